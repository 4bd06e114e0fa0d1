"""Takes a picture of every page of the example release, shown in docs/skarmbilder.md: `python -m docs.screenshots`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import FloatRect

from config import load_programme
from config.settings import PACKAGE_FOLDER, load_settings
from tests.browsing import chromium
from tests.journeys.visits import Reader, opened, show
from tests.loaded import load_demo
from tests.serving import serve

FOLDER = Path(__file__).with_name("images")
PICTURES = {
    "oversikt.png": "/",
    "resultatkedja.png": "/resultatkedja",
    "indikator.png": "/indikator/RCO01",
    "per-period.png": "/indikator/RCO01?visa=perioder",
    "mal.png": "/mal/RSO1.3",
    "intervention.png": "/intervention/010",
    "regioner.png": "/regioner",
    "region.png": "/regioner?region=SE312",
    "ekonomi.png": "/ekonomi",
    "projekt.png": "/projekt",
    "ett-projekt.png": "/projekt/EX-2023-001",
    "datakvalitet.png": "/datakvalitet",
    "sok.png": "/sok?q=falun",
    "metod.png": "/metod",
    "metod-kapitel.png": "/metod/tid",
    "ordlista.png": "/ordlista",
    "tillganglighet.png": "/tillganglighet",
    "personuppgifter.png": "/personuppgifter",
}
"""File → the page it shows."""
READER = Reader(1280, "sv", "light")
HEIGHT = 1900
"""Pixels from the top of a page that are shown at most."""


def take(folder: Path) -> None:
    """Write every picture to a folder."""
    with TemporaryDirectory() as name:
        here = Path(name)
        environment = {
            "RESULTATKEDJAN_CONFIG": str(PACKAGE_FOLDER),
            "RESULTATKEDJAN_DATA": str(here / "data"),
            "RESULTATKEDJAN_KEY": str(here / "keys" / "enterprise.key"),
        }
        loaded = load_demo(here / "exempel", load_settings(environment), load_programme())
        with serve(loaded.settings) as address, chromium() as browser, opened(browser, READER) as page:
            for file_name, path in PICTURES.items():
                show(page, f"{address}{path}")
                whole = page.evaluate("document.documentElement.scrollHeight")
                shown: FloatRect = {"x": 0, "y": 0, "width": READER.width, "height": min(HEIGHT, whole)}
                page.screenshot(path=folder / file_name, full_page=True, clip=shown)
                print(f"docs/images/{file_name}")


if __name__ == "__main__":
    take(FOLDER)
