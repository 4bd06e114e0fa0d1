"""Rows of a figure with their names above them: as readable on a narrow screen as on a wide one."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from dashboard import palette
from dashboard.charts.frame import axis

ROW_HEIGHT = 58
NAME_WIDTH = 36
"""Letters that fit the narrowest window, 320 pixels; a name has two lines, the table under the chart all of it."""


def row_axis(count: int) -> dict[str, Any]:
    """The axis of so many rows, first on top; the names stand in the plot."""
    return axis(range=[count - 0.5, -0.9], showgrid=False, showticklabels=False, automargin=False)


def row_names(labels: Sequence[str]) -> list[dict[str, Any]]:
    """The rows' names, left and above each row."""
    place = {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": 11,
        "showarrow": False,
        "align": "left",
    }
    font = {"size": 14, "color": palette.INK.light}
    return [place | {"y": number, "text": _two_lines(label), "font": font} for number, label in enumerate(labels)]


def _two_lines(label: str) -> str:
    return "<br>".join(wrap(label, NAME_WIDTH, max_lines=2, placeholder="…"))
