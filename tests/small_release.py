"""A small release: six operations, two lists of enterprises, one known day."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from config import ALL
from warehouse.tables import core, delivery

KNOWN_ON = date(2025, 7, 20)
CUT_OFF = date(2025, 6, 30)
DALARNA, GAVLEBORG, VARMLAND = "SE312", "SE313", "SE311"
FALUN, GAVLE, KARLSTAD = "2080", "2180", "1780"
FILE = {"delivery_id": "d1", "sheet": "", "known_from": KNOWN_ON, "known_to": None}

OPERATIONS = """
P1 | RSO1.3 | direct            | 2023-02-01 | running   | 4000000
P2 | RSO1.3 | direct            | 2023-05-01 | running   | 2000000
P3 | RSO1.3 | direct            | 2024-01-15 | running   | 1000000
P4 | RSO1.3 | direct            | 2025-07-01 | granted   | 900000
P5 | RSO1.3 | direct            | 2023-02-01 | withdrawn | 800000
P6 | RSO1.1 | support_structure | 2023-03-01 | running   | 700000
"""
TAGS = ("smart_specialisation", "sustainability", "social_innovation")
TAGGED = {"P1": ("Livsmedel", "social", True), "P2": ("Livsmedel", "economic", False), "P6": ("Skog", None, None)}
REGIONS = """
P1 | SE312 | 50
P1 | SE313 | 30
P1 | SE311 | 20
P2 | SE311 | 100
P3 | SE312 | 33.3333
P3 | SE313 | 33.3333
P3 | SE311 | 33.3334
P4 | SE312 | 100
P5 | SE312 | 100
P6 | SE313 | 100
"""
FIELDS = """
P1 | 021 | 100
P2 | 021 | 60
P2 | 025 | 40
P3 | 021 | 100
P4 | 021 | 100
P5 | 021 | 100
P6 | 028 | 100
"""
PLANS = """
P1 | RCO01 | 10
P1 | RCR02 | 1000000.50
P2 | RCO01 | 6
P3 | RCO01 | 7
P4 | RCO01 | 5
P5 | RCO01 | 5
P6 | RCO07 | 2
"""
REPORTS = """
P1 | 2024-12-31 | RCO01 | 2
P1 | 2025-06-30 | RCO01 | 4
P1 | 2025-06-30 | RCR02 | 500000.25
P3 | 2025-06-30 | RCO01 | 5
P5 | 2025-06-30 | RCO01 | 5
P6 | 2024-12-31 | RCR98 | 4 | women
P6 | 2025-06-30 | RCR98 | 5 | women
P6 | 2025-06-30 | RCR98 | 3 | men
"""
ENTERPRISES = """
P1 | 1 | micro  | 2080 | SE312 | 2023-06-01
P1 | 2 | small  | 2180 | SE313 | 2024-06-01
P1 | 3 | large  |      |       | 2024-06-01
P1 | 4 | medium | 2080 | SE312 | 2025-07-01
P2 | 1 | micro  | 2080 | SE312 | 2024-02-01
P2 | 5 | small  | 1780 | SE311 | 2023-01-01
"""
CLAIMS = """
P1 | 1 | 2024-12-31 | 600000
P1 | 2 | 2025-06-30 | 400000
"""


def lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def enterprise(number: str) -> uuid.UUID:
    return uuid.UUID(int=int(number) << 96)


def facts() -> dict[sa.Table, list[dict[str, Any]]]:
    operations = [
        {
            "operation_id": code,
            "name": f"Exempel {code}",
            "beneficiary": "Region Exempel",
            "specific_objective": objective,
            "kind": kind,
            "decided_on": date.fromisoformat(decided),
            "starts_on": date.fromisoformat(decided),
            "ends_on": date(2027, 12, 31) if status == "granted" else date(2025, 3, 31),
            "status": status,
            "eligible_cost_sek": Decimal(cost),
            "eu_support_sek": Decimal(cost) / 2,
            "support_form": "01",
            **dict(zip(TAGS, TAGGED.get(code, (None, None, None)), strict=True)),
        }
        for code, objective, kind, decided, status, cost in lines(OPERATIONS)
    ]
    regions = [{"operation_id": o, "region": r, "share_pct": Decimal(s)} for o, r, s in lines(REGIONS)]
    fields = [
        {"operation_id": o, "field": f, "code_scheme": "2021/1060", "original_code": f, "share_pct": Decimal(s)}
        for o, f, s in lines(FIELDS)
    ]
    plans = [
        {"operation_id": o, "indicator": i, "breakdown": ALL, "planned_value": Decimal(v)} for o, i, v in lines(PLANS)
    ]
    return {
        core.operation: operations,
        core.operation_region: regions,
        core.operation_field: fields,
        core.planned_value: plans,
        core.indicator_report: [_report(line) for line in lines(REPORTS)],
        core.enterprise_support: [_support(line) for line in lines(ENTERPRISES)],
        core.claim: [_claim(line) for line in lines(CLAIMS)],
    }


def _report(cells: list[str]) -> dict[str, Any]:
    operation, cut_off, indicator, value, *sex = cells
    keys = {"operation_id": operation, "cut_off": date.fromisoformat(cut_off), "indicator": indicator}
    return keys | {
        "breakdown": ALL,
        "sex": sex[0] if sex else ALL,
        "region": ALL,
        "value": Decimal(value),
        "comment": None,
    }


def _support(cells: list[str]) -> dict[str, Any]:
    operation, number, size, municipality, region, day = cells
    return {
        "operation_id": operation,
        "enterprise": enterprise(number),
        "organisation_kind": "enterprise",
        "size_class": size,
        "municipality": municipality or None,
        "region": region or None,
        "support_form": "grant",
        "first_support_on": date.fromisoformat(day),
    }


def _claim(cells: list[str]) -> dict[str, Any]:
    operation, number, cut_off, cost = cells
    days = {"cut_off": date.fromisoformat(cut_off), "certified_on": None, "paid_on": None}
    amounts = {"eligible_expenditure_sek": Decimal(cost), "eu_support_sek": Decimal(cost) / 2}
    return {"operation_id": operation, "claim_no": number} | days | amounts


PUBLIC = [
    {
        "operation_id": code,
        "name": f"Tidigare exempel {code}",
        "beneficiary": "Region Exempel",
        "granted_sek": Decimal(amount),
        "counties": counties,
        "municipalities": "Exempelby",
        "source_row": row,
    }
    for row, (code, amount, counties) in enumerate([("A1", 200000, "Dalarna"), ("A2", 300000, "Dalarna, Värmland")], 2)
]
FINDING = {"delivery_id": "d1", "sheet": "", "operation_id": None, "hint": None}
FINDINGS = [
    FINDING | {"source_row": 3, "column_name": "varde", "cell": "x", "rule": "V02", "severity": "error"},
    FINDING | {"source_row": 4, "column_name": "varde", "cell": "9", "rule": "C05", "severity": "warning"},
]


def fill(opened: sa.Connection) -> None:
    """Put the facts, the delivery, its findings and the release's own row into empty tables."""
    for table, rows in facts().items():
        numbered = [row | FILE | {"source_row": place} for place, row in enumerate(rows, start=2)]
        opened.execute(table.insert(), numbered)
    opened.execute(core.public_operation.insert(), [row | FILE for row in PUBLIC])
    opened.execute(
        delivery.delivery.insert(),
        {
            "delivery_id": "d1",
            "sha256": "0" * 64,
            "file_name": "exempel_rapport_2025-07-20.csv",
            "size_bytes": 1,
            "received_on": KNOWN_ON,
            "known_on": KNOWN_ON,
            "example": True,
        },
    )
    counts = {"rows_read": 10, "rows_loaded": 7, "rows_quarantined": 1, "rows_superseded": 1, "rows_ignored": 1}
    sheet = {"delivery_id": "d1", "sheet": "", "layout": "lagesrapport", "dropped_columns": "", "dropped_cells": 0}
    opened.execute(delivery.delivery_sheet.insert(), sheet | counts)
    opened.execute(delivery.finding.insert(), FINDINGS)
    opened.execute(
        delivery.release_info.insert(),
        {
            "release_id": "2025-07-20-test",
            "programme": "2021SE16RFPR006",
            "config_checksum": "0" * 64,
            "known_on": KNOWN_ON,
            "last_cut_off": CUT_OFF,
            "example": True,
        },
    )
