"""Writes `lexicons/zh/traditional.yaml` from the data of OpenCC (Apache-2.0).

    python -m listing_audit.lexicon.traditional > lexicons/zh/traditional.yaml

Only this module needs the package `OpenCC`; the table that it wrote ships with the project. Kept: single characters
that change when turned into mainland simplified ones, the variants of Taiwan and Hong Kong, and Japanese forms that
no simplified Chinese text uses. Left out: characters that are written in simplified Chinese too (著, 么), and results
outside the Basic Multilingual Plane, which no segmenter knows.
"""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Callable, Iterator

_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_ALSO_SIMPLIFIED = frozenset("著么")
_PER_LINE = 16

_HEAD = """\
# Written by `python -m listing_audit.lexicon.traditional`; do not edit by hand. Own additions belong in a table of
# their own (`table: traditional`), which is merged with this one.
id: zh/traditional
language: zh
title: {{zh: 繁体、异体与日文汉字转简体, en: "Traditional, variant and Japanese characters to simplified ones"}}
sources:
  - name: OpenCC {version}, TSCharacters, TWVariants, HKVariants, JPShinjitaiCharacters
    url: https://github.com/BYVoid/OpenCC
    retrieved: 2026-11-21
    licence: Apache-2.0
table: traditional
map: {{
"""


def simplified_pairs() -> dict[str, str]:
    """Return each traditional, variant or Japanese character with its simplified form; no result is itself a key."""
    from opencc import OpenCC

    conversions: list[Callable[[str], str]] = [OpenCC(name).convert for name in ("t2s", "tw2s", "hk2s")]
    to_traditional: Callable[[str], str] = OpenCC("jp2t").convert
    pairs: dict[str, str] = {}
    for char in _characters():
        simple = next((found for convert in conversions if (found := convert(char)) != char), char)
        if simple == char and not _in_gb2312(char):
            simple = conversions[0](to_traditional(char))
            simple = simple if _in_gb2312(simple) else char
        if simple != char and len(simple) == 1 and ord(simple) <= 0xFFFF and char not in _ALSO_SIMPLIFIED:
            pairs[char] = simple
    for char, simple in pairs.items():
        while simple in pairs:
            simple = pairs[simple]
        pairs[char] = simple
    return pairs


def _characters() -> Iterator[str]:
    for low, high in _BLOCKS:
        yield from map(chr, range(low, high + 1))


def _in_gb2312(char: str) -> bool:
    """Return whether the national standard of simplified Chinese has the character."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def main() -> None:
    """Print the table."""
    entries = [f"{char}: {simple}" for char, simple in simplified_pairs().items()]
    lines = [", ".join(entries[at : at + _PER_LINE]) for at in range(0, len(entries), _PER_LINE)]
    body = ",\n".join(f"  {line}" for line in lines)
    sys.stdout.write(_HEAD.format(version=importlib.metadata.version("opencc")) + body + "\n}\n")


if __name__ == "__main__":
    main()
