"""The stretch of a quote that hides its words, from the first hidden word to the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.model.spans import RawSpan
from listing_audit.verify.disguise import hidden_parts


@pytest.mark.parametrize(
    ("quote", "hidden"),
    [
        ("5 s\u0442ar review and a gift card", "s\u0442ar"),
        ("99.9% of g3rms", "g3rms"),
        ("k!lls all g3rms fast", "k!lls all g3rms"),
        ("c u r e s cancer", "c u r e s"),
        ("R0lex style diver watch cl0ne", "R0lex|cl0ne"),
        ("treats t.u.m.o.u.r.s", "t.u.m.o.u.r.s"),
        (
            "\U0001d418\U0001d41e\U0001d41e\U0001d433\U0001d432 style",
            "\U0001d418\U0001d41e\U0001d41e\U0001d433\U0001d432 style",
        ),
        ("anti-bacterial and plain", "anti-bacterial and plain"),
        ("全网zui低价", "全网zui低价"),
    ],
)
def test_which_part_of_a_quote_hides(quote: str, hidden: str) -> None:
    """Plain words round a hidden one are left out; where nothing is told apart, or the quote is Han, all of it stays."""
    spans = hidden_parts(quote, RawSpan(7, 7 + len(quote)))
    assert [quote[span.start - 7 : span.end - 7] for span in spans] == hidden.split("|")


@given(st.text(max_size=60).filter(bool))
def test_the_part_lies_within_the_quote(quote: str) -> None:
    """Whatever the quote holds, the part is a stretch of it and not empty."""
    reach = 3
    for span in hidden_parts(quote, RawSpan(3, 3 + len(quote))):
        assert reach <= span.start < span.end <= 3 + len(quote)
        reach = span.end
