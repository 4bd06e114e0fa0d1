"""Ratios: numerator and denominator, each counted at every level by its own rule, then divided.

Nothing is divided by nought: where the denominator is zero there is no value and the status is M (cannot
exist); where a part is missing or not yet due, so is the ratio (docs/counting-rules.md).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import Indicator
from config.rules import Ratio
from warehouse.marts.level import KEYS
from warehouse.marts.work import Work
from warehouse.tables.base import VALUE
from warehouse.tables.mart import indicator_value


def fill_ratios(work: Work) -> None:
    """Add the ratio indicators to `mart_indicator_value`; what was delivered under their codes is not used."""
    ratios = [indicator for indicator in work.programme.indicators if indicator.ratio is not None]
    delivered = indicator_value.c.indicator.in_([indicator.code for indicator in ratios])
    work.connection.execute(indicator_value.delete().where(delivered))
    for indicator in ratios:
        query = _divided(indicator)
        work.connection.execute(indicator_value.insert().from_select(list(indicator_value.c.keys()), query))


def _divided(indicator: Indicator) -> sa.Select[Any]:
    """Every level and cut-off that has either part."""
    ratio = indicator.ratio
    assert ratio is not None  # asked for ratios only
    above, below = (_part(code) for code in (ratio.numerator, ratio.denominator))
    names = ("level", *KEYS, "cut_off")
    keys = sa.union(*[sa.select(*[part.c[name] for name in names]) for part in (above, below)]).subquery("keys")
    at = lambda part: sa.and_(*[part.c[name] == keys.c[name] for name in names])  # noqa: E731
    selected, implemented = (_quotient(above.c[name], below.c[name], ratio) for name in ("selected", "implemented"))
    counts = [sa.func.coalesce(part.c.operations_count, 0) for part in (above, below)]
    return (
        sa.select(
            *[keys.c[name] for name in ("level", *KEYS)],
            sa.literal(indicator.code),
            keys.c.cut_off,
            selected,
            implemented,
            sa.cast(sa.null(), VALUE),
            sa.cast(sa.null(), VALUE),
            sa.case((counts[0] > counts[1], counts[0]), else_=counts[1]),
            _status(above, below),
            *[sa.literal(0)] * 2,  # what ended operations owe of a ratio has no meaning
            sa.case((selected.is_(None), "M"), else_="A"),
        )
        .select_from(keys)
        .outerjoin(above, at(above))
        .outerjoin(below, at(below))
    )


def _part(code: str) -> sa.Subquery:
    rows = sa.select(indicator_value).where(indicator_value.c.indicator == code)
    return rows.subquery(f"part_{code.replace('-', '_')}")


def _quotient(above: sa.ColumnElement[Any], below: sa.ColumnElement[Any], ratio: Ratio) -> sa.ColumnElement[Any]:
    """No value where either is unknown or the denominator is nought."""
    quotient = above * sa.cast(ratio.factor, VALUE) / sa.func.nullif(below, 0)
    return sa.cast(sa.func.round(sa.cast(quotient, sa.Numeric(38, 10)), 6), VALUE)


def _status(above: sa.Subquery, below: sa.Subquery) -> sa.ColumnElement[str]:
    """The weaker of the parts: missing, not yet due, nothing to divide by, partly declared, normal."""
    of = [sa.func.coalesce(part.c.implemented_status, "L") for part in (above, below)]
    ranked = [(sa.or_(of[0] == mark, of[1] == mark), mark) for mark in ("O", "L")]
    return sa.case(*ranked, (below.c.implemented == 0, "M"), (sa.or_(of[0] == "E", of[1] == "E"), "E"), else_="A")
