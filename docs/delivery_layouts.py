"""The input contract in words: every layout with its columns, read from the loader's own declarations."""

from __future__ import annotations

from collections.abc import Iterable

from config import Programme
from config.words import fold
from etl.layouts import KNOWN_PER, Column, Layout, layouts

TITLE = "Leveranser"
LEAD = """\
En leverans är en fil: CSV, XLSX eller (för projektbanken) JSON. Rubrikraden avgör vilken layout filen har, inte namnet.
Stora och små bokstäver, accenter, mellanslag, understreck och bindestreck i rubriker spelar ingen roll. I en arbetsbok
läses varje synligt blad vars rubrik passar en layout."""

RULES = """\
## Så läses innehållet

- **Känd per**: kolumnen `kand_per`, annars ISO-datumet i filnamnet (`lagesrapport_2025-07-20.csv`), annars dagen filen
  togs emot. Det som är känt senare ersätter det tidigare för samma nyckel; det gamla finns kvar och kan frågas efter
  med `values --known-on`. Ingenting är känt senare än dagen det togs emot: en fil med ett senare datum i namnet läses
  inte (F13), en rad med ett senare `kand_per` hålls inne (V15). Exempelfilernas kalender är påhittad och prövas inte.
- **Text**: UTF-8 med eller utan BOM, UTF-16 med BOM eller cp1252; semikolon, komma eller tabb; citattecken `"`.
- **Tal**: `1 234,50`, `1.234,50`, `1234.50`, även med hårt mellanslag, minus som `-` eller `−`, `kr` eller `SEK` sist.
  `1,234` och `1.234` ensamma kan läsas på två sätt och hålls inne om inte kolumnens andra tal avgör. Allt annat är ett
  fynd, aldrig en gissning.
- **Datum**: `2025-06-30`, `20250630`, `30/06/2025`, `2025-06-30 01:17:38`. Ett datum långt utanför programmet hålls
  inne (V16).
- **Saknas**: tom cell, `-`, `N.a.`, `n/a`, `None`, `uppgift saknas`. Det som saknas är aldrig noll.
- **Koder** är text: `020` förblir `020`.
- **Samma rad två gånger** laddas en gång. Samma nyckel med olika värden och samma känd per-dag hålls inne (K02).
- **Organisationsnummer** för stödda företag ersätts av en pseudonym medan filen läses. Namn på företag och
  kontaktpersoner läses inte.
- **Summan går jämnt ut** per fil och blad: läst = laddat + karantän + ersatt + ignorerat."""

KINDS = {
    "text": "text",
    "reference": "text; ett personnummer tas inte emot (V17)",
    "remark": "fri text; e-post, telefon, person- och organisationsnummer döljs (C40)",
    "function": "en funktion, aldrig en persons namn; annat lämnas tomt (C41)",
    "date": "datum",
    "money": "belopp, två decimaler",
    "value": "tal i indikatorns enhet",
    "share": "procent, 0–100",
    "rate": "andel av 1",
    "word": "ord ur lista",
    "enterprise": "organisationsnummer, blir pseudonym",
    "beneficiary": "organisationsnummer, sparas för juridiska personer",
}
LISTED = 24
"""Vocabularies longer than this are codes that have a document of their own."""


def layout_chapters(programme: Programme) -> Iterable[str]:
    """The rules for all layouts, then one chapter per layout."""
    yield RULES
    for layout in layouts():
        yield f"## `{layout.name}`"
        yield f"Nyckel: {', '.join(f'`{name}`' for name in _delivered_names(layout))}."
        yield _columns(layout, programme)


def _delivered_names(layout: Layout) -> list[str]:
    names = {column.target: column.name for column in layout.columns}
    return [names.get(key, key) for key in layout.key_columns]


def _columns(layout: Layout, programme: Programme) -> str:
    rows = [_row(layout, column, programme) for column in layout.columns if not column.silent]
    rows += [(f"`{KNOWN_PER}`", "", "datum", "")] if KNOWN_PER not in layout.required else []
    lines = ["| Kolumn | Krävs | Innehåll | Andra rubriker |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def _row(layout: Layout, column: Column, programme: Programme) -> tuple[str, str, str, str]:
    spellings = programme.headers[layout.name].get(column.name, ())
    others = [name for name in spellings if fold(name) != fold(column.name)]
    required = "ja" if column.name in layout.required else ""
    return f"`{column.name}`", required, _content(column, programme), ", ".join(others)


def _content(column: Column, programme: Programme) -> str:
    """The kind of cell, and the words it may hold where they are few enough to list."""
    words = programme.vocabulary.get(column.words, {})
    codes: dict[str, list[str]] = {}
    for word, code in words.items():
        codes.setdefault(str(code), []).append(word)
    if not codes or len(codes) > LISTED or column.kind == "function":
        return KINDS[column.kind]
    shown = (next((word for word in spellings if word != code), code) for code, spellings in codes.items())
    return "; ".join(f"`{word}`" for word in shown)
