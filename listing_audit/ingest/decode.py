"""Bytes to text by a fixed ladder, never losing a byte in silence.

BOM, then strict UTF-8, then strict GB18030 if the text then holds Chinese, then cp1252. Guessers call a Western
European report Central European; this ladder does not, and `errors="ignore"` could delete the very word to flag.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from listing_audit.ingest.log import Log
from listing_audit.ingest.source import MIB, RECORD_LIMIT, Source

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_LABELS: Final = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32-le": "UTF-32",
                  "utf-32-be": "UTF-32", "gb18030": "GB18030"}  # fmt: skip
_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_ESCAPED: Final = re.compile("[\udc80-\udcff]")
_OF_PAGES: Final = re.compile(
    r"utf-(?:8|16|32)|gb|hz|big5|euc|iso|cp\d|shift_jis|koi8|mac-|tis|ascii|latin|johab|ptcp|kz"
)
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SHORT_LINE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become text. `declared` False: nothing in the source says so, the bytes merely fit."""

    codec: str
    bom: int
    declared: bool

    @property
    def label(self) -> str:
        """The name for people."""
        return _LABELS.get(self.codec, self.codec)


def sniff_encoding(head: bytes, whole: bool, *, stated: str | None = None) -> Encoding:
    """Return the encoding of a source that begins like this. `stated` is what the content itself claims (HTML meta)."""
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return Encoding(codec, len(bom), True)
    if wide := _wide(head):
        return Encoding(wide, 0, False)
    if _fits(head, "utf-8", whole):
        return Encoding("utf-8", 0, True)
    if stated is not None:
        try:
            codec = codecs.lookup(stated).name
        except LookupError:
            codec = ""
        codec = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252"}.get(codec, codec)
        if codec and codec != "utf-8" and is_page_codec(codec):
            return Encoding(codec, 0, True)
    if _fits(head, "gb18030", whole) and _reads_as_chinese(head.decode("gb18030", "ignore")):
        return Encoding("gb18030", 0, False)
    return Encoding("cp1252", 0, False)


def text_chunks(source: Source, encoding: Encoding, log: Log, first_line: int = 1) -> Iterator[str]:
    """Yield the text in pieces. Bytes that do not fit are read by the next steps of the ladder, and reported.

    `first_line` is the number of the line that the bytes begin with, where they are a part of something larger.
    """
    decode: Callable[[bytes, bool], str] = _decode_western
    if encoding.codec != "cp1252":
        # surrogateescape keeps a byte that does not fit as one code point, so that `_repaired` can see it.
        decode = codecs.getincrementaldecoder(encoding.codec)(_error_handler(encoding)).decode
    skip, line, held = encoding.bom, first_line, ""
    for chunk in source.chunks:
        text = held + decode(chunk[skip:], False)
        skip, held = 0, ""
        # Whole lines only: half a line may end in half a character, and how a line is read must not depend on where
        # the pieces end. A very long line is held only when there is something to repair in it.
        cut = text.rfind("\n") + 1
        if len(text) - cut <= _SHORT_LINE:
            text, held = text[:cut], text[cut:]
        if _suspicious(text, encoding):
            cut = text.rfind("\n") + 1 or (len(text) if len(text) > RECORD_LIMIT else 0)
            text, held = _repaired(text[:cut], encoding, line, log), text[cut:] + held
        line += text.count("\n")
        if text:
            yield text
    tail = held + decode(b"", True)
    if tail:
        yield _repaired(tail, encoding, line, log)


def _error_handler(encoding: Encoding) -> str:
    return "replace" if encoding.codec.startswith("utf-") and encoding.codec != "utf-8" else "surrogateescape"


