"""Which figure mentions are of one claim. Nothing here depends on the order of the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from dashboard.merge.claims.interval import Interval, interval, is_change
from dashboard.model import Figure, Judgement, Mention, When, figure_mention_id

Told = Mention[Figure]
Key = tuple[str, ...]

COMPARED = frozenset({"percent", "ratio", "money", "people", "measure", "count"})
EVENT_BOUND = frozenset({"participants", "casualties", "cost", "price"})
"""Measures of one happening, not of a state: they are one claim only where they say the same value."""
SYMMETRIC = frozenset({"turnover"})
SAME_PERIOD_DAYS = 31
"""Days by which the ends of two periods may differ and still be one: a report "to September" and one "to 1 October"."""
SAME_WINDOW_DAYS = 366
"""The same for windows counted back from two speeches or articles: one that repeats another within a year means its window."""
YEARS_TO_UNDATED = 3
"""Years between two documents over which a figure without a period may still be the other's."""


def comparable(figure: Figure) -> bool:
    """Whether a figure can be a claim: something measured, of somebody."""
    return figure.kind in COMPARED and figure.measure is not None and (figure.subject is not None or figure.measure in EVENT_BOUND)


def key(figure: Figure) -> Key:
    """What must be equal for two figures to be one claim, but for the period."""
    parties = [figure.subject or "", figure.partner or ""]
    if figure.measure in SYMMETRIC:
        parties.sort()
    mode = "ratio" if is_change(figure) else f"{figure.kind} {figure.unit.split(' ')[-1]}"
    if mode.startswith("people"):
        mode = "people"
    value = f"{figure.quantity.normalize()}" if figure.measure in EVENT_BOUND else ""
    return (figure.measure or "", *parties, figure.commodity or "", mode, value)


def _anchored(when: When | None) -> bool:
    return when is not None and when.first is not None and when.last is not None


def same_period(a: When, b: When) -> bool:
    """Whether two placed periods are one, told by two documents."""
    assert a.first is not None and a.last is not None and b.first is not None and b.last is not None
    windows = a.type == b.type == "DURATION" and a.value == b.value
    slack = SAME_WINDOW_DAYS if windows else SAME_PERIOD_DAYS
    return abs(a.first - b.first) <= slack and abs(a.last - b.last) <= slack


class Groups:
    """Union-find over mention ids; the smallest id stands for its group."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {i: i for i in ids}

    def find(self, item: str) -> str:
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, a: str, b: str) -> None:
        a, b = self.find(a), self.find(b)
        self._parent[max(a, b)] = min(a, b)

    def __contains__(self, item: str) -> bool:
        return item in self._parent

    def members(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for item in sorted(self._parent):
            found[self.find(item)].append(item)
        return dict(found)


def group(figures: Sequence[Told], spoken: Mapping[str, int | None], judgements: Sequence[Judgement]) -> list[list[Told]]:
    """The mentions of each claim, sorted by id; `spoken` is the day each document speaks. A person's judgement wins."""
    by_id = {figure_mention_id(m): m for m in figures if comparable(m.value)}
    groups = Groups(by_id)
    by_key: dict[Key, list[str]] = defaultdict(list)
    for item in sorted(by_id):
        by_key[key(by_id[item].value)].append(item)
    for items in by_key.values():
        _by_period(items, by_id, spoken, groups)
    return [[by_id[i] for i in items] for items in _judged(groups, judgements)]


class _Fold:
    """What the members of one group say together, so that a newcomer is compared with each different word once."""

    def __init__(self) -> None:
        self.told: set[tuple[Interval, When | None]] = set()
        self.first: int | None = None
        self.last: int | None = None

    def add(self, figure: Figure, day: int | None) -> None:
        self.told.add((interval(figure), figure.period))
        if day is not None:
            self.first = day if self.first is None else min(self.first, day)
            self.last = day if self.last is None else max(self.last, day)

    def may_hold(self, figure: Figure, day: int | None) -> bool:
        """Whether a figure without days can be one of them: values meet, lengths of time agree, documents are of one time."""
        if day is not None and self.first is not None and self.last is not None:
            if max(abs(day - self.first), abs(day - self.last)) > YEARS_TO_UNDATED * 366:
                return False
        said = interval(figure)
        return all(said.meets(other) and _lengths_agree(figure.period, period) for other, period in self.told)


