"""A run has exactly the rules of its day, its places and its wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from listing_audit.errors import UsageError
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.library import Library
from listing_audit.rules.rule import Applies, Rule, Source
from listing_audit.rules.rule_set import Pack
from listing_audit.rules.select import in_scope, is_in_force, select
from listing_audit.text.fold import FoldTables

from .samples import NO_LEXICONS, rule_of

DAY = date(2026, 11, 21)
BASE = replace(rule_of(), pack="cn")


def library(*rules: Rule) -> Library:
    packs = (Pack("cn", "1", Bilingual("", "")), Pack("us", "1", Bilingual("", "")))
    digests = tuple((rule.id, rule.severity) for rule in rules)
    return Library(rules, packs, NO_LEXICONS, FoldTables(digest="tables"), "digest", digests)


def named(rule_id: str, **changes: object) -> Rule:
    return replace(BASE, id=rule_id, **changes)  # type: ignore[arg-type]


def ids(*rules: Rule, as_of: date = DAY, **wishes: object) -> list[str]:
    return [rule.id for rule in select(library(*rules), as_of=as_of, **wishes).rules]  # type: ignore[arg-type]


def test_a_rule_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    rule = named("a-b", in_force_from=date(2026, 1, 1), in_force_until=date(2027, 1, 1))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [is_in_force(rule, day) for day in days] == [False, True, True, False]


def test_a_rule_needs_a_source_that_holds_on_the_day() -> None:
    old, new = Source("old", valid_until=date(2027, 1, 1)), Source("new", valid_from=date(2027, 1, 1))
    assert ids(named("a-b", sources=(old,)), as_of=date(2027, 1, 1)) == []
    assert ids(named("a-b", sources=(old, new)), as_of=date(2027, 1, 1)) == ["a-b"]


def test_last_years_listing_is_judged_by_last_years_law() -> None:
    """The newer rule takes over on its first day; before, the older one runs."""
    older = named("cn-claim-old")
    newer = named("cn-claim-new", replaces="cn-claim-old", in_force_from=date(2027, 1, 1))
    assert ids(older, newer) == ["cn-claim-old"]
    assert ids(older, newer, as_of=date(2027, 1, 1)) == ["cn-claim-new"]


def test_ignoring_the_newer_rule_does_not_bring_the_older_one_back() -> None:
    older, newer = named("cn-claim-old"), named("cn-claim-new", replaces="cn-claim-old")
    assert ids(older, newer, ignore=["cn-claim-new"]) == []


def test_rules_of_a_union_matter_in_its_members_and_not_the_other_way_round() -> None:
    union = named("eu-x", applies=Applies(jurisdictions=("EU",)))
    member = named("de-x", applies=Applies(jurisdictions=("DE",)))
    anywhere = named("any-x", applies=Applies())
    assert ids(union, member, anywhere, jurisdictions=["DE"]) == ["eu-x", "de-x", "any-x"]
    assert ids(union, member, anywhere, jurisdictions=["EU"]) == ["eu-x", "any-x"]
    assert ids(union, member, anywhere, jurisdictions=["US-CA"]) == ["any-x"]


def test_marketplace_rules_matter_on_their_marketplaces() -> None:
    tmall = named("tmall-x", applies=Applies(marketplaces=("tmall",)))
    assert ids(tmall, BASE, marketplaces=["jd"]) == [BASE.id]
    assert ids(tmall, BASE, marketplaces=["jd", "tmall"]) == ["tmall-x", BASE.id]


def test_families_topics_ids_and_beginnings_of_ids_choose_and_ignoring_wins() -> None:
    other = named("us-medical_claim-cure", topic="medical_claim", family="claims")
    assert ids(BASE, other, select=["superlatives"]) == [BASE.id]
    assert ids(BASE, other, select=["medical_claim"]) == ["us-medical_claim-cure"]
    assert ids(BASE, other, select=["cn"]) == [BASE.id]
    assert ids(BASE, other, select=["us-medical_claim-cure"]) == ["us-medical_claim-cure"]
    assert ids(BASE, other, select=["us-*"]) == ["us-medical_claim-cure"]
    assert ids(BASE, other, ignore=["claims"], select=["cn", "us"]) == [BASE.id]


def test_half_a_word_is_no_beginning_of_an_id() -> None:
    with pytest.raises(UsageError, match="no rule, topic or family is called"):
        ids(BASE, select=["cn-superlative-qual"])


def test_an_unknown_name_or_place_is_an_error_with_a_way_out() -> None:
    with pytest.raises(UsageError, match='no rule, topic or family is called "superlativ"; did you mean "superlative"'):
        ids(BASE, ignore=["superlativ"])
    with pytest.raises(UsageError, match='unknown jurisdiction "cn"; did you mean "CN"'):
        ids(BASE, jurisdictions=["cn"])
    with pytest.raises(UsageError, match='unknown marketplace "tmal"; did you mean "tmall"'):
        ids(BASE, marketplaces=["tmal"])


def test_statuses_can_be_asked_for() -> None:
    assert ids(BASE, named("a-b", status="preview"), statuses=["stable"]) == [BASE.id]


def test_the_digest_covers_the_chosen_rules_what_they_say_and_the_day() -> None:
    both = library(BASE, named("a-b"))
    first = select(both, as_of=DAY)
    assert (
        select(library(BASE, named("a-b"), named("c-d", status="draft")), as_of=DAY, ignore=["c-d"]).digest
        == first.digest
    )
    assert select(both, as_of=DAY, ignore=["a-b"]).digest != first.digest
    assert select(both, as_of=date(2026, 11, 22)).digest != first.digest
    assert select(library(BASE, named("a-b", severity="low")), as_of=DAY).digest != first.digest


def test_only_packs_with_a_chosen_rule_are_named() -> None:
    assert [pack.name for pack in select(library(BASE), as_of=DAY).packs] == ["cn"]


@pytest.mark.parametrize(
    ("applies", "place", "inside"),
    [
        (Applies(), {}, True),
        (Applies(jurisdictions=("EU",)), {"jurisdiction": "DE"}, True),
        (Applies(jurisdictions=("DE",)), {"jurisdiction": "EU"}, False),
        (Applies(jurisdictions=("EU",)), {"jurisdiction": None}, False),
        (Applies(marketplaces=("tmall",)), {"marketplace": "jd"}, False),
        (Applies(marketplaces=("tmall",)), {"marketplace": None}, False),
        (Applies(categories=("food",)), {"category": "toy"}, False),
        (Applies(categories=("food",)), {"category": None}, True),
        (Applies(not_categories=("drug",)), {"category": "drug"}, False),
        (Applies(not_categories=("drug",)), {"category": None}, True),
        (Applies(languages=("zh",)), {"language": "en"}, False),
        (Applies(languages=("zh",)), {"language": None}, False),
        (Applies(fields=("title",)), {"field_family": "bullets"}, False),
        (Applies(fields=("title",)), {"field_family": None}, False),
    ],
)
def test_scope(applies: Applies, place: dict[str, str | None], inside: bool) -> None:
    given: dict[str, str | None] = {
        "jurisdiction": "CN", "marketplace": "tmall", "category": "food", "language": "zh", "field_family": "title", **place,
    }  # fmt: skip
    assert in_scope(replace(BASE, applies=applies), **given) is inside
