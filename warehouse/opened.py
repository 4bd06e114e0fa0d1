"""A release file held open for readers."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from config.errors import ReleaseError
from warehouse.duckdb_engine import open_read_only, storage_failure
from warehouse.kept import require_schema
from warehouse.manifest import DATABASE_NAME, Manifest, read_manifest


@dataclass(eq=False)
class OpenRelease:
    """An open release file; the hold on its folder keeps `prune` from removing it."""

    manifest: Manifest
    engine: sa.Engine
    first: sa.Connection  # keeps the file open between questions: opening costs more than asking
    hold: int
    users: int = field(default=0)

    def close(self) -> None:
        """Let go of the file and its folder."""
        self.first.close()
        self.engine.dispose()
        os.close(self.hold)


def open_file(folder: Path) -> OpenRelease:
    """The release in a folder, open. Raises ReleaseError when it is damaged or of another version."""
    manifest = read_manifest(folder)
    require_schema(manifest)
    hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    engine = open_read_only(folder / DATABASE_NAME)
    try:
        fcntl.flock(hold, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return OpenRelease(manifest, engine, engine.connect(), hold)
    except (OSError, sa.exc.DBAPIError) as error:
        engine.dispose()
        os.close(hold)
        reason = storage_failure(error) if isinstance(error, sa.exc.DBAPIError) else error.strerror
        raise damaged(folder.name, reason or str(error).partition("\n")[0]) from error


def damaged(release_id: str, found: str) -> ReleaseError:
    """The error of a release whose file cannot be read."""
    return ReleaseError(
        where=f"utgåva {release_id}",
        found=f"filen går inte att läsa: {found[:300]}",
        expected="en hel utgåva",
        todo="Gå tillbaka till en hel utgåva: python -m warehouse rollback ID, eller läs in leveranserna igen.",
    )
