"""Marts of the forecast: the band at cut-offs to come, what it rests on and how well it did before."""

from __future__ import annotations

import sqlalchemy as sa

from warehouse.tables.base import VALUE, column, metadata

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
