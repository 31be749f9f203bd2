"""Grades the rights that are told together, and the way to exercise them.

A formula without a list makes the rights vague; once a list is given, what it leaves out is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.duties import Regime, required_by
from listing_audit.verify.policy.en_rights import RIGHTS_FORMULA as FORMULA_EN
from listing_audit.verify.policy.facts import CHILD
from listing_audit.verify.policy.lines import PLACEHOLDER
from listing_audit.verify.policy.reading import Grade, Reading
from listing_audit.verify.policy.signals import is_empty
from listing_audit.verify.policy.zh_rights import RIGHTS_FORMULA as FORMULA_ZH

RIGHTS: Final = (
    "rights_access",
    "rights_correct",
    "rights_delete",
    "rights_portability",
    "rights_withdraw",
    "rights_account_cancel",
)


def rights_grades(reading: Reading, plain: dict[str, Grade], regime: Regime) -> dict[str, Grade]:
    """Return the rights whose grade changes because the text names none of them and only speaks of rights as such."""
    wanted = [code for code in RIGHTS if code in plain]
    listed = [
        code
        for code in wanted
        if plain[code].state in ("present", "vague") and code not in ("rights_withdraw", "rights_account_cancel")
    ]
    if listed:
        return {}
    formula = re.compile(FORMULA_ZH if reading.document.is_chinese else FORMULA_EN)
    sentence = next((one for one in reading.document.sentences if formula.search(one.low)), None)
    if sentence is None:
        return {}
    required = required_by(regime) | ({"rights_withdraw"} if relies_on_consent(reading) else set())
    return {code: Grade("vague", sentence) for code in wanted if plain[code].state == "missing" and code in required}


_MENU_ZH = re.compile(
    '(?:门店|柜台|前台|到店|来店)[^。；]{0,24}(?:填写|办理|办结|出示|提交|带上)|[“「【《][^”」】》]{2,24}[”」】》](?:页面?|里|中|内|功能|按钮|入口|选项|链接|菜单|栏)?[^。；]{0,20}(?:查看|查阅|修改|编辑|更正|删除|移除|注销|申请|提交|关闭|撤回|收回|转移|迁移|管理|选择|填写)|(?:点|左滑|长按|拉到底)[^。；]{0,16}[“「【][^”」】]{1,16}[”」】]|(?:我的|设置|个人中心|账号与安全|账户管理|账号管理|隐私设置|个人资料|安全中心)[^。；]{0,30}(?:[-—–>→、》】”"/]|页面|中|里|内)|(?:点击|进入|打开|登录)[^。；]{0,30}[“【「"《][^”】」"》]{1,20}|(?:app|小程序|账户|账号|网站(?:上|内|里)|页面|后台)(?:里|中|内|上)[^。；]{0,20}(?:查看|修改|删除|查阅|更正|注销)|路径'
)
_MENU_EN = re.compile(
    r"(?:settings|account|profile|preferences|dashboard|privacy cent(?:er|re)|my account|log(?:ging)? ?in|sign(?:ing)? in)[^.;]{0,80}(?:updat|correct|delet|access|chang|edit|manage|view|review|remov|download|export|page|section|tab|menu)|(?:updat|correct|delet|access|chang|edit|manage|view|review|download)\w*[^.;]{0,100}(?:settings|your account|my account|account page|your profile|dashboard|privacy (?:cent(?:er|re)|portal|request)|log(?:ging)? ?in|online form|web ?form|click)|your privacy choices|toll[- ]free"
)
_REQUEST_ZH = re.compile(
    "来个|打个|发个|说一声|招呼|知会|微信|申请|要求|请求|联系|发送|邮件|致电|拨打|提交|提出|告知|通知|书面|写信|来信|电话|客服|回复|答复|行使"
)
_REQUEST_EN = re.compile(
    r"\bask\b|\ba line to\b|\bfill (?:in|out)\b|request|write|e-?mail|contact|call|submit|\bsend\b(?= (?:us|me|an?|your|the|it to|to|in)\b)|exercise|mail|phone|reach|message|respond|let us know|tell (?:us|me)|\bturn\b|\bring\b|\bnote to\b|visit|use the|apply|\bdemands?\b|addressed (?:to|by|in)|\bletter\b"
)
_REFUSED = re.compile(
    r"\bin the appropriate manner\b|以平台(?:届时)?公布|届时(?:公[布示]|有效)(?:的|之)?(?:流程|方式|渠道|规则)|(?:不受理|不接受|不处理)[^，。；]{0,10}(?:请求|申请)|(?:do not|cannot|will not|don't) (?:accept|process|handle|answer)[^.;]{0,30}requests?"
)


# A request about one's data and where it is made, in one sentence: a mailbox, a number, a form, a place in a menu.
_WHERE_ZH: Final = r"(?:[\w.+-]+@[\w-]|0\d{2,3}[- ]\d{3}|400-?\d|https?://|微信[^，。；]{0,6}[a-z]{4}|[“「【《][^”」】》]{2,24}[”」】》](?:页|里|中|，?按|选|提交|递交|填|办|→|>|—)|[“「【][^”」】]{0,16}(?:→|>|—|-)[^”」】]{1,24}[”」】]|(?:首页|app|小程序|我的|设置|中心)\s?[“”]?(?:→|>|—|–)|扫码提交|在线表单|请求表)"
_REQUEST_OF_ZH: Final = "(?:行使[^，。；]{0,12}权|行权|(?:个人信息|隐私|数据|资料|主体|权利|删除|查阅|查询|更正|转移|迁移|注销|撤回)(?:的)?(?:请求|申请|诉求|事项|要求)|授权委托书|(?:申请|请求)与投诉|上述(?:任何|各项)?(?:权利|请求)|(?:您的|合理)(?:请求|申请|诉求)|信息转移|说“个人信息”|(?:要求|诉求)(?:写|寄|发|说明|写下来)|要办(?:这些|以上)|[“「【][^”」】]{0,16}(?:权利|隐私|数据管理|信息管理|资料管理)[^”」】]{0,8}(?=[”」】])|个人信息请求)"
_EXERCISED_ZH: Final = re.compile(
    rf"(?:查阅|更正|修改|删除|抹去|注销|撤回|复制|转移|销户)[^。；]{{0,16}}(?:信息|资料|数据|账[号户]|档案|同意|授权)[^。；]{{0,40}}{_WHERE_ZH}|{_WHERE_ZH}[^。；]{{0,40}}(?:查阅|更正|修改|删除|注销|撤回|转移)[^。；]{{0,16}}(?:信息|资料|数据|账[号户]|档案|同意|授权)|"
    rf"{_REQUEST_OF_ZH}[^。；]{{0,60}}{_WHERE_ZH}|{_WHERE_ZH}[^。；]{{0,60}}{_REQUEST_OF_ZH}|[“「【][^”」】]{{0,24}}(?:权利|隐私|信息管理|资料管理|数据)[^”」】]{{0,12}}[”」】][^。；]{{0,16}}(?:提交|递交|填写)[^。；]{{0,6}}(?:申请|请求|诉求)|[（(][^）)]{{0,4}}(?:查阅|更正|删除)[^）)]{{0,12}}@"
)
# What is asked for in plain words, and a place for it: an address, a number, a counter, a path through menus, a gesture.
_DONE_ZH: Final = "(?:申请(?!退款|退货|售后|换货|维修|保修)|请求|行权|注销|销户|销号|删除|清空|编辑|更正|修正资料|权利|副本|解除授权|撤回|隐私投诉|个人信息|推荐|个性化|广告|标签|出售|售卖)"
_GOES_TO_ZH: Final = "(?:致信|去信|致函|来函|写邮件给?|发邮件|邮寄|寄往|寄至|寄到|寄|投到|投递至|致电|请打|拨打|打电话|打|领取|递交|走|提交|受理)"
_PLACE_ZH: Final = (
    r"(?:[\w.+-]+@[\w-]|0\d{2,3}[- ]\d{3}|400-?\d|1\d{2} ?\d{4} ?\d{4}|https?://|[路街道巷]\d{1,4}号|服务台|前台)"
)
_PATH_ZH: Final = r"(?:我的?|设置|首页|微信|个人中心|隐私中心|地址簿|地址管理|账户|账号|帮助|更多|头像|小程序)[”」]?\s?(?:—|→|>|-|–)[^。；]{1,24}"
_PLAINLY_ZH: Final = re.compile(
    f"{_DONE_ZH}[^。；]{{0,40}}{_GOES_TO_ZH}[^。；]{{0,16}}{_PLACE_ZH}|(?:要办这些事|要求写在纸上|查您的资料)[^。；]{{0,20}}(?:{_PLACE_ZH}|寄)|"
    f"{_PATH_ZH}[^。；]{{0,30}}(?:{_DONE_ZH}|关掉|关闭|停用)|{_DONE_ZH}[^。；]{{0,30}}{_PATH_ZH}|"
    "(?:左滑|长按|点头像|点开头像)[^。；]{0,20}(?:删除|编辑|改|清空)|[“「](?:人工介入|个性化内容|隐私申请|个人信息申请|关闭账户|权利请求|算法设置)[”」]|回复?\\s?[“「]?(?:td|t|n)[”」]?[^a-z][^。；]{0,12}(?:退订|停)"
)
_ORDERS_ZH: Final = re.compile(
    "购物车里|退货|退款(?!若)|换货|保修|维修|发票|物流|优惠券|开票|加盟|应聘|推荐好友|未成年|监护"
)
# A request about data or rights by name, and where it goes, in one sentence.
_DATA_REQUEST_EN: Final = re.compile(
    r"\b(?:exercis\w*|assert\w*|invoke|enforce|reali[sz]e|make use of|use)\b[^.;]{0,40}\b(?:rights?|claims?|any of (?:that|this|these|it))\b|\b(?:data|rights?|privacy|access|deletion|erasure|correction|opt-?out|subject access|do[- ]not[- ]sell)(?: protection)? requests?\b|"
    r"\b(?:requests?|applications?|enquir(?:y|ies)|demands?)\b[^.;]{0,30}\b(?:(?:concerning|about|under|for|regarding|from|in)\b[^.;]{0,20})(?:\bdata\b|articles? 1|rights?|personal|your information|your name)|\b(?:make|making|submit|submitting|lodge|file) (?:a |an |your |such |any )?(?:\w+ )?(?:requests?|applications?)\b|"
    r"\b(?:see|view|access|get|correct|change|update|delete|deleted|erase|removed?|remove|download)\b[^.;]{0,30}\b(?:your|their|my) (?:[\w-]+ ){0,2}(?:data|information|details|records?|history)\b|\bevery one of your rights\b|\b(?:my|your) rights\b[^.;]{0,40}\b(?:choose|want done|used from)|\bdata request\b|\bfor (?:all|any|each) of (?:that|this|these|them)\b[^.;]{0,12}\b(?:write|e-?mail|mail|contact|call|ring)|\b(?:your )?right to opt out\b|\brequest archive\b|\bopt out of (?:the |any )?sale|\bselling your (?:details|data|information)|\bchanged or removed\b"
)
_PATH_EN: Final = re.compile(
    r"\b(?:settings|account|profile|privacy|menu|help|me|app|preferences|security)\b[^.;]{0,24}[>›→–—][^.;]{2,60}|\bprivacy cent(?:er|re)\b",
    re.IGNORECASE,
)
_NO_REQUEST_EN: Final = re.compile(
    r"cannot|can't|not (?:accept|possible|be accepted)|\bcatalogue\b|\bquote\b|\brefund|\breturns?\b"
)


# Rights as such, and that they can be used: whoever is told so has been told of a way, if only half of it.
_USE_OF_RIGHTS_EN: Final = re.compile(
    r"\b(?:exercis\w*|use|assert|make use of|invoke|realise)\b[^.;]{0,30}\b(?:your|these|any of these|his|their) (?:\w+ )?rights\b|\brights (?:can|may) be exercised\b|\brequests?\b[^.;]{0,20}\bunder (?:data protection|privacy) law\b|\b(?:your|privacy|data|rights) requests (?:are|may be|will be) (?:handled|processed|subject)\b"
)


def _spoken_of(document: PolicyDocument) -> Sentence | None:
    return next((one for one in document.sentences if _USE_OF_RIGHTS_EN.search(one.low)), None)


def _direct_way(reading: Reading) -> Sentence | None:
    """The sentence that asks for data requests at a place of its own, whatever the rights are called elsewhere."""
    if reading.document.is_chinese:
        return None
    working = {one.start for one in reading.channels.working}
    for one in reading.document.sentences:
        if (
            (one.start in working or _PATH_EN.search(one.low))
            and _DATA_REQUEST_EN.search(f"{one.heading} | {one.low}")
            and not _NO_REQUEST_EN.search(one.low)
        ):
            return one
    return None


def _tells_way_zh(one: Sentence) -> bool:
    """Whether a Chinese sentence says where a request goes, in the words of a form or in plain ones."""
    if _EXERCISED_ZH.search(one.full):
        return True
    return _PLAINLY_ZH.search(one.low) is not None and not _ORDERS_ZH.search(one.low)


_CHANNEL_WORD = re.compile("联系|邮件|邮箱|电话|拨打|致电|地址|发送至|contact|e-?mail|phone|call|write|address")


def method_grade(reading: Reading, rights: dict[str, Grade]) -> Grade:
    """Return whether the text says how to make a request: a menu path, or a request word with a working channel."""
    document = reading.document
    named = [code for code in RIGHTS if code in rights and rights[code].state in ("present", "vague")]
    spoken = [
        one
        for code in RIGHTS
        if code in reading.found
        for one in (*reading.found[code].strong, *reading.found[code].weak)
    ]
    menu = _MENU_ZH if document.is_chinese else _MENU_EN
    request = _REQUEST_ZH if document.is_chinese else _REQUEST_EN
    if document.is_chinese:
        told = next((one for one in document.sentences if _tells_way_zh(one) and not is_empty(one)), None)
        if told is not None and not _REFUSED.search(told.low):
            return Grade("present", told)
    direct = _direct_way(reading)
    if direct is not None:
        return Grade("present", direct)
    if not named:
        spoken_of = None if document.is_chinese else _spoken_of(document)
        if spoken_of is None:
            return Grade("missing")
        given = reading.channels.working and request.search(spoken_of.low)
        return Grade("present" if given else "vague", spoken_of)
    refused = next((one for one in document.sentences if _REFUSED.search(one.low)), None)
    if refused is not None and not reading.channels.working:
        return Grade("vague", refused)
    way = next((one for one in spoken if menu.search(one.low)), None)
    if way is not None:
        return Grade("present", way)
    if reading.channels.working:
        listed = any(reading.found[code].strong for code in named)
        near = (*spoken, *_after(document, spoken), *_about_rights(document))
        if not listed:  # a formula only: the way must stand with it, "in the manner provided by law" is none
            near = tuple(one for one in near if one in reading.channels.working)
        asked = next((one for one in near if request.search(one.low)), None)
        return Grade("present", asked) if asked is not None else Grade("vague", reading.channels.working[0])
    sentence = spoken[0] if spoken else rights[named[0]].sentence
    if any(PLACEHOLDER in one.low and _CHANNEL_WORD.search(one.low) for one in document.sentences):
        return Grade("missing", sentence)  # the only channel is one that nobody filled in
    if (
        reading.channels.announced
        or any(_SELF_SERVICE.search(one.low) for one in (*spoken, *_after(document, spoken), *_about_rights(document)))
        or any(
            _SOMEBODY.search(one.low) and not CHILD[document.is_chinese].search(one.low) for one in document.sentences
        )
    ):
        return Grade("vague", sentence)
    return Grade("missing", sentence)  # rights are named, and nobody says how to use them


# A channel without its address, or a place in the shop's own pages without its name.
_SELF_SERVICE = re.compile(
    "联系|邮件|邮箱|电话|客服|拨打|致电|来信|书面|申请|提交|自行|自助|在线|页面|(?:账[号户]|店铺|平台)(?:里|中|内|上|页|设置|管理)|网站|\\bapp\\b|小程序|设置|渠道|方式|\\bcontact(?:ing)? (?:us|our|the|me)|\\be-?mail(?:ing)? (?:us|our|me)|phone|\\bcall(?:ing)? (?:us|our|me)|writ(?:e|ing) (?:to )?(?:us|our|me)|online|(?:your|my|the) account|settings|portal|form\\b|\\bsupport\\b|our \\w+ ?team|channels?\\b|let us know|tell us|get in touch|reach (?:us|out)"
)


_SOMEBODY = re.compile(
    "(?:找|联系|咨询|问)(?:我们|客服|店主|店家|掌柜|小二)|\\bcontact customer care\\b|\\b(?:contact us|get in touch|customer (?:service|support|care)|our support)\\b"
)


def _after(document: PolicyDocument, spoken: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences that follow where the rights are told: "Contact the address above"."""
    last = {one.start for one in spoken}
    out: list[Sentence] = []
    left = 0
    for one in document.sentences:
        left = 4 if one.start in last else left - 1
        if left > 0:
            out.append(one)
    return out


