"""Findings that need more than one row: one small set of deliveries in which every such rule is broken once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from etl.run import load
from tests.conftest import MakeSettings
from warehouse.connections import open_current
from warehouse.tables.delivery import delivery, delivery_sheet, finding

OPERATIONS = """\
diarienummer;projektnamn;stodmottagare;sarskilt_mal;insatstyp;beslutsdatum;startdatum;slutdatum;status;stodberattigande_kostnad_sek;eu_stod_sek;offentlig_medfinansiering_sek
P1;Ett;Region Exempel;RSO1.1;direct;2024-01-10;2024-02-01;2026-12-31;pågår;100;50;50
P2;Två;Region Exempel;RSO1.3;direct;2024-01-10;2024-02-01;2026-12-31;pågår;100;50;50
P3;Tre;Region Exempel;RSO1.4;direct;2024-01-10;2024-02-01;2026-12-31;pågår;100;50;50
P4;Fyra;Region Exempel;RSO1.1;direct;2021-01-10;2021-02-01;2022-06-30;pågår;100;50;50
P5;Fem;Region Exempel;RSO1.1;direct;2024-01-10;2024-02-01;2026-12-31;pågår;100;50;50
P6;Sex;Region Exempel;RSO1.1;direct;2024-01-10;2024-02-01;2026-12-31;pågår;100;50;50
"""
FIELDS = """\
diarienummer;interventionsomrade;andel
P1;027;60
P1;028;35
P2;021;100
P4;028;100
P5;028;100
P6;028;100
"""
REGIONS = """\
diarienummer;region;andel
P1;Dalarna;
P1;Värmland;
P2;Dalarna;50
P2;Gävleborg;40
P2;Värmland;
P4;Dalarna;100
P5;Dalarna;100
P6;Dalarna;100
"""
PLANS = """\
diarienummer;indikator;planvarde
P1;RCO02;10
P1;RCO96;2
P2;RCR98;10
P2;RCO02;5
P9;RCO02;5
"""
REPORTS = """\
diarienummer;per_datum;indikator;varde;uppdelning;kon
P1;2024-06-30;RCO02;40;;
P1;2024-12-31;RCO02;35;;
P1;2024-12-31;RCO96;2000;;
P1;2023-12-31;RCO08;100;;
P2;2024-12-31;RCR98;7;;
P2;2024-12-31;RCR98;3;;K
P2;2024-12-31;RCR98;5;;M
P3;2024-12-31;RCR98;3;;K
P3;2024-12-31;RCR98;5;;M
P3;2024-12-31;RCR97;5;;K
P2;2024-12-31;RCO02;4;;
P2;2024-12-31;RCO02;4;;
P2;2024-12-31;RCO04;4;;
P2;2024-12-31;RCO04;5;;
P4;2024-06-30;RCO08;5;;
P4;2024-06-30;RCR02;40;;
P4;2024-12-31;RCO08;5000;;
P4;2024-12-31;RCR02;1040;;
P1;2024-12-31;RCR02;1000;;
P2;2024-12-31;RCR02;1000;;
P5;2024-12-31;RCR02;1000;;
P6;2024-12-31;RCR02;1000000;;
P4;2024-12-31;RCO01;3;;
P4;2024-12-31;RCO02;5;;
"""
PARTICIPANTS = """\
diarienummer;organisationsnummer;stodform;forsta_stod;storleksklass;kommun;ledning;stodbelopp_sek
P1;559999-0016;bidrag;2023-12-01;mikro;Falun;;
P1;559999-0024;bidrag;2024-03-01;mikro;;;
P2;559999-0016;icke-ekonomiskt;2024-04-01;stort;Falun;;
P1;559999-0032;bidrag;2024-03-01;mikro;Falun;kvinnor;
P2;559999-0032;icke-ekonomiskt;2024-05-01;mikro;Falun;män;
P1;559999-0040;bidrag;2024-03-01;mikro;Falun;;2000000
P2;559999-0040;icke-ekonomiskt;2025-01-01;mikro;Falun;;1400000
P1;559999-0057;bidrag;2024-03-01;mikro;Falun;;500
P1;559999-0057;icke-ekonomiskt;2024-03-01;mikro;Falun;;500
"""
CLAIMS = """\
diarienummer;ansokan;per_datum;upparbetad_kostnad_sek;eu_stod_sek;certifierad;utbetald
P1;1;2024-06-30;60;30;2024-08-01;2024-09-01
P1;2;2024-12-31;41;21;2025-01-10;
P2;1;2024-06-30;100;40;2024-08-01;2024-08-01
P2;2;2024-12-31;30;11;;
P2;3;2024-12-31;10;1;;
P5;1;2024-06-30;90;45;;
P5;2;2024-09-30;-40;-20;;
P5;3;2024-12-31;50;25;;
P4;1;2020-12-31;10;5;;
P6;1;2024-06-30;10;5;2024-06-29;2024-08-01
P6;2;2024-06-30;10;5;2024-08-01;2024-07-31
P6;=2+1;2024-12-31;10;5;;
P6;4;2024-12-31;10;5;;2024-12-30
"""
FILES = {
    "operationer_2024-02-01.csv": OPERATIONS,
    "interventioner_2024-02-01.csv": FIELDS,
    "regioner_2024-02-01.csv": REGIONS,
    "planvarden_2024-02-01.csv": PLANS,
    "lagesrapport_2025-01-20.csv": REPORTS,
    "deltagare_2025-01-20.csv": PARTICIPANTS,
    "utbetalning_2025-01-20.csv": CLAIMS,
}
EXPECTED = {
    "K01": {("lagesrapport", 13)},
    "K02": {("lagesrapport", 14), ("lagesrapport", 15)},
    "K03": {("planvarden", 6)},
    "K04": {("interventioner", 2)},
    "K05": {("regioner", 2)},
    "K06": {("regioner", 4)},
    "K07": {("regioner", 4)},
    "C04": {("deltagare", 2)},
    "C05": {("lagesrapport", 2), ("lagesrapport", 3)},
    "C06": {("lagesrapport", 3)},
    "C07": {("lagesrapport", 6)},
    "C08": {("lagesrapport", 9)},
    "C09": {("lagesrapport", 11)},
    "C10": {("planvarden", 4), ("lagesrapport", 6)},
    "C11": {("lagesrapport", 3)},
    "C12": {("deltagare", 4)},
    "C13": {("deltagare", 3)},
    "C14": {("operationer", 4)},
    "C15": {("operationer", 4)},
    "C17": {("lagesrapport", 5)},
    "C18": {("lagesrapport", 4)},
    "C20": {("lagesrapport", 18)},
    "C21": {("lagesrapport", 23)},
    "C22": {("lagesrapport", 19)},
    "C23": {("deltagare", 6)},
    "C24": {("lagesrapport", 12), ("lagesrapport", 24)},
    "C25": {("lagesrapport", 24)},
    "C26": {("deltagare", 8)},
    "C27": {("deltagare", 10)},
    "C28": {("lagesrapport", 16), ("lagesrapport", 18)},
    "C29": {("operationer", 3)},
    "C30": {("utbetalning", 5), ("utbetalning", 6)},
    "C31": {("utbetalning", 10)},
    "C32": {("utbetalning", 11), ("utbetalning", 14)},
    "C33": {("utbetalning", 12)},
    "C34": {("utbetalning", 13)},
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[sa.Connection]:
    """A connection to the release these deliveries made."""
    folder = tmp_path_factory.mktemp("deliveries")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = make_settings(tmp_path_factory.mktemp("store"))
    load([folder], settings=settings, received_on=date(2025, 2, 1))
    with open_current(settings).connect() as connection:
        yield connection


def _rows_with(connection: sa.Connection, rule: str) -> set[tuple[str, int]]:
    query = sa.select(delivery.c.file_name, finding.c.source_row).join_from(
        finding, delivery, delivery.c.delivery_id == finding.c.delivery_id
    )
    return {(name.split("_")[0], row) for name, row in connection.execute(query.where(finding.c.rule == rule))}


@pytest.mark.parametrize("rule", sorted(EXPECTED))
def test_the_rule_finds_its_rows_and_no_others(release: sa.Connection, rule: str) -> None:
    assert _rows_with(release, rule) == EXPECTED[rule]


def test_a_contradiction_names_the_other_row(release: sa.Connection) -> None:
    hints = release.execute(sa.select(finding.c.hint).where(finding.c.rule == "K02").order_by(finding.c.source_row))
    assert list(hints.scalars()) == ["lagesrapport_2025-01-20.csv:15", "lagesrapport_2025-01-20.csv:14"]


def test_a_ceiling_passed_names_no_enterprise(release: sa.Connection) -> None:
    """The amount and the number of operations, nothing that tells enterprises apart."""
    found = release.execute(sa.select(finding.c.cell, finding.c.hint).where(finding.c.rule == "C26")).all()
    assert [tuple(row) for row in found] == [("3400000", "2")]


def test_claims_above_the_decision_name_sum_and_decision(release: sa.Connection) -> None:
    """The claim that passes the decision: of P2 one passes the cost, the next the support."""
    columns = (finding.c.source_row, finding.c.column_name, finding.c.cell, finding.c.hint)
    found = release.execute(sa.select(*columns).where(finding.c.rule == "C30").order_by(finding.c.source_row)).all()
    assert [tuple(row) for row in found] == [
        (5, "upparbetad_kostnad_sek", "130", "100"),
        (6, "eu_stod_sek", "52", "50"),
    ]


def test_every_sheet_adds_up(release: sa.Connection) -> None:
    sums = {
        name.split("_")[0]: tuple(counts)
        for name, *counts in release.execute(
            sa.select(
                delivery.c.file_name,
                delivery_sheet.c.rows_read,
                delivery_sheet.c.rows_loaded,
                delivery_sheet.c.rows_quarantined,
                delivery_sheet.c.rows_superseded,
                delivery_sheet.c.rows_ignored,
            ).join_from(delivery, delivery_sheet, delivery.c.delivery_id == delivery_sheet.c.delivery_id)
        )
    }
    assert sums == {
        "operationer": (6, 6, 0, 0, 0),
        "interventioner": (6, 6, 0, 0, 0),
        "regioner": (8, 8, 0, 0, 0),
        "planvarden": (5, 4, 1, 0, 0),
        "lagesrapport": (24, 21, 2, 1, 0),
        "deltagare": (9, 9, 0, 0, 0),
        "utbetalning": (13, 13, 0, 0, 0),
    }
