"""Core: delivered facts, one table per kind of row. Facts are added, never edited.

A correction is a new row with a later `known_from`; the row it replaces gets that day as
`known_to`. "As known on K" is `known_from <= K and (known_to is null or known_to > K)`.
"""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import MONEY, VALUE, column, metadata, provenance

NATURAL_PERSON = "fysisk person"
"""Stands for the name of a beneficiary that is no legal person (docs/counting-rules.md)."""

operation = sa.Table(
    "operation",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("name", sa.String, "name of the operation"),
    column("beneficiary", sa.String, "beneficiary, a public legal person"),
    column("beneficiary_org_no", sa.String, "ten digits; only legal persons", null=True),
    column("specific_objective", sa.String, "RSO1.1 …"),
    column("kind", sa.String, "direct | support_structure | environment"),
    column("decided_on", sa.Date, "date of the grant decision"),
    column("starts_on", sa.Date, "first day"),
    column("ends_on", sa.Date, "last day according to the decision"),
    column("ended_on", sa.Date, "actual last day", null=True),
    column("status", sa.String, "granted | running | finished | interrupted | withdrawn"),
    column("eligible_cost_sek", MONEY, "decided eligible cost, SEK"),
    column("eu_support_sek", MONEY, "decided ERDF support, SEK"),
    column("public_cofinancing_sek", MONEY, "decided public co-financing, SEK", null=True),
    column("private_cofinancing_sek", MONEY, "decided private co-financing, SEK", null=True),
    column("support_form", sa.String, "01 grant … 06"),
    column("gender_dimension", sa.String, "01 | 02 | 03", null=True),
    column("smart_specialisation", sa.String, "smart specialisation area", null=True),
    column("sustainability", sa.String, "ecological | social | economic", null=True),
    column("social_innovation", sa.Boolean, "social innovation", null=True),
    *provenance(),
    comment="Operations: one row per operation and known-on date.",
)

operation_field = sa.Table(
    "operation_field",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("field", sa.String, "intervention field, final code (Regulation (EU) 2021/1060)"),
    column("code_scheme", sa.String, "2021/1060 | COM(2018)375"),
    column("original_code", sa.String, "the code as delivered"),
    column("share_pct", sa.Numeric(9, 4), "share of the operation, per cent"),
    *provenance(),
    comment="Split of operations over intervention fields: one row per operation, field and known-on date.",
)

operation_region = sa.Table(
    "operation_region",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("region", sa.String, "NUTS 3 code, UTANFOR (-county), or * for the whole programme area"),
    column("municipality", sa.String, "municipality code", null=True),
    column("share_pct", sa.Numeric(9, 4), "share of the operation, per cent; empty = equal shares", null=True),
    *provenance(),
    comment="Split of operations over regions: one row per operation, region, municipality and known-on date.",
)

planned_value = sa.Table(
    "planned_value",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("indicator", sa.String, "indicator code"),
    column("breakdown", sa.String, "category of the breakdown; * = total"),
    column("planned_value", VALUE, "value in the grant decision, in the indicator's unit"),
    column("baseline_value", VALUE, "baseline in the grant decision", null=True),
    *provenance(),
    comment="Planned values: one row per operation, indicator, breakdown and known-on date.",
)

indicator_report = sa.Table(
    "indicator_report",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("cut_off", sa.Date, "the value is cumulative to this day"),
    column("indicator", sa.String, "indicator code"),
    column("breakdown", sa.String, "category of the breakdown; * = all"),
    column("sex", sa.String, "women | men | other; * = all"),
    column("region", sa.String, "NUTS 3 code or UTANFOR (-county); * = all"),
    column("value", VALUE, "cumulative value, in the indicator's unit"),
    column("comment", sa.String, "comment of the operation", null=True),
    *provenance(),
    comment="Progress reports: one row per operation, cut-off, indicator, breakdown, sex, region and known-on date.",
)

