"""Overlaps printed: enterprises in several regions and in several objectives, and those without a place."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.figures import chosen_scope, cut_off, short_name
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.overlaps import overlaps


def overlap_rows(request: PageRequest, indicator: str | None = None) -> list[dict[str, Any]]:
    """Overlaps of every indicator that lists evidence, or of one; under the chosen objective or in all."""
    found = request.ask(
        overlaps,
        programme=request.programme,
        cut_off=cut_off(request),
        objective=request.params["mal"] or None,
        indicator=indicator,
    )
    return records(found)


def overlap_table(request: PageRequest) -> Table:
    """Sum over regions, unique in total and the difference; the same over objectives."""
    names = {each.code: each for each in request.programme.indicators}
    rows = [
        {
            "indikator_kod": row["indicator"],
            "indikator": short_name(request, names[row["indicator"]]),
            "unika": row["unique_total"],
            "summa_regioner": row["regions_sum"],
            "i_flera_regioner": row["in_regions"],
            "utan_region": row["unplaced"],
            "summa_mal": row["objectives_sum"],
            "i_flera_mal": row["in_objectives"],
        }
        for row in overlap_rows(request)
    ]
    t, absent = request.t, "not_applicable" if request.params["mal"] else "protected"
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("indikator", t("pages.indicator.name")),
        Column("unika", t("pages.overlap.unique"), "number"),
        Column("summa_regioner", t("pages.overlap.regions_sum"), "number", absent="protected"),
        Column("i_flera_regioner", t("pages.overlap.in_regions"), "number", absent="protected"),
        Column("utan_region", t("pages.overlap.unplaced"), "number", absent="protected"),
        Column("summa_mal", t("pages.overlap.objectives_sum"), "number", absent=absent),
        Column("i_flera_mal", t("pages.overlap.in_objectives"), "number", absent=absent),
    )
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("overlapp", t("pages.overlap.caption", period=request.params["period"]), columns, frame)


def overlap_section(request: PageRequest) -> list[Component]:
    """The table, where anyone is evidenced."""
    table = made(request, overlap_table)
    if table.frame.empty:
        return []
    drawn = data_table(request, table, caption=False)
    protected = [html.P(request.t("pages.overlap.protected"))] if _untold(request) else []
    heading, intro = request.t("pages.overlap.heading"), request.t("pages.overlap.intro")
    return [section(heading, *protected, drawn, intro=intro, anchor="overlapp")]


def _untold(request: PageRequest) -> bool:
    """Whether some overlap is protected."""
    names = ("in_regions",) if request.params["mal"] else ("in_regions", "in_objectives")
    return any(row[name] is None for row in overlap_rows(request) for name in names)


def overlap_sentence(request: PageRequest, indicator: Indicator) -> list[Component]:
    """One indicator's overlaps in words; nothing for a place, a field, or an indicator without lists."""
    chosen = set(chosen_scope(request).chosen)
    if indicator.evidence is None or chosen - {"specific_objective"}:
        return []
    rows = overlap_rows(request, indicator.code)
    if not rows:
        return []
    parts = ("regions",) if "specific_objective" in chosen else ("regions", "objectives")
    said = [_words(request, rows[0], part) for part in parts]
    return [section(request.t("pages.overlap.heading"), *[html.P(words) for words in said], anchor="overlapp")]


def _words(request: PageRequest, row: dict[str, Any], part: str) -> str:
    """The overlap between regions or objectives as a sum, or that it is protected."""
    if row[f"in_{part}"] is None:
        return request.t(f"pages.overlap.{part}_protected")
    number = request.f.number
    return request.t(
        f"pages.overlap.{part}_words",
        sum=number(row[f"{part}_sum"]),
        several=number(row[f"in_{part}"]),
        unplaced=number(row["unplaced"]),
        unique=number(row["unique_total"]),
    )
