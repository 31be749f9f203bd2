"""Which verifier a kind of rule has: a table in plain sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from listing_audit.rules.rule import Kind, Rule
from listing_audit.verify.language import verify_language
from listing_audit.verify.material import Matchers
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.place import ListingText
from listing_audit.verify.price.verify import verify_price
from listing_audit.verify.required import verify_required
from listing_audit.verify.title_style import verify_title_style

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


# Phrase and disguise rules work on the automaton's hits instead (`verify.phrase`, `verify.disguise`).
LISTING_VERIFIERS: dict[Kind, ListingVerifier] = {
    "required": _required,
    "title_style": _title_style,
    "language": _language,
    "price": verify_price,
}
