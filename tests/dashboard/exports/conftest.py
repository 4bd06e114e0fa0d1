"""Rows to take away: those of the small release, and a few that a hostile delivery could hold."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from config import Programme
from config.texts import catalogue
from dashboard.exports.extraction import Extraction
from dashboard.exports.taking import Source, taken
from warehouse.connections import ReleaseHandle
from warehouse.takeaway import Asked

Take = Callable[[Asked], Extraction]
HOSTILE = (
    "=cmd|'/c calc'!A0",
    "+1",
    "@SUM(A1)",
    "-2+3",
    "\tflik",
    'citat"tecken; komma, punkt',
    "rad\nbrytning",
    "å ä ö",
)
VALUES = (
    Decimal("-2.5"),
    Decimal(0),
    None,
    Decimal("0.000001"),
    Decimal("123456789012.25"),
    Decimal(-7),
    None,
    Decimal(1),
)


@pytest.fixture(autouse=True)
def unchanged_limit() -> Iterator[None]:
    """A reader of others raises how long a cell of any CSV of the process may be: put back, for the tests to come."""
    limit = csv.field_size_limit()
    yield
    csv.field_size_limit(limit)


@pytest.fixture
def take(release: ReleaseHandle, programme: Programme) -> Iterator[Take]:
    """Takes rows of the small release, while the test runs."""
    with release.connect() as connection:
        source = Source(release, programme, catalogue("sv"))
        yield lambda asked: taken(connection, source, asked, filters={})


@pytest.fixture
def hostile(take: Take) -> Extraction:
    """One figure per hostile text, which stands as its name and its comment."""
    asked = take(Asked("mal"))
    schema, count = asked.schema, len(HOSTILE)
    plain: dict[str, list[Any]] = {name: ["x"] * count for name in schema.names}
    days = {"period": [date(2025, 6, 30)] * count, "kand_per": [date(2025, 7, 20)] * count}
    codes = {"indikator_kod": [f"K{place}" for place in range(count)], "status": ["A"] * count}
    cells = plain | days | codes | {"indikator": HOSTILE, "kommentar": HOSTILE, "varde": VALUES}
    batch = pa.record_batch([pa.array(cells[name], schema.field(name).type) for name in schema.names], schema=schema)
    return replace(asked, row_count=count, batches=lambda: iter([batch.slice(0, 3), batch.slice(3)]))
