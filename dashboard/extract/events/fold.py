"""One entry per happening: the groups of one document are dated and given their status, place and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.extract.events.group import VENUE_DAYS, VENUES, add_titles, group_by_kind, start_of
from dashboard.extract.events.material import Candidate, Dated, Material
from dashboard.extract.events.statements import join_statements
from dashboard.model import Document, EventMention, Participant, Span, When, iso_day
from dashboard.text import span

ALSO = 24  # further mentions that are kept; a long article names its conference some 20 times
PARTICIPANTS = 12
_DECLARATION = re.compile(
    r"\b(?:final|joint|conjunta|conjunto) (?:declaration|statement|communiqu|declarac|comunicado)|declara(?:ción|ção) (?:final|conjunta)",
    re.IGNORECASE,
)
AT_VENUE = frozenset({"round tables", "meeting", "talks"})


@dataclass(slots=True)
class Venue:
    """The meeting an article is about: what is undated and happens there takes its window."""

    group: list[Candidate]
    window: When | None


def fold(document: Document, candidates: Sequence[Candidate], material: Material) -> list[EventMention]:
    """The events of a document, in the order of their clearest mention."""
    bodies = [c for c in candidates if not c.title]
    statements = join_statements([c for c in bodies if c.type == "STATEMENT"])
    groups = group_by_kind([c for c in bodies if c.type != "STATEMENT"])
    add_titles(groups, [c for c in candidates if c.title])
    said = [d for g in statements if any(c.opening for c in g) for c in g for d in c.dates if d.side == "both"]
    published = document.published.when if document.published else None
    venue = _venue(groups, said, published)
    if venue is not None:
        groups = _at_venue(groups, venue)
    events = [_event(document, g, material, venue, published) for g in (*groups, *statements)]
    return sorted(events, key=lambda e: (e.span.start, e.span.end))


# --- dating ---------------------------------------------------------------------------------------


def _at_venue(groups: list[list[Candidate]], venue: Venue) -> list[list[Candidate]]:
    """`The meeting had opened in Brussels`: a definite meeting without persons of its own is the one the article is about."""
    kept = []
    for group in groups:
        lead = group[0]
        own = {d.when.first for c in group for d in c.dates}
        home = {c.place.country for c in venue.group if c.place} | {x for c in venue.group for x in c.countries}
        same = lead.type == "MEETING" and lead.subtype in ("meeting", "talks") and lead.definite and not lead.people and not lead.verbal
        near = venue.window is None or not own or any(
            abs(start_of(d.when) - start_of(venue.window)) <= VENUE_DAYS
            for c in group for d in c.dates
        )  # fmt: skip
        if same and near and group is not venue.group and (not lead.countries or lead.place is not None or set(lead.countries) & home):
            venue.group.extend(group)
        else:
            kept.append(group)
    venue.window = _own_date(venue.group)[0]
    return kept


def _venue(groups: Sequence[list[Candidate]], said: Sequence[Dated], published: When | None) -> Venue | None:
    """The conference or summit that the article is about: the one with most mentions whose window fits the article's day."""
    best: tuple[int, int] | None = None
    chosen: Venue | None = None
    for group in groups:
        if group[0].type != "MEETING" or group[0].subtype not in VENUES:
            continue
        if any(c.opening for c in group) and not any(d.side != "last" for c in group for d in c.dates):
            for d in said[:1]:
                group[0].dates.append(Dated(d.when, "first"))
        window, _ = _own_date(group)
        if window is not None and published is not None and published.first is not None:
            end = window.last if window.last is not None else window.first
            if end is not None and not -VENUE_DAYS <= published.first - end <= VENUE_DAYS:
                continue
        elif window is None and published is not None and len(group) < 2:
            continue
        rank = (len(group), -group[0].start)
        if best is None or rank > best:
            best, chosen = rank, Venue(group, window)
    return chosen


def _own_date(group: Sequence[Candidate]) -> tuple[When | None, str | None]:
    """What the group's own words say of its time: the most precise, the two ends joined where they stand apart."""
    opening = any(c.opening for c in group)
    both = [d for c in group for d in c.dates if d.side == "both"]
    firsts = [d.when.first for c in group for d in c.dates if d.side == "first" and d.when.first is not None]
    lasts = [d.when.last for c in group for d in c.dates if d.side == "last" and d.when.last is not None]
    precision = max((d.when for c in group for d in c.dates), key=_rank, default=When("DATE", "", precision="day")).precision or "day"
    periods = [c.period for c in group if c.period is not None]
    if periods:
        return max(periods, key=lambda w: (w.last if w.last is not None else 10**7, -_width(w))), "explicit"
    whole = sorted(both, key=lambda d: (-_days(d.when), d.position) if opening and lasts == [] else (_rank(d.when), d.position))
    if lasts and (not both or group[0].type == "MEETING") and not any(_days(d.when) > 1 for d in both):
        first = min(firsts or [d.when.first for d in both if d.when.first is not None] or [lasts[0]])
        known = bool(firsts or both)
        if first <= max(lasts):
            return _range(first if known else None, max(lasts), precision), "explicit"
    if whole:
        chosen = whole[0]
        for d in whole[1:]:  # a window that holds the day it opens says more than the day
            if _days(d.when) > _days(chosen.when) and d.when.precision == "day" and chosen.when.precision == "day":
                chosen = d
        basis = "range" if chosen.when.value and "/" in chosen.when.value else "explicit"
        return chosen.when, basis
    if firsts:
        return _range(min(firsts), None, precision), "explicit"
    return None, None


