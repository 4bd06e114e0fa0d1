"""Contact details are counted, not read; the table stands in rules_dropped.py."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_dropped import DROPPED
from tests.spec.tables import delivered, lines
from warehouse.connections import open_current, releases_of
from warehouse.tables.core import operation_region
from warehouse.tables.delivery import delivery_sheet, finding


@pytest.fixture
def file(tmp_path: Path) -> Path:
    columns = [[row["column"], *map(str.strip, row["cells"].split(","))] for row in lines(DROPPED.cases)]
    path = tmp_path / "regioner_2025-01-20.csv"
    path.write_text("\n".join(";".join(cells) for cells in zip(*columns, strict=True)), encoding="utf-8")
    return path


def test_contact_details_are_counted_and_not_read(file: Path, make_settings: MakeSettings, tmp_path: Path) -> None:
    settings, rows = make_settings(tmp_path), lines(DROPPED.cases)
    known = "operationer\n| diarienummer |\n| P1 |\n| P2 |\n| P3 |"
    load([*write_plain(delivered(known), tmp_path), file], settings=settings, received_on=date(2025, 1, 20))
    with open_current(settings).connect() as connection:
        own = sa.select(delivery_sheet).where(delivery_sheet.c.layout == "regioner")
        [sheet] = connection.execute(own).mappings().all()
        told = connection.execute(sa.select(finding).where(finding.c.rule.in_(("F09", "F10")))).mappings().all()
        kept = connection.execute(sa.select(operation_region)).all()
    releases_of(settings).close()
    assert sheet["dropped_columns"].split(", ") == [row["column"] for row in rows if row["read"] == "no"]
    assert sheet["dropped_cells"] == sum(int(row["counted"]) for row in rows)
    assert {(each["rule"], each["column_name"], each["hint"]) for each in told} == {
        (row["told"], row["column"], row["counted"]) for row in rows if row["told"]
    }
    assert len(kept) == sheet["rows_loaded"] == 3
    assert not any("Exempel" in str(each) or "@" in str(each) for each in (*told, *kept))
