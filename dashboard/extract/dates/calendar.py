"""Stretches of the calendar: a unit and its first day, from which TIMEX3 value, last day and neighbours follow."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.model import civil, day_number

MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200}
"""Length in months of the units that are counted in months."""
DAYS = {"D": 1, "W": 7, "WE": 7}
PRECISION = {
    "D": "day", "W": "week", "WE": "week", "M": "month", "Q": "quarter", "HY": "half", "Y": "year", "DE": "decade", "CE": "century",
    "SP": "season", "SU": "season", "FA": "season", "WI": "season",
}  # fmt: skip
SEASON_START = {"WI": 1, "SP": 3, "SU": 6, "FA": 9}


def weekday(day: int) -> int:
    """1 for Monday to 7 for Sunday."""
    return (day + 3) % 7 + 1


def month_length(year: int, month: int) -> int:
    return day_number(year + month // 12, month % 12 + 1, 1) - day_number(year, month, 1)


def iso_week(day: int) -> tuple[int, int]:
    """ISO 8601 year and week of a day."""
    thursday = day - weekday(day) + 4
    year = civil(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """One day, week, weekend, month, quarter, half, season, year, decade or century, by its first day."""

    unit: str
    first: int

    @property
    def year(self) -> int:
        return civil(self.first)[0]

    @property
    def month(self) -> int:
        return civil(self.first)[1]

    @property
    def last(self) -> int:
        if self.unit == "D":
            return self.first
        if self.unit == "WE":
            return self.first + 1
        if self.unit == "W":
            return self.first + 6
        year = self.year
        if self.unit in SEASON_START:
            # A season of the north ends with the month after its three; the winter of a year may be either of its ends.
            return day_number(year, 12, 31) if self.unit == "WI" else day_number(year, SEASON_START[self.unit] + 4, 1) - 1
        return _months_on(self.first, MONTHS[self.unit]) - 1

    @property
    def begin(self) -> int:
        """First day that the words allow: a winter may have begun in the December before."""
        return day_number(self.year - 1, 12, 1) if self.unit == "WI" else self.first

    @property
    def value(self) -> str:
        """The TIMEX3 value; years before Christ as `BC0264`."""
        year, month, day = civil(self.first)
        if self.unit in ("W", "WE"):
            iso, week = iso_week(self.first)
            return f"{iso:04d}-W{week:02d}" + ("-WE" if self.unit == "WE" else "")
        if year <= 0:
            head = f"BC{1 - year:04d}"
            if self.unit in ("DE", "CE"):
                return f"BC{-year // (10 if self.unit == 'DE' else 100):0{3 if self.unit == 'DE' else 2}d}"
        else:
            head = f"{year:04d}"
        if self.unit == "D":
            return f"{head}-{month:02d}-{day:02d}"
        if self.unit == "M":
            return f"{head}-{month:02d}"
        if self.unit == "Q":
            return f"{head}-Q{(month + 2) // 3}"
        if self.unit == "HY":
            return f"{head}-H{1 if month < 7 else 2}"
        if self.unit == "DE":
            return head[:3]
        if self.unit == "CE":
            return head[:2]
        return f"{head}-{self.unit}" if self.unit in SEASON_START else head

    def shifted(self, count: int) -> Stretch:
        """The stretch `count` units of its own on."""
        if self.unit in DAYS:
            return Stretch(self.unit, self.first + count * DAYS[self.unit])
        return Stretch(self.unit, _months_on(self.first, count * MONTHS.get(self.unit, 12)))


def _months_on(day: int, count: int) -> int:
    year, month, _ = civil(day)
    total = year * 12 + month - 1 + count
    return day_number(total // 12, total % 12 + 1, 1)


def day_plus_months(day: int, count: int) -> int:
    """The same day of the month `count` months on, or that month's last."""
    year, month, of_month = civil(day)
    total = year * 12 + month - 1 + count
    y, m = total // 12, total % 12 + 1
    return day_number(y, m, min(of_month, month_length(y, m)))


def containing(unit: str, day: int) -> Stretch:
    """The stretch of a unit in which a day lies. A weekend is that of the day's ISO week."""
    year, month, _ = civil(day)
    if unit == "D":
        return Stretch("D", day)
    if unit == "W":
        return Stretch("W", day - weekday(day) + 1)
    if unit == "WE":
        return Stretch("WE", day - weekday(day) + 6)
    if unit in SEASON_START:
        return Stretch(unit, day_number(year, SEASON_START[unit], 1))
    if unit == "CE":
        return Stretch("CE", day_number((year // 100) * 100, 1, 1))
    if unit == "DE":
        return Stretch("DE", day_number((year // 10) * 10, 1, 1))
    size = MONTHS[unit]
    return Stretch(unit, day_number(year, (month - 1) // size * size + 1, 1))


def a_year(year: int) -> Stretch:
    return Stretch("Y", day_number(year, 1, 1))


def a_month(year: int, month: int) -> Stretch:
    return Stretch("M", day_number(year, month, 1))


def a_day(year: int, month: int, day: int) -> Stretch | None:
    """None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return Stretch("D", day_number(year, month, day))


def easter(year: int) -> int:
    """Western Easter Sunday of a year (the anonymous Gregorian computus)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return day_number(year, month, day + 1)
