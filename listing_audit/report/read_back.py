"""Reads published records back into values, so that results can be shown again in another format without a new scan."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

from listing_audit.errors import InputError
from listing_audit.model.findings import (
    SCHEMA_VERSION,
    Citation,
    Consideration,
    Evidence,
    Finding,
    RunFacts,
    Summary,
    Suppression,
)
from listing_audit.model.listing import Listing, Location, ReadError, TextField
from listing_audit.model.prices import Offer
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import CONFIDENCES, SEVERITIES, VERDICTS
from listing_audit.values import frozen


@frozen
class GoneFinding:
    """A finding of the baseline that the run did not find again."""

    finding: Finding


Value = Finding | GoneFinding | Listing | Consideration | ReadError | tuple[Summary, RunFacts]

_MAX_LINE_BYTES = 64 * 1024 * 1024


def read_results(source: BinaryIO, name: str) -> Iterator[Value]:
    """Yield what the lines of a JSON Lines report say, in their order; kinds of records not known here are passed over.

    Raises InputError, naming the line, for a line that is no record, or that another version of the schema wrote.
    """
    number = 0
    while line := source.readline(_MAX_LINE_BYTES + 1):
        number += 1
        if len(line) > _MAX_LINE_BYTES:
            raise InputError(f"{name}:{number}", "the line is longer than any record")
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            value = value_of(record)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise InputError(f"{name}:{number}", f"not a record of a JSON Lines report ({_reason(error)})") from error
        if value is not None:
            yield value


def value_of(record: dict[str, Any]) -> Value | None:
    """Return the value that a record was made from; None for a kind of record that is not known here.

    KeyError, TypeError or ValueError for a record that is not as published.
    """
    kind = record["record"]
    if record["schema_version"] != SCHEMA_VERSION:
        raise ValueError(f"schema version {record['schema_version']}; this program reads {SCHEMA_VERSION}")
    if kind == "finding":
        return _finding(record)
    if kind == "listing":
        return _listing(record)
    if kind == "consideration":
        return Consideration(
            _text(record["listing_id"]),
            _text(record["rule_id"]),
            _text(record["field"]),
            _span(record["span"]),
            _text(record["quote"]),
            record["outcome"],
            _text(record["reason"]),
            record["source"],
        )
    if kind == "error":
        return ReadError(_text(record["path"]), _text(record["reason"]), record["line"], record["listing_id"])
    if kind == "gone":
        return GoneFinding(_finding(record))
    if kind == "summary":
        return _summary(record)
    return None


def _reason(error: Exception) -> str:
    return f"no key {error}" if isinstance(error, KeyError) else str(error).split("\n")[0][:200]


def _finding(record: dict[str, Any]) -> Finding:
    suggestion, suppressed = record["suggestion"], record["suppressed"]
    return Finding(
        listing_id=_text(record["listing_id"]),
        rule_id=_text(record["rule_id"]),
        rule_version=int(record["rule_version"]),
        family=_text(record["family"]),
        topic=_text(record["topic"]),
        verdict=_one_of(record["verdict"], VERDICTS),
        severity=_one_of(record["severity"], SEVERITIES),
        confidence=_one_of(record["confidence"], CONFIDENCES),
        jurisdiction=_text(record["jurisdiction"]),
        field=_text(record["field"]),
        message=_text(record["message"]),
        why=_text(record["why"]),
        remedy=_text(record["remedy"]),
        fingerprint=_text(record["fingerprint"]),
        span=_span(record["span"]),
        quote=record["quote"],
        context=record["context"],
        context_start=int(record["context_start"]),
        suggestion=None if suggestion is None else _text(suggestion["replacement"]),
        penalty=record["penalty"],
        citations=tuple(Citation(c["name"], c["article"], c["url"]) for c in record["citations"]),
        evidence=tuple(
            Evidence(_one_of(e["role"], ("primary", "related")), e["field"], _span(e["span"]), e["quote"], e["note"])
            for e in record["evidence"]
        ),
        details=dict(record["details"]),
        location=_location(record["location"]),
        first_seen=record["first_seen"],
        suppressed=None
        if suppressed is None
        else Suppression(
            _one_of(suppressed["by"], ("waiver", "baseline")),
            _text(suppressed["reason"]),
            suppressed["until"],
            suppressed["owner"],
        ),
    )


def _listing(record: dict[str, Any]) -> Listing:
    return Listing(
        id=_text(record["listing_id"]),
        fields=tuple(
            TextField(
                _text(field["name"]),
                _text(field["text"]),
                _location(field["location"]),
                field["is_html"],
                field["language"],
                field["label"],
            )
            for field in record["fields"]
        ),
        complete=bool(record["complete"]),
        language=record["language"],
        jurisdictions=tuple(record["jurisdictions"]),
        marketplace=record["marketplace"],
        category=record["category"],
        category_text=record["category_text"],
        brand=record["brand"],
        seller=record["seller"],
        url=record["url"],
        observed_at=record["observed_at"],
        offers=tuple(map(_offer, record["offers"])),
        location=_location(record["location"]),
        inferred=tuple(record["inferred"]),
    )


def _offer(record: dict[str, Any]) -> Offer:
    return Offer(
        sku=record["sku"],
        price=_amount(record["price"]),
        currency=record["currency"],
        reference_price=_amount(record["reference_price"]),
        reference_label=record["reference_label"],
        sale_starts_at=_moment(record["sale_starts_at"]),
        sale_ends_at=_moment(record["sale_ends_at"]),
        market=record["market"],
        channel=record["channel"],
        net_quantity=_amount(record["net_quantity"]),
        unit=record["unit"],
        options=tuple((_text(name), _text(value)) for name, value in record["options"]),
        price_text=record["price_text"],
        line=record["line"],
    )


def _amount(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"not an amount: {text!r}") from error


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _summary(record: dict[str, Any]) -> tuple[Summary, RunFacts]:
    summary = Summary(
        listings=int(record["listings"]),
        findings={_one_of(name, SEVERITIES): int(count) for name, count in record["findings"].items()},
        by_family={_text(name): int(count) for name, count in record["by_family"].items()},
        by_verdict={_one_of(name, VERDICTS): int(count) for name, count in record["by_verdict"].items()},
        undecided=int(record["undecided"]),
        advice=int(record["advice"]),
        suppressed=int(record["suppressed"]),
        errors=int(record["errors"]),
        unchanged=int(record.get("unchanged", 0)),
    )
    run = RunFacts(
        tool_version=_text(record["tool_version"]),
        as_of=_text(record["as_of"]),
        rule_set=_text(record["rule_set"]),
        rules=int(record["rules"]),
        language=_text(record["language"]),
    )
    return summary, run


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a text, not {type(value).__name__}")
    return value


def _one_of(value: Any, known: tuple[Any, ...]) -> Any:
    if value not in known:
        raise ValueError(f"expected one of {', '.join(known)}")
    return value


def _span(value: dict[str, Any] | None) -> RawSpan | None:
    return None if value is None else RawSpan(int(value["start"]), int(value["end"]))


def _location(value: dict[str, Any] | None) -> Location | None:
    return None if value is None else Location(_text(value["path"]), value["line"], value["column"], value["pointer"])
