"""Which verifier a kind of rule has: a table in plain sight."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from listing_audit.rules.rule import Kind, Rule
from listing_audit.verify.language import verify_language
from listing_audit.verify.material import Matchers
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.place import ListingText
from listing_audit.verify.required import verify_required
from listing_audit.verify.title_style import verify_title_style

_DIGIT = re.compile(r"\d")

# Takes one rule and a whole listing, judged in one jurisdiction.
ListingVerifier = Callable[[Rule, ListingText, str, Matchers], Iterator[Outcome]]


def _required(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    outcome = verify_required(rule, listing, jurisdiction, matchers)
    if outcome is not None:
        yield outcome


def _title_style(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    style = rule.title_style
    for field in listing.fields:
        if style is not None and field.field.name.partition("[")[0] == style.field:
            yield from verify_title_style(rule, field, jurisdiction, listing.listing.brand)


def _language(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    # Once a listing, not once a jurisdiction.
    if jurisdiction == listing.listing.jurisdictions[0]:
        yield from verify_language(rule, listing, jurisdiction)


def _may_name_a_price(listing: ListingText) -> bool:
    known = listing.cache.get("may_name_a_price")
    if known is None:
        held = listing.listing
        known = bool(held.promotions or held.offers or any(_DIGIT.search(field.text) for field in held.fields))
        listing.cache["may_name_a_price"] = known
    return known is True


def _price(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    # A text without a number names no price: the laws of prices are loaded when the first listing needs them.
    if _may_name_a_price(listing):
        from listing_audit.verify.price.verify import verify_price

        yield from verify_price(rule, listing, jurisdiction, matchers)


def _policy(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    if listing.listing.privacy_policy is not None:
        # Its tables of wording are large: a listing without a policy does without them.
        from listing_audit.verify.policy.verifier import verify_policy

        yield from verify_policy(rule, listing, jurisdiction, matchers)


# Phrase and disguise rules work on the automaton's hits instead (`verify.phrase`, `verify.disguise`).
LISTING_VERIFIERS: dict[Kind, ListingVerifier] = {
    "required": _required,
    "title_style": _title_style,
    "language": _language,
    "policy": _policy,
    "price": _price,
}
