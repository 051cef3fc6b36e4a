"""Times of the day, and references that have no place in the calendar."""

from __future__ import annotations

from dashboard.extract.dates.calendar import Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.days import Days
from dashboard.extract.dates.resolve.reading import Reading, mod_of, shift_of, unplaced
from dashboard.model import When


class Times(Days):
    """Readings of hours, parts of the day and vague words."""

    def _time(self, p: Parse, tokens: Tokens) -> Reading | None:
        clock = p.get("C", "C2", "C3", "C4")
        half = p.get("A", "A2") or self._half_of(p)
        if "U" in p.of and (p.of["U"] != "h" or (self._class(tokens, p.first - 1) not in ">h,(" and self._class(tokens, p.first) != "O")):
            return None
        if clock is None:
            hour = p.get("H", "H2")
            if (
                self._class(tokens, p.first) == "O"
                and self._class(tokens, p.first - 1) not in ">h<"
                and self.context.lexicon.language in ("es", "it", "fr")
                and "A" not in p.of
            ):
                return None
            if not isinstance(hour, int) or hour > 24 or (half is not None and not 1 <= hour <= 12):
                return None
            if half is None and "H2" not in p.of and self._class(tokens, p.last) == "x" and self._glued(tokens, p.last):
                return None
            clock = f"{hour:02d}:00"
        elif "." in clock or "," in clock:
            hour_text, _, minute = clock.replace(",", ".").partition(".")
            if len(minute) != 2 or not minute.isdigit() or int(minute) > 59 or len(hour_text) > 2 or int(hour_text) > 24:
                return None
            clock = f"{int(hour_text):02d}:{minute}"
        elif self._is_score(p, tokens):
            return None
        hour = int(clock[:2])
        if half == "pm" and hour < 12:
            hour += 12
        elif half == "am" and hour == 12:
            hour = 0
        zone = "Z" if p.get("Z", "Z2", "Z3", "Z4") == "Z" else ""
        clock = f"{hour:02d}{clock[2:]}{zone}"
        day = self._today()
        if day is None:
            return Reading(
                When("TIME", f"T{clock}", None, None, "minute", mod_of(p)), "a time of a day that is not named", clock=clock, needs=True
            )
        return Reading(
            When("TIME", f"{day.value}T{clock}", day.first, day.first, "minute", mod_of(p)),
            self.context.against_text if self.context.anchor is not None and day == self.context.anchor else self.context.against,
            clock=clock,
        )

    def _half_of(self, p: Parse) -> str | None:
        """Before or after noon, where the hour is followed by a part of the day: "las tres de la tarde"."""
        part, hour = p.get("P"), p.get("H", "C")
        if part is None or part == "MI":
            return None
        early = isinstance(hour, int) and hour < 6
        return "am" if part == "MO" or (part == "NI" and early) else "pm"

    def _is_score(self, p: Parse, tokens: Tokens) -> bool:
        """A race time, a score or a verse has no a.m., zone or preposition beside it."""
        if p.get("A", "Z", "P") is not None or tokens.classes[p.at["C"]] != "c" or self._word(tokens, p.at["C"])[:1].isalpha():
            return False
        return self._class(tokens, p.first - 1) not in "hzOw<>&,^dyi(" and self._class(tokens, p.last) not in "mdrK"

    def _part(self, p: Parse, tokens: Tokens) -> Reading | None:
        part = str(p.of["P"])
        mod = mod_of(p)
        shift = shift_of(p, "S", "S2")
        if part == "MI":
            part = "12:00"
        day: Stretch | None = None
        if "W" in p.of:
            if p.of["W"] > 7:
                return Reading(When("SET", f"XXXX-WXX-{p.of['W'] - 20}T{part}"), "again and again")
            inner = self._weekday(
                Parse(
                    "weekday",
                    p.first,
                    p.last,
                    {"W": p.of["W"]} | ({"S": p.of["S"]} if "S" in p.of else {}),
                    {k: p.at[k] for k in ("W", "S") if k in p.at},
                    p.classes,
                ),
                tokens,
            )
            if inner is None:
                return None
            day = inner.anchor
        elif "R" in p.of:
            inner = self._relday(p, tokens)
            day = inner.anchor if inner is not None else None
        elif shift is not None:
            base = (
                self._today()
                if shift[1] != "dct" or self.context.narrative
                else None
                if self.context.now is None
                else Stretch("D", self.context.now)
            )
            day = base.shifted(shift[0]) if base is not None else None
        elif tokens.classes[p.first] in "tz" and self._class(tokens, p.first - 1) in "hx,^>" and self._class(tokens, p.last) != "f":
            if (
                part == "NI"
                and self._class(tokens, p.last) == "x"
                and p.last - p.first == 2
                and self._class(tokens, p.first - 1) not in "h"
            ):
                return None
            day = self._today()
        elif " " in self._word(tokens, p.first) and p.last - p.first == 1:
            day = self._today()
        else:
            return None
        if day is None or day.unit != "D":
            return unplaced(
                f"XXXX-XX-XXT{part}" if "W" not in p.of else f"XXXX-WXX-{p.of['W']}T{part}",
                "a part of a day that is not named",
                "day",
                "TIME",
                mod,
            )
        return Reading(When("TIME", f"{day.value}T{part}", day.first, day.first, "day", mod), self._why(shift), day)

    def _vague(self, p: Parse, tokens: Tokens) -> Reading | None:
        value = str(p.of["V"])
        return Reading(When("DATE" if value.endswith("_REF") else "DURATION", value), "vague: no place in the calendar")

    def _vagueword(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "current", "recent", "the past", where no unit follows."""
        if self.context.lexicon.language != "en":
            if self._class(tokens, p.first - 1) == "=":
                return None  # "han pasado a ser"
            stem = self._word(tokens, p.at["S"])[:5]
            reference = {
                "pasad": "PAST_REF",
                "passa": "PAST_REF",
                "próxi": "FUTURE_REF",
                "actua": "PRESENT_REF",
                "atual": "PRESENT_REF",
            }.get(stem)
            return None if reference is None else Reading(When("DATE", reference), "vague: no place in the calendar")
        if "S" in p.of and p.of["S"] != "current":
            return None
        if "X" in p.of and self._word(tokens, p.first) != "recent":
            return None
        if "P" in p.of and self._word(tokens, p.last - 1) != "past":
            return None
        return Reading(When("DATE", "PRESENT_REF" if "S" in p.of else "PAST_REF"), "vague: no place in the calendar")
