"""Views of the findings: filters, search, order, and pages that follow each other in both directions."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from listing_audit.desk.errors import Invalid
from listing_audit.model.topics import SEVERITIES
from listing_audit.store import finding_pages
from listing_audit.store import findings as rows
from listing_audit.store.database import Store
from listing_audit.store.finding_pages import FILTERS, ORDERS, Order, Place, Question
from listing_audit.store.findings import FindingRow

LARGEST_PAGE: Final = 500
# Findings are counted so far; more are "more than". Counting all of a million would cost more than showing a page.
COUNTED: Final = 10_000
COUNTED_SEARCHED: Final = 1_000
_LONGEST_SEARCH: Final = 200
_LONGEST_VALUE: Final = 500
MOST_VALUES: Final = 1000


@dataclass(frozen=True, slots=True)
class View:
    """What part of the findings to look at. `filters` maps names to values; `search` is words or a part of a Chinese one.

    Names: source, family, topic, rule_id, severity, verdict, jurisdiction, seller, category, state, assignee,
    presence, listing_id, each with one exact value, where a blank one means "none"; `state` may be `unresolved` and
    `presence` `present` (not gone); `waived` is yes or no; `due_before` and `due_from` are dates. Orders: severity,
    newest, listing, and due, which holds only findings with a due date.
    """

    filters: Mapping[str, str]
    search: str = ""
    order: Order = "severity"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of findings, and the cursors of its neighbours; None behind the last and before the first.

    `first` is the place of its first finding in the view, from 1; `total` how many findings the view has, counted when
    its first page was read; `more` says that there are more than were counted.
    """

    findings: tuple[FindingRow, ...]
    next_cursor: str | None
    previous_cursor: str | None = None
    first: int = 1
    total: int = 0
    more: bool = False


@dataclass(frozen=True, slots=True)
class _Cursor:
    place: Place
    backwards: bool
    first: int  # of the page that it leads to; of the page after it when backwards
    total: int
    more: bool


def page(store: Store, view: View, *, cursor: str | None = None, limit: int = 50) -> Page:
    """Return a page of a view. Raises Invalid for unknown filters and for a cursor that is not from this view."""
    question = question_of(view)
    if not 1 <= limit <= LARGEST_PAGE:
        raise Invalid(f"limit: 1 to {LARGEST_PAGE}")
    at = _cursor_in(cursor, view.order) if cursor else None
    counted = COUNTED_SEARCHED if view.search else COUNTED
    with store.transaction(write=False) as transaction:
        read = finding_pages.counted_numbers(
            transaction,
            question,
            after=at.place if at else None,
            backwards=at.backwards if at else False,
            # The first page is read as far as findings are counted: one reading of the index answers both.
            limit=limit + 1 if at else max(counted + 1, limit + 1),
            enough=limit + 1,
        )
        numbers = read.numbers
        backwards = at is not None and at.backwards
        shown = numbers[-limit:] if backwards else numbers[:limit]
        found = rows.finding_rows(transaction, shown)
    more = len(numbers) > limit
    total = at.total if at else min(len(numbers), counted)
    more_than_counted = at.more if at else len(numbers) > counted or read.is_cut
    first = 1 if at is None else max(1, at.first - len(found)) if backwards else at.first
    if not found:
        return Page((), None, None, 1, total)
    after = _Cursor(finding_pages.place_of(found[-1], view.order), False, first + len(found), total, more_than_counted)
    before = _Cursor(finding_pages.place_of(found[0], view.order), True, first, total, more_than_counted)
    return Page(
        found,
        _written(after, view.order) if more or backwards else None,
        _written(before, view.order) if (more if backwards else at is not None) else None,
        first,
        total,
        more_than_counted,
    )


def values(store: Store, name: str) -> tuple[str, ...]:
    """Return the values that a filter can have, in order, at most `MOST_VALUES`: of source, family, topic, rule_id,
    jurisdiction, seller, category or assignee."""
    if name not in rows.VALUED:
        raise Invalid(f"values are kept of {', '.join(rows.VALUED)}")
    with store.transaction(write=False) as transaction:
        return rows.values_of(transaction, name, MOST_VALUES)


def question_of(view: View) -> Question:
    """Return the view as the store is asked; Invalid says which part of it cannot be."""
    if view.order not in ORDERS:
        raise Invalid(f"order: one of {', '.join(ORDERS)}")
    if len(view.search) > _LONGEST_SEARCH:
        raise Invalid(f"search: up to {_LONGEST_SEARCH} characters")
    for name, value in view.filters.items():
        if name not in FILTERS:
            raise Invalid(f'unknown filter "{name}"; one of {", ".join(sorted(FILTERS))}')
        if len(value) > _LONGEST_VALUE:
            raise Invalid(f"{name}: up to {_LONGEST_VALUE} characters")
        if name == "severity" and value not in SEVERITIES:
            raise Invalid(f"severity: one of {', '.join(SEVERITIES)}")
        if name == "waived" and value not in ("yes", "no"):
            raise Invalid("waived: yes or no")
        if name in ("due_before", "due_from"):
            day(value, name)
    return Question(tuple(sorted(view.filters.items())), view.search, view.order)


def day(text: str, what: str) -> date:
    """Return the date that a text like 2027-01-31 names. Raises Invalid."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Invalid(f'{what}: "{text[:20]}" is not a date like 2027-01-31')


def _written(cursor: _Cursor, order: Order) -> str:
    parts = [order, *cursor.place, cursor.backwards, cursor.first, cursor.total, cursor.more]
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


def _cursor_in(cursor: str, order: Order) -> _Cursor:
    try:
        read: Any = json.loads(base64.b64decode(cursor, altchars=b"-_", validate=True))
        told, key, number, backwards, first, total, counted_on = read
        right = (
            told == order
            and type(key) is (str if order in ("listing", "due") else int)
            and type(backwards) is bool
            and type(counted_on) is bool
        )
        right = right and all(type(one) is int and abs(one) < 2**62 for one in (number, first, total))
        if right and (isinstance(key, str) or abs(key) < 2**31):
            return _Cursor((key, number), backwards, first, max(0, min(total, COUNTED)), counted_on)
    except (ValueError, TypeError, RecursionError):
        pass
    raise Invalid("cursor: take it as it came from the page before, with the same order")
