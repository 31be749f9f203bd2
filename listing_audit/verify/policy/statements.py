"""Reads sentences of a policy as statements, and finds two of them that cannot both be true.

A statement is a tuple over word classes: what is done (taken, held, given away, sold, used, charged), to which kinds of
data, for whose use, for what end, and whether it is denied. A row of `RULES` says which denial is broken by which deed;
`agree` says what the two must have in common. The older tables (`denials`, `clashes`) know turns of phrase, this one
only classes, so it speaks last and of short texts only: in a treatise classes meet by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Literal, NamedTuple

from listing_audit.verify.policy.clash_rows import Pair
from listing_audit.verify.policy.document import PolicyDocument, Sentence, under_one_head
from listing_audit.verify.policy.frames import is_plain
from listing_audit.verify.policy.provisos import has_exception
from listing_audit.verify.policy.statement_words_en import CLASSES_EN, KINDS_EN
from listing_audit.verify.policy.statement_words_zh import CLASSES_ZH, KINDS_ZH


@cache
def _words(name: str, is_chinese: bool) -> re.Pattern[str]:
    """One word class, compiled when it is first asked for: most runs see one language and few denials."""
    return re.compile((CLASSES_ZH if is_chinese else CLASSES_EN)[name])


@cache
def _kind_words(is_chinese: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = KINDS_ZH if is_chinese else KINDS_EN
    return tuple((name, re.compile(words)) for name, words in kinds.items())


# Data of every kind, and a word that stands for several kinds.
_ALL_DATA: Final = {
    True: re.compile(
        "个人(?:信息|资料|数据)|(?:您|你|我|顾客|客户|用户|会员|买家|客人)的?(?:信息|资料|数据|隐私)|名单|名册|存档的习惯|(?:没有|无)(?:任何)?(?:存档|留底)|(?:客户|会员|顾客)(?:库|表|数据库)|(?:任何|所有|全部|一切|收集的)(?:个人)?(?:信息|资料|数据)"
    ),
    False: re.compile(
        r"\bpersonal (?:data|information|details)|\b(?:your|customers?'?|my|all|any|their|client|buyers') (?:data|information|details|particulars)\b|everything|anything|\bnothing (?:you|we|that)\b|\bwhat(?:ever)? you (?:tell|give|enter|write)\b|\b(?:customers?|client|buyers?|subscribers?|members?(?:hip)?|mailing|address|prospect)['s’]* (?:records|files?|lists?|database|register|data)\b|\bdata is\b|\bno (?:archive|records|files)\b"
    ),
}
_SENSITIVE_WORD: Final = re.compile(r"敏感|特殊类(?:别|型)|sensitive|special categor")
_SENSITIVE: Final = frozenset({"body", "health", "belief", "papers", "place", "card"})
_SPECIAL: Final = frozenset({"body", "health", "belief"})
_CLAUSES: Final = {True: re.compile("[，,；;—]"), False: re.compile(r"[,;—–]|\bbut\b|\bhowever\b|\bwhile\b")}
# Whose statement it is: what others or the reader do is none of the shop's.
_OTHERS: Final = {
    True: re.compile(
        "^(?:请|建议|提醒)(?:您|你)|(?:您|你|用户)(?:不得|不可|不应|不能|请勿|应当?|须)|^(?:快递|物流|师傅|骑手|第三方|他们|服务商)[^，。；]{0,8}(?:不|绝|从)|其自身|自行(?:收集|核验|处理|决定)|[?？]\\s*$"
    ),
    False: re.compile(
        r"^(?:please )?(?:do not|don't|never)\b|^(?:they|these|those|(?:our |the |your )?(?:couriers?|carriers?|drivers?|partners?|providers?|banks?|processors?|phone|browser|device))\b|\?\s*$|\byou (?:must|should|may) not\b|third[- ]party (?:web)?sites|by (?:stripe|paypal|klarna|the bank|your bank|apple|google pay)"
    ),
}


# Classes that whatever kind of data belongs to.
_ANY_KIND: Final = frozenset({"STUFF", "WHO_WHAT"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, its clauses, and what was asked of it so far."""

    sentence: Sentence
    text: str
    clauses: tuple[str, ...]
    is_chinese: bool
    seen: dict[str, bool] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether a word of the class stands in the sentence."""
        known = self.seen.get(name)
        if known is None:
            known = _words(name, self.is_chinese).search(self.text) is not None
            known = self.seen[name] = known or (name in _ANY_KIND and bool(self.kinds()))
        return known

    def kinds(self) -> frozenset[str]:
        """The kinds of data that it names."""
        return data_kinds(self.text, is_chinese=self.is_chinese)


class Rule(NamedTuple):
    """A denial and what breaks it. Names are classes: "A|B" is either, "-A" must be absent from the whole sentence.

    `denied` must meet in one clause where its first name is NO, else in the sentence; `done` in another sentence. `agree`:
    "same" asks that the denial names kinds of data and the deed one of them; "same or all" lets a denial about all data
    be broken by any; "media" is for messages, where no kind at all is every kind; "" asks nothing.
    """

    code: str
    denied: str
    done: str
    agree: Literal["same", "same or all", "media", ""] = ""
    whatever_excepted: bool = False  # the denial holds although a word in it looks like an exception


_TAKEN: Final = "taken"  # booked by the kind of data: sensitive or not
# Whoever it is that comes to know what.
_RECEIVED: Final = "RECEIVES WHO_WHAT -OURS -HELPER -HARMLESS -BY_WISH"
_GIVEN: Final = "GIVE OUTSIDER WHO_WHAT -HARMLESS -BY_WISH -HELPER"
RULES: Final = (
    Rule(_TAKEN, "NO TAKE -WAY_OUT -ADS -NO_CONTROL", "TAKE -HARMLESS -WAY_OUT -HELPER -CONTACT -FOR_SALE", "same"),
    Rule("retention", "NO HOLD -WAY_OUT", "HOLD -HARMLESS -BY_WISH -HELPER", "same"),
    Rule("third_party_sharing", "NO GIVE -ADS -WAY_OUT -UNTIL", _GIVEN, "same"),
    Rule("third_party_sharing", "NO GIVE ANYBODY|PASS_ON -ADS -WAY_OUT -SALE_TERM -UNTIL", _GIVEN, "same or all"),
    Rule("third_party_sharing", "CLOSED -ADS -WAY_OUT -STAYS -UNTIL -AUTHORISED", _GIVEN, "same or all"),
    Rule("third_party_sharing", "BUT_HELPER NO GIVE ANYBODY -ADS -WAY_OUT", _GIVEN, "same or all", True),
    Rule("third_party_sharing", "NO GIVE ANYBODY|PASS_ON -ADS -WAY_OUT -SALE_TERM -UNTIL", _RECEIVED, "same or all"),
    Rule("third_party_sharing", "CLOSED -ADS -WAY_OUT -STAYS -UNTIL -AUTHORISED", _RECEIVED, "same or all"),
    Rule("third_party_sharing", "BUT_HELPER NO GIVE ANYBODY -ADS -WAY_OUT", _RECEIVED, "same or all", True),
    Rule("third_party_sharing", "ONLY_US STUFF -WAY_OUT -UNTIL -AUTHORISED", _GIVEN, "same or all", True),
    Rule("third_party_sharing", "NO_ADTECH -WAY_OUT", "ADTECH -HARMLESS -BY_WISH"),
    Rule("third_party_sharing", "NO_TOOLS -ADS -WAY_OUT", "TOOLS -HARMLESS -BY_WISH -FOR_SALE"),
    Rule("cross_border", "STAYS STUFF|HOSTED -WAY_OUT", "FAR HOSTED STUFF -HARMLESS -BY_WISH -GROWN"),
    Rule("children", "NO TAKE MINOR -PARENT", "MINOR CHILD_ITEM TAKE -PARENT"),
    Rule("do_not_sell", "NO SELL -ADS -WAY_OUT", "SOLD -HARMLESS -BY_WISH", "same or all"),
    Rule("purposes", "NO USE|GIVE|SEND ADS -THEIRS -WAY_OUT", "ADS SEND -HARMLESS -BY_WISH", "media"),
    Rule("purposes", "ONLY_FOR -ADS -WAY_OUT -AS_TOLD", "ADS|OTHER_END SEND -HARMLESS -BY_WISH", "same or all", True),
    Rule("purposes", "NO USE TRAINS -WAY_OUT", "TRAINS STUFF -HARMLESS -BY_WISH", "same or all"),
    Rule("cookies_tracking", "NO TRACKED ACROSS -WAY_OUT", "TRACKER ACROSS -HARMLESS -BY_WISH"),
    Rule("cookies_tracking", "NO_TRACKER -WAY_OUT", "TRACKS -HARMLESS -BY_WISH", "", True),
    Rule("automated_decision", "ALIKE -WAY_OUT", "UNLIKE -BY_WISH -GOODS", "", True),
    Rule("automated_decision", "MANUAL -WAY_OUT", "BY_MACHINE -BY_WISH -HUMAN_TOO", "", True),
    Rule("rights_access", "FREE ASKED -FEE -GOODS", "FEE ASKED -HARMLESS -BY_WISH -REPEATED", "", True),
    Rule("rights_access", "CAN_SEE -NOT_SHOWN", "NOT_SHOWN -BY_WISH -HARMLESS -OUTSIDER -WARES", "", True),
    Rule("rights_correct", "CAN_MEND -NOT_MENDED", "NOT_MENDED -BY_WISH -HARMLESS -OUTSIDER -WARES", "", True),
    Rule("rights_delete", "CAN_GO -NOT_GONE", "NOT_GONE -BY_WISH -HARMLESS -BOOKS", "", True),
    Rule("rights_account_cancel", "CAN_CLOSE -NOT_CLOSED", "NOT_CLOSED -BY_WISH", "", True),
    Rule("rights_withdraw", "CAN_UNDO -NOT_UNDONE", "NOT_UNDONE -HARMLESS", "", True),
    Rule("rights_portability", "CAN_MOVE -NOT_MOVED", "NOT_MOVED -BY_WISH -HARMLESS", "", True),
    Rule("security_measures", "NO STAFF SEE", "STAFF SEE -HARMLESS -BY_WISH", "same", True),
    Rule("security_measures", "SHUT -WAY_OUT", "OPEN_TO_ALL STUFF -BY_WISH -PUBLIC", "media", True),
    Rule("policy_changes", "TOLD_FIRST CHANGE THIS -MATERIAL", "UNTOLD CHANGE THIS -TOLD_FIRST -MATERIAL", "", True),
    Rule("legal_basis_or_consent", "ASKED_FIRST -PASS_ON -ADS -SPECIAL", "DEEMED -CHANGE -ASKED_FIRST -TERMS", "", True),
    Rule(_TAKEN, "UNASKED -WAY_OUT -ADS", "TAKE -HARMLESS -WAY_OUT -HELPER -CONTACT -FOR_SALE", "same", True),
    Rule("data_categories", "FROM_YOU -ELSEWHERE", "ELSEWHERE -HARMLESS -BY_WISH", "", True),
)  # fmt: skip
# What is done, unlike what is refused or left undone, stands in a clause without a negation.
_DEEDS: Final = frozenset({"TAKE", "HOLD", "GIVE", "SOLD", "ADS", "ADS|OTHER_END", "TRACKER", "TRACKS", "TOOLS", "RECEIVES", "FAR", "MINOR", "BY_MACHINE", "UNLIKE", "FEE", "STAFF", "ELSEWHERE"})  # fmt: skip
# A warning against swindlers names what is never asked for by mail or telephone; it is given elsewhere all the same.
_BY_SWINDLERS: Final = re.compile(
    r"\bby (?:e-?mail|phone|telephone|text|chat|sms)|over the (?:phone|telephone)|(?:电话|短信|邮件|聊天|微信)(?:里|中)?[^，。；]{0,4}(?:索|要|问)|以任何(?:理由|名义)|验证码"
)


def answered(document: PolicyDocument) -> tuple[Sentence, ...]:
    """Return the sentences as they are to be held against each other.

    "Do you sell my data? Never." is the statement "we never sell my data", also where the question is the heading; an
    entry of a list is read with its head.
    """
    out: list[Sentence] = []
    for number, one in enumerate(document.sentences):
        low = one.full if one.full != one.low and len(one.full) <= _MAX_WITH_HEAD else one.low
        answer = _ANSWER[document.is_chinese].match(one.low)
        after = document.sentences[number + 1].low if number + 1 < len(document.sentences) else ""
        if answer is not None and not _ONLY.match(after):
            asked = out[-1].low if out and out[-1].low.rstrip()[-1:] in "?？" else one.heading
            question = _QUESTION[document.is_chinese].search(asked.partition(" | ")[0])
            if question is not None:
                no = "我们从不" if document.is_chinese else "we never, and nobody " if "who" in asked else "we never "
                low = f"{no}{question[1]}{'。' if document.is_chinese else '.'}{one.low[answer.end() :]}"
        out.append(one if low is one.low else replace(one, low=low))
    return tuple(out)


# "Do you share it? No. Only the courier gets your address."
_ONLY: Final = re.compile(r"(?:but |the )?(?:only|except|apart from|unless|with one exception)\b|但|除|只有|仅|例外")
_MAX_WITH_HEAD: Final = 300
_ANSWER: Final = {
    True: re.compile(
        "(?:答[:：])?(?:绝对)?(?:不会?|没有|从不|绝不|从来不|不能|不|一个人都(?:不|没)[^。！，,]{0,3}|谁也不[^。！，,]{0,3}|当然不会?)[。！，,]"
    ),
    False: re.compile(
        r"(?:a(?:nswer)?[:.] ?)?(?:no|nobody|no one|none|not a soul|not one|never|not at all|certainly not|absolutely not|of course not|under no circumstances|not ever)\b(?! else| other)[.,!;–—-]?"
    ),
}
_QUESTION: Final = {
    True: re.compile("(?:问[:：])?([^？?。]{3,60}?)(?:吗|么|呢)?[？?]"),
    False: re.compile(
        r"\b(?:do|does|will|would|can|is|are|has|have|who|which compan\w+) (?:you |we )?(?:ever |also )?([^?]{3,140})\?"
    ),
}


def statement_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield the code of what cannot be true, with the denial and the deed; nothing for a long text."""
    if not is_plain(document):
        return
    zh = document.is_chinese
    statements = [_statement(one, is_chinese=zh) for one in document.sentences if not _OTHERS[zh].search(one.low)]
    for rule in RULES:
        for denial in statements:
            about = _denied(rule, denial)
            if about is None:
                continue
            deed = next(
                (
                    one
                    for one in statements
                    if one is not denial
                    and _done(rule, one, about)
                    and not under_one_head(denial.sentence, one.sentence)
                ),
                None,
            )
            if deed is not None:
                yield _booked(rule.code, about & deed.kinds()), (denial.sentence, deed.sentence)
                break


