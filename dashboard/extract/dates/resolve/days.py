"""Days: full dates, days of the month, weekdays, words like "today", holidays."""

from __future__ import annotations

from dataclasses import replace

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import PRECISION, Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.base import Base
from dashboard.extract.dates.resolve.direction import settled
from dashboard.extract.dates.resolve.reading import TIME_UNITS, Reading, length, mod_of, placed, shift_of, unplaced, wider
from dashboard.model import When, civil

RECENT_DAYS = 92
"""Days within which a day without a year is the nearest one, whatever the tense. Found on TimeBank (development part)."""


class Days(Base):
    """Readings of single days."""

    def _iso(self, p: Parse, tokens: Tokens) -> Reading | None:
        year, month, day, rest = p.of["I"]
        made = cal.a_day(year, month, day)
        if made is None or (self._class(tokens, p.first - 1) in "$-/" and self._glued(tokens, p.first)):
            return None
        if self._word(tokens, p.first - 1) in ("version", "versión", "versão", "версия"):
            return None
        if not rest:
            word = self._word(tokens, p.first)
            how = (
                ""
                if word[:4].isdigit()
                else ", read as " + ("month, day, year" if self.context.lexicon.month_first and "." not in word else "day, month, year")
            )
            return placed(made, "explicit" + how)
        return Reading(When("TIME", f"{made.value}T{rest}", made.first, made.first, "minute"), "explicit", made)

    def _day(self, p: Parse, tokens: Tokens) -> Reading | None:
        day, month = p.get("D", "D2"), p.get("M", "M2")
        if self._is_address(p, tokens) or self._in_name_of_day(p, tokens):
            return None
        if "P" in p.of:
            inner = self._day(Parse("day", p.first, p.last, {k: v for k, v in p.of.items() if k != "P"}, p.at, p.classes), tokens)
            if inner is None or inner.anchor is None:
                return inner
            return replace(inner, when=replace(inner.when, type="TIME", value=f"{inner.when.value}T{p.of['P']}"))
        if (
            not isinstance(day, int)
            or not 1 <= day <= 31
            or (p.at.get("M", 99) < p.at.get("D", 0) and self._capital_word(tokens, p.at["D"]))
        ):
            return None  # "the end of May the Second Squadron …"
        row = p.at.get("M", 99) < p.at.get("D", 0) and self._class(tokens, p.last) == "n" and self._word(tokens, p.last).isdigit()
        if p.of.get("W", 0) > 7 or (row and "Y" not in p.of):
            return None  # "May 10 20 30": a row of numbers
        year, mod = p.get("Y", "Y2"), mod_of(p)
        if year is not None:
            made = cal.a_day(year, month, day)
            return None if made is None else placed(made, "explicit", mod)
        shift = shift_of(p, "S", "S2")
        if shift is None and "S3" not in p.of and (ahead := self._year_ahead(p, tokens)) is not None:
            made = cal.a_day(ahead, month, day)
            return None if made is None else placed(made, "explicit, the year from the date after it", mod)
        of_year = self._year_of(shift_of(p, "S3"))
        if of_year is not None:
            made = cal.a_day(of_year, month, day)
            return None if made is None else placed(made, self._why(shift_of(p, "S3")), mod)
        now = self.context.now
        if now is None:
            if cal.a_day(2000, month, day) is None:
                return None
            return unplaced(f"XXXX-{month:02d}-{day:02d}", "a day without a year, and no date to count from", "day", mod=mod)
        made = self._nearest_day(now, month, day, p, tokens, shift)
        return None if made is None else placed(made, self.context.against, mod)

    def _listed(self, p: Parse, tokens: Tokens) -> Reading | None:
        """The first days of "the 5th and 6th of June", "15 y 16 de marzo de 2001": month and year stand with the last."""
        month_at = tokens.classes.find("m", p.last)
        month = tokens.values[month_at]
        of = {"D": p.of["D"], "M": month}
        at = {"D": p.at["D"], "M": month_at}
        year_at = month_at + 1
        while self._class(tokens, year_at) in ".,ft" and year_at < month_at + 4:
            year_at += 1
        if self._class(tokens, year_at) == "y":
            of["Y"] = tokens.values[year_at]
        if self._class(tokens, month_at + 1) == "n" and self.context.lexicon.month_first:
            return None
        return self._day(Parse("day", p.first, p.last, of, at, p.classes), tokens)

    def _tailed(self, p: Parse, tokens: Tokens) -> Reading | None:
        """The further days of "Nov. 10-12", "September 29 and 30"."""
        before = self._class(tokens, p.first - 1)
        if not isinstance(p.of["D"], int):
            return None
        if before == "-" and self._class(tokens, p.first - 2) == "y" and self._glued(tokens, p.first):
            century, year = divmod(tokens.values[p.first - 2], 100)  # 1915-17
            fits = tokens.ends[p.first] - tokens.starts[p.first] == 2 and p.of["D"] > year and self._class(tokens, p.first - 3) != "-"
            return placed(cal.a_year(century * 100 + p.of["D"]), "explicit, the century from the year before it") if fits else None
        last = self.context.last_day
        if before not in "-&>" or last is None or last[0] is not tokens or last[1] != p.first - 1:
            return None
        told = last[3] or "Y" in p.of
        made = cal.a_day(p.get("Y") or last[2].year, last[2].month, p.of["D"])
        return None if made is None or made.first <= last[2].first else placed(made, "explicit" if told else self.context.against)

    def _nearest_day(self, now: int, month: int, day: int, p: Parse, tokens: Tokens, shift: tuple[int, str] | None) -> Stretch | None:
        year = civil(now)[0]
        weekday = p.get("W")
        options = [s for y in (year - 1, year, year + 1) if (s := cal.a_day(y, month, day)) is not None]
        if not options:
            return None
        if weekday is not None and not self.context.narrative:
            fitting = [s for s in options if cal.weekday(s.first) == weekday]
            if fitting:
                return min(fitting, key=lambda s: abs(s.first - now))
        if self.context.narrative:
            year = self._narrative_year(month)
            same = [s for s in options if s.year == year] or options
            return same[0]
        if shift is not None and shift[0]:
            ahead = [s for s in options if (s.first - now) * shift[0] >= 0] or options
            return min(ahead, key=lambda s: abs(s.first - now))
        if sure := settled(tokens, p, self.text, self.low, self.context.lexicon.language):
            options = [s for s in options if (s.first - now) * sure >= 0] or options
        way = self._direction(tokens, p)
        nearest = min(options, key=lambda s: abs(s.first - now))
        if way > 0 and nearest.first < now:
            # The year goes on only where the day is long gone: "will pay on shares of Sept. 29" is a day of this year.
            later = [s for s in options if s.first >= now]
            return later[0] if later and (way == 2 or now - nearest.first > RECENT_DAYS) else nearest
        if way < 0 and nearest.first > now:
            earlier = [s for s in options if s.first <= now]
            return earlier[-1] if earlier and nearest.first - now > RECENT_DAYS else nearest
        return nearest

    def _weekday(self, p: Parse, tokens: Tokens) -> Reading | None:
        day, shift = p.of["W"], shift_of(p, "S", "S2")
        if day > 7:
            told = self._class(tokens, p.first - 1) in "he>" or tokens.classes[p.first] == "t" or " " in self._word(tokens, p.first)
            return Reading(When("SET", f"XXXX-WXX-{day - 20}"), "every such weekday") if told else None
        if not self.context.lexicon.month_first and self._is_name(p, tokens):
            return None
        if "d" in (self._class(tokens, p.first - 2), self._class(tokens, p.last + 1)) and "-" in (
            self._class(tokens, p.first - 1),
            self._class(tokens, p.last),
        ):
            return None  # "Mon-Fri": opening hours
        named = "t" in (tokens.classes[p.first], self._class(tokens, p.first - 1)) and self._next_is_name(p, tokens)
        if named and p.last - p.first <= 2 and self.context.lexicon.month_first:
            return None  # "the Sunday Times"
        if self._is_ambiguous(tokens, p.at["W"]) and len(self._word(tokens, p.at["W"])) == 3 and p.last - p.first == 1:
            return None  # "Sun" the company
        if self._is_ambiguous(tokens, p.at["W"]) and (not self._supported(p, tokens) or (shift is not None and shift[1] == "that")):
            return None
        mod = mod_of(p)
        if "U" in p.of:
            if p.of["U"] != "W":
                return None
            now = self.context.now
            if now is None or shift is None:
                return unplaced(f"XXXX-WXX-{day}", "a weekday, and no date to count from", "day")
            week = cal.containing("W", now).shifted(shift[0])
            return placed(Stretch("D", week.first + day - 1), self.context.against, mod)
        c = self.context
        now = c.now
        if shift is not None and shift[1] != "dct" and c.anchor is not None:
            now = c.anchor.first
        if now is None or (c.narrative and (c.anchor is None or c.anchor.unit != "D")):
            return unplaced(f"XXXX-WXX-{day}", "a weekday, and no published date to count from", "day", mod=mod)
        back = (cal.weekday(now) - day) % 7
        if shift is not None and shift[0] < 0:
            made = now - (back or 7)
        elif shift is not None and shift[0] > 0:
            made = now + ((7 - back) % 7 or 7)
        elif back == 0:
            made = now
        else:
            way = -1 if self._class(tokens, p.last) == "'" else self._direction(tokens, p)  # "Wednesday's ruling"
            made = now + 7 - back if way > 0 else now - back
        why = self._why(shift)
        return placed(Stretch("D", made), why, mod)

    def _relday(self, p: Parse, tokens: Tokens) -> Reading | None:
        now = self.context.published if not self.context.narrative else None
        mod = mod_of(p)
        step = int(p.of["R"])
        if now is None:
            if step == 0:
                return Reading(When("DATE", "PRESENT_REF"), "vague: no published date to count from")
            return unplaced("XXXX-XX-XX", "counted from a day that the document does not name", "day")
        return placed(Stretch("D", now + step), self.context.against, mod)

    def _relpart(self, p: Parse, tokens: Tokens) -> Reading | None:
        now = self.context.now
        text = str(p.of["Q"])
        step, part = int(text[:-2]), text[-2:]
        if now is None:
            return unplaced(f"XXXX-XX-XXT{part}", "counted from a day that the document does not name", "day", "TIME")
        day = Stretch("D", now + step)
        return Reading(When("TIME", f"{day.value}T{part}", day.first, day.first, "day", mod_of(p)), self.context.against, day)

    def _domday(self, p: Parse, tokens: Tokens) -> Reading | None:
        """A day of the month that is under discussion: "the 13th"."""
        c, day = self.context, p.of["D"]
        base = c.anchor if c.anchor is not None and (c.narrative or c.anchor.unit in ("D", "M")) else None
        if not isinstance(day, int) or not 1 <= day <= 31:
            return None
        word = self._word(tokens, p.at["D"])
        if self.context.lexicon.language == "en":
            # "the 13th" needs its digits and a preposition or verb's end around it; "the second" is a rank.
            if (
                not word[0].isdigit()
                or self._class(tokens, p.last) not in ",.;x&>h-^=+)"
                or self._class(tokens, p.first - 1) not in "h<>&,x^="
            ):
                return None
            after = self._word(tokens, p.last)
            if after[:1].isalpha() and self._class(tokens, p.last) == "x":
                return None
            if base is None and c.now is not None and not c.narrative:
                return self._nearest_of_month(c.now, day, self._direction(tokens, p) > 0)
            if base is None or base.unit not in ("D", "M"):
                return None
        now = c.published
        shift = shift_of(p, "S")
        if base is None and now is not None and not c.narrative:
            base = Stretch("D", now)
            month = cal.containing("M", now)
            if shift is not None and shift[0]:
                options = [cal.a_day(s.year, s.month, day) for s in (month.shifted(-1), month, month.shifted(1))]
                fit = [s for s in options if s is not None and (s.first - now) * shift[0] > 0]
                if fit:
                    return placed(min(fit, key=lambda s: abs(s.first - now)), c.against)
        if base is None or base.unit not in ("D", "M"):
            return unplaced("XXXX-XX-XX", "a day of a month that is not named", "day")
        made = cal.a_day(base.year, base.month, day)
        return None if made is None else placed(made, c.against_text if base is c.anchor else c.against)

    def _nearest_of_month(self, now: int, day: int, ahead: bool) -> Reading | None:
        """ "the 14th" where no month is under discussion: the last one, or the next."""
        month = cal.containing("M", now)
        near = [s for m in (month.shifted(-1), month, month.shifted(1)) if (s := cal.a_day(m.year, m.month, day)) is not None]
        fitting = [s for s in near if (s.first >= now) == ahead or s.first == now]
        return placed(min(fitting, key=lambda s: abs(s.first - now)), self.context.against) if fitting else None

    def _sameday(self, p: Parse, tokens: Tokens) -> Reading | None:
        c, unit = self.context, p.of["U"]
        if unit in TIME_UNITS:
            return None
        if self._class(tokens, p.first - 1) == "j":
            return Reading(When("DURATION", length("1", unit)), "a length of time")  # "un mismo día"
        if tokens.classes[p.at["U"]] == "U":
            if c.window is not None:
                return Reading(c.window, c.against_text)
            return None
        if unit == "Q":
            return self._at_quarter(0, mod_of(p)) or unplaced("XXXX-QX", "a quarter that the document does not name", "quarter")
        if c.anchor is None or (unit == "D" and c.anchor.unit != "D"):
            return unplaced(
                {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"),
                "leans on a date that the document does not name",
                PRECISION.get(unit),
            )
        if wider(c.anchor.unit, unit):
            return unplaced(
                {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"),
                "leans on a date that the document does not name",
                PRECISION.get(unit),
            )
        return placed(cal.containing(unit, c.anchor.first), c.against_text, mod_of(p))

    def _dayoff(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the day before", "the day after", where no event follows."""
        anchor = self.context.anchor
        word = self._word(tokens, p.last - 1)
        after = self._class(tokens, p.last)
        if (
            p.of["U"] != "D"
            or word not in ("before", "after", "earlier", "later", "following")
            or anchor is None
            or anchor.unit != "D"
            or after == "x"
        ):
            return None
        return placed(anchor.shifted(-1 if word in ("before", "earlier") else 1), self.context.against_text)

    def _nthweekday(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the first Monday in September"."""
        inner = self._month_of(p, tokens)
        if inner is None or not 1 <= p.of["W"] <= 7 or not -1 <= p.of["O"] <= 5:
            return None
        month = inner.anchor
        if month is None:
            return inner
        last = p.of["O"] == -1
        day = (
            month.last - (cal.weekday(month.last) - p.of["W"]) % 7
            if last
            else month.first + (p.of["W"] - cal.weekday(month.first)) % 7 + 7 * (p.of["O"] - 1)
        )
        return placed(Stretch("D", day), inner.why) if month.first <= day <= month.last else None

    def _month_of(self, p: Parse, tokens: Tokens) -> Reading | None:
        """The reading of the month, with its year if that is told, inside a larger expression."""
        of, at = ({"M": x["M"]} | ({"Y": x["Y"]} if "Y" in x else {}) for x in (p.of, p.at))
        return self._month(Parse("month", p.at["M"], p.last, of, at, "m"), tokens)

    def _month(self, p: Parse, tokens: Tokens) -> Reading | None:
        raise NotImplementedError

    def _holiday(self, p: Parse, tokens: Tokens) -> Reading | None:
        rule = str(p.of["L"])
        if len(rule) == 10 and rule[4] == "-":
            made = cal.a_day(int(rule[:4]), int(rule[5:7]), int(rule[8:]))
            return None if made is None else placed(made, "explicit: a day known by its name")
        year = p.get("Y") or self._year_of(shift_of(p, "S3"))
        if year is not None:
            day = holiday(rule, year)
            return None if day is None else placed(Stretch("D", day), "explicit" if "Y" in p.of else self.context.against, mod_of(p))
        now = self.context.now
        if now is None:
            value = f"XXXX-{rule}" if rule[0].isdigit() else "XXXX-XX-XX"
            return unplaced(value, "a holiday without a year, and no date to count from", "day")
        options = [d for y in range(civil(now)[0] - 1, civil(now)[0] + 2) if (d := holiday(rule, y)) is not None]
        shift = shift_of(p, "S", "S2")
        if shift is not None and shift[0]:
            options = [d for d in options if (d - now) * shift[0] > 0] or options
        nearest = min(options, key=lambda d: abs(d - now))
        if p.of.get("U5") == "W":
            return placed(cal.containing("W", nearest), self.context.against)
        return None if "U5" in p.of else placed(Stretch("D", nearest), self.context.against, mod_of(p))


def holiday(rule: str, year: int) -> int | None:
    """The day of a holiday in a year: `12-25`, `easter-2`, `nth-11-4-4` (month, weekday, nth; 9 is the last), `election`."""
    if rule.startswith("easter"):
        return cal.easter(year) + int(rule[6:])
    if rule == "election":
        first = cal.a_month(year, 11).first
        return first + (1 - cal.weekday(first)) % 7 + 1
    if rule.startswith("nth"):
        month, weekday, nth = (int(x) for x in rule[4:].split("-"))
        within = cal.a_month(year, month)
        if nth == 9:
            return within.last - (cal.weekday(within.last) - weekday) % 7
        return within.first + (weekday - cal.weekday(within.first)) % 7 + 7 * (nth - 1)
    made = cal.a_day(year, int(rule[:2]), int(rule[3:]))
    return None if made is None else made.first
