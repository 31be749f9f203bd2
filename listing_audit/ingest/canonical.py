"""The project's own listing format: one JSON object a listing. Unknown keys are kept as attributes and named once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from listing_audit.ingest.canonical_prices import read_histories, read_offers, read_promotions
from listing_audit.ingest.columns import REVIEWS, ROLES, normal_name
from listing_audit.ingest.draft import Draft, attribute_name, finished
from listing_audit.ingest.json_records import Record, kind_of, parsed
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import zone
from listing_audit.model.listing import HeldEvidence, Listing, ReadError, ReadNote
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.scope import JURISDICTIONS, MARKETPLACES

_OFFER_KEYS: Final = (
    "price", "reference_price", "reference_label", "currency", "sku", "sale_starts_at", "sale_ends_at", "market", "channel",
    "net_quantity", "unit", "options",
)  # fmt: skip
_TEXT_KEYS: Final = ("title", "subtitle", "description")
_PLAIN_KEYS: Final = ("brand", "seller", "url", "observed_at", "language", "category", "marketplace")
_SYNONYM_KEYS: Final = frozenset((*_TEXT_KEYS, "id", "price", "reference_price", "brand", "url", "category"))
_KNOWN: Final = frozenset(
    {"id", "bullets", "attributes", "complete", "jurisdictions", "offers", "price_histories", "price_history", "promotions",
     "promotion", "privacy_policy", "evidence", "description_html", *_OFFER_KEYS, *_TEXT_KEYS, *_PLAIN_KEYS}
)  # fmt: skip
_MARKETPLACE_NAMES: Final = {
    "淘宝": "taobao", "天猫": "tmall", "京东": "jd", "拼多多": "pinduoduo", "抖音": "douyin", "抖店": "douyin", "小红书": "xiaohongshu",
    "pdd": "pinduoduo", "google": "google_merchant", "google shopping": "google_merchant", "facebook": "meta", "instagram": "meta",
    "tiktok": "tiktok_shop", "tiktok shop": "tiktok_shop", "own site": "own_site", "red": "xiaohongshu",
}  # fmt: skip
_PRICE_RECORDS: Final = frozenset({"price_histories", "price_history", "promotions", "promotion"})
_MOST_LEAVES: Final = 500  # texts of one unknown key; a tree beyond that is data, not prose


def read_canonical(
    records: Iterable[Record], column_map: Mapping[str, str], log: Log
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each record. A record that cannot be read is an error with its line, and reading goes on."""
    for record in records:
        value = parsed(record, log)
        if value is not None:
            if column_map:
                value = renamed(value, column_map, log)
            listing = listing_of(value, log.path, record.line, record.pointer, log)
            if listing is not None:
                yield listing
        if log.pending:
            yield from log.drain()
    yield from log.drain()


def listing_of(value: Mapping[str, Any], path: str, line: int, pointer: str, log: Log) -> Listing | None:
    """Return the listing that one JSON object describes, or None when it holds nothing to check."""
    draft = Draft(path, line, pointer or None)
    if not (_TEXT_KEYS[0] in value or _TEXT_KEYS[2] in value):
        value = _with_synonyms(value, log)
    draft.ids = [_id_text(value.get("id"), "id", draft, log)]
    draft.complete = _truth(value.get("complete"), "complete", draft, log)
    _read_texts(draft, value, log)
    for key in _PLAIN_KEYS:
        if value.get(key) is None:
            continue
        text = _text(value[key], key, draft, log)
        if key == "marketplace":
            draft.marketplace = marketplace_of(text)
        elif key == "category":
            draft.category_text = text.strip()
        elif key == "language":
            draft.language = text.strip() or None
        else:
            setattr(draft, key, text.strip())
    draft.jurisdictions = _jurisdictions(value.get("jurisdictions"), draft, log)
    draft.policy = _policy(value.get("privacy_policy"), draft, log)
    draft.evidence = _evidence(value.get("evidence"), draft, log)
    _read_prices(draft, value, log)
    _read_unknown(draft, value, log)
    return finished(draft, log)


def marketplace_of(text: str) -> str | None:
    """Return the project's name of a marketplace (`天猫` is `tmall`); an unknown one stays as given, in lower case."""
    plain = text.strip().lower()
    if plain in MARKETPLACES:
        return plain
    return _MARKETPLACE_NAMES.get(plain.replace("_", " "), plain) or None


