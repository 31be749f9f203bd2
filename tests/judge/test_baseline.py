"""What an earlier report knew is put up with, as far as it knew it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listing_audit.judge.baseline import Gone, baseline_of, compared, gone_since
from listing_audit.model.findings import Finding, Suppression
from listing_audit.model.listing import Location

KNOWN = Finding(
    listing_id="sku-1",
    rule_id="cn-superlative-quality",
    rule_version=1,
    family="superlatives",
    topic="superlative",
    verdict="needs_evidence",
    severity="medium",
    confidence="high",
    jurisdiction="CN",
    field="title",
    message="m",
    why="w",
    remedy="r",
    fingerprint="aa",
    location=Location("listings/a.csv", 2),
)


def against(finding: Finding, *baseline: Finding) -> Finding:
    [marked] = compared([finding], baseline_of(baseline, made_on="2026-01-02"), today="2026-11-21", language="en")
    return marked


def test_a_known_finding_is_suppressed_and_keeps_its_age():
    assert against(KNOWN, KNOWN) == replace(
        KNOWN, first_seen="2026-01-02", suppressed=Suppression("baseline", "baseline: known since 2026-01-02")
    )
    assert against(KNOWN, replace(KNOWN, first_seen="2025-05-05")).first_seen == "2025-05-05"


def test_a_new_finding_stands_and_is_first_seen_today():
    assert against(KNOWN) == replace(KNOWN, first_seen="2026-11-21")


def test_a_baseline_made_with_a_baseline_still_covers():
    covered = replace(KNOWN, suppressed=Suppression("baseline", "known"), first_seen="2025-05-05")
    assert against(KNOWN, covered).suppressed is not None


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"severity": "high"}, True),
        ({"verdict": "violation"}, True),
        ({"severity": "low"}, False),
        ({"verdict": "undecided"}, False),
        ({"confidence": "low"}, False),
    ],
)
def test_what_has_become_worse_stands_and_keeps_its_age(change, stands):
    marked = against(replace(KNOWN, **change), KNOWN)
    assert (marked.suppressed is None, marked.first_seen) == (stands, "2026-01-02")


def test_a_waiver_that_has_ended_does_not_live_on_in_the_baseline():
    waived = replace(KNOWN, suppressed=Suppression("waiver", "on file", "2026-06-01", "Lee"))
    assert against(KNOWN, waived).suppressed is None
    assert against(waived, KNOWN).suppressed == waived.suppressed


def test_of_two_entries_the_older_age_is_kept():
    assert against(KNOWN, KNOWN, replace(KNOWN, first_seen="2024-01-01")).first_seen == "2024-01-01"


def gone(**run) -> Gone:
    given = {"found": (), "listings": (), "rules": {"cn-superlative-quality"}, "sources": (), "unread": ()} | run
    return gone_since(baseline_of([KNOWN], made_on="2026-01-02"), **given)


SETTLED = Gone((replace(KNOWN, first_seen="2026-01-02"),))
UNKNOWN = Gone(not_looked_at=1)


@pytest.mark.parametrize(
    ("run", "result"),
    [
        ({"found": {"aa"}}, Gone()),
        ({"listings": {"sku-1"}}, SETTLED),
        ({"listings": {"sku-1"}, "rules": {"another"}}, UNKNOWN),
        ({"sources": ["listings"]}, SETTLED),
        ({"sources": ["./listings/"]}, SETTLED),
        ({"sources": ["."]}, SETTLED),
        ({"sources": ["listings/a.csv"]}, SETTLED),
        ({"sources": ["listings/b.csv", "list"]}, UNKNOWN),
        ({"sources": ["listings"], "unread": {"listings/a.csv"}}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_only_what_was_looked_at_can_be_gone(run, result):
    assert gone(**run) == result
