"""Marts of money: decided, claimed, certified and paid, per level and per operation."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import MONEY, column, metadata
from warehouse.tables.mart import level_columns

finance = sa.Table(
    "mart_finance",
    metadata,
    *level_columns(),
    column("cut_off", sa.Date, "cumulative to this day"),
    column(
        "operations_count", sa.BigInteger, "operations decided by the cut-off; an operation counts fully in each region"
    ),
    column("running_count", sa.BigInteger, "of these, started and not ended"),
    column("eligible_decided_sek", MONEY, "decided eligible cost, SEK, by key"),
    column("eu_decided_sek", MONEY, "decided ERDF support, SEK, by key"),
    column("claimed_sek", MONEY, "eligible expenditure claimed, SEK, by key"),
    column("eu_claimed_sek", MONEY, "ERDF support claimed, SEK, by key"),
    column("eu_certified_sek", MONEY, "ERDF support certified, SEK, by key"),
    column("eu_paid_sek", MONEY, "ERDF support paid, SEK, by key"),
    column("public_decided_sek", MONEY, "decided national public co-financing, SEK, by key"),
    column("private_decided_sek", MONEY, "decided private co-financing, SEK, by key"),
    column(
        "undivided_decided_sek", MONEY, "decided cost less its three known parts, SEK: delivered blank, or rounding"
    ),
    column("public_claimed_sek", MONEY, "national public part of expenditure claimed, SEK, by key"),
    column("private_claimed_sek", MONEY, "private part of expenditure claimed, SEK, by key"),
    column("undivided_claimed_sek", MONEY, "expenditure claimed less its three known parts, SEK"),
    comment="Money: one row per level, its keys and cut-off.",
)

operation_finance = sa.Table(
    "mart_operation_finance",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("policy_objective", sa.String, "PO1 …"),
    column("specific_objective", sa.String, "RSO1.1 …"),
    column("kind", sa.String, "direct | support_structure | environment"),
    column("support_form", sa.String, "01 grant … 06"),
    column("gender_dimension", sa.String, "01 | 02 | 03", null=True),
    column("running", sa.BigInteger, "1 = started and not ended"),
    column("eligible_decided_sek", MONEY, "decided eligible cost, SEK"),
    column("eu_decided_sek", MONEY, "decided ERDF support, SEK"),
    column("public_decided_sek", MONEY, "decided public co-financing, SEK; one blank part is the rest", null=True),
    column("private_decided_sek", MONEY, "decided private co-financing, SEK; one blank part is the rest", null=True),
    column("claimed_sek", MONEY, "eligible expenditure claimed, SEK"),
    column("eu_claimed_sek", MONEY, "ERDF support claimed, SEK"),
    column("public_claimed_sek", MONEY, "public part of expenditure claimed, SEK", null=True),
    column("private_claimed_sek", MONEY, "private part of expenditure claimed, SEK", null=True),
    column("eu_certified_sek", MONEY, "ERDF support certified by the cut-off, SEK"),
    column("eu_paid_sek", MONEY, "ERDF support paid by the cut-off, SEK"),
    comment="Money of operations: one row per operation (not withdrawn) and cut-off from its decision on.",
)
