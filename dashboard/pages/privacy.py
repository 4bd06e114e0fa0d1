"""`/personuppgifter`: which personal data there are, how each is protected, and on what ground."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
from dash.development.base_component import Component

from config.statements import PersonalData, load_statements
from dashboard.components.data_table import data_table
from dashboard.components.fact import fact
from dashboard.components.text import link, section, terms
from dashboard.content import Child, PageContent
from dashboard.request import PageRequest
from dashboard.sections.tables import Maker
from dashboard.table import Column, Table

PATH = "/personuppgifter"
NAV = None
FILTERS = ()
TABLES: Mapping[str, Maker] = {}


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("pages.privacy.title")


def layout(request: PageRequest) -> PageContent:
    """What is processed, how it is protected, and whom to ask."""
    said, t = load_statements(request.programme.folder).privacy, request.t
    threshold = request.programme.protection_threshold
    pairs: list[tuple[Child, Child]] = [
        (t("pages.privacy.controller"), fact(request, said.controller)),
        (t("pages.privacy.legal_basis"), fact(request, said.legal_basis.of(request.lang))),
        (t("pages.privacy.retention"), fact(request, said.retention.of(request.lang))),
        (t("pages.privacy.contact"), fact(request, said.contact)),
        (t("pages.privacy.officer"), fact(request, said.officer)),
        (t("pages.privacy.authority"), link(t("pages.privacy.authority_name"), said.authority_url)),
    ]
    return PageContent(
        heading=t("pages.privacy.heading"),
        key_sentence=t("pages.privacy.key_sentence", threshold=threshold),
        body=[
            section(t("pages.privacy.kinds"), _kinds(request, said.kinds)),
            section(t("pages.privacy.ground"), terms(pairs)),
            section(t("pages.privacy.rights"), t("pages.privacy.rights_text")),
        ],
        about=None,
    )


def _kinds(request: PageRequest, kinds: Sequence[PersonalData]) -> Component:
    lang, t = request.lang, request.t
    columns = (
        Column("uppgift", t("pages.privacy.what"), header=True),
        Column("person", t("pages.privacy.person")),
        Column("skydd", t("pages.privacy.protection")),
    )
    rows = [(each.what.of(lang), each.person.of(lang), each.protection.of(lang)) for each in kinds]
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return data_table(request, Table("uppgifter", t("pages.privacy.kinds"), columns, frame), caption=False)
