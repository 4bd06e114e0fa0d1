"""What interrupted operations planned: what they achieved, so that a sum of plans may tell a hidden count.

Plans of other operations are decisions and shown: who subtracts them from a level's selected value is left with what
its interrupted operations achieved. That rest is a series of its own, whose parts are those operations.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from config.model import ALL
from warehouse.protection.cube import SUM
from warehouse.protection.joined import KEYS, joined

MART = "plan"
"""What the series are named by: the selected value of a level is hidden where they are."""

WHOLE: dict[str, tuple[str, ...]] = {
    "programme": (),
    "policy_objective": ("policy_objective",),
    "objective": ("policy_objective", "specific_objective"),
}
"""Levels that hold an operation as a whole, where its count can be lost among others; elsewhere nothing is told."""


def interrupted_plans(plans: pd.DataFrame) -> pd.DataFrame:
    """The cells (KEYS, cut_off, value) of the levels of WHOLE: sums over interrupted operations."""
    parts = [_added(plans, level, keys) for level, keys in WHOLE.items()]
    return pd.concat(parts, ignore_index=True)


def _added(plans: pd.DataFrame, level: str, keys: tuple[str, ...]) -> pd.DataFrame:
    by = [*keys, "indicator", "cut_off"]
    sums = plans.groupby(by, as_index=False)["value"].sum()
    fixed = {name: ALL for name in KEYS if name not in by}
    return sums.assign(**fixed | {"mart": MART, "level": level})


def plan_pairs(rows: pd.DataFrame, plans: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Interrupted operations as parts of the plans' sums; lower levels as parts of higher ones."""
    totals = {level: rows[(rows["mart"] == MART) & (rows["level"] == level)] for level in WHOLE}
    placed = plans[["operation_id", "indicator", "policy_objective", "specific_objective"]].drop_duplicates()
    own = rows.loc[rows["mart"] == "operation", ["number", "operation_id", "indicator"]]
    parts = own.merge(placed, on=["operation_id", "indicator"])
    for level, keys in WHOLE.items():
        yield joined(parts, totals[level], (*keys, "indicator"), group=f"plans {level}", kind=SUM)
    for lower, upper in (("objective", "policy_objective"), ("policy_objective", "programme")):
        by = (*WHOLE[upper], "indicator")
        yield joined(totals[lower], totals[upper], by, group=f"plans {lower} {upper}", kind=SUM)
