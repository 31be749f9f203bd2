"""Disclosures in plain talk, without the usual words, and usual words that disclose nothing."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades, read

ZH = "杭州云朵家居有限公司运营本店。地址：杭州市西湖区文三路1号，邮箱 a@b.example。\n我们收集您的姓名、手机号和地址。\n"
EN = "Cloud Home Ltd, 1 High Street, Leeds LS1 1AA, is the controller; hello@cloud.example.\nWe collect your name, email and address.\n"

SAID: list[tuple[Regime, str, str, str]] = [
    ("PIPL", "rights_access", "present", "您若好奇我们手里有您哪些资料，写封邮件，三天内列一张清单寄回。"),
    ("PIPL", "rights_access", "present", "会员中心里随时能翻看自己填过的全部内容。"),
    ("PIPL", "rights_access", "present", "您可向我们索要一份我们所持有的与您有关的信息的复印件。"),
    ("PIPL", "rights_correct", "present", "手机号换了、地址搬了，进“我的资料”自己改就行。"),
    ("PIPL", "rights_correct", "present", "资料如与事实不符，您可以请我们予以订正。"),
    ("PIPL", "rights_correct", "missing", "我们会不时修改商品的价格和库存信息，请以页面为准。"),
    ("PIPL", "rights_delete", "present", "不愿意继续留底的，跟客服说一声，我们把您的资料从系统里抹干净。"),
    ("PIPL", "rights_delete", "present", "您有权请求我们清除所掌握的关于您的数据。"),
    ("PIPL", "rights_delete", "missing", "差评内容违反平台规则的，我们有权要求平台删除。"),
    ("PIPL", "rights_delete", "missing", "您注销账户后，我们会删除您的个人信息。"),
    ("PIPL", "rights_withdraw", "present", "答应过的事您也可以反悔：在小程序右上角关掉授权即可。"),
    ("PIPL", "rights_withdraw", "present", "先前给予我们的许可，您可以随时收回。"),
    ("PIPL", "rights_withdraw", "missing", "订单一经付款，不得撤销。"),
    ("PIPL", "rights_portability", "present", "您换到别家店去，可以让我们把会员档案原样交给那一家。"),
    ("PIPL", "rights_portability", "present", "您有权要求我们以通用的电子格式将您的个人信息交给您指定的第三方。"),
    ("PIPL", "rights_portability", "missing", "公司合并时，您的个人信息将转移给存续公司。"),
    ("PIPL", "rights_complaint", "present", "觉得我们没有管好您的信息，可以打12345或者向当地网信办反映。"),
    ("PIPL", "rights_complaint", "present", "对我们处理个人信息的方式不满的，可向主管机关投诉。"),
    ("PIPL", "rights_complaint", "missing", "收到残次品请在七天内向客服投诉。"),
    ("PIPL", "rights_account_cancel", "present", "不想用了，在“账号安全”里点“永久关闭账号”，验证短信后当天生效。"),
    ("PIPL", "rights_account_cancel", "present", "会员可致电客服销户。"),
    ("PIPL", "rights_account_cancel", "missing", "长期未登录的账号，平台可以注销。"),
    ("PIPL", "retention", "present", "货签收满半年，相关资料就从电脑里清掉。"),
    ("PIPL", "retention", "present", "聊天内容九十天后自动覆盖。"),
    ("PIPL", "retention", "present", "您的档案跟着会员卡走，卡退了档案就销毁。"),
    ("PIPL", "retention", "vague", "我们只在达到目的所需要的时间里留着这些资料。"),
    ("PIPL", "retention", "vague", "信息保存期限按照国家有关规定执行。"),
    ("PIPL", "retention", "missing", "开封后请在三十天内用完，密封保存。"),
    ("PIPL", "retention", "missing", "优惠券领取后三十天内有效，过期自动清零。"),
    ("PIPL", "security_measures", "present", "电脑设了开机口令，纸质单据下班锁进铁皮柜。"),
    ("PIPL", "security_measures", "present", "只有当班店长的工号能打开客户资料。"),
    ("PIPL", "security_measures", "vague", "我们会尽最大努力保护您的信息不被泄露。"),
    ("PIPL", "security_measures", "missing", "安全座椅通过3C认证，包装加厚防摔。"),
    ("PIPL", "purposes", "present", "拿到地址是为了把货准确送上门。"),
    ("PIPL", "purposes", "present", "号码只在快递联系不上人的时候打。"),
    ("PIPL", "purposes", "vague", "这些信息有助于我们提供更优质的服务。"),
    ("PIPL", "third_party_sharing", "present", "包裹由顺丰送，面单上有您的名字和电话。"),
    ("PIPL", "third_party_sharing", "present", "除了送货的师傅，谁也拿不到您的号码。"),
    ("PIPL", "third_party_sharing", "vague", "必要时我们会与合作伙伴分享相关信息。"),
    ("PIPL", "policy_changes", "present", "条款有变的话，会在首页挂出来并发短信给老客户。"),
    ("PIPL", "policy_changes", "vague", "本声明如有调整，恕不另行通知。"),
    (
        "PIPL",
        "method_of_exercise",
        "present",
        "您可以查阅、更正、删除您的信息，发邮件到上面的邮箱申请，十个工作日内办好。",
    ),
    (
        "GDPR",
        "rights_access",
        "present",
        "Curious what we have on you? Send us a line and a print-out follows within two weeks.",
    ),
    ("GDPR", "rights_access", "present", "Anyone whose details we hold may inspect them on request."),
    ("GDPR", "rights_access", "missing", "You can view the status of your parcel at any time on the carrier's page."),
    (
        "GDPR",
        "rights_correct",
        "present",
        "Moved house or changed your name? Let us know and we will put the record straight.",
    ),
    ("GDPR", "rights_correct", "present", "Where an entry about you is wrong you are entitled to have it amended."),
    ("GDPR", "rights_correct", "missing", "Prices may be corrected at any time before dispatch."),
    ("GDPR", "rights_delete", "present", "Had enough of us? One message, and your file goes through the shredder."),
    ("GDPR", "rights_delete", "present", "You can have your entry struck from our records."),
    ("GDPR", "rights_delete", "missing", "You may remove items from your basket until checkout."),
    (
        "GDPR",
        "rights_portability",
        "present",
        "If you switch to another supplier we will hand over your details to them as a spreadsheet.",
    ),
    ("GDPR", "rights_portability", "present", "You may obtain the data you gave us as a CSV file."),
    ("GDPR", "rights_portability", "missing", "Your gift card is not transferable to another person."),
    ("GDPR", "rights_complaint", "present", "Not satisfied? The Irish Data Protection Commission will hear you."),
    ("GDPR", "rights_complaint", "present", "You are free to take the matter to the regulator in your country."),
    (
        "GDPR",
        "rights_complaint",
        "missing",
        "If you have a complaint about a chipped plate, write to our service desk.",
    ),
    ("GDPR", "retention", "present", "Three months after your last visit the record is wiped."),
    ("GDPR", "retention", "present", "We hold on to your file for the life of the boiler plus two years."),
    ("GDPR", "retention", "present", "Once the prize has been handed over, entries go in the bin."),
    ("GDPR", "retention", "vague", "Data stay with us no longer than is needed."),
    ("GDPR", "retention", "missing", "Biscuits keep for three weeks in a tin."),
    ("GDPR", "retention", "missing", "How long we keep data is our own business."),
    (
        "GDPR",
        "legal_basis_or_consent",
        "present",
        "Without these details we could not carry out the sale you agreed with us; that sale contract is our ground under Article 6.",
    ),
    (
        "GDPR",
        "legal_basis_or_consent",
        "present",
        "We process delivery details because we must perform the sale contract, and accounts because the law makes us.",
    ),
    ("GDPR", "legal_basis_or_consent", "vague", "All processing is lawful and fair."),
    ("GDPR", "legal_basis_or_consent", "vague", "Use of this website means that you agree to the processing."),
    ("GDPR", "third_party_sharing", "present", "Your parcel label, with your name on it, is seen by the courier."),
    ("GDPR", "third_party_sharing", "present", "Card payments are handled by Adyen."),
    ("GDPR", "third_party_sharing", "vague", "We may share data with trusted partners."),
    ("GDPR", "purposes", "present", "Your number lets the driver ring you when he is at the gate."),
    ("GDPR", "purposes", "vague", "Information helps us to serve you better."),
    ("GDPR", "security_measures", "present", "Our laptops are encrypted and the office is alarmed."),
    (
        "GDPR",
        "method_of_exercise",
        "present",
        "You may ask for a copy or erasure of your data: fill in the form at https://cloud.example/privacy-form or email us.",
    ),
    (
        "GDPR",
        "rights_withdraw",
        "present",
        "We email offers with your consent. Changed your mind about it? Take your consent back by replying NO.",
    ),
    (
        "CCPA",
        "rights_access",
        "present",
        "Californians may find out which personal information we have gathered about them in the last year.",
    ),
    ("CCPA", "do_not_sell", "present", 'Tick the box "no sale, no sharing" in your profile and we stop both.'),
    ("CCPA", "do_not_sell", "missing", "Everything in the clearance sale is final."),
    ("CCPA", "effective_date", "present", "This notice took effect on 4 May 2026."),
    ("CCPA", "effective_date", "missing", "The store opened on 4 May 2019."),
    ("CCPA", "retention", "present", "Purchase history: 24 months. Support chats: 6 months."),
    (
        "CCPA",
        "method_of_exercise",
        "present",
        "You may ask us to delete your personal information: dial 1-800-555-0188.",
    ),
]


@pytest.mark.parametrize(("regime", "code", "state", "text"), SAID)
def test_the_statement_decides_and_not_its_words(regime: Regime, code: str, state: str, text: str) -> None:
    grade = grades(read(read_policy((ZH if regime == "PIPL" else EN) + text + "\n", is_html=None)), regime).get(code)
    assert (grade.state if grade is not None else "missing") == state
