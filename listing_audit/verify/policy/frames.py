"""Evidence in plain talk: a disclosure is made where the classes of its frame meet in one statement about personal data.

A frame is a tuple (who may or does, action, object, modality) over the word classes of `classes`: "the person may · erase ·
data". It speaks where the usual wording of `zh` and `en` found nothing, so a policy written in the words of lawyers is
never decided here. Whether a statement is about personal data at all is asked of its own words first, then of what it
refers back to; goods, returns and warranties are voided in both ways of reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from listing_audit.verify.policy.classes import CLASSES
from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.signals import Found, Language, Strength, is_empty

# Plain talk is short; in the long sentences of lawyers classes meet that have nothing to do with each other.
_MAX_STATEMENT: Final = {True: 110, False: 260}
# And plain talk is not long: in a treatise classes meet by chance, and its usual wording is known.
_MAX_DOCUMENT: Final = {True: 5_000, False: 12_000}
_LOOKED_BACK: Final = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """`needs` are classes that must all be there ("A|B": either); none of `without` may."""

    code: str
    strength: Strength
    needs: tuple[str, ...]
    without: tuple[str, ...] = ()


def _frame(code: str, strength: Strength, needs: str, without: str = "") -> Frame:
    return Frame(code, strength, tuple(needs.split()), tuple(without.split()))


FRAMES: Final[dict[bool, tuple[Frame, ...]]] = {
    True: (
        _frame("rights_access", "strong", "MAY SHOW", "REFUSED TAKES ELSEWHERE"),
        _frame("rights_correct", "strong", "MAY CORRECT", "REFUSED TAKES CONSENT WITHDRAW"),
        _frame("rights_delete", "strong", "MAY ERASE", "REFUSED TAKES CLOSE"),
        _frame("rights_withdraw", "strong", "WITHDRAW CONSENT", "REFUSED TAKES"),
        _frame("rights_account_cancel", "strong", "MAY CLOSE", "REFUSED TAKES"),
        _frame("rights_portability", "strong", "ELSEWHERE MOVE MAY", "REFUSED TAKES"),
        _frame("rights_complaint", "strong", "COMPLAIN AUTHORITY"),
        _frame("retention", "strong", "PERIOD ERASE", "MAY NEWS"),
        _frame("retention", "strong", "PERIOD KEEP", "MAY NEWS"),
        _frame("retention", "weak", "OPEN_END", "PERIOD MAY"),
        _frame("security_measures", "weak", "PROTECT FORMULA", "SHOW GIVE"),
        _frame("third_party_sharing", "weak", "GIVE RELATION"),
        _frame("automated_decision", "strong", "BY_PROFILE RANKS OFF"),
        _frame("automated_decision", "weak", "BY_PROFILE RANKS"),
        _frame("security_measures", "strong", "LOCK HELD", "GOODS GIVE MAY TAKES"),
        _frame("policy_changes", "strong", "THIS CHANGES NOTICE"),
        _frame("legal_basis_or_consent", "strong", "UNASKED TAKES_NOT"),
        _frame("legal_basis_or_consent", "weak", "BY_USE DEEMED ACCEPTS"),
    ),
    False: (
        _frame("rights_access", "strong", "MAY SHOW", "REFUSED TAKES"),
        _frame("rights_correct", "strong", "MAY CORRECT", "REFUSED TAKES"),
        _frame("rights_delete", "strong", "MAY ERASE", "REFUSED TAKES"),
        _frame("rights_withdraw", "strong", "WITHDRAW CONSENT", "REFUSED TAKES"),
        _frame("rights_portability", "strong", "MAY MACHINE", "REFUSED TAKES"),
        _frame("rights_portability", "strong", "MAY MOVE ELSEWHERE", "REFUSED TAKES"),
        _frame("rights_complaint", "strong", "COMPLAIN AUTHORITY"),
        _frame("retention", "strong", "PERIOD KEEP", "MAY"),
        _frame("retention", "strong", "PERIOD ERASE", "MAY"),
        _frame("retention", "strong", "KEEP END", "OPEN"),
        _frame("retention", "weak", "KEEP OPEN", "PERIOD UNTIL MAY"),
        _frame("rights_portability", "strong", "MACHINE ELSEWHERE MOVE", "REFUSED TAKES"),
        _frame("security_measures", "strong", "LOCK HELD", "GOODS TAKES"),
        _frame("security_measures", "weak", "PROTECT FORMULA"),
        _frame("third_party_sharing", "weak", "GIVE RELATION"),
    ),
}

# Disclosures that words about goods imitate: withdrawing from a purchase, keeping for collection, complaining of a weld.
IMITATED: Final = frozenset({
    "rights_access", "rights_correct", "rights_delete", "rights_withdraw", "rights_portability", "rights_complaint", "retention",
    "legal_basis_or_consent", "security_measures",
})  # fmt: skip

# Consent, once goods are out of the question, is consent to the use of data.
_OF_CONSENT: Final = frozenset({"rights_withdraw", "legal_basis_or_consent"})

# What only speaks of an occasion at which others act, or of what is not to be done.
_OTHERS: Final = {
    True: re.compile("^(?:请|建议|提醒)(?:您|你)(?:不要|勿|妥善)|可能(?:无法|会影响)"),
    False: re.compile(
        r"^(?:please )?(?:do not|don't|never)\b|^(?:share|tag|follow|like|post)\b|third[- ]party (?:web)?sites?|unauthori[sz]ed|we reserve|we may (?:chang|updat|amend|modif|revis)|this (?:policy|notice|statement|page)\b"
    ),
}


# Grounds of processing are told of the sale itself, so goods stand beside them.
_LAWFUL: Final = re.compile(
    r"\bobligation|\brely|\brelies|\bart(?:icle|\.) ?\d|legitimate interest|contract (?:with|concluded|between)|(?:purchase|sales?) contract|合同所|履行合同|订立"
)


# Whoever takes complaints about data only.
_DATA_AUTHORITY: Final = re.compile(
    r"网信|互联网信息办|persoonsgegevens|data protection|\bico\b|information commissioner|\bcnil\b|\baepd\b|\bgarante\b|datenschutz"
)
_PERIOD_HEADING: Final = re.compile(
    r"how long|retention|keep(?:ing)? (?:it|your|data)|storage period|保存期|保留期|多久|存多久|放多久|留多久|保存多久|存储期"
)


def is_about_goods(sentence: Sentence, *, is_chinese: bool) -> bool:
    """Return whether a sentence speaks of goods and, in itself, of no personal data."""
    classes = CLASSES[is_chinese]
    asked = sentence.heading.partition("? | ")
    return bool(classes["GOODS"].search(sentence.low)) and not (
        classes["DATA"].search(sentence.full)
        or (asked[1] and classes["DATA"].search(asked[0]))
        or classes["RECORD"].search(sentence.low)
        or classes["CONSENT"].search(sentence.low)
        or _LAWFUL.search(sentence.low)
    )


def names_data(sentence: Sentence, *, is_chinese: bool) -> bool:
    """Return whether a sentence names data, or what they are written on, in its own words."""
    classes = CLASSES[is_chinese]
    return bool(classes["DATA"].search(sentence.full) or classes["RECORD"].search(sentence.low))


def about_data(sentences: Sequence[Sentence], number: int, *, is_chinese: bool) -> bool:
    """Return whether a sentence is about personal data: by its own words, or by what it refers back to."""
    classes = CLASSES[is_chinese]
    here = sentences[number]
    if classes["GOODS"].search(here.low):
        return classes["PERSONAL"].search(here.full) is not None
    if classes["DATA"].search(here.full):
        return True
    if (
        classes["RECORD"].search(here.low)
        or classes["DATA"].search(_TITLE.sub(" ", here.heading))
        or _RIGHTS.search(here.heading)
    ):
        return True
    # Rights are told one below the other: "You may ask us what we hold on you. / You may have errors corrected."
    among_rights = _YOU_MAY.match(here.low) is not None
    return any(
        (
            one.line == here.line
            or (
                among_rights
                and one.section == here.section
                and here.line - one.line <= 1
                and _YOU_MAY.search(one.low) is not None
            )
        )
        and classes["DATA"].search(one.low)
        for one in sentences[max(0, number - _LOOKED_BACK) : number]
    )


_YOU_MAY: Final = re.compile(
    r"(?:you|users?|customers?|clients?|members?) (?:can|may|have|are entitled|also)\b|(?:您|你)(?:也|还)?(?:可以?|有权|能|随时)"
)
# The title of the whole text says nothing of the sentence under it.
_TITLE: Final = re.compile(
    r"(?:privacy|data protection) (?:policy|notice|statement|declaration)|隐私(?:权)?(?:保护)?(?:政策|声明|说明|条款|规则|指引)|个人信息(?:保护|处理)?(?:政策|规则|说明)"
)
_RIGHTS: Final = re.compile(
    "想(?:看|改|删|查)|查看|更正|删除|权利|(?:您|你)的(?:要求|请求|选择)|能做什么|管理|说了算|由您|您的主张|\\byour say|in your hands|up to you|\\brights\\b|choices|demand|your side|facult|you can"
)


def is_plain(document: PolicyDocument) -> bool:
    """Return whether the document is short enough to be plain talk."""
    return sum(len(one.low) for one in document.sentences) <= _MAX_DOCUMENT[document.is_chinese]


def read_frames(document: PolicyDocument, found: dict[str, Found], language: Language) -> None:
    """Add to `found` what the frames see of disclosures for which nothing stronger was found.

    What misleads about a disclosure (`erase`, `void` of its signals) is taken out here too.
    """
    zh = document.is_chinese
    open_strong = {code for code, one in found.items() if not one.strong}
    wanted = [
        frame
        for frame in FRAMES[zh]
        if frame.code in open_strong and (frame.strength == "strong" or not found[frame.code].weak)
    ]
    if not wanted or not is_plain(document):
        return
    classes = CLASSES[zh]
    for number, sentence in enumerate(document.sentences):
        if is_empty(sentence) or _OTHERS[zh].search(sentence.low):
            continue
        for code in _labelled(sentence, is_chinese=zh):
            if code in open_strong and not is_about_goods(sentence, is_chinese=zh):
                found[code].add("strong", sentence)
        about: bool | None = None
        if len(sentence.low) > _MAX_STATEMENT[zh]:
            continue
        statement = sentence.full
        headed = bool(_PERIOD_HEADING.search(sentence.heading))
        seen: dict[str, bool] = {}
        for frame in wanted:
            known = seen | {"KEEP": True} if headed and frame.code == "retention" else seen
            if not _holds(frame, statement, classes, known):
                continue
            how = language[frame.code]
            if how.void.search(statement) or not _holds(
                frame, how.erase.sub(" ", statement), classes, {"KEEP": True} if known is not seen else {}
            ):
                continue
            if frame.code in IMITATED and not _speaks_of_data(frame.code, statement, classes):
                if about is None:
                    about = _bare_period(frame, sentence, classes) or about_data(
                        document.sentences, number, is_chinese=zh
                    )
                if not about:
                    continue
            hedged = frame.strength == "strong" and how.hedge.search(statement)
            found[frame.code].add("weak" if hedged else frame.strength, sentence)


# "How long." by itself heads what is said of data in a text about data.
_BARE_PERIOD: Final = re.compile(r"[\W\d]*(?:for )?(?:how long|保存多久|留多久|存多久)\W*(?: \| .*)?")


# "Until you leave", "Seven years": an answer without a subject of its own, which could be anything that keeps.
_ANSWERS: Final = re.compile(
    r"\W*(?:until|till|for|as long as|up to|at (?:most|least)|no longer than|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|直到|直至|至|最长|[\d一二两三四五六七八九十]+\s?个?[年月天日周])"
)


def _bare_period(frame: Frame, sentence: Sentence, classes: dict[str, re.Pattern[str]]) -> bool:
    return (
        frame.code == "retention"
        and _BARE_PERIOD.fullmatch(sentence.heading) is not None
        and _ANSWERS.match(sentence.low) is not None
        and classes["GOODS"].search(sentence.low) is None
    )


def _speaks_of_data(code: str, statement: str, classes: dict[str, re.Pattern[str]]) -> bool:
    """Whether the frame itself leaves no doubt: an authority for data, or consent where no goods are spoken of."""
    if _DATA_AUTHORITY.search(statement):
        return True
    return code in _OF_CONSENT and not classes["GOODS"].search(statement)


def _holds(frame: Frame, text: str, classes: dict[str, re.Pattern[str]], seen: dict[str, bool]) -> bool:
    def has(name: str) -> bool:
        known = seen.get(name)
        if known is None:
            known = seen[name] = classes[name].search(text) is not None
        return known

    return all(any(has(one) for one in need.split("|")) for need in frame.needs) and not any(
        has(name) for name in frame.without
    )


# A line that names rights and then says where: "Correction: My account, Details".
_LABEL: Final = {
    True: re.compile(
        "[\\W\\d]*(?:如何|怎样|想)?(?P<verbs>(?:想看|想改|想删|要看|要改|要删|看|查|改错?|改正|补|删掉?|抹掉?|带走|转走|搬走|收回|不再同意|退会|销号|改主意|下载|导出|拿走|存一份|某次或全部|自己的?|查阅|查询|查看|访问|复制|副本|更正|补充|修改|编辑|更新|删除|清除|撤回|收回|撤销|注销|销户|关闭|转移|迁移|导出|投诉|与|和|及|或|、|/|个人|您的?|自己的?|信息|资料|数据|同意|授权|许可|账号|账户|权|至其他平台){1,9})\\s*[:：]\\s*(?P<way>(?!是?指|即)[^。；]{3,})"
    ),
    False: re.compile(
        r"\W*(?P<verbs>(?:(?:the |your |to |of |a )?(?:right|access|see|view|cop(?:y|ies)|correct(?:ion|ing)?|rectif\w+|updat\w+|amend\w*|fix\w*|delet\w+|eras\w+|remov\w+|withdraw\w*|portability|moving|export|consent|data|information|account|and|or)[ ,/]{0,2}){1,8})\s*[:–—]\s*(?P<way>[^.;]{6,})"
    ),
}
_NAMED: Final = {
    True: (
        ("rights_access", "查阅|查询|查看|访问|复制|副本|看|下载|存一份"),
        ("rights_correct", "更正|补充|修改|编辑|更新|改(?!主意)|补"),
        ("rights_delete", "删|清除|抹"),
        ("rights_withdraw", "撤回|收回|撤销|不再同意|改主意"),
        ("rights_account_cancel", "注销|销户|关闭账|退会|销号"),
        ("rights_portability", "转移|迁移|带走|转走|搬走|拿走"),
    ),
    False: (
        ("rights_access", "access|see|view|cop(?:y|ies)"),
        ("rights_correct", "correct|rectif|updat|amend|fix"),
        ("rights_delete", "delet|eras|remov"),
        ("rights_withdraw", "withdraw"),
        ("rights_portability", "portab|moving|export"),
    ),
}
_WAY: Final = {
    True: re.compile("我的|设置|页面|页|点|进入|打开|申请|联系|邮|电话|客服|路径|在|通过|直接|[—→>「“《【]"),
    False: re.compile(
        r"\b(?:you|ask|write|e-?mail|settings|account|page|menu|click|open|go to|call|form|request|contact|under|tap|log)\b|@|[>→]"
    ),
}


def _labelled(sentence: Sentence, *, is_chinese: bool) -> Iterator[str]:
    """The rights that a sentence names as its label, when it then says where or how."""
    match = _LABEL[is_chinese].match(sentence.low)
    if (
        match is None
        or CLASSES[is_chinese]["REFUSED"].search(match["way"])
        or not _WAY[is_chinese].search(match["way"])
    ):
        return
    for code, verbs in _NAMED[is_chinese]:
        if re.search(verbs, match["verbs"]):
            yield code
