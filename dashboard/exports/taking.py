"""From what is asked for to a file: one way for the command, the page and the download."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from config.model import Programme
from config.texts import Catalogue
from dashboard.exports.extraction import Extraction, definition_version, extraction
from dashboard.exports.file_formats import EXPORT_FORMATS
from dashboard.exports.spss import STATUSES
from warehouse.connections import ReleaseHandle
from warehouse.files import sha256_of_stream
from warehouse.takeaway import Asked, rows_of


@dataclass(frozen=True)
class Source:
    """Where rows are taken from, and the words around them."""

    release: ReleaseHandle
    programme: Programme
    words: Catalogue


def taken(connection: Any, source: Source, asked: Asked, *, filters: Mapping[str, str]) -> Extraction:
    """The rows asked for, readable while the connection is open; `filters` says the selection in words."""
    rows = rows_of(connection, source.programme, asked)
    facts = _facts(source, asked, filters=filters, count=rows.count)
    return extraction(
        rows, asked, programme=source.programme, words=source.words, release=source.release, facts=tuple(facts)
    )


def digest_of(asked: Extraction, name: str) -> str:
    """SHA-256 of the file in that format, as hex; the file itself is not kept."""
    with tempfile.TemporaryFile() as file:
        write(asked, name, file)
        return sha256_of_stream(file)


def write(asked: Extraction, name: str, file: BinaryIO) -> None:
    """Write the file in that format."""
    EXPORT_FORMATS[name].write(asked, file)


def file_name(asked: Extraction, name: str) -> str:
    """What the file is called: table, release, day of knowledge and the format's suffix."""
    layout = "_bred" if asked.wide else ""
    return f"{asked.name}{layout}_{asked.release_id}_kand-{asked.known_on}.{EXPORT_FORMATS[name].suffix}"


def _facts(source: Source, asked: Asked, *, filters: Mapping[str, str], count: int) -> Iterable[tuple[str, str]]:
    t, release, programme = source.words.t, source.release, source.programme
    name = programme.name_sv if source.words.language == "sv" else programme.name_en
    chosen = "; ".join(f"{term}: {said}" for term, said in filters.items()) or t("table.no_filters")
    signs = "; ".join(f"{code} {t(f'export.status.{code}')}" for code in STATUSES)
    yield t("table.contents"), f"{t(f'export.table.{asked.table}')}. {t(f'export.about.{asked.table}')}"
    yield t("table.programme"), f"{name} ({programme.cci})"
    yield t("table.release"), release.release_id
    yield t("table.known_on"), release.known_on.isoformat()
    yield t("export.definitions"), definition_version(release)
    yield t("table.filters"), chosen
    yield t("export.layout_fact"), t("export.wide" if asked.wide else "export.long")
    yield t("table.row_count"), str(count)
    if release.example:
        yield t("table.example"), t("app.example_data_long")
    yield t("export.signs"), signs
    yield t("table.missing"), t("table.missing_text")
    yield t("table.licence"), t("shell.licence")
