"""Filters as data: one row says the parameter, its label, its choices and its default.

The same row checks the address, draws the form field and says itself back as a chip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from config.errors import ResultatkedjanError
from warehouse.cut_offs import eu_cut_offs

if TYPE_CHECKING:
    from dashboard.request import PageRequest

FREE_TEXT = r"[^\x00-\x1f\x7f]{0,100}"
SORT_WORD = r"-?[a-z][a-z0-9_]{0,40}"
PAGE_NUMBER = r"[1-9][0-9]{0,4}"


class BadParameterError(ResultatkedjanError):
    """The address asks for something the page does not offer."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter and the words a reader sees."""

    value: str
    label: str


@dataclass(frozen=True)
class Filter:
    """A parameter of a page. Without choices it is free text held to a pattern."""

    name: str  # in the address
    label: str  # text key
    choices: Callable[[PageRequest], Iterable[Choice]] | None = None
    default: Callable[[PageRequest], str] | None = None  # None = empty, "all"
    every: str = "filter.all"  # text key of the empty choice; "" = there is none
    pattern: str = FREE_TEXT
    shown: bool = True  # False: part of the address, not of the form

    def label_of(self, request: PageRequest, value: str) -> str:
        """The words of a value."""
        offered = self.choices(request) if self.choices else ()
        return next((choice.label for choice in offered if choice.value == value), value)


def _days(request: PageRequest) -> Iterable[date]:
    """The EU cut-offs up to the release's last, latest first."""
    return reversed(eu_cut_offs(request.programme, request.release.last_cut_off))


def _periods(request: PageRequest) -> list[Choice]:
    return [Choice(day.isoformat(), day.isoformat()) for day in _days(request)]


def _last_period(request: PageRequest) -> str:
    return request.release.last_cut_off.isoformat()


def _regions(request: PageRequest) -> list[Choice]:
    ordered = sorted(request.programme.regions, key=lambda region: region.order)
    return [Choice(region.code, request.named(region)) for region in ordered]


def _objectives(request: PageRequest) -> list[Choice]:
    objectives = request.programme.objectives
    return [Choice(each.code, f"{each.code} {request.named(each)}") for each in objectives]


def _kinds(request: PageRequest) -> list[Choice]:
    return [Choice(kind.code, request.named(kind)) for kind in request.programme.kinds]


PERIOD = Filter("period", "filter.period", choices=_periods, default=_last_period, every="")
REGION = Filter("region", "filter.region", choices=_regions)
OBJECTIVE = Filter("mal", "filter.objective", choices=_objectives)
KIND = Filter("slag", "filter.kind", choices=_kinds)
SEARCH = Filter("sok", "filter.search")
SORT = Filter("sortera", "filter.sort", pattern=SORT_WORD, shown=False)
PAGE = Filter("sida", "filter.page", pattern=PAGE_NUMBER, shown=False)


def checked(request: PageRequest, filters: Iterable[Filter], given: Mapping[str, str]) -> dict[str, str]:
    """The value of every filter, defaults filled in; raises BadParameterError for anything not offered."""
    known = tuple(filters)
    unknown = sorted(set(given) - {each.name for each in known})
    if unknown:
        raise _bad(request, unknown[0], given[unknown[0]], expected=", ".join(each.name for each in known))
    return {each.name: _checked_one(request, each, given.get(each.name, "")) for each in known}


def _checked_one(request: PageRequest, each: Filter, value: str) -> str:
    if not value:
        return each.default(request) if each.default else ""
    if each.choices is None:
        if re.fullmatch(each.pattern, value):
            return value
        raise _bad(request, each.name, value, expected=request.t("error.pattern"))
    offered = [choice.value for choice in each.choices(request)]
    if value in offered:
        return value
    raise _bad(request, each.name, value, expected=", ".join(offered[:12]))


def _bad(request: PageRequest, name: str, value: str, *, expected: str) -> BadParameterError:
    return BadParameterError(
        where=request.t("error.where_parameter", name=name[:40]),
        found=f"”{value[:60]}”",
        expected=expected or request.t("error.no_parameters"),
        todo=request.t("error.todo_parameter"),
    )
