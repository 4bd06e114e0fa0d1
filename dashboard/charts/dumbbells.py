"""Dumbbells: the regions' values of each measure on one line, in their own marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from config.model import Region
from dashboard.charts.frame import Figure
from dashboard.formats import Numeric


@dataclass(frozen=True)
class DumbbellRow:
    """One measure: its name and a value per region code."""

    label: str
    values: dict[str, Numeric | None]


def dumbbells(
    rows: Sequence[DumbbellRow], *, regions: Sequence[Region], unit: str, decimals: int = 1, lang: str = "sv"
) -> Figure:
    """One row per measure on one scale, all in the same unit."""
    raise NotImplementedError
