"""One folder of files → one checked Programme."""

from __future__ import annotations

import dataclasses
import functools
import re
from pathlib import Path

from config.checks import check
from config.entry import Entry
from config.folder import ConfigFolder
from config.forecast_method import read_forecast
from config.model import Programme
from config.programme_words import Facts, with_programme_words
from config.read_chain import read_chain, read_draft_codes, read_fields, read_targets
from config.read_comparison import read_comparison
from config.read_indicators import read_indicators
from config.read_money import read_money
from config.read_programme import (
    read_checks,
    read_cut_off_days,
    read_kinds,
    read_municipalities,
    read_objectives,
    read_regions,
    read_status,
    read_sweden,
)
from config.read_words import read_code_fixes, read_headers, read_rules, read_vocabulary
from config.settings import load_settings

_CCI = re.compile(r"20\d\d[A-Z]{2}[A-Z0-9]{8,10}")


def load_programme(folder: Path | None = None) -> Programme:
    """The programme in a folder, by default the one RESULTATKEDJAN_CONFIG names, else the product's own.

    Read once per folder and process. Raises ConfigError naming file, key, value and what is allowed.
    """
    return _cached((folder or load_settings().config_dir).resolve())


@functools.lru_cache(maxsize=4)
def _cached(folder: Path) -> Programme:
    return read_programme(folder)


def read_programme(folder: Path) -> Programme:
    """The programme in a folder, read anew and checked as a whole."""
    files = ConfigFolder(folder)
    programme = _programme(files, files.toml("programme.toml"))
    check(programme, files)
    return programme


def _facts(files: ConfigFolder, root: Entry, *, outside: Entry, release: Entry) -> Facts:
    all_municipalities, counties = read_sweden(files)
    return Facts(
        objectives=read_objectives(files),
        kinds=read_kinds(root),
        indicators=read_indicators(files, release.texts("protected_units")),
        regions=read_regions(root),
        counties=counties,
        municipalities=all_municipalities,
        outside=(outside.text("code"), outside.text("name_sv")),
        area_names=root.texts("area_names"),
    )


def _programme(files: ConfigFolder, root: Entry) -> Programme:
    dates, money, cut_offs = root.table("dates"), root.table("money"), root.table("cut_offs")
    rate, release, outside = money.table("sek_per_eur"), root.table("release"), root.table("outside")
    facts = _facts(files, root, outside=outside, release=release)
    vocabulary = with_programme_words(read_vocabulary(files), facts)
    programme = Programme(
        folder=files.folder,
        checksum="",
        cci=root.pattern("cci", _CCI, "är en CCI-kod som 2021SE16RFPR006"),
        name_sv=root.text("name_sv"),
        name_en=root.text("name_en"),
        short_name_sv=root.text("short_name_sv"),
        version=root.text("version"),
        start=dates.day("start"),
        milestone_date=dates.day("milestone"),
        target_date=dates.day("target"),
        cofinancing_rate=money.between("cofinancing_rate", 0, 1),
        climate_goal=money.between("climate_goal", 0, 1),
        money=read_money(files, money),
        sek_per_eur=rate.between("rate", 1, 100),
        sek_per_eur_date=rate.day("date"),
        sek_per_eur_source=rate.text("source"),
        sek_per_eur_confirmed=rate.flag("confirmed"),
        cut_off_days=read_cut_off_days(cut_offs, "finance"),
        indicator_cut_off_days=read_cut_off_days(cut_offs, "indicators"),
        regions=facts.regions,
        outside_region=facts.outside[0],
        outside_name_sv=facts.outside[1],
        municipalities=read_municipalities(files),
        all_municipalities=facts.municipalities,
        counties=tuple((county[0], county[1]) for county in facts.counties),
        objectives=facts.objectives,
        kinds=facts.kinds,
        chain=read_chain(files),
        indicators=facts.indicators,
        fields=read_fields(files),
        draft_codes=read_draft_codes(files),
        targets=read_targets(files),
        comparison=read_comparison(files),
        status=read_status(root.table("status")),
        checks=read_checks(root.table("checks")),
        forecast=read_forecast(root),
        headers=read_headers(files),
        vocabulary=vocabulary,
        code_fixes=read_code_fixes(files, vocabulary),
        rules=read_rules(files),
        protection_threshold=release.whole("protection_threshold", 1, 100),
        shrink_limit=release.between("shrink_limit", 0, 1),
    )
    for entry in (root, dates, money, rate, cut_offs, release, outside):
        entry.close()
    return dataclasses.replace(programme, checksum=files.checksum())
