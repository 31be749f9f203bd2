"""What one outcome amounts to."""

from __future__ import annotations

from datetime import date

import pytest

from listing_audit.judge.drafts import Draft, draft_of
from listing_audit.model.listing import HeldEvidence
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import AnyOf, Applies, Disguised, Exemption, InCategory, Not, SeverityCase, VerdictCase
from tests.judge.samples import TODAY, hit, listing, rule

CREAM = listing(("title", "最佳面霜"))
CASES = (
    SeverityCase("critical", categories=("supplement", "drug"), jurisdictions=("CN",)),
    SeverityCase("low", categories=("drug",)),
    SeverityCase("medium", jurisdictions=("EU",)),
    SeverityCase("info", marketplaces=("tmall",)),
)


def drafted(by=None, of=CREAM, **changes) -> Draft:
    return draft_of(hit(of, "title", "最佳", by, **changes), of, as_of=TODAY, language="en")


@pytest.mark.parametrize(
    ("category", "jurisdiction", "marketplace", "expected"),
    [
        ("drug", "CN", None, "critical"),
        ("drug", "US", None, "low"),
        ("food", "DE", None, "medium"),
        ("food", "CN", "tmall", "info"),
        ("food", "CN", "jd", "high"),
        (None, "CN", None, "high"),
    ],
)
def test_the_first_severity_case_that_fits_wins(category, jurisdiction, marketplace, expected):
    of = listing(("title", "最佳面霜"), marketplace=marketplace, category=category)
    assert drafted(rule(severity_cases=CASES), of, jurisdiction=jurisdiction).severity == expected


def test_the_first_verdict_case_that_fits_wins():
    by = rule(verdict_cases=(VerdictCase("advice", categories=("food",)), VerdictCase("needs_evidence")))
    assert drafted(by, category="food").verdict == "advice"
    assert drafted(by, category="toy").verdict == "needs_evidence"


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ("critical", ("violation", "critical")),
        ("high", ("advice", "low")),
        ("low", ("advice", "low")),
        ("info", ("advice", "info")),
    ],
)
def test_what_reads_like_a_plain_fact_is_advice_and_never_worse_than_low_unless_it_is_critical(severity, expected):
    plain = drafted(rule(severity=severity), reads_plain=True)
    assert (plain.verdict, plain.severity) == expected
    told = drafted(rule(severity=severity, however_plain=True), reads_plain=True)
    assert (told.verdict, told.severity) == ("violation", severity)


def test_an_exemption_that_lowers_takes_one_step_of_severity_and_is_named():
    exemption = Exemption("self-comparison", Disguised(), "lower")
    draft = drafted(effect="lower", exemption=exemption)
    assert (draft.severity, draft.verdict, draft.details) == ("medium", "violation", {"exemption": "self-comparison"})


def test_an_exemption_that_asks_for_evidence_turns_a_violation_into_a_matter_of_proof():
    exemption = Exemption("dated-fact", Disguised(), "needs_evidence")
    draft = drafted(effect="needs_evidence", exemption=exemption)
    assert (draft.severity, draft.verdict) == ("high", "needs_evidence")


def test_an_exemption_that_asks_for_evidence_does_not_make_advice_worse():
    exemption = Exemption("dated-fact", Disguised(), "needs_evidence")
    assert drafted(rule(verdict="advice"), effect="needs_evidence", exemption=exemption).verdict == "advice"


def test_proof_that_the_seller_holds_turns_a_matter_of_proof_into_advice():
    proof = HeldEvidence("superlative", "R-7", valid_until="2026-11-21")
    of = listing(("title", "最佳面霜"), evidence=(HeldEvidence("green_claim", "G-1"), proof))
    draft = drafted(rule(verdict="needs_evidence"), of)
    assert (draft.verdict, draft.details, draft.held) == ("advice", {"held_evidence": ["R-7"]}, (proof,))


def test_proof_past_its_last_day_proves_nothing():
    of = listing(("title", "最佳面霜"), evidence=(HeldEvidence("superlative", "R-7", valid_until="2026-11-20"),))
    draft = drafted(rule(verdict="needs_evidence"), of)
    assert (draft.verdict, draft.held) == ("needs_evidence", ())


def test_proof_does_not_excuse_wording_that_is_barred_whatever_the_proof():
    of = listing(("title", "最佳面霜"), evidence=(HeldEvidence("superlative", "R-7"),))
    assert drafted(rule(), of).verdict == "violation"


def test_a_category_nobody_knows_caps_the_severity_and_says_what_to_do():
    by = rule(applies=Applies(categories=("food",)), severity="critical")
    draft = drafted(by, category_unknown=True)
    assert (draft.severity, draft.confidence) == ("medium", "medium")
    assert draft.details == {
        "category_unknown": True,
        "note": "The product category is not known and decides this; declare the category and check again.",
    }


def test_a_category_nobody_knows_does_not_make_a_mild_finding_worse():
    assert drafted(rule(applies=Applies(categories=("food",)), severity="low"), category_unknown=True).severity == "low"


def test_a_rule_for_all_goods_but_a_few_keeps_its_severity_when_the_category_is_unknown():
    draft = drafted(rule(applies=Applies(not_categories=("drug",))))
    assert (draft.severity, draft.confidence, draft.details["category_unknown"]) == ("high", "medium", True)


def test_a_category_that_was_worked_out_makes_a_rule_that_asks_for_it_less_sure():
    by = rule(applies=Applies(categories=("food",)))
    draft = drafted(by, category="food", category_inferred=True)
    assert (draft.confidence, draft.details) == ("medium", {"category_inferred": "food"})


@pytest.mark.parametrize(
    "by",
    [
        rule(severity_cases=(SeverityCase("critical", categories=("cosmetics",)),)),
        rule(only_if=Not(InCategory(("drug",)))),
        rule(unless=(Exemption("x", AnyOf((Disguised(), InCategory(("drug",))))),)),
    ],
)
def test_an_inferred_category_of_the_listing_counts_where_the_answer_rests_on_it(by):
    of = listing(("title", "最佳面霜"), category="cosmetics", inferred=("category",))
    assert drafted(by, of).confidence == "medium"


@pytest.mark.parametrize("by", [rule(), rule(severity_cases=(SeverityCase("critical", categories=("drug",)),))])
def test_an_inferred_category_that_decided_nothing_changes_nothing(by):
    of = listing(("title", "最佳面霜"), category="cosmetics", inferred=("category",))
    draft = drafted(by, of)
    assert (draft.confidence, draft.details) == ("high", {})


def test_steps_of_doubt_add_up_and_end_at_low():
    by = rule(applies=Applies(categories=("food",)), confidence="medium")
    assert drafted(by, confidence_steps=1, category="food", category_inferred=True).confidence == "low"


def test_an_undecided_outcome_has_the_severity_the_rule_would_have_and_names_the_fact():
    draft = drafted(state="undecided", missing_fact="rest_of_listing")
    assert (draft.verdict, draft.severity) == ("undecided", "high")
    assert draft.details == {"missing_fact": "rest_of_listing"}


def test_the_note_speaks_the_language_of_the_run():
    by = rule(applies=Applies(categories=("food",)))
    draft = draft_of(
        hit(CREAM, "title", "最佳", by, category_unknown=True), CREAM, as_of=date(2026, 1, 1), language="zh"
    )
    assert draft.details["note"] == Bilingual("商品类目未知，结论取决于类目；请在数据中填写类目后重新检查。", "").zh
