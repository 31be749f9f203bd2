"""A policy line by line: what is a heading, a list item, a table row; markup cleaned away, places kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from listing_audit.text.fold import DROPPED
from listing_audit.text.html import blank_html
from listing_audit.verify.policy.markup import Markup, Row

# What stands in for a template variable, an empty bracket or a dummy: nothing that any evidence could match.
PLACEHOLDER: Final = "□"

_MAX_LINE: Final = 6_000
MAX_HEADING: Final = 120
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
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
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
# A cheap look before the long one.
_VARIABLE_HINT: Final = re.compile(r"[{<\[【（(《×＊*_]|[xX\uff38\uff58]{2}|[tT][bB][dD]")
_DOTS_TO_WRITE_ON: Final = 8
SAME_LENGTH: Final[dict[int, str | int]] = {
    **{0xFF01 + i: 0x21 + i for i in range(94) if chr(0x21 + i) not in ",:;!?()"},
    0x3000: " ", 0xA0: " ", 0x2009: " ", 0x202F: " ", 0x200B: DROPPED, 0xFEFF: DROPPED, 0x2019: "'", 0x2018: "'",
    0x0130: "I", 0x2011: "-", 0x2010: "-", ord("帐"): "账", ord("\r"): "\n", ord("\t"): " ", ord("\ufdd1"): " ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """`[start, end)` of the blanked text; `text` is cleaned of markup."""

    text: str
    start: int
    end: int
    kind: str  # "heading", "item", "row", "text" or "blank"
    given: str = ""  # the characters of `[start, end)`, where markup was blanked among them


def shown(raw: str, marks: Markup) -> str:
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


def lines_of(plain: str, marks: Markup) -> list[Line]:
    """Return the lines of the shown text with what each of them is; very long ones are cut."""
    lines: list[Line] = []
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


def _line(part: str, start: int, *, tagged: bool, item: bool, row: bool) -> Line:
    end = start + len(part)
    clean = part.replace(DROPPED, "")
    if not clean.strip() or _RULER.fullmatch(clean):
        underline = "underline" if _SETEXT.fullmatch(clean) else "blank"
        return Line(clean, start, end, underline)
    stripped = clean.strip()
    kind = "text"
    if tagged or _HASHES.match(clean) or _is_bold_title(clean, stripped):
        kind = "heading"
    elif row or stripped.startswith("|") or stripped.count("|") >= 2:
        kind = "row"
    elif item or _BULLET.match(clean):
        kind = "item"
    elif _NUMBER.match(clean):
        # A title in Chinese is short; one in a script of letters takes twice the room.
        room = 30 if _HAN.search(stripped) else 64
        kind = "item" if len(stripped) > room or stripped[-1] in _ENDS else "numbered"
    return Line(clean, start, end, kind, part if len(part) != len(clean) else "")


def _is_bold_title(text: str, stripped: str) -> bool:
    """Whether a line is a title by being bold throughout; a whole sentence that is stressed stays a sentence."""
    if len(stripped) > MAX_HEADING or _BOLD_LINE.fullmatch(text) is None:
        return False
    said = stripped.rstrip("*_ ")
    return not (said.endswith(("。", "！", "；")) or (said.endswith(".") and said.count(" ") > 5))


def joined(lines: list[Line]) -> list[Line]:
    """Undo soft line breaks, and find headings by their form and by underlining."""
    out: list[Line] = []
    for number, line in enumerate(lines):
        if line.kind == "underline":
            # Separators under a paragraph look the same: only what could be a title becomes one.
            if out and out[-1].kind in ("text", "numbered") and _could_be_title(out[-1].text.strip()):
                last = out.pop()
                out.append(replace(last, kind="heading"))
            out.append(Line("", line.start, line.end, "blank"))
            continue
        before = out[-1] if out else None
        if before is not None and line.kind == "text" and before.kind in ("text", "item") and _runs_on(before, line):
            out[-1] = Line(f"{before.text.rstrip()} {line.text.lstrip()}", before.start, line.end, before.kind)
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


def _runs_on(before: Line, line: Line) -> bool:
    """Whether the line goes on with the sentence before it: a break set by a column width."""
    first, last = before.text.rstrip(), line.text.lstrip()
    if last[:1] in "[【（(<{□":  # what nobody filled in goes on with nothing
        return False
    if not first or not last or len(before.text) + len(line.text) > _MAX_LINE or first[-1] in "。！？!?.；;：:":
        return False
    if last[0].islower() and last[:1].isascii():
        return len(first) >= 40 or first[-1] in ",-–"
    return first[-1] in "，、,（(" or (
        len(first) >= 40 and first[-1].isascii() and first[-1].isalnum() and last[0].isascii()
    )


# "4.1 存储期限：365天", "Retention period: 12 months": what is said behind the label makes it a statement.
_LABELLED: Final = re.compile(
    r"[\W\d]*(?:[\u4e00-\u9fff]{0,8}(?:名称|期限|时间|时长|方式|地址|地点|电话|邮箱|联系人|负责人|主体|提供方|目的|种类|接收方|日期)[:：]\s?[^\s:：]{2,}"
    r"|(?:(?:data |storage |retention )?(?:controller|recipients?|retention|storage|purposes?|address|telephone|period|time)): \S{2,})",
    re.IGNORECASE,
)


def _is_short_heading(line: Line, before: Line | None, following: Line | None) -> bool:
    text = line.text.strip().strip("_*")
    if not text or text[-1] in _ENDS or "@" in text or "http" in text or _LABELLED.match(text):
        return False
    limit = 30 if re.search(r"[\u4e00-\u9fff]", text) else 70
    if len(text) > limit or (
        before is not None and before.kind in ("text", "item") and before.text.rstrip()[-1:] in ":："
    ):
        return False
    if re.search(r"\d{4}\s?[年./-]\s?\d{1,2}|(?:19|20)\d\d\b|\d{6,}", text):
        return False
    if line.kind == "numbered":
        return following is None or following.kind != "numbered" or len(text) <= 14
    return (
        following is not None
        and following.kind in ("text", "item", "row", "numbered")
        # "YOUR RIGHTS" may stand over a line that is shorter, and a title over the "You can:" that opens a list.
        and (
            len(following.text.strip()) > len(text)
            or following.kind == "numbered"
            or (limit > 30 and (following.text.rstrip()[-1:] == ":" or (text.isupper() and len(text) > 3)))
        )
    )


def style_of(line: Line) -> str:
    """How a list item is marked, with digits and letters alike: `1.` and `2.` are of one style, `(1)` of another."""
    if line.kind != "item":
        return ""
    bullet = _BULLET.match(line.text)
    sign = "" if bullet is None else bullet.group().strip()[:1]
    mark = _NUMBER.match(line.text, 0 if bullet is None else bullet.end())
    if mark is None:
        return sign
    return sign + re.sub(
        r"[一二三四五六七八九十]+", "一", re.sub(r"[a-zA-Z]+", "a", re.sub(r"\d+", "1", mark.group().strip()))
    )


def clean(text: str, *, keep_mark: bool) -> str:
    """Return the text without Markdown, with placeholders for what nobody filled in; list marks go unless kept."""
    text = _HASHES.sub("", text, count=1)
    if "](" in text:
        text = _LINK.sub(
            lambda m: f"{m[1]} ({m[2]}) " if m[2].startswith(("http", "mailto", "/", "tel")) else m[1], text
        )
    if "_" in text or "…" in text or text.count(".") >= _DOTS_TO_WRITE_ON:
        text = _FILL_IN.sub(PLACEHOLDER, text)
    text = _EMPHASIS.sub("", text)
    if _VARIABLE_HINT.search(text):
        text = _VARIABLE.sub(PLACEHOLDER, text)
    if not keep_mark:
        text = _BULLET.sub("", text, count=1)
        text = _MARK.sub("", text, count=1)
    return re.sub(r"\s+", " ", text).strip()


def table_row(text: str, header: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return a row of a Markdown table, each cell under its header, and the header for the next row."""
    cells = tuple(cell.strip() for cell in text.strip("| ").split("|"))
    if all(re.fullmatch(r"[\s:-]*", cell) for cell in cells):
        return "", header
    if not header:
        return " | ".join(cells), cells
    named = [f"{name}: {cell}" if name else cell for name, cell in zip(header, cells, strict=False) if cell]
    return " | ".join([*named, *cells[len(header) :]]), header


def named_row(text: str, row: Row) -> str:
    """A row of an HTML table, each cell under its header."""
    cells = [cell.strip() for cell in text.strip("| ").split("|")]
    if len(cells) != len(row.names):
        return " | ".join(cells)
    return " | ".join(f"{name}: {cell}" if name else cell for name, cell in zip(row.names, cells, strict=True) if cell)


def place_of(line: Line, text: str, first: int, last: int) -> tuple[int, int]:
    """The piece's place in the document: exact where cleaning left its ends standing, the whole line otherwise."""
    piece = text[first:last].strip()
    at = line.text.find(piece)
    if line.given and at >= 0:
        kept = [place for place, char in enumerate(line.given) if char != DROPPED]
        return line.start + kept[at], line.start + kept[at + len(piece) - 1] + 1
    if at < 0 or len(line.text) != line.end - line.start:
        return line.start, line.end
    return line.start + at, line.start + at + len(piece)
