"""Filters as data: one row says the parameter, its label, its choices and its default.

The same row checks the address, draws the form field and says itself back as a chip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from config.errors import ResultatkedjanError
from warehouse.connections import ReleaseHandle
from warehouse.cut_offs import eu_cut_offs
from warehouse.excerpts import SUSTAINABILITY, Tags
from warehouse.queries.known import known_days
from warehouse.queries.tags import smart_specialisations

if TYPE_CHECKING:
    from dashboard.request import PageRequest

YES = "ja"
FREE_TEXT = r"[^\x00-\x1f\x7f]{0,100}"
SORT_WORD = r"-?[a-z][a-z0-9_]{0,40}"
PAGE_NUMBER = r"[1-9][0-9]{0,4}"
MOST_DAYS = 60
"""Days of knowledge offered in the form; an address may name any."""


class BadParameterError(ResultatkedjanError):
    """The address asks for something the page does not offer."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter and the words a reader sees."""

    value: str
    label: str
    swedish: bool = False  # a delivered or official name


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
    accepts: Callable[[PageRequest, str], bool] | None = None  # values beyond the choices offered
    follows: bool = False  # the form leaves its default out, which then follows the release and the day

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


def _whole(request: PageRequest) -> PageRequest:
    """The request on the whole release: what can be chosen does not depend on what was."""
    return replace(request, release=request.release.whole)


def _known(request: PageRequest) -> list[date]:
    """The days on which anything in the release became known, whichever part of it is shown."""

    def make() -> list[date]:
        with request.release.whole.connect() as connection:
            return known_days(connection)

    return request.once("known_days", make)


def _known_days(request: PageRequest) -> list[Choice]:
    """The days on which deliveries became known, latest first; of very many, the last of each month."""
    days = _known(request)
    if len(days) > MOST_DAYS:
        days = [*{(day.year, day.month): day for day in days}.values()]
    return [Choice(f"{day}", f"{day}") for day in reversed(days)]


def _counted_on(request: PageRequest, day: date) -> date:
    """The last day up to this one that an excerpt depends on: of a delivery, or an EU cut-off."""
    programme = request.programme
    return max(each for each in (programme.start, *_known(request), *eu_cut_offs(programme, day)) if each <= day)


def is_day(value: str, first: date, last: date) -> bool:
    """Whether the text is an ISO date from the first to the last day."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return False
    try:
        return first <= date.fromisoformat(value) <= last
    except ValueError:
        return False


def _known_day(request: PageRequest, value: str) -> bool:
    """Any day from the programme's start to the release's own."""
    return is_day(value, request.programme.start, request.release.whole.known_on)


def _areas(request: PageRequest) -> list[Choice]:
    whole = request.release.whole
    return [Choice(area, area, swedish=True) for area in whole.fact("smart_specialisations", lambda: _areas_in(whole))]


def _areas_in(whole: ReleaseHandle) -> tuple[str, ...]:
    with whole.connect() as connection:  # the request's own may be of a part: what can be chosen does not depend on it
        return tuple(smart_specialisations(connection))


def _dimensions(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"sustainability.{each}")) for each in SUSTAINABILITY]


def _yes(request: PageRequest) -> list[Choice]:
    return [Choice(YES, request.t("word.yes"))]


PERIOD = Filter("period", "filter.period", choices=_periods, default=_last_period, every="", follows=True)
REGION = Filter("region", "filter.region", choices=_regions)
OBJECTIVE = Filter("mal", "filter.objective", choices=_objectives)
KIND = Filter("slag", "filter.kind", choices=_kinds)
SEARCH = Filter("sok", "filter.search")
SORT = Filter("sortera", "filter.sort", pattern=SORT_WORD, shown=False)
PAGE = Filter("sida", "filter.page", pattern=PAGE_NUMBER, shown=False)


KNOWN_ON = Filter("kand", "filter.known_on", choices=_known_days, every="filter.known_now", accepts=_known_day)
SMART = Filter("styrka", "filter.smart", choices=_areas)
SUSTAINABLE = Filter("hallbarhet", "filter.sustainability", choices=_dimensions)
SOCIAL = Filter("social", "filter.social_innovation", choices=_yes)
TAGS = (SMART, SUSTAINABLE, SOCIAL)
SHARED = (KNOWN_ON, *TAGS)
"""The filters of every page: they choose the part of the release the page is drawn from (links.SHARED_PARAMS)."""


def excerpt_of(request: PageRequest, chosen: Mapping[str, str]) -> ReleaseHandle:
    """The part of the request's release that the shared filters choose."""
    tags = Tags(chosen["styrka"], chosen["hallbarhet"], bool(chosen["social"]))
    if not chosen["kand"]:
        return request.release.excerpt(request.programme, tags=tags)
    day = date.fromisoformat(chosen["kand"])
    counted_on = _counted_on(request, day)
    return request.release.excerpt(request.programme, known_on=day, tags=tags, counted_on=counted_on)


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
        if each.accepts(request, value) if each.accepts else re.fullmatch(each.pattern, value):
            return value
        raise _bad(request, each.name, value, expected=request.t("error.pattern"))
    offered = [choice.value for choice in each.choices(request)]
    if value in offered or (each.accepts and each.accepts(request, value)):
        return value
    if each.name == PERIOD.name and value in [choice.value for choice in _periods(_whole(request))]:
        raise _not_known_yet(request, value)
    raise _bad(request, each.name, value, expected=", ".join(offered[:12]))


def _not_known_yet(request: PageRequest, period: str) -> BadParameterError:
    """The period is one of the release's, but lies after the last cut-off known on the chosen day."""
    known_on, last = request.release.known_on.isoformat(), request.release.last_cut_off.isoformat()
    return BadParameterError(
        where=request.t("error.where_parameter", name=PERIOD.name),
        found=f"”{period}”",
        expected=request.t("error.period_known", known_on=known_on, last=last),
        todo=request.t("error.todo_period_known"),
    )


def _bad(request: PageRequest, name: str, value: str, *, expected: str) -> BadParameterError:
    return BadParameterError(
        where=request.t("error.where_parameter", name=name[:40]),
        found=f"”{value[:60]}”",
        expected=expected or request.t("error.no_parameters"),
        todo=request.t("error.todo_parameter"),
    )
