"""Months, seasons, years, decades and centuries."""

from __future__ import annotations

import re

from dashboard.extract.dates import calendar as cal
from dashboard.extract.dates.calendar import Stretch
from dashboard.extract.dates.grammar import Parse
from dashboard.extract.dates.lexicon import Tokens
from dashboard.extract.dates.resolve.days import Days
from dashboard.extract.dates.resolve.reading import Reading, mod_of, placed, shift_of, unplaced
from dashboard.model import When, civil

_YEARLY = frozenset(
    """conference congress convention cup election elections expo fair festival forum games olympics summit championship
    copa cumbre conferencia congreso elecciones feria foro juegos mundial olimpiadas cúpula conferência eleições fórum jogos""".split()
)
"""What is held again and again and told apart by its year: "Expo 2020"."""
_NUMBERED = frozenset(
    """law act decree order room suite page chapter build model invoice item
    ley decreto sala habitación piso página capítulo modelo factura expediente teléfono
    lei processo nota fatura telefone agenda
    закон указ кабинет глава страница модель счёт приказ договор повестка гост""".split()
)
"""What is told apart by a number: "law 1178", "Agenda 2030"."""
_OTHER_END = re.compile(r"\.?[->]t?m(?!\.?,?f?[yno])")
NEAR_MONTHS = 2
"""A month without a year and without any cue of tense is the coming one if it lies at most this many months ahead.
Found on TimeBank, AQUAINT and MEANTIME (development part)."""
PLAUSIBLE_YEARS = range(1900, 2051)
"""Four digits that stand alone are a year in this window; outside it they need a preposition or another sign."""


