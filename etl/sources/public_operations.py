"""Layout 8, projektbank: Tillväxtverket's public list of operations, JSON or CSV."""

from __future__ import annotations

from etl.checks.rows import end_before_start, personal_text
from etl.layouts import Column, Layout
from warehouse.tables import core

LAYOUT = Layout(
    name="projektbank",
    table=core.public_operation,
    columns=(
        Column("arende_id", "reference", "operation_id", required=True),
        Column("stodmottagare", "remark", "beneficiary", required=True),
        Column("beviljat_belopp_sek", "money", "granted_sek", required=True),
        Column("projektnamn", "remark", "name", required=True),
        Column("projektbeskrivning", "remark", "description"),
        Column("projekt_starttid", "date", "starts_on"),
        Column("projekt_sluttid", "date", "ends_on"),
        Column("lan", "text", "counties"),
        Column("kommuner", "text", "municipalities"),
        Column("uppdateringsdatum", "date", "updated_on"),
        Column("omrade", "text", "programme_area"),
        Column("insatsomrade", "text", "measure_area"),
        Column("tematiskt_mal", "text", "thematic_objective"),
    ),
    key_columns=("operation_id",),
    replace_by=("operation_id",),
    checks=(
        *end_before_start.between(("projekt_starttid", "starts_on"), ("projekt_sluttid", "ends_on")),
        *personal_text.in_columns(stodmottagare="beneficiary", projektnamn="name", projektbeskrivning="description"),
    ),
    unread=("_source", "beviljat_belopp_eur"),
)
