"""The drawer: the sentences behind a mark, highlighted in their document; and the lists that the header opens.

Text of documents is only ever a child string, never markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from dashboard.app.cards import AGREEMENT, badge, badges, card, plural
from dashboard.app.layout import clickable, icon, link
from dashboard.charts.theme import cut, label
from dashboard.model import Claim, Event
from dashboard.query import Columns, Selection, cards, claim_title, claim_verdict, date_words, evidence, implications, mark, tray

LISTED = 400
"""Rows of the documents' list."""


def drawer(title: str, top: Any, body: Sequence[Any], kind: str = "") -> html.Aside:
    """The panel at the right edge with its heading and the button that closes it."""
    close = html.Button(icon("close"), type="button", className="button round close", **clickable("list", {"chosen": None}),
                        **{"aria-label": "Close"})  # fmt: skip
    return html.Aside(
        [html.Div([html.Div([top, html.H2(title)], className="drawer-title"), close], className="drawer-head"),
         html.Div(list(body), className="drawer-body")],
        className=f"drawer {kind}", role="dialog", **{"aria-label": title},
    )  # fmt: skip


def marked(pieces: Sequence[evidence.Piece]) -> list[Any]:
    """Pieces as text and marks; joined they are the document's very characters."""
    found: list[Any] = []
    for piece in pieces:
        if not piece.kinds:
            found.append(piece.text)
            continue
        title = "; ".join(piece.why)
        attributes = {"title": cut(title, 300)} if title else {}
        found.append(html.Mark(piece.text, className=" ".join(f"mark-{k}" for k in piece.kinds), **attributes))
    return found


def _passage(passage: evidence.Passage) -> html.Blockquote:
    before = [html.Span("… ", className="muted")] if passage.cut_before else []
    after = [html.Span(" …", className="muted")] if passage.cut_after else []
    return html.Blockquote([*before, html.Span(marked(passage.pieces), className="verbatim"), *after], className="passage")


def _witness(found: evidence.Witness) -> html.Section:
    rows = [
        html.Tr([html.Th(what), html.Td([html.Span(value), html.Span(why, className="why") if why else None])])
        for what, value, why in found.readings
    ]
    when = html.Span(f"speaks {found.published} ({found.basis})" if found.published else "tells no date of its own", className="muted")
    head = html.Div(
        [html.Button(cut(found.label, 70), type="button", className="as-link", title="Open the whole document",
                     **clickable("list", {"chosen": found.document})),
         when, link(found.url, "original")],
        className="witness-head",
    )  # fmt: skip
    reasons = (
        html.Details([html.Summary("How it was read"), html.Table(html.Tbody(rows))], className="readings", open=True) if rows else None
    )
    return html.Section([head, *[_passage(p) for p in found.passages], reasons], className="witness", **{"aria-label": found.label})


def _facts(rows: Sequence[tuple[str, Any]]) -> html.Dl:
    return html.Dl([item for name, value in rows if value for item in (html.Dt(name), html.Dd(value))], className="facts")


def _disagreements(columns: Columns, found: Event | Claim) -> Any:
    if not found.disagreements:
        return None
    rows = [
        html.Tr(
            [
                html.Th(d.field),
                html.Td([html.Div([html.Span(value), html.Span(columns.label(doc), className="why")]) for doc, value in d.values]),
            ]
        )
        for d in found.disagreements
    ]
    return html.Div([html.H3("Where the sources differ"), html.Table(html.Tbody(rows), className="differ")], className="disagreements")


def _event(columns: Columns, event: Event, selection: Selection) -> html.Aside:
    row = mark(columns, event, selection)
    best = event.best
    basis = evidence.BASES.get(best.date_basis or "", "") if row.dated else ""
    facts = _facts([
        ("When", [row.when, html.Span(basis, className="why")] if basis else row.when),
        ("Type", label(best.type) + (f", {best.subtype}" if best.subtype else "")),
        ("Status", best.status + (", did not happen" if best.negated else "")),
        ("Countries", ", ".join(row.countries)),
        ("Place", row.place),
        ("Who", ", ".join(f"{p.name} ({p.role})" for p in best.participants)),
        ("Told by", f"{plural(row.sources, 'source')}, {row.independent} independent; {AGREEMENT.get(event.agreement, event.agreement)}"),
    ])  # fmt: skip
    top = html.Span([html.Span(className=f"dot type-{best.type}"), label(best.type), *badges(row)], className="drawer-kind")
    body = [facts, _disagreements(columns, event), html.H3("What the documents say")]
    return drawer(event.title, top, [*body, *[_witness(w) for w in evidence.event_evidence(columns, event)]], f"type-{best.type}")


def _claim(columns: Columns, claim: Claim) -> html.Aside:
    f = claim.best
    facts = _facts([
        ("Reads", evidence.reading(f)),
        ("Measure", " ".join(filter(None, [f.measure, columns.names.name(f.subject) if f.subject else None,
                                           f"with {columns.names.name(f.partner)}" if f.partner else None]))),
        ("Over", date_words(f.period) if f.period is not None and f.period.placed else "no period told"),
        ("Told by", f"{plural(len(claim.sources), 'source')}, {claim.independent_sources} independent; "
                    f"{AGREEMENT.get(claim.agreement, claim.agreement)}"),
        ("Official series", ": ".join(filter(None, claim_verdict(columns, claim)))),
    ])  # fmt: skip
    together = [i for i in implications(columns, columns.claims) if claim.id in i.claims]
    told = [html.P([i.text, html.Span(i.arithmetic, className="arithmetic")], className=f"implication {i.verdict}") for i in together]
    top = html.Span(["Claim", badge(AGREEMENT.get(claim.agreement, claim.agreement), claim.agreement)], className="drawer-kind")
    body = [
        facts,
        _disagreements(columns, claim),
        *([html.H3("With other claims")] if told else []),
        *told,
        html.H3("What the documents say"),
    ]
    return drawer(claim_title(columns, claim), top, [*body, *[_witness(w) for w in evidence.claim_evidence(columns, claim)]])


