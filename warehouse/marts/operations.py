"""Operations: those that count, their values per indicator and cut-off, and their overview row."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from warehouse.marts.evidence import EvidenceTables
from warehouse.marts.firsts import added_at
from warehouse.marts.work import Work
from warehouse.tables.core import claim, indicator_report, operation
from warehouse.tables.mart import operation_overview, operation_share, operation_value, report_total


def counted_operations(work: Work, objectives: sa.TableClause) -> sa.TableClause:
    """Operations as known on the known-on date; a withdrawn one counts nowhere (docs/leveranser.md)."""
    ends_on = sa.func.coalesce(operation.c.ended_on, operation.c.ends_on)
    return work.keep(
        "operations",
        sa.select(
            *[operation.c[name] for name in ("operation_id", "specific_objective", "kind", "decided_on", "starts_on")],
            *[operation.c[name] for name in ("status", "eligible_cost_sek", "eu_support_sek")],
            *[operation.c[name] for name in ("public_cofinancing_sek", "private_cofinancing_sek")],
            *[operation.c[name] for name in ("support_form", "gender_dimension")],
            objectives.c.policy_objective,
            ends_on.label("ends_on"),
        )
        .join_from(operation, objectives, objectives.c.specific_objective == operation.c.specific_objective)
        .where(work.known(operation), operation.c.status != "withdrawn"),
    )


def fill_operation_values(work: Work, tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> None:
    """Fill `mart_operation_value` from the planned and reported totals and the evidence."""
    added = _evidenced(work, tables, evidence)
    listed = work.keep("listed", sa.select(*_pair(added)).distinct())
    grid = _grid(work, tables, listed)
    evidenced = _cumulated(added, tables["calendar"])
    query = _values(grid, tables, declared=_declared(work, tables), evidenced=evidenced, listed=listed)
    work.connection.execute(operation_value.insert().from_select(list(operation_value.c.keys()), query))


def _pair(table: sa.FromClause) -> tuple[Any, Any]:
    return table.c.operation_id, table.c.indicator


def _same_pair(left: sa.FromClause, right: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(left.c.operation_id == right.c.operation_id, left.c.indicator == right.c.indicator)


def _grid(work: Work, tables: dict[str, sa.TableClause], listed: sa.TableClause) -> sa.TableClause:
    """Operation × indicator × cut-off, from the decision on: before it, an operation counts nowhere."""
    sources = [sa.select(*_pair(table)) for table in (tables["planned_totals"], report_total, listed)]
    pairs = sa.union(*sources).subquery("pairs")
    operations, calendar = tables["operations"], tables["calendar"]
    return work.keep(
        "grid",
        sa.select(*_pair(pairs), calendar.c.cut_off, calendar.c.position)
        .join_from(pairs, operations, operations.c.operation_id == pairs.c.operation_id)
        .join(calendar, calendar.c.cut_off >= operations.c.decided_on),
    )


def _declared(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """The last reported total known at or before each cut-off (docs/counting-rules.md)."""
    totals, calendar = report_total, tables["calendar"]
    following = sa.func.lead(totals.c.cut_off).over(partition_by=_pair(totals), order_by=totals.c.cut_off)
    spans = sa.select(totals, following.label("next_cut_off")).subquery("spans")
    still_last = sa.or_(spans.c.next_cut_off.is_(None), calendar.c.cut_off < spans.c.next_cut_off)
    return work.keep(
        "declared",
        sa.select(
            *_pair(spans), calendar.c.position, spans.c.total, spans.c.total_from, spans.c.cut_off.label("reported_on")
        )
        .select_from(spans)
        .join(calendar, sa.and_(calendar.c.cut_off >= spans.c.cut_off, still_last)),
    )


def _evidenced(work: Work, tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> sa.TableClause:
    """How many enterprises each operation adds at each cut-off; those after the last show that there is a list."""
    operations, indicators = evidence.operations, tables["indicators"]
    added = added_at(evidence.by_operation, "operation_no").subquery("added")
    return work.keep(
        "evidenced",
        sa.select(operations.c.operation_id, indicators.c.indicator, added.c.position, added.c.added)
        .join_from(added, operations, operations.c.operation_no == added.c.operation_no)
        .join(indicators, indicators.c.indicator_no == added.c.indicator_no),
    )


def _cumulated(added: sa.TableClause, calendar: sa.TableClause) -> sa.Subquery:
    return (
        sa.select(*_pair(added), calendar.c.position, sa.func.sum(added.c.added).label("evidenced"))
        .join_from(added, calendar, calendar.c.position >= added.c.position)
        .group_by(*_pair(added), calendar.c.position)
        .subquery("cumulated")
    )


def _values(
    grid: sa.TableClause,
    tables: dict[str, sa.TableClause],
    *,
    declared: sa.TableClause,
    evidenced: sa.Subquery,
    listed: sa.TableClause,
) -> sa.Select[tuple[Any, ...]]:
    operations, planned = tables["operations"], tables["planned_totals"]
    has_list = listed.c.operation_id.is_not(None)
    counted = sa.case((has_list, sa.func.coalesce(evidenced.c.evidenced, 0)))
    implemented = sa.case((has_list, counted), else_=declared.c.total)
    plan = sa.case((operations.c.status == "interrupted", sa.func.coalesce(implemented, 0)), else_=planned.c.planned)
    at_cut_off = lambda table: sa.and_(_same_pair(table, grid), table.c.position == grid.c.position)  # noqa: E731
    return (
        sa.select(
            *_pair(grid),
            grid.c.cut_off,
            sa.case((planned.c.operation_id.is_not(None), plan)),
            implemented,
            counted,
            declared.c.total,
            has_list,
            declared.c.reported_on,
            declared.c.total_from,
        )
        .select_from(grid)
        .join(operations, operations.c.operation_id == grid.c.operation_id)
        .outerjoin(planned, _same_pair(planned, grid))
        .outerjoin(declared, at_cut_off(declared))
        .outerjoin(evidenced, at_cut_off(evidenced))
        .outerjoin(listed, _same_pair(listed, grid))
    )


def fill_overview(work: Work, objectives: sa.TableClause, regions: sa.TableClause) -> None:
    """Fill `mart_operation`: every operation as known on the known-on date, the withdrawn ones too."""
    claims = (
        sa.select(
            claim.c.operation_id,
            sa.func.sum(claim.c.eligible_expenditure_sek).label("claimed"),
            sa.func.sum(sa.case((claim.c.paid_on <= work.known_on, claim.c.eu_support_sek), else_=0)).label("paid"),
        )
        .where(work.known(claim))
        .group_by(claim.c.operation_id)
        .subquery("claims")
    )
    reports = (
        sa.select(indicator_report.c.operation_id, sa.func.max(indicator_report.c.cut_off).label("last_report_on"))
        .where(work.known(indicator_report))
        .group_by(indicator_report.c.operation_id)
        .subquery("reports")
    )
    fields = _codes("field", None)
    places = _codes("region", regions)
    query = (
        sa.select(
            *[operation.c[name] for name in ("operation_id", "name", "beneficiary", "specific_objective")],
            objectives.c.policy_objective,
            *[operation.c[name] for name in ("kind", "status", "decided_on", "starts_on")],
            sa.func.coalesce(operation.c.ended_on, operation.c.ends_on),
            operation.c.eligible_cost_sek,
            operation.c.eu_support_sek,
            sa.func.coalesce(claims.c.claimed, 0),
            sa.func.coalesce(claims.c.paid, 0),
            sa.func.coalesce(places.c.codes, ""),
            sa.func.coalesce(fields.c.codes, ""),
            reports.c.last_report_on,
        )
        .select_from(operation)
        .join(objectives, objectives.c.specific_objective == operation.c.specific_objective)
        .where(work.known(operation))
    )
    for part in (claims, reports, fields, places):
        query = query.outerjoin(part, part.c.operation_id == operation.c.operation_id)
    work.connection.execute(operation_overview.insert().from_select(list(operation_overview.c.keys()), query))


def _codes(dimension: str, order: sa.TableClause | None) -> sa.Subquery:
    """The codes of an operation in one dimension as one text, regions in the users' order."""
    share = operation_share.alias(f"{dimension}_share")
    source = share if order is None else share.join(order, order.c.region == share.c.code)
    by = share.c.code if order is None else order.c.region_order
    codes = sa.func.aggregate_strings(share.c.code, " ").aggregate_order_by(by)
    return (
        sa.select(share.c.operation_id, codes.label("codes"))
        .select_from(source)
        .where(share.c.dimension == dimension)
        .group_by(share.c.operation_id)
        .subquery(f"{dimension}_codes")
    )
