"""Deliveries through the door with the real commands: what is refused, interrupted, overtaken or too little."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from config.settings import PUBLIC, Settings
from config.staff import StaffAccess
from dashboard.app import create_app
from dashboard.staff.door import staff_folder
from etl.run import load
from tests.conftest import MakeSettings
from tests.dashboard.staff.conftest import HASH
from tests.dashboard.staff.desk import Desk
from tests.journeys.deliveries import write_deliveries
from warehouse.connections import releases_of
from warehouse.manifest import kept_manifests
from warehouse.store import current_release_id

NAME = "lagesrapport_2024-08-20.csv"
HEADER = "diarienummer;per_datum;indikator;varde\n"
GOOD, BAD = f"{HEADER}J-1;2024-06-30;RCR02;1300000\n", f"{HEADER}J-1;2024-06-30;RCR02x;1300000\n"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Settings:
    """A store with one release of one operation; copy it, never change it."""
    folder = tmp_path_factory.mktemp("deliveries")
    settings = make_settings(folder)
    write_deliveries(folder / "files")
    load([folder / "files"], settings=settings, received_on=date(2024, 9, 1), reason="första")
    return settings


@pytest.fixture
def desk(loaded: Settings, tmp_path: Path) -> Iterator[Desk]:
    """Signed in to an installation on a copy of the store."""
    own = replace(loaded, data_dir=tmp_path / "data", staff=StaffAccess(password=HASH))
    shutil.copytree(loaded.data_dir, own.data_dir)
    desk = Desk(create_app(own).server.test_client(), own)
    assert desk.sign_in().status_code == 303
    yield desk
    releases_of(own).close()


def test_a_delivery_is_tried_published_and_compared_in_both_languages(desk: Desk) -> None:
    before = current_release_id(desk.settings.data_dir)
    address = desk.hand_in((f"../../{NAME}", GOOD))
    assert desk.heading(address) == "1 av 1 rader kan läsas in. Varningar: 0"
    assert desk.heading(f"{address}?lang=en") == "1 of 1 rows can be loaded. Warnings: 0"
    job = staff_folder(desk.settings.data_dir) / "jobs" / address.rpartition("/")[2]
    assert [path.name for path in (job / "files").iterdir()] == [NAME]
    assert [path.name for path in desk.settings.data_dir.parent.rglob(NAME)] == [NAME]

    other_worker = Desk(create_app(desk.settings).server.test_client(), desk.settings)
    other_worker.sign_in()
    assert other_worker.heading(address) == desk.heading(address)

    assert desk.do(f"{address}/publicera").status_code == 400
    assert desk.do(f"{address}/publicera", skal=" \n\t ").status_code == 400
    assert current_release_id(desk.settings.data_dir) == before
    assert desk.do(f"{address}/publicera", skal="  rättat\n värde ").status_code == 303
    desk.wait()
    newest = next(kept_manifests(desk.settings.data_dir))
    assert (newest.reason, newest.parent) == ("rättat värde", before)
    for told in (desk.text(address), other_worker.text(address)):
        assert "1\u00a0234\u00a0567" in told
        assert "1\u00a0300\u00a0000" in told
        assert "rättelse" in told
        assert "hela programområdet" in told
        assert not re.search(r"\*|SE31|None|Sista bryttidpunkten", told)
    assert not (job / "files").exists()
    assert desk.do(f"{address}/publicera", skal="igen").status_code == 409
    assert "rättat värde" in desk.text("/leverans/utgavor")
    assert "1\u00a0300\u00a0000" in desk.text(f"/leverans/utgavor/{newest.release_id}")


def test_a_later_cut_off_and_a_protected_count_are_said(desk: Desk) -> None:
    rows = f"{HEADER}J-1;2024-06-30;RCO01;2\nJ-1;2024-06-30;RCR02;1300000\n"
    address = desk.hand_in(("lagesrapport_2024-12-01.csv", rows))
    desk.do(f"{address}/publicera", skal="ny rapport")
    desk.wait()
    settings = replace(desk.settings, tier=PUBLIC)
    public = Desk(create_app(settings).server.test_client(), settings)
    public.sign_in()
    newest = next(kept_manifests(settings.data_dir)).release_id
    told = " ".join(public.text(f"/leverans/utgavor/{newest}").split())
    assert "Sista bryttidpunkten flyttades från 2024-06-30 till 2024-10-31" in told
    assert re.search(r"RCO01 J-1 2024-06-30 Totalt fanns inte \.\. 2024-12-01", told)
    assert "Tecken: .. skyddad uppgift" in told
    assert "2 uppgifter i leveranserna" in told


def test_going_back_needs_a_reason_and_a_release_that_is_kept(desk: Desk) -> None:
    first = current_release_id(desk.settings.data_dir)
    assert first is not None
    address = desk.hand_in((NAME, GOOD))
    desk.do(f"{address}/publicera", skal="rättat")
    desk.wait()
    second = current_release_id(desk.settings.data_dir)
    assert second != first
    assert desk.do("/leverans/utgavor", utgava=first).status_code == 400
    named = desk.do("/leverans/utgavor", utgava=first, skal="fel för 811228-9874")
    assert (named.status_code, "811228" in named.get_data(as_text=True)) == (400, False)
    for unknown in ("../../etc", "2026-01-01-0000000000", ""):
        assert desk.do("/leverans/utgavor", utgava=unknown, skal="x").status_code == 409
    assert current_release_id(desk.settings.data_dir) == second
    assert desk.do("/leverans/utgavor", utgava=first, skal="<b>fel</b> fil").status_code == 303
    assert current_release_id(desk.settings.data_dir) == first
    assert "&lt;b&gt;fel&lt;/b&gt; fil" in desk.client.get("/leverans/utgavor").get_data(as_text=True)


def test_findings_are_listed_and_the_file_comes_back(desk: Desk) -> None:
    address = desk.hand_in((NAME, BAD), ("annat_2024-08-20.csv", "vad;som;helst\n1;2;3\n"))
    told = desk.text(address)
    assert "1 av 1 rader hålls tillbaka. Fel: 1" in desk.heading(address)
    assert "RCR02x" in told
    assert "annat_2024-08-20.csv" in told
    answer = desk.client.get(f"{address}/fil/1")
    assert answer.data.startswith(b"PK")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"
    answer.close()
    assert [desk.client.get(f"{address}/fil/{number}").status_code for number in (0, 2)] == [404, 404]
    assert desk.do(f"{address}/ta-bort").status_code == 303
    assert desk.client.get(address).status_code == 404
    assert [*(staff_folder(desk.settings.data_dir) / "jobs").iterdir()] == []


def test_a_bomb_and_a_wreck_are_refused_in_words(desk: Desk) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    address = desk.hand_in(("bomb.xlsx", packed.getvalue()), ("../..", b"PK\x03\x04skadad"))
    told = desk.text(address)
    assert desk.heading(address) == "Filerna gick inte att prova"
    assert "(F12)" in told
    assert "(F01)" in told
    assert "Traceback" not in told
    assert desk.do(f"{address}/publicera", skal="ändå").status_code == 409


def test_what_was_overtaken_is_not_published(desk: Desk) -> None:
    first, second = desk.hand_in((NAME, GOOD)), desk.hand_in((NAME, GOOD.replace("1300000", "1400000")))
    desk.do(f"{first}/publicera", skal="först")
    desk.wait()
    current = current_release_id(desk.settings.data_dir)
    desk.do(f"{second}/publicera", skal="sedan")
    desk.wait()
    assert desk.heading(second) == "Utgåvan publicerades inte"
    assert "Provläs filerna igen" in desk.text(second)
    assert current_release_id(desk.settings.data_dir) == current
    assert desk.do(f"{second}/prova").status_code == 303
    desk.wait()
    assert "rader" in desk.heading(second)


def test_a_fall_is_published_only_by_somebody_who_says_it_is_right(desk: Desk) -> None:
    rows = "diarienummer;projektnamn;stödmottagare;särskilt mål;insatstyp;beslutsdatum;startdatum;slutdatum;status;"
    rows += "stödberättigande kostnad;EU-stöd\nJ-1;Resan;Region Exempel;1.1;direct;2023-05-01;2023-06-01;2025-12-31;"
    rows += "pågår;1 000 000 kr;500 000 kr\n"
    before = current_release_id(desk.settings.data_dir)
    address = desk.hand_in(("projektregister_2024-08-20.csv", rows))
    desk.do(f"{address}/publicera", skal="halverat")
    desk.wait()
    page = desk.client.get(address).get_data(as_text=True)
    assert "kontrollsummor har minskat" in page
    assert 'name="anda"' in page
    assert current_release_id(desk.settings.data_dir) == before
    desk.do(f"{address}/publicera", skal="halverat enligt beslut", anda="ja")
    desk.wait()
    newest = next(kept_manifests(desk.settings.data_dir))
    assert (newest.forced, newest.reason) == (True, "halverat enligt beslut")
    assert "publicerad fast summor minskade" in desk.text("/leverans/utgavor")


def test_a_command_that_is_killed_leaves_the_release_and_can_be_tried_again(desk: Desk) -> None:
    before = current_release_id(desk.settings.data_dir)
    address = desk.hand_in((NAME, GOOD))
    desk.do(f"{address}/publicera", skal="rättat")
    state = json.loads(desk.client.get(f"{address}/lage").data)
    assert (state["state"], state["of"]) == ("running", 4)
    assert desk.heading(address) == "Utgåvan publiceras"
    assert desk.do(f"{address}/ta-bort").status_code == 409
    busy = desk.client.post("/leverans", data={"token": desk.token(), "filer": (io.BytesIO(b"x"), "x.csv")})
    assert busy.status_code == 409
    for process in _commands(desk.settings.data_dir):
        os.kill(process, signal.SIGKILL)
    desk.wait()
    assert desk.heading(address) == "Arbetet avbröts"
    assert current_release_id(desk.settings.data_dir) == before
    assert "avbruten" in desk.text("/leverans")
    assert desk.do(f"{address}/prova").status_code == 303
    desk.wait()
    assert "kan läsas in" in desk.heading(address)


def _commands(data_dir: Path) -> Iterator[int]:
    """The commands running on this store's jobs, by what they were started with."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            started = path.read_bytes()
        except OSError:
            continue
        if b"\0-m\0etl\0load\0" in started and str(data_dir).encode() in started:
            yield int(path.parent.name)


