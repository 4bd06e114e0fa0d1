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
    pairs = _frame(work, _pairs(work, tables))
    values = _frame(work, _values(tables))
    days = day_numbers(work.cut_offs)
    reported = values.groupby("indicator", sort=True)
    empty = values.iloc[:0]
    return {
        str(code): _portfolio(rows.reset_index(drop=True), _of(reported, code, empty), days)
        for code, rows in pairs.groupby("indicator", sort=True)
    }


def day_numbers(days: Iterable[date | None]) -> np.ndarray:
    """Days as whole days since 1970-01-01; NEVER where there is none."""
    numbers = np.array([*days], dtype="datetime64[D]")
    return np.where(np.isnat(numbers), NEVER, numbers.astype(np.int64))


def _frame(work: Work, query: sa.Select[Any]) -> pd.DataFrame:
    result = work.connection.execute(query)
    return pd.DataFrame(result.fetchall(), columns=list(result.keys()))


def _pairs(work: Work, tables: dict[str, sa.TableClause]) -> sa.Select[Any]:
    """Operation × indicator that counts at the last cut-off, with the original plan, interrupted or not."""
    value, planned = operation_value, tables["planned_totals"]
    same = sa.and_(planned.c.operation_id == value.c.operation_id, planned.c.indicator == value.c.indicator)
    names = ("specific_objective", "kind", "support_form", "decided_on", "starts_on", "ends_on")
    return (
        sa.select(
            value.c.operation_id,
            value.c.indicator,
            *[operation.c[name] for name in names],
            _closed_on().label("closed_on"),
            sa.cast(planned.c.planned, sa.Double).label("planned"),
        )
        .join_from(value, operation, operation.c.operation_id == value.c.operation_id)
        .outerjoin(planned, same)
        .where(work.known(operation), value.c.cut_off == work.cut_offs[-1])
        .order_by(value.c.indicator, value.c.operation_id)
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


def _values(tables: dict[str, sa.TableClause]) -> sa.Select[Any]:
    value, calendar = operation_value, tables["calendar"]
    return (
        sa.select(
            value.c.operation_id,
            value.c.indicator,
            calendar.c.position,
            sa.cast(value.c.implemented, sa.Double).label("implemented"),
            value.c.has_list,
            value.c.reported_on,
        )
        .join_from(value, calendar, calendar.c.cut_off == value.c.cut_off)
        .where(value.c.implemented.is_not(None))
    )


def _of(grouped: Any, code: object, empty: pd.DataFrame) -> pd.DataFrame:
    return grouped.get_group(code) if code in grouped.groups else empty


def _portfolio(pairs: pd.DataFrame, reported: pd.DataFrame, days: np.ndarray) -> Portfolio:
    shape = (len(pairs), len(days))
    values, own = np.full(shape, np.nan), np.zeros(shape, dtype=bool)
    at = pd.Index(pairs["operation_id"]).get_indexer(reported["operation_id"]), reported["position"].to_numpy(int) - 1
    values[at] = reported["implemented"].to_numpy(float)
    own[at] = reported["has_list"].to_numpy(bool) | _since_the_cut_off_before(reported, days)
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
        fresh=own,
    )


def _since_the_cut_off_before(reported: pd.DataFrame, days: np.ndarray) -> np.ndarray:
    """Whether the value was reported after the cut-off before its own, not carried on from there."""
    before = np.concatenate([[-NEVER], days[:-1]])[reported["position"].to_numpy(int) - 1]
    reported_on = reported["reported_on"].astype(object)
    numbers = day_numbers(reported_on.where(reported_on.notna(), None))
    known = numbers != NEVER
    return known & (numbers > before)
