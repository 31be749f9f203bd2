"""The waivers: which run out when, renewed or taken back."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import views, waivers
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.waivers import WHICH
from listing_audit.web.desk.findings import RowWords
from listing_audit.web.desk.shell import Visit, route


def routes() -> list[BaseRoute]:
    """Return the addresses of waivers."""
    return [
        route("/desk/waivers", waivers_page),
        route("/desk/waivers/{number:int}/renew", renew, method="POST"),
        route("/desk/waivers/{number:int}/end", take_back, method="POST"),
    ]


def waivers_page(visit: Visit) -> Response:
    """`GET /desk/waivers`: a page of them, those that run out first in front."""
    return _shown(visit)


def _shown(visit: Visit, error: str = "", status: int = 200) -> Response:
    which = visit.query("which") or "all"
    source = visit.query("source")
    page = waivers.waiver_page(
        visit.store, today=visit.now.date(), which=which, source=source or None, after=_after(visit.query("after"))
    )
    kept = {"source": source} if source else {}
    return visit.page(
        "desk/waivers.html",
        status=status,
        waived=page.waived,
        today=visit.now.date().isoformat(),
        soon=(visit.now.date() + waivers.SOON).isoformat(),
        source=source,
        sources=[(one, one) for one in views.values(visit.store, "source")],
        which=which,
        tabs=[
            (name, visit.t(f"waivers_{name}"), f"/desk/waivers?{urlencode({'which': name, **kept})}") for name in WHICH
        ],
        next_link=_next_link(which, kept, page.next_after),
        words=RowWords(visit.language, visit.now.date()),
        error=error,
    )


def _next_link(which: str, kept: dict[str, str], after: tuple[str, int] | None) -> str:
    if after is None:
        return ""
    return f"/desk/waivers?{urlencode({'which': which, **kept, 'after': f'{after[0]}.{after[1]}'})}"


def _after(text: str) -> tuple[str, int]:
    day, _, number = text.partition(".")
    if not text:
        return "", 0
    if not (number.isascii() and number.isdecimal() and len(number) < 18):
        raise Invalid("after: take it as it came from the page before")
    views.day(day, "after")
    return day, int(number)


def renew(visit: Visit) -> Response:
    """`POST /desk/waivers/NUMBER/renew`: another end, with a reason."""
    number = int(visit.request.path_params["number"])
    try:
        done = waivers.renew(
            visit.store, number=number, was=visit.text("was", most=20), until=visit.text("until", most=20),
            comment=visit.text("comment"), user=visit.user, now=visit.now,
        )  # fmt: skip
    except (Conflict, Invalid, NotAllowed) as error:
        return _shown(visit, str(error), 409 if isinstance(error, Conflict) else 422)
    return visit.redirect("/desk/waivers", "waiver_renewed", number=number, until=done.until)


def take_back(visit: Visit) -> Response:
    """`POST /desk/waivers/NUMBER/end`: the finding is open again."""
    number = int(visit.request.path_params["number"])
    try:
        waivers.take_back(visit.store, number=number, comment=visit.text("comment"), user=visit.user, now=visit.now)
    except Conflict as error:
        return _shown(visit, str(error), 409)
    return visit.redirect("/desk/waivers", "waiver_ended", number=number)
