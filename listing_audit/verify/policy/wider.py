"""A second look with a wider wording, at the disclosures for which the usual wording found no clear sentence.

The usual wording (`zh`, `en`) is quick, and what it finds it finds in most policies. What it does not find is looked for
again by whole classes of words: who may act, the act, and the data it is done to, within few words of each other. The
second look costs nothing where the first one was enough, so its patterns may be dearer, and it holds for long texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.signals import Found, Language, Signals, look


def look_again(
    document: PolicyDocument,
    found: dict[str, Found],
    usual: Language,
    wider: Mapping[str, Signals],
    *,
    passed_over: Callable[[str, Sentence], bool],
) -> None:
    """Add to `found` what the wider wording sees. What misleads about a disclosure is the same as in the usual wording."""
    wanted = {
        code: replace(
            how,
            **{name: getattr(usual[code], name) for name in ("void", "hedge") if getattr(how, name).pattern == "(?!)"},
            erase=usual[code].erase if how.erase.pattern == "(?!)" else how.erase,
        )
        for code, how in wider.items()
        if not found[code].strong
    }
    if not wanted:
        return
    for code, more in look(document, wanted, passed_over=passed_over).items():
        found[code].strong.extend(more.strong)
        known = {one.start for one in found[code].weak}
        found[code].weak.extend(one for one in more.weak if one.start not in known)
