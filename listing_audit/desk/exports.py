"""Any view of the findings as a file: a table for spreadsheets, a workbook, or a dossier to hand on.

What is exported is read a few hundred findings at a time and given out as it is made, so that a million findings take
the memory of one page. Each page is read for itself: what changes while a long export runs may show on a later page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final, Literal, get_args

from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Invalid
from listing_audit.desk.exported import Exported
from listing_audit.desk.headings import Heading
from listing_audit.desk.views import View, question_of
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing
from listing_audit.report.read_back import value_of
from listing_audit.store import accounts as account_rows
from listing_audit.store import finding_pages, triage
from listing_audit.store import findings as rows
from listing_audit.store import scans as scan_rows
from listing_audit.store.database import Store
from listing_audit.store.finding_pages import Place, Question
from listing_audit.store.findings import FindingRow
from listing_audit.store.scans import Scan
from listing_audit.store.transaction import Transaction, stamp

Kind = Literal["csv", "xlsx", "html"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
MEDIA_TYPES: Final[dict[Kind, str]] = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
}
_BATCH: Final = 200


def export(store: Store, view: View, *, kind: Kind, user: User, language: str, now: datetime) -> Iterator[bytes]:
    """Return the view as a file, in pieces as they are made; the audit log says who took it away.

    `csv` and `xlsx` hold every finding; `html` is a dossier with the law, the history and the SHA-256 of every scanned
    file, of as many findings as a browser opens in comfort, and says how many it leaves out. Needs the role of an
    officer. Raises Invalid for a view that cannot be, UsageError when a workbook needs a library that is not there.
    """
    require(user, "officer")
    if kind not in KINDS:
        raise Invalid(f"kind: one of {', '.join(KINDS)}")
    question = question_of(view)
    heading = Heading(view, user.name, stamp(now), "zh" if language == "zh" else "en")
    # Begun here and not when the first piece is asked for, so that what is wrong is said before anything is sent.
    pieces = _made(store, question, heading, kind)
    asked = json.dumps({**view.filters, "search": view.search, "order": view.order}, ensure_ascii=False, sort_keys=True)
    with store.transaction() as transaction:
        account_rows.log(transaction, user.name, "findings.export", kind, asked[:2000], now)
    return pieces


def file_name(kind: Kind, now: datetime) -> str:
    """Return a name for the file."""
    return f"findings-{now:%Y%m%d-%H%M}.{kind}"


def _made(store: Store, question: Question, heading: Heading, kind: Kind) -> Iterator[bytes]:
    if kind == "csv":
        from listing_audit.desk.export_tables import csv_pieces

        return csv_pieces(_found(store, question), heading)
    if kind == "xlsx":
        from listing_audit.desk.export_tables import xlsx_pieces

        return xlsx_pieces(_found(store, question), heading)
    from listing_audit.desk.dossier import dossier_pieces

    return dossier_pieces(_found(store, question, with_history=True), heading, lambda jobs: _scans(store, jobs))


def _found(store: Store, question: Question, *, with_history: bool = False) -> Iterator[Exported]:
    after: Place | None = None
    while True:
        with store.transaction(write=False) as transaction:
            numbers = finding_pages.numbers_of_page(transaction, question, after=after, limit=_BATCH)
            batch = list(_batch(transaction, numbers, with_history=with_history))
        yield from batch
        if len(numbers) < _BATCH or not batch:
            return
        after = finding_pages.place_of(batch[-1].row, question.order)


def _batch(transaction: Transaction, numbers: list[int], *, with_history: bool) -> Iterator[Exported]:
    bodies = rows.bodies(transaction, numbers)
    listings: dict[tuple[str, str], Listing] = {}
    for row in rows.finding_rows(transaction, numbers):
        key = (row.source, row.listing_id)
        if key not in listings:
            listings[key] = _listing(transaction, row)
        finding = value_of(json.loads(bodies[row.id]))
        assert isinstance(finding, Finding)
        history = triage.history_of(transaction, row.id) if with_history else ()
        yield Exported(row, finding, listings[key], history)


def _listing(transaction: Transaction, row: FindingRow) -> Listing:
    body = rows.listing_body(transaction, row.source, row.listing_id)
    read = value_of(json.loads(body)) if body is not None else None
    return read if isinstance(read, Listing) else Listing(row.listing_id)


def _scans(store: Store, jobs: list[int]) -> dict[int, Scan]:
    with store.transaction(write=False) as transaction:
        return scan_rows.scans(transaction, jobs)
