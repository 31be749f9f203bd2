"""Flat statements that cannot both be true, in policies of any length.

`sides` asks that a promise be universal and a deed be told as done, and reads few promises in a treatise. Here the words
of the first statement leave no room by themselves ("sets no cookies", "may withdraw at any time", "encrypted"), so that
the second may also be told as what may happen: who reserves what he denies has not denied it. What the law demands, what
one agrees to, and what names nobody contradicts no such statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, is_row, under_one_head
from listing_audit.verify.policy.flat_matters import FLAT, Flat, Side
from listing_audit.verify.policy.flat_words_en import FLAT_EN
from listing_audit.verify.policy.flat_words_zh import FLAT_ZH
from listing_audit.verify.policy.kinds_of_data import data_kinds, names_all_data, narrowed
from listing_audit.verify.policy.provisos import WITHOUT_EXCEPTION, has_exception, is_excepted_behind
from listing_audit.verify.policy.side_words_en import CLASSES_EN
from listing_audit.verify.policy.side_words_zh import CLASSES_ZH
from listing_audit.verify.policy.sides import Pair, Said, read_sides

# Beyond this many characters a sentence tells of several things, and the words of a form meet in it by chance.
_MAX: Final = {True: 240, False: 520}
_GAP: Final = {True: "[^。；？！]{0,40}?", False: "[^;?!]{0,110}?"}
# What is asked, defined, or told of somebody else's texts and doings is none of the two.
_NO_STATEMENT: Final = {
    True: re.compile(
        "[?？]\\s*$|是指|指的是|如何|怎样|请勿|请您?(?:仔细|注意|阅读|查看)|第三方(?:网站|应用|链接)|其他网站|自身的(?:隐私|政策)|帮助您了解"
        # Of several things in a row, what stands in brackets behind one is said of that one.
        "|）[^。；（）]{0,14}[、，][^。；（）]{0,14}（[^）]{0,40}不(?:会)?(?:上传|保存|存储|留存)"
    ),
    False: re.compile(
        r"\?\s*$|\bdo[ -]not[ -]track\b|(?<!other )(?<!any )(?<!by )(?<!electronic )(?<!automated )(?<!technical )(?<!what )\bmeans\b(?! (?:of|by|for|to|upon)\b)|\brefers to\b|^(?:how|what|why|which|who) (?:we|do|are|is|does)\b[^;]*$|\bplease (?:do not|don't|read|review|note)\b|\bnot responsible\b|\btheir own (?:privacy|policies|terms)|\bthird[- ]party (?:web)?sites\b|^(?:the |your )?(?:right|option)s? (?:to|not to) (?:know|direct|be told)\b|\bwe are not (?:able|required)\b|^to (?!make\b)\w+ [^.]{0,60}\bplease\b"
    ),
}
# Conditions and exceptions that take back what is stated.
_TAKES_BACK: Final = {
    True: re.compile(
        "如果|如您|若|除非|除(?!了您)|以外|之外|例外|但(?!是我们)|仅在(?!中国|中华|我国|境内|大陆|国内)|可能|未经|非经|原则上|一般"
    ),
    False: re.compile(
        r"\b(?:if|unless|except|other than|otherwise|but|however|knowingly|may|might|in principle|generally|where|while|without (?:your|the|a))\b"
    ),
}
# What one agrees to or asks for; what the law demands, what names nobody, and what is not yet.
_BY_CONSENT: Final = {
    True: re.compile("同意|授权(?:后|的|同意)|许可|自愿|主动选择|如您|如果您|若您|您(?:可以?|有权|能)"),
    False: re.compile(
        r"\b(?:consent\w*|agree[ds]?|permission|opt(?:s|ed)?[- ]in|at your (?:request|direction)|if you (?:choose|wish|want|agree|connect|link|ask|decide|permit|allow))\b"
    ),
}
_NO_PRACTICE: Final = {
    True: re.compile(
        "匿名|去标识|脱敏|汇总|统计性|法律|法规|依法|法院|公安|监管|司法|合并|分立|收购|破产|无法识别|今后|将来"
    ),
    False: re.compile(
        r"\b(?:anonym\w*|aggregat\w*|de-?identif\w*|non-?personal\w*|courts?|police|law|legal\w*|statut\w*|regulat\w*|merger|acquisition|bankrupt\w*|hypothetic\w*|right to|would|could|should|in the future|hashed)\b"
    ),
}
_NO: Final = {
    True: re.compile("不(?!同|仅|只|断|限|再(?:另行|单独))|没有?|未(?!来|成年|满)|无(?!论|线|须|需|人)|绝不|从不|禁止|避免|防止"),
    False: re.compile(r"\b(?:never|not(?! only)|no|nor|nobody|none|nothing|neither|cannot|without|prevent\w*|avoid\w*|decline[ds]?|refuse[ds]?|disable[ds]?|block)\b|n't\b"),
}  # fmt: skip
_BOUNDARY: Final = {True: re.compile("[，,；;：:]"), False: re.compile(r"[,;:(]")}


@cache
def _words(name: str, is_chinese: bool) -> str:
    flat, sides = (FLAT_ZH, CLASSES_ZH) if is_chinese else (FLAT_EN, CLASSES_EN)
    return flat.get(name) or sides[name]


@cache
def _word(name: str, is_chinese: bool) -> re.Pattern[str]:
    return re.compile(_words(name, is_chinese))


@cache
def _form(forms: str, is_chinese: bool) -> re.Pattern[str]:
    return re.compile(
        "|".join(
            _GAP[is_chinese].join(f"(?:{_words(name, is_chinese)})" for name in form.split(">"))
            for form in forms.split(" / ")
        )
    )


def flat_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield the code of each flat statement that another one contradicts, with the two."""
    zh = document.is_chinese
    said = [
        one for one in read_sides(document) if len(one.text) <= _MAX[zh] and _NO_STATEMENT[zh].search(one.text) is None
    ]
    for matter in FLAT:
        pair = _contradicted(matter, said, document)
        if pair is not None:
            yield matter.code, pair


