"""`/export`: the file is what the page says, and a saved address does what its policy says."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboard.content import PageContent
from dashboard.exports.file_formats import EXPORT_FORMATS
from dashboard.links import Links
from dashboard.markup import markup
from dashboard.sections.take_away import cut_offs_of
from tests.dashboard.conftest import Ask

LAST = date(2025, 6, 30)


def drawn(ask: Ask, query: str) -> tuple[PageContent, str]:
    page, request = ask("/export", query)
    content = page.layout(request)
    return content, str(markup(list(content.body)))


def cut_offs(ask: Ask, query: str) -> tuple[date, ...]:
    return cut_offs_of(ask("/export", query)[1])


@pytest.mark.parametrize("name", EXPORT_FORMATS)
def test_the_file_is_the_one_the_page_cites(name: str, client: FlaskClient, ask: Ask) -> None:
    _, body = drawn(ask, f"tabell=mal&format={name}")
    answer = client.get(Links().take_away(tabell="mal", format=name), buffered=True)
    content = answer.get_data()
    digest = hashlib.sha256(content).hexdigest()
    assert answer.status_code == 200
    assert digest == answer.headers["X-SHA256"]
    assert digest in body
    assert f"{answer.headers['X-Rows']} rader" in body
    assert f".{EXPORT_FORMATS[name].suffix}" in answer.headers["Content-Disposition"]


def test_the_file_has_the_selection_of_the_address(client: FlaskClient) -> None:
    href = Links().take_away(indikator="RCO01", mal="RSO1.3", perioder="rullande", antal="1", format="csv")
    answer = client.get(href, buffered=True)
    rows = pd.read_csv(io.BytesIO(answer.get_data()), dtype=str, keep_default_na=False)
    assert len(rows) == int(answer.headers["X-Rows"]) > 0
    assert {*rows["indikator_kod"]} == {"RCO01"}
    assert {*rows.loc[rows["matt"] == "genomfort", "period"]} == {LAST.isoformat()}


def test_policies_choose_cut_offs(ask: Ask) -> None:
    assert cut_offs(ask, "") == ()
    assert cut_offs(ask, "perioder=rullande&antal=2")[-1] == LAST
    assert len(cut_offs(ask, "perioder=rullande&antal=2")) == 2
    first = cut_offs(ask, "perioder=rullande&antal=3")[0]
    assert cut_offs(ask, f"forsta={first}") == cut_offs(ask, "perioder=rullande&antal=3")
    assert cut_offs(ask, f"perioder=fasta&forsta={first}&sista={first}") == (first,)


def test_a_fixed_extraction_names_its_last_cut_off(ask: Ask) -> None:
    _, body = drawn(ask, "perioder=fasta&format=csv")
    assert body.count(f"sista={LAST}") == 3  # two links to save and the file


def test_a_link_can_stay_with_what_is_known_now(ask: Ask, client: FlaskClient) -> None:
    _, body = drawn(ask, "tabell=mal&format=csv")
    href = next(part for part in body.split('"') if "kand=2025-07-20" in part).replace("&amp;", "&")
    assert dict(parse_qsl(urlsplit(href).query)) == {"tabell": "mal", "format": "csv", "kand": "2025-07-20"}
    assert client.get(href).status_code == 200


def test_a_filter_without_effect_is_said(ask: Ask) -> None:
    assert "påverkar inte" in drawn(ask, "tabell=projekt&indikator=RCO01")[1]
    assert "påverkar inte" not in drawn(ask, "tabell=varden&indikator=RCO01")[1]


@pytest.mark.parametrize("query", ["", "tabell=projekt&format=json-stat", "form=bred&format=sdmx-csv", "format=pdf"])
def test_what_no_file_can_hold_is_refused(query: str, client: FlaskClient, ask: Ask) -> None:
    assert client.get(f"{Links().take_away()}?{query}").status_code == 400
    if "pdf" not in query:
        assert "SHA-256:" not in drawn(ask, query)[1]


def test_every_row_shown_leads_to_the_rows_it_is_counted_from(ask: Ask) -> None:
    _, body = drawn(ask, "tabell=varden&perioder=rullande&antal=1&indikator=RCO01&region=SE312")
    found = re.findall(r'href="(/indikator/RCO01\?[^"]*)#underlag"', body)
    assert found
    for address in found:
        path, _, query = unescape(address).partition("?")
        assert "region=SE312" in query
        page, request = ask(path, query)
        total = page.TABLES["underlag"](request).total
        course = page.TABLES["utveckling"](request).frame.iloc[0]
        assert total is not None
        assert total["valt"] == course["valt"]
