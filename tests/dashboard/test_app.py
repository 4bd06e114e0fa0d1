"""The application as a whole: documents, errors, releases coming and going."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from config import Programme
from config.settings import Settings
from dashboard.app import create_app
from dashboard.components.bullet import LENGTHS
from dashboard.site import Site
from tests.conftest import MakeSettings
from tests.dashboard.conftest import publish_example

FOREIGN = re.compile(r"""(?:src|href|action)=["']?(?:https?:)?//""", re.IGNORECASE)
HOSTILE = ["<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "%00", "å" * 300, "{{7*7}}", "\u202e"]


def test_two_applications_in_one_process_answer_for_themselves(
    example_settings: Settings, tmp_path: Path, make_settings: MakeSettings
) -> None:
    first, second = create_app(example_settings), create_app(make_settings(tmp_path))
    statuses = [app.server.test_client().get("/halsa").status_code for app in (first, second, first)]
    assert statuses == [200, 503, 200]
    assert len(first.callback_map) == len(second.callback_map) == 1


def test_the_document_is_in_its_language_and_says_where_it_is(client: FlaskClient) -> None:
    swedish = client.get("/metod").get_data(as_text=True)
    english = client.get("/metod?lang=en").get_data(as_text=True)
    assert '<html lang="sv">' in swedish
    assert '<html lang="en">' in english
    assert re.search(r'href="/metod" aria-current="page"', swedish)
    assert 'href="/metod?lang=en" hreflang="en" lang="en"' in swedish


def test_the_language_switch_keeps_the_filters(client: FlaskClient) -> None:
    page = client.get("/regioner?period=2024-12-31").get_data(as_text=True)
    assert 'href="/regioner?period=2024-12-31&amp;lang=en"' in page


@pytest.mark.parametrize("path", ["/", "/metod", "/finns-inte", "/tema.css", "/assets/2-delar.css", "/_dash-layout"])
def test_nothing_points_to_another_host(client: FlaskClient, path: str) -> None:
    text = client.get(path, buffered=True).get_data(as_text=True)
    assert not FOREIGN.search(text)
    assert "plotly.com" not in text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/finns-inte", 404),
        ("/indikator/RCO99", 404),
        ("/projekt/finns-inte", 404),
        ("/?region=XX", 400),
        ("/?okand=1", 400),
        ("/?region=SE312&region=SE313", 400),
        ("/?lang=de", 400),
        ("/?region=%ff", 400),
        ("/projekt?sida=0", 400),
    ],
)
def test_a_wrong_address_gets_its_status_clear_words_and_a_way_back(
    client: FlaskClient, address: str, status: int
) -> None:
    answer = client.get(address)
    text = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert text.count("<h1>") == 1
    assert 'href="/" class="button"' in text or 'class="button" href="/"' in text
    assert "Traceback" not in text


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("place", ["/{}", "/indikator/{}", "/?region={}", "/?{}=1", "/nedladdning/{}.csv"])
def test_hostile_text_is_only_ever_text(client: FlaskClient, place: str, word: str) -> None:
    answer = client.get(place.format(word))
    text = answer.get_data(as_text=True)
    assert 400 <= answer.status_code < 500
    assert "<script>alert" not in text
    assert "Traceback" not in text


def test_before_the_first_release_pages_say_what_to_run(empty_client: FlaskClient) -> None:
    page, health = empty_client.get("/"), empty_client.get("/halsa")
    assert (page.status_code, health.status_code) == (503, 503)
    assert "python -m etl load" in page.get_data(as_text=True)
    assert empty_client.get("/finns-inte").status_code == 404


def test_a_release_published_while_running_is_shown(
    tmp_path: Path, make_settings: MakeSettings, programme: Programme
) -> None:
    settings = make_settings(tmp_path)
    client = create_app(settings).server.test_client()
    before = client.get("/halsa").status_code
    release_id = publish_example(settings, programme)
    assert before == 503
    assert client.get("/halsa").get_json()["release"] == release_id
    assert client.get("/").status_code == 200


def test_an_unforeseen_error_is_told_without_details(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("hemlig detalj")

    monkeypatch.setattr(Site, "page_at", fail)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "hemlig detalj" not in answer.get_data(as_text=True)
    assert "hemlig detalj" in caplog.text


def test_the_theme_holds_every_token_in_both_themes(client: FlaskClient) -> None:
    sheet = client.get("/tema.css").get_data(as_text=True)
    used = set(re.findall(r"var\((--[a-z0-9_-]+)\)", "".join(_own_sheets())))
    given = set(re.findall(r"(--[A-Za-z0-9_-]+):", sheet)) | {"--measure", "--wide", "--gap", "--radius", "--focus"}
    given |= set(LENGTHS)  # of one drawing, set on it
    assert used <= given
    assert sheet.count("--ink:") == 3  # light, the system's dark, dark by choice


def _own_sheets() -> list[str]:
    assets = Path(create_app.__code__.co_filename).parent / "assets"
    return [path.read_text(encoding="utf-8") for path in sorted(assets.glob("*.css"))]
