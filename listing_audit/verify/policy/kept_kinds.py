"""Two periods for the same kinds of data, or a promise that nothing lasts and a period that does, by word classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from listing_audit.verify.policy.clash_rows import Pair
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.period_clashes import FOREVER_DAYS, days_in, lasts_for_ever
from listing_audit.verify.policy.statements import data_kinds, names_all_data, narrowed

_KEPT: Final = re.compile(
    "保存|保留|留存|存储|储存|存放|存档|留着|备份|存有|存着|保管|归档|只?留(?=[一二两三四五六七八九十半\\d])|存(?=[一二两三四五六七八九十半\\d])|"
    r"\bstor(?:e|es|ed|age)\b|\bkeep(?:s|ing)?\b|\bkept\b|\bhold(?:s|ing)?\b|\bheld\b|\bretain|\bretention\b|\bsav(?:e|es|ed)\b|\barchiv|\bon file\b|\bremains?\b|\bstays?\b|\bpreserv|\bmaintain|\bfiled\b"
)
_GONE: Final = re.compile(
    r"删|销毁|清除|清空|清掉|清理|抹|粉碎|碎掉|撕|烧掉|不留|覆盖|消失|用完即|\bdelet|\beras|\bdestroy|\bwip(?:e|es|ed)\b|\bremov|\bpurg|\bshred|\bscrub|\bvanish|\bdisappear|\bdiscard|\bdispos|\boverwrit"
)
_AT_ONCE: Final = re.compile(
    r"立即|立刻|马上|当天|当日|当场|即刻|随即|即时|用完即|后即|\bat once\b|immediate|straight ?away|right away|same day|on the spot|instantly|\bthe (?:moment|minute|instant|day|very day)\b|\bas soon as\b|\bright after\b"
)
_NOT_KEPT: Final = re.compile(
    r"(?:不|从不|绝不|不会|没有)(?:会)?(?:保存|保留|留存|存储|储存|留下|存)(?!期)|(?:没有|无)[^，。；]{0,4}(?:存档|留底|档案)|\b(?:have|has|keep|keeps|run|maintain) no (?:archive|records?|files?|register|database|copies)\b|(?:\b(?:not|never|nothing|no)\b|n't\b)[^.;,]{0,40}\b(?:stor(?:e|ed)|kept|keep|retain(?:ed)?|saved?|held|hold)\b(?! (?:in|on|outside|abroad|longer|for longer|by|with|elsewhere|as long))"
)
_AT_MOST: Final = re.compile(
    r"最多|至多|最长|不超过|不多于|不会超过|只(?:留|存|保)|仅(?:留|存|保)|no(?:t)? (?:longer|more) than|at (?:the )?(?:most|longest|latest)|maximum|up to|\bonly\b|never (?:longer|more) than"
)
# Periods that law sets, that belong to copies or to what names nobody, or that are not those of the whole kind.
_APART: Final = re.compile(
    "法律|法规|法定|税|会计|财务|发票|监管|纠纷|诉讼|匿名|去标识|脱敏|统计|备份|cookie|日志|如果|如(?:您|需|有)|若|(?<!删)(?<!清)除(?!了您)|但|未(?:完成|支付|付款|通过|注销|中标|激活|登录)|取消的|失败|废弃|草稿|游客|闲置|不活跃|最后一次|答复|回复|工作日|质保|保修|退换|周岁|(?:您|用户|顾客)[^，。；]{0,6}要求|申请|注销|销户|撤回|"
    r"\blaw|legal|statut|\btax|account(?:ing|ancy|ant)|invoice|dispute|claims?\b|regulat|anonym|aggregat|statistic|back-?up|cookie|\bif\b|unless|except|\bbut\b|other than|apart from|failed|unsuccessful|cancell?ed|abandon|inactive|unpaid|unfinished|drafts?\b|guest|unconfirmed|dormant|\bask|\brequest|\breply|\banswer(?:ed)? (?:within|in)|\brespond|warrant|guarantee|years? (?:old|of age)|clos(?:e|ed|ing)|unsubscri|withdraw|\bmay\b|\blogs?\b"
)
# What a promise about everything is broken by: who the buyers are, and what they left.
_OF_PERSONS: Final = frozenset({"name", "address", "profile", "email", "phone", "birth", "answers", "photo", "sizes"})


# What data are kept for names other data: "in order to speed up future orders".
_END_IN_VIEW: Final = re.compile(
    r"\b(?:in order to|so that|so as to|because|to (?:speed|make|help|allow|enable|avoid|prove|train|coach))\b.*|(?:以便|便于|用于|以供|供|为了|方便).*"
)


# However long a matter takes, it takes no years.
_WHEN_DONE: Final = re.compile(
    r"\b(?:when|once|after|as soon as)\b[^.;]{0,40}\b(?:settled|answered|resolved|closed|done|finished|completed|over|ends?|ended|solved|clarified)\b|办结|办完|解决后|处理完|结束后|完成后|了结"
)
_UNTIL_DONE: Final = re.compile(
    r"\b(?:until|till)\b[^.;]{0,40}\b(?:settled|answered|resolved|closed|done|finished|completed|over|ends?|ended|delivered|arrived)\b|(?:到|至)[^，。；]{0,8}(?:完成|结束|办结|送达|签收)(?:之日)?(?:为止|止)"
)
_A_WHILE: Final = 90.0


class _Kept(NamedTuple):
    sentence: Sentence
    kinds: frozenset[str]
    days: float


def kept_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield one kind of data with two periods, or everything gone soon and something of a person kept for longer."""
    if not is_plain(document):
        return
    zh = document.is_chinese
    told = [
        _Kept(one, data_kinds(_END_IN_VIEW.sub("", one.low), is_chinese=zh), days)
        for one in document.sentences
        if (_KEPT.search(one.low) or _GONE.search(one.low))
        and not _APART.search(one.low)
        and (days := _days(one.low)) is not None
    ]
    for number, one in enumerate(told):
        for other in told[number + 1 :]:
            if one.sentence.line != other.sentence.line and _differ(one, other) and _of_the_same(one, other, zh=zh):
                short, long = sorted((one, other), key=lambda kept: kept.days)
                yield "retention", (short.sentence, long.sentence)
                return


