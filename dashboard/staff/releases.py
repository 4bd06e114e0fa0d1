"""`/leverans/utgavor`: the releases that are kept, why each was published, and the way back to one."""

from __future__ import annotations

from dash.development.base_component import Component
from flask import Response, abort, request

from config.errors import QuestionError, ReleaseError, StoreBusyError
from dashboard import html
from dashboard.components.fields import field, hidden
from dashboard.components.text import badge, bullets, card, fold_out, notice, section, terms
from dashboard.content import Child
from dashboard.staff.changes import changes_sections
from dashboard.staff.deliveries import RELEASES
from dashboard.staff.desk import REASON_LENGTH, Desk
from warehouse.history import Move, moves
from warehouse.kept import pointed_to, rollback
from warehouse.manifest import Manifest, kept_manifests
from warehouse.personal_number import NamesSomebodyError

LATEST = 20


def releases(desk: Desk) -> Response:
    """The list; a POST goes back to a release."""
    if request.method != "POST":
        return _list(desk)
    reason, release_id = desk.reason(), request.form.get("utgava", "")
    if not reason:
        return _list(desk, problem="no_reason", status=400)
    try:
        rollback(release_id, desk.settings, reason=reason)
    except StoreBusyError:
        return _list(desk, problem="busy", status=409)
    except NamesSomebodyError:
        return _list(desk, problem="names_somebody", status=400)
    except (QuestionError, ReleaseError):
        return _list(desk, problem="not_kept", status=409)
    return desk.to(RELEASES)


def changes(desk: Desk, release_id: str) -> Response:
    """What a release changed against the one before it."""
    manifest = next((each for each in kept_manifests(desk.settings.data_dir) if each.release_id == release_id), None)
    if manifest is None:
        abort(404)
    t = desk.asked().t
    back = html.A(t("staff.to_releases"), href=desk.asked().link.page(RELEASES))
    return desk.page(
        t("staff.changes.title", release=release_id),
        html.P(t("staff.published.reason", reason=manifest.reason or "–"), className="key-sentence"),
        *changes_sections(desk, release_id, manifest.parent),
        html.P(back),
    )


def _list(desk: Desk, *, problem: str = "", status: int = 200) -> Response:
    t = desk.asked().t
    current = pointed_to(desk.settings.data_dir)
    kept = [_card(desk, each, current) for each in kept_manifests(desk.settings.data_dir)]
    told = [html.Div(notice(t(f"staff.problem.{problem}"), tone="warning"), role="alert")] if problem else []
    history = [_moved(desk, move) for move in moves(desk.settings.data_dir)[:LATEST]]
    return desk.page(
        t("staff.releases"),
        html.P(t("staff.rollback.intro"), className="key-sentence"),
        *told,
        section(t("staff.kept"), *(kept or [html.P(t("staff.no_release"), className="empty")])),
        section(t("staff.history"), bullets(history) if history else html.P(t("staff.no_history"))),
        status=status,
    )


def _card(desk: Desk, manifest: Manifest, current: str | None) -> Component:
    asked, is_current = desk.asked(), manifest.release_id == current
    t = asked.t
    marks = [badge(t("staff.current"))] if is_current else []
    marks += [badge(t("staff.forced"), tone="warning")] if manifest.forced else []
    mark = [html.P(marks)] if marks else []
    facts: list[tuple[Child, Child]] = [
        (t("staff.reason"), manifest.reason or "–"),
        (t("column.known_on"), manifest.known_on.isoformat()),
        (t("column.cut_off"), manifest.last_cut_off.isoformat()),
        (t("staff.number_of_files"), asked.f.number(len(manifest.inputs))),
        (t("staff.parent"), manifest.parent or "–"),
    ]
    link = html.A(t("staff.changes.link"), href=asked.link.page(f"{RELEASES}/{manifest.release_id}"))
    back = [] if is_current else [_back(desk, manifest.release_id)]
    return card(*mark, terms(facts), html.P(link), *back, title=manifest.release_id)


def _back(desk: Desk, release_id: str) -> Component:
    t = desk.asked().t
    reason = field(
        t("staff.rollback.reason"),
        name="skal",
        required=True,
        maxLength=str(REASON_LENGTH),
        autoComplete="off",
    )
    button = t("staff.rollback.button", release=release_id)
    form = desk.form(hidden("utgava", release_id), reason, path=RELEASES, button=button)
    return fold_out(t("staff.rollback.open", release=release_id), form)


def _moved(desk: Desk, move: Move) -> Component:
    words = desk.asked().t(f"staff.moved.{move.action}", release=move.release_id, before=move.before or "–")
    return html.Span([f"{move.at[:16].replace('T', ' ')} UTC: {words} ", f"– {move.reason}" if move.reason else ""])
