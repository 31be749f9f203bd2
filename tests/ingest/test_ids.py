"""Ids stay exact or come from the content."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.ids import derived_id, exact_id, is_damaged, number_text


@pytest.mark.parametrize(
    ("text", "exact"), [(' ="0012" ', "0012"), ("0012", "0012"), ("\ufeffA-1", "A-1"), ('="a""b"', '="a""b"'), ("", "")]
)
def test_the_wrapper_that_protects_zeros_is_undone(text, exact):
    assert exact_id(text) == exact


@pytest.mark.parametrize(
    ("number", "text", "damaged"),
    [
        (3.52e18, "3.52e+18", True),
        (1234567890123456.0, "1.234567890123456e+15", True),
        (999999999999999.0, "999999999999999", False),
        (19.0, "19", False),
        (59.9, "59.9", False),
        (7, "7", False),
        (float("nan"), "", False),
    ],
)
def test_a_number_of_a_spreadsheet_says_when_it_has_lost_digits(number, text, damaged):
    assert number_text(number) == text
    assert is_damaged(text) is damaged


@pytest.mark.parametrize("text", ["3.5E+18", "1.23457E+12", "4e19"])
def test_what_a_spreadsheet_wrote_to_csv_is_damaged_too(text):
    assert is_damaged(text)


@pytest.mark.parametrize("text", ["E18", "1E2", "3.5E+18X", "12E-5", "SKU-3E18"])
def test_an_id_that_only_looks_like_a_number_is_not(text):
    assert not is_damaged(text)


@given(st.lists(st.text()), st.lists(st.text()))
def test_a_derived_id_depends_on_the_content_alone(one, other):
    assert derived_id(one) == derived_id(list(one))
    assert (derived_id(one) == derived_id(other)) == (one == other)
    assert derived_id(one).startswith("content-")


def test_a_lone_surrogate_has_an_id_too():
    assert derived_id(["\ud800"]) != derived_id(["\ud801"])
