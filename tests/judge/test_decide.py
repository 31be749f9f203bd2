"""From outcomes to findings."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.judge.decide import Judgement, citations_of, decide, suggestion_of
from listing_audit.judge.fingerprint import fingerprints
from listing_audit.judge.waivers import Waiver
from listing_audit.model.findings import Citation, Consideration, Evidence, Finding, Suppression
from listing_audit.model.listing import HeldEvidence, Location, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Disguised, Exemption, Penalty, Source, Suggestion
from listing_audit.verify.outcome import Outcome
from tests.judge.samples import TODAY, hit, listing, primary, rule

CREAM = listing(("title", "这是最佳面霜"), ("description", "全网最低价的面霜"), location=Location("shop.csv", 3))


def judged(outcomes, of=CREAM, *, language="en", as_of=TODAY, **changes) -> Judgement:
    return decide(of, outcomes, language=language, source="shop", as_of=as_of, **changes)


def test_a_finding_says_what_where_why_and_what_to_do():
    outcome = hit(
        CREAM, "title", "最佳", rule(suggestions=(Suggestion("优质"),), penalties=(Penalty(Bilingual("罚", "A fine")),))
    )
    assert judged([outcome]).findings == (
        Finding(
            listing_id="sku-1",
            rule_id="cn-superlative-quality",
            rule_version=1,
            family="superlatives",
            topic="superlative",
            verdict="violation",
            severity="high",
            confidence="high",
            jurisdiction="CN",
            field="title",
            message="“最佳” in the title",
            why="Because",
            remedy="Delete “最佳”",
            fingerprint=fingerprints([outcome], listing_id="sku-1", source="shop", roots={})[0],
            span=RawSpan(2, 4),
            quote="最佳",
            context="这是最佳面霜",
            context_start=0,
            suggestion="优质",
            penalty="A fine",
            citations=(Citation("广告法", "9(3)", "https://law.example/9"),),
            evidence=(primary("title", 2, 4, "最佳"),),
            location=Location("shop.csv", 3),
        ),
    )


def test_the_place_of_the_field_is_nearer_than_that_of_the_listing():
    of = listing(location=Location("shop.csv", 3), fields=(TextField("title", "最佳", Location("shop.csv", 3, 2)),))
    assert judged([hit(of, "title", "最佳")], of).findings[0].location == Location("shop.csv", 3, 2)


def test_messages_speak_the_language_that_was_asked_for():
    (finding,) = judged([hit(CREAM, "title", "最佳")], language="zh").findings
    assert (finding.message, finding.why, finding.remedy) == ("标题中的“最佳”", "因为", "删除“最佳”")


def test_what_is_not_there_has_no_span_no_context_and_still_a_primary():
    by = rule("cn-missing-no", topic="missing_information", kind="required", message=Bilingual("缺", "missing"))
    outcome = Outcome(by, "CN", TextField("title", ""), None, None, "", "stands")
    (finding,) = judged([outcome]).findings
    assert (finding.span, finding.quote, finding.context, finding.context_start) == (None, None, None, 0)
    assert finding.evidence == (Evidence("primary", "title"),)


def test_an_undecided_finding_names_what_is_missing_in_words_and_in_details():
    outcome = hit(CREAM, "title", "最佳", state="undecided", missing_fact="product_category")
    (finding,) = judged([outcome]).findings
    assert finding.message == "“最佳” in the title (undecided; missing: the product category)"
    assert finding.details == {"missing_fact": "product_category", "missing_fact_text": "the product category"}
    assert judged([outcome], language="zh").findings[0].message == "标题中的“最佳”（未能判定，缺少：商品类目）"


def test_cleared_and_unmet_outcomes_are_no_findings_but_are_explained():
    note = Bilingual("食用提示", "A tip for use")
    exemption = Exemption("consumption-tip", Disguised(), sources=(Source("指南", "6(2)"),), note=note)
    cleared = hit(CREAM, "title", "最佳", state="cleared", exemption=exemption)
    unmet = hit(CREAM, "description", "最低", state="not_met", reason="only_if")
    result = judged([unmet, cleared], explain=True)
    assert result.findings == ()
    assert result.considerations == (
        Consideration("sku-1", "cn-superlative-quality", "title", RawSpan(2, 4), "最佳", "cleared",
                      "consumption-tip: A tip for use", "指南 6(2)"),
        Consideration("sku-1", "cn-superlative-quality", "description", RawSpan(2, 4), "最低", "not_met", "only_if"),
    )  # fmt: skip


def test_penalties_and_the_norms_of_exemptions_are_those_of_the_day():
    change = date(2027, 1, 1)
    old, new = Bilingual("旧", "Old"), Bilingual("新", "New")
    by = rule(penalties=(Penalty(old, date(2019, 11, 1), change), Penalty(new, change)))
    told = [
        judged([hit(CREAM, "title", "最佳", by)], as_of=day).findings[0].penalty
        for day in (date(2019, 10, 31), date(2026, 12, 31), change)
    ]
    assert told == [None, "Old", "New"]
    norms = (Source("旧法", "59", valid_until=change), Source("新法", "73", valid_from=change))
    cleared = hit(CREAM, "title", "最佳", state="cleared", exemption=Exemption("use", Disguised(), sources=norms))
    cited = [
        judged([cleared], explain=True, as_of=day).considerations[0].source for day in (date(2026, 12, 31), change)
    ]
    assert cited == ["旧法 59", "新法 73"]


def test_nothing_is_explained_unless_asked():
    assert judged([hit(CREAM, "title", "最佳")]).considerations == ()


def test_overlapping_hits_of_a_topic_become_one_finding_with_the_others_as_evidence():
    long = hit(CREAM, "description", "全网最低价", rule("cn-superlative-net", title=Bilingual("全网", "Net-wide")))
    short = hit(CREAM, "description", "最低", rule("cn-superlative-price", title=Bilingual("最低", "Lowest")))
    result = judged([short, long], explain=True)
    assert [finding.rule_id for finding in result.findings] == ["cn-superlative-net"]
    assert result.findings[0].evidence == (
        primary("description", 0, 5, "全网最低价"),
        Evidence("related", "description", RawSpan(2, 4), "最低", "Lowest (cn-superlative-price)"),
    )
    assert [(c.rule_id, c.outcome, c.reason) for c in result.considerations] == [
        ("cn-superlative-net", "reported", ""),
        ("cn-superlative-price", "merged", "cn-superlative-net: 全网最低价"),
    ]


def test_one_rule_that_sees_one_place_twice_says_it_once():
    plain = hit(CREAM, "title", "最佳")
    joined = hit(CREAM, "title", "最佳", view="joined", confidence_steps=1)
    result = judged([joined, plain], explain=True)
    assert [finding.confidence for finding in result.findings] == ["high"]
    assert [c.outcome for c in result.considerations] == ["reported", "merged"]


def test_a_disguise_is_a_second_finding_on_the_same_words():
    evasion = rule("cn-evasion", topic="evasion", kind="disguise", severity="medium")
    word = hit(CREAM, "title", "最佳", view="sounded", confidence_steps=1)
    disguise = hit(CREAM, "title", "最佳", evasion, view="sounded", confidence_steps=1)
    assert [(f.topic, f.span, f.severity, f.confidence) for f in judged([disguise, word]).findings] == [
        ("evasion", RawSpan(2, 4), "medium", "medium"),
        ("superlative", RawSpan(2, 4), "high", "medium"),
    ]


def test_held_proof_stands_beside_the_finding():
    of = listing(
        ("title", "最佳面霜"), evidence=(HeldEvidence("superlative", "R-7", issuer="SGS", valid_until="2027-01-31"),)
    )
    (finding,) = judged([hit(of, "title", "最佳", rule(verdict="needs_evidence"))], of).findings
    assert finding.verdict == "advice"
    assert finding.evidence == (
        primary("title", 0, 2, "最佳"),
        Evidence("related", note="proof held by the seller: R-7, SGS, valid until 2027-01-31"),
    )


def test_a_waived_finding_is_kept_and_marked_and_the_waiver_counts_as_used():
    waiver = Waiver("brand name", "li.na", date(2027, 1, 1), rule="cn-superlative-*", path="w.yaml", line=2)
    result = judged([hit(CREAM, "title", "最佳")], waivers=(waiver,), explain=True)
    assert [f.suppressed for f in result.findings] == [Suppression("waiver", "brand name", "2027-01-01", "li.na")]
    assert result.waivers_used == ("w.yaml:2",)
    assert [c.reason for c in result.considerations] == ["waived: brand name"]


def test_a_waiver_of_one_rule_leaves_the_overlapping_finding_of_another():
    waiver = Waiver("agreed", "li.na", date(2027, 1, 1), rule="cn-superlative-net", path="w.yaml", line=2)
    long = hit(CREAM, "description", "全网最低价", rule("cn-superlative-net"))
    short = hit(CREAM, "description", "最低", rule("cn-superlative-price"))
    findings = judged([long, short], waivers=(waiver,)).findings
    assert [(f.rule_id, f.suppressed is None) for f in findings] == [
        ("cn-superlative-net", False),
        ("cn-superlative-price", True),
    ]


def test_a_waiver_by_fingerprint_fits_one_finding_only():
    of = listing(("title", "最佳面霜，最佳水乳"))
    both = [hit(of, "title", "最佳"), hit(of, "title", "最佳", nth=1)]
    second = judged(both, of).findings[1].fingerprint
    waiver = Waiver("agreed", "li.na", date(2027, 1, 1), fingerprint=second)
    assert [f.suppressed is not None for f in judged(both, of, waivers=(waiver,)).findings] == [False, True]


@given(st.permutations(range(8)))
def test_findings_come_in_the_order_of_fields_places_and_rules_whatever_came_first(order):
    of = listing(("title", "最佳最好"), ("bullets[10]", "最佳"), ("bullets[2]", "最佳"))
    price = Outcome(
        rule("cn-price", topic="perpetual_sale", kind="price"), "CN", TextField("price", ""), None, None, "", "stands"
    )
    policy = Outcome(
        rule("cn-pol", topic="retention", kind="policy"),
        "CN",
        TextField("privacy_policy", ""),
        None,
        None,
        "",
        "stands",
    )
    missing = Outcome(
        rule("cn-miss", topic="missing_information", kind="required"), "CN", of.fields[0], None, None, "", "stands"
    )
    outcomes = [
        missing,
        hit(of, "title", "最佳"),
        hit(of, "title", "最佳", rule("cn-z", topic="free_claim")),
        hit(of, "title", "最好"),
        hit(of, "bullets[10]", "最佳"),
        hit(of, "bullets[2]", "最佳"),
        price,
        policy,
    ]
    findings = judged([outcomes[number] for number in order], of).findings
    assert [(f.field, f.span and f.span.start, f.rule_id) for f in findings] == [
        ("title", None, "cn-miss"),
        ("title", 0, "cn-superlative-quality"),
        ("title", 0, "cn-z"),
        ("title", 2, "cn-superlative-quality"),
        ("bullets[10]", 0, "cn-superlative-quality"),
        ("bullets[2]", 0, "cn-superlative-quality"),
        ("price", None, "cn-price"),
        ("privacy_policy", None, "cn-pol"),
    ]


SOURCES = (
    Source("Old law", "1", valid_until=date(2026, 11, 21)),
    Source("New law", "2", valid_from=date(2026, 11, 21)),
    Source("Union law", "3", jurisdictions=("EU",)),
    Source("Union law", "3", jurisdictions=("DE",)),
    Source("Polish law", "4", jurisdictions=("PL",)),
    Source("Market policy", marketplaces=("ebay",)),
)


@pytest.mark.parametrize(
    ("jurisdiction", "marketplace", "day", "names"),
    [
        ("DE", None, date(2026, 11, 21), ["New law", "Union law"]),
        ("DE", "amazon", date(2026, 11, 20), ["Old law", "Union law"]),
        ("PL", None, date(2026, 11, 21), ["New law", "Union law", "Polish law"]),
        ("US", None, date(2026, 11, 21), ["New law"]),
        ("US", "ebay", date(2026, 11, 21), ["New law", "Market policy"]),
    ],
)
def test_only_law_and_policies_of_the_place_and_the_day_are_cited(jurisdiction, marketplace, day, names):
    assert [citation.name for citation in citations_of(rule(sources=SOURCES), jurisdiction, marketplace, day)] == names


@pytest.mark.parametrize(
    ("suggestions", "expected"),
    [
        ((), None),
        ((Suggestion("人气"),), "人气"),
        ((Suggestion("人气"), Suggestion("实惠价", "全网最低价")), "实惠价"),
        ((Suggestion("人气"), Suggestion("实惠", "最低")), "全网实惠价"),
        ((Suggestion("", None),), ""),
        ((Suggestion("本店的{quote}"),), "本店的全网最低价"),
        ((Suggestion("优质", "最佳"),), None),
    ],
)
def test_a_suggestion_for_these_very_words_comes_before_a_general_one(suggestions, expected):
    assert suggestion_of(hit(CREAM, "description", "全网最低价", rule(suggestions=suggestions))) == expected


def test_a_suggestion_fits_the_words_behind_a_disguise():
    outcome = hit(CREAM, "title", "最佳", rule(suggestions=(Suggestion("优质", "最佳"),)), quote="最/佳")
    assert suggestion_of(outcome) == "优质"


def test_a_judgement_survives_the_way_back_from_a_worker():
    result = judged([hit(CREAM, "title", "最佳")], explain=True)
    assert pickle.loads(pickle.dumps(result)) == result


def test_nothing_found_is_an_empty_judgement():
    assert judged([], explain=True) == Judgement()
