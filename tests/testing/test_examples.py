"""The proof of a rule is taken at its word: exactly the marked places, nothing else, and for the reason given."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from listing_audit.model.listing import HeldEvidence, Listing, TextField
from listing_audit.rules.library import Library
from listing_audit.rules.rule import Applies, Rule, SilentExample
from listing_audit.testing.examples import engine_for, example_name, listing_of, proof_day, run_example, run_rule
from listing_audit.text.fold import FoldTables

from ..rules.samples import NO_LEXICONS, rule_of

TODAY = date(2026, 11, 21)
NOTHING = "considered nothing: no term or pattern stands here, or the rule does not apply to it"


def failures(rule: Rule) -> list[tuple[str, ...]]:
    library = Library((rule,), (), NO_LEXICONS, FoldTables(digest="none"), "")
    return [result.failures for result in run_rule(rule, library, today=TODAY)]


def fires(text: str) -> tuple[str, ...]:
    return failures(rule_of(('["这是[[最佳]]面霜"]', f"[{text}]")))[0]


def silent(text: str) -> tuple[str, ...]:
    return failures(rule_of(("[{text: 最佳食用期12个月, because: consumption-tip}]", f"[{text}]")))[1]


def gap(text: str) -> tuple[str, ...]:
    return failures(rule_of(add=f"known_gaps: [{{text: '{text}', reason: later}}]\n"))[2]


def test_examples_that_hold_have_no_failures() -> None:
    assert failures(rule_of()) == [(), ()]


def test_a_mark_that_is_not_reported_is_a_failure() -> None:
    assert fires("'这是[[最好]]的面霜'") == ("not reported: 这是[[最好]]的面霜", NOTHING)


def test_a_report_that_is_not_marked_is_a_failure() -> None:
    assert fires("'[[最佳]]，也是最佳'")[0] == "reported, but not marked: 最佳，也是[[最佳]]"


def test_the_marked_place_must_be_exact() -> None:
    assert fires("'这是[[最佳面霜]]'")[:2] == (
        "not reported: 这是[[最佳面霜]]",
        "reported, but not marked: 这是[[最佳]]面霜",
    )


def test_without_marks_anything_is_enough() -> None:
    assert fires("最佳") == ()
    assert fires("很好") == ("nothing reported", NOTHING)


def test_verdict_and_severity_are_compared_when_given() -> None:
    assert fires("{text: '[[最佳]]', verdict: violation, severity: high}") == ()
    assert fires("{text: '[[最佳]]', severity: low}")[0] == "“最佳” has severity high, expected low"
    assert fires("{text: '[[最佳]]', verdict: advice}")[:2] == (
        "not reported: [[最佳]]", "“最佳” is violation, expected advice",
    )  # fmt: skip


def test_the_place_of_an_example_is_the_place_it_is_judged_in() -> None:
    assert fires("{text: 'a[[最佳]]', field: 'bullets[2]'}") == ()
    assert fires("{text: '[[最佳]]', attributes: {功效: 最佳}}")[0] == "reported in attributes.功效: “最佳”"


def test_a_silent_example_that_is_reported_is_a_failure() -> None:
    assert silent("最佳面霜")[0] == "reported “最佳” as violation"


def test_because_must_be_what_decided() -> None:
    assert silent("{text: 佳能相机, because: consumption-tip}") == (
        'the exemption "consumption-tip" decided nothing here', NOTHING,
    )  # fmt: skip
    assert silent("佳能相机") == ()


def test_a_known_gap_stays_wrong_or_asks_to_move_up() -> None:
    assert gap("[[顶好]]面霜") == ()
    assert gap("最佳配音奖") == ()
    assert gap("[[最佳]]面霜") == ("this known gap is closed: move it to examples.fires",)
    assert gap("佳能") == ("this known gap is closed: move it to examples.silent",)


@pytest.mark.parametrize(
    ("applies", "category"),
    [
        (Applies(), None),
        (Applies(categories=("food", "toy")), "food"),
        (Applies(not_categories=("drug",)), "other"),
        (Applies(not_categories=("other",)), "food"),
    ],
)
def test_an_example_is_judged_in_the_first_category_of_its_rule(applies: Applies, category: str | None) -> None:
    assert listing_of(replace(rule_of(), applies=applies), SilentExample("x")).category == category


def test_an_example_becomes_a_listing_with_everything_it_says() -> None:
    example = SilentExample(
        "x", category="toy", jurisdiction="US", marketplace="amazon", field="description", brand="B",
        attributes=(("a", "y"),), complete=True,
        evidence=("superlative",),
    )  # fmt: skip
    assert listing_of(rule_of(), example) == Listing(
        id="example",
        fields=(TextField("description", "x"), TextField("attributes.a", "y")),
        complete=True,
        language="zh",
        jurisdictions=("US",),
        marketplace="amazon",
        category="toy",
        brand="B",
        evidence=(HeldEvidence("superlative", "example"),),
    )


def test_a_rule_of_another_day_is_proved_on_a_day_of_its_own() -> None:
    rule = rule_of()
    assert proof_day(rule, TODAY) == TODAY
    assert proof_day(replace(rule, in_force_from=date(2027, 1, 1)), TODAY) == date(2027, 1, 1)
    assert proof_day(replace(rule, in_force_until=date(2026, 1, 1)), TODAY) == date(2025, 12, 31)
    future = replace(rule, in_force_from=date(2027, 1, 1), in_force_until=date(2028, 1, 1))
    assert failures(future) == [(), ()]


def test_examples_have_names_that_tests_can_be_chosen_by() -> None:
    rule = rule_of()
    assert [example_name(rule, one) for one in (*rule.fires, *rule.silent)] == [
        "cn-superlative-quality:fires:19", "cn-superlative-quality:silent:20",
    ]  # fmt: skip


def test_one_example_can_be_run_alone() -> None:
    rule = rule_of()
    library = Library((rule,), (), NO_LEXICONS, FoldTables(digest="none"), "")
    assert run_example(rule, rule.fires[0], engine_for(rule, library, today=TODAY)) == ()
