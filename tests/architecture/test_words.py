"""Nothing kept in the repository leads to one person's machine or to somebody else's server."""

from __future__ import annotations

import re

from tests.architecture.source import ROOMS, ROOT, files, text_files

# Written with character classes so that this file does not hold the words it looks for.
MACHINE = re.compile(r"/(wor[k]|hom[e]|roo[t]|far[m]|Use[r]s)/[a-z.]|/tm[p]/[a-z]")
REGISTRY = re.compile(r"py[p]i\.org|pythonhos[t]ed|npm[j]s\.|(deb|security)\.debia[n]\.org", re.IGNORECASE)
ELSEWHERE = re.compile(r"cd[n]\.|jsdeli[v]r|unpk[g]|googleap[i]s|plot\.l[y]|bootstrapcd[n]|cloudfla[r]e", re.IGNORECASE)


def test_no_machine_path_or_registry_address_is_kept() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line) or REGISTRY.search(line)
    ]
    assert found == []


def test_shipped_code_names_no_third_party_server() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in files(*ROOMS)
        if ELSEWHERE.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
