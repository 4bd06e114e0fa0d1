"""Municipalities: how many are reached, how gathered the enterprises are, one indicator in each of them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard.absences import absence_word
from dashboard.charts.maps import municipality_map
from dashboard.components.chart_card import chart_card
from dashboard.components.data_table import data_table
from dashboard.components.map_legend import map_legend
from dashboard.components.official import around
from dashboard.components.text import bullets, fold_out, section
from dashboard.formats import Numeric
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, region_name, rows_behind, short_name, unit
from dashboard.sections.region_figures import region_order
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.municipalities import LARGEST, municipalities, municipality_objectives, spread
from warehouse.queries.scope import Scope


def municipality_table(request: PageRequest) -> Table:
    """The chosen indicator in every municipality, of one region where one is chosen."""
    indicator = request.programme.indicator(request.params["indikator"])
    objective = request.params["mal"]
    found = request.ask(
        municipalities,
        programme=request.programme,
        cut_off=cut_off(request),
        indicator=indicator.code,
        objective=objective or None,
    )
    rows = [
        {
            "kommun_kod": row["municipality"],
            "kommun": row["name"],
            "region": region_name(request, row["region"]),
            "varde": row["implemented"],
            "rader": rows_behind(
                request,
                indicator.code,
                Scope(specific_objective=objective or ALL, municipality=row["municipality"]),
            ),
        }
        for row in records(found)
        if request.params["region"] in ("", row["region"])
    ]
    t = request.t
    columns = (
        Column("kommun", t("column.municipality"), header=True, swedish=True),
        Column("kommun_kod", t("pages.regions.municipality_code"), on_screen=False),
        Column("region", t("column.region")),
        Column("varde", f"{indicator.code}, {unit(request, indicator)}", "number", absent="protected", href="rader"),
    )
    frame = pd.DataFrame(rows, columns=[*[c.key for c in columns], "rader"], dtype=object)
    return Table("kommuner", t("pages.regions.municipality_caption", code=indicator.code), columns, frame)


def municipality_objective_table(request: PageRequest) -> Table:
    """The chosen indicator in every municipality under every objective that has any."""
    indicator = request.programme.indicator(request.params["indikator"])
    found = request.ask(
        municipality_objectives, programme=request.programme, cut_off=cut_off(request), indicator=indicator.code
    )
    codes = [each.code for each in request.programme.objectives if any(found[each.code])]
    rows = []
    for row in records(found):
        if request.params["region"] in ("", row["region"]):
            place = Scope(municipality=row["municipality"])
            line = {"kommun": row["name"], "kommun_kod": row["municipality"]}
            line["region"] = region_name(request, row["region"])
            for code in codes:
                under = Scope(specific_objective=code, municipality=place.municipality)
                line |= {code: row[code], f"rader_{code}": rows_behind(request, indicator.code, under)}
            rows.append(line)
    columns = [
        Column("kommun", request.t("column.municipality"), header=True, swedish=True),
        Column("kommun_kod", request.t("pages.regions.municipality_code"), on_screen=False),
        Column("region", request.t("column.region"), on_screen=False),
        *[Column(code, code, "number", href=f"rader_{code}") for code in codes],
    ]
    frame = pd.DataFrame(rows, columns=[*[c.key for c in columns], *[f"rader_{c}" for c in codes]], dtype=object)
    caption = request.t("pages.spread.objectives_caption", code=indicator.code, period=request.params["period"])
    return Table("kommuner_mal", caption, tuple(columns), frame)


def spread_rows(request: PageRequest) -> list[dict[str, Any]]:
    """Spread and concentration of every indicator that lists evidence."""
    return request.once(
        "spread",
        lambda: records(
            request.ask(
                spread,
                programme=request.programme,
                cut_off=cut_off(request),
                objective=request.params["mal"] or None,
            )
        ),
    )


def spread_table(request: PageRequest) -> Table:
    """Municipalities reached, of each region's and of all, and the share of the largest five."""
    t, regions = request.t, region_order(request)
    names = {each.code: each for each in request.programme.indicators}
    rows = [
        {
            "indikator_kod": row["indicator"],
            "indikator": short_name(request, names[row["indicator"]]),
            **{region.code: row[f"reached_{region.code}"] for region in regions},
            "natt": row["reached"],
            "raknade": row["counted"],
            "andel_storsta": row["largest_share"],
        }
        for row in spread_rows(request)
    ]
    columns = [
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("indikator", t("pages.indicator.name")),
        *[
            Column(
                region.code,
                t("pages.spread.of", name=request.named(region), all=_all(request, region.code)),
                "number",
            )
            for region in regions
        ],
        Column("natt", t("pages.spread.of_all", all=len(request.programme.municipalities)), "number"),
        Column("raknade", t("pages.spread.counted"), "number", absent="protected"),
        Column("andel_storsta", t("pages.spread.largest", count=LARGEST), "percent", absent="not_applicable"),
    ]
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("spridning", t("pages.spread.caption", period=request.params["period"]), tuple(columns), frame)


