"""What SPSS and Stata files have in common. Both formats hold numbers as doubles and say when they were written.

The writer takes the whole table at once: memory grows with the rows, unlike in the other formats.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from config.errors import QuestionError
from dashboard.exports.extraction import Extraction

try:
    import pyreadstat
except ImportError:  # an extra of its own: the other formats do without
    pyreadstat = None  # type: ignore[assignment]

HEAD_BYTES = 4096
Patch = Callable[[bytearray], None]
"""Puts the release's day where the head of a file says when it was written."""


def is_there() -> bool:
    """Whether the library that writes these formats is installed; it is an extra of its own."""
    return pyreadstat is not None


def frame(asked: Extraction) -> pd.DataFrame:
    """Every row: texts as texts, days as ISO dates in text, values as doubles, missing as the format's own missing."""
    table = pa.Table.from_batches(asked.batches(), schema=asked.schema)
    plain = []
    for field, column in zip(asked.fields, table.columns, strict=True):
        if field.kind == "number":
            plain.append(_doubles(column))
        else:
            plain.append(pc.fill_null(pc.cast(column, pa.string()), ""))
    return pa.table(plain, names=table.column_names).to_pandas(split_blocks=True, self_destruct=True)


def _doubles(numbers: pa.ChunkedArray) -> pa.ChunkedArray:
    """The nearest doubles; the library's own way from decimals is a few bits off."""
    return pc.cast(pc.cast(numbers, pa.string()), pa.float64())


def write(asked: Extraction, file: BinaryIO, *, suffix: str, patch: Patch, **more: Any) -> None:
    """Write the table as a file with that suffix; raises QuestionError where the library is not installed."""
    if not is_there():
        raise QuestionError(
            where=f"formatet {suffix}",
            found="pyreadstat är inte installerat",
            expected="tillägget statistics",
            todo="Installera det eller välj ett annat format.",
        )
    labels = [field.label for field in asked.fields]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"data.{suffix}"
        getattr(pyreadstat, f"write_{suffix}")(
            frame(asked), path, file_label=asked.title[:60], column_labels=labels, **more
        )
        with path.open("rb") as made:
            head = bytearray(made.read(HEAD_BYTES))
            patch(head)
            file.write(head)
            shutil.copyfileobj(made, file)
