"""Publishing a release: built aside, measured, verified by a new process, then made current in one step.

    <data>/releases/<release id>/release.duckdb, manifest.json

A release id is the known-on date and the first digits of the content's checksum: the same deliveries
and configuration give the same id. A published file is never written again and never replaced under
its path, because a process that has it open would go on reading the old one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path

import sqlalchemy as sa

from config.errors import ReleaseError, ShrunkError
from config.settings import Settings
from warehouse import files
from warehouse.duckdb_engine import checkpoint, open_staging, storage_failure
from warehouse.history import note_move
from warehouse.kept import pointed_to, prune
from warehouse.manifest import (
    DATABASE_NAME,
    MANIFEST_NAME,
    Manifest,
    Measures,
    ReleaseDraft,
    code_version,
    kept_manifests,
    read_manifest,
    schema_version,
    write_manifest,
)
from warehouse.measures import measure
from warehouse.store import current_release_id, point_to, releases_folder, staging_folder
from warehouse.tables.delivery import release_info
from warehouse.verify import few_of, new_process, verify_bytes


@dataclass(frozen=True)
class Staging:
    """Where a release is being built; gone when the block that made it ends."""

    folder: Path

    @property
    def path(self) -> Path:
        """The database file the builder fills: every table but `release_info`."""
        return self.folder / DATABASE_NAME

    @property
    def spill(self) -> Path:
        """What does not fit in memory may go here."""
        return self.folder / "spill"


@dataclass(frozen=True)
class Published:
    """What publishing led to."""

    manifest: Manifest
    new: bool  # False: the same content was published before, nothing was built anew

    @property
    def release_id(self) -> str:
        """The release readers get from now on."""
        return self.manifest.release_id


@contextmanager
def staging_release(settings: Settings) -> Iterator[Staging]:
    """A place to build a release in. Use it while holding `loader_lock`.

    Raises ReleaseError when the disk fails on the way; what readers see is then unchanged.
    """
    try:
        root = files.ensure_folder(staging_folder(settings.data_dir))
        staging = Staging(Path(tempfile.mkdtemp(dir=root)))
        staging.spill.mkdir()
        try:
            yield staging
        finally:
            shutil.rmtree(staging.folder, ignore_errors=True)
    except OSError as error:
        raise _not_built(settings, error.strerror or str(error)) from error
    except sa.exc.DBAPIError as error:
        reason = storage_failure(error)
        if reason is None:
            raise
        raise _not_built(settings, reason) from error


def publish(staging: Staging, draft: ReleaseDraft, *, settings: Settings, shrink_limit: Decimal) -> Published:
    """Measure, verify and publish what was built in `staging`; readers get it at once and whole.

    The builder has closed its engine; `release_info` is written here. The same content as a kept, whole
    release is not published twice: that release becomes the current one. Raises ReleaseError when a
    control total fell by more than `shrink_limit` (and the draft is not forced) or verification fails.
    """
    before = pointed_to(settings.data_dir)
    with new_process() as ask:
        published = _publish(staging, draft, settings=settings, shrink_limit=shrink_limit, ask=ask)
    note_move(settings.data_dir, "load", published.release_id, before=before, reason=draft.reason)
    return published


def _publish(
    staging: Staging,
    draft: ReleaseDraft,
    *,
    settings: Settings,
    shrink_limit: Decimal,
    ask: Callable[[Path], list[str]],
) -> Published:
    measures = _seal(staging, draft, settings)
    before = _predecessor(settings.data_dir)
    release_id, kept = _name(draft, measures, settings.data_dir)
    if not draft.forced and before is not None and before.release_id != release_id:
        _guard(before, measures, shrink_limit)
    if kept is not None:
        point_to(release_id, settings.data_dir)
        return Published(kept, new=False)
    _stamp(staging, release_id, settings)
    manifest = _describe(staging, draft, measures=measures, release_id=release_id, before=before)
    write_manifest(manifest, staging.folder)
    _require_whole(release_id, ask(staging.folder))
    _adopt(staging, release_id, settings.data_dir)
    prune(settings.data_dir)
    return Published(manifest, new=True)


def _seal(staging: Staging, draft: ReleaseDraft, settings: Settings) -> Measures:
    """Write the release's own row, without its id, and measure every table."""
    shutil.rmtree(staging.spill, ignore_errors=True)
    facts = {column.name: getattr(draft, column.name) for column in release_info.c if column.name != "release_id"}
    engine = open_staging(staging.path, settings)
    try:
        with engine.begin() as connection:
            connection.execute(release_info.delete())
            connection.execute(release_info.insert(), [facts | {"release_id": ""}])
        with engine.connect() as connection:
            return measure(connection)
    finally:
        engine.dispose()


