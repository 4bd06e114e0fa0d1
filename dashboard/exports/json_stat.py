"""JSON-stat 2.0: a data set per level of figures, only the cells there are, labels beside codes.

A level is a combination of keys that are not "all": figures of regions and figures of fields are never in one cube,
which would be empty nearly everywhere. Several levels are a collection, as the standard has it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import IO, Any, BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from config.model import ALL
from dashboard.exports.extraction import DIMENSIONS, STATUS, VALUE, Extraction
from warehouse.values import exact_texts

Level = tuple[str, ...]
"""The keys that are not "all"."""
MAY_BE_ALL = tuple(key for key in DIMENSIONS if key not in ("indikator_kod", "period", "matt"))
SPOOLED = 1 << 20
"""Bytes kept in memory per level before they go to disk."""
GEO = ["region_kod", "kommun_kod"]


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write the rows; values are exact decimals, and a cell without one is there by its status alone."""
    codes, labels = _categories(asked)
    head = _text({"version": "2.0", "label": asked.title, "source": asked.words.t("app.name")} | _extension(asked))
    with ExitStack() as open_files:
        spools = {level: _Spool(open_files) for level in codes}
        for level, rows in _by_level(asked):
            spools[level].add(rows, codes[level])
        single = len(codes) == 1
        if not single:
            file.write(f'{{"class":"collection",{head},"link":{{"item":['.encode())
        for place, (level, spool) in enumerate(spools.items()):
            told = head if single else _text({"version": "2.0", "label": _label(asked, level)})
            file.write(b"," if place else b"")
            _write_set(file, _text(_dimensions(asked, codes[level], labels)), told, spool=spool)
        if not single:
            file.write(b"]}}")


def _write_set(file: BinaryIO, dimensions: str, head: str, *, spool: _Spool) -> None:
    file.write(f'{{"class":"dataset",{head},{dimensions},"value":{{'.encode())
    spool.pour(spool.values, file)
    file.write(b'},"status":{')
    spool.pour(spool.statuses, file)
    file.write(b"}}")


class _Spool:
    """The cells of one level on disk until its turn comes: the standard wants all values before all statuses."""

    def __init__(self, open_files: ExitStack) -> None:
        self.values, self.statuses = (_spooled(open_files) for _ in range(2))

    def add(self, rows: pa.RecordBatch, codes: dict[str, list[str]]) -> None:
        """Add the cells of the rows at their places in the cube."""
        places = np.zeros(rows.num_rows, dtype=np.int64)
        for key, known in codes.items():
            index = pc.index_in(_codes(rows, key), pa.array(known)).to_numpy(zero_copy_only=False)
            places = places * len(known) + index
        at = pc.cast(pa.array(places), pa.string())
        there = rows.column(VALUE).is_valid()
        _put(self.values, at.filter(there), exact_texts(rows.column(VALUE).filter(there)))
        marks = pc.binary_join_element_wise('"', rows.column(STATUS), '"', "")
        _put(self.statuses, at, marks)

    def pour(self, cells: IO[bytes], file: BinaryIO) -> None:
        """Copy the cells into the file."""
        cells.seek(0)
        shutil.copyfileobj(cells, file)


def _spooled(open_files: ExitStack) -> IO[bytes]:
    cells: IO[bytes] = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115 - closed with the others
    return open_files.enter_context(cells)


def _put(cells: IO[bytes], places: pa.Array, texts: pa.Array) -> None:
    if len(places):
        members = pc.binary_join_element_wise('"', places, '":', texts, "")
        cells.write(f"{',' if cells.tell() else ''}{','.join(members.to_pylist())}".encode())


def _by_level(asked: Extraction) -> Iterator[tuple[Level, pa.RecordBatch]]:
    """The rows in parts, each part of one level."""
    for batch in asked.batches():
        kinds = np.zeros(batch.num_rows, dtype=np.int64)
        for key in MAY_BE_ALL:
            kinds = kinds * 2 + pc.not_equal(batch.column(key), ALL).to_numpy(zero_copy_only=False)
        for kind in np.unique(kinds):
            bits = f"{kind:0{len(MAY_BE_ALL)}b}"
            level = tuple(key for key, bit in zip(MAY_BE_ALL, bits, strict=True) if bit == "1")
            yield level, batch.filter(pa.array(kinds == kind))


def _categories(asked: Extraction) -> tuple[dict[Level, dict[str, list[str]]], dict[str, dict[str, str]]]:
    """Per level the codes of every dimension, and the labels of indicators and regions."""
    found: dict[Level, dict[str, set[str]]] = {}
    labels: dict[str, dict[str, str]] = {"indikator_kod": {}, "region_kod": {}}
    for level, rows in _by_level(asked):
        known = found.setdefault(level, {key: set() for key in DIMENSIONS})
        for key in DIMENSIONS:
            known[key].update(pc.unique(_codes(rows, key)).to_pylist())
        for key, label in (("indikator_kod", "indikator"), ("region_kod", "region")):
            pairs = pa.table([rows.column(key), rows.column(label)], names=["code", "label"]).group_by(
                ["code", "label"]
            )
            labels[key].update(zip(*[column.to_pylist() for column in pairs.aggregate([]).columns], strict=True))
    levels = sorted(found, key=lambda level: (len(level), level))
    return {level: {key: sorted(codes) for key, codes in found[level].items()} for level in levels}, labels


def _codes(rows: pa.RecordBatch, key: str) -> pa.Array:
    return pc.cast(rows.column(key), pa.string())


def _dimensions(asked: Extraction, codes: dict[str, list[str]], labels: dict[str, dict[str, str]]) -> dict[str, Any]:
    names = {field.key: field.label for field in asked.fields}
    described = {
        key: {
            "label": names[key],
            "category": {"index": known, "label": {code: labels.get(key, {}).get(code, code) for code in known}},
        }
        for key, known in codes.items()
    }
    return {
        "id": [*codes],
        "size": [len(known) for known in codes.values()],
        "role": {"time": ["period"], "geo": GEO},
        "dimension": described,
    }


def _extension(asked: Extraction) -> dict[str, Any]:
    facts = {"utgava": asked.release_id, "kand_per": asked.known_on.isoformat()}
    said = facts | {"definitionsversion": asked.definition_version, "om": dict(asked.facts)}
    return {"updated": f"{asked.known_on.isoformat()}T00:00:00Z", "extension": said}


def _label(asked: Extraction, level: Level) -> str:
    names = {field.key: field.label for field in asked.fields}
    return f"{asked.title}: {', '.join(names[key] for key in level) or asked.words.t('export.every')}"


def _text(members: dict[str, Any]) -> str:
    """The members of an object as JSON, without its braces."""
    return json.dumps(members, ensure_ascii=False, separators=(",", ":"))[1:-1]
