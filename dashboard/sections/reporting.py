"""Reports that came, came late or are missing, and declared counts that the lists do not bear out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import link, section
from dashboard.request import PageRequest
from dashboard.signs import sign
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.reporting import differences, reporting_count, reporting_states

OPERATIONS_SHOWN = 12
CUT_OFFS_SHOWN = 8
DIFFERENCES_SHOWN = 50
MARKS = {"reported": "✔", "late": "◆", "missing": "▼", "awaited": "○"}


def _states(request: PageRequest) -> pd.DataFrame:
    """The operations on screen: those that owe a report, or the one the address chooses."""
    chosen = request.params["projekt"]
    asked: dict[str, Any] = {"operation_id": chosen, "owing_only": not chosen, "limit": OPERATIONS_SHOWN}
    return request.once("reporting", lambda: request.ask(reporting_states, **asked))


def reporting_table(request: PageRequest) -> Table:
    """Every operation and cut-off it was due to report at, one row each: the file to take away."""
    t = request.t
    found = records(request.ask(reporting_states, operation_id=request.params["projekt"]))
    rows = [
        {
            "projekt": row["operation_id"],
            "projektnamn": row["name"],
            "period": row["cut_off"],
            "rapport": t(f"pages.reporting.state.{row['state']}"),
            "kand_per": row["reported_known_on"],
        }
        for row in found
    ]
    columns = (
        Column("projekt", t("column.operation"), "code", header=True),
        Column("projektnamn", t("pages.operations.name"), swedish=True),
        Column("period", t("column.cut_off"), "date"),
        Column("rapport", t("pages.reporting.report")),
        Column("kand_per", t("column.known_on"), "date", absent="not_applicable"),
    )
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("rapporter", t("pages.reporting.caption"), columns, frame)


def reporting_matrix(request: PageRequest) -> Table:
    """Operation by cut-off, the latest cut-offs."""
    frame = _states(request)
    days = sorted(set(frame["cut_off"]))[-CUT_OFFS_SHOWN:]
    rows: dict[str, dict[str, Any]] = {}
    for row in records(frame):
        code = row["operation_id"]
        line = rows.setdefault(code, {"projekt": code, "projektnamn": row["name"], "saknas": row["missing_count"]})
        line[row["cut_off"].isoformat()] = row["state"]
    columns = (
        Column(
            "projekt",
            request.t("column.operation"),
            header=True,
            show=lambda row: _operation(request, row),
            swedish=True,
        ),
        Column("saknas", request.t("pages.reporting.missing_count"), "number"),
        *[Column(day.isoformat(), request.f.day(day), show=_state(request, day)) for day in days],
    )
    keys = [*[column.key for column in columns], "projektnamn"]
    table = pd.DataFrame(list(rows.values()), columns=keys, dtype=object)
    return Table("rapporter", request.t("pages.reporting.caption"), columns, table)


def reporting_offered(request: PageRequest) -> Table:
    """What the download bar says of the whole table: its name and how many rows the file holds."""
    count = request.ask(reporting_count, operation_id=request.params["projekt"])
    return replace(reporting_matrix(request), row_count=count)


def _operation(request: PageRequest, row: Row) -> Component:
    address = request.link.operation(row["projekt"])
    return html.Span([link(row["projektnamn"], address), html.Small(row["projekt"], className="below")])


def _state(request: PageRequest, day: date) -> Callable[[Row], str]:
    """Sign and word; nothing was due where there is none."""

    def show(row: Row) -> str:
        state = row[day.isoformat()]
        if state not in MARKS:
            return sign("not_applicable")
        return f"{MARKS[state]} {request.t(f'pages.reporting.state.{state}')}"

    return show


def reporting_section(request: PageRequest) -> Component:
    """The matrix of the operations that owe the most, with how many there are in all."""
    table = reporting_matrix(request)
    body = data_table(request, table, caption=False) if len(table.frame) else empty(request, "no_rows")
    frame = _states(request)
    total = int(frame["operations_count"].iloc[0]) if len(frame) else 0
    days = request.f.number(request.programme.checks.late_report_days)
    intro = request.t(
        "pages.reporting.intro", days=days, shown=request.f.number(OPERATIONS_SHOWN), total=request.f.number(total)
    )
    return section(request.t("pages.reporting.heading"), body, anchor="rapporter", intro=intro)


def difference_table(request: PageRequest) -> Table:
    """Declared against evidenced, one row per operation and indicator that differ."""
    t, link_to = request.t, request.link
    rows = [
        {
            "projekt": row["operation_id"],
            "projektnamn": row["name"],
            "indikator": row["indicator"],
            "uppgivet": row["declared"],
            "styrkt": row["evidenced"],
            "skillnad": row["difference"],
            "rapport_till": row["reported_on"],
            "projektsida": link_to.operation(row["operation_id"]),
            "foretag": link_to.operation(
                row["operation_id"], anchor="foretag", period=row["cut_off"].isoformat(), indikator=row["indicator"]
            ),
        }
        for row in records(request.ask(differences, operation_id=request.params["projekt"]))
    ]
    columns = (
        Column("projekt", t("column.operation"), header=True, show=lambda row: _operation(request, row), swedish=True),
        Column("projektnamn", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("indikator", t("column.indicator"), "code"),
        Column("uppgivet", t("pages.reconciliation.declared"), "number"),
        Column("styrkt", t("pages.reconciliation.evidenced"), "number", href="foretag"),
        Column("skillnad", t("pages.reconciliation.difference"), "number"),
        Column("rapport_till", t("pages.rows.reported_on"), "date"),
    )
    keys = [*[column.key for column in columns], "projektsida", "foretag"]
    frame = pd.DataFrame(rows, columns=keys, dtype=object)
    return Table("avstamning", t("pages.reconciliation.caption"), columns, frame)


def difference_section(request: PageRequest) -> Component:
    """The largest differences; the file to take away holds every one."""
    table = request.once("differences", lambda: difference_table(request))
    shown = Table(table.name, table.caption, table.columns, table.frame.head(DIFFERENCES_SHOWN))
    body = data_table(request, shown, caption=False) if len(table.frame) else empty(request, "no_rows")
    intro = request.t("pages.reconciliation.intro", shown=request.f.number(DIFFERENCES_SHOWN))
    heading = request.t("pages.reconciliation.heading", count=request.f.number(len(table.frame)))
    return section(heading, body, anchor="avstamning", intro=intro)
