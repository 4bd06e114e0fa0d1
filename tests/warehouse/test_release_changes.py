"""What a release changed against the one before it: every row its deliveries changed, and what is protected as such."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from config.model import Programme
from config.settings import INTERNAL, PUBLIC, Settings, Tier
from tests.deliver import write_plain
from tests.published import published
from tests.spec.tables import delivered
from warehouse.ask_revisions import ReleaseChanges, changes_between, write_revisions
from warehouse.connections import open_release, releases_of
from warehouse.manifest import kept_manifests
from warehouse.queries.frames import records
from warehouse.values import plain

FIRST, SECOND = date(2025, 1, 20), date(2025, 5, 20)
BEFORE = """
operationer, känd per 2024-07-20
| diarienummer | status |
| A            | pågår  |
planvarden, känd per 2024-07-20
| diarienummer | indikator | planvarde |
| A            | RCR02     | 100       |
| A            | RCO01     | 9         |
lagesrapport
| diarienummer | per_datum  | indikator | varde | kand_per   |
| A            | 2024-06-30 | RCR02     | 20    | 2024-07-20 |
| A            | 2024-06-30 | RCR02     | 25    | 2025-01-20 |
| A            | 2024-12-31 | RCR02     | 30    | 2025-01-20 |
| A            | 2024-06-30 | RCO01     | 2     | 2024-07-20 |
| A            | 2024-12-31 | RCO01     | 2     | 2025-01-20 |
"""
BROUGHT = """
lagesrapport
| diarienummer | per_datum  | indikator | varde | kand_per   |
| A            | 2023-12-31 | RCR02     | 5     | 2024-09-20 |
| A            | 2024-06-30 | RCR02     | 20    | 2025-05-20 |
| A            | 2024-12-31 | RCR02     | 31    | 2025-05-20 |
| A            | 2024-06-30 | RCO01     | 1     | 2025-05-20 |
| A            | 2025-03-31 | RCO01     | 2     | 2025-05-20 |
"""
SIDES = ("old_value", "new_value")
Found = Callable[[Tier], ReleaseChanges]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings]) -> Iterator[Settings]:
    """A store with two releases: the second brings corrections, one of them known between the first one's rows."""
    folder = tmp_path_factory.mktemp("changes")
    settings = make_settings(folder)
    for text, day in ((BEFORE, FIRST), (BROUGHT, SECOND)):
        files = folder / day.isoformat()
        files.mkdir()
        published(write_plain(delivered(text), files), settings=settings, received_on=day)
    yield settings
    releases_of(settings).close()


@pytest.fixture(scope="module")
def found(store: Settings, programme: Programme) -> Found:
    newer, older = list(kept_manifests(store.data_dir))

    def ask(tier: Tier) -> ReleaseChanges:
        before, after = (open_release(store, each.release_id, tier) for each in (older, newer))
        return changes_between(before, after, programme)

    return ask


def _said(rows: pd.DataFrame) -> dict[tuple[str, str], Any]:
    names = ("old_value", "old_status", "new_value", "new_status", "cause")
    told = {(row["indicator"], str(row["cut_off"])): tuple(row[name] for name in names) for row in records(rows)}
    assert len(told) == len(rows)
    return told


def test_every_row_the_deliveries_changed_is_compared_with_what_stood_without_them(found: Found) -> None:
    """A value that comes back to what it was on some earlier day is a change too."""
    assert _said(found(INTERNAL).rows) == {
        ("RCR02", "2023-12-31"): (None, None, 5, "A", "late_report"),
        ("RCR02", "2024-06-30"): (25, "A", 20, "A", "correction"),
        ("RCR02", "2024-12-31"): (30, "A", 31, "A", "correction"),
        ("RCO01", "2024-06-30"): (2, "A", 1, "A", "correction"),
        ("RCO01", "2025-03-31"): (None, None, 2, "A", "new_report"),
    }


def test_what_is_protected_is_listed_as_protected(found: Found) -> None:
    said = _said(found(PUBLIC).rows)
    assert said["RCO01", "2024-06-30"] == (None, "Q", None, "Q", "correction")
    assert said["RCO01", "2025-03-31"] == (None, None, None, "Q", "new_report")
    assert {key: told for key, told in said.items() if key[0] == "RCR02"} == {
        key: told for key, told in _said(found(INTERNAL).rows).items() if key[0] == "RCR02"
    }


def test_a_figure_has_the_reason_why_it_is_not_there(found: Found) -> None:
    for tier in (INTERNAL, PUBLIC):
        for row in records(found(tier).figures):
            for side in ("old", "new"):
                assert (row[f"{side}_value"] is None) == (row[f"{side}_status"] in (None, "Q", "O", "L", "M")), row


def test_the_command_lists_what_the_page_lists(store: Settings, found: Found, tmp_path: Path) -> None:
    """Where the deliveries' rows are those of the days between, both say the same."""
    out = tmp_path / "revideringar.csv"
    write_revisions(store, out, since=FIRST, until=SECOND)
    written = pd.read_csv(out, dtype=str, keep_default_na=False)
    page = found(INTERNAL).rows
    late = page[page["known_from"] > FIRST]
    assert written[["indicator", "cut_off", "old_value", "new_value"]].to_numpy().tolist() == [
        [row["indicator"], str(row["cut_off"]), *(plain(row[n]) if row[n] is not None else "" for n in SIDES)]
        for row in records(late)
    ]
