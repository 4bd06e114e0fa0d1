"""The part of the programme a figure is about, and the mart level that holds it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa

from config.model import ALL

_LEVELS: dict[frozenset[str], str] = {
    frozenset(): "programme",
    frozenset({"policy_objective"}): "policy_objective",
    frozenset({"specific_objective"}): "objective",
    frozenset({"region"}): "region",
    frozenset({"specific_objective", "region"}): "objective_region",
    frozenset({"field"}): "field",
    frozenset({"specific_objective", "kind", "field"}): "chain",
    frozenset({"municipality"}): "municipality",
    frozenset({"specific_objective", "municipality"}): "objective_municipality",
}

REGION_RULES = ("key", "full", "joint")
"""How an operation in several regions counts: by key, full in each, or in a column of its own."""

_BY_RULE: dict[tuple[str, str], str] = {
    ("region", "full"): "region_full",
    ("region", "joint"): "region_joint",
    ("objective_region", "full"): "objective_full",
    ("objective_region", "joint"): "objective_joint",
}


def by_rule(level: str, rule: str) -> str:
    """The level under the rule; levels without regions have one rule only."""
    return _BY_RULE.get((level, rule), level)


@dataclass(frozen=True)
class Scope:
    """Which objective, kind, field and place; `*` = all. The rule matters where a region is chosen."""

    policy_objective: str = ALL
    specific_objective: str = ALL
    kind: str = ALL
    field: str = ALL
    region: str = ALL
    municipality: str = ALL
    region_rule: str = "key"

    @property
    def chosen(self) -> dict[str, str]:
        """The keys that are not "all"."""
        return {name: getattr(self, name) for name in _KEYS if getattr(self, name) != ALL}

    @property
    def level(self) -> str | None:
        """The mart level counted for exactly these keys; None = no figure is counted for the combination.

        Unique enterprises can not be put together from other levels, so there is no way around it.
        """
        level = _LEVELS.get(frozenset(self.chosen))
        return level and by_rule(level, self.region_rule)

    def where(self, table: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """The conditions that pick this scope's rows of a mart with level columns."""
        return [table.c.level == (self.level or ""), *[table.c[name] == code for name, code in self.chosen.items()]]

    def of_operations(self, table: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """The conditions that pick operations by the objective and kind every operation has exactly one of."""
        names = ("policy_objective", "specific_objective", "kind")
        return [table.c[name] == self.chosen[name] for name in names if name in self.chosen]


def scope_of(row: Any) -> Scope:
    """The scope of a row with the level columns."""
    return Scope(**{name: row[name] for name in _KEYS})


_KEYS = tuple(field.name for field in fields(Scope) if field.name != "region_rule")
