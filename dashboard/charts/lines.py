"""Lines over cut-offs: implemented solid, selected dashed, the expected path thin, milestone and target labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from dashboard import palette
from dashboard.charts.bands import Band, band_name, band_traces, name_height
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.charts.labels import instead, spread
from dashboard.charts.marks import Mark, numbers
from dashboard.formats import Formats, Numeric, known

Role = Literal["implemented", "selected", "expected", "region"]
SCALE_ROOM = 1.08
NAME_ROOM = 0.3
AIM_ROOM = timedelta(days=45)
PATH_NAME_AT = 0.75
AIM_LIFT = 16


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
    marks: Sequence[Mark] = ()
    unit: str = ""
    decimals: int = 0
    lang: str = "sv"
    height: int = 380
    top: Numeric | None = None  # shared upper end of the scale
    days: tuple[date, date] | None = None  # first and last day of the axis
    band: Band | None = None  # what may come
    nothing: str = ""  # what a panel says instead of lines and axes

    def highest(self) -> float:
        """The highest value drawn; 1 where nothing is."""
        values = [float(v) for line in self.lines for v in line.values if v is not None and known(v)]
        above = [float(value) for value in self.band.high] if self.band else []
        return max([*values, *above, *(float(aim.value) for aim in self.aims)], default=1.0) or 1.0


_LOOK: dict[str, dict[str, Any]] = {
    "implemented": {"color": palette.ACCENT.light, "width": 3},
    "selected": {"color": palette.SELECTED.light, "width": 2, "dash": "dash"},
    "expected": {"color": palette.INK_SOFT.light, "width": 1, "dash": "dot"},
}


def line_chart(chart: LineChart) -> Figure:
    """Lines with their names at their last values instead of a legend, and the aims as marks with names."""
    top = float(chart.top) if chart.top is not None else chart.highest()
    traces: list[dict[str, Any]] = []
    if chart.band:
        traces += band_traces(chart.band, unit=chart.unit, decimals=chart.decimals, lang=chart.lang)
    traces += [_trace(line, chart) for line in chart.lines] + [_mark(aim, chart) for aim in chart.aims]
    return figure(
        traces,
        height=chart.height,
        margin={"l": 48, "r": 16 if chart.aims or chart.band else 48, "t": 16, "b": 36},
        xaxis=_days(chart),
        yaxis=axis(range=[0, top * SCALE_ROOM], tickformat=",~f", nticks=6),
        annotations=[*_names(chart, top), *numbers(chart.marks)],
        separators=separators(chart.lang),
    )


def small_multiples(panels: Sequence[tuple[str, LineChart]], *, height: int = 220, lang: str = "sv") -> list[Figure]:
    """A panel each on one scale, its name above: the three regions in their order, side by side where there is room."""
    top = max((_top(chart) for _, chart in panels), default=1.0)
    return [_panel(name, replace(chart, top=top, height=height, lang=lang)) for name, chart in panels]


def _top(chart: LineChart) -> float:
    return float(chart.top) if chart.top is not None and chart.top else chart.highest()


def _panel(name: str, chart: LineChart) -> Figure:
    drawn = line_chart(chart)
    drawn["layout"]["annotations"] = [instead(chart.nothing)] if chart.nothing else []
    drawn["layout"]["xaxis"]["visible"] = drawn["layout"]["yaxis"]["visible"] = not chart.nothing
    drawn["layout"]["yaxis"]["nticks"] = 4
    title = {
        "text": name,
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "pad": {"t": 6},
    }
    drawn["layout"]["title"] = title | {"font": {"size": 15, "color": palette.INK.light}}
    drawn["layout"]["margin"] |= {"t": 34, "r": 16}
    return drawn


def _days(chart: LineChart) -> dict[str, Any]:
    """The axis of days, with room on the right for the lines' names where no end is given."""
    first, last = chart.days or _span(chart)
    years = (last - first).days / 365.25
    shown = [first.isoformat(), last.isoformat()]
    step = "M12" if years <= 6 else "M24"
    return axis(type="date", showgrid=False, tickformat="%Y", dtick=step, tick0="2020-01-01", range=shown)


def _span(chart: LineChart) -> tuple[date, date]:
    """First day to last aim, or to the last value and room for the lines' names after it."""
    days = [day for drawn in (*chart.lines, chart.band) if drawn is not None for day in drawn.days]
    if not days:
        return date(2021, 1, 1), date(2030, 1, 1)
    first = min(days)
    last_value = max((day for line in chart.lines for day, _ in _last(line) if line.role != "expected"), default=first)
    named = last_value + (last_value - first) * NAME_ROOM
    return first, max([named, *(day + AIM_ROOM for day in (*days, *(aim.day for aim in chart.aims)))])


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
        "connectgaps": False,
    } | ({"hoverinfo": "skip"} if plain else _told(line, chart))


