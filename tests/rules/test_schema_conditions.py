"""Every condition of the guide's table reads into its value; anything else is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from listing_audit.rules import rule as r
from listing_audit.rules.schema_conditions import CONDITION_KEYS

from .samples import problems_of, rule_of

GUIDE = Path(__file__).parents[2] / "docs" / "writing-rules.md"
BEST = r.Material(("最佳",))


def condition_of(text: str) -> r.Condition | None:
    return rule_of(add=f"only_if: {text}\n").only_if


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{near: {terms: [最佳], within_chars: 6}}", r.Near(BEST, 6)),
        (
            "{near: {patterns: ['\\d{1,4}'], within_chars: 6, side: before, in: sentence, quote: true}}",
            r.Near(r.Material(patterns=(r"\d{1,4}",)), 6, "before", "sentence", True),
        ),
        ("{followed_by: {terms: [最佳]}}", r.Near(BEST, 0, "after")),
        ("{preceded_by: {terms: [最佳], within_chars: 2, in: field}}", r.Near(BEST, 2, "before", "field")),
        ("{inside: {terms: [最佳]}}", r.Inside(BEST)),
        ("{present: {terms: [最佳]}}", r.Present(BEST)),
        ("{present: {terms: [最佳], in: listing}}", r.Present(BEST, "listing")),
        ("{measure: {within_chars: 12}}", r.Measure(12)),
        ("{measure: {within_chars: 3, side: either, in: sentence}}", r.Measure(3, "either", "sentence")),
        ("{negated: {}}", r.Negated()),
        ("{evidence: {any_of: [patent_no, url]}}", r.HasEvidence(("patent_no", "url"))),
        ("{evidence: {any_of: [url], in: clause, within_chars: 30}}", r.HasEvidence(("url",), "clause", 30)),
        ("{held_proof: {}}", r.HeldProof()),
        ("{held_proof: {topics: [patent_claim]}}", r.HeldProof(("patent_claim",))),
        ("{category: [food, toy]}", r.InCategory(("food", "toy"))),
        ("{marketplace: [tmall]}", r.OnMarketplace(("tmall",))),
        ("{jurisdiction: [EU, GB]}", r.InJurisdiction(("EU", "GB"))),
        ("{field: [title]}", r.InField(("title",))),
        ("{token: {whole: true}}", r.Token(whole=True)),
        ('{token: {part_of: ["lexicon:zh/praise#best", 最佳女主角]}}', r.Token(part_of=("最佳", "最好", "最佳女主角"))),
        ("{grammar: {pos: [VERB], lemmas: [cure], dependencies: [dobj]}}", r.Grammar(("VERB",), ("cure",), ("dobj",))),
        ("{quoted: [quotation, title]}", r.Quoted(("title", "quotation"))),
        ("{in_brand: {}}", r.InBrand()),
        ("{attribute: {names: [品牌], pattern: '^x$'}}", r.HasAttribute(("品牌",), "^x$")),
        ("{at_start: {within_chars: 4}}", r.AtStart(4)),
        ("{disguised: {}}", r.Disguised()),
        ("{reads_like_claim: {}}", r.ReadsLikeClaim()),
        ("{all: [{negated: {}}, {not: {disguised: {}}}]}", r.All((r.Negated(), r.Not(r.Disguised())))),
        ("{any: [{negated: {}}]}", r.AnyOf((r.Negated(),))),
    ],
)
def test_a_condition_reads_into_its_value(text: str, condition: r.Condition) -> None:
    assert condition_of(text) == condition


def test_lexicons_are_resolved_and_remembered() -> None:
    condition = condition_of('{present: {terms: ["lexicon:zh/praise#best", 最佳, 顶好]}}')
    assert condition == r.Present(r.Material(("最佳", "最好", "顶好"), (), ("zh/praise#best",)))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{nearby: {terms: [a]}}", 'unknown condition "nearby"; did you mean "near"?'),
        ("{near: {terms: [a]}}", "only_if.near.within_chars is missing"),
        ("{near: {term: [a], within_chars: 1}}", 'only_if.near: unknown key "term"; did you mean "terms"?'),
        ("{followed_by: {within_chars: 1}}", "only_if.followed_by: give terms or patterns to look for"),
        ("{near: {terms: [a], within_chars: 1, in: listing}}", 'only_if.near.in: unknown value "listing"; one of clause, sentence, field'),
        ("{negated: {}, disguised: {}}", "only_if: a condition has one key, here: negated, disguised; combine several with all: [...] or any: [...]"),
        ("{}", "only_if: a condition has one key, here: none; combine several with all: [...] or any: [...]"),
        ("{any: []}", "only_if.any: expected a list of conditions, one at least"),
        ("negated", "only_if: expected a condition, such as {present: {terms: [...]}}"),
        ("{category: food}", "only_if.category: expected a list; write [food]"),
        ("{category: [foods]}", 'unknown category "foods"; did you mean "food"?'),
        ("{category: []}", "only_if.category: an empty list holds for nothing"),
        ("{evidence: {any_of: [patent_number]}}", 'unknown recogniser "patent_number"; did you mean "patent_no"?'),
        ("{evidence: {any_of: [url], in: listing, within_chars: 3}}", "only_if.evidence.within_chars: a distance has no meaning across the fields of a listing; leave it out or change `in`"),
        ("{token: {}}", "only_if.token: give whole: true or part_of: [...]"),
        ("{grammar: {}}", "only_if.grammar: give pos, lemmas or dependencies"),
        ("{present: {terms: [lexicon:zh/prase]}}", 'only_if.present.terms: unknown lexicon "zh/prase"'),
        ("{measure: {within_chars: 4000}}", "only_if.measure.within_chars: 4000 is out of range; expected 0 to 400"),
        ("{negated: {strong: true}}", 'only_if.negated: unknown key "strong"'),
    ],
)  # fmt: skip
def test_a_condition_that_makes_no_sense_is_explained(text: str, problem: str) -> None:
    assert f"r.yaml:21: {problem}" in problems_of(add=f"only_if: {text}\n")


def test_the_guide_lists_exactly_the_conditions_that_exist() -> None:
    table = GUIDE.read_text(encoding="utf-8").partition("## Conditions")[2].partition("\n## ")[0]
    cells = "\n".join(line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `"))
    named = set(re.findall(r"`(\w+): ", cells)) | {"all", "any", "not"}
    assert named == set(CONDITION_KEYS)