def _read_texts(draft: Draft, value: Mapping[str, Any], log: Log) -> None:
    html = value.get("description_html")
    for key in _TEXT_KEYS:
        text = _text(value.get(key), key, draft, log)
        forced = True if key == "description" and html is True else None
        draft.add(key, text, pointer=_at(draft, key), is_html=forced)
    if isinstance(html, str):
        # The same description as markup, or the only one there is.
        alone = not any(field.name == "description" for field in draft.fields)
        name = "description" if alone else "attributes.description_html"
        draft.add(name, html, pointer=_at(draft, "description_html"), is_html=True)
    bullets = value.get("bullets")
    if isinstance(bullets, list):
        for number, bullet in enumerate(bullets):
            text = _text(bullet, f"bullets[{number}]", draft, log)
            # The number is the source's own, so that a finding names the right bullet.
            draft.add(f"bullets[{number}]", text, pointer=_at(draft, f"bullets/{number}"))
    else:
        draft.add("bullets[0]", _text(bullets, "bullets", draft, log), pointer=_at(draft, "bullets"))
    attributes = value.get("attributes")
    if isinstance(attributes, dict):
        for name, content in attributes.items():
            _add_leaves(draft, name, content, f"attributes/{_escaped(name)}", log)
    elif isinstance(attributes, list):
        for number, pair in enumerate(attributes):
            if isinstance(pair, dict) and isinstance(pair.get("name"), str):
                _add_leaves(draft, pair["name"], pair.get("value"), f"attributes/{number}/value", log)
            else:
                _add_leaves(draft, "other", pair, f"attributes/{number}", log)
    elif attributes is not None:
        _wrong(draft, "attributes", attributes, log, "对象", "an object")


def _read_prices(draft: Draft, value: Mapping[str, Any], log: Log) -> None:
    shared = {key: value[key] for key in _OFFER_KEYS if value.get(key) is not None}
    if "price" in shared or "reference_price" in shared:
        draft.offers.extend(read_offers([shared], draft, log, shared))
    draft.offers.extend(read_offers(_listed(value.get("offers")), draft, log, shared))
    if not _PRICE_RECORDS & value.keys():
        return
    for key in ("price_histories", "price_history"):
        draft.histories.extend(read_histories(_listed(value.get(key)), draft, log, shared))
    named = next((history.timezone for history in draft.histories), None)
    default_zone: tzinfo = (zone(named) if named else None) or UTC
    for key in ("promotions", "promotion"):
        draft.promotions.extend(read_promotions(_listed(value.get(key)), draft, log, default_zone))


def _read_unknown(draft: Draft, value: Mapping[str, Any], log: Log) -> None:
    unknown = [key for key in value if key not in _KNOWN]
    for key in unknown:
        _add_leaves(draft, key, value[key], _escaped(key), log)
        if normal_name(key) not in REVIEWS:
            log.note_once("unknown_keys", draft.line, names=key[:80])


def _is_of_buyers(key: str, draft: Draft, log: Log) -> bool:
    """Whether buyers' reviews stand under the key: the seller does not say them. It is told once that they are left out."""
    found = normal_name(key) in REVIEWS
    if found:
        log.note_once("reviews_not_checked", draft.line, names=key[:80])
    return found


def _add_leaves(draft: Draft, name: str, content: object, pointer: str, log: Log) -> None:
    """Add the texts of an attribute: one, a list of them, or those of a small tree without what buyers wrote in it.

    Not recursive on purpose.
    """
    if _is_of_buyers(name, draft, log):
        return
    if isinstance(content, str):
        draft.add(_leaf_name(name), content, pointer=_at(draft, pointer))
        return
    waiting: list[tuple[str, object, str]] = [(name, content, pointer)]
    leaves = 0
    while waiting and leaves < _MOST_LEAVES:
        label, item, place = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(
                (f"{label}.{key}", inner, f"{place}/{_escaped(str(key))}")
                for key, inner in reversed(list(item.items()))
                if not _is_of_buyers(str(key), draft, log)
            )
        elif isinstance(item, list):
            waiting.extend((f"{label}[{n}]", inner, f"{place}/{n}") for n, inner in reversed(list(enumerate(item))))
        elif item is not None:
            leaves += 1
            draft.add(_leaf_name(label), _scalar(item), pointer=_at(draft, place))


@lru_cache(maxsize=4096)
def _leaf_name(label: str) -> str:
    base, bracket, index = label.partition("[")
    return ".".join(
        attribute_name(part) if n == 0 else attribute_name(part)[11:] for n, part in enumerate(base.split("."))
    ) + (bracket + index if bracket else "")


def _scalar(item: object) -> str:
    if isinstance(item, str):
        return item
    return str(item).lower() if isinstance(item, bool) else str(item)


def _text(item: object, key: str, draft: Draft, log: Log) -> str:
    """Return a text; a number as it is written, a list of texts line by line. An object is an error that names the key."""
    if isinstance(item, str):
        return item
    if item is None:
        return ""
    if isinstance(item, (int, float, Decimal)):
        return _scalar(item)
    if isinstance(item, list) and all(isinstance(part, (str, int, float, Decimal)) for part in item):
        return "\n".join(_scalar(part) for part in item)
    _wrong(draft, key, item, log, "文本", "a text")
    return ""


