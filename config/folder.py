"""A configuration folder: which file is read, what is in it, and the checksum of it all."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from decimal import Decimal
from pathlib import Path

from config.entry import Entry
from config.errors import ConfigError
from config.settings import PACKAGE_FOLDER

PRODUCT_FILES = (
    "headers.toml",
    "vocabulary.toml",
    "findings.toml",
    "intervention_fields.csv",
    "draft_codes.csv",
    "sweden_municipalities.csv",
    "sweden_counties.csv",
    "glossary.toml",
    "accessibility.toml",
    "privacy.toml",
)
"""Files that say nothing about one programme: taken from the product where a folder has no own."""


class ConfigFolder:
    """Reads the files of one folder and remembers their bytes for the checksum."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise ConfigError(
                where=str(folder),
                found="mappen finns inte",
                expected="väntade en mapp med programme.toml",
                todo="Skapa mappen eller rätta RESULTATKEDJAN_CONFIG.",
            )
        self.folder = folder
        self._read: dict[str, bytes] = {}
        self._lines: dict[str, tuple[int, ...]] = {}

    def checksum(self) -> str:
        """SHA-256 over every file read so far, in order of name."""
        digest = hashlib.sha256()
        for name, content in sorted(self._read.items()):
            digest.update(f"{name}\n{len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()

    def has(self, name: str) -> bool:
        """Whether the folder has a file that a programme may be without."""
        return (self.folder / name).exists()

    def names(self, subfolder: str) -> list[str]:
        """The TOML files of a subfolder, in order of name."""
        found = sorted(f"{subfolder}/{path.name}" for path in (self.folder / subfolder).glob("*.toml"))
        if not found:
            raise ConfigError(
                where=str(self.folder / subfolder),
                found="ingen fil med ändelsen .toml",
                expected="väntade minst en",
                todo="Lägg till filen.",
            )
        return found

    def toml(self, name: str) -> Entry:
        """The content of a TOML file; decimals are exact."""
        text = self._text(name)
        try:
            return Entry(str(self.path(name)), "", tomllib.loads(text, parse_float=Decimal))
        except tomllib.TOMLDecodeError as error:
            raise self._unreadable(name, f"filen är inte giltig TOML ({error})") from error

    def csv(self, name: str, columns: tuple[str, ...]) -> list[Entry]:
        """The rows of a CSV file with exactly these columns; lines beginning with # are comments."""
        lines = enumerate(self._text(name).splitlines(), start=1)
        rows = [(number, self._cells(name, number, line)) for number, line in lines if line and line[0] != "#"]
        header = tuple(rows[0][1]) if rows else ()
        if header != columns:
            raise self._unreadable(name, f"rubrikraden är {', '.join(header) or 'tom'}", ", ".join(columns))
        for number, cells in rows:
            if len(cells) != len(columns):
                raise self._unreadable(name, f"rad {number} har {len(cells)} celler", f"{len(columns)} celler")
        self._lines[name] = tuple(number for number, _ in rows[1:])
        return [
            Entry(str(self.path(name)), f"rad {number}", dict(zip(columns, cells, strict=True)), is_row=True)
            for number, cells in rows[1:]
        ]

    def line(self, name: str, row: int) -> int:
        """The line of a CSV file a row stands on, both as people count them; rows are counted from 0."""
        return self._lines[name][row]

    def _cells(self, name: str, number: int, line: str) -> list[str]:
        try:
            return next(csv.reader([line], strict=True))
        except csv.Error as error:
            found = f"rad {number} går inte att dela upp i celler"
            raise self._unreadable(name, found, "celler av vanlig längd och citattecken i par") from error

    def path(self, name: str) -> Path:
        """Where a file is read from: the folder, or the product for files that say nothing about one programme."""
        own = self.folder / name
        return PACKAGE_FOLDER / name if name in PRODUCT_FILES and not own.exists() else own

    def _text(self, name: str) -> str:
        path = self.path(name)
        try:
            self._read[name] = path.read_bytes()
            return self._read[name].decode("utf-8-sig")  # some editors and spreadsheets put a mark first
        except FileNotFoundError as error:
            raise ConfigError(
                where=str(path),
                found="filen saknas",
                expected="varje programmapp ska ha den",
                todo="Lägg till filen, till exempel från produktens egen config-mapp.",
            ) from error
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(name, f"filen går inte att läsa ({error})", "text i UTF-8") from error

    def _unreadable(self, name: str, found: str, expected: str = "") -> ConfigError:
        awaited = f"väntade {expected}" if expected else "filen ska gå att läsa"
        return ConfigError(where=str(self.path(name)), found=found, expected=awaited, todo="Rätta filen.")
