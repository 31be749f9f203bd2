"""What is written as JSON is read back as the same values, and nothing outside the table is read at all."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.rules import rule as r
from listing_audit.rules.compiled import without_examples
from listing_audit.rules.frozen import canonical, encode, freeze, thaw
from listing_audit.text.fold import FoldTables

from .samples import rule_of

TEXTS = st.text(max_size=6)
TUPLES = st.lists(TEXTS, max_size=3).map(tuple)
MATERIALS = st.builds(r.Material, TUPLES, TUPLES, TUPLES)
CONDITIONS = st.recursive(
    st.one_of(
        st.builds(r.Near, MATERIALS, st.integers(0, 400), st.sampled_from(["before", "after"]), quote=st.booleans()),
        st.builds(r.Present, MATERIALS),
        st.builds(r.HasEvidence, TUPLES, within_chars=st.one_of(st.none(), st.integers(0, 9))),
        st.builds(r.HasAttribute, TUPLES, st.one_of(st.none(), TEXTS)),
        st.just(r.Negated()),
        st.builds(r.Token, st.one_of(st.none(), st.booleans()), TUPLES),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: r.All(tuple(parts))),
        inner.map(r.Not),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_any_condition_comes_back_equal(condition: r.Condition) -> None:
    assert thaw(freeze(condition)) == condition


@given(st.lists(st.builds(r.Term, TEXTS, TEXTS, st.sampled_from(["plain", "pinyin"])), max_size=5))
def test_terms_come_back_in_their_order_with_their_repeats(terms: list[r.Term]) -> None:
    find = r.Find(tuple(terms + terms))
    assert thaw(freeze((find, find))) == (find, find)


def test_a_whole_rule_comes_back_equal() -> None:
    rule = without_examples(rule_of(add="in_force: {from: 2027-01-01}\nsuggest: [{to: ''}]\n"))
    assert thaw(freeze(rule)) == rule
    assert rule.in_force_from == date(2027, 1, 1)


def test_fold_tables_keep_their_dicts_and_sets() -> None:
    tables = FoldTables({"醫": "医"}, {}, {"蕞": "最"}, {"🥇": "第一"}, frozenset("·/"), "d")
    assert thaw(freeze(tables)) == tables


def test_examples_are_not_written() -> None:
    with pytest.raises(TypeError, match="FiringExample is not in the table"):
        encode(rule_of())


@pytest.mark.parametrize(
    "text",
    [
        '[[[],[],""],[],{"os.system":["id"]}]',
        '[[[],[],""],[],{"a":1,"b":2}]',
        '[[[],[],""],[],{"shared":3}]',
        '[[[],[],""],[],{"terms":[0]}]',
        '[[[],[],""],[],{"Rule":[]}]',
        "[[[],[],],[]]",
        "3",
    ],
)
def test_a_name_outside_the_table_is_an_error(text: str) -> None:
    with pytest.raises((KeyError, ValueError, TypeError, IndexError)):
        thaw(text)


@given(CONDITIONS)
def test_the_canonical_text_is_the_tree_as_json(condition: r.Condition) -> None:
    """Digests made of either are the same, and what is known already is not written again."""
    value = (condition, r.Term("最佳", "zuijia", "pinyin"), date(2026, 11, 21), None, True, 3, "“\n")
    assert canonical(value) == json.dumps(encode(value), separators=(",", ":"))
    assert canonical((condition,), {id(condition): "known"}) == "[known]"
