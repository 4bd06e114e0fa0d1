"""`values`: every indicator figure of a release as one long table, the form evaluators take away.

Columns: indikator_kod, sarskilt_mal, region_kod, kommun_kod, interventionsomrade, uppdelning, period
(cut-off), matt (valt | genomfort | delmal2024 | mal2029 | basvarde | prognos), varde (the indicator's unit, decimal
point; empty = no value, the status says why), enhet, ackumulerat (ja | nej), status (A normal, E part of the
value is declared without a list, O missing, L not yet due, P example target, F forecast). `*` means all. A forecast
stands on three rows, told apart by uppdelning: lag | mitt | hog; its period is a cut-off to come.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

import sqlalchemy as sa

from config.model import ALL, Indicator, Programme
from warehouse.tables.mart import forecast, indicator_value, target

COLUMNS = (
    "indikator_kod",
    "sarskilt_mal",
    "region_kod",
    "kommun_kod",
    "interventionsomrade",
    "uppdelning",
    "period",
    "matt",
    "varde",
    "enhet",
    "ackumulerat",
    "status",
)
FORECASTS = {"lag": "low", "mitt": "middle", "hog": "high"}
LEVELS = ("programme", "objective", "region", "objective_region", "field")
"""The levels of the file; the marts hold more, for the pages."""


def value_rows(connection: sa.Connection, programme: Programme, cut_offs: Sequence[date]) -> Iterator[tuple[str, ...]]:
    """The rows of `values` in a fixed order: measured values by level and cut-off, targets, forecasts.

    An empty `cut_offs` means every cut-off the marts hold, and those to come that are forecast.
    """
    indicators = {indicator.code: indicator for indicator in programme.indicators}
    for row in connection.execute(_measured(cut_offs)):
        yield from _measured_rows(row, indicators[row.indicator])
    for row in connection.execute(sa.select(target).order_by(target.c.indicator, target.c.specific_objective)):
        yield from _target_rows(row, indicators[row.indicator], programme)
    order = (forecast.c.indicator, forecast.c.specific_objective, forecast.c.cut_off)
    for row in connection.execute(sa.select(forecast).order_by(*order)) if not cut_offs else ():
        yield from _forecast_rows(row, indicators[row.indicator])


def write_rows(stream: TextIO, rows: Iterable[tuple[str, ...]]) -> int:
    """Write header and rows as RFC 4180 CSV; gives back the number of rows after the header."""
    writer = csv.writer(stream)
    writer.writerow(COLUMNS)
    lines = [*rows]
    writer.writerows(lines)
    return len(lines)


def _measured(cut_offs: Sequence[date]) -> sa.Select[Any]:
    table = indicator_value
    order = [table.c[name] for name in ("indicator", "level", "specific_objective", "region", "field", "cut_off")]
    query = sa.select(table).where(table.c.level.in_(LEVELS)).order_by(*order)
    return query.where(table.c.cut_off.in_(cut_offs)) if cut_offs else query


def _measured_rows(row: Any, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    place = (row.specific_objective, row.region, row.municipality, row.field)
    day = row.cut_off.isoformat()
    yield _line(indicator, place, period=day, measure="valt", value=row.selected, status="A")
    yield _line(indicator, place, period=day, measure="genomfort", value=row.implemented, status=row.implemented_status)


def _target_rows(row: Any, indicator: Indicator, programme: Programme) -> Iterator[tuple[str, ...]]:
    place = (row.specific_objective, ALL, ALL, ALL)
    status = "A" if row.confirmed else "P"
    for measure, day, value in (
        ("basvarde", programme.start, row.baseline),
        ("delmal2024", programme.milestone_date, row.milestone_2024),
        ("mal2029", programme.target_date, row.target_2029),
    ):
        if value is not None:
            yield _line(indicator, place, period=day.isoformat(), measure=measure, value=value, status=status)


def _forecast_rows(row: Any, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    place, day = (row.specific_objective, ALL, ALL, ALL), row.cut_off.isoformat()
    for part, name in FORECASTS.items():
        value = getattr(row, name)
        yield _line(indicator, place, part=part, period=day, measure="prognos", value=value, status="F")


def _line(
    indicator: Indicator,
    place: tuple[str, ...],
    *,
    part: str = ALL,
    period: str,
    measure: str,
    value: Decimal | None,
    status: str,
) -> tuple[str, ...]:
    cumulative = "ja" if indicator.cumulative else "nej"
    return (indicator.code, *place, part, period, measure, plain(value), indicator.unit_sv, cumulative, status)


def plain(value: Decimal | None) -> str:
    """The value with a decimal point and no more decimals than it has; empty for no value."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return str(int(value)) if whole else format(value.normalize(), "f")
