"""What names a series of the cube, and series put together as parts and totals."""

from __future__ import annotations

import pandas as pd

PLACE = ("policy_objective", "specific_objective", "kind", "field", "region", "municipality")
KEYS = ("mart", "level", *PLACE, "indicator", "breakdown_of", "category", "operation_id")
"""What names a series."""


def joined(parts: pd.DataFrame, totals: pd.DataFrame, keys: tuple[str, ...], *, group: str, kind: int) -> pd.DataFrame:
    """Every part with its total, the two sharing the keys: part, total (numbers of series), group and kind."""
    by = list(keys)
    found = parts[[*by, "number"]].merge(totals[[*by, "number"]], on=by, suffixes=("_part", "_total"))
    pairs = found[["number_part", "number_total"]].set_axis(["part", "total"], axis=1)
    return pairs.assign(group=group, kind=kind)
