"""The store remembers which release readers got, and why."""

from __future__ import annotations

from config.settings import Settings
from tests.warehouse.small_release import publish_small
from warehouse.history import NAME, moves
from warehouse.kept import rollback
from warehouse.manifest import kept_manifests
from warehouse.store import point_to


def test_publishing_and_going_back_are_remembered_with_their_reasons(store: Settings) -> None:
    second, first = (manifest.release_id for manifest in kept_manifests(store.data_dir))
    rollback(first, store, reason="fel fil – åäö")
    publish_small(store, operations=6)
    told = [(move.action, move.release_id, move.before, move.reason) for move in moves(store.data_dir)]
    assert told[:2] == [("load", second, first, "test"), ("rollback", first, second, "fel fil – åäö")]
    assert [move.at for move in moves(store.data_dir)] == sorted((m.at for m in moves(store.data_dir)), reverse=True)


def test_a_line_cut_off_by_a_crash_hides_nothing_else(store: Settings) -> None:
    before = moves(store.data_dir)
    with (store.data_dir / NAME).open("ab") as file:
        file.write(b'{"action": "lo')
    assert moves(store.data_dir) == before
    newest = next(kept_manifests(store.data_dir)).release_id
    rollback(newest, store, reason="efter krasch")
    assert moves(store.data_dir)[0].reason == "efter krasch"
    assert moves(store.data_dir)[1:] == before


def test_a_rollback_mends_a_damaged_pointer(store: Settings) -> None:
    newest = next(kept_manifests(store.data_dir)).release_id
    (store.data_dir / "current").write_text("skräp", encoding="utf-8")
    rollback(newest, store)
    assert moves(store.data_dir)[0].before is None
    point_to(newest, store.data_dir)


def test_a_store_without_history_has_none(settings: Settings) -> None:
    assert moves(settings.data_dir) == ()
