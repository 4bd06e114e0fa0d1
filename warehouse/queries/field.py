"""What has one intervention field come to?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables.mart import indicator_value


def field_values(connection: sa.Connection, *, field: str, cut_off: date) -> pd.DataFrame:
    """Values of every indicator in an intervention field at a cut-off: indicator, selected, implemented (the
    indicator's unit), operations_count, implemented_status, planned_status (of selected).

    Additive values by key; an enterprise counts once in each field of its operations.
    """
    table = indicator_value
    names = ("indicator", "selected", "implemented", "operations_count", "implemented_status", "planned_status")
    return fetch(
        connection,
        sa.select(*[table.c[name] for name in names])
        .where(table.c.level == "field", table.c.field == field, table.c.cut_off == cut_off)
        .order_by(table.c.indicator),
    )
