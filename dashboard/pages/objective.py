"""`/mal/<so>`: one specific objective: its money, its indicators, its operations."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from config.model import Objective
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.official import official
from dashboard.components.text import bullets, link, notice, section
from dashboard.components.tiles import tiles
from dashboard.content import NotFoundError, PageContent
from dashboard.filters import PERIOD
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, count_words, cut_off, objective_of
from dashboard.sections.money import budget_sek, money_of, money_section, money_table, money_tiles
from dashboard.sections.notes import note_table, notes_section, shown_notes
from dashboard.sections.operation_table import short_list
from dashboard.sections.progress_table import ladder, progress_table
from dashboard.sections.reach import reach_notice
from dashboard.sections.statuses import assessed, on_track, status_counts
from dashboard.sections.tables import made, offered
from dashboard.table import Table
from warehouse.queries.operations import OperationFilter, operations
from warehouse.queries.progress import progress
from warehouse.queries.scope import Scope

PATH = "/mal/<code>"
NAV = None
FILTERS = (PERIOD,)
LARGEST = 10


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.objective", code=_objective(request).code)


def layout(request: PageRequest) -> PageContent:
    """The objective's page."""
    objective = _objective(request)
    counts = status_counts(_rows(request))
    key = "heading" if assessed(counts) else "heading_none"
    heading = request.t(
        f"pages.objective.{key}",
        code=objective.code,
        on_track=count_words(request, on_track(counts)),
        assessed=count_words(request, assessed(counts)),
    )
    return PageContent(
        heading=heading,
        key_sentence=request.named(objective),
        here=request.t("title.objective", code=objective.code),
        body=[
            _tiles(request, objective),
            *_notices(request, objective),
            *reach_notice(
                request,
                _rows(request),
                href=request.link.overview(mal=objective.code, racker="nej", period=request.params["period"]),
            ),
            section(
                request.t("pages.overview.indicators"),
                ladder(request, made(request, indicator_table)),
                intro=request.t("pages.reach.legend"),
            ),
            *notes_section(request, made(request, deviation_table)),
            money_section(request, made(request, finance_table)),
            _interventions(request, objective),
            _largest(request, objective),
        ],
        about=[(request.t("pages.money.budget_source"), official(request, objective.budget_source))],
        tables=offered(request, TABLES),
    )


def indicator_table(request: PageRequest) -> Table:
    """The objective's indicators."""
    caption = request.t("pages.objective.caption", code=_objective(request).code)
    return progress_table(request, _rows(request), name="indikatorer", caption=caption)


def finance_table(request: PageRequest) -> Table:
    """The objective's money from budget to paid."""
    objective = _objective(request)
    money = money_of(request, Scope(specific_objective=objective.code))
    href = request.link.economy(anchor=ROWS, period=request.params["period"], mal=objective.code)
    return money_table(request, money, budget=budget_sek(request, [objective]), href=href)


def deviation_table(request: PageRequest) -> Table:
    """The notes of the objective's indicators."""
    return note_table(request, shown_notes(request, _rows(request)))


TABLES = {"indikatorer": indicator_table, "pengar": finance_table, "kommentarer": deviation_table}


def _objective(request: PageRequest) -> Objective:
    code = request.keys["code"]
    found = objective_of(request, code)
    if found is None:
        words = request.t("pages.objective.unknown", code=code)
        raise NotFoundError(where=request.path, found=words, todo=request.t("error.todo_page"))
    return found


def _rows(request: PageRequest) -> pd.DataFrame:
    objective = _objective(request).code
    return request.once(
        "progress",
        lambda: request.ask(progress, programme=request.programme, cut_off=cut_off(request), objective=objective),
    )


def _tiles(request: PageRequest, objective: Objective) -> Component:
    money = money_of(request, Scope(specific_objective=objective.code))
    budget = budget_sek(request, [objective])
    return tiles(*money_tiles(request, money, budget=budget, params={"mal": objective.code}))


def _notices(request: PageRequest, objective: Objective) -> list[Component]:
    said = [request.t("pages.figure.notice_example_targets")]
    if objective.budget_eu_eur is not None and not objective.budget_confirmed:
        said.append(request.t("pages.money.budget_unconfirmed"))
    return [notice(words) for words in said]


def _interventions(request: PageRequest, objective: Objective) -> Component:
    """The objective's cells of the results chain."""
    cells = [cell for cell in request.programme.chain if cell.objective == objective.code]
    names = {cell.field: cell.name_sv for cell in cells}
    items = [
        link([f"{field} ", official(request, name)], request.link.field(field, period=request.params["period"]))
        for field, name in names.items()
    ]
    body = bullets(items) if items else empty(request, "not_applicable")
    more = link(
        request.t("pages.objective.chain"), request.link.chain(mal=objective.code, period=request.params["period"])
    )
    return section(request.t("pages.objective.interventions"), body, *([more] if items else []))


def _largest(request: PageRequest, objective: Objective) -> Component:
    chosen = OperationFilter(cut_off=cut_off(request), objective=objective.code)
    rows = request.ask(operations, chosen=chosen, sort="-eu_support_sek", limit=LARGEST)
    caption = request.t("pages.objective.operations", code=objective.code)
    if rows.empty:
        return section(caption, empty(request, "no_rows"))
    every = link(
        request.t("pages.objective.all_operations"),
        request.link.operations(mal=objective.code, period=request.params["period"]),
    )
    return section(caption, data_table(request, short_list(request, rows, caption=caption), caption=False), every)
