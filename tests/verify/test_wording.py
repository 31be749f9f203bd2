"""Rules of kind `wording` beside the others."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from listing_audit.api import Scanner
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, TextField

_CLAIM = "喝上半个月膝盖再也不疼了"


@cache
def _scanner(*select: str) -> Scanner:
    return Scanner(as_of=date(2026, 11, 21), language="en", select=list(select))


def _findings(text: str, *select: str) -> list[Finding]:
    field = TextField("description", text, is_html="<p>" in text)
    listing = Listing(id="1", fields=(field,), jurisdictions=("CN",), category="cosmetics")
    found = [one for audit in _scanner(*select).scan_listings([listing]) for one in audit.findings]
    return [one for one in found if one.span is not None]


def _learned(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.rule_id.endswith("reads-like-one")]


_READ = (
    "cn-medical-claim-reads-like-one",
    "cn-exaggerated-effect-reads-like-one",
    "cn-efficacy-guarantee-reads-like-one",
)


def test_a_claim_is_told_as_a_matter_of_proof_and_with_little_confidence() -> None:
    [found] = _findings(_CLAIM, *_READ)
    assert (found.verdict, found.severity, found.confidence) == ("needs_evidence", "medium", "low")
    assert found.quote == _CLAIM


def test_where_a_rule_knows_the_words_nothing_is_merely_read() -> None:
    text = "三天根治湿疹，永不复发"
    assert _learned(_findings(text, *_READ))
    found = _findings(text)
    known = [one for one in found if one not in _learned(found)]
    assert known
    assert not any(a.span and b.span and a.span.overlaps(b.span) for a in _learned(found) for b in known)


def test_what_another_rule_cleared_is_not_read_as_a_claim_after_all() -> None:
    text = "本品不能治疗湿疹，也不能代替药物"
    assert _learned(_findings(text)) == []


@pytest.mark.parametrize(
    "text", ["三天内从杭州发货，七天无理由退货", "净含量50克，保质期三年", "纯棉面料，机洗后自然晾干"]
)
def test_plain_facts_are_not_read_as_claims(text: str) -> None:
    assert _learned(_findings(text)) == []


def test_the_place_is_in_the_text_as_given() -> None:
    text = "<p>Ａ款</p><p>喝上半个月膝盖再也&nbsp;不疼了</p>"
    [found] = _findings(text, *_READ)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.quote == "喝上半个月膝盖再也&nbsp;不疼了"
