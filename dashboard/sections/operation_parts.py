"""The tables of one operation: values, reported and planned rows, claims, deliveries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, indicator_cells, part_of_total
from dashboard.sections.money import share
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.operation import (
    operation_claims,
    operation_deliveries,
    operation_plans,
    operation_reports,
    operation_values,
)

Rows = list[dict[str, Any]]


def part_table(request: PageRequest, name: str, columns: Sequence[Column], *, rows: Rows, **more: Any) -> Table:
    """One table of the operation; the frame also keeps what its columns need beside their own keys."""
    keys = dict.fromkeys([*(column.key for column in columns), *(key for row in rows for key in row)])
    frame = pd.DataFrame(rows, columns=list(keys), dtype=object)
    caption = request.t(f"pages.operation.caption.{name}", code=request.keys["id"])
    return Table(name, caption, tuple(columns), frame, **more)


def _indicator_columns(request: PageRequest) -> list[Column]:
    return [
        Column("indikator_kod", request.t("column.indicator"), "code", header=True, href="sida"),
        Column("indikator", request.t("pages.indicator.name")),
        Column("enhet", request.t("column.unit")),
    ]


def place_columns(request: PageRequest) -> list[Column]:
    """File, sheet and row a fact was delivered in."""
    return [
        Column("fil", request.t("column.file_name")),
        Column("blad", request.t("column.sheet"), absent="not_applicable", swedish=True),
        Column("rad", request.t("column.row"), "number"),
    ]


def place(row: dict[Any, Any]) -> dict[str, Any]:
    """The cells of `place_columns`."""
    return {"fil": row["file_name"], "blad": row["sheet"], "rad": row["source_row"]}


def value_table(request: PageRequest) -> Table:
    """Plan and outcome of each indicator at the cut-off."""
    found = request.ask(operation_values, operation_id=request.keys["id"], cut_off=cut_off(request))
    order = {each.code: place for place, each in enumerate(request.programme.indicators)}
    ordered = sorted(records(found), key=lambda row: order[row["indicator"]])
    t = request.t
    columns = [
        *_indicator_columns(request),
        Column(
            "valt",
            t("measure.selected"),
            "number",
            decimals_key="decimaler",
            href="planrader",
            absent_key="valt_saknas",
        ),
        Column(
            "genomfort",
            t("measure.implemented"),
            "number",
            decimals_key="decimaler",
            absent_key="saknas",
            href="rader",
        ),
        Column("andel", t("pages.operation.share_of_plan"), "percent", absent="not_applicable"),
        Column("styrkt", t("measure.evidenced"), "number", href="lista", absent_key="styrkt_saknas"),
        Column(
            "uppgivet",
            t("measure.declared"),
            "number",
            decimals_key="decimaler",
            absent_key="uppgivet_saknas",
            href="rapporter",
        ),
        Column("rapport_till", t("pages.rows.reported_on"), "date"),
    ]
    return part_table(request, "indikatorer", columns, rows=[_value_row(request, row) for row in ordered])


def _value_row(request: PageRequest, row: dict[Any, Any]) -> dict[str, Any]:
    code = row["indicator"]
    reports = request.here(indikator=code, sida="", anchor="rapporter")
    unsaid = row["implemented"] is None and (row["has_list"] or row["reported_on"])
    return indicator_cells(request, code) | {
        "valt": row["selected"],
        "genomfort": row["implemented"],
        "andel": None
        if row["implemented"] is None or row["selected"] is None
        else share(row["implemented"], row["selected"]),
        "styrkt": row["evidenced"],
        "uppgivet": row["declared"],
        "valt_saknas": "protected" if unsaid and row["status"] == "interrupted" else "not_applicable",
        "saknas": "protected" if unsaid else "missing",
        "styrkt_saknas": "protected" if row["has_list"] else "not_applicable",
        "uppgivet_saknas": "protected" if row["reported_on"] else "missing",
        "rapport_till": row["reported_on"],
        "sida": request.link.indicator(code, period=request.params["period"]),
        "planrader": request.here(indikator=code, sida="", anchor="planer"),
        "rapporter": reports,
        "lista": request.here(indikator=code, sida="", anchor="foretag") if row["has_list"] else "",
        "rader": request.here(indikator=code, sida="", anchor="foretag") if row["has_list"] else reports,
    }


def report_table(request: PageRequest) -> Table:
    """Every reported row of the chosen indicator, or of all, corrections too."""
    found = records(request.ask(operation_reports, operation_id=request.keys["id"]))
    t, chosen = request.t, request.params["indikator"]
    rows = [
        indicator_cells(request, row["indicator"])
        | {
            "period": row["cut_off"],
            "del": part_of_total(request, row),
            "varde": row["value"],
            "kand_per": row["known_from"],
            "ersatt": row["known_to"],
            "kommentar": row["comment"],
            **place(row),
        }
        for row in found
        if chosen in ("", row["indicator"])
    ]
    columns = [
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("period", t("column.cut_off"), "date"),
        Column("del", t("pages.operation.part")),
        Column("varde", t("column.value"), "number", decimals_key="decimaler", absent="protected"),
        Column("enhet", t("column.unit")),
        Column("kand_per", t("column.known_on"), "date"),
        Column("ersatt", t("pages.operation.replaced"), "date", absent="not_applicable"),
        Column("kommentar", t("pages.operation.comment"), on_screen=False, swedish=True),
        *place_columns(request),
    ]
    return part_table(request, "rapporter", columns, rows=rows)


def plan_table(request: PageRequest) -> Table:
    """Planned rows of the grant decision, replaced ones too."""
    found = records(request.ask(operation_plans, operation_id=request.keys["id"]))
    t, chosen = request.t, request.params["indikator"]
    rows = [
        indicator_cells(request, row["indicator"])
        | {
            "del": part_of_total(request, row),
            "planvarde": row["planned_value"],
            "basvarde": row["baseline_value"],
            "kand_per": row["known_from"],
            "ersatt": row["known_to"],
            **place(row),
        }
        for row in found
        if chosen in ("", row["indicator"])
    ]
    columns = [
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("del", t("pages.operation.part")),
        Column("planvarde", t("measure.selected"), "number", decimals_key="decimaler"),
        Column("basvarde", t("measure.baseline"), "number", decimals_key="decimaler", absent="not_applicable"),
        Column("enhet", t("column.unit")),
        Column("kand_per", t("column.known_on"), "date"),
        Column("ersatt", t("pages.operation.replaced"), "date", absent="not_applicable"),
        *place_columns(request),
    ]
    return part_table(request, "planer", columns, rows=rows)


CLAIM_AMOUNTS = ("eligible_expenditure_sek", "eu_support_sek", "public_sek", "private_sek")


def claim_table(request: PageRequest) -> Table:
    """Payment claims and their sum; amounts are per claim."""
    found = records(request.ask(operation_claims, operation_id=request.keys["id"]))
    t = request.t
    rows = [row | place(row) for row in found]
    columns = [
        Column("claim_no", t("pages.operation.claim"), "code", header=True),
        Column("cut_off", t("column.cut_off"), "date", absent="not_applicable"),
        *[Column(name, t(f"pages.operation.claim_{name}"), "sek") for name in CLAIM_AMOUNTS],
        Column("certified_on", t("pages.operation.certified"), "date", absent="not_applicable"),
        Column("paid_on", t("pages.operation.paid_on"), "date", absent="not_applicable"),
        Column("fil", t("column.file_name"), absent="not_applicable"),
        Column("rad", t("column.row"), "number", absent="not_applicable"),
    ]
    total = {"claim_no": t("word.total").capitalize()}
    sums = {name: sum(row[name] for row in found if row[name] is not None) for name in CLAIM_AMOUNTS}
    return part_table(request, "utbetalningar", columns, rows=rows, total=total | sums if found else None)


def delivery_table(request: PageRequest) -> Table:
    """The files that say anything about the operation."""
    found = records(request.ask(operation_deliveries, operation_id=request.keys["id"]))
    t = request.t
    rows = [
        {
            "fil": row["file_name"],
            "kand_per": row["known_on"],
            "innehall": t(f"pages.operation.content.{row['content']}"),
            "rader": row["rows_count"],
            "gallande": row["current_count"],
        }
        for row in found
    ]
    columns = [
        Column("fil", t("column.file_name"), header=True),
        Column("kand_per", t("column.known_on"), "date"),
        Column("innehall", t("pages.operation.content_column")),
        Column("rader", t("pages.operation.rows"), "number"),
        Column("gallande", t("pages.operation.current_rows"), "number"),
    ]
    return part_table(request, "leveranser", columns, rows=rows)
