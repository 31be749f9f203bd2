"""Matches round places are those that a search of every neighbourhood by itself would find."""

from __future__ import annotations

import time

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.prefilter.literals import longest_match
from listing_audit.verify.material import PatternTimeout, find_in
from listing_audit.verify.pattern_search import matches_round, matches_throughout

_PATTERNS = ["b", "a?b{1,3}a?", "(?<=a)b.{0,4}(?=a)", "b(?:ab){0,3}"]


def _one_by_one(pattern: str, text: str, places: list[tuple[int, int]]) -> set[tuple[int, int]]:
    reach = longest_match(pattern) + 10
    return {
        (a, b)
        for low, high in places
        for a, b in matches_throughout(pattern, text, max(0, low - reach), min(len(text), high + reach), reach - 10, 10)
        if a <= low and high <= b
    }


@given(text=st.text("ab ", max_size=60), pattern=st.sampled_from(_PATTERNS))
def test_overlapping_neighbourhoods_give_what_each_gives_alone(text: str, pattern: str) -> None:
    places = [(at, at + 1) for at, char in enumerate(text) if char == "b"]
    found = list(matches_round(pattern, text, places, longest_match(pattern), 10))
    assert {(a, b) for a, b, _ in found} == _one_by_one(pattern, text, places)
    for a, b, covered in found:
        assert covered == [place for place in places if a <= place[0] and place[1] <= b]


def test_matches_across_the_seam_of_two_stretches_are_found_once() -> None:
    text = "a" * 3_997 + "bbbbbb" + "a" * 10
    found = list(matches_throughout("b{6}", text, 0, len(text), 6, 5))
    assert found == [(3_997, 4_003)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("vet approved dermatologically", "vet approved"),
        ("vet approved treats", "vet approved treats"),
        ("vet approvedly", ""),
    ],
)
def test_an_optional_word_that_is_too_long_does_not_lose_the_rest(text: str, found: str) -> None:
    """The optional word takes twelve letters of a longer one; then the match ends where a word does."""
    spans = list(matches_throughout("vet approved(?: [a-z]{3,12})?", text, 0, len(text), 25, 5, whole_words=True))
    assert [text[a:b] for a, b in spans] == ([found] if found else ["vet approved"])


def test_a_million_places_are_searched_in_a_moment() -> None:
    text = "最" * 200_000
    began = time.perf_counter()
    assert list(matches_round("最.{0,30}佳", text, [(at, at + 1) for at in range(len(text))], 32, 40)) == []
    assert time.perf_counter() - began < 10


def test_a_pattern_that_runs_out_of_time_says_where() -> None:
    text = "x" * 9_000 + "a" * 4_000
    with pytest.raises(PatternTimeout) as stopped:
        list(matches_throughout("(?:a|aa|a?a){1,60}(?:a|aa){1,60}c", text, 0, len(text), 181, 5))
    assert stopped.value.place == 8_000


@settings(max_examples=500)
@given(
    text=st.text("ab 最佳x1½", max_size=80),
    pattern=st.sampled_from(
        [r"\bab{1,3}", "最(?:a|佳).{0,3}", "(?:ab|b)?最", "(?<=a)b(?=a)", r"\b(?:a|x)\b", "a(?!b).{0,2}", "[ab]{2}最?"]
    ),
    low=st.integers(0, 20),
)
def test_trying_a_pattern_where_it_may_begin_finds_what_searching_finds(text: str, pattern: str, low: int) -> None:
    """The same matches, overlapping ones too, wherever the search begins and ends."""
    end = max(low, len(text) - 3)
    found = regex.finditer(pattern, text, pos=low, endpos=end, overlapped=True)
    assert list(find_in(pattern, text, low, end)) == [match.span() for match in found if match[0]]
