"""Which operations work in several regions, and in which region does an operation count as one?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.frames import fetch
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart import operation_share as share


def operations_by_key(
    connection: sa.Connection, *, programme: Programme, cut_off: date, objective: str | None = None
) -> dict[str, int]:
    """Region → operations decided by the cut-off, each counted once, where its largest share is.

    One operation over shares is a whole number by largest remainder: the largest share has the largest
    remainder; equal shares go in the regions' order (docs/counting-rules.md).
    """
    order = {region.code: region.order for region in programme.regions}
    ties = sa.case(order, value=share.c.code, else_=len(order) + 1)
    place = sa.func.row_number().over(partition_by=share.c.operation_id, order_by=(share.c.weight.desc(), ties))
    ranked = (
        sa.select(share.c.code, place.label("place"))
        .join_from(share, overview, overview.c.operation_id == share.c.operation_id)
        .where(share.c.dimension == "region", *_counted(cut_off, objective))
        .subquery("ranked")
    )
    query = sa.select(ranked.c.code, sa.func.count()).where(ranked.c.place == 1).group_by(ranked.c.code)
    return {str(code): int(count) for code, count in connection.execute(query)}


def joint_operations(
    connection: sa.Connection, *, cut_off: date, region: str | None = None, objective: str | None = None
) -> pd.DataFrame:
    """Operations decided by the cut-off that work in several regions, one of them `region`; largest support first.

    Grain: operation. Columns: operation_id, name, beneficiary, specific_objective, regions (codes with spaces),
    eu_support_sek (the whole operation's, SEK).
    """
    names = ("operation_id", "name", "beneficiary", "specific_objective", "regions", "eu_support_sek")
    among = sa.select(share.c.operation_id).where(share.c.dimension == "region")
    several = among.group_by(share.c.operation_id).having(sa.func.count() > 1)
    query = sa.select(*[overview.c[name] for name in names]).where(
        overview.c.operation_id.in_(several), *_counted(cut_off, objective)
    )
    if region is not None:
        query = query.where(overview.c.operation_id.in_(among.where(share.c.code == region)))
    return fetch(connection, query.order_by(overview.c.eu_support_sek.desc(), overview.c.operation_id))


def _counted(cut_off: date, objective: str | None) -> list[sa.ColumnElement[bool]]:
    conditions = [overview.c.status != "withdrawn", overview.c.decided_on <= cut_off]
    return conditions if objective is None else [*conditions, overview.c.specific_objective == objective]
