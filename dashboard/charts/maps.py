"""The municipalities as filled polygons: no tiles, no outside service."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from config.model import Programme
from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure
from dashboard.charts.polygons import Area, areas
from dashboard.formats import Formats, Numeric, known

DIGITS = 3


@dataclass(frozen=True)
class Step:
    """One step of the scale: values over `low` and up to `high`, in the token `colour`."""

    low: Numeric
    high: Numeric
    colour: str


def municipality_map(
    values: Mapping[str, Numeric | None],
    *,
    programme: Programme,
    unit: str,
    absent: str,
    decimals: int = 0,
    lang: str = "sv",
    height: int = 560,
) -> Figure:
    """The programme's municipalities in five steps of one colour, nought pale, absent hollow; counties outlined.

    `absent` says why a value is None; a municipality that is not among the values has its name alone.
    Longitudes are drawn at the cosine of the latitude, so that shapes keep their proportions.
    """
    names = {place.code: place.name for place in programme.municipalities}
    places = areas("kommun", tuple(names))
    flat = math.cos(math.radians(middle_latitude(places)))
    steps = map_steps(values, decimals=decimals)
    f = Formats(lang)
    told = {
        code: (f"<b>{absent if value is None else f.with_unit(value, unit, decimals)}</b>",)
        for code, value in values.items()
    }
    traces = [
        _place(
            area,
            flat,
            told="<br>".join((names[area.code], *told.get(area.code, ()))),
            fill=step_colour(values.get(area.code), steps),
        )
        for area in places
    ]
    counties = areas("lan", tuple(region.county for region in programme.regions))
    hidden = axis(visible=False)
    return figure(
        [*traces, *(_outline(area, flat) for area in counties)],
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        xaxis=hidden,
        yaxis=hidden | {"scaleanchor": "x", "scaleratio": 1},
        hoverdistance=1,
    )


def map_steps(values: Mapping[str, Numeric | None], *, decimals: int = 0) -> list[Step]:
    """The steps of the map's scale, least first, of one round width; empty where nothing is above nought."""
    highest = max((float(v) for v in values.values() if v is not None and known(v)), default=0.0)
    if highest <= 0:
        return []
    width = _round_width(highest / len(palette.SCALE), whole=decimals == 0)
    count = math.ceil(highest / width)
    return [Step(place * width, (place + 1) * width, f"scale-{place}") for place in range(count)]


def _round_width(least: float, *, whole: bool) -> float:
    """The least of 1, 2, 2.5, 5 and 10 times a power of ten that is wide enough; at least 1 for whole numbers."""
    power = 10.0 ** math.floor(math.log10(least))
    widths = [times * power for times in (1, 2, 2.5, 5, 10)]
    return max(next(width for width in widths if width >= least and not (whole and width % 1)), 1.0 if whole else 0.0)


def middle_latitude(places: tuple[Area, ...]) -> float:
    """The latitude half-way between the places' ends, at whose cosine longitudes are drawn."""
    latitudes = np.concatenate([ring[:, 1] for area in places for ring in area.rings] or [np.array([60.0])])
    return float((latitudes.min() + latitudes.max()) / 2)


def step_colour(value: Numeric | None, steps: list[Step]) -> str:
    """The colour of a value on the map: none where it is unknown, pale at nought."""
    if value is None or not known(value):
        return "rgba(0,0,0,0)"
    if float(value) <= 0:
        return palette.PAPER_SOFT.light
    place = next((place for place, step in enumerate(steps) if float(value) <= float(step.high)), len(steps) - 1)
    return palette.SCALE[place].light


def _place(area: Area, flat: float, *, told: str, fill: str) -> dict[str, Any]:
    return _polygon(area, flat) | {
        "fill": "toself",
        "fillcolor": fill,
        "line": {"width": 0.8, "color": palette.EDGE.light},
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": told,
        "name": told.partition("<")[0],
    }


def _outline(area: Area, flat: float) -> dict[str, Any]:
    return _polygon(area, flat) | {"line": {"width": 2, "color": palette.INK_SOFT.light}, "hoverinfo": "skip"}


def _polygon(area: Area, flat: float) -> dict[str, Any]:
    """All rings in one line with gaps between them."""
    points = list(_points(area, flat))
    return {"type": "scatter", "mode": "lines", "x": [x for x, _ in points], "y": [y for _, y in points]}


def _points(area: Area, flat: float) -> Iterator[tuple[float | None, float | None]]:
    for number, ring in enumerate(area.rings):
        if number:
            yield None, None
        yield from ((round(float(x) * flat, DIGITS), round(float(y), DIGITS)) for x, y in ring)
