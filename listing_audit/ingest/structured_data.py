"""Product data that a web page states for machines: JSON-LD and microdata of schema.org, brought into one form."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from listing_audit.ingest.draft import Draft, attribute_name, read_moment
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer

_PRODUCT_TYPES: Final = re.compile(r"(?:^|/|:)(?:\w{0,30}Product|ProductGroup|ProductModel|Vehicle|Car|Book)$")
_REFERENCE_TYPES: Final = ("StrikethroughPrice", "ListPrice", "MSRP", "SRP", "RegularPrice", "MinimumAdvertisedPrice")
# With these unwrapped, what is left between tags is a line of its own.
_INLINE: Final = ["b", "strong", "i", "em", "u", "s", "del", "ins", "strike", "span", "a", "font", "small", "big", "mark", "sub",
                  "sup", "abbr", "code", "q", "cite", "label", "time", "bdi", "bdo", "wbr", "tt", "kbd", "var", "data"]  # fmt: skip
_BLOCK_END: Final = "\x1e"  # a line break of the source is only white space; this stands where a block ends
_MOST_NODES: Final = 50_000
_MOST_PROPERTIES: Final = 20_000
_DEEPEST_ITEM: Final = 12
# What of a product is somebody else's product, or nothing that the seller says about this one.
_ASIDE: Final = frozenset({"isRelatedTo", "isSimilarTo", "isAccessoryOrSparePartFor", "isConsumableFor", "isVariantOf",
                           "review", "itemReviewed"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageProduct:
    """One product as the page states it: the schema.org properties, and which notation they come from."""

    notation: str  # json-ld or microdata
    properties: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name; blank when there is none."""
        return first_text(self.properties.get("name"))


def json_ld_products(blocks: list[str], log: Log) -> list[PageProduct]:
    """Return the products in a page's JSON-LD blocks, in order, wherever in `@graph` or lists they stand."""
    products: list[PageProduct] = []
    for block in blocks:
        value = _loaded(block, log)
        products.extend(PageProduct("json-ld", found) for found in _products_in(value))
    return products


def microdata_products(tree: Any) -> list[PageProduct]:
    """Return the products marked up with `itemscope`, in order. `tree` is a parsed page."""
    scopes = tree.css('[itemtype*="schema.org/"]')
    budget = [_MOST_PROPERTIES]
    return [
        PageProduct("microdata", _item(node, 0, budget))
        for node in scopes[:200]
        if _PRODUCT_TYPES.search((node.attributes.get("itemtype") or "").strip())
        and not (set((node.attributes.get("itemprop") or "").split()) & _ASIDE)
    ]


def add_product(draft: Draft, product: PageProduct, log: Log) -> None:
    """Fill a draft with what a product states: texts with their place in the page, brand, category, offers."""
    known, place = product.properties, f"{product.notation}:"
    for key, name in (("name", "title"), ("description", "description"), ("alternateName", "attributes.alternate_name"),
                      ("slogan", "attributes.slogan"), ("award", "attributes.award"), ("material", "attributes.material"),
                      ("keywords", "attributes.keywords")):  # fmt: skip
        draft.add(name, first_text(known.get(key)), pointer=f"{place}/{key}")
    for number, part in enumerate(_listed(known.get("additionalProperty"))[:200]):
        if isinstance(part, dict) and (label := first_text(part.get("name"))):
            text = first_text(part.get("value"))
            draft.add(attribute_name(label), text,
                      pointer=f"{place}/additionalProperty/{number}/value", label=label)  # fmt: skip
    draft.ids += [
        first_text(known.get(key)) for key in ("sku", "productID", "productId", "mpn", "gtin13", "gtin", "gtin14")
    ]
    draft.brand = draft.brand or first_text(known.get("brand")) or first_text(known.get("manufacturer"))
    draft.category_text = draft.category_text or first_text(known.get("category"))
    draft.url = draft.url or first_text(known.get("url"))
    for offer in list(_offers(known, 0))[:500]:
        _add_offer(draft, offer, place, log)


def first_text(value: Any) -> str:
    """Return the text of a schema.org value: itself, the first of a list, or the name of an object."""
    for _ in range(4):
        if isinstance(value, list):
            value = next((item for item in value if item not in (None, "", [], {})), None)
        elif isinstance(value, dict):
            value = value.get("name", value.get("@value", value.get("value")))
        else:
            break
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return value if isinstance(value, str) else str(value)


