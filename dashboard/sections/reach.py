"""Does what is selected reach the target, and what have ended operations not delivered?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import Indicator
from dashboard.components.data_table import data_table
from dashboard.components.text import link, notice, section
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, target_word
from dashboard.sections.tables import made
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import keep

NEARLY = "nearly"


def out_of_reach(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `progress` whose target is not reached even if all that is selected is achieved.

    What is reached already is not among them, whatever was planned.
    """
    pairs = zip(frame["gap"], frame["status"], strict=True)
    return keep(frame, [gap is not None and gap > 0 and status != "reached" for gap, status in pairs])


def reach_notice(request: PageRequest, frame: pd.DataFrame, *, href: str = "") -> list[Component]:
    """How many targets are out of reach, those nearly within it apart, with a way to them; nothing without targets."""
    aimed = sum(1 for gap in frame["gap"] if gap is not None)
    if not aimed:
        return []
    short = out_of_reach(frame)
    if short.empty:
        return [notice(request.t("pages.reach.every", all=request.f.number(aimed)))]
    nearly = sum(1 for reach in short["selected_status"] if reach == NEARLY)
    said = request.t(
        "pages.reach.sentence",
        count=request.f.number(len(short)),
        all=request.f.number(aimed),
        nearly=request.f.number(nearly),
        short=request.f.number(len(short) - nearly),
    )
    way: list[Component | str] = [" ", link(request.t("pages.reach.show"), href)] if href else []
    return [notice(said, *way)]


def ladder_table(request: PageRequest, indicator: Indicator, figure: Callable[[], dict[Any, Any] | None]) -> Table:
    """Every rung of one figure: baseline, milestone, target, selected, implemented, gap and delivery risk."""
    row = figure()
    columns = (
        Column("steg", request.t("pages.reach.rung"), header=True),
        Column(
            "varde",
            request.t("column.value"),
            "number",
            decimals=indicator.decimals,
            absent_key="saknas",
            show=lambda shown: _value(request, indicator, shown),
        ),
        Column("betyder", request.t("pages.reach.meaning")),
    )
    rows = [] if row is None else _rungs(request, indicator, row)
    frame = pd.DataFrame(rows, columns=["steg", "varde", "betyder", "saknas", "i_ord"], dtype=object)
    return Table("stege", request.t("pages.reach.ladder"), columns, frame)


def ladder_section(request: PageRequest, make: Callable[[PageRequest], Table]) -> Component:
    """The ladder of one figure as a table that says what each rung means."""
    table = made(request, make)
    return section(
        request.t("pages.reach.ladder"),
        data_table(request, table, caption=False),
        intro=request.t("pages.reach.ladder_intro"),
        anchor="stege",
    )


def _value(request: PageRequest, indicator: Indicator, row: Row) -> str:
    return str(row["i_ord"]) or request.f.number(row["varde"], indicator.decimals, absent=row["saknas"])


def _rungs(request: PageRequest, indicator: Indicator, row: dict[Any, Any]) -> list[dict[str, Any]]:
    """Targets and gap only where there is a target; a gap or risk below nought is said in words."""
    aimed, t = row["target_2029"] is not None, request.t
    risk_words = "delivery_risk_unique" if indicator.counting == "unique" else "delivery_risk"
    target = t("measure.target_2029")
    if aimed and not row["confirmed"]:
        target = f"{target} ({target_word(request, confirmed=False)})"
    rungs = [
        ("baseline", t("measure.baseline"), aimed and indicator.type == "result"),
        ("milestone", t("measure.milestone_2024"), aimed and indicator.type == "output"),
        ("target", target, aimed),
        ("selected", t("measure.selected"), True),
        ("implemented", t("measure.implemented"), True),
        ("gap", t("measure.gap"), row["gap"] is not None),
        ("delivery_risk", t("measure.delivery_risk"), True),
    ]
    return [
        {
            "steg": name,
            "varde": row[_COLUMNS.get(key, key)],
            "betyder": t(f"pages.reach.{risk_words if key == 'delivery_risk' else key}"),
            "saknas": absence(row[_STATUS[key]]) if key in _STATUS else _ABSENT.get(key, "missing"),
            "i_ord": _in_words(request, key, row),
        }
        for key, name, shown in rungs
        if shown
    ]


_ABSENT = {"delivery_risk": "protected"}
_STATUS = {"implemented": "implemented_status", "selected": "planned_status"}
_COLUMNS = {"milestone": "milestone_2024", "target": "target_2029"}


def _in_words(request: PageRequest, key: str, row: dict[Any, Any]) -> str:
    if key == "gap" and row["gap"] <= 0:
        return request.t("pages.reach.enough_word")
    if key == "delivery_risk" and row["delivery_risk"] is not None and row["delivery_risk"] <= 0:
        return request.t("pages.reach.no_risk")
    return ""
