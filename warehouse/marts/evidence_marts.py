"""What pages ask of the lists beside the figures: who counts where in an operation, and which rows do not count.

Counted at load, because a page must not read every row of the lists again.
"""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.marts.evidence import UNKNOWN_PLACE, EvidenceTables, concerns, too_large
from warehouse.marts.firsts import added_at
from warehouse.marts.work import Work
from warehouse.tables.mart_evidence import evidence_by_region, evidence_rows


def fill_evidence_marts(work: Work, tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> None:
    """Fill `mart_evidence_by_region` and `mart_evidence_rows`."""
    _insert(work, evidence_by_region, _by_region(tables, evidence))
    rows = _concerned(work, evidence)
    if rows is not None:
        _insert(work, evidence_rows, _rows(tables, evidence, rows))


def _insert(work: Work, table: sa.Table, query: sa.Select[tuple[object, ...]]) -> None:
    work.connection.execute(table.insert().from_select(list(table.c.keys()), query))


def _by_region(tables: dict[str, sa.TableClause], evidence: EvidenceTables) -> sa.Select[tuple[object, ...]]:
    """Each enterprise once per operation, indicator and region, at the first cut-off it counts at there."""
    added = added_at(evidence.by_place, "operation_no", "region").subquery("added")
    operations, indicators, calendar = evidence.operations, tables["indicators"], tables["calendar"]
    places = tables["regions"]
    return (
        sa.select(operations.c.operation_id, indicators.c.indicator, places.c.region, calendar.c.cut_off, added.c.added)
        .join_from(added, operations, operations.c.operation_no == added.c.operation_no)
        .join(indicators, indicators.c.indicator_no == added.c.indicator_no)
        .join(places, places.c.region == added.c.region)
        .join(calendar, calendar.c.position == added.c.position)
        .order_by(indicators.c.indicator, places.c.region)
    )


def _concerned(work: Work, evidence: EvidenceTables) -> sa.Subquery | None:
    """How many rows of the lists concern each indicator, by cell, size and cut-off; None without lists."""
    rows = evidence.rows
    parts = []
    for number, indicator in enumerate(work.programme.indicators, start=1):
        if rule := indicator.evidence:
            by = (rows.c.cell_no, too_large(rule, rows).label("large"), rows.c[rule.date_column].label("position"))
            counted = sa.select(sa.literal(number).label("indicator_no"), *by, sa.func.count().label("rows_count"))
            parts.append(counted.where(*concerns(rule, rows)).group_by(*by))
    return sa.union_all(*parts).subquery("concerned") if parts else None


def _rows(
    tables: dict[str, sa.TableClause], evidence: EvidenceTables, rows: sa.Subquery
) -> sa.Select[tuple[object, ...]]:
    cells, calendar, indicators = evidence.cells, tables["calendar"], tables["indicators"]
    objective = [cells.c[name] for name in ("policy_objective", "specific_objective", "kind")]
    keys = (indicators.c.indicator, *objective, rows.c.large, cells.c.region != UNKNOWN_PLACE, calendar.c.cut_off)
    return (
        sa.select(*keys, sa.func.sum(rows.c.rows_count))
        .join_from(rows, indicators, indicators.c.indicator_no == rows.c.indicator_no)
        .join(cells, cells.c.group_no == rows.c.cell_no)
        .outerjoin(calendar, calendar.c.position == rows.c.position)
        .group_by(*keys)
    )