def _told(line: Line, chart: LineChart) -> dict[str, Any]:
    """What a pointer on a point reads: name, value with unit, day; the words that every point shares stand once."""
    f = Formats(chart.lang)
    values = [f.with_unit(value, chart.unit, chart.decimals) for value in line.values]
    return {"text": values, "hovertemplate": f"{line.name}<br><b>%{{text}}</b><br>%{{x|%Y-%m-%d}}<extra></extra>"}


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


def _aim_name(aim: Aim, chart: LineChart, *, shift: float = 0.0) -> dict[str, Any]:
    """An aim's name: the milestone's below its mark, where the lines leave room; the target's left above."""
    below = {"xanchor": "left", "yanchor": "top", "xshift": 6, "yshift": -10}
    above = {"xanchor": "right", "yanchor": "middle", "xshift": 8, "yshift": AIM_LIFT + shift}
    written = Formats(chart.lang).number(aim.value, chart.decimals)
    return _name(f"{aim.name}: {written}", aim.day, aim.value) | (below if aim.kind == "milestone" else above)


def _names(chart: LineChart, top: float) -> list[dict[str, Any]]:
    """Every name in the plot; those of last values and targets are moved apart where they would meet."""
    inner = chart.height - 52
    scale = top * SCALE_ROOM / inner
    ends = [(line, day, value) for line in chart.lines if line.role != "expected" for day, value in _last(line)]
    targets = [aim for aim in chart.aims if aim.kind == "target"]
    wanted = [value / scale for _, _, value in ends] + [float(aim.value) / scale + AIM_LIFT for aim in targets]
    if chart.band:
        wanted.append(name_height(chart.band, targets[0].value if targets else None, scale=scale))
    heights = spread(wanted, apart=18.0, most=float(inner))
    shifts = [height - was for height, was in zip(heights, wanted, strict=True)]
    paths = [_path_name(line) for line in chart.lines if line.role == "expected" and len(line.days) > 1]
    milestones = [_aim_name(aim, chart) for aim in chart.aims if aim.kind == "milestone"]
    last = [_end_name(*end, shift=shift) for end, shift in zip(ends, shifts, strict=False)]
    aims = [_aim_name(aim, chart, shift=shift) for aim, shift in zip(targets, shifts[len(ends) :], strict=False)]
    bands = [band_name(chart.band, heights[-1], scale=scale)] if chart.band else []
    return [*paths, *milestones, *bands, *aims, *last]


def _end_name(line: Line, day: date, value: float, *, shift: float) -> dict[str, Any]:
    colour = {"implemented": palette.ACCENT.light, "region": line.colour}.get(line.role, palette.SELECTED.light)
    place = {"xanchor": "left", "yanchor": "middle", "xshift": 9, "yshift": shift}
    return _name(line.name, day, value) | place | {"font": {"size": 13, "color": colour}}


def _path_name(line: Line) -> dict[str, Any]:
    """The expected path's name left above its last stretch, where no measured line runs."""
    (first, start), (last, end) = [pair for pair in zip(line.days, line.values, strict=True) if pair[1] is not None][
        -2:
    ]
    day = first + (last - first) * PATH_NAME_AT
    value = float(start or 0) + (float(end or 0) - float(start or 0)) * PATH_NAME_AT
    place = {"xanchor": "right", "yanchor": "bottom", "xshift": -4, "yshift": 2}
    look = {"font": {"size": 13, "color": palette.INK_SOFT.light}, "bgcolor": "rgba(0,0,0,0)"}
    return _name(line.name, day, value) | place | look


def _name(text: str, day: date, value: Numeric) -> dict[str, Any]:
    """A name at a place in the plot, on paper so that no line runs through it."""
    look = {"font": {"size": 13, "color": palette.INK.light}, "bgcolor": palette.PAPER.light, "borderpad": 1}
    return {"x": day.isoformat(), "y": float(value), "text": text, "showarrow": False} | look


def _last(line: Line) -> list[tuple[date, float]]:
    """The line's last known value with its day; empty where it has none."""
    pairs = zip(line.days, line.values, strict=True)
    return [(day, float(value)) for day, value in pairs if value is not None and known(value)][-1:]
