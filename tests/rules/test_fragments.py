"""A piece of pattern that a rule file names once stands wherever its patterns call it; a wrong call is told with its line."""

from __future__ import annotations

from listing_audit.rules.fragments import LONGEST_EXPANDED
from listing_audit.rules.rule import Rule

from .samples import problems_of, rule_of

TIP = "followed_by: {terms: [食用期]}"


def changes(pieces: str, pattern: str) -> tuple[tuple[str, str], ...]:
    """Give the sample rule these fragments and, instead of its term, this pattern."""
    return ("find:", f"fragments: {{{pieces}}}\nfind:"), ("terms: [最佳]", f"patterns: ['{pattern}']")


def same_but_for_lines(one: Rule, other: Rule) -> bool:
    return (one.find, one.unless, one.message) == (other.find, other.unless, other.message)


def test_a_rule_with_fragments_is_the_rule_written_out() -> None:
    called = rule_of(
        *changes("goods: '(?:米|面)', bought: '(?:买|购)'", "%{bought}%{goods}就送%{goods}"),
        (TIP, "followed_by: {patterns: ['%{goods}的']}"),
    )
    written = rule_of(
        ("terms: [最佳]", "patterns: ['(?:买|购)(?:米|面)就送(?:米|面)']"),
        (TIP, "followed_by: {patterns: ['(?:米|面)的']}"),
    )
    assert same_but_for_lines(called, written)


def test_a_fragment_may_call_those_above_it() -> None:
    called = rule_of(*changes("goods: '(?:米|面)', gift: '(?:送%{goods})'", "买一%{gift}"))
    assert same_but_for_lines(called, rule_of(("terms: [最佳]", "patterns: ['买一(?:送(?:米|面))']")))
    [problem] = problems_of(*changes("gift: '(?:送%{goods})', goods: '(?:米|面)'", "买一%{gift}%{goods}"))
    assert 'no fragment is called "goods"' in problem


def test_an_unknown_name_is_told_with_what_was_meant() -> None:
    [problem] = problems_of(*changes("goods: '(?:米|面)'", "%{goods}%{god}王"))
    assert problem == 'r.yaml:12: no fragment is called "god"; did you mean "goods"?'
    assert any(
        "the file has no `fragments`" in one for one in problems_of(("terms: [最佳]", "patterns: ['%{goods}王']"))
    )


def test_a_fragment_that_nobody_calls_is_told() -> None:
    [problem] = problems_of(*changes("goods: '(?:米|面)', gift: '(?:送)'", "%{goods}王"))
    assert problem == 'r.yaml:11: fragments: no pattern calls "%{gift}"'


def test_a_fragment_is_one_group_so_that_its_neighbours_keep_their_meaning() -> None:
    for text in ("米|面", "(?:米)|(?:面)", "(?:米", "(米|面)", "米(?:面)"):
        assert any("expected one group" in one for one in problems_of(*changes(f"goods: '{text}'", "%{goods}王"))), text
    assert rule_of(*changes(r"goods: '(?:[)(]|\)|米)'", "%{goods}王")).find is not None


def test_calls_within_calls_cannot_grow_without_bound() -> None:
    pieces = ["a: '(?:米|面|油)'"] + [
        f"{chr(98 + n)}: '(?:{'%{' + chr(97 + n) + '}'}{'%{' + chr(97 + n) + '}'})'" for n in range(24)
    ]
    problems = problems_of(*changes(", ".join(pieces), "%{y}"))
    assert any(f"{LONGEST_EXPANDED} are allowed" in one for one in problems)


def test_a_pattern_of_nothing_but_calls_is_refused_before_it_is_written_out() -> None:
    piece = f"goods: '(?:{'米' * 30_000}|面)'"
    problems = problems_of(*changes(piece, "%{goods}" * 100_000))
    assert any("3000600000 characters" in one for one in problems)


def test_words_of_a_message_are_no_calls() -> None:
    rule = rule_of(*changes("quote: '(?:米|面)'", "%{quote}王"), ('en: "“{quote}”"', 'en: "9%{quote}"'))
    assert rule.message.en == "9%{quote}"
