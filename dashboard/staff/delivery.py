"""One delivery on its way: its dry run, its findings, publishing it, and what that changed."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component
from flask import Response, abort, jsonify, request, send_file

from dashboard import html
from dashboard.attributes import aria
from dashboard.components.fields import Bar, field, tick
from dashboard.components.text import bullets, notice, section
from dashboard.content import Child
from dashboard.downloads import FILE_FORMATS
from dashboard.links import DELIVER
from dashboard.staff.changes import changes_sections
from dashboard.staff.deliveries import JOB, start_check
from dashboard.staff.desk import REASON_LENGTH, Desk
from dashboard.staff.jobs import Job, release_files
from dashboard.staff.runner import BusyError, load_arguments
from dashboard.staff.told import error_notice, findings_section, refused_section, rules_section, sums_section


def show(desk: Desk, job_id: str) -> Response:
    """The delivery as it stands."""
    job = found(desk, job_id)
    return _DRAWN[_state(desk, job)](desk, job)


def progress(desk: Desk, job_id: str) -> Response:
    """Where the running command is, for the page's script: state, step in words, steps done and of how many."""
    job = found(desk, job_id)
    words, done, of = _progress(desk, job)
    return jsonify(state=_state(desk, job), text=words, done=done, of=of)


def workbook(desk: Desk, job_id: str, number: int) -> Response:
    """A file that was handed in, with its bad cells marked."""
    marked = found(desk, job_id).marked()
    if not 1 <= number <= len(marked):
        abort(404)
    path, kind = marked[number - 1][1], FILE_FORMATS["xlsx"].media_type
    return send_file(path, mimetype=kind, as_attachment=True, download_name=path.name)


def try_again(desk: Desk, job_id: str) -> Response:
    """Another dry run of the same files."""
    job = found(desk, job_id)
    if _state(desk, job) == "published":
        abort(404)
    try:
        start_check(desk, job)
    except BusyError:
        return _told(desk, job, "busy", status=409)
    return desk.to(f"{JOB}/{job_id}")


def publish(desk: Desk, job_id: str) -> Response:
    """Publish what was tried, with the reason."""
    job, reason = found(desk, job_id), desk.reason()
    answer = job.answer("check")
    if _state(desk, job) not in ("checked", "not_published") or not answer or answer["error"]:
        return _told(desk, job, "not_tried", status=409)
    if not reason:
        return _told(desk, job, "no_reason", status=400)
    try:
        lock = desk.runner.take(job_id)
    except BusyError:
        return _told(desk, job, "busy", status=409)
    job = desk.jobs.started(job, "load", reason)
    force = request.form.get("anda") == "ja"
    desk.runner.start(lock, job, load_arguments(job, after=answer["compared_with"] or "", force=force))
    return desk.to(f"{JOB}/{job_id}")


def discard(desk: Desk, job_id: str) -> Response:
    """Remove the delivery and its files."""
    job = found(desk, job_id)
    if _state(desk, job) == "running":
        return _told(desk, job, "busy", status=409)
    desk.jobs.remove(job)
    return desk.to(DELIVER)


def found(desk: Desk, job_id: str) -> Job:
    """The job of an address; 404 where there is none."""
    return desk.jobs.find(job_id) or abort(404)


def _state(desk: Desk, job: Job) -> str:
    return job.state(running=desk.runner.running() == job.job_id)


def _progress(desk: Desk, job: Job) -> tuple[str, int, int]:
    steps, t = job.steps(), desk.asked().t
    words = t(f"staff.step.{steps[-1]['code']}", subject=steps[-1]["subject"]) if steps else t("staff.step.begin")
    return words, min(len(steps), job.steps_expected), job.steps_expected


def _told(desk: Desk, job: Job, problem: str, *, status: int) -> Response:
    t = desk.asked().t
    back = html.A(t("staff.to_delivery"), href=desk.asked().link.page(f"{JOB}/{job.job_id}"), className="button")
    said = html.Div(notice(t(f"staff.problem.{problem}"), tone="warning"), role="alert")
    return desk.page(t("staff.problem.title"), said, html.P(back), status=status)


def _running(desk: Desk, job: Job) -> Response:
    t = desk.asked().t
    words, done, of = _progress(desk, job)
    address = desk.asked().link.page(f"{JOB}/{job.job_id}/lage")
    bar = Bar(id="framsteg", value=str(done), max=str(of), **aria(label=t("staff.progress")))
    place: dict[str, Any] = {"data-address": address}
    said = html.P(words, id="steg", role="status", **aria(live="polite"))
    again = html.P(html.A(t("staff.look_again"), href=desk.asked().link.page(request.path)))
    return desk.page(
        t(f"staff.running.{job.action}"),
        html.P(t("staff.running.intro"), className="key-sentence"),
        html.Div([bar, said], id="lage", className="progress", **place),
        again,
        _names(desk, job),
        waits=True,
    )


def _interrupted(desk: Desk, job: Job) -> Response:
    t = desk.asked().t
    return desk.page(
        t("staff.interrupted.title"),
        html.P(t(f"staff.interrupted.{job.action}"), className="key-sentence"),
        _names(desk, job),
        *_other_deeds(desk, job),
    )


