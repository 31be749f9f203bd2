"""What kind of goods a listing sells, worked out from its words when nobody said.

The same words are lawful on a drug and unlawful on a pillow, so a guess is named as a guess, and a doubtful one as
doubtful. Pure counting over word lists that come in from outside (`lexicons/<zh|en>/categories.yaml`).
"""

from __future__ import annotations

from typing import Final

from listing_audit.describe.category_words import (
    NAMES_OF_GOODS,
    CategoryTerms,
    Hit,
    Kind,
    category_hits,
    category_terms,
    sure_hits,
)
from listing_audit.model.listing import Listing
from listing_audit.model.scope import CATEGORIES, field_family
from listing_audit.values import frozen, late

__all__ = ["CategoryTerms", "InferredCategory", "category_terms", "infer_category"]

_WEIGHTS: Final[dict[Kind, float]] = {"goods": 3.0, "suffix": 2.0, "hint": 1.0, "sure": 12.0, "for": 13.0}
_MODIFIER_WEIGHT: Final = 1.0  # 咖啡 in 咖啡杯, "coffee" in "coffee mug": goods that only describe the goods
_HEAD_BONUS: Final = 4.0
_FIRST_BONUS: Final = 3.0
_MOST_FROM_HINTS: Final = 3.0
_CATEGORY_TEXT_FACTOR: Final = 1.5  # the shop's own category says more than a title stuffed with key words
_WITHOUT_TITLE_FACTOR: Final = 0.6
_ENOUGH: Final = 7.0
_CLEAR_LEAD: Final = 1.5
_TITLE_CHARS: Final = 200
_OTHER_CHARS: Final = 600


_TAG = late(r"<[a-zA-Z/!?][^<>]*>?|&[a-zA-Z#0-9]{1,31};")


@frozen
class InferredCategory:
    """A category, whether the words leave little doubt, and the words themselves, strongest first."""

    category: str
    sure: bool
    because: tuple[str, ...] = ()


def infer_category(listing: Listing, terms: CategoryTerms) -> InferredCategory | None:
    """Return the category that the listing's title, own category text and licence numbers show, or None.

    Other texts count only for licence numbers and the like, and, where there is no title, for a part of a title.
    """
    scores = _Scores()
    titles = [field for field in listing.fields if field.name == "title" and field.text.strip()]
    others = [field for field in listing.fields if field.name != "title"]
    for field in titles:
        scores.add(category_hits(field.text[:_TITLE_CHARS], terms), 1.0)
    if listing.category_text:
        scores.add(category_hits(listing.category_text[:_TITLE_CHARS], terms), _CATEGORY_TEXT_FACTOR)
    for field in others:
        if not titles and field_family(field.name) != "attributes":
            scores.add(category_hits(_plain(field.text), terms), _WITHOUT_TITLE_FACTOR)
        else:
            scores.add(sure_hits(_plain(field.text), terms), 1.0)
    return scores.winner()


class _Scores:
    """Adds up evidence; each word counts once, however often a seller repeats it."""

    def __init__(self) -> None:
        self._points: dict[str, dict[str, float]] = {}
        self._heads: dict[str, float] = {}

    def add(self, hits: list[Hit], factor: float) -> None:
        for hit in hits:
            category = hit.meaning.category
            if category is None:
                continue
            weight = _WEIGHTS[hit.meaning.kind]
            if hit.meaning.kind in NAMES_OF_GOODS and (hit.is_aside or hit.is_modifier):
                weight = _MODIFIER_WEIGHT
            points = self._points.setdefault(category, {})
            points[hit.term] = max(points.get(hit.term, 0.0), weight * factor)
        for hit, bonus in _heads(hits):
            if hit.meaning.category is not None:
                known = self._heads.get(hit.meaning.category, 0.0)
                self._heads[hit.meaning.category] = max(known, bonus * factor)

    def winner(self) -> InferredCategory | None:
        totals = {
            category: _total(points) + self._heads.get(category, 0.0) for category, points in self._points.items()
        }
        if not totals:
            return None
        ranked = sorted(totals, key=lambda category: (-totals[category], CATEGORIES.index(category)))
        best = ranked[0]
        second = totals[ranked[1]] if len(ranked) > 1 else 0.0
        if totals[best] < _WEIGHTS["suffix"]:
            return None
        words = self._points[best]
        because = tuple(sorted(words, key=lambda word: (-words[word], word)))
        return InferredCategory(best, totals[best] >= _ENOUGH and totals[best] >= second + _CLEAR_LEAD, because[:5])


def _total(points: dict[str, float]) -> float:
    hints = sum(weight for weight in points.values() if weight <= _WEIGHTS["hint"])
    return min(hints, _MOST_FROM_HINTS) + sum(weight for weight in points.values() if weight > _WEIGHTS["hint"])


def _heads(hits: list[Hit]) -> tuple[tuple[Hit, float], ...]:
    """The first and the last name of goods in the first part of the title that names any; the last weighs more."""
    named = [hit for hit in hits if hit.meaning.kind in NAMES_OF_GOODS and not hit.is_modifier]
    outside = [hit for hit in named if not hit.is_aside] or named
    if not outside:
        return ()
    part = [hit for hit in outside if hit.segment == outside[0].segment]
    return ((part[0], _FIRST_BONUS), (part[-1], _HEAD_BONUS))


def _plain(text: str) -> str:
    head = text[: 4 * _OTHER_CHARS]
    return (_TAG.sub(" ", head) if "<" in head or "&" in head else head)[:_OTHER_CHARS]
