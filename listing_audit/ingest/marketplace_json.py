"""Two JSON forms of marketplace services: Amazon's Listings Items and Keepa's product objects with their price series."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from listing_audit.ingest.draft import Draft, attribute_name, finished, read_moment
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer
from listing_audit.model.listing import Listing
from listing_audit.model.prices import Offer, PriceEvent, PriceHistory

_AMAZON_TEXTS: Final = {"item_name": "title", "product_description": "description", "bullet_point": "bullets"}
_AMAZON_PRICES: Final = frozenset({"list_price", "purchasable_offer"})
# Keepa: index of the series, its name, values an entry. Series 4 is the list price, a comparison and no offer.
_SERIES: Final = ((0, "AMAZON", 2), (1, "NEW", 2), (18, "BUY_BOX_SHIPPING", 3))
_LIST_PRICE: Final = 4
_CURRENCIES: Final = {1: "USD", 2: "GBP", 3: "EUR", 4: "EUR", 5: "JPY", 6: "CAD", 8: "EUR", 9: "EUR", 10: "INR", 11: "MXN",
                      12: "BRL"}  # fmt: skip
_KEEPA_EPOCH: Final = datetime(2011, 1, 1, tzinfo=UTC)


def amazon_item(record: dict[str, Any], path: str, line: int, pointer: str, log: Log) -> Listing | None:
    """Return the listing of one Listings Items response: texts, keywords and offers with their sale schedules."""
    draft = Draft(path, line, pointer or None, marketplace="amazon")
    summary = next(iter(_dicts(record.get("summaries"))), {})
    draft.ids = [_text(record.get("sku")), _text(summary.get("asin"))]
    attributes = record.get("attributes")
    attributes = attributes if isinstance(attributes, dict) else {}
    if not attributes.get("item_name"):
        draft.add("title", _text(summary.get("itemName")), pointer=f"{pointer}/summaries/0/itemName")
    for name, values in attributes.items():
        if name in _AMAZON_PRICES:
            continue
        for number, value in enumerate(_dicts(values)):
            place = f"{pointer}/attributes/{name}/{number}/value"
            field = _AMAZON_TEXTS.get(name, attribute_name(name))
            text = _text(value.get("value"))
            if field == "bullets" or (field.startswith("attributes.") and len(_dicts(values)) > 1):
                draft.add_item(field, text, pointer=place, label=name)
            elif number == 0 or field.startswith("attributes."):
                draft.add(field, text, pointer=place, label=name)
            else:  # the same text in another language
                draft.add_item(attribute_name(name), text, pointer=place, label=name)
    draft.brand = next((_text(value.get("value")) for value in _dicts(attributes.get("brand"))), None)
    draft.category_text = _text(summary.get("productType")).replace("_", " ").lower() or None
    draft.offers.extend(_amazon_offers(record, attributes, draft, log))
    draft.keep_values(record, {"sku", "attributes"})
    draft.keep_values(
        attributes, {name for name in attributes if name not in _AMAZON_PRICES and _is_plain(attributes[name])}
    )
    return finished(draft, log)


def _is_plain(values: Any) -> bool:
    """Whether an attribute is nothing but texts, which are all in the listing."""
    return isinstance(values, list) and all(isinstance(one, dict) and _text(one.get("value")) for one in values)


def _amazon_offers(record: dict[str, Any], attributes: dict[str, Any], draft: Draft, log: Log) -> Iterator[Offer]:
    list_price = next(iter(_dicts(attributes.get("list_price"))), {})
    found = False
    for held in _dicts(attributes.get("purchasable_offer")):
        ours, sale = _schedule(held.get("our_price")), _schedule(held.get("discounted_price"))
        price = _text(sale.get("value_with_tax")) or _text(ours.get("value_with_tax"))
        compared, label = _text(list_price.get("value")), "list_price"
        if sale and _text(ours.get("value_with_tax")):
            compared, label = _text(ours.get("value_with_tax")), "our_price"
        window = (
            read_moment(_text(sale.get("start_at")), "discounted_price.start_at", log, line=draft.line),
            read_moment(_text(sale.get("end_at")), "discounted_price.end_at", log, line=draft.line, end_of_day=True),
        )
        offer = make_offer(
            price, log, where="purchasable_offer", line=draft.line, reference=compared, reference_label=label,
            currency=_text(held.get("currency")) or None, sku=draft.shown_id, sale=window, listing_id=draft.shown_id,
            market=_text(held.get("marketplace_id")) or None,
        )  # fmt: skip
        if offer is not None:
            found = True
            yield offer
    for held in [] if found else _dicts(record.get("offers")):
        money = held.get("price")
        money = money if isinstance(money, dict) else {}
        offer = make_offer(
            _text(money.get("amount")), log, where="offers", line=draft.line, reference=_text(list_price.get("value")),
            reference_label="list_price", currency=_text(money.get("currencyCode")) or None, sku=draft.shown_id,
            market=_text(held.get("marketplaceId")) or None, listing_id=draft.shown_id,
        )  # fmt: skip
        if offer is not None:
            yield offer


def keepa_product(record: dict[str, Any], path: str, line: int, pointer: str, log: Log) -> Listing | None:
    """Return the listing of one Keepa product: its texts and what each series says about prices over time.

    Times are Keepa minutes (from 2011-01-01 UTC), prices in the smallest unit; -1 means that nobody offered it.
    """
    draft = Draft(path, line, pointer or None, marketplace="amazon", complete=False)
    draft.ids = [_text(record.get("asin"))]
    draft.add("title", _text(record.get("title")), pointer=f"{pointer}/title")
    draft.add("description", _text(record.get("description")), pointer=f"{pointer}/description")
    features = record.get("features")
    for number, feature in enumerate(features if isinstance(features, list) else []):
        draft.add(f"bullets[{number}]", _text(feature), pointer=f"{pointer}/features/{number}")
    draft.brand = _text(record.get("brand"))
    domain = record.get("domainId")
    currency = _CURRENCIES.get(domain if isinstance(domain, int) else 0, "XXX")
    series = record.get("csv")
    series = series if isinstance(series, list) else []
    for index, name, width in _SERIES:
        history = _history(series, index, width, currency, name)
        if history is not None:
            draft.histories.append(history)
    compared = _points(series, _LIST_PRICE, 2, currency)
    if compared and compared[-1][1] is not None:
        last = (history.events[-1].price for history in reversed(draft.histories))
        now = next((price for price in last if price >= 0), None)
        draft.offers.append(
            Offer(price=now, currency=currency, reference_price=compared[-1][1], reference_label="LISTPRICE", line=line)
        )
    draft.keep_values(record, {"asin", "title", "description", "features", "brand", "csv"})
    served = {f"csv[{index}]" for index, _, _ in _SERIES}
    draft.keep_values({f"csv[{index}]": values for index, values in enumerate(series)}, served)
    return finished(draft, log)


def _history(series: list[Any], index: int, width: int, currency: str, name: str) -> PriceHistory | None:
    points = _points(series, index, width, currency)
    if not points:
        return None
    # -1 stays an event: without it the price before it would seem to run on.
    events = tuple(PriceEvent(at, Decimal(-1) if price is None else price) for at, price in points)
    return PriceHistory(currency, "UTC", events, channel=name)


def _points(series: list[Any], index: int, width: int, currency: str) -> list[tuple[datetime, Decimal | None]]:
    values = series[index] if index < len(series) else None
    if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
        return []
    exponent = 0 if currency == "JPY" else -2
    return [
        (
            _KEEPA_EPOCH + timedelta(minutes=values[at]),
            None if values[at + 1] < 0 else Decimal(values[at + 1]).scaleb(exponent),
        )
        for at in range(0, len(values) - width + 1, width)
        if 0 <= values[at] < 100_000_000
    ]


def _schedule(prices: Any) -> dict[str, Any]:
    price = next(iter(_dicts(prices)), {})
    return next(iter(_dicts(price.get("schedule"))), {})


def _text(value: Any) -> str:
    return (
        value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) and value is not True else ""
    )


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
