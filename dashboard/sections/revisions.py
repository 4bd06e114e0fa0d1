"""What was revised: rows and figures that changed between two days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard import html
from dashboard.cells import cell_text
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import link, section
from dashboard.filters import Choice, Filter, is_day
from dashboard.links import Format
from dashboard.request import PageRequest
from dashboard.sections.figures import part_of_total, region_name
from dashboard.sections.finding_tables import file_cell
from dashboard.sections.triangle import TRIANGLE_TABLE
from dashboard.table import Column, Table
from warehouse.absences import NOT_APPLICABLE
from warehouse.ask_revisions import figures_between
from warehouse.queries.deliveries import known_days
from warehouse.queries.frames import records
from warehouse.queries.revisions import revisions
from warehouse.queries.spans import Days

FIGURE_TABLE = "andrade_varden"
FORMS: tuple[tuple[str, Format], ...] = (("sv_csv", "sv.csv"), ("csv", "csv"), ("xlsx", "xlsx"))
REVISION_TABLE = "revideringar"
STATUSES = ("fore_status", "efter_status")
SHOWN = 15


def _days(request: PageRequest) -> list[str]:
    """The days something became known, latest first, and the page's own day before them."""
    found = request.release.fact("known_days", lambda: tuple(request.ask(known_days)))
    return list(dict.fromkeys([request.release.known_on.isoformat(), *(day.isoformat() for day in found)]))


def _choices(request: PageRequest) -> list[Choice]:
    return [Choice(day, day) for day in _days(request)]


def _before(request: PageRequest) -> str:
    """The day of knowledge before the last."""
    days = _days(request)
    return days[min(1, len(days) - 1)]


def _any_day(request: PageRequest, value: str) -> bool:
    """Any day from the programme's start to the page's own."""
    return is_day(value, request.programme.start, request.release.known_on)


SINCE = Filter("fran", "revisions.since", choices=_choices, every="revisions.choose", accepts=_any_day)
UNTIL = Filter("till", "revisions.until", choices=_choices, every="filter.known_now", accepts=_any_day)
HIDDEN_SINCE = Filter("fran", SINCE.label, accepts=_any_day, shown=False)
HIDDEN_UNTIL = Filter("till", UNTIL.label, accepts=_any_day, shown=False)


def _span(request: PageRequest) -> dict[str, str]:
    """The two days of the address; where it names none, the last two days something became known."""
    until = request.params["till"] or request.release.known_on.isoformat()
    return {"since": request.params["fran"] or _before(request), "until": until}


def chosen(request: PageRequest) -> bool:
    """Whether the address asks for revisions: they are looked for when somebody wants them."""
    return bool(request.params["fran"])


def asked_for(request: PageRequest, table: str) -> bool:
    """Whether the page makes the table: revisions and their triangle only where the address asks for them."""
    wanted = {REVISION_TABLE: chosen(request), TRIANGLE_TABLE: bool(request.params["triangel"])}
    return wanted.get(table, True)


def revision_table(request: PageRequest, indicator: str = "") -> Table:
    """Every data point that changed between the two days of the address, newest first."""
    span = _span(request)
    since, until = map(date.fromisoformat, span.values())
    found = request.ask(
        revisions, programme=request.programme, between=Days(since, until), until=until, indicator=indicator
    )
    return rows_told(request, found, caption=request.t("revisions.caption", **span))


def rows_told(request: PageRequest, found: pd.DataFrame, *, caption: str) -> Table:
    """The data points of `warehouse.queries.revisions` as a table."""
    t = request.t
    rows = [
        {
            "orsak": t(f"revisions.cause.{row['cause']}"),
            "uppgift": t(f"revisions.what.{row['what']}"),
            "indikator": row["indicator"],
            "projekt": row["operation_id"],
            "till_och_med": row["cut_off"],
            "uppdelning": _parts(request, row),
            "fore": _said(request, row, "old"),
            "efter": _said(request, row, "new"),
            "fore_status": row["old_status"] or NOT_APPLICABLE,
            "efter_status": row["new_status"] or NOT_APPLICABLE,
            "kand_per": row["known_from"],
            "fil": row["file_name"],
            "blad": row["sheet"],
            "rad": row["source_row"],
            "href": request.link.operation(row["operation_id"], anchor="rapporter"),
        }
        for row in records(found)
    ]
    columns = (
        Column("orsak", t("revisions.why"), header=True),
        Column("uppgift", t("revisions.datum")),
        Column("indikator", t("column.indicator"), "code", absent="not_applicable"),
        Column("projekt", t("column.operation"), "code", href="href"),
        Column("till_och_med", t("column.cut_off"), "date", absent="not_applicable"),
        Column("uppdelning", t("revisions.part"), absent="not_applicable"),
        _side(request, "fore"),
        _side(request, "efter"),
        Column("kand_per", t("column.known_on"), "date"),
        Column("fil", t("column.file_name"), show=file_cell, swedish=True),
        Column("blad", t("column.sheet"), on_screen=False, swedish=True),
        Column("rad", t("column.row"), "number"),
    )
    frame = pd.DataFrame(rows, columns=[*[column.key for column in columns], *STATUSES, "href"], dtype=object)
    return Table(REVISION_TABLE, caption, columns, frame)


