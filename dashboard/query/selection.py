"""The only state of the page: what is selected. It is also the URL, and the flags of `export`.

`click in any view -> select(selection, view, click) -> Selection -> query -> every view`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

from dashboard.errors import SelectionError
from dashboard.model import civil, day_number, iso_day, parse_day

CERTAINTIES = ("possibly", "certainly")
STATUSES = ("happened", "ongoing", "planned", "hypothetical", "habitual")
SHADES = ("events", "mentions")

MAX_WORDS = 200
"""Characters of a text search that are kept: longer than any phrase that a person types."""
MAX_VALUES = 300
"""Values of one filter: more than there are countries."""

_CODE = re.compile(r"[A-Za-z]{2}|\d{3}|[Xx]-[A-Za-z]{1,20}")
_NAME = re.compile(r"[A-Za-z_]{1,30}")
_YEAR = re.compile(r"-?\d{4}")
_MONTH = re.compile(r"-?\d{4}-\d{2}")
_ID = re.compile(r"[\w:.\-]{1,100}")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader looks at. Empty filters let everything through.

    `since`, `until`: inclusive days; `certainty` says whether an event counts when its interval *possibly*
    touches that window, or only when it lies *certainly* inside. `countries` as in `Place.country`; `types`
    keys of event_types.json; `sources` document ids; `places` gazetteer ids; `words` a text search; `chosen`
    the id of an event, claim or document whose evidence is open, or one of `PANELS`; `shade` what the map shades by.
    """

    since: int | None = None
    until: int | None = None
    certainty: str = "possibly"
    countries: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    words: str = ""
    chosen: str | None = None
    shade: str = "events"

    @property
    def filtered(self) -> bool:
        """Whether anything is left out because of it."""
        return replace(self, chosen=None, shade="events", certainty="possibly") != Selection()

    @classmethod
    def from_params(cls, params: Mapping[str, Sequence[str]]) -> Selection:
        """Read URL parameters or flags; lists may also be told with commas. Raises SelectionError."""
        unknown = sorted(set(params) - set(PARAMETERS))
        if unknown:
            raise SelectionError("no such filter", value=unknown[0], remedy=f"There are: {', '.join(PARAMETERS)}.")
        since, until = _day(params, "since"), _day(params, "until")
        if since is not None and until is not None and since > until:
            since, until = until, since
        return cls(
            since,
            until,
            _one_of(params, "certainty", CERTAINTIES, "possibly"),
            tuple(c.lower() if c.lower().startswith("x-") else c.upper() for c in _several(params, "country", _CODE)),
            tuple(t.upper() for t in _several(params, "type", _NAME)),
            _statuses(params),
            _several(params, "source", _ID),
            _several(params, "place", _ID),
            " ".join(_last(params, "q").replace("\0", " ").split())[:MAX_WORDS],
            next(iter(_several(params, "chosen", _ID)), None),
            _one_of(params, "shade", SHADES, "events"),
        )

    def to_params(self) -> dict[str, list[str]]:
        """The inverse of `from_params`; what is not selected is absent."""
        found: dict[str, list[str]] = {
            "since": [] if self.since is None else [iso_day(self.since) or ""],
            "until": [] if self.until is None else [iso_day(self.until) or ""],
            "certainty": [] if self.certainty == "possibly" else [self.certainty],
            "country": list(self.countries),
            "type": list(self.types),
            "status": list(self.statuses),
            "source": list(self.sources),
            "place": list(self.places),
            "q": [self.words] if self.words else [],
            "chosen": [self.chosen] if self.chosen else [],
            "shade": [] if self.shade == "events" else [self.shade],
        }
        return {name: values for name, values in found.items() if values}

    @classmethod
    def from_url(cls, query: str) -> Selection:
        """Read a URL's query, with or without its question mark. Raises SelectionError."""
        try:
            return cls.from_params(parse_qs(query.removeprefix("?"), max_num_fields=MAX_VALUES, errors="replace"))
        except SelectionError:
            raise
        except ValueError as error:  # too many fields
            raise SelectionError("this address has too many parameters", remedy="Shorten it.") from error

    def to_url(self) -> str:
        """`?since=…&country=…`, or nothing where nothing is selected."""
        query = urlencode(self.to_params(), doseq=True)
        return f"?{query}" if query else ""


PARAMETERS = ("since", "until", "certainty", "country", "type", "status", "source", "place", "q", "chosen", "shade")
"""The names of URL parameters, and of the same flags on the command line."""

