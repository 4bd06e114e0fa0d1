"""Which figures are another in one excerpt or release than in an earlier one?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.tables.mart import indicator_value

FIGURE = ("indicator", "specific_objective", "region", "cut_off")
STATUS_OF = {"selected": "planned_status", "implemented": "implemented_status"}
LEVELS = ("programme", "objective", "region")
COLUMNS = (*FIGURE, "measure", "old_value", "new_value", "old_status", "new_status")


def figure_revisions(before: sa.Connection, after: sa.Connection) -> pd.DataFrame:
    """Every figure that is another in one excerpt of a release than in an earlier one, at the cut-offs both have.

    Grain: indicator × specific_objective × region × cut_off × measure (selected | implemented), `*` = all; of the
    programme, its objectives and its regions. Columns: these, old_value and new_value (the indicator's unit),
    old_status and new_status (status codes; None = no such figure). A figure that is there on one side only stands
    too; one protected on both is the same to who asks.
    """
    old, new = _figures(before), _figures(after)
    common: set[date] = {*old["cut_off"]} & {*new["cut_off"]}
    both = new.merge(old, on=list(FIGURE), how="outer", suffixes=("_new", "_old"))
    both = both[both["cut_off"].isin(common)]
    every = pd.concat([_sides(both, name) for name in STATUS_OF])[list(COLUMNS)]
    every = every.astype(object).where(every.notna(), None)
    absent = every["old_value"].isna() & every["new_value"].isna()
    differs = every["old_value"].ne(every["new_value"]) & ~absent
    return every[differs].sort_values([*FIGURE, "measure"]).reset_index(drop=True)


def _sides(both: pd.DataFrame, name: str) -> pd.DataFrame:
    """One measure, before and after."""
    sides = {
        f"{side}_{what}": both[f"{column}_{side}"]
        for side in ("old", "new")
        for what, column in (("value", name), ("status", STATUS_OF[name]))
    }
    return both.assign(measure=name, **sides)


def _figures(connection: sa.Connection) -> pd.DataFrame:
    table = indicator_value
    names = (*FIGURE, *STATUS_OF, *STATUS_OF.values())
    return fetch(connection, sa.select(*[table.c[name] for name in names]).where(table.c.level.in_(LEVELS)))
