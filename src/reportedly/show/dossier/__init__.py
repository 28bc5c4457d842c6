"""The dossier: a story, or a whole ledger, as one HTML page that asks for nothing; needs the extra `dossier`."""

from reportedly.show.dossier.build import write_dossier
from reportedly.show.dossier.chapter import Chapter, DossierOptions

__all__ = ["Chapter", "DossierOptions", "write_dossier"]
