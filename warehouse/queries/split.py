"""The part of one region or field in every operation's amount, by largest remainder.

The same rule as the marts' (docs/counting-rules.md), for the few rows behind one figure: their parts add up
to it to the last unit.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd
import sqlalchemy as sa

from config.comparison import JOINT
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
    units = {operation: round(amount * scale) for operation, amount in amounts.items()}
    rows = spread[spread["operation_id"].isin(units)]
    if rows.empty:
        return pd.Series([], index=pd.Index([], name="operation_id"), dtype=object)
    operation, names = pd.factorize(rows["operation_id"])
    whole = np.array([units[name] for name in names], dtype=np.int64)[operation]
    weight, total = rows["weight"].to_numpy(np.int64), rows["total"].to_numpy(np.int64)
    rest = whole % total * weight  # the remainder apart: units × weight would not fit 64 bits
    floor = whole // total * weight + rest // total
    left_over = np.array([units[name] for name in names], dtype=np.int64)
    np.subtract.at(left_over, operation, floor)
    order = np.lexsort((rows["tie"].to_numpy(str), -(rest % total), operation))  # largest remainder first
    starts = np.searchsorted(operation[order], np.arange(len(names)))
    place = np.empty(len(rows), dtype=np.int64)
    place[order] = np.arange(len(rows)) - starts[operation[order]]
    found = floor + (place < left_over[operation])
    chosen = (rows["code"] == code).to_numpy()
    index = pd.Index(rows["operation_id"].to_numpy()[chosen], name="operation_id")
    return pd.Series([Decimal(int(part)) / scale for part in found[chosen]], index=index, dtype=object)


def with_code(spread: pd.DataFrame, *, code: str, rule: str) -> frozenset[str]:
    """Operations that count whole in a region: all that work there, or (`joint`) those that work there alone."""
    if rule == "full":
        return frozenset(spread.loc[spread["code"] == code, "operation_id"])
    count = spread.groupby("operation_id")["code"].transform("size")
    inside = count > 1 if code == JOINT else (count == 1) & (spread["code"] == code)
    return frozenset(spread.loc[inside, "operation_id"])
