"""Two periods that cannot both hold: one kind of data is kept for two, or all is gone soon and something stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from listing_audit.verify.policy.document import PolicyDocument, Sentence, is_row
from listing_audit.verify.policy.kinds_of_data import data_kinds, names_all_data, narrowed
from listing_audit.verify.policy.lengths_of_time import FOREVER_DAYS, days_in, lasts_for_ever
from listing_audit.verify.policy.provisos import WITHOUT_EXCEPTION, is_excepted_behind
from listing_audit.verify.policy.signals import holds_any

Pair = tuple[Sentence, Sentence]

# One of these stands in every sentence about keeping or throwing away, and is looked for faster.
_HINTS: Final = (
    "存", "留", "保管", "收着", "放着", "删", "销", "毁", "清", "抹", "碎", "烧", "撕", "档", "覆盖", "翻得", "没有", "stor", "keep", "kept", "hold", "held",
    "retain", "retention", "sav", "archiv", "on file", "filed", "remain", "stay", "preserv", "delet", "eras", "destroy", "wip", "remov", "purg", "shred",
    "gone", "available", "nothing", "clear", "vanish", "overwrit", "back to", "on record", "there ", "throw", "duration", "struck", "bin", "goes back", "still in",
)  # fmt: skip
_KEPT: Final = re.compile(
    r"保存|保留|留存|存储|存满|写入[^，。；]{0,6}档案|储存|存放|存档|留着|留底|备份|存有|存着|收着|放着|保管|归档|另存|期限|只?留(?=[一二两三四五六七八九十半\d])|存(?=[一二两三四五六七八九十半\d])|都在|还在|仍在|翻得出|收在|放满|存底|拷贝到|保全|翻出|可查|查得[到出]|收录|归入|录入|扫描存|存进|装订|合订|入库|留档|素材库|话术库|历史库|长期使用|转入|沉淀|存于|典藏|档案馆|未删|汇编|列于|"
    r"\bstor(?:e|es|ed|age|ing)\b|\bkeep(?:s|ing)?\b|\bkept\b|\bhold(?:s|ing)?\b|\bheld\b|\bretain|\bretention\b|\bsav(?:e|es|ed)\b|\barchiv|\bon (?:file|record)\b|\bremains?\b|\bstays?\b|\bpreserv|\bmaintain|\bfiled\b|\bgoes back\b|\bstill (?:there|in (?:it|them|our|the))\b|\bthere stands?\b|\bboxed\b|\bavailable to\b|\blies? in\b|\blives? (?:in|on)\b|\bcan still be found\b|\bin our (?:books|cabinets?)|\bmoves? to (?:\w+ ){0,3}(?:archive|history|database)|\bduration\b"
)
_GONE: Final = re.compile(
    r"删|销毁|清除|清空|清掉|清理|抹|粉碎|碎掉|撕|烧掉|不留|不再留存|不作[^，。；]{0,4}留存|覆盖|消失|用完即|一单一清|\bdelet|\beras|\bdestroy|\bwip(?:e|es|ed)\b|\bremov|\bpurg|\bshred|\bscrub|\bvanish|\bdisappear|\bdiscard|\bdispos|\boverwrit|\bgone\b|\bstruck\b|nothing (?:is |gets )?(?:kept|left|held)|\bclear(?:s|ed)? (?:all|every|out)\b"
)
_AT_ONCE: Final = re.compile(
    r"立即|立刻|马上|当天|当日|当场|即刻|随即|即时|同时|用完即|后即|即删|一单一清|一[^，。；就]{1,8}就|次日|零时|当晚|隔天|打烊|\bat once\b|immediate|straight ?away|right away|\bsame day\b|on the spot|instantly|\bthe (?:moment|minute|instant|day|very day)\b|\bas soon as\b|\bright after\b|\bat midnight\b|\bthat (?:night|evening)\b|\bovernight\b|\bthe (?:next|following) (?:day|morning)\b|\bend of the day\b"
)
_NOT_KEPT: Final = re.compile(
    r"(?:不|从不|绝不|不会|没有)(?:会)?(?:保存|保留|留存|存储|储存|留下|存)(?!期)|(?:没有|无|不设|不建|不会有)[^，。；]{0,6}(?:存档|留底|档案|名册|资料库|归档|副本|人才库)|不复存在|不做存留|不留下?|\b(?:keep|keeps|hold|holds|store|stores|retain|retains) nothing\b|\bnothing (?:about you |of yours )?(?:is |gets )?(?:kept|left|held|stays?|remains?|survives)|\bno (?:\w+ ){0,2}(?:data|information|records?|copies|archives?)\b[^.;]{0,30}\b(?:remain|remains|survives?|kept|retained|exists?)\b|\bthere is no archive\b|\b(?:data|information|details|messages) (?:is|are) not (?:kept|retained|stored|preserved)|\b(?:have|has|keep|keeps|run|maintain|hold|holds|retain|retains|store) no (?:\w+ )?(?:archive|records?|files?|register|database|copies|data|information|details)\b|"
    r"(?:\b(?:not|never|nothing)\b|n't\b)[^.;,]{0,40}\b(?:stor(?:e|ed)|kept|keep|retain(?:ed)?|saved?|held|hold)\b(?! (?:in|on|outside|abroad|longer|for longer|by|with|elsewhere|as long|responsible|your))"
)
_AT_MOST: Final = re.compile(
    r"最多|至多|最长|最迟|不超过|不多于|不会[^，。；]{0,14}超过|只(?:留|存|保)|仅(?:留|存|保)|(?:no|not|never)\b[^.;]{0,40}(?:longer|more) than|at (?:the )?(?:most|longest|latest)|maximum|\bfor \w+ \w+ only\b"
)
# Everything that is known of a person goes, to the last copy.
_TOTAL: Final = re.compile(
    r"(?:信息|资料|数据|姓名|电话|地址|档案|记录)[^。；]{0,24}(?:彻底|全部|一起|一并|统统|通通|全数|一律|均|都)[^，。；]{0,6}(?:抹|删|清|销毁|粉碎|撕|烧)|(?:全部|所有|一切|任何)[^。；]{0,16}(?:信息|资料|数据|档案|记录)[^。；]{0,16}(?:删|清|销毁|抹|粉碎|不留|留存)|(?:彻底|全部|立即)?(?:删除|清除|销毁|抹除)[^，。；]{0,6}(?:全部|所有|一切)[^，。；]{0,8}(?:信息|资料|数据)|一(?:个字|点|条|份)(?:也|都)?不留|不留(?:任何)?(?:副本|备份|底|痕)|不设客户档案|(?:不|绝不|从不)(?:保存|保留|留存)任何(?:个人)?(?:信息|资料|数据)|"
    r"\b(?:all|every|everything|any|each|whole|entire|in full)\b[^.;]{0,70}\b(?:delet|eras|wip|destroy|remov|shred|purg|gone)\w*|\b(?:delet|eras|wip|destroy|remov|shred|purg)\w*[^.;]{0,40}\b(?:all|every|everything|in full|completely|entirely|altogether|without exception|from every system)\b|\bnothing (?:about you |of yours )?(?:is |gets )?(?:kept|left|held|stays?|remains?|survives)|\b(?:keep|hold|store|retain)s? nothing\b|\bno traces?\b|\b(?:do not|don't|never) (?:keep|retain|store|hold on to|hang on to) any (?:\w+ )?(?:data|information|details|records)"
)
_PERSONAL: Final = re.compile(
    r"信息|资料|数据|姓名|名字|电话|地址|档案|名册|记录|尺寸|底单|底联|客人|\bpersonal\b|\bdata\b|information|details|particulars|\bnames?\b|records?\b|customers?\b|clients?\b|profiles?\b|about you|everything|\bnothing\b|\bentries\b|whoever|everyone|every person|card index|ledger|accounts?\b|measurements"
)
# Somebody or something else than the buyer and what he left; periods of goods, of answers, and of sites.
_NO_PERIOD: Final = re.compile(
    "工作日|质保|保修|保鲜|保质|退换|有效期|答复|回复|周岁|通知|报告|补寄|请求|泄露|举报|优惠券|训练|cookie|本地|缓存|手机上|曲线|"
    r"warrant|guarantee|\banswer|\breply|\brespond|notif|\breport|breach|years? (?:old|of age)|\breturned within|refund|voucher|gift card|\bships? (?:to|within|out)|\brequest|cookies?\b|\bexpire[sd]? after|\bunder (?:the age of )?\d|child|minor|below that age"
)
# Periods that law sets, that belong to copies or to what names nobody, or that are not those of the whole kind.
_APART: Final = re.compile(
    "长按|左滑|手动|自助删|自行删|法律|法规|法定|依法|税|会计|财务|发票|监管|纠纷|诉讼|匿名(?!化处理?[。；]?$)|去标识|脱敏|统计|(?<!不留)(?<!不另作)(?<!不另做)(?<!不作)(?<!不做)(?<!没有)(?<!无)备份(?!在|到|于|进)|日志|如果|如(?:您|需|有)|若|(?<!删)(?<!清)除(?!了您)|但|未(?:完成|支付|付款|通过|注销|中标|激活|登录)|取消的|失败|废弃|草稿|游客|闲置|不活跃|最后一次|(?:您|用户|顾客)[^，。；]{0,6}要求|申请|撤回|期限届满|届满|"
    r"\blaw|legal|statut|\btax|account(?:ing|ancy|ant)|invoice|dispute|claims?\b|regulat|anonym|aggregat|statistic|back-?up|\bif\b(?! you (?:ask|close|leave|delete))|unless|except|\bbut\b|other than|apart from|failed|unsuccessful|cancell?ed|abandon|inactive|unpaid|unfinished|drafts?\b|guest|unconfirmed|dormant|\bask us|unsubscri|withdraw|(?<!chat )\blogs?\b|\bonly as long|\bnecessary\b|\bno longer needed|retention periods?\b|end of (?:its|their|the|that|each|any|such|our)"
)
_NEVER: Final = re.compile(r"从不|从没|从未|未曾|没有?|不会?|不予|不是|\b(?:never|not|nobody|cannot)\b|n't\b")
# What the law wants kept is no exception from "nothing at all".
_UTTER: Final = re.compile(
    r"没有例外|什么都不留|一(?:个字|点|条|份|张)(?:也|都)?不(?:留|剩)|不留任何|任何情况下|无论|彻底|\bwithout exception|\bno exemption|\bwhatever its nature|\bin any (?:case|form)|\bnothing\b|\bno copies\b|\bno back-?ups\b|\bno traces?\b|\bcompletely\b"
)
_BY_LAW: Final = re.compile(
    r"法律|法规|法定|依法|税|会计|财务|发票|\blaw|\blegal\w*|\bstatut\w*|\btax|\baccount(?:ing|ancy|ant)|\binvoices?|\bcompanies act"
)
# The sentences by which the reader acts for himself.
_BY_READER: Final = re.compile(
    r"(?:您|你|用户)(?:可以?|有权|能|享有)|权利|点击|设置|路径|您想做|说一声|(?:您|你|用户)(?:可|能)?随时|\byou (?:can|may|have|are entitled)\b|\bright\b|\bon request|\bat your (?:wish|request)|\bat any time\b|\bany time you\b"
)
_LEAVING: Final = re.compile(
    "(?<!未)(?<!没有)(?<!尚未)注销|销户|退会|(?:要求|申请|请求|提出)[^，。；]{0,6}删除?|删除请求|卸载|"
    r"(?:clos|delet|cancel|leav)\w*[^.;]{0,12}\baccounts?\b|accounts?[^.;]{0,16}(?:clos|delet|cancel)|(?:ask|tell|request|want)\w*[^.;]{0,20}(?:delet|eras|forget|remov|wip)|(?:delet|eras)\w* requests?|leave us|cancel your (?:membership|subscription)|after you (?:leave|go)"
)
# "All is deleted after three years" leaves room for what the law wants kept longer, but not for ever.
_LONG: Final = 400
# What data are kept for names other data: "in order to speed up future orders".
_END_IN_VIEW: Final = re.compile(
    r"\b(?:in order to|so that|so as to|because|in case of|to (?:speed|make|help|allow|enable|avoid|prove|train|coach))\b.*|^为(?:了|方便|便于)?[^，。；]{2,20}，|凭[^，。；]{1,8}|(?:以便|便于|用于|以供|供(?!应)|以备).*|(?<!^)(?:为了|方便)[^，。；]*"
)
_WHEN_DONE: Final = re.compile(
    r"\b(?:when|once|after|as soon as)\b[^.;]{0,40}\b(?:settled|answered|resolved|finished|completed|over|ended|solved|clarified)\b|办结|办完|解决后|处理完|了结|验证后|转写后"
)
_A_WHILE: Final = 90.0
# Account data while it lasts, and after it is closed, are two things.
_WHILE_IT_LASTS: Final = re.compile(
    r"存续期|在用期间|使用(?:服务)?期间|注册期间|会员期间|\bas long as\b|\bwhile (?:you|your|the account)|\buntil you\b"
)


# "Deleted or made anonymous" is gone either way.
_OR_ANONYMOUS: Final = re.compile(
    r"或(?:者)?(?:作|做|进行)?匿名化?(?:处理)?|or (?:\w+ )?anonymi[sz]\w*|in case of (?:claims|disputes)"
)
_IF_YOU: Final = re.compile(r"\b(?:if|when) you\b|(?:如果|若)您")
# Records of no usual kind, by what they are records of.
_RECORDS: Final = re.compile(
    r"(?!所有|全部|客户|顾客|您的|用户|一切|任何|会员)[\u4e00-\u9fff]{2}(?:档案|记录|影像|报告|文件)|\b(?!our|your|the|all|these|those|such|any|every|each|old|former|which|personal|customer|client|buyer)\w{3,} (?:records?|files?|logs?|reports?|scans?)\b"
)


class _Kept(NamedTuple):
    sentence: Sentence
    number: int
    kinds: frozenset[str]
    days: float
    leaving: bool


def kept_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield the shorter period and the longer one; or the promise that all is gone and what stays."""
    zh = document.is_chinese
    told: list[_Kept] = []
    totals: list[_Kept] = []
    lawful: list[_Kept] = []
    for number, one in enumerate(document.sentences):
        if one.is_contents or is_row(one) or not holds_any(one.low, _HINTS):
            continue
        low = one.low
        rest = _OR_ANONYMOUS.sub(" ", _LEAVING.sub(" ", WITHOUT_EXCEPTION.sub(" ", low)))
        leaving = _LEAVING.search(low) is not None
        if leaving:
            rest = _IF_YOU.sub(" ", rest)
        if _NO_PERIOD.search(rest):
            continue
        kept, gone = _KEPT.search(low) is not None, _GONE.search(low) is not None
        if not (kept or gone or _NOT_KEPT.search(low)) or _BY_READER.search(low):
            continue
        days = _days(low)
        if days is None:
            continue
        core = _END_IN_VIEW.sub("", low)
        kinds = data_kinds(core, is_chinese=zh) or frozenset(match[0] for match in _RECORDS.finditer(core))
        found = _Kept(one, number, kinds, days, leaving)
        apart = _APART.search(rest) is not None
        by_law = apart and kept and _APART.search(_BY_LAW.sub(" ", rest)) is None
        if (
            not apart
            and (gone or _NOT_KEPT.search(low) or _AT_MOST.search(low))
            and _is_total(low, zh=zh)
            and not is_excepted_behind(document.sentences, number)
        ):
            totals.append(found)
        if not apart or (days >= FOREVER_DAYS and not re.search(r"匿名|anonym|统计|statistic|\bif\b|\blaw", low)):
            told.append(found)
        elif by_law:
            lawful.append(found)
    yield from _two_periods(told)
    yield from _gone_and_kept(totals, told, zh=zh)
    yield from _gone_and_kept([one for one in totals if _UTTER.search(one.sentence.low)], lawful, zh=zh)


