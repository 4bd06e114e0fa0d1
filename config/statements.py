"""What a service says about itself and its words: glossary, accessibility statement, personal data.

Apart from the programme, whose checksum is a release's: a corrected sentence here changes no figure.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config.entry import Entry
from config.folder import ConfigFolder

NOT_FILLED = ""
"""A fact nobody has filled in: shown with a mark, never made up."""

CONFORMITY = ("full", "partial", "none")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDRESS = re.compile(r"https://\S+")
_CODE = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Words:
    """A text in both languages; both or neither are filled in."""

    sv: str
    en: str

    def of(self, lang: str) -> str:
        """The text in a language."""
        return self.sv if lang == "sv" else self.en


@dataclass(frozen=True)
class Term:
    """A word of the glossary."""

    code: str  # its place on the page
    term: Words
    text: Words


@dataclass(frozen=True)
class Shortcoming:
    """What is not accessible, why, and the day it will be mended."""

    what: Words
    why: Words
    mended_by: str


@dataclass(frozen=True)
class Exempt:
    """Content left out of the law's demands; not known = nobody has decided."""

    known: bool
    text: Words  # empty where there is none


@dataclass(frozen=True)
class Feedback:
    """Where a reader tells of a shortcoming."""

    email: str
    phone: str
    url: str
    response_days: str


@dataclass(frozen=True)
class Accessibility:
    """The accessibility statement, by the items DIGG requires."""

    organisation: str
    service: Words
    conformity: str  # one of CONFORMITY
    assessed_on: str
    updated_on: str
    assessor: Words
    method: Words
    feedback: Feedback
    report_url: str
    shortcomings: tuple[Shortcoming, ...]
    disproportionate: tuple[Exempt, ...]
    outside_law: tuple[Exempt, ...]


@dataclass(frozen=True)
class PersonalData:
    """One kind of personal data: what, what makes it personal, how it is protected."""

    what: Words
    person: Words
    protection: Words


@dataclass(frozen=True)
class Privacy:
    """How personal data are treated."""

    controller: str
    contact: str
    officer: str
    legal_basis: Words
    retention: Words
    authority_url: str
    kinds: tuple[PersonalData, ...]


@dataclass(frozen=True)
class Statements:
    """All three."""

    glossary: tuple[Term, ...]
    accessibility: Accessibility
    privacy: Privacy


@functools.lru_cache(maxsize=4)
def load_statements(folder: Path) -> Statements:
    """The statements in a programme's folder, the product's own where it has none.

    Raises ConfigError naming file, key, value and what is allowed.
    """
    files = ConfigFolder(folder)
    return Statements(_glossary(files), _accessibility(files), _privacy(files))


def _glossary(files: ConfigFolder) -> tuple[Term, ...]:
    root = files.toml("glossary.toml")
    terms = root.named_tables()
    if not terms:
        raise root.refuse("", "ordlistan är tom", "väntade minst ett ord, som [operation]")
    return tuple(_term(root, code, entry) for code, entry in terms)


def _term(root: Entry, code: str, entry: Entry) -> Term:
    if not _CODE.fullmatch(code):
        raise root.refuse(code, f'"{code}" har fel form', "väntade små bokstäver, siffror och understreck")
    term = Term(code, _words(entry, "term"), _words(entry, "text"))
    entry.close()
    return term


def _accessibility(files: ConfigFolder) -> Accessibility:
    root = files.toml("accessibility.toml")
    method, feedback = root.table("method"), root.table("feedback")
    statement = Accessibility(
        organisation=_fact(root, "organisation"),
        service=_words(root, "service"),
        conformity=_conformity(root),
        assessed_on=_day(root, "assessed_on"),
        updated_on=_day(root, "updated_on"),
        assessor=_facts(root, "assessor"),
        method=_words(method, "text"),
        feedback=_feedback(feedback),
        report_url=root.pattern("report_url", _ADDRESS, "är en adress som https://www.digg.se/tdosanmalan"),
        shortcomings=tuple(_shortcoming(entry) for entry in _tables(root, "shortcoming")),
        disproportionate=tuple(_exempt(entry) for entry in root.tables("disproportionate")),
        outside_law=tuple(_exempt(entry) for entry in root.tables("outside_law")),
    )
    for entry in (method, feedback, root):
        entry.close()
    return statement


def _tables(root: Entry, key: str) -> list[Entry]:
    """The list of tables under a key; none where it is left out."""
    return root.tables(key) if root.has(key) else []


def _conformity(root: Entry) -> str:
    return _fact(root, "conformity") and root.one_of("conformity", CONFORMITY)


def _feedback(entry: Entry) -> Feedback:
    url = _fact(entry, "url") and entry.pattern("url", _ADDRESS, "är en adress som https://exempel.se/kontakt")
    return Feedback(_fact(entry, "email"), _fact(entry, "phone"), url, _fact(entry, "response_days"))


def _shortcoming(entry: Entry) -> Shortcoming:
    shortcoming = Shortcoming(_words(entry, "what"), _words(entry, "why"), _day(entry, "mended_by"))
    entry.close()
    return shortcoming


def _exempt(entry: Entry) -> Exempt:
    exempt = Exempt(entry.flag("known"), _facts(entry, "text"))
    if exempt.text.sv and not exempt.known:
        raise entry.refuse("known", "false fast texten är ifylld", "true, eller tomma texter")
    entry.close()
    return exempt


def _privacy(files: ConfigFolder) -> Privacy:
    root = files.toml("privacy.toml")
    privacy = Privacy(
        controller=_fact(root, "controller"),
        contact=_fact(root, "contact"),
        officer=_fact(root, "officer"),
        legal_basis=_facts(root, "legal_basis"),
        retention=_facts(root, "retention"),
        authority_url=root.pattern("authority_url", _ADDRESS, "är en adress som https://www.imy.se"),
        kinds=tuple(_personal_data(entry) for entry in root.tables("kind")),
    )
    root.close()
    return privacy


def _personal_data(entry: Entry) -> PersonalData:
    data = PersonalData(_words(entry, "what"), _words(entry, "person"), _words(entry, "protection"))
    entry.close()
    return data


def _words(entry: Entry, key: str) -> Words:
    return Words(entry.text(f"{key}_sv"), entry.text(f"{key}_en"))


def _facts(entry: Entry, key: str) -> Words:
    """A text that may be left unfilled, then in both languages."""
    words = Words(_fact(entry, f"{key}_sv"), _fact(entry, f"{key}_en"))
    if bool(words.sv) != bool(words.en):
        missing = f"{key}_en" if words.sv else f"{key}_sv"
        raise entry.refuse(missing, "texten är tom", "samma text på båda språken, eller tom på båda")
    return words


def _fact(entry: Entry, key: str) -> str:
    """A text that stands in the file, filled in or not."""
    return NOT_FILLED if entry.values.get(key) == NOT_FILLED and entry.has(key) else entry.text(key)


def _day(entry: Entry, key: str) -> str:
    written = _fact(entry, key) and entry.pattern(key, _DAY, "är en dag som 2026-01-31")
    try:
        return written and date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise entry.refuse(key, f'"{written}" är ingen dag', "väntade en dag som 2026-01-31") from error
