"""The small sums of the trade chart: which years a claim covers, the mirror band, and whether the official series
bears the claim out. Pure functions over `model.Flow`; values in current US dollars."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboard.model import Flow, When, civil

TOLERANCE = Decimal("0.05")
"""Relative room for revisions: a claim within five percent of what official values give is borne out. A convention,
of the size by which the Factbook's own editions differ on one year (Bolivia's exports of 2018: 10.35 and 9.81 billion)."""


@dataclass(frozen=True, slots=True)
class Band:
    """One year of a flow of goods from one country to another, as both sides report it; None where one does not.

    The exporter reports FOB, the importer CIF, which is dearer by freight and insurance: `low` and `high` are the
    two, whichever is which, and never one number made of both.
    """

    year: int
    exporter: Decimal | None
    importer: Decimal | None

    @property
    def low(self) -> Decimal:
        return min(v for v in (self.exporter, self.importer) if v is not None)

    @property
    def high(self) -> Decimal:
        return max(v for v in (self.exporter, self.importer) if v is not None)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`verdict`: within · outside · not comparable · nothing to compare with. `low`, `high`: what the series gives,
    in the claim's terms (a ratio or US dollars), None without one. `text` says it with the arithmetic."""

    verdict: str
    text: str
    low: Decimal | None = None
    high: Decimal | None = None


def window(period: When | None) -> tuple[int, int] | None:
    """(first year, last year) that a claim covers; None if the claim tells no period in days."""
    if period is None or period.first is None or period.last is None:
        return None
    return civil(period.first)[0], civil(period.last)[0]


def mirror(flows: Iterable[Flow], exporter: str, importer: str, definition: str = "goods") -> tuple[Band, ...]:
    """The mirror band of goods that go from `exporter` to `importer` (alpha-3), one entry a year that somebody reports.

    Only official values of one definition; of several reports by one side the lowest and the highest widen the band.
    """
    sides: dict[int, tuple[list[Decimal], list[Decimal]]] = defaultdict(lambda: ([], []))
    for f in flows:
        if f.status != "official" or f.definition != definition or f.commodity != "TOTAL":
            continue
        if (f.reporter, f.partner, f.flow) == (exporter, importer, "export"):
            sides[f.year][0].append(f.value)
        elif (f.reporter, f.partner, f.flow) == (importer, exporter, "import"):
            sides[f.year][1].append(f.value)
    return tuple(Band(year, min(told, default=None), max(mirrored, default=None)) for year, (told, mirrored) in sorted(sides.items()))


def turnover(there: Sequence[Band], back: Sequence[Band]) -> dict[int, tuple[Decimal, Decimal]]:
    """(low, high) of both directions together, for the years in which both are known."""
    returned = {b.year: b for b in back}
    return {b.year: (b.low + returned[b.year].low, b.high + returned[b.year].high) for b in there if b.year in returned}


def spread(bands: Sequence[Band]) -> dict[int, tuple[Decimal, Decimal]]:
    """(low, high) by year of one direction."""
    return {b.year: (b.low, b.high) for b in bands}


def runs(years: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Years in unbroken runs: a line is drawn within each, and none across a gap."""
    out: list[list[int]] = []
    for year in sorted(set(years)):
        if out and year == out[-1][-1] + 1:
            out[-1].append(year)
        else:
            out.append([year])
    return tuple(tuple(run) for run in out)


def change(values: Mapping[int, tuple[Decimal, Decimal]], first: int, last: int) -> tuple[Decimal, Decimal] | None:
    """(low, high) of value(last) / value(first); None if one of the two years is missing or was nothing."""
    if first not in values or last not in values or values[first][0] <= 0:
        return None
    return values[last][0] / values[first][1], values[last][1] / values[first][0]


def judge_change(values: Mapping[int, tuple[Decimal, Decimal]], low: Decimal | None, high: Decimal | None, period: When | None) -> Verdict:
    """Whether the series bears out a claimed change, new over old between `low` and `high` (None an open side).

    A window counted back from a speech ("the past five years") ends in a year that was not over: the same number of
    years that ended the year before is tried too, and either may bear it out.
    """
    if not values:
        return Verdict("nothing to compare with", "No official series of this pair is here.")
    covered = window(period)
    if covered is None:
        return Verdict("not comparable", "The claim does not say over which years.")
    first, last = covered
    if first == last:
        first -= 1  # growth in 2022 is 2022 over 2021
    ends = [(first, last)]
    if period is not None and period.type == "DURATION":
        ends.append((first - 1, last - 1))
    found = [(a, b, told) for a, b in ends if (told := change(values, a, b)) is not None]
    if not found:
        return Verdict("nothing to compare with", f"The official series has no values for both {first} and {last}.")
    for a, b, told in found:
        if _meets(told, low, high):
            return Verdict("within", f"Official values changed ×{told[0]:.2f} to ×{told[1]:.2f} from {a} to {b}.", *told)
    a, b, told = found[0]
    return Verdict("outside", f"Official values changed ×{told[0]:.2f} to ×{told[1]:.2f} from {a} to {b}.", *told)


def judge_level(
    values: Mapping[int, tuple[Decimal, Decimal]], low: Decimal | None, high: Decimal | None, unit: str, period: When | None
) -> Verdict:
    """Whether the series bears out a claimed amount of one year, in US dollars."""
    if not values:
        return Verdict("nothing to compare with", "No official series of this pair is here.")
    if unit != "USD":
        return Verdict("not comparable", f"The claim is in {unit or 'no unit'}, the series in US dollars.")
    covered = window(period)
    if covered is None or covered[0] != covered[1]:
        return Verdict("not comparable", "The claim does not say for which one year.")
    told = values.get(covered[0])
    if told is None:
        return Verdict("nothing to compare with", f"The official series has no value for {covered[0]}.")
    text = f"Official values of {covered[0]} lie between {told[0] / 10**6:,.1f} and {told[1] / 10**6:,.1f} million US dollars."
    return Verdict("within" if _meets(told, low, high) else "outside", text, *told)


def _meets(told: tuple[Decimal, Decimal], low: Decimal | None, high: Decimal | None) -> bool:
    """Whether the claim's interval touches the official one, widened by TOLERANCE."""
    return (low is None or low <= told[1] * (1 + TOLERANCE)) and (high is None or high >= told[0] * (1 - TOLERANCE))
