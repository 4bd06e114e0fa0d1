"""How staff are known: all of a way or nothing of it, and nobody unless somebody says so."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import load_settings

HEADER = {
    "RESULTATKEDJAN_STAFF_HEADER": "X-Roles",
    "RESULTATKEDJAN_STAFF_ROLE": "uppfoljning",
    "RESULTATKEDJAN_STAFF_PROXY": "10.0.0.5, 10.1.0.0/28, ::1",
}


def test_nobody_is_staff_by_default() -> None:
    staff = load_settings({}).staff
    assert not staff.configured
    assert (staff.proxy, staff.password) == (None, "")


def test_a_proxy_is_header_role_and_addresses() -> None:
    proxy = load_settings(HEADER).staff.proxy
    assert proxy is not None
    assert (proxy.header, proxy.value) == ("X-Roles", "uppfoljning")
    assert proxy.proxies == (ip_network("10.0.0.5/32"), ip_network("10.1.0.0/28"), ip_network("::1/128"))


@pytest.mark.parametrize("missing", HEADER)
def test_half_a_proxy_is_refused(missing: str) -> None:
    with pytest.raises(ConfigError, match="alla tre eller ingen"):
        load_settings(HEADER | {missing: " "})


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("RESULTATKEDJAN_STAFF_PROXY", "alla", "ingen adress"),
        ("RESULTATKEDJAN_STAFF_PROXY", "10.0.0.5/24", "ingen adress"),
        ("RESULTATKEDJAN_STAFF_HEADER", "X_Roles", "inget namn på en rubrik"),
        ("RESULTATKEDJAN_STAFF_ROLE", "a,b", "komma"),
    ],
)
def test_a_proxy_nobody_can_mean_is_refused(name: str, value: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        load_settings(HEADER | {name: value})


def test_a_password_hash_comes_from_a_variable_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "hash"
    file.write_text("scrypt:abc\n", encoding="ascii")
    assert load_settings({"RESULTATKEDJAN_STAFF_PASSWORD": "scrypt:def"}).staff.password == "scrypt:def"
    assert load_settings({"RESULTATKEDJAN_STAFF_PASSWORD_FILE": str(file)}).staff.password == "scrypt:abc"
    with pytest.raises(ConfigError, match="en av dem"):
        load_settings({"RESULTATKEDJAN_STAFF_PASSWORD": "scrypt:def", "RESULTATKEDJAN_STAFF_PASSWORD_FILE": str(file)})
    with pytest.raises(ConfigError, match="går inte att läsa"):
        load_settings({"RESULTATKEDJAN_STAFF_PASSWORD_FILE": str(tmp_path / "none")})
