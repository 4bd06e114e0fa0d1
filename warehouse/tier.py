"""Who asks: `public` is everybody and sees protected counts as protected; `internal` sees what was counted.

Whoever says nothing is public.
"""

from __future__ import annotations

import sqlalchemy as sa

from config.settings import INTERNAL, PUBLIC, Tier

OPTION = "tier"
"""What a connection's tier is kept under."""


def of_tier(engine: sa.Engine, tier: Tier) -> sa.Engine:
    """The engine, its connections saying the tier they are for."""
    return engine.execution_options(**{OPTION: tier})


def sees_all(connection: sa.Connection) -> bool:
    """Whether the connection is for the internal tier: only there the lists of enterprises can be read."""
    return bool(connection.get_execution_options().get(OPTION, PUBLIC) == INTERNAL)
