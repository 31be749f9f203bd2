"""A pattern is used only when the length of its longest match is known beforehand and both regex readers take it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.rules.schema_patterns import MAX_MATCH_CHARS, pattern_problem, written_letters


@pytest.mark.parametrize(
    "pattern",
    [
        r"全[国网]\s?第一",
        r"\d{1,3}(?:\.\d{1,2})?%",
        r"(?P<n>\d{4})年",
        r"[^,。]{0,12}最佳",
        r"no\.?\s?1(?!\d)",
        r"(?<=第)一名",
        r"[]a]x",
        r"\p{Han}{2,4}之王",
        r"a{2}?b",
        r"(?>ab|c)d",
        r"100\+",
        r"^x{1,3}(?=,|$)",
    ],
)
def test_bounded_patterns_are_fine(pattern: str) -> None:
    assert pattern_problem(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("a+", '"+" has no upper bound; write {1,10}'),
        ("a.*", '"*" has no upper bound; write {0,10}'),
        ("a{2,}", '"{2,}" has no upper bound; write {2,10}'),
        ("a{x}", '"{" does not begin a repeat such as {0,10}; write \\{ for the character itself'),
        ("+a", '"+" with nothing before it to repeat; write \\+ for the character itself'),
        ("a{2}{3}", "a repeat directly after a repeat"),
        ("(a{1,30}){1,30}", "it can match 900 characters; at most 500 are allowed, so use smaller repeats"),
        ("((a{1,30}b){1,30})c", "a group can match 930 characters; at most 500 are allowed"),
        ("a?", "it also matches the empty text, so it would fire everywhere"),
        (r"\b", "it can only match the empty text"),
        ("", "the pattern is empty"),
        ("(a", '"(" is not closed'),
        ("a)", '")" without "("'),
        ("[a", '"[" is not closed in [a'),
        ("a\\", "a backslash at the end"),
        (r"(a)\1", "back references are not allowed"),
        (r"(?P<x>a)(?P=x)", 'after "(?" only (?:…), (?>…), (?P<name>…), (?=…), (?!…), (?<=…) and (?<!…) are allowed'),
        ("(?i)a", 'after "(?" only (?:…), (?>…), (?P<name>…), (?=…), (?!…), (?<=…) and (?<!…) are allowed'),
        ("(?R)a", 'after "(?" only (?:…), (?>…), (?P<name>…), (?=…), (?!…), (?<=…) and (?<!…) are allowed'),
        ("[[:alpha:]]x", "[:…:] is not allowed; write \\p{…} instead"),
        ("^$", "it can only match the empty text"),
    ],
)
def test_patterns_that_cannot_be_used_are_explained(pattern: str, problem: str) -> None:
    assert pattern_problem(pattern) == problem


def test_what_a_reader_of_patterns_cannot_compile_is_a_problem() -> None:
    problem = pattern_problem(r"a\q")
    assert problem is not None
    assert problem.startswith("it does not compile: bad escape")


def test_deep_nesting_ends_in_a_sentence_and_not_in_a_crash() -> None:
    assert pattern_problem("(" * 5000 + "a" + ")" * 5000) == "groups are nested more than 20 deep"


def test_the_letters_of_a_pattern_leave_out_escapes_and_names() -> None:
    assert written_letters(r"(?P<Name>A)\W\p{Han}\u4e00[B-D]最{1,2}") == "ABD最"


_PIECES = st.recursive(
    st.sampled_from(["a", "最", r"\d", "[xy]", r"\s", "."]),
    lambda inner: st.one_of(
        st.tuples(inner, st.integers(0, 3), st.integers(0, 4)).map(lambda t: f"(?:{t[0]}){{{t[1]},{t[1] + t[2]}}}"),
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda t: f"(?:{t[0]}|{t[1]})"),
        inner.map(lambda p: f"(?:{p})?"),
    ),
    max_leaves=8,
)


@given(_PIECES, st.text(alphabet="ax最1 y", max_size=60))
def test_no_accepted_pattern_matches_more_than_the_limit(pattern: str, text: str) -> None:
    if pattern_problem(pattern) is None:
        assert all(0 < len(found[0]) <= MAX_MATCH_CHARS for found in regex.finditer(pattern, text * 20) if found[0])
