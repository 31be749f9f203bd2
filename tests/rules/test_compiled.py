"""The cached form is only a faster way to the same rules; a cache that cannot be trusted is built again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from listing_audit.datafiles import shipped
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.private_files import read_parts
from listing_audit.rules import compiled, load
from listing_audit.rules.compiled import default_cache_dir, load_cached
from listing_audit.rules.library import Library
from listing_audit.rules.rule import Exemption
from listing_audit.rules.select import select
from listing_audit.rules.stored import Records, StoredLibrary

from .samples import PACK, RULE, varied, write_rules

LEXICON = """\
id: zh/praise
language: zh
title: {zh: 赞, en: Praise}
sources: [{name: 广告法 9, url: "https://law.example/9", retrieved: 2026-11-21}]
groups: {best: [最佳, 最好]}
"""


class Place:
    """Folders of rules and lexicons that were written long ago, and a cache folder."""

    def __init__(self, root: Path) -> None:
        self.rules = write_rules(root / "rules", {"cn/pack.yaml": PACK, "cn/superlative/quality.yaml": RULE})
        self.lexicons = write_rules(root / "lexicons", {"zh/praise.yaml": LEXICON})
        self.cache = root / "cache"
        self.age()

    def age(self) -> None:
        """Files that changed within the clock's grain of the cache are read again; these did not."""
        for file in (*self.rules.rglob("*.yaml"), *self.lexicons.rglob("*.yaml")):
            old = time.time() - 3600
            os.utime(file, (old, old))

    def load(self, cache: Path | None = None) -> Library:
        return load_cached([self.rules], [self.lexicons], cache_dir=cache or self.cache)

    def file(self) -> Path:
        [file] = self.cache.glob("rules-*.bin")
        return file


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often the files themselves are read."""
    counted: list[int] = []
    build = compiled._built

    def counting(*arguments: object) -> Library:
        counted.append(1)
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(compiled, "_built", counting)
    return counted


def test_the_cache_gives_the_same_library_without_reading_the_files(place: Place, builds: list[int]) -> None:
    first = place.load()
    assert place.load() == first
    assert len(builds) == 1
    assert first.rules[0].fires == ()
    assert first.lexicons.terms("zh/praise") == ("最佳", "最好")


def test_a_cached_load_does_not_import_yaml(place: Place) -> None:
    place.load()
    script = (
        "import sys; from pathlib import Path; from listing_audit.rules.compiled import load_cached;"
        f"library = load_cached([Path({str(place.rules)!r})], [Path({str(place.lexicons)!r})], cache_dir=Path({str(place.cache)!r}));"
        "print(len(library.rules), sorted({'yaml', 'regex', 'numpy', 'pypinyin', 'jieba'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout == "1 []\n"


def test_a_changed_file_is_read_again(place: Place, builds: list[int]) -> None:
    place.load()
    write_rules(place.rules, {"cn/superlative/quality.yaml": RULE.replace("severity: high", "severity: low")})
    assert place.load().rules[0].severity == "low"
    assert len(builds) == 2


def test_a_change_within_the_clocks_grain_is_not_missed(place: Place) -> None:
    """Same size, same time stamp: only the content tells them apart."""
    file = place.rules / "cn" / "superlative" / "quality.yaml"
    now = time.time()
    os.utime(file, (now, now))
    place.load()
    file.write_text(RULE.replace("severity: high", "severity: info"), encoding="utf-8")
    os.utime(file, (now, now))
    assert place.load().rules[0].severity == "info"


def test_touched_files_with_the_same_content_are_not_parsed_again(place: Place, builds: list[int]) -> None:
    first = place.load()
    for file in place.rules.rglob("*.yaml"):
        os.utime(file, (time.time() - 60, time.time() - 60))
    assert place.load() == first
    assert len(builds) == 1


def test_a_new_lexicon_or_a_removed_rule_is_noticed(place: Place, builds: list[int]) -> None:
    place.load()
    write_rules(place.lexicons, {"zh/more.yaml": LEXICON.replace("zh/praise", "zh/more")})
    assert place.load().lexicons.terms("zh/more") == ("最佳", "最好")
    (place.rules / "cn" / "superlative" / "quality.yaml").unlink()
    assert place.load().rules == ()
    assert len(builds) == 3


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "foreign", "magic"])
def test_a_damaged_cache_is_built_again(place: Place, builds: list[int], damage: str) -> None:
    first = place.load()
    raw = place.file().read_bytes()
    changed = {
        "cut": raw[:-10], "flipped": raw.replace(b"high", b"info"), "empty": b"", "foreign": b"{}",
        "magic": b"evil" + raw[4:],
    }[damage]  # fmt: skip
    place.file().write_bytes(changed)
    assert place.load() == first
    assert len(builds) == 2
    assert place.load() == first
    assert len(builds) == 2


@pytest.mark.skipif(os.name != "posix", reason="owners and modes of files are known on POSIX systems only")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_cache_that_others_may_write_is_not_read(place: Place, builds: list[int], what: str) -> None:
    first = place.load()
    (place.file() if what == "file" else place.cache).chmod(0o777)
    assert place.load() == first
    assert len(builds) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="there are no owners to tell apart")
def test_a_cache_of_another_user_is_not_read(place: Place, builds: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    place.load()
    mine = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: mine + 1)
    place.load()
    assert len(builds) == 2


def test_the_cache_belongs_to_its_user_alone(place: Place) -> None:
    place.load()
    assert place.cache.stat().st_mode & 0o077 == 0
    assert place.file().stat().st_mode & 0o077 == 0
    assert {file.name.partition("-")[0] for file in place.cache.iterdir()} <= {"patterns", "rules"}
    assert {file.stat().st_mode & 0o077 for file in place.cache.iterdir()} == {0}


def test_where_no_cache_can_be_written_everything_works_without(place: Place, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    assert place.load(cache=blocked / "cache") == load_cached([place.rules], [place.lexicons], cache_dir=None)


def test_drafts_are_cached_apart(place: Place) -> None:
    write_rules(place.rules, {"cn/superlative/quality.yaml": RULE.replace("status: stable", "status: draft")})
    place.age()
    assert place.load().rules == ()
    with_drafts = load_cached([place.rules], [place.lexicons], cache_dir=place.cache, drafts=True)
    assert [rule.id for rule in with_drafts.rules] == ["cn-superlative-quality"]


def test_a_cache_of_another_version_is_another_file(
    place: Place, builds: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    place.load()
    monkeypatch.setattr(compiled, "__version__", "99.0")
    place.load()
    assert len(builds) == 2


def test_the_cache_folder_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LISTING_AUDIT_CACHE_DIR", str(tmp_path / "here"))
    assert default_cache_dir() == tmp_path / "here"
    monkeypatch.delenv("LISTING_AUDIT_CACHE_DIR")
    if os.name == "posix":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
        assert default_cache_dir() == tmp_path / "xdg" / "listing-audit"
        monkeypatch.delenv("XDG_CACHE_HOME")
        assert default_cache_dir() == Path.home() / ".cache" / "listing-audit"


def test_the_cache_holds_texts_and_numbers_and_no_code(place: Place) -> None:
    """Every part but the automaton and the lists of where texts begin is JSON or text."""
    place.load()
    parts = read_parts(place.file(), compiled._MAGIC)
    assert parts is not None
    assert parts.facts.keys() == {"contents", "manifest", "lexicons", "digest", "tables_of"}
    for name in ("heads", "packs", "table sounded", "lexicons", "sources", "categories_zh", "categories_en"):
        json.loads(parts[name])
    rules = Records(parts.view("rules_starts"), parts.view("rules"))
    assert [next(iter(json.loads(rules[number]))) for number in range(len(rules))] == ["Rule"]


def test_a_rule_is_made_when_it_is_first_asked_for(place: Place) -> None:
    """Choosing rules looks at their heads alone."""
    place.load()
    library = place.load()
    chosen = select(library, as_of=date(2026, 11, 22))
    assert isinstance(library, StoredLibrary)
    assert [head.id for head in chosen.heads] == ["cn-superlative-quality"]
    assert library._made == {}
    assert chosen.rules[0] is library.rules[0]
    assert chosen.rules[0].id == "cn-superlative-quality"
    assert list(library._made) == [0]


def test_only_what_changed_is_parsed_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """One rule file changes, then a lexicon that one rule names: the other rules come from the cache."""
    other = varied(
        ("id: cn-superlative-quality", "id: cn-superlative-praise"), ("[最佳]", '[最佳, "lexicon:zh/praise"]')
    )
    write_rules(place.rules, {"cn/superlative/praise.yaml": other})
    place.load()
    parsed: list[str] = []
    read = load.read_rule

    def reading(
        file: load.RuleFile,
        lexicons: Lexicons | None,
        shared: Mapping[str, Exemption] | None,
        shipped: Path | None,
    ) -> load.ReadRule:
        parsed.append(file.path.name)
        return read(file, lexicons, shared, shipped)

    monkeypatch.setattr(load, "read_rule", reading)
    write_rules(place.rules, {"cn/superlative/quality.yaml": RULE.replace("severity: high", "severity: low")})
    changed = place.load()
    assert parsed == ["quality.yaml"]
    assert changed == load_cached([place.rules], [place.lexicons], cache_dir=None)
    parsed.clear()
    write_rules(place.lexicons, {"zh/praise.yaml": LEXICON.replace("最好", "最优秀")})
    changed = place.load()
    assert parsed == ["praise.yaml"]
    assert changed == load_cached([place.rules], [place.lexicons], cache_dir=None)
    find = changed.rules[0].find
    assert find is not None and "最优秀" in [term.text for term in find.terms]


def test_lexicons_and_their_tables_are_read_again_only_when_they_change(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule changes: no lexicon is read. A lexicon changes that no table is made of: the tables stay."""
    from listing_audit.lexicon import load as lexicons
    from listing_audit.lexicon import tables

    place.load()
    read: list[str] = []
    load_lexicons, fold_tables = lexicons.load_lexicons, tables.fold_tables
    monkeypatch.setattr(lexicons, "load_lexicons", lambda folders: read.append("lexicons") or load_lexicons(folders))
    monkeypatch.setattr(tables, "fold_tables", lambda one: read.append("tables") or fold_tables(one))
    write_rules(place.rules, {"cn/superlative/quality.yaml": RULE.replace("severity: high", "severity: low")})
    place.load()
    assert read == []
    write_rules(place.lexicons, {"zh/praise.yaml": LEXICON.replace("最好", "最优秀")})
    place.load()
    assert read == ["lexicons"]
    write_rules(
        place.lexicons,
        {"zh/praise.yaml": LEXICON.replace("{best:", "{more: {pinyin: full, terms: [特别好]}, best:")},
    )
    changed = place.load()
    assert read == ["lexicons", "lexicons", "tables"]
    assert changed.tables.mixed_words == {"特别好": "te bie hao"}


