"""Promises and deeds: reads sentences of a policy as one or the other, and finds two of them that cannot both be true.

A promise is universal (nothing is excepted in its sentence, in the list below it, or in the sentence behind it) and a
deed is told as done (not as what may happen, nor as what is not done). Both are read by *forms*: word classes in the
order in which they stand in one clause or sentence, with few words between. A row of `MATTERS` says which promise is
broken by which deed, and what the two must have in common; the words of both languages stand in `side_words_en` and
`side_words_zh`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence, is_row, under_one_head
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.kinds_of_data import SENSITIVE, data_kinds, names_all_data, narrowed
from listing_audit.verify.policy.matters import MATTERS, TAKEN, Deed, Matter, Promise
from listing_audit.verify.policy.provisos import has_exception, is_excepted_behind
from listing_audit.verify.policy.side_words_en import CLASSES_EN
from listing_audit.verify.policy.side_words_zh import CLASSES_ZH

# The statement that cannot be true, and the one that shows it.
Pair = tuple[Sentence, Sentence]

# The words that may stand between two classes of a form.
_GAP: Final = {True: "[^。；？！]{0,26}?", False: "[^;?!]{0,70}?"}
# A promise is one clause: what a second clause does is not promised in the first.
_CLAUSES: Final = {
    True: re.compile("[，,；;—]"),
    False: re.compile(
        r"[;—–]|, (?:and|but|so|which|while|where|we|it|our|they|you)\b|\bbut\b(?! us\b| me\b| you\b| yours\b| our| my)|\b(?:because|so that|while|whereas|however|although)\b"
    ),
}


@cache
def _word(name: str, is_chinese: bool) -> re.Pattern[str]:
    return re.compile((CLASSES_ZH if is_chinese else CLASSES_EN)[name])


@cache
def _form(forms: str, is_chinese: bool) -> re.Pattern[str]:
    """Forms as one pattern, compiled when first asked for: most runs see one language and few promises."""
    words = CLASSES_ZH if is_chinese else CLASSES_EN
    return re.compile(
        "|".join(_GAP[is_chinese].join(f"(?:{words[name]})" for name in form.split(">")) for form in forms.split(" / "))
    )


# The pattern of a word class, by its name and the language.
WordOf = Callable[[str, bool], re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence, where it stands, and what was asked of it so far."""

    sentence: Sentence
    number: int
    is_chinese: bool
    text: str  # with the sentence before it where it goes on from there
    seen: dict[str, bool] = field(default_factory=dict)

    def has(self, name: str, word: WordOf) -> bool:
        known = self.seen.get(name)
        if known is None:
            known = self.seen[name] = word(name, self.is_chinese).search(self.text) is not None
        return known

    def meets(self, needs: str, void: str, word: WordOf) -> bool:
        """Whether one class of every group in `needs` stands in the sentence, and none of `void`."""
        return all(any(self.has(name, word) for name in group.split("|")) for group in needs.split()) and not any(
            self.has(name, word) for name in void.split()
        )


# "They are never sent abroad", "in return we get": whose data, and what for, stands in the sentence before.
_GOES_ON: Final = {
    True: re.compile(
        "^(?:无论|不管|均|也|都|绝|从不|我们从不|我们绝不|作为(?:回报|交换)|为此|由此|据此|其(?!他)|它们?|该|这些|此类|上述|相应|对方|我们一个字)"
    ),
    False: re.compile(
        r"^(?:in (?:return|exchange)|for (?:this|that)\b|(?:under no circumstances|at no time|never|nor) (?:are|is|will|do)\b|(?:they|it|these|those)\b|from there\b)"
    ),
}


# "Calling all readers!": whom the next sentence speaks to.
_CALL: Final = re.compile("[^!！]{4,90}[!！]")

# However a firm calls itself, it is no other firm.
_OURSELVES: Final = re.compile("本公司|我公司|我司|本单位|本机构|本商城|本平台|我方")


