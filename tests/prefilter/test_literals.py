"""A pattern's literals: no match without one of them."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.prefilter.beginnings import beginnings
from listing_audit.prefilter.literals import (
    DIGIT,
    EDGE,
    PatternError,
    longest_look,
    longest_match,
    required_literals,
    required_sets,
)
from listing_audit.text.views import is_word_char


@pytest.mark.parametrize(
    ("pattern", "literals", "length"),
    [
        (r"全[国网]\s?第一", ("第一",), 5),
        (r"最(?:好|佳).{0,4}(?:面霜|面膜)", ("最佳", "最好"), 8),
        (r"(?:全网|全国)?最低价?", ("最低",), 5),
        (r"\d{1,4}%", ("%",), 5),
        (r"第一(?!次)", ("第一",), 2),
        (r"\p{Han}{2}最", ("最",), 3),
        (r"\d{3}-?\d{4}", None, 8),
        (r"(?:a|b)?\d", None, 2),
        (r"(?:加|➕)?微信", ("微信",), 3),
    ],
)
def test_literals_and_length(pattern: str, literals: tuple[str, ...] | None, length: int) -> None:
    """The rarest-looking set is chosen, and the longest match is known."""
    assert required_literals(pattern) == literals
    assert longest_match(pattern) == length


@pytest.mark.parametrize("pattern", ["最.*佳", "a+", r"(?:最\s*)+好", "a{3,}"])
def test_unbounded_patterns_are_refused(pattern: str) -> None:
    """A pattern whose match can be of any length cannot run in a window."""
    with pytest.raises(PatternError, match="bounded repetition"):
        longest_match(pattern)


def test_a_broken_pattern_says_so() -> None:
    """What the parser cannot read is an error with its reason."""
    with pytest.raises(PatternError, match="not a valid pattern"):
        required_literals("(最")


pieces = st.sampled_from(
    [
        "最",
        "佳",
        "a",
        "(?:ab|cd)",
        "[xy]",
        "b?",
        "(?:c|)",
        "a{1,3}",
        "(?:最|第一){1,2}",
        ".",
        "(?=a)",
        r"\b",
        r"\d",
        "[0-3]",
    ]
)


def holds(match: regex.Match[str], literal: str) -> bool:
    """Whether a match holds a literal, at the edges of words where it says so."""
    if literal == DIGIT:
        return any(char.isdecimal() for char in match[0])
    edged = regex.escape(literal.replace(EDGE, ""))
    if literal.startswith(EDGE):
        edged = r"(?<!\w)" + edged
    if literal.endswith(EDGE):
        edged += r"(?!\w)"
    return any(found.end() <= match.end() for found in regex.finditer(edged, match.string, pos=match.start()))


@settings(max_examples=300)
@given(st.lists(pieces, min_size=1, max_size=5), st.text(alphabet="最佳第一abcdxy1٣ ", max_size=12))
def test_every_match_holds_a_literal(parts: list[str], text: str) -> None:
    """The prefilter may over-report; it never misses."""
    pattern = "".join(parts)
    literals = required_literals(pattern)
    for match in regex.finditer(pattern, text, overlapped=True):
        assert literals is None or not match[0] or any(holds(match, literal) for literal in literals)
        assert len(match[0]) <= longest_match(pattern)


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"(?:杀灭|抑制)[^。]{0,6}(?:病毒|细菌)", ((("抑制", "杀灭"), ("病毒", "细菌")),)),
        (r"最(?:好|佳).{0,4}霜|第一(?:名)?", ((("最佳", "最好"), ("霜",)), (("第一",),))),
        (r"(?:治(?:疗|愈)|缓解).{0,3}痛", ((("治愈", "治疗", "缓解"), ("痛",)),)),
        (r"\d{3}|最佳", (((DIGIT,),), (("最佳",),))),
        (r"\bcots?\b .{2}", (((EDGE + "cot ", EDGE + "cots "),),)),
    ],
)
def test_every_part_that_a_match_needs_is_known_by_alternative(pattern: str, sets: object) -> None:
    """One literal of each set of one alternative; of an alternative without literals nothing is known."""
    assert required_sets(pattern) == sets


@settings(max_examples=300)
@given(st.lists(pieces, min_size=1, max_size=5), st.booleans(), st.text(alphabet="最佳第一abcdxy1٣ ", max_size=12))
def test_every_match_holds_one_literal_of_each_set_of_an_alternative(parts: list[str], choice: bool, text: str) -> None:
    """What the gate asks for never keeps a pattern from matching."""
    pattern = ("|" if choice else "").join(parts)
    for match in regex.finditer(pattern, text, overlapped=True):
        assert not match[0] or any(
            all(any(holds(match, literal) for literal in literals) for literals in sets)
            for sets in required_sets(pattern)
        )


beginning_pieces = st.sampled_from(
    [
        "最",
        "a",
        "(?:ab|cd)",
        "[xy]",
        "b?",
        "(?:c|)",
        "a{1,3}",
        "(?:a|bc){0,2}",
        "(?:最|第一){1,2}",
        ".",
        "(?=a)",
        "(?!b)",
        "(?<=a)",
        r"\b",
        r"\d",
        "[0-3]",
        "[^a]",
        "(?>ab|a)",
        "(?i:a)",
        "(?=a)",
        "(?:最(?=佳|a?)|b)",
        "(?:a(?=b)){0,2}",
    ]
)


@settings(max_examples=500)
@given(st.lists(beginning_pieces, min_size=1, max_size=5), st.text(alphabet="最佳第一abcdxyA1٣½ ", max_size=12))
def test_every_match_begins_where_one_may_begin(parts: list[str], text: str) -> None:
    """Patterns are tried only at the places where a match may begin; none lies elsewhere."""
    pattern = "".join(parts)
    begins = beginnings(pattern)
    if begins is None:
        return
    places = begins.within(text, 0, len(text))
    assert not begins.nowhere(text) or not places
    for match in regex.finditer(pattern, text, overlapped=True):
        assert not match[0] or match.start() in places
        assert not match[0] or not begins.at_word or regex.match(r"\b\w", text, pos=match.start())
    begins = beginnings(pattern, whole_words=True)
    if begins is None:
        return
    places = begins.within(text, 0, len(text))
    assert not begins.nowhere(text) or not places
    for match in regex.finditer(pattern, text, overlapped=True):
        at = match.start()
        inside = at > 0 and is_word_char(text[at]) and is_word_char(text[at - 1]) if match[0] else True
        assert inside or at in places


@pytest.mark.parametrize(
    ("pattern", "found", "at_word"),
    [
        (r"\b(?:best|top)[- ]?seller", {"best s", "best-s", "bestse", "top se", "top-se", "topsel"}, True),
        (r"\b(?:green|blue)\b(?=,? (?:house|hat))", {"green,", "green ", "blue, ", "blue h"}, True),
        (r"最(?=好|大)", {"最好", "最大"}, False),
        (r"最(?=好?)(?=大?)", {"最"}, False),
        (r"(?:最(?!好)|第)一", {"最一", "第一"}, False),
        (r"(?:全|国)?网第一", {"全网第", "国网第", "网第一"}, False),
        (r"a.b|bc", {"a", "bc"}, False),
        (r"(?i)best", None, False),
        (r"\d+?最", None, False),
        (r"(?:最)?", {"最"}, False),
    ],
)
def test_a_pattern_says_what_its_matches_begin_with(pattern: str, found: set[str] | None, at_word: bool) -> None:
    """The first three characters where they are known, six of words; nothing where they may be any."""
    begins = beginnings(pattern)
    assert (begins and set().union(*begins.prefixes)) == found
    assert (begins is not None and begins.at_word) == at_word


def test_how_far_a_pattern_looks_ahead_is_known() -> None:
    """What stands behind a match may decide about it: the window leaves room for that."""
    assert longest_look("a(?=.{0,60}b)") == 61
    assert longest_look("a(?:b(?!c{0,3})|d)(?<=x{2})") == 3
    assert longest_look("(?:a(?=b)){1,3}") == 1
