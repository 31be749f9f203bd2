"""Two periods that cannot both hold: all is deleted soon and something is kept for long, or one kind of data has two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from listing_audit.verify.policy.clash_rows import Pair, together
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.provisos import WITHOUT_EXCEPTION
from listing_audit.verify.policy.signals import holds_any

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
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "ninety": 90, "sixty": 60, "thirteen": 13, "sixteen": 16, "forty": 40, "fifty": 50, "hundred": 100,
}  # fmt: skip
_PERIOD = re.compile(
    r"(\d{1,3}|(?:twenty|thirty|forty|fifty)[- ](?:one|two|three|four|five|six|seven|eight|nine)|forty|fifty|thirteen|sixteen|[一二两三四五六七八九十]{1,3}|半|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty-four|twenty|thirty|sixty|ninety)[ -]?(?:full |calendar )?(个月|年|月|天|日|周|小时|years?|months?|weeks?|days?|hours?)"
)
_FOREVER = re.compile(
    "自(?:19|20)\\d\\d年(?:起|以来)|至今(?:都|仍|还)(?:在|存)|(?:长期|一直|始终|持续)[^，。；]{0,6}(?:存着|留着|存放|留存|保留|保存|收着|放着)|(?:存|留|放|收|保存|保留)[^，。；]{0,4}(?:着|在)[^。；]{0,24}(?:没有?|未|不曾)(?:删|扔|丢|清|销)过?|(?:从来?不|从没有?|从未|绝不)(?:会)?(?:删除|删|扔|丢|销毁|清理|清)(?![^，。；]{0,4}(?:单|弃))|(?:时间|期限)不限|不限(?:时间|期限)|没有期限|"
    r"never (?:throw|bin|shred|destroy|wipe|discard|get rid|clear)\w*|\bfor as long as (?:the |our |this )?(?:business|company|shop|firm) (?:exists|lives|trades|is)|\b(?:since|back to) (?:19|20)\d\d\b|\bgo(?:es)? back (?:\w+ )?(?:\d+|ten|fifteen|twenty|thirty|many) years|in perpetuity|for (?:all time|life|good)\b|preserv\w* (?:forever|for ever)|"
    "(?:keep|kept|retain|stor|archiv)\\w*[^.;]{0,90}(?:permanently|for ever|for good)|never (?:be )?(?:deleted|erased|removed)|永久|永远|无限期|长期保存|一直保存|indefinitely|forever|permanently (?:stor|kept|keep|retain|archiv)|never delete|without (?:any )?(?:time )?limit|unlimited (?:period|time)|无限期"
)
FOREVER_DAYS: Final = 1e9
# What stays until the person takes it away is kept by nobody for ever.
_TILL_YOU: Final = re.compile(
    "存续期|在用期间|注销(?:之)?前|未注销|未关闭|(?:使用|注册|会员)期间|\\bwhile (?:you|your|the account)|as long as (?:your|the) account|只要(?:您|你)|除非(?:您|你)|直到(?:您|你)|until you|unless you|as long as you"
)
# "All is deleted after three years" leaves room for what the law wants kept longer, but not for ever.
_LONG: Final = 400
_ALL_GONE = re.compile(
    "(?:信息|资料|数据|电话|地址|姓名|名字|档案|记录)[^。；]{0,30}(?:彻底|全部|一起|一并|统统|通通|整份)[^，。；]{0,4}(?:抹|删|清|销毁|粉碎|撕|烧)|(?:信息|资料|数据|档案|本子|登记)[^。；]{0,24}(?:抹|删|清|销毁|粉碎|撕|烧|毁)[^。；]{0,10}(?:一(?:条|份|个字|张|点)?(?:也|都)?不留|干净|不剩)|(?:任何|所有|全部|一切|均|一律)[^。；]{0,24}(?:不超过|不多于|最多|至多|最长)[^。；]{0,8}(?:年|月|天|日|周)|(?:不|绝不|从不)(?:留|存|保存|保留|留存)[^，。；]{0,6}(?:客人|顾客|客户|用户|您)(?:的)?(?:任何)?(?:个人)?(?:信息|资料|数据|记录|东西)|"
    r"\b(?:delet|eras|destroy|wip|remov|shred|strik|struck|purg)\w*[^.;]{0,30}\b(?:everything|all) (?:that )?we (?:hold|have|know|keep)|\b(?:your|customers?|their|client) (?:\w+ )?(?:details|data|information|records|files|name\W[^.;]{0,30})\b[^.;]{0,20}\b(?:is|are|gets?) (?:then )?(?:wiped|destroyed|shredded|struck|erased|deleted)[^.;]{0,30}\b(?:the moment|as soon as|at once|once|nothing (?:is )?left|completely)|nothing is left|\b(?:shred|destroy|burn|delete|wipe) (?:all|every)\b|(?:not|n't|never) (?:keep|hold|store|retain) any (?:of your |personal |customer |such )*(?:data|information|details|records)|\b(?:keep|hold|store|retain)s? no (?:customer |client |personal )?(?:records|data|information|details|files)|"
    "(?:删除|销毁|清除)(?:您的?|你的?|用户)?(?:所有|全部|一切)|(?:delet|eras|destroy|remov)\\w* (?:all|every|any)\\b|(?:所有|全部|一切|任何|一律|全数|均|都)[^。；]{0,40}(?:删除|销毁|清除|不留|不保存|不保留|不存储)|(?:不|绝不|从不|不会)(?:保存|保留|存储|留存)[^。；]{0,8}(?:任何|客户|用户|您的?)(?:个人|的)?(?:信息|资料|数据|隐私|记录|东西)|\\b(?:all|every|(?<!at )any|everything)\\b[^.;]{0,60}(?:delet|eras|destroy|wip|remov|purg)|\\b(?:nothing|no (?:\\w+ ){0,3}(?:data|information|records?))\\b[^.;]{0,40}(?:stored|kept|retained)(?! (?:in|on|outside|abroad|elsewhere|or reached|by|with))|(?:keep|store|retain)(?:ing|s)? (?:nothing|no )|立即(?:删除|销毁)|(?:delet|eras|destroy)\\w* (?:immediately|at once)|never (?:stor|keep|retain)"
)
# In plain talk: how little is kept, in any words, and how what was taken years ago is still there.
_DATA_KEPT: Final = "信息|资料|数据|电话|地址|姓名|名字|档案|记录|联系方式|尺寸|名片|本子|登记|customers?|clients?|\\byour\\b|data\\b|information|details|names?\\b|address|records?\\b|cards?\\b|profiles?\\b|everyone's"
_ALL_GONE_PLAIN: Final = re.compile(
    together(
        _DATA_KEPT,
        r"删|清|销毁|抹|粉碎|撕|烧|扔|毁|get rid|delet|eras|wip|destroy|remov|shred|purg|\bburn|\bbin\b",
        r"全部|所有|一切|任何|彻底|一律|删光|清光|抹光|干净|一(?:条|份|个字|张|点)(?:也|都)?不留|当天|当场|立刻|马上|every (?:scrap|trace|bit|last)|\beverything\b|in full|completely|entirely|altogether|as soon as|straight away|at once|nothing left|\ball\b",
        without=r"您(?:可以?|要求|有权)|如果|除非|按(?:税|法)|依法|you (?:can|may|ask)|\bif\b|unless|cookie|\blaw\b|\btax\b",
    )
    + "|"
    + together(
        r"只|仅|最多|至多|不超过|\bonly\b|at most|no (?:longer|more) than|maximum|at the longest",
        r"存|留|保管|keep|kept|hold|held|stor|retain",
        _DATA_KEPT,
        r"[\d一二两三四五六七八九十半]+个?(?:年|月|天|日|周)|year|month|week|day",
        without=r"日志|录像|cookie|如果|\bif\b|logs?\b|footage|card number",
    )
    + r"|(?:不设|不建|没有)[^，。；]{0,4}(?:客户|顾客|会员)?(?:档案|名册|资料库)|一单一清|用完即(?:毁|删|焚)|(?:not|n't|never) (?:hold on to|hang on to|keep|retain|store) any (?:\w+ )?(?:details|data|information|records)"
)
_STILL_THERE: Final = re.compile(
    together(
        _DATA_KEPT,
        r"(?:现在|至今|如今|到今天|这么多年)[^，。；]{0,6}(?:还|都|仍)|多少年[^，。；]{0,6}(?:没|都)|还翻得(?:出|到)|一直(?:都)?(?:在|存|留)|(?:没|未|不曾)(?:有)?(?:动过|扔过|删过|清过|销过)|still (?:there|have|here|keep|hold|on file)|to this day|for good\b|for ever\b|ever been (?:taken|thrown|removed|deleted)|welcome (?:you )?back|permanent",
        without=r"您(?:可以|要求)|如果|旧版|优惠|\bif\b|consent|irrevocabl|权利|photo consent",
    )
)
_KEPT = re.compile(
    "存着|存了|收着|放着|扔|丢掉|没丢|从不丢|抹|清空|粉碎|毁|throw|preserv|\\bstruck|\\bstrike|\\bback to\\b|go(?:es)? back|\\bgone\\b|\\bfiled\\b|留底|另存|存(?=[一二三四五六七八九十\\d])|存放|留着|不留|不存|删除|销毁|清除|delet|eras|destroy|\\bwip|purg|shred|\\bbinned|期限|时长|duration|period|\\buse of|保存|保留|存储|留存|存档|保管|archiv|kept|keep|retain|stor|stay|remain|hold|held"
)
# One of these stands in whatever `_KEPT` finds, and is looked for faster.
_KEPT_HINTS: Final = (
    "存", "留", "放", "扔", "丢", "抹", "清", "毁", "碎", "删", "销", "收着", "保管", "期限", "时长", "throw", "preserv", "str", "back", "gone", "filed",
    "delet", "eras", "destroy", "wip", "purg", "shred", "binned", "duration", "period", "use of", "archiv", "kept", "keep", "retain", "sto", "stay",
    "remain", "hold", "held",
)  # fmt: skip
_OBJECTS: Final = (
    "个人(?:信息|资料)|(?:所有|全部|您的)(?:信息|资料|数据)", "报名|预约|预订", "检测|体检|化验|测量|测试", "维修|保养", "成绩|学习", "底片|底稿", "会员", "步数|运动|训练", "银行卡|卡号", "支付|交易", "客服|咨询", "订单", "发票", "账号|账户", "日志", "录音|语音|通话", "照片|图片|图像", "轨迹|位置|定位", "聊天", "邮箱|邮件", "录像|视频|影像", "心率|健康", "人脸|指纹", "简历", "地址", "浏览",
    r"personal (?:data|information)|\b(?:your|all|customer) (?:data|information|details)", "booking|reservation|appointment", "member", "training|workout|sleep|step", "payment|transaction|purchase", "ticket|support", "contact details|phone", "comment|review", "reading|measur", "lesson|course|learning", "test result|lab", r"\bnames?\b", r"orders?\b", "invoice", "account", r"\blogs?\b", "recording|voice|audio", "photo|image", "location", "chat|message", "e-?mail", "video|footage", "questionnaire|answers", "health", "repair", "profile", "address", "measurement", "brows",
)  # fmt: skip
_LAW = re.compile(
    "法律|法规|税|会计|法定|要求|纠纷|投诉|law\\b|legal|tax\\b|account(?:ing|ancy)|statut|dispute|匿名|anonym|备份|backup|back-up|aggregate|cookie|答复|回复|respond"
)


def _days(match: re.Match[str]) -> float:
    word = match[1]
    if word.isdecimal():
        value = float(word)
    elif word in _NUMBERS:
        value = _NUMBERS[word]
    elif word.isascii():  # "twenty-five"
        value = sum(_NUMBERS[part] for part in re.split("[- ]", word))
    else:
        tens, _, ones = word.partition("十")
        value = _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0) if "十" in word else _NUMBERS.get(word[:1], 1)
    unit = match[2]
    return value * _UNITS.get(unit.rstrip("s") if unit.isascii() else unit, 1)


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


def period_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """All is deleted at once or soon, and something is kept for long; or one kind of data is kept for two periods."""
    kept: list[tuple[Sentence, float]] = []
    plain = is_plain(document)
    spoken = [
        one
        for one in document.sentences
        if (holds_any(one.low, _KEPT_HINTS) and _KEPT.search(one.low))
        or (plain and (_STILL_THERE.search(one.low) or _ALL_GONE_PLAIN.search(one.low)))
    ]
    for one in spoken:
        if _NOT_A_PERIOD.search(one.low):
            continue
        periods = [_days(match) for match in _PERIOD.finditer(one.low)]
        for_ever = (_FOREVER.search(one.low) and not _TILL_YOU.search(one.low)) or (
            plain and _STILL_THERE.search(one.low)
        )
        length = FOREVER_DAYS if for_ever else max(periods, default=0)
        if not length and _AT_ONCE.search(one.low) and _GONE.search(one.low):
            length = 1
        if length:
            kept.append((one, length))
    for one in spoken:
        gone = _ALL_GONE.search(one.low) or (plain and _ALL_GONE_PLAIN.search(one.low))
        if not gone or _EXCEPT_KEPT.search(WITHOUT_EXCEPTION.sub(" ", _CLOSED.sub(" ", one.low))):
            continue
        limit = min((_days(match) for match in _PERIOD.finditer(one.low)), default=0)
        at_closing = _CLOSED.search(one.low) is not None
        other = next(
            (
                kept_one
                for kept_one, length in kept
                if length > max(2 * limit, 1)
                and (limit <= _LONG or length >= FOREVER_DAYS)
                and kept_one is not one
                and not _ALL_GONE.search(kept_one.low)
                and not _of_other_kinds(one, kept_one)
                and (not at_closing or (_CLOSED.search(kept_one.low) and not _LAW.search(kept_one.low)))
            ),
            None,
        )
        if other is not None:
            yield "retention", (one, other)
            return
    yield from _after_one_event(spoken)
    yield from _same_object(kept)
    yield from _never_kept(spoken, kept)


def _of_other_kinds(gone: Sentence, kept: Sentence) -> bool:
    """Whether all of one kind of records, or all about one kind of people, is deleted, and another kind is kept."""
    if _of_other_people(gone, kept):
        return True
    if _OF_ANY_KIND.search(gone.low):
        return False
    kinds = [words for words in _OBJECTS if re.search(words, gone.low)]
    return bool(kinds) and not any(re.search(words, kept.low) for words in kinds)


_PEOPLE: Final = re.compile("访客|应聘|试用|游客|未成年|参观|visitor|guest|applicant|minor|tester|trainee")
_OF_ANY_KIND: Final = re.compile(
    "个人(?:信息|资料)|(?:信息|资料|数据)|姓名|名字|电话(?!录音)|档案|personal (?:data|information)|\\b(?:data|information|details|everything|nothing|names?)\\b|about you|customers?\\b|clients?\\b"
)


def _of_other_people(gone: Sentence, kept: Sentence) -> bool:
    """Whether the one speaks of visitors or applicants only, and the other of nobody of them."""
    people = _PEOPLE.search(gone.low)
    return people is not None and people[0] not in kept.low


def _after_one_event(spoken: list[Sentence]) -> Iterator[tuple[str, Pair]]:
    """What is gone at once, or to the last copy, after an event, and is kept long after the same event, or for ever."""
    kept = [
        (one, FOREVER_DAYS if lasts_for_ever(one.low) else max(map(_days, _PERIOD.finditer(one.low)), default=0))
        for one in spoken
        if _HELD_ON.search(one.low) and not _OF_OTHER_THINGS.search(one.low)
    ]
    for one in spoken:
        events = {name for name, words in _EVENTS.items() if words.search(one.low)}
        if not events or not _GONE.search(one.low) or _NOT_ALL.search(WITHOUT_EXCEPTION.sub(" ", one.low)):
            continue
        total = _TO_THE_LAST.search(one.low) is not None and not _AS_A_RIGHT.search(one.low)
        if not (total or _AT_ONCE.search(one.low)):
            continue
        limit = max((_days(match) for match in _PERIOD.finditer(one.low)), default=1)
        for other, length in kept:
            if other is one or length <= 2 * limit or _SPARED.search(other.low) or _TO_THE_LAST.search(other.low):
                continue
            outlasts = any(_EVENTS[name].search(other.low) for name in events) and _HELD_ON.search(other.low)
            if (total and length >= FOREVER_DAYS) or (outlasts and (total or not _LAW.search(other.low))):
                yield "retention", (one, other)
                return


# What the person may ask for promises nothing of what is done with it.
_AS_A_RIGHT: Final = re.compile(
    "(?:您|你|用户)(?:可以?|有权|能|享有)|权利|\\byou (?:can|may|have|are entitled)|\\brights?\\b"
)
_EVENTS: Final = {
    "leaving": re.compile(
        "(?<!未)(?<!没有)(?<!尚未)注销|销户|退会|退出会员|删除(?:账号|账户|请求|要求|申请)|(?:要求|申请|请求|提出)[^，。；]{0,6}删|卸载|"
        r"(?:clos|delet|cancel|leav|remov)\w*[^.;]{0,12}\baccounts?\b|accounts?[^.;]{0,16}(?:clos|delet|cancel)|(?:ask|tell|request|want)\w*[^.;]{0,20}(?:delet|eras|forget|remov|wip)|(?:delet|eras)\w* requests?|requests? (?:for|to) (?:delet|eras)|leave us|cancel your (?:membership|subscription)"
    ),
    "unsubscribing": re.compile(r"退订|取消订阅|unsubscri|former subscribers"),
    "moving": re.compile("搬离|搬走|退租|退房|离店|离职|离校|check(?:ed)?[- ]?out|move out|moving out"),
    "end": re.compile(
        "结课|毕业|课程结束|合同(?:终止|结束|到期)|服务(?:结束|终止|期满)|活动结束|course (?:ends|is over|finish)|contract (?:ends|is over|expires)|end of the (?:course|contract)"
    ),
    "sale": re.compile(
        "签收|收货|交易完成|订单完成|发货后|送达|交付|(?:deliver|dispatch|arriv|collect|return)(?:y|ed|es|s)?\b|last (?:order|purchase|visit)"
    ),
}
_GONE: Final = re.compile(
    "删|清空|清除|清掉|销毁|抹|粉碎|碎掉|撕|不留|不作[^，。；]{0,4}留存|不(?:再)?(?:保留|保存|留存)|delet|eras|wip|destroy|remov|shred|\\bbin|\\bgone\\b|nothing (?:is |gets )?(?:kept|left|held)"
)
_TO_THE_LAST: Final = re.compile(
    "(?:全部|所有|一切|任何|彻底|一并|统统)[^。；]{0,16}(?:删|清|销毁|抹|粉碎|撕|留存)|(?:删|清|销毁|抹|粉碎)[^。；]{0,12}(?:全部|所有|一切|彻底|干净)|不(?:作|留|保留|保存)任何|一(?:个字|点|条)(?:也|都)?不留|不留(?:任何)?(?:副本|备份|底|痕)|"
    "\\b(?:all|every|everything|completely|entirely|any trace|without exception)\\b[^.;]{0,60}(?:delet|eras|wip|destroy|remov|shred|gone)|(?:delet|eras|wip|destroy|remov|shred)\\w*[^.;]{0,60}\\b(?:all\\b|every|completely|entirely|without exception|for good)|nothing (?:is |gets )?(?:kept|left|held|stays?|remains?)|no cop(?:y|ies)|no traces?\\b"
)
_AT_ONCE: Final = re.compile(
    "(?:通过|完成|后|用完)(?:即|就)|一(?:退订|注销|取消|完成|签收)[^。；]{0,6}(?:即|就)|即时|立即|立刻|马上|当日|当天|当场|即刻|随即|同时|实时|\\bat once\\b|immediate|straight ?away|right away|same day|on the spot|instantly|there and then|within (?:24|48) hours"
)
_OF_OTHER_THINGS: Final = re.compile(
    "工作日|质保|保修|退换|有效期|保质|答复|回复|周岁|warranty|guarantee|we (?:will )?(?:answer|reply|respond)|years? (?:old|of age)"
)
_HELD_ON: Final = re.compile(
    "留底|另存|存(?=[一二三四五六七八九十\\d])|\\bfiled\\b|保存|保留|留存|存储|存档|留着|备查|keep|kept|hold|held|retain|stor|archiv|stay|remain"
)
_NOT_ALL: Final = re.compile(
    "(?<!删)(?<!清)除(?!了您)|但|另有|例外|法律|法规|税|except|unless|other than|apart from|\\bbut\\b|however|save for|\\blaw\\b|legal|\\btax"
)
# What is kept without saying whose it is, or only as long as the thing is still there.
_SPARED: Final = re.compile(
    "匿名|去标识|脱敏|统计|如果|若|anonym|aggregate|statistic|\\bif\\b(?! you (?:clos|delet|leav))|\\bmay\\b|unless|cookie"
)


_OR_ANONYMOUS: Final = re.compile("或(?:者)?(?:作|做|进行)?匿名化?(?:处理)?|or (?:\\w+ )?anonymi[sz]\\w*")
# The event from which a period runs is no object of it.
_AT_CLOSING: Final = re.compile(
    "(?:您|你|用户)?(?:注销|关闭)[^，。；]{0,3}(?:账号|账户)|clos\\w* (?:of )?(?:your |the |an )?accounts?"
)
# What is wiped when the account closes collides only with what is said to outlast it.
_CLOSED: Final = re.compile(
    "(?:when|if|once|after) you close your account|(?:账号|账户|用户|会员)?(?:注销|销户)[^，。；]{0,8}(?:后|之日|时|起|完成)|(?:clos|delet|cancel)\\w* (?:of )?(?:your |the |an )?accounts?|closed accounts?|accounts? (?:is|are|has been) (?:closed|deleted|cancelled)|after (?:account )?(?:closure|closing|deletion)"
)
_NOT_A_PERIOD = re.compile(
    "请求|申请|request|ask us|工作日|质保|保修|退换|有效期|保质|warranty|guarantee|cookie|we (?:will )?(?:answer|reply|respond)|答复|回复|周岁|years? (?:old|of age)"
)
_EXCEPT_KEPT = re.compile(
    "[—→>]|点击|我的|设置|\\blog in\\b|^(?:open|click|tap|go to|visit|press)\\b|lets? you|allows? you|you (?:can|may)|需要|拨打|要求|一句话|说一声|想|at your (?:wish|request)|on request|whenever you|(?<!删)(?<!清)除(?!了您)|但|另有|例外|except|unless|other than|apart from|but |不再需要|no longer|法律|law\\b|cookie|缓存|请求|申请|request|注销|close|delete your account|卸载|如果|if you|when you|(?:once|when|after|upon|on|at)\\b[^.;]{0,40}\\bperiods?\\b[^.;]{0,20}(?:expir|end|laps|elaps|over|passed|run)|\\b(?:at|by) the end of (?:its|their|the|that|each|any|such|our|this)\\b[^.;]{0,24}periods?\\b|(?:expir|end)\\w* of (?:the|that|this|each|any|such)[^.;]{0,30}period|(?:期限|期间|保存期|保留期|存储期)[^，。；]{0,6}(?:届满|到期|结束|期满|后)|超(?:过|出)[^，。；]{0,12}期限|(?:权限|third|第三方)|right|合同终止|停止运营|停止服务|we learn|child|under 1|未成年|监护"
)


def _same_object(kept: list[tuple[Sentence, float]]) -> Iterator[tuple[str, Pair]]:
    """One kind of data, alone in both sentences, with two fixed periods that differ by half or more."""
    by_object: dict[tuple[str, ...], tuple[Sentence, float]] = {}
    for one, _ in kept:
        if _LAW.search(_OR_ANONYMOUS.sub(" ", one.low)):
            continue
        for clause in _stretches(one.low):
            periods = [_days(match) for match in _PERIOD.finditer(clause)]
            if not periods and _FOREVER.search(clause):
                periods = [FOREVER_DAYS]
            if not periods and _AT_ONCE.search(clause) and _GONE.search(clause):
                periods = [1]
            clause = _AT_CLOSING.sub(" ", clause)
            objects = [words for words in _OBJECTS if re.search(words, clause)] or sorted(
                {match[0] for match in _RECORDS.finditer(clause)}
            )
            if len(objects) > 1:  # "recordings of the help desk" are recordings
                objects = [words for words in objects if words != _HELP_DESK] or objects
            if len(periods) != 1 or not 1 <= len(objects) <= _MOST_OBJECTS:
                continue
            earlier = by_object.get(tuple(objects))
            if (
                earlier is not None
                and earlier[0].line != one.line
                and max(earlier[1], periods[0]) >= 1.5 * min(earlier[1], periods[0])
            ):
                yield "retention", (earlier[0], one)
                return
            by_object.setdefault(tuple(objects), (one, periods[0]))


def _never_kept(spoken: list[Sentence], kept: list[tuple[Sentence, float]]) -> Iterator[tuple[str, Pair]]:
    """One kind of data is never kept, and kept for a time; or none of any kind is."""
    for one in spoken:
        match = _NEVER_KEPT.search(one.low)
        if match is None or _EXCEPT_KEPT.search(one.low) or _PERIOD.search(one.low):
            continue
        objects = {words for words in _OBJECTS if re.search(words, match[0])}
        for other, _ in kept:
            if other is one or _LAW.search(other.low) or _ELSEWHERE.search(other.low) or _of_other_people(one, other):
                continue
            if objects & {words for words in _OBJECTS if re.search(words, other.low)} or _ANY_DATA.fullmatch(
                (match["zh"] or match["en"] or match["no"]).strip()
            ):
                yield "retention", (one, other)
                return


_NEVER_KEPT: Final = re.compile(
    "(?:不(?:会)?|从不|绝不|没有|未)(?:保存|存储|留存|保留|存留|留下|留|存)(?P<zh>[^，。；]{2,16})|"
    r"(?:do not|don't|never|does not|will not) (?:ever )?(?:store|keep|retain|hold|record)\b(?! in\b) (?P<en>[^.;,]{3,40})|\b(?:keep|hold|store|retain)s? no (?P<no>[^.;,]{3,40})"
)
_ANY_DATA: Final = re.compile(
    "(?:任何|您的|顾客的?|客户的?|用户的?|客人的?){0,2}(?:个人)?(?:信息|资料|数据)|(?:any )?(?:of )?(?:your |our customers' )?(?:personal |customer )?(?:data|information|details)(?: (?:at all|whatsoever|about you))?"
)
# What somebody else keeps.
_ELSEWHERE: Final = re.compile(
    "不含|without (?:\\w+ )?(?:ip|names?|addresses)|第三方|合作|服务商|平台方|支付(?:公司|机构|宝)|provider|third part|processor|partner|bank\\b|they\\b|stripe|paypal|klarna"
)


def _stretches(text: str) -> Iterator[str]:
    """Stretches with a period each: a clause as a whole where it has one, else cut at every "and"."""
    for clause in _COMMAS.split(text):
        if len(_PERIOD.findall(clause)) == 1:
            yield clause
        else:
            yield from _AND.split(clause)


_HELP_DESK: Final = "客服|咨询"
# Any kind of records, by what they are records of.
_RECORDS: Final = re.compile(
    r"[\u4e00-\u9fff]{2}(?:档案|记录|数据|信息|资料|文件|报告|影像)|\b(?!our|your|the|all|these|those|such|any)\w{3,} (?:records?|files?|logs?|data|history|reports?|profiles?)\b"
)
_MOST_OBJECTS: Final = 4
_COMMAS: Final = re.compile("[,，;；]")
_AND: Final = re.compile(r" and (?=\w+ )")