def _lengths_agree(a: When | None, b: When | None) -> bool:
    """ "P5Y" is no period of one year, nor of three."""
    return a is None or b is None or (a.type == b.type and (a.type != "DURATION" or a.value == b.value))


def _by_period(items: Sequence[str], by_id: Mapping[str, Told], spoken: Mapping[str, int | None], groups: Groups) -> None:
    """Joins mentions of one key by their periods; those without days go where one and only one period fits."""
    placed: dict[When, list[str]] = defaultdict(list)
    loose: list[str] = []
    for item in items:
        period = by_id[item].value.period
        if period is not None and _anchored(period):
            placed[period].append(item)
        else:
            loose.append(item)
    periods = sorted(placed, key=lambda w: (w.first or 0, w.last or 0, w.type, w.value))
    for at, a in enumerate(periods):
        for item in placed[a][1:]:
            groups.join(placed[a][0], item)
        for b in periods[at + 1 :]:
            if (b.first or 0) - (a.first or 0) > SAME_WINDOW_DAYS:
                break
            if same_period(a, b):
                groups.join(placed[a][0], placed[b][0])
    folds: dict[str, _Fold] = defaultdict(_Fold)
    for members in placed.values():
        for item in members:
            folds[groups.find(item)].add(by_id[item].value, _day(by_id[item], spoken))
    left = []
    for item in loose:
        figure, day = by_id[item].value, _day(by_id[item], spoken)
        fitting = [root for root in sorted(folds) if folds[root].may_hold(figure, day)]
        if len(fitting) == 1:
            groups.join(item, fitting[0])
        else:
            left.append(item)
    _by_value(left, by_id, spoken, groups)


def _day(mention: Told, spoken: Mapping[str, int | None]) -> int | None:
    return spoken.get(mention.span.document_id)


def _by_value(items: Sequence[str], by_id: Mapping[str, Told], spoken: Mapping[str, int | None], groups: Groups) -> None:
    """Figures of which no period is known: one claim as long as one value fits them all, taken in order of value."""

    def place(item: str) -> tuple[bool, Decimal, Decimal, str]:
        told: Interval = interval(by_id[item].value)
        one_sided = told.low is None or told.high is None
        return one_sided, told.low or Decimal(0), told.high or Decimal("Infinity"), item

    clusters: list[tuple[_Fold, str]] = []
    for item in sorted(items, key=place):
        figure, day = by_id[item].value, _day(by_id[item], spoken)
        fitting = [(fold, root) for fold, root in clusters if fold.may_hold(figure, day)]
        if fitting and (not place(item)[0] or len(fitting) == 1):
            groups.join(item, fitting[0][1])
            fitting[0][0].add(figure, day)
        else:
            clusters.append((_Fold(), item))
            clusters[-1][0].add(figure, day)


def _judged(groups: Groups, judgements: Sequence[Judgement]) -> list[list[str]]:
    """The groups after judgements: rules' first, persons' last, "different" takes the right mention out."""
    ranked = sorted(judgements, key=lambda j: (j.who.startswith("person:"), j.verdict == "different", j.left, j.right))
    apart: list[tuple[str, str]] = []
    for j in ranked:
        if j.left not in groups or j.right not in groups:
            continue
        if j.verdict == "same":
            groups.join(j.left, j.right)
        elif j.verdict == "different":
            apart.append((j.left, j.right))
    out: list[list[str]] = []
    for members in groups.members().values():
        parts: list[list[str]] = [members]
        for left, right in apart:
            parts = [part for old in parts for part in _split(old, left, right)]
        out.extend(parts)
    return sorted(out)


def _split(members: list[str], left: str, right: str) -> list[list[str]]:
    if left in members and right in members:
        return [[m for m in members if m != right], [right]]
    return [members]
