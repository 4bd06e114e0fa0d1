"""What a command says in Swedish when it was called wrongly; the parser's own words are English."""

from __future__ import annotations

from typing import Any

import typer

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""The parser's base of every wrong call, which it does not give out by name."""


def told(error: Any) -> str:
    """Which command, what was found, what was expected and where to read on."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    command = error.ctx.command_path if error.ctx else "kommandot"
    return f"{command}: {_found(error)}. Se {command} --help."


def _found(error: Any) -> str:
    name = _name(getattr(error, "param", None))
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = f"; menade du {', '.join(sorted(error.possibilities))}" if error.possibilities else ""
        return f"flaggan {error.option_name} finns inte{near}"
    if kind == "BadOptionUsage":
        return f"flaggan {error.option_name} är fel använd, kontrollera om den ska ha ett värde"
    if kind == "MissingParameter":
        return f"{name} saknas"
    if kind == "BadParameter":
        return f"värdet för {name} går inte att använda{_help(error.param)}" if name else str(error.message)
    return _unknown_command(error)


def _unknown_command(error: Any) -> str:
    """The parser says only in its English message which word it did not know: the commands are listed instead."""
    commands = sorted(getattr(error.ctx.command, "commands", ())) if error.ctx else []
    if commands:
        return f"kommandot finns inte eller saknas; tillåtet: {', '.join(commands)}"
    return "argumenten är för många eller går inte att tolka"


def _name(param: Any) -> str:
    if param is None:
        return ""
    return param.opts[0] if param.param_type_name == "option" else str(param.metavar or param.name)


def _help(param: Any) -> str:
    """What a value should look like; the days are the only values with a form."""
    return "; ett datum skrivs som 2025-06-30" if "datetime" in str(getattr(param, "type_descriptor", "")) else ""
