"""Schedules and what their runs found, receivers of alerts, and the log of delivery."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import catalogues, notify, outbox, schedules
from listing_audit.desk.catalogues import Settings
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.schedules import Plan
from listing_audit.errors import UsageError
from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES
from listing_audit.store.watch import RunRow, ScheduleRow
from listing_audit.web.desk.catalogues import files_in
from listing_audit.web.desk.shell import Visit, route

_PACES: Final = (15, 60, 6 * 60, 12 * 60, 24 * 60, 7 * 24 * 60)
_RUNS_SHOWN: Final = 20
_DELIVERIES_SHOWN: Final = 50


def routes() -> list[BaseRoute]:
    """Return the addresses of schedules, receivers and deliveries."""
    return [
        route("/desk/watch", watch_page),
        route("/desk/watch", add, method="POST"),
        route("/desk/watch/receivers", receivers_page),
        route("/desk/watch/receivers", add_receiver, method="POST", role="admin"),
        route("/desk/watch/receivers/{number:int}/switch", switch_receiver, method="POST", role="admin"),
        route("/desk/watch/receivers/{number:int}/test", send_test, method="POST", role="admin"),
        route("/desk/watch/deliveries", deliveries_page),
        route("/desk/watch/deliveries/{number:int}/again", send_again, method="POST"),
        route("/desk/watch/{number:int}", schedule_page),
        route("/desk/watch/{number:int}", change, method="POST"),
        route("/desk/watch/{number:int}/run", run_now, method="POST"),
        route("/desk/watch/{number:int}/remove", remove, method="POST"),
    ]


# ------------------------------------------------------------------ schedules


def watch_page(visit: Visit) -> Response:
    """`GET /desk/watch`: all schedules with their last run, and the form of a new one."""
    kind = "file" if visit.desk.sources else "upload"
    plan = Plan("", kind, settings=Settings(language=visit.language))
    return _list(visit, replace(plan, source=visit.query("source")[:64]))


def add(visit: Visit) -> Response:
    """`POST /desk/watch`: a new schedule, due at once."""
    plan = _plan(visit, visit.text("kind", most=20), visit.text("source", most=200))
    try:
        made = schedules.add(visit.store, plan, user=visit.user, now=visit.now, folders=visit.desk.sources)
    except (Invalid, Conflict, NotAllowed, UsageError) as error:
        return _list(visit, plan, error=str(error))
    return visit.redirect(f"/desk/watch/{made.id}", "schedule_added", name=made.name)


def schedule_page(visit: Visit) -> Response:
    """`GET /desk/watch/N`: one schedule, its runs, and the form that changes it."""
    found = schedules.schedule(visit.store, _number(visit))
    return _one(visit, found, schedules.plan_of(found))


def change(visit: Visit) -> Response:
    """`POST /desk/watch/N`: changed, unless somebody else changed it since the page was shown."""
    before = schedules.schedule(visit.store, _number(visit))
    plan = _plan(visit, before.kind, before.source)
    try:
        changed = schedules.change(
            visit.store, before.id, plan, version=visit.number("version"), active=bool(visit.texts("active")),
            user=visit.user, now=visit.now, folders=visit.desk.sources,
        )  # fmt: skip
    except Conflict:
        error = visit.t("schedule_stale", name=before.name)
        return _one(visit, before, schedules.plan_of(before), error=error, status=409)
    except (Invalid, NotAllowed, UsageError) as refused:
        return _one(visit, before, plan, error=str(refused), status=422)
    return visit.redirect(f"/desk/watch/{changed.id}", "schedule_changed", name=changed.name)


def run_now(visit: Visit) -> Response:
    """`POST /desk/watch/N/run`: due at once."""
    found = schedules.run_now(visit.store, _number(visit), user=visit.user, now=visit.now)
    return visit.redirect(f"/desk/watch/{found.id}", "schedule_started", name=found.name)


def remove(visit: Visit) -> Response:
    """`POST /desk/watch/N/remove`: the schedule and its list of runs go."""
    found = schedules.schedule(visit.store, _number(visit))
    schedules.remove(visit.store, found.id, version=visit.number("version"), user=visit.user, now=visit.now)
    return visit.redirect("/desk/watch", "schedule_removed", name=found.name)


def _list(visit: Visit, plan: Plan, *, error: str = "") -> Response:
    shown = []
    for one in schedules.schedules(visit.store):
        last = schedules.runs(visit.store, one.id, limit=1)
        shown.append((one, pace(visit, one.every_minutes), _run(visit, last[0]) if last else None))
    return visit.page(
        "desk/watch.html", status=422 if error else 200, schedules=shown, error=error, **_form(visit, plan)
    )


def _one(visit: Visit, found: ScheduleRow, plan: Plan, *, error: str = "", status: int = 200) -> Response:
    runs = [_run(visit, run) for run in schedules.runs(visit.store, found.id, limit=_RUNS_SHOWN)]
    under_way = any(one["status"] in ("starting", "scanning") for one in runs)
    return visit.page(
        "desk/schedule.html",
        status=status,
        found=found,
        runs=runs,
        error=error,
        under_way=under_way,
        **_form(visit, plan),
    )


def _form(visit: Visit, plan: Plan) -> dict[str, Any]:
    paces = sorted({*_PACES, plan.every_minutes})
    return {
        "plan": plan,
        "kinds": [(kind, visit.t(f"schedule_kind_{kind}")) for kind in schedules.KINDS],
        "paces": [(str(minutes), pace(visit, minutes)) for minutes in paces],
        "receivers": outbox.receivers(visit.store),
        "sources": catalogues.sources(visit.store),
        "files": files_in(visit.desk.sources),
        "folders": ", ".join(str(folder) for folder in visit.desk.sources) or visit.t("schedule_no_folders"),
        "categories": CATEGORIES,
        "marketplaces": MARKETPLACES,
    }


def _plan(visit: Visit, kind: str, source: str) -> Plan:
    language = visit.text("messages", most=2)
    settings = Settings(
        tuple(place for place in visit.texts("jurisdictions") if place in JURISDICTIONS),
        visit.text("marketplace", most=64) or None,
        visit.text("category", most=64) or None,
        language if language in ("zh", "en") else visit.language,
    )
    numbers = tuple(int(one) for one in visit.texts("receivers") if one.isascii() and one.isdecimal() and len(one) < 18)
    return Plan(
        visit.text("name", most=200), kind, "" if kind == "calendar" else source,
        visit.text("place", most=1000) if kind == "file" else "", visit.number("every"), settings, numbers,
    )  # fmt: skip


def pace(visit: Visit, minutes: int) -> str:
    """Return how often in words."""
    for key, size in (("every_days", 1440), ("every_hours", 60)):
        if minutes == size:
            return visit.t(f"{key}_1")
        if minutes % size == 0:
            return visit.t(key, n=minutes // size)
    return visit.t("every_minutes", n=minutes)


def _run(visit: Visit, run: RunRow) -> dict[str, Any]:
    """One run as pages show it: what it told, in a few words, and the lists behind them."""
    report: Mapping[str, Any] = json.loads(run.report) if run.report else {}
    counts, totals = report.get("counts") or {}, report.get("totals") or {}
    told = []
    if any(counts.values()):
        told.append(
            visit.t("run_counts", **counts) + (f" ({visit.t('run_first')})" if report.get("first_scan") else "")
        )
    if totals.get("prices"):
        told.append(visit.t("run_prices", event=report["prices"][0]["event"], n=totals["prices"]))
    told += [visit.t(f"run_{key}", n=totals[key]) for key in ("law", "waivers") if totals.get(key)]
    if report.get("errors"):
        told.append(visit.t("run_errors", n=report["errors"]))
    return {
        "status": run.status, "due_at": run.due_at, "finished_at": run.finished_at, "job": run.job, "told": told,
        "failure": report.get("failure") or "", "source": report.get("source") or "",
        **{name: report.get(name) or [] for name in ("findings", "prices", "law", "waivers")},
    }  # fmt: skip


# ------------------------------------------------------------------ receivers and deliveries


def receivers_page(visit: Visit) -> Response:
    """`GET /desk/watch/receivers`: who is told; an admin's page has the form."""
    return _receivers(visit)


