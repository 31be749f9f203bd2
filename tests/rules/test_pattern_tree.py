"""The tree of a pattern is the one that the parser of `re` makes, whoever reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.rules import pattern_tree as tree
from listing_audit.rules.schema_patterns import pattern_problem

pieces = st.sampled_from(
    ["最", "佳", "ab", "a", r"\b", r"\d", r"\p{Han}", "[一-鿿]", "[^，。]", "[xy]", ".", "^", "$", "(?:", "(?=", "(?<!", "(",
     "(?>", "(?P<n>", ")", "|", "?", "{2}", "{1,3}?", "{,2}", "{3,1}", "*", "+", r"\1", r"\Z", "{", "]", "(?i)"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(pieces, max_size=14).map("".join))
def test_both_readers_agree(pattern: str) -> None:
    """What is read without the parser of `re` is what it would have said, and it refuses nothing that this accepts."""
    known = tree.plain_tree(pattern)
    if known is not None:
        other = tree._other_tree(pattern)
        assert (known.nodes, known.shortest, known.longest) == (other.nodes, other.shortest, other.longest)


@settings(max_examples=600, deadline=None)
@given(st.lists(pieces, max_size=14).map("".join))
def test_a_pattern_that_may_compile_later_does_compile(pattern: str) -> None:
    """Nothing is put off to its first use that would be refused now."""
    if pattern_problem(pattern, compiles_later=True) is None:
        assert pattern_problem(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "nodes"),
    [
        ("(?:最好|最佳)", [("text", "最"), ("class", ((tree.op.LITERAL, ord("好")), (tree.op.LITERAL, ord("佳"))))]),
        ("ab{2}", [("text", "a"), ("repeat", (2, 2, [("text", "b")]))]),
        ("a(?:bc)d", [("text", "abcd")]),
    ],
)
def test_text_side_by_side_is_one_piece(pattern: str, nodes: tree.Nodes) -> None:
    assert tree.pattern_tree(pattern).nodes == nodes


def test_what_rules_are_made_of_is_read_without_the_other_parser() -> None:
    """It makes a value of every character, which takes longer than all else when rules are compiled."""
    patterns = [r"(?:a|b)? ?\d{1,3} ?%(?! off)", r"(?<![\w#])最(?:[好佳]|[^，。]{0,4}?强)", r"\p{Han}{2,4}(?P<x>x)\b"]
    assert all(tree.plain_tree(pattern) is not None for pattern in patterns)
