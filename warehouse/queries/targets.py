"""What was the target, in the programme version valid on a day?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
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
    query = sa.select(target).order_by(target.c.indicator, target.c.specific_objective, target.c.valid_from)
    if on is not None:
        query = query.where(target.c.valid_from <= on)
    if indicator is not None:
        query = query.where(target.c.indicator == indicator)
    if objective is not None:
        query = query.where(target.c.specific_objective == objective)
    versions = fetch(connection, query)
    return versions.drop_duplicates(["indicator", "specific_objective"], keep="last")


def target_versions(connection: sa.Connection, *, indicator: str) -> pd.DataFrame:
    """Every version of an indicator's targets, objectives in order, oldest first; columns as `targets`."""
    order = (target.c.specific_objective, target.c.valid_from)
    return fetch(connection, sa.select(target).where(target.c.indicator == indicator).order_by(*order))
