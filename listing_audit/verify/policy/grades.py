"""Grades every disclosure of a policy under one regime: present, vague, missing, contradiction, or not graded.

The strongest sentence anywhere decides. A duty that depends on a trigger is missing only if the text itself gives
the trigger. Where careful readers would differ, nothing is said.
"""

from __future__ import annotations

import re
from typing import Final

from listing_audit.verify.policy import facts
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.duties import SILENT, TRIGGERED, Regime, required_by
from listing_audit.verify.policy.en import EN
from listing_audit.verify.policy.exercise import method_grade, relies_on_consent, rights_grades
from listing_audit.verify.policy.identity import Identity
from listing_audit.verify.policy.kinds_zh import tells_what_is_taken
from listing_audit.verify.policy.reading import Grade, Reading
from listing_audit.verify.policy.signals import Found
from listing_audit.verify.policy.zh import ZH

PRESENT: Final = Grade("present")
NOT_GRADED: Final = Grade("not_graded")


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
    out["sensitive_data"] = _sensitive(reading, regime)
    out["cross_border"] = _cross_border(reading, regime)
    out["children"] = _children(reading.children)
    out["retention"] = _retention(reading.found["retention"], out["retention"])
    out["third_party_sharing"] = _sharing(reading.found["third_party_sharing"], out["third_party_sharing"])
    if document.is_chinese:
        out["automated_decision"] = _automated_zh(document, out["automated_decision"])
    if regime == "PIPL":
        out["third_party_sharing"] = _sharing_zh(document, out["third_party_sharing"])
        out["recipients_named"] = _recipients(
            document, reading.identity, out["third_party_sharing"], reading.found["third_party_sharing"].strong
        )
    if out["rights_complaint"].state == "not_graded" and not reading.channels.working:
        out["rights_complaint"] = Grade("missing", out["rights_complaint"].sentence)  # doubts are invited, nowhere
    out |= rights_grades(reading, out, regime)
    out["method_of_exercise"] = method_grade(reading, out)
    out |= {code: _narrowed(code, grade, regime, reading) for code, grade in out.items()}
    for code, (first, second) in reading.collisions.items():
        if code == "do_not_sell" and regime != "CCPA":
            if "third_party_sharing" in reading.collisions:
                continue
            code = "third_party_sharing"  # where no law speaks of sales, a sale is a way of sharing
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
    if plain.state == "missing" and any(_YEAR.search(title) for title in _titles(document)):
        return Grade("vague")
    return plain


def _titles(document: PolicyDocument) -> list[str]:
    return [heading.low for heading in document.headings[:2]] + [one.low for one in document.sentences[:1]]


# "Privacy statement (2026)" is dated, and nobody can tell from when on it holds.
_YEAR: Final = re.compile(r"(?:policy|statement|notice|声明|政策|条款|规则)\W{0,3}(?:19|20)\d\d\W{0,3}年?版?\W{0,2}$")


_IN_THIS_TEXT: Final = re.compile(
    "(?:以下|下列|下述|如下|下方|文末|本政策(?:末尾|列明|提供|载明))[^，。；]{0,6}(?:方式|渠道|途径|联系)|\\b(?:provided|given|listed|set out|found|shown|details?|address) (?:\\w+ )?(?:below|above|at the (?:end|bottom)|in (?:this|the) (?:policy|notice|section))\\b|\\b(?:below|following) (?:contact|address|details)"
)


def _contact(reading: Reading) -> Grade:
    channels = reading.channels
    if channels.working:
        return Grade("present", channels.working[0])
    elsewhere = [one for one in channels.announced if not _IN_THIS_TEXT.search(one.low)]
    if elsewhere:
        return Grade("vague", elsewhere[0])
    if channels.announced:  # the text breaks off where it should give them
        return Grade("missing", channels.announced[0])
    return Grade("missing", _nearest(reading.document, "联系|contact|questions"))


