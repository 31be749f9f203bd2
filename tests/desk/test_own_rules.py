"""Officers' own rules: hostile text ends in a refusal, every version is kept, and what is switched on runs at once."""

from __future__ import annotations

import time
from datetime import date

import pytest

from listing_audit.api import Scanner
from listing_audit.desk import own_rules
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.own_rules import NotInOrder, WithOwnRules
from listing_audit.desk.rule_trial import ExampleOutcome, Sample, SampleHit, tried
from listing_audit.rules.template import rule_template
from tests.desk.conftest import NOW, quick_scanner

RULE = rule_template("shop-superlative-miracle", "superlative", today=NOW.date())
DAY = date(2026, 11, 22)


def wrong_example(text=RULE):
    return text.replace('"A real [[miracle]] for your home"', '"A real [[wonder]] for your home"')


def test_a_trial_tells_the_examples_and_what_the_rule_says_of_a_text():
    trial = tried(RULE, sample=Sample("This miracle! Not a miracle.", "description", "US"), language="en", today=DAY)
    assert (trial.rule_id, trial.topic, trial.status, trial.problems) == (
        "shop-superlative-miracle",
        "superlative",
        "preview",
        (),
    )
    assert trial.examples == (
        ExampleOutcome("fires", 31, "A real miracle for your home", ()),
        ExampleOutcome("silent", 33, "A lamp for your home", ()),
        ExampleOutcome("silent", 34, "This is not a miracle", ()),
    )
    assert trial.hits[0] == SampleHit(5, 12, "violation", "medium", "“miracle” may not be used", "")
    assert [(hit.start, hit.end, hit.cleared) for hit in trial.hits[1:]] == [(20, 27, "denial: The text denies it")]


def test_an_example_that_does_not_hold_is_told_at_its_line():
    [failing] = tried(wrong_example(), language="en", today=DAY).failing
    assert (failing.kind, failing.line, bool(failing.failures)) == ("fires", 31, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x" * 70_000, "longer than"),
        ("- " * 30_000, "nested more than"),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "aliases"),
        (RULE.replace("terms: [miracle]", "patterns: ['(a+)+b']"), "upper bound"),
        (RULE.replace("terms: [miracle]", "patterns: ['(?:a|a|aa){0,60}(?:a|a|aa){0,60}(?:a|a|aa){0,60}b']"), "too slow"),
        (RULE.replace("terms: [miracle]", "patterns: ['(?:(?:a{0,30}){0,30}){0,30}b']"), "at most 500"),
        (RULE.replace("kind: phrase", "kind: disguise"), "no such block"),
        (RULE.replace("version: 1", "version: !!python/object/apply:os.system [id]"), "version"),
        ("\ud800", "" ),
    ],
)  # fmt: skip
def test_hostile_text_ends_in_a_refusal_in_bounded_time(text, said):
    begun = time.monotonic()
    trial = tried(text, language="en", today=DAY)
    assert time.monotonic() - begun < 100
    assert any(said in one.message for one in trial.problems), trial


def test_a_trial_that_does_not_end_is_ended():
    trial = tried(RULE, language="zh", today=DAY, wall_s=0.01)
    assert [one.message[:12] for one in trial.problems] == ["试用在 0 秒内没有结束"[:12]]


def save(store, officer, text=RULE, version=None, now=NOW):
    return own_rules.save(store, text, version=version, comment="why", user=officer, now=now)[0]


def test_every_version_is_kept_with_who_and_why(store, officer, second):
    kept = save(store, officer)
    assert (kept.rule_id, kept.active, kept.version) == ("shop-superlative-miracle", False, 1)
    changed = save(store, second, RULE.replace("severity: medium", "severity: high"), version=1)
    on = own_rules.switch(store, kept.rule_id, version=changed.version, active=True, user=officer, now=NOW)
    assert (on.version, on.active) == (3, True)
    told = [
        (one.version, one.actor, one.action, one.active, "severity: high" in one.body)
        for one in own_rules.versions(store, kept.rule_id)
    ]
    assert told == [(3, "li", "on", True, True), (2, "wu", "write", False, True), (1, "li", "write", False, False)]


def test_two_officers_do_not_overwrite_each_other(store, officer, second):
    save(store, officer)
    save(store, second, RULE.replace("severity: medium", "severity: high"), version=1)
    with pytest.raises(Conflict):
        save(store, officer, RULE.replace("severity: medium", "severity: low"), version=1)
    with pytest.raises(Conflict):
        save(store, officer)
    with pytest.raises(Conflict):
        own_rules.switch(store, "shop-superlative-miracle", version=1, active=True, user=officer, now=NOW)
    assert "severity: high" in own_rules.rule(store, "shop-superlative-miracle").body


