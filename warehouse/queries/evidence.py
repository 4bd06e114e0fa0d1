"""Who was counted: the enterprise rows that evidence a unique indicator, before any counting."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import Evidence
from warehouse.queries.scope import Scope
from warehouse.tables.core import enterprise_support as support
from warehouse.tables.mart import operation_overview as operation


def counted_on(rule: Evidence) -> sa.ColumnElement[Any]:
    """The day a row counts from: its event, but no earlier than the grant decision (docs/leveranser.md)."""
    day = support.c[rule.date_column]
    return sa.case((day < operation.c.decided_on, operation.c.decided_on), else_=day)


def evidences(rule: Evidence, rows: sa.FromClause = support) -> list[sa.ColumnElement[bool]]:
    """Rows that say anything about the indicator: kind of organisation, form of support, a date."""
    conditions: list[sa.ColumnElement[bool]] = [
        rows.c.organisation_kind.in_(rule.organisation_kinds),
        rows.c[rule.date_column].is_not(None),
    ]
    if rule.support_forms:
        conditions.append(rows.c.support_form.in_(rule.support_forms))
    return conditions


def concerns(rule: Evidence) -> list[sa.ColumnElement[bool]]:
    """Current rows that say anything about the indicator, of operations that count."""
    return [support.c.known_to.is_(None), operation.c.status != "withdrawn", *evidences(rule)]


def large(rule: Evidence, rows: sa.FromClause = support) -> sa.ColumnElement[bool]:
    """True for a large enterprise where the indicator counts small and medium-sized ones only."""
    return sa.and_(sa.literal(rule.sme_only), sa.func.coalesce(rows.c.size_class, "") == "large")


def counts(rule: Evidence, *, cut_off: date) -> list[sa.ColumnElement[bool]]:
    """The rows that count at the cut-off."""
    return [*concerns(rule), sa.not_(large(rule)), counted_on(rule) <= cut_off]


def place(scope: Scope) -> list[sa.ColumnElement[bool]]:
    """The enterprise's own region or municipality, where the scope has one."""
    return [support.c[name] == code for name, code in scope.chosen.items() if name in ("region", "municipality")]


def with_operation() -> sa.FromClause:
    """Enterprise rows with their operation."""
    return sa.join(support, operation, operation.c.operation_id == support.c.operation_id)
