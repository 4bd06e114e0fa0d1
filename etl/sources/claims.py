"""Layout 7, utbetalning: payment claims. Amounts are per claim, the one kind that is summed over time.

A claim may be negative: it is how a repayment is told. The claim number is text and kept as delivered.
"""

from __future__ import annotations

from etl.checks.rows import claim_days, cut_off_ahead, formula_text
from etl.layouts import Column, Layout
from warehouse.tables import core

LAYOUT = Layout(
    name="utbetalning",
    table=core.claim,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("ansokan", "reference", "claim_no", required=True),
        Column("per_datum", "date", "cut_off", required=True),
        Column("upparbetad_kostnad_sek", "money", "eligible_expenditure_sek", required=True),
        Column("eu_stod_sek", "money", "eu_support_sek", required=True),
        Column("offentlig_sek", "money", "public_sek"),
        Column("privat_sek", "money", "private_sek"),
        Column("certifierad", "date", "certified_on"),
        Column("utbetald", "date", "paid_on"),
    ),
    key_columns=("operation_id", "claim_no"),
    replace_by=("operation_id", "claim_no"),
    checks=(cut_off_ahead.CHECK, *claim_days.CHECKS, *formula_text.in_columns(ansokan="claim_no")),
)
