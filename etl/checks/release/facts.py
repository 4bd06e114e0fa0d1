"""What the checks over a release look at: the facts that nothing has replaced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import ALL, Programme
from etl.findings import select_findings
from warehouse.tables.core import indicator_report, planned_value

Findings = sa.Select[Any]
PLACE = ("delivery_id", "sheet", "source_row")


@dataclass(frozen=True)
class Facts:
    """The programme whose rules are checked, and ways to ask for rows."""

    programme: Programme

    def current(self, table: sa.Table) -> sa.Select[Any]:
        """Rows no later delivery has replaced."""
        return sa.select(table).where(table.c.known_to.is_(None))

    def first_rows(self, table: sa.Table, keys: Sequence[str], *conditions: Any) -> sa.Subquery:
        """The first current row of each group that meets the conditions, to point a finding at."""
        group, order = [table.c[name] for name in keys], [table.c[name] for name in PLACE]
        place = sa.func.row_number().over(partition_by=group, order_by=order).label("place")
        rows = self.current(table).where(*conditions).add_columns(place).subquery()
        return sa.select(rows).where(rows.c.place == 1).subquery()

    def totals(self) -> sa.Subquery:
        """Current report rows that carry the total."""
        table = indicator_report
        return self.current(table).where(table.c.breakdown == ALL, table.c.sex == ALL, table.c.region == ALL).subquery()

    def plans(self) -> sa.Subquery:
        """Current planned values that carry the total."""
        return self.current(planned_value).where(planned_value.c.breakdown == ALL).subquery()

    def findings(
        self, rule: str, rows: sa.FromClause, *, column: str | None = None, cell: Any = None, hint: Any = None
    ) -> Findings:
        """One finding of `rule` per row."""
        return select_findings(rule, rows, programme=self.programme, column=column, cell=cell, hint=hint)


def same_pair(left: sa.FromClause, right: sa.FromClause) -> sa.ColumnElement[bool]:
    """Same operation and indicator."""
    return sa.and_(left.c.operation_id == right.c.operation_id, left.c.indicator == right.c.indicator)
