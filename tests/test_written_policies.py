"""Whole invented policies with their gaps: the labels are well formed, and no reading that was won is lost again."""

from __future__ import annotations

import pytest

from benchmarks.written_policies import LANGUAGES, STATES, tally, written
from listing_audit.model.topics import TOPICS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_a_disclosure_in_one_state(language: str) -> None:
    """What is contradicted may be told clearly elsewhere; nothing else is in two states."""
    policies = list(written(language))
    assert len({policy["id"] for policy in policies}) == len(policies) > 80
    for policy in policies:
        plain = [code for state, codes in policy["expect"].items() if state != "contradiction" for code in codes]
        assert len(plain) == len(set(plain)), policy["id"]
        assert set(plain) | set(policy["expect"]["contradiction"]) <= set(TOPICS), policy["id"]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_and_contradictions_are_told_as_well_as_they_were(language: str) -> None:
    """The floors lie a little under what was reached; they are no claim about policies that nobody has read."""
    found = tally(language)
    floors = {"missing": (0.9, 0.9), "vague": (0.94, 0.86), "contradiction": (0.97, 0.72)}
    for state in STATES:
        precision, recall = floors[state]
        assert found[state].precision >= precision, (state, found[state].extra)
        assert found[state].recall >= recall, (state, found[state].lost)
