"""A policy as a reader sees it: headings, and sentences with the heading and the list head they stand under.

HTML is blanked in its own length, so every place is a place in the document as given. Plain text and Markdown go the
same way: headings by `#`, underlining, bold or form; lists by their marks; tables row by row with their header cells.
All steps are linear in the length of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from listing_audit.text.html import looks_like_html
from listing_audit.verify.policy.lines import (
    MAX_HEADING,
    SAME_LENGTH,
    Line,
    clean,
    joined,
    lines_of,
    named_row,
    place_of,
    shown,
    style_of,
    table_row,
)
from listing_audit.verify.policy.markup import Markup, markup_of
from listing_audit.verify.policy.sentences import pieces

# The written language of firms says 之 where others say 的; in words of time and place it stays.
_OF: Final = re.compile(
    "(?<=[\u4e00-\u9fff])(?<![分总反随因次言加兼久])之(?=[\u4e00-\u9fff])(?![后前内间外日一下中上际时初类处久])"
)
# Words of Hong Kong, Taiwan and of machine translation, by the mainland's, of the same length so that places hold.
_SAME_MEANING: Final = {
    "资讯": "信息",
    "資訊": "信息",
    "讯息": "信息",
    "訊息": "信息",
    "伺服器": "服务器",
    "网路": "网络",
    "资料库": "数据库",
    "私隐": "隐私",
    "私隱": "隐私",
}
_MAX_ENTRY: Final = 60
_MAX_PLAIN_ITEM: Final = 220  # a longer line without a mark is a paragraph, not an entry of the list above it


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `low` is in small letters; `head` is the list head it stands under, `heading` the section's.

    `start` and `end` are half-open in the document as given. `full` is the head and the sentence together.
    """

    text: str
    low: str
    full: str
    heading: str
    start: int
    end: int
    line: int
    section: int
    is_contents: bool = False  # a table of contents, which repeats what is said elsewhere


def is_row(sentence: Sentence) -> bool:
    """Return whether a sentence is the row of a table: cells side by side, which neither promise nor tell a deed."""
    return " | " in sentence.text


