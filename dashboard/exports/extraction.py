"""Rows to take away with everything a file says about them; one writer per format writes it.

Columns have the same names in every format and both languages. Codes stand beside labels; a status column says why a
value is not there; release, day of knowledge and version of the definitions stand on every row, so that a row can be
cited alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pyarrow as pa

from config.model import ALL, Programme
from config.texts import Catalogue
from warehouse.connections import ReleaseHandle
from warehouse.queries.finance import AMOUNTS
from warehouse.queries.long_rows import COUNTS
from warehouse.takeaway import OPERATIONS, Asked, Rows
from warehouse.values import CUMULATIVE, told

Kind = Literal["text", "number", "date"]
TYPES: Mapping[Kind, pa.DataType] = {"text": pa.string(), "number": pa.decimal128(24, 6), "date": pa.date32()}
FACTS: Mapping[str, Kind] = {"kand_per": "date", "utgava": "text", "definitionsversion": "text"}
VALUE, STATUS = "varde", "status"
_PLACED: Mapping[str, str] = {
    "sarskilt_mal": "specific_objective",
    "interventionsomrade": "field",
    "region_kod": "region",
    "kommun_kod": "municipality",
    "uppdelning": "category",
    "matt": "measure",
}
_FIGURE: Mapping[str, str] = {"period": "cut_off", VALUE: "value", STATUS: "status", "kommentar": "comment"}
AMOUNT_KEYS = (*COUNTS, *AMOUNTS)
DIMENSIONS = ("indikator_kod", *[key for key in _PLACED if key != "matt"], "period", "matt")
"""What together tells one figure of a long file from another."""
LONG = (
    "indikator_kod",
    "indikator",
    "indikatortyp",
    "sarskilt_mal",
    "interventionsomrade",
    "region_kod",
    "region",
    "kommun_kod",
    "uppdelning",
    "period",
    "matt",
    VALUE,
    "enhet",
    "ackumulerat",
    STATUS,
    "kommentar",
)
OPERATION: Mapping[str, str] = {
    "projekt": "operation_id",
    "projektnamn": "name",
    "stodmottagare": "beneficiary",
    "sarskilt_mal": "specific_objective",
    "insatstyp": "kind",
    "lage": "status",
    "beslutad": "decided_on",
    "start": "starts_on",
    "slut": "ends_on",
    "stodberattigande_sek": "eligible_cost_sek",
    "eu_stod_sek": "eu_support_sek",
    "upparbetat_sek": "claimed_sek",
    "utbetalt_eu_sek": "paid_eu_sek",
    "region_kod": "regions",
    "interventionsomrade": "fields",
    "senast_rapporterad": "last_report_on",
}
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("period", "beslutad", "start", "slut", "senast_rapporterad"), "date"),
    **dict.fromkeys((VALUE, *[key for key in OPERATION if key.endswith("_sek")]), "number"),
    **FACTS,
}


@dataclass(frozen=True)
class Field:
    """One column of a file."""

    key: str
    kind: Kind
    label: str
    definition: str


@dataclass(frozen=True)
class Extraction:
    """A table, all of its rows; they can be read more than once, always the same."""

    name: str
    title: str
    words: Catalogue
    fields: tuple[Field, ...]
    batches: Callable[[], Iterator[pa.RecordBatch]]  # columns as `fields`
    row_count: int
    facts: tuple[tuple[str, str], ...]  # what the file says about itself: term, text
    release_id: str
    known_on: date
    definition_version: str
    wide: bool = False

    @property
    def schema(self) -> pa.Schema:
        """The columns and their types."""
        return pa.schema([(field.key, TYPES[field.kind]) for field in self.fields])

    @property
    def places(self) -> dict[str, int]:
        """Where each column stands."""
        return {field.key: place for place, field in enumerate(self.fields)}


def definition_version(release: ReleaseHandle) -> str:
    """Version of the programme and of every definition the figures are counted by."""
    return f"{release.manifest.programme_version}-{release.manifest.config_checksum[:10]}"


def extraction(
    rows: Rows,
    asked: Asked,
    *,
    programme: Programme,
    words: Catalogue,
    release: ReleaseHandle,
    facts: tuple[tuple[str, str], ...],
) -> Extraction:
    """The rows with labels in the words' language and what the file says about itself."""
    said: dict[str, Any] = {
        "kand_per": release.known_on,
        "utgava": release.release_id,
        "definitionsversion": definition_version(release),
    }
    keys = _keys(asked, rows)
    fields = tuple(_field(key, words) for key in (*keys, *FACTS))
    schema = pa.schema([(field.key, TYPES[field.kind]) for field in fields])
    make = _operation_columns if asked.table == OPERATIONS else _Labels(programme, words).columns

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in rows.batches():
            columns = make(batch, rows)
            columns |= {key: pa.repeat(pa.scalar(value), batch.num_rows) for key, value in said.items()}
            yield pa.record_batch([columns[name].cast(schema.field(name).type) for name in schema.names], schema=schema)

    return Extraction(
        name=asked.table,
        title=words.t(f"export.table.{asked.table}"),
        words=words,
        fields=fields,
        batches=batches,
        row_count=rows.count,
        facts=facts,
        release_id=release.release_id,
        known_on=release.known_on,
        definition_version=said["definitionsversion"],
        wide=bool(rows.days),
    )


