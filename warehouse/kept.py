"""The releases that are kept: finding one, going back to one, and removing the oldest."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path

from config.errors import QuestionError, ReleaseError
from config.settings import Settings
from warehouse import files
from warehouse.history import note_move
from warehouse.lock import loader_lock
from warehouse.manifest import Manifest, kept_manifests, schema_version
from warehouse.personal_number import require_nobody
from warehouse.store import RELEASE_ID, current_release_id, point_to, releases_folder, staging_folder
from warehouse.verify import verify_bytes

KEPT_RELEASES = 3
"""Readers that hold an older release, and a rollback, need the ones before the current."""


def rollback(release_id: str, settings: Settings, *, reason: str = "") -> Manifest:
    """Make a kept release current again; its file is, byte for byte, the one that was published.

    The reason is kept in the store's history, as the release itself is never touched.
    Raises QuestionError when it is not kept and for a reason with a personal number, ReleaseError when it is damaged or
    made for other tables than this version's.
    """
    require_nobody(reason)
    with loader_lock(settings.data_dir):
        folder = named_folder(release_id, settings.data_dir)
        manifest = verify_bytes(folder)
        require_schema(manifest)
        before = pointed_to(settings.data_dir)
        point_to(release_id, settings.data_dir)
        note_move(settings.data_dir, "rollback", release_id, before=before, reason=reason)
        return manifest


def pointed_to(data_dir: Path) -> str | None:
    """The current release's id; None before the first and where the pointer is damaged: a rollback mends it."""
    try:
        return current_release_id(data_dir)
    except ReleaseError:
        return None


def kept_folder(release_id: str, data_dir: Path) -> Path:
    """The folder of a kept release. Raises ReleaseError naming those that are kept."""
    folder = releases_folder(data_dir) / release_id
    if not RELEASE_ID.fullmatch(release_id) or not folder.is_dir():
        kept = ", ".join(manifest.release_id for manifest in kept_manifests(data_dir)) or "inga"
        raise ReleaseError(
            where=f'utgåva "{release_id[:80]}"',
            found="finns inte",
            expected=f"en av de sparade: {kept}",
            todo="Se dem med: python -m warehouse releases.",
        )
    return folder


def named_folder(release_id: str, data_dir: Path) -> Path:
    """The folder of the release somebody named. Raises QuestionError naming those that are kept."""
    try:
        return kept_folder(release_id, data_dir)
    except ReleaseError as error:
        raise QuestionError(where=error.where, found=error.found, expected=error.expected, todo=error.todo) from error


def require_schema(manifest: Manifest) -> None:
    """Raises ReleaseError when a release holds other tables than this version of the product reads."""
    if manifest.schema_version != schema_version():
        raise ReleaseError(
            where=f"utgåva {manifest.release_id}",
            found=f"byggd för tabellerna {manifest.schema_version}",
            expected=f"tabellerna i den här versionen, {schema_version()}",
            todo="Läs in leveranserna igen: python -m etl load.",
        )


def prune(data_dir: Path, *, keep: int = KEPT_RELEASES) -> tuple[str, ...]:
    """Remove the oldest releases beyond the newest `keep`; never the current one, nor one a reader holds.

    Gives back the ids that were removed.
    """
    current = current_release_id(data_dir)
    old = [manifest.release_id for manifest in kept_manifests(data_dir)][max(keep, KEPT_RELEASES) :]
    return tuple(release_id for release_id in old if release_id != current and _remove(release_id, data_dir))


def _remove(release_id: str, data_dir: Path) -> bool:
    folder = releases_folder(data_dir) / release_id
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        leaving = files.ensure_folder(staging_folder(data_dir)) / release_id
        os.replace(folder, leaving)
        shutil.rmtree(leaving)
    except BlockingIOError:
        return False  # a reader holds it; the next load tries again
    finally:
        os.close(descriptor)
    return True
