"""Layout 5, lagesrapport: what the operations report, cumulative to a cut-off."""

from __future__ import annotations

from config.model import ALL
from etl.checks.rows import cut_off_ahead, negative, personal_text, whole_number
from etl.layouts import Column, Layout
from warehouse.tables import core

KEY = ("operation_id", "cut_off", "indicator", "breakdown", "sex", "region")

LAYOUT = Layout(
    name="lagesrapport",
    table=core.indicator_report,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("per_datum", "date", "cut_off", required=True),
        Column("indikator", "word", "indicator", required=True, words="indicator"),
        Column("indikator", "word", "_whole", words="whole_indicator", silent=True),
        Column("varde", "value", "value"),
        Column("uppdelning", "word", "breakdown", words="breakdown", default=ALL),
        Column("kon", "word", "sex", words="sex", default=ALL),
        Column("region", "word", "region", words="region", default=ALL),
        Column("kommentar", "remark", "comment"),
    ),
    key_columns=KEY,
    replace_by=KEY,
    checks=(
        cut_off_ahead.CHECK,
        *whole_number.in_columns(varde="value"),
        *negative.in_columns(varde="value"),
        *personal_text.in_columns(kommentar="comment"),
    ),
    nothing_without="varde",
    words=whole_number.whole_indicators,
)
