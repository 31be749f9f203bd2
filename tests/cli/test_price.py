"""`listing-audit price`: what may be printed, why, and histories out of exports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listing_audit.cli.main import main

HISTORY = {
    "id": "lamp",
    "price_histories": [
        {"currency": "EUR", "timezone": "Europe/Berlin", "events": [
            {"at": "2026-01-01", "price": "100"}, {"at": "2026-05-10", "price": "80", "kind": "sale"}, {"at": "2026-05-12", "price": "100"}]}
    ],
}  # fmt: skip


@pytest.fixture
def history(tmp_path: Path) -> str:
    path = tmp_path / "lamp.jsonl"
    path.write_text(json.dumps(HISTORY), encoding="utf-8")
    return str(path)


def test_quote_says_the_highest_reference_the_percentage_and_the_first_lawful_day(
    history: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sale ended on 12 May: it leaves the window of thirty days on 11 June."""
    code = main(
        [
            "price",
            "quote",
            "--history",
            history,
            "-j",
            "DE",
            "--on",
            "2026-05-28",
            "--price",
            "70",
            "--reference",
            "100",
            "--format",
            "json",
        ]
    )
    said = json.loads(capsys.readouterr().out)
    assert (code, said["highest_reference"], said["highest_percent"], said["lawful_from"]) == (
        0,
        "80",
        "12.5",
        "2026-06-11",
    )


def test_quote_without_an_answer_names_the_missing_fact(history: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["price", "quote", "--history", history, "-j", "CN", "--on", "2026-05-28", "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert (code, said["highest_reference"], said["missing_facts"]) == (1, None, ["transactions_complete"])


def test_explain_draws_the_chart_and_says_what_decides(
    history: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svg = tmp_path / "lamp.svg"
    code = main(["price", "explain", "--history", history, "-j", "DE", "--on", "2026-05-28", "--price", "70", "--reference", "100",
                 "--lang", "en", "--svg", str(svg)])  # fmt: skip
    out = capsys.readouterr().out
    assert code == 1
    assert "(reference_above_lawful_baseline)" in out
    assert "Deciding: 2026-05-10 80 (on sale)." in out
    assert "█" in out
    assert svg.read_text(encoding="utf-8").startswith("<svg ")


def test_an_unknown_place_is_wrong_usage(history: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["price", "quote", "--history", history, "-j", "XX"]) == 2
    assert "XX" in capsys.readouterr().err


def test_collect_writes_listings_that_a_scan_can_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, price in (("01", "100"), ("02", "80")):
        (tmp_path / f"shop-2026-05-{day}.csv").write_text(f"sku,title,price\nA1,Lamp,{price}\n", encoding="utf-8")
    assert main(["price", "collect", str(tmp_path), "--currency", "EUR"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["id"], [event["price"] for event in record["price_histories"][0]["events"]]) == ("A1", ["100", "80"])


def test_every_reason_for_not_asking_history_is_said_in_words() -> None:
    import re

    import listing_audit.verify.price as price_laws
    from listing_audit.report.wording import EXEMPT_WORDS

    sources = Path(str(price_laws.__file__)).parent.glob("*.py")
    used = {
        name for source in sources for name in re.findall(r'exempt="([a-z_]+)"', source.read_text(encoding="utf-8"))
    }
    assert used and used <= set(EXEMPT_WORDS)
