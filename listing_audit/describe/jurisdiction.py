"""Whose law a listing is judged by, where nobody said."""

from __future__ import annotations

from typing import Final

from listing_audit.model.listing import Listing
from listing_audit.model.scope import base_language

_BY_LANGUAGE: Final = {"zh": "CN", "en": "US"}
_EU_LANGUAGES: Final = frozenset(
    {"bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nl", "pl", "pt", "ro", "sk",
     "sl", "sv"}
)  # fmt: skip
_CHINESE_MARKETPLACES: Final = frozenset({"taobao", "tmall", "jd", "pinduoduo", "douyin", "xiaohongshu"})
_BY_CURRENCY: Final = {
    "CNY": "CN", "RMB": "CN", "USD": "US", "GBP": "GB", "EUR": "EU", "PLN": "EU", "CZK": "EU", "SEK": "EU",
    "DKK": "EU", "HUF": "EU", "RON": "EU",
}  # fmt: skip
_LAST_RESORT: Final = "US"


def jurisdictions_of(
    listing: Listing, *, language: str | None, defaults: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], bool]:
    """Return the jurisdictions to judge by, and whether they were inferred.

    The listing's own come first, then the run's. Else the language says: `CN` for Chinese, `US` for English, `EU`
    for languages of its members; a listing without any words goes by marketplace and currency. Never empty, since
    a listing without a jurisdiction would be judged by no law at all.
    """
    if listing.jurisdictions:
        return listing.jurisdictions, False
    if defaults:
        return defaults, False
    base = base_language(language)
    if base in _BY_LANGUAGE:
        return (_BY_LANGUAGE[base],), True
    if listing.marketplace in _CHINESE_MARKETPLACES:
        return ("CN",), True
    for code in _currencies(listing):
        if code in _BY_CURRENCY:
            return (_BY_CURRENCY[code],), True
    return ("EU" if base in _EU_LANGUAGES else _LAST_RESORT,), True


def _currencies(listing: Listing) -> tuple[str, ...]:
    offers = (offer.currency for offer in listing.offers)
    histories = (history.currency for history in listing.price_histories)
    promotions = (promotion.currency for promotion in listing.promotions)
    return tuple(code.upper() for code in (*offers, *histories, *promotions) if code)
