"""The story of a load: files in, a published release out.

    parse → merge into core → count the marts → check → keep the files → verify → publish

A release is a pure function of every delivery in the store and the configuration; it is built whole,
beside the published one, and only then swapped in. A crash at any moment leaves the published release
as it was, and the next load takes up what was kept.
"""

from __future__ import annotations

import secrets
import shlex
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from config import load_programme
from config.errors import DeliveryError, StoreBusyError
from config.model import Programme
from config.settings import Settings
from etl.batch import Batch, Reader
from etl.build import build_database, latest_known_on
from etl.marked import Marker
from etl.parse import ParsedDelivery
from etl.report import Report, read_report
from etl.steps import Step, Tell, silent
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.enterprise_key import KEY_BYTES, enterprise_key
from warehouse.lock import loader_lock
from warehouse.manifest import ReleaseDraft
from warehouse.personal_number import require_nobody
from warehouse.releases import Published, publish, staging_release
from warehouse.store import cache_folder, current_release_id, keep


@dataclass(frozen=True)
class Outcome:
    """What a load or a check found; `published` is None for a check."""

    report: Report
    refused: tuple[DeliveryError, ...]
    published: Published | None = None
    compared_with: str | None = None  # the release readers had while the files were tried
    marked: tuple[tuple[str, Path], ...] = ()  # file name, its workbook with bad cells marked


def load(
    paths: Sequence[Path],
    *,
    settings: Settings,
    received_on: date,
    reason: str = "",
    force: bool = False,
    after: str | None = None,
    tell: Tell = silent,
) -> Outcome:
    """Take in the files and publish a release of every delivery so far.

    `after` names the release the files were tried against: where readers have another by now, nothing is loaded.
    Files that cannot be read are left out and named in `refused`; the others are loaded. Raises DeliveryError
    when nothing at all could be loaded, QuestionError for a reason with a personal number, ConfigError, StoreBusyError,
    ReleaseError; then nothing has changed.
    """
    require_nobody(reason)
    programme = load_programme(settings.config_dir)
    with loader_lock(settings.data_dir):
        before = current_release_id(settings.data_dir) if after is not None else None
        _require_same(after, before)
        reader = Reader(
            settings, programme, received_on, enterprise_key(settings), cache_folder(settings.data_dir), tell
        )
        batch = reader.read_batch(paths)
        parsed = reader.with_kept(batch)
        with staging_release(settings) as staging:
            tell(Step("count"))
            with _building(staging.path, settings, staging.spill) as connection:
                build_database(connection, parsed, programme=programme)
                report = read_report(connection, batch.paths, programme)
                draft = _draft(connection, parsed, programme, reason=reason, force=force)
            _refuse_nothing(report, batch)
            for item in batch.parsed:
                keep(batch.paths[item.receipt.delivery_id], item.receipt, data_dir=settings.data_dir)
            tell(Step("publish"))
            published = publish(staging, draft, settings=settings, shrink_limit=programme.shrink_limit)
    return Outcome(report, batch.refused, published, before)


def check(
    paths: Sequence[Path],
    *,
    settings: Settings,
    received_on: date,
    marked_in: Path | None = None,
    tell: Tell = silent,
) -> Outcome:
    """What would load, and every finding, were the files loaded now; nothing is changed.

    Where a folder `marked_in` is named, each file with findings is written there as a workbook with its bad cells
    marked. Raises DeliveryError when no file can be read, ConfigError.
    """
    programme = load_programme(settings.config_dir)
    before = current_release_id(settings.data_dir)
    with TemporaryDirectory(prefix="resultatkedjan-") as folder:
        reader = Reader(settings, programme, received_on, _dry_run_key(settings), Path(folder), tell)
        batch = reader.read_batch(paths)
        parsed = reader.with_kept(batch)
        tell(Step("count"))
        with _building(None, settings, Path(folder) / "spill") as connection:
            build_database(connection, parsed, programme=programme)
            report = read_report(connection, batch.paths, programme)
        marker = Marker(programme, settings, Path(folder), marked_in, tell) if marked_in else None
        marked = marker.mark(batch.paths, report) if marker else ()
    return Outcome(report, batch.refused, compared_with=before, marked=marked)


def _dry_run_key(settings: Settings) -> bytes:
    """The installation's key; where it has none yet, one for this run alone: a dry run makes no key file."""
    return enterprise_key(settings) if settings.key_file.exists() else secrets.token_bytes(KEY_BYTES)


@contextmanager
def _building(path: Path | None, settings: Settings, spill: Path) -> Iterator[sa.Connection]:
    """A database being built; closed, with nothing left open, when the block ends.

    Each statement is committed: nobody sees the file before it is verified, a crash leaves only a folder that the next
    load removes, and the engine reads what is not committed with one thread.
    """
    engine = open_staging(path, settings, spill=spill)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection
    finally:
        engine.dispose()


def _draft(
    connection: sa.Connection, parsed: Sequence[ParsedDelivery], programme: Programme, *, reason: str, force: bool
) -> ReleaseDraft:
    known_on = latest_known_on(connection, parsed)
    return ReleaseDraft(
        programme=programme.cci,
        programme_version=programme.version,
        config_checksum=programme.checksum,
        known_on=known_on,
        last_cut_off=eu_cut_offs(programme, known_on)[-1],
        example=any(item.receipt.example for item in parsed),
        inputs=tuple((item.receipt.delivery_id, item.receipt.sha256) for item in parsed),
        reason=reason,
        forced=force,
    )


def _require_same(expected: str | None, current: str | None) -> None:
    """Raises StoreBusyError where another release was published since the files were tried."""
    if expected is not None and expected != (current or ""):
        raise StoreBusyError(
            where=f"utgåva {current or '–'}",
            found=f"en annan inläsning har publicerat sedan filerna provades mot utgåva {expected or '–'}",
            expected="samma utgåva som vid provläsningen",
            todo="Provläs filerna igen och publicera sedan.",
        )


def _first(batch: Batch) -> str:
    """A file of the batch as a command takes it."""
    return shlex.quote(str(min(batch.paths.values())))


def _refuse_nothing(report: Report, batch: Batch) -> None:
    """A batch of which no row can be used is not taken in: it would only bring its errors."""
    if report.loaded == 0 and report.errors:
        raise DeliveryError(
            where=", ".join(sorted(path.name for path in batch.paths.values())),
            found=f"ingen rad kunde laddas; {len(report.errors)} fel, det första: {report.errors[0].sentence}",
            expected="minst en rad utan fel",
            todo=f"Se alla fel med python -m etl check {_first(batch)}, rätta och läs in igen; utgåvan är orörd.",
        )
