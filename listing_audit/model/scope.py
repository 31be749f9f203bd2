"""Where a rule can apply: jurisdictions, marketplaces, product categories, languages, and what they are called."""

from __future__ import annotations

# child: parent. The rules of a parent apply in its children. Any EU member may be added the same way.
JURISDICTIONS: dict[str, str | None] = {
    "CN": None,
    "US": None,
    "US-CA": "US",
    "US-NJ": "US",
    "EU": None,
    "GB": None,
    **dict.fromkeys(
        (
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
            "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        ),
        "EU",
    ),
}  # fmt: skip

MARKETPLACES: tuple[str, ...] = (
    "taobao", "tmall", "jd", "pinduoduo", "douyin", "xiaohongshu", "amazon", "ebay", "etsy", "walmart",
    "google_merchant", "meta", "shopify", "woocommerce", "tiktok_shop", "temu", "own_site",
)  # fmt: skip

CATEGORIES: tuple[str, ...] = (
    "food", "supplement", "cosmetics", "medical_device", "drug", "infant", "electronics", "appliance", "clothing",
    "home", "jewelry", "pet", "toy", "auto", "sports", "education", "service", "alcohol", "agri", "cleaning",
    "garden", "other",
)  # fmt: skip

# Languages that text rules exist for. A text in another language is reported once as undecided.
RULE_LANGUAGES: tuple[str, ...] = ("zh", "en")

# The language that the rules on wording of a jurisdiction are written in, where it is not English.
_LAW_LANGUAGES = {"CN": "zh"}

FIELD_FAMILIES: tuple[str, ...] = (
    "title",
    "subtitle",
    "description",
    "bullets",
    "attributes",
    "privacy_policy",
    "price",
)


def lineage(jurisdiction: str) -> tuple[str, ...]:
    """Return the jurisdiction and its ancestors, nearest first: `US-CA` gives `("US-CA", "US")`."""
    chain = [jurisdiction]
    parent = JURISDICTIONS.get(jurisdiction)
    while parent is not None:
        chain.append(parent)
        parent = JURISDICTIONS.get(parent)
    return tuple(chain)


def law_language(jurisdiction: str) -> str:
    """Return the language that the rules on wording of a jurisdiction are written in."""
    return _LAW_LANGUAGES.get(lineage(jurisdiction)[-1], "en")


def field_family(name: str) -> str:
    """Return `bullets` for `bullets[3]`, `attributes` for `attributes.ingredients`, else the name itself."""
    return name.partition("[")[0].partition(".")[0]


def base_language(tag: str | None) -> str | None:
    """Return `zh` for `zh-Hans-CN`; None stays None."""
    return tag.replace("_", "-").partition("-")[0].lower() if tag else None
