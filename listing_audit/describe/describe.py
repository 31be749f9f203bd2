"""Fills in what a listing does not say about itself, and marks it as inferred."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from listing_audit.describe.category import CategoryTerms, infer_category
from listing_audit.describe.jurisdiction import jurisdictions_of
from listing_audit.describe.language import SAMPLE_CHARS, detected_language, fitted_language, is_latin
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import base_language
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.policy import PrivacyPolicy


@frozen
class Defaults:
    """What the command line or the configuration says of every listing that does not say it itself."""

    language: str | None = None
    jurisdictions: tuple[str, ...] = ()
    marketplace: str | None = None
    category: str | None = None


NO_DEFAULTS = Defaults()

# Languages whose letters are borrowed to disguise Latin words.
_LOOKALIKE_SCRIPTS = frozenset({"ru", "uk", "bg", "el"})


def describe(
    listing: Listing, *, defaults: Defaults = NO_DEFAULTS, category_terms: CategoryTerms | None = None
) -> Listing:
    """Return the listing with language, jurisdictions, marketplace and (if asked) category filled in.

    What the listing says itself wins, then the defaults, then what its text shows; only the last is named in
    `inferred`. Every field gets a language of its own, because bilingual listings are judged field by field; it is
    None only where there is nothing to read. The category is worked out only when `category_terms` are given.
    """
    given = listing.language or defaults.language
    language, fields = _with_languages(listing.fields, given)
    # A policy that stands alone speaks for itself: a Chinese one is not judged by the law of another country.
    language = language or _language_of_policy(listing.privacy_policy)
    jurisdictions, inferred_place = jurisdictions_of(listing, language=language, defaults=defaults.jurisdictions)
    inferred = list(listing.inferred)
    if given is None and language is not None:
        inferred.append("language")
    if inferred_place:
        inferred.append("jurisdictions")
    described = replace(
        listing,
        fields=fields,
        language=language,
        jurisdictions=jurisdictions,
        marketplace=listing.marketplace or defaults.marketplace,
        category=listing.category or defaults.category,
        inferred=tuple(dict.fromkeys(inferred)),
    )
    return with_category(described, category_terms) if category_terms is not None else described


def with_category(listing: Listing, terms: CategoryTerms) -> Listing:
    """Return the listing with its category worked out from its words, if it has none and they leave little doubt.

    A doubtful guess is left out: rules then treat the category as unknown and say so, which misleads nobody.
    """
    if listing.category is not None:
        return listing
    guess = infer_category(listing, terms)
    if guess is None or not guess.sure:
        return listing
    return replace(listing, category=guess.category, inferred=tuple(dict.fromkeys((*listing.inferred, "category"))))


def _with_languages(fields: tuple[TextField, ...], given: str | None) -> tuple[str | None, tuple[TextField, ...]]:
    """Return the listing's language and its fields, each with one."""
    shown = [field.language or detected_language(field.text, is_html=field.is_html) for field in fields]
    if is_latin(base_language(given)):
        # Whoever says "en" is believed about Latin letters: a French product name does not make the text French, nor
        # do Cyrillic letters inside Latin words make it Russian.
        shown = [
            given if is_latin(found) or (found in _LOOKALIKE_SCRIPTS and _has_latin(field.text)) else found
            for found, field in zip(shown, fields, strict=True)
        ]
    main = given or _main_language(fields, shown)
    out = tuple(
        field
        if field.language is not None
        else TextField(
            name=field.name,
            text=field.text,
            location=field.location,
            is_html=field.is_html,
            language=fitted_language(found, field.text, is_html=field.is_html, given=main),
            label=field.label,
            first_line=field.first_line,
        )
        for field, found in zip(fields, shown, strict=True)
    )
    return main or next((field.language for field in out if field.language), None), out


def _language_of_policy(policy: PrivacyPolicy | None) -> str | None:
    if policy is None:
        return None
    if policy.html:
        return detected_language(policy.html, is_html=True)
    return detected_language(policy.text) if policy.text else None


def _has_latin(text: str) -> bool:
    return any("a" <= char <= "z" for char in text[:SAMPLE_CHARS].lower())


def _main_language(fields: tuple[TextField, ...], shown: list[str | None]) -> str | None:
    """The language that most of the text shows, by length of the samples; the first one wins a tie."""
    weights: dict[str, int] = {}
    for field, found in zip(fields, shown, strict=True):
        if found is not None:
            weights[found] = weights.get(found, 0) + min(len(field.text), SAMPLE_CHARS)
    return max(weights, key=weights.__getitem__) if weights else None
