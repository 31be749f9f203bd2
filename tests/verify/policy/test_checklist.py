"""The checklist of one policy: a column for every place, the duty, the state, the sentence and what to add."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from listing_audit.datafiles import shipped
from listing_audit.model.checklist import Check, Checklist
from listing_audit.rules.compiled import load_cached
from listing_audit.rules.library import Library
from listing_audit.verify.policy.checklist import checklist

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "policies"


@cache
def library() -> Library:
    return load_cached([shipped("rules")], [shipped("lexicons")], cache_dir=None)


def checked(name: str, *places: str, language: str = "en") -> Checklist:
    return text_checked((FIXTURES / name).read_text(encoding="utf-8"), *places, language=language)


def text_checked(text: str, *places: str, language: str = "en") -> Checklist:
    return checklist(
        text,
        library().rules,
        jurisdictions=places,
        document="policy",
        is_html=None,
        language=language,
        simplify=dict(library().tables.traditional),
        as_of="2026-11-22",
        rule_set="test",
    )


def check_of(found: Checklist, topic: str, place: str) -> Check:
    row = next(row for row in found.rows if row.topic == topic)
    return next(check for check in row.checks if check.jurisdiction == place)


def test_a_shop_that_sells_to_several_places_gets_a_column_for_each() -> None:
    """The same silence is a gap where the law asks, and none where it does not."""
    found = checked("en-pet-ca.txt", "US-CA", "DE")
    assert check_of(found, "do_not_sell", "US-CA").state == "present"
    assert "do_not_sell" not in {
        row.topic
        for row in found.rows
        for check in row.checks
        if check.jurisdiction == "DE" and check.state != "silent"
    }
    assert check_of(found, "rights_complaint", "DE").state == "missing"
    assert [one.article for one in check_of(found, "rights_complaint", "DE").citations] == ["13(2)(d)"]
    assert check_of(found, "retention", "US-CA").state == check_of(found, "retention", "DE").state == "missing"


def test_a_present_disclosure_quotes_its_sentence_and_asks_for_nothing() -> None:
    text = (FIXTURES / "en-saddlery-terse.txt").read_text(encoding="utf-8")
    one = check_of(text_checked(text, "GB"), "rights_complaint", "GB")
    assert one.state == "present" and one.remedy is None and one.quoted is not None
    assert one.quoted.text == text[one.quoted.span.start : one.quoted.span.end]
    assert "Information Commissioner" in one.quoted.text


def test_a_gap_says_what_to_add_with_slots_in_the_language_asked_for() -> None:
    gap = check_of(checked("zh-run-app.md", "CN", language="zh"), "retention", "CN")
    assert gap.state == "vague" and gap.duty == "always"
    assert gap.remedy is not None and "〔期限〕" in gap.remedy


def test_both_sentences_of_a_contradiction_are_shown() -> None:
    one = check_of(checked("en-outdoor-contradictory.txt", "GB"), "cookies_tracking", "GB")
    assert one.state == "contradiction" and one.quoted is not None and one.collides is not None
    assert (one.quoted.text, one.collides.text[:40]) == (
        "Our site sets no cookies at all.",
        "To see which pages work best, the site p",
    )


def test_the_gaps_of_a_document_that_is_no_policy_stay_open_or_missing() -> None:
    found = checked("en-cookie-banner.html", "GB")
    assert not found.is_policy
    assert {check.state for row in found.rows for check in row.checks if check.duty == "always"} == {"missing"}


def test_a_text_in_another_language_is_not_graded() -> None:
    german = "Datenschutzerklärung. Wir verarbeiten Ihre Daten, um Bestellungen auszuliefern. Sie haben das Recht auf Auskunft und Löschung."
    found = text_checked(german, "DE")
    assert (found.rows, found.unread) == ((), "de")
