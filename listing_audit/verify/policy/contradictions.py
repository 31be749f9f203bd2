"""Statements of one policy that cannot both be true, by the code of the disclosure that is false.

Promises and the deeds that break them are read in `sides`, periods in `kept_periods`; here stands what is told by names:
two firms, each of them the one that decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from listing_audit.verify.policy.ages import age_clashes
from listing_audit.verify.policy.answers import answered
from listing_audit.verify.policy.deadlines import deadline_clashes
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.flat_statements import flat_clashes
from listing_audit.verify.policy.identity import Identity
from listing_audit.verify.policy.kept_periods import kept_clashes
from listing_audit.verify.policy.sides import Pair, clashes


def contradictions(document: PolicyDocument, identity: Identity) -> dict[str, Pair]:
    """Return for each code the statement that cannot be true, and the one that shows it."""
    is_chinese, said = document.is_chinese, document.sentences
    document = replace(document, sentences=tuple(_as_we(one, identity, is_chinese) for one in answered(document)))
    out: dict[str, Pair] = {}
    for code, pair in (
        *clashes(document),
        *kept_clashes(document),
        *flat_clashes(document),
        *age_clashes(document),
        *deadline_clashes(document),
        *_identities(said, identity, is_chinese=is_chinese),
    ):
        # One statement is wrong once, and what breaks a promise of an easy way breaks the one beside it, that it is free.
        if all(pair[0].start != promise.start and pair[1].start != deed.start for promise, deed in out.values()):
            out.setdefault(code, pair)
    return out


def _as_we(sentence: Sentence, identity: Identity, is_chinese: bool) -> Sentence:
    """Return a sentence in which the firm that answers for the data speaks of itself as "we"."""
    low = sentence.low
    for name in identity.controllers[:1]:
        low = low.replace(name, "我们" if is_chinese else "we")
    return sentence if low == sentence.low else replace(sentence, low=low)


def _identities(said: Sequence[Sentence], identity: Identity, *, is_chinese: bool) -> Iterator[tuple[str, Pair]]:
    """Two firms, each of them the one that collects and decides, in whichever sentence it is told."""
    roles: dict[str, Sentence] = {}
    several = len(identity.controllers) > 1
    told = [
        (name, one)
        for name, first in zip(identity.controllers, identity.sentences, strict=True)
        for one in (first, *(other for other in said if several and name in other.low))
    ]
    for name, sentence in told:
        if _CONTROLS[is_chinese].search(_around(sentence, name, is_chinese=is_chinese)) and not re.search(
            "由其|同步给|传给|交给|发给|其取得|其获取|其收集|sdk|受托|委托|服务商|由[^，。；（(]{2,60}提供|关联|子公司|以及|共同|affiliat|subsidiar|parent|together|joint|group|formerly|reside|located in|eea\b|customers in|users in|representative|processor|third|和.{2,20}公司",
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


_CONTROLS: Final = {
    True: re.compile("运营主体|运营|经营|处理者|以下简称|下称|提供的(?:在线)?(?:服务|平台)|负责处理|收集"),
    False: re.compile(
        r"(?:is|are|as) (?:the |your |sole |only )*(?:data )?controller|controller is |controller\b[^.;]{0,80}\bis\b|is responsible for (?:your|the|all|any|processing)|[\"“'](?:we|us|our|the company)[\"”']|hereinafter|\bcontroller:|controller (?:of|for)\b[^.]{0,80} is|responsible for (?:the )?(?:processing|handling)[^.]{0,40} is|decides alone|(?:carried out|decided|determined) by"
    ),
}
