"""The rows behind a figure: operations that add up to it, what unique counting takes away, what is left out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.official import official
from dashboard.components.text import bullets, link, section, subsection
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, chosen_scope, cut_off, source_words
from dashboard.sections.operation_table import named_operation
from dashboard.sections.protection import sees_no_lists
from dashboard.table import Column, Row, Table
from warehouse.absences import PROTECTED
from warehouse.queries.contributions import contribution_values, described
from warehouse.queries.excluded import excluded_enterprises, excluded_operations
from warehouse.queries.frames import records

PAGE_SIZE = 50


def contribution_rows(request: PageRequest, indicator: Indicator) -> pd.DataFrame:
    """The operations behind the figure the address chooses, with their values."""
    return request.once(
        "contributions",
        lambda: request.ask(
            contribution_values,
            programme=request.programme,
            indicator=indicator.code,
            cut_off=cut_off(request),
            scope=chosen_scope(request),
        ),
    )


def contribution_table(request: PageRequest, indicator: Indicator, *, paged: bool = False) -> Table:
    """The operations as a table whose last row is their sum."""
    every = contribution_rows(request, indicator)
    start = (int(request.params.get("sida") or 1) - 1) * PAGE_SIZE if paged else 0
    part = every.iloc[start : start + PAGE_SIZE] if paged else every
    part = request.ask(described, part, indicator=indicator.code, cut_off=cut_off(request), few=paged)
    rows = pd.DataFrame([_row(request, indicator, row) for row in records(part)], dtype=object)
    columns = _columns(request, indicator)
    frame = rows if len(rows) else pd.DataFrame(columns=[*[column.key for column in columns], "saknas", "valt_saknas"])
    caption = request.t("pages.rows.caption", code=indicator.code, period=request.params["period"])
    total = _total(request, every)
    return Table(
        "underlag",
        caption,
        columns,
        frame,
        row_count=len(every),
        page_size=PAGE_SIZE if paged else 0,
        total=total,
    )


def contribution_page(request: PageRequest, indicator: Indicator) -> Table:
    """The page of the table on screen, made once; its count is that of all rows."""
    return request.once("contribution_page", lambda: contribution_table(request, indicator, paged=True))


SUMMED = {"valt": "selected", "genomfort": "implemented"}


def _total(request: PageRequest, every: pd.DataFrame) -> dict[str, Any]:
    """What the rows add up to; where some are protected, what is shown of them does."""
    hidden = any(every["protected"])
    said = request.t("pages.rows.sum_shown" if hidden else "pages.rows.sum")
    absent = dict.fromkeys(("saknas", "valt_saknas"), "protected" if hidden else "missing")
    return {"projekt": said, **{key: _sum(every[name]) for key, name in SUMMED.items()}, **absent}


def _sum(values: pd.Series[Any]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _row(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> dict[str, Any]:
    period, code = request.params["period"], row["operation_id"]
    enterprises = request.link.operation(
        code, anchor="foretag", period=period, indikator=indicator.code, **request.carried("region", "kommun")
    )
    detail = request.link.operation(code, anchor="rapporter", period=period, indikator=indicator.code)
    return {
        "projekt": code,
        "projektnamn": row["name"],
        "sarskilt_mal": row["specific_objective"],
        "projektstatus": request.t(f"operation_status.{row['status']}"),
        "valt": row["selected"],
        "genomfort": row["implemented"],
        "saknas": "protected" if row["protected"] else "missing",
        "valt_saknas": "protected" if row["protected"] and row["status"] == "interrupted" else "missing",
        "grund": request.t("pages.rows.by_list" if row["has_list"] else "pages.rows.by_report"),
        "rapport_till": row["reported_on"],
        "kalla_genomfort": "" if row["has_list"] else source_words(request, row, "report"),
        "kalla_valt": source_words(request, row, "plan"),
        "href": request.link.operation(code, period=period),
        "rader": enterprises if row["has_list"] else detail,
        "planer": request.link.operation(code, anchor="planer", period=period, indikator=indicator.code),
        "lista": bool(row["has_list"]),
    }


def _columns(request: PageRequest, indicator: Indicator) -> tuple[Column, ...]:
    t, decimals = request.t, indicator.decimals

    def source(row: Row) -> Component | str:
        if "rader" not in row:
            return ""
        words = (
            t("pages.rows.see_enterprises") if row["lista"] else row["kalla_genomfort"] or t("pages.rows.see_reports")
        )
        return html.Span([link(words, row["rader"]), html.Small(row["grund"], className="below")])

    return (
        Column("projekt", t("column.operation"), header=True, show=named_operation, swedish=True),
        Column("projektnamn", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("sarskilt_mal", t("column.specific_objective"), absent="not_applicable"),
        Column("projektstatus", t("column.status"), absent="not_applicable", on_screen=False),
        Column("valt", t("measure.selected"), "number", decimals=decimals, absent_key="valt_saknas", href="planer"),
        Column("genomfort", t("measure.implemented"), "number", decimals=decimals, absent_key="saknas", href="rader"),
        Column("grund", t("pages.rows.basis"), on_screen=False),
        Column("rapport_till", t("pages.rows.reported_on"), "date", absent="not_applicable"),
        Column("kalla_genomfort", t("pages.rows.source"), show=source),
        Column("kalla_valt", t("pages.rows.source_selected"), on_screen=False, swedish=True),
    )


def rows_section(request: PageRequest, indicator: Indicator, figure: dict[Any, Any]) -> Component:
    """The rows, how they add up to the figure, and what was left out."""
    table = contribution_page(request, indicator)
    if not table.count:
        body: list[Component] = [empty(request, "not_reported")]
    else:
        body = [html.P(said, className="sum-line") for said in sum_words(request, indicator, figure)]
        body.append(data_table(request, table, caption=False))
    heading = request.t("pages.rows.heading", count=request.f.number(table.count))
    return section(heading, *body, *_left_out(request, indicator), anchor=ROWS, intro=request.t("pages.rows.intro"))


def sum_words(request: PageRequest, indicator: Indicator, figure: dict[Any, Any]) -> list[str]:
    """How the rows add up: selected always, implemented less the enterprises counted in several operations."""
    rows, f = contribution_rows(request, indicator), request.f
    number = lambda value: f.number(value, indicator.decimals)  # noqa: E731
    selected, implemented = _sum(rows["selected"]), _sum(rows["implemented"])
    key = "selected_protected" if figure["planned_status"] == PROTECTED else "selected_sum"
    said = [request.t(f"pages.rows.{key}", sum=number(selected or 0), count=f.number(len(rows)))]
    unsaid = sum(map(bool, rows["protected"]))
    if unsaid or (figure["implemented"] is None and implemented is not None):
        words = {"sum": number(implemented or 0), "count": f.number(unsaid)}
        return [*said, request.t("pages.rows.protected_sum", **words)]
    if implemented is None:
        return said
    overlap = implemented - Decimal(figure["implemented"] or 0)
    if not overlap:
        return [*said, request.t("pages.rows.implemented_sum", sum=number(implemented))]
    words = {"sum": number(implemented), "overlap": number(overlap), "figure": number(figure["implemented"] or 0)}
    return [*said, request.t("pages.rows.unique_sum", **words)]


def _left_out(request: PageRequest, indicator: Indicator) -> list[Component]:
    """Operations and enterprise rows that do not count, each with the reason."""
    asked: dict[str, Any] = {"indicator": indicator.code, "cut_off": cut_off(request), "scope": chosen_scope(request)}
    operations = request.ask(excluded_operations, **asked)
    enterprises = request.ask(excluded_enterprises, **asked)
    items: list[Any] = [_operation_out(request, row) for row in records(operations)]
    items += [
        request.t(f"pages.rows.reason.{row['reason']}", count=request.f.number(row["rows_count"]))
        for row in records(enterprises)
    ]
    findings = link(request.t("pages.rows.findings"), request.link.quality(anchor="fynd"))
    if sees_no_lists(request) and indicator.evidence:
        items.append(request.t("pages.rows.lists_not_shown"))
    body = bullets(items) if items else html.P(request.t("pages.rows.nothing_left_out"))
    return [subsection(request.t("pages.rows.left_out"), body, html.P(findings))]


def _operation_out(request: PageRequest, row: dict[Any, Any]) -> list[Component | str]:
    day = request.f.day(row["decided_on"])
    reason = request.t(f"pages.rows.reason.{row['reason']}", date=day)
    name: list[Component | str] = [f"{row['operation_id']} ", official(request, row["name"])]
    return [link(name, request.link.operation(row["operation_id"])), f": {reason}"]
