"""Reads claims from an ad's words: percentages, 折, amounts, half prices, multi-buys, timers, and what only sounds good."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from decimal import Decimal
from typing import Final

from listing_audit.values import frozen
from listing_audit.verify.price.words import (
    ADVANTAGE,
    AMOUNT_AFTER,
    AMOUNT_BEFORE,
    AMOUNT_MINUS,
    CURRENCIES,
    CURRENCY,
    FRACTIONS,
    MULTI_BUY,
    NUMBER,
    OF_GOODS,
    PERCENT_AFTER,
    PERCENT_BEFORE,
    RANGE_AFTER,
    RANGE_BEFORE,
    SLOGAN,
    THRESHOLD,
    TRADITIONAL,
    UNIT_AFTER,
    ZHE,
)  # fmt: skip
from listing_audit.verify.price.worth_reading import MAX_TEXT

_REACH: Final = 28
_HAN_DIGITS: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


@frozen
class Claim:
    """One stated reduction, as a percentage or an amount. `is_range`: "up to", 起. `[start, end)` in the text."""

    value: Decimal
    unit: str  # "percent" or "amount"
    is_range: bool = False
    start: int = 0
    end: int = 0


@frozen
class TextClaims:
    """What an ad's words claim."""

    claims: tuple[Claim, ...] = ()
    multi_buy: bool = False
    advantage: bool = False  # words that stress a low price without a figure: sale, deal, Angebot
    text: str = field(default="", repr=False)


