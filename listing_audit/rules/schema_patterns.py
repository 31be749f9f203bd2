"""Says whether a pattern is bounded: how long its longest match can be, without running it.

Rule patterns run in a window of text, so a match must have a length that is known beforehand, and nested repeats
must not multiply without end. The reader below knows the part of the `regex` syntax that rules may use.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import lru_cache

from listing_audit.rules.pattern_tree import plain_tree

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _parser as parser  # type: ignore[attr-defined]  # not public, but stable since 3.11

MAX_MATCH_CHARS = 500

_QUANTIFIER = re.compile(r"\{(\d*)(,?)(\d*)\}")
_GROUP_NAME = re.compile(r"\?P<[A-Za-z_]\w*>")
_PROPERTY = re.compile(r"\\[pP]\{[^}]{1,40}\}")
_NOT_WRITTEN = re.compile(r"\\[pPN]\{[^}]*\}|\\x..|\\u....|\\U........|\\.|\(\?P<\w+>|\(\?#[^)]*\)")
_LOOKAROUND = ("?=", "?!", "?<=", "?<!")
_EMPTY = "it also matches the empty text, so it would fire everywhere"
_NO_WIDTH_ESCAPES = "bBAmMG"
_BRACED_ESCAPES = "pPN"
_HEX_ESCAPES = {"x": 2, "u": 4, "U": 8}


class _Refused(Exception):
    """The pattern is not one that rules may use; the text says why and what to write instead."""


@dataclass(slots=True)
class _Reader:
    pattern: str
    at: int = 0
    depth: int = 0

    def peek(self, text: str) -> bool:
        return self.pattern.startswith(text, self.at)

    def char(self) -> str:
        return self.pattern[self.at] if self.at < len(self.pattern) else ""


# Patterns found to be usable, in this process or, where `rules.compiled` says so, in an earlier one: compiling a few
# thousand to see that they compile is half of what loading rules from their files takes.
usable: set[str] = set()


def pattern_problem(pattern: str, *, compiles_later: bool = False) -> str | None:
    """Return why a pattern cannot be used, or None when it can.

    With `compiles_later` one that is put together of pieces that compile is not compiled as a whole: that is left to its
    first use. For what ships with the program, whose rules are tested one by one; not for the rules of others.

    Refused: `*`, `+`, `{n,}`, repeats that multiply to more than MAX_MATCH_CHARS code points, back references,
    fuzzy matching, recursion, a pattern that matches nothing at all, and what `regex` itself cannot compile.
    """
    if pattern in usable:
        return None
    tree = plain_tree(pattern)
    if tree is not None and tree.atoms is not None and 0 < tree.shortest <= tree.longest <= MAX_MATCH_CHARS:
        if compiles_later and all(map(_is_atom, tree.atoms)):
            return None
    elif (problem := _form_problem(pattern)) is not None:
        return problem
    problem = _compile_problem(pattern)
    if problem is None:
        usable.add(pattern)
    return problem


@lru_cache(maxsize=4096)
def _is_atom(written: str) -> bool:
    """Whether both parsers know an escape or a class that stands alone."""
    return _compile_problem(written) in (None, _EMPTY)


def _form_problem(pattern: str) -> str | None:
    if not pattern:
        return "the pattern is empty"
    reader = _Reader(pattern)
    try:
        longest = _alternatives(reader)
        if reader.at < len(pattern):
            raise _Refused('")" without "("')
    except _Refused as refused:
        return str(refused)
    if longest > MAX_MATCH_CHARS:
        return f"it can match {longest} characters; at most {MAX_MATCH_CHARS} are allowed, so use smaller repeats"
    return "it can only match the empty text" if longest == 0 else None


def written_letters(pattern: str) -> str:
    """Return the letters that stand in a pattern as themselves, each once, in order; escapes and names left out."""
    plain = _NOT_WRITTEN.sub("", pattern)
    return "".join(dict.fromkeys(char for char in plain if char.isalpha()))


def _compile_problem(pattern: str) -> str | None:
    import regex

    try:
        # Which literals a pattern needs is read with the parser of `re`, so it must make sense to both.
        parser.parse(_PROPERTY.sub(r"\\w", pattern))
        compiled = regex.compile(pattern)
    except (regex.error, re.error) as error:
        return f"it does not compile: {error}"
    if compiled.fullmatch("") is not None:
        return _EMPTY
    return None


def _alternatives(reader: _Reader) -> int:
    """Read up to the closing bracket or the end; return the length of the longest alternative."""
    reader.depth += 1
    if reader.depth > 20:
        raise _Refused("groups are nested more than 20 deep")
    longest = _sequence(reader)
    while reader.char() == "|":
        reader.at += 1
        longest = max(longest, _sequence(reader))
    reader.depth -= 1
    return longest


def _sequence(reader: _Reader) -> int:
    total = 0
    while reader.char() not in ("", "|", ")"):
        width = _atom(reader)
        total += width * _repeat(reader)
    return total


def _atom(reader: _Reader) -> int:
    char = reader.char()
    if char == "(":
        return _group(reader)
    if char == "[":
        _skip_class(reader)
        return 1
    if char == "\\":
        return _escape(reader)
    if char in "*+?{":
        raise _Refused(f'"{char}" with nothing before it to repeat; write \\{char} for the character itself')
    if char in "^$":
        reader.at += 1
        return 0
    reader.at += 1
    return 1


def _group(reader: _Reader) -> int:
    reader.at += 1
    looks_around = False
    if reader.peek("?#"):
        end = reader.pattern.find(")", reader.at)
        if end < 0:
            raise _Refused("a comment is not closed")
        reader.at = end + 1
        return 0
    if reader.char() == "?":
        prefix = next((p for p in ("?:", "?>", "?<=", "?<!", "?=", "?!") if reader.peek(p)), None)
        if prefix:
            reader.at += len(prefix)
            looks_around = prefix in _LOOKAROUND
        elif named := _GROUP_NAME.match(reader.pattern, reader.at):
            reader.at = named.end()
        else:
            raise _Refused('after "(?" only (?:…), (?>…), (?P<name>…), (?=…), (?!…), (?<=…) and (?<!…) are allowed')
    width = _alternatives(reader)
    if reader.char() != ")":
        raise _Refused('"(" is not closed')
    reader.at += 1
    if width > MAX_MATCH_CHARS:
        raise _Refused(f"a group can match {width} characters; at most {MAX_MATCH_CHARS} are allowed")
    return 0 if looks_around else width


def _skip_class(reader: _Reader) -> None:
    """Step over […]; `]` directly after the opening is a member."""
    start = reader.at
    reader.at += 2 if reader.peek("[^") else 1
    first = True
    while reader.at < len(reader.pattern):
        char = reader.char()
        if char == "\\":
            reader.at += 2
        elif char == "]" and not first:
            reader.at += 1
            return
        elif reader.peek("[:"):
            raise _Refused("[:…:] is not allowed; write \\p{…} instead")
        else:
            reader.at += 1
        first = False
    raise _Refused(f'"[" is not closed in {reader.pattern[start : start + 20]}')


def _escape(reader: _Reader) -> int:
    if reader.at + 1 >= len(reader.pattern):
        raise _Refused("a backslash at the end")
    char = reader.pattern[reader.at + 1]
    if (char.isdigit() and char != "0") or char in "gk":
        raise _Refused("back references are not allowed")
    if char in "XRKZLz":
        raise _Refused(f"\\{char} is not allowed")
    reader.at += 2
    if char in _BRACED_ESCAPES and reader.char() == "{":
        end = reader.pattern.find("}", reader.at)
        if end < 0:
            raise _Refused(f"\\{char}{{ is not closed")
        reader.at = end + 1
    elif char in _HEX_ESCAPES:
        reader.at += _HEX_ESCAPES[char]
    return 0 if char in _NO_WIDTH_ESCAPES else 1


def _repeat(reader: _Reader) -> int:
    """Read a quantifier, if one follows; return how often at most."""
    char = reader.char()
    if char == "?":
        most = 1
        reader.at += 1
    elif char in ("*", "+"):
        raise _Refused(f'"{char}" has no upper bound; write {{{0 if char == "*" else 1},10}}')
    elif char == "{":
        found = _QUANTIFIER.match(reader.pattern, reader.at)
        if not found or not (found[1] or found[3]):
            raise _Refused('"{" does not begin a repeat such as {0,10}; write \\{ for the character itself')
        if found[2] and not found[3]:
            raise _Refused(f'"{found[0]}" has no upper bound; write {{{found[1]},10}}')
        most = int(found[3] or found[1])
        reader.at = found.end()
    else:
        return 1
    if reader.char() in ("?", "+") and reader.char():
        reader.at += 1  # lazy or possessive: the same bound
    if reader.char() in ("*", "{", "?", "+") and reader.char():
        raise _Refused("a repeat directly after a repeat")
    return most
