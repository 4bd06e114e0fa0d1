"""What every figure needs: its cut-off, its scope, its unit, and the address of the rows behind it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from config.comparison import JOINT
from config.model import ALL, Indicator, Objective
from dashboard.request import PageRequest
from warehouse.absences import absence_of
from warehouse.queries.scope import Scope

ROWS = "underlag"
"""Where on an indicator's page the rows behind its figure stand."""

SCOPE_PARAMS = {
    "specific_objective": "mal",
    "kind": "slag",
    "field": "falt",
    "region": "region",
    "municipality": "kommun",
}
"""Keys of a scope and the parameters of the address that choose them."""

_CATEGORIES = re.compile(r" \((?:varav|per typ|of which|by type)[^()]*\)$")
REGION_RULES = {"nyckel": "key", "full": "full", "gemensam": "joint"}
"""Words of the address for how an operation in several regions counts."""

RULE_PARAM = "regel"
LARGEST_WORD = 12


def cut_off(request: PageRequest) -> date:
    """The cut-off the page is about."""
    return date.fromisoformat(request.params["period"])


def chosen_scope(request: PageRequest) -> Scope:
    """The scope the address chooses; what it does not name is "all"."""
    chosen = {key: request.params.get(param, "") for key, param in SCOPE_PARAMS.items()}
    rule = REGION_RULES.get(request.params.get(RULE_PARAM, ""), "key")
    return Scope(**{key: value for key, value in chosen.items() if value}, region_rule=rule)


def scope_params(scope: Scope) -> dict[str, str]:
    """The scope as parameters of an address."""
    chosen = {SCOPE_PARAMS[key]: code for key, code in scope.chosen.items() if key in SCOPE_PARAMS}
    word = next(word for word, rule in REGION_RULES.items() if rule == scope.region_rule)
    return chosen | ({RULE_PARAM: word} if "region" in scope.chosen and scope.region_rule != "key" else {})


def rows_behind(request: PageRequest, indicator: str, scope: Scope, *, anchor: str = ROWS) -> str:
    """The address of the rows a figure is made of."""
    period = request.params["period"]
    return request.link.indicator(indicator, anchor=anchor, period=period, **scope_params(scope))


def absence(status: str) -> str:
    """Why a value is not there, by its status code (docs/counting-rules.md)."""
    return absence_of(status)


def unit(request: PageRequest, indicator: Indicator) -> str:
    """The indicator's unit in the reader's language."""
    return indicator.unit_sv if request.lang == "sv" else indicator.unit_en


def indicator_cells(request: PageRequest, code: str) -> dict[str, Any]:
    """The cells that say which indicator a row of a table is about, its unit and its decimals."""
    indicator = request.programme.indicator(code)
    return {
        "indikator_kod": code,
        "indikator": request.named(indicator),
        "enhet": unit(request, indicator),
        "decimaler": indicator.decimals,
    }


def short_name(request: PageRequest, indicator: Indicator) -> str:
    """The name without the list of categories some official names end with; the full one stands in the definition."""
    return _CATEGORIES.sub("", request.named(indicator))


def value_words(request: PageRequest, value: Decimal | None, indicator: Indicator, *, absent: str = "missing") -> str:
    """A value with its unit, or the words for its absence."""
    if value is None:
        return request.t(f"absence.{absent}").lower()
    return request.f.with_unit(value, unit(request, indicator), indicator.decimals)


def count_words(request: PageRequest, count: int, *, first: bool = False) -> str:
    """A count as people write it: words up to twelve, figures above."""
    if not 0 <= count <= LARGEST_WORD:
        return request.f.number(count)
    words = request.t(f"pages.number.{count}")
    return words[:1].upper() + words[1:] if first else words


def target_word(request: PageRequest, *, confirmed: object) -> str:
    """ "målet", or "exempelmålet" where no official target is known."""
    return request.t("pages.figure.target" if confirmed else "pages.figure.example_target")


def region_name(request: PageRequest, code: str) -> str:
    """The region's name; outside and all in words."""
    if code == ALL:
        return request.t("word.whole_area")
    for region in request.programme.regions:
        if region.code == code:
            return request.named(region)
    return request.t("pages.compare.joint" if code == JOINT else "word.outside")


def region_names(request: PageRequest, codes: str) -> str:
    """The names of space-separated region codes."""
    return ", ".join(region_name(request, code) for code in codes.split())


def part_of_total(request: PageRequest, row: Mapping[str, Any]) -> str:
    """Which part of a total a delivered row is: its category, sex and region in words, or the total."""
    parts = [request.t(f"{name}.{row[name]}") for name in ("breakdown", "sex") if row.get(name) not in (None, ALL)]
    if row.get("region") not in (None, ALL):
        parts.append(region_name(request, row["region"]))
    return ", ".join(parts) or request.t("word.total").capitalize()


def municipality_name(request: PageRequest, code: str | None) -> str:
    """The municipality's name; any Swedish one."""
    names = request.once("municipality_names", lambda: dict(request.programme.all_municipalities))
    return names.get(code or "", "")


def field_name(request: PageRequest, code: str) -> str:
    """The intervention field's name, or its code where it has none."""
    found = next((each for each in request.programme.fields if each.code == code), None)
    return request.named(found) if found else code


def kind_name(request: PageRequest, code: str) -> str:
    """The kind of intervention in words."""
    return next((request.named(each) for each in request.programme.kinds if each.code == code), code)


def objective_of(request: PageRequest, code: str) -> Objective | None:
    """The objective with this code."""
    return next((each for each in request.programme.objectives if each.code == code), None)


def scope_words(request: PageRequest, scope: Scope) -> str:
    """The scope in words: "särskilt mål RSO1.3, Dalarna"; the programme where nothing is chosen."""
    chosen = scope.chosen
    words = {
        "specific_objective": lambda code: request.t("pages.figure.in_objective", code=code),
        "kind": lambda code: kind_name(request, code),
        "field": lambda code: request.t("pages.figure.in_field", code=code),
        "region": lambda code: region_name(request, code),
        "municipality": lambda code: request.t("pages.figure.in_municipality", name=municipality_name(request, code)),
    }
    said = [words[key](code) for key, code in chosen.items() if key in words]
    return ", ".join(said) or request.t("pages.figure.whole_programme")


def source_words(request: PageRequest, row: dict[Any, Any], prefix: str) -> str:
    """File, sheet and row of a delivered row, as a person would say it."""
    file, sheet, place = (row.get(f"{prefix}_{part}") for part in ("file", "sheet", "row"))
    if not file:
        return ""
    key = "pages.figure.row_in_sheet" if sheet else "pages.figure.row_in_file"
    return request.t(key, file=file, sheet=sheet or "", row=place)