def _parts(request: PageRequest, row: dict[Any, Any]) -> str | None:
    """What part of a reported or planned value the row is about; nothing where it is about no such value."""
    return None if row["breakdown"] is None else part_of_total(request, row)


def _said(request: PageRequest, row: dict[Any, Any], side: str) -> str | None:
    """The value or word on one side of the change, in the reader's language; nothing where it is protected."""
    value, word = row[f"{side}_value"], row[f"{side}_word"]
    if value is not None:
        decimals = max(0, -value.normalize().as_tuple().exponent)
        return request.f.number(value, decimals)
    if row[f"{side}_status"] is not None:
        return _worded(request, row["what"], word) if word is not None else None
    return request.t("revisions.nothing")


def _worded(request: PageRequest, what: str, word: object) -> str:
    return request.t(f"operation_status.{word}") if what == "status" else str(word)


def _side(request: PageRequest, key: str) -> Column:
    """One side of the change: as delivered, or the sign of why it is not told."""
    column = Column(key, request.t(f"revisions.{_SIDES[key]}"), absent_key=f"{key}_status")
    return replace(column, show=lambda row: html.Span(cell_text(request, column, row), className="day"))


_SIDES = {"fore": "before", "efter": "after"}


def revisions_section(request: PageRequest, make: Callable[[], Table]) -> Component:
    """The first rows on screen, the file to take away holds all; the way to them where the address names no day."""
    t, span = request.t, _span(request)
    if not chosen(request):
        latest = link(t("revisions.show", **span), request.here(fran=span["since"], sida="", anchor="revideringar"))
        return section(t("revisions.heading"), html.P(latest), anchor="revideringar")
    table = make()
    body = data_table(request, _first(table), caption=False) if len(table.frame) else empty(request, "no_rows")
    intro = t("revisions.intro", count=request.f.number(table.count), shown=request.f.number(SHOWN), **span)
    return section(t("revisions.heading"), body, anchor="revideringar", intro=intro)


def _first(table: Table) -> Table:
    return Table(table.name, table.caption, table.columns, table.frame.head(SHOWN))


def figure_table(request: PageRequest) -> Table:
    """The figures of the programme, its objectives and regions that changed between the two days of the address."""
    span = _span(request)
    since, until = map(date.fromisoformat, span.values())
    found = figures_between(request.release, request.programme, since=since, until=until)
    return figures_told(request, found, caption=request.t("revisions.figures_caption", **span))


def figures_told(request: PageRequest, found: pd.DataFrame, *, caption: str) -> Table:
    """The figures of `warehouse.queries.figure_revisions` as a table."""
    t, programme = request.t, request.programme
    place = {region.code: region.order for region in programme.regions} | {ALL: -1}

    def order(row: dict[Any, Any]) -> tuple[Any, ...]:
        """As the rows came, but the regions in the users' order."""
        return row["indicator"], row["specific_objective"], place.get(row["region"], len(place)), row["cut_off"]

    rows = [
        {
            "indikator": row["indicator"],
            "sarskilt_mal": row["specific_objective"],
            "mal_i_ord": row["specific_objective"].replace(ALL, t("revisions.all_objectives")),
            "region": row["region"],
            "region_i_ord": region_name(request, row["region"]),
            "till_och_med": row["cut_off"],
            "matt": t(f"measure.{row['measure']}"),
            "fore": row["old_value"],
            "efter": row["new_value"],
            "fore_status": row["old_status"] or NOT_APPLICABLE,
            "efter_status": row["new_status"] or NOT_APPLICABLE,
            "decimaler": programme.indicator(row["indicator"]).decimals,
        }
        for row in sorted(records(found), key=order)
    ]
    columns = (
        Column("indikator", t("column.indicator"), "code", header=True),
        Column("sarskilt_mal", t("column.specific_objective"), "code", on_screen=False),
        Column("mal_i_ord", t("column.specific_objective"), exported=False),
        Column("region", t("column.region"), "code", on_screen=False),
        Column("region_i_ord", t("column.region"), exported=False),
        Column("till_och_med", t("column.cut_off"), "date"),
        Column("matt", t("revisions.datum")),
        Column("fore", t("revisions.before"), "number", decimals_key="decimaler", absent_key="fore_status"),
        Column("efter", t("revisions.after"), "number", decimals_key="decimaler", absent_key="efter_status"),
    )
    frame = pd.DataFrame(rows, columns=[*[column.key for column in columns], *STATUSES, "decimaler"], dtype=object)
    return Table(FIGURE_TABLE, caption, columns, frame)


def figure_links(request: PageRequest) -> Component:
    """The way to the changed figures as a file; counting both days takes a while, so it waits until it is asked for."""
    links = [link(request.t(f"shell.format_{name}"), request.download(FIGURE_TABLE, form)) for name, form in FORMS]
    parts = [part for each in links for part in (" ", each)]
    return html.P([request.t("revisions.figures"), *parts])