def fold(text: str) -> str:
    """Return the text in small letters, simplified and half-width, each code point in its place."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_one(c) for c in text)


def _fold_one(char: str) -> str:
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        char = chr(code - 0xFEE0)
    elif char in TRADITIONAL:
        return TRADITIONAL[char]
    elif char in "−–—‐‑‒﹣":
        return "-"
    elif char in "\u00a0\u2009\u202f\u3000\t":
        return " "
    elif char == "¥":
        return "¥"
    small = char.lower()
    return small if len(small) == 1 else char


def read_claims(text: str, *, is_ad: bool = True) -> TextClaims:
    """Return the claims of a text. `is_ad`: a text about the offer, where a bare "20%" can only be a reduction.

    In a description percentages also say what goods consist of, so there a word of reduction must stand beside them.
    """
    folded = fold(text[:MAX_TEXT])
    single = MULTI_BUY.sub(_blank, folded)
    hidden = THRESHOLD.sub(_blank, single)
    claims = [*_fractions(hidden), *_folds(hidden, is_ad), *_percents(hidden, is_ad), *_amounts(hidden, is_ad)]
    claims.sort(key=lambda claim: (claim.start, claim.end))
    wordy = SLOGAN.sub(" ", folded)
    return TextClaims(tuple(claims), single != folded, bool(ADVANTAGE.search(wordy)), folded)


def _blank(match: re.Match[str]) -> str:
    return "\ufdd0" * len(match[0])


def _fractions(text: str) -> Iterator[Claim]:
    for pattern, parts in FRACTIONS:
        for match in pattern.finditer(text):
            yield _claim(text, match, Decimal(parts[0] * 100) / parts[1], "percent")


def _folds(text: str, is_ad: bool) -> Iterator[Claim]:
    """折: 8折 is to pay 80 %. 折上折 multiplies."""
    matches = [
        (match, pay)
        for match in ZHE.finditer(text)
        if (is_ad or not _folds_up(text, match)) and (pay := _pay_percent(match["n"])) is not None
    ]
    number = 0
    while number < len(matches):
        first, pay = matches[number]
        last = first
        while number + 1 < len(matches):
            between = text[last.end() : matches[number + 1][0].start()]
            if len(between) > 12 or not re.search(r"折上|上折|再|叠加|基础上|后又", between):
                break
            number += 1
            last = matches[number][0]
            pay = pay * matches[number][1] / 100
        number += 1
        value = 100 - pay
        yield Claim(value, "percent", _is_range(text, first.start(), last.end()), first.start(), last.end())


# A thing can be folded once, in two, in three: in a title 三折 is a price only among words of one.
_FOLDED: Final = frozenset("对半一二两三四五六12345")
_SALE_BEFORE: Final = re.compile(
    r"(?:打|限时|全场|全店|全部|低至|享|特价|活动|优惠|促销|秒杀|到手|现|仅|券后?|大促|清仓|新客|会员|[，。！!,;；:：~])\s?$|^\s?$"
)
_SALE_AFTER: Final = re.compile(
    r"^\s?(?:起|优惠|抢|促销|特惠|购|秒|封顶|包邮|专区|清|大促|优|后|再|上|叠加|[，。！!,;；~)）】\]]|$)"
)


def _folds_up(text: str, match: re.Match[str]) -> bool:
    """Whether in a description 对折 or 三折 says how a thing is folded, or 20折 into how many leaves."""
    written, before, after = (
        match["n"],
        text[max(0, match.start() - 4) : match.start()],
        text[match.end() : match.end() + 3],
    )
    if written.isdigit() and len(written) == 2 and written.endswith("0"):
        return True
    return written in _FOLDED and not (_SALE_BEFORE.search(before) and _SALE_AFTER.match(after))


def _pay_percent(written: str) -> Decimal | None:
    if written in ("对", "半"):
        return Decimal(50)
    if written[0] in _HAN_DIGITS:
        digits = "".join(str(_HAN_DIGITS[c]) for c in written if c in _HAN_DIGITS)
        dotted = "点" in written
        value = Decimal(digits[0] + "." + digits[1:]) * 10 if dotted else Decimal(digits)
        return value * 10 if len(digits) == 1 and not dotted else value
    value = Decimal(written)
    # 85折 is written for 8.5折; 10折 and more than 99 are no reduction.
    pay = value * 10 if value < 10 else value
    return pay if 0 < pay < 100 and value != 10 else None


def _percents(text: str, is_ad: bool) -> Iterator[Claim]:
    for match in re.finditer(
        r"(?P<minus>- ?)?(?<![\d.,])(?P<n>\d{1,3}(?:[.,]\d{1,3})?) ?(?:%|percent\b|prozent\b|procent\b)", text
    ):
        value = Decimal(match["n"].replace(",", "."))
        if not 0 < value <= 100:
            continue
        before = text[max(0, match.start() - _REACH) : match.start()]
        after = text[match.end() : match.end() + _REACH]
        # "10-20%" is a span of numbers, "-20%" a reduction.
        minus = match["minus"] is not None and not re.search(r"[\d%]\s?(?:\([^()]{0,4}\)\s?)?$", before)
        if not is_ad and match["minus"] == "- ":
            minus = False  # a dash between two parts of a title
        word = PERCENT_AFTER.match(after)
        if not is_ad and _is_of_goods(after, word):
            continue
        worded = word or (PERCENT_BEFORE.search(before) and value < 100 and not before.endswith(("节省", "节约", "节")))
        if minus or worded or (is_ad and value < 95 and _stands_alone(text, match)):
            claim = _claim(text, match, value, "percent")
            if match["minus"] == "- ":
                claim = replace(claim, start=match.start("n"))  # a dash before it is no part of the claim
            claim = replace(claim, end=match.end() + (word.end() if word else 0))
            spans_numbers = (
                match["minus"] is not None
                and re.search(r"\d ?%? ?$", before) is not None
                and not _MONEY_BEFORE.search(before)  # "now £30 - 35% off"
            )
            yield replace(claim, is_range=True) if spans_numbers else claim


_MONEY_BEFORE: Final = re.compile(rf"{CURRENCY} ?(?:{NUMBER}) ?$")
# Of these the goods may have less as well as the price: "20% less sugar".
_COMPARATIVE: Final = re.compile(
    r"less|cheaper|weniger|mniej|menos|in meno|moins|saving|oszczęd|risparmi|bespar|reduc|reduziert"
)


def _is_of_goods(after: str, word: re.Match[str] | None) -> bool:
    """Whether a percentage in a description is one of the goods: 20% less sugar, 节省50%时间."""
    if word is None:
        return OF_GOODS.match(after) is not None
    return _COMPARATIVE.search(word[0]) is not None and OF_GOODS.match(after[word.end() :]) is not None


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether nothing else follows that the percentage could be of: "Black Friday 20 %", "20% ab Freitag"."""
    after = text[match.end() : match.end() + 3].strip()
    return (
        len(text) <= 60
        and (not after or not (after[0].isalnum() or after[0] in "*"))
        and not re.search(r"\d\s?-\s?$", text[: match.start()])
    )


