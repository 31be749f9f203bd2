"""The view that is looked at, as a file."""

from __future__ import annotations

from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute

from listing_audit.desk import exports
from listing_audit.desk.errors import Invalid
from listing_audit.desk.exports import KINDS, MEDIA_TYPES
from listing_audit.errors import UsageError
from listing_audit.web.desk.shell import Visit, route
from listing_audit.web.desk.views import asked


def routes() -> list[BaseRoute]:
    """Return the address of exports."""
    return [route("/desk/findings/export", export)]


def export(visit: Visit) -> Response:
    """`GET /desk/findings/export?kind=…`: the same view as the table with the rest of this address."""
    kind = visit.query("kind")
    if kind not in KINDS:
        raise Invalid(f"kind: one of {', '.join(KINDS)}")
    try:
        pieces = exports.export(
            visit.store, asked(visit).view, kind=kind, user=visit.user, language=visit.language, now=visit.now
        )
    except UsageError as error:
        raise Invalid(str(error)) from error
    name = exports.file_name(kind, visit.now)
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-type": MEDIA_TYPES[kind]}
    return StreamingResponse(pieces, headers=headers)