_VAGUE_ITEMS = re.compile(
    "部分信息|(?:various )?information relating to (?:you|individuals)|与(?:您|用户|顾客|个人信息主体)有关的(?:各类|各种)?(?:信息|资料)|各类信息|(?:用得着|用得上|需要)的(?:资料|信息)|(?:relevant|certain|some|such) details|相关信息|必要的?信息|个人资料|有关信息|个人信息|用户信息|certain information|personal (?:and other )?information|personal data|relevant information|information (?:about|from)|(?:some|technical|other|various|whatever|customer|only|kinds of|categories of|certain) (?:\\w+ ){0,2}(?:information|data)|information in order|information you choose"
)
_COLLECT_VERB = re.compile(
    "\\bdata (?:linked to you|collected|we hold)\\b|\\bdata (?:and|&) purposes?\\b|\\bpurposes? (?:and|&) data\\b|(?:档案|清单|字段|种类|类型|范围|项目|明细|内容|信息|资料|数据)(?:如下|包括|有|为)?[^。；，]{0,4}[:：]|获得|获知|接收|提交|读取|同步|记下|问到|问您|留存|保存|采录|抓取|调用|上报|测得|录下|拍下|出示|包括|包含|涉及|要(?:什么|哪些)|(?:下单|会员|注册|报名)要|处理|\\bknow\\b|^(?:the |your |which )?(?:personal )?(?:information|data|details)\\b|when you (?:order|buy|book|sign up|register|join)|取得|传给我们|交给我们|问(?:您|你)要|\\blifts?\\b|拿|取得|写清|要求|晓得|知道|得到|拿到|看到|交给我们|\\btakes?\\b|收集|采集|留|报|告诉我们|写|记|掌握|索取|记录|填写|提供|获取|上传|录入|登记|需要|留下|读取|collect|store|process|gather|hold|receive|ask|record|need|keep|obtain|provide|use|categor|enter|submit|fill|includ|write down|note|jot|take down|remember|rais|log|register|\\bget\\b|hold|retain|sav|captur|tell us|give us|giv(?:e|es) me|tells? me|jot|\\bwrit(?:e|es|ten)\\b|hand us|leave (?:us|me)|keep|film|^\\W*(?:\\w+ ){1,2}(?:data|information|details) ?[|:–-]|\\btake\\b|files is|^a: "
)


_LEAD: Final = re.compile(
    r"(?:what|which|information|data|categories|types)\b.{0,56}$|.{0,20}(?:哪些|什么|收集的(?:信息|资料|内容)).{0,12}$"
)
_IN_SHORT: Final = re.compile(
    "(?:说)?(?:具体|简单|直白|明白)(?:点|来|地)?说?[，,:：]|也就是|即[:：]|(?:to be precise|in short|put simply|that is|namely|specifically)[,:]"
)

_NEEDS_THEM: Final = re.compile(
    r"(?:we|i) (?:only )?(?:need|use|keep|hold|take|want) (?:them|these|it|this|that)\b|(?:这些|都是)"
)
# What users may not do collects nothing.
_CONDUCT: Final = re.compile(
    "^(?!.*(?:收集|采集|获取)).*(?:违反法律|违反国家|侵犯|冒用|禁止(?:发布|上传)|不得(?:发布|上传|注册))"
)


def _categories(document: PolicyDocument) -> Grade:
    weak = None
    lead = ""  # "What we collect." may open a line, and "put simply:" a list of what was told of before
    for number, sentence in enumerate(document.sentences):
        before = document.sentences[number - 1] if number else None
        if before is not None and before.line == sentence.line and _LEAD.match(before.low):
            lead = before.low
        elif before is None or before.line != sentence.line:
            lead = before.low if before is not None and _IN_SHORT.match(sentence.low) else ""
        after = document.sentences[number + 1].low if number + 1 < len(document.sentences) else ""
        # "Your name and where you live. I need them to …": what they are for shows that they are taken.
        taken = after if _NEEDS_THEM.match(after) else ""
        near = f"{sentence.full} {sentence.heading} {lead} {taken}"
        if not _COLLECT_VERB.search(near) or _CONDUCT.search(sentence.low):
            continue
        if document.is_chinese and not tells_what_is_taken(sentence.full):
            continue
        if facts.concrete_items(sentence, is_chinese=document.is_chinese) >= 2:
            return Grade("present", sentence)
        if (
            weak is None
            and _VAGUE_ITEMS.search(sentence.low)
            and re.search(
                "收集|采集|获取|取得|处理|记(?:下|一些)|come to hold|collect|gather|process|obtain|\\b(?:we|group|company) (?:may )?(?:receive|hold|store)|gets? recorded|shop stores|end up in our",
                sentence.low,
            )
        ):
            weak = sentence
    return Grade("vague", weak) if weak is not None else Grade("missing")


def _sensitive(reading: Reading, regime: Regime) -> Grade:
    taken, justified = facts.sensitive(reading.document, regime)
    if justified:
        return Grade("present", justified[0])
    if taken:
        return Grade("vague", taken[0])
    if regime == "PIPL":
        data = reading.children["data"]
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


