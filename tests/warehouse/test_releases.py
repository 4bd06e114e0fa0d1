"""Publishing: the same content is the same release, a wrong one never gets out, old ones are kept."""

from __future__ import annotations

import random
import stat
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from config.errors import ReleaseError
from config.settings import Settings
from tests.warehouse.damage import flip_byte
from tests.warehouse.small_release import DRAFT, LIMIT, build, operation_row, publish_small
from warehouse import releases
from warehouse.connections import open_release
from warehouse.duckdb_engine import open_staging
from warehouse.grain import GRAIN
from warehouse.kept import kept_folder, rollback
from warehouse.lock import loader_lock
from warehouse.manifest import kept_manifests, read_manifest
from warehouse.releases import publish, staging_release
from warehouse.store import current_release_id, releases_folder, staging_folder
from warehouse.tables import core, metadata
from warehouse.tables.core import operation
from warehouse.tables.delivery import delivery, delivery_sheet, release_info
from warehouse.verify import content_problems, verify_release

Change = Callable[[sa.Connection], object]


def _publish_changed(settings: Settings, change: Change, *, operations: int = 5) -> releases.Published:
    """Publish a small release that `change` has been at before it is published."""
    with loader_lock(settings.data_dir), staging_release(settings) as staging:
        build(staging, settings, operations=operations, enterprises=20)
        engine = open_staging(staging.path, settings)
        with engine.begin() as connection:
            change(connection)
        engine.dispose()
        return publish(staging, DRAFT, settings=settings, shrink_limit=LIMIT)


def test_a_release_is_named_by_day_and_content_and_says_where_it_came_from(store: Settings) -> None:
    second, first = kept_manifests(store.data_dir)
    assert current_release_id(store.data_dir) == second.release_id
    assert second.release_id == f"2025-02-14-{second.content_checksum[:10]}"
    assert (first.parent, second.parent) == (None, first.release_id)
    assert second.control_totals["operations"] == 6
    assert second.control_totals["eu_support_sek"] == Decimal("6000003.00")
    assert second.table_counts["enterprise_support"] == 20
    assert second.inputs == DRAFT.inputs
    assert (second.reason, second.forced) == ("test", False)
    assert list(staging_folder(store.data_dir).iterdir()) == []


def test_nobody_may_write_into_a_published_release(store: Settings) -> None:
    files = [path for folder in releases_folder(store.data_dir).iterdir() for path in folder.iterdir()]
    assert sorted({path.name for path in files}) == ["manifest.json", "release.duckdb"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o440}


def test_the_release_carries_its_own_facts(store: Settings) -> None:
    release_id = current_release_id(store.data_dir)
    assert release_id is not None
    with open_release(store, release_id).connect() as connection:
        row = connection.execute(sa.select(release_info)).one()
    assert row == (release_id, DRAFT.programme, DRAFT.config_checksum, DRAFT.known_on, DRAFT.last_cut_off, False)


def test_the_same_content_is_not_published_twice(store: Settings) -> None:
    kept = [manifest.release_id for manifest in kept_manifests(store.data_dir)]
    again = publish_small(store, operations=6)
    assert (again.new, again.release_id) == (False, kept[0])
    assert [manifest.release_id for manifest in kept_manifests(store.data_dir)] == kept


def test_loading_after_a_rollback_brings_the_newer_release_back(store: Settings) -> None:
    second, first = kept_manifests(store.data_dir)
    rollback(first.release_id, store)
    assert current_release_id(store.data_dir) == first.release_id
    again = publish_small(store, operations=6)
    assert (again.new, current_release_id(store.data_dir)) == (False, second.release_id)


def test_the_order_of_rows_and_the_day_of_reception_do_not_name_a_release(store: Settings) -> None:
    def shuffled(connection: sa.Connection) -> None:
        rows = [operation_row(number) for number in range(1, 7)]
        random.Random(5).shuffle(rows)
        connection.execute(operation.delete())
        connection.execute(operation.insert(), rows)
        connection.execute(delivery.update().values(received_on=date(2026, 1, 1)))

    assert _publish_changed(store, shuffled, operations=6).new is False


@pytest.mark.parametrize(
    "changes", [{"name": "Projekt 1 "}, {"eu_support_sek": Decimal("1000000.51")}, {"gender_dimension": ""}]
)
def test_any_other_value_is_another_release(changes: dict[str, object], store: Settings) -> None:
    first_operation = operation.update().where(operation.c.operation_id == "2021-0001").values(**changes)
    changed = _publish_changed(store, lambda connection: connection.execute(first_operation), operations=6)
    assert changed.new is True


