"""Every format a table can be taken away in: its writer, its media type and what it can hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from dashboard.exports import csv, csv_sv, json_stat, parquet, sdmx_csv, spss, stata, statistics, xlsx
from dashboard.exports.extraction import Extraction
from warehouse.takeaway import OPERATIONS, Asked

CSV_TYPE = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class ExportFormat:
    """A way to write the rows of an extraction."""

    write: Callable[[Extraction, BinaryIO], None]
    media_type: str
    suffix: str
    cube: bool = False  # holds figures told apart by their keys: no list of operations, no cut-offs as columns
    is_there: Callable[[], bool] = lambda: True


EXPORT_FORMATS: Mapping[str, ExportFormat] = {
    "csv-sv": ExportFormat(csv_sv.stream, CSV_TYPE, "csv"),
    "csv": ExportFormat(csv.stream, CSV_TYPE, "csv"),
    "xlsx": ExportFormat(xlsx.stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "parquet": ExportFormat(parquet.stream, "application/vnd.apache.parquet", "parquet"),
    "json-stat": ExportFormat(json_stat.stream, "application/json", "json", cube=True),
    "sdmx-csv": ExportFormat(sdmx_csv.stream, "application/vnd.sdmx.data+csv;version=2.0.0", "csv", cube=True),
    "spss": ExportFormat(spss.stream, "application/x-spss-sav", "sav", is_there=statistics.is_there),
    "stata": ExportFormat(stata.stream, "application/x-stata-dta", "dta", is_there=statistics.is_there),
}


def offered() -> tuple[str, ...]:
    """The formats this installation can write."""
    return tuple(name for name, each in EXPORT_FORMATS.items() if each.is_there())


def can_hold(name: str, asked: Asked) -> bool:
    """Whether the format can hold the table in the layout asked for."""
    return not EXPORT_FORMATS[name].cube or (asked.table != OPERATIONS and not asked.wide)
