"""Bullet rows as one figure: selected wide and pale, implemented narrow and dark, milestone ▽, target |."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.frame import Figure
from dashboard.formats import Numeric


@dataclass(frozen=True)
class BulletRow:
    """One row, as shares of the target (1 = target) so that units never meet on one axis."""

    label: str
    implemented: Numeric | None
    selected: Numeric | None = None
    milestone: Numeric | None = None
    words: str = ""  # shown on hover: the values with their unit


def bullet_chart(rows: Sequence[BulletRow], *, lang: str = "sv", names: tuple[str, str] = ("", "")) -> Figure:
    """The rows from top to bottom; `names` are the words for implemented and selected."""
    raise NotImplementedError
