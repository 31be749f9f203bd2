"""Measures which disclosures are recognised in single sentences of privacy policies.

    python -m benchmarks.policy_sentences [--language zh] [--wrong CODE]

The sentences are `fixtures/policy_sentences/<language>.txt`, one a line: labels, a tab, the sentence, with "heading » " before
it where it needs one. A label is a code and a grade (`retention:present`, `retention:vague`); `-` discloses nothing, and many
of those are near misses. Each sentence is graded as if it were the whole policy, so what only a document shows (who is
responsible, whether a request has a channel) reads low here. `--wrong` prints the sentences of one code that are told wrongly.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read

SENTENCES: Final = Path(__file__).parent.parent / "fixtures" / "policy_sentences"
LANGUAGES: Final = ("zh", "en")
_TITLES: Final = {"zh": "隐私政策", "en": "Privacy Policy"}
# The regimes that ask for the disclosures of a language; sales are a matter of California.
_REGIMES: Final[dict[str, tuple[Regime, ...]]] = {"zh": ("PIPL",), "en": ("GDPR", "CCPA")}


def labelled(language: str) -> Iterator[tuple[dict[str, str], str, str]]:
    """Yield the labels by code, the heading ("" for none) and the sentence. Raises ValueError for a line without a tab."""
    lines = (SENTENCES / f"{language}.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        said, tab, text = line.partition("\t")
        if not tab:
            raise ValueError(f"{language}.txt line {number}: no tab")
        labels = dict(label.strip().split(":") for label in said.split(",")) if said.strip() != "-" else {}
        heading, _, sentence = text.rpartition(" » ")
        yield labels, heading, sentence


def told(language: str, heading: str, sentence: str) -> Mapping[str, str]:
    """Return the grade of each disclosure that the sentence makes, by code: present, or whatever else it is graded."""
    head = f"## {heading}\n\n" if heading else ""
    reading = read(read_policy(f"{_TITLES[language]}\n\n{head}{sentence}\n", is_html=None))
    out: dict[str, str] = {}
    for regime in _REGIMES[language]:
        for code, grade in grades(reading, regime).items():
            if out.get(code) != "present":
                out[code] = grade.state
    return out


def measure(language: str, *, wrong: str | None) -> None:
    """Print for each disclosure how many of its sentences are recognised, and how many others are taken for it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for labels, heading, sentence in labelled(language):
        found = {code for code, state in told(language, heading, sentence).items() if state == "present"}
        for code in labels.keys() | found:
            label = labels.get(code, "elsewhere" if labels else "nothing")
            counts[code][label] += 1
            counts[code][f"{label} told"] += code in found
            if code == wrong and (label == "present") != (code in found):
                print(f"  {label}, {'told' if code in found else 'not told'}: {heading} » {sentence}")
    print(f"## {language}")
    print("disclosure | recognised | taken for it: vague ones, sentences of other disclosures, of none")
    total: Counter[str] = Counter()
    for code, own in sorted(counts.items()):
        total += own
        print(f"  {code:24} {_row(own)}")
    print(f"  {'all':24} {_row(total)}")


def _row(own: Counter[str]) -> str:
    share = own["present told"] / own["present"] if own["present"] else 0.0
    return (
        f"{own['present told']:5} of {own['present']:5} ({share:.2f}) | "
        f"{own['vague told']:4} of {own['vague']:4}, {own['elsewhere told']:4}, {own['nothing told']:4}"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    parser.add_argument("--wrong", metavar="CODE", help="print the sentences of one disclosure that are told wrongly")
    chosen = parser.parse_args()
    for one in chosen.language or LANGUAGES:
        measure(one, wrong=chosen.wrong)
