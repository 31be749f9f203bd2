"""No text, however it is made, keeps a run busy: time is counted against a benign text of the same size.

Processor time, so that a busy machine changes nothing. The texts are made to hit one stage each: markup, folding, words,
candidates, conditions, disguises. All rules run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from listing_audit.api import Scanner
from listing_audit.model.findings import Finding

CHARS = 120_000
# A stage has limits of its own in seconds (verify.candidates, verify.phrase); what they allow comes on top.
MOST_TIMES_BENIGN = 4.0
MOST_SECONDS_MORE = 6.0  # two seconds on a machine that does nothing else

_HAN = "这款毛巾柔软吸水适合家庭日常使用颜色多样可以机洗包装完整支持退换欢迎选购面料舒服做工细致尺寸齐全"


def repeated(piece: str) -> Callable[[], str]:
    return lambda: (piece * (CHARS // len(piece) + 1))[:CHARS]


def benign() -> str:
    draw = random.Random(7)
    return "".join(draw.choice(_HAN) + ("，" if n % 13 == 12 else "。" if n % 47 == 46 else "") for n in range(CHARS))[
        :CHARS
    ]


def one_long_word() -> str:
    draw = random.Random(8)
    return "".join(draw.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(CHARS))


HOSTILE: dict[str, Callable[[], str]] = {
    "one word again and again": repeated("最佳"),
    "the same, with clauses": repeated("最佳，"),
    "one character": repeated("最"),
    "claims of many kinds": repeated("全网最低价国家级治疗糖尿病根治第一品牌独家秘方百分百有效"),
    "claims of many kinds in English": repeated(
        "clinically proven cure for cancer, best ever, 100% guaranteed, was $100 now $10 "
    ),
    "no end of a sentence": repeated("最佳面霜治疗效果"),
    "negations": repeated("不能治疗"),
    "separators inside words": repeated("最·佳·"),
    "emoji inside words": repeated("最🔥佳"),
    "invisible characters inside words": repeated("最\u200b佳\u200b"),
    "nothing but invisible characters": repeated("\u200b"),
    "one letter and its marks": lambda: "a" + "\u0301" * (CHARS - 1),
    "marks on every letter": repeated("最\u0301佳\u0301"),
    "one endless letter": repeated("a"),
    "one endless word": one_long_word,
    "letters read as other letters": repeated("c4nc3r cur3 "),
    "letters set apart": repeated("c u r e s "),
    "names one letter off": repeated("gucc1 g*cci balanciaga "),
    "dense prices": repeated("¥99 原价¥199 "),
    "dense prices in English": repeated("was $199.99 now $99.99 "),
    "dense names": repeated("nike gucci chanel lv rolex apple dyson "),
    "right to left": repeated("\u202eאבג "),
    "brackets without end": repeated("("),
    "separators without end": repeated("·"),
    "white space": repeated(" "),
    "deep markup": lambda: "<div>" * (CHARS // 11) + "最佳" + "</div>" * (CHARS // 11),
    "tags never closed": repeated("<b>"),
    "tags never ended": repeated("<a "),
    "comments never ended": repeated("<!--"),
    "quotes never ended": repeated('<a href="'),
    "character references": repeated("&#26368;&#20339;"),
    "escaped markup": repeated("&lt;b&gt;"),
    "lone surrogates": repeated("\ud800"),
}


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    made = Scanner()
    for text in (benign(), HOSTILE["claims of many kinds"](), HOSTILE["claims of many kinds in English"]()):
        made.check(description=text[:9_000])  # what is made once is no part of the measurement
    return made


def seconds(scanner: Scanner, text: str) -> tuple[float, tuple[Finding, ...]]:
    began = time.process_time()
    findings = scanner.check(description=text).findings
    return time.process_time() - began, findings


@pytest.fixture(scope="module")
def benign_seconds(scanner: Scanner) -> float:
    return min(seconds(scanner, benign())[0] for _ in range(2))


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_costs_much_more_than_a_benign_one(name: str, scanner: Scanner, benign_seconds: float) -> None:
    allowed = MOST_TIMES_BENIGN * benign_seconds + MOST_SECONDS_MORE
    took, _ = seconds(scanner, HOSTILE[name]())
    if took >= allowed:  # patterns and word lists that only this text needs were made ready: once a run
        took, _ = seconds(scanner, HOSTILE[name]())
    assert took < allowed


@pytest.mark.slow
def test_what_was_not_looked_at_is_an_open_question(scanner: Scanner) -> None:
    """A word that fills a text is found, listed so often, counted, and the rest is said to be open."""
    _, findings = seconds(scanner, HOSTILE["one word again and again"]())
    assert sum(finding.verdict == "violation" for finding in findings) >= 50
    assert "too_many_occurrences" in {finding.details.get("missing_fact") for finding in findings}
