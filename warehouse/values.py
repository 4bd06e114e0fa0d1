"""`values`: every indicator figure of a release as one long table, the form evaluators take away.

Columns: indikator_kod, sarskilt_mal, region_kod, kommun_kod, interventionsomrade, uppdelning, period
(cut-off), matt (valt | genomfort | delmal2024 | mal2029 | basvarde | prognos), varde (the indicator's unit, decimal
point; empty = no value, the status says why), enhet, ackumulerat (ja | nej), status (A normal, E part of the
value is declared without a list, O missing, L not yet due, Q protected, M not applicable, P example target,
F forecast), kommentar (cause and text of the deviation note about this implemented value and this cut-off). `*`
means all. uppdelning is dimension:category (sex:women, size_class:micro, led_by:unknown …); a breakdown has no plan
and no target. A forecast stands on three rows, told apart by uppdelning: lag | mitt | hog; its period is a cut-off
to come.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TextIO

import sqlalchemy as sa

from config.model import ALL, Indicator, Programme
from config.texts import catalogue
from warehouse.absences import ABSENCE_OF, PROTECTED, target_status
from warehouse.tables.mart import breakdown_value, indicator_value, note, target
from warehouse.tables.mart_forecast import forecast

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
    "kommentar",
)
NotePlace = tuple[str, str, str, date]
"""Indicator, objective, region and cut-off of a note."""
FORECASTS = {"lag": "low", "mitt": "middle", "hog": "high"}
LEVELS = ("programme", "objective", "region", "objective_region", "field")
"""The levels of the file; the marts hold more, for the pages."""


def value_rows(connection: sa.Connection, programme: Programme, cut_offs: Sequence[date]) -> Iterator[tuple[str, ...]]:
    """The rows of `values` in a fixed order: measured values by level and cut-off, breakdowns, targets, forecasts.

    An empty `cut_offs` means every cut-off the marts hold, and those to come that are forecast.
    """
    indicators = {indicator.code: indicator for indicator in programme.indicators}
    notes = _notes(connection, programme)
    for row in connection.execute(_measured(cut_offs)):
        yield from _measured_rows(row, indicators[row.indicator], notes)
    for row in connection.execute(_broken_down(cut_offs)):
        yield _breakdown_row(row, indicators[row.indicator])
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


def _broken_down(cut_offs: Sequence[date]) -> sa.Select[Any]:
    table = breakdown_value
    names = ("indicator", "level", "specific_objective", "region", "breakdown_of", "category", "cut_off")
    query = sa.select(table).where(table.c.level.in_(LEVELS)).order_by(*[table.c[name] for name in names])
    return query.where(table.c.cut_off.in_(cut_offs)) if cut_offs else query


def _breakdown_row(row: Any, indicator: Indicator) -> tuple[str, ...]:
    place = (row.specific_objective, row.region, row.municipality, row.field)
    category = f"{row.breakdown_of}:{row.category}"
    day, status = row.cut_off.isoformat(), PROTECTED if row.value is None else "A"
    return _line(indicator, place, period=day, measure="genomfort", value=row.value, status=status, category=category)


def _notes(connection: sa.Connection, programme: Programme) -> dict[NotePlace, str]:
    """Cause and text of every note, those of one figure after each other; the cause first, so no text is a formula."""
    words = catalogue("sv", programme.folder)
    order = [note.c[name] for name in ("indicator", "specific_objective", "region", "cut_off", "cause")]
    said: dict[NotePlace, str] = {}
    for row in connection.execute(sa.select(note).order_by(*order)):
        place = (row.indicator, row.specific_objective, row.region, row.cut_off)
        words_of = f"{words.t(f'deviation_cause.{row.cause}')}: {row.note}"
        said[place] = f"{said[place]} | {words_of}" if place in said else words_of
    return said


def _measured_rows(row: Any, indicator: Indicator, notes: Mapping[NotePlace, str]) -> Iterator[tuple[str, ...]]:
    place = (row.specific_objective, row.region, row.municipality, row.field)
    day, status = row.cut_off.isoformat(), row.implemented_status
    whole = row.municipality == row.field == ALL
    said = notes.get((row.indicator, row.specific_objective, row.region, row.cut_off), "") if whole else ""
    value = None if status in ABSENCE_OF else row.implemented
    yield _line(indicator, place, period=day, measure="valt", value=row.selected, status=row.planned_status)
    yield _line(indicator, place, period=day, measure="genomfort", value=value, status=status, comment=said)


def _target_rows(row: Any, indicator: Indicator, programme: Programme) -> Iterator[tuple[str, ...]]:
    place = (row.specific_objective, ALL, ALL, ALL)
    for measure, day, value in (
        ("basvarde", programme.start, row.baseline),
        ("delmal2024", programme.milestone_date, row.milestone_2024),
        ("mal2029", programme.target_date, row.target_2029),
    ):
        status = target_status(indicator, measure, confirmed=row.confirmed, known=value is not None)
        yield _line(indicator, place, period=day.isoformat(), measure=measure, value=value, status=status)


def _forecast_rows(row: Any, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    place, day = (row.specific_objective, ALL, ALL, ALL), row.cut_off.isoformat()
    for part, name in FORECASTS.items():
        value = getattr(row, name)
        yield _line(indicator, place, category=part, period=day, measure="prognos", value=value, status="F")


def _line(
    indicator: Indicator,
    place: tuple[str, ...],
    *,
    period: str,
    measure: str,
    value: Decimal | None,
    status: str,
    category: str = ALL,
    comment: str = "",
) -> tuple[str, ...]:
    figure = (plain(value), indicator.unit_sv, "ja" if indicator.cumulative else "nej", status)
    return (indicator.code, *place, category, period, measure, *figure, comment)


def plain(value: Decimal | None) -> str:
    """The value with a decimal point and no more decimals than it has; empty for no value."""
    if value is None:
        return ""
    whole = value == value.to_integral_value()
    return str(int(value)) if whole else format(value.normalize(), "f")