def add_receiver(visit: Visit) -> Response:
    """`POST /desk/watch/receivers`: a new receiver; the secret of a webhook is shown on this one page."""
    asked = {name: visit.text(name, most=1100) for name in ("name", "kind", "address", "secret", "language")}
    try:
        made = outbox.add_receiver(
            visit.store, **asked, user=visit.user, now=visit.now, private_receivers=visit.desk.private_receivers
        )
    except (Invalid, Conflict) as error:
        return _receivers(visit, asked, error=str(error))
    if made.kind == "webhook" and not asked["secret"]:
        return _receivers(visit, made=made.name, secret=made.secret)
    return visit.redirect("/desk/watch/receivers", "receiver_made", name=made.name)


def switch_receiver(visit: Visit) -> Response:
    """`POST /desk/watch/receivers/N/switch`: on or off."""
    changed = outbox.switch_receiver(
        visit.store, number=_number(visit), version=visit.number("version"), active=visit.text("to", most=3) == "on",
        user=visit.user, now=visit.now,
    )  # fmt: skip
    return visit.redirect("/desk/watch/receivers", "receiver_switched", name=changed.name)


def send_test(visit: Visit) -> Response:
    """`POST /desk/watch/receivers/N/test`: a message that tells nothing but that it came."""
    outbox.send_test(visit.store, number=_number(visit), user=visit.user, now=visit.now)
    return visit.redirect("/desk/watch/deliveries", "receiver_tested")


def deliveries_page(visit: Visit) -> Response:
    """`GET /desk/watch/deliveries`: the log, newest first; `before` is the message to go on behind."""
    before = visit.query("before")
    number = int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None
    found = outbox.deliveries(visit.store, limit=_DELIVERIES_SHOWN + 1, before=number)
    shown = [(one, json.loads(one.message.body)["text"]) for one in found[:_DELIVERIES_SHOWN]]
    older = shown[-1][0].message.id if len(found) > _DELIVERIES_SHOWN else None
    return visit.page("desk/deliveries.html", deliveries=shown, older=older)


def send_again(visit: Visit) -> Response:
    """`POST /desk/watch/deliveries/N/again`: a message that was given up is tried again."""
    outbox.send_again(visit.store, number=_number(visit), user=visit.user, now=visit.now)
    return visit.redirect("/desk/watch/deliveries", "delivery_again_done", n=_number(visit))


def _receivers(
    visit: Visit, asked: Mapping[str, str] | None = None, *, error: str = "", made: str = "", secret: str = ""
) -> Response:
    rows = [(one, outbox.shown_address(one.kind, one.address)) for one in outbox.receivers(visit.store)]
    blank = {"name": "", "kind": "webhook", "address": "", "secret": "", "language": visit.language}
    return visit.page(
        "desk/receivers.html", status=422 if error else 200, receivers=rows, asked=asked or blank, error=error, made=made,
        secret=secret, kinds=[(kind, visit.t(f"receiver_{kind}")) for kind in notify.KINDS], with_mail=visit.desk.with_mail,
    )  # fmt: skip


def _number(visit: Visit) -> int:
    number: int = visit.request.path_params["number"]
    if number >= 2**62:
        raise Invalid("there is nothing of that number")
    return number
