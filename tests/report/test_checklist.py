"""The checklist as text, Markdown, HTML and JSON: what a lawyer reads, and nothing that a policy could smuggle in."""

from __future__ import annotations

from listing_audit.model.checklist import Check, Checklist, ChecklistRow, Quoted
from listing_audit.model.findings import Citation
from listing_audit.model.spans import RawSpan
from listing_audit.report.checklist import as_html, as_json, as_markdown, as_text

LAW = (Citation("GDPR", "13(2)(a)", "https://law.example"),)
HOSTILE = "<script>alert(1)</script> [x](http://evil) \x1b[31m @you"


def example(quote: str = "We keep data as long as necessary.") -> Checklist:
    vague = Check(
        "DE",
        "always",
        "vague",
        LAW,
        Quoted(RawSpan(4, 4 + len(quote)), quote),
        None,
        "“[data]: [period]”",
        "eu-retention-policy",
    )
    return Checklist(
        "privacy.html",
        ("DE", "US"),
        (
            ChecklistRow("retention", (vague, Check("US", "always", "present", LAW))),
            ChecklistRow("children", (Check("DE", "conditional", "silent", LAW), Check("US", "none", "silent"))),
        ),
        is_policy=True,
        as_of="2026-11-22",
        rule_set="abcdef0123456789",
    )


def test_the_text_is_a_table_of_places_and_then_the_gaps() -> None:
    assert as_text(example(), "en").splitlines() == [
        "Privacy policy checklist: privacy.html",
        "Law as of 2026-11-22; rule set abcdef012345",
        "missing 0, vague 1, contradictory 0, for a reader to judge 0",
        "",
        "Disclosure                  DE                    US                    ",
        "Retention                   ~ vague               ✓ present",
        "Children                    · no occasion         · not required",
        "",
        "What to add or change",
        "",
        "~ vague  Retention  [DE]",
        "    Duty: always required",
        "    Law: GDPR 13(2)(a)",
        "    Text: We keep data as long as necessary.",
        "    Add: “[data]: [period]”",
        "",
        "A program graded the sentences for a lawyer to review; it does not know whether what they say is true.",
    ]


def test_every_format_speaks_chinese() -> None:
    for made in (as_text, as_markdown, as_html):
        text = made(example(), "zh")
        assert "含糊" in text and "保存期限" in text and "未涉及" in text


def test_json_keeps_the_words_of_the_contract_and_exact_places() -> None:
    record = as_json(example(), "zh")
    assert record["jurisdictions"] == ["DE", "US"]
    assert record["disclosures"][0]["checks"][0] == {
        "jurisdiction": "DE",
        "duty": "always",
        "state": "vague",
        "rule_id": "eu-retention-policy",
        "citations": [{"name": "GDPR", "article": "13(2)(a)", "url": "https://law.example"}],
        "quote": {"text": "We keep data as long as necessary.", "span": {"start": 4, "end": 38}},
        "collides_with": None,
        "remedy": "“[data]: [period]”",
    }


def test_what_a_policy_says_is_never_markup_in_a_report() -> None:
    assert "\x1b" not in as_text(example(HOSTILE), "en")
    page = as_html(example(HOSTILE), "en")
    assert "<script" not in page and "&lt;script&gt;" in page
    markdown = as_markdown(example(HOSTILE), "en")
    assert "<script" not in markdown and "](http" not in markdown and "@you" not in markdown


def test_a_clean_checklist_says_so_and_an_unread_one_names_the_language() -> None:
    clean = Checklist(
        "p", ("DE",), (ChecklistRow("retention", (Check("DE", "always", "present", LAW),)),), True, "2026-11-22", "x"
    )
    assert "Nothing is missing" in as_text(clean, "en") and "Nothing is missing" in as_markdown(clean, "en")
    unread = Checklist("p", ("DE",), (), False, "2026-11-22", "x", unread="de")
    assert "“de”" in as_text(unread, "en") and "<table>" not in as_html(unread, "en")
