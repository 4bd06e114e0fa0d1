"""What did some deliveries change?"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.frames import keep
from warehouse.queries.revisions import revisions
from warehouse.tables.core import enterprise_support, indicator_report, operation, planned_value
from warehouse.tables.delivery import delivery
from warehouse.tier import sees_all


def delivered_changes(
    connection: sa.Connection, *, programme: Programme, until: date, deliveries: Collection[str]
) -> pd.DataFrame:
    """Every data point that these deliveries changed, newest first; grain and columns as `revisions`.

    Compared is what was known the day before their first row with what is known on `until`.
    """
    first = _first_known(connection, deliveries) or until
    found = revisions(connection, programme=programme, since=first - timedelta(days=1), until=until)
    query = sa.select(delivery.c.file_name).where(delivery.c.delivery_id.in_(sorted(deliveries)))
    names = {*connection.execute(query).scalars()}
    return keep(found, [name in names for name in found["file_name"]]).reset_index(drop=True)


def _first_known(connection: sa.Connection, deliveries: Collection[str]) -> date | None:
    """The day the first row of these deliveries became known."""
    facts = [operation, planned_value, indicator_report, *([enterprise_support] if sees_all(connection) else [])]
    days = sa.union_all(
        *[sa.select(table.c.known_from).where(table.c.delivery_id.in_(sorted(deliveries))) for table in facts]
    ).subquery("day")
    return connection.execute(sa.select(sa.func.min(days.c.known_from))).scalar()
