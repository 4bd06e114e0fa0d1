"""The order in which the marts are built; each step reads only what stands above it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import sqlalchemy as sa

from config.model import Programme
from warehouse.marts.breakdowns import fill_breakdowns
from warehouse.marts.evidence import EvidenceTables, find_evidence
from warehouse.marts.evidence_marts import fill_evidence_marts
from warehouse.marts.finance import fill_finance
from warehouse.marts.forecast import fill_forecast
from warehouse.marts.known_days import fill_known_days
from warehouse.marts.levels import ENTERPRISES, LEVELS, fill_levels
from warehouse.marts.notes import fill_notes
from warehouse.marts.operations import counted_operations, fill_operation_values, fill_overview
from warehouse.marts.protection import fill_protection
from warehouse.marts.ratios import fill_ratios
from warehouse.marts.reported import fill_report_totals, planned_totals
from warehouse.marts.reporting import fill_reporting
from warehouse.marts.shares import fill_shares
from warehouse.marts.unique import Counted, count_levels
from warehouse.marts.work import Work, keep_facts
from warehouse.tables.mart import target


def build_marts(connection: sa.Connection, *, programme: Programme, known_on: date, cut_offs: tuple[date, ...]) -> None:
    """Fill every mart table from core, as known on `known_on`, for the given cut-offs.

    The mart tables must exist and be empty; core is only read.
    """
    work = Work(connection, programme, known_on, cut_offs)
    with ThreadPoolExecutor(1) as aside:  # what only computes does so beside the engine's own work
        tables, evidence, counted = _count_values(work)
        write_forecast = fill_forecast(work, tables, aside)
        fill_breakdowns(work, tables, rows=evidence.rows, counted=counted)
        fill_overview(work, tables["objectives"], tables["regions"])
        write_protection = fill_protection(work, aside)
        fill_evidence_marts(work, tables, evidence)
        fill_finance(work, tables)
        fill_reporting(work, tables)
        _fill_targets(work)
        fill_notes(work)
        fill_known_days(work)
        write_forecast()
        write_protection()
    work.drop()


def build_values(
    connection: sa.Connection, *, programme: Programme, known_on: date, cut_offs: tuple[date, ...]
) -> None:
    """Fill the marts of shares, totals, operation and indicator values alone; as `build_marts`."""
    work = Work(connection, programme, known_on, cut_offs)
    _count_values(work)
    work.drop()


def _count_values(work: Work) -> tuple[dict[str, sa.TableClause], EvidenceTables, dict[str, Counted]]:
    """Every value on every level, and what the other marts are counted from."""
    tables = keep_facts(work)
    tables["operations"] = counted_operations(work, tables["objectives"])
    fill_shares(work, tables["regions"])
    fill_report_totals(work, tables["categories"])
    tables["planned_totals"] = planned_totals(work, tables["categories"])
    evidence = find_evidence(work, tables)
    fill_operation_values(work, tables, evidence)
    tables["unique_rule"] = _unique_rule(work, tables["indicators"])
    counted = count_levels(work, evidence, (*LEVELS, *ENTERPRISES))
    fill_levels(work, tables, counted)
    fill_ratios(work)
    return tables, evidence, counted


def _unique_rule(work: Work, indicators: sa.TableClause) -> sa.TableClause:
    return work.keep("unique_rule", sa.select(indicators.c.indicator).where(indicators.c.counting == "unique"))


def _fill_targets(work: Work) -> None:
    """Targets come from configuration, not from deliveries; every version is kept."""
    columns = ("baseline", "milestone_2024", "target_2029", "programme_version", "valid_from", "confirmed", "source")
    rows = [
        {"indicator": t.indicator, "specific_objective": t.objective} | {name: getattr(t, name) for name in columns}
        for t in work.programme.targets
    ]
    if rows:
        work.connection.execute(target.insert(), rows)
