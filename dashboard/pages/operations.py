"""`/projekt`: operations to search, filter and sort; earlier periods' public operations on their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import link, notice, section
from dashboard.content import Nav, PageContent
from dashboard.filters import KIND, OBJECTIVE, PAGE, PERIOD, SEARCH, SORT, Choice, Filter
from dashboard.request import PageRequest
from dashboard.sections.choices import EARLIER_PERIOD, FIELD, PLACE, STAGE
from dashboard.sections.figures import field_name, region_name
from dashboard.sections.operation_table import operation_columns, operation_rows, operation_total
from dashboard.sections.public_table import public_count, public_section, public_table
from dashboard.table import Table
from warehouse.queries.operations import (
    SORTABLE,
    OperationFilter,
    operation_parts,
    operations,
    operations_summary,
)

PATH = "/projekt"
NAV = Nav("nav.operations", 40)
PAGE_SIZE = 50
EVERY_ROW = 1_000_000


def _periods(request: PageRequest) -> list[Choice]:
    """The cut-offs, and the earlier programme period."""
    known = PERIOD.choices(request) if PERIOD.choices else ()
    return [*known, Choice(EARLIER_PERIOD, request.t("pages.operations.earlier_period"))]


def _sorts(_request: PageRequest) -> list[Choice]:
    names = [name for key in SORTABLE for name in (key, f"-{key}")]
    return [Choice(name, name) for name in names]


FILTERS = (
    Filter("period", "filter.period", choices=_periods, default=PERIOD.default, every=""),
    OBJECTIVE,
    PLACE,
    KIND,
    FIELD,
    STAGE,
    SEARCH,
    Filter(SORT.name, SORT.label, choices=_sorts, shown=False),
    PAGE,
)


@dataclass(frozen=True)
class _Asked:
    """What the address asks for."""

    chosen: OperationFilter
    sort: str
    offset: int


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.operations")


def layout(request: PageRequest) -> PageContent:
    """The list, or the earlier period's."""
    if _earlier(request):
        return _earlier_content(request)
    summary = _summary(request)
    heading = request.t(
        "pages.operations.heading",
        count=request.f.number(summary["counted"]),
        amount=request.f.msek(summary["eu_support_sek"]),
    )
    body = section(request.t("pages.operations.list"), *_list(request), anchor="lista")
    return PageContent(
        heading=heading,
        key_sentence=_key_sentence(request, summary),
        body=[*_notices(request, summary), body, *_earlier_link(request)],
        about=[(request.t("pages.operations.as_known"), request.t("pages.operations.as_known_text"))],
        tables=[_on_screen(request)],
    )


def operation_table(request: PageRequest, *, paged: bool = False) -> Table:
    """The operations chosen; a file holds all of them, the screen one page."""
    if _earlier(request):
        return public_table(request)
    asked, parts = _asked(request), _parts(request)
    limit, offset = (PAGE_SIZE, asked.offset) if paged else (EVERY_ROW, 0)
    rows = request.ask(operations, chosen=asked.chosen, sort=asked.sort, limit=limit, offset=offset)
    columns = operation_columns(request, sortable=paged, part_of=_part_of(request))
    summary = _summary(request)
    frame = operation_rows(request, rows, parts)
    return Table(
        "projekt",
        request.t("pages.operations.caption", period=request.params["period"]),
        columns,
        frame if len(frame) else pd.DataFrame(columns=[column.key for column in columns]),
        row_count=summary["operations_count"],
        page_size=PAGE_SIZE if paged else 0,
        total=operation_total(request, summary, parts),
    )


TABLES = {"projekt": operation_table}


def _earlier(request: PageRequest) -> bool:
    return request.params["period"] == EARLIER_PERIOD


def _asked(request: PageRequest) -> _Asked:
    params = request.params
    chosen = OperationFilter(
        cut_off=date.fromisoformat(params["period"]),
        objective=params["mal"],
        kind=params["slag"],
        region=params["region"],
        field=params["falt"],
        stage=params["lage"],
        search=params["sok"],
    )
    return _Asked(chosen, params["sortera"] or "operation_id", (int(params["sida"] or 1) - 1) * PAGE_SIZE)


def _summary(request: PageRequest) -> dict[str, Any]:
    return request.once("summary", lambda: request.ask(operations_summary, chosen=_asked(request).chosen))


def _part_of(request: PageRequest) -> str:
    if request.params["region"]:
        return region_name(request, request.params["region"])
    return request.params["falt"] and request.t("pages.figure.in_field", code=request.params["falt"])


def _parts(request: PageRequest) -> pd.DataFrame | None:
    """The part of the chosen region, else field, in each operation's money."""
    if not _part_of(request):
        return None
    chosen = _asked(request).chosen
    return request.once("parts", lambda: request.ask(operation_parts, programme=request.programme, chosen=chosen))


def _key_sentence(request: PageRequest, summary: dict[str, Any]) -> str:
    f = request.f
    said = request.t(
        "pages.operations.key_sentence",
        period=request.params["period"],
        running=f.number(summary["running"]),
        cost=f.msek(summary["eligible_cost_sek"]),
        paid=f.msek(summary["paid_eu_sek"]),
    )
    if not summary["withdrawn"]:
        return said
    return f"{said} {request.t('pages.operations.withdrawn', count=f.number(summary['withdrawn']))}"


def _notices(request: PageRequest, summary: dict[str, Any]) -> list[Component]:
    parts = _parts(request)
    if parts is None or not summary["counted"]:
        return []
    amount = request.f.msek(parts["eu_support_sek"].dropna().sum())
    field = request.params["falt"]
    place = _part_of(request) if request.params["region"] else f"{_part_of(request)} {field_name(request, field)}"
    return [notice(request.t("pages.operations.by_key", place=place, amount=amount))]


def _on_screen(request: PageRequest) -> Table:
    return request.once("on_screen", lambda: operation_table(request, paged=True))


def _list(request: PageRequest) -> list[Component]:
    table = _on_screen(request)
    return [data_table(request, table, caption=False)] if len(table.frame) else [empty(request, "no_rows")]


def _earlier_link(request: PageRequest) -> list[Component]:
    """A way to the public operations of the earlier period, where the release has any."""
    count = public_count(request)
    if not count:
        return []
    words = request.t("pages.operations.earlier_text", count=request.f.number(count))
    href = request.link.operations(period=EARLIER_PERIOD)
    return [
        section(
            request.t("pages.operations.earlier"),
            html.P([words, " ", link(request.t("pages.operations.earlier_show"), href)]),
        )
    ]


def _without_effect(request: PageRequest) -> list[Component]:
    """Said where a chosen filter has nothing to work on in the earlier period's list."""
    chosen = request.carried("mal", "slag", "falt", "lage")
    return [notice(request.t("pages.operations.earlier_filters"))] if chosen else []


def _earlier_content(request: PageRequest) -> PageContent:
    table = public_table(request, paged=True)
    return PageContent(
        heading=request.t("pages.operations.earlier_heading", count=request.f.number(table.count)),
        key_sentence=request.t("pages.operations.earlier_key_sentence"),
        body=[*_without_effect(request), public_section(request, table)],
        about=[(request.t("app.source"), request.t("pages.operations.earlier_source"))],
        tables=[table],
    )
