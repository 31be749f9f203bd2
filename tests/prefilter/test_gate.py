"""A gate lets a pattern run only where all that it needs stands."""

from __future__ import annotations

from listing_audit.prefilter.gate import read_gate, write_gate


def test_a_gate_is_read_as_it_was_written() -> None:
    """Reach and parts survive the line of text that the cache keeps."""
    gate = read_gate(write_gate(r"(?:杀灭|抑制).{0,6}(?:病毒|细菌)|最佳", str))
    assert gate.reach == 10
    assert gate.alternatives == ((("抑制", "杀灭"), ("病毒", "细菌")), (("最佳",),))


def test_a_pattern_may_match_where_each_part_of_one_alternative_stands() -> None:
    """Half of one alternative and nothing of the other is not enough."""
    gate = read_gate(write_gate(r"(?:杀灭|抑制).{0,6}(?:病毒|细菌)|最佳", str))
    assert gate.may_match("抑制各种细菌")
    assert gate.may_match("最佳")
    assert not gate.may_match("抑制油光")
    assert not gate.may_match("")


def test_a_pattern_of_which_nothing_is_known_may_match_anywhere() -> None:
    """Where the literals are missing, or are too many to look for, the pattern decides."""
    assert read_gate(write_gate(r"最佳|\d{3}", str)).may_match("")
    many = "|".join(chr(0x4E00 + number) + "甲" for number in range(500))
    assert read_gate(write_gate(f"(?:{many}){{1,2}}", str)).may_match("")


def test_a_literal_that_the_view_may_drop_is_not_asked_for() -> None:
    """Separators disappear between Han characters: a literal of separators alone cannot be looked for."""
    assert read_gate(write_gate("最佳[-/]", lambda literal: literal.strip("-/"))).alternatives == ((("最佳",),),)
