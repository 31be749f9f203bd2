"""However often a text says a thing, nothing that follows is lost in silence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from listing_audit.api import Scanner
from listing_audit.model.listing import TextField
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.verify.candidates import MAX_IN_FIELD, MAX_MATCHES, TOO_MANY, Candidate, _shared_out
from listing_audit.verify.material import PatternTimeout
from listing_audit.verify.phrase import MAX_LISTED_PER_RULE
from listing_audit.verify.place import FieldText
from tests.small_world import build


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scanner:
    home = build(tmp_path)
    monkeypatch.setattr("listing_audit.api.shipped", lambda name: home / name)
    return Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], cache_dir=None, select=["superlative"])


def test_a_violation_behind_many_lawful_phrases_is_found(scanner: Scanner) -> None:
    text = "最佳食用期12个月。" * 300 + "最佳面霜"
    audit = scanner.check(description=text, explain=True)
    assert [(f.verdict, f.span and f.span.start) for f in audit.findings] == [("violation", len(text) - 4)]
    assert Counter(c.outcome for c in audit.considerations) == {"cleared": 300, "reported": 1}


def test_the_same_violation_a_hundred_times_is_listed_so_often_and_counted(scanner: Scanner) -> None:
    findings = scanner.check(description="最佳面霜。" * 120).findings
    assert [f.span and f.span.start for f in findings] == [5 * n for n in range(MAX_LISTED_PER_RULE)]
    assert findings[-1].details == {"more_occurrences_at_least": 120 - MAX_LISTED_PER_RULE}


def test_what_is_beyond_all_measure_is_an_open_question_and_no_pass(scanner: Scanner) -> None:
    text = "最佳食用期12个月。" * (MAX_MATCHES + 5) + "最佳面霜"
    [finding] = scanner.check(description=text).findings
    assert (finding.verdict, finding.details["missing_fact"]) == ("undecided", "too_many_occurrences")
    assert finding.span is not None
    assert finding.span.start == 10 * MAX_MATCHES


def test_what_is_asked_of_a_whole_field_is_asked_once_also_when_it_fails() -> None:
    text = FieldText(TextField("title", "x"), "en", lambda: build_views("x", FoldTables(), is_html=False))
    asked: list[str] = []

    def runs_out(folded: str) -> bool:
        asked.append(folded)
        raise PatternTimeout("x")

    for _ in range(3):
        with pytest.raises(PatternTimeout):
            text.answer(("pattern", "x"), runs_out)
        assert text.answer(("pattern", "y"), lambda folded: asked.append(folded) is None)
    assert asked == ["x", "x"]


def test_rules_share_what_is_weighed_in_one_field() -> None:
    """Many rules with many candidates: each keeps its share and says what it left out; a few are left as they are."""
    few = [[_candidate(rule, place) for place in range(10)] for rule in range(5)]
    assert _shared_out(few) == [candidate for group in few for candidate in group]
    many = [[_candidate(rule, place) for place in range(MAX_MATCHES)] for rule in range(6)] + [[_candidate(6, 0)]]
    share = MAX_IN_FIELD // 7
    kept = _shared_out(many)
    assert len(kept) == 6 * (share + 1) + 1
    assert [c.start for c in kept if c.unanswered == TOO_MANY] == [share] * 6


def _candidate(rule: int, place: int) -> Candidate:
    return Candidate(rule, place, place + 1, "folded", "x")
