"""The delivery contract as a table: which column of which layout holds which fact, in which words.

Written from the contract's text, independently of the loader's own layouts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from config.model import ALL

Kind = Literal["text", "objective", "date", "number", "share", "orgno", "place", "area", "code", "total"]


@dataclass(frozen=True)
class Column:
    """A column of a layout, the fact it holds, and how its cells are written."""

    name: str  # in the delivered file
    fact: str  # in a row of tests.reference_known.Rows
    kind: Kind
    words: str = ""  # key of WORDS


@dataclass(frozen=True)
class Layout:
    """A layout of the contract."""

    name: str
    columns: tuple[Column, ...]
    dated_rows: bool  # has a kand_per column of its own


WORDS: dict[str, dict[str, str]] = {
    "status": {
        "granted": "beviljat",
        "running": "pågår",
        "finished": "avslutat",
        "interrupted": "avbrutet",
        "withdrawn": "återkallat",
    },
    "size_class": {"micro": "mikro", "small": "små", "medium": "medel", "large": "stort"},
    "organisation_kind": {
        "enterprise": "företag",
        "organisation": "organisation",
        "research": "forskningsorganisation",
        "public": "offentlig",
    },
    "support_form": {
        "grant": "bidrag",
        "financial_instrument": "finansieringsinstrument",
        "non_financial": "icke-ekonomiskt",
    },
    "led_by": {"women": "kvinnor", "men": "män", "shared": "delat", "unknown": "okänt"},
    "sex": {"women": "K", "men": "M", "other": "annan/okänt"},
    "breakdown": {
        "micro": "mikro",
        "small": "små",
        "medium": "medel",
        "large": "stort",
        "grant": "bidrag",
        "financial_instrument": "finansieringsinstrument",
        "technical": "teknisk",
        "management": "ledning",
        "entrepreneurship": "entreprenörskap",
        "green": "grön",
        "other": "övrigt",
    },
    "region": {ALL: "hela programområdet"},
}
"""Stored code → the word of the contract; a code without a word is delivered as it is."""

LAYOUTS: dict[str, Layout] = {
    "operations": Layout(
        "operationer",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("projektnamn", "name", "text"),
            Column("stodmottagare", "beneficiary", "text"),
            Column("sarskilt_mal", "specific_objective", "objective"),
            Column("insatstyp", "kind", "text"),
            Column("beslutsdatum", "decided_on", "date"),
            Column("startdatum", "starts_on", "date"),
            Column("slutdatum", "ends_on", "date"),
            Column("faktiskt_slutdatum", "ended_on", "date"),
            Column("status", "status", "code", "status"),
            Column("stodberattigande_kostnad_sek", "eligible_cost_sek", "number"),
            Column("eu_stod_sek", "eu_support_sek", "number"),
            Column("offentlig_medfinansiering_sek", "public_cofinancing_sek", "number"),
            Column("privat_medfinansiering_sek", "private_cofinancing_sek", "number"),
            Column("styrkeomrade", "smart_specialisation", "text"),
            Column("hallbarhet", "sustainability", "text"),
            Column("social_innovation", "social_innovation", "text"),
        ),
        True,
    ),
    "fields": Layout(
        "interventioner",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("interventionsomrade", "field", "text"),
            Column("andel", "share_pct", "share"),
        ),
        False,
    ),
    "regions": Layout(
        "regioner",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("region", "region", "area", "region"),
            Column("kommun", "municipality", "place"),
            Column("andel", "share_pct", "share"),
        ),
        False,
    ),
    "plans": Layout(
        "planvarden",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("indikator", "indicator", "text"),
            Column("uppdelning", "breakdown", "total", "breakdown"),
            Column("planvarde", "planned_value", "number"),
        ),
        True,
    ),
    "reports": Layout(
        "lagesrapport",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("per_datum", "cut_off", "date"),
            Column("indikator", "indicator", "text"),
            Column("varde", "value", "number"),
            Column("uppdelning", "breakdown", "total", "breakdown"),
            Column("kon", "sex", "total", "sex"),
            Column("region", "region", "total"),
        ),
        True,
    ),
    "participants": Layout(
        "deltagare",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("organisationsnummer", "enterprise", "orgno"),
            Column("namn", "name", "text"),
            Column("slag", "organisation_kind", "code", "organisation_kind"),
            Column("storleksklass", "size_class", "code", "size_class"),
            Column("kommun", "municipality", "place"),
            Column("stodform", "support_form", "code", "support_form"),
            Column("forsta_stod", "first_support_on", "date"),
            Column("ledning", "led_by", "code", "led_by"),
            Column("produkt_process_innovation", "product_process_innovation_on", "date"),
            Column("marknads_organisationsinnovation", "marketing_organisation_innovation_on", "date"),
            Column("investerar_i_fardigheter", "skills_investment_on", "date"),
            Column("samarbetar_med_forskning", "research_cooperation_on", "date"),
        ),
        True,
    ),
    "claims": Layout(
        "utbetalning",
        (
            Column("diarienummer", "operation_id", "text"),
            Column("ansokan", "claim_no", "text"),
            Column("per_datum", "cut_off", "date"),
            Column("upparbetad_kostnad_sek", "eligible_expenditure_sek", "number"),
            Column("eu_stod_sek", "eu_support_sek", "number"),
            Column("offentlig_sek", "public_sek", "number"),
            Column("privat_sek", "private_sek", "number"),
            Column("certifierad", "certified_on", "date"),
            Column("utbetald", "paid_on", "date"),
        ),
        False,
    ),
}

NUMBERS = {"number", "share"}


def word(column: Column, fact: Any) -> str:
    """The fact in the contract's plainest words; empty where missing."""
    if fact is None or (column.kind == "total" and fact == ALL):
        return ""
    if column.kind in NUMBERS:
        return number(fact)
    if isinstance(fact, date):
        return fact.isoformat()
    return WORDS.get(column.words, {}).get(fact, str(fact))


def number(value: Decimal) -> str:
    """The value with a decimal point; three lone decimals would read as thousands too, so a zero follows them."""
    plain = format(value, "f")
    return plain + "0" if len(plain.partition(".")[2]) == 3 else plain


def fact(column: Column, text: str) -> Any:
    """The fact behind a plainly written cell; the reverse of `word`."""
    if not text:
        return ALL if column.kind == "total" else None
    if column.kind in NUMBERS:
        return Decimal(text.replace(" ", "").replace(",", "."))
    if column.kind == "date":
        return date.fromisoformat(text)
    codes = {delivered: code for code, delivered in WORDS.get(column.words, {}).items()}
    return codes.get(text, text)
