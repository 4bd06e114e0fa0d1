"""Indicators below plan that nobody has written a note about."""

from __future__ import annotations

from datetime import date

import pandas as pd
from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.text import bullets, link, section
from dashboard.content import Child
from dashboard.request import PageRequest
from dashboard.sections.figures import short_name, unit
from dashboard.sections.notes import latest
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.notes import without_note

ANCHOR = "utan-kommentar"


def unexplained_table(request: PageRequest, rows: pd.DataFrame, *, until: date) -> Table:
    """The rows of `progress` below plan without a note since the last indicator cut-off, most behind first."""
    found = without_note(records(rows), latest(request, until=until), programme=request.programme, cut_off=until)
    t = request.t
    shown = []
    for row in found:
        indicator = request.programme.indicator(row["indicator"])
        chosen = {"period": until.isoformat(), "mal": row["specific_objective"]}
        shown.append(
            {
                "indikator_kod": indicator.code,
                "indikator": short_name(request, indicator),
                "sarskilt_mal": row["specific_objective"],
                "status": row["status"],
                "genomfort": row["implemented"],
                "vantat": row["expected"],
                "enhet": unit(request, indicator),
                "kvot": row["ratio"],
                "senaste": row["latest_note"],
                "decimaler": indicator.decimals,
                "sida": request.link.indicator(indicator.code, **chosen),
                "bedomning": request.link.indicator(indicator.code, anchor="status", **chosen),
            }
        )
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True, href="sida"),
        Column("indikator", t("pages.indicator.name")),
        Column("sarskilt_mal", t("column.specific_objective"), "code"),
        Column("status", t("column.status"), "status", href="bedomning"),
        Column("genomfort", t("measure.implemented"), "number", decimals_key="decimaler"),
        Column("vantat", t("pages.status.expected"), "number", decimals_key="decimaler"),
        Column("enhet", t("column.unit")),
        Column("kvot", t("pages.status.ratio"), "percent"),
        Column("senaste", t("pages.notes.earlier"), "date"),
    )
    frame = pd.DataFrame(shown, columns=[*[column.key for column in columns], "decimaler", "sida", "bedomning"])
    caption = t("pages.notes.without_caption", date=request.f.day(until))
    return Table("utan_kommentar", caption, columns, frame.astype(object))


def unexplained_section(request: PageRequest, table: Table) -> Component:
    """What is below plan without a note, or that nothing is."""
    heading = request.t("pages.notes.without_heading", count=request.f.number(len(table.frame)))
    if table.frame.empty:
        return section(heading, request.t("pages.notes.without_nothing"), anchor=ANCHOR)
    intro = request.t("pages.notes.without_intro")
    return section(heading, data_table(request, table, caption=False), anchor=ANCHOR, intro=intro)


def unexplained_list(request: PageRequest, table: Table) -> Component:
    """The same in a line each, for a page that already shows the indicators in full."""
    t, f = request.t, request.f
    items: list[Child] = [
        [
            link(f"{row['indikator_kod']} {row['indikator']}, {row['sarskilt_mal']}", row["bedomning"]),
            f": {t('status.' + row['status']).lower()} ({f.percent(row['kvot'])})",
            f". {t('pages.notes.earlier')} {f.day(row['senaste'])}" if row["senaste"] else "",
        ]
        for row in records(table.frame)
    ]
    heading = t("pages.notes.without_heading", count=f.number(len(items)))
    body = bullets(items) if items else t("pages.notes.without_nothing")
    return section(heading, body, anchor=ANCHOR, intro=t("pages.notes.without_intro") if items else None)
