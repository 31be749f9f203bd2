"""Grades every disclosure of a policy under one regime: present, vague, missing, contradiction, or not graded.

The strongest sentence anywhere decides. A duty that depends on a trigger is missing only if the text itself gives
the trigger. Where careful readers would differ, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from listing_audit.verify.policy import facts
from listing_audit.verify.policy.contradictions import Pair, contradictions
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.duties import SILENT, TRIGGERED, Regime, required_by
from listing_audit.verify.policy.en import EN
from listing_audit.verify.policy.en_rights import RIGHTS_FORMULA as FORMULA_EN
from listing_audit.verify.policy.frames import IMITATED, is_about_goods, read_frames
from listing_audit.verify.policy.identity import Channels, Identity, channels_of, identity_of
from listing_audit.verify.policy.lines import PLACEHOLDER
from listing_audit.verify.policy.signals import Found, look
from listing_audit.verify.policy.zh import ZH
from listing_audit.verify.policy.zh_rights import RIGHTS_FORMULA as FORMULA_ZH

State = Literal["present", "vague", "missing", "contradiction", "not_graded"]

RIGHTS: Final = (
    "rights_access",
    "rights_correct",
    "rights_delete",
    "rights_portability",
    "rights_withdraw",
    "rights_account_cancel",
)


@dataclass(frozen=True, slots=True)
class Grade:
    """How one disclosure stands. `sentence` is the one that decides, or comes nearest; `other` the one it collides with."""

    state: State
    sentence: Sentence | None = None
    other: Sentence | None = None
    reason: str = ""


PRESENT: Final = Grade("present")
NOT_GRADED: Final = Grade("not_graded")


@dataclass(slots=True)
class Reading:
    """What is read once and graded under any regime."""

    document: PolicyDocument
    found: dict[str, Found]
    channels: Channels
    identity: Identity
    transfers: dict[str, list[Sentence]]
    collisions: dict[str, Pair]


def read(document: PolicyDocument) -> Reading:
    """Return what the grades of every regime rest on."""
    language = ZH if document.is_chinese else EN
    found = look(document, language, passed_over=partial(_imitates, is_chinese=document.is_chinese))
    read_frames(document, found, language)
    identity = identity_of(document)
    transfers = facts.transfers(document)
    collisions = contradictions(document, identity, transfers)
    return Reading(document, found, channels_of(document), identity, transfers, collisions)


def _imitates(code: str, sentence: Sentence, *, is_chinese: bool) -> bool:
    """Whether the sentence speaks of goods in words that would disclose something about data."""
    return code in IMITATED and is_about_goods(sentence, is_chinese=is_chinese)


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
    if sum(1 for found in reading.found.values() if found.strong) >= 6:
        return True
    return hits >= (1 if any(_TITLE.search(title) for title in titles) else 3)


_SLOGAN = re.compile("(?:value|respect|care about|take) your privacy|重视您的隐私|尊重您的隐私")
_TITLE = re.compile(
    "信息(?:与|和|及|说明|使用)|(?:顾客|客户|买家|用户)(?:须知|告知)|隐私|您的资料|您的信息|个人资料|顾客资料|客户资料|个人信息(?:保护|处理)|privacy|data protection|personal (?:data|information)|regulation \\(eu\\) 2016|gdpr"
)
_HANDLING_ZH = re.compile(
    "(?:收集|留|记|写|碎|改|打在|使用|处理|保存|存储|记录|共享|提供|删除|查阅|获取|采集|保护|填写|登记|留下)[^。；]{0,40}(?:信息|数据|资料|隐私|姓名|名字|电话|手机|地址|照片|位置|本子|抬头)|(?:信息|数据|资料|隐私|姓名|电话|手机|地址)[^。；]{0,40}(?:收集|使用|处理|保存|存储|共享|保护|删除|用于)"
)
_HANDLING_EN = re.compile(
    r"(?:\btake|write down|note down|collect|us(?:e|ing)|process|stor|shar|keep|kept|disclos|retain|protect|delet|eras|gather|hold|held|record|obtain|receiv|need|ask|provid|cop(?:y|ies)|rectif|correct|controller|responsible|right|consent|get|pass|transfer|retention|kept)\w*[^.]{0,70}"
    r"(?:personal (?:data|information|details)|your (?:data|information|details|name|e-?mail|address|phone|privacy|order)|\bnames?\b|information (?:about|from|relating)|personally|ip address|certain information|such information|information (?:is|may)|visitors|cookies|\bdata\b|\bdatums?\b)|"
    r"(?:personal (?:data|information|details)|your (?:data|information|name|address)|\bdata\b|information|privacy)[^.]{0,70}(?:collect|use|process|stor|shar|kept|disclos|retain|protect|delet|secur|contact|responsible)"
)


def grades(reading: Reading, regime: Regime) -> dict[str, Grade]:
    """Return the grade of every disclosure that is graded at all, by code."""
    document = reading.document
    out: dict[str, Grade] = {}
    for code, found in reading.found.items():
        out[code] = _plain(code, found, regime)
    out["controller_identity"] = _identity(reading.identity)
    out["effective_date"] = _dated(document, out["effective_date"])
    out["contact"] = _contact(reading)
    out["data_categories"] = _categories(document)
    out["sensitive_data"] = _sensitive(document, regime)
    out["cross_border"] = _cross_border(reading, regime)
    out["children"] = _children(document, regime)
    out["retention"] = _retention(reading.found["retention"], out["retention"])
    out["third_party_sharing"] = _sharing(reading.found["third_party_sharing"], out["third_party_sharing"])
    if regime == "PIPL":
        out["third_party_sharing"] = _sharing_zh(document, out["third_party_sharing"])
        out["recipients_named"] = _recipients(document, reading.identity, out["third_party_sharing"])
    if out["rights_complaint"].state == "not_graded" and not reading.channels.working:
        out["rights_complaint"] = Grade("missing", out["rights_complaint"].sentence)  # doubts are invited, nowhere
    out |= _rights(reading, out, regime)
    out["method_of_exercise"] = _method(reading, out)
    out |= {code: _narrowed(code, grade, regime, reading) for code, grade in out.items()}
    for code, (first, second) in reading.collisions.items():
        out[code] = Grade("contradiction", first, second)
    return {code: grade for code, grade in out.items() if grade.state != "not_graded"}


def _plain(code: str, found: Found, regime: Regime) -> Grade:
    if found.strong:
        return Grade("present", found.strong[0])
    if found.weak:
        return Grade("vague", found.weak[0])
    if found.other:
        return Grade("not_graded", found.other[0])
    return Grade("missing")


def _identity(identity: Identity) -> Grade:
    if identity.controllers:
        return Grade("present", identity.sentences[0])
    if identity.brand is not None:
        return Grade("vague", identity.brand)
    return Grade("missing")


def _dated(document: PolicyDocument, plain: Grade) -> Grade:
    """A date may stand in a heading: "Privacy policy, updated 25 May 2026"."""
    if plain.state == "present":
        return plain
    how = (ZH if document.is_chinese else EN)["effective_date"]
    for heading in document.headings:
        if how.strong.search(heading.low):
            return PRESENT
    return plain


def _contact(reading: Reading) -> Grade:
    channels = reading.channels
    if channels.working:
        return Grade("present", channels.working[0])
    if channels.announced:
        return Grade("vague", channels.announced[0])
    return Grade("missing", _nearest(reading.document, "联系|contact|questions"))


_VAGUE_ITEMS = re.compile(
    "相关信息|必要的?信息|个人资料|有关信息|个人信息|用户信息|certain information|personal (?:and other )?information|personal data|relevant information|information (?:about|from)"
)
_COLLECT_VERB = re.compile(
    "拿|写清|要求|晓得|知道|得到|拿到|看到|交给我们|\\btakes?\\b|收集|采集|留|报|告诉我们|写|记|掌握|索取|记录|填写|提供|获取|上传|录入|登记|需要|留下|读取|collect|store|process|gather|hold|receive|ask|record|need|keep|obtain|provide|use|categor|enter|submit|fill|includ|write down|note|jot|take down|remember|rais|log|register|\\bget\\b|hold|retain|sav|captur|tell us|give us|keep"
)


def _categories(document: PolicyDocument) -> Grade:
    weak = None
    for sentence in document.sentences:
        near = f"{sentence.full} {sentence.heading}"
        if not _COLLECT_VERB.search(near):
            continue
        if facts.concrete_items(sentence, is_chinese=document.is_chinese) >= 2:
            return Grade("present", sentence)
        if (
            weak is None
            and _VAGUE_ITEMS.search(sentence.low)
            and re.search("收集|采集|获取|collect|gather|process|obtain", sentence.low)
        ):
            weak = sentence
    return Grade("vague", weak) if weak is not None else Grade("missing")


def _sensitive(document: PolicyDocument, regime: Regime) -> Grade:
    taken, justified = facts.sensitive(document, regime)
    if justified:
        return Grade("present", justified[0])
    if taken:
        return Grade("vague", taken[0])
    if regime == "PIPL":
        data = facts.children(document)["data"]
        if data:
            return Grade("vague", data[0])
    return NOT_GRADED


def _cross_border(reading: Reading, regime: Regime) -> Grade:
    document, found = reading.document, reading.transfers
    for name in ("safe", "stays"):
        if found[name]:
            return Grade("present", found[name][0])
    if regime == "CCPA":
        return NOT_GRADED
    if found["sent"]:
        return Grade("vague", found["sent"][0])
    if found["maybe"]:
        return Grade("vague" if regime != "PIPL" else "not_graded", found["maybe"][0])
    if regime == "PIPL" and facts.ships_from_abroad(document):
        return Grade("missing", _nearest(document, "直邮|保税|海外|境外"))
    return NOT_GRADED


def _children(document: PolicyDocument, regime: Regime) -> Grade:
    found = facts.children(document)
    if found["done"]:
        return Grade("present", found["done"][0])
    if found["data"]:
        return Grade("missing", found["data"][0])
    if found["named"]:
        return Grade("not_graded", found["named"][0])
    return NOT_GRADED


# Copies are kept for periods of their own, which say nothing of the data themselves.
_COPIES: Final = re.compile("备份|同步一?份|镜像|容灾|冗余|\\bback-?ups?\\b|mirror|replicat")


def _retention(found: Found, plain: Grade) -> Grade:
    """A period for copies only grades nothing; what is said of the data themselves does."""
    main = [one for one in found.strong if not _COPIES.search(one.low)]
    if plain.state != "present":
        return plain
    if main:
        return Grade("present", main[0])
    return Grade("vague", found.weak[0]) if found.weak else Grade("not_graded", found.strong[0])


def _sharing(found: Found, plain: Grade) -> Grade:
    """A denial with exceptions is as good as its exceptions: consent and law are enough, unnamed partners leave it open."""
    if found.strong or not found.other:
        return plain
    return Grade("not_graded", found.other[0]) if found.weak else Grade("present", found.other[0])


def _sharing_zh(document: PolicyDocument, plain: Grade) -> Grade:
    if plain.state != "missing":
        return plain
    out, _, _ = facts.outflow_zh(document)
    return plain if facts.delivers_or_takes_payment(document) or out else NOT_GRADED


def _recipients(document: PolicyDocument, identity: Identity, sharing: Grade) -> Grade:
    out, named, example = facts.outflow_zh(document, identity.controllers)
    if named:
        return Grade("present", out[0] if out else None)
    if example or sharing.state == "missing" or not out:
        return NOT_GRADED
    return Grade("missing", out[0])


def _rights(reading: Reading, plain: dict[str, Grade], regime: Regime) -> dict[str, Grade]:
    """A formula without a list makes the rights vague; once a list is given, what it leaves out is missing."""
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
    required = required_by(regime) | ({"rights_withdraw"} if _relies_on_consent(reading) else set())
    return {code: Grade("vague", sentence) for code in wanted if plain[code].state == "missing" and code in required}


_MENU_ZH = re.compile(
    '(?:我的|设置|个人中心|账号与安全|账户管理|账号管理|隐私设置|个人资料|安全中心)[^。；]{0,30}(?:[-—–>→、》】”"/]|页面|中|里|内)|(?:点击|进入|打开|登录)[^。；]{0,30}[“【「"《][^”】」"》]{1,20}|(?:app|小程序|账户|账号|网站|页面|后台)(?:里|中|内|上)[^。；]{0,20}(?:查看|修改|删除|查阅|更正|注销)|路径'
)
_MENU_EN = re.compile(
    r"(?:settings|account|profile|preferences|dashboard|privacy cent(?:er|re)|my account|log(?:ging)? ?in|sign(?:ing)? in)[^.;]{0,80}(?:updat|correct|delet|access|chang|edit|manage|view|review|remov|download|export|page|section|tab|menu)|(?:updat|correct|delet|access|chang|edit|manage|view|review|download)\w*[^.;]{0,100}(?:settings|your account|my account|account page|your profile|dashboard|privacy (?:cent(?:er|re)|portal|request)|log(?:ging)? ?in|online form|web ?form|click)|your privacy choices|toll[- ]free"
)
_REQUEST_ZH = re.compile(
    "申请|要求|请求|联系|发送|邮件|致电|拨打|提交|提出|告知|通知|书面|写信|来信|电话|客服|回复|答复|行使"
)
_REQUEST_EN = re.compile(
    r"\bask\b|request|write|e-?mail|contact|call|submit|send|exercise|mail|phone|reach|message|respond|let us know|tell us|visit|use the|apply"
)
_REFUSED = re.compile(
    r"以平台(?:届时)?公布|(?:不受理|不接受|不处理)[^，。；]{0,10}(?:请求|申请)|(?:do not|cannot|will not|don't) (?:accept|process|handle|answer)[^.;]{0,30}requests?"
)


_CHANNEL_WORD = re.compile("联系|邮件|邮箱|电话|拨打|致电|地址|发送至|contact|e-?mail|phone|call|write|address")


def _method(reading: Reading, rights: dict[str, Grade]) -> Grade:
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
    if not named:
        return Grade("missing")
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
    return Grade("vague", sentence)


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
    r"(?:with|on|only|upon|have|given?|your|explicit|prior|ask for|based on|require|obtain)[^.]{0,40}consent|newsletter|subscri|marketing e-?mails?|promotional e-?mails?|e-?mail offers|opt[- ]?in"
)


def _relies_on_consent(reading: Reading) -> bool:
    if reading.document.is_chinese:
        return True
    return any(_CONSENT_USED.search(one.low) for one in reading.document.sentences)


def _narrowed(code: str, grade: Grade, regime: Regime, reading: Reading) -> Grade:
    """Apply the regime's duties to a grade found from the text alone."""
    if grade.state == "present":
        return grade
    if code in SILENT[regime]:
        return NOT_GRADED
    if grade.state != "missing":
        return grade
    if code == "rights_withdraw" and regime in ("GDPR", "UK"):
        return grade if _relies_on_consent(reading) else NOT_GRADED
    if code in required_by(regime) or code in TRIGGERED[regime]:
        return grade if grade.sentence is not None else Grade("missing", _near_miss(code, reading))
    return NOT_GRADED


def _near_miss(code: str, reading: Reading) -> Sentence | None:
    found = reading.found.get(code)
    return next(iter((*found.weak, *found.other)), None) if found is not None else None


def _nearest(document: PolicyDocument, words: str) -> Sentence | None:
    pattern = re.compile(words)
    return next((one for one in document.sentences if pattern.search(one.low)), None)
