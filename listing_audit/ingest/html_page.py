"""Saved product pages: what they state as JSON-LD, microdata or Open Graph, else their visible text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from listing_audit.ingest.draft import Draft, finished
from listing_audit.ingest.log import Log
from listing_audit.ingest.price_text import parse_price
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.structured_data import (
    PageProduct,
    add_product,
    block_text,
    json_ld_products,
    microdata_products,
    unwrap_inline,
)
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.policy import PrivacyPolicy

_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([\w\-]{1,40})", re.IGNORECASE)
_NOT_TEXT: Final = ["script", "style", "noscript", "template", "svg", "iframe", "select", "button", "nav", "footer", "object",
                    "canvas", "audio", "video", "dialog"]  # fmt: skip
_NOT_SHOWN: Final = (
    '[role="navigation"], [role="banner"], [role="contentinfo"], [role="dialog"], [hidden], [style*="display:none"], '
    '[style*="display: none"]'
)
# What buyers wrote, as shops and their review plugins mark it. Praise that a seller chose (`testimonials`) is not among it.
_OF_BUYERS: Final = (
    '[itemprop~="review" i], [itemtype*="schema.org/Review" i], [data-hook="review"], #reviews, #comments, #tab-reviews, '
    "#customer-reviews, #customerReviews, #product-reviews, #shopify-product-reviews, #reviewsMedley, .reviews, .review-list, "
    ".reviews-list, .customer-reviews, .product-reviews, .buyer-reviews, .user-reviews, .comment-list, .comments-list, "
    ".commentlist, .rate-list, .jdgm-widget"
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
# These never nest, or end by themselves when the next one begins.
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li",
     "td", "tr", "th", "option", "dt", "dd")
)  # fmt: skip
_TAGS_WORTH_COUNTING: Final = 20_000  # the parser needs time in the square of the depth; below this it does not matter
_DEEPEST: Final = 5_000
_SHOP_SUFFIX: Final = re.compile(r"\s*[|\-–—·:•]\s*[^|]{1,40}")


def stated_charset(head: bytes) -> str | None:
    """Return the encoding that a page's own head names, or None."""
    found = _META_CHARSET.search(head[:4096])
    return found[1].decode("ascii") if found else None


def read_page(text: str, log: Log) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield the listing of a saved product page. Every text's location says where in the page it was read.

    A page is never `complete`: what it states for machines is only part of what it shows.
    """
    draft = Draft(log.path, None, complete=False)
    if _too_deep(text):
        log.note("page_deep")
        draft.add("description", _flat_text(text), pointer="text:/body")
    else:
        from selectolax.lexbor import LexborHTMLParser

        _read_tree(LexborHTMLParser(text), draft, log)
    listing = finished(draft, log)
    if listing is not None:
        yield listing
    yield from log.drain()


def _read_tree(tree: Any, draft: Draft, log: Log) -> None:
    blocks = [node.text() for node in tree.css('script[type="application/ld+json" i]')]
    stated = [found for found in (json_ld_products(blocks, log), microdata_products(tree)) if found]
    metas = _metas(tree)
    page_title = _inner(tree.css_first("title"))
    headline = _headline(tree, page_title, metas)
    for products in stated:
        _add_missing(draft, _main(products, headline), log)
    others = max((len(products) for products in stated), default=1) - 1
    if others:
        log.note("several_products", count=others)
    _add_metas(draft, metas)
    if not _has(draft, "title"):
        draft.add("title", headline or page_title, pointer="html:/h1" if headline else "html:/head/title")
    _add_other(draft, "attributes.page_title", page_title, "html:/head/title")
    _add_struck_price(draft, tree)
    _add_addresses(draft, tree, metas)
    if not _has(draft, "description"):
        if not stated and not metas.get("og:title"):
            log.note("page_without_product")
        text, place = _visible_text(tree, log)
        draft.add("description", text, pointer=place)


def _has(draft: Draft, name: str) -> bool:
    return any(field.name == name for field in draft.fields)


def _add_addresses(draft: Draft, tree: Any, metas: dict[str, str]) -> None:
    link = tree.css_first('link[rel="canonical" i]')
    canonical = (link.attributes.get("href") or "") if link is not None else ""
    draft.url = canonical or metas.get("og:url", "") or draft.url
    draft.ids.append(draft.url or "")
    for word in ("privacy", "datenschutz", "yinsi"):
        policy = tree.css_first(f'a[href*="{word}" i]')
        if policy is not None and policy.attributes.get("href"):
            draft.policy = PrivacyPolicy(url=policy.attributes["href"])
            return


def _main(products: list[PageProduct], headline: str) -> PageProduct:
    """Return the product that the page is about: the one its headline names, else the first with a price."""
    for product in products:
        if product.name and headline and product.name.strip().casefold() in headline.casefold():
            return product
    return next((product for product in products if product.properties.get("offers")), products[0])


def _add_missing(draft: Draft, product: PageProduct, log: Log) -> None:
    """Add what the better notation left out: a second name or description of the same product is no new text."""
    other = Draft(draft.path, draft.line)
    add_product(other, product, log)
    names = {field.name for field in draft.fields}
    texts = {field.text.strip() for field in draft.fields}
    draft.fields += [field for field in other.fields if field.name not in names and field.text.strip() not in texts]
    draft.ids += other.ids
    draft.brand = draft.brand or other.brand
    draft.category_text = draft.category_text or other.category_text
    draft.url = draft.url or other.url
    draft.offers = draft.offers or other.offers


def _metas(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]")[:500]:
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").lower()
        if name and attributes.get("content"):
            metas.setdefault(name, attributes["content"] or "")
    return metas


def _add_metas(draft: Draft, metas: dict[str, str]) -> None:
    names = {field.name for field in draft.fields}
    if "title" not in names:
        draft.add("title", metas.get("og:title", ""), pointer="og:/og:title")
    if "description" not in names and metas.get("og:type", "").startswith("product"):
        draft.add("description", metas.get("og:description", ""), pointer="og:/og:description")
    _add_other(draft, "attributes.og_title", metas.get("og:title", ""), "og:/og:title")
    _add_other(draft, "attributes.og_description", metas.get("og:description", ""), "og:/og:description")
    _add_other(draft, "attributes.meta_description", metas.get("description", ""), "html:/head/meta[description]")
    price = (
        metas.get("product:sale_price:amount")
        or metas.get("product:price:amount")
        or metas.get("og:price:amount")
        or ""
    )
    if draft.offers or not price:
        return
    regular = metas.get("product:original_price:amount") or (
        metas.get("product:price:amount", "") if metas.get("product:sale_price:amount") else ""
    )
    currency = metas.get("product:price:currency") or metas.get("og:price:currency")
    quiet = Log(draft.path)  # a template without a price is no mistake of the page
    offer = make_offer(price, quiet, reference=regular, reference_label="product:original_price", currency=currency)
    if offer is not None and offer.price is not None:
        draft.offers.append(offer)


def _add_other(draft: Draft, name: str, text: str, pointer: str) -> None:
    """Add a text that the page repeats elsewhere only when it says something else there than "title | shop"."""
    plain = " ".join(text.split())
    for field in draft.fields:
        known = " ".join(field.text.split())
        if plain in known:
            return
        if field.name == "title" and plain.startswith(known) and _SHOP_SUFFIX.fullmatch(plain, len(known)):
            return
    draft.add(name, plain, pointer=pointer)


def _inner(node: Any) -> str:
    return " ".join((node.text(deep=True) or "").split()) if node is not None else ""


def _headline(tree: Any, page_title: str, metas: dict[str, str]) -> str:
    """Return the heading that names the product: the one the page's own title repeats, else the first."""
    named = f"{page_title} {metas.get('og:title', '')}".casefold()
    headings = [text for node in tree.css("h1")[:20] if (text := _inner(node))]
    best = [text for text in headings if len(text) >= 4 and text.casefold()[:40] in named]
    return (best or headings or [metas.get("og:title", "")])[0]


