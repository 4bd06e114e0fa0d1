"""How far has each indicator come at a cut-off, and is that far enough?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.absences import MISSING, PROTECTED, blank_status
from warehouse.queries.frames import fetch, frame_of, records, with_objects
from warehouse.queries.scope import Scope, by_rule
from warehouse.queries.targets import targets
from warehouse.selected_status import ReachResult, evaluate_selected
from warehouse.status import Ladder, StatusResult, calendar_of, evaluate
from warehouse.tables.mart import indicator_value

KEYS = ["indicator", "specific_objective"]
LADDER = ["baseline", "milestone_2024", "target_2029", "programme_version", "confirmed", "source"]
VALUES = ["selected", "implemented", "evidenced", "declared", "operations_count", "implemented_status"]
VALUES += ["ended_selected", "ended_achieved", "planned_status"]
SELECTED = {"status": "reach", "share": "ratio", "review": "review_target"}
"""Columns `selected_…` and what of the answer about the selected value they hold."""
MEASURABLE = ("A", "E", MISSING)
"""Statuses of which something measurable exists or should exist."""
BLANK: dict[str, Any] = {
    "selected": Decimal(0),
    "implemented": None,
    "evidenced": None,
    "declared": None,
    "operations_count": 0,
    "ended_selected": Decimal(0),
    "ended_achieved": Decimal(0),
    "planned_status": "A",
}
"""What a mart without a row means: nothing decided; `blank_status` says what its absence is."""


def progress(
    connection: sa.Connection,
    *,
    programme: Programme,
    cut_off: date,
    objective: str | None = None,
    region: str | None = None,
    indicator: str | None = None,
    rule: str = "key",
) -> pd.DataFrame:
    """Values, targets and status of every indicator under every objective that uses it.

    Grain: indicator × specific objective, in the programme's order. Columns: indicator, specific_objective,
    region, cut_off, selected, implemented, evidenced, declared (the indicator's unit), operations_count,
    implemented_status (A | E | O | L | Q | M), planned_status (of selected: A | Q | M), baseline,
    milestone_2024, target_2029, programme_version, confirmed, source, status, expected, ratio, share_of_target,
    selected_share (shares of 1, not capped), share_capped, review_target, selected_status, selected_review, result
    (StatusResult), reach (ReachResult); ended_selected and ended_achieved (operations past their end date), gap and
    delivery_risk (see `assessed`). With a region the ladder is empty: counties have no adopted target
    (docs/counting-rules.md), so the status is `no_target`.
    """
    conditions = [indicator_value.c.level == ("objective" if region is None else by_rule("objective_region", rule))]
    if region is not None:
        conditions.append(indicator_value.c.region == region)
    if objective is not None:
        conditions.append(indicator_value.c.specific_objective == objective)
    measured = _measured(connection, conditions, cut_off=cut_off, indicator=indicator)
    pairs = [
        pair for pair in _pairs(programme, measured) if objective in (None, pair[1]) and indicator in (None, pair[0])
    ]
    places = [Scope(specific_objective=code, region=region or ALL) for _, code in pairs]
    frame = _joined(pairs, measured, _ladders(connection, cut_off=cut_off, region=region))
    frame = _with_blanks(frame, places, programme)
    return assessed(_placed(frame, region or ALL, cut_off), programme=programme)


def progress_of(
    connection: sa.Connection, *, programme: Programme, cut_off: date, indicator: str, scope: Scope
) -> pd.DataFrame:
    """One figure with its ladder and status: one row, columns as `progress`; empty where no level is counted.

    Only the programme and the specific objectives have targets.
    """
    if scope.level is None:
        return pd.DataFrame(columns=[*KEYS, *VALUES, *LADDER])
    measured = _measured(connection, scope.where(indicator_value), cut_off=cut_off, indicator=indicator)
    has_targets = scope.level in ("programme", "objective")
    ladders = targets(connection, on=cut_off, indicator=indicator, objective=scope.specific_objective)
    frame = _joined([(indicator, scope.specific_objective)], measured, ladders if has_targets else ladders.head(0))
    frame = _with_blanks(frame, [scope], programme)
    return assessed(_placed(frame, scope.region, cut_off), programme=programme)


def assessed(frame: pd.DataFrame, *, programme: Programme) -> pd.DataFrame:
    """The frame with the status method's answer for every row (figures, not data rows), gap and delivery risk.

    gap = target − selected, negative where what is selected suffices, None without a target or for an indicator
    that should fall; delivery_risk = selected − achieved of operations past their end date (docs/counting-rules.md).
    Both are None where what they are made of is protected.
    """
    rows = records(frame)
    results = [_result(row, programme) for row in rows]
    reaches = [_reach(row, result, programme) for row, result in zip(rows, results, strict=True)]
    names = ("status", "expected", "ratio", "share_of_target", "share_capped", "review_target")
    columns = {name: [getattr(result, name) for result in results] for name in names}
    columns |= {f"selected_{name}": [getattr(reach, key) for reach in reaches] for name, key in SELECTED.items()}
    columns["gap"] = [_gap(row, result.ladder) for row, result in zip(rows, results, strict=True)]
    columns["delivery_risk"] = [_risk(row) for row in rows]
    return with_objects(frame, **columns, result=list(results), reach=list(reaches))


def _risk(row: dict[Any, Any]) -> Decimal | None:
    """None where what ended operations achieved is protected."""
    if row["ended_achieved"] is None:
        return None
    risk: Decimal = row["ended_selected"] - row["ended_achieved"]
    return risk


def _gap(row: dict[Any, Any], ladder: Ladder) -> Decimal | None:
    if row["target_2029"] is None or ladder.decrease or row["selected"] is None:
        return None
    gap: Decimal = row["target_2029"] - row["selected"]
    return gap


def _result(row: dict[Any, Any], programme: Programme) -> StatusResult:
    decrease = programme.indicator(row["indicator"]).decrease
    ladder = Ladder(row["baseline"], row["milestone_2024"], row["target_2029"], decrease=decrease)
    return evaluate(
        row["implemented"],
        ladder,
        cut_off=row["cut_off"],
        due=row["implemented_status"] in MEASURABLE,
        calendar=calendar_of(programme),
        method=programme.status,
        protected=row["implemented_status"] == PROTECTED,
    )


def _reach(row: dict[Any, Any], result: StatusResult, programme: Programme) -> ReachResult:
    return evaluate_selected(
        row["selected"],
        result.ladder,
        cut_off=row["cut_off"],
        calendar=calendar_of(programme),
        method=programme.status,
        protected=row["planned_status"] == PROTECTED,
    )


def _measured(
    connection: sa.Connection, conditions: list[sa.ColumnElement[bool]], *, cut_off: date, indicator: str | None
) -> pd.DataFrame:
    table = indicator_value
    query = sa.select(*[table.c[name] for name in KEYS + VALUES]).where(table.c.cut_off == cut_off, *conditions)
    return fetch(connection, query if indicator is None else query.where(table.c.indicator == indicator))


def _ladders(connection: sa.Connection, *, cut_off: date, region: str | None) -> pd.DataFrame:
    found = targets(connection, on=cut_off)
    return found if region is None else found.head(0)


def _pairs(programme: Programme, measured: pd.DataFrame) -> list[tuple[str, str]]:
    """Indicator × objective: what the framework uses, what has a target, and what was reported all the same."""
    seen = set(zip(measured["indicator"], measured["specific_objective"], strict=True))
    aimed = {(t.indicator, t.objective) for t in programme.targets}
    used = {(i.code, code) for i in programme.indicators for code in i.objectives}
    every = seen | aimed | used
    return [(i.code, o.code) for o in programme.objectives for i in programme.indicators if (i.code, o.code) in every]


def _joined(pairs: list[tuple[str, str]], measured: pd.DataFrame, ladders: pd.DataFrame) -> pd.DataFrame:
    values = _by_pair(measured, VALUES)
    rungs = _by_pair(ladders, LADDER)
    blank = BLANK | {"implemented_status": None} | dict.fromkeys(LADDER)
    rows = [dict(zip(KEYS, pair, strict=True)) | blank | values.get(pair, {}) | rungs.get(pair, {}) for pair in pairs]
    return frame_of(rows, [*KEYS, *VALUES, *LADDER])


def _placed(frame: pd.DataFrame, region: str, cut_off: date) -> pd.DataFrame:
    return with_objects(frame, region=[region] * len(frame), cut_off=[cut_off] * len(frame))


def _with_blanks(frame: pd.DataFrame, places: list[Scope], programme: Programme) -> pd.DataFrame:
    """The frame with the status of what no mart row says anything about: not yet due, or not applicable."""
    pairs = zip(frame["indicator"], places, strict=True)
    blanks = [blank_status(programme, programme.indicator(code), scope) for code, scope in pairs]
    statuses = [said or blank for said, blank in zip(frame["implemented_status"], blanks, strict=True)]
    return with_objects(frame, implemented_status=statuses)


def _by_pair(frame: pd.DataFrame, columns: list[str]) -> dict[tuple[str, str], dict[str, Any]]:
    rows = records(frame)
    return {(row["indicator"], row["specific_objective"]): {name: row[name] for name in columns} for row in rows}
