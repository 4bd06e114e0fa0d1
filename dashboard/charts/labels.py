"""Labels that do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


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
