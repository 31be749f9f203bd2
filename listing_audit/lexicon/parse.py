"""One lexicon file, read strictly: every key is known, every scalar stays text, every problem has its line."""

from __future__ import annotations

import re
from collections.abc import Sequence as Values
from dataclasses import dataclass, field
from datetime import date
from typing import cast, get_args

from listing_audit.errors import Problem
from listing_audit.lexicon.inflect import Forms
from listing_audit.lexicon.lexicon import Group, Guard, Lexicon, Pinyin, Provenance, TableKind, did_you_mean
from listing_audit.strict_yaml import Mapping, Node, Scalar, Sequence
from listing_audit.text.spelling import MIN_GUARDED

_KEYS = ("id", "language", "title", "sources", "groups", "table", "map", "classes", "characters")
_SOURCE_KEYS = ("name", "article", "url", "retrieved", "licence")
_GROUP_KEYS = ("note", "forms", "pinyin", "guard", "terms")
_CONTENT_KEYS = ("groups", "map", "classes", "characters")
_LANGUAGES = ("zh", "en", "any")
_ID = re.compile(r"(zh|en|any)/[a-z][a-z0-9_]*")
_GROUP_NAME = re.compile(r"[a-z][a-z0-9_]*")
# Which form of content each kind of table takes. Both sides of a character map are what folding can look up.
_TABLE_CONTENT = {
    "traditional": ("map", "classes"),
    "lookalikes": ("map", "classes"),
    "sounded": ("map", "classes"),
    "emoji_words": ("map",),
    "emoji_aloud": ("map",),
    "joiners": ("characters",),
    "split_characters": ("map",),
    "pinyin_readings": ("map",),
    "pinyin_ordinary": ("characters",),
    "guarded_ordinary": ("characters",),
    "mixed_codes": ("map",),
    "heard_words": ("characters",),
    "heard_ordinary": ("characters",),
    "respellings": ("map",),
    "rule_words": ("characters",),
}
_ONE_CHARACTER_KEYS = frozenset({"traditional", "lookalikes", "sounded", "split_characters"})
_ONE_CHARACTER_VALUES = frozenset({"traditional", "sounded"})


@dataclass(slots=True)
class _Reader:
    path: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, line: int | None, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))

    def text(self, node: Node | None, what: str) -> str | None:
        """Return the text of a scalar that must be there and not be empty."""
        if isinstance(node, Scalar) and not node.is_null and node.text.strip():
            if node.text != node.text.strip():
                self.report(node.line, f'{what} "{node.text}" begins or ends with white space')
            return node.text.strip()
        self.report(node.line if node is not None else None, f"{what} must be text, and not empty")
        return None

    def mapping(self, node: Node | None, what: str, line: int | None) -> Mapping | None:
        if isinstance(node, Mapping):
            return node
        self.report(node.line if node is not None else line, f"{what} must be a mapping (key: value)")
        return None

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        if isinstance(node, Sequence) and node.items:
            return node.items
        self.report(node.line if node is not None else None, f"{what} must be a list with at least one entry")
        return ()

    def known_keys(self, node: Mapping, known: Values[str]) -> None:
        for key, line in node.key_lines.items():
            if key not in known:
                self.report(line, f'unknown key "{key}"{did_you_mean(key, tuple(known))}')

    def choice(self, node: Node | None, known: Values[str], what: str, default: str) -> str:
        if node is None:
            return default
        chosen = self.text(node, what)
        if chosen is None or chosen in known:
            return chosen or default
        self.report(
            node.line, f'{what} "{chosen}" is not one of {", ".join(known)}{did_you_mean(chosen, tuple(known))}'
        )
        return default


