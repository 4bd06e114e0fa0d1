"""A level of the marts, and the columns its rows are named by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import ALL

KEYS = ("policy_objective", "specific_objective", "kind", "field", "region", "municipality")


@dataclass(frozen=True)
class Level:
    """A level of the marts: which keys it is counted by and how operations are split over it."""

    name: str
    keys: tuple[str, ...]
    counted_from: str = "cell"  # the level whose enterprises these are, each once; it tells every key of this one
    split: str | None = None  # "region" or "field": additive parts go by key over this dimension


def key_columns(level: Level, source: sa.FromClause) -> list[sa.ColumnElement[Any]]:
    """The level columns of a mart row: the level's own keys from `source`, "*" for all others."""
    return [(source.c[name] if name in level.keys else sa.literal(ALL)).label(name) for name in KEYS]
