"""Every error the package raises on purpose.

    ReportedlyError                a message names the file, the place and what to do
    ├── InputError                 a path or stream cannot be read as a report
    │   ├── NotTextError           binary content (a PDF, an image, ...) where text was expected
    │   ├── EmptyInputError        nothing left after decoding and cleaning
    │   └── TooLargeError          over a size limit
    ├── LimitError                 a document went over its time or memory limit
    ├── LedgerError                the ledger file cannot be used
    │   ├── NotALedgerError        another kind of file, or a damaged one
    │   ├── NewerLedgerError       written by a later version of reportedly
    │   └── LedgerFullError        the disk is full or the file may not grow
    ├── NotFoundError              no report, claim or file of that name
    ├── DecidedError               somebody decided the same meanwhile
    ├── MissingExtraError          an optional part is not installed; the message says how to add it
    └── ModelError                 the language model or a word list cannot be loaded

Odd *text* never raises: stages return a `Problem` beside what they found.
"""


class ReportedlyError(Exception):
    """Base of every error raised on purpose."""


class InputError(ReportedlyError):
    """A path or stream cannot be read as a report."""


class NotTextError(InputError):
    """Binary content where text was expected."""


class EmptyInputError(InputError):
    """Nothing is left after decoding and cleaning."""


class TooLargeError(InputError):
    """The input is over a size limit."""


class LimitError(ReportedlyError):
    """A document went over its time or memory limit."""


class LedgerError(ReportedlyError):
    """The ledger file cannot be used."""


class NotALedgerError(LedgerError):
    """The file is of another kind, or damaged."""


class NewerLedgerError(LedgerError):
    """The ledger was written by a later version of reportedly."""


class LedgerFullError(LedgerError):
    """The disk is full or the ledger may not grow."""


class DecidedError(ReportedlyError):
    """Somebody decided about the same things meanwhile; look at that first."""


class NotFoundError(ReportedlyError):
    """No report, claim or file of that name."""


class MissingExtraError(ReportedlyError):
    """An optional part is not installed: `extra` is its name, `why` what needs it."""

    def __init__(self, extra: str, why: str) -> None:
        self.extra = extra
        super().__init__(f"{why}; add it with: pip install 'reportedly[{extra}]'")


class ModelError(ReportedlyError):
    """The language model or a word list cannot be loaded."""
