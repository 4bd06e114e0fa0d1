"""Forecast to the target date: the band of the course chart, and the section that says what it rests on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL, Indicator
from dashboard import html
from dashboard.charts.bands import Band
from dashboard.components.data_table import data_table
from dashboard.components.text import link, notice, section, terms
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, absence, chosen_scope, cut_off, target_word, unit, value_words
from dashboard.table import Column, Table
from warehouse.queries.forecast import forecast_bases, forecast_errors, forecasts
from warehouse.queries.frames import records

ANCHOR = "prognos"
VALUES = ("low", "middle", "high")
COLUMNS = {"low": "lag", "middle": "mitt", "high": "hog"}


def forecast_rows(request: PageRequest, indicator: Indicator) -> list[dict[Any, Any]]:
    """The forecast of the scope and cut-off the address chooses, oldest day first; empty where there is none."""

    def make() -> list[dict[Any, Any]]:
        if _silence(request, indicator):
            return []
        return records(request.ask(forecasts, indicator=indicator.code, objective=_objective(request)))

    return request.once("forecast", make)


def forecast_band(request: PageRequest, indicator: Indicator, implemented: Decimal | None) -> Band | None:
    """The band from the last known value on; None where there is no forecast."""
    rows = forecast_rows(request, indicator)
    if not rows:
        return None
    reached = implemented or Decimal(0)
    parts = {name: [reached, *(row[name] for row in rows)] for name in VALUES}
    days = [cut_off(request), *(row["cut_off"] for row in rows)]
    return Band(request.t("pages.forecast.band"), days, **parts)


def band_note(request: PageRequest, indicator: Indicator) -> Component:
    """What the hatched area of the chart is, and where its numbers stand."""
    words = request.t("pages.forecast.legend", **_shares(request))
    return html.P([words, " ", link(request.t("pages.forecast.caption", code=indicator.code), f"#{ANCHOR}")])


def forecast_table(request: PageRequest, indicator: Indicator) -> Table:
    """Low, middle and high at each cut-off to come."""
    t, decimals = request.t, indicator.decimals
    columns = (
        Column("period", t("column.cut_off"), "date", header=True),
        *(
            Column(
                COLUMNS[name], t(f"pages.forecast.{name}"), "number", decimals=decimals, unit=unit(request, indicator)
            )
            for name in VALUES
        ),
    )
    rows = [
        {"period": row["cut_off"]} | {COLUMNS[name]: row[name] for name in VALUES}
        for row in forecast_rows(request, indicator)
    ]
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("prognos", t("pages.forecast.caption", code=indicator.code), columns, frame)


def forecast_section(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Component:
    """The forecast in a table with its basis and past error; where there is none, why."""
    heading = request.t("pages.forecast.heading", year=request.programme.target_date.year)
    why = _silence(request, indicator)
    if why:
        return section(heading, notice(*why), anchor=ANCHOR)
    basis = _basis(request, indicator)
    rows = forecast_rows(request, indicator)
    if not rows or basis is None:
        return section(heading, _too_little(request, indicator, row, basis=basis), anchor=ANCHOR)
    answer = forecast_answer(request, indicator, row, last=rows[-1])
    words = [html.P(said) for said in (answer, request.t("pages.forecast.only_decided"))]
    parts = (data_table(request, forecast_table(request, indicator)), terms(_rests_on(request, indicator, basis)))
    return section(heading, *words, *parts, html.P(_past_error(request, indicator)), _method(request), anchor=ANCHOR)


def _silence(request: PageRequest, indicator: Indicator) -> list[Component | str]:
    """Why no forecast is made for this choice at all; empty where one can be."""
    t, scope = request.t, chosen_scope(request)
    if indicator.decrease:
        return [t("pages.forecast.none_decrease")]
    if indicator.counting in ("annual", "ratio"):
        return [t(f"pages.forecast.none_{indicator.counting}")]
    if set(scope.chosen) - {"specific_objective"}:
        way = request.here(region="", kommun="", falt="", slag="", sida="", anchor=ANCHOR)
        return [t("pages.forecast.none_scope"), " ", link(t("pages.forecast.whole"), way)]
    last = request.release.last_cut_off
    if cut_off(request) != last:
        way = request.here(period=last.isoformat(), sida="", anchor=ANCHOR)
        return [t("pages.forecast.none_period", last=last.isoformat()), " ", link(t("pages.forecast.latest"), way)]
    return []


def _objective(request: PageRequest) -> str:
    return chosen_scope(request).chosen.get("specific_objective", ALL)


def _basis(request: PageRequest, indicator: Indicator) -> dict[Any, Any] | None:
    rows = records(request.ask(forecast_bases, indicator=indicator.code, objective=_objective(request)))
    return rows[0] if rows else None


def _too_little(
    request: PageRequest, indicator: Indicator, row: dict[Any, Any], *, basis: dict[Any, Any] | None
) -> Component:
    said = request.t(
        "pages.forecast.too_little",
        finished=request.f.number(basis["finished_count"] if basis else 0),
        least=request.programme.forecast.min_finished,
        selected=value_words(request, row["selected"], indicator, absent=absence(row["planned_status"])),
    )
    return notice(said)


def forecast_answer(request: PageRequest, indicator: Indicator, row: dict[Any, Any], *, last: dict[Any, Any]) -> str:
    """The last day's values in a sentence, and where the target lies."""
    values = {name: request.f.number(last[name], indicator.decimals) for name in ("low", "high")}
    middle = value_words(request, last["middle"], indicator)
    said = request.t(
        "pages.forecast.answer", day=last["cut_off"].isoformat(), middle=middle, **values, **_shares(request)
    )
    target = row["target_2029"]
    if target is None:
        return said
    place = "above" if target > last["high"] else "below" if target <= last["low"] else "within"
    aim = target_word(request, confirmed=row["confirmed"])
    words = {"aim": aim[:1].upper() + aim[1:], "target": request.f.number(target, indicator.decimals)}
    return f"{said} {request.t(f'pages.forecast.target_{place}', **words)}"


