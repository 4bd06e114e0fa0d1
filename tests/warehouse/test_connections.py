"""Readers: one release per handle, undisturbed by publishing, told clearly when there is nothing whole to read."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from config.errors import NoReleaseError, ReleaseError
from config.settings import Settings
from tests.warehouse.damage import cut, wipe
from tests.warehouse.small_release import DRAFT, publish_small
from warehouse.connections import KEPT_OPEN, ReleaseHandle, open_current, open_release, releases_of
from warehouse.kept import kept_folder, rollback
from warehouse.manifest import kept_manifests
from warehouse.store import point_to
from warehouse.tables.core import enterprise_support, operation

READERS = 8


def _operations_seen(handle: ReleaseHandle) -> int | None:
    with handle.connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(operation)).scalar()


def _read_until(done: threading.Event, settings: Settings) -> list[tuple[int, int | None, int | None]]:
    """What the manifest says and what two questions to one handle answer, over and over."""
    seen = []
    while not done.wait(0.005):
        handle = open_current(settings)
        said = int(handle.manifest.control_totals["operations"])
        seen.append((said, _operations_seen(handle), _operations_seen(handle)))
    return seen


def test_readers_never_notice_a_release_being_published(store: Settings) -> None:
    done = threading.Event()
    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(_read_until, done, store) for _ in range(READERS)]
        try:
            for operations in (7, 8, 9):
                publish_small(store, operations=operations)
        finally:
            done.set()
        seen = [answer for reader in readers for answer in reader.result()]
    assert all(said == first == second for said, first, second in seen)
    assert {said for said, *_ in seen} <= {6, 7, 8, 9}
    assert open_current(store).manifest.control_totals["operations"] == 9


def test_a_handle_tells_what_a_page_prints(store: Settings) -> None:
    handle = open_current(store)
    newest = next(kept_manifests(store.data_dir))
    assert (handle.release_id, handle.manifest) == (newest.release_id, newest)
    assert (handle.known_on, handle.last_cut_off, handle.example) == (DRAFT.known_on, DRAFT.last_cut_off, False)
    assert handle.path == kept_folder(newest.release_id, store.data_dir) / "release.duckdb"


def test_a_page_goes_on_with_its_own_release_after_the_next_one(store: Settings) -> None:
    drawn_from = open_current(store)
    publish_small(store, operations=7)
    assert _operations_seen(drawn_from) == 6
    assert _operations_seen(open_release(store, drawn_from.release_id)) == 6
    assert _operations_seen(open_current(store)) == 7


def test_a_rollback_is_seen_at_once(store: Settings) -> None:
    *_, first = kept_manifests(store.data_dir)
    assert _operations_seen(open_current(store)) == 6
    rollback(first.release_id, store)
    assert _operations_seen(open_current(store)) == 5


def test_every_thread_gets_its_own_answers(store: Settings) -> None:
    handle = open_current(store)
    tables = [operation, enterprise_support] * 50

    def count(table: sa.Table) -> int | None:
        with handle.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar()

    with ThreadPoolExecutor(READERS) as pool:
        assert list(pool.map(count, tables)) == [6, 20] * 50


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE t (a INTEGER)", "DELETE FROM operation", "COPY operation TO 'x.csv'", "SET threads = 1"]
)
def test_a_reader_can_only_read(statement: str, store: Settings) -> None:
    with pytest.raises(sa.exc.DBAPIError), open_current(store).connect() as connection:
        connection.exec_driver_sql(statement)
    assert _operations_seen(open_current(store)) == 6


def test_older_releases_are_let_go(store: Settings) -> None:
    releases = releases_of(store)
    first = open_current(store).release_id
    for operations in range(7, 8 + KEPT_OPEN):
        publish_small(store, operations=operations)
        open_current(store)
    assert len(releases._open) == 1 + KEPT_OPEN
    assert first not in releases._open


def test_before_the_first_release_the_error_says_what_to_run(settings: Settings) -> None:
    with pytest.raises(NoReleaseError, match="python -m etl load") as told:
        open_current(settings)
    assert told.value.exit_code == 7


def test_a_pointer_to_a_release_that_is_gone_is_told(store: Settings) -> None:
    point_to("2025-02-14-0000000000", store.data_dir)
    with pytest.raises(ReleaseError, match="finns inte; en av de sparade: 2025"):
        open_current(store)


@pytest.mark.parametrize("damage", [wipe, lambda folder: cut(folder, 0), lambda folder: cut(folder, 100_000)])
def test_a_damaged_file_is_told_when_it_is_opened(damage: Callable[..., None], store: Settings) -> None:
    newest, first = kept_manifests(store.data_dir)
    damage(kept_folder(newest.release_id, store.data_dir))
    with pytest.raises(ReleaseError, match="rollback ID"):
        _operations_seen(open_current(store))
    rollback(first.release_id, store)
    assert _operations_seen(open_current(store)) == 5


def test_a_release_for_other_tables_is_told(store: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.kept.schema_version", lambda: "another")
    with pytest.raises(ReleaseError, match="byggd för tabellerna"):
        open_current(store)


def test_damage_met_in_the_middle_of_a_question_is_a_release_error_and_the_next_look_is_fresh(store: Settings) -> None:
    handle = open_current(store)
    with pytest.raises(ReleaseError, match="går inte att läsa"), handle.connect():
        raise sa.exc.DBAPIError("SELECT", {}, _storage_error())
    assert _operations_seen(open_current(store)) == 6


def _storage_error() -> Exception:
    """The engine's own error for a file that is not there to be read."""
    engine = sa.create_engine("duckdb:////nowhere/release.duckdb", connect_args={"read_only": True})
    with pytest.raises(sa.exc.DBAPIError) as told:
        engine.connect()
    assert isinstance(told.value.orig, Exception)
    return told.value.orig
