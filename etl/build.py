"""Building a release's database: a pure function of the parsed deliveries and the configuration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.account import fill_deliveries, fill_sheets
from etl.checks.release import release_checks
from etl.checks.release.facts import Facts
from etl.findings import add_findings
from etl.layouts import Layout, layouts
from etl.merge import Merge, Outcome, merge_rows
from etl.parse import ParsedDelivery
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import insert_from_parquet, view_parquet
from warehouse.marts import build_marts
from warehouse.tables import core, metadata
from warehouse.tables.delivery import finding


def build_database(connection: sa.Connection, parsed: Sequence[ParsedDelivery], *, programme: Programme) -> None:
    """Fill every table of an empty database but `release_info`; deliveries may come in any order."""
    metadata.create_all(connection)
    fill_deliveries(connection, parsed)
    insert_from_parquet(connection, finding, sorted(delivery.findings_path for delivery in parsed))
    outcome: Outcome = {}
    for layout in sorted(layouts(), key=lambda layout: layout.table is not core.operation):  # the others refer to them
        outcome |= _merge(connection, layout, parsed=parsed, programme=programme)
    fill_sheets(connection, parsed, outcome)
    known_on = latest_known_on(connection, parsed)
    build_marts(connection, programme=programme, known_on=known_on, cut_offs=eu_cut_offs(programme, known_on))
    facts = Facts(programme)
    for check in release_checks():
        add_findings(connection, *check(facts))


def _merge(
    connection: sa.Connection, layout: Layout, *, parsed: Sequence[ParsedDelivery], programme: Programme
) -> Outcome:
    sheets = [sheet for delivery in parsed for sheet in delivery.sheets if sheet.layout == layout.name]
    paths = sorted(sheet.rows_path for sheet in sheets if sheet.rows_path)
    if not paths:
        return {}
    staged = sa.table(
        f"staged_{layout.name}", *[sa.column(c.name, c.type) for c in layout.table.c if c.name != "known_to"]
    )
    view_parquet(connection, staged.name, paths)
    return merge_rows(
        Merge(
            connection,
            programme,
            table=layout.table,
            staged=staged,
            key_columns=layout.key_columns,
            replace_by=layout.replace_by,
        )
    )


def latest_known_on(connection: sa.Connection, parsed: Sequence[ParsedDelivery]) -> date:
    """The latest day anything became known, by a row or a file: the release's today."""
    facts = [table for table in vars(core).values() if isinstance(table, sa.Table)]
    latest = sa.union_all(*[sa.select(sa.func.max(table.c.known_from).label("day")) for table in facts]).subquery()
    days: Iterator[Any] = iter([connection.execute(sa.select(sa.func.max(latest.c.day))).scalar()])
    return max(day for day in (*days, *(delivery.receipt.known_on for delivery in parsed)) if day is not None)
