"""Names that stand letter by letter and are misspelt besides."""

from __future__ import annotations

import pytest

from listing_audit.api import Scanner


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner()


@pytest.mark.parametrize(
    ("text", "quote", "topic"),
    [
        ("Sneaker N i k e e look, size 42", "N i k e e", "brand_misuse"),
        ("A.d.i.d.a.a.s cap", "A.d.i.d.a.a.s", "brand_misuse"),
        ("R o l l e x watch", "R o l l e x", "brand_misuse"),
        ("c-a-n-c-c-e-r cure drops", "c-a-n-c-c-e-r", "medical_claim"),
        ("Tea that c·u·u·r·e·s asthma", "c·u·u·r·e·s asthma", "medical_claim"),
        ("Balm that c u r r e s a s t h m a", "a s t h m a", "medical_claim"),
        ("V i a g r @ tabs", "V i a g r @", "brand_misuse"),
        ("s-e-m-#-g-l-u-t-1-d-e vials", "s-e-m-#-g-l-u-t-1-d-e", "prohibited_goods"),
        ("Syrup b00sts lmmun1ty in a week", "lmmun1ty", "health_claim"),
        ("Tea that treats lnsomn1a", "treats lnsomn1a", "medical_claim"),
    ],
)
def test_a_misspelt_name_is_read_letter_by_letter(scanner: Scanner, text: str, quote: str, topic: str) -> None:
    """The words stand for what they hide, and hiding them is told beside it."""
    found = [(finding.topic, finding.quote) for finding in scanner.check(description=text).findings]
    assert (topic, quote) in found
    assert any(topic == "evasion" for topic, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "a b c d e f g alphabet",
        "Sizes S M L X L",
        "Track l1 l2 l3 cable",
        "M A R I A name beads",
        "Net 3 x 4 m, beads 1 x 2 x 4 c m",
    ],
)
def test_letters_that_spell_no_name_hide_nothing(scanner: Scanner, text: str) -> None:
    """Alphabets, sizes and names of people are left alone."""
    assert [f.topic for f in scanner.check(description=text).findings if f.topic in ("evasion", "brand_misuse")] == []
