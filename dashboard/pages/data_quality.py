"""`/datakvalitet`: what was received, what became of every row, and what to do about the findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.components.tiles import tile, tiles
from dashboard.content import Nav, PageContent
from dashboard.filters import PAGE, Choice, Filter
from dashboard.request import PageRequest
from dashboard.sections.choices import RULE, SEVERITY
from dashboard.sections.finding_tables import (
    EVERY_ROW,
    file_cell,
    finding_page,
    finding_table,
    findings_section,
    rule_table,
    rules_section,
)
from dashboard.sections.protection import protection_section, protection_table
from dashboard.sections.reporting import (
    difference_section,
    difference_table,
    reporting_offered,
    reporting_section,
    reporting_table,
)
from dashboard.sections.revisions import (
    FIGURE_TABLE,
    SINCE,
    UNTIL,
    chosen,
    figure_links,
    figure_table,
    revision_table,
    revisions_section,
)
from dashboard.sections.tables import made
from dashboard.sections.unexplained import unexplained_section, unexplained_table
from dashboard.table import Column, Table
from warehouse.queries.deliveries import deliveries, deliveries_summary, delivery_choices
from warehouse.queries.frames import records
from warehouse.queries.progress import progress

PATH = "/datakvalitet"
NAV = Nav("nav.data_quality", 50)
LATEST = 30


def _deliveries(request: PageRequest) -> list[Choice]:
    rows = request.once("delivery_choices", lambda: request.ask(delivery_choices))
    return [Choice(row["delivery_id"], row["file_name"], swedish=True) for row in records(rows)]


FILTERS = (
    SEVERITY,
    RULE,
    Filter("leverans", "pages.filter.delivery", choices=_deliveries),
    Filter("projekt", "pages.filter.operation"),
    SINCE,
    UNTIL,
    PAGE,
)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.data_quality")


def layout(request: PageRequest) -> PageContent:
    """The page."""
    revised = revisions_section(request, lambda: made(request, revision_table))
    sums = request.once("sums", lambda: request.ask(deliveries_summary))
    f, t = request.f, request.t
    key = "heading" if sums["rows_quarantined"] else "heading_clean"
    heading = t(
        f"pages.data_quality.{key}",
        quarantined=f.number(sums["rows_quarantined"]),
        read=f.number(sums["rows_read"]),
        files=f.number(sums["files"]),
    )
    return PageContent(
        heading=heading,
        key_sentence=t(
            "rows.closed_sum",
            **{
                name: f.number(sums[f"rows_{name}"])
                for name in ("read", "loaded", "quarantined", "superseded", "ignored")
            },
        ),
        body=[
            _tiles(request, sums),
            _files(request),
            rules_section(request),
            reporting_section(request),
            _without_note(request),
            difference_section(request),
            findings_section(request),
            protection_section(request),
            revised,
            figure_links(request),
        ],
        about=[
            (t("pages.data_quality.closed"), t("pages.data_quality.closed_text")),
            (t("pages.data_quality.masked"), t("pages.data_quality.masked_text")),
        ],
        tables=[
            _latest(request),
            rule_table(request),
            reporting_offered(request),
            missing_note_table(request),
            request.once("differences", lambda: difference_table(request)),
            finding_page(request),
            made(request, protection_table),
            *([made(request, revision_table)] if chosen(request) else []),
        ],
    )


def _tiles(request: PageRequest, sums: dict[str, int]) -> Component:
    f, t = request.f, request.t
    files, faults = request.here(anchor="filer"), request.here(allvar="error", sida="", anchor="fynd")
    return tiles(
        tile(
            t("pages.data_quality.files"),
            f.number(sums["files"]),
            of=t("pages.data_quality.sheets", count=f.number(sums["sheets"])),
            href=files,
        ),
        tile(
            t("rows.loaded"),
            f.number(sums["rows_loaded"]),
            of=t("pages.data_quality.of_read", count=f.number(sums["rows_read"])),
            href=files,
        ),
        tile(
            t("rows.quarantined"),
            f.number(sums["rows_quarantined"]),
            of=t("pages.data_quality.quarantined_note"),
            href=faults,
        ),
        tile(
            t("pages.data_quality.dropped"),
            f.number(sums["dropped_cells"]),
            of=t("pages.data_quality.dropped_note"),
            href=files,
        ),
    )


def file_table(request: PageRequest, *, limit: int = EVERY_ROW) -> Table:
    """Closed sums, one row per file and sheet."""
    t = request.t
    found = records(request.ask(deliveries, limit=limit))
    sums = ("rows_read", "rows_loaded", "rows_quarantined", "rows_superseded", "rows_ignored")
    rows = [
        {
            "fil": row["file_name"],
            "blad": row["sheet"],
            "layout": t(f"layout.{row['layout']}") if row["layout"] else t("pages.data_quality.sheet_ignored"),
            "kand_per": row["known_on"],
            **{name: row[name] for name in sums},
            "fel": row["errors"],
            "varningar": row["warnings"],
            "bortvalda_celler": row["dropped_cells"],
            "bortvalda_kolumner": row["dropped_columns"],
            "felfynd": _address(request, row, severity="error", count=row["errors"]),
            "varningsfynd": _address(request, row, severity="warning", count=row["warnings"]),
        }
        for row in found
    ]
    columns = (
        Column("fil", t("column.file_name"), header=True, show=file_cell, swedish=True),
        Column("blad", t("column.sheet"), on_screen=False, swedish=True),
        Column("layout", t("pages.data_quality.content")),
        Column("kand_per", t("column.known_on"), "date"),
        *[Column(name, t(f"rows.{name.removeprefix('rows_')}"), "number") for name in sums],
        Column("fel", t("pages.data_quality.errors"), "number", href="felfynd"),
        Column("varningar", t("pages.data_quality.warnings"), "number", href="varningsfynd"),
        Column("bortvalda_celler", t("pages.data_quality.dropped"), "number", on_screen=False),
        Column("bortvalda_kolumner", t("pages.data_quality.dropped_columns"), on_screen=False, swedish=True),
    )
    keys = [*[column.key for column in columns], "felfynd", "varningsfynd"]
    return Table(
        "filer", t("pages.data_quality.files_caption"), columns, pd.DataFrame(rows, columns=keys, dtype=object)
    )


def _address(request: PageRequest, row: dict[Any, Any], *, severity: str, count: int) -> str:
    """The file's findings of a severity; none, no address."""
    if not count:
        return ""
    return request.here(leverans=row["delivery_id"], allvar=severity, sida="", anchor="fynd")