_RIGHTS_WORD = re.compile("权利|请求|查阅|更正|删除|行使|注销|right|request|exercise|delete|correct|access|privacy")


def _about_rights(document: PolicyDocument) -> Sequence[Sentence]:
    return [one for one in document.sentences if _RIGHTS_WORD.search(one.low)]


_CONSENT_USED = re.compile(
    r"(?:with|on|only|upon|have|given?|your|explicit|prior|ask for|based on|require|obtain)[^.]{0,40}consent|\byou (?:have )?(?:consented|asked and agreed)\b|art(?:icle|\.)? ?6 ?\(1\) ?\(?a\b|\byou are on the list\b|\bjoin(?:s|ing)? (?:the|our) (?:mailing )?list\b|newsletter|subscri|marketing e-?mails?|promotional e-?mails?|e-?mail offers|opt[- ]?in|you (?:hereby |also |expressly )?(?:consent|agree) to (?:this|our|the|its)[^.;]{0,30}(?:policy|policies|notice|statement|process|collect|use)"
)


def relies_on_consent(reading: Reading) -> bool:
    """Return whether the processing rests on consent anywhere, so that its withdrawal must be told."""
    if reading.document.is_chinese:
        return True
    return any(_CONSENT_USED.search(f"{one.heading} {one.low}") for one in reading.document.sentences)
