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
from benchmarks.listings import make_listings, plain_terms
from listing_audit.api import Scanner

AS_OF = date(2026, 11, 21)
MORE_TERMS = 50_000


def growth(language: str, count: int, rounds: int, folder: Path) -> dict[str, Any]:
    """Return the rate with 50,000 terms more as a share of the rate without, and the rate for one to eight times as many listings."""
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
        "id": f"xx-brand_misuse-invented-{language}", "version": 1, "status": "preview", "topic": "brand_misuse",
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
    """Return the peak memory of the processes of one scan after a tenth, half and all of so many listings."""
    source = _many(folder / "catalogue.jsonl", count)
    marks = [count // 10, count // 2, count]
    begin = time.perf_counter()
    asked = json.dumps([str(source), str(folder / "findings.jsonl"), list(select), workers, marks])
    done = subprocess.run([sys.executable, "-c", _SCAN, asked], capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr[-500:]}
    took = time.perf_counter() - begin
    return {
        "workers": workers,
        "select": list(select),
        "file_mb": round(source.stat().st_size / 1e6),
        "listings_per_second": round(count / took),
        "peak_mb": json.loads(done.stdout),
    }


# One scan in a process of its own; the peak of each process, as the system keeps it, when so many listings were told.
_SCAN = """
import json, multiprocessing, sys
from datetime import date
from pathlib import Path
from listing_audit.api import Audit, Scanner
from listing_audit.report.jsonl import JsonLines

def peak(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return round(int(line.split()[1]) / 1024)

source, target, select, workers, marks = json.loads(sys.argv[1])
told, seen = {}, 0
with open(target, "wb") as out:
    report = JsonLines(out)
    scanner = Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], select=select)
    for part in scanner.scan([source], workers=workers, texts_of_clean=False):
        if isinstance(part, Audit) and not part.of_catalogue:
            report.audited(part.listing, part.findings)
            seen += 1
            if seen in marks:
                children = [peak(child.pid) for child in multiprocessing.active_children()]
                told[str(seen)] = {"parent": peak("self"), "workers": children}
print(json.dumps(told))
"""


def _many(path: Path, count: int) -> Path:
    """A file of that many listings: some thousands, again and again under new ids."""
    terms = plain_terms(Scanner(as_of=AS_OF).rule_set.rules, "zh")
    some = make_listings(5000, terms, language="zh", seed=7)
    lines = [json.dumps({**one, "id": "@"}, ensure_ascii=False) + "\n" for one in some]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            out.write(lines[number % len(lines)].replace("@", f"zh-{number}", 1))
    return path


def _written(path: Path, count: int, terms: Sequence[str], language: str) -> Path:
    """A file of that many listings, made a thousand at a time."""
    with path.open("w", encoding="utf-8") as out:
        for low in range(0, count, 1000):
            for record in make_listings(min(1000, count - low), terms, language=language, seed=low + 7):
                record["id"] = f"{low}-{record['id']}"
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path