def read_sides(document: PolicyDocument) -> list[Said]:
    """Return the sentences as they are to be asked, without those of a table of contents."""
    out: list[Said] = []
    zh = document.is_chinese
    for number, one in enumerate(document.sentences):
        if one.is_contents or is_row(one):
            continue
        text = _OURSELVES.sub("我们", one.low) if zh else one.low
        before = document.sentences[number - 1] if number else None
        if (
            before is not None
            and before.section == one.section
            and not is_row(before)
            and (_GOES_ON[zh].match(text) or (before.line == one.line and _CALL.fullmatch(before.low)))
        ):
            text = f"{before.low.rstrip('。.!！')}，{text}" if zh else f"{before.low.rstrip('.!')}, {text}"
        out.append(Said(one, number, zh, text))
    return out


# Longer sentences, in characters, tell of several things, and the words of a form meet in them by chance.
_MAX_PROMISE: Final = {True: 140, False: 330}
_MAX_DEED: Final = {True: 190, False: 460}
# In a treatise a promise must be as absolute as it is short.
_MAX_IN_TREATISE: Final = {True: 70, False: 200}
_ABSOLUTE: Final = re.compile(
    r"任何|绝不|从不|从未|永不|一律|概不|均不|全部|决不|\b(?:never|any\w*|nobody|no one|none|nothing|all|every\w*|always|under no|at no time|whatsoever|only|exclusively|solely|without exception|free of charge|at any time)\b"
)

