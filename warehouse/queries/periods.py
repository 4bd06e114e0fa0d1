"""What came between one cut-off and the next? Differences of cumulative values (docs/counting-rules.md)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from warehouse.absences import ABSENCE_OF, MISSING, NOT_DUE, PROTECTED
from warehouse.queries.frames import records

MEASURES = {"implemented": "implemented_status", "selected": "planned_status"}
NOTHING_YET = (MISSING, NOT_DUE)
"""Statuses of a cut-off at which nothing was reported: what is known at the next is new in its whole."""


def by_period(course: pd.DataFrame) -> pd.DataFrame:
    """The rows of `series`, oldest first, as what each cut-off added to the one before.

    Columns: since (the cut-off before; None = the programme's start), cut_off, implemented, selected (the indicator's
    unit; negative after a correction downwards), implemented_status and planned_status (A | O | L | Q | M). A value
    that is not there at either end has no difference; one that is protected at either end is protected. Never to be
    added up with cumulative values; of a unique count it is how many were counted for the first time, less those that
    corrections took away.
    """
    rows = records(course)
    shown = [_period(before, row) for before, row in zip([None, *rows], rows, strict=False)]
    return pd.DataFrame(shown, columns=["since", "cut_off", *MEASURES, *MEASURES.values()], dtype=object)


def _period(before: dict[str, Any] | None, row: dict[str, Any]) -> dict[str, Any]:
    since = None if before is None else before["cut_off"]
    period: dict[str, Any] = {"since": since, "cut_off": row["cut_off"]}
    for measure, status in MEASURES.items():
        period[measure], period[status] = _difference(before, row, measure, status=status)
    return period


def _difference(
    before: dict[str, Any] | None, row: dict[str, Any], measure: str, *, status: str
) -> tuple[Decimal | None, str]:
    now, said = row[measure], row[status]
    if now is None:
        return None, said
    then, was = (None, NOT_DUE) if before is None else (before[measure], before[status])
    if then is None and was not in NOTHING_YET:
        return None, was if was in ABSENCE_OF else PROTECTED
    return now - (then or Decimal(0)), said
