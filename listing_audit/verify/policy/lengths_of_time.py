"""How long a sentence says that something is kept: periods in days, and what has no end."""

from __future__ import annotations

import re
from typing import Final

_UNITS: Final = {
    "年": 360,
    "个月": 30,
    "月": 30,
    "天": 1,
    "日": 1,
    "周": 7,
    "小时": 0.04,
    "year": 360,
    "month": 30,
    "week": 7,
    "day": 1,
    "hour": 0.04,
}
_NUMBERS: Final = {
    "半": 0.5, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "one": 1, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "ninety": 90, "sixty": 60, "thirteen": 13, "sixteen": 16, "seventeen": 17, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_PERIOD = re.compile(
    r"(\d{1,3}|(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|forty|fifty|thirteen|sixteen|[一二两三四五六七八九十百]{1,5}|半|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty-four|twenty|thirty|sixty|ninety)[ -]?(?:full |calendar )?(个月|年|月|天|日|周|小时|years?|months?|weeks?|days?|hours?)"
)
_FOREVER = re.compile(
    r"\bfrom (?:our|the) (?:founding|first|opening) year\b|\bfrom (?:19|20)\d\d (?:are|is) still\b|\bno end date\b|\bno (?:fixed )?(?:expiry|cut-off|closing|deletion) date\b|\bfor the (?:whole )?life of (?:the|our) (?:programme?|club|shop|company|business)\b|\bback to the (?:first|very|beginning|(?:eigh|nine)ties)|\bsince (?:opening|the (?:eigh|nine)ties|we opened)|\byear after year\b|\bfor the lifetime of (?:that|the|our)\b|\bas long as we (?:like|wish|consider|want)|"
    "最早[^，。；]{0,8}(?:19|20)\\d\\d年|不设(?:保存|保管|存储)?(?:期限|时限)|长期(?:使用|留用|可查|沿用|收录)|永续|至今未删|从开业起|直至产品停产|自(?:19|20)\\d\\d年(?:起|以来)|至今(?:都|仍|还)(?:在|存)|(?:长期|一直|始终|持续)[^，。；]{0,6}(?:存着|留着|存放|留存|保留|保存|收着|放着)|(?:存|留|放|收|保存|保留)[^，。；]{0,4}(?:着|在)[^。；]{0,24}(?:没有?|未|不曾)(?:删|扔|丢|清|销)过?|(?:从来?不|从没有?|从未|绝不)(?:会)?(?:删除|删|扔|丢|销毁|清理|清)(?![^，。；]{0,4}(?:单|弃))|(?:时间|期限)不限|不限(?:时间|期限)|没有期限|"
    r"never (?:throw|bin|shred|destroy|wipe|discard|get rid|clear)\w*|\bfor as long as (?:the |our |this )?(?:business|company|shop|firm) (?:exists|lives|trades|is)|\b(?:since|back to) (?:19|20)\d\d\b|\bgo(?:es)? back (?:\w+ )?(?:\d+|ten|fifteen|twenty|thirty|many) years|in perpetuity|for (?:all time|life|good)\b|preserv\w* (?:forever|for ever)|"
    "(?:keep|kept|retain|stor|archiv)\\w*[^.;]{0,90}(?:permanently|for ever|for good)|never (?:be )?(?:deleted|erased|removed)|永久|永远|无限期|长期保存|一直保存|indefinitely|forever|permanently (?:stor|kept|keep|retain|archiv)|never delete|without (?:any |an? )?(?:time |set )?limit|\\bwhere (?:they|it) (?:then )?(?:remain|stay|live)s?\\b|\\b(?:remains?|stays?) there(?: \\w+)?[.;]|\\bstays? (?:\\w+ ){0,5}for good\\b|unlimited (?:period|time)|无限期"
)
FOREVER_DAYS: Final = 1e9
# What stays until the person takes it away is kept by nobody for ever.
_TILL_YOU: Final = re.compile(
    "存续期|在用期间|注销(?:之)?前|未注销|未关闭|(?:使用|注册|会员)期间|\\bwhile (?:you|your|the account)|as long as (?:your|the) account|只要(?:您|你)|除非(?:您|你)|直到(?:您|你)|until you|unless you|as long as you"
)


def number_of(word: str) -> float:
    """Return the number that digits or a number word of either language stand for."""
    if word.isdecimal():
        return float(word)
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word.isascii():  # "twenty-five"
        return sum(_NUMBERS[part] for part in re.split("[- ]", word))
    hundreds, _, word = word.rpartition("百")
    tens, _, ones = word.partition("十")
    value = (
        _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0)
        if "十" in word
        else _NUMBERS.get(word[:1], 0 if hundreds else 1)
    )
    return value + (100 * _NUMBERS.get(hundreds[:1], 1) if hundreds else 0)


def _days(match: re.Match[str]) -> float:
    unit = match[2]
    return number_of(match[1]) * _UNITS.get(unit.rstrip("s") if unit.isascii() else unit, 1)


_SPANS: Final = {"decade": 3600, "fortnight": 14, "half a year": 180, "half-year": 180, "十年八年": 3600}
_SPAN: Final = re.compile("|".join(_SPANS))
_FOR_ONE: Final = re.compile(
    r"\b(?:for|after|within) an? (?:full |whole |further |calendar )?(year|month|week|day|hour)\b"
)


def days_in(text: str) -> list[float]:
    """Return the periods that a sentence names, in days."""
    ones = [_UNITS[match[1]] for match in _FOR_ONE.finditer(text)]
    ones += [_SPANS[match[0]] for match in _SPAN.finditer(text)]
    return ones + [_days(match) for match in _PERIOD.finditer(text)]


def lasts_for_ever(text: str) -> bool:
    """Return whether a sentence says that something is kept without an end, and not only until the person acts."""
    return _FOREVER.search(text) is not None and _TILL_YOU.search(text) is None
