"""Bars: the parts of one whole on one scale, what is not told apart drawn paler."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.charts.rows import ROW_HEIGHT, row_axis, row_names
from dashboard.formats import Numeric

BAR_WIDTH = 0.34


@dataclass(frozen=True)
class BarRow:
    """One part: its name, its value and the words told on hover."""

    label: str
    value: Numeric
    words: str
    known: bool = True  # False = the part nobody has told apart


def bars(rows: Sequence[BarRow], *, lang: str = "sv") -> Figure:
    """The rows from top to bottom."""
    values = [float(row.value) for row in rows]
    trace = {
        "type": "bar",
        "orientation": "h",
        "y": list(range(len(rows))),
        "x": values,
        "width": BAR_WIDTH,
        "marker": {"color": [(palette.ACCENT if row.known else palette.ACCENT_SOFT).light for row in rows]},
        "hoverinfo": "text",
        "hovertext": [row.words for row in rows],
    }
    return figure(
        [trace],
        height=ROW_HEIGHT * len(rows) + 60,
        margin={"l": 8, "r": 24, "t": 8, "b": 36},
        xaxis=axis(range=[0, max([*values, 1.0]) * 1.04], tickformat=",~f"),
        yaxis=row_axis(len(rows)),
        annotations=row_names([row.label for row in rows]),
        separators=separators(lang),
    )
