"""Pages for what went wrong: clear words, a way back, never a trace. Plain HTML, no script."""

from __future__ import annotations

import logging

from dash.development.base_component import Component
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from config.errors import NoReleaseError, ReleaseError, ResultatkedjanError
from dashboard import html
from dashboard.attributes import aria
from dashboard.content import NotFoundError
from dashboard.filters import BadParameterError
from dashboard.layout import CONTENT
from dashboard.markup import markup
from dashboard.security import Guarded
from dashboard.shell import Frame
from dashboard.site import Site, read_language

LOG = logging.getLogger(__name__)
TOLD_HTTP = frozenset({400, 404, 405, 413, 415})


def register_error_pages(server: Flask, site: Site, assets: Guarded) -> None:
    """Answer every error on the server with a page of its own."""

    def told(error: ResultatkedjanError) -> Response:
        status = status_of(error)
        if status == 500:
            return failed(error)
        if status == 503:
            LOG.warning("%s %s: %s", request.method, request.path, error)
        return error_response(site, assets, status=status, error=error)

    def refused(error: HTTPException) -> Response:
        return error_response(site, assets, status=error.code or 500)

    def failed(error: Exception) -> Response:
        LOG.error("%s %s failed", request.method, request.path, exc_info=error)
        return error_response(site, assets, status=500)

    server.register_error_handler(ResultatkedjanError, told)
    server.register_error_handler(HTTPException, refused)
    server.register_error_handler(Exception, failed)


def status_of(error: ResultatkedjanError) -> int:
    """The HTTP status that says the same as the error."""
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, BadParameterError):
        return 400
    return 503 if isinstance(error, NoReleaseError | ReleaseError) else 500


def error_response(site: Site, assets: Guarded, *, status: int, error: ResultatkedjanError | None = None) -> Response:
    """The error as a whole page in the reader's language."""
    lang = read_language(request.query_string.decode("ascii", "replace"))
    frame = Frame(site, lang, path=request.path)
    title = frame.words.t(_key(status, error, "title"))
    main = html.Main(_said(frame, status, error), id=CONTENT, className="wrap error-page")
    document = frame.document(
        title=title, content=markup([_trail(frame, title), main]), icon=assets.icon, theme=assets.theme, css=assets.css
    )
    return Response(document, status=status, mimetype="text/html")


def _trail(frame: Frame, title: str) -> Component:
    start = html.Li(html.A(frame.words.t("nav.overview"), href=frame.links.overview()))
    here = html.Li(html.Span(title, **aria(current="page")))
    return html.Nav(html.Ol([start, here]), className="trail wrap", **aria(label=frame.words.t("nav.breadcrumb")))


def _said(frame: Frame, status: int, error: ResultatkedjanError | None) -> list[Component]:
    t = frame.words.t
    back = html.A(t("error.to_start"), href=frame.links.overview(), className="button")
    lead = html.P(t(_key(status, error, "text")), className="key-sentence")
    facts = [(t("error.found"), error.found), (t("error.expected"), error.expected)] if _shown(error) and error else []
    rows = [html.Div([html.Dt(term), html.Dd(said)]) for term, said in facts if said]
    listed = [html.Dl(rows, className="terms")] if rows else []
    return [html.H1(t(_key(status, error, "title"))), lead, *listed, html.P(back)]


def _shown(error: ResultatkedjanError | None) -> bool:
    """Only what the reader's own address caused is quoted; paths of the installation never are."""
    return isinstance(error, NotFoundError | BadParameterError)


def _key(status: int, error: ResultatkedjanError | None, part: str) -> str:
    if isinstance(error, NoReleaseError):
        return f"error.no_release_{part}"
    return f"error.{status if status in TOLD_HTTP else 503 if status == 503 else 500}_{part}"
