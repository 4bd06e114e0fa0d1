"""Numbered marks on a course, the texts in a list beside the chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import palette
from dashboard.formats import Numeric

LIFT = 8
"""Pixels between the course and a mark."""


@dataclass(frozen=True)
class Mark:
    """A number on the course, at its day."""

    number: str
    day: date
    value: Numeric


def numbers(marks: Sequence[Mark]) -> list[dict[str, Any]]:
    """The marks as labels just above the course, on top of every other name."""
    look = {
        "showarrow": False,
        "font": {"size": 12, "color": palette.PAPER.light},
        "bgcolor": palette.INK.light,
        "borderpad": 3,
        "yanchor": "bottom",
        "yshift": LIFT,
    }
    return [
        look | {"x": mark.day.isoformat(), "y": float(mark.value), "text": f"<b>{mark.number}</b>"} for mark in marks
    ]