def parse_lexicon(
    node: Node | None, path: str, expected_id: str | None = None
) -> tuple[Lexicon | None, tuple[Problem, ...]]:
    """Return the lexicon and every problem found. With problems the lexicon is None: half a lexicon is none.

    `expected_id` is what the file's place says (`zh/superlatives`); the file must agree.
    """
    reader = _Reader(path)
    root = reader.mapping(node, "a lexicon", 1)
    if root is None:
        return None, tuple(reader.problems)
    reader.known_keys(root, _KEYS)
    lexicon_id = _id(reader, root, expected_id)
    language = reader.choice(root.entries.get("language"), _LANGUAGES, "language", "")
    if "language" not in root.entries:
        reader.report(root.line, "language is missing (zh, en or any)")
    elif language and "/" in lexicon_id and language != lexicon_id.split("/")[0]:
        reader.report(root.key_lines["language"], f'language "{language}" does not agree with the id "{lexicon_id}"')
    title_zh, title_en = _title(reader, root)
    sources = _sources(reader, root)
    content = [key for key in _CONTENT_KEYS if key in root.entries]
    if len(content) != 1:
        reader.report(
            root.line, f"give exactly one of {', '.join(_CONTENT_KEYS)}; found {', '.join(content) or 'none'}"
        )
    groups = _groups(reader, root.entries["groups"]) if "groups" in content else ()
    table, pairs = _table(reader, root, [key for key in content if key != "groups"])
    if reader.problems:
        return None, tuple(reader.problems)
    return (
        Lexicon(lexicon_id, language, title_zh, title_en, sources, path, groups, table, pairs),
        (),
    )


def _id(reader: _Reader, root: Mapping, expected: str | None) -> str:
    if "id" not in root.entries:
        reader.report(root.line, "id is missing")
        return expected or ""
    lexicon_id = reader.text(root.entries["id"], "id") or ""
    if lexicon_id and not _ID.fullmatch(lexicon_id):
        reader.report(root.key_lines["id"], f'id "{lexicon_id}" must be <zh|en|any>/<name>, in a-z, 0-9 and _')
    elif lexicon_id and expected is not None and lexicon_id != expected:
        reader.report(root.key_lines["id"], f'id "{lexicon_id}" does not agree with the file\'s place, "{expected}"')
    return lexicon_id


def _title(reader: _Reader, root: Mapping) -> tuple[str, str]:
    if "title" not in root.entries:
        reader.report(root.line, "title is missing")
        return "", ""
    node = reader.mapping(root.entries["title"], "title", root.key_lines["title"])
    if node is None:
        return "", ""
    reader.known_keys(node, ("zh", "en"))
    found = []
    for language in ("zh", "en"):
        if language not in node.entries:
            reader.report(node.line, f"title.{language} is missing")
        found.append(
            (reader.text(node.entries[language], f"title.{language}") or "") if language in node.entries else ""
        )
    return found[0], found[1]


def _sources(reader: _Reader, root: Mapping) -> tuple[Provenance, ...]:
    if "sources" not in root.entries:
        reader.report(root.line, "sources is missing: say where the words come from")
        return ()
    found = []
    for item in reader.items(root.entries["sources"], "sources"):
        node = reader.mapping(item, "a source", item.line)
        if node is None:
            continue
        reader.known_keys(node, _SOURCE_KEYS)
        if "name" not in node.entries:
            reader.report(node.line, "a source needs a name")
            continue
        texts = {
            key: reader.text(value, f"source {key}")
            for key, value in node.entries.items()
            if key in _SOURCE_KEYS and not (isinstance(value, Scalar) and value.is_null)
        }
        found.append(
            Provenance(
                name=texts.get("name") or "",
                article=texts.get("article"),
                url=texts.get("url"),
                retrieved=_date(reader, texts.get("retrieved"), node),
                licence=texts.get("licence"),
            )
        )
    return tuple(found)


def _date(reader: _Reader, text: str | None, node: Mapping) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        reader.report(node.key_lines["retrieved"], f'retrieved "{text}" is not a date like 2026-11-21')
        return None


def _groups(reader: _Reader, node: Node) -> tuple[Group, ...]:
    groups = reader.mapping(node, "groups", node.line)
    if groups is None:
        return ()
    if not groups.entries:
        reader.report(groups.line, "groups is empty")
    found = []
    for name, value in groups.entries.items():
        line = groups.key_lines[name]
        if not _GROUP_NAME.fullmatch(name):
            reader.report(line, f'group name "{name}" must be in a-z, 0-9 and _')
        found.append(_group(reader, name, value, line))
    return tuple(found)


