"""Portfolios out of the marts: one per indicator, as the arrays the forecast counts with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from warehouse.forecast.portfolio import NEVER, Portfolio
from warehouse.marts.work import Work
from warehouse.tables.core import operation
from warehouse.tables.mart import operation_value


def portfolios(work: Work, tables: dict[str, sa.TableClause]) -> dict[str, Portfolio]:
    """Indicator → its operations with plans, values and days, as known on the work's day; indicators in order."""
    kept = work.keep("pairs", _pairs(work, tables))
    result = work.connection.execute(sa.select(kept).order_by(kept.c.pair_no))
    pairs = pd.DataFrame(result.fetchall(), columns=list(result.keys()))
    values, fresh = _matrices(work, tables, kept, count=len(pairs))
    days = day_numbers(work.cut_offs)
    return {
        str(code): _portfolio(rows, values=values[rows.index], fresh=fresh[rows.index], days=days)
        for code, rows in pairs.groupby("indicator", sort=True)
    }


def _matrices(
    work: Work, tables: dict[str, sa.TableClause], pairs: sa.TableClause, *, count: int
) -> tuple[np.ndarray, np.ndarray]:
    """Pair × cut-off: the value, and whether it is the operation's own of that time, not carried on from earlier."""
    values, fresh = np.full((count, len(work.cut_offs)), np.nan), np.zeros((count, len(work.cut_offs)), dtype=bool)
    rows = work.connection.execute(_values(tables, pairs)).fetchall()
    if rows:
        pair, position, implemented, own = map(np.array, zip(*rows, strict=True))
        values[pair, position], fresh[pair, position] = implemented, own == 1
    return values, fresh


def day_numbers(days: Iterable[date | None]) -> np.ndarray:
    """Days as whole days since 1970-01-01; NEVER where there is none."""
    numbers = np.array([*days], dtype="datetime64[D]")
    return np.where(np.isnat(numbers), NEVER, numbers.astype(np.int64))


def _pairs(work: Work, tables: dict[str, sa.TableClause]) -> sa.Select[Any]:
    """Operation × indicator that counts at the last cut-off, numbered, with the original plan, interrupted or not."""
    value, planned = operation_value, tables["planned_totals"]
    same = sa.and_(planned.c.operation_id == value.c.operation_id, planned.c.indicator == value.c.indicator)
    names = ("specific_objective", "kind", "support_form", "decided_on", "starts_on", "ends_on")
    order = (value.c.indicator, value.c.operation_id)
    return (
        sa.select(
            (sa.func.row_number().over(order_by=order) - 1).label("pair_no"),
            value.c.operation_id,
            value.c.indicator,
            *[operation.c[name] for name in names],
            _closed_on().label("closed_on"),
            sa.cast(planned.c.planned, sa.Double).label("planned"),
        )
        .join_from(value, operation, operation.c.operation_id == value.c.operation_id)
        .outerjoin(planned, same)
        .where(work.known(operation), value.c.cut_off == work.cut_offs[-1])
    )


def _closed_on() -> sa.ColumnElement[Any]:
    """The day an operation ended; an interrupted one at the latest when that became known."""
    known_by = sa.case(
        (operation.c.known_from < operation.c.ends_on, operation.c.known_from), else_=operation.c.ends_on
    )
    return sa.case(
        (operation.c.status == "finished", sa.func.coalesce(operation.c.ended_on, operation.c.ends_on)),
        (operation.c.status == "interrupted", sa.func.coalesce(operation.c.ended_on, known_by)),
    )


def _values(tables: dict[str, sa.TableClause], pairs: sa.TableClause) -> sa.Select[Any]:
    """Every value with its pair and place; fresh where a list counts it, or a report after the cut-off before."""
    value, calendar = operation_value, tables["calendar"]
    before = calendar.alias("before")
    reported_since = sa.or_(before.c.cut_off.is_(None), value.c.reported_on > before.c.cut_off)
    own = sa.or_(value.c.has_list, sa.and_(value.c.reported_on.is_not(None), reported_since))
    same = sa.and_(pairs.c.operation_id == value.c.operation_id, pairs.c.indicator == value.c.indicator)
    return (
        sa.select(
            pairs.c.pair_no,
            calendar.c.position - 1,
            sa.cast(value.c.implemented, sa.Double),
            sa.case((own, 1), else_=0),
        )
        .join_from(value, calendar, calendar.c.cut_off == value.c.cut_off)
        .join(pairs, same)
        .outerjoin(before, before.c.position == calendar.c.position - 1)
        .where(value.c.implemented.is_not(None))
    )


def _portfolio(pairs: pd.DataFrame, *, values: np.ndarray, fresh: np.ndarray, days: np.ndarray) -> Portfolio:
    text = lambda name: pairs[name].to_numpy(object).astype(str)  # noqa: E731
    return Portfolio(
        operation=text("operation_id"),
        objective=text("specific_objective"),
        kind=text("kind"),
        form=text("support_form"),
        decided=day_numbers(pairs["decided_on"]),
        starts=day_numbers(pairs["starts_on"]),
        ends=day_numbers(pairs["ends_on"]),
        closed=day_numbers(pairs["closed_on"].astype(object).where(pairs["closed_on"].notna(), None)),
        planned=pairs["planned"].to_numpy(float),
        days=days,
        values=values,
        fresh=fresh,
    )
