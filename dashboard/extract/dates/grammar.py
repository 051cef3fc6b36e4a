"""The grammar: patterns over token classes (`lexicon.py`), one line a construction, for all languages.

Group names say what a token is for: W weekday, M month, D day, Y year, U unit, N count, X "several", S last/next/this/same,
P part of the day, C clock, H hour, A a.m./p.m., Z zone, O ordinal, G season, F fiscal, E era, z part of the stretch,
w approximation, h half, V and the like a value that the lexicon holds. A second letter tells two of a kind apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dashboard.extract.dates.lexicon import Tokens

# Pieces that several constructions share.
_PIECES = {
    "MOD": "(?:t?(?P<z>[zab])[-fthT]{0,2}t?)?",  # the end of · early · mid-
    "APX": "(?:(?P<w>w)(?:w|f){0,2}t?|q(?=n))?",  # more than · about
    "SHIFT": "(?P<S>[LNTS])",
    "YEAR": "(?:[,ftX]{0,2}(?P<Y>y)(?:-?u(?=[^f]|$))?)",
    "NUM": "(?P<N>n(?:½|&j?H)?|jH?|H)",
    "UNIT": "(?P<U>[uU])",
}

# (kind, pattern, languages or "" for all). The longest match wins; of equals the first.
_RULES: tuple[tuple[str, str, str], ...] = (
    # --- days -------------------------------------------------------------------------------------
    ("iso", r"(?P<I>i)", ""),
    (
        "day",
        r"t?z?(?P<P>p)U?[fh]t?(?:(?P<W>d),?)?(?:(?P<D>[no])f?(?P<M>m)|(?P<M2>m)\.?(?P<D2>[no]))(?:,?f?(?P<Y>y))?",
        "",
    ),  # the night of 8 February
    (
        "day",
        r"{MOD}(?:t?(?P<W>d)(?P<P>p)?[.,]{{0,2}}f?)?t?(?:(?P<S>[LN]))?t?u?(?P<D>[no])f?t?(?:uf)?(?P<M>m)\.?(?:-?(?P<S2>[LN])|[,f]?t?(?P<S3>[TLNS])(?P<U>u)|{YEAR})?",
        "",
    ),
    (
        "day",
        r"{MOD}(?:(?P<S4>[LNT])?(?P<W>d)[.,]{{0,2}})?(?P<S>[LNT])?(?P<M>m)\.?t?(?P<D>[no])(?!8|Z|P|:)(?:,?[fh]?(?P<Y>y)|,?f?(?P<S3>[TLNS])(?P<U>u))?",
        "en",
    ),
    ("day", r"(?:r,|(?P<P>p)h?(?:(?P<W>d),)?)(?P<D>n)(?P<M>m){YEAR}?(?:,h?d)?|(?P<D2>n)(?P<M2>m){YEAR2}?,h?(?P<W2>d)", "ru"),
    ("listed", r"t?[uU]?(?P<D>[no])(?=(?:t?[,&>-]{{1,2}}[th]?[u]?[no]){{1,8}}f?t?m)", ""),
    ("listed", r"(?P<D>n)(?=tnft?m)", "pt"),  # de 22 a 24 de outubro
    ("tailed", r"(?P<D>[no])(?!-?[uUmsPKZ%$!½8HdX])(?:,?(?P<Y>y))?", "en"),
    ("weekday", r"{MOD}t?(?P<S>[LNTS])?t?(?P<W>d)(?:(?P<S2>[LN]))?", ""),
    ("weekday", r"t?(?P<W>d)[,f]?t?(?P<S>[LNT])(?P<U>u)", ""),  # Monday next week
    ("relday", r"{MOD}(?P<R>r)(?:,?(?P<W>d)(?!n))?", ""),
    ("relpart", r"{MOD}(?P<Q>R)", ""),
    ("relday", r"t?u(?:f)?(?P<R>r)", "es pt fr it"),  # el día de hoy
    ("domday", r"t(?P<S>[LN])?(?:uf?)?(?P<D>o)(?!-?[uUmosdHXDx])", "en"),  # the 13th
    ("domday", r"t?(?P<S>[LN])?u(?P<D>n)(?!-?[uUm89nKPsD½])", "es pt fr it"),  # el día 13
    ("sameday", r"{MOD}t?(?P<S>[S])(?P<U>u)", ""),
    ("nthweekday", r"t?(?P<O>o)(?P<W>d)[hf]t?(?P<M>m)(?:,?f?(?P<Y>y))?", ""),
    ("short", r"{MOD}t?(?P<I>Q)(?:'?,?f?(?P<Y>y))?|{MOD}(?P<Y2>y)(?P<I2>Q)", ""),
    ("dayoff", r"t(?P<U>u)[hab](?=[,.x]|$)", "en"),  # the day before
    ("holiday", r"{MOD}(?P<L>l)(?:[,f]?(?P<Y>y)|,?f?t?(?P<S3>[TLNS])(?P<U>u)|(?P<S2>[LN]))?", ""),
    ("holiday", r"t?(?P<S>[LNT])(?P<L>l)", ""),
    ("holiday", r"(?P<L>l)(?P<U5>u)", "en"),  # Easter week
    # --- months, seasons, years -------------------------------------------------------------------
    (
        "month",
        r"{MOD}(?:t?(?P<S>[LNTS]))?(?:t?(?P<U5>u)[LN]?f)?(?P<M>m)\.?(?:(?P<S2>[LN])(?!-?u)|[,f]?t?(?P<S3>[TLNS])(?P<U>u)|[,f]?t?(?P<U3>u)(?P<S4>[LNS])|{YEAR})?",
        "",
    ),
    ("season", r"{MOD}t?(?P<S>[LNTS])?(?P<G>s)(?:(?P<S2>[LN])|[,f]?t?(?P<S3>[TLNS])(?P<U>u)|[,f]?t?(?P<U3>u)(?P<S4>[LN])|{YEAR})?", ""),
    ("year", r"{MOD}(?P<Y>y)(?P<E>[CA])?", ""),
    ("year", r"(?:{MOD}|t?)t?(?:u|U)(?P<Y>y)(?:f?(?P<E>[CA]))?", ""),
    ("year", r"{MOD}t?(?P<Y>y)-?u(?!-?[uUX])", "ru de"),
    ("year", r"{MOD}(?P<E>A)(?P<Y>[ny])|{MOD}(?P<Y2>[ny])f?u?(?P<E2>[CA])", ""),
    ("shortyear", r"{MOD}'(?P<Y>n)", ""),
    ("fiscal", r"{MOD}t?(?P<F>F)(?:u)?(?P<Y>y)|{MOD}t?uF(?:f)?(?P<Y2>y)", ""),
    ("fiscal", r"{MOD}t?(?P<S>[LNT])?(?P<F>F)(?P<U>u)|{MOD}t?(?P<U2>u)(?P<F2>F)(?P<S2>[LN])?", ""),
    ("decade", r"{MOD}t?(?:(?P<O>[oLz])?(?P<h>H)f)?t?U?(?P<V>D)(?!-?[uU])", ""),
    ("decade", r"{MOD}t?(?:(?P<O>[oLz])?(?P<h>H)f)?t?U(?P<N>n)(?![-n,.]?[uUKm½])", "es pt fr it"),  # los años 80
    ("decade", r"{MOD}(?P<V>D)-?U", "ru de"),
    ("century", r"{MOD}t?(?P<O>[oI])-?(?P<U>u)(?P<E>[CA])?|{MOD}t?(?P<U2>u)(?P<O2>[oIn])(?:f?(?P<E2>[CA]))?", ""),
    # --- stretches told by where they lie ---------------------------------------------------------
    ("unit", r"{MOD}t?{SHIFT}-?(?P<F>F)?{UNIT}(?![-]?g)", ""),
    ("unit", r"{MOD}t?(?P<U>u)(?P<S>[LN])", ""),
    ("unit", r"{MOD}t?(?P<U>u)f(?P<S>[TS])", "ru"),
    ("theunit", r"t(?P<z>z)?(?P<U>u)|(?P<z2>z)[-f]?t?(?P<U2>u)|t?(?P<z3>z)[ft]{{0,2}}(?P<U3>u)", ""),
    ("theunit", r"(?P<U>u)-?(?P<z>z)", "en"),  # year-end
    (
        "nthunit",
        r"{MOD}t?(?P<S>[LNT])?(?P<F>F)?(?P<O>[oLIn])(?P<h>)-?(?P<F2>F)?(?P<U>[uHs])(?:[,ft]{{0,3}}(?:(?P<F3>F)u?)?(?P<Y>y)|[,ft]{{0,2}}(?P<S3>[TLNS])F?(?P<U3>u)|[,ft]{{0,2}}(?P<U4>u)(?P<S4>[LN])|f[ft]?(?:uf)?(?P<M5>m)(?:f?(?P<Y5>y))?)?",
        "",
    ),
    ("nthunit", r"{MOD}(?P<S3>[TLN])(?P<U3>u)'(?P<F>F)?(?P<O>[oL])-?F?(?P<U>[uHs])", "en"),
    ("nthunit", r"{MOD}t?(?:F)?(?P<Y>y)(?:')?(?P<F>F)?(?P<O>o)-?(?P<U>[uH])", "en"),
    ("periodof", r"{MOD}t?(?P<Y>y)(?:')?(?P<U>[uX])|{MOD}(?P<S3>[TLN])(?P<U3>u)'(?P<U2>[uX])", "en"),
    ("sameperiod", r"t?(?P<S>[SLTN])(?P<X>X)(?:[ft]{{0,3}}(?:(?P<S3>[TLNS])?(?P<U3>u)(?P<S4>[LN])?|(?P<Y>y)))?", ""),
    ("sameperiod", r"t?(?P<S>S)(?P<U>u)[ft]{{0,3}}(?P<S3>[TLNS])?(?P<U3>u)(?P<S4>[LN])?", ""),
    ("sameperiod", r"t?(?P<U>[uX])(?P<S>S)(?:[ft]{{0,3}}(?:(?P<S3>[TLNS])?(?P<U3>u)(?P<S4>[LN])?|(?P<Y>y)))?", ""),
    ("yearago", r"t?S?(?P<U2>u)-?(?P<g>[gb])(?:-?(?P<O>o))?-?(?P<U>[uX])?", "en"),
    # --- stretches told by a distance -------------------------------------------------------------
    ("ago", r"{MOD}{APX}{NUM}-?{UNIT}(?:&(?P<N2>n|jH|H)(?P<U2>[uU])?)?w?(?P<g>[gba])", ""),
    ("ago", r"(?P<g>G){APX}{NUM}(?:w)?{UNIT}(?:&(?P<N2>n|jH|H)(?P<U2>[uU])?)?", ""),
    ("ago", r"(?P<g>G){APX}(?P<U>u)", "ru"),
    ("ago", r"{APX}(?P<U>u)(?P<g>[gba])", "ru de"),
    ("vagueago", r"{APX}(?P<X>q)?(?P<U>U)(?P<g>[gba])", ""),
    ("vagueago", r"(?P<g>G){APX}(?P<X>q)?(?P<U>U)", ""),
    # --- lengths ----------------------------------------------------------------------------------
    (
        "length",
        r"{APX}t?{SHIFT}?(?:o)?{APX2}{NUM}(?:w|N|a)?(?:-?{UNIT})(?:&?(?P<N2>n|jH|H)(?P<U2>[uU])?)?(?:-?X|(?P<S2>[LN])|w)?",
        "",
    ),
    ("length", r"{APX}{NUM}(?:-|>|&)(?P<N3>n)-?(?:w)?{UNIT}", "en pt ru fr it de"),
    ("length", r"t?(?P<N>n)(?P<S>[LN]){UNIT}", "es pt fr it"),  # los cinco últimos años
    ("length", r"e?(?:f)?t?{SHIFT}(?P<X>q)?(?P<U>U)", ""),
    ("length", r"{APX}t?o(?P<N>n)-?(?P<U>U)(?:f?t?(?P<Y>y)|f?t?(?P<S3>[TLN])(?P<U3>u))?", ""),  # the first nine months of 2023
    ("length", r"{APX}(?P<X>q)-?(?:w)?(?P<U>[uU])(?:[&-]U)?", ""),
    ("length", r"(?P<b>t?(?:o|z)?)(?P<U>U)(?:&U)?", ""),
    ("length", r"t?(?P<h>H)-?j?(?P<U>u)", ""),
    ("length", r"(?P<w>w)w?t?(?P<U>u)", "ru"),
    # --- sets -------------------------------------------------------------------------------------
    ("set", r"(?P<e>e)t?(?P<N>n|o|q)?{UNIT}", ""),
    ("set", r"(?P<e>e)t?(?P<W>d)(?P<P>p)?", ""),
    ("set", r"(?P<e>e)t?(?P<P>p)", ""),
    ("set", r"(?P<e>e)(?P<G>s)", ""),
    ("set", r"(?P<e>>)(?P<U>u)(?![LNfny])", "es"),  # al año
    ("set", r"(?P<V>E)", ""),
    # --- times of the day -------------------------------------------------------------------------
    ("time", r"{APX}(?P<C>c)(?P<A>P)?K?(?P<Z>Z)?", ""),
    ("time", r"{APX}(?P<H>n)(?P<A>P)K?(?P<Z>Z)?|{APX2}(?P<H2>n)K(?P<A2>P)?(?P<Z2>Z)?", ""),
    ("time", r"{APX}O?(?P<C>8)(?P<A>P)(?P<Z>Z)?|{APX2}O?(?P<C2>8)K?(?P<Z2>Z)|O(?P<C3>8)(?P<Z3>Z)?|(?P<C4>8)K(?P<Z4>Z)?", ""),
    ("time", r"O(?P<H>n)(?:(?P<U>U)|K|(?!-?[uUmx89o%$½mn/]|&[nj]?[uU]))(?P<A>P)?(?P<Z>Z)?", "es pt fr it"),
    ("time", r"O?(?P<C>[8c])(?P<U>U)(?P<Z>Z)?", "es pt"),
    ("time", r"O?(?P<H>n)K?(?P<P>p)", "es pt fr it"),  # las tres de la tarde
    ("time", r"O?(?P<C>[8c])K?(?P<P>p)", "es pt fr it ru"),
    ("time", r"(?P<H>n)ht(?P<P>p)|(?P<C>c)ht(?P<P2>p)", "en"),  # 4 in the morning
    ("time", r"(?P<H>n)[uU](?P<P>p)", "ru"),
    ("part", r"{MOD}t?(?P<S>[TLNS])?(?:(?P<W>d)|(?P<R>r))?,?(?P<P>p)", ""),
    ("part", r"{MOD}t?(?P<P>p)[,f]?t?(?:(?P<S>[L])?(?P<W>d)(?P<S2>[LN])?|(?P<R>r))", ""),
    # --- vague references -------------------------------------------------------------------------
    ("vague", r"(?P<V>v)", ""),
    ("vagueword", r"(?P<S>T)(?![-]?[uUmdspX])|(?P<X>q)(?![-]?[uU&])|(?P<P>tL)(?![-]?[uUnjqmdspFoDlXjk½H])", "en"),
    ("vagueword", r"t?(?P<S>[LNT])(?![-]?[uUnjqmdspoDlXH½ft])", "es"),
)

_STARTS = re.compile(r"[mdsuUprRDioy9lcEnvGIFAjqkg8OCQ]|>(?=u)|[abtjwzSLNTeHo'](?=[^x.])")


@dataclass(frozen=True, slots=True)
class Rule:
    kind: str
    pattern: re.Pattern[str]
    groups: tuple[tuple[str, int], ...]
    starts: frozenset[str]


Shape = tuple[str, int, tuple[tuple[str, int, int], ...]]
"""A match by its classes alone: kind, length, and (group, first token, end) counted from its beginning."""
REMEMBERED = 50_000
"""Class strings whose matches are remembered, so that memory stays bounded."""


@dataclass(slots=True)
class Table:
    """The rules of a language by the class of the token that they can begin with.

    No rule matches over an `x`, so what follows the first one changes nothing: `known` remembers the matches of a class
    string up to there, and most of them come again and again.
    """

    starts: dict[str, list[Rule]] = field(default_factory=dict)
    known: dict[str, tuple[Shape, ...]] = field(default_factory=dict)


def first_classes(pattern: str) -> frozenset[str]:
    """The characters with which a match of a pattern can begin. For the syntax that `_RULES` uses, no more."""
    return frozenset(_alternatives(pattern, 0)[0])


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """(first characters, whether empty matches, end) of the alternatives from `at` to the bracket that closes them."""
    firsts: set[str] = set()
    empty = False
    branch_open = True  # whether what comes next in this branch can still be its first
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            empty, branch_open, at = empty or branch_open, True, at + 1
            continue
        chars, nothing, at = _atom(pattern, at)
        if at < len(pattern) and pattern[at] in "?*+{":
            nothing = nothing or pattern[at] in "?*" or pattern.startswith("{0", at)
            at = pattern.index("}", at) + 1 if pattern[at] == "{" else at + 1
        if branch_open:
            firsts |= chars
            branch_open = nothing
    return firsts, empty or branch_open, at


def _atom(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """(first characters, whether empty matches, end) of one bracket, class or character."""
    if pattern[at] == "(":
        around = pattern.startswith(("(?!", "(?=", "(?<=", "(?<!"), at)
        inside = pattern.index(">", at) + 1 if pattern.startswith("(?P<", at) else at + (4 if pattern.startswith("(?<", at) else 3)
        chars, nothing, end = _alternatives(pattern, inside)
        return (set(), True, end + 1) if around else (chars, nothing, end + 1)
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return set(pattern[at + 1 : end]), False, end + 1
    if pattern[at] == "\\":
        return {pattern[at + 1]}, False, at + 2
    return (set(), True, at + 1) if pattern[at] == "$" else ({pattern[at]}, False, at + 1)


@dataclass(slots=True)
class Parse:
    """What a rule matched: `of` maps a group's letter to the token's value, `at` to its index; tokens [first, last)."""

    kind: str
    first: int
    last: int
    of: dict[str, Any] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    classes: str = ""

    def get(self, *names: str) -> Any:
        """The first of these that the words gave."""
        for name in names:
            if name in self.of:
                return self.of[name]
        return None


@cache
def rules(language: str) -> Table:
    """The rules of a language, compiled."""
    made = Table()
    for kind, pattern, languages in _RULES:
        if languages and language not in languages.split():
            continue
        pieces = dict(_PIECES)
        pieces["YEAR2"] = pieces["YEAR"].replace("<Y>", "<Y2>")
        pieces["APX2"] = pieces["APX"].replace("<w>", "<w2>")
        source = pattern.format(**pieces)
        # A piece that stands in two branches needs two names for its group.
        for name in ("z", "w", "w2"):
            while source.count(f"(?P<{name}>") > 1:
                head, _, tail = source.rpartition(f"(?P<{name}>")
                source = f"{head}(?P<{name}_{source.count(f'(?P<{name}_')}>{tail}"
        compiled = re.compile(source)
        rule = Rule(kind, compiled, tuple(compiled.groupindex.items()), first_classes(source))
        for start in sorted(rule.starts):
            made.starts.setdefault(start, []).append(rule)
    return made


def candidates(tokens: Tokens, position: int, table: Table) -> Iterator[Parse]:
    """All readings that begin at a token, longest first."""
    classes, values = tokens.classes, tokens.values
    until_x = classes.find("x", position, position + LONGEST_EXPRESSION)
    seen = classes[position : until_x + 1 if until_x >= 0 else position + LONGEST_EXPRESSION]
    shapes = table.known.get(seen)
    if shapes is None:
        shapes = _shapes(seen, table)
        if len(table.known) < REMEMBERED:
            table.known[seen] = shapes
    for kind, length, groups in shapes:
        parse = Parse(kind, position, position + length, classes=seen[:length])
        for name, first, end in groups:
            parse.at[name] = position + first
            parse.of[name] = values[position + first] if end - first == 1 else tuple(values[position + first : position + end])
        yield parse


LONGEST_EXPRESSION = 100
"""Tokens that are looked at from where an expression begins: more than any rule matches or looks ahead over."""


def _shapes(classes: str, table: Table) -> tuple[Shape, ...]:
    """What matches at the beginning of a class string, the longest first."""
    found: list[Shape] = []
    for rule in table.starts.get(classes[0], ()):
        match = rule.pattern.match(classes)
        if match is None or not match.end():
            continue
        spans = [(name.partition("_")[0], *match.span(number)) for name, number in rule.groups]
        found.append((rule.kind, match.end(), tuple(s for s in spans if s[1] >= 0 and s[2] > s[1])))
    found.sort(key=lambda shape: -shape[1])
    return tuple(found)


def next_start(tokens: Tokens, position: int) -> int:
    """The next token at which an expression can begin, or -1."""
    match = _STARTS.search(tokens.classes, position)
    return -1 if match is None else match.start()
