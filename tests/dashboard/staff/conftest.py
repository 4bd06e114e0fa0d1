"""Installations whose door somebody can open: with a password, or through a proxy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_network
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from config.settings import Settings
from config.staff import ProxyRole, StaffAccess
from dashboard.app import create_app
from dashboard.staff.passwords import make_hash
from warehouse.connections import releases_of

PASSWORD = "nio gröna stolar"
HASH = make_hash(PASSWORD, cost=2**10)
ROLE = {"X-Roles": "annat, uppfoljning"}
PROXY = ProxyRole("X-Roles", "uppfoljning", (ip_network("10.0.0.0/28"),))
TOKEN = re.compile(r'name="token" type="hidden" value="([0-9a-f]{64})"')


@dataclass(frozen=True)
class Staff:
    """A client of one installation, and its store."""

    client: FlaskClient
    settings: Settings

    def token(self, address: str = "/leverans") -> str:
        """The token of a form on a page."""
        found = TOKEN.search(self.client.get(address).get_data(as_text=True))
        assert found, address
        return found[1]

    def sign_in(self, password: str = PASSWORD) -> TestResponse:
        """Give the password on the page that asks for it."""
        token = self.token("/leverans/inloggning")
        return self.client.post("/leverans/inloggning", data={"token": token, "losenord": password})


def installation(settings: Settings, access: StaffAccess, folder: Path) -> Staff:
    """The application on a copy of a store, with a door of one's own."""
    own = replace(settings, data_dir=folder / "data", staff=access)
    shutil.copytree(settings.data_dir, own.data_dir)
    return Staff(create_app(own).server.test_client(), own)


@pytest.fixture
def with_password(example_settings: Settings, tmp_path: Path) -> Iterator[Staff]:
    """An installation with a password; nobody has signed in."""
    staff = installation(example_settings, StaffAccess(password=HASH), tmp_path)
    yield staff
    releases_of(staff.settings).close()


@pytest.fixture
def signed_in(with_password: Staff) -> Staff:
    """The same, signed in."""
    assert with_password.sign_in().status_code == 303
    return with_password


@pytest.fixture
def behind_proxy(example_settings: Settings, tmp_path: Path) -> Iterator[Staff]:
    """An installation whose staff a proxy knows."""
    staff = installation(example_settings, StaffAccess(proxy=PROXY), tmp_path)
    yield staff
    releases_of(staff.settings).close()
