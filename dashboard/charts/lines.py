"""Lines over cut-offs: implemented solid, selected dashed, the expected path thin, milestone and target labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.charts.labels import spread
from dashboard.formats import Formats, Numeric, known

Role = Literal["implemented", "selected", "expected", "region"]
SCALE_ROOM = 1.08
PANEL_GAP = 0.04


@dataclass(frozen=True)
class Line:
    """One named line; the values stand on the days."""

    name: str
    days: Sequence[date]
    values: Sequence[Numeric | None]
    role: Role = "implemented"
    colour: str = ""  # only for role "region"
    dash: str = "solid"
    marker: str = "circle"


@dataclass(frozen=True)
class Aim:
    """A labelled value to reach: the milestone ▽ or the target |."""

    name: str  # "Delmål 2024"
    day: date
    value: Numeric
    kind: Literal["milestone", "target"] = "target"


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
    days: tuple[date, date] | None = None  # first and last day of the axis

    def highest(self) -> float:
        """The highest value drawn; 1 where nothing is."""
        values = [float(v) for line in self.lines for v in line.values if v is not None and known(v)]
        return max([*values, *(float(aim.value) for aim in self.aims)], default=1.0) or 1.0


_LOOK: dict[str, dict[str, Any]] = {
    "implemented": {"color": palette.ACCENT.light, "width": 3},
    "selected": {"color": palette.SELECTED.light, "width": 2, "dash": "dash"},
    "expected": {"color": palette.INK_SOFT.light, "width": 1, "dash": "dot"},
}


def line_chart(chart: LineChart) -> Figure:
    """Lines with their names at their right ends instead of a legend, and the aims as marks with names."""
    top = float(chart.top) if chart.top is not None else chart.highest()
    traces = [_trace(line, chart) for line in chart.lines] + [_mark(aim, chart) for aim in chart.aims]
    return figure(
        traces,
        height=chart.height,
        margin={"l": 56, "r": 128, "t": 16, "b": 36},
        xaxis=_days(chart),
        yaxis=axis(range=[0, top * SCALE_ROOM], tickformat=",~f", nticks=6),
        annotations=[*_end_names(chart, top), *_aim_names(chart)],
        separators=separators(chart.lang),
    )


def small_multiples(panels: Sequence[tuple[str, LineChart]], *, height: int = 260, lang: str = "sv") -> Figure:
    """Panels side by side on one scale, each with its name above: the three regions in their order."""
    top = max((chart.highest() for _, chart in panels), default=1.0) * SCALE_ROOM
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {"annotations": []}
    for number, (name, chart) in enumerate(panels, start=1):
        tail = "" if number == 1 else str(number)
        start, end = _panel(number, len(panels))
        traces += [{**_trace(line, chart), "xaxis": f"x{tail}", "yaxis": f"y{tail}"} for line in chart.lines]
        layout[f"xaxis{tail}"] = _days(chart) | {"domain": [start, end], "anchor": f"y{tail}", "nticks": 3}
        layout[f"yaxis{tail}"] = axis(range=[0, top], tickformat=",~f", nticks=4, anchor=f"x{tail}") | (
            {"showticklabels": False, "matches": "y"} if number > 1 else {}
        )
        layout["annotations"].append(_panel_name(name, start))
    margin = {"l": 56, "r": 16, "t": 32, "b": 32}
    return figure(traces, height=height, margin=margin, separators=separators(lang), **layout)


def _panel(number: int, count: int) -> tuple[float, float]:
    width = (1 - PANEL_GAP * (count - 1)) / count
    start = (number - 1) * (width + PANEL_GAP)
    return start, min(start + width, 1.0)


def _panel_name(name: str, start: float) -> dict[str, Any]:
    place = {"xref": "paper", "yref": "paper", "x": start, "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return place | {"text": f"<b>{name}</b>", "showarrow": False, "yshift": 6}


def _days(chart: LineChart) -> dict[str, Any]:
    room = {"range": [day.isoformat() for day in chart.days]} if chart.days else {}
    return axis(type="date", showgrid=False, tickformat="%Y", dtick="M12", hoverformat="%Y-%m-%d") | room


def _trace(line: Line, chart: LineChart) -> dict[str, Any]:
    look = _LOOK.get(line.role) or {"color": line.colour, "width": 2.5, "dash": line.dash}
    plain = line.role == "expected"
    return {
        "type": "scatter",
        "mode": "lines" if plain else "lines+markers",
        "name": line.name,
        "x": [day.isoformat() for day in line.days],
        "y": [float(value) if value is not None and known(value) else None for value in line.values],
        "line": look,
        "marker": {"size": 5, "symbol": line.marker, "color": look["color"]},
        "hoverinfo": "skip" if plain else "text",
        "text": [] if plain else list(_told(line, chart)),
        "connectgaps": False,
    }


def _told(line: Line, chart: LineChart) -> Iterator[str]:
    """What a pointer on a point reads: name, value with unit, day."""
    f = Formats(chart.lang)
    for day, value in zip(line.days, line.values, strict=True):
        yield f"{line.name}<br><b>{f.with_unit(value, chart.unit, chart.decimals)}</b><br>{day.isoformat()}"


def _mark(aim: Aim, chart: LineChart) -> dict[str, Any]:
    written = Formats(chart.lang).with_unit(aim.value, chart.unit, chart.decimals)
    symbol = "triangle-down-open" if aim.kind == "milestone" else "line-ew-open"
    return {
        "type": "scatter",
        "mode": "markers",
        "name": aim.name,
        "x": [aim.day.isoformat()],
        "y": [float(aim.value)],
        "marker": {
            "symbol": symbol,
            "size": 13,
            "color": palette.INK.light,
            "line": {"width": 2.5, "color": palette.INK.light},
        },
        "hoverinfo": "text",
        "text": [f"{aim.name}<br><b>{written}</b><br>{aim.day.isoformat()}"],
        "cliponaxis": False,
    }


def _aim_names(chart: LineChart) -> list[dict[str, Any]]:
    f = Formats(chart.lang)
    return [
        {
            "x": aim.day.isoformat(),
            "y": float(aim.value),
            "text": f"{aim.name}: {f.number(aim.value, chart.decimals)}",
            "showarrow": False,
            "xanchor": "right" if aim.kind == "target" else "center",
            "yanchor": "bottom",
            "yshift": 9,
            "font": {"size": 13, "color": palette.INK.light},
        }
        for aim in chart.aims
    ]


def _end_names(chart: LineChart, top: float) -> list[dict[str, Any]]:
    """The lines' names beside the plot at the height of their last values, moved apart where they would meet."""
    ends = [(line, _last(line)) for line in chart.lines]
    drawn = [(line, value) for line, value in ends if value is not None]
    inner = chart.height - 52
    heights = spread([value / (top * SCALE_ROOM) * inner for _, value in drawn], apart=18.0, most=float(inner))
    return [_end_name(line, height / inner) for (line, _), height in zip(drawn, heights, strict=True)]


def _end_name(line: Line, height: float) -> dict[str, Any]:
    colour = {"implemented": palette.ACCENT.light, "region": line.colour}.get(line.role, palette.INK_SOFT.light)
    place = {"xref": "paper", "yref": "paper", "x": 1, "y": height, "xanchor": "left", "yanchor": "middle", "xshift": 8}
    return place | {"text": line.name, "showarrow": False, "font": {"size": 13, "color": colour}}


def _last(line: Line) -> float | None:
    values = [float(value) for value in line.values if value is not None and known(value)]
    return values[-1] if values else None
