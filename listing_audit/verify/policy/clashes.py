"""Denials in plain words and what breaks them, stated over a few word classes instead of phrase by phrase.

A clash is a denial (no, never, nobody · an action · an object) and a sentence elsewhere that does the same thing. It
speaks after the tables of `denials`, which know the usual wording. A denial with an exception denies nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from listing_audit.verify.policy.absolutes_en import ABSOLUTES_EN
from listing_audit.verify.policy.absolutes_zh import ABSOLUTES_ZH
from listing_audit.verify.policy.clash_rows import ClashRow
from listing_audit.verify.policy.clashes_en import NOT_DONE_EN, PLAIN_EN
from listing_audit.verify.policy.clashes_zh import NOT_DONE_ZH, PLAIN_ZH


@dataclass(frozen=True, slots=True)
class Clash:
    """What is denied, what breaks the denial, and the words that make the breaking sentence harmless."""

    code: str
    denial: re.Pattern[str]
    breach: re.Pattern[str]
    harmless: re.Pattern[str]


# A promise and its refusal: what only limits the one or the other.
_LIMITED: Final = {
    True: re.compile("如果|若|除非|法律|法规|期间|前|备份|交易记录|订单|(?:不)?影响|作品|版权"),
    False: re.compile(
        r"\bif\b|where|unless|\blaw|legal|affect|until|while|back-?up|third|licen[cs]e|content|essential|strictly"
    ),
}
_PROMISED: Final = frozenset({"rights_withdraw", "rights_account_cancel", "rights_delete"})


def _clashes(rows: Sequence[ClashRow], harmless: str, *, is_chinese: bool, is_plain: bool) -> tuple[Clash, ...]:
    """One clash for each code and kind: however a thing is denied, it is broken by whatever does it."""
    usual = re.compile(harmless)
    gathered: dict[tuple[str, str], list[ClashRow]] = {}
    for row in rows:
        gathered.setdefault((row.code, row.kind), []).append(row)
    found: list[Clash] = []
    for (code, _), same in gathered.items():
        denial = "|".join(part for row in same for part in (row.denial, row.plain if is_plain else "") if part)
        breach = "|".join(part for row in same for part in (row.breach, row.plain_breach if is_plain else "") if part)
        if denial and breach:
            harm = _LIMITED[is_chinese] if code in _PROMISED else usual
            found.append(Clash(code, re.compile(denial), re.compile(breach), harm))
    return tuple(found)


@cache
def clashes(*, is_chinese: bool, is_plain: bool) -> tuple[Clash, ...]:
    """Return the clashes of a language; more of them for texts short enough to be plain talk.

    Patterns are compiled when they are first asked for: most runs see one language and one kind of text.
    """
    if is_chinese:
        return _clashes((*PLAIN_ZH, *ABSOLUTES_ZH), NOT_DONE_ZH, is_chinese=True, is_plain=is_plain)
    return _clashes((*PLAIN_EN, *ABSOLUTES_EN), NOT_DONE_EN, is_chinese=False, is_plain=is_plain)
