"""What a long policy says flatly of itself is held against what it says elsewhere that it does or may do."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.duties import Regime
from tests.verify.policy.invented import WITH_RIGHTS, graded

_FILLER_EN = "\n\n".join(
    f"{number}. The warehouse in hall {number} packs orders on weekdays and closes at noon on the eve of a holiday; "
    "deliveries that miss the last van leave with the first one of the next working day, and nobody has to do anything."
    for number in range(1, 40)
)
_FILLER_ZH = "\n\n".join(
    f"{number}、第{number}号仓库工作日发货，节假日前一天中午结束；错过末班车的包裹次日随首班车发出，顾客不必另行联系。"
    for number in range(1, 60)
)


def contradictory(regime: Regime, first: str, second: str) -> list[str]:
    filler = _FILLER_ZH if regime == "PIPL" else _FILLER_EN
    found = graded(regime, f"{first}\n\n{filler}\n\n{second}", after=WITH_RIGHTS)
    return sorted(code for code, grade in found.items() if grade.state == "contradiction")


@pytest.mark.parametrize(
    ("regime", "code", "first", "second"),
    [
        ("GDPR", "cookies_tracking", "Our website does not use any cookies.", "We use cookies to remember your basket and your language."),
        ("GDPR", "rights_access", "You can obtain a copy of your data free of charge.", "For each copy of your data we charge a fee of 15 euros."),
        ("CCPA", "do_not_sell", "We do not sell your personal information.", "We may sell your personal information to data brokers."),
        ("PIPL", "rights_access", "您查阅、复制个人信息一律免费。", "每次复制个人信息我们收取手续费20元。"),
        ("PIPL", "cookies_tracking", "本网站不使用任何Cookie。", "我们使用Cookie记住您的登录状态和偏好。"),
    ],
)  # fmt: skip
def test_a_flat_statement_and_its_contrary_contradict_in_a_long_policy(
    regime: Regime, code: str, first: str, second: str
) -> None:
    assert contradictory(regime, first, second) == [code]


@pytest.mark.parametrize(
    ("regime", "first", "second"),
    [
        ("GDPR", "Our website does not use advertising cookies.", "We use cookies to remember your basket and your language."),
        ("GDPR", "You can obtain a copy of your data free of charge.", "If requests are manifestly excessive, we may charge a reasonable fee."),
        ("CCPA", "We do not sell your personal information.", "We sell shoes, bags and belts to retailers."),
        ("PIPL", "本网站不使用广告Cookie。", "我们使用Cookie记住您的登录状态和偏好。"),
        ("PIPL", "我们不会默认勾选。", "您在注册页面勾选“我已阅读并同意”即表示您同意我们按照本政策处理您的信息。"),
        ("PIPL", "“要闻”频道由编辑选定，所有人看到的相同。", "“推荐”频道按照您的阅读历史安排顺序。"),
    ],
)  # fmt: skip
def test_a_narrower_statement_leaves_room_for_the_rest(regime: Regime, first: str, second: str) -> None:
    assert contradictory(regime, first, second) == []