def test_a_rule_whose_example_fails_may_be_kept_but_not_run(store, officer):
    kept = save(store, officer, wrong_example())
    with pytest.raises(NotInOrder) as told:
        own_rules.switch(store, kept.rule_id, version=1, active=True, user=officer, now=NOW)
    assert told.value.trial.failing
    mended = save(store, officer, version=1)
    on = own_rules.switch(store, kept.rule_id, version=mended.version, active=True, user=officer, now=NOW)
    with pytest.raises(NotInOrder):
        save(store, officer, wrong_example(), version=on.version)
    with pytest.raises(Invalid, match="id of a rule stays"):
        save(store, officer, RULE.replace("shop-superlative-miracle", "shop-superlative-other"), version=on.version)


def test_a_rule_with_problems_is_not_kept_and_says_where(store, officer):
    with pytest.raises(NotInOrder) as told:
        save(store, officer, RULE.replace("severity: medium", "severity: enormous"))
    assert [one.line for one in told.value.trial.problems] == [16]
    assert own_rules.rules(store) == ()


def test_a_seller_writes_no_rules(store):
    from listing_audit.desk.accounts import User

    with pytest.raises(NotAllowed):
        save(store, User(9, "chen", "seller"))


def test_what_is_switched_on_runs_at_the_next_check_and_off_no_more(store, officer):
    with_own = WithOwnRules(store)
    base = quick_scanner(language="en")

    def found():
        return [one.rule_id for one in with_own(base).check(title="A real miracle", jurisdictions=["US"]).findings]

    save(store, officer)
    assert found() == []
    own_rules.switch(store, "shop-superlative-miracle", version=1, active=True, user=officer, now=NOW)
    assert found() == ["shop-superlative-miracle"]
    # The rules that ship go on as before, in either language.
    assert [
        one.quote for one in with_own(base.in_language("zh")).check(title="全网最佳面霜", jurisdictions=["CN"]).findings
    ] == ["最佳"]
    save(
        store,
        officer,
        RULE.replace("miracle]", "marvel]")
        .replace("miracle", "marvel")
        .replace("shop-superlative-marvel", "shop-superlative-miracle"),
        version=2,
    )
    assert found() == []
    assert [one.quote for one in with_own(base).check(title="A real marvel", jurisdictions=["US"]).findings] == [
        "marvel"
    ]
    own_rules.switch(store, "shop-superlative-miracle", version=3, active=False, user=officer, now=NOW)
    assert with_own(base) is base


def test_an_own_rule_takes_the_place_of_a_shipped_one(store, officer):
    base = quick_scanner(language="zh")
    [shipped] = base.check(title="全网最佳面霜", jurisdictions=["CN"]).findings
    text = (
        RULE.replace("id: shop-superlative-miracle", f"id: {shipped.rule_id}").replace("miracle", "神品")
        + f"replaces: {shipped.rule_id}\n"
    )
    text = (
        text.replace("boundary: word ", "boundary: none ")
        .replace("A real [[神品]]", "真[[神品]]")
        .replace("This is not a 神品", "这不是神品")
    )
    kept = save(store, officer, text)
    own_rules.switch(store, kept.rule_id, version=1, active=True, user=officer, now=NOW)
    made = WithOwnRules(store)(base)
    assert shipped.rule_id not in [
        one.rule_id for one in made.check(title="全网最佳面霜", jurisdictions=["CN"]).findings
    ]
    assert [one.quote for one in made.check(title="真神品", jurisdictions=["CN"]).findings] == ["神品"]


def test_catalogues_are_scanned_with_the_rules_that_are_switched_on(store, officer):
    from listing_audit.desk import catalogues, findings
    from listing_audit.desk.scan_jobs import run_next

    save(store, officer)
    own_rules.switch(store, "shop-superlative-miracle", version=1, active=True, user=officer, now=NOW)
    with_own = WithOwnRules(store)
    catalogues.upload(
        store, user=officer, source="shop", file_name="a.csv", body=b"id,title\n1,A real miracle\n", now=NOW,
        settings=catalogues.Settings(("US",)),
    )  # fmt: skip
    done = run_next(
        store, worker="w", clock=lambda: NOW, scanner=lambda **settings: with_own(quick_scanner(**settings))
    )
    assert (done.status, done.failure) == ("done", None)
    assert [row.rule_id for row in findings.page(store, findings.View({})).findings] == ["shop-superlative-miracle"]


def test_a_rule_that_can_no_longer_be_read_is_not_left_out_in_silence(store, officer):
    from listing_audit.errors import DataFileError

    save(store, officer)
    own_rules.switch(store, "shop-superlative-miracle", version=1, active=True, user=officer, now=NOW)
    with store.transaction() as transaction:
        transaction.change("UPDATE own_rules SET body = 'id: x'")
    with pytest.raises(DataFileError, match="own rule shop-superlative-miracle"):
        WithOwnRules(store)(quick_scanner())


def test_scanners_with_own_rules_keep_their_other_settings(store, officer):
    save(store, officer)
    own_rules.switch(store, "shop-superlative-miracle", version=1, active=True, user=officer, now=NOW)
    made = WithOwnRules(store)(quick_scanner(language="zh", source="shop"))
    assert isinstance(made, Scanner)
    assert (made.language, made.source) == ("zh", "shop")
