"""Layout 10, kommentarer: why an indicator stands where it stands at a cut-off, and what is done about it."""

from __future__ import annotations

from config.model import ALL
from etl.checks.rows import cut_off_ahead, due_before_cut_off, personal_text
from etl.layouts import Column, Layout
from warehouse.tables import core

PLACE = ("indicator", "specific_objective", "region", "cut_off")

LAYOUT = Layout(
    name="kommentarer",
    table=core.deviation_note,
    columns=(
        Column("indikator", "word", "indicator", required=True, words="indicator"),
        Column("sarskilt_mal", "word", "specific_objective", words="objective_or_all", default=ALL),
        Column("region", "word", "region", words="region", default=ALL),
        Column("per_datum", "date", "cut_off", required=True),
        Column("orsakskod", "word", "cause", required=True, words="deviation_cause"),
        Column("text", "remark", "note", required=True),
        Column("atgard", "remark", "action"),
        Column("ansvarig", "function", "responsible", words="function_word"),
        Column("klart_senast", "date", "due_on"),
    ),
    key_columns=(*PLACE, "cause"),
    replace_by=PLACE,
    checks=(
        cut_off_ahead.CHECK,
        due_before_cut_off.CHECK,
        *personal_text.in_columns(text="note", atgard="action", ansvarig="responsible"),
    ),
)
