"""Everything only DuckDB knows: opening, settings, reading files, Parquet, its functions.

Another engine gets a module of its own with the same functions; the statements of the other
rooms are plain SQLAlchemy Core.
"""

from warehouse.duckdb_engine.opening import (
    FUNCTIONS,
    HMAC_BLOCK,
    NARROW,
    RELEASE,
    checkpoint,
    create_view,
    define_functions,
    hold_key,
    in_release,
    open_read_only,
    open_scratch_over,
    open_staging,
    rows_checksum,
    storage_failure,
)
from warehouse.duckdb_engine.reading import (
    EXTRA_CELLS,
    MISSING_MARK,
    NATIVE_MARK,
    failed_line,
    insert_frame,
    insert_from_parquet,
    is_json,
    json_keys,
    read_json,
    read_text_csv,
    view_parquet,
    write_parquet,
)
from warehouse.duckdb_engine.streaming import ROWS_AT_ONCE, stream

__all__ = [
    "EXTRA_CELLS",
    "FUNCTIONS",
    "HMAC_BLOCK",
    "MISSING_MARK",
    "NARROW",
    "NATIVE_MARK",
    "RELEASE",
    "ROWS_AT_ONCE",
    "checkpoint",
    "create_view",
    "define_functions",
    "failed_line",
    "hold_key",
    "in_release",
    "insert_frame",
    "insert_from_parquet",
    "is_json",
    "json_keys",
    "open_read_only",
    "open_scratch_over",
    "open_staging",
    "read_json",
    "read_text_csv",
    "rows_checksum",
    "storage_failure",
    "stream",
    "view_parquet",
    "write_parquet",
]
