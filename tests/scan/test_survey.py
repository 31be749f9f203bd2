"""What only a whole catalogue shows is told once, after its last listing, and accuses nobody."""

from __future__ import annotations

import json
from pathlib import Path

from listing_audit.api import Audit, Scanner

RULE = "any-no_prior_sale_at_reference-identical-percentages"


def catalogue(path: Path, prices: list[str]) -> Path:
    file = path / "shop.jsonl"
    rows = [
        {"id": f"a{number}", "title": "茶杯", "jurisdictions": ["CN"], "price": price, "reference_price": "100", "currency": "CNY"}
        for number, price in enumerate(prices)
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


SCANNER = Scanner(select=["pricing"], language="en")


def audits(path: Path, prices: list[str]) -> list[Audit]:
    return [part for part in SCANNER.scan([catalogue(path, prices)]) if isinstance(part, Audit)]


def test_a_percentage_that_most_promotions_share_is_advice_with_its_figures(tmp_path: Path) -> None:
    *listings, last = audits(tmp_path, ["70"] * 15 + [str(price) for price in range(71, 81)])
    assert [audit.of_catalogue for audit in listings] == [False] * 25
    assert last.of_catalogue
    [finding] = last.findings
    assert (finding.rule_id, finding.verdict, finding.jurisdiction, finding.listing_id) == (
        RULE,
        "advice",
        "CN",
        "(catalogue)",
    )
    assert finding.details["figures"] == {"promotions": 25, "with_this_percent": 15, "share_percent": "60.0"}
    assert finding.message == (
        "Reductions are alike across the catalogue. Of 25 promotions, 15 (60.0 %) show a cut of exactly 30 %."
    )


def test_a_few_promotions_or_different_ones_say_nothing(tmp_path: Path) -> None:
    assert not audits(tmp_path, ["70"] * 19)[-1].of_catalogue
    assert not audits(tmp_path, [str(price) for price in range(40, 80)])[-1].of_catalogue


def test_the_lead_keeps_its_identity_between_runs(tmp_path: Path) -> None:
    one, other = (audits(tmp_path, ["70"] * count)[-1].findings[0].fingerprint for count in (20, 25))
    assert one == other


def test_a_part_of_a_catalogue_says_nothing_of_the_whole(tmp_path: Path) -> None:
    found = list(SCANNER.scan([catalogue(tmp_path, ["70"] * 25)], only=lambda listing: listing.id != "a0"))
    assert not any(isinstance(part, Audit) and part.of_catalogue for part in found)
