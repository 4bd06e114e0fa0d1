"""The regions side by side: the matrix of indicators, money, shares of the programme, the municipalities."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from config.model import ALL, Region
from dashboard.components.matrix import Cell, MatrixRow, matrix
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, cut_off, region_name, rows_behind, short_name, unit
from dashboard.sections.money import share
from dashboard.table import Column, Table
from warehouse.queries.finance import finance
from warehouse.queries.frames import records
from warehouse.queries.municipalities import municipalities
from warehouse.queries.regions import regions
from warehouse.queries.scope import Scope


def region_rows(request: PageRequest) -> list[dict[Any, Any]]:
    """Indicators with a value anywhere, in the programme's order."""

    def make() -> list[dict[Any, Any]]:
        objective = request.params["mal"] or None
        found = request.ask(regions, programme=request.programme, cut_off=cut_off(request), objective=objective)
        rows: list[dict[Any, Any]] = records(found)
        return rows

    return request.once("region_rows", make)


def place_codes(request: PageRequest) -> list[str]:
    """The regions in the users' order, and outside where anything is there."""
    outside = request.programme.outside_region
    anything = any(row[f"{m}_{outside}"] for row in region_rows(request) for m in ("selected", "implemented"))
    return [*[region.code for region in request.programme.regions], *([outside] if anything else [])]


def region_matrix(request: PageRequest) -> Component:
    """Number and bar per indicator and region, the total counted anew, and the difference."""
    codes = place_codes(request)
    names = [
        *[region_name(request, code) for code in codes],
        request.t("pages.regions.total"),
        request.t("pages.regions.difference"),
    ]
    rows = [_matrix_row(request, row, codes) for row in region_rows(request)]
    first = request.t("indicator_types.output")
    rows.sort(key=lambda row: row.group != first)
    return matrix(
        request,
        caption=request.t("pages.regions.caption", period=request.params["period"]),
        corner=request.t("column.indicator"),
        columns=names,
        rows=rows,
    )


def _matrix_row(request: PageRequest, row: dict[Any, Any], codes: list[str]) -> MatrixRow:
    indicator = request.programme.indicator(row["indicator"])
    objective = request.params["mal"] or ALL
    page = rows_behind(request, indicator.code, Scope(specific_objective=objective), anchor="")
    name = html.A([html.Span(indicator.code, className="code"), " ", short_name(request, indicator)], href=page)
    heading = html.Span([name, html.Small(unit(request, indicator), className="below")])
    largest = max((row[f"implemented_{code}"] or Decimal(0) for code in codes), default=Decimal(0))
    cells = [_cell(request, row, code=code, largest=largest) for code in codes]
    total = Cell(
        _number(request, row, "total"), href=rows_behind(request, indicator.code, Scope(specific_objective=objective))
    )
    return MatrixRow(
        heading, [*cells, total, _difference(request, row)], group=request.t(f"indicator_types.{indicator.type}")
    )


def _number(request: PageRequest, row: dict[Any, Any], end: str) -> str:
    indicator = request.programme.indicator(row["indicator"])
    return request.f.number(row[f"implemented_{end}"], indicator.decimals, absent=absence(row[f"status_{end}"]))


def _cell(request: PageRequest, row: dict[Any, Any], *, code: str, largest: Decimal) -> Cell:
    indicator = request.programme.indicator(row["indicator"])
    value = row[f"implemented_{code}"]
    planned = request.f.number(row[f"selected_{code}"], indicator.decimals)
    scope = Scope(specific_objective=request.params["mal"] or ALL, region=code)
    href = rows_behind(request, indicator.code, scope)
    return Cell(
        _number(request, row, code),
        href=href,
        share=share(value, largest) if value is not None else None,
        note=request.t("pages.regions.planned", value=planned),
    )


def _difference(request: PageRequest, row: dict[Any, Any]) -> Cell:
    """Enterprises in several regions (+) or without a known municipality (−); nothing where parts add up."""
    value = row["implemented_difference"]
    if not value:
        return Cell("")
    indicator = request.programme.indicator(row["indicator"])
    note = request.t("pages.regions.several" if value > 0 else "pages.regions.unplaced")
    return Cell(request.f.signed(value, indicator.decimals), note=note)


