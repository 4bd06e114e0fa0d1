"""Filters that only some pages have."""

from __future__ import annotations

from typing import get_args

from config.comparison import JOINT
from config.model import IndicatorType
from dashboard.filters import REGION, Choice, Filter
from dashboard.request import PageRequest
from dashboard.sections.figures import REGION_RULES, RULE_PARAM
from warehouse.queries.comparison import Measure
from warehouse.queries.finance import finance
from warehouse.queries.operations import STAGES
from warehouse.status import STATUSES

EARLIER_PERIOD = "2014-2020"


def _fields(request: PageRequest) -> list[Choice]:
    """The fields of the results chain and those that have operations."""
    used = request.release.fact("fields_used", lambda: _fields_used(request))
    return [Choice(f.code, f"{f.code} {request.named(f)}") for f in request.programme.fields if f.code in used]


def _fields_used(request: PageRequest) -> frozenset[str]:
    rows = request.ask(finance, cut_off=request.release.last_cut_off, level="field")
    return frozenset([*rows["field"], *(cell.field for cell in request.programme.chain)])


def _municipalities(request: PageRequest) -> list[Choice]:
    order = {region.code: region.order for region in request.programme.regions}
    ordered = sorted(request.programme.municipalities, key=lambda each: (order[each.region], each.name))
    return [Choice(each.code, each.name, swedish=True) for each in ordered]


def _places(request: PageRequest) -> list[Choice]:
    """The regions in the users' order, then what lies outside the programme area."""
    known = REGION.choices(request) if REGION.choices else ()
    joint = REGION_RULES.get(request.given.get(RULE_PARAM, "")) == "joint"
    several = [Choice(JOINT, request.t("pages.compare.joint"))] if joint else []
    return [*known, *several, Choice(request.programme.outside_region, request.t("word.outside"))]


def _region_rules(request: PageRequest) -> list[Choice]:
    return [Choice(word, request.t(f"pages.compare.rule.{rule}")) for word, rule in REGION_RULES.items()]


def _measures(request: PageRequest) -> list[Choice]:
    return [Choice(word, request.t(f"pages.compare.measure.{name}")) for word, name in MEASURES.items()]


def _types(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"indicator_types.{each}")) for each in get_args(IndicatorType)]


def _statuses(request: PageRequest) -> list[Choice]:
    return [Choice(status, request.t(f"status.{status}")) for status in STATUSES]


def _stages(request: PageRequest) -> list[Choice]:
    return [Choice(stage, request.t(f"pages.stage.{stage}")) for stage in STAGES]


def _indicators(request: PageRequest) -> list[Choice]:
    return [Choice(each.code, f"{each.code} {request.named(each)}") for each in request.programme.indicators]


def _unique_indicators(request: PageRequest) -> list[Choice]:
    listed = [each for each in request.programme.indicators if each.evidence]
    return [Choice(each.code, f"{each.code} {request.named(each)}") for each in listed]


def _first_unique(request: PageRequest) -> str:
    return _unique_indicators(request)[0].value


def _severities(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"severity.{each}")) for each in ("error", "warning", "info")]


def _rules(request: PageRequest) -> list[Choice]:
    rules = sorted(request.programme.rules.items())
    return [Choice(code, f"{code} {rule.title_sv if request.lang == 'sv' else rule.title_en}") for code, rule in rules]


MEASURES: dict[str, Measure] = {
    "absolut": "absolute",
    "msek": "per_msek",
    "foretag": "per_enterprises",
    "andel": "share",
}
"""Words of the address for the measures regions are compared by."""

REGION_RULE = Filter(RULE_PARAM, "pages.compare.rule_label", choices=_region_rules, every="pages.compare.rule_default")
MEASURE = Filter("matt", "pages.compare.measure_label", choices=_measures, default=lambda _: "absolut", every="")
INDICATOR_TYPE = Filter("typ", "column.indicator_type", choices=_types)
REACH = Filter(
    "racker",
    "pages.reach.label",
    choices=lambda request: [Choice("nej", request.t("pages.reach.no"))],
)
FIELD = Filter("falt", "pages.filter.field", choices=_fields)
HIDDEN_FIELD = Filter(FIELD.name, FIELD.label, choices=_fields, shown=False)
MUNICIPALITY = Filter("kommun", "pages.filter.municipality", choices=_municipalities)
PLACE = Filter(REGION.name, REGION.label, choices=_places)
HIDDEN_PLACE = Filter(REGION.name, REGION.label, choices=_places, shown=False)
HIDDEN_MUNICIPALITY = Filter(MUNICIPALITY.name, MUNICIPALITY.label, choices=_municipalities, shown=False)
STATUS = Filter("status", "pages.filter.status", choices=_statuses)
STAGE = Filter("lage", "pages.filter.stage", choices=_stages)
INDICATOR = Filter("indikator", "pages.filter.indicator", choices=_indicators, shown=False)
MAP_INDICATOR = Filter(
    "indikator", "pages.filter.map_indicator", choices=_unique_indicators, default=_first_unique, every=""
)
SEVERITY = Filter("allvar", "pages.filter.severity", choices=_severities)
RULE = Filter("regel", "pages.filter.rule", choices=_rules)
