"""Errors of the HTTP API as problem details (RFC 9457): what went wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

from listing_audit.model.findings import Detail
from listing_audit.report.json_text import json_bytes

MEDIA_TYPE: Final = "application/problem+json"


class RequestRefused(Exception):
    """A request that cannot be answered as it was made. `errors` name the places in it."""

    def __init__(self, status: int, detail: str, errors: Sequence[str] = (), headers: Mapping[str, str] | None = None):
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})


def problem(refused: RequestRefused) -> Response:
    """Return the problem as a response."""
    record: dict[str, Detail] = {
        "type": "about:blank",
        "title": HTTPStatus(refused.status).phrase,
        "status": refused.status,
        "detail": refused.detail,
    }
    if refused.errors:
        record["errors"] = list(refused.errors)
    return Response(json_bytes(record), refused.status, refused.headers, MEDIA_TYPE)


def json_response(value: Detail, status: int = 200) -> Response:
    """Return a value as JSON that every reader takes, whatever a listing holds."""
    return Response(json_bytes(value), status, media_type="application/json")
