"""A view of the findings in the address of a page: what it says, and addresses that say something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from listing_audit.desk.errors import Invalid
from listing_audit.desk.views import View, question_of
from listing_audit.store.finding_pages import FILTERS, ORDERS, Order
from listing_audit.web.desk.shell import Visit

# A blank value in an address means "any"; this one means findings that have no seller, category or assignee.
NONE: Final = "!none"
SIZES: Final = (50, 100, 200)
_LONGEST_QUERY: Final = 6_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A view as an address asks for it, with the size of its pages and the cursor of one."""

    view: View
    size: int = SIZES[0]
    cursor: str | None = None

    @property
    def query(self) -> str:
        """The view as the query of an address, without the cursor."""
        return self.query_with()

    def query_with(self, **changes: str | None) -> str:
        """Return the query with parts changed; None takes a part away."""
        return urlencode([(name, value) for name, value in self._parts(changes).items() if value is not None])

    def link(self, **changes: str | None) -> str:
        """Return the address of the table of findings with parts of the view changed, on its first page."""
        query = self.query_with(**changes)
        return f"/desk/findings?{query}" if query else "/desk/findings"

    def _parts(self, changes: dict[str, str | None]) -> dict[str, str | None]:
        parts: dict[str, str | None] = {name: value or NONE for name, value in sorted(self.view.filters.items())}
        if self.view.search:
            parts["q"] = self.view.search
        if self.view.order != "severity":
            parts["order"] = self.view.order
        if self.size != SIZES[0]:
            parts["size"] = str(self.size)
        return parts | changes


def asked(visit: Visit) -> Asked:
    """Return what the address of a visit asks for. Raises Invalid for a view that cannot be."""
    return _read(dict(visit.request.query_params))


def asked_in(query: str) -> Asked:
    """Return what a query asks for that a form brought along; one that cannot be is no view at all."""
    try:
        return _read(dict(parse_qsl(query[:_LONGEST_QUERY], max_num_fields=60)))
    except (Invalid, ValueError):
        return Asked(View({}))


def _read(given: dict[str, str]) -> Asked:
    filters = {name: given[name] for name in FILTERS if given.get(name)}
    view = View(
        {name: "" if value == NONE else value for name, value in filters.items()},
        given.get("q", "").strip(),
        _order(given.get("order", "")),
    )
    question_of(view)
    size = given.get("size", "")
    return Asked(view, int(size) if size in map(str, SIZES) else SIZES[0], given.get("cursor") or None)


def _order(name: str) -> Order:
    if name and name not in ORDERS:
        raise Invalid(f"order: one of {', '.join(ORDERS)}")
    return next((order for order in ORDERS if order == name), "severity")
