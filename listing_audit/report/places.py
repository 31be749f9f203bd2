"""Where a finding is shown by programs that know files and lines, and how alarming they shall make it."""

from __future__ import annotations

from typing import Final, Literal
from urllib.parse import quote

from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, Location

Level = Literal["error", "warning", "note"]

_LEVELS: Final[dict[str, Level]] = {
    "critical": "error",
    "high": "error",
    "medium": "warning",
    "low": "note",
    "info": "note",
}


def level_of(finding: Finding) -> Level:
    """Return how alarming a finding is. Advice, and what is undecided, is a note however bad it might turn out."""
    return _LEVELS[finding.severity] if finding.verdict in ("violation", "needs_evidence") else "note"


def place_of(finding: Finding, listing: Listing | None = None) -> Location | None:
    """Return where the finding stands: its own place, else that of its listing."""
    return finding.location or (listing.location if listing is not None else None)


def uri_of(path: str) -> str:
    """Return the path as a URI reference: nothing in it can be read as a scheme, a query or markup.

    An absolute path becomes a `file:` URI. Bytes of a file name that are no UTF-8 stay the same bytes.
    """
    slashed = path.replace("\\", "/") if path[1:3] == ":\\" else path
    try:
        quoted = quote(slashed, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        quoted = quote(slashed, safe="/", errors="replace")
    if slashed.startswith("/"):
        return "file://" + quoted
    return "file:///" + quoted if slashed[1:2] == ":" else quoted


def web_address(url: str | None) -> str | None:
    """Return the address if it is one of the web that a browser may be sent to, else None.

    Rule files of strangers may hold any text; `javascript:` is one.
    """
    if not url or not url.isascii() or not url.isprintable() or not url.lower().startswith(("https://", "http://")):
        return None
    return None if any(char in url for char in " \"'<>`{}\\") else url