def _refused(desk: Desk, job: Job) -> Response:
    answer, asked = job.answer("check") or {}, desk.asked()
    return desk.page(
        asked.t("staff.refused_title"),
        html.P(asked.t("staff.nothing_changed"), className="key-sentence"),
        error_notice(asked, answer["error"]),
        _names(desk, job),
        *_other_deeds(desk, job),
    )


def _checked(desk: Desk, job: Job) -> Response:
    answer, asked = job.answer("check") or {}, desk.asked()
    return desk.page(
        _heading(desk, answer),
        html.P(asked.t("staff.nothing_changed"), className="key-sentence"),
        *refused_section(asked, answer),
        _marked(desk, job),
        sums_section(asked, answer),
        *rules_section(asked, answer),
        *findings_section(asked, answer),
        _publish_section(desk, job, answer),
        *_other_deeds(desk, job),
    )


def _heading(desk: Desk, answer: dict[str, Any]) -> str:
    f, counts = desk.asked().f, answer["counts"]
    sums = {name: sum(each[name] for each in answer["sheets"]) for name in ("read", "loaded", "quarantined")}
    key = "held" if sums["quarantined"] else "clean"
    errors = f.number(counts.get("error", 0))
    warnings = f.number(counts.get("warning", 0))
    told = {name: f.number(count) for name, count in sums.items()}
    return desk.asked().t(f"staff.tried.{key}", errors=errors, warnings=warnings, **told)


def _marked(desk: Desk, job: Job) -> Component:
    """The files back, with their findings marked."""
    asked, links = desk.asked(), []
    for number, (name, _) in enumerate(job.marked(), 1):
        href = asked.link.page(f"{JOB}/{job.job_id}/fil/{number}")
        links.append(html.A(asked.t("staff.marked", name=name), href=href))
    body: Child = bullets(links) if links else html.P(asked.t("staff.nothing_marked"))
    return section(asked.t("staff.marked_heading"), body, intro=asked.t("staff.marked_intro"), anchor="markerade")


def _publish_section(desk: Desk, job: Job, answer: dict[str, Any], *, force: bool = False) -> Component:
    """The form that publishes; rows with errors are left out, and it says how many."""
    t = desk.asked().t
    held = sum(each["quarantined"] for each in answer["sheets"])
    warning = [notice(t("staff.publish.held", count=desk.asked().f.number(held)), tone="warning")] if held else []
    reason = field(
        t("staff.reason"),
        name="skal",
        hint=t("staff.reason_hint"),
        required=True,
        maxLength=str(REASON_LENGTH),
        value=job.reason,
        autoComplete="off",
    )
    forced = [tick(t("staff.publish.force"), name="anda")] if force else []
    form = desk.form(reason, *forced, path=f"{JOB}/{job.job_id}/publicera", button=t("staff.publish.button"))
    return section(t("staff.publish.heading"), *warning, form, intro=t("staff.publish.intro"), anchor="publicera")


def _not_published(desk: Desk, job: Job) -> Response:
    asked = desk.asked()
    error = (job.answer("load") or {})["error"]
    tried = job.answer("check")
    again = error["kind"] == "StoreBusyError"
    form = [] if again or not tried else [_publish_section(desk, job, tried, force=error["kind"] == "ShrunkError")]
    return desk.page(
        asked.t("staff.not_published.title"),
        html.P(asked.t("staff.not_published.intro"), className="key-sentence"),
        error_notice(asked, error),
        *form,
        *_other_deeds(desk, job),
    )


def _published(desk: Desk, job: Job) -> Response:
    answer, asked = job.answer("load") or {}, desk.asked()
    release_files(job)
    release = answer["release"]
    key = "new" if release["new"] else "same"
    return desk.page(
        asked.t(f"staff.published.{key}", release=release["release_id"]),
        html.P(asked.t("staff.published.reason", reason=job.reason), className="key-sentence"),
        *refused_section(asked, answer),
        *changes_sections(desk, release["release_id"], answer["compared_with"]),
        sums_section(asked, answer),
        html.P(html.A(asked.t("staff.to_start"), href=asked.link.page(DELIVER), className="button")),
    )


def _names(desk: Desk, job: Job) -> Component:
    return section(desk.asked().t("staff.handed_in"), bullets(job.names))


def _other_deeds(desk: Desk, job: Job) -> list[Component]:
    """Try once more, or remove it."""
    t, path = desk.asked().t, f"{JOB}/{job.job_id}"
    again = desk.form(path=f"{path}/prova", button=t("staff.try_again"), look="button button-quiet")
    away = desk.form(path=f"{path}/ta-bort", button=t("staff.discard"), look="button button-quiet")
    return [section(t("staff.other"), html.Div([again, away], className="deeds"), intro=t("staff.other_intro"))]


_DRAWN = {
    "running": _running,
    "interrupted": _interrupted,
    "refused": _refused,
    "checked": _checked,
    "not_published": _not_published,
    "published": _published,
}
