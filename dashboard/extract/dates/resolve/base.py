"""What all resolvers share: a look at the words around, and the anchors of the document."""

from __future__ import annotations

import re

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import PRECISION, Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.direction import direction
from dashboard.extract.dates.resolve.reading import Context, Reading, placed, unplaced
from dashboard.model import When, civil

TURN_OF_YEAR = 6
"""Months by which a month must lie before the last one named for a history to have run on into the next year.
Found on WikiWars (development part)."""
_ADDRESS = re.compile(r"~[no]f?m,?$")
_SHARED_YEAR = re.compile(r"\.?[,&/>-]{1,2}h?t?(?:[no]f?t?m|m\.?[no]|m|[no](?=,y))\.?[,f]{0,2}t?y")


class Base:
    """Holds the context of one document, which moves on as dates are named."""

    def __init__(self, context: Context, text: str, low: str) -> None:
        self.context = context
        self.text = text
        self.low = low

    def _direction(self, tokens: Tokens, p: Parse) -> int:
        return direction(tokens, p, self.low, self.context.lexicon.language)

    def _word(self, tokens: Tokens, i: int) -> str:
        return self.low[tokens.starts[i] : tokens.ends[i]] if 0 <= i < len(tokens.starts) else ""

    def _class(self, tokens: Tokens, i: int) -> str:
        return tokens.classes[i] if 0 <= i < len(tokens.classes) else "^"

    def _glued(self, tokens: Tokens, i: int) -> bool:
        """Whether token i stands directly against the one before it."""
        return 0 < i < len(tokens.starts) and tokens.starts[i] == tokens.ends[i - 1]

    def _anchor_year(self) -> int | None:
        c = self.context
        if c.narrative:
            return c.anchor.year if c.anchor is not None else None
        return None if c.published is None else civil(c.published)[0]

    def _year_of(self, shift: tuple[int, str] | None) -> int | None:
        """The year that "of this year", "last year", "of the previous year" means."""
        c = self.context
        if shift is None:
            return None
        step, base = shift
        if base in ("same", "that"):
            return c.anchor.year if c.anchor is not None else self._anchor_year()
        if base == "ref" and c.anchor is not None:
            return c.anchor.year + step
        if c.narrative and c.anchor is not None and step:
            return c.anchor.year + step
        year = self._anchor_year()
        return None if year is None else year + step

    def _why(self, shift: tuple[int, str] | None = None) -> str:
        if shift is not None and shift[1] != "dct" and self.context.anchor is not None:
            return self.context.against_text
        return self.context.against

    def _is_address(self, p: Parse, tokens: Tokens) -> bool:
        i = p.first - 1
        return self._class(tokens, i) == "~"

    def _narrative_year(self, month: int) -> int:
        """The year of a month in a history: that of the date before it, or the next where the story runs on over New Year."""
        anchor = self.context.anchor
        assert anchor is not None
        return anchor.year + (anchor.unit in "DM" and anchor.month - month >= TURN_OF_YEAR)

    def _year_ahead(self, p: Parse, tokens: Tokens) -> int | None:
        """The year that stands with the second of two: "August and September 1914", "26 June - 4 August 1952"."""
        match = _SHARED_YEAR.match(tokens.classes, p.last)
        return None if match is None else int(tokens.values[match.end() - 1])

    def _is_ambiguous(self, tokens: Tokens, i: int) -> bool:
        return self._word(tokens, i) in self.context.lexicon.ambiguous

    def _supported(self, p: Parse, tokens: Tokens) -> bool:
        """Whether a word that is also a name or a verb stands where a date stands: after a preposition, or with date words."""
        before = self._class(tokens, p.first - 1)
        if before in "-&>" and self._class(tokens, p.first - 2) == "m":
            return True
        return p.last - p.first > 1 or before in "hz<>" or self._year_ahead(p, tokens) is not None

    def _next_is_name(self, p: Parse, tokens: Tokens) -> bool:
        i = p.last
        return i < len(tokens.starts) and self._class(tokens, i) == "x" and self.text[tokens.starts[i]].isupper()

    def _is_name(self, p: Parse, tokens: Tokens) -> bool:
        """A month or weekday that is a part of a name: "Jan Kavan", "April Jones", "Augusto Domingo"."""
        if (
            p.last - p.first > 1
            or self.context.lexicon.language in ("de", "ru")
            or (self._class(tokens, p.first - 1) in "hz<>" and self._class(tokens, p.last) != "~")
        ):
            return False
        if not self._capital_word(tokens, p.first):
            return False
        if self._class(tokens, p.last) == "~":
            return True
        before = p.first > 1 and self._class(tokens, p.first - 1) == "x" and self._capital_word(tokens, p.first - 1)
        return self._next_is_name(p, tokens) or (before and not self.context.lexicon.month_first)

    def _in_place_name(self, p: Parse, tokens: Tokens) -> bool:
        """A month that is the end of a name: "Rio de Janeiro", "Plaza de Mayo". In running text these languages write
        months small; "Boletín de Mayo de 2010" is one all the same."""
        name = p.first - 2
        if name > 0 and tokens.classes[name] in "no" and "Y" not in p.at:
            name -= 1  # "Movimiento 26 de Julio"
        of = self._class(tokens, p.first - 1) == "f" and name >= 0 and tokens.classes[name] in "x~"
        told = "Y" in p.at and "f" in tokens.classes[p.at["M"] : p.at["Y"]]
        return (
            of
            and not told
            and p.at["M"] == p.first
            and self.context.lexicon.language in ("es", "pt", "it", "fr")
            and self._capital_word(tokens, p.first)
            and self._capital_word(tokens, name)
        )

    def _in_address(self, tokens: Tokens, end: int) -> bool:
        """ "calle 25 de Mayo 1984": the day was left out as an address, and so are the month that ends here and what follows it."""
        return _ADDRESS.search(tokens.classes, max(0, end - 6), end) is not None

    def _in_name_of_day(self, p: Parse, tokens: Tokens) -> bool:
        """ "Movimiento 26 de Julio": a name, with a capital where running text has none."""
        return (
            self.context.lexicon.language in ("es", "pt", "it", "fr")
            and "Y" not in p.of
            and "W" not in p.of
            and "M" in p.at
            and self._class(tokens, p.first - 1) == "x"
            and self._capital_word(tokens, p.first - 1)
            and p.at["M"] < p.last
            and self._capital_word(tokens, p.at["M"])
        )

    def _capital(self, tokens: Tokens, i: int) -> bool:
        return i > 0 and self.text[tokens.starts[i]].isupper()

    def _capital_word(self, tokens: Tokens, i: int) -> bool:
        return self.text[tokens.starts[i]].isupper()

    def _count(self, p: Parse, tokens: Tokens, name: str = "N") -> float | None:
        value = p.of.get(name)
        if isinstance(value, tuple):
            kinds = tokens.classes[p.at[name] : p.at[name] + len(value)]
            if kinds == "jH":
                return 0.5
            return float(value[0]) + (0.5 if "H" in kinds else float(value[1]))
        if name in p.at and tokens.classes[p.at[name]] == "H":
            return 0.5
        return None if value is None else float(value)

    def _window(self, value: str, count: float, unit: str, way: int) -> When:
        """The stretch of a "past five years": whole units of the calendar, anchored on when the document speaks."""
        now = self.context.now
        if now is None:
            return When("DURATION", value, precision=PRECISION.get(unit))
        base = {"DE": ("Y", 10), "CE": ("Y", 100), "WE": ("W", 1)}.get(unit, (unit, 1))
        here = cal.containing(base[0], now)
        span = int(count * base[1])
        if way < 0:
            return When("DURATION", value, here.shifted(-span).first, here.last, PRECISION[base[0]])
        return When("DURATION", value, here.first, here.shifted(span).last, PRECISION[base[0]])

    def _today(self) -> Stretch | None:
        c = self.context
        if c.anchor is not None and c.anchor.unit == "D":
            return c.anchor
        return None if c.now is None or c.narrative else Stretch("D", c.now)

    def _at_quarter(self, step: int, mod: str | None, shift: tuple[int, str] | None = None) -> Reading | None:
        """The quarter under discussion, or the last one that was over when the document speaks."""
        c = self.context
        if c.quarter is not None and (shift is None or shift[1] != "dct"):
            if shift is None or shift[1] != "latest":
                return placed(c.quarter.shifted(step), "against the quarter under discussion", mod)
        if c.now is None:
            return unplaced("XXXX-QX", "a quarter, and no date to count from", "quarter", mod=mod)
        here = cal.containing("Q", c.now)
        if shift is None:
            step = -1
        return placed(here.shifted(step), c.against, mod)

    def _back(self, count: float, unit: str, why: str, mod: str | None = None) -> Reading:
        """`count` units before now (after it where negative), as coarse as the unit."""
        c = self.context
        if unit == "Y" and count == 1 and c.quarter is not None:
            return placed(c.quarter.shifted(-4), "against the quarter under discussion", mod)
        if c.now is None:
            value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX")
            return unplaced(value, "counted from a date that the document does not name", PRECISION.get(unit), mod=mod)
        now = c.now
        if unit == "D":
            return placed(Stretch("D", now - int(count)), why, mod)
        if unit in ("W", "WE"):
            return placed(cal.containing("W", now - 7 * int(count)), why, mod)
        target = cal.day_plus_months(now, -round(count * cal.MONTHS[unit]))
        return placed(cal.containing("Y" if unit in ("DE", "CE") else unit, target), why, mod)
