"""An indicator told apart: by category, by sex, by who leads the enterprise, each with its missing share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.charts.bars import BarRow, bars
from dashboard.components.chart_card import chart_card
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import section, subsection
from dashboard.request import PageRequest
from dashboard.sections.figures import chosen_scope, cut_off, scope_words, short_name, unit, value_words
from dashboard.sections.money import share
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.splits import UNKNOWN, Missing, missing_shares, splits

DIMENSIONS = ("size_class", "support_form", "breakdown", "sex", "led_by")
LEVELS = ("programme", "objective", "region", "objective_region")
"""Where breakdowns are counted."""

WORDS = {"size_class": "breakdown", "support_form": "breakdown"}
ORDER = ("micro", "small", "medium", "large", "women", "men", "shared", "other", UNKNOWN)


def split_rows(request: PageRequest, indicator: Indicator) -> pd.DataFrame:
    """The parts of the figure the address chooses."""
    scope, day = chosen_scope(request), cut_off(request)
    return request.once("splits", lambda: request.ask(splits, indicator=indicator.code, cut_off=day, scope=scope))


def split_table(request: PageRequest, indicator: Indicator, *, only: str = "") -> Table:
    """The parts of every split, or of one, with what is missing as a part of its own."""
    frame = split_rows(request, indicator)
    missing = missing_shares(frame)
    rows: list[dict[str, Any]] = []
    for dimension in (only,) if only else DIMENSIONS:
        parts = _in_order(indicator, [row for row in records(frame) if row["dimension"] == dimension])
        rows += [_part(request, row) for row in parts]
        rows += _untold(request, dimension, parts=parts, missing=missing.get(dimension))
    t = request.t
    value = Column("varde", t("column.value"), "number", decimals=indicator.decimals, unit=unit(request, indicator))
    value = replace(value, absent="protected")
    columns = (
        Column("kategori", t("pages.indicator.category"), header=True),
        Column("delning", t("pages.indicator.split_column"), on_screen=not only),
        value,
        Column("andel", t("column.share"), "percent", absent="not_applicable"),
    )
    table = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    caption = t("pages.indicator.split_caption", code=indicator.code)
    of = f": {t(f'pages.splits.of.{only}').lower()}" if only else ""
    return Table("uppdelning", f"{caption}{of}", columns, table)


def _in_order(indicator: Indicator, rows: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    by_category = any(row["dimension"] == "breakdown" for row in rows)
    order = indicator.breakdown.categories if indicator.breakdown and by_category else ORDER
    return sorted(rows, key=lambda row: order.index(row["code"]) if row["code"] in order else len(order))


def _part(request: PageRequest, row: dict[Any, Any]) -> dict[str, Any]:
    dimension = row["dimension"]
    name = "pages.splits.unknown" if row["code"] == UNKNOWN else f"{WORDS.get(dimension, dimension)}.{row['code']}"
    return {
        "kategori": request.t(name),
        "delning": request.t(f"pages.splits.of.{dimension}"),
        "varde": row["value"],
        "andel": None if row["value"] is None else share(row["value"], row["total"]),
    }


def _untold(
    request: PageRequest, dimension: str, *, parts: list[dict[Any, Any]], missing: Missing | None
) -> list[dict[str, Any]]:
    """What neither a category nor "unknown" holds: the operations that reported no such split."""
    if missing is None:
        return []
    unknown = sum((row["value"] for row in parts if row["code"] == UNKNOWN), Decimal(0))
    if missing.value <= unknown:
        return []
    rest = missing.value - unknown
    name, of = request.t("pages.splits.untold"), request.t(f"pages.splits.of.{dimension}")
    return [{"kategori": name, "delning": of, "varde": rest, "andel": share(rest, missing.total)}]


def split_section(request: PageRequest, indicator: Indicator) -> list[Component]:
    """Every split that is there, and the words for one that ought to be; a split never has a target."""
    if chosen_scope(request).level not in LEVELS or indicator.ratio is not None:
        return []
    frame = split_rows(request, indicator)
    found = set(frame["dimension"])
    parts = [
        _card(request, indicator, dimension) if dimension in found else _not_split(request, dimension)
        for dimension in DIMENSIONS
        if dimension in found or dimension in _asked_for(indicator)
    ]
    if not parts:
        return []
    intro = request.t("pages.splits.intro")
    return [section(request.t("pages.indicator.split_heading"), *parts, anchor="uppdelning", intro=intro)]


def _asked_for(indicator: Indicator) -> set[str]:
    """The splits an indicator of its kind should have."""
    enterprises = indicator.evidence is not None and "enterprise" in indicator.evidence.organisation_kinds
    asked = {"sex"} if indicator.by_sex else set()
    return asked | ({"size_class", "led_by"} if enterprises else set())


def _not_split(request: PageRequest, dimension: str) -> Component:
    words = html.P(request.t(f"pages.splits.not_split.{dimension}"))
    return subsection(request.t(f"pages.splits.of.{dimension}"), words)


def _card(request: PageRequest, indicator: Indicator, dimension: str) -> Component:
    table = split_table(request, indicator, only=dimension)
    said = missing_words(request, indicator, dimension)
    untold = (request.t("pages.splits.untold"), request.t("pages.splits.unknown"))
    rows = [
        BarRow(row["kategori"], row["varde"], _told(request, indicator, row), known=row["kategori"] not in untold)
        for row in records(table.frame)
        if row["varde"] is not None
    ]
    area, period = scope_words(request, chosen_scope(request)), request.params["period"]
    name = f"{indicator.code} {short_name(request, indicator)}"
    subtitle = ", ".join((name, unit(request, indicator), area, period))
    title = request.t("pages.splits.title", of=request.t(f"pages.splits.of.{dimension}"), finding=said)
    if not any(row.value for row in rows):
        hidden = [empty(request, "protected")] if len(rows) < len(table.frame) else []
        return subsection(title, *hidden, data_table(request, table))
    return chart_card(
        request,
        bars(rows, lang=request.lang),
        name=f"delning-{dimension.replace('_', '-')}",
        title=title,
        subtitle=subtitle,
        table=table,
    )


def _told(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> str:
    return f"{row['kategori']}: {value_words(request, row['varde'], indicator)} ({request.f.percent(row['andel'])})"


def missing_words(request: PageRequest, indicator: Indicator, dimension: str) -> str:
    """ "könsuppdelning saknas för 23 % (12 personer)", or that the parts are the whole."""
    missing = missing_shares(split_rows(request, indicator)).get(dimension)
    if missing is None:
        return request.t("pages.splits.no_total")
    value = value_words(request, abs(missing.value), indicator)
    if missing.value == 0:
        return request.t("pages.splits.whole")
    if missing.value < 0:
        return request.t("pages.splits.more", value=value)
    return request.t(f"pages.splits.missing.{dimension}", value=value, share=request.f.percent(missing.share))
