"""The tiny programme, and a copy of it that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from config import Programme
from config.errors import ConfigError
from config.loader import read_programme

Case = tuple[str, str, str, tuple[str, ...]]
"""File, text, its replacement, and words the message must hold."""

TINY_PROGRAMME = Path(__file__).parents[1] / "data" / "tiny_programme"


@pytest.fixture(scope="session")
def tiny() -> Programme:
    """The tiny programme as it is."""
    return read_programme(TINY_PROGRAMME)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tiny programme's folder."""
    return Path(shutil.copytree(TINY_PROGRAMME, tmp_path / "programme"))


@pytest.fixture
def missing_words(folder: Path) -> Callable[[Case], list[str]]:
    """Replace one text in one file of the copy (it must be there); which words the refusal does not say."""

    def spoil(case: Case) -> list[str]:
        name, old, new, told = case
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(ConfigError) as caught:
            read_programme(folder)
        assert caught.value.todo
        return [words for words in told if words not in str(caught.value)]

    return spoil
