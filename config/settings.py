"""Settings of this installation, from the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from config.errors import ConfigError
from config.staff import NOBODY, StaffAccess, password_hash, proxy_role

PACKAGE_FOLDER = Path(__file__).resolve().parent
_ROOT = PACKAGE_FOLDER.parent
_MEMORY = re.compile(r"^\d+(\.\d+)?\s*(MB|GB|TB|MiB|GiB|TiB)$")


Tier = Literal["public", "internal"]
PUBLIC: Tier = "public"
INTERNAL: Tier = "internal"
"""Who sees the pages of an installation: everybody, or those behind its own door."""


@dataclass(frozen=True)
class Settings:
    """Where this installation keeps its things and how much it may use."""

    config_dir: Path
    data_dir: Path
    key_file: Path  # key of the enterprise pseudonyms; never inside data_dir
    max_file_mb: int
    memory_limit: str  # the engine's own way of writing it, "3GB"
    threads: int  # 0 = all
    host: str
    port: int
    tier: Tier = PUBLIC
    staff: StaffAccess = NOBODY


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in the environment, defaults where a variable is not set.

    Raises ConfigError naming the variable, its value and what is allowed.
    """
    env = os.environ if environ is None else environ
    settings = Settings(
        config_dir=_folder(env, "RESULTATKEDJAN_CONFIG", PACKAGE_FOLDER),
        data_dir=_folder(env, "RESULTATKEDJAN_DATA", _ROOT / "var" / "data"),
        key_file=_folder(env, "RESULTATKEDJAN_KEY", _ROOT / "var" / "keys" / "enterprise.key"),
        max_file_mb=_whole(env, "RESULTATKEDJAN_MAX_FILE_MB", default=2000, low=1, high=1_000_000),
        memory_limit=_memory(env, "RESULTATKEDJAN_MEMORY", "3GB"),
        threads=_whole(env, "RESULTATKEDJAN_THREADS", default=0, low=0, high=1024),
        host=env.get("RESULTATKEDJAN_HOST", "").strip() or "127.0.0.1",
        port=_whole(env, "RESULTATKEDJAN_PORT", default=8050, low=1, high=65535),
        tier=_tier(env, "RESULTATKEDJAN_TIER"),
        staff=_staff(env),
    )
    if settings.key_file.is_relative_to(settings.data_dir):
        raise ConfigError(
            where="miljövariabeln RESULTATKEDJAN_KEY",
            found=f'"{settings.key_file}" ligger i datamappen {settings.data_dir}',
            expected="nyckeln ska ligga utanför datamappen, annars följer den med säkerhetskopior av data",
            todo="Peka på en fil utanför datamappen.",
        )
    return settings


def _staff(env: Mapping[str, str]) -> StaffAccess:
    names = ("RESULTATKEDJAN_STAFF_HEADER", "RESULTATKEDJAN_STAFF_ROLE", "RESULTATKEDJAN_STAFF_PROXY")
    header, value, proxies = (env.get(name, "").strip() for name in names)
    return StaffAccess(
        proxy=proxy_role(header, value, proxies),
        password=password_hash(env, "RESULTATKEDJAN_STAFF_PASSWORD"),
        session_hours=_whole(env, "RESULTATKEDJAN_STAFF_HOURS", default=8, low=1, high=168),
        upload_mb=_whole(env, "RESULTATKEDJAN_UPLOAD_MB", default=50, low=1, high=10_000),
        job_hours=_whole(env, "RESULTATKEDJAN_JOB_HOURS", default=24, low=1, high=720),
    )


def _folder(env: Mapping[str, str], name: str, default: Path) -> Path:
    value = env.get(name, "").strip()
    return Path(value).expanduser().resolve() if value else default


def _whole(env: Mapping[str, str], name: str, *, default: int, low: int, high: int) -> int:
    value = env.get(name, "").strip()
    if not value:
        return default
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise _refused(name, value, f"tillåtet är ett heltal från {low} till {high}")


def _memory(env: Mapping[str, str], name: str, default: str) -> str:
    value = env.get(name, "").strip() or default
    if _MEMORY.match(value):
        return value
    raise _refused(name, value, "tillåtet är ett tal och en enhet (MB, GB, TB, MiB, GiB eller TiB), till exempel 3GB")


def _tier(env: Mapping[str, str], name: str) -> Tier:
    value = env.get(name, "").strip() or PUBLIC
    if value in (PUBLIC, INTERNAL):
        return value
    raise _refused(name, value, f"tillåtet är {PUBLIC} eller {INTERNAL}")


def _refused(name: str, value: str, allowed: str) -> ConfigError:
    return ConfigError(
        where=f"miljövariabeln {name}",
        found=f'"{value}" går inte att använda',
        expected=allowed,
        todo="Rätta variabeln eller ta bort den.",
    )
