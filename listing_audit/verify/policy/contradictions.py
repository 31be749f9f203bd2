"""Statements that cannot both be true: a universal denial or a short period, and a sentence that does the opposite.

Only denials without exception count, and only when actor and object agree; sister statements about others' sites,
"except…", "unless…" and "without your consent" cancel. A collision is booked on the statement that cannot be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from listing_audit.verify.policy.clashes import CLASHES, DATA_ZH
from listing_audit.verify.policy.denials import CHILD_HARMLESS, CHILD_USED, NO_CHILD, TABLES, UNIVERSAL
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.identity import Identity

Pair = tuple[Sentence, Sentence]

_EXCEPT: Final = re.compile(
    "(?<!删)(?<!清)除(?!了您)|但(?!我们|是我们)|例外|未经|非经|不经|没有您|没有得到|事先|若无|无关|以外|之外|另有|仅|只(?:有|会|在)|必要|如果|同意|授权|except|unless|without|other than|besides|apart from|not for|only|save for|but |however|if you|where you|consent|permission|outside of|beyond|for their"
)

_DENIES = {
    True: re.compile("[不绝未没无只仅均零]|谁[也都]|全部|境内|国内|大陆"),
    False: re.compile(
        r"\b(?:all|every(?:thing)?|free of|ourselves|not|no|never|nobody|neither|only|exclusively|solely|always|between|leaves|in-house|purely|just|irrevoc\w+|cannot|final|none|nothing)\b|n't\b"
    ),
}
# Denials that need no universal word: a right and its refusal collide as they stand.
_RIGHTS: Final = frozenset({"rights_withdraw", "rights_account_cancel", "rights_delete"})


def contradictions(
    document: PolicyDocument, identity: Identity, transfers: Mapping[str, Sequence[Sentence]]
) -> dict[str, Pair]:
    """Return for each code the statement that cannot be true, and the one that shows it."""
    out: dict[str, Pair] = {}
    denying = [one for one in document.sentences if _DENIES[document.is_chinese].search(one.low)]
    for code, denial, breach, harmless in TABLES[document.is_chinese]:
        pair = _collision(document.sentences, denying, code, denial, breach, harmless)
        if pair is not None:
            out[code] = pair
    if "third_party_sharing" not in out:
        pair = _collision(document.sentences, denying, "third_party_sharing", *UNIVERSAL[document.is_chinese])
        if pair is not None:
            out["third_party_sharing"] = pair
    plain = is_plain(document)
    for clash in CLASHES[document.is_chinese]:
        if clash.code not in out:
            denial = clash.plain_denial if plain else clash.denial
            pair = _collision(document.sentences, denying, clash.code, denial, clash.breach, clash.harmless)
            if pair is not None and not _of_the_rest(clash.code, *pair):
                out[clash.code] = pair
    for code, pair in (
        *_abroad(transfers),
        *_identities(identity, is_chinese=document.is_chinese),
        *_children(document),
        *_periods(document),
    ):
        out.setdefault(code, pair)
    return out


# "Royal Mail is given your name. Nobody else is told anything": what was named before is excepted.
_ELSE: Final = re.compile(r"其他|其它|别的|另外|\b(?:else|other|another|further|more|beyond that)\b")
# Points and vouchers are handed on as well. Of English denials nothing is asked: they name what they speak of.
_OF_DATA: Final = re.compile(f"{DATA_ZH}|客人的事|[a-z]")


def _of_the_rest(code: str, denial: Sentence, breach: Sentence) -> bool:
    """Whether a denial speaks of nobody whom the other sentence names, or of something that is no data."""
    if code == "third_party_sharing" and not _OF_DATA.search(denial.low):
        return True
    return breach.start < denial.start and _ELSE.search(denial.low) is not None


def _collision(
    sentences: Sequence[Sentence],
    denying: Sequence[Sentence],
    code: str,
    denial: re.Pattern[str],
    breach: re.Pattern[str],
    harmless: re.Pattern[str],
) -> Pair | None:
    stated = sentences if code in _RIGHTS else denying
    denials = [
        one
        for one in stated
        if denial.search(one.low)
        and (code in _RIGHTS or not _EXCEPT.search(_clause(one, denial)))
        and not (code == "third_party_sharing" and (_ONE_KIND.search(one.low) or _BY_OTHERS.search(one.low)))
        and not (code == "children" and _GUARDED.search(one.low))
    ]
    if code in _RIGHTS:
        denials = [one for one in denials if not breach.search(one.low)]
    if not denials:
        return None
    # Of a right the refusal is the rarer sentence, and it always denies.
    for one in denying if code in _RIGHTS else sentences:
        match = breach.search(one.low)
        if match is None or (denial.search(one.low) and code not in _RIGHTS) or harmless.search(one.low):
            continue
        return next(((first, one) for first in denials if first is not one), None)
    return None


# An exception denied is none.
_WITHOUT_EXCEPTION: Final = re.compile(
    "(?:国门|国境|境|中国|大陆)(?:以|之)外|(?:我们|本公司|本店|我司|公司|本平台|本人|您本人|您|店里|自己)(?:以外|之外)|除了?(?:您|你)?(?:本人|自己)?(?:以外|之外|外)?[，,]|(?:均|都|概|绝|也)?(?:不|无)(?:一|得|能|可)?例外|without (?:any )?exceptions?|no exceptions?|except for nobody|not for sale|(?:beyond|outside(?: of)?) (?:the )?(?:uk|eu|eea|country|united kingdom|european \\w+)"
)


# "We never share your location" says nothing of the rest.
_ONE_KIND: Final = re.compile(
    "^(?!.*(?:个人信息|资料|任何信息|所有信息)).*(?:定位|位置信息|人脸|指纹|密码|银行卡|支付信息|聊天|通讯录|通话)|"
    r"^(?!.*(?:personal (?:data|information)|all )).*(?:card (?:number|detail)|payment (?:data|detail|information)|password|location|biometric|health|text messag|opt-in|mobile (?:number|information))"
)
# What others promise not to do denies nothing of what the shop does.
_BY_OTHERS: Final = re.compile(
    "(?:您|你|用户|会员|买家|监护人)(?:均|也|都)?(?:不得|不可|不应|不能|请勿|应|须)|^(?:快递|物流|师傅|骑手|司机|服务商|合作|第三方|他们|员工|店员|客服)[^，。；]{0,8}(?:不|绝|从|也)|"
    r"right to (?:direct|opt|ask|tell)|direct us|^(?:they|these|those|(?:the|our|these|such|all) (?:\w+ )?(?:couriers?|carriers?|drivers?|staff|employees|providers?|partners?|processors?|vendors?))\b"
)
# "Only to deliver, and for nothing else" excepts nothing.
_FOR_ONE_END: Final = re.compile(
    "(?:仅|只)(?:会|供|面向|对)?(?:用于|用来|为了)?|\\b(?:used |kept |stored |held |processed )?(?:only|just) (?:for|to|in|inside|within)\\b|(?:data|information) only (?:in|inside|within)"
)


# "…，我们也没有接入第三方插件": what is denied besides has none of the exceptions before it.
_BESIDES: Final = re.compile("^.*[，,](?=(?:我们|我|本店|小店|本公司)(?:也|还)(?:不|没|从不|绝不))")


def _clause(sentence: Sentence, denial: re.Pattern[str]) -> str:
    """The denial with what follows it in the sentence: an exception may come last, or in the list below it."""
    said = _FOR_ONE_END.sub(" ", _WITHOUT_EXCEPTION.sub(" ", _BESIDES.sub("", sentence.low)))
    return said + (" except" if sentence.low.rstrip().endswith((":", "：")) else "")


def _abroad(found: Mapping[str, Sequence[Sentence]]) -> Iterator[tuple[str, Pair]]:
    """Everything stays in the country, whatever happens; and elsewhere something lies with a host, a partner, a team abroad."""
    stays = [
        one
        for one in found["stays"]
        if _ALWAYS.search(one.low) and not _EXCEPT.search(_ALWAYS_WORDS.sub("", _WITHOUT_EXCEPTION.sub(" ", one.low)))
    ]
    for one in (*found["sent"], *found["safe"]):
        if stays and not _HYPOTHETICAL.search(one.low):
            yield "cross_border", (stays[0], one)
            return


_ALWAYS: Final = re.compile(
    "任何情况|绝不|从不|永不|全部|所有|一律|始终|一概|\\bnever\\b|\\ball\\b|\\bnothing\\b|\\bnone\\b|always|exclusively|solely|\\bonly\\b|at no time|everything|under no"
)
_ALWAYS_WORDS: Final = re.compile("仅|只(?:有|会|在)|\\bonly\\b")
_HYPOTHETICAL: Final = re.compile(
    "如(?:果|需|有|确)|若|可能|未经|不会|不向|经(?:您|你)[^，。；]{0,6}同意|\\bif\\b|\\bmay\\b|might|unless|\\bnot\\b|never|would\\b|could\\b|adequacy"
)


def _children(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    unknowing = [
        one
        for one in document.sentences
        if _CHILD_WORD.search(one.low) and NO_CHILD[document.is_chinese].search(one.low)
    ]
    denials = [one for one in unknowing if not _GUARDED.search(one.low)]
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


_GUARDED: Final = re.compile("未经|without|unless|except|监护人|parent|consent|knowingly|intentionally|故意|主动")
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


def _identities(identity: Identity, *, is_chinese: bool) -> Iterator[tuple[str, Pair]]:
    """Two firms, each of them the one that collects and decides."""
    roles: dict[str, Sentence] = {}
    for name, sentence in zip(identity.controllers, identity.sentences, strict=True):
        if _CONTROLS[is_chinese].search(_around(sentence, name, is_chinese=is_chinese)) and not re.search(
            "关联|子公司|以及|共同|affiliat|subsidiar|parent|together|joint|group|formerly|reside|located in|eea\b|customers in|users in|representative|processor|third|和.{2,20}公司",
            sentence.low,
        ):
            roles.setdefault(_core(name), sentence)
    firms = list(roles.items())
    for _first, one in firms[:1]:
        for second, other in firms[1:]:
            if second not in _core("".join(identity.controllers[:1])) and other is not one:
                yield "controller_identity", (other, one)
                return


def _around(sentence: Sentence, name: str, *, is_chinese: bool) -> str:
    before, after = (60, 90) if is_chinese else (130, 160)  # a Han character says as much as two or three letters
    at = sentence.low.find(name[-6:])
    return sentence.low[max(0, at - before) : at + after]


def _core(name: str) -> str:
    return re.sub(
        r"有限(?:责任)?公司|股份|集团|科技|[\s,.]+|\b(?:ltd|limited|llc|inc|gmbh|plc|corp|corporation|company|co)\b",
        "",
        name,
    )


_CONTROLS = {
    True: re.compile("运营主体|运营|经营|处理者|以下简称|下称|提供的(?:在线)?(?:服务|平台)|负责处理|收集"),
    False: re.compile(
        r"(?:is|are|as) (?:the |your |sole )?(?:data )?controller|controller is |is responsible for (?:your|the|all|any|processing)|[\"“'](?:we|us|our|the company)[\"”']|hereinafter|\bcontroller:|controller (?:of|for)\b[^.]{0,80} is|(?:carried out|decided|determined) by"
    ),
}

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
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "ninety": 90, "sixty": 60,
}  # fmt: skip
_PERIOD = re.compile(
    r"(\d{1,3}|[一二两三四五六七八九十]{1,3}|半|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty-four|twenty|thirty|sixty|ninety)[ -]?(?:full |calendar )?(个月|年|月|天|日|周|小时|years?|months?|weeks?|days?|hours?)"
)
_FOREVER = re.compile(
    "(?:keep|kept|retain|stor|archiv)\\w*[^.;]{0,90}(?:permanently|for ever|for good)|never (?:be )?(?:deleted|erased|removed)|永久|永远|无限期|长期保存|一直保存|indefinitely|forever|permanently (?:stor|kept|keep|retain|archiv)|never delete|without (?:time )?limit"
)
_FOREVER_DAYS: Final = 1e9
# "All is deleted after three years" leaves room for what the law wants kept longer, but not for ever.
_LONG: Final = 400
_ALL_GONE = re.compile(
    "(?:删除|销毁|清除)(?:您的?|你的?|用户)?(?:所有|全部|一切)|(?:delet|eras|destroy|remov)\\w* (?:all|every|any)\\b|(?:所有|全部|一切|任何|一律|全数|均|都)[^。；]{0,40}(?:删除|销毁|清除|不留|不保存|不保留|不存储)|(?:不|绝不|从不|不会)(?:保存|保留|存储|留存)[^。；]{0,8}(?:任何|客户|用户|您的?)(?:个人|的)?(?:信息|资料|数据|隐私|记录|东西)|\\b(?:all|every|(?<!at )any|everything)\\b[^.;]{0,60}(?:delet|eras|destroy|wip|remov|purg)|\\b(?:nothing|no (?:\\w+ ){0,3}(?:data|information|records?))\\b[^.;]{0,40}(?:stored|kept|retained)(?! (?:in|on|outside|abroad|elsewhere|or reached|by|with))|(?:keep|store|retain)(?:ing|s)? (?:nothing|no )|立即(?:删除|销毁)|(?:delet|eras|destroy)\\w* (?:immediately|at once)|never (?:stor|keep|retain)"
)
_KEPT = re.compile(
    "\\bgone\\b|\\bfiled\\b|留底|另存|存(?=[一二三四五六七八九十\\d])|存放|留着|不留|不存|删除|销毁|清除|delet|eras|destroy|\\bwip|purg|shred|\\bbinned|期限|时长|duration|period|\\buse of|保存|保留|存储|留存|存档|保管|archiv|kept|keep|retain|stor|stay|remain|hold|held"
)
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
    else:
        tens, _, ones = word.partition("十")
        value = _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0) if "十" in word else _NUMBERS.get(word[:1], 1)
    unit = match[2]
    return value * _UNITS.get(unit.rstrip("s") if unit.isascii() else unit, 1)


def _periods(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """All is deleted at once or soon, and something is kept for long; or one kind of data is kept for two periods."""
    kept: list[tuple[Sentence, float]] = []
    spoken = [one for one in document.sentences if _KEPT.search(one.low)]
    for one in spoken:
        if _NOT_A_PERIOD.search(one.low):
            continue
        periods = [_days(match) for match in _PERIOD.finditer(one.low)]
        length = _FOREVER_DAYS if _FOREVER.search(one.low) else max(periods, default=0)
        if not length and _AT_ONCE.search(one.low) and _GONE.search(one.low):
            length = 1
        if length:
            kept.append((one, length))
    for one in spoken:
        if not _ALL_GONE.search(one.low) or _EXCEPT_KEPT.search(_WITHOUT_EXCEPTION.sub(" ", _CLOSED.sub(" ", one.low))):
            continue
        limit = min((_days(match) for match in _PERIOD.finditer(one.low)), default=0)
        at_closing = _CLOSED.search(one.low) is not None
        other = next(
            (
                kept_one
                for kept_one, length in kept
                if length > max(2 * limit, 1)
                and (limit <= _LONG or length >= _FOREVER_DAYS)
                and kept_one is not one
                and not _ALL_GONE.search(kept_one.low)
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


def _after_one_event(spoken: list[Sentence]) -> Iterator[tuple[str, Pair]]:
    """What is gone at once, or to the last copy, after an event, and is kept long after the same event, or for ever."""
    kept = [
        (one, _FOREVER_DAYS if _FOREVER.search(one.low) else max(map(_days, _PERIOD.finditer(one.low)), default=0))
        for one in spoken
        if _HELD_ON.search(one.low) and not _OF_OTHER_THINGS.search(one.low)
    ]
    for one in spoken:
        events = {name for name, words in _EVENTS.items() if words.search(one.low)}
        if not events or not _GONE.search(one.low) or _NOT_ALL.search(_WITHOUT_EXCEPTION.sub(" ", one.low)):
            continue
        total = _TO_THE_LAST.search(one.low) is not None and not _AS_A_RIGHT.search(one.low)
        if not (total or _AT_ONCE.search(one.low)):
            continue
        limit = max((_days(match) for match in _PERIOD.finditer(one.low)), default=1)
        for other, length in kept:
            if other is one or length <= 2 * limit or _SPARED.search(other.low) or _TO_THE_LAST.search(other.low):
                continue
            outlasts = any(_EVENTS[name].search(other.low) for name in events) and _HELD_ON.search(other.low)
            if (total and length >= _FOREVER_DAYS) or (outlasts and (total or not _LAW.search(other.low))):
                yield "retention", (one, other)
                return


# What the person may ask for promises nothing of what is done with it.
_AS_A_RIGHT: Final = re.compile(
    "(?:您|你|用户)(?:可以?|有权|能|享有)|权利|\\byou (?:can|may|have|are entitled)|\\brights?\\b"
)
_EVENTS: Final = {
    "leaving": re.compile(
        "注销|销户|退会|退出会员|删除(?:账号|账户|请求|要求|申请)|(?:要求|申请|请求|提出)[^，。；]{0,6}删|卸载|"
        r"(?:clos|delet|cancel|leav|remov)\w*[^.;]{0,12}\baccounts?\b|accounts?[^.;]{0,16}(?:clos|delet|cancel)|(?:ask|tell|request|want)\w*[^.;]{0,20}(?:delet|eras|forget|remov|wip)|(?:delet|eras)\w* requests?|requests? (?:for|to) (?:delet|eras)|leave us|cancel your (?:membership|subscription)"
    ),
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
    "\\b(?:all|every|everything|completely|entirely|any trace|without exception)\\b[^.;]{0,60}(?:delet|eras|wip|destroy|remov|shred|gone)|(?:delet|eras|wip|destroy|remov|shred)\\w*[^.;]{0,60}\\b(?:all\\b|every|completely|entirely|without exception|for good)|nothing (?:is |gets )?(?:kept|left|held|stays?|remains?)|no cop(?:y|ies)"
)
_AT_ONCE: Final = re.compile(
    "(?:通过|完成|后|用完)(?:即|就)|即时|立即|立刻|马上|当日|当天|当场|即刻|随即|同时|实时|\\bat once\\b|immediate|straight ?away|right away|same day|on the spot|instantly|there and then|within (?:24|48) hours"
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
    "\\blog in\\b|^(?:open|click|tap|go to|visit|press)\\b|lets? you|allows? you|you (?:can|may)|需要|拨打|要求|想|(?<!删)(?<!清)除(?!了您)|但|另有|例外|except|unless|other than|apart from|but |不再需要|no longer|法律|law\\b|cookie|缓存|请求|申请|request|注销|close|delete your account|卸载|如果|if you|when you|(?:once|when|after|upon|on|at)\\b[^.;]{0,40}\\bperiods?\\b[^.;]{0,20}(?:expir|end|laps|elaps|over|passed|run)|(?:expir|end)\\w* of (?:the|that|this|each|any|such)[^.;]{0,30}period|(?:期限|期间|保存期|保留期|存储期)[^，。；]{0,6}(?:届满|到期|结束|期满|后)|超(?:过|出)[^，。；]{0,12}期限|(?:权限|third|第三方)|right|合同终止|停止运营|停止服务|we learn|child|under 1|未成年|监护"
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
                periods = [_FOREVER_DAYS]
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
            if other is one or _LAW.search(other.low) or _ELSEWHERE.search(other.low):
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
    "第三方|合作|服务商|平台方|支付(?:公司|机构|宝)|provider|third part|processor|partner|bank\\b|they\\b|stripe|paypal|klarna"
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
