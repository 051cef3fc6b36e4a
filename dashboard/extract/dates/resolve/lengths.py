"""Distances, lengths, windows and sets: "two years ago", "three days", "the past five years", "each month"."""

from __future__ import annotations

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.base import Base
from dashboard.extract.dates.resolve.reading import TIME_UNITS, Reading, length, mod_of, number, placed, shift_of, unplaced
from dashboard.model import When

_COMPOUNDS = frozenset({("Y", "M"), ("Y", "D"), ("M", "D"), ("M", "W"), ("W", "D"), ("D", "h"), ("h", "min"), ("min", "sec")})
"""Units that follow each other in one length: "two years and three months"."""
_RU_AGE = frozenset("ему ей им исполнилось исполнится исполняется возрасте возраста возраст возрасту было старше младше в мне".split())
"""Words before a number of years that make it an age in Russian."""


class Lengths(Base):
    """Readings of what is counted in units of time."""

    def _ago(self, p: Parse, tokens: Tokens) -> Reading | None:
        c, unit = self.context, p.of["U"]
        count = self._count(p, tokens) if "N" in p.of else 1.0
        if count is None or count == 0 or count > 5000:
            return None
        kind = tokens.classes[p.at["g"]]
        way = 1 if kind == "a" or (kind == "G" and p.of["g"] == "after") else -1
        relative = kind in "ab"
        extra = self._count(p, tokens, "N2")
        if relative and extra is not None and "U2" not in p.of:
            count += 0.5  # "two weeks and a half later"
        mod = mod_of(p)
        if unit in TIME_UNITS:
            if relative:
                return Reading(When("DURATION", length(number(count), unit)), "a length of time from an event")
            if c.now is None:
                return unplaced("XXXX-XX-XX", "counted from a day that the document does not name", "day", "TIME")
            return (
                placed(Stretch("D", c.now), c.against)
                if unit == "min" or count < 12
                else Reading(When("DURATION", length(number(count), unit)), "a length of time")
            )
        if not relative:
            return self._back(-way * (count + (extra or 0) * 0.5 if "U2" not in p.of else count), unit, c.against, mod)
        base = c.anchor
        if self._class(tokens, p.last) in "ft" and self.context.lexicon.language in ("es", "pt", "it"):
            return Reading(When("DURATION", length(number(count), unit), mod=mod), "a length of time from an event")
        if unit == "Y" and way < 0 and c.quarter is not None:
            return self._back(count, unit, "against the quarter under discussion", mod)
        if base is None:
            if c.now is None:
                return Reading(
                    When("DURATION", length(number(count), unit)), "a length of time from a date that the document does not name"
                )
            if way > 0 or unit in ("D", "W"):
                return Reading(When("DURATION", length(number(count), unit), mod=mod), "a length of time from an event")
            return self._back(count, unit, c.against, mod)
        return self._from(base, way * count, unit, c.against_text, mod)

    def _from(self, base: Stretch, count: float, unit: str, why: str, mod: str | None) -> Reading:
        """`count` units from an anchor in the text, no finer than the anchor or the unit."""
        whole = int(count)
        if unit in cal.DAYS or unit == "WE":
            if base.unit != "D":
                told = When("DURATION", length(number(abs(count)), unit), mod=mod)
                return Reading(told, "a length of time from a date that the document gives no more exactly")
            made = Stretch("D", base.first + int(count * cal.DAYS[unit]))
            return placed(made if unit == "D" else cal.containing("W", made.first), why, mod)
        months = round(count * cal.MONTHS[unit])
        if unit == "M":
            if base.unit in ("Y", "DE", "CE"):
                return unplaced("XXXX-XX", "counted from a date that the document gives no more exactly", "month", mod=mod)
            return placed(cal.containing("M", cal.day_plus_months(base.first, months)), why, mod)
        if unit == "Y" and base.unit in ("M", "Q") and whole == count:
            return placed(base.shifted(months // cal.MONTHS[base.unit]), why, mod)
        return placed(cal.containing("Y" if unit in ("Y", "DE", "CE") else unit, cal.day_plus_months(base.first, months)), why, mod)

    def _vagueago(self, p: Parse, tokens: Tokens) -> Reading | None:
        kind = tokens.classes[p.at["g"]]
        unit = p.of["U"]
        if unit in TIME_UNITS and self.context.now is not None and not self.context.narrative and kind in "gG":
            return placed(Stretch("D", self.context.now), self.context.against)
        if kind in "ab" or (kind == "G" and p.of["g"] == "after"):
            if kind == "a" and self._class(tokens, p.last) == "t":
                return None
            return Reading(When("DURATION", length("X", unit)), "a length of time that the words leave open")
        if kind == "G" and self.context.lexicon.language == "es":  # "hace unos días" is a length in Spanish TimeML
            return Reading(When("DURATION", length("X", unit)), "vague: how long ago the words leave open")
        return Reading(When("DATE", "PAST_REF"), "vague: how long ago the words leave open")

    def _length(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit = p.of["U"]
        plural = tokens.classes[p.at["U"]] == "U"
        if self._is_age_or_measure(p, tokens):
            return None
        if (
            unit == "Q"
            and p.of.get("N") == 1
            and tokens.classes[p.at["N"]] == "j"
            and self._word(tokens, p.first - 1) not in ("for", "in", "during", "within")
        ):
            return None  # a fourth
        if unit == "Q" and "N" in p.of and ("-" in p.classes or self._class(tokens, p.last) == "f") and "S" not in p.of:
            return None  # "three-quarters", "more than a quarter of"
        if plural and "S" in p.at and self._word(tokens, p.at["S"]) == "that":
            return None
        count = self._count(p, tokens)
        if count is None and "N" not in p.of:
            if "h" in p.of:
                return Reading(When("DURATION", {"h": "PT30M", "Y": "P6M"}.get(unit, length("0.5", unit))), "a length of time")
            if not plural and "X" not in p.of:
                return None
            if not plural and p.last - p.first < 2:
                return None
            count_text = "X"
            if "X" not in p.of and "S" not in p.of and not self._bare_plural(p, tokens):
                return None
        else:
            assert count is not None
            extra = self._count(p, tokens, "N2")
            if "U2" in p.of and (unit, p.of["U2"]) not in _COMPOUNDS:
                return None  # "more than a decade, two days after"
            if "U2" in p.of and extra is not None:
                tail = length(number(extra), p.of["U2"])[1:]
                value = length(number(count), unit) + (tail[1:] if unit in TIME_UNITS else tail)
                return Reading(When("DURATION", value, mod=mod_of(p)), "a length of time")
            if extra is not None:
                kinds = tokens.classes[p.at["N2"] : p.last]
                if "H" not in kinds:
                    return None
                count += 0.5
            count_text = number(count)
            if count != int(count):
                return self._fraction(count, unit, mod_of(p))
        if unit == "DE" and count is not None:
            count_text, unit, count = number(count * 10), "Y", count * 10
        value = length(count_text, unit)
        if unit == "Q" and "S" in p.of and count is not None:
            value = length(number(count * 3), "M")
        shift = shift_of(p, "S", "S2")
        if shift is not None and shift[1] in ("dct", "ref", "latest") and shift[0] and count is not None and unit not in TIME_UNITS:
            when = self._window(value, count, unit, shift[0])
            self.context.window = when
            return Reading(when, f"a window, {self.context.against}" if when.placed else "a window, and no date to count from")
        if shift is not None and shift[1] in ("same", "that") and self.context.window is not None and self.context.window.value == value:
            return Reading(self.context.window, "the window named before")
        if (
            not plural
            and p.of.get("N") == 1
            and tokens.classes[p.at["N"]] == "j"
            and unit in ("D", "M", "Y", "W", "h", "min", "Q", "DE", "CE", "sec")
        ):
            if self._per(p, tokens):
                return Reading(When("SET", value), "so much each time")
        if unit == "D" and p.of.get("N") == 1 and not plural and self._word(tokens, p.at["N"]) == "one" and p.last - p.first == 2:
            if any(c in "+=" for c in tokens.classes[max(0, p.first - 2) : p.first]) and self._class(tokens, p.last) not in "f":
                future = "+" in tokens.classes[max(0, p.first - 2) : p.first]
                return Reading(When("DATE", "FUTURE_REF" if future else "PAST_REF"), "vague: which day the words leave open")
        return Reading(When("DURATION", value, mod=mod_of(p)), "a length of time")

    def _fraction(self, count: float, unit: str, mod: str | None) -> Reading:
        whole, rest = int(count), count - int(count)
        halves = {"Y": ("M", 12), "h": ("min", 60), "min": ("sec", 60)}
        if unit in halves:
            small, size = halves[unit]
            head = length(str(whole), unit) if whole else "PT" if unit != "Y" else "P"
            tail = length(number(round(rest * size)), small)
            return Reading(When("DURATION", head + tail[2 if unit != "Y" else 1 :], mod=mod), "a length of time")
        return Reading(When("DURATION", length(number(count), unit), mod=mod), "a length of time")

    def _per(self, p: Parse, tokens: Tokens) -> bool:
        """ "$5 a share a year", "40% a year", "twice a week": a rate."""
        before = self._class(tokens, p.first - 1)
        return tokens.classes[p.first] == "j" and (
            before in "!8%9U" or self._word(tokens, p.first - 1) in ("times", "once", "twice", "veces", "vez", "vezes", "раз")
        )

    def _bare_plural(self, p: Parse, tokens: Tokens) -> bool:
        """ "years of war", "the coming weeks": a plural alone is a length where nothing else explains it."""
        unit = p.of["U"]
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if p.of.get("b"):
            return before in "hx" and unit not in TIME_UNITS and tokens.classes[p.first] != "t"
        if self._word(tokens, p.first - 1) in ("for", "in", "within", "after", "por", "durante", "в", "за", "há"):
            return after != "f" or unit not in TIME_UNITS
        return after in "f&" and before in "xh,&" and self._word(tokens, p.first - 1) not in ("the", "all")

    def _is_age_or_measure(self, p: Parse, tokens: Tokens) -> bool:
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if (after == "-" and self._class(tokens, p.last + 1) == "!") or after == "!":
            return True
        if self.context.lexicon.language == "pt" and p.of["U"] == "Y" and before == "f" and self._class(tokens, p.first - 2) == ",":
            return True  # "Fulano, de 54 anos"
        if self.context.lexicon.language == "ru" and p.of["U"] == "Y" and "N" in p.of and p.at["N"] == p.first:
            told = self._word(tokens, p.first - 1)
            if (
                told in _RU_AGE
                or (told in ("до", "с", "старше") and after in ".,x^")
                or (self._capital(tokens, p.first - 1) and before == "x")
            ):
                return True
        return before in "$" or (before == "-" and self._glued(tokens, p.first) and "N" in p.of and p.at["N"] == p.first)

    def _set(self, p: Parse, tokens: Tokens) -> Reading | None:
        if "V" in p.of:
            return Reading(When("SET", str(p.of["V"])), "again and again")
        if tokens.classes[p.at["e"]] == ">" and self._word(tokens, p.at["e"]) != "al":
            return None
        if "W" in p.of:
            return Reading(When("SET", f"XXXX-WXX-{p.of['W'] % 20}" + (f"T{p.of['P']}" if "P" in p.of else "")), "again and again")
        if "P" in p.of:
            return Reading(When("SET", f"XXXX-XX-XXT{p.of['P']}"), "again and again")
        if "G" in p.of:
            return Reading(When("SET", f"XXXX-{p.of['G']}"), "again and again")
        count = p.of.get("N")
        return Reading(When("SET", length(str(count) if isinstance(count, int) else "X" if count else "1", p.of["U"])), "again and again")
