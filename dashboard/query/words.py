"""Values as words that a reader reads: dates as the stretch they are, figures with their bound."""

from __future__ import annotations

from decimal import Decimal

from dashboard.model import Event, Figure, When, civil

MONTHS = ("January", "February", "March", "April", "May", "June",
          "July", "August", "September", "October", "November", "December")  # fmt: skip
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
MODS = {"START": "early ", "MID": "mid-", "END": "late ", "APPROX": "about ", "BEFORE": "before ", "AFTER": "after "}
BOUNDS = {"=": "", "~": "about ", "<~": "almost ", ">": "more than ", ">=": "at least ", "<": "less than ", "<=": "at most "}
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))


def year_words(year: int) -> str:
    """An astronomical year: 1 BC is 0."""
    return str(year) if year > 0 else f"{1 - year} BC"


def day_words(day: int, year: bool = True) -> str:
    """`29 Sep 2023`."""
    y, m, d = civil(day)
    return f"{d} {MONTHS[m - 1][:3]}" + (f" {year_words(y)}" if year else "")


def _span_words(first: int, last: int) -> str:
    (y1, m1, d1), (y2, m2, _) = civil(first), civil(last)
    if first == last:
        return day_words(first)
    if (y1, m1, d1) == (y1, 1, 1) and civil(last + 1)[1:] == (1, 1):  # whole years
        return year_words(y1) if y1 == y2 else f"{year_words(y1)} – {year_words(y2)}"
    if d1 == 1 and civil(last + 1)[2] == 1:  # whole months
        if (y1, m1) == (y2, m2):
            return f"{MONTHS[m1 - 1]} {year_words(y1)}"
        return f"{MONTHS[m1 - 1]}{'' if y1 == y2 else f' {year_words(y1)}'} – {MONTHS[m2 - 1]} {year_words(y2)}"
    if (y1, m1) == (y2, m2):
        return f"{d1} – {day_words(last)}"
    return f"{day_words(first, y1 != y2)} – {day_words(last)}"


def _named(when: When) -> str | None:
    """Stretches that have a name of their own: a quarter, a season, a decade, a century, a week."""
    value, first = when.value, when.first
    if first is None or when.last is None:
        return None
    year, tail = value[:4], value[5:7]
    if when.precision == "quarter" and tail[:1] == "Q":
        return f"{tail} {year}"
    if when.precision == "season" and tail in SEASONS:
        return f"{SEASONS[tail]} {year}"
    if when.precision == "decade" and when.last - first > 3600:
        return f"{civil(first)[0]}s"
    if when.precision == "week" and when.last - first == 6:
        return f"week of {day_words(first)}"
    return None


def date_words(when: When | None) -> str:
    """`29 Sep – 2 Oct 2023`, `September 2023`, `since 2014`, `no date`; never more precise than the words."""
    if when is None or not when.placed:
        return "no date"
    mod = MODS.get(when.mod or "", "")
    if when.first is None:
        assert when.last is not None
        return f"until {_coarse(when.last, when.precision)}"
    if when.last is None:
        return f"since {_coarse(when.first, when.precision)}"
    whole = _coarse(when.first, when.precision)
    if mod and when.precision in ("month", "year") and whole == _coarse(when.last, when.precision):
        return mod + whole
    return mod + (_named(when) or _span_words(when.first, when.last))


def _coarse(day: int, precision: str | None) -> str:
    """The day, or the month or year that it stands for."""
    year, month, _ = civil(day)
    if precision == "year":
        return year_words(year)
    return f"{MONTHS[month - 1]} {year_words(year)}" if precision == "month" else day_words(day)


def undated_reason(event: Event) -> str:
    """Why an event stands in the tray."""
    when = event.best.when
    if when is None:
        return "no date: no words tell when it happened"
    return {
        "PRESENT_REF": "no date: only “now” or the like",
        "PAST_REF": "no date: only a vague past (“recently”, “earlier”)",
        "FUTURE_REF": "no date: only a vague future (“soon”, “in the future”)",
    }.get(when.value, f"no date: only how long or how often ({when.value})")


def event_date_words(event: Event) -> str:
    when = event.best.when
    return date_words(when) if when is not None and when.placed else undated_reason(event)


# --- figures --------------------------------------------------------------------------------------


def number_words(value: Decimal) -> str:
    """`20 billion`, `1,250`, `2.3`; no more digits than were told."""
    for scale, name in SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    rounded = round(value, 2) if value == value else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure_words(figure: Figure) -> str:
    """`about 25 %`, `×2.3`, `almost US$20 billion`: the number as it was told, in one form."""
    bound = BOUNDS.get(figure.bound, "")
    amount = number_words(figure.quantity) + (f" to {number_words(figure.high)}" if figure.high is not None else "")
    if figure.unit == "percent":
        return f"{bound}{amount} %"
    if figure.unit == "times":
        return f"{bound}×{amount}"
    if figure.kind == "money":
        return f"{bound}{'US$' if figure.unit == 'USD' else figure.unit + ' '}{amount}"
    return f"{bound}{amount} {figure.unit}".rstrip()
