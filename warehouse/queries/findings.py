"""What did the checks find, and where?"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables.delivery import delivery, finding
from warehouse.tables.mart import operation_overview


@dataclass(frozen=True)
class FindingFilter:
    """Which findings; empty = every one."""

    rule: str = ""
    severity: str = ""
    delivery_id: str = ""
    operation_id: str = ""


def findings(connection: sa.Connection, *, chosen: FindingFilter, limit: int = 50, offset: int = 0) -> pd.DataFrame:
    """One page of findings, errors first, then by file and row.

    Columns: severity, rule, file_name, delivery_id, sheet, source_row (None = the whole sheet), column_name, cell
    (personal data masked), hint, operation_id, known (the release has the operation).
    """
    names = ("delivery_id", "sheet", "source_row", "column_name", "cell", "rule", "severity", "hint", "operation_id")
    known = operation_overview.c.operation_id.is_not(None)
    weight = sa.case((finding.c.severity == "error", 0), (finding.c.severity == "warning", 1), else_=2)
    order = (weight, delivery.c.file_name, finding.c.sheet, finding.c.source_row, finding.c.rule, finding.c.column_name)
    return fetch(
        connection,
        sa.select(*[finding.c[name] for name in names], delivery.c.file_name, known.label("known"))
        .join_from(finding, delivery, delivery.c.delivery_id == finding.c.delivery_id)
        .outerjoin(operation_overview, operation_overview.c.operation_id == finding.c.operation_id)
        .where(*_where(chosen))
        .order_by(*order)
        .limit(limit)
        .offset(offset),
    )


def findings_by_rule(connection: sa.Connection, *, chosen: FindingFilter) -> pd.DataFrame:
    """How many findings each rule has: rule, severity, findings_count, files_count; most first."""
    number = sa.func.count().label("findings_count")
    files = sa.func.count(finding.c.delivery_id.distinct()).label("files_count")
    return fetch(
        connection,
        sa.select(finding.c.rule, finding.c.severity, number, files)
        .where(*_where(chosen))
        .group_by(finding.c.rule, finding.c.severity)
        .order_by(number.desc(), finding.c.rule),
    )


def _where(chosen: FindingFilter) -> list[sa.ColumnElement[bool]]:
    equal = {name: getattr(chosen, name) for name in ("rule", "severity", "delivery_id", "operation_id")}
    return [finding.c[name] == value for name, value in equal.items() if value]
