"""Which values a wording allows: "about a quarter" 22.5 to 27.5 percent, "more than doubled" all above 2."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.model import Figure

ABOUT = Decimal("0.1")
"""Share of the value by which "about" may be off: a convention, wide enough that "about a quarter" holds 27 percent
and not 30."""
ALMOST = Decimal("0.1")
"""Share of the value by which "almost" and "nearly" may fall short: a convention, as for ABOUT."""
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Interval:
    """Values allowed, None an open side; `exact` where the words name one value, as far as they were rounded."""

    low: Decimal | None
    high: Decimal | None
    exact: bool = True

    def meets(self, other: Interval) -> bool:
        """Whether some value fits both."""
        low = max((x for x in (self.low, other.low) if x is not None), default=None)
        high = min((x for x in (self.high, other.high) if x is not None), default=None)
        return low is None or high is None or low <= high

    @property
    def width(self) -> Decimal:
        """For ranking: the narrower says more; open ones are wider than any."""
        return Decimal("Infinity") if self.low is None or self.high is None else self.high - self.low


def _rounding(value: Decimal) -> Decimal:
    """Half of the last place that a value gives: 0.5 for 25, 0.05 for 2.3; half a tenth of its size for 20 billion."""
    exponent = int(value.normalize().as_tuple().exponent)
    if exponent >= 0 and value.adjusted() > 0:
        exponent = min(exponent, value.adjusted() - 1)
    return Decimal(10) ** exponent * _HALF


def _around(value: Decimal, bound: str, high: Decimal | None) -> Interval:
    if high is not None:
        return Interval(min(value, high), max(value, high), exact=False)
    if bound == "~":
        return Interval(value * (1 - ABOUT), value * (1 + ABOUT), exact=False)
    if bound == "<~":
        return Interval(value * (1 - ALMOST), value, exact=False)
    if bound in (">", ">="):
        return Interval(value, None, exact=False)
    if bound in ("<", "<="):
        return Interval(None, value, exact=False)
    slack = _rounding(value)
    return Interval(value - slack, value + slack)


def is_change(figure: Figure) -> bool:
    """Whether a figure is compared as new over old: growth of 25 percent, 2.3 times, from 6 to 13. The end of a change
    that is told on its own (rose to 13) is a level, whatever its ratio."""
    if figure.ratio is None:
        return False
    if figure.kind == "percent" and figure.high is None:
        return abs(figure.ratio - 1) * 100 == figure.quantity or round(abs(figure.ratio - 1) * 100, 2) == round(figure.quantity, 2)
    return figure.kind == "ratio" or figure.high is not None


def compared(figure: Figure) -> Decimal:
    """The number that is compared: the ratio of a change, else the quantity."""
    return figure.ratio if figure.ratio is not None and is_change(figure) else figure.quantity


def interval(figure: Figure) -> Interval:
    """The values a figure allows: as a ratio where it tells a change, else in its unit."""
    if figure.ratio is None or not is_change(figure):
        return _around(figure.quantity, figure.bound, figure.high)
    if figure.kind != "percent" or figure.high is not None:
        bound = figure.bound if figure.kind == "ratio" else "="
        return _around(round(figure.ratio, 2) if figure.high is not None else figure.ratio, bound, None)
    told = _around(figure.quantity, figure.bound, figure.high)
    if figure.ratio >= 1:
        return Interval(_percent(told.low), _percent(told.high), told.exact)
    return Interval(_percent(told.high, -1), _percent(told.low, -1), told.exact)


def _percent(value: Decimal | None, sign: int = 1) -> Decimal | None:
    return None if value is None else max(Decimal(0), 1 + sign * value / 100)
