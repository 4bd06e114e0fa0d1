"""The local password: only its hash is ever kept, made slow on purpose."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading
from dataclasses import dataclass

from config.errors import ConfigError

SHORTEST = 12
LONGEST = 500
COST, BLOCK, LANES = 2**16, 8, 1
"""Takes 64 MB and some tenths of a second for each try."""

_MOST_MEMORY = 256 * 1024 * 1024
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class _Hash:
    cost: int
    block: int
    lanes: int
    salt: bytes
    digest: bytes

    def of(self, password: str) -> bytes:
        """The digest of another password under the same salt and cost."""
        return hashlib.scrypt(
            password.encode(),
            salt=self.salt,
            n=self.cost,
            r=self.block,
            p=self.lanes,
            maxmem=_MOST_MEMORY,
            dklen=len(self.digest),
        )


def make_hash(password: str, *, cost: int = COST) -> str:
    """The line that RESULTATKEDJAN_STAFF_PASSWORD takes; another one each time."""
    fresh = _Hash(cost, BLOCK, LANES, secrets.token_bytes(16), bytes(32))
    salt, digest = (base64.b64encode(each).decode() for each in (fresh.salt, fresh.of(password)))
    return f"scrypt:{cost}:{BLOCK}:{LANES}:{salt}:{digest}"


def matches(password: str, stored: str) -> bool:
    """Whether it is the password of the hash; one try at a time, compared in constant time."""
    known = _read(stored)
    with _one_at_a_time:
        return hmac.compare_digest(known.of(password[:LONGEST]), known.digest)


def require_hash(stored: str) -> None:
    """Raises ConfigError where the setting is no hash that can be used: a password in clear is refused."""
    if stored:
        _read(stored)


def _read(stored: str) -> _Hash:
    try:
        kind, *numbers, salt, digest = stored.split(":")
        cost, block, lanes = map(int, numbers)
        found = _Hash(cost, block, lanes, *(base64.b64decode(each, validate=True) for each in (salt, digest)))
        usable = kind == "scrypt" and len(found.salt) >= 16 and len(found.digest) >= 32
        if usable and 2**10 <= cost <= 2**20 and 128 * cost * block * lanes < _MOST_MEMORY:
            return found
    except (ValueError, TypeError):
        pass
    raise ConfigError(
        where="miljövariabeln RESULTATKEDJAN_STAFF_PASSWORD",
        found="värdet är inget lösenordshash",
        expected="raden som börjar med scrypt:",
        todo="Gör den med python -m dashboard password; skriv aldrig lösenordet självt.",
    )
