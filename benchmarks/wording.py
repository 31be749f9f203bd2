"""Learns what claims read like from labelled texts, and measures what that is worth.

    python -m benchmarks.wording            how good: every text judged by a model that did not see it, in five parts
    python -m benchmarks.wording --train    the same, then the models that ship (listing_audit/wording/*.bin)

The texts are `fixtures/wording/<language>.txt`: one a line, claims marked ⟦topic:words⟧, lawful ones without a mark.
They were written for this project in the manner of listings and of penalty decisions. Needs scikit-learn.

A clause is a bag of runs of characters (`listing_audit.wording.model`) and of words (`listing_audit.wording.words`), each
with the weight one over the square root of their number; one logistic regression tells claims from the rest, a second one
weighs that against how the clauses round it read (stacking, on margins of models that had not seen the text), one a topic
tells claims apart.
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
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import LANGUAGES, MAGIC, model_file
from listing_audit.wording.reading import REACH
from listing_audit.wording.together import hashed_runs
from listing_audit.wording.words import word_hashes

TEXTS = Path(__file__).parent.parent / "fixtures" / "wording"
LONGEST = {"zh": 4, "en": 5}
BITS, TOPIC_BITS = 18, 15
# Words and pairs of words beside the runs, where a language writes words apart. Of the claims in 2,300 English texts that
# no model had seen, runs alone found 47 % while 5 % of the lawful clauses were told wrongly, with words 55 %.
WORD_BITS = {"zh": 0, "en": 18}
PARTS = 5
# The inverse of how strongly weights are held back.
STRENGTH = 20.0
# The margin from which a clause counts, in running text and in titles, which are lists of words rather than clauses: what
# is loud there is mostly a name. Chosen from what this prints and, for titles, so that about one real one in a hundred is
# told.
AT_LEAST = {"zh": (0.9, 1.5), "en": (1.25, 2.2)}
# The margin from which a clause reads so loudly that a mere context (a toy, a course, a laboratory) does not clear it. Of
# 3,500 texts that no model had seen, those contexts had cleared 34 such claims and 4 such lawful texts.
LOUD_FROM = 1.5
# The margin below which a clause reads like a plain fact, so that a word in it is mere advice. On those texts it took false
# alarms from 10 to 8 % of the lawful ones (zh), from 14 to 6 % (en), and 0.4 and 0.9 % of the claims with them.
PLAIN_BELOW = {"zh": -2.5, "en": -2.0}
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

    runs = list(hashed_runs(parts, longest))
    row = np.concatenate([whose for whose, _ in runs])
    column = np.concatenate([hashed >> np.uint32(32 - bits) for _, hashed in runs])
    values = 1 / np.sqrt(np.bincount(row, minlength=len(parts))[row])
    matrix = sparse.coo_matrix((values, (row, column)), shape=(len(parts), 1 << bits))
    return matrix.tocsr().astype(np.float32)


def word_features(parts: Sequence[str], bits: int) -> Any:
    """Return a row a clause, as `features` does, of its words and pairs of words."""
    from scipy import sparse

    hashes = [word_hashes(part) for part in parts]
    counts = np.array([len(own) for own in hashes])
    row = np.repeat(np.arange(len(parts)), counts)
    column = np.array([one >> (32 - bits) for own in hashes for one in own], dtype=np.int64)
    matrix = sparse.coo_matrix((1 / np.sqrt(counts[row]), (row, column)), shape=(len(parts), 1 << bits))
    return matrix.tocsr().astype(np.float32)


def fitted(matrix: Any, wanted: Any, strength: float, *, balanced: bool = False) -> Any:
    """Return a logistic regression."""
    from sklearn.linear_model import LogisticRegression

    weight = "balanced" if balanced else None
    return LogisticRegression(C=strength, solver="liblinear", tol=1e-3, class_weight=weight).fit(matrix, wanted)


def company(margins: Any, text_of: Any) -> Any:
    """Return a row a clause: its margin, the mean margin of its neighbours in the same text, whether it has any."""
    total, count = np.zeros(margins.size), np.zeros(margins.size)
    for apart in range(1, REACH + 1):
        same = text_of[apart:] == text_of[:-apart]
        total[apart:] += same * margins[:-apart]
        total[:-apart] += same * margins[apart:]
        count[apart:] += same
        count[:-apart] += same
    return np.stack([margins, total / np.maximum(count, 1), count > 0], axis=1)


def learn(language: str, *, train: bool) -> None:
    """Print how good a model of the language is; with `train` also write the one that ships."""
    from scipy import sparse

    tables = Scanner().library.tables
    found, lawful = read_texts(language, tables)
    # A clause with nothing but lexical topics is neither: its words are for other rules. It is company all the same.
    used = np.array([not topics or bool(topics - LEXICAL) for _, _, topics in found])
    text_of = np.array([number for number, _, _ in found])
    is_claim = np.array([bool(topics) for _, _, topics in found])
    parts = [part for _, part, _ in found]
    matrix = features(parts, LONGEST[language], BITS)
    if WORD_BITS[language]:
        matrix = sparse.hstack([matrix, word_features(parts, WORD_BITS[language])]).tocsr()
    fold = np.random.default_rng(7).integers(0, PARTS, len(lawful))[text_of]
    alone = np.zeros(len(found))
    for number in range(PARTS):
        seen = used & (fold != number)
        model = fitted(matrix[seen], is_claim[seen], STRENGTH)
        alone[fold == number] = model.decision_function(matrix[fold == number])
    among, margins = company(alone, text_of), np.zeros(len(found))
    for number in range(PARTS):
        seen = used & (fold != number)
        margins[fold == number] = fitted(among[seen], is_claim[seen], 1.0).decision_function(among[fold == number])
    loudest = np.full(len(lawful), -np.inf)
    np.maximum.at(loudest, text_of, margins)
    of_lawful = loudest[np.array(lawful) & np.isfinite(loudest)]
    at_least, in_titles = AT_LEAST[language]
    is_told = is_claim & used
    print(
        f"## {language}: {len(lawful)} texts, {sum(lawful)} of them lawful; {sum(used)} clauses, {sum(is_told)} claims"
    )
    print("margin | lawful texts told wrongly | claims found, both by models that had not seen the text")
    for margin in sorted({0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, at_least, in_titles}):
        found_share, wrong = np.mean(margins[is_told] >= margin), np.mean(of_lawful >= margin)
        print(f"  {margin:4.2f} | {wrong:.3f} | {found_share:.3f}{'  <- counts' if margin == at_least else ''}")
    topics = sorted({topic for _, _, own in found for topic in own} - LEXICAL)
    for topic in topics:
        own = np.array([topic in names for _, _, names in found])
        print(f"  {topic:30} {own.sum():5} clauses, found unseen {np.mean(margins[own] >= at_least):.2f}")
    if not train:
        return
    claim = fitted(matrix[used], is_claim[used], STRENGTH)
    judge = fitted(among[used], is_claim[used], 1.0)
    own_weight, others, among_others = judge.coef_[0].tolist()
    shift = float(judge.intercept_[0])
    told = [(part, names - LEXICAL) for _, part, names in found if names - LEXICAL]
    small = features([part for part, _ in told], LONGEST[language], TOPIC_BITS)
    of_topic = [fitted(small, np.array([topic in names for _, names in told]), 6.0, balanced=True) for topic in topics]
    weights, scale = _in_bytes(claim.coef_[0][: 1 << BITS])
    words, word_scale = _in_bytes(claim.coef_[0][1 << BITS :]) if WORD_BITS[language] else (np.zeros(0, np.int8), 0.0)
    rows = [_in_bytes(one.coef_[0]) for one in of_topic]
    facts = {
        "language": language, "longest": LONGEST[language], "bits": BITS, "claim_scale": scale,
        "claim_bias": float(claim.intercept_[0]), "word_bits": WORD_BITS[language], "word_scale": word_scale,
        "company": {"own": own_weight, "others": others, "among": among_others + shift, "alone": shift},
        "at_least": at_least, "at_least_in_title": in_titles, "loud_from": LOUD_FROM,
        "plain_below": PLAIN_BELOW[language],
        "topics": topics, "topic_bits": TOPIC_BITS, "topic_scales": [one for _, one in rows],
        "topic_biases": [float(one.intercept_[0]) for one in of_topic],
    }  # fmt: skip
    content = {
        "claim": weights.tobytes(),
        "words": words.tobytes(),
        "by_topic": np.stack([one for one, _ in rows], 1).tobytes(),
    }
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
