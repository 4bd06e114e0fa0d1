"""What changed between two known-on dates or by some deliveries, and why?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Evidence, Programme
from warehouse.absences import PROTECTED
from warehouse.cut_offs import eu_cut_offs
from warehouse.grain import GRAIN
from warehouse.queries.evidence import evidences, large
from warehouse.queries.frames import fetch
from warehouse.queries.spans import Span, both_states
from warehouse.tables.base import VALUE
from warehouse.tables.core import enterprise_support, indicator_report, operation, planned_value
from warehouse.tables.delivery import delivery
from warehouse.tier import sees_all

COLUMNS = (
    "what",
    "indicator",
    "operation_id",
    "cut_off",
    "breakdown",
    "sex",
    "region",
    "old_value",
    "new_value",
    "old_word",
    "new_word",
    "old_status",
    "new_status",
    "known_from",
    "file_name",
    "sheet",
    "source_row",
    "cause",
)
CAUSES = (
    "correction",
    "late_report",
    "new_report",
    "new_plan",
    "changed_plan",
    "new_operation",
    "withdrawn",
    "interrupted",
    "new_status",
    "changed_decision",
    "enterprise_list",
)
"""Why a data point changed; each row has exactly one."""

DECISION = ("specific_objective", "decided_on", "ends_on", "ended_on", "eligible_cost_sek", "eu_support_sek")
"""What of a grant decision is compared, beside the status."""

NORMAL = "A"
"""Status code of a value that is told."""

PLACE = ("delivery_id", "sheet", "source_row", "known_from")
KINDS: dict[str, Any] = {"cut_off": sa.Date, "old_value": VALUE, "new_value": VALUE}


def revisions(
    connection: sa.Connection,
    *,
    programme: Programme,
    between: Span,
    until: date,
    indicator: str = "",
    limit: int | None = None,
) -> pd.DataFrame:
    """Every data point that is another in the later state of `between` than in the earlier, newest first.

    Grain: data point. Columns: what (report | plan | enterprises | status | a column of `operation`), indicator,
    operation_id, cut_off, breakdown, sex, region, old_value, new_value (numbers; None = was not there), old_word,
    new_word (a status, day or code), old_status, new_status (A normal | Q protected, then there is no value | None =
    was not there), known_from, file_name, sheet, source_row (the delivered row; of an enterprise
    list its last changed one), cause (one of CAUSES). `indicator` limits the rows to that indicator and to the
    status of operations that plan or report it. A report is late when a later EU cut-off had passed before it was
    known; `until` is the last day such a cut-off can be. On the public tier the lists of enterprises are left out, and
    a protected report stands whenever it was delivered anew: whether it is another is not told.
    """
    calendar = eu_cut_offs(programme, until) or (until,)
    parts = [_reports(between, calendar), _plans(between), _statuses(between, indicator)]
    if not indicator:
        parts += [_decisions(between, name) for name in DECISION]
    seen = sees_all(connection)  # else the lists of enterprises are not there
    counted = [each for each in programme.indicators if seen and each.evidence and indicator in ("", each.code)]
    parts += [_lists(between, code=each.code, rule=each.evidence) for each in counted if each.evidence]
    every = sa.union_all(*parts).subquery("revision")
    query = sa.select(*[_told(every, name) for name in COLUMNS])
    query = query.join_from(every, delivery, delivery.c.delivery_id == every.c.delivery_id)
    if indicator:
        query = query.where(sa.or_(every.c.indicator == indicator, every.c.what == "status"))
    order = ("operation_id", "what", "indicator", "cut_off", "breakdown", "sex", "region")
    return fetch(connection, query.order_by(every.c.known_from.desc(), *[every.c[name] for name in order]).limit(limit))


def _told(every: sa.FromClause, name: str) -> sa.ColumnElement[Any]:
    """A column of the answer; what is there has a status even where none was said."""
    if name == "file_name":
        return delivery.c[name]
    if not name.endswith("_status"):
        return every.c[name]
    side = name.removesuffix("_status")
    there = sa.or_(every.c[f"{side}_value"].is_not(None), every.c[f"{side}_word"].is_not(None))
    return sa.func.coalesce(every.c[name], sa.case((there, NORMAL))).label(name)


def _added(table: sa.Table, between: Span) -> sa.Subquery:
    """Rows that stand in the later state alone."""
    states = both_states(table, between)
    return sa.select(states).where(states.c.stands, ~states.c.was).subquery(f"new_{table.name}")


def _replaced(table: sa.Table, between: Span) -> sa.Subquery:
    """Rows that stood in the earlier state alone."""
    states = both_states(table, between)
    return sa.select(states).where(states.c.was, ~states.c.stands).subquery(f"old_{table.name}")


def _compared(table: sa.Table, between: Span) -> tuple[sa.Subquery, sa.Subquery, sa.FromClause]:
    """New rows, the rows they replace, and the two side by side; a row is only ever replaced by one of its key."""
    new, old = _added(table, between), _replaced(table, between)
    keys = [name for name in GRAIN[table.name] if name != "known_from"]
    return new, old, new.outerjoin(old, sa.and_(*[new.c[name] == old.c[name] for name in keys]))


def _columns(rows: sa.FromClause, **said: Any) -> list[sa.ColumnElement[Any]]:
    """The columns of a revision: what is said, else the row's own column of that name, else nothing."""
    names = [*(name for name in COLUMNS if name not in ("file_name", *PLACE)), *PLACE]
    blank = {name: sa.cast(sa.null(), KINDS.get(name, sa.String)) for name in names}
    own = {column.name: column for column in rows.c if column.name in names}
    return [(blank | own | said)[name].label(name) for name in names]