def _loaded(block: str, log: Log) -> Any:
    text = block.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = re.sub(r"^(?://)?\s?<!\[CDATA\[|(?://)?\s?\]\]>$", "", text).strip()
    if not text:
        return None
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        log.note("bad_jsonld", reason="nested too deeply")
        return None
    except ValueError as error:
        reason = str(error)
    # The two mistakes that shops' templates make: entities in a script, and a comma before a closing bracket.
    for mended in (re.sub(r",(\s{0,40}[}\]])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(mended, strict=False)
        except (ValueError, RecursionError):
            continue
    log.note("bad_jsonld", reason=reason[:80])
    return None


def _products_in(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        item = waiting.pop()
        seen += 1
        if isinstance(item, dict):
            if any(_PRODUCT_TYPES.search(kind) for kind in _listed(item.get("@type")) if isinstance(kind, str)):
                yield item
                continue
            waiting.extend(inner for key, inner in reversed(list(item.items())) if key not in _ASIDE)
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _item(scope: Any, depth: int, budget: list[int]) -> dict[str, Any]:
    """Return a microdata item in the form JSON-LD would have. `budget` bounds the work on a page of nested items."""
    properties: dict[str, Any] = {"@type": (scope.attributes.get("itemtype") or "").strip()}
    if depth > _DEEPEST_ITEM or budget[0] <= 0:
        return properties
    own = scope.mem_id
    for node in scope.css("[itemprop]")[: budget[0]]:
        budget[0] -= 1
        if node.mem_id == own or _scope_of(node) != own:
            continue
        attributes = node.attributes
        value = _item(node, depth + 1, budget) if "itemscope" in attributes else _value(node, attributes)
        for name in (attributes.get("itemprop") or "").split():
            properties.setdefault(name, []).append(value)
    return properties


def _scope_of(node: Any) -> int | None:
    parent = node.parent
    for _ in range(200):
        if parent is None:
            return None
        if "itemscope" in parent.attributes:
            return int(parent.mem_id)
        parent = parent.parent
    return None


def _value(node: Any, attributes: dict[str, str | None]) -> str:
    for name in ("content", "datetime"):
        if attributes.get(name) is not None:
            return attributes[name] or ""
    if node.tag in ("a", "link", "area"):
        # Shops mark up names and brands as links; the address is only meant where there is no text.
        return " ".join((node.text(deep=True) or "").split()) or attributes.get("href") or ""
    if node.tag in ("img", "audio", "video", "source", "iframe"):
        return attributes.get("src") or ""
    if node.tag in ("data", "meter") and attributes.get("value"):
        return attributes["value"] or ""
    if "description" in (attributes.get("itemprop") or ""):
        return _part_text(node)
    return " ".join((node.text(deep=True) or "").split())


def _part_text(node: Any) -> str:
    """Return what a reader sees of a part of a page. Parsed anew, because reading it takes the inline tags out."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(node.html or "")
    unwrap_inline(tree)
    return block_text(tree.body) if tree.body is not None else ""


def unwrap_inline(tree: Any) -> None:
    """Take inline tags out of a parsed page, so that only blocks divide its text. Changes the tree."""
    tree.unwrap_tags(_INLINE)
    tree.merge_text_nodes()


def block_text(node: Any) -> str:
    """Return the text of a part without inline tags: one line for each block, white space as a browser shows it."""
    lines = (" ".join(line.split()) for line in node.text(deep=True, separator=_BLOCK_END).split(_BLOCK_END))
    return "\n".join(line for line in lines if line)


def _offers(product: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    if depth > 3:
        return
    for offer in _listed(product.get("offers")):
        if isinstance(offer, dict):
            inner = [part for part in _listed(offer.get("offers")) if isinstance(part, dict)]
            for part in inner or [offer]:
                yield {"priceCurrency": offer.get("priceCurrency"), "sku": product.get("sku"), **part}
    for variant in _listed(product.get("hasVariant")):
        if isinstance(variant, dict):
            yield from _offers(variant, depth + 1)


def _add_offer(draft: Draft, offer: dict[str, Any], place: str, log: Log) -> None:
    price = first_text(offer.get("price"))
    currency = first_text(offer.get("priceCurrency"))
    reference, label = "", None
    for part in _listed(offer.get("priceSpecification")):
        if not isinstance(part, dict):
            continue
        kind = first_text(part.get("priceType")).rpartition("/")[2]
        amount = first_text(part.get("price"))
        currency = currency or first_text(part.get("priceCurrency"))
        if kind in _REFERENCE_TYPES and amount:
            reference, label = amount, kind
        elif not price and amount:
            price = amount
    low, high = first_text(offer.get("lowPrice")), first_text(offer.get("highPrice"))
    if not price and low:
        price = low if low == high or not high else f"{low} - {high}"
    until = first_text(offer.get("priceValidUntil"))
    ends = read_moment(until, f"{place}/offers/priceValidUntil", log, end_of_day=True) if until and reference else None
    made = make_offer(
        price, log, where=f"{place}/offers/price", reference=reference, reference_label=label, currency=currency or None,
        sku=first_text(offer.get("sku")) or None, sale=(None, ends), listing_id=draft.shown_id,
    )  # fmt: skip
    if made is not None and made not in draft.offers:
        draft.offers.append(made)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
