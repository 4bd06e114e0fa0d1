"""The money of `/ekonomi` in its parts: national public and private, per objective, per county."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard import html
from dashboard.request import PageRequest
from dashboard.sections.currency import currency_of, rate_note
from dashboard.sections.figures import ROWS, chosen_scope, cut_off, region_name
from dashboard.sections.money import NOTHING, budget_eur, share
from dashboard.table import Column, Row, Table
from warehouse.queries.finance import EU_AMOUNTS, finance, finance_sums
from warehouse.queries.frames import records
from warehouse.queries.planned_finance import planned_by_objective

PARTS = ("eu", "public", "private", "undivided")
STEPS = {"decided": "eligible_decided_sek", "claimed": "claimed_sek"}
EU_NAMES = dict(zip(EU_AMOUNTS, ("beslutat", "ansokt", "intygat", "utbetalt"), strict=True))


def money_here(request: PageRequest) -> dict[Any, Any]:
    """The sums of the chosen scope, noughts where nothing is decided."""

    def make() -> dict[Any, Any]:
        rows = records(request.ask(finance_sums, cut_off=cut_off(request), scope=chosen_scope(request)))
        return rows[0] if rows else NOTHING

    return request.once("money_here", make)


def parts_table(request: PageRequest) -> Table:
    """Decided and claimed cost with its EU, public and private part, and what is not told."""
    money, currency, t = money_here(request), currency_of(request), request.t
    href = request.here(anchor=ROWS, sida="")

    def row(step: str, whole: str) -> dict[str, Any]:
        amounts = {currency.key(part): currency.sek(money[f"{part}_{step}_sek"]) for part in PARTS}
        shares = {f"andel_{part}": share(money[f"{part}_{step}_sek"], money[whole]) for part in PARTS}
        first = {"steg": t(f"pages.economy.cost.{step}"), currency.key("kostnad"): currency.sek(money[whole])}
        return first | amounts | shares | {"href": href}

    def shown(part: str) -> Callable[[Row], Component | str]:
        def show(row: Row) -> Component | str:
            below = html.Small(request.f.percent(row[f"andel_{part}"], 1), className="below")
            return html.Span([html.A(request.f.number(row[currency.key(part)]), href=row["href"]), below])

        return show

    columns = (
        Column("steg", t("pages.money.step_column"), header=True),
        currency.column("kostnad", t("pages.economy.whole_cost"), href="href"),
        *(currency.column(part, t(f"pages.economy.part.{part}"), show=shown(part)) for part in PARTS),
        *(
            Column(f"andel_{part}", t(f"pages.economy.part_share.{part}"), "percent", on_screen=False, decimals=1)
            for part in PARTS
        ),
    )
    frame = pd.DataFrame([row(step, whole) for step, whole in STEPS.items()], dtype=object)
    notes = (t("pages.economy.undivided"), *_rate(request))
    return Table("finansiering", t("pages.economy.parts_caption"), columns, frame, notes=notes)


def objective_table(request: PageRequest) -> Table:
    """Every objective: budget as configured and as published, then decided to paid."""
    currency, t, region = currency_of(request), request.t, request.params["region"]
    money = _by(request, "objective_region" if region else "objective", "specific_objective", region=region)
    published = {} if region else _published(request)
    rows = []
    for each in request.programme.objectives:
        if request.params["mal"] not in ("", each.code):
            continue
        budget = None if region else budget_eur([each])
        row = money.get(each.code, NOTHING)
        decided = row["eu_decided_sek"]
        rows.append(
            {"mal": each.code, "namn": request.named(each)}
            | {currency.key("budget"): currency.eur(budget)}
            | {currency.key("publicerad_budget"): currency.eur(published.get(each.code))}
            | {"bekraftad": "" if budget is None else t("word.yes" if each.budget_confirmed else "app.unconfirmed")}
            | _amounts(request, row)
            | {"andel": None if budget is None else share(decided, budget * request.programme.sek_per_eur)}
            | {"href": request.here(anchor=ROWS, mal=each.code, sida=""), "sida": request.link.objective(each.code)}
        )
    columns = (
        Column("mal", t("column.specific_objective"), "code", header=True, href="sida"),
        Column("namn", t("pages.indicator.name"), on_screen=False),
        currency.column("budget", t("pages.money.step.budget"), absent="not_applicable"),
        Column("bekraftad", t("pages.economy.budget_confirmed"), absent="not_applicable"),
        currency.column("publicerad_budget", t("pages.economy.published"), absent="not_applicable", on_screen=False),
        *_amount_columns(request),
        Column("andel", t("pages.money.share_column"), "percent", absent="not_applicable"),
    )
    notes = (rate_note(request), *_differences(request, published))
    total = {"mal": t("word.total").capitalize()} | _amounts(request, money_here(request))
    frame = _frame(rows, columns)
    return Table("mal", t("pages.economy.objectives_caption"), columns, frame, notes=notes, total=total)


def region_table(request: PageRequest) -> Table:
    """Every county, outside, and what has no county delivered; the last row is the whole."""
    t, objective = request.t, request.params["mal"]
    money = _by(request, "objective_region" if objective else "region", "region", objective=objective)
    order = [*(region.code for region in request.programme.regions), request.programme.outside_region]
    shown = [code for code in order if request.params["region"] in ("", code)]
    rows = [
        {"lan": region_name(request, code), "lan_kod": code}
        | _amounts(request, money.get(code, NOTHING))
        | {"href": request.here(anchor=ROWS, region=code, sida="")}
        for code in shown
    ]
    whole = money_here(request)
    rest = {name: whole[name] - sum(row[name] for row in money.values()) for name in EU_AMOUNTS}
    total: dict[str, Any] | None = None
    if not request.params["region"]:
        total = {"lan": t("word.total").capitalize()} | _amounts(request, whole)
        if any(rest.values()):
            rows.append({"lan": t("pages.economy.no_region"), "lan_kod": "", "href": ""} | _amounts(request, rest))
    columns = (
        Column("lan", t("column.region"), header=True),
        Column("lan_kod", t("pages.regions.code"), on_screen=False),
        *_amount_columns(request),
    )
    frame, notes = _frame(rows, columns), (t("pages.economy.by_key"), *_rate(request))
    return Table("lan", t("pages.economy.regions_caption"), columns, frame, notes=notes, total=total)


def _amounts(request: PageRequest, row: dict[Any, Any]) -> dict[str, Any]:
    currency = currency_of(request)
    return {currency.key(name): currency.sek(row[amount]) for amount, name in EU_NAMES.items()}


def _amount_columns(request: PageRequest) -> list[Column]:
    steps = ("decided", "claimed", "certified", "paid")
    labels = [request.t(f"pages.money.step.{step}") for step in steps]
    return [
        currency_of(request).column(name, label, href="href")
        for name, label in zip(EU_NAMES.values(), labels, strict=True)
    ]


def _frame(rows: list[dict[str, Any]], columns: tuple[Column, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*dict.fromkeys([*(c.key for c in columns), "href", "sida"])], dtype=object)


def _by(request: PageRequest, level: str, key: str, *, objective: str = "", region: str = "") -> dict[str, Any]:
    rows = records(request.ask(finance, cut_off=cut_off(request), level=level))
    return {
        row[key]: row
        for row in rows
        if objective in ("", row["specific_objective"]) and region in ("", ALL, row["region"])
    }


def _published(request: PageRequest) -> dict[str, Decimal]:
    """The Commission's amount per objective: of the first dimension type alone, as the money is repeated in each."""
    rows = records(request.ask(planned_by_objective, programme=request.programme))
    return {row["specific_objective"]: row["eu_amount_eur"] for row in reversed(rows)}


def _differences(request: PageRequest, published: dict[str, Decimal]) -> list[str]:
    """Where the configured budget is not the published one."""
    budgets = {each.code: each.budget_eu_eur for each in request.programme.objectives}
    unlike = [code for code, amount in published.items() if budgets.get(code) != amount]
    if not published:
        return []
    if not unlike:
        return [request.t("pages.economy.published_same")]
    return [request.t("pages.economy.published_differs", objectives=", ".join(unlike))]


def _rate(request: PageRequest) -> list[str]:
    return [] if currency_of(request).code == "SEK" else [rate_note(request)]