def _amounts(text: str, is_ad: bool) -> Iterator[Claim]:
    seen: set[int] = set()
    for pattern in (AMOUNT_BEFORE, AMOUNT_AFTER, AMOUNT_MINUS):
        for match in pattern.finditer(text):
            group = "m" if pattern is AMOUNT_MINUS and match["m"] else "n"
            value = number_of(match[group])
            tail = text[match.end(group) : match.end(group) + 2].lstrip()
            if value is None or value <= 0 or match.start(group) in seen or tail[:1] in ("%", "折", "/"):
                continue
            if not (match["a"] or match["b"]) and not _is_money(text, match, pattern is AMOUNT_AFTER, is_ad):
                continue
            seen.add(match.start(group))
            yield _claim(text, match, value, "amount")


def _is_money(text: str, match: re.Match[str], number_first: bool, is_ad: bool) -> bool:
    """Whether an amount without a currency is one of money: 立减30 is, "save 20 minutes" and 降30度 are not."""
    if "\u4e00" <= match[0][0] <= "\u9fff":
        return not UNIT_AFTER.match(text[match.end() : match.end() + 4])
    if not is_ad:
        return False
    # A code such as SAVE20 is written in one piece.
    apart = number_first or text[match.start("n") - 1].isspace()
    return apart and not re.match(r" ?[^\W_]", text[match.end() : match.end() + 2])


def _claim(text: str, match: re.Match[str], value: Decimal, unit: str) -> Claim:
    length = len(match[0].rstrip())
    return Claim(value, unit, _is_range(text, match.start(), match.end()), match.start(), match.start() + length)


def _is_range(text: str, start: int, end: int) -> bool:
    return bool(RANGE_BEFORE.search(text[max(0, start - 16) : start]) or RANGE_AFTER.match(text[end : end + 8]))


def number_of(written: str) -> Decimal | None:
    """Return the amount of `1,299.00`, `1.299,00`, `1 299,00` or `1.2万`; None when it can mean two things."""
    scale = 1
    written = written.strip(" .,'’")
    for sign, factor in (("万", 10_000), ("千", 1_000), ("k", 1_000)):
        if written.endswith(sign):
            written, scale = written.removesuffix(sign).strip(), factor
    digits = re.sub(r"[ '’]", "", written)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", digits):
        digits = digits.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", digits):
        digits = digits.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,12},\d{1,2}", digits):
        digits = digits.replace(",", ".")
    elif not re.fullmatch(r"\d{1,12}(?:\.\d{1,4})?", digits):
        return None
    return Decimal(digits) * scale


@frozen
class PrintedPrice:
    """An amount with a currency sign in a text. `currencies` are those that the sign can mean."""

    value: Decimal
    currencies: frozenset[str]
    start: int
    end: int


_PRINTED: Final = re.compile(rf"(?P<a>{CURRENCY}) ?(?P<n>{NUMBER})|(?P<m>{NUMBER}) ?(?P<b>{CURRENCY})(?![^\W\d_])")


def printed_prices(text: str) -> tuple[PrintedPrice, ...]:
    """Return the amounts of a folded text that carry a currency."""
    found = []
    for match in _PRINTED.finditer(text):
        value = number_of(match["n"] or match["m"])
        sign = (match["a"] or match["b"]).strip()
        if value is not None:
            found.append(PrintedPrice(value, CURRENCIES[sign], match.start(), match.end()))
    return tuple(found)
