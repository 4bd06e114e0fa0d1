"""Marts of evidence: who stands where in an operation, and which rows of the lists do not count."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import column, metadata

evidence_by_region = sa.Table(
    "mart_evidence_by_region",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("indicator", sa.String, "indicator code"),
    column("region", sa.String, "NUTS 3 code of the enterprises' own municipality, or UTANFOR"),
    column("cut_off", sa.Date, "first cut-off these enterprises count at"),
    column("added", sa.BigInteger, "distinct enterprises that begin to count here: cumulative = sum to a cut-off"),
    comment="Enterprises by place: one row per operation (not withdrawn), indicator, region and first cut-off.",
)

evidence_rows = sa.Table(
    "mart_evidence_rows",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("policy_objective", sa.String, "PO1 …"),
    column("specific_objective", sa.String, "RSO1.1 …"),
    column("kind", sa.String, "kind of intervention"),
    column("large", sa.Boolean, "large enterprise where only small and medium-sized ones count"),
    column("placed", sa.Boolean, "the enterprise's municipality is known"),
    column("cut_off", sa.Date, "first cut-off on or after the event; empty = after the last", null=True),
    column("rows_count", sa.BigInteger, "rows of the lists"),
    comment="Rows of the lists that concern an indicator: "
    "one row per indicator, objective, kind, what keeps them out and first cut-off.",
)