def _days(when: When) -> int:
    return 1 if when.first is None or when.last is None else when.last - when.first + 1


_PRECISIONS = ("minute", "day", "week", "month", "quarter", "season", "half", "year", "decade", "century")


def _rank(when: When) -> int:
    return _PRECISIONS.index(when.precision) if when.precision in _PRECISIONS else len(_PRECISIONS)


def _width(when: When) -> int:
    return 10**7 if when.first is None or when.last is None else when.last - when.first


def _range(first: int | None, last: int | None, precision: str) -> When:
    value = f"{iso_day(first) or '..'}/{iso_day(last) or '..'}" if first != last else iso_day(first) or ""
    return When("DATE", value, first, last, precision)


def _date(group: Sequence[Candidate], venue: Venue | None, document_text: str) -> tuple[When | None, str | None]:
    when, basis = _own_date(group)
    if when is not None:
        return when, basis
    lead = group[0]
    if venue is None or venue.window is None or group is venue.group:
        return None, None
    if lead.type == "STATEMENT" and lead.status == "happened":
        return venue.window, "venue"
    if lead.type == "MEETING" and (lead.subtype in AT_VENUE) and lead.status in ("happened", "ongoing", "planned"):
        return venue.window, "venue"
    if (
        lead.type == "AGREEMENT"
        and lead.status == "happened"
        and _DECLARATION.search(document_text, lead.sentence.start, lead.sentence.end)
    ):
        return venue.window, "venue"
    if lead.type == "MEETING" and lead.subtype == "visit" and lead.status == "happened" and venue.window.first is not None:
        return _range(None, venue.window.first, venue.window.precision or "day"), "venue"
    return None, None


def _status(group: Sequence[Candidate], when: When | None, published: When | None, lead: Candidate) -> str:
    """The lead's status, corrected by the calendar: what begins after the article's day is planned, what spans it goes on."""
    status = lead.status
    if lead.type == "MEETING" and lead.subtype in VENUES:
        told = [c.status for c in group]
        status = "happened" if "happened" in told else "ongoing" if "ongoing" in told else "planned" if "planned" in told else status
    if when is None or published is None or published.first is None:
        return "happened" if status == "habitual" and when is not None and lead.type != "AID" else status
    today = published.first
    if when.first is not None and when.first > today:
        return "planned" if status in ("happened", "ongoing", "habitual") else status
    if lead.type == "PROJECT" and when.first is None and when.last is not None and when.last > today and status == "happened":
        return "planned"  # investments until 2027
    lasting = lead.subtype in VENUES or (lead.subtype == "visit" and not lead.verbal)
    if lead.type == "MEETING" and lasting and when.first is not None and when.first <= today:
        if when.last is None or when.last > today:
            return "ongoing"
        return "happened"
    return "happened" if status == "habitual" else status


# --- one event ------------------------------------------------------------------------------------


def _event(document: Document, group: list[Candidate], material: Material, venue: Venue | None, published: When | None) -> EventMention:
    kind = group[0].subtype
    lead = max(group, key=lambda c: (not c.title, c.type != "MEETING" or c.subtype == kind, c.weight + 2 * bool(c.dates), -c.start))
    when, basis = _date(group, venue, document.text)
    status = _status(group, when, published, lead)
    quotes = _quotes(group, material)
    text = document.text
    others = sorted({span for c in group for span in ((c.start, c.end), *c.more)} - {(lead.start, lead.end)})[:ALSO]
    telling = [c for c in group if c.weight >= 4] if lead.type == "STATEMENT" else group
    countries = list(dict.fromkeys(x for c in (lead, *telling) for x in c.countries))
    place = lead.place or next((c.place for c in group if c.place), None)
    if place is None and venue is not None and basis == "venue":
        stated = [c.place for c in venue.group if c.place]
        place = next((p for p in stated if p.kind in ("city", "facility")), stated[0] if stated else None)
    participants = _participants([lead, *group])
    quoted = None if lead.type == "STATEMENT" else material.quoting(lead.start)
    claim = lead.claim_by or (quoted.value.speaker if quoted is not None else None)
    words = text[lead.start : lead.end]
    s = lead.sentence
    why = lead.why if basis is None else f"{lead.why}; dated by {basis}"
    return EventMention(
        span(document, lead.start, lead.end, words), lead.type, lead.subtype, status, why,
        document.span(s.start, s.end), lead.negated, when, basis, place, tuple(countries), participants,
        tuple(dict.fromkeys(f for c in group for f in c.figures)), tuple(quotes), claim,
        tuple(document.span(a, b) for a, b in others),
    )  # fmt: skip


def _participants(group: Sequence[Candidate]) -> tuple[Participant, ...]:
    found: dict[str, Participant] = {}
    for c in group:
        for p in c.participants:
            found.setdefault(p.name, p)
        for name in c.people:
            if c.type != "STATEMENT":
                found.setdefault(name, Participant(name, "participant"))
    return tuple(found.values())[:PARTICIPANTS]


def _quotes(group: Sequence[Candidate], material: Material) -> list[Span]:
    lead = group[0]
    if lead.type == "STATEMENT":
        return material.said_by(lead.speaker)
    return list(dict.fromkeys(q.span for c in group if (q := material.quoting(c.start)) is not None))
