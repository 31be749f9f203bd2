"""What is read of a policy once and graded under any regime, the grades themselves, and whether it is a policy at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from listing_audit.verify.policy import facts
from listing_audit.verify.policy.contradictions import contradictions
from listing_audit.verify.policy.demands import names_its_object, speaks_of_another, tells_of_a_transfer
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.en import EN
from listing_audit.verify.policy.frames import IMITATED, about_data, is_about_goods, is_plain, names_data, read_frames
from listing_audit.verify.policy.identity import Channels, Identity, channels_of, identity_of
from listing_audit.verify.policy.listed import listed_rights
from listing_audit.verify.policy.sides import Pair
from listing_audit.verify.policy.signals import Found, look
from listing_audit.verify.policy.wider import look_again
from listing_audit.verify.policy.wider_acts_en import WIDER_ACTS_EN
from listing_audit.verify.policy.wider_en import QUESTIONS_EN, WIDER_EN
from listing_audit.verify.policy.wider_far_en import FAR_EN
from listing_audit.verify.policy.wider_rest_en import WIDER_REST_EN
from listing_audit.verify.policy.wider_zh import WIDER_ZH
from listing_audit.verify.policy.zh import ZH

State = Literal["present", "vague", "missing", "contradiction", "not_graded"]


@dataclass(frozen=True, slots=True)
class Grade:
    """How one disclosure stands. `sentence` is the one that decides, or comes nearest; `other` the one it collides with."""

    state: State
    sentence: Sentence | None = None
    other: Sentence | None = None
    reason: str = ""


@dataclass(slots=True)
class Reading:
    """What is read once and graded under any regime."""

    document: PolicyDocument
    found: dict[str, Found]
    channels: Channels
    identity: Identity
    transfers: dict[str, list[Sentence]]
    children: dict[str, list[Sentence]]
    collisions: dict[str, Pair]


def read(document: PolicyDocument) -> Reading:
    """Return what the grades of every regime rest on."""
    language = ZH if document.is_chinese else EN
    imitating = _imitating(document)
    found = look(document, language, passed_over=imitating)
    if not document.is_chinese:
        for wider in (WIDER_EN | WIDER_ACTS_EN | WIDER_REST_EN, QUESTIONS_EN, FAR_EN):
            look_again(document, found, EN, wider, passed_over=imitating)
    read_frames(document, found, language)
    _add_listed(document, found)
    if document.is_chinese:
        look_again(document, found, ZH, WIDER_ZH, passed_over=imitating)
    for code, one in found.items():  # what the frames saw besides
        one.strong = [each for each in one.strong if not speaks_of_another(code, each, is_chinese=document.is_chinese)]
    for code, one in found.items():  # "Will this page change?" is answered by what follows it
        one.weak = [each for each in one.weak if not each.low.endswith(("?", "？"))]
        if document.is_chinese and not code.startswith("rights_"):
            one.strong = [each for each in one.strong if not each.low.endswith(("?", "？"))]
    _without_transfer(found["third_party_sharing"], is_chinese=document.is_chinese)
    identity = identity_of(document)
    transfers = facts.transfers(document)
    collisions = contradictions(document, identity)
    return Reading(document, found, channels_of(document), identity, transfers, facts.children(document), collisions)


def _add_listed(document: PolicyDocument, found: dict[str, Found]) -> None:
    """Add the rights that are told in bare words, for which nothing clearer was found."""
    if all(one.strong for code, one in found.items() if code.startswith("rights_")):
        return
    for sentence in document.sentences:
        for code in listed_rights(sentence, is_chinese=document.is_chinese):
            if code in found and not found[code].strong:
                found[code].add("strong", sentence)


def _without_transfer(found: Found, *, is_chinese: bool) -> None:
    """Let parties that are named without anything reaching them be weak evidence."""
    bare = [one for one in found.strong if not tells_of_a_transfer(one, is_chinese=is_chinese)]
    found.strong = [one for one in found.strong if one not in bare]
    found.weak = sorted([*found.weak, *bare], key=lambda one: one.start)


def _imitating(document: PolicyDocument) -> Callable[[str, Sentence], bool]:
    """Return whether a sentence speaks of goods, or in plain talk of anything but data, in words that would disclose something."""
    is_chinese = document.is_chinese
    numbers = {id(one): number for number, one in enumerate(document.sentences)} if is_plain(document) else {}

    def imitates(code: str, sentence: Sentence) -> bool:
        if not names_its_object(code, sentence, is_chinese=is_chinese):
            return True
        if code not in IMITATED:
            return False
        if is_about_goods(sentence, is_chinese=is_chinese):
            return True
        if sentence.full == sentence.low and _BARE[is_chinese].fullmatch(sentence.low):
            return _RIGHTS.search(sentence.heading) is None
        if code not in _TOLD_OF_THINGS or id(sentence) not in numbers:
            return False
        if code == "rights_complaint" and (not is_chinese or _FOR_DATA.search(sentence.full)):
            return False
        if code.startswith("rights_") and _OF_ONESELF[is_chinese].search(sentence.heading.partition(" | ")[0]):
            return False
        if code == "retention" and _HOW_LONG[is_chinese].search(sentence.heading):
            return False
        # A bike is put right and bread keeps for days: no list of goods is long enough for what shops sell.
        pronoun = _KEEPS_IT if code == "retention" else _BY_ITS_NAME
        return not (
            pronoun[is_chinese].search(sentence.full)
            or names_data(sentence, is_chinese=is_chinese)
            or about_data(document.sentences, numbers[id(sentence)], is_chinese=is_chinese)
        )

    return imitates


# "Access, deletion, portability." is the title of what follows on the line, unless a heading says that these are rights.
_BARE: Final = {
    True: re.compile(
        r"\W*(?:(?:个人)?(?:信息|资料|数据)?的?(?:查阅|查询|访问|复制|更正|修改|补充|删除|撤回|注销|转移|投诉|举报|账号|账户|同意)(?:、|和|与|及|以及|或)*){1,8}\W*"
    ),
    False: re.compile(
        r"\W*(?:(?:the |your |our |data )?(?:right (?:to|of|on) )?(?:data )?(?:access|be forgotten|rectification|correction|erasure|deletion|modification|portability|restriction|objection|complaints?|complain|withdrawal(?: of consent)?|retention|security)(?: (?:of|to) (?:your |the )?(?:personal )?(?:data|information))?(?:,| and| &| or|/)* ?){1,8}\W*"
    ),
}
_RIGHTS: Final = re.compile("right|entitle|you (?:can|may|have)|权利|权益|您可以|您有")
_TOLD_OF_THINGS: Final = frozenset(
    {"retention", "rights_access", "rights_correct", "rights_delete", "rights_portability", "rights_complaint"}
)
# Whoever answers for data, or for every right. The office for fairness in the market hears of fakes and of dirt.
_FOR_DATA: Final = re.compile(
    "12321|通信管理局|骚扰短信|泄露|资料|查阅|私隐|网信|互联网信息|信息保护|隐私|12377|权利|权益|同意|监管机构|监督机构|主管部门|主管机关"
)
_BY_ITS_NAME: Final = {
    True: re.compile(
        "(?:查阅|查询|删除|更正|复制|转移|撤回)(?:请求|申请|权)|提出(?:查阅|更正|删除|复制)|查阅权|复制权|更正权|删除权|可携带|被遗忘|有权(?:请求|要求)?(?:我们)?(?:予以)?(?:删除|更正|查阅|复制)|撤回同意"
    ),
    False: re.compile(
        r"gdpr|ccpa|\b(?:ask|request) to know\b|\bright (?:to|of) (?:be forgotten|access|erasure|eras|delet|rectif|correct|portab|know)|portab|\bsubject access|\bdata (?:subject )?requests?\b"
    ),
}
# Whoever asks what is held about him, and is answered "of course".
_OF_ONESELF: Final = {
    True: re.compile("(?:记|存|留|掌握|有)了?我(?:的|些)?(?:什么|哪些)|我的(?:信息|资料|数据)|关于我"),
    False: re.compile(
        r"\b(?:about|on) me\b|\bmy (?:card|entry|page|sheet|slip|data|information|details|file|records?)\b"
    ),
}
# "How long do you hang on to it?" asks of data; "how long does it keep?" may ask of bread.
_HOW_LONG: Final = {
    True: re.compile(
        "(?:信息|资料|数据|单子|记录|这些|那些|它们?|我的)[^，。|]{0,8}(?:存|留|保存|保留|放)[^，。|]{0,4}(?:多久|多长)"
    ),
    False: re.compile(
        r"\bhow long does (?:it|that|this|my \w+) stay\b|\bhow long (?:is|are) (?:it|they|that|my \w+) kept\b|\bhow long (?:do|will|would|can|are) (?:you|we|i) (?:\w+ ){0,2}(?:keep|hang|hold|store|retain|save|stor|keeping|holding)\b[^|?]{0,20}\b(?:it|them|that|this|these|those|data|info\w*|details|records?|stuff)\b"
    ),
}
_KEEPS_IT: Final = {
    True: re.compile(
        "(?:存储|保存|保留|留存)(?:期限|时间|时长|期)|这些|那些|它们?|以上|上述|全部|一律|一切|均|聊天|内容|留言|日志|语音|到期|期满|删|销毁|抹|粉碎"
    ),
    False: re.compile(
        r"\b(?:storage|retention) (?:period|time)|\bperiods? of (?:storage|retention)\b|\b(?:they|it|this|these|those|them|everything|nothing|all|any)\b"
    ),
}


def is_policy(reading: Reading) -> bool:
    """Return whether the document speaks of handling personal data at all, and not only of a product or a service."""
    pattern = _HANDLING_ZH if reading.document.is_chinese else _HANDLING_EN
    document = reading.document
    # A cookie banner handles data too, but it is no notice of anything else.
    hits = sum(
        1
        for sentence in document.sentences
        if pattern.search(sentence.low) and "cookie" not in sentence.low and not _SLOGAN.search(sentence.low)
    )
    titles = [heading.low for heading in document.headings[:2]] + [
        sentence.low[:120] for sentence in document.sentences[:2]
    ]
    # A section of a longer page that speaks of the buyer's details needs less to be believed than a page without one.
    has_section = any(_TITLE.search(heading.low) for heading in document.headings)
    if sum(1 for found in reading.found.values() if found.strong) >= (4 if has_section else 6):
        return True
    titled = any(_TITLE.search(title) for title in titles)
    if titled and reading.found["purposes"].strong:
        return True  # what data are for, told in words that name no handling
    return hits >= (1 if titled else 3)


_SLOGAN = re.compile("(?:value|respect|care about|take) your privacy|重视您的隐私|尊重您的隐私")
_TITLE = re.compile(
    "信息(?:与|和|及|说明|使用)|(?:顾客|客户|买家|用户|老客|会员|客人)(?:登记)?(?:须知|告知)|(?:用户|客户|顾客|会员|客人)(?:的)?(?:资料|信息|数据)|隐私|您的资料|您的信息|个人资料|顾客资料|客户资料|个人信息(?:保护|处理)|privacy|data protection|personal (?:data|information)|regulation \\(eu\\) 2016|gdpr|what (?:happens to|becomes of|(?:we|i) do with)|(?:your|customer) (?:details|data|information)|what you tell us|what (?:we|i) (?:know|keep|write down|hold)|记(?:了|下)?您(?:什么|哪些)|(?:您|你)(?:留下|交给我们)的"
)
_HANDLING_ZH = re.compile(
    "(?:收集|留|记|写|碎|改|打在|使用|处理|保存|存储|记录|共享|提供|删除|查阅|获取|采集|保护|填写|登记|留下)[^。；]{0,40}(?:信息|数据|资料|隐私|姓名|名字|电话|手机|地址|照片|位置|本子|抬头)|(?:信息|数据|资料|隐私|姓名|电话|手机|地址)[^。；]{0,40}(?:收集|使用|处理|保存|存储|共享|保护|删除|用于)"
)
_HANDLING_EN = re.compile(
    r"(?:\btake|\bgiv(?:e|es)\b|\bjot|\bleave\b|\btell\b|write down|note down|collect|us(?:e|ing)|process|stor|shar|keep|kept|disclos|retain|protect|delet|eras|gather|hold|held|record|obtain|receiv|need|ask|provid|cop(?:y|ies)|rectif|correct|controller|responsible|right|consent|get|pass|transfer|retention|kept)\w*[^.]{0,70}"
    r"(?:personal (?:data|information|details)|your (?:data|information|details|name|e-?mail|address|phone|privacy|order)|\bnames?\b|information (?:about|from|relating)|personally|ip address|certain information|such information|information (?:is|may)|visitors|cookies|\bdata\b|\bdatums?\b)|"
    r"(?:personal (?:data|information|details)|your (?:data|information|name|address)|\bdata\b|information|privacy)[^.]{0,70}(?:collect|use|process|stor|shar|kept|disclos|retain|protect|delet|secur|contact|responsible)"
)
