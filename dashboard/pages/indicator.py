"""`/indikator/<kod>`: one indicator's course, status, regions, and the rows behind its figure."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from config.model import Indicator
from dashboard.components.text import bullets, link
from dashboard.content import NotFoundError, PageContent
from dashboard.filters import KIND, OBJECTIVE, PAGE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.choices import FIELD, MUNICIPALITY, PLACE, REGION_RULE
from dashboard.sections.figures import (
    chosen_scope,
    cut_off,
    short_name,
)
from dashboard.sections.forecast import forecast_section, forecast_table
from dashboard.sections.indicator_charts import course_chart, course_table, region_chart, region_table
from dashboard.sections.indicator_head import (
    capital,
    finding_words,
    indicator_notices,
    indicator_tiles,
    key_sentence_of,
)
from dashboard.sections.indicator_parts import definition_section, objective_section
from dashboard.sections.notes import note_table, own_notes
from dashboard.sections.overlap_tables import overlap_sentence
from dashboard.sections.periods import PERIODS, VIEW, per_period, period_chart, period_table
from dashboard.sections.ratio_parts import ratio_section, ratio_table
from dashboard.sections.reach import ladder_section, ladder_table
from dashboard.sections.revisions import (
    HIDDEN_SINCE,
    HIDDEN_UNTIL,
    REVISION_TABLE,
    asked_for,
    revision_table,
    revisions_section,
)
from dashboard.sections.rows_behind import contribution_page, contribution_table, rows_section
from dashboard.sections.splits import split_section, split_table
from dashboard.sections.status_inputs import reach_section, status_section
from dashboard.sections.triangle import TRIANGLE, TRIANGLE_TABLE, triangle_section, triangle_table
from dashboard.table import Table
from warehouse.queries.frames import records
from warehouse.queries.progress import progress_of
from warehouse.status import Ladder

PATH = "/indikator/<code>"
NAV = None
FILTERS = (
    PERIOD,
    OBJECTIVE,
    PLACE,
    REGION_RULE,
    KIND,
    FIELD,
    MUNICIPALITY,
    VIEW,
    PAGE,
    HIDDEN_SINCE,
    HIDDEN_UNTIL,
    TRIANGLE,
)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.indicator", code=_indicator(request).code)


def layout(request: PageRequest) -> PageContent:
    """The indicator's page; where no figure is counted for the choice, the ways out of it."""
    indicator = _indicator(request)
    row = _figure(request)
    if row is None:
        return _not_counted(request, indicator)
    finding = finding_words(request, indicator, row)
    ladder = row["result"].ladder
    regions = (
        None
        if request.params["region"] or request.params["kommun"] or request.params["falt"]
        else region_chart(request, indicator)
    )
    return PageContent(
        heading=f"{short_name(request, indicator)}: {finding}",
        key_sentence=key_sentence_of(request, indicator, row),
        here=request.t("title.indicator", code=indicator.code),
        body=[
            indicator_tiles(request, indicator, row),
            *indicator_notices(request, indicator, row),
            period_chart(request, indicator, _offered(request, PERIODS))
            if per_period(request)
            else course_chart(request, indicator, ladder, finding=capital(finding)),
            ladder_section(request, _ladder),
            forecast_section(request, indicator, row),
            *objective_section(request, indicator),
            *(_status_sections(request, indicator, row) if ladder.target is not None else []),
            *([regions] if regions is not None else []),
            *overlap_sentence(request, indicator),
            *split_section(request, indicator),
            ratio_section(request, indicator) if indicator.ratio else rows_section(request, indicator, row),
            revisions_section(request, lambda: _offered(request, REVISION_TABLE)),
            triangle_section(request, indicator),
            definition_section(request, indicator),
        ],
        about=[(request.t("column.counting"), request.t(f"counting_long.{indicator.counting}"))],
        tables=[_offered(request, name) for name in TABLES if asked_for(request, name)],
    )


def _status_sections(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> list[Component]:
    return [status_section(request, indicator, row), reach_section(request, indicator, row)]


def _course(request: PageRequest) -> Table:
    row = _figure(request)
    ladder = row["result"].ladder if row else Ladder(None, None, None)
    return course_table(request, _indicator(request), ladder)


def _ladder(request: PageRequest) -> Table:
    return ladder_table(request, _indicator(request), lambda: _figure(request))


def _rows(request: PageRequest) -> Table:
    """The operations behind the figure; behind a ratio, its two parts."""
    indicator = _indicator(request)
    return ratio_table(request, indicator) if indicator.ratio else contribution_table(request, indicator)


TABLES = {
    "stege": _ladder,
    "utveckling": _course,
    PERIODS: lambda request: period_table(request, _indicator(request)),
    "prognos": lambda request: forecast_table(request, _indicator(request)),
    "regioner": lambda request: region_table(request, _indicator(request)),
    "uppdelning": lambda request: split_table(request, _indicator(request)),
    "kommentarer": lambda request: note_table(request, own_notes(request, _indicator(request).code)),
    "underlag": _rows,
    REVISION_TABLE: lambda request: revision_table(request, _indicator(request).code),
    TRIANGLE_TABLE: lambda request: triangle_table(request, _indicator(request)),
}


def _offered(request: PageRequest, name: str) -> Table:
    """A table to take away, made once for the screen and the download bar."""
    indicator = _indicator(request)
    if name == "underlag" and indicator.ratio:
        return request.once("ratio_table", lambda: ratio_table(request, indicator))
    if name == "underlag":
        return contribution_page(request, indicator)
    return request.once(f"table_{name}", lambda: TABLES[name](request))


def _indicator(request: PageRequest) -> Indicator:
    code = request.keys["code"]
    for each in request.programme.indicators:
        if each.code == code:
            return each
    raise NotFoundError(
        where=request.path, found=request.t("pages.indicator.unknown", code=code), todo=request.t("error.todo_page")
    )


def _figure(request: PageRequest) -> dict[Any, Any] | None:
    """The figure the address chooses with its ladder and status; None where none is counted."""

    def make() -> dict[Any, Any] | None:
        rows = records(
            request.ask(
                progress_of,
                programme=request.programme,
                cut_off=cut_off(request),
                indicator=_indicator(request).code,
                scope=chosen_scope(request),
            )
        )
        return rows[0] if rows else None

    return request.once("figure", make)


def _not_counted(request: PageRequest, indicator: Indicator) -> PageContent:
    """No mart level holds the combination: say so, and offer each filter's way out."""
    chosen = {name: value for name, value in request.given.items() if name not in ("period", "sida") and value}
    ways = [
        link(request.t("filter.remove", words=f"{name} {value}"), request.here(**{name: ""}))
        for name, value in chosen.items()
    ]
    return PageContent(
        heading=request.t("pages.indicator.not_counted", name=short_name(request, indicator)),
        key_sentence=request.t("pages.indicator.not_counted_text"),
        here=request.t("title.indicator", code=indicator.code),
        body=[bullets(ways), definition_section(request, indicator)],
    )