def _document(columns: Columns, document_id: str) -> html.Aside | None:
    whole = evidence.document_evidence(columns, document_id)
    if whole is None:
        return None
    w = whole.witness
    facts = _facts([
        ("Speaks", f"{w.published} ({w.basis})" if w.published else "tells no date of its own"),
        ("Author", whole.author), ("Language", whole.language), ("File", w.path), ("Original", link(w.url, "open")),
        ("Copy of", columns.label(whole.copy_of) if whole.copy_of else None),
        ("Found", ", ".join(f"{n:,} {name}" for name, n in whole.counts)),
    ])  # fmt: skip
    blocks = [
        html.Div(
            [html.Span(role, className="role") if role not in ("body", "title") else None, html.Span(marked(pieces), className="verbatim")],
            className=f"block role-{role}",
        )
        for role, pieces in whole.blocks
    ]
    left = [html.Details([html.Summary(plural(len(whole.leftovers), "leftover")), _reasons(whole.leftovers)])] if whole.leftovers else []
    note = [html.P("This document is longer; its beginning is shown.", className="muted")] if whole.cut else []
    only = html.Button("Only events of this document", type="button", className="button small",
                       **clickable("filters", {"source": [document_id]}))  # fmt: skip
    key = html.P([html.Mark(k, className=f"mark-{k}") for k in evidence.KINDS[:-1]], className="mark-key")
    top = html.Span("Document", className="drawer-kind")
    return drawer(w.title, top, [facts, only, *left, key, *note, html.Article(blocks, className="document")], "wide")


def _reasons(rows: Sequence[tuple[str, str]]) -> html.Table:
    return html.Table(
        [html.Thead(html.Tr([html.Th("Words"), html.Th("Why they were left out")])),
         html.Tbody([html.Tr([html.Td(cut(words, 200), className="verbatim"), html.Td(reason)]) for words, reason in rows])],
        className="reasons",
    )  # fmt: skip


def _documents(columns: Columns) -> html.Aside:
    shown = list(columns.documents.values())[:LISTED]
    told = columns.source.counts(columns.mask(Selection()))
    items = [
        html.Button(
            [html.Span(d.title or d.path, className="card-title"),
             html.Span(columns.label(d.id), className="card-where"),
             html.Span([html.Span(plural(told.get(d.id, 0), "event"), className="told"),
                        badge(f"copy of {cut(columns.label(d.copy_of), 40)}", "quiet") if d.copy_of else None,
                        badge("no date", "quiet") if d.published is None else None], className="card-foot")],
            type="button", className="card", **clickable("list", {"chosen": d.id}),
        )
        for d in shown
    ]  # fmt: skip
    rest = len(columns.documents) - len(shown)
    more = [html.P(f"and {rest:,} more.", className="rest")] if rest else []
    return drawer(plural(len(columns.documents), "document"), html.Span("Read", className="drawer-kind"), [*items, *more])


def _leftovers(columns: Columns) -> html.Aside:
    groups = [
        html.Section([html.H3(name), _reasons(rows)], className="witness")
        for _, name, rows in evidence.leftovers(columns)
    ]  # fmt: skip
    lead = html.P("What looked like something and was not used, and why.", className="muted")
    return drawer(plural(columns.leftovers, "leftover"), html.Span("Left out", className="drawer-kind"), [lead, *groups], "wide")


def _failures(columns: Columns) -> html.Aside:
    rows = [html.Tr([html.Td(f.location, className="verbatim"), html.Td(f.reason)]) for f in columns.failures[:LISTED]]
    table = html.Table([html.Thead(html.Tr([html.Th("Document"), html.Th("Why it failed")])), html.Tbody(rows)], className="reasons")
    body = [table] if rows else [html.P("Every document could be read.")]
    return drawer(plural(len(columns.failures), "failed document"), html.Span("Failed", className="drawer-kind"), body)


def opened(columns: Columns, selection: Selection) -> Any:
    """The drawer for what is chosen, or nothing."""
    chosen = selection.chosen
    if chosen is None:
        return None
    lists = {"documents": _documents, "leftovers": _leftovers, "failures": _failures}
    if chosen in lists:
        return lists[chosen](columns)
    if chosen in ("events", "undated"):
        found = tray(columns, selection) if chosen == "undated" else cards(columns, selection)
        words = "undated event" if chosen == "undated" else "event"
        lead = html.P("No window can hold them; each says why." if chosen == "undated" else "In this selection, the most told of first.")
        return drawer(plural(found.total, words), html.Span("List", className="drawer-kind"), [lead, *[card(m) for m in found.cards]])
    if chosen in columns.row:
        return _event(columns, columns.events[columns.row[chosen]], selection)
    if chosen in columns.claim:
        return _claim(columns, columns.claim[chosen])
    found_document = _document(columns, chosen)
    if found_document is not None:
        return found_document
    return drawer("Not found", html.Span("Evidence", className="drawer-kind"),
                  [html.P("Nothing of this id is in the store. It may have been removed since the link was made.")])  # fmt: skip
