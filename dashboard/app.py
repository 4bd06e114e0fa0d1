"""The application: one Dash on one Flask, nothing global, so that several can live in one process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import dash
from flask import Flask, g, request
from flask_compress import Compress
from markupsafe import Markup

import dashboard.pages
from config import load_programme
from config.model import Programme
from config.settings import Settings
from config.statements import load_statements
from dashboard.callbacks import base_layout, body_allowed, page_drawer, register_callbacks
from dashboard.compression import COMPRESSION, close_with_answer
from dashboard.downloads import register_downloads
from dashboard.error_pages import register_error_pages
from dashboard.health import register_health
from dashboard.pack.download import register_pack
from dashboard.page_cache import register_page_cache
from dashboard.plotly_bundle import best_bundle, register_plotly
from dashboard.security import PAGES, Guarded, guard
from dashboard.shell import Frame
from dashboard.site import Releases, Site, collect_pages
from dashboard.staff.routes import gate_of, register_staff
from dashboard.take_away_files import register_take_away
from dashboard.theme import register_theme
from warehouse.connections import open_current

ASSETS = Path(__file__).resolve().parent / "assets"
STAFF_SCRIPT = "leverans.js"
"""Loaded behind the door alone."""
UNUSED_BUNDLES = ("/dash_table/", "/dash_bootstrap_components/")
WAITING = Markup(
    '<div id="react-entry-point"><p class="wrap waiting">{}</p></div><noscript><p class="wrap">{}</p></noscript>'
)
NOT_TOLD = ("dash_version_url", "python_version", "ddk_version", "plotly_version", "dash_version")


def create_app(
    settings: Settings,
    *,
    programme: Programme | None = None,
    releases: Releases | None = None,
    plotly_js: Path | None = None,
) -> dash.Dash:
    """A dashboard on the store in the settings; `releases` gives the current release in another way.

    `plotly_js` is the bundle that draws the charts, the best that is installed unless told.

    Raises ConfigError where the programme's files are wrong. Starts nothing and reads no release.
    """
    programme = programme or load_programme(settings.config_dir)
    load_statements(programme.folder)  # a wrong statement stops the start, not the page
    site = Site(
        programme=programme,
        releases=releases or _current(settings),
        pages=collect_pages(dashboard.pages),
    )
    server = Flask("dashboard", static_folder=None)
    server.config.update(COMPRESSION)
    guarded = Guarded()
    app = _Document(site, guarded, server)
    app.plotly_js = register_plotly(server, plotly_js or best_bundle())
    register_callbacks(app, site)
    draw = page_drawer(site)
    register_health(server, site, draw)
    register_downloads(server, site)
    register_pack(server, site)
    register_take_away(server, site)
    desk = register_staff(server, site, settings, assets=guarded)
    register_error_pages(server, site, guarded)
    guarded.theme = register_theme(server, site.programme)
    server.before_request(_page_reader(site))
    guard(server, guarded, body_allowed=body_allowed, gate=gate_of(desk))
    Compress(server)
    register_page_cache(server, site.releases, draw)  # answers as they are before they are compressed
    server.after_request(close_with_answer)  # the last one added is the first one run
    app.warm_up()
    return app


class _Document(dash.Dash):
    """Dash with our own document: language, head, menu and footer there before any script."""

    def __init__(self, site: Site, guarded: Guarded, server: Flask) -> None:
        super().__init__(
            "dashboard",
            server=cast("bool", server),  # Dash's own annotation forgets that a Flask may be given
            use_pages=False,
            pages_folder="",
            assets_folder=str(ASSETS),
            assets_ignore=STAFF_SCRIPT.replace(".", r"\."),
            title=site.words("sv").t("app.name"),
            update_title="",
        )
        self._site = site
        self._guarded = guarded
        self.plotly_js = ""  # address
        self.layout = base_layout

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]
        """The document of the page that was asked for."""
        page, asked = g.get("page", (None, None))
        frame = Frame(self._site, "sv")
        if asked:
            staff = g.get("staff", False)
            frame = Frame(self._site, asked.lang, path=asked.path, given=dict(asked.given), staff=staff)
        scripts = (line for line in parts["scripts"].splitlines() if not any(each in line for each in UNUSED_BUNDLES))
        return frame.document(
            title=page.title(asked) if page else "",
            content=WAITING.format(frame.words.t("shell.waiting"), frame.words.t("shell.no_script")),
            icon=self._guarded.icon,
            theme=self._guarded.theme,
            css=parts["css"],
            scripts="\n".join((parts["config"], *scripts, parts["renderer"])),
        )

    def _config(self) -> dict[str, Any]:
        """What the renderer needs; versions and outside addresses are nobody's business.

        The renderer takes plotly.js from its own fixed address, or, "not locally", from the one it is told: ours.
        """
        known = {name: value for name, value in super()._config().items() if name not in NOT_TOLD}
        return known | {"serve_locally": False, "plotlyjs_url": self.plotly_js}

    def warm_up(self) -> None:
        """Collect bundles and digests of inline scripts, so that the first reader gets whole pages."""
        self._setup_server()
        with self.server.test_request_context("/"):
            self._guarded.icon = self.get_asset_url("ikon.svg")
            self._guarded.staff_script = self.get_asset_url(STAFF_SCRIPT)
            self._guarded.css = self._generate_css_dist_html()
            self.index()
        self._guarded.script_hashes = tuple(self.csp_hashes())


def _current(settings: Settings) -> Releases:
    return lambda: open_current(settings)


def _page_reader(site: Site) -> Callable[[], None]:
    """Before a page's document: the address is read, so that a wrong one gets its status and no page."""

    def read_page() -> None:
        if request.endpoint in PAGES:
            page, asked = site.request(request.path, request.query_string.decode("ascii", "replace"))
            page.title(asked)
            g.page = (page, asked)

    return read_page
