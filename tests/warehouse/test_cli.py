"""`python -m warehouse`: what each command prints, and the exit code of each error."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from config.errors import NoReleaseError, QuestionError, ReleaseError, StoreBusyError
from config.settings import PACKAGE_FOLDER, Settings
from tests.warehouse.damage import flip_byte, wipe
from warehouse.cli import app
from warehouse.command_line import run_command
from warehouse.files import sha256_of
from warehouse.kept import kept_folder
from warehouse.lock import loader_lock
from warehouse.manifest import kept_manifests
from warehouse.store import current_release_id

Run = Callable[..., int]


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command over the test's own store; gives back its exit code."""
    monkeypatch.setenv("RESULTATKEDJAN_DATA", str(settings.data_dir))
    monkeypatch.setenv("RESULTATKEDJAN_KEY", str(settings.key_file))

    def command(*arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["warehouse", *arguments])
        with pytest.raises(SystemExit) as ended:
            run_command(app)
        return int(ended.value.code or 0)

    return command


def test_status_tells_release_days_deliveries_findings_and_disk(
    run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("status") == 0
    told = capsys.readouterr().out
    assert f"Aktuell utgåva: {current_release_id(store.data_dir)}\n" in told
    for part in ("2025-02-14", "2024-12-31", "1 i utgåvan, 0 mottagna", "1 fel, 0 varningar, 0 upplysningar", "MB"):
        assert part in told


def test_releases_are_listed_newest_first_with_parent_and_reason(
    run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    second, first = (manifest.release_id for manifest in kept_manifests(store.data_dir))
    assert run("releases") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"* {second}  känd 2025-02-14  efter {first}  test",
        f"  {first}  känd 2025-02-14  efter –  test",
    ]


def test_verify_judges_every_kept_release_and_tells_the_damaged_one(
    run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    second, first = (manifest.release_id for manifest in kept_manifests(store.data_dir))
    assert run("verify") == 0
    assert sorted(capsys.readouterr().out.splitlines()) == sorted([f"{first}: hel", f"{second}: hel"])
    flip_byte(kept_folder(first, store.data_dir), 20_000)
    assert run("verify") == ReleaseError.exit_code
    told = capsys.readouterr()
    assert f"{second}: hel\n" in told.out
    assert f"{first}: skadad" in told.out
    assert told.err.count("SHA-256") == 1
    assert run("verify", second) == 0
    assert run("verify", first) == ReleaseError.exit_code


def test_verify_reads_the_rows_and_survives_what_they_do_to_the_reader(
    run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that matches a manifest forged to fit it is still read, in a process that may end over it."""
    newest = next(kept_manifests(store.data_dir))
    folder = kept_folder(newest.release_id, store.data_dir)
    wipe(folder)
    path = folder / "manifest.json"
    path.chmod(0o600)
    forged = sha256_of(folder / "release.duckdb")
    path.write_text(path.read_text("utf-8").replace(newest.file_sha256, forged), encoding="utf-8")
    assert run("verify", newest.release_id) == ReleaseError.exit_code
    assert "SHA-256" not in capsys.readouterr().err


def test_rollback_makes_the_older_release_current(
    run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    *_, first = kept_manifests(store.data_dir)
    assert run("rollback", first.release_id, "--reason", "fel fil") == 0
    assert capsys.readouterr().out.startswith(f"Aktuell utgåva: {first.release_id} (känd 2025-02-14)\n")
    assert current_release_id(store.data_dir) == first.release_id
    assert run("releases") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(": fel fil")


def test_rollback_waits_for_no_load(run: Run, store: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    *_, first = kept_manifests(store.data_dir)
    with loader_lock(store.data_dir):
        assert run("rollback", first.release_id) == StoreBusyError.exit_code
    assert "en annan inläsning pågår" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("status",), ("values", "--out", "-")])
def test_an_empty_store_has_an_exit_code_of_its_own(
    command: tuple[str, ...], run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*command) == NoReleaseError.exit_code
    assert "python -m etl load" in capsys.readouterr().err


@pytest.mark.parametrize("command", [("rollback",), ("verify", "--all"), ("values",), ("okänt",)])
def test_wrong_usage_has_an_exit_code_of_its_own(command: tuple[str, ...], run: Run) -> None:
    assert run(*command) == 2


@pytest.mark.parametrize("command", ["verify", "rollback"])
def test_a_release_nobody_kept_is_a_wrong_call(
    command: str, run: Run, store: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command, "nope") == 2
    told = capsys.readouterr().err
    assert all(manifest.release_id in told for manifest in kept_manifests(store.data_dir))


def test_values_for_a_day_to_come_say_what_the_release_knows(
    run: Run, store: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newest, *_ = kept_manifests(store.data_dir)
    assert run("values", "--known-on", "2999-01-01", "--out", str(tmp_path / "v.csv")) == 0
    assert f"inget efter {newest.known_on}" in capsys.readouterr().err
    assert run("values", "--known-on", f"{newest.known_on}", "--out", str(tmp_path / "w.csv")) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "v.csv").read_bytes() == (tmp_path / "w.csv").read_bytes()


def test_a_failing_disk_is_told_without_a_trace(capsys: pytest.CaptureFixture[str]) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device", "current")

    with pytest.raises(SystemExit) as ended:
        run_command(full)
    assert ended.value.code == ReleaseError.exit_code
    assert capsys.readouterr().err.startswith("current: No space left on device; ")


def test_the_module_runs_from_another_folder_and_tells_an_error_once(settings: Settings, tmp_path: Path) -> None:
    variables = {"PYTHONPATH": str(PACKAGE_FOLDER.parent), "RESULTATKEDJAN_DATA": str(settings.data_dir)}
    ended = subprocess.run(
        [sys.executable, "-m", "warehouse", "rollback", "2025-02-14-0000000000"],
        env=os.environ | variables,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (QuestionError.exit_code, "")
    assert ended.stderr.count("2025-02-14-0000000000") == 1
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("values",), "--out saknas"),
        (("values", "--bogus"), "flaggan --bogus finns inte"),
        (("values", "--out"), "flaggan --out är fel använd"),
        (
            ("values", "--out", "-", "--known-on", "2024"),
            "värdet för --known-on går inte att använda; ett datum skrivs som",
        ),
        (("nope",), "kommandot finns inte eller saknas; tillåtet: releases,"),
        (("status", "extra"), "argumenten är för många"),
    ],
)
def test_a_wrong_call_is_told_in_swedish(
    run: Run, arguments: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    answer = capsys.readouterr().err
    assert told in answer
    assert answer.rstrip().endswith("--help.")
