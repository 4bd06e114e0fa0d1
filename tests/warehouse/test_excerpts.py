"""Excerpts: equal to the release where nothing is left out, to `values --known-on` on a day; revisions by hand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import warehouse.connections
from config.model import Programme
from config.settings import Settings
from tests.deliver import write_plain
from tests.published import known, published
from tests.spec.tables import delivered
from warehouse.ask_revisions import figures_between, write_revisions
from warehouse.connections import ReleaseHandle, open_current, releases_of
from warehouse.excerpts import Excerpt, Tags, open_part
from warehouse.queries.frames import records
from warehouse.queries.revisions import revisions
from warehouse.queries.scope import Scope
from warehouse.queries.series import series
from warehouse.queries.spans import Days
from warehouse.queries.triangle import triangle, triangle_days
from warehouse.tables import MARTS, metadata

FIRST, SECOND, NOW = date(2024, 7, 20), date(2024, 9, 20), date(2025, 1, 20)
DELIVERED = """
operationer, känd per 2024-07-20
| diarienummer | styrkeomrade | social_innovation | status    |
| KORR         | Livsmedel    | ja                | pågår     |
| SEN          | Livsmedel    | nej               | pågår     |
| TILLBAKA     | Skog         | nej               | pågår     |
| AVBRUTET     |              |                   | pågår     |
operationer, känd per 2025-01-20
| diarienummer | styrkeomrade | social_innovation | status     |
| TILLBAKA     | Skog         | nej               | återkallat |
| AVBRUTET     |              |                   | avbrutet   |
| NYTT         | Skog         | nej               | pågår      |
planvarden, känd per 2024-07-20
| diarienummer | indikator | planvarde |
| KORR         | RCR98     | 100       |
| TILLBAKA     | RCR98     | 40        |
| AVBRUTET     | RCR98     | 30        |
planvarden, känd per 2025-01-20
| diarienummer | indikator | planvarde |
| KORR         | RCR98     | 120       |
lagesrapport
| diarienummer | per_datum  | indikator | varde | kand_per   |
| KORR         | 2024-06-30 | RCR98     | 80    | 2024-07-20 |
| KORR         | 2024-06-30 | RCR98     | 60    | 2025-01-20 |
| SEN          | 2024-06-30 | RCR98     | 7     | 2025-01-20 |
| TILLBAKA     | 2024-06-30 | RCR98     | 10    | 2024-07-20 |
| AVBRUTET     | 2024-06-30 | RCR98     | 5     | 2024-07-20 |
deltagare
| diarienummer | organisationsnummer | kand_per   |
| KORR         | 556000-0001         | 2024-07-20 |
| KORR         | 556000-0019         | 2025-01-20 |
"""
SENT_AGAIN = """
planvarden, känd per 2024-07-20
| diarienummer | indikator | planvarde |
| KORR         | RCR98     | 100       |
lagesrapport
| diarienummer | per_datum  | indikator | varde | kand_per   |
| KORR         | 2024-06-30 | RCR98     | 80    | 2024-07-20 |
"""


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings]) -> Iterator[Settings]:
    """A store in which reports were corrected, came late, and operations were withdrawn and interrupted."""
    folder = tmp_path_factory.mktemp("excerpts")
    settings = make_settings(folder)
    published(write_plain(delivered(DELIVERED), folder), settings=settings, received_on=NOW)
    yield settings
    releases_of(settings).close()


@pytest.fixture(scope="module")
def handle(two_days: Settings) -> ReleaseHandle:
    return open_current(two_days)


def _figure(handle: ReleaseHandle, indicator: str = "RCR98") -> tuple[Decimal, Decimal | None]:
    with handle.connect() as connection:
        [*_, last] = records(series(connection, indicator=indicator, scope=Scope(), until=date(2024, 6, 30)))
    return last["selected"], last["implemented"]


def _everything(connection: sa.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of every table of a release, in any order but the same one."""
    return {
        table.name: sorted((tuple(row) for row in connection.execute(sa.select(table))), key=repr)
        for table in metadata.sorted_tables
    }


def test_an_excerpt_that_leaves_nothing_out_is_the_release(
    handle: ReleaseHandle, two_days: Settings, programme: Programme
) -> None:
    engine = open_part(handle.path, two_days, Excerpt(programme, handle.known_on))
    with engine.connect() as part, handle.connect() as whole:
        assert _everything(part) == _everything(whole)
    engine.dispose()
    assert handle.excerpt(programme, known_on=handle.known_on) == handle


def test_each_kind_of_change_at_two_known_on_days(handle: ReleaseHandle, programme: Programme) -> None:
    """Before: 80 + 10 + 5. After: corrected to 60, 7 came late, 10 withdrawn, the interrupted plans what it did."""
    assert _figure(handle.excerpt(programme, known_on=FIRST)) == (Decimal(170), Decimal(95))
    assert _figure(handle) == (Decimal(125), Decimal(72))


