"""Reads the words deliveries use: headers, vocabularies, reviewed misspellings, finding rules."""

from __future__ import annotations

from typing import Literal, cast

from config.entry import Entry
from config.folder import ConfigFolder
from config.rules import FindingRule
from config.words import fold

_SEVERITIES = ("error", "warning", "info")


def read_headers(folder: ConfigFolder) -> dict[str, dict[str, tuple[str, ...]]]:
    """Layout → column → its spellings, the column's own name first."""
    return {
        layout: {column: (column, *aliases) for column, aliases in _spellings(entry).items()}
        for layout, entry in folder.toml("headers.toml").named_tables()
    }


def read_vocabulary(folder: ConfigFolder) -> dict[str, dict[str, str]]:
    """Vocabulary → word → code; a code is always a word for itself."""
    return {
        name: {word: code for code, words in _spellings(entry).items() for word in (code, *words)}
        for name, entry in folder.toml("vocabulary.toml").named_tables()
    }


def read_code_fixes(folder: ConfigFolder, vocabulary: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Vocabulary → reviewed misspelling → code; the code must exist."""
    fixes: dict[str, dict[str, str]] = {}
    root = folder.toml("code_fixes.toml")
    for name, entry in root.named_tables():
        root.require(name, name, vocabulary)
        codes = set(vocabulary[name].values())
        fixes[name] = {}
        for word in entry.values:
            fixes[name][word] = entry.text(word)
            entry.require(word, fixes[name][word], codes)
    return fixes


def read_rules(folder: ConfigFolder) -> dict[str, FindingRule]:
    """Finding code → its severity and words."""
    return {code: _rule(code, entry) for code, entry in folder.toml("findings.toml").named_tables()}


def _rule(code: str, entry: Entry) -> FindingRule:
    rule = FindingRule(
        code=code,
        severity=cast(Literal["error", "warning", "info"], entry.one_of("severity", _SEVERITIES)),
        title_sv=entry.text("title_sv"),
        title_en=entry.text("title_en"),
        expected_sv=entry.text("expected_sv"),
        expected_en=entry.text("expected_en"),
        remedy_sv=entry.text("remedy_sv"),
        remedy_en=entry.text("remedy_en"),
    )
    entry.close()
    return rule


def _spellings(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Name → other spellings; a spelling, folded, may stand for one name only."""
    taken: dict[str, str] = {}
    found: dict[str, tuple[str, ...]] = {}
    for name in entry.values:
        found[name] = entry.texts(name)
        for word in (name, *found[name]):
            if fold(word) in taken:
                raise entry.refuse(name, f'"{word}" står redan som "{taken[fold(word)]}"', "varje stavning en gång")
            taken[fold(word)] = word
    return found
