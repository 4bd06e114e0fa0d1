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
}


@dataclass(frozen=True)
class Scope:
    """Which objective, kind, field and place; `*` = all."""

    policy_objective: str = ALL
    specific_objective: str = ALL
    kind: str = ALL
    field: str = ALL
    region: str = ALL
    municipality: str = ALL

    @property
    def chosen(self) -> dict[str, str]:
        """The keys that are not "all"."""
        return {f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != ALL}

    @property
    def level(self) -> str | None:
        """The mart level counted for exactly these keys; None = no figure is counted for the combination.

        Unique enterprises can not be put together from other levels, so there is no way around it.
        """
        return _LEVELS.get(frozenset(self.chosen))

    def where(self, table: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """The conditions that pick this scope's rows of a mart with level columns."""
        return [table.c.level == (self.level or ""), *[table.c[name] == code for name, code in self.chosen.items()]]

    def of_operations(self, table: sa.FromClause) -> list[sa.ColumnElement[bool]]:
        """The conditions that pick operations by the objective and kind every operation has exactly one of."""
        names = ("policy_objective", "specific_objective", "kind")
        return [table.c[name] == self.chosen[name] for name in names if name in self.chosen]


def scope_of(row: Any) -> Scope:
    """The scope of a row with the level columns."""
    return Scope(**{f.name: row[f.name] for f in fields(Scope)})
