"""Long answers in parts: the rows of a query as columns, never all of them in memory at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

ROWS_AT_ONCE = 10_000


def stream(connection: sa.Connection, rows: sa.Select[Any] | sa.CompoundSelect[Any]) -> Iterator[pa.RecordBatch]:
    """The rows of the query in its order, at most ROWS_AT_ONCE in each batch; decimals stay exact."""
    result = connection.execute(rows)
    cursor: Any = result.cursor
    reader = cursor.to_arrow_reader(ROWS_AT_ONCE)
    try:
        yield from reader
    finally:
        reader.close()
        result.close()
