"""Operations that lack what their figures need (C14, C15)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import operation, operation_field, operation_region


def check(facts: Facts) -> Iterator[Findings]:
    """Operations without intervention field (C14) or region (C15): counted in the programme, not at that level."""
    for rule, table in (("C14", operation_field), ("C15", operation_region)):
        has_none = ~sa.exists().where(table.c.operation_id == operation.c.operation_id)
        rows = facts.current(operation).where(has_none).subquery()
        yield facts.findings(rule, rows, column="diarienummer", cell=rows.c.operation_id)
