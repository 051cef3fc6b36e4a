"""What a number is a number of: percent, money, a unit of measure, a time, a counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.extract.figures.lexicon import Lexicon, currency_codes, currency_signs, lexicon, unit_symbols
from dashboard.extract.figures.nouns import lemma, noun_phrase, unit_name
from dashboard.extract.figures.numbers import Number
from dashboard.extract.figures.tokens import Tokens

_WORDLIKE_CODES = frozenset(
    {"ALL", "TOP", "CUP", "TRY", "PEN", "MAD", "GEL", "SOS", "MOP", "BAM", "ANG", "LAK", "XXX", "BOB", "AMD", "RON", "ARS"}
)
"""ISO 4217 codes that are also words or initials: believed behind a number, not in front of one."""
_LONE_LETTERS = frozenset("mgltAVKGCFWв")
"""Units of one letter: only where they are glued to the number, or nothing but the sentence's end or a bracket follows."""


@dataclass(frozen=True, slots=True)
class Unit:
    """`first`, `last` are the span's tokens with the unit; `factor` multiplies the number (75 USD million)."""

    kind: str
    name: str
    first: int
    last: int
    why: str
    factor: Decimal = Decimal(1)
    added: Decimal = Decimal(0)


class Units:
    """Finds the unit of a number among one sentence's tokens."""

    def __init__(self, tokens: Tokens, lex: Lexicon) -> None:
        self.t = tokens
        self.lex = lex
        self.english = lexicon("en")

    def of(self, number: Number) -> Unit | None:
        """The unit, or None for a bare number."""
        after = number.last
        hyphen = self.t.word(after) == "-" and self.t.adjacent(after) and self.t.adjacent(after + 1)
        start = after + 1 if hyphen else after
        return (
            self.percent(number, start)
            or self.money(number, start)
            or self.age(number, start)
            or self.times(number, start)
            or self.duration(number, start)
            or self.physical(number, start)
            or (None if number.share else self.counted(number, start, hyphen))
        )

    # --- percent, times -----------------------------------------------------------------------------

    def percent(self, number: Number, at: int) -> Unit | None:
        lex = self.lex
        for phrases, name in ((lex.points, "percentage point"), (lex.basis_points, "basis point"), (lex.percent, "percent")):
            found = phrases.at(self.t, at)
            if found is not None:
                return Unit("percent" if name == "percent" else "measure", name, number.first, found[0], name)
        before = lex.percent_before.before(self.t, number.first)
        if before is not None and not self.t.word(before[0] - 1).isdigit():
            return Unit("percent", "percent", before[0], number.last, "percent of")
        return None

    def times(self, number: Number, at: int) -> Unit | None:
        lex, word = self.lex, self.t.word(at)
        if word in lex.sets["times"] and not number.share:
            first = number.first
            return Unit("ratio", "times", first, at + 1, "times")
        if lex.language == "en" and word == "fold":
            return Unit("ratio", "times", number.first, at + 1, "-fold")
        if word in ("x", "×") and self.t.adjacent(at) and number.literal and not self.t.word(at + 1)[:1].isdigit():
            return Unit("ratio", "times", number.first, at + 1, "x")
        return None

    # --- money --------------------------------------------------------------------------------------

    def sign_before(self, index: int) -> tuple[int, str] | None:
        """(first token, code) of a currency sign, abbreviation or code that stands before token `index`."""
        t = self.t
        best = None
        joined = ""
        last = t.raw[index - 1] if index else ""
        if not last or (last.isalpha() and len(last) > 4 and last.islower() and self.lex.currencies.before(t, index) is None):
            return None
        for k in range(index - 1, max(-1, index - 5), -1):
            if k < index - 1 and t.start[k + 1] - t.end[k] > 1:
                break
            joined = t.raw[k] + joined
            spaced = t.start[index] - t.start[k] > len(joined) + 1
            if (spaced and joined[:1] in "AaSs" and joined[1:] == "$") or joined in ("a$", "s$"):
                break
            code = self._sign(joined)
            if code == "CAD" and joined == "C$" and self.lex.language == "es":
                code = "NIO"  # in Spanish C$ is the córdoba
            if code is not None and joined not in _WORDLIKE_CODES and not (joined.isalpha() and t.word(k - 1)[:1].isdigit()):
                best = k, code
        if best is None:
            found = self.lex.currencies.before(t, index)
            if (
                found is not None
                and found[1] in ("USD", "EUR")
                and t.start[index] - t.end[index - 1] == 1
                and self._name_in_front(found[0])
            ):
                return found[0], found[1]
            return None
        return best

    def _name_in_front(self, first: int) -> bool:
        """`dólar 22,5 millones`: a currency's name is a prefix only where no number stands before the name."""
        word = self.t.word(first - 1)
        return not word[:1].isdigit() and word not in self.lex.numbers and word not in self.lex.scales

    @staticmethod
    def _sign(joined: str) -> str | None:
        signs = currency_signs()
        if joined in signs:
            return signs[joined]
        if "$" in joined and joined.upper() in signs:
            return signs[joined.upper()]
        if joined in currency_codes():
            return joined
        if joined[:1] == "M" and len(joined) == 4 and joined[1:] in ("USD", "EUR", "GBP", "AUD", "CAD", "CHF", "RUB"):
            return joined
        return None

    def money(self, number: Number, at: int) -> Unit | None:
        before = self.sign_before(number.first)
        if before is not None:
            first, code = before
            unit = self._million_code(code)
            last, added = self._minor(number.last) if not number.scaled else (number.last, Decimal(0))
            return Unit("money", unit[0], first, last, "currency sign", unit[1], added)
        return self.currency_after(number, at)

    def currency_after(self, number: Number, at: int) -> Unit | None:
        """`5 million dollars`, `20 millones de euros`, `75 USD million`, `34 cents`."""
        t, lex = self.t, self.lex
        if t.word(at) in lex.sets["of"]:
            at += 1
        named = lex.currencies.at(t, at) or self._code_after(at)
        if named is not None:
            unit = self._million_code(named[1])
            last, factor = named[0], unit[1]
            if factor == 1 and not number.scaled and t.word(last) in lex.scales:
                factor, last = lex.scales[t.word(last)], last + 1
            added = Decimal(0)
            if factor == 1 and not number.scaled:
                last, added = self._minor(last)
            return Unit("money", unit[0], number.first, last, "currency name", factor, added)
        minor = lex.minor.at(t, at)
        if minor is not None:
            return Unit("money", minor[1], number.first, minor[0], "minor unit")
        return None

    @staticmethod
    def _million_code(code: str) -> tuple[str, Decimal]:
        return (code[1:], Decimal(10**6)) if len(code) == 4 and code[0] == "M" else (code, Decimal(1))

    def _code_after(self, at: int) -> tuple[int, str] | None:
        t = self.t
        if at >= len(t) or t.start[at] - t.end[at - 1] > 1:
            return None
        joined = ""
        for k in range(at, min(at + 3, len(t))):
            if k > at and not t.adjacent(k):
                break
            joined += t.raw[k]
            code = self._sign(joined)
            if code is not None and not (
                joined in ("PS", "RM", "Rs", "Bs") or (joined in ("$",) and t.word(k + 1)[:1].isdigit() and t.adjacent(k + 1))
            ):
                return k + 1, code
        return None

    def _minor(self, at: int) -> tuple[int, Decimal]:
        """`3 dollars 50 cents`, `15 dólares con 50`: (index after it, hundredths to add); (at, 0) where none."""
        t, lex = self.t, self.lex
        k = at + (t.word(at) in ("and", "y", "e", "con", "com"))
        if k >= len(t):
            return at, Decimal(0)
        word = t.word(k)
        end = k + 1
        if word.isdigit() and len(word) == 2:
            value = Decimal(word)
        elif word in lex.numbers and word not in lex.sets["articles"] and 0 < lex.numbers[word] < 100:
            value = lex.numbers[word]
            if t.word(end) == "-" or t.word(end) in lex.sets["joiners"]:
                unit = lex.numbers.get(t.word(end + 1))
                if unit is not None and unit < 10 and value >= 20:
                    value, end = value + unit, end + 2
        else:
            return at, Decimal(0)
        if t.start[k] - t.end[k - 1] > 1:
            return at, Decimal(0)
        minor = lex.minor.at(t, end)
        if minor is not None:
            return minor[0], value / 100
        coded = t.raw[at - 1] in currency_codes() and k == at
        closes = coded or end >= len(t) or t.low[end] in ".,;!?)"
        return (end, value / 100) if closes else (at, Decimal(0))

    # --- time ---------------------------------------------------------------------------------------

    def duration(self, number: Number, at: int) -> Unit | None:
        found = self.lex.duration.at(self.t, at)
        return found and Unit("duration", found[1], number.first, found[0], "time unit")

    def age(self, number: Number, at: int) -> Unit | None:
        t, lex = self.t, self.lex
        if number.share:
            return None
        found = lex.age_after.at(t, at)
        if found is not None:
            return Unit("age", "year of age", number.first, found[0], "age")
        small = number.literal and not number.scaled and 0 < number.value < 120 and number.value == int(number.value)
        word = t.word(number.first - 1)
        if word in lex.sets["age_before"] or (word in ("of", "de") and t.word(number.first - 2) in lex.sets["age_before"]):
            return Unit("age", "year of age", number.first, number.last, "aged")
        if small and word == "," and t.word(number.last) == "," and number.first >= 2 and t.raw[number.first - 2][:1].isupper():
            if number.value >= 5 and t.raw[number.first - 2].isalpha():
                return Unit("age", "year of age", number.first, number.last, "name, age,")
        return None

    # --- measures and counted nouns -----------------------------------------------------------------

    def physical(self, number: Number, at: int) -> Unit | None:
        t = self.t
        of = at + 1 if t.word(at) in self.lex.sets["of"] and number.scaled else at
        found = self.lex.units.at(t, of) or self.english.units.at(t, of)
        if found is not None:
            return Unit("measure", found[1], number.first, found[0], "unit")
        symbols = unit_symbols()
        joined, best = "", None
        for k in range(at, min(at + 5, len(t))):
            gap = t.start[k] - t.end[k - 1]
            if gap > 1 or (k > at and gap and joined.lower() not in ("sq", "кв.", "куб.", "кв", "куб")):
                break
            joined += t.raw[k]
            if joined in symbols and self._whole_symbol(joined, at, k):
                best = k + 1, symbols[joined]
        return best and Unit("measure", best[1], number.first, best[0], "unit symbol")

    def _whole_symbol(self, symbol: str, at: int, last: int) -> bool:
        t = self.t
        if last + 1 < len(t) and t.adjacent(last + 1) and t.raw[last + 1][0].isalnum():
            return False
        if symbol == "in":
            return False
        if symbol in _LONE_LETTERS:
            closes = last + 1 >= len(t) or t.low[last + 1] in ".,;)!?"
            return t.adjacent(at) or closes or symbol in "CFWVт"
        return True

    def counted(self, number: Number, at: int, hyphen: bool) -> Unit | None:
        """The counted noun, adjectives included in the span; the unit is its lemma."""
        t, lex = self.t, self.lex
        if t.word(at) in lex.sets["of"] and number.scaled and lex.language in ("es", "pt"):
            at += 1
        words = noun_phrase(t, lex, number, at, hyphen)
        if words is None:
            return None
        first, last = words
        noun, name = lemma(t.low[last - 1], lex), unit_name(t, lex, first, last)
        unit = lex.units.at(t, last - 1) or self.english.units.at(t, last - 1)
        if unit is not None and last - first > 1 and unit[0] == last:
            return Unit("measure", unit[1], number.first, last, "unit")
        if noun in self.lex.duration_words:
            return Unit("duration", noun, number.first, last, "time unit")
        people = noun in lex.sets["people"] or noun.rstrip("s") in lex.sets["people"]
        return Unit("people" if people else "count", name, number.first, last, f"counts {name}")
