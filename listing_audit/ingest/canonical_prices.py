"""Offers, price histories and promotions of a canonical listing: decimals, zone-aware moments, named facts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Any, Final, cast

from listing_audit.ingest.draft import Draft, read_moment
from listing_audit.ingest.json_records import kind_of
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import zone
from listing_audit.ingest.price_text import normal_currency, parse_price, states_no_offer
from listing_audit.ingest.prices import make_offer, read_amount
from listing_audit.model.prices import Coverage, EventKind, Offer, PriceEvent, PriceHistory, Promotion

_OFFER_KEYS: Final = frozenset(
    {"sku", "price", "currency", "reference_price", "reference_label", "sale_starts_at", "sale_ends_at", "market", "channel",
     "net_quantity", "unit", "options"}
)  # fmt: skip
_HISTORY_KEYS: Final = frozenset(
    {"sku", "channel", "market", "currency", "timezone", "events", "coverage", "unavailable"}
)  # fmt: skip
_PROMOTION_KEYS: Final = frozenset(
    {"sku", "channel", "market", "currency", "announced_at", "starts_at", "ends_at", "price", "reference_price",
     "reference_label", "claimed_percent", "claim_text", "facts"}
)  # fmt: skip
# What a price record cannot show. Other keys are handed on and named, so that a misspelt fact is noticed.
FACTS: Final = frozenset(
    {"history_complete", "first_offered_at", "history_ends_at", "transactions_complete", "transactions_complete_to",
     "sampling", "max_gap_hours", "unavailable", "zero_price_means", "history_tax", "promotion_tax", "vat_rate",
     "history_currency", "reference_currency", "reference_unit", "price_unit", "net_quantity", "stated_unit_price",
     "member_only_periods", "events_channel", "promotion_channel", "other_venue_events", "voided_events",
     "transaction_prices", "progressive", "progressive_started_at", "perishable", "expiry_reduction_marked",
     "rapid_spoilage", "use_by_date", "new_arrival", "personalised", "public_code", "conditional", "general_claim",
     "new_announcement", "reference_period_days", "future_reference", "up_to", "claimed_amount_off", "parse_claim_text",
     "previous_promotions", "rrp_current", "rrp_updated_at", "market_prices", "market_prices_principal",
     "reference_detail", "reference_date_stated", "reasonable_ground", "openly_offered", "sales_at_reference",
     "sales_total", "sales_total_60d", "observed_at", "price_at_observation", "still_advertised", "countdown_observed"}
)  # fmt: skip
_PLAIN_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?[+-]\d\d:\d\d", re.ASCII)
_PLAIN_AMOUNT: Final = re.compile(r"[1-9]\d{0,8}(?:\.\d{2})?", re.ASCII)
_KINDS: Final = frozenset({"listed", "sale", "transaction"})


def read_offers(items: list[Any], draft: Draft, log: Log, shared: Mapping[str, Any]) -> list[Offer]:
    """Return the offers of a listing. `shared` is what stands at the top of the listing: the currency holds for all."""
    offers = []
    for number, item in enumerate(items):
        where = "price" if item is shared else f"offers[{number}]"
        if not _is_object(item, where, draft, log, _OFFER_KEYS, "offers"):
            continue
        starts, ends = (
            _moment(item[key], f"{where}.{key}", draft, log, UTC, end_of_day=key == "sale_ends_at")
            if key in item
            else None
            for key in ("sale_starts_at", "sale_ends_at")
        )
        offer = make_offer(
            plain_text(item.get("price")), log, where=where, line=draft.line, reference=plain_text(item.get("reference_price")),
            reference_label=plain_text(item.get("reference_label")) or None,
            currency=plain_text(item.get("currency")) or plain_text(shared.get("currency")) or None,
            sku=plain_text(item.get("sku")) or None, market=plain_text(item.get("market")) or None,
            channel=plain_text(item.get("channel")) or None, sale=(starts, ends), options=_options(item.get("options")),
            net_quantity=_decimal(item.get("net_quantity"), f"{where}.net_quantity", draft, log),
            unit=plain_text(item.get("unit")) or None, listing_id=draft.shown_id,
        )  # fmt: skip
        if offer is not None:
            offers.append(offer)
    return offers


def read_histories(items: list[Any], draft: Draft, log: Log, shared: Mapping[str, Any]) -> list[PriceHistory]:
    """Return the price histories, each with its events in order of time."""
    histories = []
    for number, item in enumerate(items):
        where = f"price_histories[{number}]"
        if not _is_object(item, where, draft, log, _HISTORY_KEYS, "price_histories"):
            continue
        name = plain_text(item.get("timezone")) or "UTC"
        local = zone(name)
        if local is None:
            log.error("bad_zone", draft.line, draft.shown_id, text=name[:40])
            name, local = "UTC", UTC
        currency = normal_currency(plain_text(item.get("currency")) or plain_text(shared.get("currency")))
        if currency is None:
            currency = plain_text(item.get("currency")).upper() or next(
                (o.currency for o in draft.offers if o.currency), ""
            )
        if not currency:
            log.error("currency_missing", draft.line, draft.shown_id)
            currency = "XXX"  # ISO 4217: no currency involved
        events = _events(item.get("events"), where, draft, log, local, currency)
        histories.append(
            PriceHistory(
                currency=currency,
                timezone=name,
                events=events,
                sku=plain_text(item.get("sku")) or None,
                channel=plain_text(item.get("channel")) or None,
                market=plain_text(item.get("market")) or None,
                coverage=_coverage(item.get("coverage"), f"{where}.coverage", draft, log, local),
                unavailable=_spans(item.get("unavailable"), f"{where}.unavailable", draft, log, local),
            )
        )  # fmt: skip
    return histories


def read_promotions(items: list[Any], draft: Draft, log: Log, local: tzinfo) -> list[Promotion]:
    """Return the promotions. A time without zone is local to the listing's first price history, else UTC."""
    promotions = []
    for number, item in enumerate(items):
        where = f"promotions[{number}]"
        if isinstance(item, str):
            # Shops' own records name a promotion by its words alone.
            item = {"claim_text": item}
            if not item["claim_text"].strip():
                continue
        if not _is_object(item, where, draft, log, _PROMOTION_KEYS, "promotions"):
            continue
        currency = plain_text(item.get("currency")) or None
        announced, starts, ends = (
            _moment(item.get(key), f"{where}.{key}", draft, log, local, end_of_day=key == "ends_at")
            for key in ("announced_at", "starts_at", "ends_at")
        )
        price, reference = (
            read_amount(plain_text(item.get(key)), f"{where}.{key}", log, line=draft.line, currency=currency,
                        listing_id=draft.shown_id)
            for key in ("price", "reference_price")
        )  # fmt: skip
        promotions.append(
            Promotion(
                announced_at=announced,
                starts_at=starts,
                ends_at=ends,
                price=price[0],
                reference_price=reference[0],
                reference_label=plain_text(item.get("reference_label")) or None,
                claimed_percent=_percent(item.get("claimed_percent"), f"{where}.claimed_percent", draft, log),
                claim_text=plain_text(item.get("claim_text")) or None,
                sku=plain_text(item.get("sku")) or None,
                channel=plain_text(item.get("channel")) or None,
                market=plain_text(item.get("market")) or None,
                currency=price[1] or reference[1] or currency,
                facts=_facts(item.get("facts"), f"{where}.facts", draft, log),
            )
        )  # fmt: skip
    return promotions


