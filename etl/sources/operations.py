"""Layout 1, operationer: one row per operation and known-on date."""

from __future__ import annotations

from etl.checks.rows import cost_parts, end_before_start, negative, personal_text
from etl.layouts import Column, Layout
from warehouse.tables import core

LAYOUT = Layout(
    name="operationer",
    table=core.operation,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("projektnamn", "remark", "name", required=True),
        Column("stodmottagare", "remark", "beneficiary", required=True, person_by="stodmottagare_orgnr"),
        Column("stodmottagare_orgnr", "beneficiary", "beneficiary_org_no"),
        Column("sarskilt_mal", "word", "specific_objective", required=True, words="objective"),
        Column("insatstyp", "word", "kind", required=True, words="kind"),
        Column("beslutsdatum", "date", "decided_on", required=True),
        Column("startdatum", "date", "starts_on", required=True),
        Column("slutdatum", "date", "ends_on", required=True),
        Column("faktiskt_slutdatum", "date", "ended_on"),
        Column("status", "word", "status", required=True, words="status"),
        Column("stodberattigande_kostnad_sek", "money", "eligible_cost_sek", required=True),
        Column("eu_stod_sek", "money", "eu_support_sek", required=True),
        Column("offentlig_medfinansiering_sek", "money", "public_cofinancing_sek"),
        Column("privat_medfinansiering_sek", "money", "private_cofinancing_sek"),
        Column("stodform", "word", "support_form", words="support_form", default="01"),
        Column("jamstalldhet", "word", "gender_dimension", words="gender_dimension"),
        Column("styrkeomrade", "remark", "smart_specialisation"),
        Column("hallbarhet", "word", "sustainability", words="sustainability"),
        Column("social_innovation", "word", "social_innovation", words="yes_no"),
    ),
    key_columns=("operation_id",),
    replace_by=("operation_id",),
    checks=(
        *end_before_start.between(("startdatum", "starts_on"), ("slutdatum", "ends_on")),
        *end_before_start.between(("startdatum", "starts_on"), ("faktiskt_slutdatum", "ended_on")),
        *negative.in_columns(
            stodberattigande_kostnad_sek="eligible_cost_sek",
            eu_stod_sek="eu_support_sek",
            offentlig_medfinansiering_sek="public_cofinancing_sek",
            privat_medfinansiering_sek="private_cofinancing_sek",
        ),
        cost_parts.CHECK,
        *personal_text.in_columns(projektnamn="name", stodmottagare="beneficiary", styrkeomrade="smart_specialisation"),
    ),
)
