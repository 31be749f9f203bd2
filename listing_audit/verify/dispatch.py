"""Which verifier a kind of rule has: a table in plain sight, and what a listing must have for it to be asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from listing_audit.describe.other_language import law_languages
from listing_audit.verify.price.worth_reading import is_worth_reading

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import Head
    from listing_audit.verify.material import Matchers
    from listing_audit.verify.outcome import Outcome
    from listing_audit.verify.place import ListingText

    # Takes one rule and a whole listing, judged in one jurisdiction.
    ListingVerifier = Callable[[Rule, ListingText, str, Matchers], Iterator[Outcome]]

_DIGIT = re.compile(r"\d")

# Each verifier is loaded with the first listing that needs it: most listings need none.


def _required(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    from listing_audit.verify.required import verify_required

    outcome = verify_required(rule, listing, jurisdiction, matchers)
    if outcome is not None:
        yield outcome


def _title_style(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    from listing_audit.verify.title_style import verify_title_style

    style = rule.title_style
    for field in listing.fields:
        if style is not None and field.field.name.partition("[")[0] == style.field:
            yield from verify_title_style(rule, field, jurisdiction, listing.listing.brand)


def _language(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    from listing_audit.verify.language import verify_language

    # Once a listing, not once a jurisdiction.
    if jurisdiction == listing.listing.jurisdictions[0]:
        yield from verify_language(rule, listing, jurisdiction)


def _price(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    from listing_audit.verify.price.verify import verify_price

    yield from verify_price(rule, listing, jurisdiction, matchers)


def _policy(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    from listing_audit.verify.policy.verifier import verify_policy

    yield from verify_policy(rule, listing, jurisdiction, matchers)


# Phrase and disguise rules work on the automaton's hits instead (`verify.phrase`, `verify.disguise`).
LISTING_VERIFIERS: dict[str, ListingVerifier] = {
    "required": _required,
    "title_style": _title_style,
    "language": _language,
    "policy": _policy,
    "price": _price,
}


def may_concern(head: Head, listing: ListingText) -> bool:
    """Return whether the rule with this head can have anything to say of the listing.

    Asked before the rule is made and its verifier loaded, so it looks only at what costs nothing.
    """
    ask = _CONCERNS.get(head.kind)
    return ask is None or ask(head, listing)


def _may_lack_information(head: Head, listing: ListingText) -> bool:
    # Asking every uncategorised listing for every number would drown the reader.
    return bool(listing.fields) and not (head.applies.categories and listing.category.name is None)


def _may_be_in_another_language(head: Head, listing: ListingText) -> bool:
    # Where every text is in the language of the law there is nothing to ask; a stretch in another one has two scripts.
    laws = law_languages(listing.listing.jurisdictions)
    return any(field.language not in laws or not field.field.text.isascii() for field in listing.fields)


def _may_name_a_price(head: Head, listing: ListingText) -> bool:
    known = listing.cache.get("may_name_a_price")
    if known is None:
        held = listing.listing
        known = bool(
            held.promotions
            or held.offers
            # A text without a number names no price.
            or (any(_DIGIT.search(field.text) for field in held.fields) and any(map(is_worth_reading, held.fields)))
        )
        listing.cache["may_name_a_price"] = known
    return known is True


def _has_a_policy(head: Head, listing: ListingText) -> bool:
    return listing.listing.privacy_policy is not None


_CONCERNS: dict[str, Callable[[Head, ListingText], bool]] = {
    "required": _may_lack_information,
    "language": _may_be_in_another_language,
    "policy": _has_a_policy,
    "price": _may_name_a_price,
}
