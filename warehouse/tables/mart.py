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
)


def _level_columns() -> tuple[sa.Column[str], ...]:
    return (
        column("level", sa.String, " | ".join(LEVELS)),
        column("policy_objective", sa.String, "PO1 …, * = all"),
        column("specific_objective", sa.String, "RSO1.1 …, * = all"),
        column("kind", sa.String, "kind of intervention, * = all"),
        column("field", sa.String, "intervention field, * = all"),
        column("region", sa.String, "NUTS 3 code or UTANFOR, * = all"),
        column("municipality", sa.String, "municipality code, * = all"),
    )


indicator_value = sa.Table(
    "mart_indicator_value",
    metadata,
    *_level_columns(),
    column("indicator", sa.String, "indicator code"),
    column("cut_off", sa.Date, "cumulative to this day"),
    column("selected", VALUE, "planned values of decided operations, the indicator's unit"),
    column("implemented", VALUE, "published achieved value; empty = nothing reported", null=True),
    column("evidenced", VALUE, "distinct enterprises from the lists", null=True),
    column("declared", VALUE, "part of implemented that rests on declared counts without a list", null=True),
    column("operations_count", sa.BigInteger, "operations that plan or report the indicator, decided by the cut-off"),
    column("implemented_status", sa.String, "A normal | E declared share > 0 | O missing | L not yet due"),
    comment="Indicator values: one row per level, its keys, indicator and cut-off.",
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
    comment="Money: one row per level, its keys and cut-off.",
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
