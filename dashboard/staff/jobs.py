"""A delivery on its way: its files, the dry run, and what publishing led to; all of it on disk, for every process.

<data>/staff/jobs/<id>/job.json              what it is and what was started last
<data>/staff/jobs/<id>/files/                as they were handed in; gone when they are published
<data>/staff/jobs/<id>/check.json, .steps    answer and progress of the dry run
<data>/staff/jobs/<id>/load.json, .steps     the same of publishing
<data>/staff/jobs/<id>/marked/               workbooks with bad cells marked
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from werkzeug.datastructures import FileStorage

from dashboard.staff.uploads import save_all
from warehouse import files

Action = Literal["check", "load"]
State = Literal["running", "interrupted", "refused", "checked", "not_published", "published"]
ID = re.compile(r"[0-9a-f]{32}")
MOST_JOBS = 20
_DONE = {("check", True): "refused", ("check", False): "checked", ("load", True): "not_published"}


@dataclass(frozen=True)
class Job:
    """One delivery that somebody handed in."""

    folder: Path
    created: int  # seconds since 1970
    received_on: date
    names: tuple[str, ...]
    action: Action = "check"  # what was started last
    reason: str = ""

    @property
    def job_id(self) -> str:
        """Its id, in addresses."""
        return self.folder.name

    @property
    def paths(self) -> list[Path]:
        """The files that were handed in."""
        return [self.folder / "files" / name for name in self.names]

    @property
    def marked_folder(self) -> Path:
        """Where the dry run puts marked workbooks."""
        return self.folder / "marked"

    def answer_path(self, action: Action) -> Path:
        """Where the command writes what it led to."""
        return self.folder / f"{action}.json"

    def steps_path(self, action: Action) -> Path:
        """Where the command writes its steps."""
        return self.folder / f"{action}.steps"

    def answer(self, action: Action) -> dict[str, Any] | None:
        """What a command led to; None while it runs and where it was interrupted."""
        try:
            answer: dict[str, Any] = json.loads(self.answer_path(action).read_bytes())
        except (OSError, ValueError):
            return None
        return answer

    def steps(self) -> list[dict[str, str]]:
        """The steps of the last command so far."""
        try:
            lines = self.steps_path(self.action).read_text(encoding="utf-8").splitlines()
        except OSError:
            return []
        return [json.loads(line) for line in lines if line.endswith("}")]

    @property
    def steps_expected(self) -> int:
        """How many steps the last command has: each file read, and marked in a dry run; earlier ones, count, end."""
        return 2 * len(self.names) + 2 if self.action == "check" else len(self.names) + 3

    def state(self, *, running: bool) -> State:
        """Where it stands; `running` is whether its command is."""
        if running:
            return "running"
        answer = self.answer(self.action)
        if answer is None:
            return "interrupted"
        found: Any = _DONE.get((self.action, bool(answer["error"])), "published")
        return found

    def marked(self) -> list[tuple[str, Path]]:
        """The marked workbooks that are there: name of the delivered file, its workbook."""
        listed = (self.answer("check") or {}).get("marked") or {}
        found = [(name, self.marked_folder / Path(marked).name) for name, marked in sorted(listed.items())]
        return [(name, path) for name, path in found if path.is_file()]

    def write(self) -> None:
        """Keep what it is."""
        facts = asdict(self) | {"received_on": self.received_on.isoformat()}
        del facts["folder"]
        files.write_json(self.folder / "job.json", facts)


@dataclass(frozen=True)
class Jobs:
    """Every delivery on its way in one installation."""

    folder: Path  # <data>/staff/jobs
    hours: int

    def new(self, uploads: Iterable[FileStorage], received_on: date) -> Job:
        """A job with these files."""
        folder = files.ensure_folder(self.folder) / secrets.token_hex(16)
        files.ensure_folder(folder / "files")
        try:
            job = Job(folder, int(time.time()), received_on, save_all(uploads, folder / "files"))
            job.write()
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return job

    def find(self, job_id: str) -> Job | None:
        """The job with this id; None where there is none, and for anything that is no id."""
        if not ID.fullmatch(job_id):
            return None
        try:
            facts = json.loads((self.folder / job_id / "job.json").read_bytes())
            days = {"received_on": date.fromisoformat(facts["received_on"]), "names": tuple(facts["names"])}
            return Job(self.folder / job_id, **(facts | days))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def all(self) -> list[Job]:
        """Every job, the newest first."""
        found = (self.find(path.name) for path in self.folder.glob("*"))
        return sorted((job for job in found if job), key=lambda job: (job.created, job.job_id), reverse=True)

    def started(self, job: Job, action: Action, reason: str = "") -> Job:
        """The job with a command about to start; what it led to before is gone."""
        for path in (job.answer_path(action), job.steps_path(action)):
            path.unlink(missing_ok=True)
        if action == "check":
            shutil.rmtree(job.marked_folder, ignore_errors=True)
        now = replace(job, action=action, reason=reason)
        now.write()
        return now

    def sweep(self, running: str | None) -> None:
        """Remove files that were published, and jobs that are too old or were never whole; not the running one."""
        for path in self._idle(running):
            job, age = self.find(path.name), time.time() - _changed(path)
            if (job is None and age > 3600) or (job and time.time() - job.created > self.hours * 3600):
                shutil.rmtree(path, ignore_errors=True)
            elif job and job.state(running=False) == "published":
                release_files(job)

    def remove(self, job: Job) -> None:
        """Remove a job with all its files."""
        shutil.rmtree(job.folder, ignore_errors=True)

    def _idle(self, running: str | None) -> Iterator[Path]:
        return (path for path in self.folder.glob("*") if path.is_dir() and path.name != running)


def release_files(job: Job) -> None:
    """Remove what was handed in and what was made of it: the store keeps the originals of what it published."""
    shutil.rmtree(job.folder / "files", ignore_errors=True)
    shutil.rmtree(job.marked_folder, ignore_errors=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()
