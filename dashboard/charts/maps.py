"""The municipalities as filled polygons: no tiles, no outside service."""

from __future__ import annotations

from collections.abc import Mapping

from config.model import Programme
from dashboard.charts.frame import Figure
from dashboard.formats import Numeric


def municipality_map(
    values: Mapping[str, Numeric | None],
    *,
    programme: Programme,
    unit: str,
    decimals: int = 0,
    lang: str = "sv",
    height: int = 560,
) -> Figure:
    """The programme's municipalities in five steps of one colour; unknown ones are left hollow."""
    raise NotImplementedError
