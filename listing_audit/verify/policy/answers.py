"""Questions with their answers, and entries with the head of their list, as the statements that they are."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence


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
