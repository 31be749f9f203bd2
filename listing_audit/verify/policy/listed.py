"""Rights told in a list of bare words: "Access and a copy. Correction. Deletion." under a heading of rights, and in one line.

"Your rights: Delete. Correct." and 「查看、复制、改错、删除，也在这一页」 give each of these rights, though no sentence has a verb
of giving. What stands under another heading, or says neither where nor how, gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from listing_audit.verify.policy.document import Sentence

_HEADED: Final = re.compile(
    r"\bwhat (?:can|may) (?:you|i) (?:ask|do|request|demand)\b|\b(?:your|the|data subject|consumer|privacy) rights\b|\brights\b[^|]{0,20}\byou\b|\b(?:california|state) (?:privacy )?rights\b|\bwhat you (?:can|may) (?:ask|do|request|demand)\b|(?:您|你|用户|个人信息主体)的?(?:各项)?权利|(?:您|你)(?:能|可以)(?:做|要求)(?:什么|的)|(?:您|你|阁下|用户|会员|读者)的?(?:可以?|有权)?(?:主张|诉求)|\bwhat \w+(?: \([^)|]*\))? may (?:ask|require|demand)\b|\byour (?:moves|say|options|choices)\b|(?:您|家长|本人)[^|]{0,6}可以|权利"
)
# A longer sentence tells its right with a verb, and is read elsewhere.
_MAX_ENTRY: Final = 110
_ENTRY: Final = {
    True: (
        ("rights_access", r"(?:查阅|查询|查看|访问|复制|知情|翻看|拷贝|看(?=[：:、，])|知道)"),
        ("rights_correct", r"(?:更正|修改|补充|改错|纠正|校正|订正|改正|改(?=[：:、，]))"),
        ("rights_delete", r"(?:删除|清除|抹去|抹掉|清掉|删掉|删(?=[：:、，]))"),
        ("rights_withdraw", r"(?:撤回|收回|拨回)(?:同意|授权|许可|准许)?"),
        ("rights_account_cancel", r"(?:停用并|申请|提交)?(?:注销|关闭|结束|销户|退会|退证)(?:账[号户])?"),
        ("rights_portability", r"(?:转移|迁移|可携带|带走|搬走|送往别)"),
    ),
    False: (
        ("rights_access", r"(?:(?:right )?(?:to )?(?:access|know|see|view|inspect|obtain a copy|show me|have a (?:peek|look))\b|a copy\b|cop(?:y|ies) of)"),
        ("rights_correct", r"(?:(?:to )?(?:correct|rectif|amend|fix|have (?:it|errors|mistakes)|put (?:it|that|things) right|set (?:it|that|things|right)|mend)\w*\b)"),
        ("rights_delete", r"(?:(?:to )?(?:delet|eras|remov|wip)\w*\b|to be forgotten\b|get rid of\b|bin (?:it|them|everything)\b)"),
        ("rights_withdraw", r"(?:(?:to )?(?:withdraw|revok)\w*\b|(?:take|flip|turn) back (?:a|any|your)\b)"),
        ("rights_portability", r"(?:(?:data )?portab\w*\b|take (?:it|them|your data|everything) (?:along|with)\b|(?:receive|take|get)\b[^.]{0,40}\b(?:portable|machine-readable)\b)"),
    ),
}  # fmt: skip
_FIRST: Final = {
    zh: tuple(
        (
            code,
            re.compile(rf"\W*(?:(?:the )?(?:right )?(?:to |of )?|(?:若|如)?(?:想|要|想要|需)(?:我们|让我们)?)?{words}"),
        )
        for code, words in rows
    )
    for zh, rows in _ENTRY.items()
}
_ALSO_PORTABLE: Final = re.compile(r"\b(?:portable|machine-readable) (?:format|file|form)\b")
_COPY: Final = re.compile(r"\bget a copy\b")

# Three verbs of rights side by side, and where or how.
_VERB: Final = "(?:看|翻看|拷贝|补|抄一份|浏览|查看|查阅|查询|复制|下载|导出|抄|改正|改错?|更正|校正|订正|更改|修正|修改|补正|删除?|抹掉?|清除|转移|转走|带走|送往别的?(?:商家|店家|家|处理者)|注销|销户|结束账[号户]|收回|撤回)(?:信息|资料|同意|准许|许可|账[号户])?"
_SIDE_BY_SIDE: Final = re.compile(f"{_VERB}(?:(?:、|，|和|与|及|或|以及){_VERB}){{2,6}}")
_PLACE: Final = re.compile(
    "(?:在|到|从)?(?:这|本|此|同一)(?:一)?(?:页|处|栏)|[这那]里|[这那]儿|进入|点(?:击|开)?[“「【]|[“「【][^”」】]{2,20}[”」】]|(?:发|写)(?:邮件|信)|打[^，。；]{0,6}电话|联系|致电|说一声|都行|均可|都可以"
)
_ABOUT: Final = re.compile("的(?:方式|途径|流程|请求|申请|渠道)|如何|怎样|文章|帖子|评论|购物车|照片里|商品")
_NAMED: Final = (
    ("rights_access", "浏览|翻看|拷贝|查看|查阅|查询|复制|抄|下载"),
    ("rights_correct", "改|更正|校正|订正|修正|补正"),
    ("rights_delete", "删|抹|清除"),
    ("rights_withdraw", "收回|撤回"),
    ("rights_account_cancel", "注销|销户|结束账"),
    ("rights_portability", "转移|转走|带走|送往别"),
)


# "Know, delete, correct, opt out": as many bare verbs as these, one after the other, are a list.
_MIN_VERBS: Final = 3
_BETWEEN: Final = re.compile(r"[,;]\s*(?:and |or )?| and | or ")
# "There you can: have a look at everything; set right what is off; …"
_YOU_CAN: Final = re.compile(r"^.{0,60}\byou (?:can|may)\b[^:]{0,20}:\s*")


def _row_of_verbs(low: str) -> Iterator[str]:
    opened = _YOU_CAN.sub("", low)
    named = [code for part in _BETWEEN.split(opened) for code, words in _FIRST[False] if words.match(part)]
    if len(named) >= _MIN_VERBS:
        yield from named


def listed_rights(sentence: Sentence, *, is_chinese: bool) -> Iterator[str]:
    """Yield the codes of the rights that a sentence gives as an entry of a list, or side by side with others."""
    low = sentence.low
    if not is_chinese and _YOU_CAN.match(low):
        yield from _row_of_verbs(low)
    if len(low) <= _MAX_ENTRY and _HEADED.search(sentence.heading):
        for code, words in _FIRST[is_chinese]:
            if words.match(low) and not _ABOUT.search(low):
                yield code
        if not is_chinese:
            yield from _row_of_verbs(low)
        if not is_chinese and _ALSO_PORTABLE.search(low) and _COPY.search(low):
            yield "rights_portability"
    if is_chinese:
        row = _SIDE_BY_SIDE.search(low)
        if row is not None and _PLACE.search(low) and not _ABOUT.search(low):
            for code, verbs in _NAMED:
                if re.search(verbs, row[0]):
                    yield code
