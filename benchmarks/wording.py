"""Learns what claims read like from labelled texts, and measures what that is worth.

    python -m benchmarks.wording            how good: every text judged by a model that did not see it, in five parts
    python -m benchmarks.wording --train    the same, then the models that ship (listing_audit/wording/*.bin)

The texts are `fixtures/wording/<language>.txt`: one a line, claims marked ⟦topic:words⟧, lawful ones without a mark.
They were written for this project in the manner of listings and of penalty decisions. Needs scikit-learn.

A clause is a bag of runs of characters (`listing_audit.wording.model`), each with the weight one over the square root of
their number; one logistic regression tells claims from the rest, one a topic tells claims apart.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from listing_audit.api import Scanner
from listing_audit.private_files import joined
from listing_audit.text.fold import FoldTables
from listing_audit.text.views import build_views
from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import APART, FIRST, LANGUAGES, MAGIC, SECOND, STEP, model_file

TEXTS = Path(__file__).parent.parent / "fixtures" / "wording"
LONGEST = {"zh": 4, "en": 5}
BITS, TOPIC_BITS = 18, 15
PARTS = 5
# The margin from which a clause counts, in running text and in titles (which are lists of words rather than clauses: what
# looks loud there is mostly a name). Chosen from what this prints: in running text a twentieth of the
# lawful texts here or fewer are told wrongly, and most of them were written to be mistaken for claims.
AT_LEAST = {"zh": (0.9, 2.2), "en": (1.5, 3.0)}
# Words decide these, not wording: names of brands and people, goods that may not be sold, signs, disguises.
LEXICAL = frozenset(
    "brand_misuse prohibited_goods counterfeit_hint celebrity_use protected_symbol patent_claim evasion"
    " marketplace_style missing_information".split()
)
_MARK = re.compile(r"⟦([a-z_]+):|⟧")

Clause = tuple[int, str, frozenset[str]]  # the number of the text, the folded clause, its topics


def read_texts(language: str, tables: FoldTables) -> tuple[list[Clause], list[bool]]:
    """Return the clauses of the labelled texts, and of each text whether it is lawful."""
    found: list[Clause] = []
    lawful: list[bool] = []
    for line in (TEXTS / f"{language}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, spans = unmarked(line)
        view = build_views(text, tables, is_html=False).folded
        for start, end in clauses(view.text, language):
            low, high = view.parent_span(start, end)
            topics = frozenset(topic for topic, a, b in spans if a < high and low < b)
            found.append((len(lawful), view.text[start:end], topics))
        lawful.append(not spans)
    return found, lawful


def unmarked(line: str) -> tuple[str, list[tuple[str, int, int]]]:
    """Return the text of a line, and topic, start and end of each mark in it."""
    text, open_, spans = "", [], []
    at = 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            open_.append((mark[1], len(text)))
        elif open_:
            topic, start = open_.pop()
            spans.append((topic, start, len(text)))
    return text + line[at:], spans


def features(parts: Sequence[str], longest: int, bits: int) -> Any:
    """Return a row a clause: for each hash how often it occurs, over the square root of the number of runs."""
    from scipy import sparse

    codes = np.frombuffer("".join(parts).encode("utf-32-le"), dtype=np.uint32)
    codes = np.where((codes >= 0x30) & (codes <= 0x39), np.uint32(0x30), codes)
    lengths = np.array([len(part) for part in parts])
    owner = np.repeat(np.arange(lengths.size), lengths)
    rows, columns, state = [], [], codes
    for length in range(1, longest + 1):
        if length > 1:
            state = state[:-1] * np.uint32(STEP) + codes[length - 1 :]
        first = owner[: codes.size - length + 1]
        inside = first == owner[length - 1 :]
        one = (state ^ (state >> np.uint32(15))) * np.uint32(FIRST)
        two = (one ^ (one >> np.uint32(12))) + np.uint32(length * APART & 0xFFFFFFFF)
        rows.append(first[inside])
        columns.append(((two * np.uint32(SECOND)) >> np.uint32(32 - bits))[inside])
    row = np.concatenate(rows)
    counts = np.bincount(row, minlength=lengths.size)
    values = 1 / np.sqrt(counts[row])
    matrix = sparse.coo_matrix((values, (row, np.concatenate(columns))), shape=(lengths.size, 1 << bits))
    return matrix.tocsr().astype(np.float32)


def fitted(matrix: Any, wanted: Any, strength: float, *, balanced: bool = False) -> Any:
    """Return a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    weight = "balanced" if balanced else None
    return LogisticRegression(C=strength, solver="liblinear", tol=1e-3, class_weight=weight).fit(matrix, wanted)


