"""Folding a joined batch gives exactly what folding one by one gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import FieldViews, build_views
from tests.text.test_views import ALPHABET, TABLES

texts = st.lists(st.text(alphabet=ALPHABET, max_size=20) | st.text(max_size=20), max_size=6)


def shape(views: FieldViews) -> list[object]:
    out: list[object] = []
    for view in (views.folded, views.sounded, views.letters):
        out.append(None if view is None else (view.text, [int(i) for i in view.origin]))
    return out


@settings(max_examples=500)
@given(texts)
def test_a_batch_shows_what_single_texts_show(raws: list[str]) -> None:
    """Every view and every offset of every field is the same on both paths."""
    batch = build_batch(raws, raws, TABLES)
    for number, raw in enumerate(raws):
        assert shape(batch.views(number)) == shape(build_views(raw, TABLES, is_html=False))


@settings(max_examples=300)
@given(texts)
def test_no_field_with_spelled_out_letters_is_missed(raws: list[str]) -> None:
    """The vector test for spaced letters and leet may over-report, never under-report."""
    batch = build_batch(raws, raws, TABLES)
    wanted = {n for n, raw in enumerate(raws) if build_views(raw, TABLES, is_html=False).letters is not None}
    assert wanted <= batch.letter_fields


def test_positions_know_their_field() -> None:
    """A position of the joined text belongs to the field that it came from, empty fields included."""
    batch = build_batch(["ab", "", "c"], ["ab", "", "c"], TABLES)
    at = [batch.sounded_text.index(c) for c in "abc"]
    assert batch.fields_at(np.array(at)).tolist() == [0, 0, 2]


def test_hits_inside_longer_words_are_told_apart() -> None:
    """`cure` in `secure` is a part of a word; `cure` alone is not; Han neighbours are no part of a Latin word."""
    raws = ["secure cure", "最cure吧"]
    batch = build_batch(raws, raws, TABLES)
    text = batch.sounded_text
    starts = [i for i in range(len(text)) if text.startswith("cure", i)]
    spans = np.array(starts), np.array(starts) + 4
    left, right = batch.inside_words(*spans)
    assert left.tolist() == [True, False, False]
    assert right.tolist() == [False, False, False]


def test_code_points_that_nobody_has_assigned_yet_fold_alike() -> None:
    """Tomorrow's emoji and marks are dropped between Han characters on both paths, not on one of them."""
    low_high = (
        (0x1AB0, 0x1B00),
        (0x2190, 0x2C00),
        (0xFDD0, 0xFDF0),
        (0xE000, 0xE010),
        (0x1F000, 0x1FB00),
        (0x2FFF0, 0x30010),
    )
    raws = [f"最{chr(code)}好 a{chr(code)}b" for low, high in low_high for code in range(low, high) if code != 0xFDD1]
    batch = build_batch(raws, raws, TABLES)
    for number, raw in enumerate(raws):
        assert shape(batch.views(number)) == shape(build_views(raw, TABLES, is_html=False))
