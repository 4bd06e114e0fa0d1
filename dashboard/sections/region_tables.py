"""The regions side by side: the matrix of indicators in the chosen measure, and the same as tables to take away."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL, Indicator
from dashboard import html
from dashboard.charts.dumbbells import DumbbellRow, dumbbells
from dashboard.components.chart_card import chart_card
from dashboard.components.empty import empty
from dashboard.components.matrix import Cell, MatrixRow, matrix
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, indicator_cells, region_name, rows_behind, short_name
from dashboard.sections.money import share
from dashboard.sections.region_figures import (
    compared_rows,
    decimals_of,
    measure,
    measured,
    measured_unit,
    no_difference,
    place_codes,
    region_order,
    region_rows,
    value_rule,
)
from dashboard.sections.tables import made
from dashboard.signs import sign
from dashboard.table import Column, Table
from warehouse.queries.comparison import TOTAL
from warehouse.queries.scope import Scope

PER_CENT = Decimal(100)
MEASURES = {"genomfort": "implemented", "valt": "selected"}
ABSENT = {"genomfort": "saknas", "valt": "saknas_valt"}
"""What a measure's columns begin with, and those that say why it is not there."""


def region_matrix(request: PageRequest) -> Component:
    """Number and bar per indicator and place, the total counted anew, and what sum and total differ by."""
    codes = place_codes(request)
    differs = measure(request) == "absolute"
    names = [*[region_name(request, code) for code in codes], request.t("pages.regions.total")]
    pairs = zip(compared_rows(request), region_rows(request), strict=True)
    rows = [_matrix_row(request, row, codes, differs=absolute if differs else None) for row, absolute in pairs]
    first = request.t("indicator_types.output")
    rows.sort(key=lambda row: row.group != first)
    return matrix(
        request,
        caption=request.t("pages.regions.caption", period=request.params["period"]),
        corner=request.t("column.indicator"),
        columns=[*names, *([request.t("pages.regions.difference")] if differs else [])],
        rows=rows,
    )


def _matrix_row(
    request: PageRequest, row: dict[str, Any], codes: list[str], *, differs: dict[str, Any] | None
) -> MatrixRow:
    indicator = request.programme.indicator(row["indicator"])
    page = rows_behind(request, indicator.code, _scope(request, TOTAL), anchor="")
    name = html.A([html.Span(indicator.code, className="code"), " ", short_name(request, indicator)], href=page)
    heading = html.Span([name, html.Small(measured_unit(request, indicator), className="below")])
    largest = max((row[f"implemented_{code}"] or Decimal(0) for code in codes), default=Decimal(0))
    cells = [_cell(request, row, code=code, largest=largest) for code in codes]
    last = [] if differs is None else [_difference(request, differs)]
    return MatrixRow(
        heading,
        [*cells, _cell(request, row, code=TOTAL, largest=Decimal(0)), *last],
        group=request.t(f"indicator_types.{indicator.type}"),
    )


def _scope(request: PageRequest, end: str) -> Scope:
    """What a place's figure is about: the rows behind it follow the same rule."""
    region = ALL if end == TOTAL else end
    return Scope(specific_objective=request.params["mal"] or ALL, region=region, region_rule=value_rule(request))


def _cell(request: PageRequest, row: dict[str, Any], *, code: str, largest: Decimal) -> Cell:
    value = row[f"implemented_{code}"]
    return Cell(
        measured(request, row, "implemented", end=code),
        href=rows_behind(request, row["indicator"], _scope(request, code)),
        share=share(value, largest) if value is not None else None,
        note=request.t("pages.regions.planned", value=measured(request, row, "selected", end=code)),
    )


def _difference(request: PageRequest, row: dict[str, Any]) -> Cell:
    """Why the places do not add up to the total: enterprises in several, without a known one, operations doubled."""
    indicator = request.programme.indicator(row["indicator"])
    parts = (
        (row["several"], "pages.compare.several"),
        (row["unplaced"] and -row["unplaced"], "pages.compare.unplaced"),
        (row["implemented_doubled"], "pages.compare.doubled"),
        (row["selected_doubled"], "pages.compare.doubled_selected"),
    )
    said = [request.t(key, value=request.f.signed(value, indicator.decimals)) for value, key in parts if value]
    difference = row["implemented_difference"]
    if difference is None:
        return Cell(sign(no_difference(row)))
    return Cell(request.f.signed(difference, indicator.decimals), note=", ".join(said))


def region_table(request: PageRequest) -> Table:
    """Selected and implemented per place, absolute values, and what sum and total differ by."""
    codes = [*place_codes(request), TOTAL]
    t = request.t
    rows = []
    for row in region_rows(request):
        values = {f"{key}_{code}": row[f"{name}_{code}"] for code in codes for key, name in MEASURES.items()}
        overlaps = {
            "skillnad": row["implemented_difference"],
            "i_flera_regioner": row["several"],
            "utan_kommun": row["unplaced"],
            "dubbelraknat": row["implemented_doubled"],
            "dubbelraknat_valt": row["selected_doubled"],
        }
        missing = {f"saknas_{code}": absence(row[f"status_{code}"]) for code in codes}
        missing |= {f"saknas_valt_{code}": absence(row[f"planned_{code}"]) for code in codes}
        missing["saknas_skillnad"] = no_difference(row)
        rows.append(indicator_cells(request, row["indicator"]) | values | overlaps | missing)
    columns = [*_identity_columns(request), *_value_columns(request, codes)]
    columns += [
        Column("skillnad", t("pages.regions.difference"), "number", absent_key="saknas_skillnad"),
        Column("i_flera_regioner", t("pages.compare.several_column"), "number", absent="protected"),
        Column("utan_kommun", t("pages.compare.unplaced_column"), "number", absent="protected"),
        Column("dubbelraknat", t("pages.compare.doubled_column"), "number", absent="protected"),
        Column("dubbelraknat_valt", t("pages.compare.doubled_selected_column"), "number", absent="protected"),
    ]
    ends = [*codes, "skillnad"]
    keys = [*[column.key for column in columns], *[f"{name}_{end}" for name in ABSENT.values() for end in ends]]
    frame = pd.DataFrame(rows, columns=keys, dtype=object)
    rule = t(f"pages.compare.rule.{value_rule(request)}")
    caption = t("pages.regions.caption", period=request.params["period"])
    return Table("regioner", f"{caption}. {rule}", tuple(columns), frame)


