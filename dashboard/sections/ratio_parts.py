"""Behind a ratio: its numerator and its denominator, each with the way to its own rows."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from config.rules import Ratio
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, absence, chosen_scope, cut_off, rows_behind, short_name, unit
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.progress import progress_of


def _parts(ratio: Ratio) -> tuple[tuple[str, str], ...]:
    return (("numerator", ratio.numerator), ("denominator", ratio.denominator))


def _rows(request: PageRequest, indicator: Indicator) -> list[dict[str, Any]]:
    ratio = indicator.ratio
    return [_row(request, part, code) for part, code in _parts(ratio)] if ratio else []


def _row(request: PageRequest, part: str, code: str) -> dict[str, Any]:
    found = request.ask(
        progress_of,
        programme=request.programme,
        cut_off=cut_off(request),
        indicator=code,
        scope=chosen_scope(request),
    )
    [figure] = records(found)
    each = request.programme.indicator(code)
    return {
        "del": request.t(f"pages.ratio.{part}"),
        "indikator_kod": code,
        "indikator": short_name(request, each),
        "valt": figure["selected"],
        "genomfort": figure["implemented"],
        "enhet": unit(request, each),
        "decimaler": each.decimals,
        "saknas": absence(figure["implemented_status"]),
        "valt_saknas": absence(figure["planned_status"]),
        "href": rows_behind(request, code, chosen_scope(request)),
    }


def ratio_table(request: PageRequest, indicator: Indicator) -> Table:
    """Numerator and denominator, planned and achieved."""
    t = request.t
    columns = (
        Column("del", t("pages.ratio.part"), header=True),
        Column("indikator_kod", t("column.indicator"), "code", href="href"),
        Column("indikator", t("pages.indicator.name")),
        Column(
            "valt", t("measure.selected"), "number", decimals_key="decimaler", href="href", absent_key="valt_saknas"
        ),
        Column(
            "genomfort", t("measure.implemented"), "number", decimals_key="decimaler", href="href", absent_key="saknas"
        ),
        Column("enhet", t("column.unit")),
    )
    keys = [*[column.key for column in columns], "decimaler", "saknas", "valt_saknas", "href"]
    frame = pd.DataFrame(_rows(request, indicator), columns=keys, dtype=object)
    caption = t("pages.ratio.caption", code=indicator.code, period=request.params["period"])
    return Table("underlag", caption, columns, frame)


def ratio_section(request: PageRequest, indicator: Indicator) -> Component:
    """The two parts and the division, written out where there is a value."""
    table = request.once("ratio_table", lambda: ratio_table(request, indicator))
    body = [*_formula(request, indicator, records(table.frame)), data_table(request, table, caption=False)]
    return section(request.t("pages.ratio.heading"), *body, anchor=ROWS, intro=request.t("pages.ratio.intro"))


def _formula(request: PageRequest, indicator: Indicator, rows: list[dict[Any, Any]]) -> list[Component]:
    above, below = (row["genomfort"] for row in rows)
    if above is None or not below or indicator.ratio is None:
        return []
    f, factor = request.f, indicator.ratio.factor
    words = {
        "above": f.number(above, rows[0]["decimaler"]),
        "below": f.number(below, rows[1]["decimaler"]),
        "factor": f.number(factor),
        "value": f.number(above * factor / below, indicator.decimals),
    }
    return [html.P(request.t("pages.ratio.formula", **words), className="sum-line")]
