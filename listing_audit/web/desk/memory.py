"""The memory of prices: what is remembered, of which source, and for how long."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import price_memory
from listing_audit.desk.errors import Invalid
from listing_audit.model.prices import PriceHistory
from listing_audit.web.desk.shell import Visit, route


def routes() -> list[BaseRoute]:
    """Return the addresses of the memory of prices."""
    return [
        route("/desk/prices", prices_page),
        route("/desk/prices", keep_for, method="POST", role="admin"),
    ]


def prices_page(visit: Visit) -> Response:
    """`GET /desk/prices`: what is remembered; with `source` and `listing`, the prices of that listing."""
    return _shown(visit)


def keep_for(visit: Visit) -> Response:
    """`POST /desk/prices`: for how many days prices are remembered."""
    try:
        price_memory.keep_for(visit.store, visit.number("days"), user=visit.user, now=visit.now)
    except Invalid as error:
        return _shown(visit, error=str(error))
    return visit.redirect("/desk/prices", "retention_saved")


def _shown(visit: Visit, *, error: str = "") -> Response:
    source, listing = visit.query("source").strip(), visit.query("listing").strip()
    histories: tuple[PriceHistory, ...] = ()
    if source and listing:
        histories = price_memory.history(visit.store, source=source, listing_id=listing, until=visit.now)
    return visit.page(
        "desk/prices.html",
        status=422 if error else 200,
        error=error,
        remembered=price_memory.remembered(visit.store),
        days=price_memory.retention_days(visit.store),
        least=price_memory.SHORTEST_RETENTION_DAYS,
        source=source,
        listing=listing,
        histories=histories,
    )
