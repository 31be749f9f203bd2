"""Pieces of patterns that a rule file names once, under `fragments`, and calls as `%{name}` wherever it has patterns.

A table of places or of spans of time is then written and mended in one place. When a file is read, the call becomes the
piece itself, so that nothing behind this room knows the difference. A piece is one group `(?:…)`: put anywhere, it
cannot change what stands beside it. It may call pieces that stand above it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Map

from listing_audit.rules import schema_values as v
from listing_audit.strict_yaml import Mapping, Node, Scalar, Sequence

FRAGMENTS_KEY = "fragments"
# A piece that calls pieces that call pieces would otherwise grow without bound, and rules may come from strangers.
LONGEST_EXPANDED = 32_768

_CALL = re.compile(r"%\{([a-z][a-z0-9_]*)\}")
# What may hold brackets that open nothing, and brackets.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def expanded(top: Node, found: v.Found) -> Node:
    """Return the tree of a rule file with its fragments put where its patterns call them, and without the key itself."""
    if not isinstance(top, Mapping):
        return top
    called: set[str] = set()
    pieces = _pieces(top.entries.get(FRAGMENTS_KEY), called, found)
    entries = {
        key: _filled(node, key, pieces, called, found) for key, node in top.entries.items() if key != FRAGMENTS_KEY
    }
    for name in pieces.keys() - called:
        found.add(pieces[name].line, f'{FRAGMENTS_KEY}: no pattern calls "%{{{name}}}"')
    return Mapping(entries, top.key_lines, top.line)


def _pieces(node: Node | None, called: set[str], found: v.Found) -> dict[str, Scalar]:
    pieces: dict[str, Scalar] = {}
    if node is None:
        return pieces
    if not isinstance(node, Mapping):
        found.add(node.line, f"{FRAGMENTS_KEY}: expected a mapping of names to pieces of patterns")
        return pieces
    for name, body in node.entries.items():
        if not _NAME.fullmatch(name):
            found.add(node.key_lines[name], f'{FRAGMENTS_KEY}: "{name}": small letters, digits and underscores')
        elif not isinstance(body, Scalar) or not _is_one_group(body.text):
            found.add(node.key_lines[name], f"{FRAGMENTS_KEY}.{name}: expected one group, (?:…)")
        else:
            pieces[name] = Scalar(_put_in(body, pieces, called, found), body.line)
    return pieces


def _is_one_group(text: str) -> bool:
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0 and token[0] == ")":
            return text.startswith("(?:") and token.end() == len(text)
    return False


def _filled(node: Node, key: str, pieces: Map[str, Scalar], called: set[str], found: v.Found) -> Node:
    if isinstance(node, Mapping):
        entries = {name: _filled(below, name, pieces, called, found) for name, below in node.entries.items()}
        return Mapping(entries, node.key_lines, node.line)
    if isinstance(node, Sequence):
        return Sequence(tuple(_filled(below, key, pieces, called, found) for below in node.items), node.line)
    if key in ("patterns", "pattern") and "%{" in node.text:
        return Scalar(_put_in(node, pieces, called, found), node.line, node.is_null, node.literal_line)
    return node


def _put_in(node: Scalar, pieces: Map[str, Scalar], called: set[str], found: v.Found) -> str:
    def piece(call: re.Match[str]) -> str:
        if call[1] not in pieces:
            hint = v.did_you_mean(call[1], pieces) if pieces else f"; the file has no `{FRAGMENTS_KEY}`"
            found.add(node.line, f'no fragment is called "{call[1]}"{hint}')
            return call[1]  # so that one mistake is told once
        called.add(call[1])
        return pieces[call[1]].text

    # Counted before it is written: a long pattern of nothing but calls would fill the memory.
    calls = [call for call in _CALL.finditer(node.text) if call[1] in pieces]
    length = len(node.text) + sum(len(pieces[call[1]].text) - len(call[0]) for call in calls)
    if length > LONGEST_EXPANDED:
        found.add(node.line, f"with its fragments the pattern has {length} characters; {LONGEST_EXPANDED} are allowed")
        return _CALL.sub(r"\1", node.text)
    return _CALL.sub(piece, node.text)
