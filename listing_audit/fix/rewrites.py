"""Which rewrite of a text a finding allows: leaving words out, undisguising characters, calming a title. Never a new fact.

Deciding is cautious. What would leave a sentence with a hole in it, break markup or empty a text is left to people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from listing_audit.model.findings import Finding
from listing_audit.model.spans import RawSpan

# Sentences may end or begin beside a deletion; a comma or dash beside it goes with it.
_SEPARATORS: Final = frozenset(",，、;；|/·•～~-–—")
_STOPS: Final = frozenset(".。!！?？:：…")
_OPENING: Final = "([{（【〔「『《〈“‘"
_CLOSING: Final = ")]}）】〕」』》〉”’"
_SPACES: Final = " \t\u00a0\u3000"
# Words that need what follows them, or what stands before them: without it they hang in the air.
_HANGING_BEFORE: Final = frozenset(
    """a an the and or nor but of for to in on at by with from as is are was were be been it its this that these those which
    who whose will can may must should could would do does did not no never than then very most more so such too also helps
    help helping our your their his her my all any each every into over under per via has have had if when while because
    guarantee guarantees guaranteed claim claims proven shown known says""".split()
)
_HANGING_AFTER: Final = frozenset(
    "and or nor of for to in on at by with from than as that which who whose you your".split()
)
_COMMAS: Final = frozenset(",，、;；")
_NAMES: Final = "ip"  # the family of rules about names and fakes
_TYING: Final = frozenset("for against to with by from".split())
_HAN_BEFORE: Final = frozenset("能可会以和与及或并且让使将把被为是具有更很非不没无未个种款其该的地得")
_HAN_AFTER: Final = frozenset("和与及或并了着过等之")
_WORD_BEFORE: Final = re.compile(r"([A-Za-z]+)['’]?[A-Za-z]*[ \t]*$")
_WORD_AFTER: Final = re.compile(r"[ \t]*([A-Za-z]+)")
_CAPITALS: Final = re.compile(r"[A-Z]{5,}")
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_NEAR: Final = 80  # code points beside a deletion that are looked at


@dataclass(frozen=True, slots=True)
class Rewrite:
    """In one text, `span` becomes `text`. `fingerprint` and `rule_id` name the finding that it settles."""

    span: RawSpan
    text: str
    fingerprint: str
    rule_id: str


def safe_rewrite(finding: Finding, text: str, *, brand: str, lookalikes: Mapping[str, str]) -> Rewrite | None:
    """Return how the words of a finding may be rewritten without adding a fact, or None when a person has to do it.

    `text` is the whole text of the finding's field, `brand` the listing's brand, which keeps its spelling, `lookalikes`
    the letters that characters imitate. Only violations that are more than a guess, and that nobody waived.
    """
    span, quote = finding.span, finding.quote
    if (
        span is None
        or not quote
        or finding.verdict != "violation"
        or finding.confidence == "low"
        or (finding.suppressed is not None and finding.suppressed.by == "waiver")
        or text[span.start : span.end] != quote
        or re.search(r"[<>\r\n]|&#?\w{1,31};", quote)
    ):
        return None
    changed: tuple[RawSpan, str] | None = None
    if finding.suggestion is not None:
        # Figures are facts: struck out only where there is no doubt about what they were said for.
        # Without its brand the goods are others, and words that betray a fake must not vanish from view.
        sure = finding.confidence == "high" or not any(map(str.isdigit, quote))
        changed = _shortened(text, span, finding.suggestion) if sure and finding.family != _NAMES else None
    elif "problem" in finding.details:
        changed = _calmed(text, span, finding, brand)
    elif finding.topic == "evasion":
        changed = _undisguised(span, quote, finding.details.get("reads_as"), lookalikes)
    if changed is None:
        return None
    place, new = changed
    after = text[: place.start] + new + text[place.end :]
    if text[place.start : place.end] == new or not _still_a_text(text, after):
        return None
    return Rewrite(place, new, finding.fingerprint, finding.rule_id)


def _still_a_text(before: str, after: str) -> bool:
    """Whether what is left says something, and is not read as a formula by a spreadsheet when it was not before."""
    if not any(char.isalnum() for char in re.sub(r"<[^<>]*>", "", after)):
        return False
    return not after.startswith(_FORMULA_STARTS) or before.startswith(_FORMULA_STARTS)


# ------------------------------------------------------------------ leaving out


def _shortened(text: str, span: RawSpan, suggestion: str) -> tuple[RawSpan, str] | None:
    """Leave the quote out, or keep the part of it that the suggestion keeps."""
    quote = text[span.start : span.end]
    if suggestion:
        return (span, suggestion) if _is_part_of(suggestion, quote) else None
    before, after = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    return None if _hangs(before, after) or _is_needed(before, quote, after) else (_tidy(text, span), "")


def _is_part_of(kept: str, quote: str) -> bool:
    """Whether `kept` is the quote with words (of Chinese: characters) left out, in the same order."""
    words = iter(_tokens(quote))
    return all(any(word == other for other in words) for word in _tokens(kept))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[A-Za-z0-9'’]+|[^\sA-Za-z0-9'’]", text)


def _hangs(before: str, after: str) -> bool:
    """Whether a deletion between these would leave a word without what it belongs to."""
    if (word := _WORD_BEFORE.search(before)) and word[1].lower() in _HANGING_BEFORE:
        return True
    if (word := _WORD_AFTER.match(after)) and word[1].lower() in _HANGING_AFTER:
        return True
    last, first = before.rstrip(_SPACES)[-1:], after.lstrip(_SPACES)[:1]
    if "&" in (last, first) or "+" in (last, first):
        return True
    return last in _HAN_BEFORE or (first in _HAN_AFTER) if last + first else False


def _is_needed(before: str, quote: str, after: str) -> bool:
    """Whether English words that stay are likely to belong to those that would go: `everyday` to `immunity booster`.

    What begins a phrase may go, and so may one word between others, and what a preposition ties to the words before it.
    """
    left, right = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    words = re.findall(r"[A-Za-z]+", quote)
    if not words:
        return False
    last, first = before.rstrip(_SPACES)[-1:], after.lstrip(_SPACES)[:1]
    if left is None:
        # After a comma it may be one of several things that the next word is about: hip, joints and bone *supplement*.
        return right is not None and last in _COMMAS
    if right is None:
        return words[0].lower() not in _TYING or first in _COMMAS
    return len(words) > 1


def _tidy(text: str, span: RawSpan) -> RawSpan:
    """Return the span with the space or the one separator that would be left over. It only ever grows."""
    start, end = span.start, span.end
    while start and end < len(text) and text[start - 1] in _OPENING:
        if text[end] != _CLOSING[_OPENING.index(text[start - 1])]:
            break
        start, end = start - 1, end + 1
    if text[end : end + 1] in ("的", "地") and _ends_something(text[:start][-1:]):
        end += 1
    left = text[:start].rstrip(_SPACES)[-1:]
    ahead = end + len(text[end : end + _NEAR]) - len(text[end : end + _NEAR].lstrip(_SPACES))
    right = text[ahead : ahead + 1]
    for marks in (_SEPARATORS, _STOPS):
        if right in marks and (_ends_something(left) or left in marks):
            end = ahead + 1
            break
    else:
        if left in _SEPARATORS and (not right or right in _STOPS or right in "\r\n"):
            start = text.rindex(left, 0, start)
    if not text[end : end + 1] or text[end] in _STOPS or text[end] in "\r\n,，、;；":
        while start and text[start - 1] in _SPACES:
            start -= 1
    elif not start or text[start - 1] in "\r\n>" or text[start - 1] in _OPENING or text[start - 1] in _SPACES:
        while text[end : end + 1] and text[end] in _SPACES:
            end += 1
    return RawSpan(start, end)


def _ends_something(char: str) -> bool:
    return not char or char in _STOPS or char in "\r\n>" or char in _OPENING


# ------------------------------------------------------------------ making plain


def _undisguised(
    span: RawSpan, quote: str, reads_as: object, lookalikes: Mapping[str, str]
) -> tuple[RawSpan, str] | None:
    """Write the words that were hidden in ordinary characters: what a reader was meant to read, and nothing else."""
    plain = "".join(_plain(char, lookalikes) for char in quote)
    read = reads_as if isinstance(reads_as, str) else ""
    han = "".join(char for char in plain if _is_han(char))
    if han and _is_all_han(read) and len(han) == len(read) and not any(c.isalnum() and not _is_han(c) for c in plain):
        plain = read
    return (span, plain) if plain != quote and plain.strip() else None


def _plain(char: str, lookalikes: Mapping[str, str]) -> str:
    """One character as it would be typed: invisible ones go, styled and borrowed letters become letters."""
    if char.isascii() or _is_han(char):
        return char
    if unicodedata.category(char) in ("Cf", "Cc", "Mn", "Me"):
        return ""
    folded = unicodedata.normalize("NFKC", char)
    if folded.isascii() and folded.isalnum():
        return folded
    letter = lookalikes.get(char, lookalikes.get(char.lower(), ""))
    if letter.isascii() and letter.isalnum():
        return letter.upper() if char.isupper() else letter
    return char


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff"


def _is_all_han(text: str) -> bool:
    return bool(text) and all(map(_is_han, text))


# ------------------------------------------------------------------ calming titles


def _calmed(text: str, span: RawSpan, finding: Finding, brand: str) -> tuple[RawSpan, str] | None:
    """Mend the style of a title: capitals, forbidden characters, a word too often. What is too long needs a person."""
    problem = finding.details["problem"]
    if problem == "capitals":
        known = brand.lower()
        quote = text[span.start : span.end]
        return span, _CAPITALS.sub(lambda m: m[0] if m[0].lower() in known else m[0].capitalize(), quote)
    if problem == "forbidden_character":
        return _without_character(text, span)
    if problem == "repeated_word" and not _hangs(text[: span.start][-_NEAR:], text[span.end :][:_NEAR]):
        return _tidy(text, span), ""
    return None


def _without_character(text: str, span: RawSpan) -> tuple[RawSpan, str] | None:
    """Leave a run of one ornament out. Signs that mean something, or stand beside a digit, stay: 5 m², $9, #1."""
    sign = text[span.start : span.end]
    if not sign or not (sign[0] in "!~*‼†‡" or unicodedata.category(sign[0]) == "So"):
        return None
    end = span.end
    while text.startswith(sign, end):
        end += len(sign)
    before, after = text[max(0, span.start - 1) : span.start], text[end : end + 1]
    if before.isdigit() or after.isdigit():
        return None
    if before.isalnum() and after.isalnum():
        return RawSpan(span.start, end), "" if _is_han(before) or _is_han(after) else " "
    if not _is_blank(before) or not _is_blank(after):
        return RawSpan(span.start, end), ""
    return _tidy(text, RawSpan(span.start, end)), ""


def _is_blank(char: str) -> bool:
    return not char or char in _SPACES
