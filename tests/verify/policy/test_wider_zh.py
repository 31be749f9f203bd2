"""The second look at Chinese policies: other words for the same disclosures, and what only sounds like them."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read


def _state(code: str, sentence: str) -> str:
    reading = read(read_policy(f"隐私政策\n\n{sentence}\n", is_html=None))
    grade = grades(reading, "PIPL").get(code)
    if grade is None or grade.state == "not_graded":  # what a policy need not tell is not graded, but it is read
        return "present" if reading.found[code].strong else "not_graded"
    return grade.state


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("policy_changes", "若有增补，我们用系统通知提醒您查看。"),
        ("cookies_tracking", "网页用 sessionStorage 记住您填到哪一步，关掉窗口即清空。"),
        ("legal_basis_or_consent", "您在表上签了字，店员才登记您的手机号。"),
        ("method_of_exercise", "注销申请请寄至 out@mingyue-tea.cn。"),
        ("third_party_sharing", "保修登记由海声电器有限公司接收，传输姓名和电话。"),
    ],
)
def test_other_words_disclose(code: str, sentence: str) -> None:
    assert _state(code, sentence) == "present"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("policy_changes", "包装更新后，新旧两款随机发。"),
        ("policy_changes", "订单地址修改后会发短信。"),
        ("policy_changes", "合作伙伴若变更使用目的，会再向您征得同意并告知。"),
        ("policy_changes", "用户有责任留意最新版协议和公告。"),
        ("third_party_sharing", "个人信息处理者：海声电器有限公司，地址杭州市滨江区。"),
        ("automated_decision", "您可在手机系统设置中关闭通知。"),
        ("method_of_exercise", "购物车里的商品可以长按删除。"),
        ("legal_basis_or_consent", "用户同意以各种方式接受广告。"),
    ],
)
def test_what_sounds_like_it_does_not(code: str, sentence: str) -> None:
    assert _state(code, sentence) != "present"
