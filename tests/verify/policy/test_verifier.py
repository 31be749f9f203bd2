"""The verifier inside a scan: which rules answer, where the places are, and what a document that is no policy gives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from listing_audit.datafiles import shipped
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.rules.lint import check_folders
from listing_audit.rules.rule_set import RuleSet
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from listing_audit.testing.examples import library_of

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "policies"


@cache
def engine() -> Engine:
    library = library_of(check_folders([shipped("rules")], [shipped("lexicons")]))
    rules = tuple(rule for rule in library.rules if rule.kind == "policy")
    return build_engine(RuleSet(rules, (), "policies", date(2026, 11, 21)), library.tables)


def findings(policy: PrivacyPolicy, jurisdictions: Sequence[str]) -> list[Finding]:
    listing = Listing(
        id="one", language="en", jurisdictions=tuple(jurisdictions), complete=False, privacy_policy=policy
    )
    return list(scan_batch([listing], engine(), ScanOptions()).scanned[0].judgement.findings)


def test_each_jurisdiction_of_a_listing_gets_its_own_findings_and_articles() -> None:
    """A shop that sells to Germany and Britain is judged twice, each time by the articles that hold there."""
    text = (FIXTURES / "en-gym-uk.txt").read_text(encoding="utf-8")
    found = {(one.jurisdiction, one.topic): one for one in findings(PrivacyPolicy(text=text), ["DE", "GB"])}
    assert {place for place, _ in found} == {"DE", "GB"}
    german, british = found["DE", "rights_complaint"], found["GB", "rights_complaint"]
    assert [one.name for one in german.citations] == ["Regulation (EU) 2016/679 (GDPR)"]
    assert british.citations[0].name.startswith("UK GDPR")
    assert german.details["state"] == british.details["state"] == "missing"


def test_a_contradiction_shows_both_sentences_at_their_places() -> None:
    """The quote is the slice of the policy; the sentence it collides with stands beside it."""
    text = (FIXTURES / "en-candles-ca.txt").read_text(encoding="utf-8")
    found = {one.topic: one for one in findings(PrivacyPolicy(text=text), ["US-CA"])}
    one = found["do_not_sell"]
    assert one.field == "privacy_policy" and one.verdict == "violation" and one.details["state"] == "contradiction"
    assert one.span is not None and one.quote == text[one.span.start : one.span.end]
    assert one.quote == "We never sell or share your personal information."
    related = [evidence for evidence in one.evidence if evidence.role == "related"]
    assert related[0].quote is not None and related[0].quote.startswith("To build look-alike audiences")


def test_a_vague_disclosure_is_one_step_milder_than_a_missing_one() -> None:
    vague = "Privacy policy\nWe collect your name and address to ship orders. We keep your data as long as necessary."
    missing = "Privacy policy\nWe collect your name and address to ship orders."
    first = {one.topic: one for one in findings(PrivacyPolicy(text=vague), ["EU"])}["retention"]
    second = {one.topic: one for one in findings(PrivacyPolicy(text=missing), ["EU"])}["retention"]
    assert (first.details["state"], first.severity) == ("vague", "low")
    assert (second.details["state"], second.severity) == ("missing", "medium")


def test_a_document_that_is_no_policy_is_said_to_be_none_and_its_gaps_stay_open() -> None:
    """One violation, and undecided gaps that name the policy itself as the missing fact."""
    text = (FIXTURES / "en-api-manual.txt").read_text(encoding="utf-8")
    found = findings(PrivacyPolicy(text=text), ["EU"])
    assert [one.topic for one in found if one.verdict == "violation"] == ["not_a_policy"]
    gaps = [one for one in found if one.topic != "not_a_policy"]
    assert gaps and {one.verdict for one in gaps} == {"undecided"}
    assert {one.details["missing_fact"] for one in gaps} == {"a_privacy_policy"}


def test_an_address_alone_is_never_opened_and_says_nothing() -> None:
    assert findings(PrivacyPolicy(url="https://shop.example/privacy"), ["EU", "CN"]) == []


def test_a_listing_for_the_united_states_is_held_to_californian_law() -> None:
    """Who sells to the whole country sells to California; there is no federal notice to ask for."""
    found = findings(PrivacyPolicy(text="Privacy policy. We collect your name and address to ship orders."), ["US"])
    assert {one.jurisdiction for one in found} == {"US"}
    assert {"retention", "do_not_sell", "effective_date"} <= {one.topic for one in found}
    assert "rights_complaint" not in {one.topic for one in found}


def test_a_section_of_a_shop_page_is_a_policy_when_it_tells_what_becomes_of_the_details() -> None:
    page = (
        "Orchard Lane Nurseries\n\nTrees by post\n\nWe dig from November to March and pack roots in straw.\n\n"
        "Your details\n\n{details}\n\nPlanting\n\nSoak the roots for an hour. Stake on the windward side."
    )
    told = (
        "We note your name, address and e-mail. They are used to send the trees and the receipt. The carrier gets the "
        "address to deliver them; nobody else is given it. If you want to see what we hold about you, have it put right "
        "or have it removed, write to trees@orchardlane.example."
    )
    assert not {"not_a_policy", "rights_access"} & {
        one.topic for one in findings(PrivacyPolicy(text=page.format(details=told)), ["GB"])
    }
    bare = page.format(details="Check the size of the pot and the variety before you order.")
    assert "not_a_policy" in {one.topic for one in findings(PrivacyPolicy(text=bare), ["GB"])}


def test_a_policy_in_another_language_is_an_open_question_said_once() -> None:
    """German is not read; nothing is called missing, and nothing passes in silence."""
    text = (
        "Datenschutzerklärung. Wir verarbeiten Ihre Daten, um Bestellungen auszuliefern und Rechnungen zu stellen. "
        "Sie haben das Recht auf Auskunft, Löschung und Berichtigung. Die Daten werden nach zehn Jahren gelöscht."
    )
    found = findings(PrivacyPolicy(text=text), ["DE"])
    assert [(one.topic, one.verdict, one.details["missing_fact"]) for one in found] == [
        ("not_a_policy", "undecided", "rules_for_language_de")
    ]
