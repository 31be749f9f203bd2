"""Words that are looked up one by one are those that the automaton finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.prefilter.cache import Words, load_index, save_index
from listing_audit.prefilter.search import Search
from listing_audit.prefilter.words import RuleWords, automaton_of, merged

_LETTERS = st.text("ab 好\U0001f525", min_size=1, max_size=4)


def stored(words: list[str], folder: Path) -> Words:
    made = merged([RuleWords(False, words, list(range(len(words))), [], [], [], [])])
    save_index("key", made, folder)
    found = load_index("key", folder)
    assert found is not None
    return found


@given(words=st.lists(_LETTERS, min_size=1, max_size=12, unique=True), text=st.text("ab 好\U0001f525c", max_size=30))
def test_both_ways_find_the_same_in_the_same_order(words: list[str], text: str, tmp_path_factory: Any) -> None:
    """Overlapping words, words that begin others, characters of one byte and of four."""
    known = stored(words, tmp_path_factory.mktemp("cache"))
    assert list(known.texts) == sorted(words)
    assert [known.texts[at] for at in range(len(words))] == sorted(words)
    looked_up = Search(known.texts, lambda: None).hits(text)
    assert looked_up == automaton_of(known.texts).find_overlapping(text)


def test_the_automaton_is_asked_from_the_first_longer_text_on(tmp_path: Path) -> None:
    """Looking words up for many characters would take longer than reading the automaton."""
    known = stored(["ab"], tmp_path)
    made = []

    def make() -> Any:
        made.append(1)
        return automaton_of(known.texts)

    search = Search(known.texts, make)
    assert search.hits("xab") == [(1, 3, 0)]
    assert not made
    assert len(search.hits("ab " * 1000)) == 1000
    assert search.hits("xab") == [(1, 3, 0)]
    assert len(made) == 1