PANELS = ("documents", "events", "undated", "leftovers", "failures")
"""What may stand in `chosen` beside an id: the lists that the header opens."""


def _last(params: Mapping[str, Sequence[str]], name: str) -> str:
    values = params.get(name) or [""]
    return values[-1]


def _day(params: Mapping[str, Sequence[str]], name: str) -> int | None:
    """A day; a year or a month stands for its first day in `since`, for its last in `until`."""
    text = _last(params, name).strip()
    if not text:
        return None
    try:
        if _YEAR.fullmatch(text):
            return parse_day(f"{text}-01-01" if name == "since" else f"{text}-12-31")
        if _MONTH.fullmatch(text):
            first = parse_day(f"{text}-01")
            year, month, _ = civil(first)
            return first if name == "since" else day_number(year + month // 12, month % 12 + 1, 1) - 1
        return parse_day(text)
    except ValueError as error:
        raise SelectionError(f"{name} is not a day", value=text[:40], remedy="Write it as YYYY-MM-DD, YYYY-MM or YYYY.") from error


def _one_of(params: Mapping[str, Sequence[str]], name: str, allowed: Sequence[str], default: str) -> str:
    value = _last(params, name).strip().lower() or default
    if value not in allowed:
        raise SelectionError(f"{name} is not known", value=value[:40], remedy=f"There are: {', '.join(allowed)}.")
    return value


def _several(params: Mapping[str, Sequence[str]], name: str, form: re.Pattern[str]) -> tuple[str, ...]:
    values = [part.strip() for value in params.get(name, ()) for part in value.split(",") if part.strip()]
    for value in values:
        if not form.fullmatch(value):
            raise SelectionError(f"{name} has a value of another form", value=value[:40])
    if len(values) > MAX_VALUES:
        raise SelectionError(f"{name} has too many values", value=len(values), remedy=f"Give at most {MAX_VALUES}.")
    return tuple(dict.fromkeys(values))


def _statuses(params: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    values = tuple(v.lower() for v in _several(params, "status", _NAME))
    for value in values:
        if value not in STATUSES:
            raise SelectionError("no such status", value=value, remedy=f"There are: {', '.join(STATUSES)}.")
    return values


# --- what a click does ----------------------------------------------------------------------------

Click = Mapping[str, Any]


def select(selection: Selection, view: str, click: Click) -> Selection:
    """What is selected after a click in a view.

    `timeline` {since, until} brushes, {chosen} opens; `map` {country} or {place} toggles, {chosen} opens;
    `trade` {year} takes that year, {chosen} opens; `list` {chosen}; `chips` {country} toggles;
    `filters` any URL parameter replaces that filter; `url` {query} is the page's address; `clear` forgets
    everything but what the map shades by. Raises SelectionError for a click that means nothing.
    """
    if not isinstance(click, Mapping):
        raise SelectionError("not a click", value=str(click)[:40])
    if view == "url":
        return Selection.from_url(_text(click.get("query", "")))
    if view == "clear":
        return Selection(shade=selection.shade)
    if view in ("map", "chips") and "country" in click:
        return _replaced(selection, {"country": _toggled(selection.countries, _text(click["country"]))})
    if view == "map" and "place" in click:
        place = _text(click["place"])
        return _replaced(selection, {"place": [] if selection.places == (place,) else [place]})
    if view == "trade" and "year" in click:
        year = _text(click["year"])
        window = [f"{year}-01-01"], [f"{year}-12-31"]
        same = selection.to_params().get("since") == window[0] and selection.to_params().get("until") == window[1]
        return _replaced(selection, {"since": [] if same else window[0], "until": [] if same else window[1]})
    if view in ("timeline", "map", "trade", "list", "filters") and click:
        return _replaced(selection, {name: _texts(value) for name, value in click.items()})
    raise SelectionError("no such click", value=f"{view}: {click}"[:80])


def _replaced(selection: Selection, changes: Mapping[str, Sequence[str]]) -> Selection:
    return Selection.from_params({**selection.to_params(), **changes})


def _toggled(values: Iterable[str], value: str) -> list[str]:
    kept = [v for v in values if v.lower() != value.lower()]
    return kept if len(kept) < len(tuple(values)) else [*kept, value]


def _text(value: object) -> str:
    if not isinstance(value, (str, int)) or isinstance(value, bool) or len(str(value)) > 4000:
        raise SelectionError("not a value", value=str(value)[:40])
    return str(value)


def _texts(value: object) -> list[str]:
    if value is None:
        return []
    return [_text(v) for v in value] if isinstance(value, (list, tuple)) else [_text(value)]
