"""How much processor time judging a catalogue's prices takes beside reading the same file: `python benchmarks/price_stream.py [SKUS]`.

The catalogue is invented: every article has 50 price points over a year and one promotion. Histories stream through one
at a time, so that memory does not grow with the catalogue. The file and the work are made from a fixed seed.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing
from listing_audit.verify.price.join import promotions_of
from listing_audit.verify.price.referee import referee

POINTS = 50
PLACES = ("DE", "CN", "GB", "US")


def write_catalogue(path: Path, skus: int) -> None:
    """Write that many listings with a year of prices each."""
    random.seed(7)
    start = datetime(2026, 11, 11, tzinfo=UTC)
    with path.open("w", encoding="utf-8") as out:
        for number in range(skus):
            base = random.randint(2_000, 50_000)
            times = sorted(random.sample(range(1, 365 * 24), POINTS))
            events = [
                {"at": (start - timedelta(hours=hours)).isoformat(), "price": f"{base * random.choice((70, 80, 100, 100, 110)) // 100 / 100:.2f}",
                 "kind": random.choice(("listed", "listed", "sale", "transaction"))}
                for hours in reversed(times)
            ]  # fmt: skip
            promotion = {
                "starts_at": start.isoformat(), "ends_at": (start + timedelta(days=7)).isoformat(), "price": f"{base * 0.6 / 100:.2f}",
                "reference_price": f"{base / 100:.2f}", "reference_label": "Was", "claim_text": random.choice(("40% off", "-40 %", "6折", "Sale")),
            }  # fmt: skip
            record = {"id": f"sku-{number}", "jurisdictions": [PLACES[number % 4]], "price_history": {"currency": "EUR", "timezone": "UTC", "events": events},
                      "promotion": promotion}  # fmt: skip
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


def listings(path: Path) -> list[None]:
    """Read the file to its end, keeping nothing."""
    for _ in read_source(path):
        pass
    return []


def judge(path: Path) -> Counter[str]:
    """Judge every promotion of the file, keeping only the count of verdicts."""
    verdicts: Counter[str] = Counter()
    for item in read_source(path):
        if isinstance(item, Listing):
            for promotion, history in promotions_of(item):
                verdicts[
                    referee(promotion, history, place=item.jurisdictions[0], as_of=date(2026, 11, 21)).verdict
                ] += 1
    return verdicts


def main() -> None:
    skus = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "catalogue.jsonl"
        write_catalogue(path, skus)
        began = time.process_time()
        listings(path)
        read = time.process_time() - began
        began = time.process_time()
        verdicts = judge(path)
        both = time.process_time() - began
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{skus} SKUs, {skus * POINTS} price points, {size:.0f} MB")
    print(
        f"processor time: reading {read:.1f} s; reading and judging {both:.1f} s ({both / read:.2f} times); peak memory {peak:.0f} MB"
    )
    print(", ".join(f"{verdict} {count}" for verdict, count in sorted(verdicts.items())))


if __name__ == "__main__":
    main()
