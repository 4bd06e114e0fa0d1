"""`values`: every indicator figure of a release as one long table, the form evaluators take away.

Columns: indikator_kod, sarskilt_mal, region_kod, kommun_kod, interventionsomrade, uppdelning, period
(cut-off), matt (valt | genomfort | delmal2024 | mal2029 | basvarde | prognos), varde (the indicator's unit, decimal
point; empty = no value, the status says why), enhet, ackumulerat (ja | nej), status (A normal, E part of the
value is declared without a list, O missing, L not yet due, Q protected, M not applicable, P example target,
F forecast), kommentar (cause and text of the deviation note about this implemented value and this cut-off). `*`
means all. uppdelning is dimension:category (sex:women, size_class:micro, led_by:unknown …); a breakdown has no plan
and no target. A forecast stands on three rows, told apart by uppdelning: lag | mitt | hog; its period is a cut-off
to come.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TextIO

import pyarrow as pa
import pyarrow.compute as pc
import sqlalchemy as sa

from config.model import Programme
from config.texts import catalogue
from warehouse.duckdb_engine import stream
from warehouse.queries.long_rows import Chosen, Notes, value_statement
from warehouse.tables.mart import note

COLUMNS = (
    "indikator_kod",
    "sarskilt_mal",
    "region_kod",
    "kommun_kod",
    "interventionsomrade",
    "uppdelning",
    "period",
    "matt",
    "varde",
    "enhet",
    "ackumulerat",
    "status",
    "kommentar",
)
RAW_OF = {
    "indikator_kod": "indicator",
    "sarskilt_mal": "specific_objective",
    "region_kod": "region",
    "kommun_kod": "municipality",
    "interventionsomrade": "field",
    "uppdelning": "category",
    "period": "cut_off",
    "matt": "measure",
    "varde": "value",
    "status": "status",
    "kommentar": "comment",
}
"""Columns of the file that a statement of `queries.long_rows` holds as they are."""
CUMULATIVE = {True: "ja", False: "nej"}


def value_rows(connection: sa.Connection, programme: Programme, cut_offs: Sequence[date]) -> Iterator[tuple[str, ...]]:
    """The rows of `values` in a fixed order: measured values by level and cut-off, breakdowns, targets, forecasts.

    An empty `cut_offs` means every cut-off the marts hold, and those to come that are forecast.
    """
    units = {each.code: each.unit_sv for each in programme.indicators}
    added = {each.code: CUMULATIVE[each.cumulative] for each in programme.indicators}
    statement = value_statement(programme, Chosen(tuple(cut_offs)), notes_of(connection, programme))
    for batch in stream(connection, statement):
        columns = {name: batch.column(raw) for name, raw in RAW_OF.items()}
        columns["varde"] = exact_texts(columns["varde"])
        columns["period"] = pc.cast(columns["period"], pa.string())
        columns["enhet"] = told(batch.column("indicator"), units)
        columns["ackumulerat"] = told(batch.column("indicator"), added)
        yield from zip(*[columns[name].to_pylist() for name in COLUMNS], strict=True)


def told(codes: pa.Array, words: Mapping[str, str]) -> pa.Array:
    """The words of the codes; a code without words stands for itself."""
    found = codes.dictionary_encode()
    return pa.array([words.get(code, code) for code in found.dictionary.to_pylist()], pa.string()).take(found.indices)


def exact_texts(numbers: pa.Array) -> pa.Array:
    """Decimals with a point and no more decimals than they have; empty for no value."""
    written = pc.cast(numbers, pa.string())
    return pc.fill_null(pc.utf8_rtrim(pc.utf8_rtrim(written, "0"), "."), "")


def write_rows(file: TextIO, rows: Iterable[tuple[str, ...]]) -> int:
    """Write header and rows as RFC 4180 CSV; gives back the number of rows after the header."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    lines = [*rows]
    writer.writerows(lines)
    return len(lines)


def notes_of(connection: sa.Connection, programme: Programme) -> Notes:
    """Cause and text of every note, those of one figure after each other; the cause first, so no text is a formula."""
    words = catalogue("sv", programme.folder)
    order = [note.c[name] for name in ("indicator", "specific_objective", "region", "cut_off", "cause")]
    said: dict[tuple[str, str, str, date], str] = {}
    for row in connection.execute(sa.select(note).order_by(*order)):
        place = (row.indicator, row.specific_objective, row.region, row.cut_off)
        words_of = f"{words.t(f'deviation_cause.{row.cause}')}: {row.note}"
        said[place] = f"{said[place]} | {words_of}" if place in said else words_of
    return said


def plain(value: Decimal | None) -> str:
    """The value with a decimal point and no more decimals than it has; empty for no value."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return str(int(value)) if whole else format(value.normalize(), "f")
