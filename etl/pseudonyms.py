"""Organisation numbers → keyed pseudonyms, made once per distinct number: an enterprise is in a list many times."""

from __future__ import annotations

import sqlalchemy as sa

from etl.layouts import Column


def look_up_pseudonyms(connection: sa.Connection, column: Column, cells: sa.FromClause, *, name: str) -> sa.FromClause:
    """The temporary table `name` of the column's distinct cells: `key`, the cell, and `code`, the pseudonym of the
    organisation number in it (NULL where there is none). It lives in the working memory, as the cells do.
    """
    text = cells.c[f"t_{column.name}"]
    distinct = sa.select(text.label("key")).where(text.is_not(None)).distinct().subquery()
    digits = sa.func.organisation_digits(distinct.c.key).label("digits")
    numbers = sa.select(distinct.c.key, digits).subquery()
    is_number = sa.func.number_holder(numbers.c.digits).is_not(None)
    pseudonym = sa.case((is_number, sa.func.enterprise_pseudonym(numbers.c.digits)))
    statement = sa.select(numbers.c.key, pseudonym.label("code")).into(name, temporary=True)
    connection.execute(statement)
    return statement.table