def _new_operation(rows: sa.FromClause, between: Span) -> sa.ColumnElement[bool]:
    """The operation itself was not known in the earlier state."""
    known = operation.alias("known_operation")
    return ~sa.exists().where(known.c.operation_id == rows.c.operation_id, between.knew(known))


def _reports(between: Span, cut_offs: Sequence[date]) -> sa.Select[Any]:
    new, old, both = _compared(indicator_report, between)
    calendar = sa.values(sa.column("day", sa.Date), name="calendar").data([(day,) for day in cut_offs])
    passed = sa.exists().where(calendar.c.day > new.c.cut_off, calendar.c.day < new.c.known_from)
    cause = sa.case(
        (old.c.operation_id.is_not(None), "correction"),
        (_new_operation(new, between), "new_operation"),
        (passed, "late_report"),
        else_="new_report",
    )
    said = {"what": sa.literal("report"), "old_value": old.c.value, "new_value": new.c.value, "cause": cause}
    said |= {"old_status": _protected(old), "new_status": _protected(new)}
    changed = sa.or_(new.c.value.is_distinct_from(old.c.value), new.c.value.is_(None))
    return sa.select(*_columns(new, **said)).select_from(both).where(changed)


def _protected(rows: sa.FromClause) -> sa.ColumnElement[Any]:
    """Every report has a value: one without it is protected from who asks."""
    return sa.case((sa.and_(rows.c.operation_id.is_not(None), rows.c.value.is_(None)), PROTECTED))


def _plans(between: Span) -> sa.Select[Any]:
    new, old, both = _compared(planned_value, between)
    value, before = new.c.planned_value, old.c.planned_value
    changed = (old.c.operation_id.is_not(None), "changed_plan")
    cause = sa.case(changed, (_new_operation(new, between), "new_operation"), else_="new_plan")
    said = {"what": sa.literal("plan"), "old_value": before, "new_value": value, "cause": cause}
    return sa.select(*_columns(new, **said)).select_from(both).where(value.is_distinct_from(before))


def _statuses(between: Span, indicator: str) -> sa.Select[Any]:
    """New operations, and those whose status is another."""
    new, old, both = _compared(operation, between)
    ended = [(new.c.status == status, status) for status in ("withdrawn", "interrupted")]
    cause = sa.case((_new_operation(new, between), "new_operation"), *ended, else_="new_status")
    said = {"what": sa.literal("status"), "old_word": old.c.status, "new_word": new.c.status, "cause": cause}
    query = sa.select(*_columns(new, **said)).select_from(both).where(new.c.status.is_distinct_from(old.c.status))
    if not indicator:
        return query
    concerned = [
        sa.select(table.c.operation_id).where(table.c.indicator == indicator)
        for table in (planned_value, indicator_report)
    ]
    return query.where(new.c.operation_id.in_(sa.union(*concerned)))


def _decisions(between: Span, name: str) -> sa.Select[Any]:
    """Decisions of known operations in which this column is another."""
    new, old, both = _compared(operation, between)
    numeric = isinstance(operation.c[name].type, sa.Numeric)
    kind, form = ("value", VALUE) if numeric else ("word", sa.String)
    said = {
        "what": sa.literal(name),
        f"old_{kind}": sa.cast(old.c[name], form),
        f"new_{kind}": sa.cast(new.c[name], form),
        "cause": sa.literal("changed_decision"),
    }
    changed = (old.c.operation_id.is_not(None), new.c[name].is_distinct_from(old.c[name]))
    return sa.select(*_columns(new, **said)).select_from(both).where(*changed)


def _lists(between: Span, *, code: str, rule: Evidence) -> sa.Select[Any]:
    """Operations whose list evidences another number of enterprises, counted over all the days they were supported."""
    new = _added(enterprise_support, between)
    place = sa.func.row_number().over(
        partition_by=new.c.operation_id, order_by=(new.c.known_from.desc(), new.c.delivery_id, new.c.source_row)
    )
    ranked = sa.select(new, place.label("place")).subquery(f"ranked_{code}")
    last = sa.select(ranked).where(ranked.c.place == 1).subquery(f"last_{code}")
    counted = _counted(between, code, rule)
    new_one = _new_operation(last, between)
    said = {
        "what": sa.literal("enterprises"),
        "indicator": sa.literal(code),
        "region": sa.cast(sa.null(), sa.String),
        "old_value": sa.cast(sa.case((~new_one, counted.c.before)), VALUE),
        "new_value": sa.cast(counted.c.after, VALUE),
        "cause": sa.case((new_one, "new_operation"), else_="enterprise_list"),
    }
    both = last.join(counted, counted.c.operation_id == last.c.operation_id)
    return sa.select(*_columns(last, **said)).select_from(both).where(counted.c.before != counted.c.after)


def _counted(between: Span, code: str, rule: Evidence) -> sa.Subquery:
    """Operation × its enterprises in either state: before, after."""
    rows = both_states(enterprise_support, between)
    before, after = (
        sa.func.count(sa.case((rows.c[mark], rows.c.enterprise)).distinct()).label(name)
        for mark, name in (("was", "before"), ("stands", "after"))
    )
    query = sa.select(rows.c.operation_id, before, after).where(*evidences(rule, rows), ~large(rule, rows))
    return query.group_by(rows.c.operation_id).subquery(f"counted_{code}")