def _is_total(low: str, *, zh: bool) -> bool:
    if _PERSONAL.search(low) is None or _WHILE_IT_LASTS.search(low):
        return False
    if lasts_for_ever(low):
        return False
    if _TOTAL.search(low):
        return True
    ended = _AT_MOST.search(low) or _NOT_KEPT.search(low) or _GONE.search(low)
    return ended is not None and names_all_data(low, is_chinese=zh)


def _days(text: str) -> float | None:
    """For how many days a sentence says that something is kept; None if it says nothing, or several things."""
    if lasts_for_ever(text) and not ((_GONE.search(text) and not _NEVER.search(text)) or _NOT_KEPT.search(text)):
        return FOREVER_DAYS
    periods = sorted(set(days_in(text)))
    if len(periods) == 1:
        return periods[0]
    if periods:
        return None
    if _GONE.search(text) and _WHEN_DONE.search(text) and not _AT_ONCE.search(text):
        return _A_WHILE
    if (_GONE.search(text) and (_AT_ONCE.search(text) or _TOTAL.search(text))) or _NOT_KEPT.search(text):
        return 0
    return None


def _two_periods(told: Sequence[_Kept]) -> Iterator[tuple[str, Pair]]:
    """One kind of data, alone in both sentences, with two periods that differ by half or more."""
    for at, one in enumerate(told):
        kinds = narrowed(one.kinds)
        if not kinds:
            continue
        for other in told[at + 1 :]:
            short, long = sorted((one, other), key=lambda kept: kept.days)
            if (
                (one.sentence.line != other.sentence.line or other.number > one.number + 1)
                and kinds == narrowed(other.kinds)
                and long.days >= 1.5 * short.days
                and long.days > 1
                and (one.leaving == other.leaving or long.days >= FOREVER_DAYS)
                and not (_WHILE_IT_LASTS.search(long.sentence.low) or _WHILE_IT_LASTS.search(short.sentence.low))
            ):
                yield "retention", (short.sentence, long.sentence)
                return


def _gone_and_kept(totals: Sequence[_Kept], told: Sequence[_Kept], *, zh: bool) -> Iterator[tuple[str, Pair]]:
    """All that is known of a person goes soon, and something of it stays for long."""
    for total in totals:
        for other in told:
            if other.number == total.number or other in totals or _KEPT.search(other.sentence.low) is None:
                continue
            if other.days <= max(1.5 * total.days, 1) or (total.days > _LONG and other.days < FOREVER_DAYS):
                continue
            if not (other.kinds or _PERSONAL.search(other.sentence.low)):
                continue
            if total.leaving and not (other.leaving or other.days >= FOREVER_DAYS):
                continue
            if _of_one_kind(total, zh=zh) and not (total.kinds & other.kinds):
                continue
            yield "retention", (total.sentence, other.sentence)
            return


# Names and addresses are what is known of a person; calls and photographs are one kind of records.
_OF_PERSONS: Final = frozenset({"name", "address", "profile", "email", "phone"})


def _of_one_kind(total: _Kept, *, zh: bool) -> bool:
    if not total.kinds or total.kinds <= _OF_PERSONS:
        return False
    return not names_all_data(total.sentence.low, is_chinese=zh)
