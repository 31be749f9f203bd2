"""A text longer than anybody writes is audited to a fixed length, and what lies behind that is an open question."""

from __future__ import annotations

import pytest

from listing_audit.api import Scanner
from listing_audit.scan.hits import MAX_AUDITED_CHARS

_PLAIN = "毛巾吸水。"


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(jurisdictions=["CN"])


def _filled(chars: int) -> str:
    return _PLAIN * (chars // len(_PLAIN))


def test_what_lies_behind_the_audited_part_is_open_and_never_a_pass(scanner: Scanner) -> None:
    found = scanner.check(description=_filled(MAX_AUDITED_CHARS) + "本品可治疗糖尿病。").findings
    open_ = [f for f in found if f.topic == "medical_claim" and f.details.get("missing_fact") == "text_too_long"]
    assert open_
    assert {finding.verdict for finding in open_} == {"undecided"}
    text = _filled(MAX_AUDITED_CHARS)
    assert all(text[finding.span.start : finding.span.end] == finding.quote for finding in open_ if finding.span)


def test_what_stands_in_the_audited_part_is_found_whatever_follows(scanner: Scanner) -> None:
    text = _filled(MAX_AUDITED_CHARS - 100) + "本品可治疗糖尿病。" + _filled(MAX_AUDITED_CHARS)
    found = [f for f in scanner.check(description=text).findings if f.verdict == "violation"]
    assert any(f.topic == "medical_claim" and "糖尿病" in (f.quote or "") for f in found)


def test_white_space_and_markup_do_not_count(scanner: Scanner) -> None:
    text = "<p>" + "<br/>\n   " * (MAX_AUDITED_CHARS // 4) + "本品可治疗糖尿病。</p>"
    found = scanner.check(description=text).findings
    assert any(f.topic == "medical_claim" and f.verdict == "violation" for f in found)
    assert not [f for f in found if f.details.get("missing_fact") == "text_too_long"]


def test_a_text_that_ends_in_white_space_leaves_nothing_open(scanner: Scanner) -> None:
    found = scanner.check(description=_filled(MAX_AUDITED_CHARS) + " \n" * 1_000).findings
    assert not [f for f in found if f.details.get("missing_fact") == "text_too_long"]
