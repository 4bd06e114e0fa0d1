"""Indicators in rows: values, ladder, bullet and status; every value leads to its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.sparkline import sparkline
from dashboard.request import PageRequest
from dashboard.sections.figures import rows_behind, short_name, unit
from dashboard.sections.notes import note_cells, note_columns
from dashboard.sections.progress_cells import bullet_cell, implemented_cell, selected_cell, status_cell, target_cell
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.scope import scope_of

Series = Mapping[tuple[str, str], Sequence[Decimal | None]]


def progress_table(
    request: PageRequest,
    frame: pd.DataFrame,
    *,
    name: str,
    caption: str,
    series: Series | None = None,
    aims: bool = True,
    by_objective: bool = False,
    rule: str = "key",
) -> Table:
    """A frame of `progress` as a table; `aims=False` leaves out the ladder and the status (no targets).

    `by_objective` names each row by its objective instead of its indicator (one indicator, many objectives);
    `rule` is how operations in several regions count, where the frame is a region's.
    """
    shown = pd.DataFrame([_row(request, row, rule) for row in records(frame)], dtype=object)
    courses = series or {}
    head = _objective_column(request) if by_objective else _indicator_column(request)
    columns = [head, *_identity(request), *_values(request, bullets=aims)]
    columns += _ladder(request) if aims else []
    columns += note_columns(request)
    if series is not None:
        columns.append(_course_column(request, courses))
    return Table(name=name, caption=caption, columns=tuple(columns), frame=_whole(shown, columns))


def ladder(request: PageRequest, table: Table) -> Component:
    """The table on screen, its columns as wide under every objective."""
    plain = all(column.key != "status" for column in table.columns)
    drawn = data_table(request, table, caption=False)
    return html.Div(drawn, className="ladder ladder-plain" if plain else "ladder")


def _whole(frame: pd.DataFrame, columns: list[Column]) -> pd.DataFrame:
    """An empty frame still has every column."""
    return frame if len(frame) else pd.DataFrame(columns=[column.key for column in columns])


def _row(request: PageRequest, row: dict[Any, Any], rule: str) -> dict[str, Any]:
    indicator = request.programme.indicator(row["indicator"])
    scope = scope_of({"policy_objective": "*", "kind": "*", "field": "*", "municipality": "*"} | row)
    scope = replace(scope, region_rule=rule)
    return {
        "indikator_kod": indicator.code,
        "indikator": request.named(indicator),
        "kortnamn": short_name(request, indicator),
        "indikatortyp": request.t(f"indicator_type.{indicator.type}"),
        "sarskilt_mal": row["specific_objective"],
        "enhet": unit(request, indicator),
        "genomfort": row["implemented"],
        "valt": row["selected"],
        "basvarde": row["baseline"],
        "delmal2024": row["milestone_2024"],
        "mal2029": row["target_2029"],
        "malversion": row["programme_version"],
        "exempelmal": _yes_no(request, row),
        "andel_av_malet": row["share_of_target"],
        "andel_valt": row["selected_share"],
        "status": row["status"],
        "decimaler": indicator.decimals,
        "saknas": row["implemented_status"],
        "valt_saknas": row["planned_status"],
        "uppgivet": row["implemented_status"] == "E",
        "rader": rows_behind(request, indicator.code, scope),
        "bedomning": "" if row["target_2029"] is None else rows_behind(request, indicator.code, scope, anchor="status"),
        "sida": rows_behind(request, indicator.code, scope, anchor=""),
        "granska": row["review_target"],
        "valt_racker": row["selected_status"],
        "valt_granska": row["selected_review"],
        "kvar": row["gap"],
        "leveransrisk": row["delivery_risk"],
        **note_cells(request, row, scope),
    }


def _yes_no(request: PageRequest, row: dict[Any, Any]) -> str:
    if row["target_2029"] is None:
        return ""
    return request.t("word.no" if row["confirmed"] else "word.yes")


def _indicator_column(request: PageRequest) -> Column:
    def show(row: Row) -> Any:
        name = html.A([html.Span(row["indikator_kod"], className="code"), " ", row["kortnamn"]], href=row["sida"])
        return [name, html.Small(f"{row['indikatortyp']}, {row['enhet']}", className="below")]

    return Column("indikator_kod", request.t("column.indicator"), header=True, show=show)


def _objective_column(request: PageRequest) -> Column:
    names = {each.code: request.named(each) for each in request.programme.objectives}

    def show(row: Row) -> Component:
        code = row["sarskilt_mal"]
        return html.A([html.Span(code, className="code"), " ", names.get(code, "")], href=row["sida"])

    return Column("indikator_kod", request.t("column.specific_objective"), header=True, show=show)


def _identity(request: PageRequest) -> list[Column]:
    """Codes and words a file needs and the screen already says."""
    keys = (
        ("indikator", "column.indicator"),
        ("indikatortyp", "column.indicator_type"),
        ("sarskilt_mal", "column.specific_objective"),
        ("enhet", "column.unit"),
    )
    return [Column(key, request.t(label), on_screen=False) for key, label in keys]


def _values(request: PageRequest, *, bullets: bool) -> list[Column]:
    drawn = Column(
        "utfall", request.t("pages.figure.outcome"), show=lambda row: bullet_cell(request, row), exported=False
    )
    implemented = Column(
        "genomfort",
        request.t("measure.implemented"),
        "number",
        decimals_key="decimaler",
        absent_key="saknas",
        show=lambda row: implemented_cell(request, row),
        definition=request.t("measure_long.implemented"),
    )
    selected = Column(
        "valt",
        request.t("measure.selected"),
        "number",
        decimals_key="decimaler",
        absent_key="valt_saknas",
        definition=request.t("measure_long.selected"),
        show=lambda row: selected_cell(request, row),
    )
    risk = Column(
        "leveransrisk",
        request.t("measure.delivery_risk"),
        "number",
        absent="protected",
        decimals_key="decimaler",
        on_screen=False,
        definition=request.t("pages.reach.risk_long"),
    )
    return [*([drawn] if bullets else []), implemented, selected, risk]


def _ladder(request: PageRequest) -> list[Column]:
    t = request.t
    return [
        Column("basvarde", t("measure.baseline"), "number", decimals_key="decimaler", on_screen=False),
        Column("delmal2024", t("measure.milestone_2024"), "number", decimals_key="decimaler", on_screen=False),
        Column(
            "mal2029",
            t("measure.target_2029"),
            "number",
            decimals_key="decimaler",
            absent="not_applicable",
            show=lambda row: target_cell(request, row),
        ),
        Column("exempelmal", t("pages.figure.example_column"), on_screen=False),
        Column("malversion", t("pages.figure.version_column"), on_screen=False),
        Column(
            "kvar",
            t("measure.gap"),
            "number",
            decimals_key="decimaler",
            absent="not_applicable",
            on_screen=False,
            definition=t("pages.reach.gap_long"),
        ),
        Column("andel_av_malet", t("column.share_of_target"), "percent", absent="not_applicable"),
        Column("andel_valt", t("pages.figure.selected_share"), "percent", absent="not_applicable", on_screen=False),
        Column("valt_racker", t("pages.reach_status.heading"), on_screen=False),
        Column("status", t("column.status"), "status", show=lambda row: status_cell(request, row)),
    ]


def _course_column(request: PageRequest, courses: Series) -> Column:
    def show(row: Row) -> Component:
        values = courses.get((row["indikator_kod"], row["sarskilt_mal"]), ())
        return sparkline(values, words=request.t("pages.figure.course", code=row["indikator_kod"]))

    return Column("utveckling", request.t("pages.figure.course_column"), show=show, exported=False)
