"""Run with `python -m benchmarks`: every contender once a round, in turn; medians and ratios at the end.

The listings are synthetic (benchmarks.listings, seeded) or those of any file given with --file. All rules of the packs
are on. Ratios are taken round by round, so that noise of the machine touches both sides. Before timing, contenders that
were given the same rules or terms are compared: a plain hit that one finds and the other does not is reported, and the
exit code is 1, because speed is then no merit. What is not installed is left out by name (benchmarks/requirements.txt).

  engine          JSON Lines to findings as JSON Lines, one process
  engine-parquet  Parquet to Parquet, one process
  engine-2        as engine, two processes
  floor           decode, fold into views, one automaton pass
  raw             one automaton pass over views that are already folded
  naive           a regular expression a rule over every text, and segmentation (zh) or a spaCy model (en) over all of it
  naive-regex     the same without the language work
  presidio        presidio-analyzer, the terms as a deny list, blank pipeline; presidio-model: with an English model
  semgrep         the naive scanner's expressions as rules
  daachorse, pyahocorasick, ahocorasick_rs   plain matchers of the same terms over lower-cased texts
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import contenders as c
from benchmarks import scale
from benchmarks.contenders import BATCH, Contender, Hits
from benchmarks.listings import make_listings, plain_terms
from listing_audit.api import Scanner
from listing_audit.ingest.canonical_record import canonical_record
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing
from listing_audit.text.batch import build_batch

AS_OF = date(2026, 11, 21)
# What takes seconds a listing is timed on few of them; rates are per listing either way.
FEW, FEWEST = 40, 10


def measure(entered: Sequence[Contender], rounds: int) -> dict[str, list[float]]:
    """Return listings per second of every contender in every round. Each runs once a round, in turn."""
    rates: dict[str, list[float]] = {one.name: [] for one in entered}
    for number in range(rounds + 1):
        for one in entered:
            if number == 0 and one.heavy:
                continue  # the first round warms up what is warm in use
            begin = time.perf_counter()
            one.run()
            rates[one.name] += [one.listings / (time.perf_counter() - begin)] if number else []
    return rates


def listings_of(arguments: argparse.Namespace, language: str, terms: Sequence[str]) -> list[dict[str, Any]]:
    """Return the canonical records that are scanned."""
    if arguments.file is None:
        return list(make_listings(arguments.listings, terms, language=language, seed=7))
    read = (part for part in read_source(arguments.file) if isinstance(part, Listing))
    return [dict(canonical_record(listing)) for listing, _ in zip(read, range(arguments.listings), strict=False)]


def checks(found: dict[str, Hits]) -> dict[str, int]:
    """Return how many plain hits of one contender another one, given the same, does not have."""
    raw = found["raw"]
    told = {f"{name} not in raw": len(found[name] - raw) for name in ("naive-regex", "semgrep") if name in found}
    if "semgrep" in found:
        told["naive-regex not in semgrep"] = len(found["naive-regex"] - found["semgrep"])
    same = [name for name in ("daachorse", "pyahocorasick", "ahocorasick_rs") if name in found]
    for name in same[1:]:
        told[f"{name} unlike {same[0]}"] = len(found[name] ^ found[same[0]])
    for name in ("presidio", "presidio-model"):
        if name in found:
            told[f"{name} not in {same[0]}"] = len(found[name] - found[same[0]])
    return told


def bench(language: str, arguments: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Return the figures for one language: medians, and the engine's ratio to every other, taken round by round."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    scanner = Scanner(as_of=AS_OF)
    rules, engine = scanner.rule_set.rules, scanner.engine
    terms = plain_terms(rules, language)
    records = listings_of(arguments, language, terms)
    count = len(records)
    source = folder / f"{language}.jsonl"
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in records), encoding="utf-8")
    columns = folder / f"{language}.parquet"
    pq.write_table(pa.Table.from_pylist(records), columns, row_group_size=4096)
    texts = [text for record in records for text in c._texts(record)]
    few, fewest = texts[: 2 * FEW], texts[: 2 * FEWEST]
    views = [
        build_batch(texts[i : i + BATCH], texts[i : i + BATCH], engine.tables) for i in range(0, len(texts), BATCH)
    ]
    patterns = c.naive_patterns(rules, [language])
    out = folder / "out"

    def scanned(path: Path, form: str, workers: int = 1) -> Contender:
        name = {("jsonl", 1): "engine", ("parquet", 1): "engine-parquet", ("jsonl", 2): "engine-2"}[form, workers]
        return Contender(name, "", count, lambda: c.scan_file(scanner, path, out, form, workers=workers))

    entered = [
        scanned(source, "jsonl"),
        scanned(columns, "parquet"),
        scanned(source, "jsonl", 2),
        Contender("floor", "", count, lambda: c.floor(source, engine)),
        Contender("raw", "", count, lambda: [engine.index.hits(view.sounded_text) for view in views]),
        Contender("naive-regex", "", len(few) // 2, lambda: c.naive_hits(few, patterns), heavy=True),
    ]
    missing: list[str] = []
    always = {entry.rule for entry in engine.index.always}
    found: dict[str, Hits] = {"raw": c.raw_hits(few, engine)}
    # Patterns without a literal are not announced by the automaton; the engine always runs them.
    found["naive-regex"] = {hit for hit in c.naive_hits(few, patterns) if hit[1] not in always}
    work = c.language_work(language)
    if work is None:
        missing.append("naive (no English model)")
    else:
        both = lambda: (c.naive_hits(fewest, patterns), work[1](fewest))  # noqa: E731
        entered.append(Contender("naive", work[0], len(fewest) // 2, both, heavy=True))
    lowered = sorted({term.lower() for term in terms})
    for name, match in c.matchers(lowered).items():
        found[name] = match(few)
        entered.append(Contender(name, "", count, lambda match=match: match(texts)))  # type: ignore[misc]
    missing += [name for name in ("pyahocorasick", "ahocorasick_rs") if name not in found]
    for name, with_model in (("presidio", False), ("presidio-model", True)):
        run = c.presidio(lowered, language, with_model=with_model)
        if run is None:
            missing.append(name)
            continue
        found[name] = run(few)
        entered.append(Contender(name, "", len(fewest) // 2, lambda run=run: run(fewest), heavy=True))  # type: ignore[misc]
    if c.semgrep_command() is None:
        missing.append("semgrep")
    else:
        found["semgrep"] = {hit for hit in c.semgrep(patterns, fewest, folder) if hit[1] not in always}
        found["naive-regex"] = {hit for hit in found["naive-regex"] if hit[0] < len(fewest)}
        entered.append(
            Contender("semgrep", "", len(fewest) // 2, lambda: c.semgrep(patterns, fewest, folder), heavy=True)
        )
    wanted = [one for one in entered if one.name not in arguments.without]
    rates = measure(wanted, arguments.rounds)
    return {
        "language": language,
        "listings": count,
        "characters_per_listing": round(sum(map(len, texts)) / max(1, count)),
        "rules": len(rules),
        "words": len(engine.index.words),
        "findings_per_listing": round(c.scan_file(scanner, source, out, "jsonl") / max(1, count), 2),
        "not_run": [*missing, *arguments.without],
        "hits_checked": checks(found),
        "listings_per_second": {name: _rounded(statistics.median(values)) for name, values in rates.items()},
        "engine_to": {
            name: _rounded(statistics.median(a / b for a, b in zip(rates["engine"], values, strict=True)))
            for name, values in rates.items()
            if name != "engine"
        },
    }


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def shown(figures: dict[str, Any]) -> str:
    """Return the figures of one language as a table."""
    rates, ratios = figures["listings_per_second"], figures["engine_to"]
    lines = [
        f"## {figures['language']}: {figures['listings']} listings of {figures['characters_per_listing']} characters, "
        f"{figures['rules']} rules, {figures['words']} words, {figures['findings_per_listing']} findings a listing",
        "",
        "| contender | listings/s | engine is times as fast |",
        "|---|---:|---:|",
        *(f"| {name} | {rate:g} | {ratios.get(name, 1):g} |" for name, rate in rates.items()),
        "",
        "Hits checked: " + "; ".join(f"{what}: {count}" for what, count in figures["hits_checked"].items()) + ".",
    ]
    if figures["not_run"]:
        lines.append("Not run: " + ", ".join(figures["not_run"]) + ".")
    return "\n".join(lines)


def parser() -> argparse.ArgumentParser:
    """Return the command line."""
    made = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--listings", type=int, default=4000)
    made.add_argument("--rounds", type=int, default=3)
    made.add_argument("--language", choices=("zh", "en"), action="append")
    made.add_argument("--file", help="listings of your own instead of synthetic ones; give --language as well")
    made.add_argument("--without", action="append", default=[], metavar="CONTENDER", help="leave one out")
    made.add_argument("--growth", action="store_true", help="also: 50,000 terms more; one to eight times the listings")
    made.add_argument("--memory", type=int, metavar="N", help="only: peak memory of a scan of N synthetic listings")
    made.add_argument("--select", action="append", default=[], help="with --memory: families, topics or rules")
    made.add_argument("--workers", type=int, default=1, help="with --memory")
    made.add_argument("--json", metavar="FILE", help="write all figures to a file as well")
    return made


def main() -> int:
    """Print the report and return 0, or 1 when contenders that were given the same found different things."""
    arguments = parser().parse_args()
    print(f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}\n")
    figures: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        if arguments.memory:
            figures.append(scale.memory(arguments.memory, arguments.select, arguments.workers, Path(folder)))
            print(json.dumps(figures[-1]))
        for language in () if arguments.memory else arguments.language or ("zh", "en"):
            figures.append(bench(language, arguments, Path(folder)))
            print(shown(figures[-1]) + "\n", flush=True)
            if arguments.growth:
                figures.append(scale.growth(language, arguments.listings, arguments.rounds, Path(folder)))
                print(json.dumps(figures[-1], indent=1) + "\n", flush=True)
    if arguments.json:
        Path(arguments.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    # What another tool overlooks is told; what ours overlooks, or matchers of the same terms disagree on, is a failure.
    different = [
        what
        for one in figures
        for what, count in one.get("hits_checked", {}).items()
        if count and what != "naive-regex not in semgrep"
    ]
    if different:
        print("different hits: " + "; ".join(different), file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
