"""Dumbbells: the regions' values of each measure on one line, in their own marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from config.model import Region
from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.formats import Formats, Numeric, known

ROW_HEIGHT = 44


@dataclass(frozen=True)
class DumbbellRow:
    """One measure: its name and a value per region code."""

    label: str
    values: Mapping[str, Numeric | None]


@dataclass(frozen=True)
class Dumbbells:
    """What the figure shows: one row per measure, all in the same unit."""

    rows: Sequence[DumbbellRow]
    regions: Sequence[Region]
    unit: str
    decimals: int = 1
    lang: str = "sv"


def dumbbells(chart: Dumbbells) -> Figure:
    """The rows on one scale; each region in its colour and its own mark, named in the legend above."""
    values = [float(v) for row in chart.rows for v in row.values.values() if v is not None and known(v)]
    return figure(
        [*_bars(chart), *(_points(chart, region) for region in chart.regions)],
        height=ROW_HEIGHT * len(chart.rows) + 96,
        margin={"l": 200, "r": 24, "t": 40, "b": 40},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        xaxis=axis(range=[0, max(values, default=1.0) * 1.06], tickformat=",~f"),
        yaxis=axis(autorange="reversed", showgrid=False, type="category", tickfont={"color": palette.INK.light}),
        separators=separators(chart.lang),
    )


def _bars(chart: Dumbbells) -> list[dict[str, Any]]:
    """One line per row from its least to its greatest value, drawn as one trace with gaps."""
    x: list[float | None] = []
    y: list[str | None] = []
    for row in chart.rows:
        values = [float(v) for v in row.values.values() if v is not None and known(v)]
        x += [min(values), max(values), None] if values else []
        y += [row.label, row.label, None] if values else []
    line = {"color": palette.LINE.light, "width": 4}
    return [
        {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}
    ]


def _points(chart: Dumbbells, region: Region) -> dict[str, Any]:
    f = Formats(chart.lang)
    name = region.name_sv if chart.lang == "sv" else region.name_en
    placed = [(row.label, row.values.get(region.code)) for row in chart.rows]
    shown = [(label, value) for label, value in placed if value is not None and known(value)]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(value) for _, value in shown],
        "y": [label for label, _ in shown],
        "marker": {"symbol": region.marker, "size": 13, "color": region.colour},
        "hoverinfo": "text",
        "text": [f"{name}<br><b>{f.with_unit(value, chart.unit, chart.decimals)}</b>" for _, value in shown],
    }
