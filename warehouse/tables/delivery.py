"""Deliveries, their closed sums and their findings."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import column, metadata

delivery = sa.Table(
    "delivery",
    metadata,
    column("delivery_id", sa.String, "content and name of the file, shortened digest"),
    column("sha256", sa.String, "SHA-256 of the file; the original is kept under it"),
    column("file_name", sa.String, "name it came with"),
    column("size_bytes", sa.BigInteger, "size, bytes"),
    column("received_on", sa.Date, "day of reception"),
    column("known_on", sa.Date, "day the content became known where no row says otherwise"),
    column("example", sa.Boolean, "example data, not real reporting"),
    comment="Received files: one row per delivery.",
)

delivery_sheet = sa.Table(
    "delivery_sheet",
    metadata,
    column("delivery_id", sa.String, "delivery"),
    column("sheet", sa.String, "worksheet, empty for a text file"),
    column("layout", sa.String, "layout of docs/leveranser.md; empty = sheet ignored"),
    column("rows_read", sa.BigInteger, "rows read, count"),
    column("rows_loaded", sa.BigInteger, "rows that became facts, count"),
    column("rows_quarantined", sa.BigInteger, "rows held back by an error, count"),
    column("rows_superseded", sa.BigInteger, "identical duplicates of a loaded row, count"),
    column("rows_ignored", sa.BigInteger, "rows outside the layout's rule, count"),
    column("dropped_columns", sa.String, "columns not read: contact persons, unknown headers"),
    column("dropped_cells", sa.BigInteger, "non-empty cells dropped with them, count"),
    comment="Closed sums: one row per delivery and sheet; read = loaded + quarantined + superseded + ignored.",
)

finding = sa.Table(
    "finding",
    metadata,
    column("delivery_id", sa.String, "delivery"),
    column("sheet", sa.String, "worksheet, empty for a text file"),
    column("source_row", sa.BigInteger, "row in the file; empty = the whole sheet", null=True),
    column("column_name", sa.String, "column of the layout", null=True),
    column("cell", sa.String, "cell text, personal data masked", null=True),
    column("rule", sa.String, "finding code, see config/findings.toml"),
    column("severity", sa.String, "error (row held back) | warning | info"),
    column("hint", sa.String, "nearest known word, other reading, other row", null=True),
    column("operation_id", sa.String, "operation concerned", null=True),
    comment="Findings: one row per place and rule.",
)

release_info = sa.Table(
    "release_info",
    metadata,
    column("release_id", sa.String, "release"),
    column("programme", sa.String, "CCI"),
    column("config_checksum", sa.String, "SHA-256 of the configuration it was built with"),
    column("known_on", sa.Date, "latest known-on date of any delivery: the release's today"),
    column("last_cut_off", sa.Date, "latest EU cut-off on or before known_on"),
    column("example", sa.Boolean, "holds example data"),
    comment="The release: one row.",
)
