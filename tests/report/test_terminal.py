"""What a person reads: findings about words come first, and what is not there is not shown as a place."""

from __future__ import annotations

from listing_audit.model.findings import Consideration, Finding
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.report.look import Look
from listing_audit.report.terminal import consideration_lines, listing_lines

LISTING = Listing(id="sku-1", fields=(TextField("title", "全网最佳饼干"),))
LOOK = Look(language="en")


def _finding(rule_id: str, message: str, **values: object) -> Finding:
    usual: dict[str, object] = {
        "listing_id": "sku-1", "rule_id": rule_id, "rule_version": 1, "family": "claims", "topic": "missing_information",
        "verdict": "undecided", "severity": "medium", "confidence": "high", "jurisdiction": "CN", "field": "title",
        "message": message, "why": "", "remedy": "", "fingerprint": "0123456789abcdef",
        "details": {"missing_fact": "rest_of_listing"},
    }  # fmt: skip
    return Finding(**{**usual, **values})  # type: ignore[arg-type]


def test_what_the_rest_of_the_listing_may_show_stands_last_one_line_each() -> None:
    words = _finding(
        "cn-superlative-quality", "“最佳” is absolute", topic="superlative", verdict="violation", details={},
        span=RawSpan(2, 4), quote="最佳", context="全网最佳饼干",
    )  # fmt: skip
    missing = [_finding("cn-missing-licence", "No licence number"), _finding("cn-missing-notice", "No notice")]
    lines = list(listing_lines(LISTING, [*missing, words], (), LOOK))
    assert "      全网[[最佳]]饼干" in lines[:5]
    assert lines[-5:] == [
        "",
        "  Missing too, unless the rest of the listing shows it:",
        "  - No licence number  CN · cn-missing-licence · #0123456789ab",
        "  - No notice  CN · cn-missing-notice · #0123456789ab",
        "",
    ]


def test_another_open_question_is_shown_in_full() -> None:
    [fact] = [_finding("cn-x-y", "Unsure", details={"missing_fact": "product_category"})]
    text = "\n".join(listing_lines(LISTING, [fact], (), LOOK))
    assert "Rule cn-x-y · confidence high" in text
    assert "rest of the listing" not in text


def test_a_thing_that_is_not_there_is_considered_without_a_place() -> None:
    considered = [
        Consideration("sku-1", "cn-missing-licence", "title", None, "", "undecided", "the rest of the listing"),
        Consideration("sku-1", "cn-superlative-quality", "title", RawSpan(2, 4), "最佳", "reported", ""),
    ]
    assert list(consideration_lines(considered, LOOK)) == [
        "",
        "  What was considered",
        "  - (no words to mark)  undecided  cn-missing-licence",
        "      the rest of the listing",
        "  - [[最佳]]  reported  title 2–4 · cn-superlative-quality",
    ]
