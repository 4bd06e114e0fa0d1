"""SDMX-CSV 2.0: one observation per line, `NaN` where there is no value, `_T` for all of a dimension."""

from __future__ import annotations

from dataclasses import replace
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from config.model import ALL
from dashboard.exports import csv
from dashboard.exports.extraction import DIMENSIONS, FACTS, STATUS, VALUE, Extraction, Field
from warehouse.values import exact_texts

AGENCY, VERSION = "RESULTATKEDJAN", "1.0"
TOTAL, NO_VALUE = "_T", "NaN"
CONCEPTS = {
    **{key: key.upper() for key in DIMENSIONS if key != "period"},
    "period": "TIME_PERIOD",
    VALUE: "OBS_VALUE",
    "enhet": "UNIT_MEASURE",
    STATUS: "OBS_STATUS",
    "ackumulerat": "ACKUMULERAT",
    "kommentar": "COMMENT_OBS",
    **{key: key.upper() for key in FACTS},
}
"""Our column → the component's id; labels are in the structure's code lists and not in the data."""
LEAD = {"STRUCTURE": "dataflow", "STRUCTURE_ID": "", "ACTION": "R"}


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write the observations, part by part."""
    csv.lines(_observations(asked), file, delimiter=",", numbers=_numbers, texts=lambda cells: pc.fill_null(cells, ""))


def _numbers(numbers: pa.Array) -> pa.Array:
    return pc.if_else(pc.is_null(numbers), NO_VALUE, exact_texts(numbers))


def _observations(asked: Extraction) -> Extraction:
    lead = LEAD | {"STRUCTURE_ID": f"{AGENCY}:{asked.name.upper()}({VERSION})"}
    kinds = {field.key: field.kind for field in asked.fields}
    fields = [Field(name, "text", name, "") for name in lead]
    fields += [Field(concept, kinds[key], concept, "") for key, concept in CONCEPTS.items()]

    def observed(batch: pa.RecordBatch) -> pa.RecordBatch:
        columns = [pa.repeat(pa.scalar(word), batch.num_rows) for word in lead.values()]
        columns += [_total(batch.column(key)) if key in DIMENSIONS else batch.column(key) for key in CONCEPTS]
        return pa.record_batch(columns, names=[field.key for field in fields])

    return replace(asked, fields=tuple(fields), batches=lambda: map(observed, asked.batches()))


def _total(codes: pa.Array) -> pa.Array:
    return pc.if_else(pc.equal(codes, ALL), TOTAL, codes) if pa.types.is_string(codes.type) else codes
