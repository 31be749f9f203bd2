"""Folders of rules become one library, or one list of everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from listing_audit.errors import DataFileError
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.load import load_library
from listing_audit.rules.rule_set import Pack

from .samples import PACK, RULE, write_rules

OTHER = RULE.replace("cn-superlative-quality", "cn-superlative-other")
OWN_PACK = "name: shop\nversion: 0.1.0\ntitle: {zh: 店, en: Shop}\n"


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    return write_rules(
        tmp_path / "rules",
        {"cn/pack.yaml": PACK, "cn/superlative/quality.yaml": RULE, "cn/superlative/other.yaml": OTHER},
    )


def problems(*folders: Path, lexicons: tuple[Path, ...] = ()) -> list[str]:
    with pytest.raises(DataFileError) as caught:
        load_library(folders, lexicons)
    return [problem.message for problem in caught.value.problems]


def test_rules_come_sorted_with_their_pack_and_place(shipped: Path) -> None:
    library = load_library([shipped], [])
    assert [(rule.id, rule.pack, rule.path) for rule in library.rules] == [
        ("cn-superlative-other", "cn", "cn/superlative/other.yaml"),
        ("cn-superlative-quality", "cn", "cn/superlative/quality.yaml"),
    ]
    assert library.packs == (Pack("cn", "1.0.0", Bilingual("中国", "China"), "cn"),)


def test_problems_of_all_files_are_raised_together_with_path_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_rules(
        tmp_path,
        {
            "rules/cn/pack.yaml": PACK,
            "rules/cn/superlative/a.yaml": RULE.replace("[CN]", "[UK]"),
            "rules/cn/superlative/b.yaml": "{",
            "words/zh/bad.yaml": "id: zh/bad\n",
        },
    )
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataFileError) as caught:
        load_library([Path("rules")], [Path("words")])
    printed = [str(problem) for problem in caught.value.problems]
    assert 'rules/cn/superlative/a.yaml:7: unknown jurisdiction "UK"; did you mean "GB"?' in printed
    assert any(line.startswith("rules/cn/superlative/b.yaml:") and "not valid YAML" in line for line in printed)
    assert any(line.startswith("words/zh/bad.yaml:") for line in printed)


def test_drafts_are_asked_for_and_retired_rules_never_run(tmp_path: Path) -> None:
    folder = write_rules(
        tmp_path / "rules",
        {
            "superlative/draft.yaml": RULE.replace("status: stable", "status: draft"),
            "superlative/gone.yaml": OTHER.replace("status: stable", "status: retired"),
        },
    )
    assert load_library([folder], []).rules == ()
    assert [rule.id for rule in load_library([folder], [], drafts=True).rules] == ["cn-superlative-quality"]


def test_an_id_belongs_to_one_rule(shipped: Path, tmp_path: Path) -> None:
    write_rules(shipped, {"cn/superlative/twice.yaml": RULE})
    first = shipped / "cn" / "superlative" / "quality.yaml"
    assert problems(shipped) == [f'id "cn-superlative-quality" is already used by {first}']


def test_an_own_rule_takes_the_place_of_a_shipped_one_only_when_it_says_so(shipped: Path, tmp_path: Path) -> None:
    own = write_rules(tmp_path / "own", {"pack.yaml": OWN_PACK, "superlative/mine.yaml": RULE})
    first = shipped / "cn" / "superlative" / "quality.yaml"
    assert problems(shipped, own) == [
        f'id "cn-superlative-quality" is already used by {first}; '
        "to take its place write `replaces: cn-superlative-quality`"
    ]
    mine = RULE.replace("severity: high", "severity: low\nreplaces: cn-superlative-quality")
    write_rules(own, {"superlative/mine.yaml": mine})
    library = load_library([shipped, own], [])
    assert [(rule.id, rule.severity, rule.pack, rule.replaces) for rule in library.rules] == [
        ("cn-superlative-other", "high", "cn", None),
        ("cn-superlative-quality", "low", "shop", None),
    ]


def test_replaces_must_name_a_rule_and_must_not_go_in_a_circle(tmp_path: Path) -> None:
    folder = write_rules(
        tmp_path / "rules",
        {"superlative/a.yaml": RULE + "replaces: cn-superlative-othr\n", "superlative/b.yaml": OTHER},
    )
    assert problems(folder) == [
        'replaces: there is no rule "cn-superlative-othr"; did you mean "cn-superlative-other"?'
    ]
    write_rules(
        folder,
        {
            "superlative/a.yaml": RULE + "replaces: cn-superlative-other\n",
            "superlative/b.yaml": OTHER + "replaces: cn-superlative-quality\n",
        },
    )
    assert problems(folder) == [
        'replaces: the chain leads back to "cn-superlative-quality"',
        'replaces: the chain leads back to "cn-superlative-other"',
    ]


def test_a_pack_holds_its_rules_to_its_prefix_place_and_folders(tmp_path: Path) -> None:
    folder = write_rules(
        tmp_path / "rules",
        {
            "cn/pack.yaml": PACK,
            "cn/medical_claim/a.yaml": RULE,
            "cn/superlativ/b.yaml": OTHER.replace("cn-superlative-other", "us-superlative-other"),
            "cn/superlative/c.yaml": OTHER.replace("jurisdictions: [CN], ", ""),
        },
    )
    assert problems(folder) == [
        'topic is superlative, but the file lies in the folder "medical_claim"',
        'id "us-superlative-other" must begin with "cn-", the prefix of pack cn',
        'the folder "superlativ" is no topic; did you mean "superlative"?',
        "pack cn is for CN; name the jurisdictions",
    ]


def test_a_folder_without_pack_yaml_is_a_pack_of_its_own_name(tmp_path: Path) -> None:
    folder = write_rules(tmp_path / "mine", {"a.yaml": RULE, "drafts of june/b.yaml": OTHER})
    assert [(pack.name, pack.version) for pack in load_library([folder], []).packs] == [("mine", "0")]


def test_folders_of_rules_hold_data_only(shipped: Path) -> None:
    write_rules(shipped, {"cn/superlative/helper.py": "print(1)\n", "cn/INDEX.md": "x", ".git/x.py": ""})
    assert problems(shipped) == ["folders of rules hold data only: .yaml and .md files"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert problems(tmp_path / "nowhere") == ["no such folder of rules"]


def test_the_digest_follows_what_files_say_and_not_how_they_are_written(shipped: Path) -> None:
    before = load_library([shipped], [])
    write_rules(shipped, {"cn/superlative/quality.yaml": "# a comment\n" + RULE.replace("[CN]", "[ CN ]")})
    assert load_library([shipped], []).digest == before.digest
    write_rules(shipped, {"cn/superlative/quality.yaml": RULE.replace("why}", "because}")})
    after = load_library([shipped], [])
    assert after.digest != before.digest
    changed = {rule for rule, digest in after.rule_digests if dict(before.rule_digests)[rule] != digest}
    assert changed == {"cn-superlative-quality"}


def test_examples_do_not_change_what_a_rule_says(shipped: Path) -> None:
    before = load_library([shipped], [])
    write_rules(shipped, {"cn/superlative/quality.yaml": RULE.replace("这是[[最佳]]面霜", "那是[[最佳]]面霜")})
    assert load_library([shipped], []).rule_digests == before.rule_digests
