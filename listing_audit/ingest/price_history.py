"""Histories out of what traders keep: folders of dated exports, order exports, tracker dumps, and files with histories.

A shop's export states the prices of one moment; a folder of them, one a day, is a history of observations. What it does
not show, it does not know: coverage is written into the history, and goods that an export no longer names were not offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Final

from listing_audit.errors import InputError
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import zone as zone_named
from listing_audit.ingest.price_history_rows import (
    Keyed,
    RowCount,
    is_orders,
    is_tracker_row,
    order_points,
    rows_of,
    tracker_points,
)
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.prices import Coverage, Offer, PriceEvent, PriceHistory, Promotion

_DATE: Final = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[T_ -]?([01]\d|2[0-3])[-_:.hH]?([0-5]\d))?(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Assumed:
    """What the files do not say."""

    currency: str | None = None
    timezone: str = "UTC"
    language: str = "en"


@dataclass(slots=True)
class Histories:
    """Histories by article, promotions announced in the files, and what could not be read."""

    histories: list[PriceHistory] = field(default_factory=list)
    promotions: list[Promotion] = field(default_factory=list)
    problems: list[ReadError | ReadNote] = field(default_factory=list)


@dataclass(slots=True)
class _Series:
    """Observations of one article while they are gathered."""

    events: list[PriceEvent] = field(default_factory=list)
    currency: str | None = None
    seen: set[datetime] = field(default_factory=set)


def read_price_history(paths: Sequence[Path], assumed: Assumed) -> Histories:
    """Return the histories of all paths together; offers and deals of one article, channel and market are joined.

    A folder is taken as exports of one moment each, dated by their names (`2026-05-01.csv`, `feed_20260501T0300.xml`).
    A file holds histories (canonical, price table, Keepa), orders, or a tracker's observations; its content says which.
    """
    found = Histories()
    for path in paths:
        if path.is_dir():
            _read_folder(path, assumed, found)
        elif path.exists():
            _read_file(path, assumed, found)
        else:
            raise InputError(
                path.as_posix(), "no such file or folder" if assumed.language != "zh" else "没有这个文件或文件夹"
            )
    found.histories = _joined(found.histories)
    return found


def _zone(assumed: Assumed) -> tzinfo:
    return zone_named(assumed.timezone) or UTC


# ------------------------------------------------------------------ one file


def _read_file(path: Path, assumed: Assumed, found: Histories) -> None:
    log = Log(path.as_posix(), assumed.language)
    rows = rows_of(path, log) if path.suffix.lower().removesuffix(".gz") not in (".xlsx", ".html", ".xml") else iter(())
    first = next(rows, None)
    if first is not None and (is_orders(first[1]) or is_tracker_row(first[1])):

        def again() -> Iterator[tuple[int, object]]:
            yield first
            yield from rows

        count = RowCount()
        points = order_points if is_orders(first[1]) else tracker_points
        keyed = list(points(again(), path.as_posix(), _zone(assumed), count))  # type: ignore[arg-type]
        found.histories += _from_points(keyed, assumed, watched=points is tracker_points)
        found.problems += [*count.errors, *log.drain()]
        if count.void:
            zh = assumed.language == "zh"
            words = (
                f"{count.void} 笔退款、取消或未付款的订单不作为成交价"
                if zh
                else f"{count.void} refunded, cancelled or unpaid orders are no deals"
            )
            found.problems.append(ReadNote(path.as_posix(), words))
        return
    for item in read_source(path, language=assumed.language):
        if not isinstance(item, Listing):
            found.problems.append(item)
            continue
        found.histories += [replace(h, sku=h.sku or item.id) for h in item.price_histories]
        found.promotions += [replace(p, sku=p.sku or item.id) for p in item.promotions]


def _from_points(points: list[Keyed], assumed: Assumed, *, watched: bool) -> Iterator[PriceHistory]:
    # The name of a trader's only shop tells nothing apart, and would keep its deals from its offers.
    shops = {point.channel for point in points}
    groups: dict[tuple[str, str | None, str | None], list[PriceEvent]] = {}
    for point in points:
        channel = point.channel if len(shops) > 1 else None
        groups.setdefault((point.sku, channel, point.currency), []).append(point.event)
    for (sku, channel, currency), events in groups.items():
        ordered = tuple(sorted(events, key=lambda event: event.at))
        coverage = Coverage(ordered[0].at, ordered[-1].at, "snapshot") if watched else None
        yield PriceHistory(
            currency or assumed.currency or "XXX", assumed.timezone, ordered, sku, channel, coverage=coverage
        )


# ------------------------------------------------------------------ dated exports


def moment_in_name(name: str, zone: tzinfo) -> datetime | None:
    """Return the moment that a file name states; a bare day is its beginning."""
    match = _DATE.search(name)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups()[:3])
    try:
        at = datetime.combine(datetime(year, month, day).date(), time(int(match[4] or 0), int(match[5] or 0)), zone)
    except ValueError:
        return None
    return at


def _read_folder(folder: Path, assumed: Assumed, found: Histories) -> None:
    zone = _zone(assumed)
    dated = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
        at = moment_in_name(path.relative_to(folder).as_posix(), zone)
        if at is None:
            words = "文件名没有日期，未读取" if assumed.language == "zh" else "no date in the file name: not read"
            found.problems.append(ReadError(path.as_posix(), words))
        else:
            dated.append((at, path))
    series: dict[tuple[str, str | None, str | None], _Series] = {}
    looks = sorted({at for at, _ in dated})
    for at, path in sorted(dated, key=lambda pair: (pair[0], pair[1].as_posix())):
        for item in read_source(path, language=assumed.language):
            if isinstance(item, Listing):
                _observe(item, at, series, found)
            else:
                found.problems.append(item)
    for (sku, channel, market), one in series.items():
        found.histories.append(
            PriceHistory(
                one.currency or assumed.currency or "XXX", assumed.timezone, tuple(one.events), sku, channel, market,
                Coverage(looks[0], looks[-1], "snapshot"), tuple(_absent(one, looks)),
            )
        )  # fmt: skip


def _observe(
    item: Listing, at: datetime, series: dict[tuple[str, str | None, str | None], _Series], found: Histories
) -> None:
    for offer in item.offers:
        price = _price_at(offer, at)
        if price is None:
            continue
        key = (offer.sku or item.id, offer.channel, offer.market)
        one = series.setdefault(key, _Series())
        if at in one.seen:
            words = f"{key[0]}: more than one price in one export; the first is kept"
            found.problems.append(ReadError(item.location.path if item.location else "", words, None, item.id))
            continue
        one.seen.add(at)
        one.currency = one.currency or offer.currency
        reduced = offer.reference_price is not None and offer.reference_price > price
        one.events.append(PriceEvent(at, price, "sale" if reduced else "listed"))


def _price_at(offer: Offer, at: datetime) -> Decimal | None:
    """Return the price in force at the moment: outside its stated sale window an offer costs its regular price."""
    if offer.reference_price is not None and (
        (offer.sale_starts_at is not None and at < offer.sale_starts_at)
        or (offer.sale_ends_at is not None and at > offer.sale_ends_at)
    ):
        return offer.reference_price
    return offer.price


def _absent(one: _Series, looks: list[datetime]) -> Iterator[tuple[datetime, datetime]]:
    """From an export that no longer names the goods to the next one that does, they were not offered."""
    since: datetime | None = None
    started = False
    for at in looks:
        if at in one.seen:
            if since is not None and started:
                yield since, at
            since, started = None, True
        elif since is None:
            since = at
    if since is not None and started and since < looks[-1]:
        yield since, looks[-1]


def _joined(histories: list[PriceHistory]) -> list[PriceHistory]:
    """Join offers and deals of one article, channel, market and currency; zones and coverage of the offers win."""
    groups: dict[tuple[str | None, str | None, str | None, str], list[PriceHistory]] = {}
    for history in histories:
        groups.setdefault((history.sku, history.channel, history.market, history.currency), []).append(history)
    out = []
    for group in groups.values():
        lead = next((h for h in group if any(event.kind != "transaction" for event in h.events)), group[0])
        events = sorted((event for h in group for event in h.events), key=lambda event: event.at)
        away = tuple(span for h in group for span in h.unavailable)
        out.append(replace(lead, events=tuple(events), unavailable=away))
    return out


def canonical(history: PriceHistory) -> dict[str, object]:
    """Return the history as a canonical listing's `price_histories` holds it."""
    found: dict[str, object] = {
        "sku": history.sku, "channel": history.channel, "market": history.market, "currency": history.currency,
        "timezone": history.timezone,
        "events": [{"at": e.at.isoformat(), "price": f"{e.price:f}", "kind": e.kind} for e in history.events],
    }  # fmt: skip
    if history.coverage is not None:
        found["coverage"] = {
            "from": history.coverage.start.isoformat(),
            "to": history.coverage.end.isoformat(),
            "sampling": history.coverage.sampling,
        }
    if history.unavailable:
        found["unavailable"] = [[start.isoformat(), end.isoformat()] for start, end in history.unavailable]
    return {key: value for key, value in found.items() if value is not None}
