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


def _level_columns() -> tuple[sa.Column[str], ...]:
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
    *_level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("selected", VALUE, "planned values of decided operations; empty = a ratio without denominator", null=True),
    column("implemented", VALUE, "published achieved value; empty = nothing reported", null=True),
    column("evidenced", VALUE, "distinct enterprises from the lists", null=True),
    column("declared", VALUE, "part of implemented that rests on declared counts without a list", null=True),
    column("operations_count", sa.BigInteger, "operations that plan or report the indicator, decided by the cut-off"),
    column(
        "implemented_status", sa.String, "A normal | E partly declared | O missing | L not yet due | Q protected | M"
    ),
    column("ended_selected", VALUE, "part of selected: operations past their end date at the cut-off"),
    column("ended_achieved", VALUE, "what those operations achieved, each operation's own value added up"),
    comment="Indicator values: one row per level, its keys, indicator and cut-off.",
)

breakdown_value = sa.Table(
    "mart_breakdown_value",
    metadata,
    *_level_columns(),
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

finance = sa.Table(
    "mart_finance",
    metadata,
    *_level_columns(),
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

FORECAST_LEVELS = ("programme", "objective")


def _forecast_columns() -> tuple[sa.Column[str], ...]:
    return (
        column("level", sa.String, " | ".join(FORECAST_LEVELS)),
        column("specific_objective", sa.String, "RSO1.1 …, * = programme"),
        column("indicator", sa.String, "indicator code"),
    )


forecast = sa.Table(
    "mart_forecast",
    metadata,
    *_forecast_columns(),
    column("cut_off", sa.Date, "future EU indicator cut-off; the value is cumulative to this day"),
    column("low", VALUE, "low value, the indicator's unit; the share of drawn portfolios below it stands in config"),
    column("middle", VALUE, "middle value: half of the drawn portfolios lie below"),
    column("high", VALUE, "high value"),
    comment="Forecast from decided operations: one row per level, objective, indicator and future cut-off.",
)

forecast_basis = sa.Table(
    "mart_forecast_basis",
    metadata,
    *_forecast_columns(),
    column("state", sa.String, "forecast | too_little_history"),
    column("made_at", sa.Date, "cut-off the forecast starts from"),
    column("running_count", sa.BigInteger, "operations not ended, with a planned value, that it is made for"),
    column("late_count", sa.BigInteger, "ended operations whose late reports may still come"),
    column("pool", sa.String, "widest pool any of them learned from: kind_form | kind | all; empty = none running"),
    column("finished_count", sa.BigInteger, "finished operations in the smallest pool used; with too few: in all"),
    column(
        "delivery_rate", sa.Numeric(12, 4), "median of latest value / planned value, finished operations", null=True
    ),
    column(
        "delay_days",
        sa.BigInteger,
        "median of days from planned end to the value reached; negative = before",
        null=True,
    ),
    column("overlap", sa.Numeric(12, 6), "value of the level / sum of its operations at made_at; 1 where not unique"),
    comment="What each forecast rests on: one row per level, objective and indicator that can have one.",
)

forecast_test = sa.Table(
    "mart_forecast_test",
    metadata,
    *_forecast_columns(),
    column("years_ahead", sa.BigInteger, "horizon of the forecasts tried, years"),
    column("trials_count", sa.BigInteger, "earlier cut-offs whose forecast can be compared with what is now known"),
    column("median_error_pct", sa.Numeric(12, 1), "median of |middle − outcome| / outcome, per cent", null=True),
    column("inside_count", sa.BigInteger, "trials whose outcome fell between low and high"),
    comment="Past error of the forecast: one row per level, objective, indicator and horizon that could be tried.",
)

protected_cell = sa.Table(
    "mart_protected_cell",
    metadata,
    column("mart", sa.String, "indicator | breakdown | operation: the mart whose achieved value is protected"),
    *_level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("breakdown_of", sa.String, "what is told apart; * = not broken down"),
    column("category", sa.String, "category; * = not broken down"),
    column("operation_id", sa.String, "diarienummer; * = a level"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("reason", sa.String, "small | derivable; never shown for a single cell"),
    comment="Protected cells: one row per mart, its keys, indicator and cut-off whose count is not for everybody.",
)

protection_count = sa.Table(
    "mart_protection_count",
    metadata,
    column("mart", sa.String, "indicator | breakdown | operation"),
    column("level", sa.String, "level, or operation"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("cells_count", sa.BigInteger, "cells that hold a count of enterprises, organisations or persons"),
    column("small_count", sa.BigInteger, "of these protected because they concern too few"),
    column("derivable_count", sa.BigInteger, "of these protected because another could be worked out from them"),
    comment="How much is protected: one row per mart, level and cut-off.",
)

protected_indicator = sa.Table(
    "mart_protected_indicator",
    metadata,
    column("indicator", sa.String, "indicator code"),
    column("threshold", sa.BigInteger, "smallest count shown to everybody"),
    column("never", sa.Boolean, "a ratio of protected counts: never shown to everybody"),
    comment="Indicators that count enterprises, organisations or persons: one row per indicator.",
)
