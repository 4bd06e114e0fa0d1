"""Checks that hold between files: what one file names, another must define."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import pairwise

from config.comparison import JOINT
from config.errors import ConfigError
from config.folder import ConfigFolder
from config.misfit import At, MisfitError, allowed, once, place_of, require
from config.model import ALL, ChainCell, Indicator, Programme, Target


def check(programme: Programme, files: ConfigFolder | None = None) -> None:
    """Raise ConfigError at the first thing that does not fit: file, row, key, value, allowed values.

    `files` is the folder the programme was read from: it knows which line a row stands on.
    """
    try:
        for part in (
            *(_check_identity, _check_money, _check_places, _check_indicators),
            *(_check_chain, _check_targets, _check_comparison),
        ):
            part(programme)
    except MisfitError as misfit:
        where = place_of(misfit.at, programme, files)
        raise ConfigError(where=where, found=misfit.found, expected=misfit.expected, todo="Rätta filen.") from None


def _check_money(programme: Programme) -> None:
    objectives = [objective.code for objective in programme.objectives]
    for code in programme.money.jtf_objectives:
        require(At("programme.toml", "money.jtf_objectives"), code, objectives)


def _check_identity(programme: Programme) -> None:
    days = (programme.start, programme.milestone_date, programme.target_date)
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise MisfitError(
            At("programme.toml", "dates"), f"{' '.join(map(str, days))} går inte framåt", "start < milestone < target"
        )
    for cut_off in programme.indicator_cut_off_days:
        written = f"{cut_off[0]:02}-{cut_off[1]:02}"
        require(
            At("programme.toml", "cut_offs.indicators"), written, [f"{m:02}-{d:02}" for m, d in programme.cut_off_days]
        )
    once(At("programme.toml", "region.code"), [region.code for region in programme.regions])
    once(At("programme.toml", "kind.code"), [kind.code for kind in programme.kinds])
    once(At("objectives.toml", "code"), [objective.code for objective in programme.objectives])
    taken = {region.code for region in programme.regions} | {ALL, JOINT}
    if programme.outside_region in taken:
        raise MisfitError(
            At("programme.toml", "outside.code"), f'"{programme.outside_region}" är en region', "en egen kod"
        )


def _check_places(programme: Programme) -> None:
    counties = dict(programme.counties)
    names = dict(programme.all_municipalities)
    by_code = {region.code: region for region in programme.regions}
    for region in programme.regions:
        require(At("programme.toml", "region.county"), region.county, counties)
    once(At("municipalities.csv", "code"), [municipality.code for municipality in programme.municipalities])
    for row, municipality in enumerate(programme.municipalities):
        code_at, name_at, region_at = (At("municipalities.csv", key, row=row) for key in ("code", "name", "region"))
        require(code_at, municipality.code, names)
        require(name_at, municipality.name, [names[municipality.code]])
        require(region_at, municipality.region, by_code)
        require(region_at, by_code[municipality.region].county, [municipality.code[:2]])


def _check_indicators(programme: Programme) -> None:
    objectives = [objective.code for objective in programme.objectives]
    known = set(programme.vocabulary["breakdown"].values())
    once(At("indicators/", "order"), [indicator.order for indicator in programme.indicators])
    for indicator in programme.indicators:
        file = f"indicators/{indicator.code}.toml"
        for objective in indicator.objectives:
            require(At(file, "objectives"), objective, objectives)
        for category in indicator.breakdown.categories if indicator.breakdown else ():
            require(At(file, "breakdown.categories"), category, known)
        _check_named(programme, indicator, file)


def _check_named(programme: Programme, indicator: Indicator, file: str) -> None:
    """The indicators another is made of exist; a ratio is never made of ratios, nor a union of unions."""
    every = {each.code: each for each in programme.indicators}
    if indicator.ratio:
        counted = [each.code for each in programme.indicators if each.ratio is None]
        for key, code in (("numerator", indicator.ratio.numerator), ("denominator", indicator.ratio.denominator)):
            require(At(file, f"ratio.{key}"), code, every)
            if every[code].ratio:
                raise MisfitError(At(file, f"ratio.{key}"), f'"{code}" är själv en kvot', allowed(counted))
    fit = [each.code for each in programme.indicators if _fits_union(each, indicator)]
    for code in indicator.union_of:
        require(At(file, "union_of"), code, every)
        if code not in fit:
            raise MisfitError(At(file, "union_of"), _unfit(every[code], indicator), allowed(fit))


def _fits_union(part: Indicator, union: Indicator) -> bool:
    return part != union and part.counting == "unique" and not part.union_of


def _unfit(part: Indicator, union: Indicator) -> str:
    """Why an indicator that exists is no part of a union; without unions of unions there is no circle of them."""
    if part == union:
        return f'"{part.code}" är indikatorn själv'
    if part.union_of:
        return f'"{part.code}" är själv en union, av {", ".join(part.union_of)}; nämn dem i stället'
    return f'"{part.code}" har räknesättet {part.counting}, en union är av unika antal'


def _check_chain(programme: Programme) -> None:
    finals = {code.draft: code.final for code in programme.draft_codes}
    fields = [field.code for field in programme.fields]
    once(At("intervention_fields.csv", "code"), fields)
    once(At("draft_codes.csv", "draft"), [code.draft for code in programme.draft_codes])
    for row, code in enumerate(programme.draft_codes):
        require(At("draft_codes.csv", "final", row=row), code.final, fields)
    once(At("chain.toml", "cell"), [(cell.objective, cell.field, cell.kind) for cell in programme.chain])
    for number, cell in enumerate(programme.chain, start=1):
        at = partial(At, "chain.toml", within=f"[[cell]] nummer {number}")
        require(at("objective"), cell.objective, [objective.code for objective in programme.objectives])
        require(at("kind"), cell.kind, [kind.code for kind in programme.kinds])
        require(at("field"), cell.field, fields)
        if cell.draft_field:
            require(at("draft_field"), cell.draft_field, finals)
            require(at("field"), cell.field, [finals[cell.draft_field]])
        _check_cell_indicators(programme, at, cell)


def _check_cell_indicators(programme: Programme, at: Callable[[str], At], cell: ChainCell) -> None:
    named = (("output", cell.output_indicators), ("result", cell.result_indicators))
    for kind, codes in named:
        key = f"{kind}_indicators"
        known = {indicator.code: indicator for indicator in programme.indicators if indicator.type == kind}
        for code in codes:
            require(at(key), code, known)
            if cell.objective not in known[code].objectives:
                remedy = f"lägg {cell.objective} i objectives i indicators/{code}.toml"
                raise MisfitError(at(key), f'"{code}" används inte under {cell.objective}', remedy)


def _check_targets(programme: Programme) -> None:
    indicators = {indicator.code: indicator for indicator in programme.indicators}
    rows = [(target.indicator, target.objective, target.programme_version) for target in programme.targets]
    once(At("targets.csv", "indicator, objective, programme_version"), rows)
    for row, target in enumerate(programme.targets):
        at = partial(At, "targets.csv", row=row, within=f"{target.indicator} {target.objective}")
        require(at("indicator"), target.indicator, indicators)
        _check_target(target, indicators[target.indicator], at)


def _check_target(target: Target, indicator: Indicator, at: Callable[[str], At]) -> None:
    require(at("objective"), target.objective, (*indicator.objectives, ALL))
    if indicator.type == "output" and target.baseline:
        raise MisfitError(
            at("baseline"),
            f"{target.baseline} för en aktivitetsindikator",
            "bara resultatindikatorer har basvärde",
        )
    if indicator.type == "result" and target.milestone_2024 is not None:
        found = f"{target.milestone_2024} för en resultatindikator"
        raise MisfitError(at("milestone_2024"), found, "bara aktivitetsindikatorer har delmål")
    for key, value in (("milestone_2024", target.milestone_2024), ("target_2029", target.target_2029)):
        if value is not None and (value < 0 or (indicator.integer and value != int(value))):
            raise MisfitError(
                at(key),
                f"{value} passar inte indikatorn",
                "ett tal som inte är negativt, helt där integer är sant",
            )


def _check_comparison(programme: Programme) -> None:
    regions, file = [region.code for region in programme.regions], "denominators.csv"
    denominators = programme.comparison.denominators
    once(At(file, "region, year"), [(row.region, str(row.year)) for row in denominators])
    for place, row in enumerate(denominators):
        require(At(file, "region", row=place), row.region, regions)
        if row.source_date.year < row.year:
            found = f"{row.source_date} ligger före {row.year}, året som räknats"
            raise MisfitError(At(file, "source_date", row=place), found, "en dag under året eller senare")
    _check_shares(programme, regions)


def _check_shares(programme: Programme, regions: list[str]) -> None:
    """The regions' shares of one target, valid from one day, are one whole or less."""
    file, shares, sums = (
        "indicative_shares.csv",
        programme.comparison.shares,
        defaultdict[tuple[str, ...], Decimal](Decimal),
    )
    keys = [(each.indicator, each.objective, each.valid_from.isoformat()) for each in shares]
    once(
        At(file, "indicator, objective, valid_from, region"),
        [(*key, s.region) for key, s in zip(keys, shares, strict=True)],
    )
    for row, (key, share) in enumerate(zip(keys, shares, strict=True)):
        at = partial(At, file, row=row)
        require(at("indicator"), share.indicator, [*[each.code for each in programme.indicators], ALL])
        require(at("objective"), share.objective, [*[each.code for each in programme.objectives], ALL])
        require(at("region"), share.region, regions)
        sums[key] += share.share
        if sums[key] > 1:
            raise MisfitError(
                at("share"), f"{' '.join(key)}: {sums[key]}", "regionernas andelar är tillsammans högst 1"
            )
