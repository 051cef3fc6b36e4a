"""From a parse to a value: against the calendar, the published date, or the date before it in the text."""

from __future__ import annotations

from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.lengths import Lengths
from dashboard.extract.dates.resolve.reading import Context, Reading
from dashboard.extract.dates.resolve.stretches import Stretches
from dashboard.extract.dates.resolve.times import Times

__all__ = ["Context", "Reading", "Resolver"]


class Resolver(Stretches, Lengths, Times):
    """Gives parses their readings, in the order of the text. One a document; `context` moves on as dates are named."""

    def read(self, p: Parse, tokens: Tokens) -> Reading | None:
        """The reading of a parse, or None if these words are not an expression of time after all."""
        return getattr(self, "_" + p.kind)(p, tokens)  # type: ignore[no-any-return]