enterprise_support = sa.Table(
    "enterprise_support",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("enterprise", sa.Uuid, "keyed pseudonym of the organisation number; the number itself is never kept"),
    column("organisation_kind", sa.String, "enterprise | organisation | research | public"),
    column("size_class", sa.String, "micro | small | medium | large", null=True),
    column("municipality", sa.String, "the enterprise's own municipality", null=True),
    column("region", sa.String, "NUTS 3 code of that municipality, or UTANFOR", null=True),
    column("support_form", sa.String, "grant | financial_instrument | non_financial"),
    column("first_support_on", sa.Date, "first support as delivered"),
    column("support_amount_sek", MONEY, "amount of support, SEK", null=True),
    column("led_by", sa.String, "women | men | shared | unknown", null=True),
    column("product_process_innovation_on", sa.Date, "product or process innovation introduced", null=True),
    column(
        "marketing_organisation_innovation_on", sa.Date, "marketing or organisational innovation introduced", null=True
    ),
    column("skills_investment_on", sa.Date, "invests in skills", null=True),
    column("research_cooperation_on", sa.Date, "cooperates with a research organisation", null=True),
    column("private_investment_sek", MONEY, "private investment, SEK", null=True),
    *provenance(),
    comment="Supported enterprises and organisations: "
    "one row per operation, enterprise, form of support and known-on date.",
)

claim = sa.Table(
    "claim",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("claim_no", sa.String, "number of the payment claim"),
    column("cut_off", sa.Date, "costs incurred up to this day"),
    column("eligible_expenditure_sek", MONEY, "eligible expenditure of this claim, SEK (not cumulative)"),
    column("eu_support_sek", MONEY, "ERDF support of this claim, SEK (not cumulative)"),
    column("public_sek", MONEY, "public co-financing of this claim, SEK", null=True),
    column("private_sek", MONEY, "private co-financing of this claim, SEK", null=True),
    column("certified_on", sa.Date, "certified to the Commission", null=True),
    column("paid_on", sa.Date, "paid to the beneficiary", null=True),
    *provenance(),
    comment="Payment claims: one row per operation, claim and known-on date; the one kind that is summed over time.",
)

deviation_note = sa.Table(
    "deviation_note",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("specific_objective", sa.String, "RSO1.1 …, * = programme"),
    column("region", sa.String, "NUTS 3 code or UTANFOR, * = all"),
    column("cut_off", sa.Date, "the cut-off the note is about"),
    column("cause", sa.String, "late_start | fewer_applicants | price_change | … (config/vocabulary.toml)"),
    column("note", sa.String, "the explanation, without personal data"),
    column("action", sa.String, "what is done about it, without personal data", null=True),
    column("responsible", sa.String, "the function that answers for the action, never a person", null=True),
    column("due_on", sa.Date, "the action is to be done by this day", null=True),
    *provenance(),
    comment="Deviation notes: one row per indicator, objective, region, cut-off, cause and known-on date; a later "
    "known-on date replaces every note of its indicator, objective, region and cut-off.",
)

public_operation = sa.Table(
    "public_operation",
    metadata,
    column("operation_id", sa.String, "ärende-id"),
    column("name", sa.String, "name of the operation"),
    column("beneficiary", sa.String, "beneficiary"),
    column("description", sa.String, "public description", null=True),
    column("granted_sek", MONEY, "granted ERDF support, SEK", null=True),
    column("starts_on", sa.Date, "first day", null=True),
    column("ends_on", sa.Date, "last day", null=True),
    column("updated_on", sa.Date, "updated in the source", null=True),
    column("programme_area", sa.String, "område", null=True),
    column("measure_area", sa.String, "insatsområde", null=True),
    column("thematic_objective", sa.String, "tematiskt mål", null=True),
    column("counties", sa.String, "counties as delivered, separated by comma", null=True),
    column("municipalities", sa.String, "municipalities as delivered, separated by comma", null=True),
    *provenance(),
    comment="Public list of operations (projektbank, earlier programme periods): "
    "one row per operation and known-on date.",
)

planned_finance = sa.Table(
    "planned_finance",
    metadata,
    column("cci", sa.String, "programme"),
    column("programme_version", sa.String, "version of the programme", null=True),
    column("priority", sa.String, "priority", null=True),
    column("specific_objective", sa.String, "RSO1.4 …"),
    column("dimension_type", sa.String, "the same money is repeated once per dimension type: never sum over them"),
    column("category_code", sa.String, "code within the dimension"),
    column("fund", sa.String, "ERDF …", null=True),
    column("category_of_region", sa.String, "Transition …", null=True),
    column("cofinancing_rate", sa.Numeric(12, 10), "Union co-financing rate, share of 1", null=True),
    column("eu_amount_eur", MONEY, "ERDF amount, EUR"),
    column("total_amount_eur", MONEY, "total amount, EUR", null=True),
    *provenance(),
    comment="Planned finances of the programme (Commission dataset hgyj-gyin): "
    "one row per objective, dimension and category.",
)
