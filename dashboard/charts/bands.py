"""A band of what may come: hatched between low and high, its middle a dash-dotted line, told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard import palette
from dashboard.formats import Formats, Numeric

LIFT = 14
EDGE = {"color": palette.SELECTED.light, "width": 1}
HATCH = {"shape": "/", "fgcolor": palette.SELECTED.light, "size": 7, "solidity": 0.18, "fillmode": "overlay"}


@dataclass(frozen=True)
class Band:
    """Low, middle and high on each day; the first day is the last known value, where all three meet."""

    name: str
    days: Sequence[date]
    low: Sequence[Numeric]
    middle: Sequence[Numeric]
    high: Sequence[Numeric]


def band_traces(band: Band, *, unit: str, decimals: int, lang: str) -> list[dict[str, Any]]:
    """The traces of the band, lowest first: the hatching fills up to the trace before."""
    f = Formats(lang)
    days = [day.isoformat() for day in band.days]
    told = [
        f"{band.name}<br><b>{f.with_unit(middle, unit, decimals)}</b><br>"
        f"{f.number(low, decimals)} – {f.number(high, decimals)}<br>{day}"
        for day, low, middle, high in zip(days, band.low, band.middle, band.high, strict=True)
    ]
    plain: dict[str, Any] = {"type": "scatter", "x": days, "mode": "lines", "hoverinfo": "skip", "line": EDGE}
    fill = {"fill": "tonexty", "fillcolor": "rgba(0,0,0,0)", "fillpattern": HATCH}
    line = {"color": palette.ACCENT.light, "width": 2, "dash": "dashdot"}
    return [
        plain | {"y": [float(value) for value in band.low], "name": ""},
        plain | {"y": [float(value) for value in band.high], "name": ""} | fill,
        plain
        | {"y": [float(value) for value in band.middle], "name": band.name, "line": line}
        | {"mode": "lines+markers", "marker": {"size": 4, "symbol": "diamond", "color": line["color"]}}
        | {"hoverinfo": "text", "text": told},
    ]


def name_height(band: Band, target: Numeric | None, *, scale: float) -> float:
    """Where the band's name wants to stand, pixels above nought: below the band, or above it where no target is."""
    above = target is not None and float(target) <= float(band.high[-1])
    return float(band.high[-1]) / scale + LIFT if above else float(band.low[-1]) / scale - LIFT


def band_name(band: Band, height: float, *, scale: float) -> dict[str, Any]:
    """The band's name at its last day and so many pixels above nought."""
    look = {"font": {"size": 13, "color": palette.ACCENT.light}, "bgcolor": palette.PAPER.light, "borderpad": 1}
    at = float(band.middle[-1])
    place = {"xanchor": "right", "yanchor": "middle", "xshift": 4, "yshift": height - at / scale, "showarrow": False}
    return {"x": band.days[-1].isoformat(), "y": at, "text": band.name} | place | look
