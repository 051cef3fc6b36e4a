"""How long each view takes by the number of events, against the first row: python tests/benchmarks/views.py [events …]

A view is answered from columns, so that its cost grows with the events and not with their documents.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

import world as hand_made  # noqa: E402

from dashboard import charts, query  # noqa: E402
from dashboard.model import Event, EventMention, Place, When, content_id, day_number  # noqa: E402
from dashboard.query import Columns, Names, Selection  # noqa: E402

KINDS = ("MEETING", "AGREEMENT", "TRADE", "SANCTION", "STATEMENT", "AID")
CODES = ("CU", "VE", "BO", "NI", "RU", "CN", "US", "BR")
SEEN = Selection(day_number(2020, 1, 1), day_number(2021, 12, 31))


def columns(count: int) -> Columns:
    """That many dated events of one mention each, some of them in a hundred cities."""
    doc = hand_made.document("note")
    one = EventMention(hand_made.span(doc, "signed"), "MEETING", None, "happened", "made", doc.span(0, 40))
    first = day_number(2010, 1, 1)
    events = []
    for i in range(count):
        day = first + (i * 7919) % 5000
        place = Place(str(i % 100), f"City {i % 100}", "city", "CU", i % 80, i % 170, "point") if i % 10 == 0 else None
        best = replace(
            one,
            type=KINDS[i % 6],
            when=When("DATE", "x", day, day + i % 3, "day"),
            countries=(CODES[i % 8], CODES[(i // 8) % 8]),
            place=place,
        )
        events.append(Event(content_id(i), best, (best,), (doc.id,), 1, "single", f"Event {i}", (i % 97) / 97))
    return Columns(None, Names(), 1, tuple(events), (), tuple(hand_made.flows()), {}, ())  # type: ignore[arg-type]


VIEWS: dict[str, Callable[[Columns], object]] = {
    "timeline": lambda c: charts.timeline(query.timeline(c, SEEN, CODES[:4]), charts.LIGHT),
    "map": lambda c: charts.world(query.world(c, SEEN), charts.LIGHT),
    "list": lambda c: query.cards(c, SEEN),
    "trade": lambda c: charts.totals(query.trade(c, SEEN, CODES[:4]), charts.LIGHT),
    "header": lambda c: query.counts(c, SEEN),
}


def measured(work: Callable[[], object], times: int = 5) -> float:
    """Milliseconds, the best of several."""
    best = float("inf")
    for _ in range(times):
        begin = perf_counter()
        work()
        best = min(best, perf_counter() - begin)
    return best * 1000


def main(sizes: list[int]) -> None:
    print(f"{'events':>9}  " + "  ".join(f"{name:>9}" for name in VIEWS) + "   ms, best of 5")
    before: dict[str, float] = {}
    for size in sizes:
        made = columns(size)
        row = {name: measured(partial(draw, made)) for name, draw in VIEWS.items()}
        grown = "   ×" + " ×".join(f"{row[name] / before[name]:.1f}" for name in VIEWS) if before else ""
        print(f"{size:>9,}  " + "  ".join(f"{row[name]:>9.1f}" for name in VIEWS) + grown)
        before = before or row


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1_000, 10_000, 100_000])
