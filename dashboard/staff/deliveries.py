"""`/leverans`: hand in files, and what is on its way."""

from __future__ import annotations

from datetime import UTC, datetime

from dash.development.base_component import Component
from flask import Response, request

from dashboard import html
from dashboard.attributes import given
from dashboard.components.fields import field
from dashboard.components.text import bullets, notice, section
from dashboard.links import DELIVER
from dashboard.request import PageRequest
from dashboard.staff.desk import Desk
from dashboard.staff.jobs import MOST_JOBS, Job
from dashboard.staff.runner import BusyError, check_arguments
from dashboard.staff.uploads import MOST_FILES

JOB = f"{DELIVER}/prov"
RELEASES = f"{DELIVER}/utgavor"
SIGN_OUT = f"{DELIVER}/utloggning"
MOST_READ = 4
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.json"


def home(desk: Desk) -> Response:
    """The form and the deliveries on their way; a POST hands in."""
    desk.jobs.sweep(desk.runner.running())
    return _handed_in(desk) if request.method == "POST" else _home(desk)


def too_large(desk: Desk) -> Response:
    """The form again, after more was sent than is taken; read to its end within reason, as a browser waits for that."""
    left = min(request.content_length or 0, MOST_READ * desk.most_bytes)
    while left > 0 and (piece := request.environ["wsgi.input"].read(min(left, 1 << 20))):
        left -= len(piece)
    return _home(desk, problem="too_large", status=413)


def start_check(desk: Desk, job: Job) -> None:
    """Start the dry run of a job. Raises BusyError while another command runs."""
    lock = desk.runner.take(job.job_id)
    job = desk.jobs.started(job, "check")
    desk.runner.start(lock, job, check_arguments(job))


def _handed_in(desk: Desk) -> Response:
    if len(desk.jobs.all()) >= MOST_JOBS:
        return _home(desk, problem="too_many_jobs", status=409)
    uploads = [each for each in request.files.getlist("filer") if each.filename]
    if not uploads or len(uploads) > MOST_FILES:
        return _home(desk, problem="no_file" if not uploads else "too_many_files", status=400)
    if desk.runner.running() is not None:
        return _home(desk, problem="busy", status=409)
    job = desk.jobs.new(uploads, datetime.now().astimezone().date())
    try:
        start_check(desk, job)
    except BusyError:
        desk.jobs.remove(job)
        return _home(desk, problem="busy", status=409)
    return desk.to(f"{JOB}/{job.job_id}")


def _home(desk: Desk, *, problem: str = "", status: int = 200) -> Response:
    asked, access = desk.asked(), desk.door.access
    t, limit = asked.t, {"most": asked.f.number(access.upload_mb)}
    told = [html.Div(notice(t(f"staff.problem.{problem}", **limit), tone="warning"), role="alert")] if problem else []
    files = field(
        t("staff.files"),
        name="filer",
        kind="file",
        hint=t("staff.files_hint", files=MOST_FILES, **limit),
        multiple=True,
        required=True,
        accept=ACCEPTED,
        **_data(most=str(access.upload_mb * 1_000_000), said=t("staff.problem.too_large", **limit)),
    )
    alert = html.Div(id="for-stort", role="alert")
    form = desk.form(files, alert, path=DELIVER, button=t("staff.try"), encType="multipart/form-data")
    steps = html.Ol([html.Li(t(f"staff.how.{step}")) for step in ("try", "correct", "publish", "back")])
    return desk.page(
        t("staff.heading"),
        html.P(t("staff.intro"), className="key-sentence"),
        *told,
        form,
        section(t("staff.how.heading"), steps),
        _jobs(desk, asked),
        section(t("staff.releases"), html.P(html.A(t("staff.to_releases"), href=asked.link.page(RELEASES)))),
        *_sign_out(desk, asked),
        status=status,
    )


def _data(**said: str) -> dict[str, str]:
    return {f"data-{name}": value for name, value in said.items()}


def _jobs(desk: Desk, asked: PageRequest) -> Component:
    """What was handed in and is not removed yet."""
    running, jobs = desk.runner.running(), desk.jobs.all()
    lines = [_line(asked, job, job.state(running=running == job.job_id)) for job in jobs]
    intro = asked.t("staff.jobs_intro", hours=asked.f.number(desk.jobs.hours))
    body = bullets(lines) if lines else html.P(asked.t("staff.no_jobs"), className="empty")
    return section(asked.t("staff.jobs"), body, intro=intro)


def _line(asked: PageRequest, job: Job, state: str) -> Component:
    at = datetime.fromtimestamp(job.created, UTC).astimezone().strftime("%Y-%m-%d %H:%M")
    names = ", ".join(job.names[:3]) + (f" … ({len(job.names)})" if len(job.names) > 3 else "")
    link = html.A(names, href=asked.link.page(f"{JOB}/{job.job_id}"))
    return html.Span([link, " ", html.Small(f"{at}, {asked.t(f'staff.state.{state}')}", className="below")])


def _sign_out(desk: Desk, asked: PageRequest) -> list[Component]:
    if not desk.session().signed_in:
        return []
    form = desk.form(path=SIGN_OUT, button=asked.t("staff.sign_out"), look="button button-quiet")
    return [html.Div(form, **given(className="section"))]
