"""Writes the generated documents: `python -m docs.generate`. What they say is read from config, tables and specs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from config import Programme, load_programme
from config.model import Indicator, Target
from config.texts import catalogue
from docs import rule_book
from docs.delivery_layouts import LEAD, TITLE, layout_chapters
from warehouse.tables import MARTS, core, delivery

FOLDER = Path(__file__).resolve().parent
MADE_BY = "<!-- Skriven av `make docs`; ändra i källan, inte här. Written by `make docs`. -->"


def documents(programme: Programme) -> dict[str, str]:
    """File name → text of every generated document."""
    return {
        "datakatalog.md": data_dictionary(),
        "indikatorer.md": indicator_handbook(programme),
        "kontroller.md": finding_catalogue(programme),
        "counting-rules.md": counting_rules(),
        "leveranser.md": delivery_layouts(programme),
        "handbok.md": rule_book.with_rules((FOLDER / "handbok.md").read_text(encoding="utf-8")),
        "../dashboard/rules.json": rule_book.rules_file(),
    }


def data_dictionary() -> str:
    """Every table of a release with its grain, and every column with its meaning."""
    return _document(
        "Datakatalog",
        "Tabellerna i en publicerad utgåva (`release.duckdb`), lager för lager. Koderna är på engelska, "
        "som i databasen.",
        *_layer("Leveranser och fynd", _tables(delivery)),
        *_layer("Core: levererade fakta", _tables(core)),
        *_layer("Mart: räknade värden", MARTS),
    )


def finding_catalogue(programme: Programme) -> str:
    """Every rule a delivered row is checked by."""
    rules = programme.rules.values()
    rows = (
        (f"`{rule.code}`", _word(f"severity.{rule.severity}"), rule.title_sv, rule.expected_sv, rule.remedy_sv)
        for rule in rules
    )
    return _document(
        "Kontroller",
        "Varje fynd pekar ut fil, blad, rad och kolumn. Fel: raden hålls inne (eller filen avvisas). Varning: raden "
        "laddas och fyndet visas. Upplysning: visas.",
        _table(("Kod", "Vikt", "Fynd", "Väntat", "Vad gör jag nu"), rows),
    )


def indicator_handbook(programme: Programme) -> str:
    """Every indicator with its definition, way of counting and targets."""
    return _document(
        "Indikatorhandbok",
        f"{programme.name_sv}, programversion {programme.version}. Exempelmål är rimliga tal för exempeldata, "
        "inte beslutade målvärden.",
        *(_indicator(indicator, programme) for indicator in programme.indicators),
    )


def delivery_layouts(programme: Programme) -> str:
    """The input contract: every layout with its columns."""
    return _document(TITLE, LEAD, *layout_chapters(programme))


def counting_rules() -> str:
    """Every counting rule with the deliveries and figures that the tests hold it to."""
    return _document(
        "Counting rules",
        "Each rule has a small table of deliveries and the figures that must come out. The same tables are run as "
        "tests (`tests/spec/`). Column names are those of the delivered files.",
        *rule_book.counting_rules(),
    )


def _document(title: str, lead: str, *parts: str) -> str:
    return "\n\n".join((MADE_BY, f"# {title}", lead, *(part.strip() for part in parts))) + "\n"


def _tables(module: object) -> Iterable[sa.Table]:
    return (table for table in vars(module).values() if isinstance(table, sa.Table))


def _layer(title: str, tables: Iterable[sa.Table]) -> Iterable[str]:
    yield f"## {title}"
    for table in tables:
        rows = ((f"`{c.name}`", str(c.type), "ja" if c.nullable else "", c.comment or "") for c in table.columns)
        yield f"### `{table.name}`\n\n{table.comment}"
        yield _table(("Kolumn", "Typ", "Får saknas", "Innehåll"), rows)


def _indicator(indicator: Indicator, programme: Programme) -> str:
    unsure = "" if indicator.name_confirmed else " (svenskt namn ej bekräftat)"
    facts = (
        ("Typ", _word(f"indicator_type.{indicator.type}")),
        (
            "Räknesätt",
            _word(f"counting.{indicator.counting}") + ("" if indicator.rule_confirmed else " (ej bekräftat)"),
        ),
        ("Enhet", indicator.unit_sv),
        ("Särskilda mål", ", ".join(indicator.objectives) or "används inte i programmet"),
        ("Källa", indicator.source),
    )
    targets = [target for target in programme.targets if target.indicator == indicator.code]
    return "\n\n".join(
        (
            f"## {indicator.code}",
            f"**{indicator.name_sv}**{unsure}  \n{indicator.name_en}",
            indicator.definition_sv,
            "\n".join(f"- {name}: {value}" for name, value in facts),
            *((_targets(targets),) if targets else ()),
        )
    )


def _targets(targets: Iterable[Target]) -> str:
    rows = (
        (t.objective, t.baseline, t.milestone_2024, t.target_2029, "beslutat" if t.confirmed else "exempelmål")
        for t in targets
    )
    return _table(("Särskilt mål", "Basvärde", "Delmål 2024", "Mål 2029", "Ställning"), rows)


def _word(key: str) -> str:
    return catalogue("sv").t(key)


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    heads = tuple(heads)
    lines = (heads, ("---",) * len(heads), *(tuple("" if cell is None else str(cell) for cell in row) for row in rows))
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    for name, text in documents(load_programme()).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print((FOLDER / name).resolve().relative_to(FOLDER.parent))
