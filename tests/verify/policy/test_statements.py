"""Statements as tuples: who does what to which data, for what end. Half of the pairs cannot both be true."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.answers import answered
from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read
from tests.verify.policy.invented import WITH_RIGHTS, graded
from tests.verify.policy.promise_pairs import PROMISE_AND_PRACTICE
from tests.verify.policy.statement_pairs import COLLIDING, LAWFUL


def contradictory(regime: Regime, text: str) -> list[str]:
    found = graded(regime, text, after=WITH_RIGHTS)
    return sorted(code for code, grade in found.items() if grade.state == "contradiction")


def regime_of(text: str) -> Regime:
    return "PIPL" if any("\u4e00" <= one <= "\u9fff" for one in text) else "GDPR"


@pytest.mark.parametrize(("code", "denial", "deed"), COLLIDING + PROMISE_AND_PRACTICE)
def test_a_deed_breaks_the_denial_of_it_in_whatever_words(code: str, denial: str, deed: str) -> None:
    """The statement that cannot be true is booked once, in either order of the two."""
    assert contradictory(regime_of(denial), f"{denial}\n\n{deed}") == [code]
    assert contradictory(regime_of(denial), f"{deed}\n\n{denial}") == [code]


@pytest.mark.parametrize(("one", "other"), LAWFUL)
def test_other_data_other_people_goods_and_exceptions_break_nothing(one: str, other: str) -> None:
    assert contradictory(regime_of(one), f"{one}\n\n{other}") == []


def test_a_question_and_its_answer_are_one_statement() -> None:
    """Also where the question is the heading; an answer with an exception is left as it stands."""
    text = "# Do you sell my data?\n\nNever.\n\n# Who sees it?\n\nNobody. Only the courier sees your address.\n"
    document = read_policy(text, is_html=None)
    said = [one.low for one in answered(document)]
    assert said[0].startswith("we never sell my data")
    assert said[1] == "nobody."


def test_a_denied_sale_is_booked_where_the_law_speaks_of_sales() -> None:
    text = "We never sell your data.\nEach year we sell our list of names to retailers."
    assert contradictory("CCPA", text) == ["do_not_sell"]
    assert contradictory("GDPR", text) == ["third_party_sharing"]


HONEST_EN = """# Privacy
We are a small shop. We take your name, address and e-mail to send you what you ordered. We do not share your personal information with anyone except to comply with the law, develop our products, or protect our rights.
We do not use third-party providers to host our site. We do not track visitors and we don't use advertising cookies, but we use a cookie to remember your cart and Plausible Analytics, which does not use cookies and collects no personal data.
Passwords are hashed; not even we can read them. Support may ask you to confirm your e-mail address by clicking a link.
We ask for your phone number in case the courier needs to reach you. We do not call you for any other reason, and we never send text messages with adverts. If you subscribe to the newsletter you'll get our latest offers about once a month. You can unsubscribe any time.
Your data is stored on servers in Frankfurt and does not leave the EU, except when you write to us from elsewhere. We ship to the US, Canada and Australia via DHL; DHL receives your name and address.
We keep orders for ten years because German tax law says so. Chat messages are deleted after six months, server logs after 14 days. Accounts without a login for 24 months are deleted; before that you get a reminder by e-mail.
Children under 16 may not order; our kids' collection fits ages 2 to 14.
You can ask for a copy of your data free of charge, have it corrected or deleted, withdraw your consent, or complain to the data protection authority. Requests that are clearly excessive may be charged for. We cannot delete invoices early.
Prices are the same for everyone; postage depends on your country and the weight of your parcel.
We review this page now and then; if something important changes we e-mail you. Small corrections are made without notice.
"""
HONEST_ZH = """隐私说明
本店由宁波松果茶业有限公司经营。您下单时我们收集姓名、手机号、地址，用来发货、开票和处理售后。
除快递和支付机构外，我们不把您的信息交给任何人。快递公司会收到您的姓名、电话和地址，微信支付会收到付款金额和订单号。
我们不做广告追踪，也不卖名单。网站用一个Cookie记住购物车；统计工具是我们自己装在服务器上的，不记录IP地址。
手机号只用来联系送货，不发营销短信；您自己订阅了新茶通知的，我们每季发一次邮件，随时可退。
订单资料按税法保存十年，聊天记录半年后删除，服务器日志保存十四天。两年没有登录的账号我们会注销，注销前发邮件提醒。
数据都放在杭州的机房，不出境。我们的红茶有一部分从斯里兰卡和印度进口；寄往香港和日本的包裹，报关资料会随货走，下单时会单独征求您的同意。
本店不卖给未满十八岁的人，礼盒可以送给孩子。
您可以查看、更正、删除自己的信息，也可以注销账号，都不收费；同一请求一年超过三次的，收取工本费。依法须保存的发票不能提前删除。撤回同意不影响此前的处理。
资料柜上锁，只有店主和会计能打开；密码加密保存，我们自己也看不到，忘了可以用短信重设。
价格对谁都一样，运费按重量和地区计算。推荐位按销量排列。
有重大改动时短信通知您，错别字之类的小改不另行通知。
"""


@pytest.mark.parametrize(("regime", "text"), [("GDPR", HONEST_EN), ("CCPA", HONEST_EN), ("PIPL", HONEST_ZH)])
def test_an_honest_policy_full_of_denials_contradicts_nothing(regime: Regime, text: str) -> None:
    found = grades(read(read_policy(text, is_html=None)), regime)
    assert [code for code, grade in found.items() if grade.state == "contradiction"] == []