def _latest(request: PageRequest) -> Table:
    """The files on screen; the file to take away holds all of them."""
    sheets = request.once("sums", lambda: request.ask(deliveries_summary))["sheets"]
    return replace(request.once("latest", lambda: file_table(request, limit=LATEST)), row_count=sheets)


def _files(request: PageRequest) -> Component:
    table = _latest(request)
    intro = request.t("pages.data_quality.files_intro", count=request.f.number(LATEST))
    return section(
        request.t("pages.data_quality.files_heading"),
        data_table(request, table, caption=False),
        anchor="filer",
        intro=intro,
    )


def missing_note_table(request: PageRequest) -> Table:
    """What is below plan at the release's last cut-off without a note."""

    def make() -> Table:
        until = request.release.last_cut_off
        return unexplained_table(
            request, request.ask(progress, programme=request.programme, cut_off=until), until=until
        )

    return request.once("missing_note_table", make)


def _without_note(request: PageRequest) -> Component:
    return unexplained_section(request, missing_note_table(request))


TABLES = {
    "filer": file_table,
    "regler": rule_table,
    "rapporter": reporting_table,
    "utan_kommentar": missing_note_table,
    "avstamning": difference_table,
    "fynd": finding_table,
    "skyddade": protection_table,
    "revideringar": revision_table,
    FIGURE_TABLE: figure_table,
}
