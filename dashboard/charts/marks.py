"""Numbered marks on a course: dark discs with their number in them, the texts in a list beside the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import palette
from dashboard.formats import Numeric


@dataclass(frozen=True)
class Mark:
    """A number on the course, at its day."""

    number: str
    day: date
    value: Numeric


def numbers(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The marks in one trace; none where there are none."""
    if not marks:
        return []
    edge = {"width": 1.5, "color": palette.PAPER.light}
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [mark.day.isoformat() for mark in marks],
            "y": [float(mark.value) for mark in marks],
            "text": [mark.number for mark in marks],
            "textposition": "middle center",
            "textfont": {"size": 12, "color": palette.PAPER.light},
            "marker": {"size": 20, "color": palette.INK.light, "line": edge},
            "hoverinfo": "skip",
            "cliponaxis": False,
        }
    ]
