"""Deliveries on their way: on disk for every process, gone when they are old or published, whole or not at all."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from werkzeug.datastructures import FileStorage

from config.settings import PACKAGE_FOLDER, Settings
from dashboard.staff.jobs import Job, Jobs
from dashboard.staff.passwords import make_hash, matches
from dashboard.staff.runner import BusyError, Runner, check_arguments, load_arguments
from dashboard.staff.throttle import MINUTES, MOST_FROM_ALL, MOST_FROM_ONE, Throttle

DAY = date(2026, 11, 10)


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return Jobs(tmp_path / "staff" / "jobs", hours=24)


def _job(jobs: Jobs) -> Job:
    return jobs.new([FileStorage(io.BytesIO(b"a;b\n"), "rapport_2026-11-10.csv")], DAY)


def _answer(job: Job, action: str, **answer: object) -> None:
    (job.folder / f"{action}.json").write_text(json.dumps({"error": None} | answer), encoding="utf-8")


def test_a_job_is_its_owners_alone_and_found_by_any_process(jobs: Jobs) -> None:
    job = _job(jobs)
    assert Jobs(jobs.folder, hours=24).find(job.job_id) == job
    folders = (jobs.folder.parent, jobs.folder, job.folder, job.folder / "files")
    assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in job.folder.rglob("*") if path.is_file()} == {0o600}


@pytest.mark.parametrize("job_id", ["", "..", "../jobs", "0" * 31, "0" * 33, "G" * 32, "0" * 32])
def test_what_is_no_id_finds_nothing(job_id: str, jobs: Jobs) -> None:
    _job(jobs)
    assert jobs.find(job_id) is None


def test_the_state_is_read_from_what_the_commands_left(jobs: Jobs) -> None:
    job = _job(jobs)
    assert (job.state(running=True), job.state(running=False)) == ("running", "interrupted")
    _answer(job, "check", marked={"a.csv": "../../../job.json", "b.csv": "none.xlsx"})
    assert job.state(running=False) == "checked"
    assert job.marked() == []
    _answer(job, "check", error={"kind": "DeliveryError"})
    assert job.state(running=False) == "refused"
    job = jobs.started(job, "load", "därför")
    assert job.state(running=False) == "interrupted"
    _answer(job, "load", error={"kind": "ShrunkError"})
    assert job.state(running=False) == "not_published"
    _answer(job, "load", release={"release_id": "x"})
    assert job.state(running=False) == "published"
    assert jobs.find(job.job_id) == job


def test_files_go_when_they_are_published_and_jobs_when_they_are_old(jobs: Jobs) -> None:
    waiting, published, old, running = (_job(jobs) for _ in range(4))
    published = jobs.started(published, "load", "därför")
    _answer(published, "load", release={})
    for job in (old, running):
        replace(job, created=int(time.time()) - 25 * 3600).write()
    jobs.sweep(running.job_id)
    assert {job.job_id for job in jobs.all()} == {waiting.job_id, published.job_id, running.job_id}
    assert waiting.paths[0].is_file()
    assert not (published.folder / "files").exists()
    jobs.sweep(None)
    assert jobs.find(running.job_id) is None


def test_a_folder_that_never_became_a_job_goes_after_an_hour(jobs: Jobs) -> None:
    half = jobs.folder / ("0" * 32)
    half.mkdir(parents=True)
    jobs.sweep(None)
    assert half.is_dir()
    os.utime(half, (time.time() - 3700,) * 2)
    jobs.sweep(None)
    assert not half.exists()


def test_a_step_half_written_is_left_out(jobs: Jobs) -> None:
    job = _job(jobs)
    job.steps_path("check").write_text('{"code": "read", "subject": "a"}\n{"code": "co', encoding="utf-8")
    assert job.steps() == [{"code": "read", "subject": "a"}]


def test_one_command_runs_at_a_time_and_every_process_sees_it(jobs: Jobs, settings: Settings) -> None:
    runner, other = (Runner(jobs.folder.parent, settings) for _ in range(2))
    assert runner.running() is None
    lock = runner.take("a" * 32)
    assert other.running() == "a" * 32
    with pytest.raises(BusyError):
        other.take("b" * 32)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock,))
    os.close(lock)
    assert other.running() == "a" * 32, "the command holds the lock, not who started it"
    child.kill()
    child.communicate()
    assert other.running() is None
    os.close(other.take("b" * 32))


def test_a_command_that_cannot_read_its_settings_leaves_an_interrupted_job(jobs: Jobs, settings: Settings) -> None:
    runner = Runner(jobs.folder.parent, replace(settings, key_file=settings.data_dir / "key"))
    job = jobs.started(_job(jobs), "check")
    runner.start(runner.take(job.job_id), job, check_arguments(job))
    deadline = time.monotonic() + 60
    while runner.running() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert runner.running() is None
    assert job.state(running=False) == "refused"


def test_words_of_a_reader_are_one_argument(jobs: Jobs) -> None:
    job = replace(_job(jobs), reason="--force; rm -rf $HOME")
    arguments = load_arguments(job, after="", force=False)
    assert "--reason=--force; rm -rf $HOME" in arguments
    assert "--force" not in arguments
    assert "--after=" in arguments
    assert load_arguments(job, after="x", force=True).count("--force") == 1


def test_a_password_is_known_by_a_hash_that_tells_nothing() -> None:
    first, second = (make_hash("nio gröna stolar", cost=2**10) for _ in range(2))
    assert first != second
    assert "stolar" not in first
    assert matches("nio gröna stolar", first)
    assert not matches("nio gröna stola", first)
    assert not matches("", first)


def test_the_command_makes_a_hash_that_works() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dashboard", "password"],
        cwd=PACKAGE_FOLDER.parent,
        input="nio gröna stolar\nnio gröna stolar\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert matches("nio gröna stolar", done.stdout.strip())


def test_tries_are_counted_by_all_processes_and_forgotten_in_time(tmp_path: Path) -> None:
    now = [1000.0]
    first, second = (Throttle(tmp_path, lambda: now[0]) for _ in range(2))
    assert [each.may_try("a") for each in (first, second) * 3] == [True] * MOST_FROM_ONE + [False]
    assert first.may_try("b")
    second.forget("a")
    assert first.may_try("a")
    now[0] += MINUTES * 60
    assert all(first.may_try("a") for _ in range(MOST_FROM_ONE))


def test_many_addresses_do_not_get_many_tries(tmp_path: Path) -> None:
    throttle = Throttle(tmp_path, lambda: 1000.0)
    told = [throttle.may_try(f"address {number}") for number in range(MOST_FROM_ALL + 1)]
    assert told == [True] * MOST_FROM_ALL + [False]


def test_damaged_counts_are_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "attempts.json").write_text("skräp", encoding="utf-8")
    assert Throttle(tmp_path).may_try("a")
