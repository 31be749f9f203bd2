"""`listing-audit policy`: a checklist, its exit code, and the sentence said about a file that cannot be read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from listing_audit.cli.main import main

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "policies"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["policy", *words])
    return code, capsys.readouterr().out


def test_a_policy_with_gaps_is_told_place_by_place_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(capsys, str(FIXTURES / "en-candle-accordion.html"), "-j", "DE", "-j", "US-CA")
    rows = {line[:28].strip(): line[28:].split("  ") for line in out.splitlines() if "✗" in line or "✓" in line}
    assert code == 1
    assert [cell.strip() for cell in rows["Retention"] if cell.strip()] == ["✗ missing", "✗ missing"]
    assert [cell.strip() for cell in rows["Purposes"] if cell.strip()] == ["✓ present", "✓ present"]


def test_a_complete_policy_passes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run(capsys, str(FIXTURES / "zh-tea-shop.txt"), "--lang", "zh")
    assert code == 0
    assert "没有发现缺少、含糊或矛盾之处" in out


def test_chinese_is_checked_by_chinese_law_and_english_by_european_law_unless_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = [
        json.loads(run(capsys, str(FIXTURES / name), "--format", "json")[1])["jurisdictions"]
        for name in ("zh-tea-shop.txt", "en-gym-uk.txt")
    ]
    assert places == [["CN"], ["EU"]]


def test_standard_input_is_read_with_a_dash(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (FIXTURES / "en-saddlery-terse.txt").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    code, out = run(capsys, "-", "-j", "GB", "--format", "json")
    gaps = [row["topic"] for row in json.loads(out)["disclosures"] if row["checks"][0]["state"] == "missing"]
    assert (code, gaps) == (1, ["rights_portability"])


def test_a_page_in_another_encoding_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = tmp_path / "yinsi.txt"
    page.write_bytes((FIXTURES / "zh-tea-shop.txt").read_text(encoding="utf-8").encode("gb18030"))
    assert run(capsys, str(page), "-j", "CN")[0] == 0


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (None, (), "nowhere.txt: No such file"),
        (b"   \n", (), "there is no text in it"),
        (b"x" * (4 * 1024 * 1024 + 1), (), "longer than 4 MB"),
        (b"Privacy policy", ("-j", "UK"), 'unknown jurisdiction "UK"'),
        (b"Privacy policy", ("--as-of", "soon"), '"soon" is no date'),
    ],
)
def test_what_cannot_be_checked_says_why(
    content: bytes | None, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "nowhere.txt"
    if content is not None:
        file.write_bytes(content)
    code = main(["policy", str(file), *words])
    assert code == 2 and said in capsys.readouterr().err


def test_a_policy_in_a_language_that_is_not_read_is_no_pass(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "de.txt"
    file.write_text(
        "Datenschutzerklärung. Wir verarbeiten Ihre Daten, um Bestellungen auszuliefern. Sie haben das Recht auf Auskunft.",
        encoding="utf-8",
    )
    code, out = run(capsys, str(file), "-j", "DE")
    assert code == 2 and "nothing was checked" in out