def text_lines(chunks: Iterator[str], log: Log, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Yield physical lines, numbered from `first_line`, each with its line end. A line over the limit is reported and left out.

    Lines end at LF, CR LF or CR, and nowhere else: U+2028 inside a JSON string is no line end.
    """
    pieces: list[str] = []  # of a line that has not ended yet
    held, line, dropping = 0, first_line, False
    for chunk in chunks:
        # A CR at the very end may be half of a CR LF: it waits for the next chunk.
        end = len(chunk) - 1 if chunk.endswith("\r") else len(chunk)
        cut = max(chunk.rfind("\n"), chunk.rfind("\r", 0, end)) + 1
        first_part, rest = chunk[:cut], chunk[cut:]
        if cut:
            block = "".join((*pieces, first_part)) if pieces else first_part
            pieces, held = [], 0
            # A line of the old-fashioned kind may end between `pieces` and this chunk.
            for text in _LINES.findall(block):
                if dropping:
                    dropping = False
                elif len(text) > RECORD_LIMIT:
                    log.error("line_too_long", line, limit=RECORD_LIMIT // MIB)
                else:
                    yield line, text
                line += 1
        if rest:
            held += len(rest)
            if held > RECORD_LIMIT and not dropping:
                log.error("line_too_long", line, limit=RECORD_LIMIT // MIB)
                pieces, dropping = [], True
            if not dropping:
                pieces.append(rest)
    if pieces:
        for text in _LINES.findall("".join(pieces)):
            yield line, text
            line += 1


def _suspicious(text: str, encoding: Encoding) -> bool:
    if text.isascii():
        return False
    return bool(_ESCAPED.search(text)) or (_error_handler(encoding) == "replace" and "\ufffd" in text)


def _repaired(text: str, encoding: Encoding, line: int, log: Log) -> str:
    """Return the text with every line that did not fit read by the ladder's next step."""
    out = []
    for part in _LINES.findall(text):
        if _ESCAPED.search(part):
            part, fallback = _next_step(part, encoding)
            log.note_some("bytes_repaired", line, encoding=encoding.label, fallback=fallback)
        elif "\ufffd" in part and _error_handler(encoding) == "replace":
            log.note_some("bytes_repaired", line, encoding=encoding.label, fallback="U+FFFD")
        line += part.count("\n")
        out.append(part)
    return "".join(out)


def _next_step(part: str, encoding: Encoding) -> tuple[str, str]:
    try:
        data = part.encode(encoding.codec, "surrogateescape")
        as_chinese = data.decode("gb18030") if encoding.codec == "utf-8" else ""
        if as_chinese and _reads_as_chinese(as_chinese):
            return as_chinese, "GB18030"
    except UnicodeError:
        pass
    western = _ESCAPED.sub(lambda m: _decode_western(bytes([ord(m.group()) - 0xDC00])), part)
    return western, "cp1252"


def _decode_western(data: bytes, final: bool = False) -> str:
    """cp1252 as browsers read it: the five bytes it leaves open stay control characters."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WESTERN)


_WESTERN: Final = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
_WESTERN.update({byte: chr(byte) for byte, char in list(_WESTERN.items()) if char == "\ufffd"})


def _fits(head: bytes, codec: str, whole: bool) -> bool:
    """Return whether the bytes are of that encoding, damaged ones aside.

    One broken byte in a megabyte of Chinese must not turn all of it into Western letters. Text of another encoding
    hardly ever holds a valid UTF-8 sequence, but Western text holds many valid GB18030 ones.
    """
    text = codecs.getincrementaldecoder(codec)("surrogateescape").decode(head, whole)
    if text.isascii():
        return True
    broken = len(_ESCAPED.findall(text))
    whole_chars = sum(char > "\x7f" for char in text) - broken
    return broken * (1 if codec == "utf-8" else 20) <= whole_chars


def _reads_as_chinese(text: str) -> bool:
    """Return whether this is Chinese and not Western text misread: `évier` in cp1252 is a valid rare character.

    Real text uses the common characters of GB 2312 most of the time, misread accents nearly never.
    """
    if not _HAN.search(text):
        return False
    wide = "".join(char for char in text[:200_000] if char > "\x7f")
    return len(wide.encode("gb2312", "ignore")) // 2 >= 0.3 * len(wide)


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 that a head without BOM is written in: ASCII leaves every other byte zero."""
    sample = head[:4096]
    if len(sample) < 16 or sample.count(0) < len(sample) // 4:
        return None
    if sample[1::2].count(0) > 0.4 * len(sample[1::2]) and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * len(sample[::2]) and not sample[1::2].count(0):
        return "utf-16-be"
    return None


def is_page_codec(name: str) -> bool:
    """Return whether a codec is a text encoding that pages are written in.

    Python knows others by name: punycode takes the square of a page's length, and a page that names idna would end the run.
    """
    return bool(_OF_PAGES.match(name)) and _is_text_codec(name)


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError):
        return False
