"""Overlapping hits of one topic become one finding."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.judge.drafts import draft_of
from listing_audit.judge.merge import Merged, merged
from listing_audit.model.findings import Suppression
from listing_audit.model.spans import RawSpan
from tests.judge.samples import TODAY, hit, listing, rule

TEXT = listing(("title", "全网最低价销量第一"), ("bullets[0]", "全网最低价"))
LONG = rule("cn-superlative-net", severity="medium")
SHORT = rule("cn-superlative-price", severity="medium")


def draft(quote: str, by=SHORT, field: str = "title", /, **changes):
    outcome = hit(TEXT, field, quote, by, **{k: v for k, v in changes.items() if k != "suppressed"})
    made = draft_of(outcome, TEXT, as_of=TODAY, language="en")
    return replace(made, suppressed=changes.get("suppressed"))


def test_of_equally_strong_hits_the_longest_stands_for_the_others():
    long, short = draft("全网最低价", LONG), draft("最低价")
    assert merged([long, short]) == (Merged(long, (short,)),)


def test_a_worse_severity_beats_length():
    long, short = draft("全网最低价", LONG), draft("最低价", rule("cn-superlative-price", severity="high"))
    assert merged([long, short]) == (Merged(short, (long,)),)


def test_a_violation_beats_a_matter_of_proof_and_an_open_question_beats_advice():
    proof = draft("全网最低价", rule("cn-superlative-a", verdict="needs_evidence", severity="critical"))
    violation = draft("最低价")
    assert merged([proof, violation]) == (Merged(violation, (proof,)),)
    hint = draft("全网最低价", rule("cn-superlative-a", verdict="advice"))
    open_question = draft("最低价", state="undecided", missing_fact="x")
    assert merged([hint, open_question]) == (Merged(open_question, (hint,)),)


def test_a_surer_hit_beats_length_but_not_severity():
    long, short = draft("全网最低价", LONG, confidence_steps=1), draft("最低价")
    assert merged([long, short]) == (Merged(short, (long,)),)


def test_hits_of_other_topics_jurisdictions_and_fields_stay_apart():
    one = draft("最低价")
    topic = draft("最低价", rule("cn-free-x", topic="free_claim"))
    place = draft("最低价", jurisdiction="US")
    field = draft("最低价", SHORT, "bullets[0]")
    assert merged([one, topic, place, field]) == (Merged(one), Merged(topic), Merged(place), Merged(field))


def test_touching_hits_do_not_overlap():
    left, right = draft("最低价"), draft("销量第一")
    assert merged([left, right]) == (Merged(left), Merged(right))


def test_a_chain_is_not_pulled_into_one_finding():
    """What overlaps only a merged neighbour stays a finding of its own."""
    strong = draft("全网最低", rule("cn-superlative-a", severity="critical"))
    middle = draft("低价销")
    end = draft("销量")
    assert merged([strong, middle, end]) == (Merged(strong, (middle,)), Merged(end))


def test_a_suppressed_hit_does_not_hide_one_that_is_not_suppressed():
    waived = draft("全网最低价", LONG, suppressed=Suppression("waiver", "agreed"))
    open_one = draft("最低价")
    assert merged([waived, open_one]) == (Merged(waived), Merged(open_one))


def test_faults_of_form_stay_apart_though_they_overlap():
    style = rule("amazon-style-title", topic="marketplace_style", kind="title_style")
    first, second = draft("全网最低价", style), draft("最低价", style)
    assert merged([first, second]) == (Merged(first), Merged(second))


def test_what_has_no_place_is_never_merged():
    missing = rule("cn-missing-x", topic="missing_information", kind="required")
    one = draft("最低价", missing, span=None, quote=None)
    assert merged([one, one]) == (Merged(one), Merged(one))


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 5), st.sampled_from("abc")), max_size=12), st.randoms())
def test_nothing_is_lost_and_the_order_of_hits_does_not_matter(places, random):
    drafts = [
        draft("最", rule(f"cn-x-{name}"), span=RawSpan(start, start + length), quote="q")
        for start, length, name in dict.fromkeys(places)
    ]
    result = merged(drafts)
    shown = [one.primary for one in result] + [other for one in result for other in one.others]
    assert sorted(map(repr, shown)) == sorted(map(repr, drafts))
    assert all(other.outcome.span.overlaps(one.primary.outcome.span) for one in result for other in one.others)
    shuffled = random.sample(drafts, len(drafts))
    assert {repr(one.primary) for one in merged(shuffled)} == {repr(one.primary) for one in result}
