"""What the public tier holds of every table: the rows themselves, the rows without protected counts, or nothing.

Denied by default: a table that is named nowhere here does not exist in the public tier.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from config.model import ALL
from warehouse.grain import LEVEL
from warehouse.shade import Shade
from warehouse.tables import core, delivery, mart, mart_evidence, mart_forecast, mart_money, mart_protection
from warehouse.tables.mart_protection import protected_cell

AS_THEY_ARE = (
    core.operation,
    core.operation_field,
    core.operation_region,
    core.planned_value,
    core.claim,
    core.deviation_note,
    core.public_operation,
    core.planned_finance,
    delivery.delivery,
    delivery.delivery_sheet,
    delivery.release_info,
    mart.reporting,
    mart.operation_overview,
    mart.operation_share,
    mart_money.finance,
    mart.note,
    mart.known_day,
    mart_money.operation_finance,
    mart.target,
    mart_protection.protection_count,
    mart_forecast.forecast_test,
)
"""Decisions, plans, money, and what is public of deliveries."""

PROTECTED = "Q"
SAID_IN_FINDINGS = ("cell", "hint")
"""What a finding quotes: a delivered cell may be a small count or say something of one enterprise."""


def public_rows(shade: Shade, table: sa.Table) -> sa.Select[Any] | None:
    """The table's rows for everybody; None where it is not for everybody."""
    if table in AS_THEY_ARE:
        return sa.select(shade.source(table))
    make = _MAKE.get(table.name)
    return make(shade, shade.source(table)) if make else None


def _but(rows: sa.FromClause, **instead: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Every column of the rows, some of them replaced."""
    return sa.select(*[instead[c.name].label(c.name) if c.name in instead else c for c in rows.c])


def _unless(hidden: sa.ColumnElement[bool], value: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    return sa.case((sa.not_(hidden), value))


def _indicator_values(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    hidden = shade.hidden(rows, "indicator", LEVEL)
    mixed = sa.and_(shade.counted(rows), rows.c.evidenced > 0, rows.c.declared > 0)
    told = sa.func.coalesce(sa.or_(hidden, mixed), sa.false())
    unplanned = shade.plan_hidden(rows)
    ended = sa.and_(shade.counted(rows), shade.operations_hidden(rows))
    return _but(
        rows,
        selected=_unless(unplanned, rows.c.selected),
        planned_status=sa.case((unplanned, PROTECTED), else_=rows.c.planned_status),
        implemented=_unless(hidden, rows.c.implemented),
        evidenced=_unless(told, rows.c.evidenced),
        declared=_unless(told, rows.c.declared),
        implemented_status=sa.case((hidden, PROTECTED), else_=rows.c.implemented_status),
        ended_selected=_unless(ended, rows.c.ended_selected),
        ended_achieved=_unless(ended, rows.c.ended_achieved),
    )


def _breakdown_values(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    hidden = shade.hidden(rows, "breakdown", (*LEVEL, "breakdown_of", "category"))
    mixed = sa.and_(shade.counted(rows), rows.c.evidenced > 0, rows.c.evidenced < rows.c.value)
    told = sa.func.coalesce(sa.or_(hidden, mixed), sa.false())
    return _but(rows, value=_unless(hidden, rows.c.value), evidenced=_unless(told, rows.c.evidenced))


def _operation_values(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    hidden = shade.hidden(rows, "operation", ("operation_id",))
    told = sa.or_(hidden, shade.too_few(rows, rows.c.declared))
    overview = shade.source(mart.operation_overview)
    interrupted = sa.select(overview.c.operation_id).where(overview.c.status == "interrupted")
    # an interrupted operation planned what it achieved: hidden whatever the two are, or the blank would tell
    selected = _unless(sa.and_(hidden, rows.c.operation_id.in_(interrupted)), rows.c.selected)
    return _but(
        rows,
        selected=selected,
        implemented=_unless(hidden, rows.c.implemented),
        evidenced=_unless(hidden, rows.c.evidenced),
        declared=_unless(told, rows.c.declared),
    )


def _reports(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    """Reported totals of operations none of whose counts are protected; nothing of what splits them further."""
    cells, overview = shade.source(protected_cell), shade.source(mart.operation_overview)
    same = (cells.c.operation_id == rows.c.operation_id, cells.c.indicator == rows.c.indicator)
    withdrawn = sa.select(overview.c.operation_id).where(overview.c.status == "withdrawn")
    part = sa.or_(*[rows.c[name] != ALL for name in ("breakdown", "sex", "region")])
    hidden = sa.and_(
        shade.counted(rows),
        sa.or_(
            part,
            shade.denied(rows),
            _indicator_in(rows, shade.slices),
            rows.c.operation_id.in_(withdrawn),
            sa.exists().where(cells.c.mart == "operation", *same),
            shade.too_few(rows, rows.c.value),
        ),
    )
    return _but(rows, value=_unless(hidden, rows.c.value), comment=_unless(shade.counted(rows), rows.c.comment))


def _indicator_in(rows: sa.FromClause, slices: sa.FromClause | None) -> sa.ColumnElement[bool]:
    return sa.false() if slices is None else rows.c.indicator.in_(sa.select(slices.c.indicator))


def _report_totals(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    return sa.select(rows).where(sa.not_(shade.counted(rows)))


def _by_region(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    """Who has enterprises where, not how many."""
    return _but(rows, added=_unless(shade.counted(rows), rows.c.added))


def _findings(_: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    return _but(rows, **{name: sa.cast(sa.null(), sa.String) for name in SAID_IN_FINDINGS})


def _forecasts(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    """The forecast begins at the last achieved value: where that is protected, there is none for everybody."""
    cells = shade.source(protected_cell)
    last = sa.select(sa.func.max(shade.source(mart.indicator_value).c.cut_off)).scalar_subquery()
    same = [cells.c[name] == rows.c[name] for name in ("level", "specific_objective", "indicator")]
    begins = sa.exists().where(cells.c.mart == "indicator", cells.c.cut_off == last, *same)
    told = sa.or_(shade.denied(rows), begins, sa.and_(shade.counted(rows), _any(shade.slices)))
    return sa.select(rows).where(sa.not_(told))


def _any(slices: sa.FromClause | None) -> sa.ColumnElement[bool]:
    return sa.false() if slices is None else sa.exists().select_from(slices)


def _forecast_bases(shade: Shade, rows: sa.FromClause) -> sa.Select[Any]:
    columns = {column.name: column for column in rows.c}
    columns["overlap"] = sa.case((sa.not_(shade.counted(rows)), rows.c.overlap)).label("overlap")
    return _forecasts(shade, rows).with_only_columns(*columns.values())


_MAKE: dict[str, Callable[[Shade, sa.FromClause], sa.Select[Any]]] = {
    mart.indicator_value.name: _indicator_values,
    mart.breakdown_value.name: _breakdown_values,
    mart.operation_value.name: _operation_values,
    mart.report_total.name: _report_totals,
    mart_evidence.evidence_by_region.name: _by_region,
    mart_forecast.forecast.name: _forecasts,
    mart_forecast.forecast_basis.name: _forecast_bases,
    core.indicator_report.name: _reports,
    delivery.finding.name: _findings,
}
