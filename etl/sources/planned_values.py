"""Layout 4, planvarden: planned values in the grant decisions."""

from __future__ import annotations

from config.model import ALL
from etl.checks.rows import negative, whole_number
from etl.layouts import Column, Layout
from warehouse.tables import core

LAYOUT = Layout(
    name="planvarden",
    table=core.planned_value,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("indikator", "word", "indicator", required=True, words="indicator"),
        Column("indikator", "word", "_whole", words="whole_indicator", silent=True),
        Column("uppdelning", "word", "breakdown", words="breakdown", default=ALL),
        Column("planvarde", "value", "planned_value", required=True),
        Column("basvarde", "value", "baseline_value"),
    ),
    key_columns=("operation_id", "indicator", "breakdown"),
    replace_by=("operation_id", "indicator", "breakdown"),
    checks=(
        *whole_number.in_columns(planvarde="planned_value", basvarde="baseline_value"),
        *negative.in_columns(planvarde="planned_value", basvarde="baseline_value"),
    ),
    words=whole_number.whole_indicators,
)
