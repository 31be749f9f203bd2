"""The learned weights of one language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from listing_audit.private_files import facts_of, parted
from listing_audit.values import frozen

MAGIC: Final = b"listing-audit wording 2\n"
LANGUAGES: Final = ("zh", "en")
_WORD = 0xFFFFFFFF
STEP, FIRST, SECOND, APART = 0x01000193, 0x2C1B3C6D, 0x297A2D39, 0x9E3779B1


@frozen
class Company:
    """How a clause is judged among the clauses round it: `own` times its margin, plus `others` times their mean and
    `among`; plus `alone` where there are none."""

    own: float
    others: float
    among: float
    alone: float


@frozen
class Model:
    """Weights of runs of one to `longest` characters, by hash: signed bytes, times a scale.

    `claim` says whether a clause reads like a claim at all: 2 ** `bits` weights; beside it `words` has 2 ** `word_bits` of
    words and pairs of words, where the language writes words apart (`word_bits` 0: none). `topics` tell claims apart: for
    each of 2 ** `topic_bits` hashes one weight a topic. A clause's margin is the sum of its weights over the square root
    of their number, for runs and for words, plus the bias; judged in `company`, it reads like a claim from `at_least` on,
    in a title from `at_least_in_title` on, loudly so from `loud_from` on, and like a plain fact below `plain_below`.
    """

    language: str
    digest: str
    longest: int
    bits: int
    claim: memoryview
    claim_scale: float
    claim_bias: float
    words: memoryview
    word_bits: int
    word_scale: float
    company: Company
    at_least: float
    at_least_in_title: float
    loud_from: float
    plain_below: float
    topics: tuple[str, ...]
    topic_bits: int
    by_topic: memoryview
    topic_scales: tuple[float, ...]
    topic_biases: tuple[float, ...]

    def margin(self, total: int, count: int, of_words: tuple[int, int]) -> float:
        """Return the margin of a clause whose `count` weights add up to `total`; `of_words` are sum and number of those."""
        said, words = of_words
        more = said * self.word_scale / words**0.5 if words else 0.0
        return float(total * self.claim_scale / count**0.5 + more + self.claim_bias)


def model_file(language: str) -> Path:
    """Return where the model of a language lies."""
    return Path(__file__).with_name(f"{language}.bin")


@cache
def model_of(language: str) -> Model | None:
    """Return the model of a language, None where there is none. Raises ValueError when its file is damaged."""
    if language not in LANGUAGES:
        return None
    parts = parted(MAGIC, model_file(language).read_bytes())
    facts = parts.facts
    return Model(
        language, facts["digest"], facts["longest"], facts["bits"], parts.view("claim").cast("b"), facts["claim_scale"],
        facts["claim_bias"], parts.view("words").cast("b"), facts["word_bits"], facts["word_scale"],
        Company(**facts["company"]), facts["at_least"], facts["at_least_in_title"],
        facts["loud_from"], facts["plain_below"], tuple(facts["topics"]), facts["topic_bits"],
        parts.view("by_topic").cast("b"), tuple(facts["topic_scales"]), tuple(facts["topic_biases"]),
    )  # fmt: skip


def models_digest() -> str:
    """Return what tells these models from others: findings of rules of kind `wording` depend on it."""
    # A run of one text reads one model, if any; what the other weighs need not be read for its name.
    return " ".join(str(facts_of(model_file(language), MAGIC)["digest"]) for language in LANGUAGES)


def plain_code(char: str) -> int:
    """Return the code point that stands for the character: all digits are one."""
    code = ord(char)
    return 0x30 if 0x30 <= code <= 0x39 else code


def step(state: int, code: int) -> int:
    """Return the state of a run that is one character longer."""
    return (state * STEP + code) & _WORD


def mixed(state: int, length: int) -> int:
    """Return the hash of a run of that length, 32 bits of which the upper ones are used."""
    one = ((state ^ (state >> 15)) * FIRST) & _WORD
    two = (one ^ (one >> 12)) + length * APART
    return (two * SECOND) & _WORD
