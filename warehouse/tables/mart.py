"""Marts: figures counted at load, asked by pages and exports. `*` stands for "all".

Built by the statements in `warehouse/marts/` from core, for any set of cut-offs and any
known-on date; a release holds them for every EU cut-off, as known on the release's day.
"""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import MONEY, VALUE, column, metadata

LEVELS = (
    "programme",
    "policy_objective",
    "objective",
    "region",
    "objective_region",
    "field",
    "chain",
    "municipality",
    "objective_municipality",
    "placed",
    "objective_placed",
    "region_full",
    "objective_full",
    "region_joint",
    "objective_joint",
)


def level_columns() -> tuple[sa.Column[str], ...]:
    """The columns that say which level a row is about and its keys there."""
    return (
        column("level", sa.String, " | ".join(LEVELS)),
        column("policy_objective", sa.String, "PO1 …, * = all"),
        column("specific_objective", sa.String, "RSO1.1 …, * = all"),
        column("kind", sa.String, "kind of intervention, * = all"),
        column("field", sa.String, "intervention field, * = all"),
        column("region", sa.String, "NUTS 3 code, UTANFOR or (joint levels) FLERA, * = all"),
        column("municipality", sa.String, "municipality code, * = all"),
    )


indicator_value = sa.Table(
    "mart_indicator_value",
    metadata,
    *level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("selected", VALUE, "planned values of decided operations; empty = `planned_status` says why", null=True),
    column("implemented", VALUE, "published achieved value; empty = nothing reported", null=True),
    column("evidenced", VALUE, "distinct enterprises from the lists", null=True),
    column("declared", VALUE, "part of implemented that rests on declared counts without a list", null=True),
    column("operations_count", sa.BigInteger, "operations that plan or report the indicator, decided by the cut-off"),
    column(
        "implemented_status", sa.String, "A normal | E partly declared | O missing | L not yet due | Q protected | M"
    ),
    column("ended_selected", VALUE, "part of selected: operations past their end date at the cut-off"),
    column("ended_achieved", VALUE, "what those operations achieved, each operation's own value added up"),
    column("planned_status", sa.String, "of selected: A normal | M a ratio without denominator | Q protected"),
    comment="Indicator values: one row per level, its keys, indicator and cut-off.",
)

