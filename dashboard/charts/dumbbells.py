"""Dumbbells: the regions' values of each measure on one line, in their own marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from config.model import Region
from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.charts.rows import ROW_HEIGHT, row_axis, row_names
from dashboard.formats import Formats, Numeric, known


@dataclass(frozen=True)
class DumbbellRow:
    """One measure: its name, a value per region code, and the words of a value where they are not the value's own."""

    label: str
    values: Mapping[str, Numeric | None]
    words: Mapping[str, str] = field(default_factory=dict)


def dumbbells(
    rows: Sequence[DumbbellRow],
    *,
    regions: Sequence[Region],
    unit: str,
    decimals: int = 1,
    lang: str = "sv",
    one_scale: bool = True,
) -> Figure:
    """The rows on one scale; each region in its colour and its own mark, named in the legend above.

    `one_scale=False`: the values are parts of each row's largest, so the axis has no numbers.
    """
    values = [float(v) for row in rows for v in row.values.values() if v is not None and known(v)]
    f = Formats(lang)

    def told(value: Numeric) -> str:
        return f.with_unit(value, unit, decimals)

    return figure(
        [_bars(rows), *(_points(rows, region, lang=lang, told=told) for region in regions)],
        height=ROW_HEIGHT * len(rows) + 96,
        margin={"l": 8, "r": 24, "t": 40, "b": 40},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "itemclick": False, "itemdoubleclick": False},
        xaxis=axis(
            range=[0, max(values, default=1.0) * 1.06],
            tickformat=",~f",
            ticksuffix="\u00a0%" if unit == "%" else "",
            showticklabels=one_scale,
        ),
        yaxis=row_axis(len(rows)),
        annotations=row_names([row.label for row in rows]),
        separators=separators(lang),
    )


def _bars(rows: Sequence[DumbbellRow]) -> dict[str, Any]:
    """One line per row from its least to its greatest value, drawn as one trace with gaps."""
    x: list[float | None] = []
    y: list[int | None] = []
    for place, row in enumerate(rows):
        values = [float(v) for v in row.values.values() if v is not None and known(v)]
        x += [min(values), max(values), None] if values else []
        y += [place, place, None] if values else []
    line = {"color": palette.LINE.light, "width": 4}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}


def _points(
    rows: Sequence[DumbbellRow], region: Region, *, lang: str, told: Callable[[Numeric], str]
) -> dict[str, Any]:
    name = region.name_sv if lang == "sv" else region.name_en
    placed = [(place, row.values.get(region.code)) for place, row in enumerate(rows)]
    shown = [(place, value) for place, value in placed if value is not None and known(value)]
    words = [rows[place].words.get(region.code) or told(value) for place, value in shown]
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "name": name,
        "x": [float(value) for _, value in shown],
        "y": [place for place, _ in shown],
        "marker": {"symbol": region.marker, "size": 13, "color": region.colour},
        "hoverinfo": "text",
        "text": [f"{name}<br><b>{said}</b>" for said in words],
    }
