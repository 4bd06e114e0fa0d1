"""Deviation notes: beside a status, as a numbered list beside a chart, as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard import html
from dashboard.charts.marks import Mark
from dashboard.components.data_table import data_table
from dashboard.components.official import official
from dashboard.components.text import section
from dashboard.formats import Numeric
from dashboard.request import PageRequest
from dashboard.sections.figures import chosen_scope, cut_off, region_name, rows_behind, source_words
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records
from warehouse.queries.notes import latest_notes, notes
from warehouse.queries.scope import Scope

ANCHOR = "kommentarer"
Note = dict[Any, Any]
Notes = Mapping[tuple[str, str], Sequence[Note]]


def latest(request: PageRequest, *, until: date, region: str = ALL) -> Notes:
    """Indicator and objective → the notes of their latest cut-off that has any."""
    return request.once(f"latest notes {until} {region}", lambda: latest_notes(_until(request, until), region=region))


def _until(request: PageRequest, until: date) -> pd.DataFrame:
    return request.once(f"notes {until}", lambda: request.ask(notes, until=until))


def note_words(request: PageRequest, note: Note) -> str:
    """Cause and text in one line."""
    return f"{_cause(request, note)}: {note['note']}"


def dated_words(request: PageRequest, note: Note) -> list[Component | str]:
    """The same, and which cut-off it is about where that is an earlier one."""
    earlier = f"{_latest(request, note['cut_off'])}. " if note["cut_off"] < cut_off(request) else ""
    return [f"{earlier}{_cause(request, note)}: ", official(request, note["note"])]


def _cause(request: PageRequest, note: Note) -> str:
    return request.t(f"deviation_cause.{note['cause']}")


def note_cells(request: PageRequest, row: Note, scope: Scope) -> dict[str, Any]:
    """What a row of indicators says about its note: words, cut-off, causes, and where the text stands."""
    until = row["cut_off"]
    found = latest(request, until=until, region=row["region"]).get((row["indicator"], row["specific_objective"]), ())
    causes = [_cause(request, note) for note in found]
    day = found[0]["cut_off"] if found else None
    return {
        "kommentar": " | ".join(note_words(request, note) for note in found),
        "kommentar_per": day,
        "orsak": ", ".join(causes),
        "kommentar_aldre": day is not None and day < until,
        "kommentarer": rows_behind(request, row["indicator"], scope, anchor=ANCHOR),
    }


def note_columns(request: PageRequest) -> list[Column]:
    """The note in files; on screen it stands beside the status."""
    return [
        Column("kommentar", request.t("pages.notes.note"), on_screen=False, swedish=True, absent="not_applicable"),
        Column("kommentar_per", request.t("pages.notes.per"), "date", on_screen=False, absent="not_applicable"),
    ]


def below_status(request: PageRequest, row: Row) -> list[Component]:
    """The causes under a status, leading to the text; an older note says which cut-off it is about."""
    if not row["orsak"]:
        return []
    day = request.f.day(row["kommentar_per"])
    words = request.t("pages.notes.this", cause=row["orsak"].lower())
    older = [html.Span(f" ({day})", className="day", title=_latest(request, row["kommentar_per"]))]
    parts: list[Component | str] = [words, *(older if row["kommentar_aldre"] else [])]
    return [html.Small(html.A(parts, href=row["kommentarer"]), className="below note-below")]


def _latest(request: PageRequest, day: date) -> str:
    return request.t("pages.notes.latest", date=request.f.day(day))


def own_notes(request: PageRequest, indicator: str) -> list[Note]:
    """The notes of the page's indicator, objective and region, or of all of them; oldest cut-off first."""
    scope = chosen_scope(request).chosen
    about = {"indicator": indicator} | {name: scope[name] for name in ("specific_objective", "region") if name in scope}
    every = records(_until(request, cut_off(request)))
    found = [note for note in every if all(note[name] == code for name, code in about.items())]
    return sorted(found, key=lambda note: note["cut_off"])


def note_marks(found: Sequence[Note], course: Sequence[tuple[date, Numeric | None]]) -> list[Mark]:
    """The numbers of the notes on the course line, at their cut-offs; at nought where nothing is known yet."""
    marks = []
    for number, (day, _) in enumerate(groupby(found, key=lambda note: note["cut_off"]), start=1):
        known = [value for at, value in course if at <= day and value is not None]
        marks.append(Mark(str(number), day, known[-1] if known else 0))
    return marks


