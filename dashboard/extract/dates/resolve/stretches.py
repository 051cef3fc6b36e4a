"""Stretches told by where they lie: "next week", "the third quarter", "the same period last year"."""

from __future__ import annotations

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import PRECISION, Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.reading import TIME_UNITS, Reading, length, mod_of, placed, shift_of, unplaced, wider
from dashboard.extract.dates.resolve.years import Years
from dashboard.model import When, civil


class Stretches(Years):
    """Readings of units of the calendar by their place."""

    def _unit(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit, shift, mod = p.of["U"], shift_of(p, "S"), mod_of(p)
        assert shift is not None
        step, base = shift
        if p.at["U"] < p.at["S"] and base == "dct" and self.context.lexicon.language == "en":
            return None  # "by a quarter last year"
        plural = tokens.classes[p.at["U"]] == "U"
        if plural or unit in TIME_UNITS:
            return None
        c = self.context
        if base in ("same", "that"):
            return self._sameday(p, tokens)
        if self._word(tokens, p.last) in ("!",) or self._class(tokens, p.last) == "!":
            return None
        if unit == "Q":
            return self._at_quarter(step, mod, shift)
        now = c.now
        why = self._why(shift)
        latest = p.of["S"] == "dct" and tokens.classes[p.at["S"]] == "T" and "F" in p.of
        if unit == "D" and step > 0 and c.anchor is not None and c.anchor.unit == "D":
            base = "ref"  # "the next day" is the day after the one just told of
        if base == "ref" and c.anchor is not None and not wider(c.anchor.unit, unit):
            now, why = c.anchor.first, c.against_text
        elif base == "ref" and c.anchor is None and c.narrative:
            now = None
        if now is None:
            if unit == "D" and step == 0:
                return Reading(When("DATE", "PRESENT_REF"), "vague: no published date to count from")
            value = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}.get(unit, "XXXX")
            return unplaced(value, "counted from a date that the document does not name", PRECISION.get(unit), mod=mod)
        if unit == "WE":
            return placed(self._weekend(now, step, p, tokens), why, mod)
        if (
            step > 0
            and base == "dct"
            and unit in ("W", "M", "Y", "DE")
            and tokens.classes[p.first] == "t"
            and self._word(tokens, p.first - 1) == "for"
        ):
            years = unit == "DE"  # "for the next decade": a length
            value = length("10" if years else "1", "Y" if years else unit)
            return Reading(self._window(value, 10 if years else 1, "Y" if years else unit, step), f"a window, {why}")
        if (
            step < 0
            and unit in ("W", "M", "Y")
            and self._word(tokens, p.at["S"]) in ("past", "último", "última", "ultimo", "ultima")
            and not c.narrative
        ):
            return Reading(self._window(length("1", unit), 1, unit, -1), f"a window, {why}")
        if unit == "D" and step and base == "dct":
            return None  # "the last day" of something
        if c.narrative and base == "dct" and step and c.anchor is not None and wider(c.anchor.unit, unit):
            return unplaced(
                {"D": "XXXX-XX-XX", "M": "XXXX-XX"}.get(unit, "XXXX"),
                "counted from a date that the document does not name",
                PRECISION.get(unit),
            )
        if unit == "CE" or unit == "DE":
            made = cal.containing(unit, now).shifted(step)
            if step < 0 and unit == "DE" and base == "dct":
                return Reading(self._window("P10Y", 10, "Y", -1), why)
            return placed(made, why, mod)
        del latest
        return placed(cal.containing(unit, now).shifted(step), why, mod)

    def _weekend(self, now: int, step: int, p: Parse, tokens: Tokens) -> Stretch:
        here = cal.containing("WE", now)
        if step:
            return here.shifted(step) if step < 0 or cal.weekday(now) < 6 else here.shifted(1)
        if cal.weekday(now) <= 3 and self._direction(tokens, p) <= 0:
            return here.shifted(-1)
        return here

    def _theunit(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the quarter", "the weekend", "the end of the year": the one under discussion."""
        unit, mod = p.get("U", "U2", "U3"), mod_of(p)
        c = self.context
        modified = mod is not None or p.get("z", "z2", "z3") is not None
        if unit == "Q" and self._class(tokens, p.last) != "f":
            return self._at_quarter(0, mod)
        now = c.now
        if unit == "WE":
            if now is None:
                return unplaced("XXXX-WXX-WE", "a weekend, and no date to count from", "week")
            return placed(self._weekend(now, 0, p, tokens), c.against, mod)
        if unit == "W" and tokens.classes[p.first] == "t" and self._class(tokens, p.last) != "f" and now is not None and not modified:
            return placed(cal.containing("W", now), c.against) if self._class(tokens, p.last) in ",.'^" else None
        if unit == "Y" and tokens.classes[p.first] == "t" and not modified and self._class(tokens, p.last) != "f":
            if self._class(tokens, p.first - 1) == "w" or self._word(tokens, p.first - 1) == "for":
                return Reading(When("DURATION", "P1Y", precision="year"), "a length of time")
            if now is not None and self._class(tokens, p.first - 1) in "h>":
                return placed(cal.containing("Y", now), c.against)
            return None
        if not modified or unit in TIME_UNITS:
            return None
        if unit == "D" and c.anchor is not None and c.anchor.unit == "D":
            return placed(c.anchor, c.against_text, mod)
        if self._class(tokens, p.last) == "f":
            return None
        if now is None:
            return unplaced(
                {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"),
                "counted from a date that the document does not name",
                PRECISION.get(unit),
                mod=mod,
            )
        if "z" in p.of and p.at["z"] > p.at["U"] and p.of["z"] == "END":  # "year-end" is a day
            return placed(Stretch("D", cal.containing(unit, now).last), c.against)
        return placed(cal.containing(unit, now), c.against, mod)

    def _nthunit(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the third quarter of 1984", "the first half", "the last week of October"."""
        unit, rank = p.of["U"], p.of["O"]
        kind = tokens.classes[p.at["U"]]
        if rank in ("dct", "ref"):
            rank = -1
        if not isinstance(rank, int) or unit in TIME_UNITS:
            return None
        if kind == "H":
            unit = "HY"
        if kind == "s" or unit not in ("Q", "HY"):
            return self._nth_within(unit, rank, p, tokens) if kind != "s" else None
        outer = p.get("U3", "U4")
        if unit == "HY" and outer in ("CE", "DE"):
            shift, now = shift_of(p, "S3", "S4"), self.context.now
            part = "START" if rank == 1 else "END"
            if shift is None or now is None:
                return unplaced("XX" if outer == "CE" else "XXX", "a part of a stretch that is not named", PRECISION[outer], mod=part)
            return placed(cal.containing(outer, now).shifted(shift[0]), self._why(shift), part)
        size = 4 if unit == "Q" else 2
        rank = size if rank == -1 else rank
        if not 1 <= rank <= size:
            return None
        mod = mod_of(p)
        months = cal.MONTHS[unit]
        year = p.get("Y")
        of_shift = shift_of(p, "S3", "S4", "S")
        why = "explicit" if year is not None else self._why(of_shift)
        if unit == "HY" and self._class(tokens, p.last) == "f" and year is None and "U3" not in p.of:
            return None
        if year is None and of_shift is not None and p.get("U3", "U4", "S") is not None and ("S" not in p.at or of_shift[0] == 0):
            year = self._year_of(of_shift)
        if year is not None:
            return placed(Stretch(unit, cal.a_month(year, 1 + (rank - 1) * months).first), why, mod)
        now = self.context.now
        if now is None:
            return unplaced(f"XXXX-{'Q' if unit == 'Q' else 'H'}{rank}", "a part of a year that is not named", PRECISION[unit], mod=mod)
        if unit == "HY" and p.last - p.first < 3 and tokens.classes[p.first] != "t" and self._class(tokens, p.last) != "h":
            return None
        year = civil(now)[0]
        made = Stretch(unit, cal.a_month(year, 1 + (rank - 1) * months).first)
        way = self._direction(tokens, p)
        if not self.context.narrative and made.first > now + 31 and way <= 0:
            made = Stretch(unit, cal.a_month(year - 1, 1 + (rank - 1) * months).first)
        elif way > 0 and made.last < now - 120 and not self.context.narrative:
            made = Stretch(unit, cal.a_month(year + 1, 1 + (rank - 1) * months).first)
        return placed(made, why, mod)

    def _short(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "Q3 2023", "3Q23", "H1 2024", "FY2022"."""
        unit, which, year = p.get("I", "I2")
        year = p.get("Y", "Y2") or year
        if unit == "Y":
            return (
                None
                if year is None
                else placed(cal.a_year(year), "explicit; a fiscal year is drawn as the calendar year of its name", mod_of(p))
            )
        months = cal.MONTHS[unit]
        if year is None and unit == "HY":
            return None  # "H1" alone is a heading
        why = "explicit" if year is not None else self.context.against
        now = self.context.now
        if year is None:
            if now is None:
                return unplaced(f"XXXX-Q{which}", "a quarter of a year that is not named", "quarter")
            made = Stretch(unit, cal.a_month(civil(now)[0], 1 + (which - 1) * months).first)
            return placed(made if made.first <= now or self._direction(tokens, p) > 0 else made.shifted(-4), why, mod_of(p))
        return placed(Stretch(unit, cal.a_month(year, 1 + (which - 1) * months).first), why, mod_of(p))

    def _nth_within(self, unit: str, rank: int, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the last week of October", "the third day of this month": counted inside a month or year."""
        if "S" in p.at or (rank == -1 and "M5" not in p.of and "Y" not in p.of and "U3" not in p.of):
            return None
        year, month = p.get("Y", "Y5"), p.get("M5")
        outer: Stretch | None = None
        if month is not None:
            now = self.context.now
            if year is None:
                if now is None:
                    return unplaced(f"XXXX-{month:02d}", "a month without a year", PRECISION.get(unit))
                inner = self._month(Parse("month", p.at["M5"], p.at["M5"] + 1, {"M": month}, {"M": p.at["M5"]}, "m"), tokens)
                if inner is None or inner.anchor is None:
                    return None
                outer = inner.anchor
            else:
                outer = cal.a_month(year, month)
        elif year is not None:
            outer = cal.a_year(year)
        elif p.get("U3", "U4") is not None:
            shift = shift_of(p, "S3", "S4")
            now = self.context.now
            if shift is None or now is None:
                return None
            outer = cal.containing(p.get("U3", "U4"), now).shifted(shift[0]) if p.get("U3", "U4") not in TIME_UNITS else None
        if outer is None or unit not in ("D", "W", "M", "WE") or wider(unit, outer.unit):
            return None
        if rank == -1:
            made = cal.containing(unit, outer.last)
        else:
            made = cal.containing(unit, outer.first).shifted(rank - 1)
            if made.first < outer.first:
                made = made.shifted(1)
        return placed(made, "explicit" if year is not None else self.context.against)

    def _periodof(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit = p.get("U", "U2")
        year = p.get("Y") or self._year_of(shift_of(p, "S3"))
        kind = tokens.classes[p.last - 1]
        if year is None or unit == "term":
            return None
        if (unit == "Q" or kind == "X") and self.context.quarter is not None:
            q = self.context.quarter
            return placed(Stretch("Q", cal.a_month(year, q.month).first), "against the quarter under discussion", mod_of(p))
        if kind == "X" or unit == "Q":
            return placed(cal.a_year(year), "explicit", mod_of(p))
        return None

    def _sameperiod(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the same period last year", "the year-ago quarter's period", "this period"."""
        c = self.context
        unit = p.get("U", "X")
        shift = shift_of(p, "S")
        kind = tokens.classes[p.at.get("X", p.at.get("U", 0))]
        if kind == "X" and unit == "term":
            return None
        if self._class(tokens, p.first - 1) == "j" and "U3" not in p.of:
            return None
        year = p.get("Y")
        of = shift_of(p, "S3", "S4")
        if year is None and of is not None and p.get("U3") == "Y":
            year = self._year_of(of)
            if c.quarter is not None and of[1] == "ref":
                year = c.quarter.year + of[0]
        if kind == "u" and unit in ("M", "Y", "W", "D") and year is None:
            return None
        base = c.quarter or (c.anchor if c.anchor is not None and c.anchor.unit in ("M", "HY") else None)
        if kind == "u" and unit == "M":
            base = c.anchor if c.anchor is not None and c.anchor.unit in ("M", "D") else None
        if year is not None:
            if base is None or base.unit == "Y":
                return placed(cal.a_year(year), c.against)
            return placed(
                base.shifted((year - base.year) * 12 // cal.MONTHS.get(base.unit, 12))
                if base.unit in cal.MONTHS
                else cal.a_month(year, base.month),
                "against the stretch under discussion",
            )
        if shift is None or (shift[1] == "that" and base is None):
            return None
        if base is not None and (shift[1] in ("same", "latest") or shift[0] == 0):
            return placed(base, "against the stretch under discussion")
        if base is not None and base.unit == "Q":
            return placed(base.shifted(shift[0]), "against the stretch under discussion")
        return None

    def _yearago(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "year-ago", "the year-earlier quarter"."""
        c = self.context
        if p.of["U2"] != "Y" or (p.last - p.first > 3 and "U" not in p.of and "O" not in p.of):
            return None
        rank = p.get("O")
        if rank is not None:
            if p.get("U") != "Q" or not 1 <= rank <= 4:
                return None
            year = self._anchor_year()
            base = c.quarter.year if c.quarter is not None else year
            return (
                None
                if base is None
                else placed(Stretch("Q", cal.a_month(base - 1, rank * 3 - 2).first), "against the quarter under discussion")
            )
        return self._back(1, "Y", c.against)
