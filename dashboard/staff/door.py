"""The door to `/leverans`: shut unless a trusted proxy or the local password says that somebody is staff."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import Request

from config.settings import Settings
from config.staff import StaffAccess
from dashboard.links import DELIVER
from dashboard.staff.passwords import matches
from dashboard.staff.sessions import COOKIE, Sealer, Session, new_session, sealer_of
from dashboard.staff.throttle import Throttle

SIGN_IN = f"{DELIVER}/inloggning"
SAME_SITE = frozenset({"same-origin", "none"})


def behind(path: str) -> bool:
    """Whether a path is behind the door: `/leverans` and everything below it."""
    return path == DELIVER or path.startswith(f"{DELIVER}/")


@dataclass(frozen=True)
class Door:
    """Who may come in, by the settings of the installation."""

    access: StaffAccess
    folder: Path

    @cached_property
    def sealer(self) -> Sealer:
        """Signs cookies and forms."""
        return sealer_of(self.folder, self.access.password)

    @cached_property
    def throttle(self) -> Throttle:
        """Counts the tries of the password."""
        return Throttle(self.folder)

    def session(self, request: Request) -> Session:
        """The visitor's session; a new one, not signed in, where the cookie holds none."""
        found = self.sealer.open(request.cookies.get(COOKIE, ""), hours=self.access.session_hours)
        return found or new_session(signed_in=False)

    def is_staff(self, request: Request) -> bool:
        """Whether the request comes from staff."""
        if not self.access.configured:
            return False
        return self._has_role(request) or self._signed_in(request)

    def is_ours(self, request: Request) -> bool:
        """Whether a form that was sent is one we drew for this visitor; a page elsewhere cannot have sent it."""
        if request.headers.get("Sec-Fetch-Site", "none") not in SAME_SITE:
            return False
        return self.sealer.fits(request.form.get("token", ""), self.session(request))

    def opens_with(self, password: str, request: Request) -> bool | None:
        """Whether the password is right; None where it was tried too often to be looked at."""
        who = self.sealer.blind(self._address(request))
        if not self.throttle.may_try(who):
            return None
        right = matches(password, self.access.password)
        if right:
            self.throttle.forget(who)
        return right

    def is_secure(self, request: Request) -> bool:
        """Whether the reader's own connection is encrypted."""
        forwarded = request.headers.get("X-Forwarded-Proto", "") if self._from_proxy(request) else ""
        return request.is_secure or forwarded == "https"

    def _signed_in(self, request: Request) -> bool:
        if not self.access.password or COOKIE not in request.cookies:
            return False
        return self.session(request).signed_in

    def _has_role(self, request: Request) -> bool:
        """The header is believed from the proxy's address only, and only where one of its values is the role itself."""
        proxy = self.access.proxy
        if proxy is None or not self._from_proxy(request):
            return False
        return proxy.value in [each.strip() for each in re.split("[,;]", request.headers.get(proxy.header, ""))]

    def _from_proxy(self, request: Request) -> bool:
        """Whether the connection itself comes from the proxy, whatever headers say."""
        try:
            address = ipaddress.ip_address(request.remote_addr or "")
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None) or address
        return any(mapped in network for network in (self.access.proxy.proxies if self.access.proxy else ()))

    def _address(self, request: Request) -> str:
        """Where a try comes from; behind the proxy the last address it has added."""
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return forwarded if forwarded and self._from_proxy(request) else request.remote_addr or ""


def door_of(settings: Settings) -> Door:
    """The door of an installation."""
    return Door(settings.staff, staff_folder(settings.data_dir))


def staff_folder(data_dir: Path) -> Path:
    """Where what staff are working on is kept, for its owner alone."""
    return data_dir / "staff"
