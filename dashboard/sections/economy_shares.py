"""Climate, environment and gender equality as shares of the EU money, with every row the formula needs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard import html
from dashboard.formats import known
from dashboard.request import PageRequest
from dashboard.sections.currency import currency_of
from dashboard.sections.economy_parts import EU_NAMES
from dashboard.sections.figures import ROWS, chosen_scope, cut_off
from dashboard.sections.money import share, with_bar
from dashboard.table import Column, Row, Table
from warehouse.coefficients import Weighed, weighed
from warehouse.queries.finance import NO_FIELD, field_finance
from warehouse.queries.frames import records
from warehouse.queries.operation_finance import gender_finance
from warehouse.queries.planned_finance import FIELD, GENDER, planned_by

STEPS = ("budget", "decided", "claimed", "paid")
KINDS = ("climate", "environment", "gender")


def by_field(request: PageRequest) -> list[dict[Any, Any]]:
    """EU money per field of the chosen objective, with both coefficients; also the planned budget, EUR."""

    def make() -> list[dict[Any, Any]]:
        asked: dict[str, Any] = {"programme": request.programme, "objective": request.params["mal"] or ALL}
        rows = records(request.ask(field_finance, cut_off=cut_off(request), **asked))
        planned = records(request.ask(planned_by, dimension=FIELD, **asked))
        budget = {row["category_code"]: row["eu_amount_eur"] for row in planned}
        fields = {each.code: each for each in request.programme.fields}
        found = {row["field"]: row for row in rows}
        codes = [code for code in sorted({*found, *budget}) if code != NO_FIELD]
        return [
            found.get(code, dict.fromkeys((*EU_NAMES, "field"), 0))
            | {"field": code, "budget_eur": budget.get(code)}
            | {"climate": getattr(fields.get(code), "climate_pct", None)}
            | {"environment": getattr(fields.get(code), "environment_pct", None)}
            for code in [*codes, *([NO_FIELD] if NO_FIELD in found else [])]
        ]

    return request.once("by_field", make)


def by_gender(request: PageRequest) -> list[dict[Any, Any]]:
    """EU money per gender dimension of the chosen scope, with its weight; also the planned budget, EUR."""

    def make() -> list[dict[Any, Any]]:
        asked: dict[str, Any] = {"programme": request.programme}
        scope, objective = chosen_scope(request), request.params["mal"] or ALL
        rows = records(request.ask(gender_finance, cut_off=cut_off(request), scope=scope, **asked))
        planned = records(request.ask(planned_by, dimension=GENDER, objective=objective, **asked))
        budget = {} if _placed(request) else {row["category_code"]: row["eu_amount_eur"] for row in planned}
        weights = dict(request.programme.money.gender_weights)
        found = {row["gender_dimension"]: row for row in rows}
        nothing = dict.fromkeys((*EU_NAMES, "operations_count"), 0)
        codes = [*sorted({*weights, *(code for code in found if code)}), *([None] if None in found else [])]
        return [
            nothing | found.get(code, {}) | {"code": code, "gender": weights.get(code), "budget_eur": budget.get(code)}
            for code in codes
        ]

    return request.once("by_gender", make)


def weighed_here(request: PageRequest, kind: str, step: str) -> Weighed | None:
    """The share of one kind at one step; None where nothing is known of it."""
    if kind != "gender" and _placed(request):
        return None
    rows = by_gender(request) if kind == "gender" else by_field(request)
    key = "budget_eur" if step == "budget" else f"eu_{step}_sek"
    amounts = [(row[key], row[kind]) for row in rows if row.get(key) is not None]
    return weighed(amounts) if amounts else None


def share_table(request: PageRequest) -> Table:
    """Budget, decided, claimed and paid: how much counts as climate, environment and gender equality."""
    t = request.t
    rows = [_share_row(request, step) for step in STEPS]
    names = {"climate": "klimat", "environment": "miljo", "gender": "jamstalldhet"}
    shares = [
        Column(
            name,
            t(f"pages.economy.share.{kind}"),
            "percent",
            decimals=1,
            show=partial(with_bar, request, name, absent="missing"),
        )
        for kind, name in names.items()
    ]
    currency = currency_of(request)
    columns = (
        Column("steg", t("pages.money.step_column"), header=True),
        shares[0],
        Column("klimatmal", t("pages.economy.climate_goal"), "percent"),
        currency.column("koefficient_saknas", t("pages.economy.no_coefficient")),
        Column("lagst", t("pages.economy.least"), "percent", decimals=1, on_screen=False),
        Column("hogst", t("pages.economy.most"), "percent", decimals=1, on_screen=False),
        *shares[1:],
    )
    frame = pd.DataFrame(rows, dtype=object)
    return Table("andelar", t("pages.economy.shares_caption"), columns, frame, notes=_share_notes(request))


def _share_row(request: PageRequest, step: str) -> dict[str, Any]:
    currency = currency_of(request)
    climate, environment, gender = (weighed_here(request, kind, step) for kind in KINDS)
    unknown = None if climate is None else climate.unknown
    return {
        "steg": request.t(f"pages.money.step.{step}"),
        "klimat": climate and climate.share,
        "klimatmal": request.programme.climate_goal,
        currency.key("koefficient_saknas"): currency.eur(unknown) if step == "budget" else currency.sek(unknown),
        "lagst": climate and climate.least,
        "hogst": climate and climate.most,
        "miljo": environment and environment.share,
        "jamstalldhet": gender and gender.share,
    }


def _share_notes(request: PageRequest) -> tuple[str, ...]:
    t, f = request.t, request.f
    decided = weighed_here(request, "climate", "decided")
    notes = [t("pages.economy.formula"), t("pages.economy.jtf")]
    if decided and decided.unknown:
        notes.append(t("pages.economy.span", least=f.percent(decided.least, 1), most=f.percent(decided.most, 1)))
    if weighed_here(request, "climate", "budget") is None:
        notes.append(t("pages.economy.no_budget_by_field"))
    return tuple(notes)


def field_table(request: PageRequest) -> Table:
    """Every field with its coefficients and amounts: the climate share can be done again from it."""
    currency, t = currency_of(request), request.t
    names = {each.code: request.named(each) for each in request.programme.fields}
    english = {each.code for each in request.programme.fields if each.name_sv == each.name_en}
    rows = [] if _placed(request) else by_field(request)
    lines = [
        {"omrade": row["field"] or t("pages.economy.no_field"), "namn": names.get(row["field"], "")}
        | {"bara_engelska": request.lang == "sv" and row["field"] in english}
        | {"klimat_procent": row["climate"], "miljo_procent": row["environment"]}
        | {currency.key(name): currency.sek(row[amount]) for amount, name in EU_NAMES.items()}
        | {currency.key(f"{kind}_beslutat"): currency.sek(counted(row, kind)) for kind in ("climate", "environment")}
        | {"href": request.here(anchor=ROWS, falt=row["field"], sida="") if row["field"] else ""}
        for row in rows
    ]
    columns = (
        Column("omrade", t("column.field"), "code", header=True, show=_field),
        Column("namn", t("pages.indicator.name"), on_screen=False),
        Column(
            "klimat_procent", t("pages.economy.coefficient.climate"), "number", show=_coefficient(request, "klimat")
        ),
        currency.column("beslutat", t("pages.money.step.decided"), href="href"),
        currency.column("climate_beslutat", t("pages.economy.counted.climate")),
        Column(
            "miljo_procent", t("pages.economy.coefficient.environment"), "number", show=_coefficient(request, "miljo")
        ),
        currency.column("environment_beslutat", t("pages.economy.counted.environment")),
        currency.column("ansokt", t("pages.money.step.claimed"), href="href"),
        currency.column("utbetalt", t("pages.money.step.paid"), href="href"),
    )
    frame = pd.DataFrame(lines, columns=[*(column.key for column in columns), "href", "bara_engelska"], dtype=object)
    total = {"omrade": t("word.total").capitalize()} | {
        column.key: sum(value for value in frame[column.key] if known(value))
        for column in columns
        if column.unit in UNITED
    }
    return Table("omraden", t("pages.economy.fields_caption"), columns, frame, total=total)


UNITED = ("kr", "euro")


def counted(row: dict[Any, Any], kind: str) -> Any:
    """Decided amount × coefficient; None where there is no coefficient."""
    return None if row[kind] is None else weighed([(row["eu_decided_sek"], row[kind])]).counted


def _field(row: Row) -> Component | str:
    """The field's code as a link to its rows, its name below."""
    code: Component | str = html.A(row["omrade"], href=row["href"]) if row.get("href") else str(row["omrade"])
    spoken: dict[str, Any] = {"lang": "en"} if row.get("bara_engelska") else {}
    below = [html.Small(row["namn"], className="below", **spoken)] if row.get("namn") else []
    return html.Span([code, *below], className="wide-name")


