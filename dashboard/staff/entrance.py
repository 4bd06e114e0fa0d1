"""Signing in and out, and what those read who may not come in."""

from __future__ import annotations

from flask import Response, request

from dashboard import html
from dashboard.components.fields import field
from dashboard.components.text import notice
from dashboard.links import DELIVER
from dashboard.staff.desk import Desk
from dashboard.staff.door import SIGN_IN
from dashboard.staff.passwords import LONGEST
from dashboard.staff.sessions import new_session


def refusal(desk: Desk) -> Response:
    """For who is not staff: the way to sign in where there is one, else why the page is shut."""
    if desk.door.access.password and request.method in ("GET", "HEAD"):
        return desk.to(SIGN_IN)
    return closed(desk, "role" if desk.door.access.configured else "off")


def closed(desk: Desk, why: str) -> Response:
    """403 with the reason in plain words: off (nobody is staff here), role (not you), form (not our form)."""
    t = desk.asked().t
    back = html.A(t("error.to_start"), href=desk.asked().link.overview(), className="button")
    return desk.page(
        t(f"staff.closed.{why}_title"),
        html.P(t(f"staff.closed.{why}_text"), className="key-sentence"),
        html.P(back),
        status=403,
    )


def sign_in(desk: Desk) -> Response:
    """The form, and what came of it."""
    if not desk.door.access.password:
        return closed(desk, "role" if desk.door.access.configured else "off")
    if request.method != "POST":
        return _form(desk)
    right = desk.door.opens_with(request.form.get("losenord", ""), request)
    if right:
        return desk.to(DELIVER, new_session(signed_in=True))
    answer = _form(desk, problem="too_often" if right is None else "wrong")
    if right is None:
        answer.headers["Retry-After"] = "900"
    return answer


def sign_out(desk: Desk) -> Response:
    """Back to the start as a visitor nobody knows."""
    return desk.to("/", new_session(signed_in=False))


def _form(desk: Desk, *, problem: str = "") -> Response:
    t = desk.asked().t
    told = [html.Div(notice(t(f"staff.sign_in.{problem}"), tone="warning"), role="alert")] if problem else []
    password = field(
        t("staff.sign_in.password"),
        name="losenord",
        kind="password",
        required=True,
        maxLength=str(LONGEST),
        autoComplete="current-password",
    )
    return desk.page(
        t("staff.sign_in.title"),
        html.P(t("staff.sign_in.intro"), className="key-sentence"),
        *told,
        desk.form(password, path=SIGN_IN, button=t("staff.sign_in.button")),
        status={"": 200, "wrong": 403, "too_often": 429}[problem],
    )
