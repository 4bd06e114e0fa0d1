"""A small release, filled row by row: what the store's tests publish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from config.settings import Settings
from warehouse.duckdb_engine import open_staging
from warehouse.lock import loader_lock
from warehouse.manifest import ReleaseDraft
from warehouse.releases import Published, Staging, publish, staging_release
from warehouse.tables import metadata
from warehouse.tables.core import enterprise_support, operation
from warehouse.tables.delivery import delivery, delivery_sheet, finding

DELIVERY = "0123456789abcdef"
KNOWN_ON = date(2025, 2, 14)
LIMIT = Decimal("0.10")
PROVENANCE = {"delivery_id": DELIVERY, "sheet": "", "known_from": KNOWN_ON, "known_to": None}
DRAFT = ReleaseDraft(
    programme="2021SE16RFPR005",
    programme_version="1.2",
    config_checksum="c" * 64,
    known_on=KNOWN_ON,
    last_cut_off=date(2024, 12, 31),
    example=False,
    inputs=((DELIVERY, "a" * 64),),
    reason="test",
)


def operation_row(number: int, *, eu_support_sek: Decimal = Decimal("1000000.50")) -> dict[str, object]:
    return PROVENANCE | {
        "source_row": number + 1,
        "operation_id": f"2021-{number:04}",
        "name": f"Projekt {number}",
        "beneficiary": "Region Dalarna",
        "specific_objective": "RSO1.1",
        "kind": "direct",
        "decided_on": date(2023, 1, 31),
        "starts_on": date(2023, 2, 1),
        "ends_on": date(2026, 1, 31),
        "status": "running",
        "eligible_cost_sek": 2 * eu_support_sek,
        "eu_support_sek": eu_support_sek,
        "public_cofinancing_sek": eu_support_sek,
        "support_form": "01",
    }


def enterprise_row(number: int) -> dict[str, object]:
    return PROVENANCE | {
        "source_row": number + 1,
        "operation_id": "2021-0001",
        "enterprise": UUID(int=number),
        "organisation_kind": "enterprise",
        "support_form": "grant",
        "first_support_on": date(2023, 6, 1),
    }


def fill(connection: sa.Connection, *, operations: int, enterprises: int) -> None:
    """Every table, empty but for a delivery, a finding, and so many operations and enterprises."""
    metadata.create_all(connection)
    file = {"delivery_id": DELIVERY, "sha256": "a" * 64, "file_name": "operationer_2025-02-14.csv", "size_bytes": 1}
    days = {"received_on": KNOWN_ON, "known_on": KNOWN_ON, "example": False}
    connection.execute(delivery.insert(), [file | days])
    loaded = operations + enterprises
    counted = {"rows_read": loaded + 1, "rows_loaded": loaded, "rows_quarantined": 1, "rows_superseded": 0}
    sheet = {"delivery_id": DELIVERY, "sheet": "", "layout": "operationer", "dropped_columns": "", "dropped_cells": 0}
    connection.execute(delivery_sheet.insert(), [sheet | counted | {"rows_ignored": 0}])
    place = {"delivery_id": DELIVERY, "sheet": "", "source_row": 99, "column_name": "status"}
    connection.execute(finding.insert(), [place | {"cell": "klart", "rule": "V06", "severity": "error"}])
    connection.execute(operation.insert(), [operation_row(number) for number in range(1, operations + 1)])
    if enterprises:
        rows = [enterprise_row(number) for number in range(1, enterprises + 1)]
        connection.execute(enterprise_support.insert(), rows)


def build(staging: Staging, settings: Settings, *, operations: int, enterprises: int) -> None:
    engine = open_staging(staging.path, settings, spill=staging.spill)
    with engine.begin() as connection:
        fill(connection, operations=operations, enterprises=enterprises)
    engine.dispose()


def publish_small(
    settings: Settings, *, operations: int = 5, enterprises: int = 20, draft: ReleaseDraft = DRAFT, forced: bool = False
) -> Published:
    """Publish a release the way a load does."""
    with loader_lock(settings.data_dir), staging_release(settings) as staging:
        build(staging, settings, operations=operations, enterprises=enterprises)
        return publish(staging, replace(draft, forced=forced), settings=settings, shrink_limit=LIMIT)
