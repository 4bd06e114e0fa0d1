"""N+3: what must have been claimed by when, beside what has been claimed and certified."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.charts.lines import Line, LineChart, line_chart
from dashboard.components.chart_card import chart_card
from dashboard.components.text import notice, section
from dashboard.formats import MILLION
from dashboard.request import PageRequest
from dashboard.sections.currency import currency_of, example_profile, millions, rate_note
from dashboard.sections.figures import cut_off
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.finance import finance_course
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope

CHART_END = date(2030, 12, 31)
HEIGHT = 340


def _course(request: PageRequest) -> list[dict[Any, Any]]:
    return request.once(
        "programme_course",
        lambda: records(request.ask(finance_course, until=cut_off(request), scope=Scope())),
    )


def _at(request: PageRequest, day: date, name: str) -> Decimal:
    """The programme's amount in SEK at the last cut-off on or before a day."""
    amounts = [row[name] for row in _course(request) if row["cut_off"] <= day]
    return amounts[-1] if amounts else Decimal(0)


def commitment_table(request: PageRequest) -> Table:
    """Each year's commitment, when it falls due, and what is left to certify by then."""
    currency, t = currency_of(request), request.t
    rows = []
    for each, due in request.programme.money.due():
        certified, claimed = (
            currency.sek(_at(request, each.due_on, name)) for name in ("eu_certified_sek", "eu_claimed_sek")
        )
        rows.append(
            {
                "ar": str(each.year),
                currency.key("atagande"): currency.eur(each.amount_eur),
                "senast": each.due_on,
                currency.key("ackumulerat"): currency.eur(due),
                currency.key("ansokt"): claimed,
                currency.key("intygat"): certified,
                currency.key("kvar"): max(currency.eur(due) - certified, Decimal(0)),
                "forfallet": t("word.yes" if each.due_on <= cut_off(request) else "word.no"),
                "stallning": t("pages.economy.adopted" if each.confirmed else "pages.economy.example_profile"),
            }
        )
    columns = (
        Column("ar", t("pages.economy.year"), header=True),
        currency.column("atagande", t("pages.economy.commitment")),
        Column("senast", t("pages.economy.due_on"), "date"),
        Column("forfallet", t("pages.economy.fallen_due"), on_screen=False),
        currency.column("ackumulerat", t("pages.economy.due_sum")),
        currency.column("ansokt", t("pages.money.step.claimed")),
        currency.column("intygat", t("pages.money.step.certified")),
        currency.column("kvar", t("pages.economy.left_to_certify")),
        Column("stallning", t("pages.economy.standing")),
    )
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    notes = (t("pages.economy.n3_method"), rate_note(request))
    return Table("n3", t("pages.economy.n3_caption"), columns, frame, notes=notes)


def commitment_section(request: PageRequest) -> Component:
    """The chart and its table; without a configured profile the words for that."""
    heading, commitments = request.t("pages.economy.n3_heading"), request.programme.money.commitments
    if not commitments:
        return section(heading, notice(request.t("pages.economy.n3_none")), anchor="n3")
    card = chart_card(
        request,
        _figure(request),
        name="n3-diagram",
        title=_finding(request),
        subtitle=request.t("pages.economy.n3_subtitle", unit=f"M{currency_of(request).code}"),
        table=made(request, commitment_table),
    )
    example = [notice(request.t("pages.economy.n3_example"), tone="example")]
    whole = [notice(request.t("pages.economy.n3_whole"))] if request.carried("mal", "region", "falt") else []
    marks = example if example_profile(request.programme.money) else []
    return section(heading, *marks, *whole, card, anchor="n3", intro=request.t("pages.economy.n3_intro"))


def _finding(request: PageRequest) -> str:
    """The next day something falls due, and what is left to certify by it."""
    currency = currency_of(request)
    coming = [pair for pair in request.programme.money.due() if pair[0].due_on > cut_off(request)]
    if not coming:
        return request.t("pages.economy.n3_all_due")
    each, due = coming[0]
    left = currency.eur(due) - currency.sek(_at(request, cut_off(request), "eu_certified_sek"))
    key = "n3_left" if left > 0 else "n3_enough"
    return request.t(f"pages.economy.{key}", day=request.f.day(each.due_on), amount=millions(request, abs(left)))


def _figure(request: PageRequest) -> dict[str, Any]:
    currency, t, course = currency_of(request), request.t, _course(request)
    days = [row["cut_off"] for row in course]

    def line(name: str, label: str, role: Any) -> Line:
        return Line(label, days, [currency.sek(row[name]) / MILLION for row in course], role=role)

    lines = [
        _due_line(request),
        line("eu_certified_sek", t("pages.economy.certified_line"), "implemented"),
        line("eu_claimed_sek", t("pages.economy.claimed_line"), "selected"),
    ]
    chart = LineChart(
        lines,
        unit=f"M{currency.code}",
        decimals=1,
        lang=request.lang,
        height=HEIGHT,
        days=(request.programme.start, CHART_END),
    )
    return line_chart(chart)


def _due_line(request: PageRequest) -> Line:
    """What must have been claimed, in steps: nothing more until the next day something falls due."""
    due = {each.due_on: amount for each, amount in request.programme.money.due()}
    amounts = [Decimal(0), *due.values()]
    days = [day for each in due for day in (each - timedelta(days=1), each)]
    values = [amount for before, after in pairwise(amounts) for amount in (before, after)]
    shown = [currency_of(request).eur(amount) / MILLION for amount in values]
    return Line(request.t("pages.economy.due_line"), days, shown, role="expected")
