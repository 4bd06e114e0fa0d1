"""Lines over cut-offs: implemented solid, selected dashed, the expected path thin, milestone and target labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.charts.frame import Figure
from dashboard.formats import Numeric


@dataclass(frozen=True)
class Line:
    """One named line; the values stand on the days."""

    name: str
    days: Sequence[date]
    values: Sequence[Numeric | None]
    role: str = "implemented"  # implemented | selected | expected | region
    colour: str = ""  # only for role region
    dash: str = "solid"
    marker: str = "circle"


@dataclass(frozen=True)
class Aim:
    """A labelled value to reach: the milestone ▽ or the target |."""

    name: str  # "Delmål 2024"
    day: date
    value: Numeric
    kind: str = "target"  # milestone | target


@dataclass(frozen=True)
class LineChart:
    """What a line chart shows."""

    lines: Sequence[Line]
    aims: Sequence[Aim] = ()
    unit: str = ""
    decimals: int = 0
    lang: str = "sv"
    height: int = 380
    top: Numeric | None = None  # shared upper end of the scale
    days: tuple[date, date] | None = field(default=None)  # first and last day of the axis


def line_chart(chart: LineChart) -> Figure:
    """Lines with their names at their right ends instead of a legend, and the aims as marks with names."""
    raise NotImplementedError


def small_multiples(panels: Sequence[tuple[str, LineChart]], *, height: int = 260, lang: str = "sv") -> Figure:
    """Panels side by side on one scale, each with its name above: the three regions in their order."""
    raise NotImplementedError
