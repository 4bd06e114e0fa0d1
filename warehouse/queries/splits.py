"""How is an indicator split over its categories, over women and men, over who leads the enterprise?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch, records
from warehouse.queries.scope import Scope
from warehouse.tables.mart import breakdown_value, indicator_value

UNKNOWN = "unknown"
"""Category of the enterprises whose list does not say; never a known part."""


@dataclass(frozen=True)
class Missing:
    """What no part of a split says about the total it splits."""

    total: Decimal  # the published value, the indicator's unit
    known: Decimal  # the parts that say something

    @property
    def value(self) -> Decimal:
        """Total − parts; negative where the parts are more than the total."""
        return self.total - self.known

    @property
    def share(self) -> Decimal | None:
        """Share of the total, of 1; None where the total is nought."""
        return self.value / self.total if self.total else None


def splits(connection: sa.Connection, *, indicator: str, cut_off: date, scope: Scope) -> pd.DataFrame:
    """The achieved value by category, for the programme, an objective, a region or both.

    Columns: dimension (breakdown | size_class | support_form | sex | led_by), code, value (None = protected),
    evidenced (part counted from the lists), total (the published value they are parts of; None = nothing published or
    protected), the indicator's unit.
    Empty for other scopes. Splits never have a target (docs/counting-rules.md).
    """
    part, whole = breakdown_value, indicator_value
    same = sa.and_(
        whole.c.indicator == part.c.indicator,
        whole.c.cut_off == part.c.cut_off,
        *[whole.c[name] == part.c[name] for name in ("level", "specific_objective", "region")],
    )
    return fetch(
        connection,
        sa.select(
            part.c.breakdown_of.label("dimension"),
            part.c.category.label("code"),
            part.c.value,
            part.c.evidenced,
            whole.c.implemented.label("total"),
        )
        .select_from(part)
        .outerjoin(whole, same)
        .where(part.c.indicator == indicator, part.c.cut_off == cut_off, *scope.where(part))
        .order_by(part.c.breakdown_of, part.c.category),
    )


def missing_shares(rows: pd.DataFrame) -> dict[str, Missing]:
    """Dimension → what its parts do not say, for the rows of `splits`.

    Dimensions without a total, or with a protected part, are left out.
    """
    found: dict[str, Missing] = {}
    for row in records(rows):
        if row["total"] is not None:
            before = found.get(row["dimension"], Missing(row["total"], Decimal(0)))
            part = Decimal(0) if row["code"] == UNKNOWN or row["value"] is None else row["value"]
            found[row["dimension"]] = Missing(row["total"], before.known + part)
    unsaid = {row["dimension"] for row in records(rows) if row["value"] is None}
    return {dimension: missing for dimension, missing in found.items() if dimension not in unsaid}
