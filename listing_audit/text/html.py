"""Blanks HTML without changing the length of the text, so that every place stays where it was.

A linear scanner, not a parser: parsers are quadratic on hostile markup, lose deeply nested text and know no offsets.
It follows what a browser shows. Where markup is broken it rather leaves text standing than loses any.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from listing_audit.text.fold import DROPPED

_BLOCK_TAGS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "main", "menu",
    "nav", "noframes", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
    "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_INLINE_TAGS: Final = frozenset({
    "a", "abbr", "acronym", "applet", "area", "audio", "b", "base", "basefont", "bdi", "bdo", "big", "canvas",
    "circle", "cite", "code", "col", "colgroup", "data", "datalist", "del", "dfn", "em", "embed", "font", "g", "i",
    "img", "input", "ins", "kbd", "label", "link", "map", "mark", "marquee", "meta", "meter", "noscript", "object",
    "output", "param", "path", "picture", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "slot",
    "small", "source", "span", "strike", "strong", "style", "sub", "sup", "svg", "time", "track", "tt", "u", "use",
    "var", "video", "wbr",
})  # fmt: skip
_KNOWN_TAGS: Final = _BLOCK_TAGS | _INLINE_TAGS
_RAW_TEXT_TAGS: Final = frozenset({"script", "style"})

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:_-]{0,40})(?=[\s/>]|$)")
_TAG_START = re.compile(r"</?[A-Za-z]")
_QUOTED_VALUE = re.compile(r"=\s{0,20}([\"'])")
_PLAIN_ATTRIBUTES = re.compile(r"\s*+(?:[A-Za-z_:@][\w:.@-]*+\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++)\s*+)*+/?")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_FULL_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Bare attribute names; any other bare words after a tag's name are prose: a <b and c> d.
_BARE = (
    "async|autoplay|checked|controls|default|defer|disabled|hidden|loop|multiple|muted|nowrap|open|required|selected"
)
_SURE_ATTRIBUTES = re.compile(
    rf"(?:\s++(?:(?:{_BARE})(?=[\s/>])|[A-Za-z_:@][\w:.@-]{{0,60}}+\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s\"'<>]++)))*+\s*+/?>",
    re.IGNORECASE,
)
_NAMED_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,10})(?=[\s/>])")
_MARKUP_START = re.compile("<(?=[A-Za-z!?]|/[A-Za-z>])|&(?=[A-Za-z#])|\\]\\]>")
_MARKUP_WITHOUT_TAGS = re.compile("<(?=!--)|&(?=[A-Za-z#])|\\]\\]>")

# Text is escaped twice by careless exports, rarely three times.
_MAX_ESCAPES: Final = 3
# After so many tags whose quotes never close, quotes are no longer trusted; otherwise each costs a look to the end.
_MAX_BROKEN_QUOTES: Final = 20
_MAX_UNKNOWN_TAG: Final = 500


def looks_like_html(text: str) -> bool:
    """Return whether the text holds a tag that HTML knows, a comment, or a character reference (`&amp;`, `&#20339;`).

    `a<b`, `<5 kg` and `AT&T` are no HTML.
    """
    if "<" in text and ("<!--" in text or "<![CDATA[" in text or _has_sure_tag(text)):
        return True
    if "&" in text:
        return any(_decoded(match.group()) is not None for match in _FULL_REFERENCE.finditer(text))
    return False


def _has_sure_tag(text: str) -> bool:
    """Return whether there is a tag with a name of HTML and nothing in it but attributes."""
    if ">" not in text:
        return False
    return any(
        match.group(1).lower() in _KNOWN_TAGS and _SURE_ATTRIBUTES.match(text, match.end())
        for match in _NAMED_TAG.finditer(text)
    )


def blank_html(text: str) -> str:
    """Return the text as a reader sees it, in the same length.

    Tags, comments, and the bodies of scripts and styles become U+FDD0, except that a block-level tag begins with a
    line break. A character reference becomes the characters it stands for, then U+FDD0. Markup that was escaped
    (`&lt;b&gt;`) is blanked as well, as far as HTML knows its tags. Attributes are no text. Linear in any input.
    """
    scanner = _Scanner(text)
    blanked = scanner.run()
    for _ in range(_MAX_ESCAPES - 1):
        if not scanner.decoded_markup:
            break
        kept = [at for at, char in enumerate(blanked) if char != DROPPED]
        scanner = _Scanner("".join([blanked[at] for at in kept]), escaped=True)
        inner = scanner.run()
        chars = [DROPPED] * len(blanked)
        for at, char in zip(kept, inner, strict=True):
            chars[at] = char
        blanked = "".join(chars)
    return blanked


class _Scanner:
    """One pass over a text. It remembers which marks do not come again, so that no search is made twice in vain."""

    def __init__(self, text: str, *, escaped: bool = False) -> None:
        self.text = text
        self.escaped = escaped  # what is left of an escaped text: only tags that HTML knows count as markup
        self.decoded_markup = False
        self._absent: set[str] = set()
        self._broken_quotes = 0
        self._open_cdata = 0
        self._is_html: bool | None = None

    def run(self) -> str:
        text = self.text
        out: list[str] = []
        at = 0
        while True:
            # Without another ">" no tag can end: the rest is read for character references alone.
            starts = _MARKUP_WITHOUT_TAGS if ">" in self._absent else _MARKUP_START
            match = starts.search(text, at)
            if match is None:
                break
            begin = match.start()
            if begin > at:
                out.append(text[at:begin])
            if text[begin] == "&":
                end, shown = self._reference(begin)
            elif text[begin] == "]":
                end, shown = self._cdata_end(begin)
            else:
                end, shown = self._markup(begin)
            out.append(shown + DROPPED * (end - begin - len(shown)))
            at = end
        out.append(text[at:])
        return "".join(out)

    # Each of the following returns where the markup at `begin` ends and what is shown in its place. Text that is no
    # markup after all is shown as itself.

    def _reference(self, begin: int) -> tuple[int, str]:
        match = _REFERENCE.match(self.text, begin)
        found = _decoded(match.group()) if match is not None else None
        if found is None:
            return begin + 1, "&"
        shown, length = found
        if shown in ("<", "&"):
            self.decoded_markup = True
        return begin + length, shown

    def _cdata_end(self, begin: int) -> tuple[int, str]:
        shown = "" if self._open_cdata else "]]>"
        self._open_cdata = max(0, self._open_cdata - 1)
        return begin + 3, shown

    def _markup(self, begin: int) -> tuple[int, str]:
        text = self.text
        if text.startswith("<!--", begin):
            return self._comment(begin), ""
        if text.startswith("<![CDATA[", begin):
            self._open_cdata += 1
            return begin + len("<![CDATA["), ""
        if text.startswith(("<!", "<?"), begin) and not self.escaped:
            end = self._find(">", begin)
            return (end + 1, "") if end >= 0 else (begin + 1, "<")
        if not _TAG_START.match(text, begin):
            return (begin + 3, "") if text.startswith("</>", begin) else (begin + 1, "<")
        return self._tag(begin)

    def _comment(self, begin: int) -> int:
        if self.text.startswith(("<!-->", "<!--->"), begin):
            return self.text.index(">", begin) + 1
        end = self._find("-->", begin + 4)
        return end + 3 if end >= 0 else len(self.text)

    def _tag(self, begin: int) -> tuple[int, str]:
        text = self.text
        name_match = _TAG_NAME.match(text, begin)
        name = name_match.group(1).lower() if name_match is not None else ""
        known = name in _KNOWN_TAGS
        end = self._tag_end(begin) if known else self._unknown_tag_end(begin, name_match)
        if end < 0:
            return begin + 1, "<"
        if name in _RAW_TEXT_TAGS and text[begin + 1] != "/" and text[end - 2] != "/":
            end = self._raw_text_end(end, name)
        return end, "\n" if name in _BLOCK_TAGS else ""

    def _unknown_tag_end(self, begin: int, name: re.Match[str] | None) -> int:
        """Return where a tag ends that a browser takes for one although HTML has none of that name, or -1.

        <x> and <o:p class="n">, but not <iPhone 15>.
        """
        if self.escaped or name is None:
            return -1
        if self._is_html is None:
            self._is_html = _has_sure_tag(self.text)
        if not self._is_html:
            return -1
        attributes = _PLAIN_ATTRIBUTES.match(self.text, name.end(), name.end() + _MAX_UNKNOWN_TAG)
        if attributes is None or not self.text.startswith(">", attributes.end()):
            return -1
        return attributes.end() + 1

    def _tag_end(self, begin: int) -> int:
        """Return where the tag ends, or -1 when it never does. A `>` inside a quoted attribute value does not end it."""
        first = self._find(">", begin)
        if first < 0 or self._broken_quotes >= _MAX_BROKEN_QUOTES:
            return first + 1 if first >= 0 else -1
        at, close = begin, first
        while True:
            quoted = _QUOTED_VALUE.search(self.text, at, close)
            if quoted is None:
                return close + 1
            # Not remembered as absent: on failure the scan goes on before these places.
            closing = self.text.find(quoted.group(1), quoted.end())
            after = self.text.find(">", closing + 1) if closing >= 0 else -1
            if after < 0:
                self._broken_quotes += 1
                return first + 1
            at, close = closing + 1, after

    def _raw_text_end(self, begin: int, name: str) -> int:
        """Return the end of the closing tag of a script or style; one that is never closed swallows the rest."""
        closing = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self.text, begin)
        if closing is None:
            return len(self.text)
        end = self._find(">", closing.end())
        return end + 1 if end >= 0 else len(self.text)

    def _find(self, mark: str, begin: int) -> int:
        if mark in self._absent:
            return -1
        found = self.text.find(mark, begin)
        if found < 0:
            self._absent.add(mark)
        return found


@lru_cache(maxsize=4096)
def _decoded(reference: str) -> tuple[str, int] | None:
    """Return what a character reference stands for and how many of its characters belong to it; None if it is none.

    A few old names need no semicolon (`&ampx` is `&x`); the rest of the characters then follow it.
    """
    import html.entities

    if reference[1] == "#":
        import html

        return html.unescape(reference), len(reference)
    names = html.entities.html5
    for length in range(len(reference), 2, -1):
        shown = names.get(reference[1:length])
        if shown is not None:
            return shown, length
    return None