def _children(found: dict[str, list[Sentence]]) -> Grade:
    if found["done"]:
        return Grade("present", found["done"][0])
    if found["data"]:
        return Grade("missing", found["data"][0])
    if found["named"]:
        return Grade("not_graded", found["named"][0])
    return NOT_GRADED


# Copies are kept for periods of their own, which say nothing of the data themselves.
_COPIES: Final = re.compile("备份|同步一?份|镜像|容灾|冗余|\\bback-?ups?\\b|mirror|replicat")


# So are logs, papers shown once to prove who one is, applications for work, and what only sleepers left behind.
_ASIDE: Final = re.compile(
    "(?:行为|服务器|访问|系统|反馈的?|网络|操作)日志|录音录像|监控(?:录像|视频)|求职(?:者|简历)|\\b(?:server |access |web |system )?logs?\\b|\\b(?:biometric|facial) (?:\\w+ )?(?:data|templates?)|\\bidentity verification\\b|"
    "\\b(?:job )?applicants?\\b|\\bcvs?\\b|\\bcctv\\b|\\bcall recordings?\\b|\\b(?:no|not|without) (?:\\w+ )?(?:activity|logged in|been used)\\b|\\b(?:inactive|dormant|unused)\\b"
)
# Whoever shows a paper or a face gives more than these, and the period is that of the paper.
_PAPERS: Final = re.compile("\\b(?:biometric|facial)\\b|\\bidentity verification\\b")
_MAIN: Final = re.compile(
    "订单|交易|账[号户]|会员|客户|注册|个人信息|\\b(?:orders?|purchases?|transactions?|invoices?|customers?|bookings?|personal (?:data|information)|your (?:data|information|account))\\b"
)


def _retention(found: Found, plain: Grade) -> Grade:
    """A period for copies only grades nothing; what is said of the data themselves does.

    A period for a side class alone does not mend what is told vaguely of the rest.
    """
    main = [one for one in found.strong if not _COPIES.search(one.low)]
    if found.weak and all(_ASIDE.search(one.low) for one in main):
        main = [one for one in main if _MAIN.search(_ASIDE.sub(" ", one.low)) and not _PAPERS.search(one.low)]
    if plain.state != "present":
        return plain
    if main:
        return Grade("present", main[0])
    return Grade("vague", found.weak[0]) if found.weak else Grade("not_graded", found.strong[0])


_OUT_OF_IT_ZH: Final = re.compile(
    "(?:关闭|关掉|停用|切换|不会再|不再|拒绝|退出|退订|屏蔽|取消)[^。；]{0,30}|人工(?:复核|介入|审核|处理|服务)|停止(?:为|向|将|再)?[^，。；]{0,12}(?:使用|推荐|推送|展示)|申诉|重新(?:评|审|看|核)|再看一遍|(?:总|一个)?开关"
)


def _automated_zh(document: PolicyDocument, plain: Grade) -> Grade:
    """The way out may follow the recommending in a sentence of its own, in the same line."""
    told = plain.sentence
    if plain.state != "vague" or told is None:
        return plain
    after = [one for one in document.sentences if one.line == told.line and one.start > told.start][:2]
    return Grade("present", told) if any(_OUT_OF_IT_ZH.search(one.low) for one in after) else plain


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


def _recipients(document: PolicyDocument, identity: Identity, sharing: Grade, told: list[Sentence]) -> Grade:
    out, named, example = facts.outflow_zh(document, identity.controllers)
    out = out or [one for one in told if facts.goes_out_zh(one)]
    if named:
        return Grade("present", out[0] if out else None)
    if example or sharing.state == "missing" or not out:
        return NOT_GRADED
    return Grade("missing", out[0])


def _narrowed(code: str, grade: Grade, regime: Regime, reading: Reading) -> Grade:
    """Apply the regime's duties to a grade found from the text alone."""
    if grade.state == "present":
        return grade
    if code in SILENT[regime]:
        return NOT_GRADED
    if grade.state != "missing":
        return grade
    if code == "rights_withdraw" and regime in ("GDPR", "UK"):
        return grade if relies_on_consent(reading) else NOT_GRADED
    if code in required_by(regime) or code in TRIGGERED[regime]:
        return grade if grade.sentence is not None else Grade("missing", _near_miss(code, reading))
    return NOT_GRADED


def _near_miss(code: str, reading: Reading) -> Sentence | None:
    found = reading.found.get(code)
    return next(iter((*found.weak, *found.other)), None) if found is not None else None


def _nearest(document: PolicyDocument, words: str) -> Sentence | None:
    pattern = re.compile(words)
    return next((one for one in document.sentences if pattern.search(one.low)), None)
