"""The story of a load: files in, a published release out.

    parse → merge into core → count the marts → check → keep the files → verify → publish

A release is a pure function of every delivery in the store and the configuration; it is built whole,
beside the published one, and only then swapped in. A crash at any moment leaves the published release
as it was, and the next load takes up what was kept.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
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
from etl.parse import ParsedDelivery, is_kept, parse_delivery
from etl.read.refusal import Refuse
from etl.report import Report, read_report
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.enterprise_key import KEY_BYTES, enterprise_key
from warehouse.lock import loader_lock
from warehouse.manifest import ReleaseDraft
from warehouse.releases import Published, publish, staging_release
from warehouse.store import Receipt, cache_folder, is_ahead, keep, original_path, receipt_of, receipts

SIDE_BY_SIDE = 2
"""Files parsed at once: they know nothing of each other, and the engine leaves a core idle between its statements."""

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


@dataclass(frozen=True)
class Reader:
    """Parses the files of one call: where parsed files are kept, and the one key of the pseudonyms."""

    settings: Settings
    programme: Programme
    received_on: date
    key: bytes
    cache_dir: Path
    tell: Tell

    def read(self, receipt: Receipt, path: Path) -> ParsedDelivery:
        """The parsed file, as a load left it where one did. Raises DeliveryError where it cannot be read."""
        programme, loaded = self.programme, cache_folder(self.settings.data_dir)
        is_loaded = is_kept(receipt, programme=programme, key=self.key, cache_dir=loaded)
        cache_dir = loaded if is_loaded else self.cache_dir
        return parse_delivery(
            receipt, path, programme=programme, key=self.key, cache_dir=cache_dir, settings=self.settings
        )

    def read_batch(self, paths: Sequence[Path]) -> Batch:
        """Parse the files; a refused file does not stop the others. Raises DeliveryError when all are refused."""
        files = delivered_files(paths)
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            outcomes = [*pool.map(self._try, files)]
        parsed = {item.receipt.delivery_id: item for item in outcomes if isinstance(item, ParsedDelivery)}
        refused = tuple(item for item in outcomes if isinstance(item, DeliveryError))
        if not parsed:
            raise _all_refused(refused)
        pairs = zip(outcomes, files, strict=True)
        places = {item.receipt.delivery_id: file for item, file in pairs if isinstance(item, ParsedDelivery)}
        return Batch(places, tuple(parsed.values()), refused)

    def _try(self, path: Path) -> ParsedDelivery | DeliveryError:
        self.tell(f"läser {path.name}")
        try:
            receipt = receipt_of(path, data_dir=self.settings.data_dir, received_on=self.received_on)
            if is_ahead(receipt):
                days = f"{receipt.known_on}, mottagen {receipt.received_on}"
                raise Refuse(self.programme, receipt.file_name)("F13", days)
            return self.read(receipt, path)
        except DeliveryError as error:
            return error

    def with_kept(self, batch: Batch) -> tuple[ParsedDelivery, ...]:
        """The batch and every delivery kept before, in an order that has nothing to do with theirs."""
        data_dir = self.settings.data_dir
        others = [receipt for receipt in receipts(data_dir) if receipt.delivery_id not in batch.paths]
        earlier = [receipt for receipt in others if not is_ahead(receipt)]
        if earlier:
            self.tell(f"tar med {len(earlier)} tidigare leveranser")
        if len(earlier) < len(others):  # kept before such files were refused
            self.tell(f"utelämnar {len(others) - len(earlier)} vars datum ligger efter mottagningsdagen (F13)")
        with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
            kept = [*pool.map(lambda receipt: self.read(receipt, original_path(receipt, data_dir)), earlier)]
        return tuple(sorted((*batch.parsed, *kept), key=lambda item: item.receipt.delivery_id))


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
        reader = Reader(
            settings, programme, received_on, enterprise_key(settings), cache_folder(settings.data_dir), tell
        )
        batch = reader.read_batch(paths)
        parsed = reader.with_kept(batch)
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
        reader = Reader(settings, programme, received_on, _dry_run_key(settings), Path(folder), tell)
        batch = reader.read_batch(paths)
        with _building(None, settings, Path(folder) / "spill") as connection:
            build_database(connection, reader.with_kept(batch), programme=programme)
            report = read_report(connection, batch.paths, programme)
    return Outcome(report, batch.refused)


def _dry_run_key(settings: Settings) -> bytes:
    """The installation's key; where it has none yet, one for this run alone: a dry run makes no key file."""
    return enterprise_key(settings) if settings.key_file.exists() else secrets.token_bytes(KEY_BYTES)


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