def _shares(request: PageRequest) -> dict[str, str]:
    method = request.programme.forecast
    return {"inside": request.f.percent(method.high - method.low)}


def _rests_on(request: PageRequest, indicator: Indicator, basis: dict[Any, Any]) -> list[tuple[Any, Any]]:
    t, f = request.t, request.f
    pool = t(f"pages.forecast.pool.{basis['pool'] or 'none'}")
    pairs = [
        (t("pages.forecast.running"), link(f.number(basis["running_count"]), request.here(sida="", anchor=ROWS))),
        (t("pages.forecast.late"), f.number(basis["late_count"])),
        (t("pages.forecast.finished"), f.number(basis["finished_count"])),
        (t("pages.forecast.pool_term"), pool),
        (t("pages.forecast.rate"), f.percent(basis["delivery_rate"], absent="not_applicable")),
        (t("pages.forecast.delay"), _days(request, basis["delay_days"])),
    ]
    if indicator.counting == "unique":
        pairs.append((t("pages.forecast.overlap"), f.number(basis["overlap"], 3)))
    return pairs


def _days(request: PageRequest, days: int | None) -> str:
    """Days after the planned end, or before it."""
    if days is None:
        return ""
    return request.t(
        "pages.forecast.days_before" if days < 0 else "pages.forecast.days", days=request.f.number(abs(days))
    )


def _past_error(request: PageRequest, indicator: Indicator) -> str:
    """The error of earlier forecasts at each horizon, in a sentence each; plainly none where none could be tried."""
    rows = records(request.ask(forecast_errors, indicator=indicator.code, objective=_objective(request)))
    if not rows:
        return request.t("pages.forecast.untried")
    said = [
        request.t(
            "pages.forecast.error" if row["median_error_pct"] is not None else "pages.forecast.error_of_nought",
            years=row["years_ahead"],
            error=request.f.number(row["median_error_pct"], 1),
            inside=request.f.number(row["inside_count"]),
            trials=request.f.number(row["trials_count"]),
        )
        for row in rows
    ]
    return " ".join([request.t("pages.forecast.tried"), *said])


def _method(request: PageRequest) -> Component:
    return html.P(request.t("pages.forecast.method"), className="table-note")
