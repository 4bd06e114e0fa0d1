"""The enterprises behind an operation's unique count: pseudonyms and places, never names or numbers."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import notice, section
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, municipality_name, region_name
from dashboard.sections.operation_parts import part_table, place, place_columns
from dashboard.sections.protection import sees_no_lists
from dashboard.table import Column, Table
from warehouse.queries.enterprises import EnterprisePage, enterprises
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope

PAGE_SIZE = 50
EVERY_ROW = 1_000_000


def _enterprises(request: PageRequest, *, paged: bool) -> EnterprisePage:
    chosen = {key: request.params[param] for key, param in (("region", "region"), ("municipality", "kommun"))}
    offset = (int(request.params["sida"] or 1) - 1) * PAGE_SIZE if paged else 0
    return request.ask(
        enterprises,
        programme=request.programme,
        operation_id=request.keys["id"],
        indicator=request.params["indikator"] or request.programme.indicators[0].code,
        cut_off=cut_off(request),
        scope=Scope(**{key: code for key, code in chosen.items() if code}),
        limit=PAGE_SIZE if paged else EVERY_ROW,
        offset=offset,
    )


def enterprise_table(request: PageRequest, *, paged: bool = False) -> Table:
    """The enterprises that count for the chosen indicator, each by the row that dates it; no names, no numbers."""
    page, t = _enterprises(request, paged=paged), request.t
    rows = [
        {
            "pseudonym": row["enterprise"],
            "slag": t(f"organisation_kind.{row['organisation_kind']}"),
            "storleksklass": t(f"breakdown.{row['size_class']}") if row["size_class"] else None,
            "kommun": municipality_name(request, row["municipality"]) or None,
            "stodform": t(f"enterprise_support_form.{row['support_form']}"),
            "raknas_fran": row["counts_from"],
            **place(row),
        }
        for row in records(page.rows)
    ]
    columns = [
        Column("pseudonym", t("pages.operation.pseudonym"), "code", header=True),
        Column("slag", t("pages.operation.organisation_kind")),
        Column("storleksklass", t("pages.operation.size_class")),
        Column("kommun", t("column.municipality"), swedish=True),
        Column("stodform", t("pages.operation.support_form")),
        Column("raknas_fran", t("pages.operation.counts_from"), "date"),
        *place_columns(request),
    ]
    return part_table(
        request, "foretag", columns, rows=rows, row_count=page.rows_count, page_size=PAGE_SIZE if paged else 0
    )


def enterprise_page(request: PageRequest) -> Table:
    """The page of enterprises on screen, made once."""
    return request.once("enterprise_page", lambda: enterprise_table(request, paged=True))


def enterprise_section(request: PageRequest) -> list[Component]:
    """The enterprise rows behind a unique count; only where an indicator with lists is chosen."""
    code = request.params["indikator"]
    if not code or not request.programme.indicator(code).evidence:
        return []
    if sees_no_lists(request):
        words = notice(request.t("protection.no_enterprises"))
        return [section(request.t("protection.enterprises_heading", code=code), words, anchor="foretag")]
    table = enterprise_page(request)
    heading = request.t("pages.operation.enterprises", count=request.f.number(table.count), code=code)
    place = request.params["region"] and region_name(request, request.params["region"])
    place = place or municipality_name(request, request.params["kommun"])
    intro = request.t("pages.operation.enterprises_intro", period=request.params["period"])
    said = f"{intro} {request.t('pages.operation.enterprises_place', place=place)}" if place else intro
    body = data_table(request, table, caption=False) if len(table.frame) else empty(request, "no_rows")
    return [section(heading, body, anchor="foretag", intro=said)]
