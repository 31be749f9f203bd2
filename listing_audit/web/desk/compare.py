"""Two scans of one source held against each other."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import comparison, views
from listing_audit.desk.comparison import Comparison
from listing_audit.desk.errors import Invalid
from listing_audit.store.scans import CHANGES, Scan
from listing_audit.web.desk.findings import RowWords
from listing_audit.web.desk.shell import Visit, route


def routes() -> list[BaseRoute]:
    """Return the address of comparisons."""
    return [route("/desk/findings/compare", compare_page)]


def compare_page(visit: Visit) -> Response:
    """`GET /desk/findings/compare`: a source, two of its scans, and what changed; without choices, the latest two."""
    sources = views.values(visit.store, "source")
    source = visit.query("source") or (sources[0] if sources else "")
    scans = comparison.scans(visit.store, source) if source else ()
    found = _compared(visit, scans)
    return visit.page(
        "desk/compare.html",
        sources=[(one, one) for one in sources],
        source=source,
        scans=[(str(scan.job), _title(scan)) for scan in scans],
        found=found,
        titles={scan.job: _title(scan) for scan in scans},
        tabs=[(name, visit.t(f"change_{name}"), _link(found, source, name)) for name in CHANGES] if found else [],
        next_link=_link(found, source, found.change, found.next_after) if found and found.next_after else "",
        words=RowWords(visit.language, visit.now.date()),
    )


def _compared(visit: Visit, scans: tuple[Scan, ...]) -> Comparison | None:
    if not scans:
        return None
    known = [scan.job for scan in scans]
    # A scan of another source is a leftover of the form: whoever changes the source wants its latest scans.
    later = _number(visit.query("later"), "later")
    later = later if later in known else known[0]
    older = [job for job in known if job < later]
    earlier = _number(visit.query("earlier"), "earlier")
    if visit.query("earlier") == "0":
        earlier = None
    elif earlier not in older:
        earlier = older[0] if older else None
    after = _number(visit.query("after"), "after") or 0
    return comparison.compare(
        visit.store, earlier=earlier, later=later, change=visit.query("change") or "new", after=after
    )


def _number(text: str, name: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 18):
        raise Invalid(f"{name}: a number")
    return int(text)


def _title(scan: Scan) -> str:
    return f"#{scan.job} · {scan.created_at[:16].replace('T', ' ')} · {scan.file_name[:40]}"


def _link(found: Comparison | None, source: str, change: str, after: int | None = None) -> str:
    assert found is not None
    parts = {"source": source, "earlier": found.earlier.job if found.earlier else 0, "later": found.later.job,
             "change": change}  # fmt: skip
    return f"/desk/findings/compare?{urlencode(parts | ({'after': after} if after else {}))}"
