"""Operations with plans as a cube: what `warehouse.protection.figures` is given, made of a few numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from config.model import ALL, Programme
from warehouse.protection.figures import Figures, gather
from warehouse.protection.joined import KEYS

INDICATOR = "RCO14"
"""Counts organisations, each operation's own value added up."""

DAYS = (date(2024, 12, 31), date(2025, 6, 30))
PLACES = {"RSO1.1": "PO1", "RSO1.3": "PO1", "RSO2.1": "PO2"}
LEVELS = ("programme", "policy_objective", "objective")


@dataclass(frozen=True)
class Operation:
    """An operation that plans the indicator: what it achieved by each day, never falling."""

    name: str
    interrupted: bool
    achieved: Sequence[int]
    objective: str = "RSO1.3"

    def key(self, level: str) -> dict[str, str]:
        """What names the level it counts in."""
        policy = ALL if level == "programme" else PLACES[self.objective]
        return {"policy_objective": policy, "specific_objective": self.objective if level == "objective" else ALL}


def figures(operations: Sequence[Operation], programme: Programme) -> Figures:
    """The cube of the operations and their levels."""
    rows = [_cell("operation", "operation", o, day) | {"operation_id": o.name} for o in operations for day in (0, 1)]
    rows += [_cell("indicator", level, o, day) | o.key(level) for level in LEVELS for o in operations for day in (0, 1)]
    frame = pd.DataFrame(rows)
    cells = frame.groupby([*KEYS, "cut_off"], as_index=False)["value"].sum()
    stopped = [o for o in operations if o.interrupted]
    plans = [_cell("", "", o, d) | o.key("objective") | {"operation_id": o.name} for o in stopped for d in (0, 1)]
    names = ["operation_id", "indicator", "cut_off", "value", "policy_objective", "specific_objective"]
    planned = pd.DataFrame(plans, columns=[*KEYS, "cut_off", "value"])[names]
    places = [_place(operation) for operation in operations]
    return gather(
        cells[cells["value"] > 0],
        pd.DataFrame(places),
        plans=planned[planned["value"] > 0],
        programme=programme,
    )


def _cell(mart: str, level: str, operation: Operation, day: int) -> dict[str, object]:
    value = float(operation.achieved[day])
    return dict.fromkeys(KEYS, ALL) | {
        "mart": mart,
        "level": level,
        "indicator": INDICATOR,
        "cut_off": DAYS[day],
        "value": value,
    }


def _place(operation: Operation) -> dict[str, str]:
    names = {"operation_id": operation.name, "specific_objective": operation.objective, "kind": "direct"}
    return names | {"regions": "SE312 SE313", "fields": "021 025"}
