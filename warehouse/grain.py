"""The grain of every table as columns: no two rows of a release may share them.

Published files carry no keys or unique indexes; uniqueness is asserted by query when a release is verified.
"""

from __future__ import annotations

LEVEL = ("level", "policy_objective", "specific_objective", "kind", "field", "region", "municipality")
FORECAST = ("level", "specific_objective", "indicator")
FREE = ()
"""No figure rests on the rows being distinct."""

GRAIN: dict[str, tuple[str, ...]] = {
    "delivery": ("delivery_id",),
    "delivery_sheet": ("delivery_id", "sheet"),
    "finding": FREE,
    "release_info": ("release_id",),
    "operation": ("operation_id", "known_from"),
    # Two draft codes may map to one final code: both delivered rows are kept.
    "operation_field": ("operation_id", "field", "code_scheme", "original_code", "known_from"),
    "operation_region": ("operation_id", "region", "municipality", "known_from"),
    "planned_value": ("operation_id", "indicator", "breakdown", "known_from"),
    "indicator_report": ("operation_id", "cut_off", "indicator", "breakdown", "sex", "region", "known_from"),
    "enterprise_support": ("operation_id", "enterprise", "support_form", "known_from"),
    "claim": ("operation_id", "claim_no", "known_from"),
    "deviation_note": ("indicator", "specific_objective", "region", "cut_off", "cause", "known_from"),
    "public_operation": ("operation_id", "known_from"),
    "planned_finance": (
        "cci",
        "programme_version",
        "priority",
        "specific_objective",
        "dimension_type",
        "category_code",
        "fund",
        "category_of_region",
        "known_from",
    ),
    "mart_indicator_value": (*LEVEL, "indicator", "cut_off"),
    "mart_breakdown_value": (*LEVEL, "indicator", "breakdown_of", "category", "cut_off"),
    "mart_reporting": ("operation_id", "cut_off"),
    "mart_operation_value": ("operation_id", "indicator", "cut_off"),
    "mart_evidence_by_region": ("operation_id", "indicator", "region", "cut_off"),
    "mart_evidence_rows": ("indicator", "specific_objective", "kind", "large", "placed", "cut_off"),
    "mart_report_total": ("operation_id", "indicator", "cut_off"),
    "mart_operation": ("operation_id",),
    "mart_operation_share": ("operation_id", "dimension", "code"),
    "mart_finance": (*LEVEL, "cut_off"),
    "mart_operation_finance": ("operation_id", "cut_off"),
    "mart_forecast": (*FORECAST, "cut_off"),
    "mart_forecast_basis": FORECAST,
    "mart_forecast_test": (*FORECAST, "years_ahead"),
    "mart_deviation_note": ("indicator", "specific_objective", "region", "cut_off", "cause"),
    "mart_protected_cell": ("mart", *LEVEL, "indicator", "breakdown_of", "category", "operation_id", "cut_off"),
    "mart_protected_indicator": ("indicator",),
    "mart_protection_count": ("mart", "level", "cut_off"),
    "mart_known_day": ("day",),
    "mart_target": ("indicator", "specific_objective", "programme_version"),
}
