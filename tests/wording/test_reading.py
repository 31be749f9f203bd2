"""What a clause reads like: places, both ways of reading, and the files that ship."""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.private_files import parted
from listing_audit.wording import model as models
from listing_audit.wording.clauses import LONGEST, clauses
from listing_audit.wording.model import LANGUAGES, MAGIC, model_file, model_of, models_digest
from listing_audit.wording.reading import MOST_TOLD, REACH, Reading, claim_margin, in_company, read
from listing_audit.wording.together import read_together

ROOT = Path(__file__).parents[2]
_PIECES = st.sampled_from(
    [
        "三天见效",
        "喝完就不疼了",
        "纯棉",
        "，",
        "。",
        " ",
        "\n",
        "500ml",
        "1,000",
        "3.5",
        "cures acne",
        "soft cotton",
        ". ",
        "!",
        "a",
        "é",
        "的",
        "🙂",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)


@pytest.mark.parametrize("language", LANGUAGES)
@given(texts=st.lists(st.tuples(_TEXTS, st.booleans()), max_size=6))
@settings(max_examples=60, deadline=None)
def test_many_texts_together_are_read_as_each_one_alone(language: str, texts: list[tuple[str, bool]]) -> None:
    model = model_of(language)
    assert model is not None
    alone = [read(text, model, is_title=title) for text, title in texts]
    assert read_together([text for text, _ in texts], [title for _, title in texts], model) == alone


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=_TEXTS)
@settings(max_examples=100, deadline=None)
def test_clauses_follow_each_other_and_what_is_told_lies_in_one(language: str, text: str) -> None:
    model = model_of(language)
    assert model is not None
    places = list(clauses(text, language))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
    reading = read(text, model, is_title=False)
    for told in reading.told:
        assert told.start < told.end
        assert any(start <= told.start and told.end <= end for start, end in places)
    edges = {start for start, _ in places}, {end for _, end in places}
    assert all(start in edges[0] and end in edges[1] for start, end in reading.plain)
    assert not any(told.start < end and start < told.end for told in reading.told for start, end in reading.plain)


def test_numbers_do_not_end_a_clause() -> None:
    text = "weighs 1,000 g, costs 3.5 pounds. new"
    assert [text[a:b] for a, b in clauses(text, "en")] == ["weighs 1,000 g", "costs 3.5 pounds", "new"]


def test_gaps_and_joining_words_part_clauses_too() -> None:
    title = "黄芪膏 调理脾胃 补气养血 500g 两瓶装"
    assert [title[a:b] for a, b in clauses(title, "zh")] == ["黄芪膏", "调理脾胃", "补气养血 500g 两瓶装"]
    text = "melts fat overnight and keeps it off for good, salt and pepper"
    assert [text[a:b] for a, b in clauses(text, "en")] == [
        "melts fat overnight", "and keeps it off for good", "salt and pepper",
    ]  # fmt: skip


def test_a_number_reads_like_any_other_of_as_many_digits() -> None:
    model = model_of("zh")
    assert model is not None
    assert claim_margin("3天瘦10斤", model) == claim_margin("7天瘦20斤", model)


def test_claims_in_new_words_are_told_apart_from_plain_facts() -> None:
    chinese, english = model_of("zh"), model_of("en")
    assert chinese is not None and english is not None
    assert read("喝上半个月膝盖再也不疼了", chinese, is_title=False).told
    assert read("your knee pain will be gone for good in a week", english, is_title=False).told
    plain = "ships from our warehouse in three days, plain cotton, machine wash at 30"
    for text, model in (("纯棉面料，机洗后晾干，三天内从杭州发货", chinese), (plain, english)):
        assert read(text, model, is_title=False) == Reading((), (), ((0, len(text)),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_model_names_the_texts_that_it_was_made_from(language: str) -> None:
    texts = (ROOT / "fixtures" / "wording" / f"{language}.txt").read_bytes()
    facts = parted(MAGIC, model_file(language).read_bytes()).facts
    assert facts["texts"] == hashlib.sha256(texts).hexdigest()[:16], "run: python -m benchmarks.wording --train"


def test_a_clause_is_judged_by_the_company_it_keeps() -> None:
    model = model_of("zh")
    assert model is not None
    claims, facts = [3.0, 3.0, 1.0, 3.0], [-3.0, -3.0, 1.0, -3.0]
    assert in_company(claims, model)[2] > in_company(facts, model)[2]
    far = [*claims, *[-3.0] * REACH, 1.0]
    assert in_company(far, model)[-1] == in_company([-3.0] * REACH + [1.0], model)[-1], "further away nobody is company"


def test_what_is_too_long_for_a_clause_is_read_in_pieces() -> None:
    text = "words " * 1_000
    places = list(clauses(text, "en"))
    assert all(end - start <= LONGEST for start, end in places)
    assert " ".join(text[start:end] for start, end in places) == text.strip()


def test_of_very_many_claims_the_rest_is_an_open_question() -> None:
    model = model_of("zh")
    assert model is not None
    told = read("三天治好颈椎病。" * (MOST_TOLD + 50), model, is_title=False).told
    assert [one.is_last for one in told] == [False] * MOST_TOLD + [True]


def test_there_is_no_model_of_another_language() -> None:
    assert model_of("de") is None
    assert model_of("") is None


def test_a_damaged_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = bytearray(model_file("zh").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "zh.bin").write_bytes(content)
    monkeypatch.setattr(models, "model_file", lambda language: tmp_path / f"{language}.bin")
    with pytest.raises(ValueError, match="damaged"):
        model_of.__wrapped__("zh")


def test_the_digest_names_both_models() -> None:
    assert models_digest().split() == [one.digest for language in LANGUAGES if (one := model_of(language))]
