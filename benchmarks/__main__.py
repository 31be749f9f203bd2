"""Run with `python -m benchmarks`: every contender once a round, medians and ratios at the end.

Contenders, all on the same listings and the same rules:

  engine   JSON Lines file to findings JSON Lines file, all checks on, one process
  floor    decode, fold into views, one automaton pass: what any scanner of this design must do
  raw      one automaton pass over views that are already folded
  naive    what most people write: a regular expression a rule, run over every text

Before timing, the naive scanner's plain hits are compared with the engine's candidates, so that nobody wins by missing.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from benchmarks.listings import make_listings
from listing_audit import datafiles
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing
from listing_audit.report.jsonl import JsonLines
from listing_audit.rules.load import load_library
from listing_audit.rules.rule import Rule
from listing_audit.rules.select import select
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from listing_audit.text.batch import build_batch

BATCH = 256


def plain_terms(rules: Sequence[Rule], language: str) -> list[str]:
    """Return the terms that the rules of a language look for, as written."""
    terms = {t.written for r in rules if r.find and language in r.applies.languages for t in r.find.terms}
    return sorted(term for term in terms if len(term) > 1)


def naive_patterns(rules: Sequence[Rule]) -> list[tuple[int, re.Pattern[str]]]:
    """Return one regular expression a rule: its terms and patterns, as alternatives."""
    out = []
    for number, rule in enumerate(rules):
        if rule.find is None:
            continue
        edge = r"\b" if rule.find.boundary == "word" else ""
        words = [edge + re.escape(t.text) + edge for t in rule.find.terms if t.kind == "plain"]
        try:
            out.append((number, re.compile("|".join([*words, *rule.find.patterns]))))
        except re.error:  # patterns may use what only `regex` knows
            out.append((number, re.compile("|".join(words) or r"(?!)")))
    return out


def naive_scan(texts: Sequence[str], patterns: Sequence[tuple[int, re.Pattern[str]]]) -> set[tuple[int, int]]:
    """Return (text, rule) for every rule that finds anything."""
    found = set()
    for place, text in enumerate(texts):
        lower = text.lower()
        for number, pattern in patterns:
            for _ in pattern.finditer(lower):
                found.add((place, number))
    return found


def raw_hits(texts: Sequence[str], engine: Engine) -> set[tuple[int, int]]:
    """Return (text, rule) for every rule that the automaton finds a word of."""
    found = set()
    for low in range(0, len(texts), BATCH):
        part = texts[low : low + BATCH]
        batch = build_batch(part, part, engine.tables)
        hits = engine.index.hits(batch.sounded_text)
        import numpy as np

        places = batch.fields_at(np.array([h[0] for h in hits], dtype=np.int64)) if hits else ()
        for place, (_, _, word) in zip(places, hits, strict=True):
            for entry in engine.index.entries(word):
                found.add((low + int(place), entry.rule))
    return found


def engine_run(source: Path, target: Path, engine: Engine) -> None:
    """Scan a JSON Lines file into a findings file, batch by batch."""
    options = ScanOptions(language="en")
    batch: list[Listing] = []
    with target.open("wb") as out:
        report = JsonLines(out)

        def flush() -> None:
            for scanned in scan_batch(batch, engine, options).scanned:
                report.audited(scanned.listing, scanned.judgement.findings)
            batch.clear()

        for item in read_source(str(source)):
            if isinstance(item, Listing):
                batch.append(item)
                if len(batch) == BATCH:
                    flush()
        flush()


def measure(contenders: dict[str, tuple[int, Callable[[], object]]], rounds: int) -> dict[str, list[float]]:
    """Return listings per second of every contender in every round. Each runs once a round, in turn."""
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(rounds + 1):
        for name, (count, run) in contenders.items():
            begin = time.perf_counter()
            run()
            took = time.perf_counter() - begin
            if number:  # the first round warms up
                rates[name].append(count / took)
    return rates


def bench(language: str, count: int, rounds: int, folder: Path) -> dict[str, object]:
    """Return the figures for one language: medians, and ratios taken round by round."""
    library = load_library([datafiles.shipped("rules")], [datafiles.shipped("lexicons")])
    rules = select(library, as_of=date(2026, 11, 21))
    engine = build_engine(rules, library.tables)
    listings = make_listings(count, plain_terms(rules.rules, language), language=language, seed=7)
    source = folder / f"{language}.jsonl"
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in listings), encoding="utf-8")
    texts = [x[key] for x in listings for key in ("title", "description")]
    few = texts[: 2 * max(40, count // 40)]
    patterns = naive_patterns(rules.rules)
    # The naive scanner also finds patterns that straddle nothing the automaton knows; such a miss would be a defect.
    missed = {pair for pair in naive_scan(few, patterns) - raw_hits(few, engine) if not _always(engine, pair[1])}
    if missed:
        print(f"{len(missed)} plain hits of the naive scanner have no automaton hit", file=sys.stderr)
    views = [
        build_batch(texts[i : i + BATCH], texts[i : i + BATCH], engine.tables) for i in range(0, len(texts), BATCH)
    ]

    def floor() -> None:
        lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        fields = [x[key] for x in lines for key in ("title", "description")]
        for low in range(0, len(fields), BATCH):
            part = fields[low : low + BATCH]
            engine.index.hits(build_batch(part, part, engine.tables).sounded_text)

    rates = measure(
        {
            "engine": (count, lambda: engine_run(source, folder / "out.jsonl", engine)),
            "floor": (count, floor),
            "raw": (count, lambda: [engine.index.hits(view.sounded_text) for view in views]),
            "naive": (len(few) // 2, lambda: naive_scan(few, patterns)),
        },
        rounds,
    )
    ratio = {
        name: statistics.median(a / b for a, b in zip(rates["engine"], rates[name], strict=True)) for name in rates
    }
    findings = sum(1 for _ in (folder / "out.jsonl").open(encoding="utf-8"))
    return {
        "language": language,
        "listings": count,
        "rules": len(rules.rules),
        "words": len(engine.index.words),
        "findings_per_listing": round(findings / count, 2),
        "missed_by_engine": len(missed),
        "listings_per_second": {name: round(statistics.median(values)) for name, values in rates.items()},
        "engine_to": {name: round(value, 3) for name, value in ratio.items() if name != "engine"},
    }


def _always(engine: Engine, rule: int) -> bool:
    return any(entry.rule == rule for entry in engine.index.always)


def main() -> int:
    """Print the figures and return 0, or 1 when the engine missed what the naive scanner found: speed is then no merit."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--listings", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--language", choices=("zh", "en"), action="append")
    arguments = parser.parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}")
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for language in arguments.language or ("zh", "en"):
            figures = bench(language, arguments.listings, arguments.rounds, Path(folder))
            missed = missed or bool(figures["missed_by_engine"])
            print(json.dumps(figures, indent=1))
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
