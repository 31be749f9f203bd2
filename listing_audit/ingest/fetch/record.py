"""Writes down what a visit gave: the saved page, its listings, one more look at each price; and the listings as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from listing_audit.ingest.canonical_record import canonical_record
from listing_audit.ingest.fetch.archive import Archive, KnownPage, StoredListing, Task, digest_of
from listing_audit.ingest.fetch.client import Answer, FetchFailed
from listing_audit.ingest.fetch.messages import say
from listing_audit.ingest.fetch.pages import Found, Page, extension_of, media_type, policy_listing, read_fetched
from listing_audit.ingest.fetch.prices import (
    NOT_OFFERED,
    Article,
    Look,
    add_look,
    articles_of,
    history_of_looks,
    looks_in,
)
from listing_audit.model.listing import Listing, ReadError, ReadNote

# One file each; the largest feeds of shops hold about so many. Without a limit one page could fill a disk with files.
MOST_ARTICLES: Final = 50_000


@dataclass(frozen=True, slots=True)
class Recorder:
    """How results are written down. timezone: whose local days the prices belong to. keep_versions: older pages stay."""

    archive: Archive
    timezone: str
    language: str
    keep_versions: bool = False
    products_only: bool = False

    def page(self, task: Task, answer: Answer, known: KnownPage | None, at: datetime) -> tuple[Found, bool]:
        """Write down a page and return what it holds, and whether it changed. Raises FetchFailed when it is no page."""
        page, file, changed = self._saved(task, answer, known, at)
        if task.kind == "policy":
            found = Found((policy_listing(page, asked=task.url),))
        else:
            found = read_fetched(page, asked=task.url, shown=file, language=self.language)
            if self.products_only and not found.states_product:
                found = Found(told=tuple(part for part in found.told if isinstance(part, ReadError)), passed_over=True)
        told = list(found.told)
        room = [MOST_ARTICLES]
        stored = [self._listing(task, listing, at, file, told, room) for listing in found.listings]
        if room[0] < 0:
            told.append(ReadError(file, say(self.language, "prices_many", limit=MOST_ARTICLES)))
        self._no_longer_offered(task, stored, at)
        since = known.changed_at if known is not None and not changed else at.isoformat(timespec="seconds")
        etag, last_modified = _validators(answer, known)
        page_now = KnownPage(
            answer.url, at.isoformat(timespec="seconds"), since, etag, last_modified, page.content_type,
            digest_of(page.body), file,
        )  # fmt: skip
        self.archive.remember(task, page_now, stored)
        return Found(found.listings, tuple(told), found.policies, found.states_product, found.passed_over), changed

    def gone(self, task: Task, at: datetime) -> None:
        """Write down that a page is no longer there: its goods are not offered any more."""
        self._no_longer_offered(task, [], at)
        self.archive.forget(task)

    def lines(self) -> Iterator[str]:
        """Yield every listing as a line of JSON, with all prices that were seen of it."""
        for url, checked_at, stored in self.archive.all_listings():
            record: dict[str, Any] = json.loads(stored.record)
            record.setdefault("observed_at", checked_at)
            articles = [Article(url, *parts) for parts in stored.articles]  # type: ignore[arg-type]
            histories = [
                history
                for article in articles
                if (history := history_of_looks(
                    looks_in(self.archive.prices / article.file_name), article, timezone=self.timezone
                )) is not None
            ]  # fmt: skip
            if histories:
                written = canonical_record(Listing(record["id"], price_histories=tuple(histories)))
                known = record.get("price_histories", [])
                record["price_histories"] = [*known, *written["price_histories"]]  # type: ignore[misc]
            yield json.dumps(record, ensure_ascii=False)

    # ------------------------------------------------------------------ inner

    def _saved(self, task: Task, answer: Answer, known: KnownPage | None, at: datetime) -> tuple[Page, str, bool]:
        if answer.status == 304 and known is not None:
            body = (self.archive.folder / known.file).read_bytes()
            return Page(known.final_url, known.content_type, body), known.file, False
        content_type = answer.headers.get("content-type", "")[:200]
        extension = extension_of(content_type)
        if extension is None:
            raise FetchFailed("not_a_page", detail=media_type(content_type)[:60])
        if not answer.body.strip():
            raise FetchFailed("empty")
        page = Page(answer.url, content_type, answer.body)
        if known is not None and known.digest == digest_of(answer.body):
            return page, known.file, False
        stamp = f"{at:%Y%m%dT%H%M%SZ}" if self.keep_versions else None
        return page, self.archive.save(task, answer.body, extension, stamp=stamp), True

    def _listing(
        self,
        task: Task,
        listing: Listing,
        at: datetime,
        file: str,
        told: list[ReadError | ReadNote],
        room: list[int],
    ) -> StoredListing:
        offers, left_out = articles_of(listing, task.url)
        room[0] -= len(offers)
        if room[0] < 0:
            offers = {}
        if left_out:
            told.append(ReadNote(file, say(self.language, "several_prices", id=listing.id)))
        title = next((field.text for field in listing.fields if field.name == "title"), "")
        for article, offer in offers.items():
            assert offer.price is not None
            look = Look(at, offer.price, offer.reference_price)
            add_look(self.archive.prices, article, look, title=title, timezone=self.timezone)
        record = json.dumps(canonical_record(listing), ensure_ascii=False)
        return StoredListing(record, tuple(_parts(article) for article in offers))

    def _no_longer_offered(self, task: Task, now_there: list[StoredListing], at: datetime) -> None:
        """Add a look without offer for every article that was there the last time and is not any more."""
        there = {parts for stored in now_there for parts in stored.articles}
        for stored in self.archive.listings_of(task):
            for parts in stored.articles:
                if parts not in there:
                    article = Article(task.url, *parts)  # type: ignore[arg-type]
                    add_look(self.archive.prices, article, Look(at, NOT_OFFERED), title="", timezone=self.timezone)


def _validators(answer: Answer, known: KnownPage | None) -> tuple[str | None, str | None]:
    """What the next visit asks by whether anything is new. A 304 may leave out what has not changed."""
    etag, last_modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status == 304 and known is not None:
        return etag or known.etag, last_modified or known.last_modified
    return etag, last_modified


def _parts(article: Article) -> tuple[str | None, ...]:
    return (article.listing_id, article.sku, article.currency, article.market, article.channel)
