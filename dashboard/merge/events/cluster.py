"""Groups of mentions: blocked by type and country, compared in one order that does not depend on the input's.

The best-dated mentions found groups, the others join the group that fits best; an undated mention that fits two
groups equally well joins none. A person's judgements are kept before and after every rule.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dashboard.merge.events.best import event
from dashboard.merge.events.compare import Traits, compare, traits
from dashboard.merge.sources import Union, Witness, independent
from dashboard.model import Event, EventMention, Judgement

MONTH = 31  # days of a bucket of dates
MAX_BUCKETS = 36  # buckets of a long window (three years); a longer one is looked up as undated
RECENT = 8  # groups of one bucket that a mention is compared with, the nearest first: keeps crowded buckets linear
COMPARED = 10  # groups that a mention is compared with, the nearest in time
MEMBERS = 4  # members of a group that a mention is compared with, the best-dated first
TIE = 0.05  # points by which a second group must be behind for an undated mention to join the first
_PRECISION = {"minute": 0, "day": 1, "week": 2, "month": 3, "quarter": 4, "season": 5, "half": 6, "year": 7, "decade": 8, "century": 9}

Key = tuple[str, str, str, str, int]


class _Group:
    __slots__ = ("documents", "first", "ids", "members", "order")

    def __init__(self, order: int) -> None:
        self.order = order
        self.members: list[Traits] = []
        self.documents: set[str] = set()
        self.ids: set[str] = set()
        self.first: int | None = None

    def add(self, t: Traits) -> None:
        self.members.append(t)
        self.documents.add(t.document)
        self.ids.add(t.id)
        if self.first is None:
            self.first = t.first


def merge_events(
    mentions: Sequence[EventMention], witnesses: Mapping[str, Witness], judgements: Sequence[Judgement] = ()
) -> tuple[Event, ...]:
    """Events of all mentions, sorted by id; the same whatever the order of mentions and judgements.

    An event's id is that of its smallest mention; the ids of the others are its aliases.
    """
    groups = independent(witnesses)
    told = sorted((traits(m, witnesses, groups) for m in mentions), key=_order)
    same, apart = _persons(told, judgements)
    clusters = _cluster(told, same, apart)
    language = _main_language(witnesses.values())
    made = (event([t.mention for t in c], [t.id for t in c], witnesses, groups, language) for c in clusters)
    return tuple(sorted(made, key=lambda e: e.id))


def _main_language(witnesses: Iterable[Witness]) -> str | None:
    """The language that most documents speak, the first by its code where two are as many."""
    spoken = Counter(w.language for w in witnesses if w.language)
    return min(spoken, key=lambda code: (-spoken[code], code), default=None)


def _order(t: Traits) -> tuple:
    """Best dated first: precise before vague, closed before open, then by time and id."""
    when = t.mention.when
    precision = _PRECISION.get(when.precision or "", 10) if when is not None and t.first is not None else 11
    open_side = when is None or when.first is None or when.last is None
    basis = {"explicit": 0, "range": 0, "venue": 1, "published": 2}.get(t.mention.date_basis or "", 3)
    return precision, open_side, basis, t.first if t.first is not None else 0, t.last if t.last is not None else 0, t.id


def _persons(told: Sequence[Traits], judgements: Sequence[Judgement]) -> tuple[Union, dict[str, set[str]]]:
    """What persons said: mentions that must stand together, and those that must not. Ids are mentions' or events'."""
    known = {t.id for t in told}
    said = sorted(
        (j for j in judgements if j.who.startswith("person") and j.left in known and j.right in known),
        key=lambda j: (j.left, j.right, j.who),
    )
    apart: dict[str, set[str]] = defaultdict(set)
    same = Union(known)
    for j in said:
        if j.verdict == "different":
            apart[j.left].add(j.right)
            apart[j.right].add(j.left)
        elif j.verdict == "same":
            same.join(j.left, j.right)
    return same, apart


def _keys(t: Traits) -> list[Key]:
    """Buckets of a mention: type, subtype, speaker, one for each country and month; month -1 holds the undated."""
    countries = sorted(t.countries) or [""]
    if t.speaker:
        countries = [""]
    months = [-1]
    if t.first is not None and t.last is not None:
        a, b = t.first // MONTH, t.last // MONTH
        if b - a < MAX_BUCKETS:
            months = list(range(a, b + 1))
    return [(*t.kind, t.speaker, c, m) for c in countries for m in months]


def _around(t: Traits) -> list[Key]:
    """Buckets in which a group for the mention may be: its own, the undated, and the months beside a single day's."""
    keys = _keys(t)
    seen = {*keys, *((*k[:4], -1) for k in keys)}
    if t.precise and len(keys) == len(t.countries or {""}):
        seen |= {(*k[:4], k[4] + d) for k in keys for d in (-1, 1)}
    elif t.first is None and t.published is not None:
        seen |= {(*k[:4], t.published // MONTH + d) for k in keys for d in (-2, -1, 0, 1, 2)}
    return sorted(seen)


def _cluster(told: Sequence[Traits], same: Union, apart: Mapping[str, set[str]]) -> list[list[Traits]]:
    buckets: dict[Key, list[_Group]] = defaultdict(list)
    anytime: dict[tuple[str, str, str, str], list[_Group]] = defaultdict(list)
    found: list[_Group] = []
    tied: dict[str, _Group] = {}
    for t in told:
        root = same.find(t.id)
        group = tied.get(root)
        if group is None:
            group = _fitting(t, buckets, anytime, apart, same)
        if group is None:
            group = _Group(len(found))
            found.append(group)
        group.add(t)
        tied[root] = group
        for key in _keys(t):
            if not buckets[key] or buckets[key][-1] is not group:
                buckets[key].append(group)
            if not anytime[key[:4]] or anytime[key[:4]][-1] is not group:
                anytime[key[:4]].append(group)
    return [g.members for g in found]


def _fitting(
    t: Traits, buckets: Mapping[Key, list[_Group]], anytime: Mapping[tuple[str, str, str, str], list[_Group]],
    apart: Mapping[str, set[str]], same: Union,
) -> _Group | None:  # fmt: skip
    near: dict[int, _Group] = {}
    for key in _around(t):
        for g in buckets.get(key, ())[-RECENT:]:
            near[g.order] = g
    if t.first is None and t.published is None:
        for key in _keys(t):
            for g in anytime.get(key[:4], ())[:RECENT]:
                near[g.order] = g
    day = t.first if t.first is not None else t.published
    nearest = sorted(near.values(), key=lambda g: (abs(g.first - day) if g.first is not None and day is not None else 0, g.order))
    scored = []
    for g in nearest[:COMPARED]:
        if t.document in g.documents or (apart and apart.get(t.id, set()) & g.ids):
            continue
        verdicts = [compare(t, m) for m in g.members[:MEMBERS]]
        if any(v.verdict == "different" for v in verdicts):
            continue
        best = max(v.points for v in verdicts)
        if any(v.verdict == "same" for v in verdicts):
            scored.append((best, -g.order, g))
    if not scored:
        return None
    scored.sort(key=lambda s: s[:2], reverse=True)
    if t.first is None and len(scored) > 1 and scored[0][0] - scored[1][0] < TIE:
        return None
    return scored[0][2]
