"""The dashboard: what the latest scans found, by family, severity, rule, seller and category, and over time."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.web.desk.shell import Visit, route


def routes() -> list[BaseRoute]:
    """Return the address of the dashboard."""
    return [route("/desk", dashboard)]


def dashboard(visit: Visit) -> Response:
    """`GET /desk`: counts of the latest scans."""
    return visit.page("desk/dashboard.html")
