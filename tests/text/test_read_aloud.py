"""Emoji are read as English words where a word belongs, and are ornaments everywhere else."""

from __future__ import annotations

import time

import pytest

from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables

TABLES = FoldTables(
    emoji_aloud={"⭐": "star", "💵": "cash", "🎁": "gift", "💯": "100%", "🚫": "no", "🥇": "#1", "👉": "="},
    emoji_words={"⭐": "星", "🎁": "礼品"},
    digest="emoji",
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("5 ⭐ + photo = 💵 back", "5 star + photo = cash back"),
        ("5⭐review👉$10 💵", "5 star review =$10 cash"),
        ("💯 effective, 💯% safe", "100% effective, 100% safe"),
        ("🚫 side effects", "no side effects"),
        ("🥇 in the world", "#1 in the world"),
        ("⭐ for a 🎁", "star for a gift"),
    ],
)
def test_an_emoji_within_a_sentence_is_its_word(written: str, shown: str) -> None:
    views = build_views(written, TABLES)
    assert views.letters is not None
    assert views.letters.text == shown


@pytest.mark.parametrize(
    "text",
    [
        "⭐ Soft cotton ⭐ Long sleeves", "Lid ⭐ 500 ml ⭐ steel", "🥇 Medal toy", "🎁 Gift box", "A gift 🎁 for her",
        "送🎁 给她", "⭐⭐⭐⭐⭐", "Soft. ⭐ Warm", "Great 💯",
    ],
)  # fmt: skip
def test_bullets_rows_and_ornaments_are_no_words(text: str) -> None:
    """What opens a line, comes again, stands in a row or beside its own word says nothing."""
    views = build_views(text, TABLES)
    assert views.letters is None or not any(word in views.letters.text for word in ("star", "cash", "gift gift", "#1"))


def test_a_batch_reads_the_same() -> None:
    texts = ["5 ⭐ + photo = 💵 back", "plain", "get 💵 here", "⭐ soft ⭐ warm"]
    batch = build_batch(texts, texts, TABLES)
    for number, text in enumerate(texts):
        alone, together = build_views(text, TABLES).letters, batch.views(number).letters
        assert (alone and alone.text) == (together and together.text)


def test_each_word_leads_back_to_its_emoji() -> None:
    views = build_views("Leave 5⭐ now", TABLES)
    assert views.letters is not None
    start = views.letters.text.index("star")
    assert views.folded_bounds(views.letters, start, start + 4) == (7, 8)


def test_a_hostile_row_takes_linear_time() -> None:
    text = "5⭐ 💵 " * 100_000
    begin = time.process_time()
    build_views(text, TABLES, is_html=False)
    assert time.process_time() - begin < 15
