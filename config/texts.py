"""The words of one language: code holds keys, these files hold every word on screen."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigError
from config.settings import PACKAGE_FOLDER, load_settings
from config.words import nearest

LANGUAGES = ("sv", "en")


@dataclass(frozen=True)
class Catalogue:
    """Every word of one language, by dotted key."""

    language: str
    file: str
    words: Mapping[str, str]

    def t(self, key: str, **values: object) -> str:
        """The text with this key, its {places} filled in. Raises ConfigError for an unknown key or place."""
        if key not in self.words:
            near = nearest(key, self.words)
            hint = f"menade du {near}?" if near else "varje nyckel ska finnas på alla språk"
            raise self._error(key, "texten saknas", hint)
        try:
            return self.words[key].format(**values)
        except (KeyError, IndexError, ValueError) as error:
            raise self._error(key, f"texten går inte att fylla i ({error})", f"givet: {', '.join(values)}") from error

    def has(self, key: str) -> bool:
        """Whether the key exists."""
        return key in self.words

    def _error(self, key: str, found: str, expected: str) -> ConfigError:
        where = f'{self.file}, nyckel "{key}"'
        return ConfigError(where=where, found=found, expected=expected, todo="Lägg till eller rätta texten.")


def catalogue(language: str, folder: Path | None = None) -> Catalogue:
    """The catalogue of a language, "sv" or "en": the programme folder's own file, else the product's."""
    return _catalogue(language, (folder or load_settings().config_dir).resolve())


@functools.lru_cache(maxsize=8)
def _catalogue(language: str, folder: Path) -> Catalogue:
    if language not in LANGUAGES:
        raise ConfigError(
            where="språk",
            found=f'"{language}" finns inte',
            expected=f"tillåtet: {', '.join(LANGUAGES)}",
            todo="Välj ett av språken.",
        )
    own = folder / "texts" / f"{language}.toml"
    path = own if own.exists() else PACKAGE_FOLDER / "texts" / f"{language}.toml"
    try:
        words = _dotted(tomllib.loads(path.read_text(encoding="utf-8")), "")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, TypeError) as error:
        raise ConfigError(
            where=str(path),
            found=f"filen går inte att läsa ({error})",
            expected="väntade TOML med bara texter",
            todo="Rätta filen.",
        ) from error
    return Catalogue(language, str(path), words)


def _dotted(table: Mapping[str, object], prefix: str) -> dict[str, str]:
    words: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            words |= _dotted(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            words[f"{prefix}{name}"] = value
        else:
            raise TypeError(f"{prefix}{name} är ingen text")
    return words
