"""A small world made by hand, in a real store: six documents, what they tell, and trade series.

For tests of what reads a store. Its sentences are ours; its facts are public.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from dashboard.model import (
    Block,
    Claim,
    Disagreement,
    Document,
    Event,
    EventMention,
    Extraction,
    Failure,
    Figure,
    Flow,
    Leftover,
    Mention,
    Participant,
    Place,
    Published,
    Source,
    Span,
    When,
    content_id,
    day_number,
)  # fmt: skip
from dashboard.store import Store, open_store

MOSCOW = Place("524901", "Moscow", "city", "RU", 55.7522, 37.6156, "point")
HAVANA = Place("3553478", "Havana", "city", "CU", 23.1330, -82.3830, "point")
CARACAS = Place("3646738", "Caracas", "city", "VE", 10.4880, -66.8792, "point")
HOSTILE = 'Ministers <script>alert(1)</script> & "guests" met %{x} in Havana on 14 April 2023.'

TEXTS = {
    "wire": (
        "Moscow, 29 September 2023. Lawmakers from Latin America met in Moscow from 29 September to 2 October 2023. "
        "Vladimir Putin told the guests that trade had grown by 25 percent in five years and Russian exports by 130 percent.\n\n"
        "Cuba and Russia will open a steel plant in 2024. Nicaragua recently praised the talks."
    ),
    "web": (
        "The conference with Latin American lawmakers opened in Moscow on 29 September 2023. Trade is up about a quarter, "
        "and exports from Russia are 2.3 times larger.\n\nIn April 2023 Sergei Lavrov visited Caracas and Havana."
    ),
    "letter": (
        "Cuba has lived under a blockade since February 1962. Bolivia could join the bloc next year. "
        "Turnover with the region is almost 20 billion dollars."
    ),
    "blog": "Last year lawmakers met in Moscow. More than doubled exports were the talk of the hall.",
    "gazette": HOSTILE + " A treaty on visas was signed there in September 2023.",
    "note": "Venezuela and Russia signed 12 memoranda in Caracas on 18 October 2022. Bolivia did not sign in December 2023.",
}
PUBLISHED = {"wire": (2023, 9, 29), "web": (2023, 10, 2), "letter": (2023, 10, 5), "gazette": (2023, 9, 30), "note": (2023, 12, 20)}


@dataclass(frozen=True)
class World:
    url: str
    events: dict[str, Event]
    claims: dict[str, Claim]
    documents: dict[str, str]


def day(y: int, m: int, d: int) -> When:
    n = day_number(y, m, d)
    return When("DATE", f"{y:04d}-{m:02d}-{d:02d}", n, n, "day")


def stretch(value: str, first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, precision: str | None = None) -> When:
    return When("DATE", value, day_number(*first) if first else None, day_number(*last) if last else None, precision)


def document(name: str) -> Document:
    text = TEXTS[name]
    source = Source(content_id("test", name), f"{name}.txt", "file", f"The {name.capitalize()}", "en")
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(at, at + len(part), "body"))
        at += len(part) + 2
    published = None
    if name in PUBLISHED:
        published = Published(day(*PUBLISHED[name]), "metadata")
    return Document(content_id(name), source, text, f"Story of the {name}", None, "en", published, None, tuple(blocks))


def span(doc: Document, words: str) -> Span:
    at = doc.text.index(words)
    return Span(doc.id, at, at + len(words), words)


def sentence(doc: Document, words: str) -> Span:
    at = doc.text.index(words)
    start = max(doc.text.rfind(". ", 0, at) + 2, doc.text.rfind("\n", 0, at) + 1, 0) if at else 0
    end = doc.text.find(".", at + len(words))
    end = len(doc.text) if end < 0 else end + 1
    return doc.span(start, end)


def told(doc: Document, head: str, type_: str, **more: object) -> EventMention:
    return EventMention(
        span(doc, head), type_, None, str(more.pop("status", "happened")), "a verb of its lexicon", sentence(doc, head), **more
    )  # type: ignore[arg-type]


def figure(
    doc: Document, words: str, quantity: str, unit: str, ratio: str | None, measure: str, bound: str = "=", **more: object
) -> Mention[Figure]:
    kind = {"percent": "percent", "times": "ratio"}.get(unit, "money")
    period = stretch("2018/2023", (2018, 1, 1), (2023, 12, 31), "year")
    value = Figure(
        kind, Decimal(quantity), unit, None, bound, Decimal(ratio) if ratio else None, measure, "RU", "419", None, period, **more
    )  # type: ignore[arg-type]
    return Mention(span(doc, words), value, "figure", f"{words} reads as {quantity} {unit}")


def event(title: str, mentions: Sequence[EventMention], independent: int, agreement: str, salience: float, **more: object) -> Event:
    sources = tuple(dict.fromkeys(m.span.document_id for m in mentions))
    best = mentions[0]
    return Event(min(m.id for m in mentions), best, tuple(mentions), sources, independent, agreement, title, salience, **more)  # type: ignore[arg-type]


def build(path: Path) -> World:
    """Fills a new SQLite store at `path` and says what is in it."""
    docs = {name: document(name) for name in TEXTS}
    conference = stretch("2023-09-29/2023-10-02", (2023, 9, 29), (2023, 10, 2), "day")
    region = {"countries": ("RU", "419"), "place": MOSCOW}
    m = {
        "wire-met": told(docs["wire"], "met", "MEETING", when=conference, date_basis="range", **region),
        "web-opened": told(docs["web"], "opened", "MEETING", when=day(2023, 9, 29), date_basis="explicit", **region),
        "blog-met": told(docs["blog"], "met", "MEETING", when=None, **region),
        "wire-told": told(
            docs["wire"],
            "told",
            "STATEMENT",
            when=day(2023, 9, 29),
            date_basis="venue",
            countries=("RU",),
            place=MOSCOW,
            participants=(Participant("Vladimir Putin", "speaker", "RU"),),
        ),
        "wire-open": told(
            docs["wire"],
            "open",
            "PROJECT",
            status="planned",
            when=stretch("2024", (2024, 1, 1), (2024, 12, 31), "year"),
            date_basis="explicit",
            countries=("CU", "RU"),
        ),
        "wire-praised": told(docs["wire"], "praised", "STATEMENT", when=When("DATE", "PAST_REF"), countries=("NI",)),
        "web-visited": told(
            docs["web"],
            "visited",
            "MEETING",
            when=stretch("2023-04", (2023, 4, 1), (2023, 4, 30), "month"),
            date_basis="explicit",
            countries=("RU", "VE", "CU"),
            place=CARACAS,
        ),
        "letter-blockade": told(
            docs["letter"],
            "blockade",
            "SANCTION",
            status="ongoing",
            when=stretch("1962-02", (1962, 2, 1), None),
            date_basis="explicit",
            countries=("CU", "US"),
        ),
        "letter-join": told(
            docs["letter"],
            "join",
            "MEMBERSHIP",
            status="hypothetical",
            when=stretch("2024", (2024, 1, 1), (2024, 12, 31), "year"),
            date_basis="published",
            countries=("BO",),
        ),
        "gazette-met": told(
            docs["gazette"], "met", "MEETING", when=day(2023, 4, 14), date_basis="explicit", countries=("CU",), place=HAVANA
        ),
        "gazette-signed": told(
            docs["gazette"],
            "signed",
            "AGREEMENT",
            when=stretch("2023-09", (2023, 9, 1), (2023, 9, 30), "month"),
            date_basis="explicit",
            countries=("CU", "RU"),
            place=HAVANA,
        ),
        "note-signed": told(
            docs["note"], "signed", "AGREEMENT", when=day(2022, 10, 18), date_basis="explicit", countries=("VE", "RU"), place=CARACAS
        ),
        "note-not": told(
            docs["note"],
            "sign in",
            "AGREEMENT",
            negated=True,
            when=stretch("2023-12", (2023, 12, 1), (2023, 12, 31), "month"),
            date_basis="explicit",
            countries=("BO",),
        ),
    }
    differ = Disagreement("date", tuple(sorted(((docs["wire"].id, "29 Sep – 2 Oct 2023"), (docs["web"].id, "29 Sep 2023")))))
    events = {
        "conference": event(
            "Parliamentary conference Russia – Latin America", [m["wire-met"], m["web-opened"], m["blog-met"]], 2, "agree", 0.95
        ),
        "speech": event("Putin speaks of growing trade", [m["wire-told"]], 1, "single", 0.6),
        "plant": event("Steel plant to open", [m["wire-open"]], 1, "single", 0.4),
        "praise": event("Nicaragua praises the talks", [m["wire-praised"]], 1, "single", 0.2),
        "visit": event("Lavrov visits Caracas and Havana", [m["web-visited"]], 1, "single", 0.5),
        "blockade": event("Blockade of Cuba", [m["letter-blockade"]], 1, "single", 0.45),
        "join": event("Bolivia may join the bloc", [m["letter-join"]], 1, "single", 0.3),
        "ministers": event("Ministers <b>meet</b> & talk in Havana", [m["gazette-met"]], 1, "single", 0.3),
        "visas": event("Treaty on visas", [m["gazette-signed"]], 1, "conflict", 0.35, disagreements=(differ,)),
        "memoranda": event("Venezuela and Russia sign memoranda", [m["note-signed"]], 1, "single", 0.4),
        "unsigned": event("Bolivia does not sign", [m["note-not"]], 1, "single", 0.1),
    }
    f = {
        "25": figure(docs["wire"], "25 percent", "25", "percent", "1.25", "turnover", claim_by="Vladimir Putin"),
        "quarter": figure(docs["web"], "a quarter", "25", "percent", "1.25", "turnover", "~"),
        "130": figure(docs["wire"], "130 percent", "130", "percent", "2.3", "exports", claim_by="Vladimir Putin"),
        "2.3": figure(docs["web"], "2.3 times", "2.3", "times", "2.3", "exports"),
        "doubled": figure(docs["blog"], "doubled", "2", "times", "2", "exports", ">"),
        "20bn": figure(docs["letter"], "20 billion dollars", "20000000000", "USD", None, "turnover", "<~"),
    }

    def claim(title: str, names: list[str], agreement: str, low: str | None, high: str | None, salience: float) -> Claim:
        group = tuple(f[n] for n in names)
        sources = tuple(dict.fromkeys(g.span.document_id for g in group))
        id_ = min(content_id("figure", g.span.document_id, g.span.start, g.span.end) for g in group)
        return Claim(id_, group[0].value, group, sources, len(sources), agreement, title, Decimal(low) if low else None,
                     Decimal(high) if high else None, salience)  # fmt: skip

    claims = {
        "trade": claim("Trade of Russia with Latin America", ["25", "quarter"], "agree", "1.2", "1.3", 0.9),
        "exports": claim("Russian exports to Latin America", ["130", "2.3", "doubled"], "agree", "2.3", "2.3", 0.8),
        "turnover": claim("Turnover of Russia with Latin America", ["20bn"], "single", "18000000000", "20000000000", 0.5),
    }
    url = f"sqlite:///{path.as_posix()}"
    with open_store(url) as store:
        for name, doc in docs.items():
            own = tuple(v for v in m.values() if v.span.document_id == doc.id)
            figures = tuple(v for v in f.values() if v.span.document_id == doc.id)
            left = (Leftover(span(doc, "Last year"), "no date of the document to count from"),) if name == "blog" else ()
            dates = tuple(
                Mention(span(doc, w), day(2023, 9, 29), "date", "a day in words") for w in ("29 September 2023",) if w in doc.text
            )
            store.replace(Extraction(doc, dates=dates, figures=figures, events=own, leftovers=left))
        store.put_flows("totals.csv", flows())
        store.fail(Failure("broken.pdf", "not a PDF"))
        store.tell(tuple(events.values()), tuple(claims.values()), {})
    return World(url, events, claims, {name: d.id for name, d in docs.items()})


def flows() -> list[Flow]:
    """Totals with a gap and a break in definition, and rival claims on a pair."""
    found = []
    for i, code in enumerate(("CUB", "NIC", "BOL", "VEN", "RUS")):
        for year in range(2013, 2024):
            if code == "CUB" and year == 2016:
                continue
            for flow, base in (("export", 4), ("import", 6)):
                kind = "goods" if year < 2019 else "goods and services"
                value = Decimal((base + i * 3) * 1_000_000_000 + (year - 2013) * 150_000_000)
                found.append(Flow(year, code, "W00", flow, value, "CIA World Factbook", definition=kind, licence="public domain"))
    for partner, year, flow, value in (
        ("CUB", 2019, "turnover", 200), ("CUB", 2022, "turnover", 450), ("VEN", 2021, "export", 140), ("VEN", 2021, "export", 149),
        ("NIC", 2013, "export", 38), ("BOL", 2022, "import", 30),
    ):  # fmt: skip
        found.append(
            Flow(
                year,
                "RUS",
                partner,
                flow,
                Decimal(value * 1_000_000),
                f"a newspaper of {year}",
                status="published",
                url="https://example.org/",
            )
        )
    return found


def many(store: Store, count: int) -> None:
    """Adds `count` dated one-mention events to the newest document, for what a crowd looks like."""
    doc = document("note")
    head = span(doc, "signed")
    kinds = ("MEETING", "AGREEMENT", "TRADE", "SANCTION")
    mention = EventMention(head, "MEETING", None, "happened", "made for a crowd", doc.span(0, 40))
    events = []
    for i in range(count):
        n = day_number(2015, 1, 1) + (i * 37) % 3200
        one = replace(mention, type=kinds[i % 4], when=When("DATE", "x", n, n, "day"), countries=(("CU", "VE", "BO", "RU")[i % 4],))
        events.append(Event(content_id("crowd", i), one, (one,), (doc.id,), 1, "single", f"Event {i}", (i % 100) / 100))
    store.tell(events, (), {})