def region_table(request: PageRequest) -> Table:
    """The matrix as a long table's wide sister: selected and implemented per region."""
    codes = place_codes(request)
    rows = []
    for row in region_rows(request):
        indicator = request.programme.indicator(row["indicator"])
        line = {
            "indikator_kod": indicator.code,
            "indikator": request.named(indicator),
            "enhet": unit(request, indicator),
        }
        for code in [*codes, "total"]:
            line |= {f"genomfort_{code}": row[f"implemented_{code}"], f"valt_{code}": row[f"selected_{code}"]}
        rows.append(line | {"skillnad": row["implemented_difference"]})
    t = request.t
    columns = [
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("indikator", t("pages.indicator.name")),
        Column("enhet", t("column.unit")),
    ]
    for code in [*codes, "total"]:
        place = t("pages.regions.total") if code == "total" else region_name(request, code)
        for measure, key in (("genomfort", "implemented"), ("valt", "selected")):
            columns.append(Column(f"{measure}_{code}", f"{t(f'measure.{key}')}, {place}", "number"))
    columns.append(Column("skillnad", t("pages.regions.difference"), "number"))
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("regioner", t("pages.regions.caption", period=request.params["period"]), tuple(columns), frame)


def region_money(request: PageRequest) -> dict[str, dict[Any, Any]]:
    """Money per region, under the chosen objective or in all."""

    def make() -> dict[str, dict[Any, Any]]:
        objective = request.params["mal"]
        level = "objective_region" if objective else "region"
        rows = records(request.ask(finance, cut_off=cut_off(request), level=level))
        return {row["region"]: row for row in rows if objective in ("", row["specific_objective"])}

    return request.once("region_money", make)


def money_by_region(request: PageRequest) -> Table:
    """Operations, decided, claimed and paid of each region."""
    money = region_money(request)
    rows = [
        {
            "region": region_name(request, code),
            "region_kod": code,
            "antal_projekt": money[code]["operations_count"],
            "beslutat_sek": money[code]["eu_decided_sek"],
            "upparbetat_sek": money[code]["claimed_sek"],
            "utbetalt_sek": money[code]["eu_paid_sek"],
            "href": _operations(request, code),
        }
        for code in [*[r.code for r in request.programme.regions], request.programme.outside_region]
        if code in money
    ]
    t = request.t
    columns = (
        Column("region", t("column.region"), header=True),
        Column("region_kod", t("pages.regions.code"), on_screen=False),
        Column("antal_projekt", t("column.operations_count"), "number", href="href"),
        Column("beslutat_sek", t("pages.regions.decided"), "sek", href="href"),
        Column("upparbetat_sek", t("column.claimed_sek"), "sek", href="href"),
        Column("utbetalt_sek", t("column.paid_eu_sek"), "sek", href="href"),
    )
    frame = pd.DataFrame(rows, columns=[*[c.key for c in columns], "href"], dtype=object)
    return Table("pengar", t("pages.regions.money_caption", period=request.params["period"]), columns, frame)


def _operations(request: PageRequest, code: str) -> str:
    return request.link.operations(period=request.params["period"], region=code, **request.carried("mal"))


def municipality_table(request: PageRequest) -> Table:
    """The chosen indicator in every municipality."""
    indicator = request.programme.indicator(request.params["indikator"])
    found = request.once(
        "municipalities",
        lambda: request.ask(
            municipalities, programme=request.programme, cut_off=cut_off(request), indicator=indicator.code
        ),
    )
    rows = [
        {
            "kommun_kod": row["municipality"],
            "kommun": row["name"],
            "region": region_name(request, row["region"]),
            "varde": row["implemented"],
            "rader": rows_behind(request, indicator.code, Scope(municipality=row["municipality"])),
        }
        for row in records(found)
    ]
    t = request.t
    columns = (
        Column("kommun", t("column.municipality"), header=True),
        Column("kommun_kod", t("pages.regions.municipality_code"), on_screen=False),
        Column("region", t("column.region")),
        Column("varde", f"{indicator.code}, {unit(request, indicator)}", "number", href="rader"),
    )
    frame = pd.DataFrame(rows, columns=[*[c.key for c in columns], "rader"], dtype=object)
    return Table("kommuner", t("pages.regions.municipality_caption", code=indicator.code), columns, frame)


def region_order(request: PageRequest) -> tuple[Region, ...]:
    """The regions in the users' order."""
    return tuple(sorted(request.programme.regions, key=lambda region: region.order))
