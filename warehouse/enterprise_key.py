"""The key behind the enterprises' pseudonyms: made once, kept apart from the data.

With the key, an organisation number can be tried against a pseudonym; without it, it cannot. It is
therefore never in the data folder, and so never in a copy of it.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from config.errors import ConfigError
from config.settings import Settings
from warehouse import files
from warehouse.manifest import kept_manifests
from warehouse.tables.core import enterprise_support

KEY_BYTES = 32


def enterprise_key(settings: Settings) -> bytes:
    """The installation's key, 32 bytes; made on first use, with mode 600.

    Raises ConfigError when the key lies in the data folder, has the wrong size, cannot be read, or is
    missing although releases hold enterprises: a new key would give every enterprise a new identity.
    """
    path = settings.key_file
    if path.resolve().is_relative_to(settings.data_dir.resolve()):
        raise _wrong(path, f"nyckeln ligger i datamappen {settings.data_dir}", "Peka RESULTATKEDJAN_KEY utanför den.")
    if not path.exists():
        _refuse_new_key(settings)
        _make_key(path)
    return _read_key(path)


def _read_key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError as error:
        raise _wrong(path, f"nyckeln går inte att läsa ({error.strerror})", "Kontrollera rättigheterna.") from error
    if len(key) != KEY_BYTES:
        raise _wrong(path, f"nyckeln är {len(key)} byte", "Återställ nyckeln ur säkerhetskopian.")
    return key


def _make_key(path: Path) -> None:
    files.ensure_folder(path.parent)
    try:
        files.create_whole(path, secrets.token_bytes(KEY_BYTES))
    except FileExistsError:
        return  # another process made it a moment ago: that one counts


def _refuse_new_key(settings: Settings) -> None:
    for manifest in kept_manifests(settings.data_dir):
        if manifest.table_counts.get(enterprise_support.name, 0):
            raise _wrong(
                settings.key_file,
                f"nyckeln saknas, men utgåva {manifest.release_id} håller företag under den",
                "Återställ nyckeln ur säkerhetskopian; en ny nyckel ger varje företag en ny identitet.",
            )


def _wrong(path: Path, found: str, todo: str) -> ConfigError:
    return ConfigError(
        where=f"{path}", found=found, expected=f"en nyckel om {KEY_BYTES} byte utanför datamappen", todo=todo
    )
