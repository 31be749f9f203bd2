"""Invented openings of a policy, and the grades of what is said after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import Grade, read


@dataclass(frozen=True, slots=True)
class Opening:
    """How a policy begins, in both languages."""

    zh: str
    en: str

    def under(self, regime: Regime) -> str:
        return self.zh if regime == "PIPL" else self.en


# Who writes and what is collected, and nothing of what for.
BARE: Final = Opening(
    "杭州云朵家居有限公司运营本店。地址：杭州市西湖区文三路1号，邮箱 a@b.example。\n我们收集您的姓名、手机号和地址。\n",
    "Cloud Home Ltd, 1 High Street, Leeds LS1 1AA, is the controller; hello@cloud.example.\nWe collect your name, email and address.\n",
)
# And what it is for.
SHIPPING: Final = Opening(
    "杭州云朵家居有限公司运营本店。地址：杭州市西湖区文三路1号，邮箱 a@b.example。\n您下单时，我们收集您的姓名、手机号和收货地址，用于发货。\n",
    "Cloud Home Ltd, 1 High Street, Leeds LS1 1AA, is the controller; hello@cloud.example.\n"
    "When you order we collect your name, address and e-mail so that we can ship the goods.\n",
)
# And the rights that a statement may collide with.
WITH_RIGHTS: Final = Opening(
    SHIPPING.zh + "您可以查阅、更正、删除您的信息。\n",
    SHIPPING.en + "You may ask for a copy, correction or deletion of your data.\n",
)


def graded(regime: Regime, said: str, *, after: Opening) -> dict[str, Grade]:
    """Return the grades of a policy that says this after its opening."""
    return grades(read(read_policy(after.under(regime) + said + "\n", is_html=None)), regime)


def state_of(code: str, regime: Regime, said: str, *, after: Opening) -> str:
    """Return how one disclosure stands; what is not graded counts as missing."""
    grade = graded(regime, said, after=after).get(code)
    return "missing" if grade is None else grade.state
