"""From marts to a cube: which series there are, which are parts of which, and which are hidden together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from config.model import ALL, Programme
from warehouse.protection.cube import CATEGORIES, SUM, UNIQUE, Cube, Places, Relations
from warehouse.protection.joined import KEYS, PLACE, joined
from warehouse.protection.plans import interrupted_plans, plan_pairs

OBJECTIVE = ("policy_objective", "specific_objective")
PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("policy_objective", "programme", ()),
    ("objective", "policy_objective", ("policy_objective",)),
    ("region", "programme", ()),
    ("region_joint", "programme", ()),
    ("objective_region", "objective", OBJECTIVE),
    ("objective_joint", "objective", OBJECTIVE),
    ("objective_region", "region", ("region",)),
    ("field", "programme", ()),
    ("chain", "objective", OBJECTIVE),
    ("chain", "field", ("field",)),
    ("region", "placed", ()),
    ("municipality", "region", ("region",)),
    ("municipality", "placed", ()),
    ("objective_municipality", "objective_region", (*OBJECTIVE, "region")),
    ("objective_municipality", "municipality", ("municipality",)),
    ("objective_municipality", "objective_placed", OBJECTIVE),
    ("objective_placed", "placed", ()),
)
"""Level of the parts, level of the total, and the keys they share."""

UNIQUE_PARTS = (("region_full", "programme", ()), ("objective_full", "objective", OBJECTIVE))
"""As PARTS, where the parts overlap for every indicator: an operation stands whole in each of its regions."""

SAME = {
    "region_full": "region",
    "region_joint": "region",
    "objective_full": "objective_region",
    "objective_joint": "objective_region",
    "placed": "programme",
    "objective_placed": "objective",
}
"""Level → the level whose figures it repeats under another rule: hidden together."""

WEIGHTS = {
    "operation": 0,
    "objective_municipality": 1,
    "chain": 2,
    "municipality": 3,
    "objective_joint": 4,
    "objective_full": 4,
    "objective_region": 4,
    "field": 5,
    "region_joint": 6,
    "region_full": 6,
    "region": 6,
    "objective_placed": 7,
    "objective": 7,
    "policy_objective": 8,
    "placed": 9,
    "programme": 9,
}
"""How much is lost where a cell of the level is hidden."""

BROKEN_DOWN = 10
"""Less is lost by hiding part of a breakdown than any whole."""

OWN = -1
"""Kind of a relation whose parts add up or overlap as the indicator counts."""


@dataclass(frozen=True)
class Figures:
    """The series by name, their cut-offs, and the cube of their values."""

    series: pd.DataFrame  # KEYS, one row per series
    cut_offs: list[date]
    cube: Cube


def gather(cells: pd.DataFrame, places: pd.DataFrame, *, plans: pd.DataFrame, programme: Programme) -> Figures:
    """The cube of the cells (KEYS, cut_off, value) and of what interrupted operations planned in all.

    `places`: operation_id, specific_objective, kind, regions and fields (codes separated by space) of operations.
    `plans`: operation_id, indicator, cut_off, value, policy_objective and specific_objective of interrupted operations
    that planned the indicator: an operation's value stands among the cells too, as what it achieved.
    """
    cells = pd.concat([cells, interrupted_plans(plans)], ignore_index=True)
    if cells.empty:
        nothing = np.zeros((0,), dtype=np.int64)
        relations = Relations(nothing, nothing, nothing, nothing)
        return Figures(cells[list(KEYS)], [], Cube(np.zeros((0, 0)), relations, nothing, nothing))
    wide = cells.pivot(index=list(KEYS), columns="cut_off", values="value").fillna(0.0).sort_index()
    series = wide.index.to_frame(index=False)
    found = _relations(series, places, plans=plans, programme=programme)
    cube = Cube(wide.to_numpy(np.float64), found, _ties(series), _weights(series), WEIGHTS["objective"] + BROKEN_DOWN)
    return Figures(series, list(wide.columns), cube)


def _relations(series: pd.DataFrame, places: pd.DataFrame, *, plans: pd.DataFrame, programme: Programme) -> Relations:
    rows = series.assign(number=np.arange(len(series)))
    pairs = pd.concat([*_pairs(rows, places, programme), *plan_pairs(rows, plans)], ignore_index=True)
    additive = [i.code for i in programme.indicators if i.counting != "unique" or i.evidence is None]
    code = series["indicator"].to_numpy()[pairs["total"].to_numpy()]
    own = np.where(np.isin(code, additive), SUM, UNIQUE)
    pairs["kind"] = np.where(pairs["kind"] == OWN, own, pairs["kind"])
    pairs = pairs.sort_values(["group", "total", "part"])
    number, heads = pd.factorize(pd.MultiIndex.from_frame(pairs[["group", "total"]]))
    first = pairs.drop_duplicates(["group", "total"])
    assert len(first) == len(heads)
    return Relations(
        first["total"].to_numpy(np.int64), first["kind"].to_numpy(np.int64), pairs["part"].to_numpy(np.int64), number
    )


def _pairs(rows: pd.DataFrame, places: pd.DataFrame, programme: Programme) -> Iterator[pd.DataFrame]:
    """Part, total, group (one per kind of relation) and kind of relation."""
    yield pd.DataFrame({"part": [], "total": [], "group": [], "kind": []}).astype(
        {"part": int, "total": int, "kind": int}
    )
    whole, split = rows[rows["mart"] == "indicator"], rows[rows["mart"] == "breakdown"]
    for of, kind in ((PARTS, OWN), (UNIQUE_PARTS, UNIQUE)):
        for lower, upper, keys in of:
            yield joined(
                _at(whole, lower), _at(whole, upper), (*keys, "indicator"), group=f"{lower} {upper}", kind=kind
            )
            by = (*keys, "indicator", "breakdown_of", "category")
            yield joined(_at(split, lower), _at(split, upper), by, group=f"split {lower} {upper}", kind=kind)
    for name in sorted(split["breakdown_of"].unique()):
        parts = split[split["breakdown_of"] == name]
        yield joined(parts, whole, ("level", *PLACE, "indicator"), group=f"categories {name}", kind=CATEGORIES)
    for union in (each for each in programme.indicators if each.union_of):
        parts = whole[whole["indicator"].isin(union.union_of)]
        totals = whole[whole["indicator"] == union.code]
        yield joined(parts, totals, ("level", *PLACE), group=f"union {union.code}", kind=UNIQUE)
    yield from _operation_pairs(rows[rows["mart"] == "operation"], whole, places=places, programme=programme)


def _operation_pairs(
    rows: pd.DataFrame, whole: pd.DataFrame, *, places: pd.DataFrame, programme: Programme
) -> Iterator[pd.DataFrame]:
    """Operations as parts of their objective; where lists do not count, of their only region and field too."""
    keys = ["number", "operation_id", "indicator"]
    placed = rows[keys].merge(places, on="operation_id")
    placed = placed.rename(columns={"regions": "region", "fields": "field"})
    yield joined(placed, _at(whole, "objective"), ("specific_objective", "indicator"), group="operations", kind=OWN)
    declared = [i.code for i in programme.indicators if i.evidence is None]
    added = placed[placed["indicator"].isin(declared)]
    one_region, one_field = (added[added[name].str.match(r"\S+$")] for name in ("region", "field"))
    for level in ("region", "region_joint"):
        yield joined(
            one_region, _at(whole, level), ("region", "indicator"), group=f"operations {level}", kind=CATEGORIES
        )
    for level in ("objective_region", "objective_joint"):
        by = ("specific_objective", "region", "indicator")
        yield joined(one_region, _at(whole, level), by, group=f"operations {level}", kind=CATEGORIES)
    yield joined(one_field, _at(whole, "field"), ("field", "indicator"), group="operations field", kind=CATEGORIES)
    cell = ("specific_objective", "kind", "field", "indicator")
    yield joined(one_field, _at(whole, "chain"), cell, group="operations chain", kind=CATEGORIES)


def _at(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    return rows[rows["level"] == level]


def _ties(series: pd.DataFrame) -> Places:
    """Series under other rules of the same figure share a number."""
    named = series.assign(level=series["level"].replace(SAME), mart=series["mart"])
    number, _ = pd.factorize(pd.MultiIndex.from_frame(named[list(KEYS)]))
    return np.asarray(number, dtype=np.int64)


def _weights(series: pd.DataFrame) -> Places:
    """The order in which cells are hidden: operations, parts of breakdowns, then level by level."""
    level = series["level"].map(WEIGHTS).to_numpy(np.int64)
    whole = series["breakdown_of"].to_numpy() == ALL
    return np.where(whole & (series["mart"].to_numpy() != "operation"), level + BROKEN_DOWN, level)
