"""Labels that do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap
from typing import Any

from dashboard import palette

WORDS_WIDTH = 30
"""Letters on a line of a panel, the narrowest of which is 16 rem wide."""


def spread(heights: Sequence[float], *, apart: float, most: float) -> list[float]:
    """The heights moved as little as it takes to stand `apart` from each other, none above `most`; same order."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = list(heights)
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + apart)
    limit = most
    for place in reversed(order):
        moved[place] = min(moved[place], limit)
        limit = moved[place] - apart
    return moved


def instead(words: str) -> dict[str, Any]:
    """The words that stand in the middle of a figure in which nothing can be drawn."""
    place = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5, "showarrow": False}
    return place | {
        "text": "<br>".join(wrap(words, WORDS_WIDTH)),
        "font": {"size": 14, "color": palette.INK_SOFT.light},
    }
