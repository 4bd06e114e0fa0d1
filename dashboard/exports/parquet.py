"""Parquet: exact decimals, days as days, what the file is in its own metadata."""

from __future__ import annotations

import json
from typing import BinaryIO

import pyarrow.parquet as pq

from dashboard.exports.extraction import Extraction


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write the rows, a row group per batch; equal rows give equal bytes."""
    columns = {field.key: {"label": field.label, "definition": field.definition} for field in asked.fields}
    said = {"facts": dict(asked.facts), "columns": columns}
    schema = asked.schema.with_metadata({"resultatkedjan": json.dumps(said, ensure_ascii=False).encode()})
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in asked.batches():
            writer.write_batch(batch.replace_schema_metadata(schema.metadata))
