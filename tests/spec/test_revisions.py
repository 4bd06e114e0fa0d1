"""What changed between two days; the table stands in rules_revisions.py."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from config.model import Programme
from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_revisions import REVISIONS
from tests.spec.tables import KNOWN_ON, delivered, lines
from tests.spec.test_status import number
from warehouse.connections import open_current, releases_of
from warehouse.queries.revisions import revisions
from warehouse.queries.spans import Days


def test_every_change_is_listed_with_its_cause(
    tmp_path: Path, programme: Programme, make_settings: MakeSettings
) -> None:
    settings = make_settings(tmp_path)
    load(write_plain(delivered(REVISIONS.given), tmp_path), settings=settings, received_on=KNOWN_ON)
    since = KNOWN_ON - timedelta(days=1)
    with open_current(settings).connect() as connection:
        found = revisions(connection, programme=programme, between=Days(since, KNOWN_ON), until=KNOWN_ON).to_dict(
            "records"
        )
    releases_of(settings).close()
    told = {
        (row["operation_id"], _word(row["indicator"]), _word(row["cut_off"]), *_values(row), row["cause"])
        for row in found
    }
    assert told == {
        (row["projekt"], row["indikator"], row["period"], number(row["före"]), number(row["efter"]), row["orsak"])
        for row in lines(REVISIONS.figures)
    }
    assert len(found) == len(told)
    assert all(row["file_name"] and row["source_row"] for row in found)


def _word(cell: Any) -> str:
    return "" if cell is None else str(cell)


def _values(row: dict[Any, Any]) -> tuple[Any, Any]:
    return row["old_value"], row["new_value"]
