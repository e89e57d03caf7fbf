"""The shapes of a map (GeoJSON, RFC 7946), made safe to draw and turned the right way."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from briefkit.charts.faults import Faulty
from briefkit.diagnostic import Place

MAX_POINTS = 100_000
# How deep the positions lie in the coordinates of each kind.
DEPTHS = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
NOT_A_MAP = (
    "These are no shapes of a map. Save it as GeoJSON, in degrees of longitude and latitude"
)


def shapes_of(features: list[Any], place: Place) -> tuple[dict[str, Any], ...]:
    """The geometry of each feature: numbers, the outside of each area clockwise.

    RFC 7946 wants it the other way round, but what draws it (d3-geo) takes that for all
    the world but the area. Raises `Faulty` where a feature is none.
    """
    shapes = []
    points = 0
    for feature in features:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if not isinstance(geometry, dict) or kind not in DEPTHS:
            raise Faulty(place, NOT_A_MAP)
        try:
            coordinates = _numbers(geometry.get("coordinates"), DEPTHS[kind])
        except (TypeError, ValueError, IndexError) as failure:
            raise Faulty(place, NOT_A_MAP) from failure
        points += _count(coordinates)
        if points > MAX_POINTS:
            message = f"The map has more than {MAX_POINTS:,} points. Simplify its shapes"
            raise Faulty(place, message)
        if kind == "Polygon":
            coordinates = _turned(coordinates)
        elif kind == "MultiPolygon":
            coordinates = [_turned(rings) for rings in coordinates]
        shapes.append({"type": kind, "coordinates": coordinates})
    return tuple(shapes)


def _numbers(value: Any, depth: int) -> Any:
    """Coordinates as numbers, longitude and latitude at the depth given."""
    if not isinstance(value, list) or not value:
        raise TypeError
    if depth:
        return [_numbers(each, depth - 1) for each in value]
    longitude, latitude = float(value[0]), float(value[1])
    if abs(longitude) > 360 or abs(latitude) > 90:
        raise ValueError
    return [longitude, latitude]


def _count(value: Any) -> int:
    return sum(map(_count, value)) if isinstance(value[0], list) else 1


def _turned(rings: list[list[list[float]]]) -> list[list[list[float]]]:
    """The rings of an area: the first, its outside, clockwise, and its holes against that."""
    return [
        ring if (_area(ring) < 0) == (index == 0) else ring[::-1]
        for index, ring in enumerate(rings)
    ]


def _area(ring: list[list[float]]) -> float:
    """Twice the area within a ring; below nothing when it runs clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
