"""`/regioner`: the regions side by side, always in the same order, without rank."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard.charts.dumbbells import DumbbellRow, dumbbells
from dashboard.charts.maps import municipality_map
from dashboard.components.chart_card import chart_card
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.map_legend import map_legend
from dashboard.components.text import bullets, notice, section
from dashboard.content import Nav, PageContent
from dashboard.filters import OBJECTIVE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.choices import MAP_INDICATOR
from dashboard.sections.figures import count_words, short_name, unit
from dashboard.sections.money import share
from dashboard.sections.region_tables import (
    money_by_region,
    municipality_table,
    region_matrix,
    region_money,
    region_order,
    region_rows,
    region_table,
)
from dashboard.sections.tables import made, offered
from dashboard.table import Column, Table

PATH = "/regioner"
NAV = Nav("nav.regions", 30)
FILTERS = (PERIOD, OBJECTIVE, MAP_INDICATOR)
PER_CENT = Decimal(100)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.regions")


def layout(request: PageRequest) -> PageContent:
    """The regions' page."""
    municipalities = made(request, municipality_table)
    reached = sum(1 for value in municipalities.frame["varde"] if value)
    heading = request.t(
        "pages.regions.heading",
        reached=count_words(request, reached, first=True),
        all=count_words(request, len(municipalities.frame)),
    )
    rows = region_rows(request)
    return PageContent(
        heading=heading,
        key_sentence=request.t("pages.regions.key_sentence", period=request.params["period"]),
        body=[
            *_all_objectives(request),
            notice(request.t("pages.regions.rule")),
            section(
                request.t("pages.regions.matrix"),
                region_matrix(request) if rows else empty(request, "no_rows"),
                intro=request.t("pages.regions.matrix_intro"),
                anchor="matris",
            ),
            _shares(request),
            section(
                request.t("pages.regions.money"),
                data_table(request, made(request, money_by_region), caption=False),
                intro=request.t("pages.regions.money_intro"),
            ),
            _municipalities(request, municipalities, reached),
        ],
        about=[
            (request.t("pages.regions.by_key"), request.t("pages.regions.by_key_text")),
            (request.t("pages.regions.own_address"), request.t("pages.regions.own_address_text")),
        ],
        tables=offered(request, TABLES),
    )


def share_table(request: PageRequest) -> Table:
    """Each region's share of what the three regions have together, per measure."""
    codes = [region.code for region in region_order(request)]
    rows = [{"matt": label} | dict(zip(codes, values, strict=True)) for label, values in _shared(request)]
    columns = [Column("matt", request.t("pages.regions.measure"), header=True)]
    columns += [Column(region.code, request.named(region), "percent", decimals=1) for region in region_order(request)]
    frame = pd.DataFrame(rows, columns=["matt", *codes], dtype=object)
    return Table(
        "andelar", request.t("pages.regions.shares_caption", period=request.params["period"]), tuple(columns), frame
    )


TABLES = {
    "regioner": region_table,
    "andelar": share_table,
    "pengar": money_by_region,
    "kommuner": municipality_table,
}


def _all_objectives(request: PageRequest) -> list[Component]:
    """What the choice of objective leaves alone: municipalities are counted for the whole programme."""
    chosen = request.params["mal"] != ALL
    return [notice(request.t("pages.regions.all_objectives"))] if chosen else []


def _shared(request: PageRequest) -> list[tuple[str, list[Decimal | None]]]:
    """Measures with something in a region: money, then the output indicators."""
    codes = [region.code for region in region_order(request)]
    money = region_money(request)
    measured: list[tuple[str, list[Any]]] = [
        (
            request.t("pages.regions.decided_short"),
            [money[c]["eu_decided_sek"] if c in money else Decimal(0) for c in codes],
        ),
        (
            request.t("pages.regions.claimed_short"),
            [money[c]["claimed_sek"] if c in money else Decimal(0) for c in codes],
        ),
    ]
    for row in region_rows(request):
        indicator = request.programme.indicator(row["indicator"])
        if indicator.type == "output":
            name = f"{indicator.code} {short_name(request, indicator)}"
            measured.append((name, [row[f"implemented_{code}"] or Decimal(0) for code in codes]))
    return [(label, [share(value, sum(values)) for value in values]) for label, values in measured if sum(values)]


def _shares(request: PageRequest) -> Component:
    """Money and outputs as shares of the whole: one scale, so that unlike units can stand together."""
    shared = _shared(request)
    heading = request.t("pages.regions.shares")
    if not shared:
        return section(heading, empty(request, "not_reported"))
    codes = [region.code for region in region_order(request)]
    rows = [
        DumbbellRow(
            label,
            {code: None if value is None else value * PER_CENT for code, value in zip(codes, values, strict=True)},
        )
        for label, values in shared
    ]
    figure = dumbbells(rows, regions=region_order(request), unit="%", decimals=0, lang=request.lang)
    return chart_card(
        request,
        figure,
        name="andelar-diagram",
        title=heading,
        subtitle=request.t("pages.regions.shares_subtitle", period=request.params["period"]),
        table=share_table(request),
        notes=None,
    )


def _municipalities(request: PageRequest, table: Table, reached: int) -> Component:
    indicator = request.programme.indicator(request.params["indikator"])
    values = dict(zip(table.frame["kommun_kod"], table.frame["varde"], strict=True))
    figure = municipality_map(values, programme=request.programme, unit=unit(request, indicator), lang=request.lang)
    untouched = [name for name, value in zip(table.frame["kommun"], table.frame["varde"], strict=True) if not value]
    said = request.t(
        "pages.regions.map_title", reached=request.f.number(reached), all=request.f.number(len(table.frame))
    )
    card = chart_card(
        request,
        figure,
        name="karta",
        title=said,
        subtitle=request.t(
            "pages.regions.map_subtitle",
            code=indicator.code,
            name=request.named(indicator),
            period=request.params["period"],
        ),
        table=table,
    )
    legend = map_legend(request, values, unit=unit(request, indicator), decimals=indicator.decimals)
    without = [bullets([request.t("pages.regions.untouched", names=", ".join(untouched))])] if untouched else []
    return section(
        request.t("pages.regions.municipalities"),
        *_all_objectives(request),
        card,
        legend,
        *without,
        intro=request.t("pages.regions.municipalities_intro"),
        anchor="kommuner",
    )
