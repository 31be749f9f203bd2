"""Whatever stands in a rule file, reading it ends in a rule or in problems with places, never in a crash."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit import strict_yaml
from listing_audit.rules.schema import parse_rule
from listing_audit.strict_yaml import Mapping, Node, Scalar, Sequence

from .samples import RULE, Words

FULL = (
    RULE
    + """\
in_force: {from: 2026-01-01, until: 2027-01-01}
only_if: {all: [{near: {terms: [a], within_chars: 2}}, {evidence: {any_of: [url]}}, {category: [food]}]}
suggest: [{from: a, to: b}]
known_gaps: [{text: a, reason: b}]
penalty: {zh: a, en: b}
replaces: a-b
confidence: low
"""
)
WORDS = [
    "",
    "any",
    "zh",
    "lexicon:zh/x",
    "[[a",
    "a{1,",
    "2026-02-30",
    "99999999999",
    "{quote",
    "\x00",
    "最佳",
    "true",
    "CN",
]
NODES: st.SearchStrategy[Node] = st.recursive(
    st.builds(Scalar, st.one_of(st.sampled_from(WORDS), st.text(max_size=8)), st.integers(1, 9), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: Sequence(tuple(items), 1)),
        st.dictionaries(st.sampled_from(["not", "all", "terms", "when", "is", "x"]), inner, max_size=3).map(
            lambda entries: Mapping(entries, dict.fromkeys(entries, 1), 1)
        ),
    ),
    max_leaves=6,
)


def places(node: Node, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    found = [path]
    if isinstance(node, Mapping):
        for key, value in node.entries.items():
            found += places(value, (*path, key))
    elif isinstance(node, Sequence):
        for index, value in enumerate(node.items):
            found += places(value, (*path, index))
    return found


def replaced(node: Node, path: tuple[object, ...], new: Node) -> Node:
    if not path:
        return new
    if isinstance(node, Mapping):
        entries = {
            key: replaced(value, path[1:], new) if key == path[0] else value for key, value in node.entries.items()
        }
        return Mapping(entries, node.key_lines, node.line)
    assert isinstance(node, Sequence)
    items = tuple(
        replaced(value, path[1:], new) if index == path[0] else value for index, value in enumerate(node.items)
    )
    return Sequence(items, node.line)


TREE, _ = strict_yaml.parse(FULL, "r.yaml")
assert TREE is not None
PLACES = places(TREE)


@settings(max_examples=400)
@given(st.sampled_from(PLACES), NODES)
def test_any_part_may_be_anything(path: tuple[object, ...], new: Node) -> None:
    assert TREE is not None
    rule, problems = parse_rule(replaced(TREE, path, new), "r.yaml", Words())
    assert (rule is None) == bool(problems)
    assert all(problem.path == "r.yaml" and problem.message for problem in problems)


def test_the_tree_that_is_varied_is_itself_a_rule() -> None:
    assert TREE is not None
    assert parse_rule(TREE, "r.yaml", Words())[1] == ()


@pytest.mark.parametrize("text", ["[" * 60_000, "{" * 60_000, "- " * 30_000, "? " * 30_000])
def test_a_file_nested_without_end_is_refused_before_a_tree_is_made_of_it(text):
    # Making the tree took half a minute for brackets and the whole process for dashes.
    node, [problem] = strict_yaml.parse(text, "deep.yaml")
    assert node is None
    assert problem.message == "nested more than 40 levels deep"
