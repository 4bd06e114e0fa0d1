"""Nobody reaches what is not listed here: one table of routes with their tier, denied by default.

What is behind the door (`dashboard/staff/`) is denied by its path before anything else is looked at, whatever the
method, and whether or not there is such a route; only the sign-in itself stands open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dash.fingerprint import check_fingerprint
from flask import Flask, Response, abort, g, request
from werkzeug.exceptions import MethodNotAllowed

from dashboard import style_digests

MAX_BODY_BYTES = 1024 * 1024
YEAR_SECONDS = 31_536_000

Tier = Literal["public", "door", "staff"]
"""Everybody, everybody where there is a password, and those who are let in."""


@dataclass(frozen=True)
class Route:
    """An endpoint somebody may reach."""

    tier: Tier
    methods: frozenset[str]
    immutable: bool = False  # its address changes with its content


READ = frozenset({"GET", "HEAD"})
SEND = frozenset({"POST"})
ROUTES: Mapping[str, Route] = {
    "/": Route("public", READ),
    "/<path:path>": Route("public", READ),  # pages: the path itself is checked against the list of pages
    "/_dash-layout": Route("public", READ),
    "/_dash-dependencies": Route("public", READ),
    "/_dash-update-component": Route("public", frozenset({"POST"})),
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": Route("public", READ, immutable=True),
    "_dash_assets.static": Route("public", READ, immutable=True),
    "theme": Route("public", READ, immutable=True),
    "plotly": Route("public", READ, immutable=True),
    "download": Route("public", READ),
    "pack": Route("public", READ),
    "take_away": Route("public", READ),
    "health": Route("public", READ),
    "staff_sign_in": Route("door", READ | SEND),
    "staff_home": Route("staff", READ | SEND),
    "staff_sign_out": Route("staff", SEND),
    "staff_job": Route("staff", READ),
    "staff_progress": Route("staff", READ),
    "staff_marked": Route("staff", READ),
    "staff_try": Route("staff", SEND),
    "staff_publish": Route("staff", SEND),
    "staff_discard": Route("staff", SEND),
    "staff_releases": Route("staff", READ | SEND),
    "staff_changes": Route("staff", READ),
}
PAGES = frozenset({"/", "/<path:path>"})
"""The endpoints behind which a page of the site must stand."""


@dataclass
class Guarded:
    """What the headers and the error pages need to know of the finished application."""

    script_hashes: tuple[str, ...] = ()
    css: str = ""  # links to the style sheets
    icon: str = ""
    theme: str = ""
    staff_script: str = ""  # address of the script behind the door


@dataclass(frozen=True)
class Gate:
    """What is asked of the door for each request."""

    behind: Callable[[str], bool]  # whether a path is behind it
    is_staff: Callable[[], bool]
    is_ours: Callable[[], bool]  # a form that was sent is one we drew for this visitor
    most_bytes: Callable[[], int]  # what the request may hold; 0 = what every request may
    refusal: Callable[[], Response]
    wrong_form: Callable[[], Response]
    too_large: Callable[[], Response]


def guard(server: Flask, guarded: Guarded, *, body_allowed: Callable[[object], bool], gate: Gate) -> None:
    """Check every request before anything else and put the headers on every answer."""
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    server.config["MAX_FORM_MEMORY_SIZE"] = MAX_BODY_BYTES

    def check() -> Response | None:
        g.staff = gate.is_staff()
        route = ROUTES.get(request.endpoint or "")
        behind = gate.behind(request.path)
        at_the_door = route is not None and route.tier == "door" and request.method in route.methods
        if behind and not g.staff and not at_the_door:
            return gate.refusal()
        if isinstance(request.routing_exception, MethodNotAllowed):
            abort(405)
        if route is None or (route.tier != "public" and not behind) or ".." in request.path.split("/"):
            abort(404)
        if request.method not in route.methods:
            abort(405)
        return _check_body(route, body_allowed=body_allowed, gate=gate)

    def headers(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers[name] = value
        response.headers["Content-Security-Policy"] = policy(guarded.script_hashes)
        response.headers["Cache-Control"] = caching(response)
        response.headers.pop("Server-Timing", None)
        return response

    server.before_request_funcs.setdefault(None, []).insert(0, check)
    server.after_request(headers)


def _check_body(route: Route, *, body_allowed: Callable[[object], bool], gate: Gate) -> Response | None:
    """What was sent with the request: not too much, and only from our own pages."""
    most = (gate.most_bytes() if g.staff else 0) or MAX_BODY_BYTES
    request.max_content_length = most
    if (request.content_length or 0) > most:
        if route.tier != "staff":
            abort(413)
        return gate.too_large()
    if request.method == "POST" and route.tier != "public":
        return None if gate.is_ours() else gate.wrong_form()
    if request.method == "POST" and not body_allowed(_body()):
        abort(400)
    return None


def _body() -> object:
    """The body as JSON; None where it is nested past any sense."""
    try:
        return request.get_json()
    except RecursionError:
        return None


SECURITY_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def policy(script_hashes: tuple[str, ...]) -> str:
    """The content security policy: everything from here, scripts and styles by file or known digest."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *script_hashes)),
        "style-src": "'self'",
        "style-src-elem": " ".join(("'self'", *_digests(style_digests.ELEMENTS))),
        "style-src-attr": " ".join(("'unsafe-hashes'", *_digests(style_digests.ATTRIBUTES))),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digests(digests: Iterable[str]) -> Iterator[str]:
    return (f"'sha256-{digest}'" for digest in digests)


def caching(response: Response) -> str:
    """Pages are asked for anew each time; files whose address says their version never change."""
    route = ROUTES.get(request.endpoint or "")
    if route and route.immutable and response.status_code == 200:
        return f"public, max-age={YEAR_SECONDS}, immutable" if _versioned() else "no-cache"
    return "no-store"


def _versioned() -> bool:
    """Whether the address of a file says its version: in the path, or as the query's `m`."""
    if request.endpoint in {"_dash_assets.static", "theme"}:
        return bool(request.args.get("m"))
    return request.endpoint == "plotly" or check_fingerprint(request.path)[1]
