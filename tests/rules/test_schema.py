"""What a rule file says is what the rule is; what it says wrongly is reported with its line and a way out."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Applies, Find, Near, Penalty, SeverityCase, Source, Suggestion, Term, VerdictCase
from listing_audit.rules.schema import parse_rule

from .samples import parsed, problems_of, rule_of, varied

GUIDE = Path(__file__).parents[2] / "docs" / "writing-rules.md"


def test_the_example_of_the_guide_is_a_valid_rule() -> None:
    [first, *_] = re.findall(r"```yaml\n(id: .*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    node, problems = strict_yaml.parse(first, "guide")
    assert node is not None
    rule, more = parse_rule(node, "guide", None)
    assert problems + more == ()
    assert rule is not None
    assert rule.id == "cn-superlative-quality"
    assert rule.in_force_from == date(2015, 9, 1)
    assert rule.severity_cases == (SeverityCase("critical", ("supplement", "drug")),)
    assert rule.known_gaps[0].spans == ((2, 6),)


def test_every_value_gets_its_type() -> None:
    rule = rule_of()
    assert rule.version == 1
    assert rule.family == "superlatives"
    assert rule.applies == Applies(jurisdictions=("CN",), languages=("zh",))
    assert rule.sources == (Source("广告法", "9.10", "https://law.example/9", date(2026, 11, 21)),)
    assert rule.find == Find((Term("最佳", "最佳"),))
    assert isinstance(rule.unless[0].when, Near)
    assert rule.message == Bilingual("“{quote}”", "“{quote}”")
    assert (rule.confidence, rule.penalties, rule.replaces) == ("high", (), None)


def test_article_numbers_and_country_codes_stay_text() -> None:
    """`9.10` is not 9.1, and `NO` is a word that no jurisdiction is called, not false."""
    assert rule_of().sources[0].article == "9.10"
    assert problems_of(("[CN]", "[NO]")) == ['r.yaml:7: unknown jurisdiction "NO"']


def test_lexicon_terms_bring_their_disguises_unless_declined() -> None:
    with_them = rule_of(("terms: [最佳]", 'terms: ["lexicon:zh/praise#best", 极好]'))
    assert with_them.find is not None
    assert with_them.find.terms == (
        Term("最佳", "最佳"), Term("最好", "最好"), Term("极好", "极好"), Term("zui佳", "最佳", "pinyin"),
    )  # fmt: skip
    assert with_them.find.lexicons == ("zh/praise#best",)
    without = rule_of(("terms: [最佳]", 'terms: ["lexicon:zh/praise#best"], disguise: false'))
    assert without.find is not None
    assert [term.kind for term in without.find.terms] == ["plain", "plain"]


def test_severity_and_verdict_may_depend_on_the_place() -> None:
    rule = rule_of(
        (
            "severity: high",
            "severity: {default: medium, when: [{categories: [drug], jurisdictions: [CN], is: critical}]}",
        ),
        ("verdict: violation", "verdict: {default: violation, when: [{marketplaces: [tmall], is: advice}]}"),
    )
    assert rule.severity == "medium"
    assert rule.severity_cases == (SeverityCase("critical", ("drug",), ("CN",)),)
    assert rule.verdict_cases == (VerdictCase("advice", marketplaces=("tmall",)),)


def test_a_case_without_a_place_is_refused() -> None:
    assert problems_of(("severity: high", "severity: {default: high, when: [{is: low}]}")) == [
        "r.yaml:9: severity.when[0]: say when: categories, jurisdictions or marketplaces"
    ]


def test_categories_may_be_named_by_exception() -> None:
    rule = rule_of(("languages: [zh]", "categories: {not: [drug, food]}"))
    assert (rule.applies.categories, rule.applies.not_categories) == ((), ("drug", "food"))


def test_every_problem_of_a_file_is_reported_at_once_in_the_order_of_its_lines() -> None:
    assert problems_of(
        ("version: 1", "version: one"),
        ("status: stable", "status: stabel"),
        ("topic: superlative", "topic: superlatives"),
        ("[CN]", "[UK]"),
        ("retrieved: 2026-11-21", "retrieved: 21.11.2026"),
        ("severity: high", "severity: H"),
        ("boundary: none", "boundry: none"),
        ("because: consumption-tip", "because: consumer-tip"),
        ("remedy: {zh: 改, en: change}", "remedy: {zh: 改}"),
    ) == [
        'r.yaml:2: version: "one" is not a whole number',
        'r.yaml:3: status: unknown value "stabel"; did you mean "stable"?',
        'r.yaml:4: unknown topic "superlatives"; did you mean "superlative"?',
        'r.yaml:7: unknown jurisdiction "UK"; did you mean "GB"?',
        'r.yaml:8: sources[0].retrieved: "21.11.2026" is not a date; write it as 2026-11-21',
        'r.yaml:9: severity: unknown value "H"; did you mean "high"?',
        'r.yaml:11: find: unknown key "boundry"; did you mean "boundary"?',
        "r.yaml:17: remedy.en is missing",
        'r.yaml:20: because: no exemption is called "consumer-tip"; did you mean "consumption-tip"?',
    ]


def test_what_is_missing_is_named() -> None:
    _, problems = parsed("id: cn-superlative-x\n")
    named = {str(problem).removeprefix("r.yaml:1: ") for problem in problems}
    assert {"title is missing", "version is missing", "topic is missing", "message.zh is missing"} - named == {
        "message.zh is missing"
    }
    assert "message is missing" in named
    assert "find is missing: it says what a rule of kind phrase looks for" in named


def test_a_repeated_key_is_an_error() -> None:
    assert problems_of(add="version: 2\n") == ['r.yaml:21: key "version" is repeated; it first stands on line 2']


def test_a_single_word_where_a_list_belongs_is_an_error_with_the_way_out() -> None:
    assert problems_of(("languages: [zh]", "languages: zh")) == [
        "r.yaml:7: applies.languages: expected a list; write [zh]"
    ]


def test_an_empty_list_of_places_is_an_error_because_it_could_mean_all_or_none() -> None:
    assert problems_of(("[CN]", "[]")) == [
        "r.yaml:7: applies.jurisdictions: an empty list; write any, or name at least one"
    ]


def test_a_block_of_another_kind_is_refused() -> None:
    assert problems_of(("kind: phrase", "kind: required")) == [
        "r.yaml:1: required is missing: it says what a rule of kind required looks for",
        "r.yaml:11: find: a rule of kind required has no such block; it takes `required`",
    ]


def test_required_rules_name_what_must_be_there() -> None:
    rule = rule_of(
        ("kind: phrase", "kind: required"),
        (
            "find: {terms: [最佳], boundary: none}",
            "required: {recognisers: [cn_device_no], attributes: [注册证号], terms: [械备]}",
        ),
    )
    assert rule.required is not None
    assert rule.required.recognisers == ("cn_device_no",)
    assert rule.required.attributes == ("注册证号",)
    assert rule.required.what is not None
    assert rule.required.what.terms == ("械备",)


def test_title_styles_count_what_the_marketplace_counts() -> None:
    rule = rule_of(
        ("kind: phrase", "kind: title_style"),
        ("find: {terms: [最佳], boundary: none}", 'title_style: {max_length: 60, unit: width, forbidden_chars: "!$"}'),
    )
    assert rule.title_style is not None
    assert (rule.title_style.max_length, rule.title_style.unit, rule.title_style.forbidden_chars) == (60, "width", "!$")


def test_price_parameters_are_texts_in_their_order() -> None:
    rule = rule_of(
        ("kind: phrase", "kind: price"),
        ("find: {terms: [最佳], boundary: none}", "price: {window_days: 30, labels: [原价, 划线价]}"),
    )
    assert rule.parameters == (("window_days", "30"), ("labels", "原价\n划线价"))


def test_suggestions_delete_replace_or_fit_everything() -> None:
    rule = rule_of(add='suggest: [{from: 最佳, to: ""}, {from: null, to: "优选{quote}"}]\n')
    assert rule.suggestions == (Suggestion("", "最佳"), Suggestion("优选{quote}", None))


def test_a_message_may_only_name_what_is_filled_in() -> None:
    assert problems_of(('message: {zh: "“{quote}”"', 'message: {zh: "“{quot}”"')) == [
        'r.yaml: message: unknown placeholder {quot}; did you mean "quote"?'
    ]
    assert problems_of(add="suggest: [{to: '{field}'}]\n") == [
        "r.yaml: suggest: only {quote} is filled in, not {field}"
    ]


def test_a_stable_rule_without_proof_or_with_an_unread_source_is_refused() -> None:
    unproven = problems_of(
        ('  fires: ["这是[[最佳]]面霜"]\n', ""),
        ("  silent: [{text: 最佳食用期12个月, because: consumption-tip}]\n", "  fires: []\n"),
        ("retrieved: 2026-11-21", "verified: false"),
    )
    assert unproven == [
        "r.yaml: a stable rule needs at least one example in examples.fires; else it may never fire",
        "r.yaml: a stable rule needs at least one example in examples.silent",
        'r.yaml: source "广告法" is not verified, so the rule is at most preview',
    ]


def test_a_penalty_is_one_text_or_one_for_each_stretch_of_time() -> None:
    (always,) = rule_of(add="penalty: {zh: 罚款, en: A fine}\n").penalties
    assert always == Penalty(Bilingual("罚款", "A fine"))
    older = "  - {zh: 旧, en: Old, until: 2025-10-15}\n"
    newer = "  - {zh: 新, en: New, from: 2025-10-15}\n"
    assert rule_of(add=f"penalty:\n{older}{newer}").penalties == (
        Penalty(Bilingual("旧", "Old"), None, date(2025, 10, 15)),
        Penalty(Bilingual("新", "New"), date(2025, 10, 15)),
    )
    message = "penalty[1].from: the days of this penalty begin before those of the one above it end"
    assert problems_of(add=f"penalty:\n{older}{older}") == [f"r.yaml:23: {message}"]


def test_an_exemption_cites_one_norm_or_several_that_follow_each_other() -> None:
    whole = "  - name: consumption-tip\n"
    one = "{name: 指南, article: 6.2}"
    assert rule_of((whole, f"{whole}    source: {one}\n")).unless[0].sources == (Source("指南", "6.2"),)
    two = "[{name: 旧法, until: 2027-01-01}, {name: 新法, from: 2027-01-01}]"
    assert rule_of((whole, f"{whole}    source: {two}\n")).unless[0].sources == (
        Source("旧法", valid_until=date(2027, 1, 1)),
        Source("新法", valid_from=date(2027, 1, 1)),
    )


def test_a_stable_rule_says_when_and_where_its_source_was_read() -> None:
    assert problems_of((", retrieved: 2026-11-21", "")) == [
        'r.yaml: source "广告法": a stable rule says when it was read (retrieved: 2026-11-21)'
    ]
    assert problems_of((', url: "https://law.example/9"', "")) == [
        'r.yaml: source "广告法": give its url, or its official number in the name'
    ]
    assert problems_of((', url: "https://law.example/9"', ""), ("name: 广告法", "name: 公告2023年第6号")) == []


def test_a_preview_rule_may_cite_what_nobody_has_read() -> None:
    assert problems_of(("status: stable", "status: preview"), ("retrieved: 2026-11-21", "verified: false")) == []


def test_dates_must_leave_time_in_between() -> None:
    assert problems_of(add="in_force: {from: 2027-01-01, until: 2027-01-01}\n") == [
        "r.yaml:21: in_force.until: 2027-01-01 is not after 2027-01-01"
    ]


def test_a_firing_example_where_the_rule_does_not_apply_is_refused() -> None:
    assert problems_of(('["这是[[最佳]]面霜"]', '[{text: "[[最佳]]", jurisdiction: US}]')) == [
        "r.yaml:19: examples.fires: the rule does not apply in US"
    ]
    assert problems_of(
        ("languages: [zh]", "categories: [food]"), ('["这是[[最佳]]面霜"]', '[{text: "[[最佳]]", category: toy}]')
    ) == ["r.yaml:19: examples.fires: the rule does not apply to toy"]


def test_two_exemptions_of_one_name_are_refused() -> None:
    doubled = ("message:", "  - {name: consumption-tip, when: {negated: {}}}\nmessage:")
    assert problems_of(doubled) == ['r.yaml:15: unless[1].name: two exemptions are called "consumption-tip"']


def test_a_file_that_is_no_mapping_is_one_readable_problem() -> None:
    rule, problems = parsed("- a\n- b\n")
    assert rule is None
    assert str(problems[0]).startswith("r.yaml:1: the file: expected a mapping with id, version")


def test_only_language_rules_may_say_undecided() -> None:
    assert problems_of(("verdict: violation", "verdict: undecided")) == [
        'r.yaml:10: verdict: unknown value "undecided"; one of violation, needs_evidence, advice'
    ]
    rule = rule_of(
        ("verdict: violation", "verdict: undecided"),
        ("kind: phrase", "kind: language"),
        ("find: {terms: [最佳], boundary: none}\n", ""),
        ("“{quote}”", "{language}"),
    )
    assert rule.verdict == "undecided"


def test_the_sample_itself_has_no_problem() -> None:
    assert parsed(varied())[1] == ()


def test_a_wording_rule_must_be_about_what_has_been_learned() -> None:
    asks = ("find: {terms: [最佳], boundary: none}", "confidence: low"), ("kind: phrase", "kind: wording")
    assert problems_of(*asks) == []
    [unknown] = problems_of(*asks, ("topic: superlative", "topic: brand_misuse"))
    assert unknown.startswith('r.yaml: topic: what claims of "brand_misuse" read like is not known in "zh"')


def test_a_rule_may_say_that_its_words_are_enough() -> None:
    assert not rule_of().however_plain
    assert rule_of(add="however_plain: true\n").however_plain