def test_the_tagged_operations_alone_and_without_targets(handle: ReleaseHandle, programme: Programme) -> None:
    food = handle.excerpt(programme, tags=Tags("Livsmedel"))
    assert _figure(food) == (Decimal(120), Decimal(67))
    assert _figure(handle.excerpt(programme, tags=Tags(social_innovation=True))) == (Decimal(120), Decimal(60))
    assert _figure(handle.excerpt(programme, known_on=FIRST, tags=Tags("Livsmedel"))) == (Decimal(100), Decimal(80))
    with food.connect() as connection:
        [targets] = [table for table in MARTS if table.name == "mart_target"]
        assert connection.execute(sa.select(sa.func.count()).select_from(targets)).scalar() == 0


def test_an_excerpt_has_the_figures_of_values_known_on(
    handle: ReleaseHandle, two_days: Settings, programme: Programme
) -> None:
    figures = known(two_days, FIRST)
    assert figures["RCR98", "*", "*", "*", "2024-06-30", "genomfort"] == (Decimal(95), "A")
    assert max(key[4] for key in figures) == handle.excerpt(programme, known_on=FIRST).last_cut_off.isoformat()


def test_an_excerpt_is_made_once_for_everyone_who_asks(
    handle: ReleaseHandle, programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    together = threading.Barrier(4)

    def counted(*arguments: Any) -> sa.Engine:
        made.append(arguments)
        return open_part(*arguments)

    def asked(_: int) -> tuple[Decimal, Decimal | None]:
        together.wait()
        return _figure(handle.excerpt(programme, known_on=SECOND))

    monkeypatch.setattr(warehouse.connections, "open_part", counted)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(asked, range(4))) == {(Decimal(170), Decimal(95))}
    assert len(made) == 1


def test_every_changed_data_point_has_its_cause_and_place(handle: ReleaseHandle, programme: Programme) -> None:
    with handle.connect() as connection:
        found = records(revisions(connection, programme=programme, between=Days(FIRST, NOW), until=NOW))
    said = {
        (row["cause"], row["operation_id"], row["indicator"]): (
            row["old_word"] or row["old_value"],
            row["new_word"] or row["new_value"],
        )
        for row in found
    }
    wanted: dict[Any, Any] = {
        ("correction", "KORR", "RCR98"): (80, 60),
        ("changed_plan", "KORR", "RCR98"): (100, 120),
        ("late_report", "SEN", "RCR98"): (None, 7),
        ("withdrawn", "TILLBAKA", None): ("running", "withdrawn"),
        ("interrupted", "AVBRUTET", None): ("running", "interrupted"),
        ("new_operation", "NYTT", None): (None, "running"),
    }
    lists = {key: counts for key, counts in said.items() if key[0] == "enterprise_list"}
    assert lists
    assert set(lists.values()) == {(1, 2)}
    assert said == wanted | lists
    assert len(found) == len(said)
    assert all(row["file_name"] and row["source_row"] for row in found)
    with handle.connect() as connection:
        assert revisions(connection, programme=programme, between=Days(FIRST, SECOND), until=SECOND).empty


def test_the_figures_that_changed(handle: ReleaseHandle, programme: Programme) -> None:
    found = figures_between(handle, programme, since=FIRST, until=NOW)
    rows = found[found["indicator"].eq("RCR98") & found["region"].eq("*") & found["specific_objective"].eq("*")]
    assert [(row["measure"], row["old_value"], row["new_value"]) for row in records(rows)][-2:] == [
        ("implemented", Decimal(95), Decimal(72)),
        ("selected", Decimal(170), Decimal(125)),
    ]


def test_the_triangle_has_every_days_own_figures(handle: ReleaseHandle, programme: Programme) -> None:
    days = (*triangle_days(programme, handle.known_on)[-2:], FIRST)
    with handle.on_each(programme, days).connect() as connection:
        found = triangle(connection, indicator="RCR98")
        firms = triangle(connection, indicator="RCO01")
    june = [row for row in records(found) if row["cut_off"] == date(2024, 6, 30)]
    assert [(row["known_on"], row["implemented"]) for row in june] == [(FIRST, 95), (date(2024, 12, 31), 95), (NOW, 72)]
    assert [row["implemented"] for row in records(firms) if row["cut_off"] == date(2024, 6, 30)] == [1, 1, 2]


def test_the_file_of_revisions_has_the_same_columns_when_nothing_changed(two_days: Settings, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("ingen.csv", "alla.csv")]
    assert write_revisions(two_days, files[0], since=FIRST, until=SECOND) == 0
    assert write_revisions(two_days, files[1], since=FIRST, until=NOW) > 0
    headers = {path.read_text(encoding="utf-8").splitlines()[0] for path in files}
    assert len(headers) == 1


def test_an_older_file_sent_again_never_overwrites_newer_knowledge(
    tmp_path: Path, make_settings: Callable[[Path], Settings]
) -> None:
    """The first file comes once more, under another name and after the correction: nothing moves."""
    settings = make_settings(tmp_path)
    before = published(write_plain(delivered(DELIVERED), tmp_path), settings=settings, received_on=NOW)
    again = tmp_path / "igen"
    again.mkdir()
    paths = write_plain(delivered(SENT_AGAIN), again)
    assert published(paths, settings=settings, received_on=date(2025, 1, 25)) == before
    releases_of(settings).close()