def _events(items: object, where: str, draft: Draft, log: Log, local: tzinfo, currency: str) -> tuple[PriceEvent, ...]:
    events = []
    for number, item in enumerate(items if isinstance(items, list) else []):
        if not isinstance(item, dict):
            _wrong(f"{where}.events[{number}]", item, draft, log)
            continue
        if (event := _plain_event(item)) is not None:
            events.append(event)
            continue
        place = f"{where}.events[{number}]"
        kind = plain_text(item.get("kind")) or "listed"
        if kind not in _KINDS:
            _wrong_text(f"{place}.kind", kind, "listed, sale, transaction", draft, log)
            continue
        at = _moment(item.get("at", item.get("date")), f"{place}.at", draft, log, local)
        parsed = parse_price(plain_text(item.get("price")), currency=currency)
        if at is not None and states_no_offer(plain_text(item.get("price"))):
            # Trackers store -1 while there is no offer. Dropped, the price before it would seem to run on.
            events.append(PriceEvent(at, Decimal(-1), cast(EventKind, kind)))
        elif parsed.amount is None:
            # Reported even when blank: an event without a price would leave a hole that nobody sees.
            why = "price_not_a_price" if parsed.reason in ("empty", "none_stated") else f"price_{parsed.reason}"
            _bad_price(f"{place}.price", plain_text(item.get("price")), why, draft, log)
        elif at is None and not plain_text(item.get("at", item.get("date"))):
            log.error("bad_time", draft.line, draft.shown_id, where=f"{place}.at", text="")
        elif at is not None:
            events.append(PriceEvent(at, parsed.amount, cast(EventKind, kind)))
    if items is not None and not isinstance(items, list):
        _wrong(f"{where}.events", items, draft, log)
    return tuple(sorted(events, key=lambda event: event.at))