def under_one_head(first: Sentence, second: Sentence) -> bool:
    """Return whether two sentences are entries of one list, which says one thing of all of them."""
    head = first.full[: -len(first.text)].strip()
    return bool(head) and head == second.full[: -len(second.text)].strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and how many sentences stand under it before the next one."""

    low: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """The sentences and headings of a policy, in order. `is_chinese` says which language it is read in."""

    raw: str
    sentences: tuple[Sentence, ...]
    headings: tuple[Heading, ...]
    is_chinese: bool


def read_policy(raw: str, *, is_html: bool | None, simplify: dict[str, str] | None = None) -> PolicyDocument:
    """Return the document. `is_html` None: look for tags. `simplify` maps traditional to simplified characters."""
    html = looks_like_html(raw) if is_html is None else is_html
    marks = markup_of(raw) if html else Markup()
    plain = shown(raw, marks) if html else raw
    plain = plain.translate(SAME_LENGTH)
    for word, usual in _SAME_MEANING.items():
        plain = plain.replace(word, usual)
    plain = _OF.sub("的", plain)
    if simplify:
        plain = plain.translate({ord(a): b for a, b in simplify.items() if len(a) == 1 and len(b) == 1})
    lines = lines_of(plain, marks)
    han = len(re.findall(r"[\u4e00-\u9fff]", plain[:20_000]))
    latin = len(re.findall(r"[A-Za-z]{2,}", plain[:20_000]))
    return _sentences(raw, joined(lines), marks, is_chinese=han > latin)


def _sentences(raw: str, lines: list[Line], marks: Markup, *, is_chinese: bool) -> PolicyDocument:
    sentences: list[Sentence] = []
    headings: list[Heading] = []
    listed = _contents_lines(lines)
    heading, head, head_line, head_style = "", "", -9, ""
    header: tuple[str, ...] = ()
    quiet = 0
    begun = False  # a table of contents ends with the first line that says something
    asked = ""  # "Can I see what you hold?" on a line of its own is the heading of what answers it
    for number, line in enumerate(lines):
        if line.kind == "blank":
            quiet += 1
            continue
        text = clean(line.text, keep_mark=False)
        if not text:
            continue
        if line.kind == "heading":
            heading, asked, begun = text.lower(), "", False
            # "You have the right" is as much the head of a list as it would be with a colon.
            head = heading if _UNFINISHED.search(heading) else ""
            head_line, head_style = number, ""
            headings.append(Heading(heading, line.start, line.end))
            continue
        header = header if line.kind == "row" else ()
        if line.kind == "row":
            known = marks.rows.get(line.start - 1) or marks.rows.get(line.start)
            text, header = table_row(text, header) if known is None else (named_row(text, known), ())
        # A list goes on over its marked items, and over short plain lines that follow its head directly.
        found = pieces(text, is_chinese=is_chinese)
        style = style_of(line)
        if line.kind not in ("item", "row") and (
            quiet > 1 or number - head_line > 1 + quiet or len(found) > 1 or len(text) > _MAX_PLAIN_ITEM
        ):
            head = ""
        elif line.kind == "item" and style and style == head_style:
            head = ""  # a sibling of the line that opened the list
        quiet = 0
        inner = low = ""
        # "Who helps: …", "What for? …", "Purposes. …": what opens a line is a heading of its own for the rest of it.
        label = _LABEL[is_chinese].match(text.lower())
        question = _ASKED[is_chinese].fullmatch(text.lower())
        asked = f"{question[1] or question[2]} | " if question is not None else asked
        under = f"{label[1]} | {heading}" if label is not None else heading
        under = under if question is not None else asked + under
        begun = begun or len(text) > MAX_HEADING or (len(text) > _MAX_ENTRY and text[-1] in ".。;；")
        for first, last in found:
            piece = text[first:last].strip()
            if not piece:
                continue
            low = _COMMA.sub("，", piece.lower()) if is_chinese else piece.lower()
            above = " ".join(part for part in (head, inner) if part)
            full = f"{above} {low}" if above else low
            start, end = place_of(line, text, first, last)
            contents = (
                number in listed
                or bool(marks.contents & {line.start - 1, line.start})
                or bool(_CONTENTS_HEAD.search(head))
                or (not begun and bool(_CONTENTS.fullmatch(heading.strip())))
            )
            sentences.append(Sentence(piece, low, full, under, start, end, number, len(headings), contents))
            if piece[-1] in "。.!！？?":
                inner = ""
            elif is_chinese and "：" in piece:
                inner = low.partition("：")[0][-120:] + "："
        if text.rstrip()[-1:] in ":：":
            head = _opened(low[-160:])
            head_line, head_style = number, style
        elif head and number - head_line <= 40 and line.kind not in ("item", "row"):
            head_line = number if number - head_line == 1 else head_line
    return PolicyDocument(raw, tuple(sentences), tuple(headings), is_chinese)


# Half of the shops type the comma of the Latin keyboard; a clause ends at either.
_COMMA: Final = re.compile("(?<=[\u4e00-\u9fff”」》）)]),(?=\\s?[\u4e00-\u9fff“「《（(])")
_UNFINISHED: Final = re.compile(
    r"\b(?:you|users?|customers?|everyone|residents) (?:also )?(?:have|has) the (?:following )?rights?(?: to)?\W*$|\b(?:you|users?|customers?) (?:can|may|are entitled)(?: to)?\W*$|(?:您|你|用户|会员)(?:有权|可以?|享有(?:以下|下列)?权利)\W*$"
)
_LABEL: Final = {
    True: re.compile(r"\W{0,3}(【[^】]{2,12}】|[^。；;，,：:？?【】]{2,14}[：:？?])(?!\s?(?:是?指|即))(?=.{2})"),
    False: re.compile(
        r"\W{0,3}((?:[^\s.;:?]+ ){0,7}[^\s.;:?]+[:?]|(?:who|what|which|why|where|when|how|can|may|do|does|is|are|am|will|want|would) (?:[^\s.;:?]+ ){0,13}[^\s.;:?]+\?|(?:your )?(?:[a-z]+ ){0,2}rights (?:[a-z]+ ){0,6}[a-z]+\.|(?:[a-z'’&-]+ ){0,3}[a-z'’&-]{3,}\.)(?! (?:means|refers|is a\b))(?= .{3})"
    ),
}
_ASKED: Final = {
    True: re.compile(r"(?:(?:q|问)\d{0,2}\s?[:：.、]\s?)([^：:]{2,60})|([^。；：:？?]{2,40}[？?])"),
    False: re.compile(r"(?:q\d{0,2}[:.)] ?)([^:]{3,120})|([^.;:?]{6,90}\?)"),
}
_EXCEPTIONS = re.compile(
    "除外[:：]?\\s*$|(?:除|以)(?:以下|下列|如下)[^。；]{0,12}(?:外|情况|情形)|(?:except|unless|other than|only (?:as follows|in the following))[^.]{0,60}[:：]\\s*$"
)
_DENIAL = re.compile(
    "(?:绝对?|决)?不(?:会|得|能)?|从不|从未|\\b(?:do|does|will|shall|may|can) not\\b|\\b(?:don't|won't|never|cannot)\\b"
)


def _opened(head: str) -> str:
    """The head as its entries are to be read with it: what is excepted from a denial does happen."""
    return _DENIAL.sub(" ", head) if _EXCEPTIONS.search(head) else head


_CONTENTS = re.compile(
    r"(?:\W|\d)*(?:目\s*录|索\s*引|(?:table of )?contents|in this (?:policy|notice|statement)|on this page|quick links|index)\W*"
)
_CONTENTS_HEAD = re.compile(
    "(?:帮助|向)(?:您|你)?(?:了解|说明|阐述)[^。]{0,30}(?:以下|如下|主要)|(?:包[括含]|分为|由)(?:以下|如下)(?:几个)?(?:部分|内容|章节|方面)|以下(?:内容|部分|章节)(?:组成)?[:：]|"
    "this (?:privacy )?(?:policy|notice|statement) (?:explains|describes|covers|contains|sets out|is divided|includes)[^.]{0,60}:"
)


# A table of contents in one line: "Contents: 1. What we collect 2. How long".
_CONTENTS_IN_LINE = re.compile(
    r"(?:\W|\d)*(?:目\s*录|(?:table of )?contents)\s*[:：]\s*(?:1|一|（一）|\(?a\b|[ivx]+\.).{4,400}"
)


# "6.1 Access 6.2 Correction 6.3 Deletion …": short entries, numbered one after the other, with no sentence among them.
_ENTRY_NUMBER: Final = re.compile(r"(?:^|(?<=[\s\-–—|·/，,、]))(?:\d{1,2}\.)?(\d{1,2})[.、)]?\s?(?=[^\W\d])")
_MIN_ENTRIES: Final = 5
_MAX_ENTRY_IN_LINE: Final = 90


def _is_numbered_row(text: str) -> bool:
    found = list(_ENTRY_NUMBER.finditer(text))
    if len(found) < _MIN_ENTRIES or found[0].start() > 0:
        return False
    numbers = [int(match[1]) for match in found]
    if any(after != before + 1 for before, after in pairwise(numbers)):
        return False
    ends = [*(match.start() for match in found[1:]), len(text)]
    entries = [text[match.end() : end] for match, end in zip(found, ends, strict=True)]
    return len(text) <= 30 * len(entries) and all(
        len(entry) <= _MAX_ENTRY_IN_LINE and not re.search(r"[。！？；;!?]|\.\s", entry) for entry in entries
    )


def _contents_lines(lines: list[Line]) -> frozenset[int]:
    """The lines of a table of contents: from its title to where the first entry is repeated, or to the first blank line."""
    found = {
        number
        for number, line in enumerate(lines)
        if (number < 120 and _CONTENTS_IN_LINE.fullmatch(line.text.strip().lower()))
        or _is_numbered_row(line.text.strip())
    }
    at = next(
        (number for number, line in enumerate(lines[:120]) if _CONTENTS.fullmatch(line.text.strip().lower())), None
    )
    if at is None:
        return frozenset(found)
    entries = [number for number in range(at + 1, min(len(lines), at + 80)) if lines[number].text.strip()]
    if not entries:
        return frozenset(found)
    first = _title_of(lines[entries[0]].text)
    repeated = next((number for number in entries[1:] if _title_of(lines[number].text) == first), None)
    for number in range(at + 1, repeated if repeated is not None else entries[-1] + 1):
        if repeated is None and ((lines[number].kind == "blank" and found) or len(lines[number].text) > MAX_HEADING):
            break
        if lines[number].text.strip():
            found.add(number)
    return frozenset(found)


def _title_of(text: str) -> str:
    return re.sub(r"\W+", "", clean(text, keep_mark=False)).lower()
