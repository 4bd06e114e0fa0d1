"""Layout 2, interventioner: the split of operations over intervention fields.

The 2018 proposal, COM(2018)375, and Regulation (EU) 2021/1060 use the same three digits for different fields, so a
code means nothing without its code list (kodschema). The code as delivered is kept beside the final one.
"""

from __future__ import annotations

from config.model import Programme
from etl.checks.rows import draft_code
from etl.layouts import Column, Layout
from warehouse.duckdb_engine import NATIVE_MARK
from warehouse.tables import core

FINAL = "2021/1060"
DRAFT = "COM(2018)375"


def _words(programme: Programme) -> dict[str, dict[str, str]]:
    """Field codes within each code list: `2021/1060|027` and, where they can be translated, `COM(2018)375|020`."""
    fields = {field.code: field.code for field in programme.fields}
    translated = {code.draft: code.final for code in programme.draft_codes}
    certain = {code.draft: "yes" for code in programme.draft_codes if code.mapping == "one_to_one"}
    others = [code for code in programme.draft_codes if code.draft not in certain]
    doubtful = {code.draft: code.alternatives or code.final for code in others}
    return {
        "intervention_field": _within(FINAL, fields) | _within(DRAFT, translated),
        "certain_draft_code": _within(DRAFT, certain),
        "doubtful_draft_code": _within(DRAFT, doubtful),
    }


def _within(code_list: str, codes: dict[str, str]) -> dict[str, str]:
    """Word → code; a workbook that took 027 for a number delivers 27, and only then are the zeros put back."""
    spelled = {word: code for number, code in codes.items() for word in (number, number.lstrip("0") + NATIVE_MARK)}
    return {f"{code_list}|{word}": code for word, code in spelled.items()}


LAYOUT = Layout(
    name="interventioner",
    table=core.operation_field,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("kodschema", "word", "code_scheme", words="code_scheme", default=FINAL),
        Column("interventionsomrade", "word", "field", required=True, words="intervention_field", within="kodschema"),
        Column("interventionsomrade", "text", "original_code", silent=True),
        Column("interventionsomrade", "word", "_certain", words="certain_draft_code", within="kodschema", silent=True),
        Column(
            "interventionsomrade", "word", "_doubtful", words="doubtful_draft_code", within="kodschema", silent=True
        ),
        Column("andel", "share", "share_pct", required=True),
    ),
    key_columns=("operation_id", "code_scheme", "original_code"),
    replace_by=("operation_id",),
    checks=draft_code.CHECKS,
    words=_words,
)
