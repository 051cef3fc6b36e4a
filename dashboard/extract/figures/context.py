"""What stands around a number: bound, direction, ratio; and whether it is a figure at all."""

from __future__ import annotations

from dashboard.extract.figures.changes import bound, change_after, change_before, level_word, preposition, ratio_of, told_by
from dashboard.extract.figures.lexicon import Lexicon
from dashboard.extract.figures.ranges import Candidate
from dashboard.extract.figures.refuse import bare_is_figure, why_not
from dashboard.extract.figures.tokens import Tokens

_CARRIED = 8
"""Tokens between two figures over which the second is told by the verb of the first ("fell 2.3 %, the other by 2.6 %")."""
_ELIDED = 16
"""Tokens between two amounts over which the second may go without its unit, source and year of the first told between."""
_SPACE_WORDS = frozenset({"over", "under", "above", "below"})
_LONGER_THAN = frozenset("for after is was are were been last lasted lasts took takes of be".split())
_NO_MULTIPLES = frozenset("lost lose loses losing gained added add adds cut cuts perdió perdeu потерял потеряла".split())
_OR = frozenset({",", "or", "o", "ou", "или"})
_INCREMENTS = frozenset({"money", "people", "count", "measure"})


def surroundings(t: Tokens, lex: Lexicon, c: Candidate, previous: Candidate | None) -> None:
    """Fills bound, preposition, change and ratio of a candidate; `previous` is the one before it in the sentence."""
    if c.kind == "ordinal" or c.refused is not None:
        return
    c.bound = bound(t, lex, c.first, c.last)
    elided = c.kind is None and previous is not None and _elided(t, c, previous)
    if (
        c.bound is None
        and previous is not None
        and c.kind == previous.kind
        and c.first == previous.last + 1
        and t.low[previous.last] == "("
    ):
        c.bound = previous.bound  # the same amount in another unit: more than 100 kilometres (60 miles)
    begin = c.begin
    c.prep = preposition(t, lex, begin)
    if c.kind == "duration" and c.bound is not None and t.low[c.bound.first] in _SPACE_WORDS:
        if c.bound.last < c.first or t.word(c.bound.first - 1) not in _LONGER_THAN:
            c.bound = None  # it tripled over five years; under a ten-year deal; but: for over ten years
    if c.bound is not None and c.bound.sign == "<=" and level_word(t, lex, c.bound):
        begin = c.bound.first
        if change_before(t, lex, begin) is not None or (previous is not None and previous.change is not None):
            c.bound, c.prep = None, "to"  # rose to (hasta, até, до), not up to
    _change(t, lex, c, previous, begin)
    _ratio(t, lex, c)
    c.increment = c.increment and (not elided or c.prep == "by")


def _elided(t: Tokens, c: Candidate, previous: Candidate) -> bool:
    """14.5 billion dollars in 2022, against 11.6 billion in 2021: a scaled number with no unit has that of the one before."""
    near = c.first - previous.last <= _ELIDED and not {";", ":"} & set(t.low[previous.last : c.first])
    told = previous.refused is None and previous.kind in _INCREMENTS and previous.number.scaled and bool(previous.unit)
    if not (near and told and c.number.scaled):
        return False
    c.kind, c.unit, c.why = previous.kind, previous.unit, ["unit of the figure before"]
    return True


def _change(t: Tokens, lex: Lexicon, c: Candidate, previous: Candidate | None, begin: int) -> None:
    """The word of change that tells a candidate: behind it, before it, or the one that tells its neighbour."""
    c.change = change_after(t, lex, c.last) if c.kind in ("percent", "ratio") or c.number.share else None
    if c.change is not None:
        c.prep = "by"  # to a 25 % drop: the change is told, whatever stands before it
    else:
        c.change = change_before(t, lex, begin)
    if c.change is None and previous is not None and previous.change is not None and begin - previous.last <= _CARRIED:
        link = set(t.low[previous.last : begin])
        growth = (
            c.kind == previous.kind == "percent" and previous.ratio is not None and c.prep == "" and t.word(c.last) not in lex.sets["of"]
        )
        also = growth and link & (lex.sets["range_and"] | {","})  # rose 7 % in March and 8.5 % in April
        if also or (c.prep == "by" and "," in link) or (link and link <= _OR):
            c.change = previous.change
    if c.kind == "ratio" and c.change is not None and c.change.word in _NO_MULTIPLES:
        c.change = None  # lost his pen 7 times
    by = c.prep == "by" or (c.prep == "" and told_by(t, lex, begin))
    c.increment = c.kind in _INCREMENTS and c.change is not None and by


def _ratio(t: Tokens, lex: Lexicon, c: Candidate) -> None:
    """New over old of a percentage or multiple that is not where a change ended."""
    if c.kind is None and c.change is not None and c.change.word.startswith("multipl"):
        c.kind, c.unit, c.why = "ratio", "times", ["multiplied by"]
    if c.kind in ("percent", "ratio") and c.ratio is None and c.prep not in ("to", "from") and c.change is not None:
        c.ratio = ratio_of(c.kind, c.value, c.change)
        if c.ratio is not None:
            c.why.append(f"{c.change.word}: ratio {c.ratio.normalize():f}")
    if c.kind == "ratio" and c.ratio is None:
        _comparison(t, lex, c)


def _comparison(t: Tokens, lex: Lexicon, c: Candidate) -> None:
    """`2.3 times` without a verb of change: a comparison (four times the number, в 2,3 раза), or how often."""
    into = "в" in (t.word(c.begin - 1), t.word(c.first - 1))
    if into or t.word(c.last) in lex.sets["compared_with"] or t.word(c.last - 1) in ("fold", "x", "×"):
        c.ratio = c.value
        c.why.append("times what it was compared with")
    else:
        c.kind, c.unit = "count", "times"


def judge(t: Tokens, lex: Lexicon, c: Candidate, text: str) -> None:
    """Shares become percents; what is no figure gets its reason."""
    if c.kind == "ordinal":
        return
    if c.number.share and c.kind is None:
        _share(t, lex, c)
    c.refused = c.refused or why_not(t, lex, c, text)
    if c.refused is None and c.kind is None:
        if c.high is None and not bare_is_figure(c):
            c.refused = "a number of nothing told"
        else:
            c.kind = "count"
            c.why.append("number without a unit")


def _share(t: Tokens, lex: Lexicon, c: Candidate) -> None:
    """A fraction in words as a percentage: about a quarter, two thirds of; not the second half."""
    of = t.word(c.last) in lex.sets["of"]
    if t.word(c.first - 1) in lex.sets["halves_of_time"]:
        c.refused = "a half in time"
    elif c.change is None and c.bound is None and not of and lex.language != "ru":
        c.refused = "a fraction of nothing told"
    else:
        c.value, c.kind, c.unit = round(c.value * 100, 4), "percent", "percent"
        c.why.append("fraction in words")
        if c.change is not None and c.prep not in ("to", "from") and not of:
            c.ratio = ratio_of("percent", c.value, c.change)
