"""Private money that goes with the support, and the indicators that are amounts of money."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard.components.text import notice, section
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, chosen_scope, cut_off, rows_behind, short_name, unit
from dashboard.sections.tables import made, titled
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.private_matching import INDICATOR, indicator_values, listed_investment, private_matching
from warehouse.queries.scope import Scope


def _objective(request: PageRequest) -> Scope:
    return Scope(specific_objective=request.params.get("mal") or ALL)


def matching_table(request: PageRequest) -> Table:
    """RCR02 by the operations' form of support, beside what the enterprise lists say; in SEK."""
    t, scope = request.t, _objective(request)
    values = {r["form"]: r for r in records(request.ask(private_matching, cut_off=cut_off(request), scope=scope))}
    lists = {r["form"]: r for r in records(request.ask(listed_investment, cut_off=cut_off(request), scope=scope))}
    href = rows_behind(request, INDICATOR, scope)
    rows = [
        {
            "stodform": t(f"enterprise_support_form.{form}"),
            "antal_projekt": values.get(form, {}).get("operations_count", 0),
            "valt_sek": values.get(form, {}).get("selected"),
            "genomfort_sek": values.get(form, {}).get("implemented"),
            "enligt_lista_sek": lists.get(form, {}).get("private_investment_sek"),
            "rader_med_belopp": lists.get(form, {}).get("stated_count", 0),
            "rader": lists.get(form, {}).get("rows_count", 0),
            "href": href,
        }
        for form in ("grant", "financial_instrument")
    ]
    columns = (
        Column("stodform", t("pages.economy.support_form"), header=True),
        Column("antal_projekt", t("column.operations_count"), "number"),
        Column("valt_sek", t("measure.selected"), "sek", unit="kr", href="href"),
        Column("genomfort_sek", t("measure.implemented"), "sek", unit="kr", href="href"),
        Column("enligt_lista_sek", t("pages.economy.by_list"), "sek", unit="kr"),
        Column("rader_med_belopp", t("pages.economy.stated_rows"), "number"),
        Column("rader", t("pages.economy.list_rows"), "number"),
    )
    frame = pd.DataFrame(rows, dtype=object)
    return Table("privat", t("pages.economy.private_caption"), columns, frame, notes=(t("pages.economy.private_note"),))


def indicator_table(request: PageRequest) -> Table:
    """Every indicator that is money, in the unit it is delivered in."""
    t, scope = request.t, chosen_scope(request)
    facts = {each.code: each for each in request.programme.indicators if each.money and each.objectives}
    found = request.ask(indicator_values, indicators=tuple(facts), cut_off=cut_off(request), scope=scope)
    values = {row["indicator"]: row for row in records(found)}
    rows = [
        {
            "indikator_kod": code,
            "indikator": short_name(request, fact),
            "enhet": unit(request, fact),
            "valt": values[code]["selected"],
            "genomfort": values[code]["implemented"],
            "saknas": absence(values[code]["implemented_status"]),
            "valt_saknas": absence(values[code]["planned_status"]),
            "decimaler": fact.decimals,
            "href": rows_behind(request, code, scope),
        }
        for code, fact in facts.items()
        if code in values
    ]
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True, href="href"),
        Column("indikator", t("pages.indicator.name")),
        Column("enhet", t("column.unit")),
        Column(
            "valt", t("measure.selected"), "number", decimals_key="decimaler", absent_key="valt_saknas", href="href"
        ),
        Column(
            "genomfort", t("measure.implemented"), "number", decimals_key="decimaler", absent_key="saknas", href="href"
        ),
    )
    names = [*(column.key for column in columns), "saknas", "valt_saknas", "decimaler", "href"]
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    return Table("pengaindikatorer", t("pages.economy.indicators_caption"), columns, frame)


def private_section(request: PageRequest) -> Component:
    """Both tables; the split by form is counted for whole objectives only."""
    whole = [notice(request.t("pages.economy.private_whole"))] if request.carried("region", "falt") else []
    shown = [matching_table, *([indicator_table] if len(made(request, indicator_table).frame) else [])]
    tables = [titled(request, table) for table in shown]
    intro = request.t("pages.economy.private_intro")
    return section(request.t("pages.economy.private_heading"), *whole, *tables, anchor="privat", intro=intro)
