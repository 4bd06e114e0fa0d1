"""Which enterprise rows stand behind an operation's evidenced count?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.evidence import counted_on, counts, place, with_operation
from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.core import enterprise_support as support
from warehouse.tables.delivery import delivery
from warehouse.tier import sees_all


@dataclass(frozen=True)
class EnterprisePage:
    """One page of the enterprises of an operation and how many there are in all."""

    rows: pd.DataFrame
    rows_count: int


def enterprises(
    connection: sa.Connection,
    *,
    programme: Programme,
    operation_id: str,
    indicator: str,
    cut_off: date,
    scope: Scope,
    limit: int,
    offset: int = 0,
) -> EnterprisePage:
    """The distinct enterprises of one operation that count for an indicator, each by the row that dates it.

    Columns of `rows`: enterprise (the pseudonym's first eight signs), organisation_kind, size_class, municipality,
    region, support_form, counts_from, file_name, sheet, source_row. `rows_count` is the operation's
    evidenced count. The lists are not for everybody: on the public tier there are no rows. No number or name of an
    enterprise is kept in the release (docs/counting-rules.md).
    """
    rule = programme.indicator(indicator).evidence
    if rule is None or not sees_all(connection):
        return EnterprisePage(pd.DataFrame(), 0)
    names = ("organisation_kind", "size_class", "municipality", "region", "support_form", "sheet", "source_row")
    day = counted_on(rule).label("counts_from")
    place_in_line = sa.func.row_number().over(
        partition_by=support.c.enterprise, order_by=[day, support.c.delivery_id, support.c.sheet, support.c.source_row]
    )
    rows = (
        sa.select(support.c.enterprise, *[support.c[name] for name in names], day, delivery.c.file_name)
        .add_columns(place_in_line.label("place_in_line"))
        .select_from(with_operation().join(delivery, delivery.c.delivery_id == support.c.delivery_id))
        .where(support.c.operation_id == operation_id, *counts(rule, cut_off=cut_off), *place(scope))
    ).subquery()
    firsts = sa.select(rows).where(rows.c.place_in_line == 1).subquery()
    total = connection.execute(sa.select(sa.func.count()).select_from(firsts)).scalar_one()
    page = fetch(connection, _page(firsts, limit=limit, offset=offset))
    return EnterprisePage(page.assign(enterprise=[str(one)[:8] for one in page["enterprise"]]), total)


def _page(rows: sa.Subquery, *, limit: int, offset: int) -> sa.Select[Any]:
    columns = [column for column in rows.c if column.name != "place_in_line"]
    return sa.select(*columns).order_by(rows.c.counts_from, rows.c.enterprise).limit(limit).offset(offset)
