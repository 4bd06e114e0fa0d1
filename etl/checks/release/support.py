"""Support to one enterprise: more than the ceiling for small amounts (C26), the same support twice (C27).

No finding says which enterprise: neither its number nor its pseudonym, only the row, the amount and how many
operations gave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from etl.checks.release.facts import PLACE, Facts, Findings
from warehouse.tables.core import enterprise_support

A_YEAR = 10_000
"""One year in a day written as the number yyyymmdd."""


def check(facts: Facts) -> Iterator[Findings]:
    """Support over rolling years above the ceiling (C26); one support under two forms (C27)."""
    yield _above_ceiling(facts)
    yield _twice(facts)


def _amounts(facts: Facts) -> sa.Subquery:
    table = enterprise_support
    paid = facts.current(table).where(table.c.support_amount_sek > 0, table.c.organisation_kind == "enterprise")
    return paid.subquery("amounts")


def _above_ceiling(facts: Facts) -> Findings:
    """The first row of each enterprise with which the support of the years up to it passes the ceiling.

    Regulation (EU) 2023/2831 Article 3(2); the ceiling in SEK at the programme's planning rate.
    """
    limit = facts.programme.checks.de_minimis
    ceiling_sek = limit.ceiling_eur * facts.programme.sek_per_eur
    large = _rows_of_large_sums(facts, ceiling_sek)
    row, other = large.alias("row"), large.alias("other")
    earlier = sa.and_(
        other.c.enterprise == row.c.enterprise,
        other.c.first_support_on <= row.c.first_support_on,
        _day(other) > _day(row) - limit.years * A_YEAR,
    )
    keys = [row.c[name] for name in (*PLACE, "operation_id", "enterprise", "first_support_on")]
    total = sa.func.sum(other.c.support_amount_sek).label("amount_sek")
    operations = sa.func.count(other.c.operation_id.distinct()).label("operations_count")
    sums = sa.select(*keys, total, operations).join_from(row, other, earlier).group_by(*keys)
    above = sums.having(sa.func.sum(other.c.support_amount_sek) > ceiling_sek).subquery("above")
    order = [above.c.first_support_on, *[above.c[name] for name in PLACE]]
    place = sa.func.row_number().over(partition_by=above.c.enterprise, order_by=order).label("place")
    placed = sa.select(above, place).subquery("placed")
    first = sa.select(placed).where(placed.c.place == 1).subquery("first")
    return facts.findings("C26", first, column="stodbelopp_sek", cell=first.c.amount_sek, hint=first.c.operations_count)


def _rows_of_large_sums(facts: Facts, ceiling_sek: Any) -> sa.CTE:
    """The rows of the few enterprises whose support in all is above the ceiling."""
    amounts = _amounts(facts)
    total = sa.func.sum(amounts.c.support_amount_sek)
    large = sa.select(amounts.c.enterprise).group_by(amounts.c.enterprise).having(total > ceiling_sek)
    return sa.select(amounts).where(amounts.c.enterprise.in_(large)).cte("large_sums")


def _day(rows: sa.FromClause) -> sa.ColumnElement[int]:
    day = rows.c.first_support_on
    year, month = sa.extract("year", day), sa.extract("month", day)
    return year * A_YEAR + month * 100 + sa.extract("day", day)


def _twice(facts: Facts) -> Findings:
    """Every row but the first of one operation, enterprise, day and amount under several forms of support."""
    amounts = _amounts(facts)
    same = [amounts.c[name] for name in ("operation_id", "enterprise", "first_support_on", "support_amount_sek")]
    order = [amounts.c[name] for name in PLACE]
    place = sa.func.row_number().over(partition_by=same, order_by=order).label("place")
    first = sa.func.first_value(amounts.c.support_form).over(partition_by=same, order_by=order).label("first_form")
    rows = sa.select(amounts, place, first).subquery("rows")
    again = sa.select(rows).where(rows.c.place > 1, rows.c.support_form != rows.c.first_form).subquery("again")
    return facts.findings("C27", again, column="stodform", cell=again.c.support_form, hint=again.c.first_form)
