"""Catalogues: taken in as a file or by a path that the operator allowed, their scans with progress, errors and counts."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import catalogues
from listing_audit.desk.catalogues import LARGEST_UPLOAD, Settings
from listing_audit.desk.errors import Invalid
from listing_audit.desk.places import allowed_path, content_of, newest_file
from listing_audit.errors import UsageError
from listing_audit.judge.words import category_word
from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES
from listing_audit.store.jobs import Job
from listing_audit.web import words
from listing_audit.web.desk.shell import Visit, new_secret, route

_JOBS_SHOWN: Final = 50
_ERRORS_SHOWN: Final = 200
_MOST_CHOICES: Final = 300
_UNDER_WAY: Final = ("waiting", "running")


def routes() -> list[BaseRoute]:
    """Return the addresses of catalogues and their jobs."""
    return [
        route("/desk/catalogues", catalogues_page),
        route("/desk/catalogues", take_in, method="POST", files=1),
        route("/desk/catalogues/path", take_in_by_path, method="POST"),
        route("/desk/jobs/{number:int}", job_page),
        route("/desk/jobs/{number:int}/stop", stop, method="POST"),
        route("/desk/jobs/{number:int}/again", again, method="POST"),
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """One job as pages show it. `share` is how much of it is read, 0 to 100, None while that is not known."""

    job: Job
    share: int | None

    @property
    def under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.job.status in _UNDER_WAY


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the form of a new catalogue."""

    source: str = ""
    jurisdictions: tuple[str, ...] = ()
    marketplace: str = ""
    category: str = ""
    messages: str = "zh"
    path: str = ""


# ------------------------------------------------------------------ taking in


def catalogues_page(visit: Visit) -> Response:
    """`GET /desk/catalogues`: the form and the latest jobs. `X-Part: jobs` asks for the jobs alone."""
    shown = [shown_job(job) for job in catalogues.jobs(visit.store, limit=_JOBS_SHOWN)]
    if visit.request.headers.get("x-part") == "jobs":
        return visit.page("desk/jobs_part.html", jobs=shown)
    return _form(visit, Asked(messages=visit.language), shown=shown)


def take_in(visit: Visit) -> Response:
    """`POST /desk/catalogues`: a file. The key of the form makes a second click the same job."""
    asked = _asked(visit)
    upload = visit.upload("file")
    if upload is None:
        return _form(visit, asked, error=visit.t("no_file"))
    body = upload.file.read(LARGEST_UPLOAD + 1)
    return _taken_in(visit, asked, upload.filename or "", body)


def take_in_by_path(visit: Visit) -> Response:
    """`POST /desk/catalogues/path`: a file of a folder that the operator allowed; of a folder its newest file."""
    asked = _asked(visit)
    try:
        file = newest_file(allowed_path(asked.path, visit.desk.sources), visit.desk.sources)
        body = content_of(file, LARGEST_UPLOAD)
    except Invalid as error:
        return _form(visit, asked, error=str(error))
    return _taken_in(visit, asked, file.name, body)


def _taken_in(visit: Visit, asked: Asked, name: str, body: bytes) -> Response:
    settings = Settings(
        jurisdictions=asked.jurisdictions,
        marketplace=asked.marketplace or None,
        category=asked.category or None,
        language=asked.messages,
    )
    try:
        job = catalogues.upload(
            visit.store, user=visit.user, source=asked.source, file_name=name, body=body, settings=settings,
            now=visit.now, idempotency_key=visit.text("key", most=64) or None,
        )  # fmt: skip
    except (Invalid, UsageError) as error:
        return _form(visit, asked, error=str(error))
    return visit.redirect(f"/desk/jobs/{job.id}", "taken_in")


