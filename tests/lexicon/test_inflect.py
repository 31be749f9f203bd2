"""English inflections follow the rules of spelling, and a table where there are none."""

from __future__ import annotations

import pytest

from listing_audit.lexicon.inflect import Forms, inflected


@pytest.mark.parametrize(
    ("term", "forms", "expected"),
    [
        ("cure", "none", "cure"),
        ("cure", "verb", "cure cures cured curing"),
        ("heal", "verb", "heal heals healed healing"),
        ("stop", "verb", "stop stops stopped stopping"),
        ("open", "verb", "open opens opened opening"),
        ("prefer", "verb", "prefer prefers preferred preferring"),
        ("fix", "verb", "fix fixes fixed fixing"),
        ("show", "verb", "show shows showed shown showing"),
        ("carry", "verb", "carry carries carried carrying"),
        ("destroy", "verb", "destroy destroys destroyed destroying"),
        ("die", "verb", "die dies died dying"),
        ("free", "verb", "free frees freed freeing"),
        ("panic", "verb", "panic panics panicked panicking"),
        ("shrink", "verb", "shrink shrinks shrank shrunk shrinking"),
        ("quit", "verb", "quit quits quitting"),
        ("self-heal", "verb", "self-heal self-heals self-healed self-healing"),
        ("allergy", "noun", "allergy allergies"),
        ("virus", "noun", "virus viruses"),
        ("tooth", "noun", "tooth teeth"),
        ("psoriasis", "noun", "psoriasis"),
        ("rash", "noun", "rash rashes"),
        ("cheap", "adjective", "cheap cheaper cheapest"),
        ("big", "adjective", "big bigger biggest"),
        ("easy", "adjective", "easy easier easiest"),
        ("safe", "adjective", "safe safer safest"),
        ("good", "adjective", "good better best"),
        ("最好", "verb", "最好"),
    ],
)
def test_inflects(term: str, forms: Forms, expected: str) -> None:
    assert inflected(term, forms) == tuple(expected.split(" "))


def test_of_several_words_a_verb_changes_the_first_and_a_noun_the_last() -> None:
    assert inflected("slim down", "verb") == ("slim down", "slims down", "slimmed down", "slimming down")
    assert inflected("skin problem", "noun") == ("skin problem", "skin problems")
    assert inflected("best-seller", "noun") == ("best-seller", "best-sellers")


def test_a_word_with_figures_is_left_alone() -> None:
    assert inflected("b12", "noun") == ("b12",)
