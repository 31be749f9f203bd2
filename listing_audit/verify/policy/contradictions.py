"""Statements that cannot both be true: a universal denial or a short period, and a sentence that does the opposite.

Only denials without exception count, and only when actor and object agree; sister statements about others' sites,
"except…", "unless…" and "without your consent" cancel. A collision is booked on the statement that cannot be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from listing_audit.verify.policy.child_clashes import GUARDED, child_clashes
from listing_audit.verify.policy.clash_rows import Pair
from listing_audit.verify.policy.clashes import clashes
from listing_audit.verify.policy.clashes_zh import DATA_ZH
from listing_audit.verify.policy.denials import TABLES, UNIVERSAL
from listing_audit.verify.policy.document import PolicyDocument, Sentence, under_one_head
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.identity import Identity
from listing_audit.verify.policy.kept_kinds import kept_clashes
from listing_audit.verify.policy.period_clashes import period_clashes
from listing_audit.verify.policy.provisos import EXCEPT, WITHOUT_EXCEPTION, has_exception
from listing_audit.verify.policy.statements import answered, statement_clashes

_DENIES = {
    True: re.compile("[不绝未没无只仅均零]|谁[也都]|全部|境内|国内|大陆"),
    False: re.compile(
        r"\b(?:all|every(?:thing)?|free of|ourselves|not|no|never|nobody|neither|only|exclusively|solely|always|alone|between|among|within|stays?|remains?|leaves|in-house|purely|just|irrevoc\w+|cannot|final|none|nothing)\b|n't\b"
    ),
}
# Denials that need no universal word: a right and its refusal collide as they stand.
_RIGHTS: Final = frozenset({"rights_withdraw", "rights_account_cancel", "rights_delete"})


def contradictions(
    document: PolicyDocument, identity: Identity, transfers: Mapping[str, Sequence[Sentence]]
) -> dict[str, Pair]:
    """Return for each code the statement that cannot be true, and the one that shows it."""
    document = replace(document, sentences=answered(document))
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
    for clash in clashes(is_chinese=document.is_chinese, is_plain=is_plain(document)):
        if clash.code not in out:
            pair = _collision(document.sentences, denying, clash.code, clash.denial, clash.breach, clash.harmless)
            if pair is not None and not _of_the_rest(clash.code, *pair):
                out[clash.code] = pair
    for code, pair in (
        *_abroad(transfers),
        *_identities(identity, is_chinese=document.is_chinese),
        *child_clashes(document),
        *period_clashes(document),
    ):
        out.setdefault(code, pair)
    for code, pair in (*kept_clashes(document), *statement_clashes(document)):
        if all(pair[0].start != denial.start for denial, _ in out.values()):  # one statement is wrong once
            out.setdefault(code, pair)
    return {code: pair for code, pair in out.items() if not _harmless(code, pair[1])}


# Whoever reads it knows that no person is meant, that the reader acts, or where a program was written.
_NO_BREACH: Final = {
    "retention": re.compile("匿名|anonym"),
    "third_party_sharing": re.compile("^(?:您|你)(?:也)?(?:可以?|能)|^you (?:can|may) |匿名|anonym"),
    "cross_border": re.compile(
        r"\b(?:software|program|app|tool)\b[^.;]{0,20}\b(?:developed|written|made) (?:in|by)|(?:软件|程序|应用)由[^，。；]{0,10}(?:开发|编写)"
    ),
}


def _harmless(code: str, breach: Sentence) -> bool:
    """Whether the sentence that would break a denial does nothing of the kind."""
    harmless = _NO_BREACH.get(code)
    return harmless is not None and harmless.search(breach.low) is not None


# "Royal Mail is given your name. Nobody else is told anything": what was named before is excepted.
_ELSE: Final = re.compile(r"其他|其它|别的|另外|\b(?:else|other|another|further|more|beyond that)\b")
# Points and vouchers are handed on as well. Of English denials nothing is asked: they name what they speak of.
_OF_DATA: Final = re.compile(f"{DATA_ZH}|客人的事|(?:填|留|写|告诉我们|登记)的|[a-z]")


# "Never sent or given abroad" leaves those at home.
_ABROAD_ONLY: Final = re.compile("^(?!.*(?:第三方|任何人|外人|他人|别人|其他)).*(?:向|往|到|至)(?:境外|国外|海外)")


def _of_the_rest(code: str, denial: Sentence, breach: Sentence) -> bool:
    """Whether a denial speaks of nobody whom the other sentence names, or of something that is no data."""
    if code == "third_party_sharing" and (not _OF_DATA.search(denial.low) or _ABROAD_ONLY.search(denial.low)):
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
        and (code in _RIGHTS or not has_exception(one))
        and not (code == "third_party_sharing" and (_ONE_KIND.search(one.low) or _BY_OTHERS.search(one.low)))
        and not (code == "third_party_sharing" and _FOR_ADS_ONLY.search(one.low))
        and not (code == "third_party_sharing" and _TO_YOU.search(one.low))
        and not (code == "children" and GUARDED.search(one.low))
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
        found = next(
            (
                (first, one)
                for first in denials
                if first is not one and not under_one_head(first, one) and not _past(code, first, one)
            ),
            None,
        )
        if found is not None:
            return found
    return None


# "Not handed on for advertising" leaves other ends.
_FOR_ADS_ONLY: Final = re.compile(
    r"为(?:了)?[^，。；]{0,4}(?:广告|营销|推销|商业)[^，。；]{0,4}(?:目的|用途)|\bfor (?:the purposes? of )?(?:advertising|marketing|commercial|promotional) (?:purposes|reasons|ends)"
)


# What is not sent to the buyers themselves.
_TO_YOU: Final = re.compile(
    r"\b(?:call|text|e-?mail|contact|write to|bother|ring|phone) you\b|\bsend (?:you |any )?(?:\w+ )?(?:text messages|newsletters?|adverts?|marketing|spam)\b"
)


def _past(code: str, denial: Sentence, breach: Sentence) -> bool:
    """Whether the two speak past each other: another kind of recipient, a sale only, or what the person may ask for."""
    if _DEFINES.search(breach.low):
        return True
    other = _OF_OTHER_THINGS.get(code)
    if other is not None and other.search(breach.low):
        return True
    if code == "purposes":
        return "cookie" in denial.low and "cookie" not in breach.low
    if code == "automated_decision":
        return _NOT_SOLELY.search(denial.low) is not None
    if code != "third_party_sharing":
        return False
    if _ON_REQUEST.search(breach.low):
        return True
    if _SALE.search(denial.low) and not _GIFT.search(_SOLD_TO.sub(" ", denial.low)) and not _SALE.search(breach.low):
        return True
    return (
        _ADVERTISERS.search(denial.low) is not None
        and _ANY_PARTY.search(denial.low) is None
        and _ADVERTISERS.search(breach.low) is None
    )


# A sum, a date of delivery and a picture of goods are no data; what comes unasked is not taken.
_OF_OTHER_THINGS: Final = {
    "third_party_sharing": re.compile(r"play store|app ?store|应用市场|应用商店"),
    "cross_border": re.compile(r"\b(?:import|export)|made in|grown|brewed|产自|出口|进口|原产|种植|酿"),
    "automated_decision": re.compile(
        r"delivery (?:dates?|times?)|\bstock\b|\btotals?\b|postage|instal?lments?\\b[^.;]{0,30}\\bfrom the|送达(?:日期|时间)|库存|运费|总价|邮编|postcode|instal?lments?\b[^.;]{0,30}\bfrom the|分期金额"
    ),
    "security_measures": re.compile(
        r"no personal|product (?:images?|photos?|texts?|data)|public|不含(?:任何)?个人|商品(?:图片|照片|信息)|公开"
    ),
    "sensitive_data": re.compile(r"own initiative|unasked|unsolicited|we (?:will )?delete|主动提(?:到|及|供)|随即删除|不请自来|\bfor sale\b|\bwe sell\b|本店出售|在售|所售"),
    "children": re.compile(
        r"\b(?:uniforms?|clothes|clothing|toys?|shoes|books|games|bikes?|products?|goods)\b[^.;]{0,30}\b(?:for|fit)\b|available for|suitable for|适合|适用|尺码"
    ),
}  # fmt: skip
# A definition, the firm's own name, and a title do nothing.
_DEFINES: Final = re.compile(
    "[:：]\\s?是?指|是指|指的是|是一款|以下简称|\\b(?:means|refers to)\\b|^\\W*(?:how|why|when|what) (?:we|do we|and)\\b[^.]*[;?:]?$"
)
# "Not by machines alone" leaves room for machines, and what one may switch off is there to be switched off.
_NOT_SOLELY: Final = re.compile(
    "(?:仅|单独|完全|只)(?:依靠|基于|通过|凭|以|由|靠)|(?:您|你)(?:可以?|能|有权)|关闭|关掉|拒绝|退出|\\bsolely\\b|\\bpurely\\b|\\balone\\b|\\bright (?:to|not)"
)
_ON_REQUEST: Final = re.compile(
    "(?:您|你)(?:可以?|有权|要求|想|指定)|\\byou (?:may|can|have the right to) (?:ask|request|require|have)|\\byour right\\b"
)
_SALE: Final = re.compile(
    "出售|出租|售卖|卖|贩卖|佣金|有偿|酬|\\bsell|\\bsold\\b|\\brent|\\btrad(?:e|ing)|\\bfees?\\b|\\bpa(?:id|ys?)\\b|in (?:exchange|return)|commission"
)
_SOLD_TO: Final = re.compile("(?:出售|售卖|卖|出租|贩卖)(?:给|予)")
_GIFT: Final = re.compile(
    "提供|共享|分享|披露|透露|泄|告诉|转|给(?!您)|交|说|外传|看|拿|知道|shar|disclos|pass|giv|provid|transfer|releas|hand|tell|told|show|send|sent|lend|reveal|suppl|swap|nobody|no one"
)
_ADVERTISERS: Final = re.compile("广告|营销|推广|advertis|market")
_ANY_PARTY: Final = re.compile(
    "任何|第三方|外人|他人|别人|其他|谁|any|third part|others?\\b|outside|nobody|no one|everyone|a soul"
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


def _abroad(found: Mapping[str, Sequence[Sentence]]) -> Iterator[tuple[str, Pair]]:
    """Everything stays in the country, whatever happens; and elsewhere something lies with a host, a partner, a team abroad."""
    stays = [
        one
        for one in found["stays"]
        if _ALWAYS.search(one.low) and not EXCEPT.search(_ALWAYS_WORDS.sub("", WITHOUT_EXCEPTION.sub(" ", one.low)))
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
    "产自|出口|进口|原产|种植|\\b(?:import|export)|如(?:果|需|有|确)|若|可能|未经|不会|不向|经(?:您|你)[^，。；]{0,6}同意|\\bif\\b|\\bmay\\b|might|unless|\\bnot\\b|never|would\\b|could\\b|adequacy"
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
        r"(?:is|are|as) (?:the |your |sole )?(?:data )?controller|controller is |is responsible for (?:your|the|all|any|processing)|[\"“'](?:we|us|our|the company)[\"”']|hereinafter|\bcontroller:|controller (?:of|for)\b[^.]{0,80} is|responsible for (?:the )?(?:processing|handling)[^.]{0,40} is|decides alone|(?:carried out|decided|determined) by"
    ),
}
