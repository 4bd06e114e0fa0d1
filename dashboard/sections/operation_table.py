"""Operations in rows, with the part of a chosen region or field in their money."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.request import PageRequest
from dashboard.sections.figures import kind_name, region_names
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.operations import AMOUNTS

PARTS = {"eu_support_sek": "eu_stod_del_sek", "claimed_sek": "upparbetat_del_sek", "paid_eu_sek": "utbetalt_del_sek"}


def operation_rows(request: PageRequest, frame: pd.DataFrame, parts: pd.DataFrame | None) -> pd.DataFrame:
    """The frame of `operations` with words, addresses and, where given, each operation's parts."""
    period = request.params.get("period", "")
    day = {} if not period or "-" not in period[4:5] else {"period": period}
    rows = []
    for row in records(frame):
        code = row["operation_id"]
        extra = {} if parts is None else {PARTS[name]: _part(parts, code, name) for name in AMOUNTS}
        rows.append(
            row
            | extra
            | {
                "href": request.link.operation(code, **day),
                "insatstyp": kind_name(request, row["kind"]),
                "lage": request.t(f"operation_status.{row['status']}"),
                "regioner": region_names(request, row["regions"]),
            }
        )
    return pd.DataFrame(rows, dtype=object)


def named_operation(row: Row) -> Component | str:
    """The operation's name as a link with its number below; the words of the last row as they are."""
    if "href" not in row:
        return str(row["projekt"])
    return html.Span([html.A(row["projektnamn"], href=row["href"]), html.Small(row["projekt"], className="below")])


def _part(parts: pd.DataFrame, code: str, name: str) -> Any:
    return parts.at[code, name] if code in parts.index else None


def operation_columns(request: PageRequest, *, sortable: bool, part_of: str = "") -> tuple[Column, ...]:
    """The columns; `part_of` names the region or field whose part of the money stands beside the whole."""
    t = request.t

    def name(row: Row) -> Component | str:
        if "href" not in row:
            return str(row["operation_id"])
        below = html.Small(f"{row['operation_id']} · {row['beneficiary']}", className="below")
        return html.Span([html.A(row["name"], href=row["href"]), below])

    def place(row: Row) -> Component | str:
        if "regioner" not in row:
            return ""
        return html.Span([row["regioner"], html.Small(row["specific_objective"], className="below")])

    def column(key: str, label: str, kind: Any = "text", **more: Any) -> Column:
        return Column(key, t(label), kind, sort=key if sortable and more.pop("sorts", True) else "", **more)

    def money(key: str) -> Callable[[Row], Component | str]:
        def show(row: Row) -> Component | str:
            part = request.f.number(row.get(PARTS[key]))
            below = html.Small(t("pages.operations.part_short", place=part_of, amount=part), className="below")
            return html.Span([request.f.number(row[key]), below])

        return show

    drawn = {key: {"show": money(key)} if part_of else {} for key in AMOUNTS}
    amounts = [column(key, f"column.{key}", "sek", **drawn[key]) for key in AMOUNTS]
    split = [
        Column(PARTS[key], t("pages.operations.part", place=part_of, column=t(f"column.{key}")), "sek", on_screen=False)
        for key in AMOUNTS
    ]
    return (
        column("operation_id", "column.operation", header=True, show=name, swedish=True),
        Column("name", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("beneficiary", t("column.beneficiary"), on_screen=False, swedish=True),
        Column("specific_objective", t("column.specific_objective"), on_screen=False),
        Column("insatstyp", t("column.kind"), on_screen=False),
        Column("regioner", t("pages.operations.place"), show=place),
        column("status", "column.status", show=lambda row: str(row.get("lage", ""))),
        column("decided_on", "column.decided_on", "date", absent="not_applicable"),
        column("ends_on", "column.ends_on", "date", absent="not_applicable"),
        *amounts,
        *(split if part_of else []),
    )


def operation_total(request: PageRequest, sums: dict[str, Any], parts: pd.DataFrame | None) -> dict[str, Any]:
    """The last row: what the rows add up to, withdrawn operations left out."""
    extra = {} if parts is None else {PARTS[name]: parts[name].dropna().sum() for name in AMOUNTS}
    return {"operation_id": request.t("word.total").capitalize()} | {name: sums[name] for name in AMOUNTS} | extra


def short_list(request: PageRequest, frame: pd.DataFrame, *, caption: str) -> Table:
    """The first few operations, without sorting and paging."""
    return Table("projekt", caption, operation_columns(request, sortable=False), operation_rows(request, frame, None))