def _coefficient(request: PageRequest, name: str) -> Callable[[Row], str]:
    def show(row: Row) -> str:
        value = row.get(f"{name}_procent", "")
        if value == "":
            return ""
        return request.t("pages.economy.missing_coefficient") if not known(value) else request.f.with_unit(value, "%")

    return show


def gender_table(request: PageRequest) -> Table:
    """Every gender dimension with its weight and amounts, and how much has none delivered."""
    currency, t = currency_of(request), request.t
    rows = by_gender(request)
    whole = sum(row["eu_decided_sek"] for row in rows)
    lines = [
        {"kod": row["code"] or "", "dimension": _dimension(request, row["code"]), "vikt_procent": row["gender"]}
        | {"antal_projekt": row["operations_count"], currency.key("beslutat"): currency.sek(row["eu_decided_sek"])}
        | {currency.key("raknas"): currency.sek(counted(row, "gender")), "andel": share(row["eu_decided_sek"], whole)}
        for row in rows
    ]
    columns = (
        Column("dimension", t("pages.economy.gender_dimension"), header=True),
        Column("kod", t("pages.economy.code"), on_screen=False),
        Column("vikt_procent", t("pages.economy.weight"), "number", unit="%"),
        Column("antal_projekt", t("column.operations_count"), "number"),
        currency.column("beslutat", t("pages.money.step.decided")),
        currency.column("raknas", t("pages.economy.counted.gender")),
        Column("andel", t("pages.economy.share_of_decided"), "percent", decimals=1),
    )
    frame = pd.DataFrame(lines, columns=[column.key for column in columns], dtype=object)
    total = {"dimension": t("word.total").capitalize()} | {
        key: sum(value for value in frame[key] if known(value))
        for key in ("antal_projekt", currency.key("beslutat"), currency.key("raknas"))
    }
    return Table("jamstalldhet", t("pages.economy.gender_caption"), columns, frame, total=total)


def _dimension(request: PageRequest, code: str | None) -> str:
    return f"{code} {request.t(f'pages.gender_dimension.{code}')}" if code else request.t("absence.missing")


def _placed(request: PageRequest) -> bool:
    return bool(request.params["region"] or request.params["falt"])