def _keys(asked: Asked, rows: Rows) -> tuple[str, ...]:
    if asked.table == OPERATIONS:
        return tuple(OPERATION)
    if not asked.wide:
        return LONG
    cells = (f"{name}_{day:%Y_%m_%d}" for day in rows.days for name in (VALUE, STATUS))
    return (*[key for key in LONG if key not in _FIGURE], *cells)


def _field(key: str, words: Catalogue) -> Field:
    """The column; a cell of the wide layout is said by its name and its cut-off."""
    name, _, day = key.partition("_2")
    wide_cell = bool(day) and name in (VALUE, STATUS)
    known = name if wide_cell else key
    suffix = f" 2{day.replace('_', '-')}" if wide_cell else ""
    label, definition = words.t(f"export.column.{known}"), words.t(f"export.column_long.{known}")
    return Field(key, _KINDS.get(known, "text"), f"{label}{suffix}", definition)


def _operation_columns(batch: pa.RecordBatch, _rows: Rows) -> dict[str, pa.Array]:
    return {key: batch.column(raw) for key, raw in OPERATION.items()}


class _Labels:
    """The words of codes in one language."""

    def __init__(self, programme: Programme, words: Catalogue) -> None:
        swedish = words.language == "sv"
        amounts = {key: words.t(f"export.amount.{key}") for key in AMOUNT_KEYS}
        names = {each.code: each.name_sv if swedish else each.name_en or each.name_sv for each in programme.indicators}
        units = {each.code: each.unit_sv if swedish else each.unit_en for each in programme.indicators}
        regions = {each.code: each.name_sv if swedish else each.name_en for each in programme.regions}
        outside = {programme.outside_region: words.t("word.outside"), ALL: words.t("export.every")}
        money = {key: words.t("export.count") if key.endswith("_count") else "SEK" for key in AMOUNT_KEYS}
        added = {each.code: CUMULATIVE[each.cumulative] for each in programme.indicators}
        types = {each.code: words.t(f"indicator_type.{each.type}") for each in programme.indicators}
        self._of_indicator: Mapping[str, Mapping[str, str]] = {
            "indikator": names | amounts,
            "indikatortyp": types | dict.fromkeys(AMOUNT_KEYS, words.t("export.money")),
            "enhet": units | money,
            "ackumulerat": added | dict.fromkeys(AMOUNT_KEYS, CUMULATIVE[True]),
        }
        self._regions = regions | outside

    def columns(self, batch: pa.RecordBatch, rows: Rows) -> dict[str, pa.Array]:
        """The file's columns of figures, long or wide."""
        codes = batch.column("indicator")
        columns: dict[str, Any] = {"indikator_kod": codes, "region": told(batch.column("region"), self._regions)}
        columns |= {key: told(codes, words) for key, words in self._of_indicator.items()}
        columns |= {key: batch.column(raw) for key, raw in _PLACED.items()}
        if not rows.days:
            return columns | {key: batch.column(raw) for key, raw in _FIGURE.items()}
        for place, day in enumerate(rows.days):
            for key, raw in ((VALUE, "value"), (STATUS, "status")):
                columns[f"{key}_{day:%Y_%m_%d}"] = batch.column(f"{raw}_{place}")
        return columns
