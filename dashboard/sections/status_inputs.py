"""A status with everything it was concluded from, so that a reader can redo it by hand."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.components.status import reach_mark, status_mark
from dashboard.components.text import link, section, terms
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, target_word, unit
from warehouse.selected_status import ReachResult
from warehouse.status import StatusResult


def status_section(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Component:
    """Inputs, formula and answer of the status method."""
    result: StatusResult = row["result"]
    f, t, decimals = request.f, request.t, indicator.decimals
    number = lambda value: f.with_unit(value, unit(request, indicator), decimals, absent="not_applicable")  # noqa: E731
    aim = target_word(request, confirmed=row["confirmed"])
    why = absence(row["implemented_status"])
    blank = why if why == "protected" else "not_applicable"
    pairs: list[tuple[Any, Any]] = [
        (t("column.status"), status_mark(request, result.status)),
        (t("measure.implemented"), number(result.value) if result.value is not None else t(f"absence.{why}")),
        (t("measure.baseline"), number(result.ladder.baseline) if result.ladder.baseline is not None else ""),
        (t("measure.milestone_2024"), number(result.ladder.milestone) if result.ladder.milestone is not None else ""),
        (f"{t('measure.target_2029')} ({aim})", number(result.ladder.target)),
        (t("pages.status.expected"), number(result.expected)),
        (t("pages.status.ratio"), f.percent(result.ratio, 1, absent=blank)),
        (t("column.share_of_target"), f.percent(result.share_of_target, 1, absent=blank)),
        (t("pages.status.due"), "" if why == "protected" else t("word.yes" if result.due else "word.no")),
        (t("pages.figure.version_column"), row["programme_version"] or ""),
    ]
    words = [t(f"pages.status.because.{result.status}", **_limits(request))]
    if result.ratio is not None:
        words.append(_formula(request, indicator, result))
    if result.review_target:
        words.append(t("pages.status.review", limit=f.percent(request.programme.status.review_target)))
    method = link(t("pages.status.method"), request.link.method(anchor="status"))
    return section(t("pages.status.heading"), terms(pairs), *[html.P(said) for said in words], method, anchor="status")


def reach_section(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Component:
    """How far the decided operations reach: inputs, formula and answer of the same method."""
    found: ReachResult = row["reach"]
    f, t = request.f, request.t
    number = lambda value: f.with_unit(value, unit(request, indicator), indicator.decimals, absent="not_applicable")  # noqa: E731
    planned = f.with_unit(
        found.selected, unit(request, indicator), indicator.decimals, absent=absence(row["planned_status"])
    )
    aim = target_word(request, confirmed=row["confirmed"])
    pairs: list[tuple[Any, Any]] = [
        (t("pages.reach_status.answer"), reach_mark(request, found.reach)),
        (t("measure.selected"), planned),
        (t("measure.baseline"), number(found.ladder.baseline) if found.ladder.baseline is not None else ""),
        (f"{t('measure.target_2029')} ({aim})", number(found.ladder.target)),
        (t("pages.reach_status.ratio"), f.percent(found.ratio, 1, absent="not_applicable")),
    ]
    milestone = f.day(request.programme.milestone_date)
    words = [t(f"pages.reach_status.because.{found.reach}", milestone=milestone, **_limits(request))]
    if found.ratio is not None:
        said = {"value": found.selected, "origin": found.ladder.origin, "target": found.ladder.target}
        figures = {name: f.number(value, indicator.decimals) for name, value in said.items()}
        words.append(t("pages.reach_status.formula", ratio=f.percent(found.ratio, 1), **figures))
    if found.review_target:
        words.append(t("pages.status.review", limit=f.percent(request.programme.status.review_target)))
    method = link(t("pages.status.method"), request.link.method(anchor="status"))
    return section(
        t("pages.reach_status.heading"), terms(pairs), *[html.P(said) for said in words], method, anchor="valt"
    )


def _formula(request: PageRequest, indicator: Indicator, result: StatusResult) -> str:
    """The ratio with its numbers, ready to be done again."""
    number = lambda value: request.f.number(value, indicator.decimals)  # noqa: E731
    origin = number(result.ladder.origin)
    return request.t(
        "pages.status.formula",
        value=number(result.value),
        origin=origin,
        expected=number(result.expected),
        ratio=request.f.percent(result.ratio, 1),
    )


def _limits(request: PageRequest) -> dict[str, str]:
    method = request.programme.status
    return {"on_track": request.f.percent(method.on_track), "watch": request.f.percent(method.watch)}
