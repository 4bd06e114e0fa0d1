"""On which days did anything become known?"""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from warehouse.tables.mart import known_day


def known_days(connection: sa.Connection) -> list[date]:
    """The days on which a delivered file or row became known, oldest first."""
    return list(connection.execute(sa.select(known_day.c.day).order_by(known_day.c.day)).scalars())
