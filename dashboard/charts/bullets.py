"""Bullet rows as one figure: selected wide and pale, implemented narrow and dark, milestone ▽, target |."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.charts.rows import ROW_HEIGHT, row_axis, row_names
from dashboard.formats import Numeric, known


@dataclass(frozen=True)
class BulletRow:
    """One row, as shares of the target (1 = target) so that units never meet on one axis."""

    label: str
    implemented: Numeric | None
    selected: Numeric | None = None
    milestone: Numeric | None = None
    words: str = ""  # shown on hover: the values with their unit


def bullet_chart(rows: Sequence[BulletRow], *, names: tuple[str, str] = ("", ""), lang: str = "sv") -> Figure:
    """The rows from top to bottom; `names` are the words for implemented and selected."""
    drawn = [row for row in rows if row.label]
    highest = max([1.0, *(_number(v) or 0.0 for row in drawn for v in (row.implemented, row.selected))])
    traces = [
        _bars(drawn, names[1], values=[_number(row.selected) for row in drawn], look=(palette.ACCENT_SOFT.light, 0.34)),
        _bars(drawn, names[0], values=[_number(row.implemented) for row in drawn], look=(palette.ACCENT.light, 0.14)),
        _marks(drawn),
    ]
    target = {"type": "line", "x0": 1, "x1": 1, "yref": "paper", "y0": 0, "y1": 1}
    return figure(
        traces,
        height=ROW_HEIGHT * len(drawn) + 60,
        margin={"l": 8, "r": 24, "t": 8, "b": 36},
        barmode="overlay",
        xaxis=axis(range=[0, highest * 1.04], tickformat=",.0%"),
        yaxis=row_axis(len(drawn)),
        annotations=row_names([row.label for row in drawn]),
        shapes=[target | {"line": {"color": palette.INK.light, "width": 3}}],
        separators=separators(lang),
    )


def _number(value: Numeric | None) -> float | None:
    return float(value) if value is not None and known(value) else None


def _bars(
    rows: Sequence[BulletRow], name: str, *, values: list[float | None], look: tuple[str, float]
) -> dict[str, Any]:
    colour, width = look
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": list(range(len(rows))),
        "x": values,
        "width": width,
        "marker": {"color": colour},
        "hoverinfo": "text",
        "hovertext": [row.words or row.label for row in rows],
    }


def _marks(rows: Sequence[BulletRow]) -> dict[str, Any]:
    placed = [(place, _number(row.milestone)) for place, row in enumerate(rows)]
    shown = [(place, value) for place, value in placed if value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [value for _, value in shown],
        "y": [place - 0.23 for place, _ in shown],
        "marker": {"symbol": "triangle-down", "size": 11, "color": palette.INK.light},
        "hoverinfo": "skip",
    }
