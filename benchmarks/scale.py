"""What grows with terms, with listings, and what memory a scan of many takes."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.contenders import scan_file
from benchmarks.listings import make_listings
from listing_audit.api import Scanner

AS_OF = date(2026, 11, 21)
MORE_TERMS = 50_000


def growth(language: str, count: int, rounds: int, folder: Path) -> dict[str, Any]:
    """Return the rate with 50,000 terms more as a share of the rate without, and the rate for one to eight times as many listings."""
    from benchmarks.__main__ import plain_terms

    usual = Scanner(as_of=AS_OF)
    more = _with_more_terms(language, folder)
    terms = plain_terms(usual.rule_set.rules, language)
    sizes = [max(BASE, count // 8) * times for times in (1, 2, 4, 8)]
    files = [_written(folder / f"{size}.jsonl", size, terms, language) for size in sizes]
    out = folder / "out"
    usual.engine, more.engine  # noqa: B018 - made before the clock runs
    runs: dict[str, Callable[[], object]] = {
        str(size): lambda file=file: scan_file(usual, file, out, "jsonl")  # type: ignore[misc]
        for size, file in zip(sizes, files, strict=True)
    }
    runs["more"] = lambda: scan_file(more, files[1], out, "jsonl")
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        for name, run in runs.items():
            begin = time.perf_counter()
            run()
            if number:
                seconds[name].append(time.perf_counter() - begin)
    base = str(sizes[1])
    share = statistics.median(a / b for a, b in zip(seconds[base], seconds["more"], strict=True))
    return {
        "language": language,
        "words": len(usual.engine.index.words),
        "words_with_50000_terms_more": len(more.engine.index.words),
        "rate_with_50000_terms_more": round(share, 2),
        "listings_per_second_by_listings": {
            str(size): round(size / statistics.median(seconds[str(size)]), 1) for size in sizes
        },
    }


# Fewer listings than a few batches would measure the beginning of a scan.
BASE = 512


def _with_more_terms(language: str, folder: Path) -> Scanner:
    """A scanner with a rule of its own for 50,000 invented names, as a shop has of brands it must not mention."""
    rng = random.Random(11)
    terms: set[str] = set()
    while len(terms) < MORE_TERMS:
        if language == "zh":
            terms.add("".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(rng.choice((2, 3, 4)))))
        else:
            terms.add("".join(rng.choice("aeioubcdfghklmnprstvz") for _ in range(rng.randrange(6, 12))))
    lexicons, rules = folder / "lexicons", folder / "rules"
    (lexicons / language).mkdir(parents=True, exist_ok=True)
    rules.mkdir(exist_ok=True)
    lexicon = {
        "id": f"{language}/invented_names", "language": language, "title": {"zh": "虚构名称", "en": "Invented names"},
        "sources": [{"name": "benchmark"}], "groups": {"all": sorted(terms)},
    }  # fmt: skip
    rule = {
        "id": f"xx-brand_misuse-invented-{language}", "version": 1, "status": "stable", "topic": "brand_misuse",
        "title": {"zh": "虚构名称", "en": "Invented names"}, "kind": "phrase",
        "applies": {"jurisdictions": ["CN", "US"], "marketplaces": "any", "categories": "any", "languages": [language], "fields": "any"},
        "sources": [{"name": "benchmark"}], "severity": {"default": "low"}, "verdict": "advice",
        "find": {"terms": [f"lexicon:{language}/invented_names#all"], "boundary": "word" if language == "en" else "none"},
        "message": {"zh": "名称", "en": "A name"}, "why": {"zh": "测试", "en": "A benchmark"}, "remedy": {"zh": "删除", "en": "Delete it"},
    }  # fmt: skip
    (lexicons / language / "invented_names.yaml").write_text(yaml.safe_dump(lexicon, allow_unicode=True), "utf-8")
    (rules / "invented.yaml").write_text(yaml.safe_dump(rule, allow_unicode=True, sort_keys=False), "utf-8")
    return Scanner(as_of=AS_OF, rules=[rules], lexicons=[lexicons], cache_dir=folder / "cache")


def memory(count: int, select: Sequence[str], workers: int, folder: Path) -> dict[str, Any]:
    """Return the peak memory of one process at a tenth, a half and all of so many listings, scanned by the command line."""
    from benchmarks.__main__ import plain_terms

    told: dict[str, Any] = {"workers": workers, "select": list(select), "peak_mb": {}, "seconds": {}}
    terms = plain_terms(Scanner(as_of=AS_OF).rule_set.rules, "zh")
    for size in (count // 10, count // 2, count):
        source = _written(folder / "catalogue.jsonl", size, terms, "zh")
        command = [sys.executable, "-c", _SCAN, "scan", str(source), "--jurisdiction", "CN", "--quiet"]
        command += ["--workers", str(workers), "--output", f"jsonl={folder / 'findings.jsonl'}", "--statistics"]
        command += [word for name in select for word in ("--select", name)]
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told["seconds"][str(size)] = round(time.perf_counter() - begin)
        peaks = json.loads(done.stderr.splitlines()[-1])
        told["peak_mb"][str(size)] = {name: round(kilobytes / 1024) for name, kilobytes in peaks.items()}
    return told


# Peak memory of the command's own process, and of the largest that it started and waited for.
_SCAN = """
import json, resource, sys
from listing_audit.cli.main import main
try:
    code = main()
finally:
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print("\\n" + json.dumps({"parent": own, "worker": others}), file=sys.stderr)
"""


def _written(path: Path, count: int, terms: Sequence[str], language: str) -> Path:
    """A file of that many listings, made a thousand at a time."""
    with path.open("w", encoding="utf-8") as out:
        for low in range(0, count, 1000):
            for record in make_listings(min(1000, count - low), terms, language=language, seed=low + 7):
                record["id"] = f"{language}-{low}-{record['id']}"
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


__all__ = ["growth", "memory"]
