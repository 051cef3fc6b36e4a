"""Pages that stand alone: plotly.js, the map's shapes and the data are inside, and no request leaves the reader's machine."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from dashboard.export.figures import Chart

Row = dict[str, Any]

POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
"""Content security policy of the pages: nothing is fetched, not even by mistake."""
CONFIG = {"displaylogo": False, "showSendToCloud": False, "responsive": True}
SHAPES = "world_50m"
STYLE = """
:root { color-scheme: light; font-family: Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; }
body { margin: 0 auto; max-width: 1240px; padding: 24px; color: #172033; background: #f6f8fb; line-height: 1.45; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 0; }
p { margin: 2px 0 0; color: #5b677a; } footer p { font-size: .85rem; margin-top: 20px; }
section { background: #fff; border: 1px solid #e6eaf1; border-radius: 10px; padding: 16px; margin-top: 16px; }
details { border-top: 1px solid #e6eaf1; padding: 8px 0; } summary { cursor: pointer; }
.key { color: #172033; white-space: pre-wrap; font-size: .9rem; } summary small, blockquote cite { color: #5b677a; }
blockquote { margin: 8px 0 8px 16px; border-left: 3px solid #9dbdf7; padding-left: 10px; }
blockquote cite { display: block; font-style: normal; font-size: .85rem; }
"""


def page(title: str, lead: Sequence[str], charts: Sequence[Chart], source: str, events: Sequence[Row] = ()) -> bytes:
    """One HTML file: heading, what was selected, the charts, the events with their sentences, and the source line."""
    sections = [_section(i, c, alone=len(charts) == 1) for i, c in enumerate(charts)]
    drawn = [{"id": f"chart-{i}", "data": c.figure["data"], "layout": c.figure["layout"]} for i, c in enumerate(charts)]
    if events:
        told = "".join(_event(row) for row in sorted(events, key=_by_date))
        sections.append(f"<section><h2>Events and the words that tell them</h2>{told}</section>")
    body = "\n".join(sections)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{_text(title)} · Dateline</title><style>{STYLE}</style></head>
<body><header><h1>{_text(title)}</h1>{''.join(f'<p>{_text(line)}</p>' for line in lead)}</header>
{body}
<footer><p>{_text(source)}</p></footer>
<script>{_plotly()}</script>
<script>window.PlotlyGeoAssets = {{topojson: {{"{SHAPES}": {_shapes()}}}}};
for (const c of {_script(drawn)}) Plotly.newPlot(c.id, c.data, c.layout, {_script(CONFIG)});
</script></body></html>
""".encode("utf-8", "replace")


def _section(number: int, c: Chart, alone: bool) -> str:
    """A chart's place in the page; a chart that is alone has its words in the page's header."""
    words = "" if alone else f"<h2>{_text(c.title)}</h2><p>{_text(c.lead[-1])}</p>"
    key = f'<p class="key">{c.key}</p>' if c.key else ""
    return f'<section>{words}{key}<div id="chart-{number}" role="img" aria-label="{_text(c.title)}"></div></section>'


def _by_date(row: Row) -> tuple[str, str]:
    """Undated events come last."""
    return row["first"] or row["last"] or "~", row["title"]


def _event(row: Row) -> str:
    evidence = "".join(
        f"<blockquote>{_text(e['sentence_text'])}<cite>{_text(e['path'])}</cite></blockquote>" for e in _told_once(row["evidence"])
    )
    when = " – ".join(dict.fromkeys(day for day in (row["first"], row["last"]) if day)) or "no date"
    small = f"{_text(when)} · {_text(row['type'].lower())}"
    return f"<details><summary>{_text(row['title'])} <small>{small}</small></summary>{evidence}</details>"


def _told_once(evidence: Sequence[Row]) -> list[Row]:
    """One row for a sentence, however many words of it tell the event."""
    return list({(e["document"], *e["sentence"]): e for e in evidence}.values())


def _text(text: object) -> str:
    return html.escape(str(text))


def _script(value: object) -> str:
    """JSON that may stand in a script: no text in it can end the script."""
    data = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def _plotly() -> str:
    return (resources.files("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8")


@cache
def _shapes() -> str:
    return (resources.files("dashboard.reference") / "topojson" / f"{SHAPES}.json").read_text(encoding="utf-8")
