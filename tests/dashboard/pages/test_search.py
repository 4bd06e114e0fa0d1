"""The search: what is found, in which order, where it leads, and what a reader who finds nothing is told."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from dash.development.base_component import Component
from flask.testing import FlaskClient

from dashboard.layout import framed
from dashboard.request import PageRequest
from dashboard.sections.search_hits import FIRST, Group, exact_hits, found
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text, walk


def asked(ask: Ask, words: str, **params: str) -> PageRequest:
    return ask("/sok", urlencode({"q": words, **params}))[1]


def groups(ask: Ask, words: str, **params: str) -> dict[str, Group]:
    request = asked(ask, words, **params)
    return {group.name: group for group in found(request, words, request.params["grupp"])}


def page(ask: Ask, words: str, **params: str) -> Component:
    return framed(*ask("/sok", urlencode({"q": words, **params})))


@pytest.mark.parametrize(
    ("words", "group", "name"),
    [
        ("gavle", "kommuner", "Gävle"),
        ("GÄVLE", "kommuner", "Gävle"),
        ("2180", "kommuner", "Gävle"),
        ("foretag stod", "indikatorer", "RCO01"),
        ("enterprises supported", "indikatorer", "RCO01"),
        ("1.3", "mal", "RSO1.3"),
        ("exempel p1", "projekt", "P1"),
    ],
)
def test_words_find_what_holds_them_all(ask: Ask, words: str, group: str, name: str) -> None:
    hits = groups(ask, words)[group].hits
    assert any(name in (hit.code, hit.words) for hit in hits), [hit.words for hit in hits]
    assert all(hit.context and hit.href.startswith("/") for hit in hits)


@pytest.mark.parametrize("code", ["RCO01", "rco1", "RSO1.3", "021", "2080", "P1", "p1"])
def test_a_code_stands_on_top(ask: Ask, code: str) -> None:
    request = asked(ask, code)
    assert [hit.exact for hit in exact_hits(request, code)] == [True]
    sections = [each for each in walk(page(ask, code)) if type(each).__name__ == "H2"]
    assert text(sections[0]) == request.t("pages.search.exact")


def test_an_operation_decided_after_the_cut_off_is_found_by_its_code(ask: Ask) -> None:
    assert "projekt" not in groups(ask, "P4")
    assert [hit.code for hit in exact_hits(asked(ask, "P4"), "P4")] == ["P4"]


def test_the_list_of_operations_holds_every_hit(ask: Ask) -> None:
    """`Show all` leads to as many operations as the group counts."""
    group = groups(ask, "P")["projekt"]
    module, request = ask("/projekt", urlencode({"sok": "P"}))
    assert group.count == module.TABLES["projekt"](request).count


def test_a_long_group_is_cut_and_leads_to_all_of_it(ask: Ask) -> None:
    short = groups(ask, "a")["insatsomraden"]
    assert len(short.hits) == FIRST < short.count
    assert "grupp=insatsomraden" in short.more
    whole = groups(ask, "a", grupp="insatsomraden")
    assert list(whole) == ["insatsomraden"]
    assert len(whole["insatsomraden"].hits) == short.count
    assert whole["insatsomraden"].more == ""


def test_links_keep_the_language_and_the_day(ask: Ask) -> None:
    hits = groups(ask, "RCO01", lang="en", kand="2025-01-31")["indikatorer"].hits
    assert all("lang=en" in hit.href and "kand=2025-01-31" in hit.href for hit in hits)


def test_nothing_found_says_so_and_how_to_go_on(ask: Ask) -> None:
    request, drawn = asked(ask, "Falnu"), page(ask, "Falnu")
    said = text(drawn)
    assert request.t("pages.search.nothing") in said
    assert request.t("pages.search.advice_none.1") in said
    assert request.t("pages.search.near", word="Falun") in said


@pytest.mark.parametrize("words", ["%", "_", "' or 1=1", "\\", "ÅÄÖ", "<script>"])
def test_signs_of_the_database_and_the_page_mean_themselves(ask: Ask, words: str) -> None:
    request, drawn = asked(ask, words), page(ask, words)
    assert request.t("pages.search.nothing") in text(drawn)


def test_without_words_the_page_says_how_to_search(ask: Ask) -> None:
    _, request = ask("/sok")
    assert request.t("pages.search.advice_start.1") in text(framed(*ask("/sok")))


def test_every_page_has_the_search_in_its_head(client: FlaskClient) -> None:
    document = client.get("/regioner?kand=2025-01-31&lang=en").get_data(as_text=True)
    form = document.partition('role="search"')[2].partition("</form>")[0]
    assert 'name="q"' in form
    assert 'name="kand" type="hidden" value="2025-01-31"' in form
    assert 'name="lang" type="hidden" value="en"' in form
    assert 'role="search"' in client.get("/finns-inte").get_data(as_text=True)