def note_list(request: PageRequest, found: Sequence[Note]) -> Component | None:
    """The texts behind the numbers in the chart, a cut-off each."""
    if not found:
        return None
    groups = [(day, list(own)) for day, own in groupby(found, key=lambda note: note["cut_off"])]
    items = [html.Li([html.B(_per(request, day)), *[_said(request, note) for note in own]]) for day, own in groups]
    heading = html.H3(request.t("pages.notes.heading"))
    words = request.t("pages.notes.intro")
    older = groups[-1][0] < cut_off(request)
    said = f"{words} {_latest(request, groups[-1][0])}." if older else words
    return html.Section(
        [heading, html.P(said, className="table-note"), html.Ol(items, className="notes")],
        id=ANCHOR,
        className="subsection",
    )


def _per(request: PageRequest, day: date) -> str:
    return request.t("pages.notes.per_day", date=request.f.day(day))


def _said(request: PageRequest, note: Note) -> Component:
    """One note: place and cause, text, what is done, by which function and when, and where it was delivered."""
    place = " · ".join(part for part in (_place(request, note), _cause(request, note)) if part)
    done = (
        [html.Br(), html.B(f"{request.t('pages.notes.action')}: "), official(request, note["action"])]
        if note["action"]
        else []
    )
    by = [html.Small(_by(request, note), className="below")] if note["responsible"] or note["due_on"] else []
    source = html.Small(source_words(request, {f"note_{k}": note[v] for k, v in SOURCE.items()}, "note"))
    return html.P(
        [html.Span(place, className="note-cause"), html.Br(), official(request, note["note"]), *done, *by, source]
    )


def _by(request: PageRequest, note: Note) -> list[Component | str]:
    """The function that answers for it and the day it is to be done, where they are told."""
    who = [official(request, note["responsible"])] if note["responsible"] else []
    return [*who, *([", "] if who and note["due_on"] else []), _due(request, note)]


SOURCE = {"file": "file_name", "sheet": "sheet", "row": "source_row"}


def _place(request: PageRequest, note: Note) -> str:
    objective = "" if note["specific_objective"] == ALL else note["specific_objective"]
    region = "" if note["region"] == ALL else region_name(request, note["region"])
    return ", ".join(part for part in (objective, region) if part)


def _due(request: PageRequest, note: Note) -> str:
    return request.t("pages.notes.due", date=request.f.day(note["due_on"])) if note["due_on"] else ""


def note_table(request: PageRequest, found: Sequence[Note]) -> Table:
    """Notes in rows, for print and for files."""
    t = request.t
    rows = [
        {
            "indikator_kod": note["indicator"],
            "sarskilt_mal": "" if note["specific_objective"] == ALL else note["specific_objective"],
            "region": "" if note["region"] == ALL else region_name(request, note["region"]),
            "per_datum": note["cut_off"],
            "orsak": _cause(request, note),
            "text": note["note"],
            "atgard": note["action"],
            "ansvarig": note["responsible"],
            "klart_senast": note["due_on"],
            "href": request.link.indicator(
                note["indicator"], anchor=ANCHOR, mal=note["specific_objective"].replace(ALL, "")
            ),
        }
        for note in found
    ]
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True, href="href"),
        Column("sarskilt_mal", t("column.specific_objective"), "code", absent="not_applicable"),
        Column("region", t("column.region"), absent="not_applicable"),
        Column("per_datum", t("pages.notes.per"), "date"),
        Column("orsak", t("pages.notes.cause")),
        Column("text", t("pages.notes.note"), swedish=True),
        Column("atgard", t("pages.notes.action"), absent="missing", swedish=True),
        Column("ansvarig", t("pages.notes.responsible"), absent="missing", swedish=True),
        Column("klart_senast", t("pages.notes.due_column"), "date", absent="missing"),
    )
    frame = pd.DataFrame(rows, columns=[*[column.key for column in columns], "href"], dtype=object)
    return Table("kommentarer", t("pages.notes.caption"), columns, frame)


def notes_section(request: PageRequest, table: Table) -> list[Component]:
    """The notes in rows under their own heading; nothing where there are none."""
    if table.frame.empty:
        return []
    heading, intro = request.t("pages.notes.heading"), request.t("pages.notes.table_intro")
    return [section(heading, data_table(request, table, caption=False), anchor=ANCHOR, intro=intro)]


def shown_notes(request: PageRequest, rows: pd.DataFrame) -> list[Note]:
    """The latest notes of the indicators in the rows of `progress`."""
    region = request.params.get("region") or ALL
    found = latest(request, until=cut_off(request), region=region)
    pairs = zip(rows["indicator"], rows["specific_objective"], strict=True)
    return [note for pair in pairs for note in found.get(pair, ())]
