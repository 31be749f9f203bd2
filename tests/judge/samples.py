"""Small rules and outcomes for tests of the judge. No engine: a judge is told what was found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from listing_audit.model.findings import Evidence
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import family_of
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Applies, Rule, Source
from listing_audit.verify.outcome import Outcome

TODAY = date(2026, 11, 21)
LAW = Source("广告法", "9(3)", "https://law.example/9")


def rule(rule_id: str = "cn-superlative-quality", **changes: Any) -> Rule:
    """A rule about superlatives in China; any part can be changed."""
    topic = changes.get("topic", "superlative")
    base = Rule(
        id=rule_id,
        version=1,
        status="stable",
        kind="phrase",
        topic=topic,
        family=family_of(topic),
        title=Bilingual("品质用语", "Quality words"),
        applies=Applies(jurisdictions=("CN",)),
        sources=(LAW,),
        severity="high",
        verdict="violation",
        message=Bilingual("{field}中的“{quote}”", "“{quote}” in the {field}"),
        why=Bilingual("因为", "Because"),
        remedy=Bilingual("删除“{quote}”", "Delete “{quote}”"),
    )
    return replace(base, **changes)


def listing(*texts: tuple[str, str], **changes: Any) -> Listing:
    """A listing with these fields (name, text)."""
    return replace(Listing("sku-1", tuple(TextField(name, text) for name, text in texts)), **changes)


def hit(of: Listing, field: str, quote: str, by: Rule | None = None, /, *, nth: int = 0, **changes: Any) -> Outcome:
    """The outcome that stands on the nth place of the quote in that field."""
    text = next(one for one in of.fields if one.name == field)
    start = -1
    for _ in range(nth + 1):
        start = text.text.index(quote, start + 1)
    found = Outcome(
        rule=by or rule(),
        jurisdiction="CN",
        field=text,
        span=RawSpan(start, start + len(quote)),
        quote=quote,
        folded_quote=quote.casefold(),
        state="stands",
    )
    return replace(found, **changes)


def primary(field: str, start: int, end: int, quote: str) -> Evidence:
    """The evidence that a finding itself rests on."""
    return Evidence("primary", field, RawSpan(start, end), quote)
