"""The one card of a group of mentions: best values, agreement, what sources disagree on, and salience."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.merge.events.compare import far
from dashboard.merge.events.titles import title
from dashboard.merge.sources import Witness
from dashboard.model import Disagreement, Event, EventMention, Place, When, iso_day

_PRECISION = {"minute": 0, "day": 0, "week": 2, "month": 3, "quarter": 4, "season": 5, "half": 6, "year": 7, "decade": 8, "century": 9}
_BASIS = {"explicit": 0, "range": 0, "venue": 1, "published": 2, "other-document": 3}
_STATUS = ("happened", "ongoing", "planned", "hypothetical", "habitual")
W_SOURCES, W_MENTIONS, W_DATED, W_FIGURES, W_COUNTRIES, W_STATUS, W_QUOTES = 0.34, 0.18, 0.16, 0.1, 0.08, 0.08, 0.06
"""Shares of salience; they sum to 1. Sources lead, as dates reported by many are the ones timelines keep."""
MANY_SOURCES, MANY_MENTIONS, MANY_COUNTRIES = 6, 12, 4  # values at which a share is used up


def _where(m: EventMention) -> tuple[str, int, int]:
    """Where a mention stands: an order of mentions that depends on nothing else."""
    return m.span.document_id, m.span.start, m.span.end


def event(
    mentions: Sequence[EventMention], ids: Sequence[str], witnesses: Mapping[str, Witness], groups: Mapping[str, str], language: str | None
) -> Event:
    """One event of its mentions and their ids, which may come in any order; its title in `language` where a mention speaks it."""
    told = sorted(mentions, key=_where)
    ids = sorted(ids)
    sources = tuple(sorted({m.span.document_id for m in told}))
    parties = len({groups.get(s, s) for s in sources})
    best = _best(told, witnesses)
    disagreements = _disagreements(told, groups)
    agreement = "conflict" if disagreements else "single" if len(sources) == 1 else _agreement(told)
    readable = [m for m in told if (w := witnesses.get(m.span.document_id)) is not None and w.language == language]
    headline = title(readable or told, best)
    made = Event(ids[0], best, tuple(told), sources, parties, agreement, headline, 0.0, disagreements, tuple(ids[1:]))
    return replace(made, salience=salience(made))


# --- best values ----------------------------------------------------------------------------------


def _best(told: Sequence[EventMention], witnesses: Mapping[str, Witness]) -> EventMention:
    lead = min(told, key=lambda m: (_vagueness(m), -len(m.also), -len(m.participants), _where(m)))
    dated = min(told, key=lambda m: (_vagueness(m), _where(m)))
    when, basis = dated.when, dated.date_basis
    if when is not None and not when.placed:
        when, basis = None, None
    status, negated = _latest(told, witnesses)
    countries = Counter(c for m in told for c in set(m.countries))
    order = list(dict.fromkeys(c for m in (lead, *told) for c in m.countries))
    return replace(
        lead, when=when, date_basis=basis, status=status, negated=negated, place=_place(told),
        countries=tuple(sorted(order, key=lambda c: (-countries[c], order.index(c)))),
        participants=tuple({p.name: p for m in (*reversed(told), lead) for p in m.participants}.values()),
        claim_by=lead.claim_by,
    )  # fmt: skip


def _vagueness(m: EventMention) -> tuple[int, bool, int, int]:
    """The most precise statement first: finer, closed, in the mention's own words; of days, the full window before one of its days."""
    w = m.when
    if w is None or not w.placed:
        return (99, True, 9, 0)
    days = 0 if w.first is None or w.last is None else w.last - w.first
    return (_PRECISION.get(w.precision or "", 10), w.first is None or w.last is None, _BASIS.get(m.date_basis or "", 9),
            -days if m.type == "MEETING" else days)  # fmt: skip


def _latest(told: Sequence[EventMention], witnesses: Mapping[str, Witness]) -> tuple[str, bool]:
    """Status as of the latest article; articles without a day speak only if no other does."""
    days = [(w.published if (w := witnesses.get(m.span.document_id)) is not None else None, m) for m in told]
    known = [d for d, _ in days if d is not None]
    latest = [m for d, m in days if not known or d == max(known)]
    last = min(latest, key=lambda m: (_STATUS.index(m.status) if m.status in _STATUS else 9, _where(m)))
    return last.status, last.negated


