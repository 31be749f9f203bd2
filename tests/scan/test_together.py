"""A batch sorted out in arrays says what its texts say one by one."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import listing_audit.scan.hits as hits_module
from listing_audit.lexicon.tables import fold_tables
from listing_audit.model.listing import Listing, TextField
from listing_audit.scan import together
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from tests.verify.rules import lexicons, rule, rule_set

# What patterns are made of: several sets, edges of words, digits, single characters, alternatives, gaps of any width.
BODY = r"""
find:
  terms: [最佳, best seller, cot]
  patterns:
    - '销量.{0,6}第一'
    - '\b(?:cots?|cribs?)\b.{0,12}\bdrop[- ]sides?\b'
    - '\b(?:one|two|\d{1,2}) (?:in|of) (?:ten|\d{1,3}) (?:men|vets)\b'
    - '(?<![\w#])(?:#|no\.? ?)(?:1|one) (?:in|of|on)\b'
    - '治.{0,4}(?:癌|痛)|保.{0,3}\d{2,3}天'
    - '[0-9]{2}%.{0,8}(?:有效|men)'
    - '\d{3}-\d{4}'
"""
WORDS = [
    "最佳", "最", "销量", "第一", "cot", "cots", "cotton", "drop side", "dropside", "one", "two", "12", "٣", "in", "of",
    "ten", "men", "women", "vets", "#", "no.", "no", "1", "治", "癌", "痛", "保", "30", "天", "%", "有效", "555-1234",
    "best seller", "b e s t", "zhì", "⭐", "💊", "·", "\u200b", "c0t", "，", "。", "\n", "治疗", "蕞佳", "消量",
]  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine with one rule that holds them all."""
    return build_engine(rule_set(rule(BODY)), fold_tables(lexicons()))


def findings(texts: list[str], engine: Engine) -> list[object]:
    """What is found in each of the texts."""
    listings = [
        Listing(id=text or "-", fields=(TextField("title", text),), jurisdictions=("CN",), language="zh")
        for text in texts
    ]
    return [scanned.judgement for scanned in scan_batch(listings, engine, ScanOptions(explain=True)).scanned]


text = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", "  ", "-", "x"])), max_size=14).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(text, min_size=1, max_size=4))
def test_together_and_alone_give_the_same_findings(engine: Engine, texts: list[str]) -> None:
    """What stands near a literal is asked in arrays for a batch and of each text for a few: the answers are equal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hits_module, "_SMALL_BATCH_CHARS", 0)
        in_one = findings(texts, engine)
    assert in_one == [judgement for one in texts for judgement in findings([one], engine)]


def test_a_word_that_fills_a_field_is_looked_at_so_often_and_said_to_be_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each word in each field the first hits stay, in their order; the first one left out is told."""
    monkeypatch.setattr(together, "MAX_HITS_OF_WORD", 2)
    table = np.array([[0, 2, 7], [3, 5, 7], [4, 6, 1], [6, 8, 7], [9, 11, 7], [12, 14, 7]])
    fields = np.array([0, 0, 0, 0, 0, 1])
    few, dropped = together._few_of_each(fields, table)
    assert (few.tolist(), dropped.tolist()) == ([True, True, True, False, False, True], [3])


def test_hits_are_the_same_however_long_the_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    class Words:
        def hits(self, text: str) -> list[tuple[int, int, int]]:
            found = [(m.start(), m.start() + len(word), n) for n, word in enumerate(("ab", "abc", "ca"))
                     for m in re.finditer(f"(?={word})", text)]  # fmt: skip
            return sorted(found, key=lambda hit: (hit[1], -hit[0]))

    text = "abcabcaabc" * 20
    whole = together._found(text, Words(), 3)  # type: ignore[arg-type]
    monkeypatch.setattr(together, "_STRETCH_CHARS", 7)
    in_parts = together._found(text, Words(), 3)  # type: ignore[arg-type]
    assert sorted(in_parts.tolist()) == sorted(whole.tolist())
    assert in_parts[:, 1].tolist() == whole[:, 1].tolist()


def test_a_long_text_looked_at_in_stretches_says_the_same(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretches shorter than the text, with a margin wider than any pattern, find what one pass finds."""
    long_text = ("销量连续三年第一。" + "普通文字" * 40 + "治好了痛。" + "cribs with drop-side rails, " * 3) * 12
    monkeypatch.setattr(hits_module, "_SMALL_BATCH_CHARS", 0)
    whole = findings([long_text], engine)
    monkeypatch.setattr(together, "_STRETCH_CHARS", 100)
    monkeypatch.setattr(together, "_STRETCH_OF_NEEDS", 90)
    monkeypatch.setattr(together, "_STRETCH_ANCHORS", 3)
    assert findings([long_text], engine) == whole
    assert whole != findings(["普通文字"], engine)


@pytest.mark.parametrize("damage", ["none", "flip", "other"])
def test_the_tables_of_a_batch_are_kept_between_runs(tmp_path: Path, damage: str) -> None:
    """A second process reads what the first one made; a damaged file, or one of other rules, is made again."""
    rules = replace(rule_set(rule(BODY)), digest="d1")
    made = build_engine(rules, fold_tables(lexicons()), cache_dir=tmp_path).word_tables()
    [file] = tmp_path.glob("tables-*")
    content = bytearray(file.read_bytes())
    if damage == "flip":
        content[-5] ^= 1
        file.write_bytes(content)
    if damage == "other":
        body = "find: {terms: [甲], patterns: ['乙.{0,3}丙']}"
        build_engine(
            replace(rule_set(rule(body)), digest="d2"), fold_tables(lexicons()), cache_dir=tmp_path
        ).word_tables()
        [other] = [path for path in tmp_path.glob("tables-*") if path != file]
        file.write_bytes(other.read_bytes())
    before = file.stat().st_mtime_ns
    again = build_engine(rules, fold_tables(lexicons()), cache_dir=tmp_path).word_tables()
    assert plain(again) == plain(made)
    assert (file.stat().st_mtime_ns == before) == (damage == "none")


def plain(tables: object) -> object:
    """Arrays as lists, values as their fields."""
    if isinstance(tables, np.ndarray):
        return tables.tolist()
    if is_dataclass(tables):
        return [plain(getattr(tables, one.name)) for one in fields(tables)]
    return tables
