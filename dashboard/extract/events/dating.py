"""Which date of a sentence is whose: the nearest trigger's of its clause, one end of a stretch, or shared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.extract.events.clauses import Line
from dashboard.extract.events.material import Candidate, Dated
from dashboard.model import Mention, When

DATE_REACH = 24  # tokens between a trigger and the date that is its own
LONG = 366  # days: no meeting, agreement or arrest lasts longer, whatever stretch stands beside it
_BRIEF = frozenset({"MEETING", "AGREEMENT", "JUSTICE", "POWER", "DISASTER", "MEMBERSHIP"})
_COARSE = frozenset({"decade", "century", None})
_SAID = frozenset({"minute", "day", "week", "month"})


def _fits(c: Candidate, when: When) -> bool:
    """Whether a date can be the date of such a thing: nobody speaks for a year, nothing but trade takes a decade."""
    if c.type == "TRADE":
        return c.period is None and when.precision not in ("day", "minute")
    if c.type == "STATEMENT":
        return when.precision in _SAID and when.type != "DURATION"
    long = when.first is not None and when.last is not None and when.last - when.first > LONG
    return when.precision not in _COARSE and not (long and c.type in _BRIEF)


def assign_dates(line: Line, candidates: Sequence[Candidate], dates: Sequence[Mention[When]]) -> None:
    """Gives each date of a sentence to the nearest trigger of its clause, or of the sentence if its clause has none."""
    if not candidates:
        return
    lex = line.lex
    for d in dates:
        k = line.index(d.span.start)
        clause = line.clause[min(k, len(line) - 1)]
        homes = [(c, line.index(c.start)) for c in candidates]
        homes = [(c, j) for c, j in homes if not (c.infinitive and k < j)]  # on Friday they agreed to sign
        homes = _of_its_noun(line, homes, k, line.index(d.span.end - 1))
        inside = [(c, j) for c, j in homes if line.clause[j] == clause] or homes
        if not inside:
            continue
        chosen, j = min(inside, key=lambda x: (abs(x[1] - k) - (4 if x[1] < k else 0), x[1]))
        if chosen.type == "STATEMENT" and _reported(line, j, k):
            continue
        if chosen.reduced and "," in line.lows[min(j, k) : max(j, k)]:
            continue  # a licence, issued by X, allows … until D
        if abs(j - k) > DATE_REACH or not _fits(chosen, d.value):
            continue
        before = line.lows[max(0, k - 2) : k]
        side = "both"
        if d.value.value and "/" in d.value.value:
            pass  # a range says both its ends
        elif chosen.governing in lex.closing and d.value.precision == "day":
            side = "last"
        elif chosen.governing in lex.opening and d.value.precision == "day" and chosen.type == "MEETING":
            side = "first"
        elif any(w in lex.until for w in before) or d.value.mod == "BEFORE":
            side = "last"
        elif d.value.mod == "AFTER" or any(w in lex.since for w in before):
            side = "first"
        chosen.dates.append(Dated(d.value, side, abs(j - k)))
    _share(line, candidates, dates)


_THAT = frozenset("that que что".split())
HEAD = 4  # tokens at the head of a sentence in which a date is that of all it tells


def _reported(line: Line, j: int, k: int) -> bool:
    """Whether a date is of what is said, and not of the saying: `X will come this week, Y said`, `said that … in June`."""
    if k < j:
        return k > HEAD and "," in line.lows[k:j]
    between = line.lows[j + 1 : k]
    return any(low in _THAT or line.lex.aux.get(low) in ("future", "conditional") for low in between)


NOUN_REACH = 4  # tokens between a possessive date and the noun it belongs to: last year's disputed presidential election
APPOSED = 6  # tokens between a noun and the comma before its participle: the agreement of Russia and Cuba, signed
_PARTICIPLE = re.compile(r"(?:[a-z]{2,}ed|born|held|made|built|known|founded|begun|given|won|taken|set|[a-zñ]+(?:ad|id)[oa]s?|"
                         r"[а-яё]+(?:нн|вш)(?:ый|ая|ое|ые|ого|ой|ых|ую|ий|ее|ие|его|ей|их|ым|ом|ыми))")  # fmt: skip


def _of_its_noun(line: Line, homes: list[tuple[Candidate, int]], k: int, end: int) -> list[tuple[Candidate, int]]:
    """Triggers that a date can belong to: `last year's` asks for the noun after it, `, signed in 2019,` keeps its own."""
    if line.words[min(end, len(line) - 1)].endswith(("'s", "’s")):
        return [(c, j) for c, j in homes if end < j <= end + NOUN_REACH]
    for j in range(k - 1, max(0, k - DATE_REACH), -1):
        if line.lows[j] in ";:":
            break
        if line.lows[j] == "," and _PARTICIPLE.fullmatch(line.lows[j + 1]):
            close = next((x for x in range(end + 1, len(line)) if line.lows[x] == ","), len(line))
            inside = [(c, x) for c, x in homes if j < x < close]
            return inside or [(c, x) for c, x in homes if 0 < j - x <= APPOSED and not c.verbal][-1:]
    return homes


_OF_ONE_TIME = frozenset({"AGREEMENT", "STATEMENT", "POLICY", "MEMBERSHIP"})
_WHEN = frozenset(("when", "cuando", "quando", "когда"))


def _share(line: Line, candidates: Sequence[Candidate], dates: Sequence[Mention[When]]) -> None:
    """What a sentence tells of one time: a clause with `when` has its main clause's day, a decision its meeting's range."""
    ranges = [d.value for d in dates if d.value.value and "/" in d.value.value]
    for c in candidates:
        if c.dates or c.period is not None or c.infinitive or c.status not in ("happened", "ongoing"):
            continue
        a, _ = line.clause_bounds(line.index(c.start))
        if (c.verbal or c.type == "STATEMENT") and (line.lows[a] in _WHEN or (a and line.lows[a - 1] in _WHEN)):
            before = [o for o in candidates if o.start < c.start and o.dates and o.dates[-1].side == "both"]
            if before:
                c.dates = [Dated(before[-1].dates[-1].when, "both", DATE_REACH)]
        elif len(ranges) == 1 and c.type in _OF_ONE_TIME and any(o.type == "MEETING" and o.dates for o in candidates):
            c.dates = [Dated(ranges[0], "both", DATE_REACH)]
