"""The legend beside a map: each step's colour with its values in words."""

from __future__ import annotations

from collections.abc import Mapping

from dash.development.base_component import Component

from dashboard import html
from dashboard.charts.maps import map_steps
from dashboard.formats import Numeric
from dashboard.request import PageRequest


def map_legend(
    request: PageRequest, values: Mapping[str, Numeric | None], *, unit: str, decimals: int = 0
) -> Component:
    """One line per step from most to least, then nought and unknown."""
    f = request.f
    steps = [
        (step.colour, f"{f.number(step.low, decimals)}–{f.with_unit(step.high, unit, decimals)}")
        for step in map_steps(values, decimals=decimals)
    ]
    last = [("nought", f.number(0)), ("hollow", request.t("chart.no_value"))]
    lines = [
        html.Li([html.Span(className=f"swatch swatch-{name}"), words]) for name, words in [*reversed(steps), *last]
    ]
    return html.Ul(lines, className="map-legend")