breakdown_value = sa.Table(
    "mart_breakdown_value",
    metadata,
    *level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("breakdown_of", sa.String, "breakdown | size_class | support_form | sex | led_by: what is told apart"),
    column("category", sa.String, "category; unknown = the list does not say"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("value", VALUE, "achieved value of the category, the indicator's unit; never against a target"),
    column("evidenced", VALUE, "part of it that is distinct enterprises from the lists", null=True),
    comment="Breakdowns: one row per level (programme, objective, region, objective_region), its keys, indicator, "
    "breakdown, category and cut-off.",
)

reporting = sa.Table(
    "mart_reporting",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("cut_off", sa.Date, "cut-off the operation was due to report at (the programme's indicator cut-offs)"),
    column("state", sa.String, "reported | late | missing | awaited"),
    column("reported_known_on", sa.Date, "day its first report to the cut-off became known", null=True),
    comment="Reporting: one row per operation with planned values and cut-off it is due to report at.",
)

operation_value = sa.Table(
    "mart_operation_value",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("indicator", sa.String, "indicator code"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("selected", VALUE, "planned value, what it achieved where interrupted", null=True),
    column("implemented", VALUE, "published achieved value of the operation", null=True),
    column("evidenced", VALUE, "distinct enterprises from its list", null=True),
    column("declared", VALUE, "last reported value", null=True),
    column("has_list", sa.Boolean, "a list of enterprises evidences the indicator"),
    column("reported_on", sa.Date, "cut-off of the report that is used", null=True),
    column("total_from", sa.String, "total | breakdown | sex | region: where the declared total was taken", null=True),
    comment="Operation values: one row per operation (not withdrawn), indicator and cut-off from the decision on.",
)

report_total = sa.Table(
    "mart_report_total",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("indicator", sa.String, "indicator code"),
    column("cut_off", sa.Date, "cumulative to this day, as reported"),
    column("total", VALUE, "reported total, the indicator's unit"),
    column("total_from", sa.String, "total | breakdown | sex | region | …: where the total was taken"),
    comment="Reported totals: one row per operation, indicator and reported cut-off that has a total.",
)

operation_overview = sa.Table(
    "mart_operation",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("name", sa.String, "name of the operation"),
    column("beneficiary", sa.String, "beneficiary"),
    column("specific_objective", sa.String, "RSO1.1 …"),
    column("policy_objective", sa.String, "PO1 …"),
    column("kind", sa.String, "direct | support_structure | environment"),
    column("status", sa.String, "granted | running | finished | interrupted | withdrawn"),
    column("decided_on", sa.Date, "date of the grant decision"),
    column("starts_on", sa.Date, "first day"),
    column("ends_on", sa.Date, "last day, actual where known"),
    column("eligible_cost_sek", MONEY, "decided eligible cost, SEK"),
    column("eu_support_sek", MONEY, "decided ERDF support, SEK"),
    column("claimed_sek", MONEY, "eligible expenditure claimed so far, SEK"),
    column("paid_eu_sek", MONEY, "ERDF support paid so far, SEK"),
    column("regions", sa.String, "region codes in the users' order, separated by space"),
    column("fields", sa.String, "intervention fields, separated by space"),
    column("last_report_on", sa.Date, "latest cut-off reported", null=True),
    comment="Operations as known on the release's day: one row per operation.",
)

operation_share = sa.Table(
    "mart_operation_share",
    metadata,
    column("operation_id", sa.String, "diarienummer"),
    column("dimension", sa.String, "region | field | municipality"),
    column("code", sa.String, "region, field or municipality code"),
    column("weight", sa.BigInteger, "weight of this part"),
    column("total", sa.BigInteger, "sum of the operation's weights: weight / total is exactly the share"),
    column("equal_shares", sa.Boolean, "no shares were delivered: equal parts"),
    comment="Shares of operations: one row per operation, dimension and code.",
)

note = sa.Table(
    "mart_deviation_note",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("specific_objective", sa.String, "RSO1.1 …, * = programme"),
    column("region", sa.String, "NUTS 3 code or UTANFOR, * = all"),
    column("cut_off", sa.Date, "the cut-off the note is about"),
    column("cause", sa.String, "cause code"),
    column("note", sa.String, "the explanation"),
    column("action", sa.String, "what is done about it", null=True),
    column("responsible", sa.String, "the function that answers for the action", null=True),
    column("due_on", sa.Date, "the action is to be done by this day", null=True),
    column("known_from", sa.Date, "known from this day"),
    column("delivery_id", sa.String, "delivery the note came in"),
    column("sheet", sa.String, "worksheet, empty for a text file"),
    column("source_row", sa.BigInteger, "row in the file"),
    comment="Deviation notes in force: one row per indicator, objective, region, cut-off and cause.",
)

known_day = sa.Table(
    "mart_known_day",
    metadata,
    column("day", sa.Date, "something delivered became known on this day"),
    comment="Days of knowledge: one row per day on which a delivered row or file became known.",
)

target = sa.Table(
    "mart_target",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("specific_objective", sa.String, "RSO1.1 …, * = programme"),
    column("baseline", VALUE, "baseline", null=True),
    column("milestone_2024", VALUE, "milestone 2024, outputs only", null=True),
    column("target_2029", VALUE, "target 2029", null=True),
    column("programme_version", sa.String, "version of the programme it was adopted in"),
    column("valid_from", sa.Date, "valid from"),
    column("confirmed", sa.Boolean, "false = example target, shown as exempelmål"),
    column("source", sa.String, "source"),
    comment="Targets: one row per indicator, objective and programme version.",
)
