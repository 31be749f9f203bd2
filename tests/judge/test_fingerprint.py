"""Identity that survives edits elsewhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.judge.decide import decide
from listing_audit.judge.fingerprint import fingerprints, lineage_roots
from listing_audit.model.listing import TextField
from listing_audit.verify.outcome import Outcome
from tests.judge.samples import TODAY, hit, listing, rule


def marks(of, *outcomes, source="shop", roots=None):
    return fingerprints(outcomes, listing_id=of.id, source=source, roots=roots or {})


def test_the_fingerprint_of_a_known_finding_never_changes():
    """A changed value here would orphan the triage of every user."""
    of = listing(("title", "最佳面霜"))
    assert marks(of, hit(of, "title", "最佳")) == ("ec78fb9b186c7ad6959cd4040ea66153",)


def test_equal_quotes_in_one_family_are_numbered_from_zero():
    of = listing(("bullets[0]", "最佳"), ("bullets[1]", "最佳"))
    first, second = marks(of, hit(of, "bullets[0]", "最佳"), hit(of, "bullets[1]", "最佳"))
    again, _ = marks(of, hit(of, "bullets[1]", "最佳"), hit(of, "bullets[0]", "最佳"))
    assert first != second
    assert again == first


def test_source_listing_jurisdiction_field_and_quote_each_tell_findings_apart():
    of, other = listing(("title", "最佳最好"), ("subtitle", "最佳")), listing(("title", "最佳"), id="sku-2")
    found = {
        *marks(of, hit(of, "title", "最佳")),
        *marks(of, hit(of, "title", "最佳"), source="other shop"),
        *marks(of, hit(of, "title", "最佳", jurisdiction="US")),
        *marks(of, hit(of, "title", "最好")),
        *marks(of, hit(of, "subtitle", "最佳")),
        *marks(other, hit(other, "title", "最佳")),
    }
    assert len(found) == 6


def test_a_rule_that_continues_another_keeps_its_findings():
    of = listing(("title", "最佳"))
    oldest = rule("cn-a")
    newer = rule("cn-b", replaces="cn-a")
    newest = rule("cn-c", replaces="cn-b")
    roots = lineage_roots([oldest, newer, newest])
    assert roots == {"cn-b": "cn-a", "cn-c": "cn-a"}
    assert (
        len({mark for by in (oldest, newer, newest) for mark in marks(of, hit(of, "title", "最佳", by), roots=roots)})
        == 1
    )


def test_without_the_library_the_rule_itself_says_what_it_continues():
    of = listing(("title", "最佳"))
    old, new = rule("cn-a"), rule("cn-b", replaces="cn-a")
    assert marks(of, hit(of, "title", "最佳", new)) == marks(of, hit(of, "title", "最佳", old))


def test_rules_that_replace_each_other_do_not_hang():
    assert lineage_roots([rule("cn-a", replaces="cn-b"), rule("cn-b", replaces="cn-a")]) == {
        "cn-a": "cn-b",
        "cn-b": "cn-a",
    }


def test_a_price_is_known_by_its_series_and_promotion_not_by_words():
    by = rule("eu-price", topic="raised_before_promotion", kind="price")
    details = {
        "sku": "A",
        "channel": "web",
        "market": "DE",
        "promotion_start": "2026-11-01",
        "lawful_reference": "9.99",
    }
    field = TextField("price", "")
    one = Outcome(by, "DE", field, None, None, "", "stands", details=details)
    other = Outcome(by, "DE", field, None, None, "now 5", "stands", details={**details, "lawful_reference": "8.99"})
    third = Outcome(by, "DE", field, None, None, "", "stands", details={**details, "sku": "B"})
    of = listing(("title", "x"))
    assert marks(of, one) == marks(of, other)
    assert marks(of, one) != marks(of, third)


def test_a_gap_in_a_policy_is_known_by_its_code():
    by = rule("cn-policy-retention", topic="retention", kind="policy")
    field = TextField("privacy_policy", "…")
    missing = Outcome(by, "CN", field, None, None, "", "stands", details={"state": "missing"})
    vague = Outcome(by, "CN", field, None, None, "as long as needed", "stands", details={"state": "vague"})
    of = listing(("title", "x"))
    assert marks(of, missing) == marks(of, vague)


def test_lone_surrogates_do_no_harm():
    of = listing(("title", "最\ud800佳"))
    assert len(marks(of, hit(of, "title", "\ud800"))[0]) == 32


WORDS = st.sampled_from(["最佳", "最好", "第一"])


def judged(bullets, title="面霜"):
    of = listing(("title", title), *((f"bullets[{n}]", text) for n, text in enumerate(bullets)))
    outcomes = [
        hit(of, f"bullets[{n}]", word, nth=nth)
        for n, text in enumerate(bullets)
        for word in ("最佳", "最好", "第一")
        for nth in range(text.count(word))
    ]
    return [finding.fingerprint for finding in decide(of, outcomes, language="zh", source="shop", as_of=TODAY).findings]


@given(st.lists(st.lists(WORDS, max_size=3).map("，".join), min_size=1, max_size=5), st.randoms())
def test_reordering_bullets_keeps_every_fingerprint(bullets, random):
    shuffled = random.sample(bullets, len(bullets))
    assert sorted(judged(shuffled)) == sorted(judged(bullets))
    assert len(set(judged(bullets))) == len(judged(bullets))


@given(st.lists(WORDS, min_size=1, max_size=4), st.text("软膏霜水 ", max_size=8), st.text("软膏霜水 ", max_size=8))
def test_edits_elsewhere_keep_every_fingerprint(words, before, after):
    assert judged([before + "，".join(words) + after], title=after) == judged(["，".join(words)])
