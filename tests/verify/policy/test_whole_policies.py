"""Whole policies: a contradiction is told where there is one, and none where a lawful policy is full of denials."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.reading import read
from tests.verify.policy.whole_policies import COLLIDING, LAWFUL


def accused(text: str) -> list[str]:
    return sorted(read(read_policy(text, is_html=False)).collisions)


@pytest.mark.parametrize(("code", "text"), COLLIDING)
def test_a_promise_and_its_breach_are_found_among_other_sentences(code: str, text: str) -> None:
    assert accused(text) == [code]


@pytest.mark.parametrize("text", LAWFUL)
def test_a_lawful_policy_is_accused_of_nothing(text: str) -> None:
    """Exceptions, processors, definitions, goods, duties by law and other data break no promise."""
    assert accused(text) == []
