"""The head of an indicator's page: its finding in words, its tiles and what must be said before reading on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dash.development.base_component import Component

from config.model import Indicator
from dashboard.components.text import notice
from dashboard.components.tiles import tile, tiles
from dashboard.request import PageRequest
from dashboard.sections.figures import (
    absence,
    chosen_scope,
    scope_words,
    target_word,
    unit,
    value_words,
)
from warehouse.absences import NOT_APPLICABLE, PROTECTED


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def finding_words(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> str:
    """The status in words, or the value where no target is set."""
    status, f = row["status"], request.f
    if row["implemented_status"] in (PROTECTED, NOT_APPLICABLE):
        return request.t(f"absence.{absence(row['implemented_status'])}").lower()
    if status == "no_target":
        key = "nothing" if row["implemented"] is None else "value"
        return request.t(f"pages.indicator.finding.{key}", value=value_words(request, row["implemented"], indicator))
    return request.t(
        f"pages.indicator.finding.{status}",
        value=f.number(row["implemented"], indicator.decimals),
        expected=f.number(row["expected"], indicator.decimals),
        unit=unit(request, indicator),
        aim=target_word(request, confirmed=row["confirmed"]),
    )


def key_sentence_of(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> str:
    """What is implemented and selected, and how far that reaches of the target."""
    words = {
        "code": indicator.code,
        "type": request.t(f"indicator_type.{indicator.type}").lower(),
        "area": scope_words(request, chosen_scope(request)),
        "period": request.params["period"],
        "implemented": value_words(request, row["implemented"], indicator)
        if row["implemented"] is not None
        else request.t(f"absence.{absence(row['implemented_status'])}").lower(),
        "selected": value_words(request, row["selected"], indicator, absent=absence(row["planned_status"])),
    }
    said = request.t("pages.indicator.key_sentence", **words)
    if row["selected_share"] is None:
        return said
    aim = target_word(request, confirmed=row["confirmed"])
    reach = request.t("pages.indicator.reach", share=request.f.percent(row["selected_share"]), aim=aim)
    return f"{said} {reach}"


def indicator_tiles(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> Component:
    """Implemented, selected, target and operations, each leading to what it rests on."""
    f, t, decimals = request.f, request.t, indicator.decimals
    words, rows = unit(request, indicator), request.here(anchor="underlag", sida="")
    done = f.number(row["implemented"], decimals, absent=absence(row["implemented_status"]))
    planned = f.number(row["selected"], decimals, absent=absence(row["planned_status"]))
    parts = [
        tile(t("measure.implemented"), done, of=words, href=rows),
        tile(t("measure.selected"), planned, of=words, href=rows),
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


def indicator_notices(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> list[Component]:
    """What must be said before the figure is read: declared parts, rules for regions, example targets."""
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
