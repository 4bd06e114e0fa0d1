"""`/indikator/<kod>`: one indicator's course, status, regions, and the rows behind its figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dash.development.base_component import Component

from config.model import Indicator
from dashboard.components.text import bullets, link, notice
from dashboard.components.tiles import tile, tiles
from dashboard.content import NotFoundError, PageContent
from dashboard.filters import KIND, OBJECTIVE, PAGE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.choices import FIELD, MUNICIPALITY, PLACE, REGION_RULE
from dashboard.sections.figures import (
    absence,
    chosen_scope,
    cut_off,
    scope_words,
    short_name,
    target_word,
    unit,
    value_words,
)
from dashboard.sections.forecast import forecast_section, forecast_table
from dashboard.sections.indicator_charts import course_chart, course_table, region_chart, region_table
from dashboard.sections.indicator_parts import definition_section, objective_section
from dashboard.sections.notes import note_table, own_notes
from dashboard.sections.overlap_tables import overlap_sentence
from dashboard.sections.ratio_parts import ratio_section, ratio_table
from dashboard.sections.reach import ladder_section, ladder_table
from dashboard.sections.rows_behind import contribution_page, contribution_table, rows_section
from dashboard.sections.splits import split_section, split_table
from dashboard.sections.status_inputs import reach_section, status_section
from dashboard.table import Table
from warehouse.absences import PROTECTED
from warehouse.queries.frames import records
from warehouse.queries.progress import progress_of
from warehouse.status import Ladder

PATH = "/indikator/<code>"
NAV = None
FILTERS = (PERIOD, OBJECTIVE, PLACE, REGION_RULE, KIND, FIELD, MUNICIPALITY, PAGE)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.indicator", code=_indicator(request).code)


def layout(request: PageRequest) -> PageContent:
    """The indicator's page; where no figure is counted for the choice, the ways out of it."""
    indicator = _indicator(request)
    row = _figure(request)
    if row is None:
        return _not_counted(request, indicator)
    finding = _finding(request, indicator, row)
    ladder = row["result"].ladder
    regions = (
        None
        if request.params["region"] or request.params["kommun"] or request.params["falt"]
        else region_chart(request, indicator)
    )
    return PageContent(
        heading=f"{short_name(request, indicator)}: {finding}",
        key_sentence=_key_sentence(request, indicator, row),
        here=request.t("title.indicator", code=indicator.code),
        body=[
            _tiles(request, indicator, row),
            *_notices(request, indicator, row),
            course_chart(request, indicator, ladder, finding=_capital(finding)),
            ladder_section(request, _ladder),
            forecast_section(request, indicator, row),
            *objective_section(request, indicator),
            *(_status_sections(request, indicator, row) if ladder.target is not None else []),
            *([regions] if regions is not None else []),
            *overlap_sentence(request, indicator),
            *split_section(request, indicator),
            ratio_section(request, indicator) if indicator.ratio else rows_section(request, indicator, row),
            definition_section(request, indicator),
        ],
        about=[(request.t("column.counting"), request.t(f"counting_long.{indicator.counting}"))],
        tables=[_offered(request, name) for name in TABLES],
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
    "prognos": lambda request: forecast_table(request, _indicator(request)),
    "regioner": lambda request: region_table(request, _indicator(request)),
    "uppdelning": lambda request: split_table(request, _indicator(request)),
    "kommentarer": lambda request: note_table(request, own_notes(request, _indicator(request).code)),
    "underlag": _rows,
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


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _finding(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> str:
    """The status in words, or the value where no target is set."""
    status, f = row["status"], request.f
    if status == "no_target":
        blank = "protected" if row["implemented_status"] == PROTECTED else "nothing"
        key = blank if row["implemented"] is None else "value"
        return request.t(f"pages.indicator.finding.{key}", value=value_words(request, row["implemented"], indicator))
    return request.t(
        f"pages.indicator.finding.{status}",
        value=f.number(row["implemented"], indicator.decimals),
        expected=f.number(row["expected"], indicator.decimals),
        unit=unit(request, indicator),
        aim=target_word(request, confirmed=row["confirmed"]),
    )


def _key_sentence(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> str:
    words = {
        "code": indicator.code,
        "type": request.t(f"indicator_type.{indicator.type}").lower(),
        "area": scope_words(request, chosen_scope(request)),
        "period": request.params["period"],
        "implemented": value_words(request, row["implemented"], indicator)
        if row["implemented"] is not None
        else request.t(f"absence.{absence(row['implemented_status'])}").lower(),
        "selected": value_words(request, row["selected"], indicator),
    }
    said = request.t("pages.indicator.key_sentence", **words)
    if row["selected_share"] is None:
        return said
    aim = target_word(request, confirmed=row["confirmed"])
    reach = request.t("pages.indicator.reach", share=request.f.percent(row["selected_share"]), aim=aim)
    return f"{said} {reach}"


def _tiles(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Component:
    f, t, decimals = request.f, request.t, indicator.decimals
    words, rows = unit(request, indicator), request.here(anchor="underlag", sida="")
    absent = absence(row["implemented_status"])
    parts = [
        tile(t("measure.implemented"), f.number(row["implemented"], decimals, absent=absent), of=words, href=rows),
        tile(t("measure.selected"), f.number(row["selected"], decimals), of=words, href=rows),
    ]
    if row["target_2029"] is not None:
        aim = target_word(request, confirmed=row["confirmed"])
        share = row["share_of_target"]
        reached = t("pages.indicator.of_target", share=f.percent(share, absent="not_applicable"), aim=aim)
        label = t("measure.target_2029") if row["confirmed"] else t("pages.indicator.example_target_tile")
        parts.append(
            tile(
                label,
                f.number(row["target_2029"], decimals),
                of=reached,
                share=share or Decimal(0),
                href=request.here(anchor="status"),
            )
        )
    operations = t("pages.indicator.operations_note")
    parts.append(tile(t("column.operations_count"), f.number(row["operations_count"]), of=operations, href=rows))
    return tiles(*parts)


def _notices(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> list[Component]:
    said = []
    if row["implemented_status"] == "E" and row["declared"] is not None:  # else which part is protected
        declared = value_words(request, row["declared"], indicator)
        said.append(request.t("pages.indicator.notice_declared", declared=declared))
    if request.params["region"]:
        rule = chosen_scope(request).region_rule
        said.append(request.t(f"pages.compare.rule_words.{rule}"))
        if indicator.counting == "unique":
            said.append(request.t("pages.compare.enterprises_stand"))
    if row["target_2029"] is not None and not row["confirmed"]:
        said.append(request.t("pages.figure.notice_example_targets"))
    return [notice(words) for words in said]


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
