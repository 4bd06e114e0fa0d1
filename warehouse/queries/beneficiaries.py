"""Which organisations are operations granted to?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import contains, fetch
from warehouse.tables.core import NATURAL_PERSON
from warehouse.tables.mart import operation_overview as overview


@dataclass(frozen=True)
class Beneficiaries:
    """The first of the organisations found, and how many there are."""

    rows: pd.DataFrame  # beneficiary, operations_count
    count: int


def beneficiaries(connection: sa.Connection, *, text: str, cut_off: date, limit: int) -> Beneficiaries:
    """Organisations whose name holds every word of the text, with their operations decided by the cut-off.

    Grain: beneficiary, those with most operations first. The name of a natural person is in no release, and what
    stands for it (`NATURAL_PERSON`) is no organisation.
    """
    found = sa.select(overview.c.beneficiary, sa.func.count().label("operations_count")).where(
        overview.c.decided_on <= cut_off,
        overview.c.beneficiary != NATURAL_PERSON,
        contains(text, overview.c.beneficiary),
    )
    grouped = found.group_by(overview.c.beneficiary)
    listed = grouped.order_by(sa.desc("operations_count"), overview.c.beneficiary).limit(limit)
    count: Any = connection.execute(sa.select(sa.func.count()).select_from(grouped.subquery())).scalar_one()
    return Beneficiaries(fetch(connection, listed), int(count))
