"""Required-information rules: what a listing of its category must show, and does not."""

from __future__ import annotations

from listing_audit.model.listing import TextField
from listing_audit.rules.rule import HasAttribute, HasEvidence, Present, Rule
from listing_audit.verify.candidates import PATTERN_TIMED_OUT
from listing_audit.verify.conditions import Weighing, holds
from listing_audit.verify.material import Matchers, PatternTimeout
from listing_audit.verify.outcome import Outcome, State
from listing_audit.verify.place import FieldText, ListingText, Place

REST_OF_LISTING = "rest_of_listing"
PRODUCT_CATEGORY = "product_category"


def verify_required(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Outcome | None:
    """Return the outcome, or None when the information is there or the rule does not concern this listing.

    Where the listing shows only some of its texts (all but a title count as some), or its category is not known, the
    answer is undecided.
    """
    wanted = rule.required
    if wanted is None or not listing.fields:
        return None
    place = Place(listing, listing.fields[0], 0, 0, jurisdiction, rule.topic)
    weighing = Weighing(matchers)
    unsure = None
    if rule.applies.categories and listing.category.name is None:
        return None  # asking every uncategorised listing for every number would drown the reader
    try:
        if wanted.only_if is not None:
            concerned = holds(wanted.only_if, place, weighing)
            if concerned is False:
                return None
            unsure = concerned is None
        if _is_shown(rule, place, weighing):
            return None
    except PatternTimeout:
        return _outcome(rule, listing, jurisdiction, "undecided", PATTERN_TIMED_OUT)
    if not listing.listing.complete or not any(field.field.name == "title" for field in listing.fields):
        # A page has a title: a description by itself is an excerpt, and what it leaves out may stand on the page.
        return _outcome(rule, listing, jurisdiction, "undecided", REST_OF_LISTING)
    if unsure or (listing.category.inferred and not listing.category.sure and rule.applies.categories):
        return _outcome(rule, listing, jurisdiction, "undecided", PRODUCT_CATEGORY)
    return _outcome(rule, listing, jurisdiction, "stands", None)


def _is_shown(rule: Rule, place: Place, weighing: Weighing) -> bool:
    wanted = rule.required
    assert wanted is not None
    if wanted.recognisers and holds(HasEvidence(wanted.recognisers, "listing"), place, weighing):
        return True
    if wanted.attributes and holds(HasAttribute(wanted.attributes), place, weighing):
        return True
    return wanted.what is not None and bool(holds(Present(wanted.what, "listing"), place, weighing))


def _outcome(rule: Rule, listing: ListingText, jurisdiction: str, state: State, missing_fact: str | None) -> Outcome:
    category = listing.category
    first: FieldText = listing.fields[0]
    return Outcome(
        rule=rule,
        jurisdiction=jurisdiction,
        field=TextField(first.field.name, "", listing.listing.location),
        span=None,
        quote=None,
        folded_quote="",
        state=state,
        missing_fact=missing_fact,
        category=category.name,
        category_inferred=category.inferred,
    )
