"""Merging of many mentions: CPU seconds and their growth."""

from __future__ import annotations

import random
import time
from typing import Any

from dashboard.merge.events import merge_events
from dashboard.merge.sources import Utterance, Witness, independent
from dashboard.model import EventMention, Participant, Place, Span, When

TYPES = [("MEETING", "summit"), ("MEETING", "meeting"), ("AGREEMENT", "signing"), ("TRADE", "export change"), ("SANCTION", "sanctions"),
         ("PROJECT", "construction"), ("STATEMENT", "speech"), ("POLICY", "law"), ("AID", "aid"), ("MEMBERSHIP", "join")]  # fmt: skip
COUNTRIES = ["RU", "CU", "NI", "BO", "VE", "CN", "US", "BR", "MX", "AR", "419", "IR", "IN", "TR", "EU"]
PER_HAPPENING = 5  # documents that tell of one happening
PER_DOCUMENT = 10  # events of one document
YEARS = 3000  # days over which the happenings lie


def corpus(count: int, seed: int = 1) -> tuple[list[EventMention], dict[str, Witness]]:
    """Mentions of happenings, each told by some five documents with dates, persons and places left out at random."""
    rng = random.Random(seed)
    documents = max(5, count // PER_DOCUMENT)
    mentions: list[EventMention] = []
    days = [19000 + d * YEARS // documents for d in range(documents)]
    for n in range(count // PER_HAPPENING):
        kind, subtype = rng.choice(TYPES)
        near = n * documents * PER_HAPPENING // count
        day = days[min(near, documents - 1)]
        countries = tuple(rng.sample(COUNTRIES, 2))
        person = f"Person{rng.randrange(200)} Name{rng.randrange(200)}"
        for k in range(PER_HAPPENING):
            d = (near + k * 7) % documents
            start = n * 100 + k
            dated = rng.random() < 0.6
            role = "speaker" if kind == "STATEMENT" else "participant"
            mentions.append(EventMention(
                Span(f"d{d:07}", start, start + 5, "event"), kind, subtype, "happened", "", Span(f"d{d:07}", start, start + 60, "x" * 60),
                when=When("DATE", "", day, day, "day") if dated else None, date_basis="explicit" if dated else None, countries=countries,
                participants=(Participant(person, role),) if kind == "STATEMENT" or rng.random() < 0.6 else (),
                place=Place("1", "Havana", "city", countries[0], 23.1, -82.4, "point") if rng.random() < 0.4 else None,
            ))  # fmt: skip
    witnesses = {}
    for d in range(documents):
        signature = tuple(sorted(rng.randrange(2**32) for _ in range(128)))
        said = (Utterance(f"name{rng.randrange(200)}", days[d], tuple(rng.randrange(2**32) for _ in range(60)), ()),)
        witnesses[f"d{d:07}"] = Witness(f"d{d:07}", None, days[d], "en", signature, None, said)
    return mentions, witnesses


SIZES = (10_000, 100_000)


def rows() -> list[dict[str, Any]]:
    """One row a size: mentions, documents, events, CPU seconds of finding sources and of merging, microseconds a mention."""
    table = []
    for size in SIZES:
        mentions, witnesses = corpus(size)
        start = time.process_time()
        independent(witnesses)
        middle = time.process_time()
        events = merge_events(mentions, witnesses)
        spent = time.process_time() - middle
        table.append({
            "mentions": size, "documents": len(witnesses), "events": len(events), "sources cpu s": middle - start,
            "merging cpu s": spent, "µs a mention": spent / size * 1e6,
        })  # fmt: skip
    return table
