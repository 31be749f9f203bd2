"""A policy as a reader sees it: headings, and sentences with the heading and the list head they stand under.

HTML is blanked in its own length, so every place is a place in the document as given. Plain text and Markdown go the
same way: headings by `#`, underlining, bold or form; lists by their marks; tables row by row with their header cells.
All steps are linear in the length of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from listing_audit.text.fold import DROPPED
from listing_audit.text.html import blank_html, looks_like_html
from listing_audit.verify.policy.markup import Markup, Row, markup_of
from listing_audit.verify.policy.sentences import pieces

# What stands in for a template variable, an empty bracket or a dummy: nothing that any evidence could match.
PLACEHOLDER: Final = "□"

_MAX_LINE: Final = 6_000
_MAX_HEADING: Final = 120
_MAX_PLAIN_ITEM: Final = 220  # a longer line without a mark is a paragraph, not an entry of the list above it
_SETEXT = re.compile(r"\s*(?:={3,}|-{3,})\s*")
_RULER = re.compile(r"\s*(?:[=*_-]\s?){3,}")
_HASHES = re.compile(r"\A\s{0,3}#{1,6}\s*(?=\S)")
_BOLD_LINE = re.compile(r"\s*(?:\d{1,2}[.、)]?\s*)?(\*\*|__)(?!\s)[^*_\n]{1,100}\1[\s:：]*")
_BULLET = re.compile(r"\A\s*(?:[-*•·●○▪◆■➢–+]|[①-⑳])\s*(?=\S)")
_NUMBER = re.compile(
    r"\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,4})[)）]"
    r"|(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-zA-Z]|[ivx]{1,4})[.)、．](?=\D)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\D)"
    r"|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]{1,3}[条章节部分]{1,2})\s*"
)
# The number of an item, which is no number of the text: `8.2.1 as required` holds no period.
_MARK = re.compile(
    r"\A\s*(?:[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{1,4})[)）]|(?:[a-z]|[ivx]{1,4})[.)](?=\s)|\d{1,2}\\?[.)、．](?=\s|[^\d\s.])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.、]?(?=\s|[\u4e00-\u9fff])|[一二三四五六七八九十]{1,3}、)\s*(?=\S)"
)
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\(([^()\s]{0,500})(?:\s[^()\n]{0,100})?\)")
# A line to write on, before underscores are taken for emphasis.
_FILL_IN = re.compile(r"(?:\\?_\s?){4,}|(?:\.\s?){8,}|…{4,}")
_EMPHASIS = re.compile(r"\*{1,3}|(?<![A-Za-z0-9@.])_{1,2}|_{1,2}(?![A-Za-z0-9@.])|\\(?=[-_*.#()\[\]+!])|`")
_ENDS: Final = "。！？!?.；;：:，,、"
_VARIABLE = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|\$\{[^{}\n]{0,60}\}|<(?:insert|your|company|email|date|name)[^<>\n]{0,40}>"
    r"|\[(?:[^\]\n]{0,30}\b)?(?:company|business|store|shop|website|site|email|e-mail|address|phone|telephone|date|name|insert|your|tbd|"
    r"contact|country|number|link|xx+)\b[^\]\n]{0,40}\](?!\()"
    r"|[【\[（(《](?:请)?(?:填写|插入|此处|公司名称|公司全称|店铺名称|店铺名|商家名称|企业名称|名称|邮箱|联系邮箱|电话|联系电话|客服电话|地址|"
    r"联系地址|日期|年月日|生效日期|姓名|网址|待定|待补充|待填写|待完善|略|空)[^】\]）)》\n]{0,12}[】\]）)》]"
    r"|[xX×ＸＸ＊*]{2,}(?=有限|公司|市|路|号|年|月|日|@|科技|商城|店)|_{3,}|\bx{3,}\b|\bXXX+\b|\bTBD\b|【\s*】",
    re.IGNORECASE,
)
_SAME_LENGTH: Final[dict[int, str | int]] = {
    **{0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",:;!?()"},
    0x3000: " ", 0xA0: " ", 0x2009: " ", 0x202F: " ", 0x200B: DROPPED, 0xFEFF: DROPPED, 0x2019: "'", 0x2018: "'",
    0x0130: "I", 0x2011: "-", 0x2010: "-", ord("帐"): "账", ord("\r"): "\n", ord("\t"): " ", ord("\ufdd1"): " ",
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class _Line:
    """`[start, end)` of the blanked text; `text` is cleaned of markup."""

    text: str
    start: int
    end: int
    kind: str  # "heading", "item", "row", "text" or "blank"
    given: str = ""  # the characters of `[start, end)`, where markup was blanked among them


def read_policy(raw: str, *, is_html: bool | None, simplify: dict[str, str] | None = None) -> PolicyDocument:
    """Return the document. `is_html` None: look for tags. `simplify` maps traditional to simplified characters."""
    html = looks_like_html(raw) if is_html is None else is_html
    marks = markup_of(raw) if html else Markup()
    plain = _shown(raw, marks) if html else raw
    plain = plain.translate(_SAME_LENGTH)
    if simplify:
        plain = plain.translate({ord(a): b for a, b in simplify.items() if len(a) == 1 and len(b) == 1})
    lines = _lines(plain, marks)
    han = len(re.findall(r"[\u4e00-\u9fff]", plain[:20_000]))
    latin = len(re.findall(r"[A-Za-z]{2,}", plain[:20_000]))
    return _sentences(raw, _joined(lines), marks, is_chinese=han > latin)


def _shown(raw: str, marks: Markup) -> str:
    """The text of HTML in its own length; the cells of a data row stay on one line, a heading has a line of its own."""
    chars = list(blank_html(raw))
    for at in (*marks.headings, *marks.heading_ends):
        chars[at] = "\n"
    for row in marks.rows.values():
        cells = frozenset(row.cells)
        for at in range(row.start + 1, row.end):
            if chars[at] == "\n":
                chars[at] = "|" if at in cells else " "
    return "".join(chars)


def _lines(plain: str, marks: Markup) -> list[_Line]:
    lines: list[_Line] = []
    at = 0
    for text in plain.split("\n"):
        for low in range(0, max(1, len(text)), _MAX_LINE):
            part = text[low : low + _MAX_LINE]
            start = at + low
            # A block begins where its tag does, and the line break stands in the tag's first place.
            tags = (start - 1, start)
            lines.append(
                _line(
                    part,
                    start,
                    tagged=any(tag in marks.headings for tag in tags),
                    item=any(tag in marks.items for tag in tags),
                    row=any(tag in marks.rows for tag in tags),
                )
            )
        at += len(text) + 1
    return lines


def _line(part: str, start: int, *, tagged: bool, item: bool, row: bool) -> _Line:
    end = start + len(part)
    clean = part.replace(DROPPED, "")
    if not clean.strip() or _RULER.fullmatch(clean):
        underline = "underline" if _SETEXT.fullmatch(clean) else "blank"
        return _Line(clean, start, end, underline)
    stripped = clean.strip()
    kind = "text"
    if tagged or _HASHES.match(clean) or (_BOLD_LINE.fullmatch(clean) and len(stripped) <= _MAX_HEADING):
        kind = "heading"
    elif row or stripped.startswith("|") or stripped.count("|") >= 2:
        kind = "row"
    elif item or _BULLET.match(clean):
        kind = "item"
    elif _NUMBER.match(clean):
        kind = "item" if len(stripped) > 30 or stripped[-1] in _ENDS else "numbered"
    return _Line(clean, start, end, kind, part if len(part) != len(clean) else "")


def _joined(lines: list[_Line]) -> list[_Line]:
    """Undo soft line breaks, and find headings by their form and by underlining."""
    out: list[_Line] = []
    for number, line in enumerate(lines):
        if line.kind == "underline":
            # Separators under a paragraph look the same: only what could be a title becomes one.
            if out and out[-1].kind in ("text", "numbered") and _could_be_title(out[-1].text.strip()):
                last = out.pop()
                out.append(replace(last, kind="heading"))
            out.append(_Line("", line.start, line.end, "blank"))
            continue
        before = out[-1] if out else None
        if before is not None and line.kind == "text" and before.kind in ("text", "item") and _runs_on(before, line):
            out[-1] = _Line(f"{before.text.rstrip()} {line.text.lstrip()}", before.start, line.end, before.kind)
            continue
        following = next((one for one in lines[number + 1 : number + 3] if one.kind != "blank"), None)
        if line.kind in ("text", "numbered") and _is_short_heading(line, before, following):
            line = replace(line, kind="heading")
        elif line.kind == "numbered":
            line = replace(line, kind="item")
        out.append(line)
    return out


def _could_be_title(text: str) -> bool:
    return len(text) <= 80 and text[-1:] not in "。！？!?.；;，,、" and "。" not in text


def _runs_on(before: _Line, line: _Line) -> bool:
    """Whether the line goes on with the sentence before it: a break set by a column width."""
    first, last = before.text.rstrip(), line.text.lstrip()
    if not first or not last or len(before.text) + len(line.text) > _MAX_LINE or first[-1] in "。！？!?.；;：:":
        return False
    if last[0].islower() and last[:1].isascii():
        return len(first) >= 40 or first[-1] in ",-–"
    return first[-1] in "，、,（(" or (len(first) >= 40 and first[-1].isascii() and first[-1].isalnum() and last[0].isascii())


def _is_short_heading(line: _Line, before: _Line | None, following: _Line | None) -> bool:
    text = line.text.strip().strip("_*")
    if not text or text[-1] in _ENDS or "@" in text or "http" in text:
        return False
    limit = 30 if re.search(r"[\u4e00-\u9fff]", text) else 70
    if len(text) > limit or (before is not None and before.kind in ("text", "item") and before.text.rstrip()[-1:] in ":："):
        return False
    if re.search(r"\d{4}\s?[年./-]\s?\d{1,2}|(?:19|20)\d\d\b|\d{6,}", text):
        return False
    if line.kind == "numbered":
        return following is None or following.kind != "numbered" or len(text) <= 14
    return following is not None and following.kind in ("text", "item", "row", "numbered") and (
        len(following.text.strip()) > len(text) or following.kind == "numbered"
    )


def _sentences(raw: str, lines: list[_Line], marks: Markup, *, is_chinese: bool) -> PolicyDocument:
    sentences: list[Sentence] = []
    headings: list[Heading] = []
    listed = _contents_lines(lines)
    heading, head, head_line, head_style = "", "", -9, ""
    header: tuple[str, ...] = ()
    quiet = 0
    for number, line in enumerate(lines):
        if line.kind == "blank":
            quiet += 1
            continue
        text = _clean(line.text, keep_mark=False)
        if not text:
            continue
        if line.kind == "heading":
            heading, head = text.lower(), ""
            headings.append(Heading(heading, line.start, line.end))
            continue
        header = header if line.kind == "row" else ()
        if line.kind == "row":
            known = marks.rows.get(line.start - 1) or marks.rows.get(line.start)
            text, header = _row(text, header) if known is None else (_named_row(text, known), ())
        # A list goes on over its marked items, and over short plain lines that follow its head directly.
        found = pieces(text, is_chinese=is_chinese)
        style = _style(line)
        if line.kind not in ("item", "row") and (quiet > 1 or number - head_line > 1 + quiet or len(found) > 1 or len(text) > _MAX_PLAIN_ITEM):
            head = ""
        elif line.kind == "item" and style and style == head_style:
            head = ""  # a sibling of the line that opened the list
        quiet = 0
        inner = low = ""
        for first, last in found:
            piece = text[first:last].strip()
            if not piece:
                continue
            low = piece.lower()
            above = " ".join(part for part in (head, inner) if part)
            full = f"{above} {low}" if above else low
            start, end = _place(line, text, first, last)
            contents = number in listed or bool(marks.contents & {line.start - 1, line.start}) or bool(_CONTENTS_HEAD.search(head)) or bool(_CONTENTS.fullmatch(heading.strip()))
            sentences.append(Sentence(piece, low, full, heading, start, end, number, len(headings), contents))
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


_EXCEPTIONS = re.compile("除外[:：]?\\s*$|(?:除|以)(?:以下|下列|如下)[^。；]{0,12}(?:外|情况|情形)|(?:except|unless|other than|only (?:as follows|in the following))[^.]{0,60}[:：]\\s*$")
_DENIAL = re.compile("(?:绝对?|决)?不(?:会|得|能)?|从不|从未|\\b(?:do|does|will|shall|may|can) not\\b|\\b(?:don't|won't|never|cannot)\\b")


def _opened(head: str) -> str:
    """The head as its entries are to be read with it: what is excepted from a denial does happen."""
    return _DENIAL.sub(" ", head) if _EXCEPTIONS.search(head) else head


def _style(line: _Line) -> str:
    """How a list item is marked, with digits and letters alike: `1.` and `2.` are of one style, `(1)` of another."""
    if line.kind != "item":
        return ""
    bullet = _BULLET.match(line.text)
    sign = "" if bullet is None else bullet.group().strip()[:1]
    mark = _NUMBER.match(line.text, 0 if bullet is None else bullet.end())
    if mark is None:
        return sign
    return sign + re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"[a-zA-Z]+", "a", re.sub(r"\d+", "1", mark.group().strip())))


_CONTENTS = re.compile(r"(?:\W|\d)*(?:目\s*录|索\s*引|(?:table of )?contents|in this (?:policy|notice|statement)|on this page|quick links|index)\W*")
_CONTENTS_HEAD = re.compile(
    "(?:帮助|向)(?:您|你)?(?:了解|说明|阐述)[^。]{0,30}(?:以下|如下|主要)|(?:包[括含]|分为|由)(?:以下|如下)(?:几个)?(?:部分|内容|章节|方面)|以下(?:内容|部分|章节)(?:组成)?[:：]|"
    "this (?:privacy )?(?:policy|notice|statement) (?:explains|describes|covers|contains|sets out|is divided|includes)[^.]{0,60}:"
)


def _contents_lines(lines: list[_Line]) -> frozenset[int]:
    """The lines of a table of contents: from its title to where the first entry is repeated, or to the first blank line."""
    found: set[int] = set()
    at = next((number for number, line in enumerate(lines[:120]) if _CONTENTS.fullmatch(line.text.strip().lower())), None)
    if at is None:
        return frozenset()
    entries = [number for number in range(at + 1, min(len(lines), at + 80)) if lines[number].text.strip()]
    if not entries:
        return frozenset()
    first = _title_of(lines[entries[0]].text)
    repeated = next((number for number in entries[1:] if _title_of(lines[number].text) == first), None)
    for number in range(at + 1, repeated if repeated is not None else entries[-1] + 1):
        if repeated is None and ((lines[number].kind == "blank" and found) or len(lines[number].text) > _MAX_HEADING):
            break
        if lines[number].text.strip():
            found.add(number)
    return frozenset(found)


def _title_of(text: str) -> str:
    return re.sub(r"\W+", "", _clean(text, keep_mark=False)).lower()


def _clean(text: str, *, keep_mark: bool) -> str:
    text = _HASHES.sub("", text, count=1)
    text = _LINK.sub(lambda m: f"{m[1]} ({m[2]}) " if m[2].startswith(("http", "mailto", "/", "tel")) else m[1], text)
    text = _EMPHASIS.sub("", _FILL_IN.sub(PLACEHOLDER, text))
    text = _VARIABLE.sub(PLACEHOLDER, text)
    if not keep_mark:
        text = _BULLET.sub("", text, count=1)
        text = _MARK.sub("", text, count=1)
    return re.sub(r"\s+", " ", text).strip()


def _row(text: str, header: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    cells = tuple(cell.strip() for cell in text.strip("| ").split("|"))
    if all(re.fullmatch(r"[\s:-]*", cell) for cell in cells):
        return "", header
    if not header:
        return " | ".join(cells), cells
    named = [f"{name}: {cell}" if name else cell for name, cell in zip(header, cells, strict=False) if cell]
    return " | ".join([*named, *cells[len(header) :]]), header


def _named_row(text: str, row: Row) -> str:
    """A row of an HTML table, each cell under its header."""
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    if len(cells) != len(row.names):
        return " | ".join(cells)
    return " | ".join(f"{name}: {cell}" if name else cell for name, cell in zip(row.names, cells, strict=True) if cell)


def _place(line: _Line, text: str, first: int, last: int) -> tuple[int, int]:
    """The piece's place in the document: exact where cleaning left its ends standing, the whole line otherwise."""
    piece = text[first:last].strip()
    at = line.text.find(piece)
    if line.given and at >= 0:
        kept = [place for place, char in enumerate(line.given) if char != DROPPED]
        return line.start + kept[at], line.start + kept[at + len(piece) - 1] + 1
    if at < 0 or len(line.text) != line.end - line.start:
        return line.start, line.end
    return line.start + at, line.start + at + len(piece)