def _all(request: PageRequest, region: str) -> int:
    return sum(1 for each in request.programme.municipalities if region in ("", each.region))


def spread_words(request: PageRequest) -> str:
    """Spread and concentration of the chosen indicator in one sentence."""
    code = request.params["indikator"]
    row = next(row for row in spread_rows(request) if row["indicator"] == code)
    if row["reached"] and row["largest_share"] is None:
        return request.t("protection.spread", reached=request.f.number(row["reached"]), code=code)
    if row["largest_share"] is None:
        return request.t("pages.spread.nobody", code=code, period=request.params["period"])
    even = Decimal(LARGEST) / len(request.programme.municipalities)
    return request.t(
        "pages.spread.sentence",
        code=code,
        reached=request.f.number(row["reached"]),
        all=request.f.number(len(request.programme.municipalities)),
        count=LARGEST,
        share=request.f.percent(row["largest_share"]),
        even=request.f.percent(even),
    )


def reached_words(request: PageRequest, values: Mapping[str, Numeric | None]) -> str:
    """How many of these municipalities hold anything; a protected one does."""
    reached = sum(1 for value in values.values() if value != 0)
    return request.t("pages.regions.map_title", reached=request.f.number(reached), all=request.f.number(len(values)))


def municipality_section(request: PageRequest) -> Component:
    """Map, table and spread of the chosen indicator."""
    table = made(request, municipality_table)
    indicator = request.programme.indicator(request.params["indikator"])
    values = dict(zip(table.frame["kommun_kod"], table.frame["varde"], strict=True))
    figure = municipality_map(
        values,
        programme=request.programme,
        unit=unit(request, indicator),
        absent=absence_word(request, "protected").lower(),
        lang=request.lang,
    )
    untouched = [name for name, value in zip(table.frame["kommun"], table.frame["varde"], strict=True) if value == 0]
    area = request.params["mal"] or request.t("pages.figure.whole_programme")
    card = chart_card(
        request,
        figure,
        name="karta",
        title=reached_words(request, values),
        subtitle=request.t(
            "pages.spread.map_subtitle",
            code=indicator.code,
            name=request.named(indicator),
            area=area,
            period=request.params["period"],
        ),
        table=table,
    )
    legend = map_legend(request, values, unit=unit(request, indicator), decimals=indicator.decimals)
    words = around(request, "pages.regions.untouched", place="names", name=", ".join(untouched))
    without = [bullets([words])] if untouched else []
    return section(
        request.t("pages.regions.municipalities"),
        card,
        legend,
        *without,
        *_by_objective(request),
        intro=f"{spread_words(request)} {request.t('pages.regions.municipalities_intro')}",
        anchor="kommuner",
    )


def _by_objective(request: PageRequest) -> list[Component]:
    """Municipality × objective in one region's own view; all 41 are a table to take away."""
    if not request.params["region"]:
        return []
    table = made(request, municipality_objective_table)
    return [fold_out(request.t("pages.spread.objectives"), data_table(request, table))]


def spread_section(request: PageRequest) -> Component:
    """The table of every indicator's spread."""
    table = data_table(request, made(request, spread_table), caption=False)
    return section(request.t("pages.spread.heading"), table, intro=request.t("pages.spread.intro"), anchor="spridning")
