"""Examples say exactly which places must be reported."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.rules.rule import FiringExample, KnownGap, SilentExample
from listing_audit.rules.schema_examples import unmark

from .samples import problems_of, rule_of


def test_marks_are_taken_out_and_become_spans() -> None:
    assert unmark("a[[bc]]d[[e]]") == ("abcde", ((1, 3), (4, 5)))
    assert unmark("no marks [at] all") == ("no marks [at] all", ())


def test_marks_that_do_not_pair_up_are_explained() -> None:
    assert unmark("a[[b") == "[[ without ]]"
    assert unmark("a]]b") == "]] without its partner"
    assert unmark("[[a[[b]]]]") == "[[ without its partner"
    assert unmark("a[[]]b") == "[[]] marks nothing"


@given(st.lists(st.text(alphabet="ab最 ", min_size=1, max_size=5), min_size=1, max_size=6))
def test_marking_every_second_piece_gives_back_text_and_spans(pieces: list[str]) -> None:
    marked = "".join(f"[[{piece}]]" if number % 2 else piece for number, piece in enumerate(pieces))
    text, spans = unmark(marked)  # type: ignore[misc]
    assert text == "".join(pieces)
    assert [text[a:b] for a, b in spans] == pieces[1::2]


def test_an_example_may_say_where_it_stands_and_what_comes_out() -> None:
    rule = rule_of(
        ('fires: ["这是[[最佳]]面霜"]',
         "fires: [{text: '[[最佳]]', category: food, jurisdiction: CN, marketplace: tmall, field: 'bullets[1]', brand: B, "
         "verdict: needs_evidence, severity: low, attributes: {产地: 法国}, complete: true, evidence: [superlative]}]"),
    )  # fmt: skip
    assert rule.fires == (
        FiringExample(
            "最佳",
            ((0, 2),),
            "food",
            "CN",
            "tmall",
            "bullets[1]",
            "B",
            "needs_evidence",
            "low",
            (("产地", "法国"),),
            True,
            ("superlative",),
            19,
        ),
    )
    assert rule.silent == (SilentExample("最佳食用期12个月", because="consumption-tip", line=20),)


def test_a_known_gap_has_a_reason() -> None:
    rule = rule_of(add="known_gaps: [{text: '[[最]]美', reason: not yet}]\n")
    assert rule.known_gaps == (KnownGap("最美", "not yet", ((0, 1),), line=21),)
    assert problems_of(add="known_gaps: [{text: a}]\n") == ["r.yaml:21: known_gaps.reason is missing"]


def test_a_silent_example_marks_nothing() -> None:
    assert problems_of(("text: 最佳食用期12个月", "text: '[[最佳]]食用期12个月'")) == [
        "r.yaml:20: examples.silent.text: [[ ]] marks what must be reported; in a silent example nothing may be"
    ]


def test_an_unknown_field_or_category_is_explained() -> None:
    assert problems_of(("because:", "field: titel, category: toys, because:")) == [
        'r.yaml:20: unknown category "toys"; did you mean "toy"?',
        'r.yaml:20: examples.silent.field: unknown field "titel"; did you mean "title"?',
    ]
