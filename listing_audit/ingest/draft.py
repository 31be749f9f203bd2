"""A listing while its parts come together: every reader fills one and `finished` makes the listing."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Final

from listing_audit.ingest.category_map import category_of
from listing_audit.ingest.ids import derived_id, exact_id, is_damaged
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import has_zone, is_ambiguous, parse_interval, parse_moment
from listing_audit.model.listing import HeldEvidence, Listing, Location, TextField
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.prices import Offer, PriceHistory, Promotion

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_NAME: Final = re.compile(r"[^\w\-]+")


@dataclass(slots=True)
class Draft:
    """Parts of one listing. `ids` are candidates for the id, best first; blank ones are passed over."""

    path: str
    line: int | None = None
    pointer: str | None = None
    ids: list[str] = field(default_factory=list)
    fields: list[TextField] = field(default_factory=list)
    offers: list[Offer] = field(default_factory=list)
    histories: list[PriceHistory] = field(default_factory=list)
    promotions: list[Promotion] = field(default_factory=list)
    evidence: list[HeldEvidence] = field(default_factory=list)
    policy: PrivacyPolicy | None = None
    jurisdictions: tuple[str, ...] = ()
    language: str | None = None
    marketplace: str | None = None
    category_text: str | None = None
    brand: str | None = None
    seller: str | None = None
    url: str | None = None
    observed_at: str | None = None
    complete: bool = True
    extra: list[TextField] = field(default_factory=list)

    def add(
        self,
        name: str,
        text: str,
        *,
        line: int | None = None,
        column: int | None = None,
        pointer: str | None = None,
        is_html: bool | None = None,
        label: str | None = None,
        first_line: int | None = None,
    ) -> None:
        """Add a text unless it is blank. A second text of an attribute's name makes it a list: `attributes.tag[1]`."""
        if not text or text.isspace():
            return
        location = Location(self.path, line or self.line, column, pointer)
        self.fields.append(TextField(name, text, location, is_html, None, label, first_line))

    def add_item(self, name: str, text: str, **where: object) -> None:
        """Add a text to a list: `bullets[0]`, `bullets[1]` …; blank ones are left out."""
        if text and not text.isspace():
            count = sum(1 for f in self.fields if f.name.startswith(f"{name}["))
            self.add(f"{name}[{count}]", text, **where)  # type: ignore[arg-type]

    def keep(self, cells: Sequence[str], names: Sequence[str], used: Collection[int], *, line: int) -> None:
        """Keep the cells of a row that serve nothing else, so that nothing the source says is lost."""
        for column, cell in enumerate(cells):
            if cell and column not in used and not cell.isspace():
                label = names[column] if column < len(names) else ""
                self.extra.append(TextField("extra", cell, Location(self.path, line, column + 1), False, None, label))

    def keep_values(self, record: Mapping[str, object], used: Collection[str]) -> None:
        """Keep the values of a JSON object that serve nothing else, each as JSON."""
        for key, value in record.items():
            if key not in used and value not in (None, "", [], {}):
                text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
                place = Location(self.path, self.line, pointer=f"{self.pointer or ''}/{key}")
                self.extra.append(TextField("extra", text, place, False, None, key))

    @property
    def shown_id(self) -> str | None:
        """The id as far as it is known, for messages."""
        return next((exact for text in self.ids if (exact := exact_id(text))), None)


@lru_cache(maxsize=4096)
def attribute_name(label: str) -> str:
    """Return `attributes.<label>` without characters that a field name cannot hold."""
    return f"attributes.{_NAME.sub('_', label.strip()).strip('_')[:80] or 'other'}"


def finished(draft: Draft, log: Log) -> Listing | None:
    """Return the listing, or None (and an error) when there is nothing in it to check."""
    if not (draft.fields or draft.offers or draft.histories or draft.promotions or draft.policy):
        log.error("nothing_to_check", draft.line, draft.shown_id)
        return None
    fields = tuple(_clean(field_, log) for field_ in draft.fields)
    if log.part is not None:
        fields = tuple(replace(f, location=replace(f.location, pointer=log.part)) for f in fields if f.location)
    inferred: tuple[str, ...] = ()
    listing_id = _chosen_id(draft, log)
    if listing_id is None:
        listing_id, inferred = _content_id(draft, fields), ("id",)
    return Listing(
        id=listing_id,
        fields=fields,
        complete=draft.complete,
        language=draft.language or None,
        jurisdictions=draft.jurisdictions,
        marketplace=draft.marketplace,
        category=category_of(draft.category_text),
        category_text=draft.category_text or None,
        brand=draft.brand or None,
        seller=draft.seller or None,
        url=draft.url or None,
        observed_at=draft.observed_at or None,
        offers=tuple(draft.offers),
        price_histories=tuple(draft.histories),
        promotions=tuple(draft.promotions),
        privacy_policy=draft.policy,
        evidence=tuple(draft.evidence),
        location=Location(draft.path, draft.line, pointer=draft.pointer or log.part),
        inferred=inferred,
        extra=tuple(_clean(field_, log) for field_ in draft.extra),
    )


def _chosen_id(draft: Draft, log: Log) -> str | None:
    for text in draft.ids:
        exact = exact_id(text)
        if exact and is_damaged(exact):
            log.note("id_damaged", draft.line, value=exact)
        elif exact:
            return _SURROGATES.sub("\ufffd", exact)
    return None


def _content_id(draft: Draft, fields: tuple[TextField, ...]) -> str:
    parts = [part for field_ in fields for part in (field_.name, field_.text)]
    if not parts:
        parts = [repr((o.sku, o.price, o.reference_price, o.price_text)) for o in draft.offers]
        parts += [repr((h.sku, h.events)) for h in draft.histories]
        parts += [repr((p.sku, p.price, p.reference_price, p.claim_text, p.starts_at)) for p in draft.promotions]
        parts += [draft.policy.text or draft.policy.html or draft.policy.url or ""] if draft.policy else []
    return derived_id(parts)


def _clean(field_: TextField, log: Log) -> TextField:
    """Replace lone surrogates, which no output format can carry, one by one: positions stay."""
    # Asking whether a text is ASCII is free; most tables of numbers and English are.
    if field_.text.isascii() or not _SURROGATES.search(field_.text):
        return field_
    log.note_once("surrogates", field_.location.line if field_.location else None)
    text = _SURROGATES.sub("\ufffd", field_.text)
    return replace(field_, text=text)


def read_moment(
    text: str, where: str, log: Log, *, line: int | None = None, default_zone: tzinfo = UTC, end_of_day: bool = False,
    listing_id: str | None = None,
) -> datetime | None:  # fmt: skip
    """Return the moment a text names, or None; a text that is none is an error with its place."""
    if not text.strip():
        return None
    moment = parse_moment(text, default_zone, end_of_day=end_of_day)
    if moment is None and is_ambiguous(text):
        log.note_some("time_ambiguous", line, where=where, text=text.strip()[:40])
    elif moment is None:
        log.error("bad_time", line, listing_id, where=where, text=text.strip()[:40])
    elif default_zone is UTC and not has_zone(text):
        # A zone that the source names elsewhere needs no remark.
        log.note_once("zone_assumed", line, zone=str(default_zone))
    return moment


def read_window(text: str, where: str, log: Log, *, line: int | None = None) -> tuple[datetime | None, datetime | None]:
    """Return both ends of `start/end`; UTC where no zone is given, as Google reads it."""
    if not text.strip():
        return None, None
    window = parse_interval(text, UTC) if len(text) <= 80 else None
    if window is None:
        log.error("bad_time", line, where=where, text=text.strip()[:60])
        return None, None
    return window