def _statement(sentence: Sentence, *, is_chinese: bool) -> Statement:
    clauses = tuple(part for part in _CLAUSES[is_chinese].split(sentence.low) if part.strip())
    return Statement(sentence, sentence.low, clauses, is_chinese)


def _booked(code: str, kinds: frozenset[str]) -> str:
    if code != _TAKEN:
        return code
    return "sensitive_data" if kinds & _SENSITIVE else "data_categories"


@cache
def _denied_act(names: str, is_chinese: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A negation that governs an act, shortly before it or right behind it ("shared with no one"); and the act alone."""
    words = CLASSES_ZH if is_chinese else CLASSES_EN
    act = "|".join(words[name] for name in names.split("|"))
    near, behind = (24, 6) if is_chinese else (60, 16)
    governed = rf"(?:{words['NO']})[^.;。；]{{0,{near}}}?(?:{act})|(?:{act})[^.;。；]{{0,{behind}}}(?:{words['NO']})"
    if not is_chinese:
        governed += rf"|(?:{act})[^.;]{{0,40}}\b(?:to|with|by|from) (?:nobody|no[- ]one|none|no \w+)\b"
    return re.compile(governed), re.compile(act)


def _denies(text: str, names: str, *, is_chinese: bool) -> bool:
    """Whether an act is denied in a clause; "make no money" holds its negation in itself."""
    governed, act = _denied_act(names, is_chinese)
    if governed.search(text):
        return True
    no = _words("NO", is_chinese)
    return any(no.search(match[0]) for match in act.finditer(text))


_ALL: Final = frozenset({"*"})


def _denied(rule: Rule, one: Statement) -> frozenset[str] | None:
    """The kinds of data that a statement denies something of (`_ALL`: of any), or None if it denies nothing."""
    names = rule.denied.split()
    if not _meets(one, names) or one.text.rstrip().endswith((":", "：")):  # what is said goes on in the list below it
        return None
    if not rule.whatever_excepted and has_exception(one.sentence):
        return None
    text = one.text
    if names[0] == "NO":
        wanted = [name for name in names[1:] if name[0] != "-"]
        clause = next((part for part in one.clauses if _denies(part, wanted[0], is_chinese=one.is_chinese)), None)
        if clause is None or (rule.code == _TAKEN and _BY_SWINDLERS.search(text)):
            return None
        text = clause
    if one.is_chinese and rule.agree and names[0] == "NO" and not _is_about_data(text, rule):
        return None
    if not rule.agree:
        return _ALL
    if names[0] == "ONLY_FOR":  # what the data serve names other data: "your e-mail, only to answer your message"
        marker = _words("ONLY_FOR", one.is_chinese).search(text)
        before = text[: marker.start()] if marker is not None else ""
        text = (
            before
            if data_kinds(before, is_chinese=one.is_chinese) or _words("DATA", one.is_chinese).search(before)
            else text
        )
        return data_kinds(text, is_chinese=one.is_chinese) or (_ALL if one.has("DATA") else None)
    kinds = data_kinds(text, is_chinese=one.is_chinese) or one.kinds()
    if rule.agree == "same":
        return narrowed(kinds) or None
    if kinds and not _ALL_DATA[one.is_chinese].search(text):
        return kinds
    return _ALL if rule.agree == "media" or one.has("DATA") or one.has("WHO_WHAT") else None


# The shop as the one who acts; where nobody is named, it is who speaks.
_SHOP: Final = re.compile(
    "我|本(?:店|公司|平台|站|应用|程序)|小店|平台|店铺|^(?:也|并|均|都)?(?:从|绝|概|一律)?(?:不|未|没)"
)


# The denials whose words are the commonest: taking, giving and sending.
_LOOSE: Final = frozenset({_TAKEN, "third_party_sharing", "purposes"})
_SHORT_CLAUSE: Final = 8


def _is_about_data(clause: str, rule: Rule) -> bool:
    """Whether a Chinese clause denies something of data. Its words are short, and others meet in it by chance."""
    if rule.code not in _LOOSE or _ALL_DATA[True].search(clause):
        return True
    by_the_shop = rule.code != _TAKEN or len(clause) <= _SHORT_CLAUSE or _SHOP.search(clause) is not None
    return by_the_shop and bool(data_kinds(clause, is_chinese=True))


def _done(rule: Rule, one: Statement, about: frozenset[str]) -> bool:
    """Whether a statement does what was denied, to one of the kinds of data that the denial is about."""
    names = rule.done.split()
    if not _meets(one, names):
        return False
    zh = one.is_chinese
    no = _words("NO", zh)
    text = one.text
    if names[0] in _DEEDS:
        clauses = [part for part in one.clauses if _any(names[0], part, is_chinese=zh) and not no.search(part)]
        if not clauses:  # the whole deed may take more than one clause
            if no.search(text) or not _any(names[0], text, is_chinese=zh):
                return False
            clauses = [text]
        # What the deed is done to stands beside it; in Chinese often once, at the beginning.
        if rule.code == _TAKEN and not zh and no.search(text):
            text = " ".join(clauses)
    kinds = data_kinds(text, is_chinese=one.is_chinese)
    if about == _ALL or about & kinds:
        return True
    if kinds or rule.agree not in ("same or all", "media"):
        return False
    return rule.done == _RECEIVED or names_all_data(text, is_chinese=one.is_chinese)  # "is told who bought what"


def _meets(one: Statement, names: Sequence[str]) -> bool:
    return all(
        not one.has(name[1:]) if name[0] == "-" else any(one.has(part) for part in name.split("|")) for name in names
    )


def _any(names: str, text: str, *, is_chinese: bool) -> bool:
    return any(_words(name, is_chinese).search(text) for name in names.split("|"))


# Recordings of calls name the telephone, and footage its pictures.
_COMPANIONS: Final = {"film": {"photo"}, "calls": {"phone", "chat", "sound"}, "payments": {"card"}}


def narrowed(kinds: frozenset[str]) -> frozenset[str]:
    """Return kinds of data without those that are only named beside another."""
    for kind, others in _COMPANIONS.items():
        if kind in kinds:
            kinds -= others
    return kinds - {"name"} or kinds  # names stand beside whatever else is kept


def names_all_data(text: str, *, is_chinese: bool) -> bool:
    """Return whether a sentence speaks of the data of a person as such, and of no kind alone."""
    return _ALL_DATA[is_chinese].search(text) is not None


def data_kinds(text: str, *, is_chinese: bool) -> frozenset[str]:
    """Return the kinds of data that a text names."""
    found = frozenset(name for name, words in _kind_words(is_chinese) if words.search(text))
    return found | _SPECIAL if _SENSITIVE_WORD.search(text) else found
