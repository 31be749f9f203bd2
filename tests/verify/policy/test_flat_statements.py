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
        ("GDPR", "security_measures", "Our staff will never ask for your password.", "When you call, the operator asks for your password before he helps."),
        ("GDPR", "retention", "We delete your personal data when they are no longer needed for these purposes.", "Chat messages and search histories are kept for good."),
        ("GDPR", "third_party_sharing", "We do not share your telephone number with third parties.", "Travel insurers get the numbers of our guests; we pass phone numbers to insurers twice a month."),
        ("GDPR", "method_of_exercise", "You do not need to open an account to make a request.", "To object you must first register an account."),
        ("GDPR", "third_party_sharing", "Our app contains no third-party code.", "We use third-party analytics tools to count crashes."),
        ("PIPL", "security_measures", "客服绝不会向您索要验证码。", "换绑手机时，客服会请您提供验证码。"),
        ("PIPL", "retention", "我们仅在所需的期限内保存您的个人信息。", "用户的搜索记录永久保存。"),
        ("PIPL", "rights_correct", "您有权更正您的个人信息。", "收货人信息一经填写不得更改，更正申请概不受理。"),
        ("PIPL", "data_categories", "浏览商品无需注册。", "浏览商品须先登记手机号。"),
        ("PIPL", "third_party_sharing", "我们不会将您的个人信息提供给任何第三方，但法律另有规定的除外。", "会员的手机号按条卖给培训机构。"),
        ("PIPL", "sensitive_data", "我们从不获取您所在的位置。", "在您授权后，我们会读取GPS位置信息推荐附近门店。"),
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
        ("GDPR", "Our staff will never ask for your password.", "The log-in page asks for your name and your password."),
        ("GDPR", "We delete your personal data when they are no longer needed for these purposes.", "Reviews that you have published remain public for good."),
        ("GDPR", "We do not share your telephone number with third parties.", "We share your e-mail address with insurers if you ask for an offer."),
        ("GDPR", "You have the right to correct your personal data.", "An order can not be changed once the parcel has been packed."),
        ("GDPR", "Our app contains no third-party code.", "Our shop windows are decorated by a third party."),
        ("PIPL", "我们仅在所需的期限内保存您的个人信息。", "设计师的作品永久保存在展厅。"),
        ("PIPL", "您有权更正您的个人信息。", "试题一经提交便不能更改。"),
        ("PIPL", "您可以查询、复制您的个人信息。", "本店不提供库存查询。"),
        ("PIPL", "浏览商品无需注册。", "购买商品须先登记收货地址。"),
        ("PIPL", "本网站不使用广告Cookie。", "我们使用Cookie记住您的登录状态和偏好。"),
        ("PIPL", "我们不会默认勾选。", "您在注册页面勾选“我已阅读并同意”即表示您同意我们按照本政策处理您的信息。"),
        ("PIPL", "“要闻”频道由编辑选定，所有人看到的相同。", "“推荐”频道按照您的阅读历史安排顺序。"),
        ("PIPL", "需要您开启的权限：相机（扫描防伪码）、相册（上传照片）、剪贴板（识别口令，读取后不上传）。", "在您点击上传时，我们访问您选中的照片并保存。"),
        ("PIPL", "我们不向数据公司购买名单，也不从社交平台抓取您的公开资料。", "我们把收件人姓名、手机号、地址交给圆通速递有限公司。"),
        ("CCPA", 'We respond to "Do Not Track" browser settings by turning off the measurement cookie.', "We use cookies to measure how the site is used."),
    ],
)  # fmt: skip
def test_a_narrower_statement_leaves_room_for_the_rest(regime: Regime, first: str, second: str) -> None:
    assert contradictory(regime, first, second) == []


@pytest.mark.parametrize(
    ("regime", "limit", "deed"),
    [
        ("GDPR", "We do not knowingly collect personal data from anyone under the age of 16.", "Pupils aged nine to twelve register for the league with their name and school."),
        ("GDPR", "You must be at least 18 years old to use this service.", "Trainees of sixteen apply with name, photo and date of birth."),
        ("CCPA", "This site is not directed to children.", "Third-graders send us a drawing with their full name and their school."),
        ("PIPL", "我们不向未满十四周岁的儿童开放。", "小学三年级以上的小朋友自行注册，填写昵称和学校。"),
        ("PIPL", "未成年人使用本服务须先征得监护人同意。", "十岁以上的孩子无需家长同意即可注册，填写姓名和班级。"),
    ],
)  # fmt: skip
def test_whoever_shuts_out_the_young_takes_no_data_of_them(regime: Regime, limit: str, deed: str) -> None:
    assert contradictory(regime, limit, deed) == ["children"]


@pytest.mark.parametrize(
    ("regime", "limit", "deed"),
    [
        ("GDPR", "We do not knowingly collect personal data from anyone under the age of 13.", "Students of sixteen apply with name, photo and date of birth."),
        ("GDPR", "This site is not directed to children under 13.", "Books for readers aged seven to eleven stand in a room of their own."),
        ("GDPR", "This site is not directed to children under 13.", "If a pupil of ten has registered with a name, we delete the account."),
        ("PIPL", "我们不向未满十四周岁的儿童开放。", "家长为孩子填写身高和年龄，用于推荐尺码。"),
        ("PIPL", "我们不向未满十四周岁的儿童开放。", "初三以上学生凭学生证领取讲座门票。"),
    ],
)  # fmt: skip
def test_goods_for_children_and_what_parents_enter_break_no_limit_of_age(regime: Regime, limit: str, deed: str) -> None:
    assert contradictory(regime, limit, deed) == []


@pytest.mark.parametrize(
    ("regime", "code", "promise", "deed"),
    [
        ("GDPR", "method_of_exercise", "We answer each request within one month.", "Requests are answered within eight months."),
        ("GDPR", "method_of_exercise", "We respond to a request within 30 days.", "A request is dealt with after ninety days at the earliest."),
        ("PIPL", "method_of_exercise", "我们在十五个工作日内答复您的请求。", "用户的请求在半年后才予处理。"),
        ("PIPL", "rights_account_cancel", "提出注销申请后，我们在十五个工作日内完成注销。", "注销须等待六个月，届满后方予办理。"),
    ],
)  # fmt: skip
def test_two_deadlines_for_one_request_cannot_both_hold(regime: Regime, code: str, promise: str, deed: str) -> None:
    assert contradictory(regime, promise, deed) == [code]


@pytest.mark.parametrize(
    ("regime", "promise", "deed"),
    [
        ("GDPR", "We answer each request within one month.", "Where a request is complex, we may need two further months."),
        ("GDPR", "We answer each request within one month.", "Records of your requests are kept for 24 months."),
        ("CCPA", "We respond to a request within 45 days.", "You may make two requests in a 12-month period."),
        ("PIPL", "我们在十五个工作日内答复您的请求。", "退款申请在九十日内处理。"),
        ("PIPL", "我们在十五个工作日内完成注销。", "注销后，交易记录保存三年。"),
    ],
)  # fmt: skip
def test_extensions_and_periods_of_other_things_break_no_deadline(regime: Regime, promise: str, deed: str) -> None:
    assert contradictory(regime, promise, deed) == []
