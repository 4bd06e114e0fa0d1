"""Parsing one file in a test: its content in, rows, findings and sums out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import sqlalchemy as sa

from config import Programme
from config.settings import Settings
from etl.parse import ParsedDelivery, ParsedSheet, parse_delivery
from tests.conftest import MakeSettings
from warehouse.duckdb_engine import open_staging
from warehouse.store import receipt_of

KEY = bytes(range(32))
RECEIVED_ON = date(2026, 11, 2)


@dataclass(frozen=True)
class Parsed:
    """A parsed file as plain Python values."""

    delivery: ParsedDelivery
    folder: Path  # where everything that was kept of it lies

    @property
    def sheet(self) -> ParsedSheet:
        (sheet,) = self.delivery.sheets
        return sheet

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [row for sheet in self.delivery.sheets for row in self.rows_of(sheet)]

    def rows_of(self, sheet: ParsedSheet) -> list[dict[str, Any]]:
        return pq.read_table(sheet.rows_path).to_pylist() if sheet.rows_path else []

    @property
    def findings(self) -> list[dict[str, Any]]:
        return pq.read_table(self.delivery.findings_path).to_pylist()

    @property
    def told(self) -> set[tuple[str, int | None, str | None]]:
        """Each finding as (rule, row, column)."""
        return {(one["rule"], one["source_row"], one["column_name"]) for one in self.findings}

    def finding(self, rule: str) -> dict[str, Any]:
        """The one finding of a rule."""
        (found,) = [one for one in self.findings if one["rule"] == rule]
        return found


Parse = Callable[..., Parsed]


@pytest.fixture
def parse(settings: Settings, programme: Programme, tmp_path: Path) -> Parse:
    """Parse a file with the given content and name; text is written as UTF-8."""

    def parse_content(content: bytes | str, name: str = "fil_2025-07-20.csv", *, max_file_mb: int = 2000) -> Parsed:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        limited = replace(settings, max_file_mb=max_file_mb)
        receipt = receipt_of(path, data_dir=settings.data_dir, received_on=RECEIVED_ON)
        cache = tmp_path / "cache"
        delivery = parse_delivery(receipt, path, programme=programme, key=KEY, cache_dir=cache, settings=limited)
        return Parsed(delivery, cache)

    return parse_content


@pytest.fixture(scope="module")
def connection(make_settings: MakeSettings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Connection]:
    """A working memory with the functions of the loader."""
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("memory")))
    with engine.connect() as opened:
        yield opened
    engine.dispose()
