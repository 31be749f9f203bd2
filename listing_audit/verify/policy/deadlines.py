"""Two deadlines of the firm that cannot both hold: a request is answered within a month, and after half a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from listing_audit.verify.policy.document import PolicyDocument, Sentence, is_row, under_one_head
from listing_audit.verify.policy.lengths_of_time import days_in
from listing_audit.verify.policy.signals import holds_any

Pair = tuple[Sentence, Sentence]

_HINTS: Final = ("请求", "申请", "注销", "答复", "request", "enquir", "account", "application")

# What is done to an account, and to any other request.
_ACTS: Final = {
    "rights_account_cancel": {
        True: re.compile("注销"),
        False: re.compile(r"\b(?:clos|cancel|delet|terminat)\w*\b[^.;]{0,24}\baccounts?\b|\baccounts?\b[^.;]{0,24}\b(?:closed|cancelled|deleted|terminated)\b"),
    },
    "method_of_exercise": {
        True: re.compile("请求|申请|权利"),
        False: re.compile(r"\b(?:requests?|applications?|enquir\w+)\b"),
    },
}  # fmt: skip
_DONE: Final = {
    True: re.compile("答复|回复|处理|办结|办理|完成|受理|反馈|回应|生效|响应|冷静期|关闭"),
    False: re.compile(
        r"\b(?:respond|answer|repl(?:y|ies|ied)|compl(?:y|ied)|fulfil|process(?:ed)?|act(?:ed)? (?:up)?on|deliver|handle|deal|dealt|honou?r|closed?|complete|take effect|takes? effect)\w*\b"
    ),
}
# Periods that belong to something else, and those that a further reason lengthens.
_OTHER: Final = {
    True: re.compile(
        "保存|保留|留存|存储|内(?:未|没有|再次)|近|过去|此前|每|延长|延期|复杂|特殊|法律|法规|如果|若|除非|异议|申诉|诉讼|通知|恢复|重新|未(?:登录|使用)|备份|商品|退款|退货|发票|试用|会员期"
    ),
    False: re.compile(
        r"\b(?:keep|kept|retain\w*|stor\w+|records? of|preceding|previous|past|prior|last|twice|every|each|per|additional|extend\w*|extension|further|another|complex\w*|number of requests|appeal\w*|complain\w*|if|unless|where|when|law|legal|back-?ups?|inactiv\w*|expire\w*|reactivat\w*|recover\w*|refund\w*|return\w*|acknowledg\w*|confirm\w*|opt[- ]?out|up to|authori[sz]ed agent|trial)\b"
    ),
}
_WITHIN: Final = {
    True: re.compile("内|以内|之内"),
    False: re.compile(r"\b(?:within|in|no later than|at the latest|takes?|wait\w*)\b"),
}
_NOT_BEFORE: Final = {
    True: re.compile("(?:后|满|期满)[^，。；]{0,4}(?:才|方)|(?:才|方)(?:予以|予|可|能|会|办结|办理|处理|答复)|不早于|最早"),
    False: re.compile(r"\bat the (?:very )?earliest\b|\b(?:not|never) before\b|\bonly after\b|\bno sooner than\b|\bnot (?:\w+ )?until\b"),
}  # fmt: skip
_WORKING: Final = re.compile(r"个?工作[日天]| (?:business|working) days?")
_A_QUARTER: Final = 95.0  # what the laws allow together with their extensions
_MAX: Final = 420


class _Deadline(NamedTuple):
    sentence: Sentence
    days: float  # with the extensions that the sentence allows
    first: float  # without them
    is_late: bool  # nothing is done before


def deadline_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield for requests, and for accounts that are to be closed, the promised deadline and the one that breaks it."""
    zh = document.is_chinese
    told: dict[str, list[_Deadline]] = {}
    for one in document.sentences:
        if one.is_contents or is_row(one) or len(one.low) > _MAX or not holds_any(one.low, _HINTS):
            continue
        code = next((code for code, words in _ACTS.items() if words[zh].search(one.low)), None)
        if code is None or _DONE[zh].search(one.low) is None:
            continue
        late = _NOT_BEFORE[zh].search(one.low) is not None
        periods = days_in(_WORKING.sub(lambda match: "日" if zh else " days", one.low))
        if not periods or not (late or _WITHIN[zh].search(one.low)):
            continue
        longer = 1.4 if _WORKING.search(one.low) else 1.0
        told.setdefault(code, []).append(_Deadline(one, longer * sum(periods), longer * min(periods), late))
    for code, found in told.items():
        pair = _broken(found, is_chinese=zh)
        if pair is not None:
            yield code, pair


def _broken(found: list[_Deadline], *, is_chinese: bool) -> Pair | None:
    """The longest of the usual deadlines, with its extensions, and one that nothing of it allows."""
    lengthy = [one for one in found if _OTHER[is_chinese].search(one.sentence.low) is None and _is_lengthy(one)]
    usual = [one for one in found if one not in lengthy and not one.is_late and one.days >= 1]
    if not usual:
        return None
    slowest = max(usual, key=lambda one: one.days)
    first = max(usual, key=lambda one: one.first)
    for one in lengthy:
        promise, allowed = (first, 1.3 * first.first) if one.is_late else (slowest, 2 * slowest.days)
        if one.days > allowed and not under_one_head(promise.sentence, one.sentence):
            return promise.sentence, one.sentence
    return None


def _is_lengthy(one: _Deadline) -> bool:
    return one.is_late or one.days > _A_QUARTER