def test_an_empty_form_and_a_large_one_are_told(desk: Desk) -> None:
    assert desk.do("/leverans").status_code == 400
    small = replace(desk.settings, staff=replace(desk.settings.staff, upload_mb=1))
    other = Desk(create_app(small).server.test_client(), small)
    other.sign_in()
    answer = _send_raw(other, "/leverans", 1_500_000)
    assert (answer.status_code, "större än 1 MB" in answer.get_data(as_text=True)) == (413, True)
    assert _send_raw(other, "/leverans/utgavor", 1_100_000).status_code == 413
    assert [*(staff_folder(small.data_dir) / "jobs").glob("*")] == []


def _send_raw(desk: Desk, address: str, size: int) -> TestResponse:
    """Send so many bytes as a form, whatever is in them."""
    body, kind = io.BytesIO(b"x" * size), "multipart/form-data; boundary=slut"
    return desk.client.post(address, input_stream=body, content_type=kind, content_length=size)


def test_the_first_delivery_of_all_can_come_through_the_door(settings: Settings, tmp_path: Path) -> None:
    own = replace(settings, staff=StaffAccess(password=HASH))
    desk = Desk(create_app(own).server.test_client(), own)
    desk.sign_in()
    assert "Ingen utgåva är publicerad än" in desk.text("/leverans/utgavor")
    write_deliveries(tmp_path / "files")
    address = desk.hand_in(*((path.name, path.read_bytes()) for path in sorted((tmp_path / "files").iterdir())))
    assert "kan läsas in" in desk.heading(address)
    desk.do(f"{address}/publicera", skal="första")
    desk.wait()
    assert "Det här är den första utgåvan" in desk.text(address)
    releases_of(own).close()