def _asked(visit: Visit) -> Asked:
    messages = visit.text("messages", most=2)
    return Asked(
        source=visit.text("source", most=200),
        jurisdictions=tuple(place for place in visit.texts("jurisdictions") if place in JURISDICTIONS),
        marketplace=visit.text("marketplace", most=64),
        category=visit.text("category", most=64),
        messages=messages if messages in ("zh", "en") else visit.language,
        path=visit.text("path", most=1000),
    )


def _form(visit: Visit, asked: Asked, *, error: str = "", shown: list[Shown] | None = None) -> Response:
    if shown is None:
        shown = [shown_job(job) for job in catalogues.jobs(visit.store, limit=_JOBS_SHOWN)]
    values: dict[str, Any] = {
        "form": asked,
        "error": error,
        "jobs": shown,
        "sources": catalogues.sources(visit.store),
        "key": new_secret(),
        "files": files_in(visit.desk.sources),
        "folders": [str(folder) for folder in visit.desk.sources],
        "categories": CATEGORIES,
        "marketplaces": MARKETPLACES,
        "most_mib": LARGEST_UPLOAD // 1024**2 // 2,
    }
    return visit.page("desk/catalogues.html", status=422 if error else 200, **values)


def files_in(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return files and folders that lie directly in the allowed folders, to choose from, at most a few hundred."""
    found: list[str] = []
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.name.startswith(".") and entry.name.isprintable():
                        found.append(str(folder / entry.name))
                    if len(found) >= _MOST_CHOICES:
                        break
        except OSError:
            # A folder that is away for the moment offers nothing; a path in it is refused with the reason.
            continue
    return tuple(sorted(found))


# ------------------------------------------------------------------ one job


def shown_job(job: Job) -> Shown:
    """Return a job as pages show it."""
    if job.status == "done":
        return Shown(job, 100)
    return Shown(job, min(99, job.parts * 100 // job.total) if job.total else None)


def job_page(visit: Visit) -> Response:
    """`GET /desk/jobs/N`: progress, what was found, what could not be read. `X-Part: job` asks for the progress alone."""
    job = catalogues.job(visit.store, visit.request.path_params["number"])
    values: dict[str, Any] = {"one": shown_job(job)}
    if visit.request.headers.get("x-part") == "job":
        return visit.page("desk/job_part.html", **values)
    counts: dict[str, dict[str, int]] = {}
    for dimension, value, count in catalogues.job_counts(visit.store, job.id):
        counts.setdefault(dimension, {})[value] = count
    return visit.page(
        "desk/job.html",
        counts=counts,
        errors=catalogues.job_errors(visit.store, job.id, limit=_ERRORS_SHOWN),
        error_count=catalogues.job_error_count(visit.store, job.id),
        facts=catalogues.run_facts(visit.store, job.id),
        asked=_settings_shown(visit, job),
        **values,
    )


def _settings_shown(visit: Visit, job: Job) -> list[tuple[str, str]]:
    told = catalogues.settings_of(job)
    places = [words.place_name(code, visit.language) for code in told.jurisdictions]
    shown = [(visit.t("places"), "、".join(places) if visit.language == "zh" else ", ".join(places))]
    if told.marketplace:
        shown.append((visit.t("marketplace"), words.marketplace_name(told.marketplace, visit.language)))
    if told.category:
        shown.append((visit.t("category"), category_word(told.category, visit.language)))
    return [(label, value or visit.t("by_language")) for label, value in shown]


def stop(visit: Visit) -> Response:
    """`POST /desk/jobs/N/stop`: end it; what was found so far stays."""
    number = visit.request.path_params["number"]
    catalogues.stop(visit.store, number, user=visit.user, now=visit.now)
    return visit.redirect(f"/desk/jobs/{number}", "job_stopped")


def again(visit: Visit) -> Response:
    """`POST /desk/jobs/N/again`: scan the same file by the law and the rules of today."""
    job = catalogues.scan_again(visit.store, visit.request.path_params["number"], user=visit.user, now=visit.now)
    return visit.redirect(f"/desk/jobs/{job.id}", "taken_in")
