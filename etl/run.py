"""The story of a load: files in, a published release out.

    parse → merge into core → count the marts → check → keep the files → verify → publish

A release is a pure function of every delivery in the store and the configuration; it is built whole,
beside the published one, and only then swapped in. A crash at any moment leaves the published release
as it was, and the next load takes up what was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa

from config import load_programme
from config.errors import DeliveryError
from config.model import Programme
from config.settings import Settings
from etl.build import build_database, latest_known_on
from etl.files import delivered_files
from etl.parse import ParsedDelivery, parse_delivery
from etl.report import Report, read_report
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.enterprise_key import enterprise_key
from warehouse.lock import loader_lock
from warehouse.manifest import ReleaseDraft
from warehouse.releases import Published, publish, staging_release
from warehouse.store import Receipt, cache_folder, keep, original_path, receipt_of, receipts

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Outcome:
    """What a load or a check found; `published` is None for a check."""

    report: Report
    refused: tuple[DeliveryError, ...]
    published: Published | None = None


@dataclass(frozen=True)
class Batch:
    """The files of one call: those that can be read, parsed, and those that were refused."""

    paths: dict[str, Path]  # delivery id → where the sender put the file
    parsed: tuple[ParsedDelivery, ...]
    refused: tuple[DeliveryError, ...]


def load(
    paths: Sequence[Path],
    *,
    settings: Settings,
    received_on: date,
    reason: str = "",
    force: bool = False,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Take in the files and publish a release of every delivery so far.

    Files that cannot be read are left out and named in `refused`; the others are loaded. Raises DeliveryError
    when nothing at all could be loaded, ConfigError, StoreBusyError, ReleaseError; then nothing has changed.
    """
    programme = load_programme(settings.config_dir)
    with loader_lock(settings.data_dir):
        batch = _parse_batch(paths, settings, programme, received_on=received_on, cache=None, tell=tell)
        parsed = _with_kept(batch, settings, programme, tell=tell)
        with staging_release(settings) as staging:
            tell("räknar")
            with _building(staging.path, settings, staging.spill) as connection:
                build_database(connection, parsed, programme=programme)
                report = read_report(connection, batch.paths, programme)
                draft = _draft(connection, parsed, programme, reason=reason, force=force)
            _refuse_nothing(report, batch)
            for item in batch.parsed:
                keep(batch.paths[item.receipt.delivery_id], item.receipt, data_dir=settings.data_dir)
            tell("kontrollerar och publicerar")
            published = publish(staging, draft, settings=settings, shrink_limit=programme.shrink_limit)
    return Outcome(report, batch.refused, published)


def check(paths: Sequence[Path], *, settings: Settings, received_on: date, tell: Tell = lambda _: None) -> Outcome:
    """What would load, and every finding, were the files loaded now; nothing is changed.

    Raises DeliveryError when no file can be read, ConfigError.
    """
    programme = load_programme(settings.config_dir)
    with TemporaryDirectory(prefix="resultatkedjan-") as folder:
        cache = Path(folder)
        batch = _parse_batch(paths, settings, programme, received_on=received_on, cache=cache, tell=tell)
        parsed = _with_kept(batch, settings, programme, tell=tell, cache=cache)
        with _building(None, settings, cache / "spill") as connection:
            build_database(connection, parsed, programme=programme)
            report = read_report(connection, batch.paths, programme)
    return Outcome(report, batch.refused)


def _parse_batch(
    paths: Sequence[Path],
    settings: Settings,
    programme: Programme,
    *,
    received_on: date,
    cache: Path | None,
    tell: Tell,
) -> Batch:
    """Parse the files; a refused file does not stop the others. Raises DeliveryError when all are refused."""
    places: dict[str, Path] = {}
    parsed: list[ParsedDelivery] = []
    refused: list[DeliveryError] = []
    for path in delivered_files(paths):
        tell(f"läser {path.name}")
        try:
            receipt = receipt_of(path, data_dir=settings.data_dir, received_on=received_on)
            if receipt.delivery_id not in places:
                parsed.append(_parse(receipt, path, settings, programme=programme, cache=cache))
                places[receipt.delivery_id] = path
        except DeliveryError as error:
            refused.append(error)
    if not parsed:
        raise _all_refused(refused)
    return Batch(places, tuple(parsed), tuple(refused))


def _with_kept(
    batch: Batch, settings: Settings, programme: Programme, *, tell: Tell, cache: Path | None = None
) -> tuple[ParsedDelivery, ...]:
    """The batch and every delivery kept before, in an order that has nothing to do with theirs."""
    earlier = [receipt for receipt in receipts(settings.data_dir) if receipt.delivery_id not in batch.paths]
    if earlier:
        tell(f"tar med {len(earlier)} tidigare leveranser")
    kept = [
        _parse(receipt, original_path(receipt, settings.data_dir), settings, programme=programme, cache=cache)
        for receipt in earlier
    ]
    return tuple(sorted((*batch.parsed, *kept), key=lambda item: item.receipt.delivery_id))


def _parse(
    receipt: Receipt, path: Path, settings: Settings, *, programme: Programme, cache: Path | None
) -> ParsedDelivery:
    return parse_delivery(
        receipt,
        path,
        programme=programme,
        key=enterprise_key(settings),
        cache_dir=cache or cache_folder(settings.data_dir),
        settings=settings,
    )


@contextmanager
def _building(path: Path | None, settings: Settings, spill: Path) -> Iterator[sa.Connection]:
    """One transaction in a database being built; closed, with nothing left open, when the block ends."""
    engine = open_staging(path, settings, spill=spill)
    try:
        with engine.begin() as connection:
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


def _refuse_nothing(report: Report, batch: Batch) -> None:
    """A batch of which no row can be used is not taken in: it would only bring its errors."""
    if report.loaded == 0 and report.errors:
        raise DeliveryError(
            where=", ".join(sorted(path.name for path in batch.paths.values())),
            found=f"ingen rad kunde laddas; {len(report.errors)} fel, det första: {report.errors[0].sentence}",
            expected="minst en rad utan fel",
            todo="Se alla fel med python -m etl check, rätta filen och läs in den igen; releasen är orörd.",
        )


def _all_refused(refused: Sequence[DeliveryError]) -> DeliveryError:
    if len(refused) == 1:
        return refused[0]
    return DeliveryError(
        where=f"{len(refused)} filer",
        found="\n  ".join(["ingen av dem går att läsa:", *map(str, refused)]),
        expected="minst en läsbar leverans",
        todo="Rätta filerna och läs in dem igen.",
    )
