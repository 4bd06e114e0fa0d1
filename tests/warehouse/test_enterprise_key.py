"""The key behind the pseudonyms: made once, private, never replaced in silence."""

from __future__ import annotations

import stat
from dataclasses import replace

import pytest

from config.errors import ConfigError
from config.settings import Settings
from tests.warehouse.small_release import publish_small
from warehouse.enterprise_key import KEY_BYTES, enterprise_key


def test_the_key_is_made_once_and_only_its_owner_can_read_it(settings: Settings) -> None:
    key = enterprise_key(settings)
    assert len(key) == KEY_BYTES
    assert enterprise_key(settings) == key
    assert stat.S_IMODE(settings.key_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(settings.key_file.parent.stat().st_mode) == 0o700
    assert [path.name for path in settings.key_file.parent.iterdir()] == [settings.key_file.name]


def test_two_installations_have_different_keys(settings: Settings) -> None:
    other = replace(settings, key_file=settings.key_file.with_name("other.key"))
    assert enterprise_key(settings) != enterprise_key(other)


def test_a_key_in_the_data_folder_is_refused(settings: Settings) -> None:
    inside = replace(settings, key_file=settings.data_dir / "keys" / ".." / "enterprise.key")
    with pytest.raises(ConfigError, match="ligger i datamappen"):
        enterprise_key(inside)
    assert not inside.data_dir.exists()


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_key_of_the_wrong_size_is_refused(size: int, settings: Settings) -> None:
    settings.key_file.parent.mkdir()
    settings.key_file.write_bytes(b"k" * size)
    with pytest.raises(ConfigError, match=f"{size} byte"):
        enterprise_key(settings)


def test_a_lost_key_is_not_replaced_while_releases_hold_enterprises(store: Settings) -> None:
    with pytest.raises(ConfigError, match="håller företag under den"):
        enterprise_key(store)
    assert not store.key_file.exists()


def test_a_key_is_made_when_no_release_holds_enterprises(settings: Settings) -> None:
    publish_small(settings, enterprises=0)
    assert len(enterprise_key(settings)) == KEY_BYTES
