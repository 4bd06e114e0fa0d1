"""The map of a region as a drawing in the document itself, without script."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from markupsafe import Markup, escape

from dashboard import palette
from dashboard.charts.maps import map_steps, middle_latitude, step_colour
from dashboard.charts.polygons import Area, Ring, areas
from dashboard.formats import Numeric

WIDTH = 420
DRAWING = Markup('<svg class="pack-map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>')
PLACE = Markup('<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.8"/>')


def map_drawing(values: Mapping[str, Numeric | None], *, words: str, decimals: int = 0) -> Markup:
    """The municipalities of the values (code → value) in the steps of the page's map, said by `words`."""
    places = areas("kommun", tuple(values))
    if not places:
        return Markup("")
    steps, place = map_steps(values, decimals=decimals), _Projection(places)
    shapes = [
        PLACE.format(place.path(area), step_colour(values[area.code], steps), palette.EDGE.light) for area in places
    ]
    return DRAWING.format(WIDTH, place.height, escape(words), Markup("").join(shapes))


class _Projection:
    """Longitude and latitude → the drawing's own units, proportions kept."""

    def __init__(self, places: tuple[Area, ...]) -> None:
        self.flat = math.cos(math.radians(middle_latitude(places)))
        points = np.concatenate([ring for area in places for ring in area.rings])
        west, south = points.min(axis=0)
        east, north = points.max(axis=0)
        self.corner = np.array([west * self.flat, -north])
        self.scale = WIDTH / ((east - west) * self.flat)
        self.height = math.ceil((north - south) * self.scale)

    def path(self, area: Area) -> str:
        """The rings of an area as one path."""
        return "".join(self._ring(ring) for ring in area.rings)

    def _ring(self, ring: Ring) -> str:
        drawn = (ring * np.array([self.flat, -1.0]) - self.corner) * self.scale
        return f"M{'L'.join(f'{x:.1f} {y:.1f}' for x, y in drawn.tolist())}Z"
