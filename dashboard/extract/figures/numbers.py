"""Numbers as written: numerals of any convention, number words, scale words, fractions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.tokens import Tokens

_SPACES = "'’\u00a0\u202f\u2009"
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.333333", "⅔": "0.666667", "⅛": "0.125", "⅕": "0.2"}
_ONE = Decimal(1)
_MOST_PARTS = 6  # trillions to ones, and one to spare
_MOST_DIGITS = 30  # longer numerals are account numbers and noise


@dataclass(frozen=True, slots=True)
class Number:
    """A number in tokens [first, last). `share` is a fraction that stands for a part (a quarter of); `lone` a bare numeral
    or word one; `factor` what its one scale word multiplies by; `literal` that it is written in digits."""

    first: int
    last: int
    value: Decimal
    literal: bool = False
    share: bool = False
    scaled: bool = False
    lone: bool = False
    factor: Decimal = Decimal(1)


def numeral(text: str, comma: bool) -> Decimal | None:
    """The value of digits with separators; `comma` tells the document's decimal sign where the form does not.

    None for chains that are no number: 192.168.1.2, 1.2.3.
    """
    for sign in _SPACES:
        text = text.replace(sign, "")
    mantissa, power, exponent = text.partition("e")
    if power:
        return Decimal(mantissa.replace(",", ".")).scaleb(int(exponent)) if abs(int(exponent)) < _MOST_DIGITS else None
    if len(text) > _MOST_DIGITS:
        return None
    if "," in text and "." in text:
        mark = "," if text.rfind(",") > text.rfind(".") else "."
        if text.count(mark) > 1:
            return None
        return Decimal(text.replace("." if mark == "," else ",", "").replace(",", "."))
    mark = "," if "," in text else "."
    groups = text.split(mark)
    if len(groups) == 1:
        return Decimal(text)
    if len(groups) > 2:
        western = all(len(g) == 3 for g in groups[1:]) and len(groups[0]) <= 3
        indian = mark == "," and len(groups[-1]) == 3 and all(len(g) == 2 for g in groups[1:-1]) and len(groups[0]) <= 2
        return Decimal("".join(groups)) if western or indian else None
    head, tail = groups
    thousands = len(tail) == 3 and len(head) <= 3 and not head.startswith("0") and (tail == "000" or (mark == ",") != comma)
    return Decimal(head + tail) if thousands else Decimal(f"{head}.{tail}")


def _fits(current: Decimal, added: Decimal) -> bool:
    """Whether a number word can go on a number word: forty five, doscientos treinta; not two three."""
    if added <= 0 or current <= 0:
        return False
    if current % 100 == 0:
        return added < 100
    return current % 10 == 0 and current % 100 >= 20 and added < 10


class Reader:
    """Reads numbers out of one sentence's tokens."""

    def __init__(self, tokens: Tokens, lexicon: Lexicon, comma: bool) -> None:
        self.t = tokens
        self.lex = lexicon
        self.comma = comma

    # --- pieces -----------------------------------------------------------------------------------

    def _scale(self, index: int, literal: bool, money: bool) -> tuple[int, Decimal] | None:
        """(index after it, factor) of a scale word, or of a letter glued to digits."""
        word = self.t.word(index)
        lex = self.lex
        if not word:
            return None
        if literal and self.t.adjacent(index) and word in lex.glued:
            raw = self.t.raw[index]
            if money or word == "k" or raw in ("M", "MM") or (len(word) > 1 and word != "mm") or (raw == "m" and self._millions(index + 1)):
                return index + 1, lex.glued[word]
        if word in lex.scales:
            factor = lex.scales[word]
        elif literal and word in lex.abbreviated:
            factor = lex.abbreviated[word]
        elif literal and word == "b" and self.t.raw[index] == "B":
            factor = Decimal(10**9)
        else:
            return None
        after = index + 1
        if self.t.word(after) == "." and self.t.adjacent(after) and word in lex.abbreviated and after + 1 < len(self.t):
            after += 1
        return after, factor

    def _millions(self, index: int) -> bool:
        """Whether a glued m means millions: 35m of its, 2.7m dollars; else metres."""
        return self.t.word(index) == "of" or self.lex.currencies.at(self.t, index) is not None

    def _literal(self, index: int) -> tuple[int, Decimal] | None:
        """(index after it, value) of a numeral, with fractions and space-separated thousands."""
        t = self.t
        text = t.raw[index]
        if text in _VULGAR:
            return index + 1, Decimal(_VULGAR[text])
        if text[0] in ".," and text[1:].isdigit():
            return index + 1, Decimal("0." + text[1:])
        if not text[0].isdigit() or (not text.isascii() and not any(s in text for s in _SPACES)):
            return None
        value = numeral(text, self.comma)
        if value is None:
            return None
        after = index + 1
        if self.lex.language != "en" and text.isdigit() and len(text) <= 3:
            while after < len(t) and len(t.raw[after]) == 3 and t.raw[after].isdigit() and t.start[after] - t.end[after - 1] == 1:
                value = value * 1000 + int(t.raw[after])
                after += 1
        if (
            t.word(after) == "^"
            and t.adjacent(after)
            and t.adjacent(after + 1)
            and t.word(after + 1).isdigit()
            and len(t.raw[after + 1]) < 3
        ):
            return after + 2, value ** int(t.raw[after + 1])
        if t.word(after) == "sobre" and t.word(after + 1).isdigit() and len(t.raw[after + 1]) < 4 and self.lex.percent.at(t, after + 2):
            below = Decimal(t.raw[after + 1])
            return (after + 2, value / below) if below else (after, value)
        if t.word(after) == "/" and t.adjacent(after) and t.adjacent(after + 1) and t.word(after + 1).isdigit():
            below = Decimal(t.raw[after + 1]) if len(t.raw[after + 1]) < 4 else Decimal(0)
            if below and value < 100:
                return after + 2, value / below
        if t.word(after) in _VULGAR:
            return after + 1, value + Decimal(_VULGAR[t.raw[after]])
        if after + 2 < len(t) and t.raw[after].isdigit() and t.raw[after + 1] == "/" and t.raw[after + 2].isdigit():
            below = Decimal(t.raw[after + 2]) if len(t.raw[after + 2]) < 4 else Decimal(0)
            if below > 1 and Decimal(t.raw[after]) < below and not t.adjacent(after):
                return after + 3, value + Decimal(t.raw[after]) / below
        return after, value

    def _join(self, index: int, current: Decimal | None, parts: list[Decimal]) -> int | None:
        """The index after a hyphen or joining word that carries a number on, else None."""
        t, lex = self.t, self.lex
        word = t.word(index)
        following = lex.numbers.get(t.word(index + 1))
        if word == "-" and t.adjacent(index) and t.adjacent(index + 1):
            scale = t.word(index + 1) in lex.scales or t.word(index + 1) in lex.sets["hundreds"]
            return index + 1 if scale or (following is not None and current is not None and _fits(current, following)) else None
        if word in lex.sets["joiners"] and following is not None:
            if current is not None and _fits(current, following) and (lex.language != "en" or current % 100 == 0):
                return index + 1
            if current is None and parts and following < parts[-1] and (lex.language != "en" or following < 100):
                return index + 1
        return None

    # --- whole numbers ----------------------------------------------------------------------------

    def read(self, index: int, money: bool = False) -> Number | None:
        """The number that begins at `index`, the longest reading, or None."""
        t, lex = self.t, self.lex
        low = t.low[index]
        if low in lex.fused_halves:
            return Number(index, index + 1, lex.fused_halves[low], scaled=True)
        if low in lex.sets["articles"] and t.word(index + 1) not in lex.numbers:
            if low in lex.numbers and any(p.at(t, index + 1) for p in (lex.currencies, lex.minor, lex.percent)):
                return Number(index, index + 1, _ONE, lone=True)
            return self._after_article(index)
        if low in lex.sets["halves"]:
            return self._half(index)
        if low in lex.fractions:
            return self._bare_fraction(index)
        number = self._whole(index, money)
        return number and self._fraction_of(number)

    def _whole(self, index: int, money: bool) -> Number | None:
        t, lex = self.t, self.lex
        parts: list[Decimal] = []
        current: Decimal | None = None
        literal = scaled = False
        factor = _ONE
        at, end = index, index
        while at < len(t):
            word = t.low[at]
            if len(parts) > _MOST_PARTS:
                break
            scale = self._scale(at, literal, money) if current is not None or parts or word in lex.sets["bare_scales"] else None
            if scale is not None:
                factor = scale[1] if not scaled else _ONE
                current, parts = self._carry(current, parts, scale[1])
                at = end = scale[0]
                scaled = True
            elif current is None and not parts and (read := self._literal(at)) is not None:
                at, current = read
                end, literal = at, True
            elif (added := lex.numbers.get(word)) is not None and not (literal and current is not None):
                if current is None and (not parts or added < parts[-1]):
                    current = added
                elif current is not None and _fits(current, added):
                    current += added
                else:
                    break
                at = end = at + 1
            elif word in lex.sets["hundreds"] and current is not None and 0 < current < 100:
                current *= 100
                at = end = at + 1
            elif current is not None and (half := lex.and_a_half.at(t, at)) is not None:
                current += Decimal("0.5")
                at = end = half[0]
            elif not literal and (carried := self._join(at, current, parts)) is not None:
                at = carried
            elif current is not None and not literal and (tail := self._decimals(at)) is not None:
                at, current = tail[0], current + tail[1]
                end = at
            else:
                break
        if end == index:
            return None
        value = sum(parts, Decimal(0)) + (current or 0)
        return Number(index, end, value, literal, scaled=scaled, lone=value == 1 and not literal and not scaled, factor=factor)

    @staticmethod
    def _carry(current: Decimal | None, parts: list[Decimal], factor: Decimal) -> tuple[None, list[Decimal]]:
        """What a scale word multiplies: all smaller parts before it (120 mil millones), or nothing but one."""
        lower = [p for p in parts if p < factor]
        kept = [p for p in parts if p >= factor]
        base = sum(lower, Decimal(0)) + (current or 0)
        return None, [*kept, (base or _ONE) * factor]

    def _decimals(self, index: int) -> tuple[int, Decimal] | None:
        """`dois vírgula cinco`, `two point five`; with a mere `con` only in front of a percent."""
        t, lex = self.t, self.lex
        if t.word(index) not in lex.sets["decimal_words"] or t.word(index + 1) not in lex.numbers:
            return None
        tail = self._whole(index + 1, False)
        if tail is None or tail.value >= 1000:
            return None
        weak = t.word(index) in ("con", "com", "ponto", "punto")
        if weak and lex.percent.at(t, tail.last) is None:
            return None
        digits = f"{int(tail.value)}"
        return tail.last, Decimal(f"0.{digits}")

    # --- fractions --------------------------------------------------------------------------------

    def _denominator(self, index: int) -> tuple[int, Decimal] | None:
        """(index after it, value) of `quarters`, `quintos`, `treintavos`, `vinte e um avos`."""
        t, lex = self.t, self.lex
        word = t.word(index)
        if word in lex.fractions:
            return index + 1, lex.fractions[word]
        stem = word[:-1] if word.endswith("avos") else word
        if stem.endswith("avo") and len(stem) > 3:
            for form in (stem[:-3], stem[:-3] + "o", stem[:-3] + "a"):
                if form in lex.numbers:
                    return index + 1, lex.numbers[form]
        stem = word.replace("é", "e").rstrip("s").removesuffix("esimo")
        if stem + "o" != word and word.replace("é", "e").rstrip("s").endswith("esimo"):
            if stem in lex.scales:
                return index + 1, lex.scales[stem]
            if stem.endswith("mil") and stem[:-3] in lex.numbers:
                return index + 1, lex.numbers[stem[:-3]] * 1000
        if lex.language == "pt" and word in lex.numbers:
            below = self._whole(index, False)
            if below is not None and t.word(below.last) == "avos":
                return below.last + 1, below.value
        return None

    def _fraction_of(self, number: Number) -> Number:
        """`two thirds`, `three-quarters`, `two fifths of a million`; the number itself where none follows."""
        t = self.t
        at = number.last
        if t.word(at) == "-" and t.adjacent(at) and t.adjacent(at + 1):
            at += 1
        found = None if number.literal or number.scaled else self._denominator(at)
        if found is None or found[1] <= 1 or found[0] - at == 0:
            return self._mixed(number)
        if number.value == 1 or number.value > 1:
            return self._scaled_share(number.first, found[0], number.value / found[1])
        return number

    def _mixed(self, number: Number) -> Number:
        """`ciento treinta con tres veintiunavos`: a whole and a fraction."""
        t = self.t
        if number.literal or t.word(number.last) not in ("con", "com") or t.word(number.last + 1) not in self.lex.numbers:
            return number
        above = self._whole(number.last + 1, False)
        below = above and self._denominator(above.last)
        if not above or not below:
            return number
        return Number(number.first, below[0], number.value + above.value / below[1], share=True)

    def _after_article(self, index: int) -> Number | None:
        """`a million`, `a hundred`, `a quarter`, `a dozen`, `un tercio`, `la mitad`."""
        t, lex = self.t, self.lex
        word = t.word(index + 1)
        if word in lex.sets["hundreds"] or word in lex.scales:
            scale = self._scale(index + 1, False, False)
            value = Decimal(100) if scale is None else scale[1]
            after = index + 2 if scale is None else scale[0]
            more = self._scale(after, False, False)
            if more is not None and more[1] > value:
                return Number(index, more[0], value * more[1], scaled=True)
            return Number(index, after, value, scaled=True)
        if word in lex.sets["halves"]:
            half = self._half(index + 1)
            return half and Number(index, half.last, half.value, share=half.share, scaled=half.scaled)
        if word in lex.fractions:
            return self._bare_fraction(index + 1, index)
        return None

    def _half(self, index: int) -> Number | None:
        return self._scaled_share(index, index + 1, Decimal("0.5"))

    def _bare_fraction(self, index: int, first: int | None = None) -> Number | None:
        """`a quarter`, and without an article `quarter million`, `четверть`; `third` alone is an ordinal."""
        lex = self.lex
        number = self._scaled_share(index if first is None else first, index + 1, 1 / lex.fractions[self.t.low[index]])
        alone = first is None and not number.scaled and lex.language != "ru"
        return None if alone else number

    def _scaled_share(self, first: int, after: int, value: Decimal) -> Number:
        """A share, or a scaled number where a scale word follows: half a million, three quarters of a million."""
        t, lex = self.t, self.lex
        at = after
        while t.word(at) in lex.sets["of"] or t.word(at) in lex.sets["articles"]:
            at += 1
        scale = self._scale(at, False, False) if at - after <= 2 else None
        if scale is not None and t.word(at) not in lex.vague:
            return Number(first, scale[0], value * scale[1], scaled=True)
        return Number(first, after, value, share=True)