def _place(told: Sequence[EventMention]) -> Place | None:
    """The most precise place, of equally precise ones the one that most mentions name."""
    places = [m.place for m in told if m.place is not None]
    if not places:
        return None
    count = Counter(p.id for p in places)
    return min(places, key=lambda p: (p.kind not in ("city", "facility"), -count[p.id], p.kind != "facility", p.id))


# --- agreement ------------------------------------------------------------------------------------


def _agreement(told: Sequence[EventMention]) -> str:
    """agree where all dated mentions give one window and all places one place, else compatible."""
    windows = {(m.when.first, m.when.last) for m in told if m.when is not None and m.when.placed}
    places = {m.place.id for m in told if m.place is not None}
    silent = any(m.when is None for m in told)
    return "agree" if len(windows) <= 1 and len(places) <= 1 and not (silent and windows) else "compatible"


def _disagreements(told: Sequence[EventMention], groups: Mapping[str, str]) -> tuple[Disagreement, ...]:
    """Fields on which mentions of different sources exclude one another; silence and other precision exclude nothing."""
    found = []
    dates = [m for m in told if m.when is not None and m.when.first is not None and m.when.last is not None]
    if any(_apart(a.when, b.when) and _other(a, b, groups) for i, a in enumerate(dates) for b in dates[i + 1 :]):
        found.append(Disagreement("date", tuple(sorted({(m.span.document_id, _day_words(m.when)) for m in dates}))))
    placed = [(m, m.place) for m in told if m.place is not None and m.place.kind in ("city", "facility")]
    if any(far(p, q) and _other(a, b, groups) for i, (a, p) in enumerate(placed) for b, q in placed[i + 1 :]):
        found.append(Disagreement("place", tuple(sorted({(m.span.document_id, p.name) for m, p in placed}))))
    if len({m.negated for m in told}) > 1:
        found.append(Disagreement("status", tuple(sorted({(m.span.document_id, "denied" if m.negated else m.status) for m in told}))))
    return tuple(found)


def _other(a: EventMention, b: EventMention, groups: Mapping[str, str]) -> bool:
    da, db = a.span.document_id, b.span.document_id
    return groups.get(da, da) != groups.get(db, db) or da != db


def _apart(a: When | None, b: When | None) -> bool:
    if a is None or b is None or a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    return a.last < b.first or b.last < a.first


def _day_words(when: When | None) -> str:
    if when is None:
        return ""
    first, last = iso_day(when.first), iso_day(when.last)
    return first or "" if first == last else f"{first or '…'} – {last or '…'}"


# --- salience -------------------------------------------------------------------------------------


def _shares(e: Event) -> list[tuple[str, float, float]]:
    """(name, share of 1, weight) of what makes an event important."""
    mentions = sum(1 + len(m.also) for m in e.mentions)
    b = e.best
    dated = (
        0.0 if b.when is None else 1.0 if b.when.precision in ("day", "minute") else 0.6 if b.when.precision in ("week", "month") else 0.35
    )
    sources = e.independent_sources + 0.5 * (len(e.sources) - e.independent_sources)
    return [
        ("independent sources", min(1.0, sources / MANY_SOURCES), W_SOURCES),
        ("mentions", min(1.0, math.log1p(mentions) / math.log1p(MANY_MENTIONS)), W_MENTIONS),
        ("dated", dated, W_DATED),
        ("figures", min(1.0, sum(bool(m.figures) for m in e.mentions) / 2), W_FIGURES),
        ("countries", min(1.0, len(b.countries) / MANY_COUNTRIES), W_COUNTRIES),
        ("status", {"happened": 1.0, "ongoing": 1.0, "planned": 0.8}.get(b.status, 0.2), W_STATUS),
        ("quotations", min(1.0, sum(bool(m.quotes) for m in e.mentions) / 2), W_QUOTES),
    ]  # fmt: skip


def salience(e: Event) -> float:
    """From 0 to 1: which event to show first."""
    return round(sum(share * weight for _, share, weight in _shares(e)), 4)


def explain_salience(e: Event) -> str:
    """What an event's salience is made of, the heaviest part first."""
    parts = sorted(((share * weight, name) for name, share, weight in _shares(e) if share), reverse=True)
    return ", ".join(f"{name} {value:.2f}" for value, name in parts)
