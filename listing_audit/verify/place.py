"""A candidate in its surroundings: the field it stands in, the listing round it, and what is known of both."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import field as made_by
from dataclasses import replace
from functools import cached_property

from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import base_language
from listing_audit.text.field_views import FieldViews
from listing_audit.text.views import View
from listing_audit.values import frozen, holder
from listing_audit.verify.material import PatternTimeout
from listing_audit.wording.reading import NOTHING_READ, Reading


@holder
class FieldText:
    """One field with its views, made when first asked for: most fields of most listings are never looked at."""

    field: TextField
    language: str | None
    make: Callable[[], FieldViews]
    reading: Reading = NOTHING_READ
    # Clauses and sentences already measured: many conditions ask for the same ones.
    stretches: dict[tuple[bool, str, int, int], tuple[int, int]] = made_by(default_factory=dict)
    # What was asked of the field as a whole, and its answer: a thousand candidates ask the same.
    answers: dict[tuple[str, object], bool | PatternTimeout] = made_by(default_factory=dict)
    _views: FieldViews | None = None
    _hides_nothing: bool | None = None

    @property
    def views(self) -> FieldViews:
        """The field's views."""
        if self._views is None:
            self._views = self.make()
        return self._views

    @property
    def hides_nothing(self) -> bool:
        """Whether the text reads as it is written: no disguise is undone anywhere but separators that set words apart."""
        if self._hides_nothing is None:
            views = self.views
            self._hides_nothing = views.letters is None and _bare(views.sounded.text) == _bare(views.folded.text)
        return self._hides_nothing

    def answer(self, question: tuple[str, object], find: Callable[[str], bool]) -> bool:
        """Return what `find` says of the whole folded text; it is asked once, and fails each time if it fails once."""
        known = self.answers.get(question)
        if known is None:
            try:
                known = find(self.views.folded.text)
            except PatternTimeout as error:
                known = error
            self.answers[question] = known
        if isinstance(known, PatternTimeout):
            raise known
        return known


@frozen
class KnownCategory:
    """The listing's category, whether it was worked out from its text, and whether that is sure."""

    name: str | None
    inferred: bool = False
    sure: bool = True


@holder
class ListingText:
    """A listing as verification sees it. `find_category` is asked at most once, and only if a rule needs to know."""

    listing: Listing
    fields: tuple[FieldText, ...]
    find_category: Callable[[Listing], KnownCategory]
    as_of: str
    cache: dict[object, object] = made_by(default_factory=dict)
    others: tuple[FieldText, ...] = ()  # the fields that have stretches in another language of the law, as these

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


@frozen
class Place:
    """`[start, end)` of one view of one field of a listing, judged in one jurisdiction.

    The view is the folded one, or `revealed`: the one in which disguises are undone. `disguised` says that the words
    exist only behind a disguise.
    """

    listing: ListingText
    field: FieldText
    start: int
    end: int
    jurisdiction: str
    topic: str
    disguised: bool = False
    revealed: View | None = None

    @property
    def text(self) -> str:
        """The text that the place is counted in."""
        return (self.revealed or self.field.views.folded).text


# How far round a candidate a disguised companion is looked for.
_REVEAL_REACH = 60


def revealed(place: Place) -> Place | None:
    """Return the same place with the disguises round it undone, or None where nothing is disguised there.

    A rule may need two words near each other, and only one of them hidden: `c u r e s cancer`, 治·疗糖尿病.
    Separators that only set words apart (spaces, brackets) hide nothing.
    """
    if place.field.hides_nothing:
        return None
    views = place.field.views
    view = views.letters or views.sounded
    origin = view.origin
    low = bisect_left(origin, place.start)
    high = bisect_left(origin, place.end)
    if low >= high or int(origin[low]) != place.start or int(origin[high - 1]) >= place.end:
        return None
    near = view.text[max(0, low - _REVEAL_REACH) : high + _REVEAL_REACH]
    first, last = view.parent_span(max(0, low - _REVEAL_REACH), min(len(view.text), high + _REVEAL_REACH))
    if view is views.sounded and _bare(near) == _bare(views.folded.text[first:last]):
        return None
    return replace(place, start=low, end=high, revealed=view)


_APART = str.maketrans("", "", " \n()[]{}<>【】「」『』〈〉《》〖〗〔〕‹›\"'")


def _bare(text: str) -> str:
    return text.translate(_APART)
