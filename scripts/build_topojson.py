"""Build dashboard/reference/topojson/world_50m.json, the map's shapes, from the plotly.js package.

    npm pack plotly.js@4.1.1 && tar xzf plotly.js-4.1.1.tgz
    node -e "global.window={}; process.stdout.write(JSON.stringify(
        require('./package/dist/plotly-geo-assets.js').topojson.world_50m))" > world_50m.json
    python scripts/build_topojson.py world_50m.json

Rivers, lakes and subunits, which the map does not draw, are left out, the arcs that only they used as well, and
coordinates are rounded to a grid of 0.003 degrees (330 m; the shapes are made for 1:50 million, where that is
less than a hundredth of a millimetre).
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sys
from pathlib import Path
from typing import Any

LAYERS = ("coastlines", "countries", "land", "ocean")
GRID = 0.003  # degrees
TARGET = Path(__file__).resolve().parents[1] / "dashboard" / "reference" / "topojson" / "world_50m.json"


def used(arcs: Any, found: set[int]) -> None:
    """Collect the arcs of a geometry; ~i is arc i backwards."""
    for arc in arcs:
        if isinstance(arc, list):
            used(arc, found)
        else:
            found.add(arc if arc >= 0 else ~arc)


def renumbered(arcs: Any, number: dict[int, int]) -> Any:
    if isinstance(arcs, list):
        return [renumbered(a, number) for a in arcs]
    return number[arcs] if arcs >= 0 else ~number[~arcs]


def rounded(arc: list[list[int]], scale: list[float], translate: list[float]) -> list[list[int]]:
    """The arc on the coarser grid, as deltas; points that fall together are dropped, a ring keeps four."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lon, lat = x * scale[0] + translate[0], y * scale[1] + translate[1]
        points.append((round((lon + 180) / GRID), round((lat + 90) / GRID)))
    kept = [points[0]] + [b for a, b in itertools.pairwise(points) if a != b]
    least = 4 if points[0] == points[-1] else 2
    if len(kept) < least:
        kept = points
    return [list(kept[0])] + [[b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(kept)]


def build(world: dict[str, Any]) -> dict[str, Any]:
    objects = {name: world["objects"][name] for name in LAYERS}
    found: set[int] = set()
    for layer in objects.values():
        for geometry in layer["geometries"]:
            used(geometry.get("arcs", []), found)
    number = {old: new for new, old in enumerate(sorted(found))}
    for layer in objects.values():
        for geometry in layer["geometries"]:
            geometry["arcs"] = renumbered(geometry.get("arcs", []), number)
    transform = world["transform"]
    arcs = [rounded(world["arcs"][old], transform["scale"], transform["translate"]) for old in sorted(found)]
    empty = {name: {"type": "GeometryCollection", "geometries": []} for name in world["objects"] if name not in LAYERS}
    return {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [-180, -90]},
        "objects": {**objects, **empty},
        "arcs": arcs,
    }


if __name__ == "__main__":
    data = json.dumps(build(json.loads(Path(sys.argv[1]).read_text("utf-8"))), separators=(",", ":")).encode("ascii")
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(data + b"\n")
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    print(f"{TARGET}: {len(data) + 1} bytes, sha256 {digest}")