def _stamp(staging: Staging, release_id: str, settings: Settings) -> None:
    engine = open_staging(staging.path, settings)
    try:
        with engine.begin() as connection:
            connection.execute(release_info.update().values(release_id=release_id))
        with engine.connect() as connection:
            checkpoint(connection)
    finally:
        engine.dispose()
    files.flush_file(staging.path)


def _name(draft: ReleaseDraft, measures: Measures, data_dir: Path) -> tuple[str, Manifest | None]:
    """The release's id, and the manifest of the whole release that has it already.

    Where a damaged release sits under the id, the next number is taken: a path is never used twice.
    """
    plain = f"{draft.known_on}-{measures.content_checksum[:10]}"
    release_id, number = plain, 1
    while (releases_folder(data_dir) / release_id).exists():
        try:
            return release_id, verify_bytes(releases_folder(data_dir) / release_id)
        except ReleaseError:
            number += 1
            release_id = f"{plain}-{number}"
    return release_id, None


def _predecessor(data_dir: Path) -> Manifest | None:
    """The current release, or the newest readable one where the current is damaged: a load mends the store."""
    try:
        current = current_release_id(data_dir)
        return None if current is None else read_manifest(releases_folder(data_dir) / current)
    except ReleaseError:
        return next(kept_manifests(data_dir), None)


def _guard(before: Manifest, measures: Measures, limit: Decimal) -> None:
    """Raises ShrunkError when a control total fell by more than the configured share."""
    falls = []
    for name, old in sorted(before.control_totals.items()):
        new = measures.control_totals.get(name, Decimal(0))
        if old > 0 and new < old * (1 - limit):
            falls.append(f"{name} {old} → {new} (−{(old - new) / old:.0%})")
    if falls:
        raise ShrunkError(
            where=f"jämförelse med utgåva {before.release_id}",
            found=f"kontrollsummor har minskat: {', '.join(falls)}",
            expected=f"högst {limit:.0%} minskning",
            todo="Kontrollera att alla leveranser är med; är minskningen riktig: läs in med --force och --reason.",
        )


def _describe(
    staging: Staging, draft: ReleaseDraft, *, measures: Measures, release_id: str, before: Manifest | None
) -> Manifest:
    newest = next(kept_manifests(staging.folder.parent.parent), None)
    return Manifest(
        **(asdict(measures) | asdict(draft) | {"inputs": tuple(sorted(draft.inputs))}),
        release_id=release_id,
        parent=before.release_id if before else None,
        sequence=newest.sequence + 1 if newest else 1,
        code_version=code_version(),
        schema_version=schema_version(),
        file_sha256=files.sha256_of(staging.path),
        file_bytes=staging.path.stat().st_size,
    )


def _require_whole(release_id: str, problems: list[str]) -> None:
    if problems:
        raise ReleaseError(
            where=f"utgåva {release_id}, inte publicerad",
            found=f"klarade inte kontrollen: {few_of(problems)}",
            expected="det som räknades när den byggdes, unika nycklar och slutna summor",
            todo="Läs in igen och anmäl felet om det återkommer; den tidigare utgåvan är orörd.",
        )


def _adopt(staging: Staging, release_id: str, data_dir: Path) -> None:
    """Name the verified release, then point at it; before the pointer moves, nobody sees it."""
    for name in (DATABASE_NAME, MANIFEST_NAME):
        (staging.folder / name).chmod(files.PUBLISHED_FILE)
    files.flush_folder(staging.folder)
    folder = files.ensure_folder(releases_folder(data_dir)) / release_id
    files.put_in_place(staging.folder, folder)
    point_to(release_id, data_dir)


def _not_built(settings: Settings, found: str) -> ReleaseError:
    return ReleaseError(
        where=f"{settings.data_dir}",
        found=f"utgåvan gick inte att bygga: {found}",
        expected="plats på disken och rätt att skriva",
        todo="Åtgärda och läs in igen; den tidigare utgåvan är orörd.",
    )
