"""Counts that add up."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.judge.decide import decide
from listing_audit.judge.summary import added, summarise
from listing_audit.model.findings import Summary, Suppression
from listing_audit.model.topics import SEVERITIES, VERDICTS
from tests.judge.samples import TODAY, hit, listing

OF = listing(("title", "最佳"))
(FINDING,) = decide(OF, [hit(OF, "title", "最佳")], language="en", source="", as_of=TODAY).findings

FINDINGS = st.lists(
    st.builds(
        lambda severity, verdict, family, waived: replace(
            FINDING,
            severity=severity,
            verdict=verdict,
            family=family,
            suppressed=Suppression("waiver", "r") if waived else None,
        ),
        st.sampled_from(SEVERITIES),
        st.sampled_from(VERDICTS),
        st.sampled_from(["claims", "superlatives", "privacy"]),
        st.booleans(),
    ),
    max_size=12,
)


def test_what_stands_is_counted_by_severity_and_everything_else_apart():
    found = [
        FINDING,
        replace(FINDING, verdict="needs_evidence", severity="low", family="claims"),
        replace(FINDING, verdict="undecided", severity="critical"),
        replace(FINDING, verdict="advice"),
        replace(FINDING, suppressed=Suppression("baseline", "known")),
    ]
    assert summarise(found, listings=3, errors=1) == Summary(
        listings=3,
        findings={"critical": 0, "high": 1, "medium": 0, "low": 1, "info": 0},
        by_family={"superlatives": 1, "claims": 1},
        by_verdict={"violation": 1, "needs_evidence": 1, "advice": 1, "undecided": 1},
        undecided=1,
        advice=1,
        suppressed=1,
        errors=1,
    )


@given(FINDINGS, FINDINGS)
def test_the_parts_give_the_whole_in_one_fixed_order(first, second):
    whole = summarise(first + second, listings=5, errors=2)
    parts = added(summarise(first, listings=2), summarise(second, listings=3, errors=2))
    assert parts == whole
    assert [list(counts) for counts in (parts.findings, parts.by_family, parts.by_verdict)] == [
        list(counts) for counts in (whole.findings, whole.by_family, whole.by_verdict)
    ]


@given(FINDINGS)
def test_adding_nothing_changes_nothing(found):
    summary = summarise(found, listings=1)
    assert added(Summary(), summary) == summary == added(summary, Summary())
