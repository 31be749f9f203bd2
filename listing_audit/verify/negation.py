"""Whether a negation governs the words of a candidate.

Only words that take a claim back count. “Say goodbye to”, 告别, 远离 and 拒绝 deny the disease, not the claim, and
so are no negations here. Both languages look backwards within the sentence and stop where the scope ends.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from listing_audit.text.views import is_han

_ZH_REACH = 44
_EN_REACH = 160
_EN_RIVALRY_REACH = 60


@lru_cache(maxsize=1)
def _zh() -> tuple[Any, Any]:
    import regex

    # Modal and copular negations reach over a verb and its list of objects; a bare one governs what it touches.
    far = (
        "不是|并不|并非|绝非|而非|不属于|不能|不可以?|不得|不会|不应|不宜|不要|不用于|不适用于|不具有?|不具备|不带有|"
        "不销售|不出售|不售卖?|不经营|不生产|不承接|不代办|未申报|未宣称|未声称|不声称|不宣传|未取得|未获得|"
        "不承诺|不保证|不宣称|不作为|不构成|不代表|不涉及|不提供|不追求|不敢说|未必|无法|不允许|禁止|严禁|请勿|切勿|谨防|从不|从未|没有任何|无任何"
    )
    near = "不|没有|没|无|非|未|勿|请别|千万别"
    apart = "[^ ，,；;。!?！？但却而\n]"  # a space divides in titles
    # 不销售任何特供、专供、内供: what is denied may be a list, and each of its members is.
    members = "(?:[^ ，,；;。!?！？但却而\n、/]{1,8}[、/]){1,6}[^ ，,；;。!?！？但却而\n、/]{0,6}"
    cue = regex.compile(rf"(?:(?<far>{far})(?:{apart}{{0,12}}|{members})|(?<near>{near})[^ ]?)$")
    # 不仅, 无非, 非常 and the like hold a negating character and negate nothing; a double negation affirms.
    false_cue = regex.compile(
        "不仅|不但|不只|不光|不单|不愧|不得不|不能不|不可不|不会不|无不|无非|莫过|莫不|无论|不论|不管|不断|不同|不凡|不俗|不错|不菲|"
        "不可或缺|不可多得|无与伦比|无比|无敌|无双|无上|无限|无线|非常|非凡|非同|非遗|除非|是非|没有比|没有之一|未来|别致|特别|级别|类别|"
        "分别|个别|识别|性别|不锈钢|不粘|不止|不得了|不容错过|不要错过|不能错过|不可错过"
    )
    return cue, false_cue


@lru_cache(maxsize=1)
def _en() -> tuple[Any, Any, Any]:
    import regex

    # A negated verb takes a list of objects with it, and so does a subject that is nobody; a negated noun phrase ends
    # with the phrase.
    cue = regex.compile(
        r"\b(?:(?<verb>not|never|cannot|can't|won't|doesn't|don't|didn't|isn't|aren't|wasn't|weren't|wouldn't|"
        r"shouldn't|mustn't|needn't|ain't|neither|nor|none of (?:our|these|my)"
        r"|(?<nobody>nobody|no one|nothing)(?= (?:in|on|here|we|you|that|about|can|could|will|would|may)\b))"
        r"|no|without|non|none|nothing|free (?:of|from))\b"
    )
    false_cue = regex.compile(
        r"not (?:only|just|merely|simply|to mention)|no (?:doubt|matter|wonder|secret|surprise|coincidence|exaggeration|question\b|less than|other)|no\. ?\d|no ?\d|"
        r"nothing (?:better|else|like)|never (?:before|been)|why not|if not|not yet|can't (?:go wrong|beat|wait)|"
        r"don't (?:miss|wait|worry|let)|(?:do not|never) (?:miss|wait|worry|delay|hesitate)|don't (?:delay|hesitate)|no (?:more|longer)|say no to|(?:don't|doesn't|won't) stand a chance|"
        r"(?:li(?:fe|ve|ves|ving)|days?|nights?|mornings?|world|future|summers?|winters?) without"
    )
    ends_scope = regex.compile(
        r"[.!?;:\n]|\b(?:but|however|yet|instead|rather|while|because|so that|it|we|you|this|they|which|that will)\b"
    )
    return cue, false_cue, ends_scope


@lru_cache(maxsize=1)
def _en_bridge() -> Any:
    """Words behind a negated verb that carry the negation on: we don't claim it, will not make you, won't stop you from."""
    import regex

    who = (
        r"(?:it|this|that|these|they|you|anyone|anybody|(?:the|our|your|this|these|any) [a-z-]{2,14}(?: [a-z-]{2,14})?)"
    )
    return regex.compile(
        rf"^ (?:ever |actually |want to |wish to |mean to )?(?:"
        rf"(?:claim|say|suggest|promise|pretend|guarantee|imply|think|believe|advertise|assert)(?:s|ed|ing)? (?:that )?"
        rf"(?:{who} )?(?:will |can |could |would |may |might )?"
        rf"|(?:make|help|let|get|give|cause|enable|allow)(?:s|ing)? {who} (?:to )?"
        rf"|(?:sell|stock|offer|market|recommend|advertise|supply|use|take|buy|make|call|rely on|intend|mean)(?:s|d|ed|ing)? "
        rf"(?:{who}|ours) (?:for|as|against|to|with)"
        rf"|(?:offer|sell|promise|show|tell|bring)(?:s|ed)? (?:you|anyone|anybody|customers|people|them) (?:that )?"
        rf"|(?:prevent|stop|keep|protect|guard|shield|save|spare|rid|free|warn|cure|relieve)(?:s|ing)? "
        rf"(?:{who}|him|her|us|them|me|users?|wearers?|people|children|pets)(?: (?:from|of|against))? "
        r"|(?:in|on|about) (?:it|this|them|these|here)|(?:that )?(?:we|you) (?:can |could )?(?:sell|stock|make|offer|buy|take|do)(?: here)?)"
    )


@lru_cache(maxsize=1)
def _en_rivalry() -> Any:
    """Words that turn a subject that is nobody into praise: nothing on the market clears spots like it."""
    import regex

    return regex.compile(
        r"\b(?:like|better|faster|quicker|sooner|cheaper|longer|harder|more|as (?:well|fast|good|quickly))\b"
    )


@lru_cache(maxsize=1)
def _en_needless() -> Any:
    """Words behind a negation that make it praise: you will not need drugs or needles to cure it."""
    import regex

    return regex.compile(r"^ (?:ever |even |really )?need (?!to\b)(?:[a-z'-]{1,14} ){1,5}to ")


@lru_cache(maxsize=1)
def _en_outdone() -> Any:
    """The rest of a sentence in which no other goods do as well: no cream heals eczema faster than this one."""
    import regex

    return regex.compile(
        r"[^.!?;]{0,50}?\b(?:(?:better|faster|quicker|sooner|longer|harder) than|like (?:it|this|ours|us)\b|as (?:well|fast|good|quickly) as)"
    )


def is_negated(text: str, start: int, end: int) -> bool:
    """Return whether a negation governs `[start, end)` of the folded text. Bounded: looks back a fixed distance."""
    window = text[max(0, start - _EN_REACH) : end]
    return _is_negated_zh(text, start) if any(is_han(c) for c in window) else _is_negated_en(text, start)


def _is_negated_zh(text: str, start: int) -> bool:
    cue, false_cue = _zh()
    before = text[max(0, start - _ZH_REACH) : start]
    match = cue.search(before)
    if match is None:
        return _is_denied_effect(before, text[start : start + _ZH_REACH])
    ahead = text[max(0, start - _ZH_REACH) : start + 4]
    return not any(bad.start() <= match.start() < bad.end() for bad in false_cue.finditer(ahead))


def _is_denied_effect(before: str, after: str) -> bool:
    """没有降糖、降脂的作用: what is not there is the effect, and all that stands before the word."""
    has_none, effect = _zh_effects()
    return has_none.search(before) is not None and effect.match(after) is not None


@lru_cache(maxsize=1)
def _zh_effects() -> tuple[Any, Any]:
    import regex

    return (
        regex.compile("(?:没有|并?无|不具备?|不含)(?:任何)?[^ ，,；;。!?！？\n]{0,16}$"),
        regex.compile("[^ ，,；;。!?！？\n]{1,14}?(?:等)?的?(?:作用|功效|功能|效果|疗效|用途)(?![好强佳显])"),
    )


def _is_negated_en(text: str, start: int) -> bool:
    cue, false_cue, ends_scope = _en()
    before = text[max(0, start - _EN_REACH) : start]
    cues = list(cue.finditer(before))
    if not cues:
        return False
    last = cues[-1]
    around = text[max(0, start - _EN_REACH) : start + 20]
    if any(bad.start() <= last.start() < bad.end() for bad in false_cue.finditer(around)):
        return False
    if last["nobody"] is not None and _en_rivalry().search(text, start, start + _EN_RIVALRY_REACH):
        return False
    if last.group() == "no" and _en_outdone().match(text, start, start + _EN_RIVALRY_REACH):
        return False
    between = before[last.end() :]
    if last["verb"] is not None:
        if _en_needless().match(between):
            return False
        between = _en_bridge().sub("", between, count=1)
    if ends_scope.search(between):
        return False
    pieces = between.split(",")
    if (
        last["nobody"] is not None
        and len(pieces) > 1
        and " or " not in f"{between}{text[start : start + _EN_RIVALRY_REACH]}"
    ):
        return False  # a list that is denied ends in "or"; without it a new boast begins behind the comma
    if last["verb"] is None:
        return len(pieces) == 1 and len(between.split()) <= 3
    if len(pieces) == 1:
        return len(between.split()) <= 6
    # "does not diagnose, treat, cure or prevent": a list of short parts stays in scope, a new clause does not.
    return len(pieces[0].split()) <= 6 and all(len(piece.split()) <= 4 for piece in pieces[1:])
