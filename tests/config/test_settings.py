"""Settings come from the environment; a bad value is named with what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import PACKAGE_FOLDER, load_settings


def test_defaults() -> None:
    settings = load_settings({})
    root = PACKAGE_FOLDER.parent
    assert settings.config_dir == PACKAGE_FOLDER
    assert settings.data_dir == root / "var" / "data"
    assert settings.key_file == root / "var" / "keys" / "enterprise.key"
    assert (settings.max_file_mb, settings.memory_limit, settings.threads) == (2000, "3GB", 0)
    assert (settings.host, settings.port) == ("127.0.0.1", 8050)


def test_every_variable_is_read(tmp_path: Path) -> None:
    settings = load_settings(
        {
            "RESULTATKEDJAN_CONFIG": str(tmp_path / "c"),
            "RESULTATKEDJAN_DATA": str(tmp_path / "d"),
            "RESULTATKEDJAN_KEY": str(tmp_path / "k"),
            "RESULTATKEDJAN_MAX_FILE_MB": "7",
            "RESULTATKEDJAN_MEMORY": "1.5 GiB",
            "RESULTATKEDJAN_THREADS": "2",
            "RESULTATKEDJAN_HOST": "0.0.0.0",
            "RESULTATKEDJAN_PORT": "9000",
        }
    )
    assert (settings.config_dir, settings.data_dir, settings.key_file) == (
        tmp_path / "c",
        tmp_path / "d",
        tmp_path / "k",
    )
    assert (settings.max_file_mb, settings.memory_limit, settings.threads) == (7, "1.5 GiB", 2)
    assert (settings.host, settings.port) == ("0.0.0.0", 9000)


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("RESULTATKEDJAN_PORT", "åtta", "1 till 65535"),
        ("RESULTATKEDJAN_PORT", "0", "1 till 65535"),
        ("RESULTATKEDJAN_THREADS", "-1", "0 till 1024"),
        ("RESULTATKEDJAN_MAX_FILE_MB", "2e3", "1 till 1000000"),
        ("RESULTATKEDJAN_MEMORY", "mycket", "3GB"),
    ],
)
def test_bad_value_is_named(name: str, value: str, allowed: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings({name: value})
    assert name in str(caught.value)
    assert f'"{value}"' in str(caught.value)
    assert allowed in str(caught.value)


def test_the_key_may_not_lie_with_the_data(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="RESULTATKEDJAN_KEY"):
        load_settings({"RESULTATKEDJAN_DATA": str(tmp_path), "RESULTATKEDJAN_KEY": str(tmp_path / "keys" / "k")})
