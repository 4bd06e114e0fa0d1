"""A meeting pack as one HTML document that holds all it needs: no script, no request, the same for the same release."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard import html, palette
from dashboard.excerpt_words import file_suffix
from dashboard.layout import CONTENT
from dashboard.links import address
from dashboard.markup import LENGTHS, markup
from dashboard.pack.parts import citation, pack_parts
from dashboard.palette import Colour
from dashboard.request import PageRequest
from dashboard.sections.figures import region_name
from dashboard.site import Site
from dashboard.theme import style_sheet

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SHEETS = ("1-grund.css", "2-delar.css", "4-sidor.css", "3-utskrift.css")
OWN = Path(__file__).resolve().parent / "pack.css"
DOCUMENT = (
    '<!DOCTYPE html>\n<html lang="{lang}" data-theme="light">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
    "<style>\n{styles}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
)
_LINK = re.compile(r"<a [^<>]*>|</a>")
"""Links of the pages, which lead nowhere from a file; the markup escapes what could look like one."""


def pack_document(site: Site, region: str, *, query: str = "") -> tuple[str, str]:
    """The pack of a region and its name as a file; the query holds period, lang and the shared filters.

    Raises BadParameterError for a region, day or language that does not exist.
    """
    _, request = site.request(
        "/regioner", "&".join(part for part in (address("", {"region": region})[1:], query) if part)
    )
    _, programme = site.request("/", query)
    with request.connected(), programme.connected():
        body = _body(request, programme)
    regions = tuple(sorted(palette.region_colours(site.programme.regions).items()))
    title = escape(pack_title(request))
    document = DOCUMENT.format(lang=request.lang, title=title, styles=_styles(regions), body=body)
    name = f"motesunderlag_{region}_{request.params['period']}_{request.release.release_id}{file_suffix(request)}"
    return document, name


def pack_title(request: PageRequest) -> str:
    """What the pack is called: region and cut-off."""
    return request.t(
        "pack.title", region=region_name(request, request.params["region"]), period=request.params["period"]
    )


def _body(request: PageRequest, programme: PageRequest) -> Markup:
    parts = [part if isinstance(part, Markup) else _still(part) for part in pack_parts(request, programme)]
    head = _still(_head(request))
    return Markup('{}\n<main id="{}" class="wrap">\n{}\n{}\n</main>').format(
        head,
        CONTENT,
        _still(html.H1(pack_title(request))),
        Markup("\n").join([_still(html.P(citation(request))), *parts]),
    )


def _head(request: PageRequest) -> Component:
    name = html.Span(request.t("app.name"), className="brand-name")
    line = html.Div([name, " ", html.Span(request.named(request.programme), className="brand-programme")])
    return html.Header(html.Div(line, className="wrap band-line"), className="band")


def _still(part: Component) -> Markup:
    """The part as HTML that needs no script: links become their words, lengths become styles."""
    written = _LINK.sub("", str(markup(part))).replace(f" {LENGTHS}=", " style=")
    return Markup(written)  # noqa: S704 - our own markup, escaped when written


@lru_cache(maxsize=2)
def _styles(regions: tuple[tuple[str, Colour], ...]) -> str:
    """Every style sheet in one, the tokens of the light theme first."""
    tokens = [line for line in style_sheet(regions).splitlines() if not line.startswith(".js-plotly")]
    sheets = [(ASSETS / name).read_text(encoding="utf-8") for name in SHEETS]
    return "\n".join([*tokens, *sheets, OWN.read_text(encoding="utf-8")])
