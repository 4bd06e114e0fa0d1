"""The legend beside a map: each step's colour with its values in words."""

from __future__ import annotations

from collections.abc import Mapping

from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import with_word
from dashboard.charts.maps import map_steps
from dashboard.formats import Numeric
from dashboard.request import PageRequest


def map_legend(
    request: PageRequest, values: Mapping[str, Numeric | None], *, unit: str, decimals: int = 0
) -> Component:
    """One line per step from most to least, nought, and protected where any is; nothing else is absent on a map."""
    f = request.f
    steps = [
        (step.colour, f"{f.number(step.low, decimals)}–{f.with_unit(step.high, unit, decimals)}")
        for step in map_steps(values, decimals=decimals)
    ]
    hidden = [("hollow", with_word(request, "protected"))] if None in values.values() else []
    lines = [
        html.Li([html.Span(className=f"swatch swatch-{name}"), words])
        for name, words in [*reversed(steps), ("nought", f.number(0)), *hidden]
    ]
    return html.Ul(lines, className="map-legend")
