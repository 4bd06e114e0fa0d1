"""The figures of the regions' page under the rule, measure, objective and type the address chooses."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from config.comparison import JOINT
from config.model import Indicator, Region
from dashboard.request import PageRequest
from dashboard.sections.choices import MEASURES
from dashboard.sections.figures import REGION_RULES, absence, cut_off, unit
from warehouse.queries.comparison import STATUS_OF, TOTAL, Measure, comparison, divisors_of
from warehouse.queries.finance import finance
from warehouse.queries.frames import records
from warehouse.queries.regions import regions
from warehouse.queries.scope import by_rule

Rows = list[dict[str, Any]]
FINE = 2
"""Decimals of a figure per MSEK or per 1 000 enterprises."""


def measure(request: PageRequest) -> Measure:
    """What the regions are compared by."""
    return MEASURES[request.params["matt"]]


def value_rule(request: PageRequest) -> str:
    """How values of operations in several regions count: by key unless chosen, and always per decided MSEK."""
    return "key" if measure(request) == "per_msek" else money_rule(request)


def money_rule(request: PageRequest) -> str:
    """How money counts: by key unless chosen."""
    return REGION_RULES.get(request.params["regel"], "key")


def count_rule(request: PageRequest) -> str:
    """How operations are counted: full in each region unless chosen."""
    return REGION_RULES.get(request.params["regel"], "full")


def region_order(request: PageRequest) -> tuple[Region, ...]:
    """The regions in the users' order."""
    return tuple(sorted(request.programme.regions, key=lambda region: region.order))


def region_rows(request: PageRequest) -> Rows:
    """Indicators of the chosen type with a value anywhere, in the programme's order; absolute values."""

    def make() -> Rows:
        found = request.ask(
            regions,
            programme=request.programme,
            cut_off=cut_off(request),
            objective=request.params["mal"] or None,
            rule=value_rule(request),
        )
        wanted = request.params["typ"]
        kinds = {each.code: each.type for each in request.programme.indicators}
        return [row for row in records(found) if wanted in ("", kinds[row["indicator"]])]

    return request.once("region_rows", make)


def place_codes(request: PageRequest) -> list[str]:
    """The regions in the users' order, the joint column under its rule, and outside where anything is there."""
    outside = request.programme.outside_region
    anything = any(row[f"{m}_{outside}"] for row in region_rows(request) for m in ("selected", "implemented"))
    joint = [JOINT] if value_rule(request) == "joint" else []
    return [*[region.code for region in region_order(request)], *joint, *([outside] if anything else [])]


def compared_rows(request: PageRequest) -> Rows:
    """The rows of `region_rows` in the chosen measure."""

    def make() -> Rows:
        chosen = measure(request)
        money = region_money(request, "key")
        decided = {code: row["eu_decided_sek"] for code, row in money.items()}
        decided[TOTAL] = sum(decided.values(), Decimal(0))
        divisors = divisors_of(request.programme, measure=chosen, decided_sek=decided, on=cut_off(request))
        return records(comparison(region_rows(request), places=place_codes(request), measure=chosen, divisors=divisors))

    return request.once("compared_rows", make)


def region_money(request: PageRequest, rule: str) -> dict[str, dict[Any, Any]]:
    """Money per place under the rule, under the chosen objective or in all."""

    def make() -> dict[str, dict[Any, Any]]:
        objective = request.params["mal"]
        level = by_rule("objective_region" if objective else "region", rule)
        rows = records(request.ask(finance, cut_off=cut_off(request), level=level))
        return {row["region"]: row for row in rows if objective in ("", row["specific_objective"])}

    return request.once(f"region_money_{rule}", make)


def measured(request: PageRequest, row: dict[str, Any], name: str, *, end: str) -> str:
    """A compared figure as written everywhere on the page: one rounding for cell, table and hover."""
    indicator, value = request.programme.indicator(row["indicator"]), row[f"{name}_{end}"]
    absent = absence(row[f"{STATUS_OF[name]}_{end}"])
    if measure(request) == "share":
        return request.f.percent(value, 1, absent=absent)
    return request.f.number(value, decimals_of(request, indicator), absent=absent)


def decimals_of(request: PageRequest, indicator: Indicator) -> int:
    """The decimals of an indicator in the chosen measure."""
    return indicator.decimals if measure(request) == "absolute" else FINE


def measured_unit(request: PageRequest, indicator: Indicator) -> str:
    """The indicator's unit in the chosen measure."""
    return request.t(f"pages.compare.unit.{measure(request)}", unit=unit(request, indicator))


def no_difference(row: dict[str, Any]) -> str:
    """Why places and total of a row have no difference: a figure of it is protected, or there is no total."""
    return "protected" if row["several"] is None else absence(row["status_total"])
