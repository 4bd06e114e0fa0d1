"""The public operations of the earlier programme period, with their counties and municipalities."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.figures import region_name
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.public_operations import PublicFilter, public_operations, public_summary

PAGE_SIZE = 50
EVERY_ROW = 1_000_000
MANY = 4
"""Municipalities named in a cell before the rest are only counted."""


def public_count(request: PageRequest) -> int:
    """How many public operations the release holds."""
    return int(request.ask(public_summary, chosen=PublicFilter())["operations_count"])


def public_table(request: PageRequest, *, paged: bool = False) -> Table:
    """Public operations, searched by text and by the chosen region's county."""
    chosen = _chosen(request)
    summary = request.ask(public_summary, chosen=chosen)
    offset = (int(request.params["sida"] or 1) - 1) * PAGE_SIZE if paged else 0
    found = request.ask(public_operations, chosen=chosen, limit=PAGE_SIZE if paged else EVERY_ROW, offset=offset)
    rows = [_row(row) for row in records(found)]
    columns = _columns(request)
    total = {"arende_id": request.t("word.total").capitalize(), "beviljat_sek": summary["granted_sek"]}
    return Table(
        "projekt",
        request.t("pages.operations.earlier_caption"),
        columns,
        pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object),
        row_count=summary["operations_count"],
        page_size=PAGE_SIZE if paged else 0,
        total=total,
    )


def public_section(request: PageRequest, table: Table) -> Component:
    """The list on screen."""
    body = data_table(request, table, caption=False) if len(table.frame) else empty(request, "no_rows")
    return section(request.t("pages.operations.list"), body, anchor="lista")


def _chosen(request: PageRequest) -> PublicFilter:
    region = request.params["region"]
    return PublicFilter(county=region_name(request, region) if region else "", search=request.params["sok"])


def _row(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "arende_id": row["operation_id"],
        "projektnamn": row["name"],
        "stodmottagare": row["beneficiary"],
        "beviljat_sek": row["granted_sek"],
        "start": row["starts_on"],
        "slut": row["ends_on"],
        "tematiskt_mal": row["thematic_objective"],
        "lan": row["counties"],
        "kommuner": row["municipalities"],
        "fil": row["file_name"],
        "rad": row["source_row"],
    }


def _columns(request: PageRequest) -> tuple[Column, ...]:
    t = request.t

    def operation_name(row: Row) -> Component | str:
        if "projektnamn" not in row:
            return str(row["arende_id"])
        below = html.Small(f"{row['arende_id']} · {row['stodmottagare']}", className="below")
        return html.Span([row["projektnamn"], below])

    def places(row: Row) -> Component | str:
        counties, municipalities = row.get("lan") or "", row.get("kommuner") or ""
        names = [each.strip() for each in municipalities.split(",") if each.strip()]
        short = ", ".join(names[:MANY])
        rest = t("pages.operations.more_municipalities", count=len(names) - MANY) if len(names) > MANY else ""
        below = html.Small(f"{short} {rest}".strip(), className="below", title=municipalities)
        return html.Span([counties, *([below] if names else [])])

    def source(row: Row) -> str:
        return t("pages.figure.row_in_file", file=row["fil"], row=row["rad"]) if "fil" in row else ""

    return (
        Column("arende_id", t("column.operation"), header=True, show=operation_name, swedish=True),
        Column("projektnamn", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("stodmottagare", t("column.beneficiary"), on_screen=False, swedish=True),
        Column("lan", t("pages.operations.counties"), show=places, swedish=True),
        Column("kommuner", t("pages.operations.municipalities"), on_screen=False, swedish=True),
        Column("tematiskt_mal", t("pages.operations.thematic"), absent="not_applicable", swedish=True),
        Column("start", t("column.starts_on"), "date", absent="not_applicable"),
        Column("slut", t("column.ends_on"), "date", absent="not_applicable"),
        Column("beviljat_sek", t("pages.operations.granted"), "sek"),
        Column("fil", t("column.file_name"), show=source),
        Column("rad", t("column.row"), on_screen=False),
    )