def _identity_columns(request: PageRequest) -> list[Column]:
    return [
        Column("indikator_kod", request.t("column.indicator"), "code", header=True),
        Column("indikator", request.t("pages.indicator.name")),
        Column("enhet", request.t("column.unit")),
    ]


def _value_columns(request: PageRequest, codes: list[str]) -> list[Column]:
    places = {code: request.t("pages.regions.total") if code == TOTAL else region_name(request, code) for code in codes}
    return [
        Column(
            f"{key}_{code}",
            f"{request.t(f'measure.{name}')}, {places[code]}",
            "number",
            absent_key=f"{ABSENT[key]}_{code}",
        )
        for code in codes
        for key, name in MEASURES.items()
    ]


def comparison_table(request: PageRequest) -> Table:
    """The chosen measure per indicator and place, with the matrix's own rounding; indicators of the chart first."""
    codes = place_codes(request)
    kind = "percent" if measure(request) == "share" else "number"
    rows = []
    for row in compared_rows(request):
        indicator = request.programme.indicator(row["indicator"])
        line = indicator_cells(request, indicator.code) | {"enhet": measured_unit(request, indicator)}
        line |= {"decimaler": 1 if kind == "percent" else decimals_of(request, indicator)}
        for end in codes:
            line |= {
                end: row[f"implemented_{end}"],
                f"valt_{end}": row[f"selected_{end}"],
                f"saknas_{end}": absence(row[f"status_{end}"]),
                f"saknas_valt_{end}": absence(row[f"planned_{end}"]),
            }
        rows.append(line)
    columns = _identity_columns(request)
    for end in codes:
        name = region_name(request, end)
        columns += [
            Column(end, name, kind, decimals_key="decimaler", absent_key=f"saknas_{end}"),  # type: ignore[arg-type]
            Column(
                f"valt_{end}",
                f"{request.t('measure.selected')}, {name}",
                kind,  # type: ignore[arg-type]
                decimals_key="decimaler",
                absent_key=f"saknas_valt_{end}",
                on_screen=False,
            ),
        ]
    absent = [f"{name}_{code}" for name in ABSENT.values() for code in codes]
    keys = [*[column.key for column in columns], "decimaler", *absent]
    frame = pd.DataFrame(rows, columns=keys, dtype=object)
    words = request.t(f"pages.compare.measure.{measure(request)}")
    caption = request.t("pages.compare.caption", measure=words, period=request.params["period"])
    return Table("jamforelse", caption, tuple(columns), frame)


def comparison_section(request: PageRequest) -> Component:
    """The regions on one line per indicator, in the chosen measure: outputs, or the type chosen."""
    heading = request.t("pages.compare.heading")
    wanted = request.params["typ"] or "output"
    drawn = [row for row in compared_rows(request) if _indicator(request, row).type == wanted]
    rows = [each for each in (_dumbbell(request, row) for row in drawn) if any(each.values.values())]
    if not rows:
        return section(heading, empty(request, "not_reported"), anchor="jamforelse")
    one_scale = measure(request) == "share"
    figure = dumbbells(
        rows, regions=region_order(request), unit="%" if one_scale else "", lang=request.lang, one_scale=one_scale
    )
    words = request.t(f"pages.compare.measure.{measure(request)}")
    scale = "" if one_scale else request.t("pages.compare.own_scale")
    return section(
        heading,
        chart_card(
            request,
            figure,
            name="jamforelse-diagram",
            title=request.t("pages.compare.chart_title", measure=words),
            subtitle=request.t("pages.compare.subtitle", period=request.params["period"], scale=scale),
            table=made(request, comparison_table),
        ),
        intro=request.t(f"pages.compare.measure_long.{measure(request)}"),
        anchor="jamforelse",
    )


def _indicator(request: PageRequest, row: dict[str, Any]) -> Indicator:
    return request.programme.indicator(row["indicator"])


def _dumbbell(request: PageRequest, row: dict[str, Any]) -> DumbbellRow:
    """Shares in per cent; other measures as parts of the row's largest, said in their own words."""
    indicator = _indicator(request, row)
    codes = [region.code for region in region_order(request)]
    values = {code: row[f"implemented_{code}"] for code in codes}
    largest = max((value for value in values.values() if value is not None), default=Decimal(0))
    whole = Decimal(1) if measure(request) == "share" else largest
    drawn = {c: None if v is None or not whole else v / whole * PER_CENT for c, v in values.items()}
    unit_words = "" if measure(request) == "share" else f" {measured_unit(request, indicator)}"
    words = {code: f"{measured(request, row, 'implemented', end=code)}{unit_words}" for code in codes}
    return DumbbellRow(f"{indicator.code} {short_name(request, indicator)}", drawn, words)
