"""The meeting pack: one document that needs nothing else, the same for the same release, also as a tagged PDF."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser
from typer.testing import CliRunner

import dashboard.pages
from config import Programme
from config.errors import QuestionError
from dashboard.__main__ import app
from dashboard.app import create_app
from dashboard.filters import BadParameterError
from dashboard.pack import printing
from dashboard.pack.document import pack_document
from dashboard.pack.printing import print_pdf
from dashboard.site import Site, collect_pages
from tests.dashboard.pages.swedish import is_swedish
from tests.dashboard.pages.test_english import Document
from tests.loaded import Loaded
from warehouse.connections import open_current


@pytest.fixture(scope="module")
def site(demo_release: Loaded, programme: Programme) -> Site:
    release = open_current(demo_release.settings)
    return Site(programme, lambda: release, collect_pages(dashboard.pages))


@pytest.fixture(scope="module")
def swedish(site: Site) -> str:
    return pack_document(site, "SE312")[0]


@pytest.fixture(scope="module")
def english(site: Site) -> str:
    return pack_document(site, "SE313", query="lang=en")[0]


def test_it_says_what_it_is_and_how_to_cite_it(site: Site, swedish: str) -> None:
    release = site.releases()
    for words in (release.release_id, release.last_cut_off.isoformat(), release.known_on.isoformat(), "Dalarna"):
        assert words in swedish
    assert "<title>Mötesunderlag Dalarna" in swedish
    assert swedish.count("<h1>") == 1


def test_it_holds_status_notes_map_tables_and_forecast(site: Site, swedish: str) -> None:
    words = site.words("sv")
    for key in ("pack.status", "pages.region_view.own", "pages.notes.heading", "pages.regions.money", "pack.cite"):
        assert words.t(key) in swedish
    assert words.t("pages.forecast.heading", year=2029) in swedish
    assert words.t("pages.forecast.only_decided") in swedish
    assert swedish.count("<path") == sum(each.region == "SE312" for each in site.programme.municipalities)
    assert re.search(r'class="bullet"[^>]* style="--', swedish)


def test_it_is_the_same_for_the_same_release(site: Site, swedish: str) -> None:
    assert pack_document(site, "SE312")[0] == swedish


def test_it_leads_nowhere_and_asks_for_nothing(swedish: str) -> None:
    assert not re.search(r"<(a|script|link|img|iframe)\b|https?://|url\(|@import", swedish)


def test_it_is_english_in_english(english: str, programme: Programme) -> None:
    assert sorted({text for text in Document(english).said if is_swedish(text, programme)}) == []


@pytest.mark.parametrize("query", ["period=2020-01-01", "lang=de", "okand=1"])
def test_what_does_not_exist_is_refused(site: Site, query: str) -> None:
    with pytest.raises(BadParameterError):
        pack_document(site, "SE312", query=query)
    with pytest.raises(BadParameterError):
        pack_document(site, "SE999")


def test_an_earlier_day_has_no_forecast(site: Site) -> None:
    document, name = pack_document(site, "SE312", query="period=2025-06-30")
    assert site.words("sv").t("pack.no_forecast", day=site.releases().last_cut_off.isoformat()) in document
    assert "2025-06-30" in name


def test_the_page_of_a_region_leads_to_its_file(demo_release: Loaded) -> None:
    client: FlaskClient = create_app(demo_release.settings).server.test_client()
    answer = client.get("/nedladdning/motesunderlag/SE312.html?period=2026-06-30&lang=en")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="motesunderlag_SE312_2026-06-30_')
    assert client.get("/nedladdning/motesunderlag/SE999.html").status_code == 400


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_browser_asks_nobody_and_axe_finds_nothing(
    browser: Browser, swedish: str, english: str, tmp_path: Path, lang: str
) -> None:
    file = tmp_path / "underlag.html"
    file.write_text(swedish if lang == "sv" else english, encoding="utf-8")
    context = browser.new_context(java_script_enabled=True, viewport={"width": 1280, "height": 900})
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    broken = [f"{each['id']}: {each['nodes'][0]['target']}" for each in Axe().run(page).response["violations"]]
    context.close()
    assert asked == [file.as_uri()]
    assert broken == []


def test_the_pdf_is_tagged_and_says_its_title_and_language(swedish: str, tmp_path: Path) -> None:
    out = tmp_path / "underlag.pdf"
    print_pdf(swedish, out)
    written = out.read_bytes()
    assert written.startswith(b"%PDF-")
    catalogue = re.search(rb"/Type /Catalog.*?endobj", written, re.DOTALL)
    assert catalogue is not None
    for said in (b"/Marked true", b"/StructTreeRoot", b"/Lang (sv)", b"/DisplayDocTitle true"):
        assert said in catalogue.group()
    assert b"/Title (" in written or b"/Title <" in written


def test_without_a_chromium_the_command_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(QuestionError, match=re.escape("--out FIL.html")):
        print_pdf("", tmp_path / "underlag.pdf")
    assert printing.BROWSERS[0] == "chromium"


def test_the_command_writes_a_file(
    demo_release: Loaded, swedish: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = demo_release.settings
    for name, value in (("DATA", settings.data_dir), ("KEY", settings.key_file), ("TIER", settings.tier)):
        monkeypatch.setenv(f"RESULTATKEDJAN_{name}", str(value))
    out = tmp_path / "underlag.html"
    done = CliRunner().invoke(app, ["pack", "--region", "SE312", "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8") == swedish
    upper = tmp_path / "UNDERLAG.HTML"
    assert CliRunner().invoke(app, ["pack", "--region", "SE312", "--out", str(upper)]).exit_code == 0
    assert upper.read_text(encoding="utf-8") == swedish


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ({"--region": "SE999"}, "--region"),
        ({"--cut-off": "2020-01-01"}, "--cut-off"),
        ({"--lang": "de"}, "--lang"),
        ({"--out": "underlag.doc"}, "underlag.doc"),
        ({"--out": "ingen mapp/underlag.html"}, "ingen mapp/underlag.html"),
    ],
)
def test_a_wrong_call_names_the_option_and_what_it_takes(
    demo_release: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: dict[str, str], where: str
) -> None:
    settings = demo_release.settings
    for name, value in (("DATA", settings.data_dir), ("KEY", settings.key_file), ("TIER", settings.tier)):
        monkeypatch.setenv(f"RESULTATKEDJAN_{name}", str(value))
    monkeypatch.chdir(tmp_path)
    options = {"--region": "SE312", "--out": "underlag.html"} | given
    done = CliRunner().invoke(app, ["pack", *(part for pair in options.items() for part in pair)])
    assert isinstance(done.exception, QuestionError)
    assert done.exception.where == where
    assert done.exception.expected
    assert not [*tmp_path.iterdir()]


def test_paper_is_as_wide_as_the_widest_table_and_no_text_is_larger_than_its_heading(
    browser: Browser, swedish: str, tmp_path: Path
) -> None:
    """A sheet of A4 on its long side is 1 016 points of a screen between its margins; a wider page would be shrunk."""
    file = tmp_path / "underlag.html"
    file.write_text(swedish, encoding="utf-8")
    page = browser.new_page(viewport={"width": 1016, "height": 700})
    page.emulate_media(media="print")
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == 1016
    size = "s => parseFloat(getComputedStyle(document.querySelector(s)).fontSize)"
    sizes = page.evaluate(f"['table.data td', 'small.below', 'h3', 'h2'].map({size})")
    page.close()
    figure, below, *headings = sizes
    assert [below, figure, *headings] == sorted(sizes)


def test_it_speaks_of_nothing_that_paper_lacks(swedish: str) -> None:
    assert not re.search(r"leder till raderna|väljs i urvalet|att hämta", swedish)
