"""What is planned: the programme's amounts as the Commission publishes them, and what they are planned for?"""

from __future__ import annotations

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.facts import fact
from warehouse.queries.frames import fetch
from warehouse.tables.core import planned_finance as table

FIELD = "Intervention Field"
GENDER = "Gender Equality"
JTF = "JTF"


def planned_by(
    connection: sa.Connection, *, programme: Programme, dimension: str, objective: str = ALL
) -> pd.DataFrame:
    """Planned EU amounts per category of one dimension: category_code, eu_amount_eur; the JTF's left out.

    The same money is repeated once per dimension type: one of them is read, never a sum over them.
    """
    amount = sa.func.sum(table.c.eu_amount_eur).label("eu_amount_eur")
    conditions = [*_counted(programme), table.c.dimension_type == dimension]
    if objective != ALL:
        conditions.append(table.c.specific_objective == objective)
    query = sa.select(table.c.category_code, amount).where(*conditions)
    query = query.group_by(table.c.category_code).order_by(table.c.category_code)
    return fact(connection, f"planned {programme.cci} {dimension} {objective}", lambda: fetch(connection, query))


def planned_by_objective(connection: sa.Connection, *, programme: Programme) -> pd.DataFrame:
    """Planned EU amounts per specific objective and dimension type: specific_objective, dimension_type, eu_amount_eur.

    The rows of one objective say the same money once per dimension type, and should say the same amount.
    """
    keys = (table.c.specific_objective, table.c.dimension_type)
    amount = sa.func.sum(table.c.eu_amount_eur).label("eu_amount_eur")
    query = sa.select(*keys, amount).where(*_counted(programme)).group_by(*keys).order_by(*keys)
    return fact(connection, f"planned {programme.cci}", lambda: fetch(connection, query))


def _counted(programme: Programme) -> list[sa.ColumnElement[bool]]:
    return [
        table.c.known_to.is_(None),
        table.c.cci == programme.cci,
        sa.func.coalesce(table.c.fund, "") != JTF,
        table.c.specific_objective.not_in(programme.money.jtf_objectives),
    ]
