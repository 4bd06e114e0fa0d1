"""A received JSON file: whole, in UTF-8 and without a mark before it, or refused with the place where it breaks."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path

import sqlalchemy as sa

from config.errors import DeliveryError
from etl.read.refusal import Refuse
from etl.read.text import in_utf8
from warehouse.duckdb_engine import is_json

_SPACE = re.compile(r"\s*")


def open_json(connection: sa.Connection, path: Path, work: Path, *, refuse: Refuse) -> Path:
    """The file as the engine reads it: a list of objects, or one object per line.

    A list must be whole: the engine takes the records before a break for all there are. Refuses anything else (F01).
    """
    readable = _without_mark(in_utf8(path, work, refuse), work)
    with readable.open("rb") as file:
        start = file.read(512).lstrip()
    try:
        whole = is_json(connection, readable) if start.startswith(b"[") else start.startswith(b"{")
    except sa.exc.DBAPIError:
        raise refuse("F12", "JSON-listan ryms inte i minnet") from None
    if not whole:
        raise broken_json(readable, refuse)
    return readable


def broken_json(path: Path, refuse: Refuse) -> DeliveryError:
    """The refusal of a file that is no JSON, with line and sign where it stops being it; nothing is quoted."""
    place = _break(path.read_text(encoding="utf-8"))
    return refuse("F01", f"filen är ingen hel JSON-lista av poster{place and f', den bryts på {place}'}")


def _without_mark(path: Path, work: Path) -> Path:
    with path.open("rb") as file:
        marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    if not marked:
        return path
    copy = work / "unmarked.json"
    copy.write_bytes(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    return copy


def _break(text: str) -> str:
    """Where the text stops being JSON values, one after another; empty where they all are, or nest too deep to tell."""
    decoder, at = json.JSONDecoder(), _end_of_space(text, 0)
    try:
        while at < len(text):
            at = _end_of_space(text, decoder.raw_decode(text, at)[1])
    except json.JSONDecodeError as error:
        return f"rad {error.lineno}, tecken {error.colno}"
    except RecursionError:
        pass
    return ""


def _end_of_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
