"""Words and pairs of words beside runs of characters."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.wording.model import model_of
from listing_audit.wording.reading import claim_margin
from listing_audit.wording.words import word_hashes, word_sum


def test_a_clause_has_its_words_and_each_pair_of_neighbours() -> None:
    assert len(word_hashes("works for you")) == 3 + 4
    assert len(set(word_hashes("works for you")) & set(word_hashes("for your work"))) < 3


def test_the_order_of_words_is_told_apart_and_numbers_are_not() -> None:
    assert sorted(word_hashes("dog bites man")) != sorted(word_hashes("man bites dog"))
    assert word_hashes("lose 5 lbs") == word_hashes("lose 50 lbs")


def test_a_clause_without_words_weighs_nothing() -> None:
    assert word_hashes("") == word_hashes("   ") == []
    model = model_of("en")
    assert model is not None
    assert word_sum("  ", model) == (0, 0)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_languages_that_write_words_apart_weigh_them(language: str) -> None:
    model = model_of(language)
    assert model is not None
    assert bool(model.word_bits) == (language == "en")
    assert len(model.words) == (1 << model.word_bits if model.word_bits else 0)


@given(st.text(max_size=60))
def test_hashes_are_32_bits_and_any_text_has_a_margin(clause: str) -> None:
    assert all(0 <= one < 1 << 32 for one in word_hashes(clause))
    model = model_of("en")
    assert model is not None
    if clause:
        assert math.isfinite(claim_margin(clause, model))