# Whose statement it is, and whether it is one: what others or the reader do is none of the shop's.
_NO_PROMISE: Final = {
    True: re.compile(
        "^(?:请|建议|提醒)(?:您|你)?|(?:您|你|用户|会员|买家|监护人)(?:均|也|都)?(?:不得|不可|不应|请勿|应当?|须)|^(?:我们的|本店的|该等?)?(?:快递|物流|师傅|骑手|司机|服务商|合作|第三方|他们|受托)[^，。；]{0,10}(?:不|绝|从|也|只|无权|无法)|(?:团长|达人|主播|商家|卖家|供应商|加盟商|代理|骑手|司机|客服人员|员工|会员|成员)[^，。；]{0,6}(?:不得|不可|不应|严禁|不许)|"
        "是指|指的是|随意|任意|无故|轻易|不(?:录|填|提供|同意|授权|开启)[^，。；]{0,8}[，,]?(?:也|仍|照样|不影响)|(?:不|拒绝)(?:填写?|提供|同意|授权|开启|允许)[^，。；]{0,16}[，,]?(?:将|会|则|就|便|可能){0,2}(?:无法|不能|影响|没法)|有权|无权|可能|不(?:承担|负责|受本)|[?？]\\s*$|如果|如需|除非|[^法]若(?!干)|^若|未经|非经|不经您|事先征得|原则上|一般(?:不|情况)|请勿"
    ),
    False: re.compile(
        r"^(?:please )?(?:do not|don't|never)\b(?! \w+ (?:your|any))|^(?:they|these|those|(?:all |our |the |these |such )?(?:\w+ )?(?:couriers?|carriers?|drivers?|partners?|providers?|banks?|processors?|phones?|browsers?|vendors?|employees|staff))\b(?! (?:is|are|will be) (?:not |never )?(?:used|kept|stored|told|given|sold|passed|handed|shared|disclosed|shown|sent|lent|forwarded|transferred|rented|released|published)\b)|\?\s*$|"
        r"\byou (?:must|should|may|can|need) not\b|\bplease\b|\bright to (?:direct|opt|ask|tell|request|know|object)|(?<!it )(?<!they )(?<!that )(?<!circumstances )\bmay (?!not\b)|\bwhen we\b|\bin (?:this|that|such) cases?\b|\bnot responsible|\b(?:not|no) (?:have )?control\b|\bactual knowledge that|\bdirect us\b|\bmeans\b|\brefers to\b|\bunless\b|\bif (?!you (?:ask|want|wish|like|tell|had))|\bwithout (?:your|the|prior|asking|first|a)\b(?! exception)|\bthird[- ]party (?:web)?sites?\b|\bknowingly\b|\bgenerally\b|\bin principle\b|\bnormally\b|\bthe (?:sale|transfer) of (?:the|our) (?:whole )?(?:business|company)"
    ),
}
# What the reader may do is told with conditions that take nothing back.
_NO_RIGHT: Final = {
    True: re.compile(
        "^请|是指|除外|除非|[?？]\\s*$|但|不影响(?![^，。；]{0,4}(?:继续|您|购|下单|使用))|无法律效力|拒绝提供"
    ),
    False: re.compile(
        r"\b(?:unless(?! (?:you|they) (?:\w+ ){0,3}(?:tick|agree|opt|consent|ask|subscrib|said yes))|except|but|restrict|cookies? (?:at|in)|browser|safeguards|means|refers to|please|processor|cannot|where we need)\b|\?\s*$"
    ),
}
# What may or may not happen, what the reader asks for, what the law demands, what names nobody, and what only explains.
_NO_DEED: Final = {
    True: re.compile(
        "可能|或许|”指|今后|将来|提前通知|自行收集|无关|如果|如(?:您|需|有|确|遇|发生)|若|除非|一旦|万一|届时|同意|授权(?:后|的范围)|勾选|订阅|自愿|匿名|去标识|脱敏|汇总(?:数据|信息|统计|后|性)|法律|法规|依法|法院|公安|监管|司法|法定|合并|分立|收购|破产|是指|指的是|(?:您|你)有权|请勿|谨防|骗子|如何|怎样|冒充|第三方网站|链接|其自身|[?？]\\s*$|(?:您|用户)(?:主动)?(?:要求|申请)(?!开具|复制)|以下简称|无法访问|防止|避免|(?:只|仅)(?:给|供|用于)"
    ),
    False: re.compile(
        r"^(?:register|choose|consult|read|visit|contact|check|note|see)\b|[\"”] ?(?:includes|means|is)\b|^(?:when|where) (?:we|do|does|is|are)\b|^(?:how|what|why|which|who) (?:we|do|are|is|does|personal|your|you|the|this)\b|\b(?:might|could|would|should|unless|except|anonym\w*|aggregat\w*|de-?identified|statistics|consent|consented|agree|agreed|opt(?:s|ed)?[- ](?:in|out)|opting|permission|subscribe(?! to be)|at your request|on request|wish to|merge[rd]?|acquisition|takeover|insolvency|bankrupt\w*|court|police|authorit(?:y|ies)|law|legal(?:ly)?|statut\w*|regulat\w*|means|refers to|for example|please|their own (?:privacy|policies|sites|terms)|linked sites|adequacy|hereinafter|right to|has no access|have no access)\b|"
        r"(?<!whether you )\bmay\b(?! not\b)(?! look up\b)(?! use it for\b)|\b(?:if|where|when|once|as soon as) you (?:\w+ )?(?:agree|consent|ask|request|choose(?! to (?:pay|order|buy))|want|wish|opt|like|prefer|decide|tick|allow|permit|pay by|share|connect|tell|volunteer|need|press play)|\bif (?!you (?:enter|order|buy|close|join|leave|forget|place))|\bin (?:the event|case)\b|\bwhere (?:necessary|required|applicable)\b|\?\s*$|\btick(?:ed|ing)?\b|^(?:to|for) (?:receive|have|ask|obtain|see|get|know|access|request|object|send|be)\b(?!.*\b(?:we|i|(?:our|the|this) (?:site|shop|app|page|server))\b)|(?<!whether )(?<!so that )\byou (?:can|may|must|should|have)\b|\b(?:categories|types) of\b(?! sold)"
    ),
}
# A refusal is a deed that denies; what conditions it leaves it no refusal.
_NO_REFUSAL: Final = {
    True: re.compile("如果|若|除非|是指|请勿|[?？]\\s*$|法律|法规|依法|不影响"),
    False: re.compile(
        r"\b(?:unless|except|^nothing|affect|lawfulness|where|means|law|legal\w*|third part\w+)\b|\bif (?!you (?:ask|object|want|leave|close))|\?\s*$"
    ),
}
# A programme that one agreed to, told as what happens then.
_BY_CONSENT: Final = {
    True: re.compile("(?:经|凭|获|得到|取得)?(?:您|会员|用户|顾客)?[^，。；]{0,14}(?<!不)(?:勾选|同意|授权)(?:后|之后|的)?(?=[，,。])"),
    False: re.compile(r"\bwith (?:your|the \w+'s) (?:consent|agreement|permission)\b|\bfor which you (?:\w+ )?(?:agree|consent|opt in)\w*\b"),
}  # fmt: skip
_NO: Final = {
    True: re.compile("不(?!同|仅|只|但|断|定期|少|久|论|限|动产|锈|再另)|没有?|未(?!来|成年|满|读|付|完成|支付)|无(?!论|线|锡|纺|人机)|(?<!拒)绝(?!对)|拒绝|禁止"),
    False: re.compile(r"\b(?:never|not(?! only)|no(?! later)|nor|nobody|none|nothing|neither|cannot|without(?! (?:any )?(?:human|person|anyone)))\b|n't\b"),
}  # fmt: skip
_BOUNDARY: Final = {True: re.compile("[，,；;：:]"), False: re.compile(r"[,;:]")}
# "Nobody else": what was named before is excepted.
_ELSE: Final = re.compile(
    r"(?:其他|其它|别的)(?!公司|网站|平台|商家|企业|店|任何|用途|应用)|另外|此外|除此|\b(?:else|apart from th\w+|besides th\w+|other(?! (?:person|people|compan|organi|firm|part(?:y|ies)|business|hands|entit))|further|more|beyond that)\b"
)


def clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield the code of each promise that is broken, with the promise and the deed."""
    zh = document.is_chinese
    plain = is_plain(document)
    said = read_sides(document)
    for matter in MATTERS:
        if matter.plain_only and not plain:
            continue
        deeds: list[Said] | None = None
        tried: set[str] = set()
        for promise in said:
            if not plain and (
                len(promise.sentence.low) > _MAX_IN_TREATISE[zh] or _ABSOLUTE.search(promise.sentence.low) is None
            ):
                continue
            if promise.sentence.full in tried:  # who says it twice breaks it no more
                continue
            tried.add(promise.sentence.full)
            about = promised(matter.promise, promise, document)
            if about is None:
                continue
            deeds = _deeds(matter, said) if deeds is None else deeds
            deed = _broken_by(matter, promise, about, deeds)
            if deed is not None:
                yield _booked(matter, about, deed), (promise.sentence, deed.sentence)
                break


def _deeds(matter: Matter, said: Sequence[Said]) -> list[Said]:
    """The sentences that would break a promise of the matter, each wording once in a section."""
    found: list[Said] = []
    seen: set[tuple[str, str]] = set()
    for one in said:
        key = one.text, one.sentence.heading
        if key not in seen:
            seen.add(key)
            if done(matter.deed, one) and (matter.promise.at_large or promised(matter.promise, one, None) is None):
                found.append(one)
    return found


def _broken_by(matter: Matter, promise: Said, about: frozenset[str], deeds: Sequence[Said]) -> Said | None:
    low = promise.sentence.low
    rest = not matter.promise.at_large and not low.startswith("we never, and") and _ELSE.search(low) is not None
    for one in deeds:
        if one.number == promise.number or (rest and one.number < promise.number):
            continue
        if not under_one_head(promise.sentence, one.sentence) and _agree(matter, promise, about, one):
            return one
    return None


_ALL: Final = frozenset({"*"})
# Advertising by any channel is advertising, unless it is an address or a number that is promised to be spared.
_MEDIA: Final = frozenset({"email", "phone", "chat"})
_OF_ADDRESSES: Final = re.compile(r"地址|邮箱|号码?|联系方式|\baddress(?:es)?\b|\bnumbers?\b")


def promised(promise: Promise, one: Said, document: PolicyDocument | None) -> frozenset[str] | None:
    """Return the kinds of data that a sentence promises something of, `_ALL` for any, None if it promises nothing."""
    zh = one.is_chinese
    low = one.sentence.low
    if len(low) > _MAX_PROMISE[zh]:
        return None
    barred = _NO_RIGHT if promise.at_large else _NO_PROMISE
    if not one.meets(promise.needs, promise.void, _word) or barred[zh].search(low) is not None:
        return None
    if low.rstrip().endswith((":", "：")) or (not promise.at_large and has_exception(one.sentence)):
        return None
    form = _form(promise.forms, zh)
    parts = (low,) if promise.at_large else _CLAUSES[zh].split(low)
    clause = next((part for part in parts if form.search(part)), None)
    if clause is None:
        return None
    if document is not None and is_excepted_behind(document.sentences, one.number):
        return None
    kinds = data_kinds(clause, is_chinese=zh) or data_kinds(low, is_chinese=zh)
    if promise.of_kinds:
        return narrowed(kinds) or None
    # "It serves this one end" is said of the data that its own clause names.
    at_all = names_all_data(low, is_chinese=zh) and not (promise.named and narrowed(kinds))
    if (
        promise.named
        and not kinds
        and not any(form.search(part) and names_all_data(part, is_chinese=zh) for part in _CLAUSES[zh].split(low))
    ):
        return None
    return _ALL if not kinds or at_all else kinds


def done(deed: Deed, one: Said) -> bool:
    """Return whether a sentence tells that the shop does, or lets others do, what a deed is made of."""
    zh = one.is_chinese
    low = one.text
    if len(low) > _MAX_DEED[zh] or not one.meets(deed.needs, deed.void, _word):
        return False
    barred = _NO_REFUSAL if deed.is_refusal else _NO_DEED
    told = _BY_CONSENT[zh].sub(" ", low) if deed.despite_consent else low
    if barred[zh].search(told) is not None:
        return False
    for match in _form(deed.forms, zh).finditer(low):
        before = low[: max(0, len(low) - len(one.sentence.low))]
        if match.end() <= len(before) and _holds(deed.needs, before, is_chinese=zh):
            continue  # told by the sentence before alone
        if deed.is_refusal:
            return True
        begin = max((cut.end() for cut in _BOUNDARY[zh].finditer(low, 0, match.start())), default=0)
        if _NO[zh].search(low, begin, match.end()) is None:
            return True
    return False


def _holds(needs: str, text: str, *, is_chinese: bool) -> bool:
    return all(any(_word(name, is_chinese).search(text) for name in group.split("|")) for group in needs.split())


def _agree(matter: Matter, promise: Said, about: frozenset[str], deed: Said) -> bool:
    zh = deed.is_chinese
    if matter.agree == "media" and about <= _MEDIA and not _OF_ADDRESSES.search(promise.sentence.low):
        return True
    if matter.agree in ("kinds", "media") and about != _ALL:
        kinds = data_kinds(deed.text, is_chinese=zh)
        lenient = not matter.promise.of_kinds and (not matter.promise.named or about <= _MEDIA) and matter.code != TAKEN
        return bool(about & kinds) or (not kinds and lenient)
    if matter.agree == "places":  # "all servers are in Australia" leaves room for Sydney
        here = {match[0] for match in _word("FAR", zh).finditer(promise.sentence.low)}
        return any(match[0] not in here for match in _word("FAR", zh).finditer(deed.text))
    return True


def _booked(matter: Matter, about: frozenset[str], deed: Said) -> str:
    if matter.code != TAKEN:
        return matter.code
    kinds = about & data_kinds(deed.text, is_chinese=deed.is_chinese)
    return "sensitive_data" if kinds & SENSITIVE else "data_categories"
