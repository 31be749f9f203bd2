"""Reads the price out of a text such as `￥1,999`, `1.299,00 €`, `1.2万` or `12.99-15.99`.

One answer or none: a text that names no single amount gives the reason why, never a guess. Amounts are `Decimal`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

Reason = Literal[
    "empty", "none_stated", "range", "from", "up_to", "coupon", "multi_buy", "percent", "ambiguous", "several",
    "negative", "not_a_price", "too_long",
]  # fmt: skip

_MAX_LENGTH: Final = 120  # longer texts are prose, not prices; also bounds the work


@dataclass(frozen=True, slots=True)
class ParsedPrice:
    """What a price text says. Either `amount` is set or `reason` says why not.

    A range has `low` and `high`, a "from" price `low`, an "up to" price `high`. `currency` is ISO 4217: bare `$`
    is read as USD and `￥` as CNY, so a currency column or field of the source must win over it. `unit` is what the
    amount buys (`件`, `kg`), where the text says so.
    """

    amount: Decimal | None = None
    currency: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    reason: Reason | None = None
    unit: str | None = None


# Signs and words, longest first so that `NT$` is not read as `$`.
_SIGNS: Final[dict[str, str]] = {
    "us$": "USD", "u$s": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "s$": "SGD", "nz$": "NZD", "mx$": "MXN", "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY",
    "₹": "INR", "rs.": "INR", "rs": "INR", "₩": "KRW", "원": "KRW", "円": "JPY", "日元": "JPY", "₽": "RUB",
    "руб.": "RUB", "руб": "RUB", "₴": "UAH", "грн": "UAH", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF",
    "lei": "RON", "лв": "BGN", "₺": "TRY", "tl": "TRY", "฿": "THB", "₫": "VND", "đ": "VND", "₱": "PHP", "₪": "ILS",
    "fr.": "CHF", "sfr.": "CHF", "rm": "MYR", "rp": "IDR", "s/": "PEN", "r": "ZAR", "人民币": "CNY", "元": "CNY",
    "块": "CNY", "圆": "CNY", "港元": "HKD", "港币": "HKD", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "rmb": "CNY",
    "euro": "EUR", "eur": "EUR", "kr": "", "kr.": "",
}  # fmt: skip
_CODE_LIST: Final = (
    "AED ARS AUD BDT BGN BHD BRL CAD CHF CLP CNH CNY COP CZK DKK DZD EGP EUR GBP GEL GHS HKD HUF IDR ILS INR ISK JOD JPY "
    "KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH "
    "USD UYU VND ZAR"
)
_CODES: Final = frozenset(_CODE_LIST.split())
_MINOR_DIGITS: Final = {**dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK"), 0),
                        **dict.fromkeys(("KWD", "BHD", "OMR", "JOD", "TND"), 3)}  # fmt: skip
# Where a point divides thousands and a comma decimals: `1.299 €` is one thousand two hundred and ninety-nine.
_POINT_THOUSANDS_LIST: Final = "EUR PLN CZK DKK SEK NOK ISK HUF RON BGN RSD TRY BRL ARS CLP COP UYU IDR VND RUB UAH"
_POINT_THOUSANDS: Final = frozenset(_POINT_THOUSANDS_LIST.split())

_NONE_WORDS: Final = frozenset(
    (
        "-", "--", "---", "—", "–", "/", "\\", "?", "n/a", "na", "n.a.", "none", "null", "nil", "nan", "tbd", "tba",
        "call for price", "contact us", "price on request", "on request", "ask for price", "not available", "sold out",
        "out of stock", "无", "暂无", "暂无报价", "暂无价格", "面议", "价格面议", "询价", "请询价", "咨询客服", "电询", "待定", "不详",
        "未定价", "缺货", "下架",
    )
)  # fmt: skip
_NOT_OFFERED: Final = re.compile(r"-\s?1(?:\.0{1,4})?")
_FREE_WORDS: Final = frozenset(("free", "免费", "免費", "gratis", "kostenlos", "gratuit"))

_NUMBER: Final = re.compile(
    r"(?P<run>\d{1,3}(?:[ ']\d{3}){1,5}(?:[.,]\d{1,20})?(?![\d])|\d{1,18}(?:[.,]\d{1,20}){0,6})\s?(?P<scale>万|千|亿|k\b)?"
)
_PLAIN: Final = re.compile(r"\d{1,15}(?:\.\d{1,2}|\.\d{4,20})?")
_SCIENTIFIC: Final = re.compile(r"\d{1,15}(?:\.\d{1,17})?e[+-]?\d{1,2}")


def _sign_pattern(sign: str) -> str:
    # A word sign must not be part of a longer word: `r` in "for", `ft` in "soft".
    before = r"(?<![^\W\d_])" if sign[0].isascii() and sign[0].isalpha() else ""
    after = r"(?![^\W\d_])" if sign[-1].isascii() and sign[-1].isalpha() else ""
    return before + re.escape(sign) + after


_CURRENCY: Final = re.compile(
    "|".join(
        _sign_pattern(sign)
        for sign in sorted({*_SIGNS, *(code.lower() for code in _CODES)}, key=lambda s: (-len(s), s))
    )
)
_COUPON: Final = re.compile(r"[满每]\s?\d[^减]{0,12}减|立减|减免|优惠券|代金券|\bcoupon\b|\bvoucher\b|\boff\b|\bsave\b")
_MULTI: Final = re.compile(
    r"(?<![\d.,])\d{1,2}\s?(?:for|für|pour)\W{0,3}[a-z]{0,3}\W{0,2}\d|\bbuy\s?\d|\bany\s?\d"
    r"|买\s?[\d一二两三四五]{1,3}\s?[送赠]|第[二三2-9]件|(?<![\d.])[2-9二两三四五]件共?\W{0,2}\d"
)
_PERCENT: Final = re.compile(r"\d\s?[%％]|\d\s?折")
_FROM: Final = re.compile(r"起|\bfrom\b|\bstarting\b|\bab\b|\bà partir\b|\bdesde\b|\bmin\b|低至|≥|\+$")
_UP_TO: Final = re.compile(r"\bup to\b|\bbis zu\b|最高|以内|≤|\bmax\b")
_RANGE: Final = re.compile(r"\d\D{0,8}(?:[-~–—‒−〜]|\bto\b|\bbis\b|至|到)\s?\D{0,8}\d")
_UNIT: Final = re.compile(r"(?:/|\bper\b|\ba\b|每|一)\s?(\d{0,4}\s?[^\W\d_]{1,12})$")
_BRACKETS: Final = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")


def parse_price(text: str, *, currency: str | None = None, minor_units: bool = False) -> ParsedPrice:
    """Return the price that a text names, or why it names none.

    `currency` is what the source says elsewhere; it wins over a sign in the text and settles what a point means.
    `minor_units`: a bare integer counts cents (or what the currency has; yen and won have none).
    Blank, `-1`, "N/A", 面议 and their like state no price (`empty`, `none_stated`), which is not an error.
    """
    if len(text) > _MAX_LENGTH and not text.isspace():
        return ParsedPrice(reason="too_long", currency=normal_currency(currency))
    return _parsed(text[:_MAX_LENGTH], currency, minor_units)


@lru_cache(maxsize=16_384)  # a catalogue repeats its prices
def _parsed(text: str, currency: str | None, minor_units: bool) -> ParsedPrice:
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    given = normal_currency(currency)
    if not folded:
        return ParsedPrice(reason="empty", currency=given)
    # Machine exports are almost always a plain number: no need to look further. Three decimals are looked at below.
    if _PLAIN.fullmatch(folded):
        return _finish(Decimal(folded), given, None, minor_units)
    if _SCIENTIFIC.fullmatch(folded):
        return _finish(Decimal(f"{Decimal(folded):f}"), given, None, False)
    if folded in _NONE_WORDS or states_no_offer(folded):
        return ParsedPrice(reason="none_stated", currency=given)
    if folded in _FREE_WORDS:
        return ParsedPrice(Decimal(0), given)
    return _parse_words(folded, given, minor_units)


def _parse_words(folded: str, given: str | None, minor_units: bool) -> ParsedPrice:
    folded = _BRACKETS.sub(" ", folded).replace("\u2019", "'")
    found = _CURRENCY.search(folded)
    currency = given or (_sign_currency(found.group(), folded) if found else None)
    if _PERCENT.search(folded):
        return ParsedPrice(reason="percent", currency=currency)
    if _COUPON.search(folded):
        return ParsedPrice(reason="coupon", currency=currency)
    if _MULTI.search(folded):
        return ParsedPrice(reason="multi_buy", currency=currency)
    # A sign or line break between two numbers must keep them apart: `109€ 109€` is not a hundred million.
    folded = re.sub(r"[\t\r\n]{1,20}", "¤", _CURRENCY.sub("¤", folded))
    folded = re.sub(r"\s{1,20}", " ", folded).strip(" .:,;¤")
    unit_match = _UNIT.search(folded)
    unit = unit_match.group(1).strip() if unit_match else None
    if unit_match:
        folded = folded[: unit_match.start()]
    numbers = list(_NUMBER.finditer(folded))
    if not numbers:
        return ParsedPrice(reason="not_a_price", currency=currency)
    amounts = [_scaled(match, currency) for match in numbers]
    return _from_amounts(amounts, folded, numbers, currency, unit, minor_units)


def _from_amounts(
    amounts: list[Decimal | None],
    folded: str,
    numbers: list[re.Match[str]],
    currency: str | None,
    unit: str | None,
    minor_units: bool,
) -> ParsedPrice:
    if any(amount is None for amount in amounts):
        return ParsedPrice(reason="ambiguous", currency=currency, unit=unit)
    known = [amount for amount in amounts if amount is not None]
    if len(known) == 2 and _RANGE.search(folded):
        low, high = known
        if numbers[0]["scale"] is None and numbers[1]["scale"] == "万" and low < 1000:
            low *= 10000  # 1-1.2万 means 10,000 to 12,000
        if low <= high:
            return ParsedPrice(low=low, high=high, reason="range", currency=currency, unit=unit)
    if len(set(known)) > 1:
        return ParsedPrice(reason="several", currency=currency, unit=unit)
    amount = known[0]
    if _FROM.search(folded):
        return ParsedPrice(low=amount, reason="from", currency=currency, unit=unit)
    if _UP_TO.search(folded):
        return ParsedPrice(high=amount, reason="up_to", currency=currency, unit=unit)
    if folded[: numbers[0].start()].rstrip(" ¤").endswith("-"):
        return ParsedPrice(reason="negative", currency=currency, unit=unit)
    return _finish(amount, currency, unit, minor_units and "." not in folded)


def _finish(amount: Decimal, currency: str | None, unit: str | None, minor_units: bool) -> ParsedPrice:
    if minor_units and amount == amount.to_integral_value():
        amount = amount.scaleb(-_MINOR_DIGITS.get(currency or "", 2))
    return ParsedPrice(amount, currency, unit=unit)


def _scaled(match: re.Match[str], currency: str | None) -> Decimal | None:
    digits = _digits(match["run"].replace(" ", "").replace("'", ""), currency)
    scale = {"万": 10_000, "千": 1_000, "k": 1_000, "亿": 100_000_000}.get(match["scale"] or "", 1)
    if digits is None or scale == 1:
        return None if digits is None else Decimal(digits)
    return Decimal(f"{(Decimal(digits) * scale).normalize():f}")


def _digits(run: str, currency: str | None) -> str | None:
    """Return the number with a point and without thousands separators; None when it can mean two things."""
    commas, points = run.count(","), run.count(".")
    if not commas and not points:
        return run
    if commas and points:
        decimal = "," if run.rfind(",") > run.rfind(".") else "."
        whole, _, fraction = run.rpartition(decimal)
        thousands = "." if decimal == "," else ","
        return f"{whole.replace(thousands, '')}.{fraction}" if _grouped(whole.split(thousands)) else None
    sign = "," if commas else "."
    groups = run.split(sign)
    if len(groups) > 2:
        return "".join(groups) if _grouped(groups) else None
    whole, last = groups
    if len(last) != 3 or len(whole) > 3 or whole == "0":
        return f"{whole}.{last}"
    if sign == ",":
        return whole + last
    if _MINOR_DIGITS.get(currency or "") == 3:
        return run
    if currency is None:
        return None  # 1.299 may be one or one thousand
    return whole + last if currency in _POINT_THOUSANDS else run


def _grouped(groups: list[str]) -> bool:
    """Return whether the groups are those of 1,299,000 or of the Indian 12,99,000."""
    return 1 <= len(groups[0]) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups[1:])


def states_no_offer(text: str) -> bool:
    """Return whether this is the -1 that trackers store while there is no offer."""
    return _NOT_OFFERED.fullmatch(text.strip()) is not None


def normal_currency(text: str | None) -> str | None:
    """Return the ISO 4217 code for `usd`, `元`, `￥` or `€`; None for blank or unknown."""
    if not text:
        return None
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    if folded.upper() in _CODES:
        return "CNY" if folded == "cnh" else folded.upper()
    return _SIGNS.get(folded) or None


def _sign_currency(sign: str, folded: str) -> str | None:
    if sign.upper() in _CODES:
        return "CNY" if sign == "cnh" else sign.upper()
    if sign == "¥" and ("円" in folded or "jpy" in folded or "税" in folded):
        return "JPY"
    return _SIGNS.get(sign) or None
