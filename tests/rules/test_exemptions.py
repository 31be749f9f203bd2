"""An exemption that many rules need is written once and called by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from listing_audit.errors import DataFileError
from listing_audit.rules.added import read_added
from listing_audit.rules.compiled import load_cached
from listing_audit.rules.lint import check_folders
from listing_audit.rules.load import Known, load_library, read_library
from listing_audit.rules.rule import Near
from listing_audit.testing.lint import look_closer

from .samples import PACK, RULE, write_rules

SHARED = """\
consumption-tip:
  note: {zh: 食用提示, en: How to eat it}
  when: {followed_by: {terms: [食用期]}}
"""
CALLING = RULE.replace(
    "  - name: consumption-tip\n    when: {followed_by: {terms: [食用期]}}\n", "  - consumption-tip\n"
)
OTHER = CALLING.replace("cn-superlative-quality", "cn-superlative-other").replace("最佳", "最优")


def folder_with(tmp_path: Path, *, shared: str = SHARED, calling: str = CALLING) -> Path:
    files = {"cn/pack.yaml": PACK, "cn/superlative/a.yaml": calling, "exemptions/zh.yaml": shared}
    return write_rules(tmp_path / "rules", files)


def problems_of(folder: Path) -> list[tuple[str, int | None, str]]:
    return [(Path(one.path).name, one.line, one.message) for one in check_folders([folder], []).problems]


def test_a_rule_that_calls_an_exemption_by_name_has_it_as_its_own(tmp_path: Path) -> None:
    (rule,) = load_library([folder_with(tmp_path)], []).rules
    (exemption,) = rule.unless
    assert (exemption.name, exemption.note.en if exemption.note else None) == ("consumption-tip", "How to eat it")
    assert isinstance(exemption.when, Near)


@pytest.mark.parametrize(
    ("shared", "calling", "said"),
    [
        (SHARED, CALLING.replace("- consumption-tip", "- consumption-tips"), [
            ("a.yaml", 13, 'unless: no shared exemption is called "consumption-tips"; did you mean "consumption-tip"?'),
            ("a.yaml", 19, 'because: no exemption is called "consumption-tip"; did you mean "consumption-tips"?'),
        ]),
        (SHARED, CALLING.replace("- consumption-tip", "- consumption-tip\n  - consumption-tip"), [
            ("a.yaml", 14, 'unless: two exemptions are called "consumption-tip"'),
        ]),
        (SHARED.replace("  when: {followed_by: {terms: [食用期]}}\n", ""), CALLING, [
            ("zh.yaml", 2, "consumption-tip.when is missing"),
        ]),
        (SHARED + "Best_Eaten: {when: {negated: {}}}\n", CALLING, [
            ("zh.yaml", 4, 'Best_Eaten.name: "Best_Eaten": write small letters, digits and hyphens, such as consumption-tip'),
        ]),
        ("- a\n", CALLING, [("zh.yaml", 1, "expected a mapping of names to exemptions, each with `when`")]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_either_file_is_said_where_it_stands(
    tmp_path: Path, shared: str, calling: str, said: list[tuple[str, int, str]]
) -> None:
    assert problems_of(folder_with(tmp_path, shared=shared, calling=calling)) == said


def test_own_rules_may_call_what_ships_and_may_not_take_its_name(tmp_path: Path) -> None:
    shipped = folder_with(tmp_path)
    own = write_rules(tmp_path / "own", {"superlative/b.yaml": OTHER})
    assert [rule.id for rule in load_library([shipped, own], []).rules] == [
        "cn-superlative-other",
        "cn-superlative-quality",
    ]
    write_rules(own, {"exemptions/more.yaml": SHARED})
    with pytest.raises(DataFileError, match='two shared exemptions are called "consumption-tip"'):
        load_library([shipped, own], [])


def test_a_rule_written_beside_a_loaded_library_may_call_its_exemptions(tmp_path: Path) -> None:
    library = load_cached([folder_with(tmp_path)], [], cache_dir=tmp_path / "cache")
    again = load_cached([tmp_path / "rules"], [], cache_dir=tmp_path / "cache")
    for one in (library, again):
        added = read_added(OTHER, "own", one)
        assert added.problems == ()
        assert added.rule is not None
        assert added.rule.unless == one.exemptions


def test_a_changed_exemption_changes_the_rules_that_call_it_and_no_other(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    write_rules(folder, {"cn/superlative/c.yaml": RULE.replace("quality", "third").replace("consumption-tip", "date")})
    before, read = read_library([folder], [])
    write_rules(folder, {"exemptions/zh.yaml": SHARED.replace("食用期", "赏味期")})
    known = {one.key: (one.tree_digest, one.digest, one.rule) for one in read if one.rule is not None}
    after, _ = read_library([folder], [], known=Known(known, None, "", before.tables))
    changed = {
        name for (name, old), (_, new) in zip(before.rule_digests, after.rule_digests, strict=True) if old != new
    }
    assert changed == {"cn-superlative-quality"}
    assert before.digest != after.digest
    (third,) = (rule for rule in after.rules if rule.id == "cn-superlative-third")
    assert any(third is old for old in before.rules)


def test_an_exemption_shared_by_one_rule_only_or_shown_by_none_is_advice(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    assert [one.message for one in look_closer(check_folders([folder], [])).advice] == [
        '"consumption-tip" is shared, but one rule calls it'
    ]
    unshown = "silent: [{text: 每天一勺}]"
    calling = CALLING.replace("silent: [{text: 最佳食用期12个月, because: consumption-tip}]", unshown)
    other = OTHER.replace("silent: [{text: 最优食用期12个月, because: consumption-tip}]", unshown)
    write_rules(folder, {"cn/superlative/a.yaml": calling, "cn/superlative/b.yaml": other})
    assert [one.message for one in look_closer(check_folders([folder], [])).advice] == [
        'no example of any rule shows what "consumption-tip" decides'
    ]
