"""Lexicons that load are still doubted where a term is written twice or can never be found."""

from __future__ import annotations

from pathlib import Path

from listing_audit.lexicon.lint import lint_lexicons
from listing_audit.lexicon.load import load_lexicons

TEXT = """\
id: zh/words
language: zh
title: {zh: 词, en: Words}
sources: [{name: own}]
groups:
  first: [最佳, 顶级, 最佳]
  second: [最, "……", 頂級]
  third: {forms: verb, terms: [治疗]}
"""
TABLE = """\
id: any/table
language: any
title: {zh: 表, en: Table}
sources: [{name: own}]
table: lookalikes
map: {а: a, b: c, 頂: 顶}
"""


def test_every_doubt_is_named_with_its_line(tmp_path: Path) -> None:
    for name, text in {"zh/words.yaml": TEXT, "any/table.yaml": TABLE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path.name
    assert [str(doubt) for doubt in lint_lexicons(load_lexicons([tmp_path]))] == [
        f'{folder}/any/table.yaml:1: error: "b" is ASCII: folding never looks it up',
        f'{folder}/zh/words.yaml:6: warning: "最佳" already stands in this group, line 6',
        f'{folder}/zh/words.yaml:7: warning: "最" is one character and will be found everywhere',
        f'{folder}/zh/words.yaml:8: warning: forms: verb does nothing: group "third" has no English term',
    ]