def learn(language: str, *, train: bool) -> None:
    """Print how good a model of the language is; with `train` also write the one that ships."""
    tables = Scanner().library.tables
    found, lawful = read_texts(language, tables)
    # A clause with nothing but lexical topics is neither: its words are for other rules.
    used = [one for one in found if not one[2] or one[2] - LEXICAL]
    text_of = np.array([number for number, _, _ in used])
    is_claim = np.array([bool(topics) for _, _, topics in used])
    parts = [part for _, part, _ in used]
    matrix = features(parts, LONGEST[language], BITS)
    fold = np.random.default_rng(7).integers(0, PARTS, len(lawful))[text_of]
    margins = np.zeros(len(used))
    for number in range(PARTS):
        model = fitted(matrix[fold != number], is_claim[fold != number], 6.0)
        margins[fold == number] = model.decision_function(matrix[fold == number])
    loudest = np.full(len(lawful), -np.inf)
    np.maximum.at(loudest, text_of, margins)
    of_lawful = loudest[np.array(lawful) & np.isfinite(loudest)]
    at_least, in_titles = AT_LEAST[language]
    print(
        f"## {language}: {len(lawful)} texts, {sum(lawful)} of them lawful; {len(used)} clauses, {sum(is_claim)} claims"
    )
    print("margin | lawful texts told wrongly | claims found, both by models that had not seen the text")
    for margin in sorted({0.5, 0.75, 1.0, 1.25, 1.5, 2.0, at_least, in_titles}):
        found_share, wrong = np.mean(margins[is_claim] >= margin), np.mean(of_lawful >= margin)
        print(f"  {margin:4.2f} | {wrong:.3f} | {found_share:.3f}{'  <- counts' if margin == at_least else ''}")
    topics = sorted({topic for _, _, own in used for topic in own} - LEXICAL)
    for topic in topics:
        own = np.array([topic in names for _, _, names in used])
        print(f"  {topic:30} {own.sum():5} clauses, found unseen {np.mean(margins[own] >= at_least):.2f}")
    if not train:
        return
    claim = fitted(matrix, is_claim, 6.0)
    small = features([p for p, c in zip(parts, is_claim, strict=True) if c], LONGEST[language], TOPIC_BITS)
    names = [own for _, _, own in used if own]
    of_topic = [fitted(small, np.array([topic in own for own in names]), 6.0, balanced=True) for topic in topics]
    weights, scale = _in_bytes(claim.coef_[0])
    rows = [_in_bytes(one.coef_[0]) for one in of_topic]
    facts = {
        "language": language, "longest": LONGEST[language], "bits": BITS, "claim_scale": scale,
        "claim_bias": float(claim.intercept_[0]), "at_least": at_least, "at_least_in_title": in_titles,
        "topics": topics, "topic_bits": TOPIC_BITS, "topic_scales": [one for _, one in rows],
        "topic_biases": [float(one.intercept_[0]) for one in of_topic],
    }  # fmt: skip
    content = {"claim": weights.tobytes(), "by_topic": np.stack([one for one, _ in rows], 1).tobytes()}
    facts["digest"] = hashlib.sha256(repr(facts).encode() + b"".join(content.values())).hexdigest()[:16]
    facts["texts"] = texts_digest(language)
    model_file(language).write_bytes(joined(MAGIC, facts, content))
    print(f"wrote {model_file(language).name}: {Counter(lawful)[False]} texts with claims")


def texts_digest(language: str) -> str:
    """Return what tells these texts from others: a model says which ones it was made from."""
    return hashlib.sha256((TEXTS / f"{language}.txt").read_bytes()).hexdigest()[:16]


def _in_bytes(weights: Any) -> tuple[Any, float]:
    scale = float(np.abs(weights).max()) / 127
    return np.round(weights / scale).astype(np.int8), scale


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="write the models that ship")
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    chosen = parser.parse_args()
    for one in chosen.language or LANGUAGES:
        learn(one, train=chosen.train)
