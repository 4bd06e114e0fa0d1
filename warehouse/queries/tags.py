"""Which tags do the operations carry?"""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.core import operation


def smart_specialisations(connection: sa.Connection) -> list[str]:
    """The smart specialisation areas that any operation has or had, in alphabetical order."""
    area = operation.c.smart_specialisation
    query = sa.select(area).where(area.is_not(None), area != "").distinct().order_by(area)
    return list(connection.execute(query).scalars())
