"""Layout 3, regioner: the split of operations over regions and municipalities."""

from __future__ import annotations

from config.model import Programme
from config.programme_words import outside_code
from etl.checks.rows import municipality_elsewhere
from etl.layouts import Column, Layout
from warehouse.tables import core


def municipality_places(programme: Programme) -> dict[str, dict[str, str]]:
    """Word for a municipality → the region it lies in; its county's own code in the rest of Sweden."""
    own = {municipality.code: municipality.region for municipality in programme.municipalities}
    words = programme.vocabulary["municipality"].items()
    outside = programme.outside_region
    return {"municipality_region": {word: own.get(code, outside_code(outside, code[:2])) for word, code in words}}


def municipality_regions(programme: Programme) -> dict[str, dict[str, str]]:
    """Word for a municipality → the region it lies in; the outside region for the rest of Sweden."""
    own = {municipality.code: municipality.region for municipality in programme.municipalities}
    words = programme.vocabulary["municipality"].items()
    return {"municipality_region": {word: own.get(code, programme.outside_region) for word, code in words}}


LAYOUT = Layout(
    name="regioner",
    table=core.operation_region,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("region", "word", "region", required=True, words="region"),
        Column("kommun", "word", "municipality", words="municipality"),
        Column("kommun", "word", "_municipality_region", words="municipality_region", silent=True),
        Column("andel", "share", "share_pct"),
    ),
    key_columns=("operation_id", "region", "municipality"),
    replace_by=("operation_id",),
    checks=(municipality_elsewhere.CHECK,),
    words=municipality_places,
)
