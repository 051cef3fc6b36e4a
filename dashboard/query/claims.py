"""Claims of the selection as rows: changes on one ratio axis, levels beside it, every source's wording."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dashboard import reference
from dashboard.charts.rows import ClaimRow, Claims, Implication, Wording
from dashboard.merge import claims as merged
from dashboard.merge.claims.interval import is_change
from dashboard.model import Claim, Figure, Mention
from dashboard.query.columns import OPEN, Columns
from dashboard.query.evidence import reading
from dashboard.query.selection import Selection
from dashboard.query.words import date_words
from dashboard.trade import implied


def _of_country(claim: Claim, countries: Sequence[str]) -> bool:
    """Whether the claim is about one of the countries, or about a region that one of them belongs to."""
    told = {code for code in (claim.best.subject, claim.best.partner) if code}
    return any(code in told or code in reference.members(region) for code in countries for region in told)


def _in_window(claim: Claim, selection: Selection) -> bool:
    period = claim.best.period
    if selection.since is None and selection.until is None:
        return True
    if period is None or not period.placed:
        return False
    first = -OPEN if period.first is None else period.first
    last = OPEN if period.last is None else period.last
    since = -OPEN if selection.since is None else selection.since
    until = OPEN if selection.until is None else selection.until
    if selection.certainty == "certainly":
        return since <= first and last <= until
    return since <= last and first <= until


def chosen_claims(columns: Columns, selection: Selection) -> tuple[Claim, ...]:
    """Claims that the window, countries, sources and words let through; the other filters are about events."""
    found = [c for c in columns.claims if _in_window(c, selection)]
    if selection.countries:
        found = [c for c in found if _of_country(c, selection.countries)]
    if selection.sources:
        found = [c for c in found if set(c.sources) & set(selection.sources)]
    if selection.words:
        hits = set(columns.store.search(selection.words))
        found = [c for c in found if hits & {c.id, *c.aliases}]
    return tuple(found)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _wording(columns: Columns, mention: Mention[Figure]) -> Wording:
    f = mention.value
    return Wording(mention.span.document_id, columns.label(mention.span.document_id), mention.span.text, reading(f),
                   _float(f.ratio), f.claim_by)  # fmt: skip


def claim_row(columns: Columns, claim: Claim, selection: Selection) -> ClaimRow:
    """A claim as charts and lists show it. An amount stays one where a change is told with it ("rose to 13 billion")."""
    period, change = claim.best.period, is_change(claim.best)
    return ClaimRow(
        claim.id, title(columns, claim), date_words(period) if period is not None and period.placed else "no period told",
        period.first if period else None, period.last if period else None, _float(claim.best.ratio) if change else None,
        _float(claim.low), _float(claim.high),
        reading(claim.best), len(claim.sources), claim.independent_sources, claim.agreement,
        tuple(_wording(columns, m) for m in claim.mentions), claim.salience, selection.chosen in (claim.id, *claim.aliases),
        _float(claim.best.quantity) if claim.best.unit == "USD" and not change else None, *verdict(columns, claim),
    )  # fmt: skip


def verdict(columns: Columns, claim: Claim) -> tuple[str, str]:
    """What official series of the pair, both sides of them, say of the claim; and the sentence with the arithmetic."""
    f = claim.best
    there, here = (columns.names.alpha3(code) if code else None for code in (f.subject, f.partner))
    if there is None or here is None or f.measure not in ("exports", "imports", "turnover"):
        return "nothing to compare with", ""
    flows = [flow for flow in columns.pairs.get(frozenset((there, here)), []) if flow.status == "official"]
    out, back = implied.mirror(flows, there, here), implied.mirror(flows, here, there)
    values = implied.turnover(out, back) if f.measure == "turnover" else implied.spread(out if f.measure == "exports" else back)
    if is_change(f):
        found = implied.judge_change(values, claim.low, claim.high, f.period)
    else:
        found = implied.judge_level(values, claim.low, claim.high, f.unit, f.period)
    return found.verdict, found.text


def claims(columns: Columns, selection: Selection) -> Claims:
    """Changes and levels of the selection, the most salient first, and what they imply together."""
    found = chosen_claims(columns, selection)
    rows = sorted((claim_row(columns, c, selection) for c in found), key=lambda r: (-r.sources, -r.salience, r.title, r.id))
    return Claims(
        tuple(r for r in rows if r.ratio is not None), tuple(r for r in rows if r.ratio is None), implications(columns, found),
    )  # fmt: skip


def implications(columns: Columns, found: Sequence[Claim]) -> tuple[Implication, ...]:
    """What the claims say together that none says alone, with the arithmetic."""
    return tuple(Implication(f.text, f.arithmetic, f.verdict, f.claims) for f in merged.consistency(found))


def title(columns: Columns, claim: Claim) -> str:
    """`Exports of Russia with Latin America`: measure, goods and parties with their names."""
    f = claim.best
    if f.measure is None:
        return claim.title
    name = columns.names.name
    goods = f" ({f.commodity})" if f.commodity else ""
    subject = f" of {name(f.subject)}" if f.subject else ""
    joint = " to " if f.measure == "exports" else " from " if f.measure == "imports" else " with "
    partner = f"{joint}{name(f.partner)}" if f.partner else ""
    return f"{f.measure[:1].upper()}{f.measure[1:]}{goods}{subject}{partner}"
