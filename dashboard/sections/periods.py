"""One indicator per period: what each cut-off added to the one before, never mixed with what is accumulated."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from config.model import Indicator
from dashboard import palette
from dashboard.charts.changes import Changes, change_bars
from dashboard.components.chart_card import chart_card
from dashboard.components.text import notice
from dashboard.filters import Choice, Filter
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, chosen_scope, scope_words, short_name, unit
from dashboard.sections.indicator_charts import course_rows
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.periods import by_period

PERIODS = "perioder"
"""The word of the address, and the name of the table."""

VIEW = Filter(
    "visa",
    "pages.periods.label",
    choices=lambda request: [Choice(PERIODS, request.t("pages.periods.choice"))],
    every="pages.periods.cumulative",
)


def per_period(request: PageRequest) -> bool:
    """Whether the address asks for periods."""
    return request.params.get(VIEW.name) == PERIODS


def has_periods(indicator: Indicator) -> bool:
    """A value of one year, and a share, is no sum that grows: it has no difference worth a name."""
    return indicator.cumulative and indicator.counting != "ratio"


def period_table(request: PageRequest, indicator: Indicator) -> Table:
    """The differences in numbers, latest first; empty for an indicator that has none."""
    t, decimals = request.t, indicator.decimals
    course = course_rows(request, indicator) if has_periods(indicator) else course_rows(request, indicator).head(0)
    rows = [_row(request, row) for row in reversed(records(by_period(course)))]

    def signed(key: str, absent: str) -> Any:
        def show(row: Row) -> Component:
            value, f = row[key], request.f
            words = f.number(None, absent=row[absent]) if value is None else f.signed(value, decimals)
            return html.A(words, href=row["rader"])

        return show

    columns = (
        Column("period", t("column.cut_off"), "date", header=True),
        Column("fran", t("pages.periods.since"), "date", absent="not_applicable"),
        *[
            Column(
                key,
                t(f"pages.periods.{measure}"),
                "number",
                decimals=decimals,
                absent_key=absent,
                show=signed(key, absent),
                definition=_meaning(request, indicator),
            )
            for key, measure, absent in (
                ("genomfort", "implemented", "saknas"),
                ("valt", "selected", "valt_saknas"),
            )
        ],
        Column("enhet", t("column.unit"), on_screen=False),
        Column("ackumulerat", t("app.cumulative").capitalize(), on_screen=False),
    )
    keys = ["period", "fran", "genomfort", "saknas", "valt", "valt_saknas", "rader"]
    frame = pd.DataFrame(rows, columns=keys, dtype=object)
    frame = frame.assign(enhet=unit(request, indicator), ackumulerat=t("word.no"))
    caption = t("pages.periods.caption", code=indicator.code)
    return Table(PERIODS, caption, columns, frame, notes=(_meaning(request, indicator),))


def _row(request: PageRequest, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "period": row["cut_off"],
        "fran": row["since"],
        "genomfort": row["implemented"],
        "saknas": row["implemented_status"],
        "valt": row["selected"],
        "valt_saknas": row["planned_status"],
        "rader": request.here(period=row["cut_off"].isoformat(), sida="", anchor=ROWS),
    }


def _meaning(request: PageRequest, indicator: Indicator) -> str:
    key = "meaning_unique" if indicator.counting == "unique" else "meaning"
    return request.t(f"pages.periods.{key}")


def period_chart(request: PageRequest, indicator: Indicator, table: Table) -> Component:
    """Both measures per period as bars on nought; the words say that nothing here is accumulated."""
    t = request.t
    if not has_periods(indicator):
        return notice(t("pages.periods.none"))
    rows = records(table.frame)[::-1]
    days = [row["period"].isoformat() for row in rows]
    figure = change_bars(
        days,
        [
            Changes(t("pages.periods.implemented"), [row["genomfort"] for row in rows]),
            Changes(t("pages.periods.selected"), [row["valt"] for row in rows], palette.SELECTED.light),
        ],
        unit=unit(request, indicator),
        decimals=indicator.decimals,
        lang=request.lang,
    )
    area = scope_words(request, chosen_scope(request))
    words = (f"{indicator.code} {short_name(request, indicator)}", unit(request, indicator), area)
    return chart_card(
        request,
        figure,
        name=f"{PERIODS}-diagram",
        title=_title(request, rows),
        subtitle=", ".join((*words, t("pages.periods.not_cumulative"))),
        table=table,
        level=2,
    )


def _title(request: PageRequest, rows: list[dict[str, Any]]) -> str:
    """How many periods went down, which readers would otherwise take for an error."""
    down = sum(1 for row in rows if row["genomfort"] is not None and row["genomfort"] < 0)
    return request.t("pages.periods.title_down" if down else "pages.periods.title", count=request.f.number(down))
