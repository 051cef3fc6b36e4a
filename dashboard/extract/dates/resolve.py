"""From a parse to a value: against the calendar, the published date, or the date before it in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import PRECISION, Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Lexicon, Tokens
from dashboard.model import When, civil

TURN_OF_YEAR = 6
"""Months by which a month must lie before the last one named for a history to have run on into the next year.
Found on WikiWars (development part)."""
_SHARED_YEAR = re.compile(r"\.?[,&/>-]{1,2}h?t?(?:[no]f?t?m|m\.?[no]|m)\.?[,f]{0,2}t?y")
NEAR_MONTHS = 2
"""A month without a year and without any cue of tense is the coming one if it lies at most this many months ahead.
Found on TimeBank, AQUAINT and MEANTIME (development part)."""
PLAUSIBLE_YEARS = range(1900, 2051)
"""Four digits that stand alone are a year in this window; outside it they need a preposition or another sign."""
CUE_REACH = 14
"""Tokens to either side in which a cue of tense is looked for."""

_RU_AGE = frozenset("ему ей им исполнилось исполнится исполняется возрасте возраста возраст возрасту было старше младше в мне".split())
"""Words before a number of years that make it an age in Russian."""

_PER_UNIT = {"h": "T{}H", "min": "T{}M", "sec": "T{}S", "Q": "{}Q", "HY": "{}HY", "WE": "{}WE", "DE": "{}DE", "CE": "{}CE"}
_TIME_UNITS = frozenset({"h", "min", "sec"})


def length(count: str, unit: str) -> str:
    """The TIMEX3 duration: P5Y, PT3H, PXM."""
    return "P" + _PER_UNIT.get(unit, "{}" + unit).format(count)


def number(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:g}"


@dataclass(slots=True)
class Reading:
    """A resolved parse: what it says, how it was read, and the stretch that later expressions may lean on."""

    when: When
    why: str
    anchor: Stretch | None = None
    quarter: Stretch | None = None
    clock: str | None = None
    needs: bool = False  # a published date or an anchor was needed and there is none


@dataclass(slots=True)
class Context:
    """What the document has told so far."""

    published: int | None
    narrative: bool
    lexicon: Lexicon
    anchor: Stretch | None = None
    anchor_words: str = ""
    quarter: Stretch | None = None
    window: When | None = None
    last_day: tuple[Tokens, int, Stretch, bool] | None = None  # tokens, end, day, whether its year was told
    published_words: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if self.published is not None:
            y, m, d = civil(self.published)
            self.published_words = f"{y:04d}-{m:02d}-{d:02d}"

    @property
    def now(self) -> int | None:
        """The day that relative expressions count from: none in a narrative that has named no day yet."""
        if self.narrative:
            return self.anchor.first if self.anchor is not None else None
        return self.published

    @property
    def against(self) -> str:
        return self.against_text if self.narrative else f"against the published date {self.published_words}"

    @property
    def against_text(self) -> str:
        return f"against “{self.anchor_words}” before it"


# --- readings ----------------------------------------------------------------------------------------


def placed(s: Stretch, why: str, mod: str | None = None, kind: str = "DATE") -> Reading:
    if s.first < -1_500_000 or not -4000 < s.year < 9999:
        mod = None
    return Reading(When(kind, s.value, s.begin, s.last, PRECISION[s.unit], mod), why, s, s if s.unit == "Q" else None)


def unplaced(value: str, why: str, precision: str | None = None, kind: str = "DATE", mod: str | None = None) -> Reading:
    return Reading(When(kind, value, None, None, precision, mod), why, needs=True)


def _mod(p: Parse) -> str | None:
    z = p.get("z", "z2", "z3")
    if z == "ref":  # "earlier this year", "later that day"
        return "START" if p.classes[p.at["z"] - p.first] == "b" else "END"
    if z in ("START", "MID", "END"):
        return str(z)
    return "APPROX" if p.get("w", "w2") == "APPROX" else None


def _shift(p: Parse, *names: str) -> tuple[int, str] | None:
    """(-1 | 0 | 1, dct | ref | same | that) of the first shift word among the groups."""
    for name in names:
        if name in p.at:
            kind = p.classes[p.at[name] - p.first]
            return {"L": -1, "N": 1, "T": 0, "S": 0}.get(kind, 0), str(p.of[name])
    return None


_PAST_ENDINGS = {"en": ("ed",), "es": ("ó", "aron", "ieron", "ía", "aba", "aban", "ían", "ados", "adas", "idos", "idas"), "pt": ("ou", "aram", "eram", "eu", "iu", "iam", "ava"), "ru": ("л", "ла", "ло", "ли", "лся", "лась", "лись")}  # fmt: skip
_PAST_PERFECT = frozenset("had había habían tinha tinham haviam havia".split())
_FUTURE_ENDINGS = {"es": ("ará", "erá", "irá", "arán", "erán", "irán", "drá", "drán", "brá", "ría", "rían"), "pt": ("ará", "erá", "irá", "arão", "erão", "irão"), "it": ("erà", "irà", "eranno"), "fr": ("era", "eront", "ira", "iront")}  # fmt: skip


def direction(tokens: Tokens, p: Parse, low: str, language: str) -> int:
    """1 where the clause speaks of the future, -1 of the past, 0 where nothing tells.

    The nearest cue before decides; failing that, the nearest after.
    """
    classes = tokens.classes
    past, future = _PAST_ENDINGS.get(language, ()), _FUTURE_ENDINGS.get(language, ())

    def ends(i: int, endings: tuple[str, ...]) -> bool:
        word = low[tokens.starts[i] : tokens.ends[i]]
        return len(word) > 3 and word.endswith(endings) and not word.endswith("eed")

    before = p.first - 1
    while before > 0 and classes[before] in "cPZnO":  # "until 9 a.m. Tuesday"
        before -= 1
    had = any(
        classes[i] == "=" and low[tokens.starts[i] : tokens.ends[i]] in _PAST_PERFECT for i in range(max(0, before - CUE_REACH), before)
    )
    if before > 0 and tokens.values[before] in ("by", "until"):
        return -1 if had else 1  # unless it opens the sentence: "Until Thursday, they had not …"
    weak = 0
    for i in range(before, max(-1, before - CUE_REACH), -1):
        kind = classes[i]
        if kind == "+" or kind == "x" and future and ends(i, future):
            return -1 if had else 1  # "had been due to expire"
        if kind == "=" and tokens.values[i] != "weak":
            return -1
        if kind == "=" or kind == "x" and past and ends(i, past):
            weak = -1  # "will be closed": a participle counts only where no stronger cue stands before it
        elif weak and kind in ",-(":
            return weak
    if weak:
        return weak
    for i in range(p.last, min(len(classes), p.last + CUE_REACH)):
        kind = classes[i]
        if kind == "+" or kind == "x" and future and ends(i, future):
            return 1
        if kind == "=" or kind == "x" and past and ends(i, past):
            return -1
    return 0


class Resolver:
    """Gives parses their readings, in the order of the text. One a document; `context` moves on as dates are named."""

    def __init__(self, context: Context, text: str, low: str) -> None:
        self.context = context
        self.text = text
        self.low = low

    def read(self, p: Parse, tokens: Tokens) -> Reading | None:
        """The reading of a parse, or None if these words are not an expression of time after all."""
        return getattr(self, "_" + p.kind)(p, tokens)  # type: ignore[no-any-return]

    # --- help ---------------------------------------------------------------------------------------

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

    # --- days ---------------------------------------------------------------------------------------

    def _iso(self, p: Parse, tokens: Tokens) -> Reading | None:
        year, month, day, rest = p.of["I"]
        made = cal.a_day(year, month, day)
        if made is None or self._class(tokens, p.first - 1) in "$-/" and self._glued(tokens, p.first):
            return None
        if not rest:
            word = self._word(tokens, p.first)
            how = "" if word[:4].isdigit() else ", read as " + ("month, day, year" if self.context.lexicon.month_first and "." not in word else "day, month, year")
            return placed(made, "explicit" + how)
        return Reading(When("TIME", f"{made.value}T{rest}", made.first, made.first, "minute"), "explicit", made)

    def _day(self, p: Parse, tokens: Tokens) -> Reading | None:
        day, month = p.get("D", "D2"), p.get("M", "M2")
        if self._is_address(p, tokens):
            return None
        if "P" in p.of:
            inner = self._day(Parse("day", p.first, p.last, {k: v for k, v in p.of.items() if k != "P"}, p.at, p.classes), tokens)
            if inner is None or inner.anchor is None:
                return inner
            return replace(inner, when=replace(inner.when, type="TIME", value=f"{inner.when.value}T{p.of['P']}"))
        if not 1 <= day <= 31 or p.at.get("M", 99) < p.at.get("D", 0) and self._capital_word(tokens, p.at["D"]):
            return None  # "the end of May the Second Squadron …"
        if p.of.get("W", 0) > 7:
            return None
        year, mod = p.get("Y", "Y2"), _mod(p)
        if year is not None:
            made = cal.a_day(year, month, day)
            return None if made is None else placed(made, "explicit", mod)
        shift = _shift(p, "S", "S2")
        if shift is None and "S3" not in p.of and (ahead := self._year_ahead(p, tokens)) is not None:
            made = cal.a_day(ahead, month, day)
            return None if made is None else placed(made, "explicit, the year from the date after it", mod)
        of_year = self._year_of(_shift(p, "S3"))
        if of_year is not None:
            made = cal.a_day(of_year, month, day)
            return None if made is None else placed(made, self._why(_shift(p, "S3")), mod)
        now = self.context.now
        if now is None:
            if cal.a_day(2000, month, day) is None:
                return None
            return unplaced(f"XXXX-{month:02d}-{day:02d}", "a day without a year, and no date to count from", "day", mod=mod)
        made = self._nearest_day(now, month, day, p, tokens, shift)
        return None if made is None else placed(made, self.context.against, mod)

    def _narrative_year(self, month: int) -> int:
        """The year of a month in a history: that of the date before it, or the next where the story runs on over New Year."""
        anchor = self.context.anchor
        assert anchor is not None
        return anchor.year + (anchor.unit in "DM" and anchor.month - month >= TURN_OF_YEAR)

    def _year_ahead(self, p: Parse, tokens: Tokens) -> int | None:
        """The year that stands with the second of two: "August and September 1914", "26 June - 4 August 1952"."""
        match = _SHARED_YEAR.match(tokens.classes, p.last)
        return None if match is None else int(tokens.values[match.end() - 1])

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
        if before == "-" and self._class(tokens, p.first - 2) == "y" and self._glued(tokens, p.first):
            century, year = divmod(tokens.values[p.first - 2], 100)  # 1915-17
            fits = tokens.ends[p.first] - tokens.starts[p.first] == 2 and p.of["D"] > year
            return placed(cal.a_year(century * 100 + p.of["D"]), "explicit, the century from the year before it") if fits else None
        last = self.context.last_day
        if before not in "-&>" or last is None or last[0] is not tokens or last[1] != p.first - 1:
            return None
        made = cal.a_day(last[2].year, last[2].month, p.of["D"])
        return None if made is None or made.first <= last[2].first else placed(made, "explicit" if last[3] else self.context.against)

    def _is_address(self, p: Parse, tokens: Tokens) -> bool:
        i = p.first - 1
        return self._class(tokens, i) == "!" and self._word(tokens, i)[:1].isalpha()

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
        way = self._direction(tokens, p)
        nearest = min(options, key=lambda s: abs(s.first - now))
        if way > 0 and nearest.first < now:
            # The year goes on only where the day is long gone: "will pay on shares of Sept. 29" is a day of this year.
            later = [s for s in options if s.first >= now]
            return later[0] if later and now - nearest.first > 92 else nearest
        if way < 0 and nearest.first > now:
            earlier = [s for s in options if s.first <= now]
            return earlier[-1] if earlier and nearest.first - now > 92 else nearest
        return nearest

    def _weekday(self, p: Parse, tokens: Tokens) -> Reading | None:
        day, shift = p.of["W"], _shift(p, "S", "S2")
        if day > 7:
            return Reading(When("SET", f"XXXX-WXX-{day - 20}"), "every such weekday") if day > 20 else None
        if self._is_ambiguous(tokens, p.at["W"]) and (not self._supported(p, tokens) or shift is not None and shift[1] == "that"):
            return None
        mod = _mod(p)
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
        if now is None or c.narrative and (c.anchor is None or c.anchor.unit != "D"):
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
        mod = _mod(p)
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
        return Reading(When("TIME", f"{day.value}T{part}", day.first, day.first, "day", _mod(p)), self.context.against, day)

    def _domday(self, p: Parse, tokens: Tokens) -> Reading | None:
        """A day of the month that is under discussion: "the 13th"."""
        c, day = self.context, p.of["D"]
        base = c.anchor if c.anchor is not None and (c.narrative or c.anchor.unit in ("D", "M")) else None
        if not isinstance(day, int) or not 1 <= day <= 31:
            return None
        word = self._word(tokens, p.at["D"])
        if self.context.lexicon.language == "en":
            # "the 13th" needs its digits and a preposition or verb's end around it; "the second" is a rank.
            if not word[0].isdigit() or self._class(tokens, p.last) not in ",.;x&>h-^=+)" or self._class(tokens, p.first - 1) not in "h<>&,x^=":
                return None
            after = self._word(tokens, p.last)
            if base is None or base.unit not in ("D", "M") or after[:1].isalpha() and self._class(tokens, p.last) == "x":
                return None
        now = c.published
        shift = _shift(p, "S")
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

    def _sameday(self, p: Parse, tokens: Tokens) -> Reading | None:
        c, unit = self.context, p.of["U"]
        if unit in _TIME_UNITS:
            return None
        if self._class(tokens, p.first - 1) == "j":
            return Reading(When("DURATION", length("1", unit)), "a length of time")  # "un mismo día"
        if tokens.classes[p.at["U"]] == "U":
            if c.window is not None:
                return Reading(c.window, c.against_text)
            return None
        if unit == "Q":
            return self._at_quarter(0, _mod(p)) or unplaced("XXXX-QX", "a quarter that the document does not name", "quarter")
        if c.anchor is None or unit == "D" and c.anchor.unit != "D":
            return unplaced({"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), "leans on a date that the document does not name", PRECISION.get(unit))
        if _wider(c.anchor.unit, unit):
            return unplaced({"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(unit, "XXXX"), "leans on a date that the document does not name", PRECISION.get(unit))
        return placed(cal.containing(unit, c.anchor.first), c.against_text, _mod(p))

    def _dayoff(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the day before", "the day after", where no event follows."""
        anchor = self.context.anchor
        word = self._word(tokens, p.last - 1)
        after = self._class(tokens, p.last)
        if p.of["U"] != "D" or word not in ("before", "after", "earlier", "later", "following") or anchor is None or anchor.unit != "D" or after == "x":
            return None
        return placed(anchor.shifted(-1 if word in ("before", "earlier") else 1), self.context.against_text)

    def _holiday(self, p: Parse, tokens: Tokens) -> Reading | None:
        rule = str(p.of["L"])
        if len(rule) == 10 and rule[4] == "-":
            made = cal.a_day(int(rule[:4]), int(rule[5:7]), int(rule[8:]))
            return None if made is None else placed(made, "explicit: a day known by its name")
        year = p.get("Y") or self._year_of(_shift(p, "S3"))
        if year is not None:
            day = holiday(rule, year)
            return None if day is None else placed(Stretch("D", day), "explicit" if "Y" in p.of else self.context.against, _mod(p))
        now = self.context.now
        if now is None:
            value = f"XXXX-{rule}" if rule[0].isdigit() else "XXXX-XX-XX"
            return unplaced(value, "a holiday without a year, and no date to count from", "day")
        options = [d for y in range(civil(now)[0] - 1, civil(now)[0] + 2) if (d := holiday(rule, y)) is not None]
        shift = _shift(p, "S", "S2")
        if shift is not None and shift[0]:
            options = [d for d in options if (d - now) * shift[0] > 0] or options
        return placed(Stretch("D", min(options, key=lambda d: abs(d - now))), self.context.against, _mod(p))

    # --- months, seasons, years -----------------------------------------------------------------------

    def _is_ambiguous(self, tokens: Tokens, i: int) -> bool:
        return self._word(tokens, i) in self.context.lexicon.ambiguous

    def _supported(self, p: Parse, tokens: Tokens) -> bool:
        """Whether a word that is also a name or a verb stands where a date stands: after a preposition, or with date words."""
        return p.last - p.first > 1 or self._class(tokens, p.first - 1) in "hz<>" or self._year_ahead(p, tokens) is not None

    def _month(self, p: Parse, tokens: Tokens) -> Reading | None:
        month = p.of["M"]
        if p.of.get("U5", "M") != "M":
            return None  # "the last week of October"
        if self._is_ambiguous(tokens, p.at["M"]):
            if not self._supported(p, tokens):
                return None
            if p.last - p.first == 1 and self._next_is_name(p, tokens):
                return None
        if p.get("Y") is None and self._glued_name(p, tokens):
            return None
        mod = _mod(p)
        year = p.get("Y")
        if year is not None:
            return placed(cal.a_month(year, month), "explicit", mod)
        of_shift = _shift(p, "S3", "S4")
        if of_shift is None and "S" not in p.of and "S2" not in p.of and (shared := self._year_ahead(p, tokens)) is not None:
            return placed(cal.a_month(shared, month), "explicit, the year from the date after it", mod)
        if of_shift is not None and p.get("U", "U3") == "Y":
            of_year = self._year_of(of_shift)
            if of_year is not None:
                return placed(cal.a_month(of_year, month), self._why(of_shift), mod)
        now = self.context.now
        if now is None:
            return unplaced(f"XXXX-{month:02d}", "a month without a year, and no date to count from", "month", mod=mod)
        year, this = civil(now)[0], civil(now)[1]
        shift = _shift(p, "S", "S2", "S4")
        if self.context.narrative:
            return placed(cal.a_month(self._narrative_year(month), month), self.context.against, mod)
        if shift is not None and shift[0] < 0:
            year -= month >= this
        elif shift is not None and shift[0] > 0:
            year += month <= this
        elif shift is None:
            way = self._direction(tokens, p)
            ahead = (month - this) % 12
            if way > 0:
                year += month < this and (12 - ahead) > 3
            elif way < 0:
                year -= month > this
            else:
                year += (month < this and ahead <= NEAR_MONTHS) - (month > this and ahead > 4)
        return placed(cal.a_month(year, month), self.context.against, mod)

    def _next_is_name(self, p: Parse, tokens: Tokens) -> bool:
        i = p.last
        return i < len(tokens.starts) and self._class(tokens, i) == "x" and self.text[tokens.starts[i]].isupper()

    def _glued_name(self, p: Parse, tokens: Tokens) -> bool:
        """A month that is a part of a name: "Jan Kavan", "April-Anne"; a capital on both sides or a hyphen."""
        i = p.last
        word = self._word(tokens, p.at["M"])
        if len(word) == 3 and i == p.first + 1 and self._next_is_name(p, tokens) and self._class(tokens, p.first - 1) not in "hz":
            return True
        return False

    def _season(self, p: Parse, tokens: Tokens) -> Reading | None:
        code, mod = str(p.of["G"]), _mod(p)
        year = p.get("Y")
        shift = _shift(p, "S", "S2")
        if self._is_ambiguous(tokens, p.at["G"]) and year is None and shift is None and "S3" not in p.of:
            before = self._class(tokens, p.first - 1)
            article = tokens.classes[p.first] == "t" or mod is not None
            if not (article and before in "h>x" and self._class(tokens, p.last) not in "fx") :
                return None
        if year is not None:
            return placed(cal.containing(code, cal.a_year(year).first), "explicit", mod)
        of_shift = _shift(p, "S3", "S4")
        of_year = self._year_of(of_shift)
        if of_year is not None:
            return placed(cal.containing(code, cal.a_year(of_year).first), self._why(of_shift), mod)
        now = self.context.now
        if now is None:
            return unplaced(f"XXXX-{code}", "a season without a year, and no date to count from", "season", mod=mod)
        here = cal.containing(code, now)
        if shift is not None and shift[0] < 0 and not self.context.narrative:
            ended = here.last if code != "WI" else here.first + 80
            here = here if ended < now else here.shifted(-1)
        elif shift is not None and shift[0] > 0 and not self.context.narrative:
            here = here if here.first > now else here.shifted(1)
        return placed(here, self.context.against, mod)

    def _year(self, p: Parse, tokens: Tokens) -> Reading | None:
        year, era = p.get("Y", "Y2"), p.get("E", "E2")
        mod = _mod(p)
        if "E" in p.at or "E2" in p.at:
            kind = tokens.classes[p.at.get("E", p.at.get("E2", 0))]
            if year < 1 or kind == "C" and not isinstance(year, int):
                return None
            if kind == "C":
                return placed(Stretch("Y", cal.a_year(1 - year).first), "explicit", mod)
            if year > 2100 or not self._in_capitals(tokens, p.at.get("E", p.at.get("E2", 0))):
                return None
            return placed(cal.a_year(year), "explicit", mod)
        if not self._is_year(year, p, tokens):
            return None
        return placed(cal.a_year(year), "explicit", mod)

    def _in_capitals(self, tokens: Tokens, i: int) -> bool:
        words = self.text[tokens.starts[i] : tokens.ends[i]]
        return words.isupper() or self.context.lexicon.language != "en"

    def _is_year(self, year: int, p: Parse, tokens: Tokens) -> bool:
        """Whether four digits are a year: by what stands around them."""
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if before in "$!9n8%/" or before == "'" and self._glued(tokens, p.first) or after in "%$!½89n'" and not (after == "'" and year in PLAUSIBLE_YEARS):
            return False
        if self._glued(tokens, p.first) and before not in "-(,/'" or self._glued(tokens, p.last) and after not in "-),.'":
            # "A2000", "#1999"; quotation marks and dashes are fine.
            if before in "x" and self._word(tokens, p.first - 1).isalnum() or after == "x" and self._word(tokens, p.last).isalnum():
                return False
        if "z" in p.of or p.last - p.first > 1:
            return True
        if after in "uU" and self.context.lexicon.language not in ("ru", "de"):
            return False
        if before == "." and self._glued(tokens, p.first):
            return False
        if before in "hf<>":
            return not (before in "h>" and year not in range(1400, 2101) and after == "x" and self._plural_noun(tokens, p.last))
        if year not in PLAUSIBLE_YEARS and not self.context.narrative:
            return before in "(-m" and after in ")-,"
        if after == "x" and self._plural_noun(tokens, p.last) and before not in "(":
            return False
        if before == "x" and self._capital(tokens, p.first - 1) and not self._glued(tokens, p.first) and after == "x" and self._capital(tokens, p.last):
            return False  # "the Russell 2000 Index"
        return True

    def _capital(self, tokens: Tokens, i: int) -> bool:
        return i > 0 and self.text[tokens.starts[i]].isupper()

    def _capital_word(self, tokens: Tokens, i: int) -> bool:
        return self.text[tokens.starts[i]].isupper()

    def _plural_noun(self, tokens: Tokens, i: int) -> bool:
        word = self._word(tokens, i)
        endings = {"ru": ("ов", "ек", "ей", "ят"), "de": ("en",)}.get(self.context.lexicon.language, ("s", "people"))
        return len(word) > 3 and word.endswith(endings) and not self._capital(tokens, i)

    def _shortyear(self, p: Parse, tokens: Tokens) -> Reading | None:
        short = p.of["Y"]
        word = self.text[tokens.starts[p.at["Y"]] : tokens.ends[p.at["Y"]]]
        if len(word) != 2 or not word.isdigit() or not self._glued(tokens, p.at["Y"]) or self._class(tokens, p.first - 1) not in "hfm<>t" or self._class(tokens, p.last) == "x" and self._glued(tokens, p.last):
            return None
        year = self._anchor_year()
        century = 1900 if year is None else year // 100 * 100
        made = century + short
        if year is not None and made > year + 10:
            made -= 100
        return placed(cal.a_year(made), "explicit, the century from its context")

    def _fiscal(self, p: Parse, tokens: Tokens) -> Reading | None:
        year = p.get("Y", "Y2")
        mod = _mod(p)
        if year is not None:
            return placed(cal.a_year(year), "explicit; a fiscal year is drawn as the calendar year of its name", mod)
        if p.get("U", "U2") not in ("Y",):
            return None
        shift = _shift(p, "S", "S2")
        made = self._year_of(shift)
        if made is None:
            return Reading(When("DURATION", "P1Y", precision="year"), "a length; which year it is the words do not say")
        return placed(cal.a_year(made), self._why(shift), mod)

    def _decade(self, p: Parse, tokens: Tokens) -> Reading | None:
        decade = p.get("V")
        if decade is None:
            short = p.of["N"]
            if short % 10 or not 10 <= short <= 90:
                return None
            decade = 190 + short // 10
        if decade < 200 and self.context.narrative and self.context.anchor is not None and self._word(tokens, p.last - 1)[:2] not in ("19", "18", "17"):
            own = self._word(tokens, p.at.get("V", p.at.get("N", 0)))
            if not own[:4].isdigit():
                decade = self.context.anchor.year // 100 * 10 + decade % 10
        own = self._word(tokens, p.at["V"]) if "V" in p.at else ""
        if own[:2].isdigit() and len(own) == 3 and not (tokens.classes[p.at["V"] - 1 : p.at["V"]] == "t" and self._word(tokens, p.at["V"] - 1) == "the"):
            return None  # "in his 30s"
        mod = _mod(p)
        half = p.get("O")
        if "h" in p.of and half is not None:
            mod = "END" if half in (2, -1, "dct", "END") else "START"
        return placed(Stretch("DE", cal.a_year(decade * 10).first), "explicit", mod)

    def _century(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit, count = p.get("U", "U2"), p.get("O", "O2")
        if unit != "CE" or not 1 <= count <= 30:
            return None
        era = p.at.get("E", p.at.get("E2"))
        first = (count - 1) * 100
        if era is not None and tokens.classes[era] == "C":
            made = Stretch("CE", cal.a_year(1 - count * 100).first)
        else:
            made = Stretch("CE", cal.a_year(first).first)
        return placed(made, "explicit", _mod(p))

    # --- stretches told by where they lie ---------------------------------------------------------------

    def _unit(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit, shift, mod = p.of["U"], _shift(p, "S"), _mod(p)
        assert shift is not None
        step, base = shift
        plural = tokens.classes[p.at["U"]] == "U"
        if plural or unit in _TIME_UNITS:
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
        if base == "ref" and c.anchor is not None and not _wider(c.anchor.unit, unit):
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
        if step < 0 and unit in ("W", "M", "Y") and self._word(tokens, p.at["S"]) in ("past", "último", "última", "ultimo", "ultima") and not c.narrative:
            return Reading(self._window(length("1", unit), 1, unit, -1), f"a window, {why}")
        if unit == "D" and step and base == "dct":
            return None  # "the last day" of something
        if c.narrative and base == "dct" and step and c.anchor is not None and _wider(c.anchor.unit, unit):
            return unplaced({"D": "XXXX-XX-XX", "M": "XXXX-XX"}.get(unit, "XXXX"), "counted from a date that the document does not name", PRECISION.get(unit))
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
        unit, mod = p.get("U", "U2", "U3"), _mod(p)
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
        if not modified or unit in _TIME_UNITS:
            return None
        if self._class(tokens, p.last) == "f":
            return None
        if now is None:
            return unplaced({"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"), "counted from a date that the document does not name", PRECISION.get(unit), mod=mod)
        if "z" in p.of and p.at["z"] > p.at["U"] and p.of["z"] == "END":  # "year-end" is a day
            return placed(Stretch("D", cal.containing(unit, now).last), c.against)
        return placed(cal.containing(unit, now), c.against, mod)

    def _aunit(self, p: Parse, tokens: Tokens) -> Reading | None:
        return self._theunit(p, tokens)

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

    def _nthunit(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the third quarter of 1984", "the first half", "the last week of October"."""
        unit, rank = p.of["U"], p.of["O"]
        kind = tokens.classes[p.at["U"]]
        if rank in ("dct", "ref"):
            rank = -1
        if not isinstance(rank, int) or unit in _TIME_UNITS:
            return None
        if kind == "H":
            unit = "HY"
        if kind == "s" or unit not in ("Q", "HY"):
            return self._nth_within(unit, rank, p, tokens) if kind != "s" else None
        size = 4 if unit == "Q" else 2
        rank = size if rank == -1 else rank
        if not 1 <= rank <= size:
            return None
        mod = _mod(p)
        months = cal.MONTHS[unit]
        year = p.get("Y")
        of_shift = _shift(p, "S3", "S4", "S")
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

    def _nth_within(self, unit: str, rank: int, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the last week of October", "the third day of this month": counted inside a month or year."""
        if "S" in p.at or rank == -1 and "M5" not in p.of and "Y" not in p.of and "U3" not in p.of:
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
            shift = _shift(p, "S3", "S4")
            now = self.context.now
            if shift is None or now is None:
                return None
            outer = cal.containing(p.get("U3", "U4"), now).shifted(shift[0]) if p.get("U3", "U4") not in _TIME_UNITS else None
        if outer is None or unit not in ("D", "W", "M", "WE") or _wider(unit, outer.unit):
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
        year = p.get("Y") or self._year_of(_shift(p, "S3"))
        kind = tokens.classes[p.last - 1]
        if year is None or unit == "term":
            return None
        if (unit == "Q" or kind == "X") and self.context.quarter is not None:
            q = self.context.quarter
            return placed(Stretch("Q", cal.a_month(year, q.month).first), "against the quarter under discussion", _mod(p))
        if kind == "X" or unit == "Q":
            return placed(cal.a_year(year), "explicit", _mod(p))
        return None

    def _sameperiod(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "the same period last year", "the year-ago quarter's period", "this period"."""
        c = self.context
        unit = p.get("U", "X")
        shift = _shift(p, "S")
        kind = tokens.classes[p.at.get("X", p.at.get("U", 0))]
        if kind == "X" and unit == "term":
            return None
        if self._class(tokens, p.first - 1) == "j" and "U3" not in p.of:
            return None
        year = p.get("Y")
        of = _shift(p, "S3", "S4")
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
            return placed(base.shifted((year - base.year) * 12 // cal.MONTHS.get(base.unit, 12)) if base.unit in cal.MONTHS else cal.a_month(year, base.month), "against the stretch under discussion")
        if shift is None or shift[1] == "that" and base is None:
            return None
        if base is not None and (shift[1] in ("same", "latest") or shift[0] == 0):
            return placed(base, "against the stretch under discussion")
        if base is not None and base.unit == "Q":
            return placed(base.shifted(shift[0]), "against the stretch under discussion")
        return None

    def _yearago(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "year-ago", "the year-earlier quarter"."""
        c = self.context
        if p.of["U2"] != "Y" or p.last - p.first > 3 and "U" not in p.of and "O" not in p.of:
            return None
        rank = p.get("O")
        if rank is not None:
            if p.get("U") != "Q" or not 1 <= rank <= 4:
                return None
            year = self._anchor_year()
            base = c.quarter.year if c.quarter is not None else year
            return None if base is None else placed(Stretch("Q", cal.a_month(base - 1, rank * 3 - 2).first), "against the quarter under discussion")
        return self._back(1, "Y", c.against)

    # --- stretches told by a distance ---------------------------------------------------------------------

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

    def _ago(self, p: Parse, tokens: Tokens) -> Reading | None:
        c, unit = self.context, p.of["U"]
        count = self._count(p, tokens) if "N" in p.of else 1.0
        if count is None or count == 0 or count > 5000:
            return None
        kind = tokens.classes[p.at["g"]]
        way = 1 if kind == "a" or kind == "G" and p.of["g"] == "after" else -1
        relative = kind in "ab"
        extra = self._count(p, tokens, "N2")
        mod = _mod(p)
        if unit in _TIME_UNITS:
            if relative:
                return Reading(When("DURATION", length(number(count), unit)), "a length of time from an event")
            if c.now is None:
                return unplaced("XXXX-XX-XX", "counted from a day that the document does not name", "day", "TIME")
            return placed(Stretch("D", c.now), c.against) if unit == "min" or count < 12 else Reading(When("DURATION", length(number(count), unit)), "a length of time")
        if not relative:
            return self._back(count + (extra or 0) * 0.5 if "U2" not in p.of else count, unit, c.against, mod)
        base = c.anchor
        if self._class(tokens, p.last) in "ft" and self.context.lexicon.language in ("es", "pt", "it"):
            return Reading(When("DURATION", length(number(count), unit), mod=mod), "a length of time from an event")
        if unit == "Y" and way < 0 and c.quarter is not None:
            return self._back(count, unit, "against the quarter under discussion", mod)
        if base is None:
            if c.now is None:
                return Reading(When("DURATION", length(number(count), unit)), "a length of time from a date that the document does not name")
            if way > 0 or unit in ("D", "W"):
                return Reading(When("DURATION", length(number(count), unit), mod=mod), "a length of time from an event")
            return self._back(count, unit, c.against, mod)
        return self._from(base, way * count, unit, c.against_text, mod)

    def _from(self, base: Stretch, count: float, unit: str, why: str, mod: str | None) -> Reading:
        """`count` units from an anchor in the text, no finer than the anchor or the unit."""
        whole = int(count)
        if unit in cal.DAYS or unit == "WE":
            if base.unit != "D":
                return unplaced("XXXX-XX-XX" if base.unit != "M" else "XXXX-XX", "counted from a date that the document gives no more exactly", None, mod=mod)
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

    def _back(self, count: float, unit: str, why: str, mod: str | None = None) -> Reading:
        """`count` units before now, as coarse as the unit."""
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

    def _vagueago(self, p: Parse, tokens: Tokens) -> Reading | None:
        kind = tokens.classes[p.at["g"]]
        unit = p.of["U"]
        if unit in _TIME_UNITS and self.context.now is not None and not self.context.narrative and kind in "gG":
            return placed(Stretch("D", self.context.now), self.context.against)
        if kind in "ab" or kind == "G" and p.of["g"] == "after":
            if kind == "a" and self._class(tokens, p.last) == "t":
                return None
            return Reading(When("DURATION", length("X", unit)), "a length of time that the words leave open")
        return Reading(When("DATE", "PAST_REF"), "vague: how long ago the words leave open")

    # --- lengths and sets -----------------------------------------------------------------------------------

    def _length(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit = p.of["U"]
        plural = tokens.classes[p.at["U"]] == "U"
        if self._is_age_or_measure(p, tokens):
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
            if "U2" in p.of and extra is not None:
                tail = length(number(extra), p.of["U2"])[1:]
                value = length(number(count), unit) + (tail[1:] if unit in _TIME_UNITS else tail)
                return Reading(When("DURATION", value, mod=_mod(p)), "a length of time")
            if extra is not None:
                kinds = tokens.classes[p.at["N2"] : p.last]
                if "H" not in kinds:
                    return None
                count += 0.5
            count_text = number(count)
            if count != int(count):
                return self._fraction(count, unit, _mod(p))
        if unit == "DE" and count is not None:
            count_text, unit, count = number(count * 10), "Y", count * 10
        value = length(count_text, unit)
        if unit == "Q" and "S" in p.of and count is not None:
            value = length(number(count * 3), "M")
        shift = _shift(p, "S", "S2")
        if shift is not None and shift[1] == "dct" and shift[0] and count is not None and unit not in _TIME_UNITS:
            when = self._window(value, count, unit, shift[0])
            self.context.window = when
            return Reading(when, f"a window, {self.context.against}" if when.placed else "a window, and no date to count from")
        if shift is not None and shift[1] in ("same", "that") and self.context.window is not None and self.context.window.value == value:
            return Reading(self.context.window, "the window named before")
        if not plural and p.of.get("N") == 1 and tokens.classes[p.at["N"]] == "j" and unit in ("D", "M", "Y", "W", "h", "min", "Q", "DE", "CE", "sec"):
            if self._per(p, tokens):
                return Reading(When("SET", value), "so much each time")
        if unit == "D" and p.of.get("N") == 1 and not plural and self._word(tokens, p.at["N"]) == "one" and p.last - p.first == 2:
            if any(c in "+=" for c in tokens.classes[max(0, p.first - 2) : p.first]) and self._class(tokens, p.last) not in "f":
                future = "+" in tokens.classes[max(0, p.first - 2) : p.first]
                return Reading(When("DATE", "FUTURE_REF" if future else "PAST_REF"), "vague: which day the words leave open")
        return Reading(When("DURATION", value, mod=_mod(p)), "a length of time")

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
        return tokens.classes[p.first] == "j" and (before in "!8%9U" or self._word(tokens, p.first - 1) in ("times", "once", "twice", "veces", "vez", "vezes", "раз"))

    def _bare_plural(self, p: Parse, tokens: Tokens) -> bool:
        """ "years of war", "the coming weeks": a plural alone is a length where nothing else explains it."""
        unit = p.of["U"]
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if p.of.get("b"):
            return before in "hx" and unit not in _TIME_UNITS and tokens.classes[p.first] != "t"
        if self._word(tokens, p.first - 1) in ("for", "in", "within", "after", "por", "durante", "в", "за", "há"):
            return after != "f" or unit not in _TIME_UNITS
        return after in "f&" and before in "xh,&" and self._word(tokens, p.first - 1) not in ("the", "all")

    def _is_age_or_measure(self, p: Parse, tokens: Tokens) -> bool:
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if after == "-" and self._class(tokens, p.last + 1) == "!" or after == "!":
            return True
        if self.context.lexicon.language == "ru" and p.of["U"] == "Y" and "N" in p.of and p.at["N"] == p.first:
            told = self._word(tokens, p.first - 1)
            if told in _RU_AGE or told in ("до", "с", "старше") and after in ".,x^" or self._capital(tokens, p.first - 1) and before == "x":
                return True
        return before in "$" or before == "-" and self._glued(tokens, p.first) and "N" in p.of and p.at["N"] == p.first

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

    # --- times of the day -------------------------------------------------------------------------------------

    def _time(self, p: Parse, tokens: Tokens) -> Reading | None:
        clock = p.get("C", "C2", "C3", "C4")
        half = p.get("A", "A2")
        if "U" in p.of and (p.of["U"] != "h" or self._class(tokens, p.first - 1) not in ">h,(" and self._class(tokens, p.first) != "O"):
            return None
        if clock is None:
            hour = p.get("H", "H2")
            if self._class(tokens, p.first) == "O" and self._class(tokens, p.first - 1) not in ">h<" and self.context.lexicon.language in ("es", "it", "fr") and "A" not in p.of:
                return None
            if not isinstance(hour, int) or hour > 24 or half is not None and not 1 <= hour <= 12:
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
        if clock == "24:00":
            clock = "24:00"
        day = self._today()
        if day is None:
            return Reading(When("TIME", f"T{clock}", None, None, "minute", _mod(p)), "a time of a day that is not named", clock=clock, needs=True)
        return Reading(When("TIME", f"{day.value}T{clock}", day.first, day.first, "minute", _mod(p)), self.context.against_text if self.context.anchor is not None and day == self.context.anchor else self.context.against, clock=clock)

    def _today(self) -> Stretch | None:
        c = self.context
        if c.anchor is not None and c.anchor.unit == "D":
            return c.anchor
        return None if c.now is None or c.narrative else Stretch("D", c.now)

    def _is_score(self, p: Parse, tokens: Tokens) -> bool:
        """A race time, a score or a verse has no a.m., zone or preposition beside it."""
        if p.get("A", "Z") is not None or tokens.classes[p.at["C"]] != "c" or self._word(tokens, p.at["C"])[:1].isalpha():
            return False
        return self._class(tokens, p.first - 1) not in "hzOw<>&,^dyi(" and self._class(tokens, p.last) not in "mdrK"

    def _part(self, p: Parse, tokens: Tokens) -> Reading | None:
        part = str(p.of["P"])
        mod = _mod(p)
        shift = _shift(p, "S", "S2")
        if part == "MI":
            part = "12:00"
        day: Stretch | None = None
        if "W" in p.of:
            if p.of["W"] > 7:
                return Reading(When("SET", f"XXXX-WXX-{p.of['W'] - 20}T{part}"), "again and again")
            inner = self._weekday(Parse("weekday", p.first, p.last, {"W": p.of["W"]} | ({"S": p.of["S"]} if "S" in p.of else {}), {k: p.at[k] for k in ("W", "S") if k in p.at}, p.classes), tokens)
            if inner is None:
                return None
            day = inner.anchor
        elif "R" in p.of:
            inner = self._relday(p, tokens)
            day = inner.anchor if inner is not None else None
        elif shift is not None:
            base = self._today() if shift[1] != "dct" or self.context.narrative else None if self.context.now is None else Stretch("D", self.context.now)
            day = base.shifted(shift[0]) if base is not None else None
        elif tokens.classes[p.first] in "tz" and self._class(tokens, p.first - 1) in "hx,^>" and self._class(tokens, p.last) != "f":
            if part == "NI" and self._class(tokens, p.last) == "x" and p.last - p.first == 2 and self._class(tokens, p.first - 1) not in "h":
                return None
            day = self._today()
        elif " " in self._word(tokens, p.first) and p.last - p.first == 1:
            day = self._today()
        else:
            return None
        if day is None or day.unit != "D":
            return unplaced(f"XXXX-XX-XXT{part}" if "W" not in p.of else f"XXXX-WXX-{p.of['W']}T{part}", "a part of a day that is not named", "day", "TIME", mod)
        return Reading(When("TIME", f"{day.value}T{part}", day.first, day.first, "day", mod), self._why(shift), day)

    # --- vague references ---------------------------------------------------------------------------------------

    def _vague(self, p: Parse, tokens: Tokens) -> Reading | None:
        return Reading(When("DATE", str(p.of["V"])), "vague: no place in the calendar")

    def _vagueword(self, p: Parse, tokens: Tokens) -> Reading | None:
        """ "current", "recent", "the past", where no unit follows."""
        if self.context.lexicon.language != "en":
            stem = self._word(tokens, p.at["S"])[:5]
            reference = {"pasad": "PAST_REF", "passa": "PAST_REF", "próxi": "FUTURE_REF", "actua": "PRESENT_REF", "atual": "PRESENT_REF"}.get(stem)
            return None if reference is None else Reading(When("DATE", reference), "vague: no place in the calendar")
        if "S" in p.of and p.of["S"] != "current":
            return None
        if "X" in p.of and self._word(tokens, p.first) != "recent":
            return None
        if "P" in p.of and self._word(tokens, p.last - 1) != "past":
            return None
        return Reading(When("DATE", "PRESENT_REF" if "S" in p.of else "PAST_REF"), "vague: no place in the calendar")


def _wider(a: str, b: str) -> bool:
    """Whether unit a is longer than unit b."""
    order = ["D", "WE", "W", "M", "Q", "SP", "SU", "FA", "WI", "HY", "Y", "DE", "CE"]
    return a in order and b in order and order.index(a) > order.index(b)


def holiday(rule: str, year: int) -> int | None:
    """The day of a holiday in a year: `12-25`, `easter-2`, `nth-11-4-4` (month, weekday, nth; 9 is the last), `election`."""
    if rule.startswith("easter"):
        return cal.easter(year) + int(rule[6:])
    if rule == "election":
        first = cal.a_month(year, 11).first
        return first + (1 - cal.weekday(first)) % 7 + 1
    if rule.startswith("nth"):
        month, weekday, nth = (int(x) for x in rule[4:].split("-"))
        first = cal.a_month(year, month)
        if nth == 9:
            return first.last - (cal.weekday(first.last) - weekday) % 7
        return first.first + (weekday - cal.weekday(first.first)) % 7 + 7 * (nth - 1)
    made = cal.a_day(year, int(rule[:2]), int(rule[3:]))
    return None if made is None else made.first


def reading_value(reading: Any) -> str:
    return str(reading.when.value)
