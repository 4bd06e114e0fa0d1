"""What every page behind the door is drawn with, and how it is answered: plain HTML, no Dash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from dash.development.base_component import Component
from flask import Response, g, redirect, request
from markupsafe import Markup

from config.errors import NoReleaseError, ReleaseError
from config.settings import Settings
from dashboard import html
from dashboard.attributes import aria
from dashboard.components.fields import post_form
from dashboard.content import Child, flat
from dashboard.layout import CONTENT
from dashboard.links import DELIVER
from dashboard.markup import markup
from dashboard.request import PageRequest
from dashboard.security import Guarded
from dashboard.shell import Frame
from dashboard.site import Site, read_language
from dashboard.staff.door import Door
from dashboard.staff.jobs import Jobs
from dashboard.staff.runner import Runner
from dashboard.staff.sessions import COOKIE, Session
from warehouse.connections import ReleaseHandle

REASON_LENGTH = 300
_REFRESH = '<noscript><meta http-equiv="refresh" content="4"></noscript>'


@dataclass(frozen=True)
class Desk:
    """The installation as its staff works with it."""

    site: Site
    assets: Guarded
    settings: Settings
    door: Door
    jobs: Jobs
    runner: Runner

    @property
    def most_bytes(self) -> int:
        """How much a request may hold that hands in files: the delivery and the form around it."""
        return self.door.access.upload_mb * 1_000_000 + 100_000

    @property
    def lang(self) -> str:
        """The reader's language."""
        return read_language(request.query_string.decode("ascii", "replace"))

    def asked(self) -> PageRequest:
        """The request as tables and texts want it; it has no filters.

        Before the first release there is none to ask: what is drawn then asks nothing.
        """
        words = self.site.words(self.lang)
        release = cast("ReleaseHandle", self.current())
        return PageRequest(
            request.path, {}, {}, {"sida": "", "sortera": ""}, self.lang, self.site.programme, release, words
        )

    def current(self) -> ReleaseHandle | None:
        """The release readers get; None before the first and where it is damaged."""
        try:
            return self.site.releases()
        except (NoReleaseError, ReleaseError):
            return None

    def session(self) -> Session:
        """The visitor's session, the same all through a request."""
        if "staff_session" not in g:
            g.staff_session = self.door.session(request)
        session: Session = g.staff_session
        return session

    def form(self, *parts: Component, path: str, button: str, **props: object) -> Component:
        """A form that posts to a page behind the door."""
        action = self.asked().link.page(path)
        return post_form(*parts, action=action, token=self.door.sealer.token(self.session()), button=button, **props)

    def page(self, title: str, *parts: Child, status: int = 200, waits: bool = False) -> Response:
        """A page; one that `waits` asks again by itself."""
        frame = Frame(self.site, self.lang, path=request.path, staff=g.get("staff", False))
        main = html.Main([html.H1(title), *flat(parts)], id=CONTENT, className="wrap staff", tabIndex="-1")
        document = frame.document(
            title=title,
            content=markup([self._trail(title), main]),
            icon=self.assets.icon,
            theme=self.assets.theme,
            css=self.assets.css + (_REFRESH if waits else ""),
            scripts=Markup('<script src="{}"></script>').format(self.assets.staff_script),
        )
        answer = Response(document, status=status, mimetype="text/html")
        return self.with_cookie(answer, self.session()) if self.door.access.configured else answer

    def to(self, path: str, session: Session | None = None) -> Response:
        """On to another page, so that a reload posts nothing again."""
        answer = cast("Response", redirect(self.asked().link.page(path), code=303))
        return self.with_cookie(answer, session or self.session())

    def with_cookie(self, answer: Response, session: Session) -> Response:
        """The answer with the visitor's cookie: for no script, no other site, and encrypted where the way is."""
        answer.set_cookie(
            COOKIE,
            self.door.sealer.seal(session),
            max_age=self.door.access.session_hours * 3600,
            path="/",
            secure=self.door.is_secure(request),
            httponly=True,
            samesite="Strict",
        )
        return answer

    def reason(self) -> str:
        """The reason that was given, on one line; empty where none was."""
        words = " ".join(request.form.get("skal", "").split())
        return "".join(each for each in words if each.isprintable())[:REASON_LENGTH]

    def _trail(self, title: str) -> Component:
        steps = html.Ol([html.Li(html.A(words, href=href)) for words, href in self._steps()] + [html.Li(title)])
        return html.Nav(steps, className="trail wrap", **aria(label=self.asked().t("nav.breadcrumb")))

    def _steps(self) -> Iterator[tuple[str, str]]:
        asked = self.asked()
        yield asked.t("nav.overview"), asked.link.overview()
        if request.path != DELIVER and g.get("staff", False):
            yield asked.t("staff.title"), asked.link.page(DELIVER)
