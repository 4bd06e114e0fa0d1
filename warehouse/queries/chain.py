"""What has each cell of the results chain come to?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.finance import finance
from warehouse.queries.frames import fetch, keep
from warehouse.tables.mart import indicator_value


def chain(connection: sa.Connection, *, cut_off: date) -> pd.DataFrame:
    """Values of every indicator in every cell of the chain at a cut-off.

    Grain: objective × kind × field × indicator. Columns: specific_objective, kind, field, indicator, selected,
    implemented (the indicator's unit), operations_count, implemented_status, planned_status (of selected). Cells have
    no targets: those are set per specific objective.
    """
    table = indicator_value
    keys = ("specific_objective", "kind", "field", "indicator")
    names = (*keys, "selected", "implemented", "operations_count", "implemented_status", "planned_status")
    return fetch(
        connection,
        sa.select(*[table.c[name] for name in names])
        .where(table.c.level == "chain", table.c.cut_off == cut_off)
        .order_by(*[table.c[name] for name in keys]),
    )


def chain_money(connection: sa.Connection, *, cut_off: date) -> pd.DataFrame:
    """Operations and money of every cell: columns as `finance`."""
    return finance(connection, cut_off=cut_off, level="chain")


def outside_chain(money: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """The rows of `chain_money` whose objective, kind and field make no cell of the framework."""
    cells = {(cell.objective, cell.kind, cell.field) for cell in programme.chain}
    keys = zip(money["specific_objective"], money["kind"], money["field"], strict=True)
    return keep(money, [key not in cells for key in keys])
