"""What a search finds: groups of hits, each with a line of context and an address."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from config.words import code_spellings, nearest
from dashboard.components.official import official
from dashboard.content import Child
from dashboard.request import PageRequest
from dashboard.sections.figures import field_name, region_name, unit
from warehouse.queries.beneficiaries import beneficiaries
from warehouse.queries.frames import bare, records
from warehouse.queries.operation import operation
from warehouse.queries.operations import OperationFilter, operations, operations_summary

FIRST = 8
"""Hits of a group on screen, until the reader asks for the whole group."""
MOST = 200
"""Hits of a group that was asked for alone."""
LONGEST = 100


@dataclass(frozen=True)
class Hit:
    """One thing found."""

    words: str
    href: str
    context: Child
    code: str = ""
    swedish: bool = True  # the words are an official Swedish name in either language
    exact: bool = False  # the text is its code


@dataclass(frozen=True)
class Group:
    """The hits of one kind."""

    name: str  # word of the address and of the text keys
    hits: Sequence[Hit]
    count: int
    more: str  # address of all of them, empty where these are


def found(request: PageRequest, text: str, only: str = "") -> list[Group]:
    """The groups that have hits, in the order of `GROUPS`; one of them where it is asked for alone."""
    shown = MOST if only else FIRST
    groups = [make(request, text, shown) for name, make in GROUPS.items() if only in ("", name)]
    return [group for group in groups if group.count]


def exact_hits(request: PageRequest, text: str) -> list[Hit]:
    """What has the text for its code, an operation decided after the last cut-off too."""
    rows = records(request.ask(operation, operation_id=text.upper())) or records(
        request.ask(operation, operation_id=text)
    )
    configured = [hit for make in _CONFIGURED for hit in make(request) if _is_code(text, hit.code)]
    return [replace(hit, exact=True) for hit in (*[_operation_hit(request, row) for row in rows], *configured)]


def nearest_word(request: PageRequest, text: str) -> str:
    """A code or place like the text, for a reader who found nothing; empty where nothing is near."""
    programme = request.programme
    codes = [each.code for group in (programme.indicators, programme.objectives) for each in group]
    return nearest(text, [*codes, *(each.name for each in programme.municipalities)]) or ""


def _is_code(text: str, code: str) -> bool:
    spellings = {*code_spellings(code), code.removeprefix("RSO")}
    return bare(text) in {bare(each) for each in spellings}


def _operations(request: PageRequest, text: str, shown: int) -> Group:
    chosen = OperationFilter(cut_off=request.release.last_cut_off, search=text)
    count = int(request.ask(operations_summary, chosen=chosen)["operations_count"])
    rows = records(request.ask(operations, chosen=chosen, sort="name", limit=shown))
    hits = [_operation_hit(request, row) for row in rows]
    return Group("projekt", hits, count, request.link.operations(sok=text) if count > len(hits) else "")


def _operation_hit(request: PageRequest, row: dict[Any, Any]) -> Hit:
    status = request.t(f"operation_status.{row['status']}")
    more = f" · {row['specific_objective']} · {status}"
    context = [official(request, row["beneficiary"]), more]
    return Hit(row["name"], request.link.operation(row["operation_id"]), context, row["operation_id"])


def _beneficiaries(request: PageRequest, text: str, shown: int) -> Group:
    found = request.ask(beneficiaries, text=text, cut_off=request.release.last_cut_off, limit=shown)
    hits = [
        Hit(
            row["beneficiary"],
            request.link.operations(sok=row["beneficiary"][:LONGEST]),
            request.t("pages.search.operations", count=request.f.number(row["operations_count"])),
        )
        for row in records(found.rows)
    ]
    return Group("stodmottagare", hits, found.count, _whole_group(request, "stodmottagare", found.count))


def _whole_group(request: PageRequest, name: str, count: int) -> str:
    """The address of the group alone; empty where all of it is shown or it was asked for alone."""
    alone = request.params["grupp"] == name
    return request.here(grupp=name) if count > FIRST and not alone else ""


def _indicators(request: PageRequest) -> Iterator[Hit]:
    for each in request.programme.indicators:
        said = (request.t(f"indicator_type.{each.type}"), unit(request, each), ", ".join(each.objectives))
        href = request.link.indicator(each.code)
        yield Hit(request.named(each), href, " · ".join(part for part in said if part), each.code, _is_swedish(request))


def _objectives(request: PageRequest) -> Iterator[Hit]:
    for each in request.programme.objectives:
        policy = f"{each.policy_objective} {request.t(f'policy_objective.{each.policy_objective}')}"
        yield Hit(request.named(each), request.link.objective(each.code), policy, each.code, _is_swedish(request))


def _fields(request: PageRequest) -> Iterator[Hit]:
    for each in request.programme.fields:
        climate = request.f.number(each.climate_pct)
        context = request.t("pages.search.coefficient", climate=climate)
        href = request.link.field(each.code)
        yield Hit(field_name(request, each.code), href, context, each.code, _is_swedish(request))


def _municipalities(request: PageRequest) -> Iterator[Hit]:
    for each in request.programme.municipalities:
        context = request.t("pages.search.municipality", region=region_name(request, each.region))
        href = request.link.regions(region=each.region, anchor="kommuner")
        yield Hit(each.name, href, context, each.code)


def _is_swedish(request: PageRequest) -> bool:
    return request.lang == "sv"


def _names(request: PageRequest) -> dict[str, str]:
    """Code → every name of it in either language, as searched."""
    programme = request.programme
    return {
        each.code: f"{each.name_sv} {each.name_en}"
        for listed in (programme.indicators, programme.objectives, programme.fields)
        for each in listed
    }


def _configured(name: str, make: Callable[[PageRequest], Iterator[Hit]]) -> Callable[[PageRequest, str, int], Group]:
    """The group of what the programme's files name: every word of the text is in the code or a name."""

    def searched(request: PageRequest, text: str, shown: int) -> Group:
        words, names = bare(text).split(), request.once("names", lambda: _names(request))
        hits = [hit for hit in make(request) if _holds(words, f"{hit.code} {hit.words} {names.get(hit.code, '')}")]
        return Group(name, hits[:shown], len(hits), _whole_group(request, name, len(hits)))

    return searched


def _holds(words: Sequence[str], text: str) -> bool:
    searched = bare(text)
    return all(word in searched for word in words)


_CONFIGURED = (_indicators, _objectives, _fields, _municipalities)
GROUPS: dict[str, Callable[[PageRequest, str, int], Group]] = {
    "projekt": _operations,
    "indikatorer": _configured("indikatorer", _indicators),
    "kommuner": _configured("kommuner", _municipalities),
    "stodmottagare": _beneficiaries,
    "mal": _configured("mal", _objectives),
    "insatsomraden": _configured("insatsomraden", _fields),
}
"""Word of the address → the search of that kind, in the order on the page."""
