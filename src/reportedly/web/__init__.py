"""The workbench: a local web server over one ledger. Needs the extra `web`."""

from reportedly.web.app import make_app
from reportedly.web.guard import Gate

__all__ = ["Gate", "make_app"]
