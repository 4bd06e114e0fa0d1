"""The addresses behind the door; `dashboard.security` lets nobody through who is not staff."""

from __future__ import annotations

import time
from collections.abc import Callable

from flask import Flask, Response, request

from config.settings import Settings
from dashboard.links import DELIVER
from dashboard.security import Gate, Guarded
from dashboard.site import Site
from dashboard.staff import deliveries, delivery, entrance, releases
from dashboard.staff.deliveries import JOB, RELEASES, SIGN_OUT
from dashboard.staff.desk import Desk
from dashboard.staff.door import SIGN_IN, behind, door_of, staff_folder
from dashboard.staff.jobs import Jobs
from dashboard.staff.passwords import require_hash
from dashboard.staff.runner import Runner

SWEEP_SECONDS = 600
BOTH = ("GET", "POST")

ROUTES: tuple[tuple[str, str, Callable[..., Response], tuple[str, ...]], ...] = (
    ("staff_home", DELIVER, deliveries.home, BOTH),
    ("staff_sign_in", SIGN_IN, entrance.sign_in, BOTH),
    ("staff_sign_out", SIGN_OUT, entrance.sign_out, ("POST",)),
    ("staff_job", f"{JOB}/<job_id>", delivery.show, ("GET",)),
    ("staff_progress", f"{JOB}/<job_id>/lage", delivery.progress, ("GET",)),
    ("staff_marked", f"{JOB}/<job_id>/fil/<int:number>", delivery.workbook, ("GET",)),
    ("staff_try", f"{JOB}/<job_id>/prova", delivery.try_again, ("POST",)),
    ("staff_publish", f"{JOB}/<job_id>/publicera", delivery.publish, ("POST",)),
    ("staff_discard", f"{JOB}/<job_id>/ta-bort", delivery.discard, ("POST",)),
    ("staff_releases", RELEASES, releases.releases, BOTH),
    ("staff_changes", f"{RELEASES}/<release_id>", releases.changes, ("GET",)),
)


def register_staff(server: Flask, site: Site, settings: Settings, *, assets: Guarded) -> Desk:
    """Serve `/leverans`. Raises ConfigError where the password's hash is none."""
    require_hash(settings.staff.password)
    folder = staff_folder(settings.data_dir)
    jobs = Jobs(folder / "jobs", settings.staff.job_hours)
    desk = Desk(site, assets, settings, door=door_of(settings), jobs=jobs, runner=Runner(folder, settings))
    for endpoint, address, view, methods in ROUTES:
        server.add_url_rule(address, endpoint, _bound(desk, view), methods=list(methods))
    server.before_request(_sweeper(desk))
    return desk


def _bound(desk: Desk, view: Callable[..., Response]) -> Callable[..., Response]:
    return lambda **keys: view(desk, **keys)


def _sweeper(desk: Desk) -> Callable[[], None]:
    """Now and then, whoever asks for whatever: files that were kept long enough are removed."""
    last = [time.monotonic() - SWEEP_SECONDS]

    def sweep() -> None:
        if desk.door.access.configured and time.monotonic() - last[0] >= SWEEP_SECONDS:
            last[0] = time.monotonic()
            desk.jobs.sweep(desk.runner.running())

    return sweep


def gate_of(desk: Desk) -> Gate:
    """What the guard asks of the door."""
    door = desk.door
    return Gate(
        behind=behind,
        is_staff=lambda: door.is_staff(request),
        is_ours=lambda: door.is_ours(request),
        most_bytes=lambda: desk.most_bytes if request.endpoint == "staff_home" else 0,
        refusal=lambda: entrance.refusal(desk),
        wrong_form=lambda: entrance.closed(desk, "form"),
        too_large=lambda: deliveries.too_large(desk),
    )
