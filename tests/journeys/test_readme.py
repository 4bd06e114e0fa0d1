"""What the README says comes back is what comes back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.source import ROOT
from tests.loaded import Loaded

REPORT = "lagesrapport_2025-11-10.csv"


def test_the_readmes_dry_run_answers_as_written(demo_release: Loaded, tmp_path: Path) -> None:
    delivered, answered = _blocks(f"{REPORT}`", 2)
    (tmp_path / REPORT).write_text(delivered, encoding="utf-8")
    command, *answer, asked, code = answered.splitlines()
    assert (command, asked) == (f"$ python -m etl check {REPORT}", "$ echo $?")

    settings = demo_release.settings
    environment = {
        "PYTHONPATH": str(ROOT),
        "RESULTATKEDJAN_DATA": str(settings.data_dir),
        "RESULTATKEDJAN_KEY": str(settings.key_file),
    }
    done = subprocess.run(
        [sys.executable, *command.split()[2:]],
        cwd=tmp_path,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert [line.rstrip() for line in done.stdout.splitlines()] == answer
    assert done.returncode == int(code)


def _blocks(after: str, count: int) -> list[str]:
    """The text of the first code blocks after some words of the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition(after)[2]
    return re.findall(r"```\n(.*?)```", text, flags=re.DOTALL)[:count]
