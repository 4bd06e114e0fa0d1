"""What was the target, in the programme version valid on a day?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.facts import fact
from warehouse.queries.frames import fetch, keep
from warehouse.tables.mart import target


def targets(
    connection: sa.Connection,
    *,
    on: date | None = None,
    indicator: str | None = None,
    objective: str | None = None,
) -> pd.DataFrame:
    """Targets valid on a day: the latest programme version not after it; None = the latest of all.

    Grain: indicator × specific_objective (`*` = programme). Columns: indicator, specific_objective,
    baseline, milestone_2024, target_2029 (the indicator's unit), programme_version, valid_from,
    confirmed (False = exempelmål), source. A later version never changes an earlier status (docs/counting-rules.md).
    """
    versions = _versions(connection)
    known = zip(*(versions[name] for name in ("indicator", "specific_objective", "valid_from")), strict=True)
    last = {
        (code, place): row  # in order of validity: the latest stays
        for row, (code, place, valid_from) in enumerate(known)
        if (on is None or valid_from <= on) and indicator in (None, code) and objective in (None, place)
    }
    return versions.take(list(last.values()))


def target_versions(connection: sa.Connection, *, indicator: str) -> pd.DataFrame:
    """Every version of an indicator's targets, objectives in order, oldest first; columns as `targets`."""
    versions = _versions(connection)
    return keep(versions, [code == indicator for code in versions["indicator"]]).reset_index(drop=True)


def _versions(connection: sa.Connection) -> pd.DataFrame:
    """Every version of every target: a few for each indicator, and every page is measured against some."""
    query = sa.select(target).order_by(target.c.indicator, target.c.specific_objective, target.c.valid_from)
    return fact(connection, "targets", lambda: fetch(connection, query))
