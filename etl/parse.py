"""One received file → rows of core tables, findings and closed sums, kept as Parquet.

    recognise the header → read the cells → harmonise → findings and rows

A parsed delivery is kept under what it depends on: the file, the configuration, the key of the pseudonyms and this
code. A rebuild reads columns instead of text; whatever is kept may be deleted and is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import sqlalchemy as sa

from config.model import Programme
from config.settings import Settings
from etl.harmonise import Sheet
from etl.parse_cache import cache_name, private_folder
from etl.parse_sheet import ParsedSheet, parse_sheet
from etl.read.grid import Grid, open_grids
from etl.read.refusal import Refuse
from etl.recognise import Reading, Recogniser
from etl.sheet_findings import Place, findings, write_findings
from warehouse.duckdb_engine import hold_key, insert_from_parquet, open_staging, write_parquet
from warehouse.files import sha256_of
from warehouse.store import Receipt

__all__ = ["ParsedDelivery", "ParsedSheet", "is_kept", "parse_delivery"]

_SUMMARY = "summary.json"
_FINDINGS = "findings.parquet"


@dataclass(frozen=True)
class ParsedDelivery:
    """A file that could be read: what became of its sheets, and where its rows and findings are."""

    receipt: Receipt
    sheets: tuple[ParsedSheet, ...]
    findings_path: Path


@dataclass(frozen=True)
class _Job:
    """One file on its way through the parser."""

    receipt: Receipt
    path: Path
    programme: Programme
    key: bytes
    settings: Settings
    work: Path  # removed when the file is parsed
    out: Path  # becomes the kept parse

    @property
    def refuse(self) -> Refuse:
        return Refuse(self.programme, self.receipt.file_name)


def parse_delivery(
    receipt: Receipt, path: Path, *, programme: Programme, key: bytes, cache_dir: Path, settings: Settings
) -> ParsedDelivery:
    """The rows, findings and sums of one received file, from `cache_dir` where it was parsed before.

    Per sheet a Parquet file with the columns of its core table (but known_to), and one with the delivery's findings.
    Raises DeliveryError for a file that cannot be read at all; the message says where, what, what instead, what to do.
    """
    kept = cache_dir / cache_name(receipt, programme, key)
    if not is_kept(receipt, programme=programme, key=key, cache_dir=cache_dir):
        with private_folder(cache_dir) as work:
            out = work / kept.name
            out.mkdir()
            job = _Job(receipt, path, programme, key=key, settings=settings, work=work, out=out)
            _write_summary(job, _parse(job))
            _put_in_place(out, kept)
    return _read_summary(receipt, kept)


def is_kept(receipt: Receipt, *, programme: Programme, key: bytes, cache_dir: Path) -> bool:
    """Whether the file was parsed before, by this code, for this configuration and key."""
    return (cache_dir / cache_name(receipt, programme, key) / _SUMMARY).exists()


def _parse(job: _Job) -> tuple[ParsedSheet, ...]:
    _judge_file(job)
    recogniser = Recogniser(job.programme)
    with working_memory(job.settings, job.work) as connection:
        grids = open_grids(
            job.path,
            job.work,
            refuse=job.refuse,
            max_mb=job.settings.max_file_mb,
            connection=connection,
            recognised=recogniser.recognised,
        )
        read = readings(grids, recogniser, job.refuse)
        findings.create(connection)
        sheets = tuple(
            _parse_grid(job, grid, reading, number=number) if reading else ParsedSheet("", grid.name, None)
            for number, (grid, reading) in enumerate(zip(grids, read, strict=True))
        )
        if not any(sheet.rows_read for sheet in sheets):
            raise job.refuse("F02", "inga rader under rubrikraden")
        place = Place(job.receipt.delivery_id, "", job.programme)
        unread = [replace(place, sheet=sheet.sheet) for sheet in sheets if not sheet.layout]
        write_findings(connection, [sheet.tell("F08") for sheet in unread])
        insert_from_parquet(connection, findings, sorted(job.work.glob("findings*.parquet")))
        write_parquet(connection, sa.select(findings), job.out / _FINDINGS)
    return sheets


def _judge_file(job: _Job) -> None:
    if job.receipt.size_bytes > job.settings.max_file_mb * 1_000_000:
        size_mb = job.receipt.size_bytes / 1_000_000
        raise job.refuse("F12", f"{size_mb:.0f} MB, gränsen är {job.settings.max_file_mb} MB")
    if job.receipt.size_bytes == 0:
        raise job.refuse("F02", "0 byte")
    if job.path.stat().st_size != job.receipt.size_bytes or sha256_of(job.path) != job.receipt.sha256:
        raise job.refuse("F01", "innehållet är inte längre det som togs emot")


def readings(grids: Sequence[Grid], recogniser: Recogniser, refuse: Refuse) -> list[Reading | None]:
    """How each grid is read, None for a sheet that is not: hidden, or fitting no layout (docs/leveranser.md).

    Refuses a file in which nothing can be read, by its nearest sheet.
    """
    shown = [grid for grid in grids if grid.visible]
    if not any(recogniser.fits(grid.header) for grid in shown):
        nearest = max(shown or grids, key=lambda grid: recogniser.recognised(grid.header))
        recogniser.read(nearest.header, refuse.in_sheet(nearest.name))
    return [
        recogniser.read(grid.header, refuse.in_sheet(grid.name))
        if grid.visible and recogniser.fits(grid.header)
        else None
        for grid in grids
    ]


def _parse_grid(job: _Job, grid: Grid, reading: Reading, *, number: int) -> ParsedSheet:
    """One sheet in a working memory of its own, so that none meets the tables of another."""
    with working_memory(job.settings, job.work) as connection:
        hold_key(connection, job.key)
        sheet = Sheet(
            connection=connection,
            programme=job.programme,
            receipt=job.receipt,
            reading=reading,
            name=grid.name,
            table=grid.read(connection, job.refuse.in_sheet(grid.name)),
            header_record=grid.header_record,
            ragged=grid.ragged,
        )
        rows_path = job.out / f"rows{number}.parquet"
        return parse_sheet(sheet, rows_path=rows_path, findings_path=job.work / f"findings{number}.parquet")


@contextmanager
def working_memory(settings: Settings, work: Path) -> Iterator[sa.Connection]:
    """A database in memory until the block ends; what does not fit goes to the folder `work`."""
    engine = open_staging(None, settings, spill=work / "spill")
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            yield connection
    finally:
        engine.dispose()


def _write_summary(job: _Job, sheets: tuple[ParsedSheet, ...]) -> None:
    listed = [asdict(sheet) | {"rows_path": sheet.rows_path and sheet.rows_path.name} for sheet in sheets]
    (job.out / _SUMMARY).write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")


def _read_summary(receipt: Receipt, kept: Path) -> ParsedDelivery:
    listed = json.loads((kept / _SUMMARY).read_text(encoding="utf-8"))
    sheets = tuple(
        ParsedSheet(
            **sheet
            | {
                "rows_path": kept / sheet["rows_path"] if sheet["rows_path"] else None,
                "dropped_columns": tuple(sheet["dropped_columns"]),
            }
        )
        for sheet in listed
    )
    return ParsedDelivery(receipt, sheets, kept / _FINDINGS)


def _put_in_place(out: Path, kept: Path) -> None:
    """Whole or not at all: the summary inside says that everything is there."""
    try:
        os.replace(out, kept)
    except OSError:
        if not (kept / _SUMMARY).exists():  # not another parser's identical work
            raise
