"""The EU reporting calendar: the days a cumulative figure is cut off at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from config.model import Programme


def eu_cut_offs(programme: Programme, until: date) -> tuple[date, ...]:
    """Every EU cut-off from programme start to `until`, oldest first (Regulation (EU) 2021/1060 Art. 42)."""
    return tuple(day for day in _calendar(programme, until.year) if programme.start <= day <= until)


def indicator_cut_offs(programme: Programme, after: date, until: date) -> tuple[date, ...]:
    """The cut-offs at which indicators go to the Commission, later than `after` and up to `until`, oldest first."""
    days = eu_cut_offs(programme, until)
    return tuple(day for day in days if day > after and (day.month, day.day) in programme.indicator_cut_off_days)


def _calendar(programme: Programme, last_year: int) -> Iterator[date]:
    for year in range(programme.start.year, last_year + 1):
        yield from sorted(date(year, month, day) for month, day in programme.cut_off_days)


def last_indicator_cut_off(programme: Programme, day: date) -> date:
    """The latest day on or before `day` to which indicators go to the Commission; the start where none has come."""
    reported = programme.indicator_cut_off_days
    days = [each for each in eu_cut_offs(programme, day) if (each.month, each.day) in reported]
    return days[-1] if days else programme.start


def year_before(day: date, years: int = 1) -> date:
    """The same day one year (or some years) earlier; 28 February for a leap day."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
