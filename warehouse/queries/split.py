"""The part of one region or field in every operation's amount, by largest remainder.

The same rule as the marts' (rules.md §6), for the few rows behind one figure: their parts add up
to it to the last unit.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.frames import fetch
from warehouse.tables.mart import operation_share


def shares(
    connection: sa.Connection, *, programme: Programme, dimension: str, among: sa.Select[tuple[str]]
) -> pd.DataFrame:
    """Every share, over regions or fields, of the operations whose ids `among` selects.

    Columns: operation_id, code, weight, total, equal_shares, tie (order among equal remainders).
    """
    table = operation_share
    frame = fetch(
        connection,
        sa.select(table.c.operation_id, table.c.code, table.c.weight, table.c.total, table.c.equal_shares).where(
            table.c.dimension == dimension, table.c.operation_id.in_(among)
        ),
    )
    order = {region.code: str(region.order) for region in programme.regions}
    return frame.assign(tie=[order.get(code, "9") if dimension == "region" else code for code in frame["code"]])


def parts(amounts: pd.Series[Decimal], spread: pd.DataFrame, *, code: str, scale: int) -> pd.Series[Decimal]:
    """The part of `code` in each amount; index = operation_id, operations without that code left out.

    `scale` says how many smallest units make one. Whole units go down to the floor of each share, the units
    left over one each to the largest remainders, ties by `tie`.
    """
    rows = spread[spread["operation_id"].isin(amounts.index)].copy()
    units = [round(amounts[operation] * scale) for operation in rows["operation_id"]]
    rows["units"] = pd.Series(units, index=rows.index, dtype=object)
    exact = rows["units"] * rows["weight"]
    rows["floor"], rows["remainder"] = exact // rows["total"], exact % rows["total"]
    rows["left_over"] = rows["units"] - rows.groupby("operation_id")["floor"].transform("sum")
    rows = rows.sort_values(["operation_id", "remainder", "tie"], ascending=[True, False, True])
    rows["part"] = rows["floor"] + (rows.groupby("operation_id").cumcount() < rows["left_over"]).astype(int)
    chosen = rows[rows["code"] == code]
    return pd.Series([Decimal(part) / scale for part in chosen["part"]], index=chosen["operation_id"], dtype=object)