def _add_struck_price(draft: Draft, tree: Any) -> None:
    """Give the page's one offer its crossed-out price, where the page shows exactly one above the price."""
    if len(draft.offers) != 1 or draft.offers[0].reference_price is not None or draft.offers[0].price is None:
        return
    offer = draft.offers[0]
    found: dict[Decimal, str] = {}
    for node in tree.css("del, s, strike")[:100]:
        text = _inner(node)
        amount = parse_price(text, currency=offer.currency).amount if len(text) <= 40 else None
        if amount is not None:
            found.setdefault(amount, _label_before(node))
    if len(found) == 1:
        amount, label = next(iter(found.items()))
        if offer.price is not None and amount > offer.price:
            draft.offers[0] = replace(offer, reference_price=amount, reference_label=label or None)


def _label_before(node: Any) -> str:
    """Return the short text right before a crossed-out price: 原价, "Was"."""
    before = node.prev
    text = (before.text(deep=True) or "").strip(" :：\t\r\n\u00a0") if before is not None else ""
    return text if 0 < len(text) <= 24 and not any(char.isdigit() for char in text) else ""


def _visible_text(tree: Any, log: Log) -> tuple[str, str]:
    """Return what a reader sees of the main part, a line for each block, and where it stood."""
    tree.strip_tags(_NOT_TEXT)
    of_buyers = tree.css(_OF_BUYERS)
    if of_buyers:
        log.note("page_reviews")
    for node in _outermost([*tree.css(_NOT_SHOWN), *of_buyers]):
        node.decompose()
    unwrap_inline(tree)
    for selector in ("main", '[role="main"]', "article"):
        node = tree.css_first(selector)
        if node is not None and len(text := block_text(node)) >= 200:
            return text, f"text:/{'main' if 'main' in selector else selector}"
    return (block_text(tree.body), "text:/body") if tree.body is not None else ("", "text:/body")


def _outermost(nodes: list[Any]) -> list[Any]:
    """Those that stand in none of the others. What goes with another one must not be touched again."""
    chosen = {node.mem_id: node for node in nodes}
    within: dict[int, bool] = {}  # of every node passed: whether it is chosen or stands in a chosen one
    found = []
    for node in chosen.values():
        passed: list[int] = []
        above = node.parent
        while above is not None and above.mem_id not in within and above.mem_id not in chosen:
            passed.append(above.mem_id)
            above = above.parent
        inside = above is not None and (above.mem_id in chosen or within[above.mem_id])
        within.update(dict.fromkeys(passed, inside))
        if not inside:
            found.append(node)
    return found


def _too_deep(text: str) -> bool:
    if text.count("<") - text.count("</") < _DEEPEST and text.count("<") < _TAGS_WORTH_COUNTING:
        return False
    depth = deepest = 0
    for closing, name in _TAG.findall(text):
        if name.lower() in _VOID:
            continue
        depth = depth - 1 if closing else depth + 1
        if depth > deepest:
            deepest = depth
            if deepest > _DEEPEST:
                return True
    return False


def _flat_text(text: str) -> str:
    """Return the text between tags by a scan that is linear whatever comes."""
    return "\n".join(line for part in re.findall(r">([^<>]+)", text) if (line := part.strip()))