def _plain_event(item: dict[str, Any]) -> PriceEvent | None:
    """Return an event written just as the contract asks; None for one that wants a closer look.

    Histories are made of millions of these, and nothing about them is in doubt.
    """
    at, price, kind = item.get("at"), item.get("price"), item.get("kind", "listed")
    if not (isinstance(at, str) and isinstance(price, str) and isinstance(kind, str)) or kind not in _KINDS:
        return None
    if _PLAIN_MOMENT.fullmatch(at) is None or _PLAIN_AMOUNT.fullmatch(price) is None:
        return None
    try:
        return PriceEvent(datetime.fromisoformat(at), Decimal(price), cast(EventKind, kind))
    except ValueError:
        return None


def _coverage(item: object, where: str, draft: Draft, log: Log, local: tzinfo) -> Coverage | None:
    if item is None:
        return None
    if not isinstance(item, dict):
        _wrong(where, item, draft, log)
        return None
    start = _moment(item.get("from"), f"{where}.from", draft, log, local)
    end = _moment(item.get("to"), f"{where}.to", draft, log, local, end_of_day=True)
    return Coverage(start, end, plain_text(item.get("sampling")) or None) if start and end else None


def _spans(item: object, where: str, draft: Draft, log: Log, local: tzinfo) -> tuple[tuple[datetime, datetime], ...]:
    spans = []
    for number, pair in enumerate(item if isinstance(item, list) else []):
        if not isinstance(pair, list) or len(pair) != 2:
            _wrong(f"{where}[{number}]", pair, draft, log)
            continue
        start, end = (_moment(part, f"{where}[{number}]", draft, log, local) for part in pair)
        if start and end:
            spans.append((start, end))
    return tuple(spans)


def _facts(item: object, where: str, draft: Draft, log: Log) -> tuple[tuple[str, str], ...]:
    """Texts stay as they are; everything else becomes compact JSON: `true`, `7`, `null`, `["…"]`."""
    if item is None:
        return ()
    if not isinstance(item, dict):
        _wrong(where, item, draft, log)
        return ()
    for key in item:
        if key not in FACTS:
            log.note_once("unknown_facts", draft.line, names=str(key)[:80])
    return tuple((key, content if isinstance(content, str) else _compact(content)) for key, content in item.items())


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)


def _options(item: object) -> tuple[tuple[str, str], ...]:
    if isinstance(item, dict):
        return tuple((str(key), plain_text(content)) for key, content in item.items())
    if isinstance(item, list):
        return tuple((str(p[0]), plain_text(p[1])) for p in item if isinstance(p, list) and len(p) == 2)
    return ()


def _percent(item: object, where: str, draft: Draft, log: Log) -> Decimal | None:
    text = plain_text(item).strip().removesuffix("%").strip().removeprefix("-")
    return _decimal(text or None, where, draft, log)


def _decimal(item: object, where: str, draft: Draft, log: Log) -> Decimal | None:
    text = plain_text(item).strip()
    if not text:
        return None
    try:
        value = Decimal(text) if len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        _bad_price(where, text, "price_not_a_price", draft, log)
        return None
    return value


def _moment(
    item: object, where: str, draft: Draft, log: Log, local: tzinfo, *, end_of_day: bool = False
) -> datetime | None:
    return read_moment(
        plain_text(item),
        where,
        log,
        line=draft.line,
        default_zone=local,
        end_of_day=end_of_day,
        listing_id=draft.shown_id,
    )


def plain_text(item: object) -> str:
    """Return a scalar as text; JSON numbers without the noise of binary fractions."""
    if isinstance(item, str):
        return item
    if isinstance(item, bool) or item is None or isinstance(item, (list, dict)):
        return "" if item is None or isinstance(item, bool) else _compact(item)
    if isinstance(item, float):
        text = f"{Decimal(repr(item)):f}"
        # A JSON number has a decimal point and nothing else; a fourth digit keeps 76.986 from looking like thousands.
        return f"{text}0" if len(text.partition(".")[2]) == 3 else text
    return f"{item:f}" if isinstance(item, Decimal) else str(item)


def _is_object(item: object, where: str, draft: Draft, log: Log, known: frozenset[str], family: str) -> bool:
    if not isinstance(item, dict):
        _wrong(where, item, draft, log)
        return False
    for key in item:
        if key not in known:
            log.note_once("unknown_inner_keys", draft.line, where=family, names=str(key)[:80])
    return True


def _wrong(where: str, item: object, draft: Draft, log: Log) -> None:
    expected = "对象" if log.language == "zh" else "an object"
    log.error("wrong_type", draft.line, draft.shown_id, key=where, expected=expected, found=kind_of(item, log.language))


def _wrong_text(where: str, text: str, expected: str, draft: Draft, log: Log) -> None:
    log.error("wrong_type", draft.line, draft.shown_id, key=where, expected=expected, found=f'"{text[:40]}"')


def _bad_price(where: str, text: str, why: str, draft: Draft, log: Log) -> None:
    from listing_audit.ingest.messages import say

    log.error("bad_price", draft.line, draft.shown_id, where=where, text=text[:40], why=say(log.language, why))
