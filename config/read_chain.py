"""Reads the results chain, the intervention fields and the targets."""

from __future__ import annotations

import re

from config.entry import Entry
from config.folder import ConfigFolder
from config.model import ChainCell, DraftCode, InterventionField, Target

_FIELD = re.compile(r"\d{3}")
_FIELD_COLUMNS = (
    "code",
    "name_sv",
    "name_en",
    "name_sv_status",
    "policy_objective",
    "climate_pct",
    "environment_pct",
    "status",
)
_TARGET_COLUMNS = (
    "indicator",
    "objective",
    "baseline",
    "milestone_2024",
    "target_2029",
    "programme_version",
    "valid_from",
    "confirmed",
    "source",
)
_HEADINGS = ("PO1", "PO2", "PO3", "PO4", "PO5", "other", "added", "TA")


def read_chain(folder: ConfigFolder) -> tuple[ChainCell, ...]:
    """The cells of the results chain, in the order of the file."""
    root = folder.toml("chain.toml")
    cells = tuple(_cell(entry) for entry in root.tables("cell"))
    root.close()
    return cells


def _cell(entry: Entry) -> ChainCell:
    cell = ChainCell(
        objective=entry.text("objective"),
        field=entry.pattern("field", _FIELD, "är en kod med tre siffror"),
        draft_field=entry.optional_text("draft_field"),
        kind=entry.text("kind"),
        name_sv=entry.text("name_sv"),
        output_sv=entry.text("output_sv"),
        output_indicators=entry.texts("output_indicators"),
        result_indicators=entry.texts("result_indicators"),
    )
    entry.close()
    return cell


def read_fields(folder: ConfigFolder) -> tuple[InterventionField, ...]:
    """Every intervention field, with its climate and environment coefficients."""
    return tuple(_field(row) for row in folder.csv("intervention_fields.csv", _FIELD_COLUMNS))


def _field(row: Entry) -> InterventionField:
    name_en = row.text("name_en")
    own_name = row.optional_text("name_sv")
    status = row.one_of("name_sv_status", ("seed", "memory")) if own_name else ""
    return InterventionField(
        code=row.pattern("code", _FIELD, "är en kod med tre siffror"),
        name_sv=own_name or name_en,
        name_en=name_en,
        name_sv_confirmed=status == "seed",
        policy_objective=row.one_of("policy_objective", _HEADINGS),
        climate_pct=_coefficient(row, "climate_pct"),
        environment_pct=_coefficient(row, "environment_pct"),
        status=row.text("status"),
    )


def _coefficient(row: Entry, key: str) -> int | None:
    return int(row.one_of(key, ("0", "40", "100"))) if row.has(key) else None


def read_draft_codes(folder: ConfigFolder) -> tuple[DraftCode, ...]:
    """The map from the 2018 proposal's codes to the final ones."""
    columns = ("draft", "final", "name_sv", "mapping", "alternatives")
    return tuple(
        DraftCode(
            draft=row.pattern("draft", _FIELD, "är en kod med tre siffror"),
            final=row.pattern("final", _FIELD, "är en kod med tre siffror"),
            name_sv=row.text("name_sv"),
            mapping=row.one_of("mapping", ("one_to_one", "default")),
            alternatives=row.optional_text("alternatives"),
        )
        for row in folder.csv("draft_codes.csv", columns)
    )


def read_targets(folder: ConfigFolder) -> tuple[Target, ...]:
    """Every target row of every programme version, in the order of the file."""
    return tuple(
        Target(
            indicator=row.text("indicator"),
            objective=row.text("objective"),
            baseline=row.optional_number("baseline"),
            milestone_2024=row.optional_number("milestone_2024"),
            target_2029=row.optional_number("target_2029"),
            programme_version=row.text("programme_version"),
            valid_from=row.day("valid_from"),
            confirmed=row.flag("confirmed"),
            source=row.text("source"),
        )
        for row in folder.csv("targets.csv", _TARGET_COLUMNS)
    )
