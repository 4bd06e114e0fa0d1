"""Operations and money per region under the chosen rule, adding up to the programme or saying by how much not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, region_name
from dashboard.sections.money import NOTHING, money_of
from dashboard.sections.region_figures import count_rule, money_rule, region_money
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.region_operations import operations_by_key
from warehouse.queries.regions import place_codes
from warehouse.queries.scope import Scope

AMOUNTS = {"beslutat_sek": "eu_decided_sek", "upparbetat_sek": "claimed_sek", "utbetalt_sek": "eu_paid_sek"}
KEYS = ("antal_projekt", *AMOUNTS)


def money_by_region(request: PageRequest) -> Table:
    """Operations, decided, claimed and paid of each place; last the whole, and what the rule counts twice."""
    rows = [_row(request, code) for code in _places(request)]
    whole = money_of(request, Scope(specific_objective=request.params["mal"] or ALL))
    total = _line(request.t("pages.regions.total"), whole["operations_count"], whole)
    doubled = {key: sum((row[key] for row in rows), Decimal(0)) - total[key] for key in KEYS}
    t = request.t
    columns = (
        Column("region", t("column.region"), header=True),
        Column("region_kod", t("pages.regions.code"), on_screen=False),
        Column("antal_projekt", t("column.operations_count"), "number", href="lista"),
        Column("beslutat_sek", t("pages.regions.decided"), "sek", href="belopp"),
        Column("upparbetat_sek", t("column.claimed_sek"), "sek", href="belopp"),
        Column("utbetalt_sek", t("column.paid_eu_sek"), "sek", href="belopp"),
    )
    caption = t("pages.regions.money_caption", period=request.params["period"])
    return Table(
        "pengar",
        caption,
        columns,
        pd.DataFrame(rows, columns=[*[c.key for c in columns], "lista", "belopp"], dtype=object),
        total=total,
        notes=_doubled(request, doubled),
    )


def money_section(request: PageRequest) -> Component:
    """The table and the rule it follows."""
    counted = request.t(f"pages.compare.count_rule.{count_rule(request)}")
    split = request.t(f"pages.compare.money_rule.{money_rule(request)}")
    return section(
        request.t("pages.regions.money"),
        data_table(request, made(request, money_by_region), caption=False),
        intro=f"{split} {counted}",
        anchor="pengar",
    )


def _places(request: PageRequest) -> list[str]:
    """Every place with an operation or money under either rule, regions always."""
    wanted = "joint" if "joint" in (money_rule(request), count_rule(request)) else "key"
    regions = {region.code for region in request.programme.regions}
    known = region_money(request, wanted)
    return [code for code in place_codes(request.programme, wanted) if code in regions or code in known]


def _row(request: PageRequest, code: str) -> dict[str, Any]:
    money, rule = region_money(request, money_rule(request)).get(code, NOTHING), count_rule(request)
    line = _line(region_name(request, code), _count(request, code), money)
    here = request.link.operations(period=request.params["period"], region=code, **request.carried("mal"))
    alone = request.link.regions(anchor="lansoverskridande", **request.given)
    in_region = "" if rule == "key" else here
    if "joint" in (rule, money_rule(request)):
        in_region = here = alone
    return line | {"region_kod": code, "lista": in_region, "belopp": here}


def _count(request: PageRequest, code: str) -> int:
    rule = count_rule(request)
    if rule != "key":
        return int(region_money(request, rule).get(code, NOTHING)["operations_count"])
    objective = request.params["mal"] or None
    counts = request.once(
        "operations_by_key",
        lambda: request.ask(
            operations_by_key, programme=request.programme, cut_off=cut_off(request), objective=objective
        ),
    )
    return counts.get(code, 0)


def _line(name: str, operations: int, money: dict[Any, Any]) -> dict[str, Any]:
    return {"region": name, "antal_projekt": operations} | {key: money[column] for key, column in AMOUNTS.items()}


def _doubled(request: PageRequest, doubled: dict[str, Decimal]) -> tuple[str, ...]:
    """What the regions' sum exceeds the total by, in words; nothing where they add up."""
    said = [
        request.t("pages.compare.doubled_operations", count=request.f.number(doubled["antal_projekt"]))
        if doubled["antal_projekt"]
        else "",
        request.t("pages.compare.doubled_money", amount=request.f.sek(doubled["beslutat_sek"]))
        if doubled["beslutat_sek"]
        else "",
    ]
    return tuple(words for words in said if words) or (
        request.t("pages.compare.adds_up"),
        request.t("pages.compare.rounded"),
    )
