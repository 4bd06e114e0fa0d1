"""Who may deliver through the pages: nobody, until this installation says how staff are known."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from config.errors import ConfigError

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}")


@dataclass(frozen=True)
class ProxyRole:
    """Staff are those a trusted proxy says are: it sets the header and removes the one a reader may have sent."""

    header: str  # "X-Roles"
    value: str  # one of its values, separated by comma or semicolon
    proxies: tuple[Network, ...]  # addresses the header is believed from


@dataclass(frozen=True)
class StaffAccess:
    """How staff are known, and what they may hand in. Without a proxy and a password nobody is."""

    proxy: ProxyRole | None = None
    password: str = ""  # hash from `python -m dashboard password`
    session_hours: int = 8
    upload_mb: int = 50  # of one delivery, all its files together
    job_hours: int = 24  # how long files that were tried are kept

    @property
    def configured(self) -> bool:
        """Whether anybody can be staff."""
        return bool(self.proxy or self.password)


NOBODY = StaffAccess()


def proxy_role(header: str, value: str, proxies: str) -> ProxyRole | None:
    """The role from the three settings; None where none of them is set.

    Raises ConfigError where only some are, or one cannot be used.
    """
    given = (header, value, proxies)
    if not any(given):
        return None
    if not all(given):
        raise _wrong(
            "RESULTATKEDJAN_STAFF_HEADER, _ROLE och _PROXY", "bara en del av dem är satta", "alla tre eller ingen"
        )
    if not _HEADER.fullmatch(header):
        raise _wrong("RESULTATKEDJAN_STAFF_HEADER", f'"{header}" är inget namn på en rubrik', "till exempel X-Roles")
    if re.search(r"[,;]", value):
        raise _wrong("RESULTATKEDJAN_STAFF_ROLE", f'"{value}" har komma eller semikolon', "ett värde ur rubriken")
    return ProxyRole(header, value, tuple(_network(each.strip()) for each in proxies.split(",")))


def password_hash(env: Mapping[str, str], name: str) -> str:
    """The hash in the variable, or in the file that the variable with `_FILE` after its name points at.

    Raises ConfigError where both are set or the file cannot be read.
    """
    written, file = env.get(name, "").strip(), env.get(f"{name}_FILE", "").strip()
    if written and file:
        raise _wrong(name, f"både {name} och {name}_FILE är satta", "en av dem")
    if not file:
        return written
    try:
        return Path(file).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _wrong(
            f"{name}_FILE", f'"{file}" går inte att läsa ({type(error).__name__})', "en fil med en rad"
        ) from error


def _network(text: str) -> Network:
    try:
        return ipaddress.ip_network(text)
    except ValueError as error:
        name = "RESULTATKEDJAN_STAFF_PROXY"
        raise _wrong(
            name, f'"{text}" är ingen adress', "till exempel 10.0.0.5 eller 10.0.0.0/28, flera med komma"
        ) from error


def _wrong(name: str, found: str, expected: str) -> ConfigError:
    return ConfigError(
        where=f"miljövariabeln {name}", found=found, expected=expected, todo="Rätta variabeln eller ta bort den."
    )
