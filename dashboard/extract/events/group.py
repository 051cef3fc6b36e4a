"""Which candidates of one document tell of one happening: by type and subtype, dates, countries, and how definite they are."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extract.events.material import Candidate
from dashboard.model import When

VENUES = ("conference", "summit")
VENUE_DAYS = 14  # days between a venue's end and the day an article appears for its window to date what was said there
COMPARED = 16  # members of a group that a further mention is compared with


def group_by_kind(candidates: Sequence[Candidate]) -> list[list[Candidate]]:
    """Candidates that tell of one happening, the statements left out."""
    groups: list[list[Candidate]] = []
    by_kind: dict[tuple[str, str], list[list[Candidate]]] = {}
    for c in candidates:
        same = by_kind.setdefault((c.type, "agreement" if c.subtype == "signing" else c.subtype), [])
        for group in sorted(same[-12:], key=len, reverse=True) if c.subtype in VENUES else reversed(same[-12:]):
            if _same(_sample(group), c, len(same) > 1):
                group.append(c)
                break
        else:
            group = [c]
            same.append(group)
            groups.append(group)
    return groups


def _windows(group: Sequence[Candidate]) -> list[When]:
    return [d.when for c in group for d in c.dates] + [c.period for c in group if c.period is not None]


def _sample(group: Sequence[Candidate]) -> list[Candidate]:
    """The first members of a group and those with a date: enough to know it by, however often it is named."""
    return [*group[:COMPARED], *[c for c in group[COMPARED : COMPARED * 8] if c.dates]]


def start_of(when: When) -> int:
    """The first day of a placed date, or its last where that is all it has."""
    day = when.first if when.first is not None else when.last
    assert day is not None
    return day


def _disjoint(a: When, b: When) -> bool:
    first_a, last_a = (a.first if a.first is not None else a.last), (a.last if a.last is not None else a.first)
    first_b, last_b = (b.first if b.first is not None else b.last), (b.last if b.last is not None else b.first)
    assert first_a is not None and last_a is not None and first_b is not None and last_b is not None
    return last_a < first_b or last_b < first_a


def _two_ends(c: Candidate, group: Sequence[Candidate]) -> bool:
    """`opened on Monday`, `runs until Thursday`: one gives the first day of a stretch, the other its last."""
    if c.type != "MEETING" or c.subtype not in VENUES or not c.definite:
        return False
    lasts = [d for d in c.dates if d.side == "last"]
    opened = [d.when for g in group for d in g.dates if d.side != "last"]
    gaps = [start_of(d.when) - start_of(w) for d in lasts for w in opened]
    return len(lasts) == len(c.dates) and any(0 <= gap <= VENUE_DAYS for gap in gaps)


def _same(group: Sequence[Candidate], c: Candidate, others: bool) -> bool:
    """Whether a candidate tells again what a group of its type and subtype tells."""
    mine, theirs = _windows([c]), _windows(group)
    if mine and theirs and all(_disjoint(a, b) for a in mine for b in theirs) and not _two_ends(c, group):
        return False
    countries = {x for g in group for x in g.countries}
    frame = c.frame
    if c.type == "MEETING" and c.subtype in VENUES:
        if mine and theirs:
            return True
        if c.definite and not mine and c.place is None and not others:
            return True
        if c.countries and countries and len(set(c.countries) & countries) < 2 and not (c.definite and set(c.countries) <= countries):
            return False
        return c.definite or not (mine or c.place)
    if c.type == "MEETING" and c.subtype == "round tables":
        return True
    if c.type == "MEETING":
        people = {p for g in group for p in g.people}
        return c.definite and not c.dates and set(c.people) <= people and set(c.countries) <= countries
    if c.type == "MEMBERSHIP":
        agents, theirs_agents = set(c.subjects or c.countries), {x for g in group for x in (g.subjects or g.countries)}
        if (mine and not theirs) or (theirs and not mine):
            return bool(agents & theirs_agents) and c.subtype == "chair"
        return not agents or not theirs_agents or bool(agents & theirs_agents) or (c.subtype == "join" and c.status == group[0].status)
    if c.type == "TRADE":
        return bool(set(c.countries) & countries) or not c.countries or not countries
    if c.type == "AGREEMENT" and c.subtype in ("signing", "agreement"):
        near = not c.countries or bool(set(c.countries) & countries)
        return near and (bool(mine) == bool(theirs) or (not mine and (c.definite or c.verbal)))
    if frame is not None and frame.fold:
        return not c.countries or bool(set(c.countries) & countries)
    if c.key or any(g.key for g in group):
        return c.key == group[0].key and bool(set(c.countries) & countries)
    same_word = any(g.why == c.why for g in group)
    nested = bool(c.countries) and (set(c.countries) <= countries or countries <= set(c.countries))
    return same_word and nested and (bool(mine) == bool(theirs) or c.definite)


def add_titles(groups: list[list[Candidate]], titles: Sequence[Candidate]) -> None:
    """A headline's mention joins what the body tells; alone it makes no card."""
    for c in titles:
        for group in groups:
            if (group[0].type, group[0].subtype) == (c.type, c.subtype) and (set(c.countries) & set(group[0].countries) or not c.countries):
                group.append(c)
                break
