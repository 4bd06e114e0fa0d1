"""The example deliveries, file after file: what each sender would have sent in, from 2023 to 2026."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from config.model import Programme
from etl.demo.claims import make_claims
from etl.demo.enterprises import make_pool, make_supports
from etl.demo.faults import spoiled
from etl.demo.files import STYLES, write_text, write_workbook
from etl.demo.history import Sheet, claim_rounds, lateness, list_rounds, registers, report_rounds
from etl.demo.notes import note_rounds
from etl.demo.operations import make_operations
from etl.demo.places import make_fields, make_regions, region_weights
from etl.demo.plans import make_plans
from etl.demo.public_lists import planned_finances, project_bank
from etl.demo.reports import make_reports
from etl.demo.timeline import FIRST_REGISTER

PREFIX = "exempel_"
"""Marks a file as an example: every page that shows its figures says so."""

WORKBOOKS = {
    "2024-07-20": ("beslut", ("operationer", "interventioner", "regioner", "planvarden")),
    "2025-01-20": ("rapportering", ("lagesrapport", "deltagare")),
    "2026-01-20": ("beslut", ("operationer", "interventioner", "regioner", "planvarden")),
}
"""Days on which layouts come together as the sheets of one workbook."""

TITLES = {
    "operationer": "Operationer",
    "interventioner": "Interventionsområden",
    "regioner": "Regioner",
    "planvarden": "Planvärden",
    "lagesrapport": "Lägesrapport",
    "deltagare": "Deltagare",
}
REMARK = "Påhittade uppgifter för att visa hur en leverans ser ut. Inga verkliga projekt, företag eller personer."

STYLE_OF = {
    "operationer": ("older", "compact"),
    "interventioner": ("plain",),
    "regioner": ("excel", "plain"),
    "planvarden": ("excel", "compact"),
    "lagesrapport": ("excel", "tabbed", "older"),
    "deltagare": ("excel", "older"),
    "utbetalning": ("plain", "excel"),
    "planerad_finansiering": ("plain",),
    "kommentarer": ("excel", "compact"),
}
"""How each layout's files are written, in turn."""


def write_demo(folder: Path, *, programme: Programme, seed: int = 2027) -> tuple[Path, ...]:
    """Write example deliveries in every layout; returns the files, oldest first.

    The same seed and configuration give the same bytes. Some rows are faulty on purpose (`etl.demo.faults`).
    """
    folder.mkdir(parents=True, exist_ok=True)
    sheets = [sheet for sheet in _sheets(programme, seed) if len(sheet.rows)]
    files = [*_workbooks(sheets, folder), *_texts(sheets, folder), *_public_lists(programme, folder)]
    return tuple(sorted(files, key=lambda path: (path.stem[-10:], path.name)))


def _sheets(programme: Programme, seed: int) -> Iterator[Sheet]:
    """Every layout's rows on every day they were delivered."""
    operations = make_operations(programme, seed)
    regions = make_regions(operations, programme, seed)
    plans = make_plans(operations, programme, seed)
    weights = region_weights(operations, regions, programme)
    supports = make_supports(plans, make_pool(programme, seed), weights=weights, programme=programme, seed=seed)
    reports = make_reports(plans, supports, programme, seed=seed)
    late = lateness(operations, seed)
    parts = {
        "interventioner": make_fields(operations, programme, seed),
        "regioner": regions,
        "planvarden": _planned(plans),
    }
    sheets = [*registers(operations, parts), *report_rounds(reports, late, seed)]
    sheets += [*list_rounds(supports, late, seed), *claim_rounds(make_claims(operations, seed))]
    sheets += note_rounds(programme)
    return spoiled(sheets, plans)


def _planned(plans: pd.DataFrame) -> pd.DataFrame:
    rows = plans[["diarienummer", "indikator", "planvarde", "basvarde"]].assign(uppdelning=None)
    return rows.assign(basvarde=rows["basvarde"].round(0))[
        ["diarienummer", "indikator", "uppdelning", "planvarde", "basvarde"]
    ]


def _workbooks(sheets: list[Sheet], folder: Path) -> Iterator[Path]:
    for known_on, (name, layouts) in WORKBOOKS.items():
        inside = [(TITLES[s.layout], s.rows) for layout in layouts for s in sheets if _is(s, layout, known_on)]
        if inside:
            yield write_workbook(inside, folder / f"{PREFIX}{name}_{known_on}.xlsx", remark=REMARK)


def _is(sheet: Sheet, layout: str, known_on: str) -> bool:
    return (sheet.layout, sheet.known_on, sheet.remark) == (layout, known_on, "")


def _texts(sheets: list[Sheet], folder: Path) -> Iterator[Path]:
    """The sheets no workbook holds, one text file each."""
    written: dict[str, int] = {}
    for sheet in sheets:
        turn = written[sheet.layout] = written.get(sheet.layout, -1) + 1
        if any(_is(sheet, layout, sheet.known_on) for layout in WORKBOOKS.get(sheet.known_on, ("", ()))[1]):
            continue
        styles = STYLE_OF[sheet.layout]
        path = folder / f"{PREFIX}{sheet.layout}{sheet.remark}_{sheet.known_on}.csv"
        yield write_text(sheet.rows, path, STYLES[styles[turn % len(styles)]])


def _public_lists(programme: Programme, folder: Path) -> Iterator[Path]:
    bank = folder / f"{PREFIX}projektbank_{FIRST_REGISTER}.json"
    bank.write_text(project_bank(programme), encoding="utf-8", newline="\n")
    yield bank
    path = folder / f"{PREFIX}planerad_finansiering_{FIRST_REGISTER}.csv"
    yield write_text(planned_finances(programme), path, STYLES["plain"])
