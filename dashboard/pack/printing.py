"""The pack as a tagged PDF, printed by the Chromium of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from config.errors import QuestionError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    "--export-tagged-pdf",
)
WAIT_S = 120


def print_pdf(document: str, out: Path) -> None:
    """Write the document to a PDF with tags, title and language.

    Raises QuestionError where no Chromium is found, or where it wrote nothing.
    """
    program = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        raise _refused(out, "Chromium finns inte på datorn", "chromium eller google-chrome i sökvägen")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "underlag.html"
        page.write_text(document, encoding="utf-8")
        printed = Path(folder) / "underlag.pdf"
        said = _run(program, page, printed)
        if not printed.exists():
            raise _refused(out, f"Chromium skrev ingen PDF ({said[-200:].strip()})", "en Chromium som kan skriva ut")
        shutil.copyfile(printed, out)


def _run(program: str, page: Path, printed: Path) -> str:
    inside = ("--no-sandbox",) if os.geteuid() == 0 else ()  # Chromium refuses its sandbox to root
    command = [program, *ARGUMENTS, *inside, f"--print-to-pdf={printed}", page.as_uri()]
    profile = f"--user-data-dir={printed.parent / 'profil'}"
    try:
        done = subprocess.run(  # noqa: S603 - a known program on a file of our own
            [*command[:-1], profile, command[-1]], capture_output=True, text=True, timeout=WAIT_S, check=False
        )
    except subprocess.TimeoutExpired:
        return f"svarade inte på {WAIT_S} sekunder"
    return done.stderr


def _refused(out: Path, found: str, expected: str) -> QuestionError:
    return QuestionError(
        where=str(out),
        found=found,
        expected=expected,
        todo="Skriv --out FIL.html i stället och skriv ut från webbläsaren.",
    )
