"""Listings kept as Markdown: the front matter holds the fields of the project's own format, the text below the description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from listing_audit.ingest.canonical import listing_of, renamed
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import MIB
from listing_audit.model.listing import Listing, ReadError, ReadNote, TextField, line_breaks
from listing_audit.strict_yaml import Mapping as YamlMapping
from listing_audit.strict_yaml import Node, Scalar, Sequence, parse, plain

_FENCE: Final = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\r|\n)")
_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|$)", re.MULTILINE)
_LARGEST: Final = MIB  # of front matter and of text; a listing is a hundred times smaller
_MOST_BRACKETS: Final = 2000  # nested brackets of hostile YAML would exhaust the parser's stack
_HEADING: Final = re.compile(r"[ \t]{0,3}# ")
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
# The line on which a value stands, and that on which its text begins where its lines are lines of the file.
Place = tuple[int, int | None]
_TRUTHS: Final = ("complete", "description_html")


def read_markdown(
    text: str, column_map: Mapping[str, str], log: Log, *, alone: bool
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield the one listing of a Markdown file, each text with its own lines.

    The title is `title` of the front matter, else the first heading of the first level. `alone`: take a file without
    front matter for a listing too; otherwise it is passed over with a note, as a repository's other documents should be.
    Markdown's marks are taken out of the description, line by line, so that they divide no words.
    """
    head, body, body_line = _parts(text)
    if head is None and not alone:
        log.note("markdown_plain")
        yield from log.drain()
        return
    if (
        len(head or "") > _LARGEST
        or len(body) > 8 * _LARGEST
        or (head or "").count("[") + (head or "").count("{") > _MOST_BRACKETS
    ):
        log.error("record_too_long", 1, limit=_LARGEST // MIB)
        yield from log.drain()
        return
    found = _front_matter(head or "", log)
    if found is not None:
        value, places = found
        listing = _listing(renamed(value, column_map, log), places, body, body_line, log)
        if listing is not None:
            yield listing
    yield from log.drain()


def _parts(text: str) -> tuple[str | None, str, int]:
    """Return the front matter, the text below it, and the line on which that begins."""
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None, text.removeprefix("\ufeff"), 1
    return text[opening.end() : closing.start()], text[closing.end() :], 1 + line_breaks(text[: closing.end()])


def _front_matter(head: str, log: Log) -> tuple[dict[str, Any], dict[str, Place]] | None:
    """Return the values, and where each stands by its JSON pointer; None (and errors) when it is no mapping."""
    if not head.strip():
        return {}, {}
    try:
        node, problems = parse(head, log.path)
    except RecursionError:
        node, problems = None, ()
        log.error("json_too_deep", 2)
    for problem in problems:
        log.error("bad_front_matter", (problem.line or 0) + 1, reason=problem.message)
    if problems or node is None:
        return None
    if not isinstance(node, YamlMapping):
        log.error("bad_front_matter", 2, reason="expected keys and values" if log.language != "zh" else "应为键和值")
        return None
    value = plain(node)
    assert isinstance(value, dict), "a mapping is a dict without its lines"
    for key in _TRUTHS:
        if isinstance(value.get(key), str) and value[key].lower() in ("true", "false"):
            value[key] = value[key].lower() == "true"
    return value, dict(_places(node))


def _places(root: Node) -> Iterator[tuple[str, Place]]:
    """The front matter begins on the file's second line."""
    waiting: list[tuple[str, Node]] = [("", root)]
    while waiting:
        pointer, node = waiting.pop()
        if isinstance(node, Scalar):
            yield pointer, (node.line + 1, None if node.literal_line is None else node.literal_line + 1)
        elif isinstance(node, Sequence):
            waiting.extend((f"{pointer}/{number}", item) for number, item in enumerate(node.items))
        else:
            waiting.extend(
                (f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}", item) for key, item in node.entries.items()
            )


def _listing(value: dict[str, Any], places: Mapping[str, Place], body: str, body_line: int, log: Log) -> Listing | None:
    """The listing of the front matter's values and the text below: a title may stand there as a heading."""
    places = dict(places)
    lines = _plain_lines(body) if body.strip() else []
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if first < len(lines) and value.get("title") is None and _HEADING.match(_LINE_END.split(body)[first]):
        value = {**value, "title": lines[first].strip()}
        places["/title"] = body_line + first, body_line + first
        lines[first] = ""
        first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if description := "\n".join(lines[first:]).rstrip():
        name = "body" if value.get("description") else "description"
        value = {**value, name: description}
        places[f"/{name}"] = body_line + first, body_line + first
    listing = listing_of(value, log.path, 1, "", log)
    return (
        None if listing is None else replace(listing, fields=tuple(_placed(field, places) for field in listing.fields))
    )


def _placed(field: TextField, places: Mapping[str, Place]) -> TextField:
    """The text with its own line in the file."""
    pointer = field.location.pointer if field.location is not None else None
    if field.location is None or pointer is None or pointer not in places:
        return field
    line, first = places[pointer]
    return replace(field, location=replace(field.location, line=line), first_line=first)


def _plain_lines(body: str) -> list[str]:
    """Return the lines of the text without Markdown's marks, as many as the text has."""
    from markdown_it import MarkdownIt

    given = _LINE_END.split(body)
    lines = [""] * len(given)
    for token in MarkdownIt("commonmark").parse("\n".join(given)):
        if token.map is None:
            continue
        start, end = token.map
        if token.type in ("fence", "code_block", "html_block"):
            inner = token.content.split("\n")
            shift = 1 if token.type == "fence" else 0
            for number, line in enumerate(inner[: end - start - shift]):
                lines[start + shift + number] = line
        elif token.type == "inline":
            said = [""]
            for child in token.children or []:
                if child.type in ("softbreak", "hardbreak"):
                    said.append("")
                elif child.type in ("text", "code_inline", "html_inline", "image", "text_special"):
                    said[-1] += child.content
            for number, line in enumerate(said[: end - start]):
                lines[start + number] = line
            # More lines than the source has would be lost: they go to the last one.
            if len(said) > end - start > 0:
                lines[end - 1] += " " + " ".join(said[end - start :])
    return lines
