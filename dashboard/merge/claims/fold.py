"""Groups of figure mentions become claims: best value, interval, agreement, sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dashboard.merge.claims.group import group
from dashboard.merge.claims.interval import Interval, compared, interval, is_change
from dashboard.merge.sources import Witness, independent
from dashboard.model import Claim, Disagreement, Figure, Judgement, Mention, civil, figure_mention_id

SALIENCE_FIRST = 0.25
SALIENCE_SOURCE = 0.15
SALIENCE_PAIR = 0.2
SALIENCE_CHANGE = 0.1
SALIENCE_CONFLICT = 0.15
"""Weights of salience, chosen so that a bilateral change told by three independent sources comes first and a count
told once comes last."""


Rates = Mapping[tuple[str, int], Decimal]
"""US dollars for one unit of an ISO 4217 currency, by (code, year)."""


def merge_claims(
    figures: Sequence[Mention[Figure]], witnesses: Mapping[str, Witness], judgements: Sequence[Judgement] = (), rates: Rates | None = None
) -> tuple[Claim, ...]:
    """Claims of all figure mentions, sorted by id; the same whatever the order of the mentions.

    With `rates` (a year's official ones; none are shipped) amounts of one year in several currencies are compared in
    US dollars, loosely, for a year's mean is not the day's rate. Without, two currencies are two claims.
    """
    days = {d: w.published for d, w in witnesses.items()}
    groups = independent(witnesses)
    written = {figure_mention_id(m): m for m in figures}
    alike = [replace(m, value=in_dollars(m.value, rates or {})) for m in figures]
    folded = group(alike, days, judgements)
    claims = [_claim([written[figure_mention_id(m)] for m in members], members, groups) for members in folded]
    return tuple(sorted(claims, key=lambda c: c.id))


def in_dollars(figure: Figure, rates: Rates) -> Figure:
    """An amount of money of one year in US dollars, as "about" where it was exact; the figure itself without a rate."""
    when = figure.period
    if figure.kind != "money" or when is None or when.first is None or when.last is None or is_change(figure):
        return figure
    year = civil(when.first)[0]
    rate = rates.get((figure.unit, year)) if civil(when.last)[0] == year else None
    if rate is None:
        return figure
    high = None if figure.high is None else figure.high * rate
    return replace(figure, quantity=figure.quantity * rate, high=high, unit="USD", bound="~" if figure.bound == "=" else figure.bound)


def _claim(written: Sequence[Mention[Figure]], alike: Sequence[Mention[Figure]], groups: Mapping[str, str]) -> Claim:
    """`written` are the mentions of one claim, `alike` the same with all amounts in one currency."""
    members = written if len({m.value.unit for m in written if m.value.kind == "money"}) < 2 else alike
    told = [(m, interval(m.value)) for m in members]
    best = min(told, key=lambda t: (not t[1].exact, _periodless(t[0]), t[1].width, figure_mention_id(t[0])))[0]
    agreement = _agreement(told)
    low, high = _bounds([i for _, i in told], agreement == "conflict")
    sources = tuple(sorted({m.span.document_id for m in members}))
    parties = len({groups.get(d, d) for d in sources})
    if len(sources) == 1 and agreement != "conflict":
        agreement = "single"
    value = _completed(best.value, members)
    return Claim(
        min(figure_mention_id(m) for m in members), value, tuple(written), sources, parties, agreement, title(value), low, high,
        _salience(value, parties, agreement), _disagreements(told) if agreement == "conflict" else (),
    )  # fmt: skip


def _periodless(mention: Mention[Figure]) -> bool:
    return mention.value.period is None or mention.value.period.first is None


def _completed(best: Figure, members: Sequence[Mention[Figure]]) -> Figure:
    """The best value with what only other mentions tell: the period in days, the speaker."""
    period, speaker = best.period, best.claim_by
    for m in sorted(members, key=figure_mention_id):
        if (period is None or period.first is None) and m.value.period is not None:
            period = m.value.period if m.value.period.first is not None or period is None else period
        speaker = speaker or m.value.claim_by
    return replace(best, period=period, claim_by=speaker)


def _agreement(told: Sequence[tuple[Mention[Figure], Interval]]) -> str:
    """agree: all say the same value with the same bound; compatible: one value fits all wordings; conflict: none does."""
    intervals = [i for _, i in told]
    low = max((i.low for i in intervals if i.low is not None), default=None)
    high = min((i.high for i in intervals if i.high is not None), default=None)
    if low is not None and high is not None and low > high:
        return "conflict"
    said = {(compared(m.value), m.value.high, m.value.bound) for m, _ in told}
    return "agree" if len(said) == 1 else "compatible"


def _bounds(intervals: Sequence[Interval], conflict: bool) -> tuple[Decimal | None, Decimal | None]:
    """The values that all wordings allow; in a conflict, from the lowest to the highest told."""
    lows = [i.low for i in intervals if i.low is not None]
    highs = [i.high for i in intervals if i.high is not None]
    if conflict:
        ends = [*lows, *highs]
        return min(ends), max(ends)
    return max(lows, default=None), min(highs, default=None)


def _disagreements(told: Sequence[tuple[Mention[Figure], Interval]]) -> tuple[Disagreement, ...]:
    values = sorted({(m.span.document_id, m.span.text) for m, _ in told})
    return (Disagreement("figure", tuple(values)),)


def _salience(figure: Figure, parties: int, agreement: str) -> float:
    weight = SALIENCE_FIRST + SALIENCE_SOURCE * (min(parties, 3) - 1)
    weight += SALIENCE_PAIR * (figure.partner is not None) + SALIENCE_CHANGE * is_change(figure)
    return round(min(1.0, weight + SALIENCE_CONFLICT * (agreement == "conflict")), 3)


def title(figure: Figure) -> str:
    """`exports RU–CU ×2.3 (2018–2023)`: codes as in places, for whoever has names to replace."""
    parties = "–".join(c for c in (figure.subject, figure.partner) if c)
    if figure.ratio is not None and is_change(figure):
        value = f"×{figure.ratio.normalize():f}"
    else:
        value = f"{_short(figure.quantity)} {figure.unit}".strip()
        if figure.high is not None:
            value = f"{_short(figure.quantity)}–{_short(figure.high)} {figure.unit}".strip()
    sign = {"~": "about ", "<~": "almost ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "up to "}.get(figure.bound, "")
    when = figure.period
    years = ""
    if when is not None and when.first is not None and when.last is not None:
        first, last = civil(when.first)[0], civil(when.last)[0]
        years = f" ({first})" if first == last else f" ({first}–{last})"
    goods = f"{figure.commodity} " if figure.commodity else ""
    return f"{goods}{figure.measure} {parties}".strip() + f" {sign}{value}{years}"


def _short(value: Decimal) -> str:
    for size, word in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if abs(value) >= size:
            return f"{(value / size).normalize():f}{word}"
    return f"{value.normalize():,f}"
