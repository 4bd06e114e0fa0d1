"""The legend beside a map: each step's colour with its values in words."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.charts.maps import MunicipalityMap, map_steps
from dashboard.formats import Formats


def map_legend(chart: MunicipalityMap) -> Component:
    """One line per step, then nought and unknown."""
    f = Formats(chart.lang)
    steps = [
        (step.colour, f"{f.number(step.low, chart.decimals)}–{f.with_unit(step.high, chart.unit, chart.decimals)}")
        for step in map_steps(chart)
    ]
    last = [("nought", f.number(0)), ("hollow", chart.no_value)]
    lines = [
        html.Li([html.Span(className=f"swatch swatch-{name}"), words]) for name, words in [*reversed(steps), *last]
    ]
    return html.Ul(lines, className="map-legend")