def _days(text: str) -> float | None:
    """For how many days a sentence says that something is kept; None if it says nothing, or several things."""
    if lasts_for_ever(text):
        return FOREVER_DAYS
    periods = days_in(text)
    if len(periods) == 1:
        return periods[0]
    if not periods and ((_GONE.search(text) and _WHEN_DONE.search(text)) or _UNTIL_DONE.search(text)):
        return _A_WHILE
    if not periods and ((_GONE.search(text) and _AT_ONCE.search(text)) or _NOT_KEPT.search(text)):
        return 0
    return None


def _differ(one: _Kept, other: _Kept) -> bool:
    short, long = sorted((one.days, other.days))
    return long >= 1.5 * short and long > 1


def _of_the_same(one: _Kept, other: _Kept, *, zh: bool) -> bool:
    """Whether both speak of the same kinds, or the shorter one of everything and the longer one of what a person left."""
    short, long = sorted((one, other), key=lambda kept: kept.days)
    if short.kinds and narrowed(short.kinds) == narrowed(long.kinds):
        return True
    if not names_all_data(short.sentence.low, is_chinese=zh) or short.kinds - _OF_PERSONS:
        return False
    if short.days and not _AT_MOST.search(short.sentence.low):
        return False
    if long.days >= FOREVER_DAYS:
        return bool(long.kinds)
    if long.kinds:
        return bool(long.kinds & _OF_PERSONS) and not long.kinds - _OF_PERSONS
    return names_all_data(long.sentence.low, is_chinese=zh)
