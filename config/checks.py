"""Checks that hold between files: what one file names, another must define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from decimal import Decimal
from itertools import pairwise

from config.comparison import JOINT
from config.errors import ConfigError
from config.model import ALL, ChainCell, Indicator, Programme, Target
from config.words import expectation


def check(programme: Programme) -> None:
    """Raise ConfigError at the first thing that does not fit: file, key, value, allowed values."""
    _check_identity(programme)
    _check_places(programme)
    _check_indicators(programme)
    _check_chain(programme)
    _check_targets(programme)
    _check_comparison(programme)


def _check_identity(programme: Programme) -> None:
    days = (programme.start, programme.milestone_date, programme.target_date)
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise _error(
            _at("programme.toml", "dates"), f"{' '.join(map(str, days))} går inte framåt", "start < milestone < target"
        )
    for cut_off in programme.indicator_cut_off_days:
        written = f"{cut_off[0]:02}-{cut_off[1]:02}"
        _require(
            _at("programme.toml", "cut_offs.indicators"), written, [f"{m:02}-{d:02}" for m, d in programme.cut_off_days]
        )
    _once(_at("programme.toml", "region.code"), [region.code for region in programme.regions])
    _once(_at("programme.toml", "kind.code"), [kind.code for kind in programme.kinds])
    _once(_at("objectives.toml", "code"), [objective.code for objective in programme.objectives])
    taken = {region.code for region in programme.regions} | {ALL, JOINT}
    if programme.outside_region in taken:
        raise _error(_at("programme.toml", "outside.code"), f'"{programme.outside_region}" är en region', "en egen kod")


def _check_places(programme: Programme) -> None:
    counties = dict(programme.counties)
    names = dict(programme.all_municipalities)
    by_code = {region.code: region for region in programme.regions}
    for region in programme.regions:
        _require(_at("programme.toml", "region.county"), region.county, counties)
    _once(_at("municipalities.csv", "code"), [municipality.code for municipality in programme.municipalities])
    for municipality in programme.municipalities:
        _require(_at("municipalities.csv", "code"), municipality.code, names)
        _require(_at("municipalities.csv", "name"), municipality.name, [names[municipality.code]])
        _require(_at("municipalities.csv", "region"), municipality.region, by_code)
        _require(_at("municipalities.csv", "region"), by_code[municipality.region].county, [municipality.code[:2]])


def _check_indicators(programme: Programme) -> None:
    objectives = [objective.code for objective in programme.objectives]
    known = set(programme.vocabulary["breakdown"].values())
    _once(_at("indicators/", "order"), [indicator.order for indicator in programme.indicators])
    for indicator in programme.indicators:
        file = f"indicators/{indicator.code}.toml"
        for objective in indicator.objectives:
            _require(_at(file, "objectives"), objective, objectives)
        for category in indicator.breakdown.categories if indicator.breakdown else ():
            _require(_at(file, "breakdown.categories"), category, known)
        _check_named(programme, indicator, file)


def _check_named(programme: Programme, indicator: Indicator, file: str) -> None:
    """The indicators another is made of exist; a ratio is never made of ratios, a union of unique counts."""
    measured = [each.code for each in programme.indicators if each.ratio is None]
    if indicator.ratio:
        _require(_at(file, "ratio.numerator"), indicator.ratio.numerator, measured)
        _require(_at(file, "ratio.denominator"), indicator.ratio.denominator, measured)
    unique = [each.code for each in programme.indicators if each.counting == "unique" and each != indicator]
    for code in indicator.union_of:
        _require(_at(file, "union_of"), code, unique)


def _check_chain(programme: Programme) -> None:
    finals = {code.draft: code.final for code in programme.draft_codes}
    fields = [field.code for field in programme.fields]
    _once(_at("intervention_fields.csv", "code"), fields)
    _once(_at("draft_codes.csv", "draft"), [code.draft for code in programme.draft_codes])
    for code in programme.draft_codes:
        _require(_at("draft_codes.csv", "final"), code.final, fields)
    _once(_at("chain.toml", "cell"), [(cell.objective, cell.field, cell.kind) for cell in programme.chain])
    for number, cell in enumerate(programme.chain, start=1):
        file = f"chain.toml, [[cell]] nummer {number}"
        _require(_at(file, "objective"), cell.objective, [objective.code for objective in programme.objectives])
        _require(_at(file, "kind"), cell.kind, [kind.code for kind in programme.kinds])
        _require(_at(file, "field"), cell.field, fields)
        if cell.draft_field:
            _require(_at(file, "draft_field"), cell.draft_field, finals)
            _require(_at(file, "field"), cell.field, [finals[cell.draft_field]])
        _check_cell_indicators(programme, file, cell)


def _check_cell_indicators(programme: Programme, file: str, cell: ChainCell) -> None:
    named = (("output", cell.output_indicators), ("result", cell.result_indicators))
    for kind, codes in named:
        key = f"{kind}_indicators"
        allowed = {indicator.code: indicator for indicator in programme.indicators if indicator.type == kind}
        for code in codes:
            _require(_at(file, key), code, allowed)
            if cell.objective not in allowed[code].objectives:
                remedy = f"lägg {cell.objective} i objectives i indicators/{code}.toml"
                raise _error(_at(file, key), f'"{code}" används inte under {cell.objective}', remedy)


def _check_targets(programme: Programme) -> None:
    indicators = {indicator.code: indicator for indicator in programme.indicators}
    rows = [(target.indicator, target.objective, target.programme_version) for target in programme.targets]
    _once(_at("targets.csv", "indicator, objective, programme_version"), rows)
    for target in programme.targets:
        _require(_at("targets.csv", "indicator"), target.indicator, indicators)
        _check_target(target, indicators[target.indicator])


def _check_target(target: Target, indicator: Indicator) -> None:
    file = f"targets.csv, {target.indicator} {target.objective}"
    _require(_at(file, "objective"), target.objective, (*indicator.objectives, ALL))
    if indicator.type == "output" and target.baseline:
        raise _error(
            _at(file, "baseline"),
            f"{target.baseline} för en aktivitetsindikator",
            "bara resultatindikatorer har basvärde",
        )
    if indicator.type == "result" and target.milestone_2024 is not None:
        found = f"{target.milestone_2024} för en resultatindikator"
        raise _error(_at(file, "milestone_2024"), found, "bara aktivitetsindikatorer har delmål")
    for key, value in (("milestone_2024", target.milestone_2024), ("target_2029", target.target_2029)):
        if value is not None and (value < 0 or (indicator.integer and value != int(value))):
            raise _error(
                _at(file, key),
                f"{value} passar inte indikatorn",
                "ett tal som inte är negativt, helt där integer är sant",
            )


def _check_comparison(programme: Programme) -> None:
    regions, file = [region.code for region in programme.regions], "denominators.csv"
    denominators = programme.comparison.denominators
    _once(_at(file, "region, year"), [(row.region, str(row.year)) for row in denominators])
    for row in denominators:
        _require(_at(file, "region"), row.region, regions)
    _check_shares(programme, regions)


def _check_shares(programme: Programme, regions: list[str]) -> None:
    """The regions' shares of one target, valid from one day, are one whole or less."""
    file, shares, sums = (
        "indicative_shares.csv",
        programme.comparison.shares,
        defaultdict[tuple[str, ...], Decimal](Decimal),
    )
    keys = [(each.indicator, each.objective, each.valid_from.isoformat()) for each in shares]
    _once(
        _at(file, "indicator, objective, valid_from, region"),
        [(*key, s.region) for key, s in zip(keys, shares, strict=True)],
    )
    for key, share in zip(keys, shares, strict=True):
        _require(_at(file, "indicator"), share.indicator, [*[each.code for each in programme.indicators], ALL])
        _require(_at(file, "objective"), share.objective, [*[each.code for each in programme.objectives], ALL])
        _require(_at(file, "region"), share.region, regions)
        sums[key] += share.share
        if sums[key] > 1:
            raise _error(
                _at(file, "share"), f"{' '.join(key)}: {sums[key]}", "regionernas andelar är tillsammans högst 1"
            )


def _at(file: str, key: str) -> str:
    return f'{file}, nyckel "{key}"'


def _once(where: str, values: Iterable[Hashable]) -> None:
    seen: set[Hashable] = set()
    for value in values:
        if value in seen:
            shown = " ".join(value) if isinstance(value, tuple) else value
            raise _error(where, f'"{shown}" står två gånger', "varje värde ska stå en gång")
        seen.add(value)


def _require(where: str, value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise _error(where, f'"{value}" finns inte', expectation(value, allowed))


def _error(where: str, found: str, expected: str) -> ConfigError:
    return ConfigError(where=where, found=found, expected=expected, todo="Rätta filen.")
