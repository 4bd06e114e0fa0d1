"""What a release changed against another: figures before and after, and the rows that did it."""

from __future__ import annotations

from dataclasses import replace

from dash.development.base_component import Component

from config.errors import ReleaseError
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import notice, section
from dashboard.sections.revisions import figures_told, rows_told
from dashboard.staff.desk import Desk
from dashboard.table import Table
from warehouse.ask_revisions import changes_between
from warehouse.connections import ReleaseHandle, open_release

SHOWN = 200


def changes_sections(desk: Desk, release_id: str, before: str | None) -> list[Component]:
    """What readers find changed, as shown to the installation's tier; why, row by row."""
    asked = desk.asked()
    t = asked.t
    heading = t("staff.changes.heading")
    if not before or before == release_id:
        return [section(heading, html.P(t("staff.changes.first" if not before else "staff.changes.none")))]
    try:
        earlier, later = (open_release(desk.settings, each) for each in (before, release_id))
        found = changes_between(earlier, later, asked.programme)
    except ReleaseError:
        return [section(heading, html.P(t("staff.changes.gone", before=before)))]
    span = {"before": before, "after": release_id}
    asked = replace(asked, release=later)
    figures = figures_told(asked, found.figures, caption=t("staff.changes.figures_caption", **span))
    rows = rows_told(asked, found.rows, caption=t("staff.changes.rows_caption", **span))
    return [
        section(
            heading,
            *_moved(desk, earlier, later),
            _drawn(desk, figures),
            anchor="andrade-siffror",
            intro=_intro(desk, figures, "figures"),
        ),
        section(t("staff.changes.why"), _drawn(desk, rows), anchor="orsaker", intro=_intro(desk, rows, "rows")),
    ]


def _moved(desk: Desk, earlier: ReleaseHandle, later: ReleaseHandle) -> list[Component]:
    """That the cut-off is another: then figures at new cut-offs stand beside none, and are not listed."""
    days = {"before": earlier.last_cut_off.isoformat(), "after": later.last_cut_off.isoformat()}
    if earlier.last_cut_off == later.last_cut_off:
        return []
    return [notice(desk.asked().t("staff.changes.cut_off_moved", **days))]


def _intro(desk: Desk, table: Table, what: str) -> str:
    f = desk.asked().f
    return desk.asked().t(f"staff.changes.{what}", count=f.number(table.count), shown=f.number(SHOWN))


def _drawn(desk: Desk, table: Table) -> Component:
    if not table.count:
        return empty(desk.asked(), "no_rows")
    return data_table(desk.asked(), replace(table, frame=table.frame.head(SHOWN)), caption=False)
