"""A candidate in its surroundings: the field it stands in, the listing round it, and what is known of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import base_language
from listing_audit.text.views import FieldViews


@dataclass(slots=True)
class FieldText:
    """One field with its views, made when first asked for: most fields of most listings are never looked at."""

    field: TextField
    language: str | None
    make: Callable[[], FieldViews]
    _views: FieldViews | None = None

    @property
    def views(self) -> FieldViews:
        """The field's views."""
        if self._views is None:
            self._views = self.make()
        return self._views


@dataclass(frozen=True, slots=True)
class KnownCategory:
    """The listing's category, whether it was worked out from its text, and whether that is sure."""

    name: str | None
    inferred: bool = False
    sure: bool = True


@dataclass
class ListingText:
    """A listing as verification sees it. `find_category` is asked at most once, and only if a rule needs to know."""

    listing: Listing
    fields: tuple[FieldText, ...]
    find_category: Callable[[Listing], KnownCategory]
    as_of: str
    cache: dict[object, object] = field(default_factory=dict)

    @cached_property
    def category(self) -> KnownCategory:
        """The category, given or inferred."""
        if self.listing.category is not None:
            return KnownCategory(self.listing.category, inferred="category" in self.listing.inferred)
        return self.find_category(self.listing)

    @cached_property
    def language(self) -> str | None:
        """The listing's own language, as its base tag."""
        return base_language(self.listing.language)


@dataclass(frozen=True, slots=True)
class Place:
    """`[start, end)` of the folded view of one field of a listing, judged in one jurisdiction.

    `disguised` says that the words exist only behind a disguise.
    """

    listing: ListingText
    field: FieldText
    start: int
    end: int
    jurisdiction: str
    topic: str
    disguised: bool = False

    @property
    def text(self) -> str:
        """The folded text of the field."""
        return self.field.views.folded.text
