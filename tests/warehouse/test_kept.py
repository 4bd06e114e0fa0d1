"""Kept releases: the newest three, the current and those being read; going back to one is to its very bytes."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from config.errors import QuestionError, ReleaseError
from config.settings import Settings
from tests.warehouse.damage import flip_byte
from tests.warehouse.small_release import publish_small
from warehouse.connections import open_release
from warehouse.kept import kept_folder, prune, rollback
from warehouse.manifest import kept_manifests
from warehouse.store import current_release_id, releases_folder
from warehouse.tables.core import operation
from warehouse.verify import verify_bytes


def test_the_newest_three_and_the_current_are_kept(store: Settings) -> None:
    second, first = kept_manifests(store.data_dir)
    for operations in (7, 8):
        publish_small(store, operations=operations)
    assert [int(manifest.control_totals["operations"]) for manifest in kept_manifests(store.data_dir)] == [8, 7, 6]
    rollback(second.release_id, store)
    publish_small(store, operations=9)
    assert [int(manifest.control_totals["operations"]) for manifest in kept_manifests(store.data_dir)] == [9, 8, 7]
    assert not (releases_folder(store.data_dir) / first.release_id).exists()


def test_a_release_somebody_reads_is_not_removed(store: Settings) -> None:
    *_, first = kept_manifests(store.data_dir)
    with open_release(store, first.release_id).connect() as connection:
        for operations in (7, 8):
            publish_small(store, operations=operations)
        assert connection.execute(sa.select(sa.func.count()).select_from(operation)).scalar() == 5
    assert kept_folder(first.release_id, store.data_dir).is_dir()


def test_fewer_than_three_are_never_kept(store: Settings) -> None:
    publish_small(store, operations=7)
    assert prune(store.data_dir, keep=1) == ()


def test_rollback_is_to_the_very_bytes_and_refuses_damaged_ones(store: Settings) -> None:
    second, first = kept_manifests(store.data_dir)
    folder = kept_folder(first.release_id, store.data_dir)
    assert rollback(first.release_id, store) == first
    assert verify_bytes(folder) == first
    flip_byte(folder, -1)
    rollback(second.release_id, store)
    with pytest.raises(ReleaseError, match="SHA-256"):
        rollback(first.release_id, store)
    assert current_release_id(store.data_dir) == second.release_id


@pytest.mark.parametrize("unknown", ["2025-02-14-0000000000", "../releases", ""])
def test_rollback_to_what_is_not_kept_names_what_is(unknown: str, store: Settings) -> None:
    with pytest.raises(QuestionError, match="finns inte; en av de sparade: 2025-02-14-"):
        rollback(unknown, store)


def test_a_release_for_other_tables_is_refused_with_a_way_on(store: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = next(kept_manifests(store.data_dir))
    monkeypatch.setattr("warehouse.kept.schema_version", lambda: "another")
    with pytest.raises(ReleaseError, match="python -m etl load"):
        rollback(manifest.release_id, store)
