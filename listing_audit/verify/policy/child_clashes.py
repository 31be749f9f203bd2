"""Nobody under age is served or recorded, and a child's details are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from listing_audit.verify.policy.clash_rows import Pair
from listing_audit.verify.policy.denials import CHILD_HARMLESS, CHILD_USED, NO_CHILD
from listing_audit.verify.policy.document import PolicyDocument


def child_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    unknowing = [
        one
        for one in document.sentences
        if _CHILD_WORD.search(one.low) and NO_CHILD[document.is_chinese].search(one.low)
    ]
    denials = [one for one in unknowing if not GUARDED.search(one.low)]
    if not unknowing:
        return
    if not denials:
        asked = next((one for one in document.sentences if _CHILD_ASKED.search(one.low)), None)
        if asked is not None and asked not in unknowing and unknowing and not _IF_CHILD.search(unknowing[0].low):
            yield "children", (unknowing[0], asked)  # who asks for a child's name knows
        return
    for one in document.sentences:
        if one in denials or not CHILD_USED[document.is_chinese].search(one.low) or CHILD_HARMLESS.search(one.low):
            continue
        yield "children", (denials[0], one)
        return
    absolute = next((one for one in denials if _NO_MINOR_AT_ALL.search(one.low)), None)
    if absolute is None:
        return
    for one in document.sentences:
        if one is not absolute and _MINOR_GIVES.search(one.low):
            yield "children", (absolute, one)  # a guardian's consent does not help where none is taken
            return


GUARDED: Final = re.compile("未经|without|unless|except|监护人|parent|consent|knowingly|intentionally|故意|主动")
# A cheap look before the long one: whoever is not to be among the customers is named by one of these.
_CHILD_WORD: Final = re.compile(
    "未成年|儿童|未满|孩子|成年|成人|年满|child|minor|kids|adult|under|1[0-9]|thirteen|sixteen|eighteen|teen"
)
_CHILD_ASKED: Final = re.compile(
    "(?:请|需要?|要求|须|应|收集|记录|登记)[^，。；不]{0,16}(?:填写|提供|登记|录入|上传|收集|记录)?[^，。；不]{0,8}(?:孩子|宝宝|小朋友|学员)的?[^，。；]{0,4}(?:姓名|名字|昵称|生日|学校|照片|年龄)|"
    r"\b(?:sign|enter|add|register|enrol+|tell us|give us|make)\b[^.;]{0,30}\b(?:your |each of your |the )(?:little \w+|child(?:ren)?|kids?|son|daughter|toddler|baby)\b[^.;]{0,40}(?:\bname|birth|school|photo|snapshot)|\b(?:we|i) (?:also )?(?:ask|collect|need|require|record|store|keep|want)(?! (?:no|nothing))[^.;]{0,70}\b(?:the |your |a |each |every )?(?:child|kid|pupil|baby|toddler|player)(?:ren)?(?:['’]s|s['’])[^.;]{0,24}(?:name|nickname|birth|age\b|photo|school|voice|picture|grade)"
)
_IF_CHILD: Final = re.compile("如果|若|除非|未经|监护人|without|unless|except|consent|permission|our (?:web)?site\\b")
_NO_MINOR_AT_ALL: Final = re.compile(
    r"(?:任何情况下|绝不|一律不|从不|概不|坚决不)[^。；]{0,20}(?:接受|收集|保存|处理|面向)|\b(?:never|under no circumstances|at no time|whatsoever)\b"
)
_MINOR_GIVES: Final = re.compile(
    "(?:未成年人|未满[^，。；]{0,6}岁|儿童)[^。；]{0,60}(?:提交|填写|提供|录入)(?:您的|其|你的)?个人信息|"
    r"(?:minors?|children|under (?:the age of )?1\d)\b[^.;]{0,100}(?:may|can|must|should) (?:only )?(?:\w+ )?(?:submit|provide|register|give|enter|create an account)\b[^.;]{0,60}(?:consent|permission|parent|guardian)"
)
