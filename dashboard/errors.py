"""The faults of Dateline, one family. A miss is `None`, never one of these.

    DatelineError
    ├── DocumentError(ValueError)      one document cannot be read or understood; the others go on
    │   ├── UnreadableDocument         not a file we may open, too large, or broken inside
    │   └── UnsupportedFormat          no reader takes this kind of file
    ├── SpanError(ValueError)          a finder named words that do not stand there: a bug in a rule
    ├── SelectionError(ValueError)     a filter value that means nothing (an URL parameter, a flag)
    ├── StoreError(RuntimeError)       the store cannot be opened, is newer than we are, or broke
    ├── TradeFileError(ValueError)     an official file whose columns or values are not as documented
    ├── ReferenceDataError(RuntimeError) the shipped reference data is missing or of another version
    ├── SettingError(ValueError)       an environment variable or flag that cannot be used
    └── ExportError(RuntimeError)      a picture or file cannot be written (no browser, unknown ending)

Every message says the cause, the value or document it concerns, and what to do about it.
"""


class DatelineError(Exception):
    """Root of the family. `remedy` is what the reader of the message can do, as a sentence."""

    def __init__(self, cause: str, *, value: object = None, remedy: str = "") -> None:
        super().__init__(cause)
        self.cause = cause
        self.value = value
        self.remedy = remedy

    def __str__(self) -> str:
        text = self.cause if self.value is None else f"{self.cause}: {self.value!r}"
        return f"{text}. {self.remedy}" if self.remedy else text


class DocumentError(DatelineError, ValueError):
    """One document cannot be read or understood; `value` is its location."""


class UnreadableDocument(DocumentError):
    """Not a file we may open, too large, or broken inside."""


class UnsupportedFormat(DocumentError):
    """No reader takes this kind of file."""


class SpanError(DatelineError, ValueError):
    """Other words stand at these offsets: a rule is wrong, the document is not."""


class SelectionError(DatelineError, ValueError):
    """A filter value that means nothing; `value` carries it."""


class StoreError(DatelineError, RuntimeError):
    """The store cannot be opened or used; `value` is its URL without password."""


class TradeFileError(DatelineError, ValueError):
    """An official trade file is not as its publisher documents it."""


class ReferenceDataError(DatelineError, RuntimeError):
    """Shipped reference data is missing or of another version; reinstall or rebuild it."""


class SettingError(DatelineError, ValueError):
    """An environment variable or flag that cannot be used."""


class ExportError(DatelineError, RuntimeError):
    """A picture or file cannot be written."""