def test_patterns_of_shipped_rules_compile_when_they_are_used_and_those_of_others_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ships is tested one by one; of rules of strangers every pattern is compiled before anything runs."""
    from listing_audit.rules import schema_patterns

    asked: list[str] = []
    compiles = schema_patterns._compile_problem
    monkeypatch.setattr(schema_patterns, "_compile_problem", lambda one: asked.append(one) or compiles(one))
    schema_patterns.usable.clear()
    schema_patterns._is_atom.cache_clear()
    pattern = r"最[好佳]\d{1,3}?(?:面霜|面膜)"
    write_rules(
        tmp_path / "rules",
        {"cn/superlative/quality.yaml": RULE.replace("terms: [最佳]", f"terms: [最佳], patterns: ['{pattern}']")},
    )
    own, theirs = tmp_path / "own", tmp_path / "theirs"
    monkeypatch.setattr(compiled, "shipped", lambda name: tmp_path / name)
    load_cached([tmp_path / "rules"], [], cache_dir=own)
    assert sorted(asked) == ["[好佳]", r"\d"]
    asked.clear()
    monkeypatch.setattr(compiled, "shipped", lambda name: tmp_path / "elsewhere" / name)
    load_cached([tmp_path / "rules"], [], cache_dir=theirs)
    assert asked == [pattern]


def test_old_caches_do_not_pile_up(place: Place) -> None:
    """Every rule set ever used leaves a file; only the newest stay."""
    place.cache.mkdir(mode=0o700)
    for number in range(20):
        old = place.cache / f"rules-{number}.bin"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    place.load()
    left = sorted(file.name for file in place.cache.glob("rules-*.bin"))
    assert len(left) == 12
    assert {f"rules-{number}.bin" for number in range(9, 20)} < set(left)


def test_patterns_proven_once_are_not_proven_again_until_the_code_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One rule changes: the patterns of the others are known to be usable; a damaged list proves nothing."""
    from listing_audit.rules import schema_patterns

    asked: list[str] = []
    prove = schema_patterns._compile_problem

    def proving(pattern: str) -> str | None:
        asked.append(pattern)
        return prove(pattern)

    monkeypatch.setattr(schema_patterns, "_compile_problem", proving)
    folder = tmp_path / "rules"
    shutil.copytree(shipped("rules") / "eu", folder)
    shutil.copytree(shipped("rules") / "exemptions", folder / "exemptions")
    cache = tmp_path / "cache"

    def load() -> int:
        asked.clear()
        schema_patterns.usable.clear()
        load_cached([folder], [shipped("lexicons")], cache_dir=cache)
        return len(asked)

    first = load()
    assert first > 0
    path = next(one for one in sorted(folder.rglob("*.yaml")) if "patterns: [" in one.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert load() == 0
    [known] = cache.glob("patterns-*.json")
    known.write_bytes(known.read_bytes()[:-2])
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed again\n", encoding="utf-8")
    assert 0 < load() < first
