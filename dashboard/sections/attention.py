"""What needs attention on the overview: the indicators furthest behind their path, in words."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.text import link, section
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, rows_behind, unit
from dashboard.sections.notes import dated_words, latest
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope

WORST = 5


def attention_section(request: PageRequest, rows: pd.DataFrame) -> list[Component]:
    """The indicators furthest behind their path, in words."""
    behind = rows[rows["status"] == "behind"]
    if behind.empty:
        return []
    worst = sorted(records(behind), key=lambda row: row["ratio"])[:WORST]
    items = [html.Li(_behind(request, row)) for row in worst]
    more = link(
        request.t("pages.overview.all_behind", count=len(behind)), request.here(status="behind", anchor="indikatorer")
    )
    intro = request.t("pages.overview.attention_intro")
    return [
        section(request.t("pages.overview.attention"), html.Ul(items, className="attention"), html.P(more), intro=intro)
    ]


def _behind(request: PageRequest, row: dict[str, object]) -> list[Component | str]:
    indicator = request.programme.indicator(str(row["indicator"]))
    code = str(row["specific_objective"])
    href = rows_behind(request, indicator.code, Scope(specific_objective=code), anchor="status")
    f, decimals = request.f, indicator.decimals
    words = request.t(
        "pages.overview.behind",
        objective=code,
        value=f.number(row["implemented"], decimals),  # type: ignore[arg-type]
        expected=f.number(row["expected"], decimals),  # type: ignore[arg-type]
        unit=unit(request, indicator),
        share=f.percent(row["ratio"]),  # type: ignore[arg-type]
    )
    said = latest(request, until=cut_off(request)).get((indicator.code, code), ())
    why = [html.Small(dated_words(request, note), className="below") for note in said]
    return [link(f"{indicator.code} {request.named(indicator)}", href), html.Br(), words, *why]
