"""Rules of kind `wording` beside the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.api import Scanner
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.scan import hits
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.wording import _decides, without_the_known
from listing_audit.wording.model import Model, model_of

_MODEL = model_of("zh")
assert isinstance(_MODEL, Model)
_PLAIN = replace(_MODEL, at_least=99.0, at_least_in_title=99.0, loud_from=99.0, plain_below=99.0)
_CLAIM = "喝上半个月膝盖再也不疼了"


@cache
def _scanner(*select: str) -> Scanner:
    return Scanner(as_of=date(2026, 11, 21), language="en", select=list(select))


def _findings(text: str, *select: str, category: str = "cosmetics") -> list[Finding]:
    field = TextField("description", text, is_html="<p>" in text)
    listing = Listing(id="1", fields=(field,), jurisdictions=("CN",), category=category)
    found = [one for audit in _scanner(*select).scan_listings([listing]) for one in audit.findings]
    return [one for one in found if one.span is not None]


def _learned(found: list[Finding]) -> list[Finding]:
    return [one for one in found if one.rule_id.endswith("reads-like-one")]


_READ = (
    "cn-medical-claim-reads-like-one",
    "cn-exaggerated-effect-reads-like-one",
    "cn-efficacy-guarantee-reads-like-one",
)


def test_a_claim_is_told_as_a_matter_of_proof_and_with_little_confidence() -> None:
    [found] = _findings(_CLAIM, *_READ)
    assert (found.verdict, found.severity, found.confidence) == ("needs_evidence", "medium", "low")
    assert found.quote == _CLAIM


def test_where_a_rule_knows_the_words_nothing_is_merely_read() -> None:
    text = "三天根治湿疹，永不复发"
    assert _learned(_findings(text, *_READ))
    found = _findings(text)
    known = [one for one in found if one not in _learned(found)]
    assert known
    assert not any(a.span and b.span and a.span.overlaps(b.span) for a in _learned(found) for b in known)


def test_what_another_rule_cleared_is_not_read_as_a_claim_after_all() -> None:
    text = "本品不能治疗湿疹，也不能代替药物"
    assert _learned(_findings(text)) == []


def _where_all_reads_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hits, "model_of", lambda language: _PLAIN if language == "zh" else None)


def test_a_word_in_what_reads_like_plain_facts_weighs_little_and_the_finding_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "本市最大的五金仓库，可开发票"
    [loud] = _findings(text)
    assert (loud.topic, loud.severity, loud.details) == ("superlative", "high", {})
    _where_all_reads_plain(monkeypatch)
    [calm] = _findings(text)
    assert (calm.verdict, calm.severity, calm.confidence) == ("advice", "low", "medium")
    assert calm.details == {"reads_plain": True}
    assert calm.why.startswith(loud.why) and "reads like a plain fact" in calm.why
    assert calm.fingerprint == loud.fingerprint


@pytest.mark.parametrize(
    ("category", "text", "because"),
    [
        ("food", "降血糖、治疗糖尿病的面条", "critical ones stay what they are"),
        ("service", "连锁加盟，保本保收益", "the rule says that its words are enough"),
        ("clothing", "阿迪达斯同款运动鞋，高仿", "names and slang are not what the reader has learned"),
        ("home", "本市蕞大的五金仓库", "a disguise is no plain fact"),
    ],
)
def test_some_findings_stay_what_they_are_however_plain_the_clause(
    category: str, text: str, because: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [one for one in _findings(text, category=category) if one not in _learned([one])]
    _where_all_reads_plain(monkeypatch)
    after = _findings(text, category=category)
    assert before and [(one.rule_id, one.severity) for one in after] == [(b.rule_id, b.severity) for b in before], (
        because
    )


@pytest.mark.parametrize(
    "text", ["三天内从杭州发货，七天无理由退货", "净含量50克，保质期三年", "纯棉面料，机洗后自然晾干"]
)
def test_plain_facts_are_not_read_as_claims(text: str) -> None:
    assert _learned(_findings(text)) == []


def test_the_place_is_in_the_text_as_given() -> None:
    text = "<p>Ａ款</p><p>喝上半个月膝盖&#20877;也不疼了</p>"
    [found] = _findings(text, *_READ)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == found.quote == "喝上半个月膝盖&#20877;也不疼了"


_spans = st.builds(lambda start, length: RawSpan(start, start + length), st.integers(0, 60), st.integers(1, 20))
_outcomes = st.lists(
    st.builds(
        lambda kind, topic, state, span: cast(
            "Outcome", SimpleNamespace(rule=SimpleNamespace(kind=kind, topic=topic), state=state, span=span)
        ),
        st.sampled_from(["wording", "phrase"]),
        st.sampled_from(["medical_claim", "health_claim", "superlative", "green_claim"]),
        st.sampled_from(["stands", "undecided", "cleared", "not_met"]),
        st.none() | _spans,
    ),
    max_size=12,
)


@given(_outcomes)
def test_looking_only_at_neighbours_decides_what_looking_at_all_decides(outcomes: list[Outcome]) -> None:
    """What no known outcome decides stays, and nothing else."""
    known = [one for one in outcomes if one.rule.kind != "wording" and one.state in ("stands", "undecided", "cleared")]
    wanted = [
        one
        for one in outcomes
        if one.rule.kind != "wording" or one.state == "undecided" or not any(_decides(other, one) for other in known)
    ]
    assert without_the_known(outcomes, explain=True) == wanted
