"""Pages: the stylesheet, the partial templates and the marked text that the workbench and the dossier share."""

from reportedly.show.page.environment import make_environment, read_stylesheet
from reportedly.show.page.marking import Marked, Paragraph, Segment, lay_marks
from reportedly.show.page.text import make_inert
from reportedly.show.wording import make_web_address

__all__ = [
    "Marked",
    "Paragraph",
    "Segment",
    "lay_marks",
    "make_environment",
    "make_inert",
    "make_web_address",
    "read_stylesheet",
]
