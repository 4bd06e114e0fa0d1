"""Charts of one indicator: its course against the expected path, and the regions on one scale."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.charts.lines import Aim, Line, LineChart, line_chart, small_multiples
from dashboard.components.chart_card import chart_card
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, chosen_scope, cut_off, scope_words, short_name, unit
from dashboard.sections.forecast import band_note, forecast_band
from dashboard.sections.notes import note_list, note_marks, own_notes
from dashboard.table import Column, Table
from warehouse.absences import PROTECTED
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope, by_rule
from warehouse.queries.series import series, series_by
from warehouse.status import Ladder, calendar_of, expected_value


def course_rows(request: PageRequest, indicator: Indicator) -> pd.DataFrame:
    """The figure the address chooses at every cut-off up to its own."""
    return request.once(
        "course",
        lambda: request.ask(series, indicator=indicator.code, scope=chosen_scope(request), until=cut_off(request)),
    )


def course_table(request: PageRequest, indicator: Indicator, ladder: Ladder) -> Table:
    """The course in numbers; every value leads to its rows at its own cut-off."""
    rows = [_course_row(request, ladder, row) for row in records(course_rows(request, indicator))]
    t, decimals = request.t, indicator.decimals
    expected = (
        [] if ladder.target is None else [Column("vantat", t("pages.status.expected"), "number", decimals=decimals)]
    )
    columns = (
        Column("period", t("column.cut_off"), "date", header=True),
        Column("genomfort", t("measure.implemented"), "number", decimals=decimals, absent_key="saknas", href="rader"),
        Column("valt", t("measure.selected"), "number", decimals=decimals, absent_key="valt_saknas", href="rader"),
        *expected,
        Column(
            "uppgivet",
            t("pages.indicator.declared_part"),
            "number",
            decimals=decimals,
            on_screen=bool(indicator.evidence),
            absent="not_applicable",
        ),
        Column("ackumulerat", t("app.cumulative").capitalize(), on_screen=False),
    )
    frame = pd.DataFrame(
        rows[::-1],
        columns=["period", "genomfort", "valt", "vantat", "uppgivet", "saknas", "valt_saknas", "rader"],
        dtype=object,
    ).assign(ackumulerat=t("word.yes" if indicator.cumulative else "word.no"))
    return Table("utveckling", t("pages.indicator.course_caption", code=indicator.code), columns, frame)


def _course_row(request: PageRequest, ladder: Ladder, row: dict[Any, Any]) -> dict[str, Any]:
    day = row["cut_off"]
    return {
        "period": day,
        "genomfort": row["implemented"],
        "valt": row["selected"],
        "vantat": expected_value(ladder, cut_off=day, calendar=calendar_of(request.programme)),
        "uppgivet": row["declared"],
        "saknas": row["implemented_status"],
        "valt_saknas": row["planned_status"],
        "rader": request.here(period=day.isoformat(), sida="", anchor=ROWS),
    }


def course_chart(request: PageRequest, indicator: Indicator, ladder: Ladder, *, finding: str) -> Component:
    """Implemented solid, selected dashed, the expected path thin, milestone and target named."""
    rows, t, programme = course_rows(request, indicator), request.t, request.programme
    days = list(rows["cut_off"])
    lines = [
        Line(t("measure.implemented"), days, list(rows["implemented"]), role="implemented"),
        Line(t("measure.selected"), days, list(rows["selected"]), role="selected"),
    ]
    aims = []
    if ladder.target is not None:
        path = [(programme.start, ladder.origin), (programme.target_date, ladder.target)]
        if ladder.milestone is not None:
            path.insert(1, (programme.milestone_date, ladder.milestone))
            aims.append(Aim(t("measure.milestone_2024"), programme.milestone_date, ladder.milestone, kind="milestone"))
        lines.append(
            Line(t("pages.indicator.path"), [day for day, _ in path], [value for _, value in path], role="expected")
        )
        aims.append(Aim(t("measure.target_2029"), programme.target_date, ladder.target))
    implemented = rows["implemented"].iloc[-1] if len(rows) else None
    band = forecast_band(request, indicator, implemented)
    found = own_notes(request, indicator.code)
    chart = LineChart(
        lines=lines,
        aims=aims,
        marks=note_marks(found, list(zip(days, rows["implemented"], strict=True))),
        band=band,
        unit=unit(request, indicator),
        decimals=indicator.decimals,
        lang=request.lang,
    )
    return chart_card(
        request,
        line_chart(chart),
        name="utveckling-diagram",
        title=finding,
        subtitle=_subtitle(request, indicator, scope_words(request, chosen_scope(request))),
        table=course_table(request, indicator, ladder),
        notes=[said for said in (band and band_note(request, indicator), note_list(request, found)) if said],
        level=2,
    )


def _subtitle(request: PageRequest, indicator: Indicator, area: str) -> str:
    period = request.t("pages.indicator.period", first=request.programme.start.year, last=request.params["period"])
    kind = request.t("app.cumulative") if indicator.cumulative else request.t("counting.annual").lower()
    return ", ".join(
        (f"{indicator.code} {short_name(request, indicator)}", unit(request, indicator), area, period, kind)
    )


def region_frame(request: PageRequest, indicator: Indicator) -> pd.DataFrame:
    """The indicator in each region at every cut-off, under the chosen objective or in all."""
    objective = chosen_scope(request).chosen.get("specific_objective")
    level = by_rule("objective_region" if objective else "region", chosen_scope(request).region_rule)
    return request.once(
        "by_region",
        lambda: request.ask(
            series_by, level=level, until=cut_off(request), indicator=indicator.code, objective=objective
        ),
    )


def region_table(request: PageRequest, indicator: Indicator) -> Table:
    """Implemented in each region at every cut-off, latest first."""
    rows = region_frame(request, indicator)
    pivot: dict[Any, dict[str, Any]] = {}
    for row in records(rows):
        line = pivot.setdefault(row["cut_off"], {"period": row["cut_off"]})
        line |= {row["region"]: row["implemented"], f"{row['region']}_saknas": row["implemented_status"]}
        line[f"{row['region']}_rader"] = _region_address(request, row["region"], row["cut_off"])
    columns = [Column("period", request.t("column.cut_off"), "date", header=True)]
    columns += [
        Column(
            region.code,
            request.named(region),
            "number",
            decimals=indicator.decimals,
            absent_key=f"{region.code}_saknas",
            href=f"{region.code}_rader",
        )
        for region in request.programme.regions
    ]
    ordered = [pivot[day] for day in sorted(pivot, reverse=True)]
    frame = pd.DataFrame(ordered, dtype=object) if ordered else pd.DataFrame(columns=["period"])
    missing = {c.key: None for c in columns if c.key not in frame}
    return Table(
        "regioner",
        request.t("pages.indicator.regions_caption", code=indicator.code),
        tuple(columns),
        frame.assign(**missing),
    )


def _region_address(request: PageRequest, region: str, day: date) -> str:
    return request.here(region=region, period=day.isoformat(), sida="", anchor=ROWS)


def region_chart(request: PageRequest, indicator: Indicator) -> Component | None:
    """The three regions side by side on one scale; None where no region has anything."""
    rows = region_frame(request, indicator)
    values = [v for name in ("implemented", "selected") for v in rows[name] if v is not None]
    if not any(values):
        return None
    top = max(values, default=Decimal(0))
    panels = []
    for region in request.programme.regions:
        own = rows[rows["region"] == region.code]
        days = list(own["cut_off"])
        lines = [
            Line(
                request.t("measure.implemented"),
                days,
                list(own["implemented"]),
                role="region",
                colour=region.colour,
                dash="solid",
                marker=region.marker,
            ),
            Line(request.t("measure.selected"), days, list(own["selected"]), role="selected"),
        ]
        chart = LineChart(
            lines=lines,
            unit=unit(request, indicator),
            decimals=indicator.decimals,
            lang=request.lang,
            top=top,
            nothing=_nothing(request, own),
        )
        panels.append((request.named(region), chart))
    objective = Scope(specific_objective=chosen_scope(request).specific_objective)
    return chart_card(
        request,
        small_multiples(panels, lang=request.lang),
        name="regioner-diagram",
        title=request.t("pages.indicator.regions_title"),
        subtitle=_subtitle(request, indicator, scope_words(request, objective)),
        table=region_table(request, indicator),
        notes=html.P(request.t("pages.indicator.regions_lines"), className="table-note"),
    )


def _nothing(request: PageRequest, own: pd.DataFrame) -> str:
    """Why a region has no line: protected or not reported; empty where it has one."""
    if own[["implemented", "selected"]].notna().to_numpy().any():
        return ""
    protected = any(status == PROTECTED for status in own["implemented_status"])
    return request.t("empty.protected" if protected else "empty.not_reported")