def _contradicted(matter: Flat, said: Sequence[Said], document: PolicyDocument) -> Pair | None:
    second: list[Said] | None = None
    if matter.first.excepted:  # most policies say the first, and hardly one the second
        second = [other for other in said if _practised(matter.second, other)]
        if not second:
            return None
    for one in said:
        if not _stated(matter.first, one) or not _firm(matter.first, one, document):
            continue
        if second is None:
            asked = _rows(document) if matter.in_rows else said
            second = [other for other in asked if _practised(matter.second, other)]
        for other in second:
            if (
                other.number != one.number
                and not under_one_head(one.sentence, other.sentence)
                and _agree(matter, one, other)
            ):
                return one.sentence, other.sentence
    return None


def _rows(document: PolicyDocument) -> list[Said]:
    zh = document.is_chinese
    return [
        Said(one, number, zh, one.low)
        for number, one in enumerate(document.sentences)
        if is_row(one) and not one.is_contents
    ]


def _stated(side: Side, one: Said) -> bool:
    """Whether the words of a side stand in a sentence, without a negation unless they hold it themselves."""
    if (side.denies and not side.excepted and not one.has("DENIAL", _word)) or not one.meets(
        side.needs, side.void, _word
    ):
        return False
    zh, low = one.is_chinese, one.sentence.low
    for match in _form(side.forms, zh).finditer(low):
        if side.denies:
            return True
        begin = max((cut.end() for cut in _BOUNDARY[zh].finditer(low, 0, match.start())), default=0)
        if _NO[zh].search(low, begin, match.end()) is None:
            return True
    return False


def _firm(side: Side, one: Said, document: PolicyDocument) -> bool:
    """Whether nothing is taken back of what is stated first, in its sentence or behind it."""
    if side.excepted:
        return True
    return not (
        _TAKES_BACK[one.is_chinese].search(WITHOUT_EXCEPTION.sub(" ", one.sentence.low))
        or has_exception(one.sentence)
        or is_excepted_behind(document.sentences, one.number)
    )


def _practised(side: Side, one: Said) -> bool:
    zh = one.is_chinese
    return _stated(side, one) and (
        side.denies
        or (_NO_PRACTICE[zh].search(one.text) is None and (side.by_consent or _BY_CONSENT[zh].search(one.text) is None))
    )


# What serves one end alone where a policy says so; an address serves as many ends as there are parcels.
_SPECIAL_KINDS: Final = frozenset({"body", "papers", "contacts", "sound", "calls", "health", "belief"})
# What both must name, by the class that holds it.
_NAMED: Final = {"vendors": "VENDOR", "log items": "LOG_ITEM"}


def _agree(matter: Flat, one: Said, other: Said) -> bool:
    zh = one.is_chinese
    if matter.agree in _NAMED:
        names = _word(_NAMED[matter.agree], zh)
        named = {match[0] for match in names.finditer(one.sentence.low)}
        return any(match[0] in named for match in names.finditer(other.sentence.low))
    if matter.agree == "places":
        here = {match[0] for match in _word("ANYWHERE", zh).finditer(one.sentence.low)}
        return any(match[0] not in here for match in _word("ANYWHERE", zh).finditer(other.sentence.low))
    if not matter.agree:
        return True
    about = narrowed(data_kinds(one.text, is_chinese=zh))
    kinds = data_kinds(other.text, is_chinese=zh)
    if matter.agree == "same kinds":
        return bool(about & kinds)
    if matter.agree == "special kinds":
        return bool(about & kinds & _SPECIAL_KINDS)
    return not about or names_all_data(one.text, is_chinese=zh) or bool(about & kinds)
