"""What is known about one indicator besides its figure: its objectives, its definition."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.components.official import around, official
from dashboard.components.text import badge, section, terms
from dashboard.content import Child
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, unit
from dashboard.sections.progress_table import ladder, progress_table
from warehouse.queries.frames import records
from warehouse.queries.progress import progress
from warehouse.queries.targets import target_versions


def objective_section(request: PageRequest, indicator: Indicator) -> list[Component]:
    """The indicator under each objective, where it has targets; only where no objective is chosen."""
    if request.params["mal"] or request.params["region"] or request.params["kommun"]:
        return []
    rows = request.ask(progress, programme=request.programme, cut_off=cut_off(request), indicator=indicator.code)
    if rows.empty:
        return []
    caption = request.t("pages.indicator.objectives_caption", code=indicator.code)
    table = progress_table(request, rows, name="mal", caption=caption, by_objective=True)
    intro = request.t("pages.indicator.objectives_intro")
    return [section(request.t("pages.indicator.objectives"), ladder(request, table), intro=intro)]


def definition_section(request: PageRequest, indicator: Indicator) -> Component:
    """Definition, counting, when it is measured, source, what is not confirmed, versions of the target."""
    t = request.t
    definition = indicator.definition_sv if request.lang == "sv" else indicator.definition_en
    pairs: list[tuple[Child, Child]] = [
        (t("column.definition"), definition),
        (t("column.indicator_type"), t(f"indicator_type.{indicator.type}")),
        (t("column.unit"), unit(request, indicator)),
        (t("column.counting"), f"{t(f'counting.{indicator.counting}')}. {t(f'counting_long.{indicator.counting}')}"),
        (t("pages.indicator.measured"), t(f"measured.{indicator.measured}")),
        (t("pages.indicator.evidence"), t("pages.indicator.evidence_list") if indicator.evidence else ""),
        (t("pages.indicator.used"), ", ".join(indicator.objectives)),
        (t("column.source"), official(request, indicator.source)),
        (t("app.unconfirmed").capitalize(), _unconfirmed(request, indicator)),
        (t("pages.indicator.versions"), _versions(request, indicator)),
    ]
    return section(t("pages.indicator.about"), terms(pairs), anchor="definition")


def _unconfirmed(request: PageRequest, indicator: Indicator) -> Child:
    flags = (("name", indicator.name_confirmed), ("rule", indicator.rule_confirmed))
    marks = [badge(request.t(f"pages.indicator.unconfirmed.{name}"), tone="warning") for name, ok in flags if not ok]
    return html.Span([part for mark in marks for part in (mark, " ")]) if marks else None


def _versions(request: PageRequest, indicator: Indicator) -> Child:
    rows = records(request.ask(target_versions, indicator=indicator.code))
    return (
        html.Ul([html.Li(_version(request, indicator, row)) for row in rows], className="plain-list") if rows else None
    )


def _version(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Child:
    return around(
        request,
        "pages.indicator.version",
        place="source",
        name=row["source"],
        objective=row["specific_objective"] if row["specific_objective"] != "*" else request.t("word.programme"),
        version=row["programme_version"],
        date=request.f.day(row["valid_from"]),
        target=request.f.with_unit(row["target_2029"], unit(request, indicator), indicator.decimals),
    )
