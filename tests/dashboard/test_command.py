"""`python -m dashboard` called wrongly, or where it cannot start: told in Swedish, with an exit code."""

from __future__ import annotations

import socket

import pytest
import typer
from typer.testing import CliRunner

from config.errors import QuestionError
from config.settings import Settings
from dashboard import __main__ as command
from dashboard.staff.passwords import matches
from warehouse.command_line import INTERRUPTED, run_command

PASSWORD = "ett långt lösenord"


def test_a_port_that_is_taken_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setenv("RESULTATKEDJAN_DATA", str(settings.data_dir))
        monkeypatch.setenv("RESULTATKEDJAN_PORT", str(port))
        done = CliRunner().invoke(command.app, [])
    assert isinstance(done.exception, QuestionError)
    assert done.exception.where == f"127.0.0.1:{port}"
    assert "RESULTATKEDJAN_PORT" in done.exception.todo


def test_the_password_is_asked_for_twice_and_only_its_hash_is_written() -> None:
    done = CliRunner().invoke(command.app, ["password"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert matches(PASSWORD, done.stdout.strip())
    apart = CliRunner().invoke(command.app, ["password"], input=f"{PASSWORD}\n{PASSWORD}x\n")
    assert apart.exit_code == 2
    assert apart.stdout.strip() == ""


def test_an_interrupted_command_says_so_without_a_trace(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise typer.Abort

    with pytest.raises(SystemExit) as ended:
        run_command(interrupted)
    assert ended.value.code == INTERRUPTED
    assert capsys.readouterr().err == "Avbrutet.\n"
