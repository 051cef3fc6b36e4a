"""Records as GeoJSON (RFC 7946): an event is a point only where its place is one; a country is no pin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def to_geojson(records: Sequence[Row]) -> Row:
    """A FeatureCollection with a feature a record, in the order given; `geometry` is null where no point is known.

    Coordinates are longitude, latitude in WGS-84 degrees. The properties are the record itself.
    """
    return {"type": "FeatureCollection", "features": [_feature(record) for record in records]}


def _feature(record: Row) -> Row:
    place = record.get("place")
    point = None
    if place and place["precision"] == "point" and place["lat"] is not None and place["lon"] is not None:
        point = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"type": "Feature", "id": record["id"], "geometry": point, "properties": record}
