"""Rules that are added to a loaded library behave as if their files had lain beside the others."""

from __future__ import annotations

from datetime import date

import pytest

from listing_audit.errors import DataFileError
from listing_audit.prefilter.build import build_index, extended_index
from listing_audit.rules.added import LONGEST_TEXT, library_with, read_added
from listing_audit.rules.library import Library
from listing_audit.rules.select import select
from listing_audit.rules.template import rule_template
from tests.desk.conftest import _library

DAY = date(2026, 11, 22)


def small():
    """A library of a few shipped rules: what is tested does not depend on how many there are."""
    library = _library()
    rules = tuple(rule for rule in library.rules if rule.id.startswith("cn-superlative"))
    digests = tuple(one for one in library.rule_digests if one[0].startswith("cn-superlative"))
    return Library(rules, library.packs, library.lexicons, library.tables, library.digest, digests)


def rule(rule_id="shop-superlative-miracle", **changed):
    text = rule_template(rule_id, "superlative", today=DAY)
    for old, new in changed.items():
        text = text.replace(f"{old}:", f"{old}: {new} #", 1)
    return text


def test_an_index_that_was_extended_is_the_one_that_would_be_built():
    library = small()
    known = select(library, as_of=DAY)
    replaced = known.rules[0].id
    both = select(
        library_with(library, [("a", rule()), ("b", rule(replaced) + f"replaces: {replaced}\n")]),
        as_of=DAY,
    )  # fmt: skip
    index = extended_index(build_index(known, library.tables), known.rules, both, library.tables)
    fresh = build_index(both, library.tables)
    assert len(both.rules) == len(known.rules) + 1
    for part in ("words", "word_edges", "always", "meanings", "meaning_starts"):
        assert getattr(index, part) == getattr(fresh, part), part
    patterns = {entry for word in range(len(index.words)) for entry in index.entries(word) if entry.is_pattern}
    assert patterns
    for entry in patterns:
        assert index.gate(entry.rule, entry.number) == fresh.gate(entry.rule, entry.number)
    assert index.hits("a real miracle, 全网最佳") == fresh.hits("a real miracle, 全网最佳")


def test_the_digest_tells_libraries_apart_and_only_when_rules_differ():
    library = small()
    one, again = (library_with(library, [("a", rule())]) for _ in range(2))
    other = library_with(library, [("a", rule().replace("[miracle]", "[wonder]").replace("[[miracle]]", "[[wonder]]"))])
    assert one.digest == again.digest != library.digest
    assert other.digest not in (one.digest, library.digest)
    assert select(one, as_of=DAY).digest != select(library, as_of=DAY).digest


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (rule() + "colour: red\n", None, "colour"),
        (rule(severity="enormous"), None, "enormous"),
        (rule("cn-superlative-quality"), 2, "taken by a shipped rule"),
        (rule() + "replaces: cn-superlative-qualty\n", 35, 'there is no rule "cn-superlative-qualty"'),
        ("x" * (LONGEST_TEXT + 1), None, "longer than"),
        ("- " * 30_000, 1, "nested more than"),
        ("a: &a [x]\nb: *a\n", 2, "aliases"),
        ("", 1, "empty"),
    ],
)
def test_what_cannot_be_a_rule_is_told_with_its_line(text, line, said):
    found = read_added(text, "own", small())
    assert found.rule is None
    told = [problem for problem in found.problems if said in problem.message]
    assert told, found.problems
    assert line is None or told[0].line == line


def test_two_texts_of_one_id_are_refused_together():
    with pytest.raises(DataFileError, match="stands twice"):
        library_with(small(), [("a", rule()), ("b", rule())])


def test_drafts_are_left_out():
    assert library_with(small(), [("a", rule(status="draft"))]).rules == small().rules
