"""Waivers hide what they name, until their end, and never in silence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.errors import DataFileError
from listing_audit.judge.waivers import (
    Waivable,
    Waiver,
    WaiverReport,
    fitting_waiver,
    load_waivers,
    matches_wildcard,
    waiver_notes,
    waiver_report,
)
from tests.judge.samples import TODAY

FOUND = Waivable("sku-1", ("cn-superlative-b", "cn-superlative-a"), "superlative", ("最·佳", "最佳"), "f00d")
LATER = date(2027, 1, 1)


def waiver(**selectors) -> Waiver:
    return Waiver("agreed with legal", "li.na", selectors.pop("until", LATER), **selectors)


@pytest.mark.parametrize(
    "selectors",
    [
        {"rule": "cn-superlative-b"},
        {"rule": "cn-superlative-a"},
        {"rule": "cn-superlative-*"},
        {"topic": "superlative"},
        {"listing": "sku-*"},
        {"quote": "最佳"},
        {"quote": "最·*"},
        {"fingerprint": "f00d"},
        {"rule": "cn-superlative-b", "listing": "sku-1", "quote": "*佳"},
    ],
)
def test_a_waiver_fits_by_everything_it_names(selectors):
    assert fitting_waiver(FOUND, [waiver(**selectors)], TODAY) == waiver(**selectors)


@pytest.mark.parametrize(
    "selectors",
    [
        {"rule": "cn-superlative"},
        {"topic": "green_claim"},
        {"listing": "sku-10"},
        {"quote": "佳"},
        {"fingerprint": "beef"},
        {"rule": "cn-superlative-b", "listing": "sku-2"},
    ],
)
def test_a_waiver_that_misses_in_one_thing_does_not_fit(selectors):
    assert fitting_waiver(FOUND, [waiver(**selectors)], TODAY) is None


def test_a_waiver_past_its_date_no_longer_hides_the_finding():
    assert fitting_waiver(FOUND, [waiver(rule="*-b", until=date(2026, 11, 22))], TODAY) is not None
    assert fitting_waiver(FOUND, [waiver(rule="*-b", until=TODAY)], TODAY) is None


def test_expired_and_unused_waivers_are_reported_each_once():
    used = Waiver("r", "o", LATER, rule="a", path="w.yaml", line=2)
    unused = Waiver("r", "o", LATER, rule="b", path="w.yaml", line=6)
    expired = Waiver("r", "o", TODAY, rule="c", path="w.yaml", line=9)
    report = waiver_report([used, unused, expired], {"w.yaml:2", "w.yaml:9"}, TODAY)
    assert report == WaiverReport(expired=(expired,), unused=(unused,))
    assert waiver_notes(report, "en") == (
        "w.yaml:9: this waiver ended on 2026-11-21 and hides nothing any more (owner: o)",
        "w.yaml:6: this waiver fits no finding of this run; remove it (owner: o)",
    )
    assert waiver_notes(report, "zh") == (
        "w.yaml:9: 豁免已于 2026-11-21 到期，不再生效（负责人：o）",
        "w.yaml:6: 豁免未匹配任何结果，可以删除（负责人：o）",
    )


def test_a_file_is_read_with_the_place_of_every_waiver(tmp_path):
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "waivers:\n"
        "  - rule: cn-superlative-b\n"
        "    listing: 0012\n"
        "    reason: registered brand name\n"
        "    owner: li.na\n"
        "    until: 2027-01-01\n",
        encoding="utf-8",
    )
    expected = Waiver(
        "registered brand name", "li.na", LATER, rule="cn-superlative-b", listing="0012", path=str(path), line=2
    )
    assert load_waivers(path, known_rules=["cn-superlative-b"]) == (expected,)


def test_all_problems_of_a_file_are_reported_at_once_with_their_lines(tmp_path):
    path = tmp_path / "waivers.yaml"
    path.write_text(
        "waivers:\n"
        "  - rule: cn-superlativ-b\n"
        "    topics: superlative\n"
        "    owner: ''\n"
        "    until: soon\n"
        "  - {listing: '*', reason: r, owner: o, until: 2027-01-01}\n"
        "  - {topic: superlativ, reason: r, owner: o, until: 2027-02-30}\n"
        "  - all of them\n"
        "more: 1\n",
        encoding="utf-8",
    )
    with pytest.raises(DataFileError) as raised:
        load_waivers(path, known_rules=["cn-superlative-b"])
    assert [(problem.line, problem.message) for problem in raised.value.problems] == [
        (9, 'unknown key "more"; only "waivers" stands here'),
        (3, 'unknown key "topics"; did you mean "topic"?'),
        (4, "owner must be text, and not empty"),
        (2, "reason is missing: a waiver says why, who answers for it, and when it ends"),
        (5, 'until "soon" is not a date like 2027-01-31'),
        (2, 'no rule is called "cn-superlativ-b"; did you mean "cn-superlative-b"?'),
        (6, "say what is waived: at least one of rule, topic, listing, quote, fingerprint, and not only *"),
        (7, 'until "2027-02-30" is not a date like 2027-01-31'),
        (7, 'unknown topic "superlativ"; did you mean "superlative"?'),
        (8, "a waiver is a mapping with reason, owner, until and what it waives"),
    ]


@pytest.mark.parametrize("text", ["", "- rule: x\n", "waivers: none\n"])
def test_a_file_of_another_shape_is_refused(tmp_path, text):
    path = tmp_path / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError):
        load_waivers(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(DataFileError, match=re.escape("none.yaml")):
        load_waivers(tmp_path / "none.yaml")


@given(st.text("ab*", max_size=8), st.text("ab", max_size=10))
def test_wildcards_agree_with_the_same_regular_expression(pattern, text):
    slow = re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text)
    assert matches_wildcard(pattern, text) == bool(slow)


def test_a_hostile_wildcard_is_answered_at_once():
    assert not matches_wildcard("*a" * 2000 + "b", "a" * 100_000)
