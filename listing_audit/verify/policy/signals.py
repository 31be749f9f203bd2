"""What counts as evidence of a disclosure: a strong sentence, a weak one, or nothing, by the words of one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.lines import PLACEHOLDER

# "other": the text speaks of it in a way that is neither evidence nor a gap (only some persons, only after "e.g.").
Strength = Literal["strong", "weak", "other"]

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Signals:
    """How one disclosure shows. A sentence counts only if it holds one of `anchors`; `erase` takes out what misleads.

    `strong` and `weak` are searched in the sentence with its list head; `void` makes it no evidence, `hedge` makes a
    strong sentence a weak one; `hollow` words are weak even where `erase` takes them out. `under` lets a heading stand for the words: the sentence then needs `body` only.
    A sentence that names only `rivals`, the words of other disclosures, is not carried by such a heading.
    `guarded` is a denial with exceptions: what the exceptions say decides, so by itself it is neither.
    """

    anchors: tuple[str, ...]
    strong: re.Pattern[str]
    weak: re.Pattern[str] = _NOTHING
    hollow: re.Pattern[str] = _NOTHING
    other: re.Pattern[str] = _NOTHING
    erase: re.Pattern[str] = _NOTHING
    void: re.Pattern[str] = _NOTHING
    hedge: re.Pattern[str] = _NOTHING
    under: re.Pattern[str] = _NOTHING
    body: re.Pattern[str] = _NOTHING
    rivals: re.Pattern[str] = _NOTHING
    guarded: re.Pattern[str] = _NOTHING


@dataclass(slots=True)
class Found:
    """The sentences that speak of one disclosure, by strength, in the order of the text."""

    strong: list[Sentence] = field(default_factory=list)
    weak: list[Sentence] = field(default_factory=list)
    other: list[Sentence] = field(default_factory=list)

    def add(self, strength: Strength | None, sentence: Sentence) -> None:
        """Note a sentence; None notes nothing."""
        if strength is not None:
            getattr(self, strength).append(sentence)


Language = dict[str, Signals]
Check = Callable[[Sentence], Strength | None]


def rx(*parts: str) -> re.Pattern[str]:
    """Return one pattern of alternatives."""
    return re.compile("|".join(parts))


def signals(anchors: str, strong: Iterable[str], **more: Iterable[str]) -> Signals:
    """Return signals; `anchors` are set apart by blanks, `_` stands for a blank inside one."""
    words = tuple(word.replace("_", " ") for word in anchors.split())
    return Signals(words, rx(*strong), **{name: rx(*parts) for name, parts in more.items()})


def holds_any(text: str, anchors: tuple[str, ...]) -> bool:
    """Return whether one of the words stands in the text, as part of a word or whole."""
    for anchor in anchors:  # noqa: SIM110 - a plain loop takes half the time of any() here, and this is the hot path
        if anchor in text:
            return True
    return False


def strength_of(sentence: Sentence, how: Signals) -> Strength | None:
    """Return how strongly one sentence shows a disclosure, or None."""
    text = sentence.full
    # A whole sentence that is set as a heading says what it says, and is no title of what follows.
    headed = how.under.search(sentence.heading) is not None and not sentence.heading.rstrip().endswith("。")
    anchored = holds_any(text, how.anchors)
    if not headed and not anchored:
        return None
    headed = headed and (anchored or how.rivals.search(text) is None)
    # Taking out what misleads is dear, and adds nothing to what there is: most sentences are done with before it.
    if not headed and not any(one.search(text) for one in (how.strong, how.weak, how.hollow, how.guarded, how.other)):
        return None
    if how.erase is not _NOTHING:
        text = how.erase.sub(" ", text)
    if how.void.search(text):
        return None
    if how.strong.search(text) or (headed and how.body.search(text)):
        return "weak" if how.hedge.search(text) else "strong"
    if how.guarded.search(sentence.full):
        return "other"
    if how.weak.search(text) or how.hollow.search(sentence.full):
        return "weak"
    return "other" if how.other.search(text) else None


def look(
    document: PolicyDocument,
    language: Language,
    *,
    passed_over: Callable[[str, Sentence], bool] = lambda code, one: False,
) -> dict[str, Found]:
    """Return for every disclosure the sentences that speak of it. Sentences that are only a placeholder are passed over.

    `passed_over` may name more sentences that cannot speak of a disclosure.
    """
    found = {code: Found() for code in language}
    for sentence in document.sentences:
        if is_empty(sentence):
            continue
        for code, how in language.items():
            if len(found[code].strong) < _ENOUGH:
                strength = strength_of(sentence, how)
                if strength is not None and not passed_over(code, sentence):
                    found[code].add(strength, sentence)
    return found


# Evidence enough: after so many clear sentences nothing can change the grade, and looking on would cost time.
_ENOUGH = 4


_EMPTY = re.compile(
    r"^[（(【\[\s]*(?:待补充|待完善|待定|待填写|待更新|略|无|暂无|空|敬请期待|内容(?:正在)?(?:完善|更新|编辑|整理)中|详见附件[^，。]{0,12}|见附件[^，。]{0,12}|tbd|to be (?:added|completed|announced|defined)"
    r"|(?:具体)?(?:请)?(?:详见|参见|见|参阅|查阅)《(?!.{0,20}cookie)[^》]{2,30}》|(?:please )?(?:see|refer to) (?:our|the) (?!cookie)(?:[\w-]+ ){1,4}(?:schedule|annex|list)"
    r"|coming soon|see more|n/?a|lorem ipsum.{0,200}|see (?:annex|appendix|schedule)[^,.]{0,20}|under construction)[\s。.…）)】\]]*$"
    r"|(?:内容|部分|条款|本节|本章)[^，。]{0,6}(?:正在|尚在|还在|仍在)(?:完善|编写|整理|起草|更新)|敬请期待|(?:this section|text|content) (?:is|will be) (?:being|under|coming|added)"
)


# What stands under such a heading is said of others.
_NOT_COVERED = re.compile(
    "不适用于|does not (?:apply|cover)|not covered|links? to other (?:web)?sites|第三方网站的链接"
)


def is_empty(sentence: Sentence) -> bool:
    """Return whether the sentence holds no statement: a placeholder, or a mere pointer to an annex."""
    return (
        sentence.is_contents
        or bool(_NOT_COVERED.search(sentence.heading))
        or bool(_EMPTY.search(sentence.low))
        or (PLACEHOLDER in sentence.low and len(sentence.low) < 8)
    )