def _group(reader: _Reader, name: str, node: Node, line: int) -> Group:
    note, forms, pinyin, guard, terms_node = None, "none", "none", "none", node
    if isinstance(node, Mapping):
        reader.known_keys(node, _GROUP_KEYS)
        if "note" in node.entries:
            note = reader.text(node.entries["note"], "note")
        forms = reader.choice(node.entries.get("forms"), get_args(Forms), "forms", "none")
        pinyin = reader.choice(node.entries.get("pinyin"), get_args(Pinyin), "pinyin", "none")
        guard = reader.choice(node.entries.get("guard"), get_args(Guard), "guard", "none")
        if "terms" not in node.entries:
            reader.report(line, f'group "{name}" has no terms')
            return Group(name, (), (), line=line)
        terms_node = node.entries["terms"]
    terms, lines = [], []
    for item in reader.items(terms_node, f'group "{name}"'):
        term = reader.text(item, "a term")
        if term is not None:
            terms.append(term)
            lines.append(item.line)
            if guard != "none" and not (term.isascii() and term.isalpha() and len(term) >= MIN_GUARDED):
                reader.report(
                    item.line, f'"{term}" cannot be guarded: give one word of at least {MIN_GUARDED} letters a-z'
                )
    return Group(
        name, tuple(terms), tuple(lines), note, cast(Forms, forms), cast(Pinyin, pinyin), cast(Guard, guard), line
    )


def _table(reader: _Reader, root: Mapping, content: list[str]) -> tuple[TableKind | None, tuple[tuple[str, str], ...]]:
    if "table" not in root.entries:
        if content:
            reader.report(root.line, f"table is missing: which table is this ({', '.join(_TABLE_CONTENT)})?")
        return None, ()
    kind = reader.choice(root.entries["table"], tuple(_TABLE_CONTENT), "table", "")
    if not kind or len(content) != 1:
        if kind and not content:
            reader.report(root.key_lines["table"], "table is for files with map, classes or characters")
        return None, ()
    form = content[0]
    if form not in _TABLE_CONTENT[kind]:
        reader.report(root.key_lines[form], f"a table of {kind} is written as {' or '.join(_TABLE_CONTENT[kind])}")
        return None, ()
    node = root.entries[form]
    if form == "characters":
        return cast(TableKind, kind), _character_pairs(reader, node)
    return cast(TableKind, kind), _map_pairs(reader, node, kind, form)


def _character_pairs(reader: _Reader, node: Node) -> tuple[tuple[str, str], ...]:
    """`characters` is one text, every character of which is meant, or a list of words."""
    if isinstance(node, Sequence):
        texts = [reader.text(item, "an entry") for item in node.items]
        return tuple((text, text) for text in dict.fromkeys(texts) if text)
    text = reader.text(node, "characters")
    return tuple((char, char) for char in dict.fromkeys(text or "") if not char.isspace())


def _map_pairs(reader: _Reader, node: Node, kind: str, form: str) -> tuple[tuple[str, str], ...]:
    mapping = reader.mapping(node, form, node.line)
    if mapping is None:
        return ()
    pairs: dict[str, tuple[str, int]] = {}

    def put(key: str, value: str, line: int) -> None:
        if kind in _ONE_CHARACTER_KEYS and len(key) != 1:
            reader.report(line, f'"{key}" must be one character in a table of {kind}')
        elif kind in _ONE_CHARACTER_VALUES and len(value) != 1:
            reader.report(line, f'"{key}" must become one character in a table of {kind}, not "{value}"')
        elif key in pairs:
            reader.report(line, f'"{key}" is repeated; it first stands on line {pairs[key][1]} as "{pairs[key][0]}"')
        elif key == value:
            reader.report(line, f'"{key}" becomes itself')
        else:
            pairs[key] = (value, line)

    for key, value_node in mapping.entries.items():
        line = mapping.key_lines[key]
        value = reader.text(value_node, f'the entry "{key}"')
        if value is None:
            continue
        if form == "classes":
            for member in value:
                if not member.isspace():
                    put(member, key, line)
        else:
            put(key, value, line)
    if kind in ("sounded", "traditional"):
        for value, line in list(pairs.values()):
            if value in pairs:
                chain = pairs[value]
                reader.report(line, f'"{value}" is itself changed into "{chain[0]}" on line {chain[1]}: no chains')
    return tuple((key, value) for key, (value, _) in pairs.items())
