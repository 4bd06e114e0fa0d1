"""What the page `/export` is asked for: table, rows, cut-offs by policy, layout and format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from dashboard.exports.extraction import Extraction
from dashboard.exports.file_formats import can_hold, offered
from dashboard.exports.taking import Source, digest_of, taken
from dashboard.filters import OBJECTIVE, PERIOD, REGION, SHARED, Choice, Filter
from dashboard.request import PageRequest
from dashboard.sections.choices import INDICATOR, PLACE
from warehouse.cut_offs import eu_cut_offs
from warehouse.queries.long_rows import Chosen
from warehouse.takeaway import TABLES, Asked

FOLLOWING, FIXED, ROLLING = "nya", "fasta", "rullande"
POLICIES = (FOLLOWING, FIXED, ROLLING)
MOST_ROLLING = 20
WIDE = "bred"


def _tables(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"export.table.{each}")) for each in TABLES]


def _policies(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"export.policy_choice.{each}")) for each in POLICIES]


def _counts(_request: PageRequest) -> list[Choice]:
    return [Choice(str(count), str(count)) for count in range(1, MOST_ROLLING + 1)]


def _formats(request: PageRequest) -> list[Choice]:
    return [Choice(each, request.t(f"export.format_name.{each}")) for each in offered()]


TABLE = Filter("tabell", "export.table_label", choices=_tables, default=lambda _: TABLES[0], every="")
ONE_INDICATOR = Filter(INDICATOR.name, "export.indicator", choices=INDICATOR.choices)
POLICY = Filter("perioder", "export.policy", choices=_policies, default=lambda _: FOLLOWING, every="")
FIRST = Filter("forsta", "export.first", choices=PERIOD.choices)
LAST = Filter("sista", "export.last", choices=PERIOD.choices)
COUNT = Filter("antal", "export.rolling", choices=_counts)
LAYOUT = Filter(
    "form", "export.layout", choices=lambda request: [Choice(WIDE, request.t("export.wide"))], every="export.long"
)
FORMAT = Filter("format", "export.format", choices=_formats, every="export.formats")
FILTERS = (TABLE, ONE_INDICATOR, OBJECTIVE, PLACE, POLICY, FIRST, LAST, COUNT, LAYOUT, FORMAT)
SELECTION = (ONE_INDICATOR, OBJECTIVE, REGION)


def asked_for(request: PageRequest) -> Asked:
    """Table, rows and layout of the address."""
    params = request.params
    chosen = Chosen(cut_offs_of(request), params["indikator"], params["mal"], params["region"])
    return Asked(params["tabell"], chosen, wide=params["form"] == WIDE and params["tabell"] != "projekt")


def cut_offs_of(request: PageRequest) -> tuple[date, ...]:
    """The cut-offs of the address's policy; none named = every one, and those to come that are forecast.

    Fixed ones are those up to the last named, rolling ones the last few of the release.
    """
    params, known = request.params, eu_cut_offs(request.programme, request.release.last_cut_off)
    if not known:
        return ()
    if params["perioder"] == ROLLING:
        return known[-int(params["antal"] or 1) :]
    first = date.fromisoformat(params["forsta"]) if params["forsta"] else known[0]
    if params["perioder"] == FIXED:
        last = date.fromisoformat(params["sista"]) if params["sista"] else known[-1]
        return tuple(day for day in known if first <= day <= last)
    return tuple(day for day in known if day >= first) if params["forsta"] else ()


def saved(request: PageRequest) -> dict[str, str]:
    """The address to save: a fixed extraction names its last cut-off, so that it stays where it is."""
    fixed = request.params["perioder"] == FIXED and not request.params["sista"]
    return {"sista": request.release.last_cut_off.isoformat()} if fixed else {}


@contextmanager
def extraction_of(request: PageRequest) -> Iterator[Extraction]:
    """The rows of the address, readable until the block ends."""
    source = Source(request.release, request.programme, request.words)
    with request.release.connect() as connection:
        yield taken(connection, source, asked_for(request), filters=_said(request))


def checksum(request: PageRequest, asked: Extraction) -> str:
    """SHA-256 of the file of the address; the same for everyone who asks about this release."""
    key = f"checksum {request.lang} {sorted(request.params.items())}"
    return request.release.fact(key, lambda: digest_of(asked, request.params["format"]))


def is_possible(request: PageRequest) -> bool:
    """Whether the format of the address can hold what is asked for."""
    return can_hold(request.params["format"], asked_for(request))


def _said(request: PageRequest) -> dict[str, str]:
    """The selection in words."""
    asked = asked_for(request).applied
    names = {"indikator": asked.indicator, "mal": asked.objective, "region": asked.region}
    said = {request.t(each.label): each.label_of(request, names[each.name]) for each in SELECTION if names[each.name]}
    days = {request.t("export.policy"): ", ".join(f"{day}" for day in asked.cut_offs)} if asked.cut_offs else {}
    shared = {request.t(each.label): each.label_of(request, request.params[each.name]) for each in SHARED}
    return said | days | {label: words for label, words in shared.items() if words}
