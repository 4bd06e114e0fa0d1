"""Which operations, with how much each, make up a figure?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Indicator, Programme
from warehouse.queries.evidence import counts, place, with_operation
from warehouse.queries.frames import fetch, records, with_objects
from warehouse.queries.scope import Scope
from warehouse.queries.split import parts, shares, with_code
from warehouse.tables.core import enterprise_support, indicator_report, planned_value
from warehouse.tables.delivery import delivery
from warehouse.tables.mart import operation_overview, operation_share, operation_value
from warehouse.tables.mart_evidence import evidence_by_region
from warehouse.tier import sees_all

SMALLEST_UNITS = 1_000_000


def contributions(
    connection: sa.Connection, *, programme: Programme, indicator: str, cut_off: date, scope: Scope
) -> pd.DataFrame:
    """The operations behind one figure and what each adds to it, largest first.

    Grain: operation. Columns: operation_id, name, specific_objective, kind, status, regions, decided_on, selected,
    evidenced, declared, implemented (its part in the scope, the indicator's unit), has_list, reported_on,
    total_from, protected (its achieved value is not for everybody, and None), and the delivered rows: report_file,
    report_sheet, report_row, plan_file, plan_sheet, plan_row.
    `selected` and, for additive indicators, `implemented` add up to the figure exactly. For unique
    indicators the sum is larger by the enterprises that several operations support (docs/counting-rules.md).
    """
    rows = contribution_values(connection, programme=programme, indicator=indicator, cut_off=cut_off, scope=scope)
    return described(connection, rows, indicator=indicator, cut_off=cut_off)


def contribution_values(
    connection: sa.Connection, *, programme: Programme, indicator: str, cut_off: date, scope: Scope
) -> pd.DataFrame:
    """The values of `contributions` alone, in the same order: operation_id, selected, evidenced, declared, implemented,
    has_list, reported_on, protected."""
    fact = programme.indicator(indicator)
    rows = fetch(connection, _operations(fact, cut_off=cut_off, scope=scope))
    rows["protected"] = _protected(rows)
    rows["declared"] = _column(
        None if listed else value for listed, value in zip(rows["has_list"], rows["declared"], strict=True)
    )
    rows = _in_scope(connection, rows, programme=programme, indicator=fact, scope=scope)
    if fact.evidence and (scope.region != ALL or scope.municipality != ALL):
        rows = _evidenced_in_place(connection, rows, indicator=fact, cut_off=cut_off, scope=scope)
        rows["protected"] = _column(map(_unseen, rows["protected"], rows["has_list"], rows["evidenced"]))
    added = map(_sum, rows["evidenced"], rows["declared"])
    rows["implemented"] = _column(None if p else value for p, value in zip(rows["protected"], added, strict=True))
    return rows.take(_ranked(rows)).reset_index(drop=True)


def described(
    connection: sa.Connection, rows: pd.DataFrame, *, indicator: str, cut_off: date, few: bool = False
) -> pd.DataFrame:
    """Rows of `contribution_values` with what `contributions` says besides: the operation, and the delivered rows.

    `few`: only these operations are looked up, as a page shows some dozens.
    """
    query = _descriptions(indicator, cut_off=cut_off)
    if few:
        query = query.where(operation_value.c.operation_id.in_(rows["operation_id"]))
    found = fetch(connection, query)
    said = dict(zip(found["operation_id"], records(found), strict=True))
    named = [said[operation] for operation in rows["operation_id"]]
    return with_objects(rows, **{name: [each[name] for each in named] for name in found.columns})


def _protected(rows: pd.DataFrame) -> pd.Series[Any]:
    """There is a list or a report, and no value of it."""
    known = zip(rows["has_list"], rows["reported_on"], rows["evidenced"], rows["declared"], strict=True)
    return _column(
        evidenced is None and (listed or (reported is not None and declared is None))
        for listed, reported, evidenced, declared in known
    )


def _unseen(protected: bool, listed: bool, evidenced: Any) -> bool:
    """In a place: the list says how many, or may not say."""
    return evidenced is None if listed else protected


def _column(values: Iterable[Any]) -> pd.Series[Any]:
    return pd.Series(list(values), dtype=object)


def _ranked(rows: pd.DataFrame) -> list[int]:
    """The places of the rows behind the figure, largest first; equal ones as they came.

    An operation whose share of the place is nothing at all is not behind its figure.
    """
    values = list(zip(rows["implemented"], rows["selected"], rows["declared"], rows["protected"], strict=True))
    kept = [
        place
        for place, (whole, plan, said, unsaid) in enumerate(values)
        if plan is not None or whole or said is not None or unsaid
    ]
    return sorted(kept, key=lambda place: tuple(map(_rank, values[place][:2])), reverse=True)


def _operations(indicator: Indicator, *, cut_off: date, scope: Scope) -> sa.Select[Any]:
    """Operations of the scope's objective and kind with their values."""
    value, overview = operation_value, operation_overview
    measured = ("operation_id", "selected", "evidenced", "declared", "has_list", "reported_on")
    return (
        sa.select(*[value.c[name] for name in measured])
        .join_from(value, overview, overview.c.operation_id == value.c.operation_id)
        .where(value.c.indicator == indicator.code, value.c.cut_off == cut_off, *_of_scope(scope))
        .order_by(value.c.operation_id)  # equal ones in one order on every page of the table
    )


def _descriptions(indicator: str, *, cut_off: date) -> sa.Select[Any]:
    """Operations with a value of the indicator at the cut-off, and the delivered rows of it."""
    value, overview = operation_value, operation_overview
    report, report_file = _with_file(indicator_report, "report")
    plan, plan_file = _with_file(planned_value, "plan")
    names = ("operation_id", "name", "specific_objective", "kind", "status", "regions", "decided_on")
    whole_report = [report.c[name] == ALL for name in ("breakdown", "sex", "region")]
    same_report = sa.and_(_same(report, value), report.c.cut_off == value.c.reported_on, *whole_report)
    same_plan = sa.and_(_same(plan, value), plan.c.breakdown == ALL)
    return (
        sa.select(
            *[overview.c[name] for name in names],
            value.c.total_from,
            *_delivered_row(report, report_file, "report"),
            *_delivered_row(plan, plan_file, "plan"),
        )
        .join_from(value, overview, overview.c.operation_id == value.c.operation_id)
        .outerjoin(report, same_report)
        .outerjoin(report_file, report_file.c.delivery_id == report.c.delivery_id)
        .outerjoin(plan, same_plan)
        .outerjoin(plan_file, plan_file.c.delivery_id == plan.c.delivery_id)
        .where(value.c.indicator == indicator, value.c.cut_off == cut_off)
    )


def _with_file(table: sa.Table, name: str) -> tuple[sa.Subquery, sa.FromClause]:
    current = sa.select(table).where(table.c.known_to.is_(None)).subquery(name)
    return current, delivery.alias(f"{name}_delivery")


def _same(rows: sa.FromClause, value: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(rows.c.operation_id == value.c.operation_id, rows.c.indicator == value.c.indicator)


def _delivered_row(rows: sa.FromClause, file: sa.FromClause, prefix: str) -> list[sa.ColumnElement[Any]]:
    return [
        file.c.file_name.label(f"{prefix}_file"),
        rows.c.sheet.label(f"{prefix}_sheet"),
        rows.c.source_row.label(f"{prefix}_row"),
    ]


def _of_scope(scope: Scope) -> list[sa.ColumnElement[bool]]:
    conditions = scope.of_operations(operation_overview)
    if scope.field != ALL:
        share = operation_share
        on_field = sa.select(share.c.operation_id).where(share.c.dimension == "field", share.c.code == scope.field)
        conditions.append(operation_overview.c.operation_id.in_(on_field))
    return conditions


def _in_scope(
    connection: sa.Connection, rows: pd.DataFrame, *, programme: Programme, indicator: Indicator, scope: Scope
) -> pd.DataFrame:
    """Additive amounts cut down to the scope's region or field; a municipality has none."""
    if scope.municipality != ALL:
        return with_objects(rows, selected=[None] * len(rows), declared=[None] * len(rows))
    dimension, code = ("region", scope.region) if scope.region != ALL else ("field", scope.field)
    if code == ALL:
        return rows
    among = sa.select(operation_value.c.operation_id).where(operation_value.c.indicator == indicator.code)
    spread = shares(connection, programme=programme, dimension=dimension, among=among)
    if dimension == "region" and scope.region_rule != "key":
        return _whole_in_place(rows, inside=with_code(spread, code=code, rule=scope.region_rule))
    scale = 1 if indicator.integer else SMALLEST_UNITS
    columns = {}
    for name in ("selected", "declared"):
        known = rows.loc[rows[name].notna()].set_index("operation_id")[name]
        found = parts(known, spread, code=code, scale=scale).to_dict()
        columns[name] = [found.get(operation) for operation in rows["operation_id"]]
    return with_objects(rows, **columns)


def _whole_in_place(rows: pd.DataFrame, *, inside: frozenset[str]) -> pd.DataFrame:
    """Amounts of the operations inside as they are, of the others none."""
    kept = [operation in inside for operation in rows["operation_id"]]
    names = ("selected", "declared")
    return with_objects(rows, **{n: [v if k else None for v, k in zip(rows[n], kept, strict=True)] for n in names})


def _evidenced_in_place(
    connection: sa.Connection, rows: pd.DataFrame, *, indicator: Indicator, cut_off: date, scope: Scope
) -> pd.DataFrame:
    """Enterprises counted anew in the scope's region or municipality, by their own address."""
    if scope.municipality != ALL and not sees_all(connection):
        return with_objects(rows, evidenced=[None] * len(rows))
    found = fetch(connection, _counted_in(indicator, cut_off=cut_off, scope=scope))
    by_operation = dict(zip(found["operation_id"], found["evidenced"], strict=True))
    listed = zip(rows["operation_id"], rows["has_list"], strict=True)
    return with_objects(rows, evidenced=[by_operation.get(one, 0) if has_list else None for one, has_list in listed])


def _counted_in(indicator: Indicator, *, cut_off: date, scope: Scope) -> sa.Select[Any]:
    """Operation → distinct enterprises: regions are counted at load, a municipality has few rows."""
    if scope.municipality == ALL:
        mart = evidence_by_region
        return (
            sa.select(mart.c.operation_id, sa.func.sum(mart.c.added).label("evidenced"))
            .where(mart.c.indicator == indicator.code, mart.c.region == scope.region, mart.c.cut_off <= cut_off)
            .group_by(mart.c.operation_id)
        )
    rule = indicator.evidence
    assert rule is not None  # asked for indicators with evidence only
    counted = sa.func.count(enterprise_support.c.enterprise.distinct())
    return (
        sa.select(enterprise_support.c.operation_id, counted.label("evidenced"))
        .select_from(with_operation())
        .where(*counts(rule, cut_off=cut_off), *place(scope))
        .group_by(enterprise_support.c.operation_id)
    )


def _sum(evidenced: Decimal | int | None, declared: Decimal | None) -> Decimal | None:
    if evidenced is None and declared is None:
        return None
    return Decimal(evidenced or 0) + Decimal(declared or 0)


def _rank(value: Decimal | None) -> Decimal:
    return Decimal(-1) if value is None else value