class Years(Days):
    """Readings of months and of what is longer."""

    def _month(self, p: Parse, tokens: Tokens) -> Reading | None:
        month = p.of["M"]
        if p.of.get("U5", "M") != "M":
            return None  # "the last week of October"
        if self._is_ambiguous(tokens, p.at["M"]):
            if not self._supported(p, tokens):
                return None
            if p.last - p.first == 1 and self._next_is_name(p, tokens):
                return None
        if self._in_place_name(p, tokens):
            return None
        alone = p.last - p.first == 1 and self._word(tokens, p.first) in self.context.lexicon.abbreviations
        if alone and not self._supported(p, tokens):
            return None  # "Jan van Eyck"
        if self._in_address(tokens, p.first + 1) or (p.get("Y") is None and self._is_name(p, tokens)):
            return None
        mod = mod_of(p)
        year = p.get("Y")
        if year is not None:
            return placed(cal.a_month(year, month), "explicit", mod)
        of_shift = shift_of(p, "S3", "S4")
        if of_shift is None and "S" not in p.of and "S2" not in p.of and (shared := self._year_ahead(p, tokens)) is not None:
            return placed(cal.a_month(shared, month), "explicit, the year from the date after it", mod)
        if of_shift is not None and p.get("U", "U3") == "Y":
            of_year = self._year_of(of_shift)
            if of_year is not None:
                return placed(cal.a_month(of_year, month), self._why(of_shift), mod)
        anchor = self.context.anchor
        if (
            p.first > 1
            and self._class(tokens, p.first - 1) in ">-"
            and self._class(tokens, p.first - 2) == "m"
            and anchor is not None
            and anchor.unit == "M"
        ):
            return placed(cal.a_month(anchor.year + (month < anchor.month), month), "against the month at the other end", mod)
        now = self.context.now
        if now is None:
            return unplaced(f"XXXX-{month:02d}", "a month without a year, and no date to count from", "month", mod=mod)
        year, this = civil(now)[0], civil(now)[1]
        shift = shift_of(p, "S", "S2", "S4")
        if self.context.narrative and (shift is None or not shift[0]):
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
            if p.last - p.first == 1 and (other := _OTHER_END.match(tokens.classes, p.last)) is not None and way <= 0:
                # "from January through June": both ends lie in the past.
                end = int(tokens.values[other.end() - 1])
                year -= cal.a_month(year + (end < month), end).first > now
        return placed(cal.a_month(year, month), self.context.against, mod)

    def _season(self, p: Parse, tokens: Tokens) -> Reading | None:
        code, mod = str(p.of["G"]), mod_of(p)
        year = p.get("Y")
        shift = shift_of(p, "S", "S2")
        if self._is_ambiguous(tokens, p.at["G"]) and year is None and shift is None and "S3" not in p.of:
            before = self._class(tokens, p.first - 1)
            article = tokens.classes[p.first] == "t" or mod is not None
            # In a history "the Spring Offensive" is of a spring; elsewhere a capital makes it a name.
            offensive = self.context.narrative and self._next_is_name(p, tokens) and self._capital_word(tokens, p.at["G"])
            if not offensive and not (article and before in "h>x" and self._class(tokens, p.last) not in "fx"):
                return None
        if year is not None:
            return placed(cal.containing(code, cal.a_year(year).first), "explicit", mod)
        of_shift = shift_of(p, "S3", "S4")
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
        year = p.get("Y", "Y2")
        if not isinstance(year, int):
            return None
        mod = mod_of(p)
        if "E" in p.at or "E2" in p.at:
            kind = tokens.classes[p.at.get("E", p.at.get("E2", 0))]
            if year < 1 or (kind == "C" and not isinstance(year, int)):
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
        if (
            before in "$!~9n8%/"
            or (before == "'" and self._glued(tokens, p.first))
            or (after in "%$!½89n'" and not (after == "'" and year in PLAUSIBLE_YEARS))
        ):
            return False
        if (self._glued(tokens, p.first) and before not in "-(,/'") or (self._glued(tokens, p.last) and after not in "-),.'"):
            # "A2000", "#1999"; quotation marks and dashes are fine.
            if (before in "x" and self._word(tokens, p.first - 1).isalnum()) or (after == "x" and self._word(tokens, p.last).isalnum()):
                return False
        if before == "-" and self._glued(tokens, p.first) and self._class(tokens, p.first - 2) in "n98":
            return False  # "555-2019"
        if before == "x" and p.last - p.first == 1 and self._word(tokens, p.first - 1) in _NUMBERED:
            return False
        if self._word(tokens, p.last) == "agenda" or self._in_address(tokens, p.first):
            return False
        if before == "y" or after == "y" or self._in_code(p, tokens):
            return False  # a row of numbers
        if "z" in p.of or p.last - p.first > 1:
            return True
        if after == "x" and self._capital(tokens, p.last) and self._class(tokens, p.last + 1) == "~" and before not in "h,":
            return False  # "1984 Elm Street"
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
        if (
            before == "x"
            and self._capital(tokens, p.first - 1)
            and not self._glued(tokens, p.first)
            and after == "x"
            and self._capital(tokens, p.last)
        ):
            return False  # "the Russell 2000 Index"
        return True

    def _in_code(self, p: Parse, tokens: Tokens) -> bool:
        """A part of a number that is no date: "A-2019-33", "ISSN 2049-3630", "Windows 2000"."""
        before, after = self._class(tokens, p.first - 1), self._class(tokens, p.last)
        if after == "-" and self._glued(tokens, p.last) and self._class(tokens, p.last + 1) in "98":
            return True
        if self.context.lexicon.language in ("de", "ru"):
            return False
        named = p.first > 1 and self._class(tokens, p.first - 2) in "xj" and self._capital_word(tokens, p.first - 2)
        if before == "-" and self._glued(tokens, p.first) and self._glued(tokens, p.first - 1) and named:
            return True
        if before != "x" or p.first == 0 or self._word(tokens, p.first - 1) in _YEARLY:
            return False
        return self._capital_word(tokens, p.first - 1) and self._word(tokens, p.first - 1).isalpha() and after not in ")-"

    def _plural_noun(self, tokens: Tokens, i: int) -> bool:
        word = self._word(tokens, i)
        endings = {"ru": ("ов", "ек", "ей", "ят"), "de": ("en",)}.get(self.context.lexicon.language, ("s", "people"))
        return len(word) > 3 and word.endswith(endings) and not self._capital(tokens, i)

    def _shortyear(self, p: Parse, tokens: Tokens) -> Reading | None:
        short = p.of["Y"]
        word = self.text[tokens.starts[p.at["Y"]] : tokens.ends[p.at["Y"]]]
        if (
            len(word) != 2
            or not word.isdigit()
            or not self._glued(tokens, p.at["Y"])
            or self._class(tokens, p.first - 1) not in "hfm<>t"
            or (self._class(tokens, p.last) == "x" and self._glued(tokens, p.last))
        ):
            return None
        year = self._anchor_year()
        century = 1900 if year is None else year // 100 * 100
        made = century + short
        if year is not None and made > year + 10:
            made -= 100
        return placed(cal.a_year(made), "explicit, the century from its context")

    def _fiscal(self, p: Parse, tokens: Tokens) -> Reading | None:
        year = p.get("Y", "Y2")
        mod = mod_of(p)
        if year is not None:
            if self._class(tokens, p.last) == "-" and self._glued(tokens, p.last) and self._class(tokens, p.last + 1) in "n9":
                return None  # "Nota fiscal 2023-0456"
            return placed(cal.a_year(year), "explicit; a fiscal year is drawn as the calendar year of its name", mod)
        if p.get("U", "U2") not in ("Y",):
            return None
        shift = shift_of(p, "S", "S2")
        made = self._year_of(shift)
        if made is None:
            return Reading(When("DURATION", "P1Y", precision="year"), "a length; which year it is the words do not say")
        return placed(cal.a_year(made), self._why(shift), mod)

    def _decade(self, p: Parse, tokens: Tokens) -> Reading | None:
        decade = p.get("V")
        if decade is None:
            short = p.of["N"]
            if not isinstance(short, int) or short % 10 or not 10 <= short <= 90:
                return None
            decade = 190 + short // 10
        if (
            decade < 200
            and self.context.narrative
            and self.context.anchor is not None
            and self._word(tokens, p.last - 1)[:2] not in ("19", "18", "17")
        ):
            own = self._word(tokens, p.at.get("V", p.at.get("N", 0)))
            if not own[:4].isdigit():
                decade = self.context.anchor.year // 100 * 10 + decade % 10
        own = self._word(tokens, p.at["V"]) if "V" in p.at else ""
        if (
            own[:2].isdigit()
            and len(own) == 3
            and not (tokens.classes[p.at["V"] - 1 : p.at["V"]] == "t" and self._word(tokens, p.at["V"] - 1) == "the")
        ):
            return None  # "in his 30s"
        mod = mod_of(p)
        half = p.get("O")
        if "h" in p.of and half is not None:
            mod = "END" if half in (2, -1, "dct", "END") else "START"
        return placed(Stretch("DE", cal.a_year(decade * 10).first), "explicit", mod)

    def _century(self, p: Parse, tokens: Tokens) -> Reading | None:
        unit, count = p.get("U", "U2"), p.get("O", "O2")
        if unit != "CE" or not isinstance(count, int) or not 1 <= count <= 30:
            return None
        era = p.at.get("E", p.at.get("E2"))
        first = (count - 1) * 100
        if era is not None and tokens.classes[era] == "C":
            made = Stretch("CE", cal.a_year(1 - count * 100).first)
        else:
            made = Stretch("CE", cal.a_year(first).first)
        if "-" in p.classes and self._class(tokens, p.last) == "x":  # "20th-century leaders": a trait, not a time
            return Reading(When("DATE", made.value, precision="century"), "the words describe, they do not date")
        return placed(made, "explicit", mod_of(p))
