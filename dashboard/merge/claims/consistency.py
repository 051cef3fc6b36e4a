"""Claims that bear on each other: what two imply for a third, and what cannot both be true, with the arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.merge.claims.interval import is_change
from dashboard.model import Claim, Figure, Mention

_ONE = Decimal(1)
_SLIP = Decimal("0.03")
"""Relative tolerance in which a told percentage is what the new value is of the old: 208 against 13 / 6.2 = 2.097."""
_BESIDE = 250
"""Characters between a percentage and the values it is of: one sentence or the next."""
_NEIGHBOURS = 6
"""Figures of change behind a percentage that are looked at."""
_SUM = Decimal("0.02")
"""Relative tolerance of exports plus imports against turnover, on top of what the wordings allow."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that claims say together. `verdict`: implies · contradiction · slip. `claims` are ids, sorted;
    `arithmetic` the calculation, `text` a sentence for the reader. `low` and `high` bound what is implied, as
    new over old, for a verdict "implies"."""

    verdict: str
    claims: tuple[str, ...]
    text: str
    arithmetic: str
    low: Decimal | None = None
    high: Decimal | None = None


def consistency(claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """All findings over a set of claims, in an order that depends on nothing but them."""
    found = {*_pairs(claims), *slips(claims)}
    return tuple(sorted(found, key=lambda f: (f.verdict, f.claims, f.text)))


def implied_imports(exports: Decimal, turnover: Decimal, share: Decimal) -> Decimal:
    """Change of imports m, if exports grew e times, turnover t times, and exports were a share s of turnover at the
    start: e s + m (1 - s) = t. Below 0 the two claims cannot both be true at that share."""
    return (turnover - exports * share) / (1 - share)


def falls_above(exports: Decimal, turnover: Decimal) -> Decimal | None:
    """The share of exports at the start above which imports must have fallen; None if no share makes them fall."""
    return (turnover - 1) / (exports - 1) if exports > turnover and exports > 1 and turnover >= 1 else None


def impossible_above(exports: Decimal, turnover: Decimal) -> Decimal | None:
    """The share of exports at the start above which imports would have to be negative."""
    return turnover / exports if exports > turnover else None


def _overlap(a: Figure, b: Figure) -> bool:
    if a.period is None or b.period is None:
        return True
    if a.period.first is None or b.period.first is None or a.period.last is None or b.period.last is None:
        return a.period.value == b.period.value or a.period.first is None or b.period.first is None
    shared = min(a.period.last, b.period.last) - max(a.period.first, b.period.first) + 1
    return shared * 2 > max(a.period.last - a.period.first, b.period.last - b.period.first)


def _pairs(claims: Sequence[Claim]) -> Iterator[Finding]:
    by_pair: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for c in claims:
        if c.best.subject and c.best.partner and c.best.commodity is None and c.best.measure in ("exports", "imports", "turnover"):
            by_pair[frozenset((c.best.subject, c.best.partner))].append(c)
    for together in by_pair.values():
        turnovers = [c for c in together if c.best.measure == "turnover"]
        for e in (c for c in together if c.best.measure == "exports" and turnovers):
            mirrors = list(_mirror(together, e))
            for t in turnovers:
                if not _overlap(t.best, e.best):
                    continue
                if is_change(t.best) and is_change(e.best):
                    yield from _changes(t, e, mirrors)
                elif not is_change(t.best) and not is_change(e.best) and t.best.unit == e.best.unit and t.best.kind == "money":
                    yield from _levels(t, e, mirrors)


def _mirror(claims: Sequence[Claim], e: Claim) -> Iterator[Claim]:
    """Imports of the same side as these exports, and the exports of the other side, which are the same goods."""
    for c in claims:
        own = c.best.measure == "imports" and c.best.subject == e.best.subject
        other = c.best.measure == "exports" and c.best.subject == e.best.partner
        if (own or other) and _overlap(c.best, e.best):
            yield c


def _changes(t: Claim, e: Claim, mirrors: Sequence[Claim]) -> Iterator[Finding]:
    """Exports times e and turnover times t: what they say of imports."""
    et, tt = e.best.ratio, t.best.ratio
    if et is None or tt is None or et == 1:
        return
    for m in (c for c in mirrors if is_change(c.best)):
        mt = m.best.ratio
        if mt is not None and (min(et, mt) > tt or max(et, mt) < tt) and not _reach(e, m, t):
            yield Finding(
                "contradiction", tuple(sorted((t.id, e.id, m.id))),
                f"Turnover ×{_n(tt)} cannot come of exports ×{_n(et)} and imports ×{_n(mt)}: it must lie between the two.",
                f"{_n(et)}·s + {_n(mt)}·(1 − s) = {_n(tt)} has no share s between 0 and 1",
            )  # fmt: skip
            return
        if mt is not None:
            return
    falls, never = falls_above(et, tt), impossible_above(et, tt)
    if falls is None or never is None:
        return
    yield Finding(
        "implies", tuple(sorted((t.id, e.id))),
        f"If exports grew {_n(et)} times and turnover {_n(tt)} times, imports fell unless exports were less than "
        f"{falls * 100:.0f} % of turnover at the start; they cannot have been more than {never * 100:.0f} %.",
        f"{_n(et)}·s + m·(1 − s) = {_n(tt)}; m < 1 for s > ({_n(tt)} − 1)/({_n(et)} − 1) = {falls:.2f}; "
        f"m < 0 for s > {_n(tt)}/{_n(et)} = {never:.2f}",
        Decimal(0), tt,
    )  # fmt: skip


def _reach(e: Claim, m: Claim, t: Claim) -> bool:
    """Whether wordings leave room for turnover between exports and imports."""
    lows = [c.low for c in (e, m) if c.low is not None]
    highs = [c.high for c in (e, m) if c.high is not None]
    below = t.high is None or len(lows) < 2 or min(lows) <= t.high
    above = t.low is None or len(highs) < 2 or max(highs) >= t.low
    return below and above


def _levels(t: Claim, e: Claim, mirrors: Sequence[Claim]) -> Iterator[Finding]:
    """Exports plus imports against turnover, in one currency."""
    if t.high is not None and e.low is not None and e.low > t.high * (1 + _SUM):
        yield Finding(
            "contradiction", tuple(sorted((t.id, e.id))), "Exports cannot be more than the turnover they are part of.",
            f"{_amount(e.best.quantity)} > {_amount(t.best.quantity)} {t.best.unit}",
        )  # fmt: skip
        return
    for m in (c for c in mirrors if not is_change(c.best) and c.best.unit == t.best.unit):
        low = (e.low or Decimal(0)) + (m.low or Decimal(0))
        high = None if e.high is None or m.high is None else e.high + m.high
        if (t.high is not None and low > t.high * (1 + _SUM)) or (t.low is not None and high is not None and high < t.low * (1 - _SUM)):
            total = e.best.quantity + m.best.quantity
            yield Finding(
                "contradiction", tuple(sorted((t.id, e.id, m.id))), "Exports and imports do not add up to the turnover told.",
                f"{_amount(e.best.quantity)} + {_amount(m.best.quantity)} = {_amount(total)}, not {_amount(t.best.quantity)} {t.best.unit}",
            )  # fmt: skip


def slips(claims: Sequence[Claim]) -> Iterator[Finding]:
    """The slip "grew 208 % (from 6.2 to 13)": the percentage is what the new value is of the old, not the growth."""
    told: dict[str, list[tuple[int, str, Mention[Figure]]]] = defaultdict(list)
    for claim in claims:
        for mention in claim.mentions:
            if mention.value.ratio is not None and mention.value.ratio > 1:
                told[mention.span.document_id].append((mention.span.start, claim.id, mention))
    for mentions in told.values():
        mentions.sort(key=lambda m: m[:2])
        for at, (start, claim_id, mention) in enumerate(mentions):
            for other_start, other_id, other in mentions[at + 1 : at + 1 + _NEIGHBOURS]:
                if other_start - start <= _BESIDE:
                    for said, grown in ((mention, other), (other, mention)):
                        yield from _slip(tuple(sorted({claim_id, other_id})), said, grown)


def _slip(claims: tuple[str, ...], said: Mention[Figure], grown: Mention[Figure]) -> Iterator[Finding]:
    ratio = grown.value.ratio
    if said.value.kind != "percent" or grown.value.kind in ("percent", "ratio") or ratio is None or not is_change(said.value):
        return
    share = said.value.quantity / 100
    told = said.value.ratio or share
    if abs(share - ratio) <= ratio * _SLIP and abs(told - ratio) > ratio * _SLIP:
        yield Finding(
            "slip", claims,
            f"“{said.span.text}” is what the new value is of the old one; the growth told beside it is {(ratio - 1) * 100:.0f} %.",
            f"new / old = {_n(round(ratio, 2))}, that is {ratio * 100:.0f} % of the old value, or {(ratio - 1) * 100:+.0f} %", ratio, ratio,
        )  # fmt: skip


def _n(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _amount(value: Decimal) -> str:
    return f"{value.normalize():,f}"
