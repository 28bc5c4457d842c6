"""1. bytes -> Report."""

from reportedly.read.document import MAX_BYTES, MAX_CHARS, Document, Format, Found, ReadOptions
from reportedly.read.formats import FORMATS, read_document
from reportedly.read.inputs import find_documents, read_report, read_reports, split_document

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_CHARS",
    "Document",
    "Format",
    "Found",
    "ReadOptions",
    "find_documents",
    "read_document",
    "read_report",
    "read_reports",
    "split_document",
]
