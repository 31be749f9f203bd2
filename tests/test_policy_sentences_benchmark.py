"""The labelled sentences of policies are well formed, and the benchmark tells what is recognised from what is not."""

from __future__ import annotations

import pytest

from benchmarks.policy_sentences import LANGUAGES, labelled, told
from listing_audit.model.topics import TOPICS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_a_disclosure_and_a_grade(language: str) -> None:
    lines = list(labelled(language))
    assert len(lines) > 1_000
    for labels, _, sentence in lines:
        assert sentence.strip()
        assert all(code in TOPICS and grade in ("present", "vague") for code, grade in labels.items()), sentence


def test_a_sentence_is_graded_by_itself_under_its_heading() -> None:
    assert (
        told("en", "", "You may ask us for a copy of the personal data we hold about you.")["rights_access"]
        == "present"
    )
    assert told("en", "How long we keep data", "Three years after your last order.").get("retention") == "present"
    assert told("zh", "", "锅铲的保修期为三年。").get("retention") != "present"
