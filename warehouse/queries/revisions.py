"""What changed between two known-on dates, and why?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Evidence, Programme
from warehouse.cut_offs import eu_cut_offs
from warehouse.grain import GRAIN
from warehouse.queries.evidence import evidences, large
from warehouse.queries.frames import fetch
from warehouse.tables.base import VALUE
from warehouse.tables.core import enterprise_support, indicator_report, operation, planned_value
from warehouse.tables.delivery import delivery
from warehouse.tables.mart import indicator_value
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

FIGURE = ("indicator", "specific_objective", "region", "cut_off")
PLACE = ("delivery_id", "sheet", "source_row", "known_from")
KINDS: dict[str, Any] = {"cut_off": sa.Date, "old_value": VALUE, "new_value": VALUE}


def revisions(
    connection: sa.Connection,
    *,
    programme: Programme,
    since: date,
    until: date,
    indicator: str = "",
    limit: int | None = None,
) -> pd.DataFrame:
    """Every data point that is another on `until` than it was on `since`, newest first.

    Grain: data point. Columns: what (report | plan | enterprises | status | a column of `operation`), indicator,
    operation_id, cut_off, breakdown, sex, region, old_value, new_value (numbers; None = was not there), old_word,
    new_word (a status, day or code), known_from, file_name, sheet, source_row (the delivered row; of an enterprise
    list its last changed one), cause (one of CAUSES). `indicator` limits the rows to that indicator and to the
    status of operations that plan or report it. A report is late when a later EU cut-off had passed before it was
    known. On the public tier the lists of enterprises are left out, and what is protected.
    """
    parts = [_reports(since, until, programme), _plans(since, until), _statuses(since, until, indicator)]
    if not indicator:
        parts += [_decisions(since, until, name) for name in DECISION]
    seen = sees_all(connection)  # else the lists of enterprises are not there
    counted = [each for each in programme.indicators if seen and each.evidence and indicator in ("", each.code)]
    parts += [_lists(since, until, code=each.code, rule=each.evidence) for each in counted if each.evidence]
    every = sa.union_all(*parts).subquery("revision")
    query = sa.select(*[(delivery if name == "file_name" else every).c[name] for name in COLUMNS])
    query = query.join_from(every, delivery, delivery.c.delivery_id == every.c.delivery_id)
    if indicator:
        query = query.where(sa.or_(every.c.indicator == indicator, every.c.what == "status"))
    order = ("operation_id", "what", "indicator", "cut_off", "breakdown", "sex", "region")
    return fetch(connection, query.order_by(every.c.known_from.desc(), *[every.c[name] for name in order]).limit(limit))


def figure_revisions(before: sa.Connection, after: sa.Connection) -> pd.DataFrame:
    """Every figure that is another in one excerpt of a release than in an earlier one, at the cut-offs both have.

    Grain: indicator × specific_objective × region × cut_off × measure (selected | implemented), `*` = all; of the
    programme, its objectives and its regions. Columns: these, old_value and new_value (the indicator's unit).
    """
    both = _figures(after).merge(_figures(before), on=list(FIGURE), how="inner", suffixes=("_new", "_old"))
    changed = [
        both.assign(measure=name, old_value=both[f"{name}_old"], new_value=both[f"{name}_new"])
        for name in ("selected", "implemented")
    ]
    every = pd.concat(changed)[[*FIGURE, "measure", "old_value", "new_value"]]
    differs = every["old_value"].ne(every["new_value"]) & ~(every["old_value"].isna() & every["new_value"].isna())
    return every[differs].sort_values([*FIGURE, "measure"]).reset_index(drop=True)


def _figures(connection: sa.Connection) -> pd.DataFrame:
    table = indicator_value
    names = (*FIGURE, "selected", "implemented")
    levels = ("programme", "objective", "region")
    return fetch(connection, sa.select(*[table.c[name] for name in names]).where(table.c.level.in_(levels)))


def _replaced(table: sa.Table, since: date, until: date) -> sa.Subquery:
    """Rows known on the first day that no longer hold on the second."""
    held = (table.c.known_from <= since, table.c.known_to > since, table.c.known_to <= until)
    return sa.select(table).where(*held).subquery(f"old_{table.name}")


def _added(table: sa.Table, since: date, until: date) -> sa.Subquery:
    """Rows that hold on the second day and were not known on the first."""
    holds = sa.or_(table.c.known_to.is_(None), table.c.known_to > until)
    new = (table.c.known_from > since, table.c.known_from <= until, holds)
    return sa.select(table).where(*new).subquery(f"new_{table.name}")


def _compared(table: sa.Table, since: date, until: date) -> tuple[sa.Subquery, sa.Subquery, sa.FromClause]:
    """New rows, the rows they replace, and the two side by side; a row is only ever replaced by one of its key."""
    new, old = _added(table, since, until), _replaced(table, since, until)
    keys = [name for name in GRAIN[table.name] if name != "known_from"]
    return new, old, new.outerjoin(old, sa.and_(*[new.c[name] == old.c[name] for name in keys]))


def _columns(rows: sa.FromClause, **said: Any) -> list[sa.ColumnElement[Any]]:
    """The columns of a revision: what is said, else the row's own column of that name, else nothing."""
    names = [*(name for name in COLUMNS if name not in ("file_name", *PLACE)), *PLACE]
    blank = {name: sa.cast(sa.null(), KINDS.get(name, sa.String)) for name in names}
    own = {column.name: column for column in rows.c if column.name in names}
    return [(blank | own | said)[name].label(name) for name in names]


def _new_operation(rows: sa.FromClause, since: date) -> sa.ColumnElement[bool]:
    """The operation itself was not known on the first day."""
    known = operation.alias("known_operation")
    return ~sa.exists().where(known.c.operation_id == rows.c.operation_id, known.c.known_from <= since)


def _reports(since: date, until: date, programme: Programme) -> sa.Select[Any]:
    new, old, both = _compared(indicator_report, since, until)
    days = [(day,) for day in eu_cut_offs(programme, until)] or [(until,)]
    calendar = sa.values(sa.column("day", sa.Date), name="calendar").data(days)
    passed = sa.exists().where(calendar.c.day > new.c.cut_off, calendar.c.day < new.c.known_from)
    cause = sa.case(
        (old.c.operation_id.is_not(None), "correction"),
        (_new_operation(new, since), "new_operation"),
        (passed, "late_report"),
        else_="new_report",
    )
    said = {"what": sa.literal("report"), "old_value": old.c.value, "new_value": new.c.value, "cause": cause}
    return sa.select(*_columns(new, **said)).select_from(both).where(new.c.value.is_distinct_from(old.c.value))


def _plans(since: date, until: date) -> sa.Select[Any]:
    new, old, both = _compared(planned_value, since, until)
    value, before = new.c.planned_value, old.c.planned_value
    changed = (old.c.operation_id.is_not(None), "changed_plan")
    cause = sa.case(changed, (_new_operation(new, since), "new_operation"), else_="new_plan")
    said = {"what": sa.literal("plan"), "old_value": before, "new_value": value, "cause": cause}
    return sa.select(*_columns(new, **said)).select_from(both).where(value.is_distinct_from(before))


def _statuses(since: date, until: date, indicator: str) -> sa.Select[Any]:
    """New operations, and those whose status is another."""
    new, old, both = _compared(operation, since, until)
    ended = [(new.c.status == status, status) for status in ("withdrawn", "interrupted")]
    cause = sa.case((_new_operation(new, since), "new_operation"), *ended, else_="new_status")
    said = {"what": sa.literal("status"), "old_word": old.c.status, "new_word": new.c.status, "cause": cause}
    query = sa.select(*_columns(new, **said)).select_from(both).where(new.c.status.is_distinct_from(old.c.status))
    if not indicator:
        return query
    concerned = [
        sa.select(table.c.operation_id).where(table.c.indicator == indicator)
        for table in (planned_value, indicator_report)
    ]
    return query.where(new.c.operation_id.in_(sa.union(*concerned)))


def _decisions(since: date, until: date, name: str) -> sa.Select[Any]:
    """Decisions of known operations in which this column is another."""
    new, old, both = _compared(operation, since, until)
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


def _lists(since: date, until: date, *, code: str, rule: Evidence) -> sa.Select[Any]:
    """Operations whose list evidences another number of enterprises, counted over all the days they were supported."""
    table = enterprise_support
    new = _added(table, since, until)
    place = sa.func.row_number().over(
        partition_by=new.c.operation_id, order_by=(new.c.known_from.desc(), new.c.delivery_id, new.c.source_row)
    )
    ranked = sa.select(new, place.label("place")).subquery(f"ranked_{code}")
    last = sa.select(ranked).where(ranked.c.place == 1).subquery(f"last_{code}")
    counted = (
        sa.select(table.c.operation_id, _distinct(since).label("before"), _distinct(until).label("after"))
        .where(*evidences(rule), ~large(rule), table.c.operation_id.in_(sa.select(last.c.operation_id)))
        .group_by(table.c.operation_id)
        .subquery(f"counted_{code}")
    )
    new_one = _new_operation(last, since)
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


def _distinct(day: date) -> sa.ColumnElement[int]:
    """Enterprises known on the day."""
    table = enterprise_support
    known = sa.and_(table.c.known_from <= day, sa.or_(table.c.known_to.is_(None), table.c.known_to > day))
    return sa.func.count(sa.case((known, table.c.enterprise)).distinct())