def _id_text(item: object, key: str, draft: Draft, log: Log) -> str:
    if isinstance(item, bool):
        _wrong(draft, key, item, log, "文本", "a text")
        return ""
    return _text(item, key, draft, log)


def _truth(item: object, key: str, draft: Draft, log: Log) -> bool:
    if item is None or isinstance(item, bool):
        return item is not False
    if isinstance(item, str) and item.strip().lower() in ("false", "no", "0"):
        return False
    if not (isinstance(item, str) and item.strip().lower() in ("true", "yes", "1")):
        _wrong(draft, key, item, log, "true 或 false", "true or false")
    return True


def _wrong(draft: Draft, key: str, item: object, log: Log, chinese: str, english: str) -> None:
    expected = chinese if log.language == "zh" else english
    log.error("wrong_type", draft.line, draft.shown_id, key=key, expected=expected, found=kind_of(item, log.language))


def _jurisdictions(item: object, draft: Draft, log: Log) -> tuple[str, ...]:
    listed = item if isinstance(item, list) else [] if item is None else str(item).replace(",", " ").split()
    codes = []
    for part in listed:
        code = _text(part, "jurisdictions", draft, log).strip().upper().replace("_", "-")
        code = {"UK": "GB", "USA": "US", "CHN": "CN"}.get(code, code)
        if code and code not in JURISDICTIONS:
            log.note_once("unknown_jurisdiction", draft.line, code=code[:20])
        if code and code not in codes:
            codes.append(code)
    return tuple(codes)


def _policy(item: object, draft: Draft, log: Log) -> PrivacyPolicy | None:
    if isinstance(item, str):
        if not item.strip():
            return None
        is_address = item.startswith(("http://", "https://")) and not item.strip().count(" ")
        return PrivacyPolicy(url=item.strip()) if is_address else PrivacyPolicy(text=item)
    if isinstance(item, dict):
        parts = {
            key: _text(item.get(key), f"privacy_policy.{key}", draft, log) or None for key in ("text", "html", "url")
        }
        _name_unknown(item, frozenset(parts), "privacy_policy", draft, log)
        return PrivacyPolicy(**parts) if any(parts.values()) else None
    if item is not None:
        _wrong(draft, "privacy_policy", item, log, "对象", "an object")
    return None


def _evidence(item: object, draft: Draft, log: Log) -> list[HeldEvidence]:
    held = []
    for number, part in enumerate(_listed(item)):
        where = f"evidence[{number}]"
        if not isinstance(part, dict):
            _wrong(draft, where, part, log, "对象", "an object")
            continue
        keys = ("topic", "ref", "issuer", "valid_until", "note")
        _name_unknown(part, frozenset(keys), "evidence", draft, log)
        topic, ref, issuer, valid_until, note = (
            _text(part.get(key), f"{where}.{key}", draft, log).strip() for key in keys
        )
        if topic:
            held.append(HeldEvidence(topic, ref, issuer or None, valid_until or None, note or None))
        else:
            log.error("wrong_type", draft.line, draft.shown_id, key=f"{where}.topic",
                      expected="文本" if log.language == "zh" else "a text", found=kind_of(None, log.language))  # fmt: skip
    return held


def _name_unknown(item: Mapping[str, Any], known: frozenset[str], where: str, draft: Draft, log: Log) -> None:
    for key in item:
        if key not in known:
            log.note_once("unknown_inner_keys", draft.line, where=where, names=str(key)[:80])


def _listed(item: object) -> list[Any]:
    return item if isinstance(item, list) else [] if item is None else [item]


def _at(draft: Draft, key: str) -> str:
    return f"{draft.pointer or ''}/{key}"


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def renamed(value: Mapping[str, Any], column_map: Mapping[str, str], log: Log) -> dict[str, Any]:
    """Return the record with the caller's keys under our names: {"title": "name"} reads `name` as the title."""
    mapped = {theirs: ours for ours, theirs in column_map.items()}
    return {mapped.get(key, key): content for key, content in value.items() if key in mapped or key not in column_map}


def _with_synonyms(value: Mapping[str, Any], log: Log) -> Mapping[str, Any]:
    """Return a record without title and description with those of its keys that are known column names under ours."""
    renamed: dict[str, Any] = {}
    for key, content in value.items():
        role = ROLES.get(normal_name(key)) if key not in _KNOWN and isinstance(content, (str, int, float)) else None
        ours = {"reference": "reference_price"}.get(role or "", role)
        if ours in _SYNONYM_KEYS and ours not in value and ours not in renamed:
            renamed[ours] = content
            if ours == "reference_price":
                renamed.setdefault("reference_label", key)
            log.note_once("key_read_as", key=key[:80], role=ours)
            continue
        renamed[key] = content
    return renamed
