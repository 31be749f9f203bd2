"""The index of a rule set, built or from the cache."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from listing_audit.lexicon.tables import fold_tables
from listing_audit.prefilter.build import build_index
from listing_audit.prefilter.index import Entry, Index, term_variants
from tests.verify.rules import lexicons, rule, rule_set

BODY = "find: {terms: [最佳, best seller], patterns: ['销量.{0,3}第一', '\\d{3}-\\d{4}']}"


def index(cache_dir: Path | None = None, digest: str = "d1") -> Index:
    rules = replace(rule_set(rule(BODY)), digest=digest)
    return build_index(rules, fold_tables(lexicons()), cache_dir=cache_dir)


# Too long for words to be looked up one by one.
LONG = "best-seller 最佳 销量第一 best seller " * 100


def shape(built: Index) -> object:
    text = "best-seller 最佳 销量第一 best seller"
    return (
        list(built.words),
        [list(built.entries(n)) for n in range(len(built.words))],
        list(built.word_edges),
        built.always,
        built.hits(text),
        built.hits(LONG),
    )


def test_words_stand_for_terms_and_for_literals_of_patterns() -> None:
    """A term's spellings lead to the term, a literal to its pattern; a pattern without a literal always runs."""
    built = index()
    meaning = {word: list(built.entries(n)) for n, word in enumerate(built.words)}
    assert meaning == {
        "best seller": [Entry(0, False, 1)],
        "best-seller": [Entry(0, False, 1)],
        "最佳": [Entry(0, False, 0)],
        "销量": [Entry(0, True, 0)],
        "第一": [],  # stands for nothing alone; where it is missing the pattern need not be tried
    }
    assert built.always == (Entry(0, True, 1),)


def test_spaces_in_english_terms_are_hyphens_too() -> None:
    """Every gap may be written either way; Chinese terms have one spelling."""
    assert set(term_variants("state of art")) == {"state of art", "state-of art", "state of-art", "state-of-art"}
    assert term_variants("最 佳") == ("最 佳",)


def test_the_cache_gives_the_same_index(tmp_path: Path) -> None:
    """A second run reads what the first one built."""
    first = index(tmp_path)
    [file] = tmp_path.glob("index-*")
    before = file.stat().st_mtime_ns
    assert shape(index(tmp_path)) == shape(first)
    assert file.stat().st_mtime_ns == before


@pytest.mark.parametrize("kind", ["index", "automaton"])
@pytest.mark.parametrize("damage", ["truncate", "flip", "other digest", "magic", "writable", "empty"])
def test_a_cache_that_cannot_be_trusted_is_rebuilt(tmp_path: Path, damage: str, kind: str) -> None:
    """Damaged, foreign or open files are never loaded; the index is built again and is right."""
    wanted = shape(index(tmp_path))
    [file] = tmp_path.glob(f"{kind}-*")
    content = bytearray(file.read_bytes())
    if damage == "truncate":
        file.write_bytes(content[:-7])
    elif damage == "flip":
        content[-5] ^= 1
        file.write_bytes(content)
    elif damage == "other digest":
        index(tmp_path, "d2").hits(LONG)
        [other] = [p for p in tmp_path.glob(f"{kind}-*") if p != file]
        file.write_bytes(other.read_bytes())
    elif damage == "magic":
        content[:4] = b"evil"
        file.write_bytes(content)
    elif damage == "writable":
        file.chmod(0o666)
    else:
        file.write_bytes(b"")
    assert shape(index(tmp_path)) == wanted


def test_no_cache_folder_is_no_obstacle(tmp_path: Path) -> None:
    """Where nothing can be written the index is built each time."""
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert shape(index(blocked)) == shape(index())
