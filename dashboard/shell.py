"""The document around Dash: language, head, skip link, menu and footer as plain HTML."""

from __future__ import annotations

import dash_bootstrap_components as dbc
from dash.development.base_component import Component
from markupsafe import Markup, escape

from config.texts import Catalogue
from dashboard import html
from dashboard.attributes import aria, given
from dashboard.content import PageModule
from dashboard.layout import CONTENT
from dashboard.links import (
    DEFAULT_LANGUAGE,
    DELIVER,
    GLOSSARY,
    LANGUAGES,
    SEARCH,
    SEARCH_TEXT,
    SHARED_PARAMS,
    THEME,
    Links,
)
from dashboard.markup import markup
from dashboard.site import Site, menu

DOCUMENT = (
    '<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{title}</title>\n'
    '<link rel="icon" href="{icon}" type="image/svg+xml">\n<link rel="stylesheet" href="{theme}">\n{css}\n</head>\n'
    "<body>\n{before}\n{content}\n{after}\n{scripts}\n</body>\n</html>\n"
)


class Frame:
    """The parts around the content in one language, for one address."""

    def __init__(
        self, site: Site, lang: str, *, path: str = "/", given: dict[str, str] | None = None, staff: bool = False
    ) -> None:
        self.site = site
        self.lang = lang
        self.path = path
        self.staff = staff  # whoever reads may come in behind the door
        self.given = given or {}
        self.words: Catalogue = site.words(lang)
        self.links = Links(lang, {name: self.given[name] for name in SHARED_PARAMS if self.given.get(name)})

    def before(self) -> Markup:
        """Skip link, head and menu."""
        skip = html.A(self.words.t("app.skip"), href=f"#{CONTENT}", className="skip")
        return markup([skip, self._head(), self._menu()])

    def after(self) -> Markup:
        """The footer."""
        programme = self.site.programme
        name = programme.name_sv if self.lang == "sv" else programme.name_en
        facts = html.P([name, html.Br(), f"CCI {programme.cci}"])
        behind = self.path == DELIVER or self.path.startswith(f"{DELIVER}/")
        privacy = self.words.t("staff.privacy" if self.staff or behind else "shell.privacy")
        said = html.P([privacy, html.Br(), self.words.t("shell.licence")])
        links = [html.Li(html.A(words, href=href)) for words, href in self._footer_links()]
        listed = [html.Ul(links)] if links else []
        parts = html.Div([facts, said, *listed], className="wrap footer-parts")
        return markup(html.Footer(parts, className="footer"))

    def document(self, *, title: str, content: Markup, icon: str, theme: str, **dash: str) -> str:
        """The whole document."""
        words = f"{title} – {self.words.t('app.name')}" if title else self.words.t("app.name")
        return DOCUMENT.format(
            lang=self.lang,
            title=escape(words),
            icon=escape(icon),
            theme=escape(theme or THEME),
            before=self.before(),
            after=self.after(),
            content=content,
            css=dash.get("css", ""),
            scripts=dash.get("scripts", ""),
        )

    def _head(self) -> Component:
        brand = html.A(
            [html.Span(self.words.t("app.name"), className="brand-name")], href=self.links.overview(), className="brand"
        )
        short = self.site.programme.short_name_sv
        programme = html.Span(short, className="brand-programme", **given(lang="" if self.lang == "sv" else "sv"))
        line = html.Div([brand, programme], className="brand-line")
        inner = html.Div([line, self._search(), self._language()], className="wrap band-line")
        return html.Header(inner, className="band")

    def _search(self) -> Component:
        """The search of every page: a form of the browser's own, in the reader's language and part of the release."""
        kept = dict(self.links.kept) | ({} if self.lang == DEFAULT_LANGUAGE else {"lang": self.lang})
        hidden = [dbc.Input(type="hidden", name=name, value=value) for name, value in kept.items()]
        text = self.given.get(SEARCH_TEXT, "") if self.path == SEARCH else ""
        label = html.Label(self.words.t("pages.search.label"), htmlFor="sokruta", className="unseen")
        field = dbc.Input(id="sokruta", name=SEARCH_TEXT, value=text, type="search", maxlength=100, className="control")
        button = html.Button(self.words.t("app.search"), type="submit", className="button")
        said = aria(label=self.words.t("pages.search.form"))
        parts = [label, field, *hidden, button]
        return html.Form(parts, method="get", action=SEARCH, className="search", role="search", **said)

    def _language(self) -> Component:
        other = next(lang for lang in LANGUAGES if lang != self.lang)
        href = self.links.language(self.path, other, **self.given)
        return html.A(self.words.t("app.other_language"), href=href, lang=other, className="language", hrefLang=other)

    def _menu(self) -> Component:
        items = [html.Li(self._menu_link(page)) for page in menu(self.site.pages)]
        if self.staff:
            current = "true" if self.path.startswith(DELIVER) else ""
            words = self.words.t("staff.title")
            items.append(html.Li(html.A(words, href=Links(self.lang).page(DELIVER), **aria(current=current))))
        inner = html.Ul(items, className="wrap")
        return html.Nav(inner, className="menu", **aria(label=self.words.t("nav.main")))

    def _menu_link(self, page: PageModule) -> Component:
        label = page.NAV.label if page.NAV else ""
        current = "page" if self.path == page.PATH else "true" if self._within(page) else ""
        return html.A(self.words.t(label), href=self.links.page(page.PATH), **aria(current=current))

    def _within(self, page: PageModule) -> bool:
        return self.path == page.PATH or (page.PATH != "/" and self.path.startswith(f"{page.PATH}/"))

    def _footer_links(self) -> list[tuple[str, str]]:
        known = {page.PATH for page in self.site.pages}
        wanted = (
            ("nav.method", "/metod"),
            ("pages.glossary.title", GLOSSARY),
            ("shell.accessibility", "/tillganglighet"),
            ("pages.privacy.title", "/personuppgifter"),
        )
        return [(self.words.t(key), self.links.page(path)) for key, path in wanted if path in known]
