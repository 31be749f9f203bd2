"""How a clash is written down: a denial, more of it in plain talk, and what breaks it, as patterns over one sentence."""

from __future__ import annotations

from typing import NamedTuple

from listing_audit.verify.policy.document import Sentence

# The statement that cannot be true, and the one that shows it.
Pair = tuple[Sentence, Sentence]


class ClashRow(NamedTuple):
    """What one statement rules out: how it is denied, and what breaks it.

    `plain` and `plain_breach` hold more of both, which are read in short texts only; in a treatise their words meet by
    chance. Rows of one code and `kind` are one clash: whatever is denied in one of them is broken by what stands in
    another.
    """

    code: str
    denial: str
    plain: str
    breach: str
    kind: str = ""
    plain_breach: str = ""


def together(*classes: str, without: str = "") -> str:
    """A sentence in which all classes meet, in any order: speech puts the recipient first, last or in another clause."""
    return (
        r"\A(?=.{4,260}\Z)"
        + "".join(f"(?=.*(?:{one}))" for one in classes)
        + (f"(?!.*(?:{without}))" if without else "")
    )
