"""Money in words, tiles and a funnel: budget, decided, claimed, paid."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Objective
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.components.tiles import bar, tile
from dashboard.request import PageRequest
from dashboard.sections.currency import currency_of, rate_note
from dashboard.sections.figures import cut_off
from dashboard.table import Column, Row, Table
from warehouse.queries.finance import AMOUNTS, finance_of
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope

NOTHING: dict[Any, Any] = dict.fromkeys(AMOUNTS, Decimal(0)) | {"operations_count": 0, "running_count": 0}


def money_of(request: PageRequest, scope: Scope) -> dict[Any, Any]:
    """The row of `finance_of`, noughts where nothing is decided."""
    rows = records(request.ask(finance_of, cut_off=cut_off(request), scope=scope))
    return rows[0] if rows else NOTHING


def budget_eur(objectives: Iterable[Objective]) -> Decimal | None:
    """The ERDF budget of the objectives in EUR, without technical assistance; None where none is known."""
    known = [each.budget_eu_eur for each in objectives if each.budget_eu_eur is not None]
    return sum(known, Decimal(0)) if known else None


def budget_sek(request: PageRequest, objectives: Iterable[Objective]) -> Decimal | None:
    """The ERDF budget of the objectives in SEK at the planning rate; None where none is known."""
    budget = budget_eur(objectives)
    return None if budget is None else budget * request.programme.sek_per_eur


def share(part: Decimal, whole: Decimal | None) -> Decimal | None:
    """Part of whole; None where there is no whole."""
    return part / whole if whole else None


def money_tiles(
    request: PageRequest, money: dict[Any, Any], *, budget: Decimal | None, params: dict[str, str]
) -> list[Component]:
    """Decided of budget, paid of decided, running of decided operations; each leads to its operations."""
    f, t = request.f, request.t
    rows = {"period": request.params["period"], **params}
    decided, paid = money["eu_decided_sek"], money["eu_paid_sek"]
    of_budget = t("pages.money.of_budget", budget=f.msek(budget), share=f.percent(share(decided, budget)))
    of_decided = t("pages.money.of_decided", decided=f.msek(decided), share=f.percent(share(paid, decided)))
    return [
        tile(
            t("pages.money.decided"),
            f.msek(decided),
            of=of_budget if budget else t("pages.money.no_budget"),
            share=share(decided, budget),
            href=request.link.operations(**rows, sortera="-eu_support_sek"),
            note=rate_note(request) if budget else None,
        ),
        tile(
            t("pages.money.paid"),
            f.msek(paid),
            of=of_decided,
            share=share(paid, decided),
            href=request.link.operations(**rows, sortera="-paid_eu_sek"),
        ),
        tile(
            t("pages.money.running"),
            f.number(money["running_count"]),
            of=t("pages.money.of_operations", count=f.number(money["operations_count"])),
            share=share(Decimal(money["running_count"]), Decimal(money["operations_count"])),
            href=request.link.operations(**rows, lage="running"),
        ),
    ]


def money_table(request: PageRequest, money: dict[Any, Any], *, budget: Decimal | None, href: str) -> Table:
    """The funnel as rows: budget, decided, claimed, certified, paid, left to decide; `budget` in SEK."""
    decided, currency = money["eu_decided_sek"], currency_of(request)
    steps = [
        ("budget", budget),
        ("decided", decided),
        ("claimed", money["eu_claimed_sek"]),
        ("certified", money["eu_certified_sek"]),
        ("paid", money["eu_paid_sek"]),
        ("left", None if budget is None else budget - decided),
    ]
    whole = decided if budget is None else budget
    rows = [
        {
            "steg": request.t(f"pages.money.step.{step}"),
            currency.key("belopp"): currency.sek(amount),
            "andel": None if amount is None else share(amount, whole),
            "href": href if step not in ("budget", "left") else "",
        }
        for step, amount in steps
    ]
    label = "pages.money.share_column" if budget is not None else "pages.money.share_of_decided"
    columns = (
        Column("steg", request.t("pages.money.step_column"), header=True),
        currency.column("belopp", request.t("pages.money.amount_column"), href="href", absent="not_applicable"),
        Column("andel", request.t(label), "percent", absent="not_applicable", show=partial(with_bar, request, "andel")),
    )
    notes = (rate_note(request),) if budget is not None or currency.code != "SEK" else ()
    frame = pd.DataFrame(rows, dtype=object)
    return Table("pengar", request.t("pages.money.caption"), columns, frame, notes=notes)


def with_bar(request: PageRequest, key: str, row: Row, *, absent: str = "not_applicable") -> Component | str:
    """A share as per cent with a thin bar under it."""
    value = row.get(key)
    if value is None:
        return request.f.percent(None, absent=absent)
    return html.Span([request.f.percent(value, 1), bar(value)], className="with-bar")


def money_section(request: PageRequest, table: Table) -> Component:
    """The funnel on screen, no wider than its three columns need."""
    drawn = html.Div(data_table(request, table, caption=False), className="narrow")
    return section(request.t("pages.money.heading"), drawn, anchor="pengar")