def test_another_configuration_is_another_release(store: Settings) -> None:
    assert publish_small(store, operations=6, draft=replace(DRAFT, config_checksum="d" * 64)).new is True


def test_a_damaged_release_is_built_anew_under_a_name_never_used(store: Settings) -> None:
    damaged = current_release_id(store.data_dir)
    assert damaged is not None
    flip_byte(kept_folder(damaged, store.data_dir), -1)
    mended = publish_small(store, operations=6)
    assert (mended.new, mended.release_id) == (True, f"{damaged}-2")
    verify_release(kept_folder(mended.release_id, store.data_dir))


def _twice(connection: sa.Connection) -> None:
    connection.execute(operation.insert(), [operation_row(1)])


def _lose_a_row(connection: sa.Connection) -> None:
    connection.execute(delivery_sheet.update().values(rows_read=delivery_sheet.c.rows_read + 1))


@pytest.mark.parametrize(
    ("change", "found"), [(_twice, "operation: 1 dubbla nycklar"), (_lose_a_row, "öppen summa: .* läst 28, loaded 26")]
)
def test_a_release_that_fails_verification_never_gets_out(change: Change, found: str, store: Settings) -> None:
    current = current_release_id(store.data_dir)
    kept = [manifest.release_id for manifest in kept_manifests(store.data_dir)]
    with pytest.raises(ReleaseError, match=found) as told:
        _publish_changed(store, change, operations=6)
    assert told.value.exit_code == 6
    assert current_release_id(store.data_dir) == current
    assert [manifest.release_id for manifest in kept_manifests(store.data_dir)] == kept
    assert list(staging_folder(store.data_dir).iterdir()) == []


@pytest.mark.parametrize(
    "said",
    [
        {"table_counts": {"operation": 7}},
        {"control_totals": {"eu_support_sek": Decimal(1)}},
        {"table_checksums": {"operation": "6-1"}},
    ],
)
def test_rows_other_than_the_manifest_says_are_a_problem(said: dict[str, dict[str, object]], store: Settings) -> None:
    manifest = next(kept_manifests(store.data_dir))
    folder = kept_folder(manifest.release_id, store.data_dir)
    assert content_problems(folder, manifest) == []
    ((what, value),) = said.items()
    wrong = replace(manifest, **{what: getattr(manifest, what) | value})
    (problem,) = content_problems(folder, wrong)
    assert problem.startswith(f"{what} {next(iter(value))}: ")


def test_a_total_that_falls_too_far_is_refused_unless_forced(store: Settings) -> None:
    current = current_release_id(store.data_dir)
    with pytest.raises(ReleaseError, match=r"operations 6 → 4 \(−33%\).*--force") as told:
        publish_small(store, operations=4)
    assert told.value.exit_code == 6
    assert current_release_id(store.data_dir) == current
    forced = publish_small(store, operations=4, forced=True)
    assert (forced.new, forced.manifest.forced, forced.manifest.parent) == (True, True, current)


def test_a_total_may_fall_by_the_limit_but_not_below(store: Settings) -> None:
    publish_small(store, operations=10)
    assert publish_small(store, operations=9).new is True
    with pytest.raises(ReleaseError, match="operations 9 → 8"):
        publish_small(store, operations=8)


def test_going_back_to_smaller_content_by_loading_is_guarded_too(store: Settings) -> None:
    publish_small(store, operations=8)
    with pytest.raises(ReleaseError, match="operations 8 → 6"):
        publish_small(store, operations=6)


def test_a_full_disk_is_told_and_changes_nothing(store: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    current = current_release_id(store.data_dir)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(releases, "write_manifest", full)
    with pytest.raises(ReleaseError, match=r"No space left on device.*orörd") as told:
        publish_small(store, operations=7)
    assert told.value.exit_code == 6
    assert current_release_id(store.data_dir) == current


def test_every_table_has_a_grain_of_its_own_columns() -> None:
    assert set(GRAIN) == set(metadata.tables)
    for name, key in GRAIN.items():
        assert set(key) <= set(metadata.tables[name].c.keys())
    facts = [table for table in vars(core).values() if isinstance(table, sa.Table)]
    assert all("known_from" in GRAIN[table.name] for table in facts)


def test_a_manifest_that_was_tampered_with_is_refused(store: Settings) -> None:
    manifest = next(kept_manifests(store.data_dir))
    path = kept_folder(manifest.release_id, store.data_dir) / "manifest.json"
    assert read_manifest(path.parent) == manifest
    path.chmod(0o600)
    path.write_text(path.read_text("utf-8").replace('"sequence"', '"sequel"'), encoding="utf-8")
    with pytest.raises(ReleaseError, match="manifestet går inte att läsa"):
        read_manifest(path.parent)
