"""Words that disclose nothing: a right, a period, a ground or a channel that is only spoken of, or is about something else."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read
from tests.verify.policy.invented import SHIPPING, graded, state_of

MENTIONED: list[tuple[Regime, str, str]] = [
    # What rights depend on, what is checked when they are used, and where they are told.
    ("PIPL", "rights_access", "您查阅、改正和删除资料的方式取决于您用的是哪一款产品。"),
    ("PIPL", "rights_correct", "您查阅、更正信息时，我们会先核实身份。"),
    ("PIPL", "rights_access", "您可以照“（三）查阅您的个人信息”里列明的邮箱写信来。"),
    ("PIPL", "rights_access", "店门口的二维码用来看安装视频，不关注也能看。"),
    ("PIPL", "rights_correct", "开票信息填错的，当月内可以更正抬头。"),
    ("PIPL", "rights_correct", "发出之前可以改送货时间。"),
    ("PIPL", "rights_delete", "收到您的删除申请后，我们停止保存相应的资料。"),
    ("PIPL", "rights_delete", "您可以删除自己写的评价。"),
    ("PIPL", "rights_withdraw", "您注销账户的，视同撤回了对本说明的同意。"),
    ("PIPL", "rights_complaint", "餐饮卫生问题可以向市场监督管理局举报。"),
    ("PIPL", "rights_account_cancel", "有关注销的流程，请参见相应页面。"),
    ("PIPL", "security_measures", "到期后我们会删除资料，或者做匿名化处理。"),
    ("PIPL", "security_measures", "我们与研究所共享去标识化的数据。"),
    ("PIPL", "retention", "以上信息，您使用本服务期间持续授权我们使用。"),
    ("PIPL", "retention", "裁好的布样为您保留三十天。"),
    ("PIPL", "retention", "寄存的行李保管三天。"),
    ("GDPR", "rights_access", "Access, deletion, portability. Half-rolls are portable and fit in a hatchback."),
    ("GDPR", "rights_access", "We may ask users for access to their address books so that friends find each other."),
    ("GDPR", "rights_access", "To exercise the right of access to your data, see section 7."),
    ("GDPR", "rights_access", "These requests do not extend to copies of data that other users keep."),
    ("GDPR", "rights_access", "Come in and see what we have on the shelves."),
    ("GDPR", "rights_correct", "You may give us more data when you update your account."),
    ("GDPR", "rights_correct", "We may not be able to correct your information in every case."),
    ("GDPR", "rights_delete", "We may deny your deletion request if keeping the data is necessary."),
    ("GDPR", "rights_delete", "You can have the label removed."),
    ("GDPR", "rights_delete", "You can wipe the board clean with a soft cloth."),
    (
        "GDPR",
        "rights_withdraw",
        "Our newsletter is monthly. Withdrawing your consent will not affect what we did before it.",
    ),
    ("GDPR", "rights_complaint", "A dispute about a repair can be taken to the motor ombudsman."),
    ("GDPR", "retention", "We hold a table for fifteen minutes."),
    ("GDPR", "retention", "Keep the receipt for two years."),
    ("GDPR", "legal_basis_or_consent", "You can ask for deletion where no other legal basis exists."),
    ("CCPA", "do_not_sell", "We never sell out! If the shelf is empty, join the waitlist."),
    ("PIPL", "rights_complaint", "吃着不对味，跟监管部门投诉也行。"),
    ("PIPL", "rights_complaint", "对店员的态度不满意，可以投诉到客服400-800-5521。"),
    ("GDPR", "rights_correct", "If something isn't right with your bike, we'll correct it free of charge."),
    ("GDPR", "retention", "Our sourdough keeps for five days in a bag."),
    ("GDPR", "retention", "I need your name to keep my side of the bargain."),
    ("CCPA", "do_not_sell", "Other shops have their own policies on how they sell or share data and how to opt out."),
    ("PIPL", "rights_account_cancel", "注销设备绑定请联系物业。"),
    ("PIPL", "rights_portability", "转移群主身份、转移积分，请在对应页面操作。"),
    ("PIPL", "rights_complaint", "发现营地违规用火，请拨打举报电话0851-5577 0119。"),
    ("PIPL", "retention", "放多久：面线常温放半年，开袋一个月内吃完。"),
    ("GDPR", "rights_access", "Access requests are answered by the data protection officer within one month."),
    ("GDPR", "rights_access", "If you contact us to exercise your right of access, we will check your identity first."),
    ("GDPR", "rights_access", "You can obtain a copy of the standard contractual clauses from us."),
    ("GDPR", "rights_access", "Our plans enable you to make your profile inaccessible to others."),
    (
        "GDPR",
        "rights_delete",
        "Persons affected should contact the customer directly to have their data accessed or deleted.",
    ),
    ("GDPR", "rights_delete", "You may delete your reviews at any time."),
    ("GDPR", "rights_correct", "You can change your order until it has been packed."),
    ("GDPR", "rights_portability", "You can forward your order confirmation to another address."),
    ("GDPR", "rights_complaint", "Our data protection officer will investigate the complaint and report to you."),
    (
        "GDPR",
        "rights_complaint",
        "For complaints about how we use your data, write to our team at privacy@brightfield.example.",
    ),
    (
        "GDPR",
        "rights_withdraw",
        "The newsletter rests on your consent. Withdrawal does not affect the lawfulness of processing before it.",
    ),
    ("GDPR", "legal_basis_or_consent", "Our processors are bound by contract to secrecy."),
    ("GDPR", "legal_basis_or_consent", "The transfer is based on the EU standard contractual clauses."),
    ("GDPR", "legal_basis_or_consent", "You may object to processing for which we rely on a legitimate interest."),
    ("GDPR", "retention", "Please keep us informed if your details change during our relationship."),
    ("GDPR", "retention", "After this step your account is removed permanently."),
    ("GDPR", "retention", "Our records show that most lamps last for ten years."),
    ("CCPA", "do_not_sell", "If you are a seller, you can manage your current communications in the seller portal."),
    ("CCPA", "do_not_sell", "We do not knowingly sell or share the personal information of consumers under 16."),
    ("PIPL", "rights_access", "请您了解，我们使用上述信息时做了统计处理。"),
    ("PIPL", "rights_delete", "若我们决定响应您的删除请求，我们还会通知物流公司。"),
    ("PIPL", "rights_delete", "4、您查阅、更正、删除个人信息以及注销账号的方式"),
    ("PIPL", "rights_withdraw", "撤回同意后，我们将不再处理相应的信息，但不影响此前的处理。"),
    ("PIPL", "rights_account_cancel", "一旦您注销账号，将无法恢复历史订单。"),
    ("PIPL", "rights_account_cancel", "我们有权对违反服务协议的账户予以封禁或者注销。"),
    ("PIPL", "security_measures", "我们会分析运行情况，以确保服务的安全性。"),
    ("PIPL", "security_measures", "储物柜请自备锁具，贵重物品自行保管。"),
    ("PIPL", "retention", "删除权的行使不影响法定期限未届满之信息的保存。"),
    (
        "GDPR",
        "rights_access",
        "The right of access, the right to erasure and the right to portability cannot be enforced after that.",
    ),
    (
        "GDPR",
        "rights_access",
        "Once you have exercised your right of access we keep a note of the request for three years.",
    ),
    ("GDPR", "rights_access", "The updated list of these parties may be requested from us at any time."),
    ("GDPR", "rights_access", "You can see our opening hours on the door."),
    ("GDPR", "rights_access", "You have the right to obtain the erasure of your data."),
    ("GDPR", "rights_delete", "We may ask for proof of identity before we act on a request for access or deletion."),
    ("GDPR", "rights_delete", "Requests for erasure do not affect invoices that the law makes us keep."),
    ("GDPR", "rights_delete", "Access, rectification and erasure requests are logged in our ticket system."),
    ("GDPR", "rights_correct", "If a title is missing or wrong, tell us and we will correct the title."),
    ("GDPR", "rights_correct", "You can correct the spelling of your shop name under Settings."),
    ("GDPR", "rights_correct", "If the lamp has the wrong shade, send it back and we will put it right."),
    ("GDPR", "rights_complaint", "We notify the supervisory authority of a breach within 72 hours."),
    ("GDPR", "rights_complaint", "We are registered with the Information Commissioner's Office."),
    (
        "GDPR",
        "legal_basis_or_consent",
        "You may object where processing is carried out on a legal basis other than consent.",
    ),
    ("CCPA", "rights_delete", "We will not retaliate against you for exercising your right to deletion."),
    ("CCPA", "rights_access", "Reviewers have the right to access reviews about themselves."),
    ("PIPL", "rights_access", "企业管理员可以查看、修改、删除其成员录入的数据。"),
    ("PIPL", "rights_access", "您查阅、复制信息的请求如明显不合理，我们可能收取费用。"),
    ("PIPL", "rights_delete", "账目数据保存至您删除或注销账户为止。"),
    ("PIPL", "rights_delete", "您可以删除聊天窗口。"),
    ("PIPL", "rights_withdraw", "保存期满或者您撤回同意的，您有权请求删除。"),
    ("PIPL", "rights_portability", "平台会把您的订单传给我们。"),
    # What others do, what a text is about, and what is only counted.
    ("PIPL", "security_measures", "发表研究结果时，其中的个人信息作去标识化处理。"),
    ("PIPL", "rights_complaint", "本页写明收集范围、用途以及投诉举报的渠道。"),
    ("PIPL", "rights_complaint", "我们会改写本说明，以反映监管要求的变化。"),
    ("PIPL", "retention", "天猫保存交易记录不少于三年，那是平台自己的规则。"),
    ("GDPR", "rights_complaint", "We share names with the revenue, regulators and other bodies that require reports."),
    ("GDPR", "rights_correct", "If you got the wrong size, we will correct it at once."),
    # Labels with goods behind them, and approvals inside the firm.
    ("PIPL", "rights_access", "查询：想查包裹到哪了，把单号发给客服。"),
    ("PIPL", "rights_correct", "更正：上月详情页所写续航有误，特此更正。"),
    ("PIPL", "rights_access", "查阅须经部门负责人批准。"),
    ("PIPL", "retention", "法律规定的保存期限未满的，我们停止除存储之外的处理。"),
]


@pytest.mark.parametrize(("regime", "code", "sentence"), MENTIONED)
def test_what_is_only_spoken_of_is_missing(regime: Regime, code: str, sentence: str) -> None:
    assert graded(regime, sentence, after=SHIPPING)[code].state == "missing"


TOLD: list[tuple[Regime, str, str]] = [
    ("GDPR", "legal_basis_or_consent", "We do it because you've booked."),
    ("GDPR", "third_party_sharing", "Bookings live in an app whose makers are the people who host them for us."),
    ("CCPA", "rights_access", "Californians can ask to know, correct or delete: hello@cloud.example."),
    ("PIPL", "rights_withdraw", "您要求撤回授权的，请发邮件，我们七日内处理。"),
    (
        "GDPR",
        "rights_access",
        "Which rights do you have? Access (Art. 15), rectification (Art. 16), erasure (Art. 17).",
    ),
    ("GDPR", "rights_access", "You have at any time the right to free information about your stored personal data."),
    (
        "GDPR",
        "legal_basis_or_consent",
        "I need them to keep my side of our deal, and the receipts because the tax office says so.",
    ),
    ("GDPR", "purposes", "What for? Packing your box, taking payment, answering your messages."),
    ("GDPR", "third_party_sharing", "Who helps: USPS for labels, Stripe for cards."),
    ("GDPR", "retention", "How long: orders seven years; clicks thirteen months."),
    ("GDPR", "rights_portability", "A Download button gives you a file another meal service can read in."),
    ("PIPL", "rights_correct", "“家长中心”里，名片上的每一项都能看、能改。"),
    ("PIPL", "rights_delete", "您对本店持有之资料，得请求查询、更正、停止利用或删除。"),
    ("PIPL", "purposes", "干嘛用：装箱、写快递单、您问单时查得到。"),
    ("GDPR", "rights_delete", "Under the GDPR you have the right to be forgotten."),
    ("GDPR", "rights_delete", "You can require the erasure of your data under the conditions of Art. 17."),
    ("GDPR", "rights_correct", "Wrong entries can be corrected by you under Settings."),
    (
        "GDPR",
        "rights_withdraw",
        "The newsletter rests on your consent. You are able to remove your consent at any time.",
    ),
    ("GDPR", "rights_portability", "On leaving, the results can be taken along as a CSV file for the new club."),
    ("GDPR", "retention", "We keep nothing about you for longer than thirty-six (36) months."),
    ("GDPR", "retention", "Chat logs are purged every 30 days."),
    ("CCPA", "rights_access", 'Tap "Get my data" to receive a copy of everything tied to your account.'),
    ("PIPL", "rights_access", "您有权向本公司查阅、复制您的个人信息。"),
    ("PIPL", "rights_portability", "您可以要求我们将您的个人信息转移至您指定的其他平台。"),
    ("PIPL", "rights_account_cancel", "会员卡不用了，小程序里点“注销会员”就行。"),
    ("PIPL", "rights_complaint", "您可以拨打12377举报我们违规使用您的信息。"),
    ("GDPR", "rights_access", "At your request you receive a statement of the data we keep on you."),
    ("GDPR", "rights_access", "You've got the right to peek at what's stored under your name."),
    ("GDPR", "rights_correct", "You may have inaccurate particulars amended."),
    ("GDPR", "rights_delete", "Want out? E-mail us and every trace of you goes."),
    ("GDPR", "rights_portability", "On request we hand your data to a provider you name."),
    ("GDPR", "legal_basis_or_consent", "The ground for sending orders is the sales agreement."),
    ("GDPR", "third_party_sharing", "Our outside bookkeeper looks at the invoices."),
    ("GDPR", "third_party_sharing", "No outsider ever gets your details."),
    ("CCPA", "rights_delete", "California residents may direct us to delete their personal information."),
    ("PIPL", "rights_delete", "保存期满或者您撤回同意的，您有权请求删除。"),
    ("PIPL", "rights_delete", "要抹掉某项信息，点该项右侧的“清除”。"),
    ("PIPL", "rights_correct", "在“编辑资料”中可改动昵称和手机号。"),
    ("PIPL", "rights_withdraw", "不想再让我们用您的信息，取消勾选就行。"),
    ("PIPL", "rights_portability", "符合条件的，我们提供转移个人信息的途径。"),
    ("PIPL", "retention", "课程一结束，报名信息当月销毁。"),
    ("PIPL", "security_measures", "手机号在后台显示时中间四位打星号。"),
    ("PIPL", "third_party_sharing", "运单信息传给货拉拉、极兔速递。"),
    ("PIPL", "legal_basis_or_consent", "同意框默认不勾，您自己勾上才算同意。"),
    ("PIPL", "rights_access", "在“我的资料”里能看、能复制。"),
    ("PIPL", "rights_delete", "“我的—浏览足迹—清空”，一键抹掉浏览记录。"),
    ("PIPL", "purposes", "留的电话和住址，我拿这些写面单。"),
    ("PIPL", "rights_account_cancel", "“设置—账号—永久注销”提交后七日内完成。"),
    ("PIPL", "rights_portability", "要把记录转移到其他健康app的，在同一页填对方名称。"),
    ("PIPL", "rights_correct", "您可以在线查阅、复制资料，改错补漏也行。"),
    ("GDPR", "retention", "Gift messages go after thirty days."),
    # Headed by a doubt, a right is a right.
    (
        "GDPR",
        "rights_access",
        "You may have some or all of the rights below:\n- You have the right to request access to your personal data.",
    ),
]


@pytest.mark.parametrize(("regime", "code", "sentence"), TOLD)
def test_what_is_told_in_passing_words_is_present(regime: Regime, code: str, sentence: str) -> None:
    assert graded(regime, sentence, after=SHIPPING)[code].state == "present"


def test_classes_do_not_meet_by_chance_in_a_treatise() -> None:
    """Plain talk is read in short texts only: in a long one the same words stand together for other reasons."""
    said = "Want to know what is on your ticket? Pop in or phone."
    filler = "The lamps of this range come in several shades and are wired for every country of Europe.\n"
    assert state_of("rights_access", "GDPR", said, after=SHIPPING) == "present"
    assert state_of("rights_access", "GDPR", filler * 150 + said, after=SHIPPING) == "missing"


@pytest.mark.parametrize(
    "line",
    [
        "Complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow SK9 5AF.",
        "Our dispute resolution provider can be reached at 330 West 34th Street, New York, NY 10001.",
        "Read https://help.shop.example/articles/1234 on how we ship.",
        "收件信息交给顺丰速运，客服电话95338。",
        "您可以向网信办投诉，电话12377。",
    ],
)
def test_a_channel_of_others_is_none_of_the_controller(line: str) -> None:
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in line)
    who = (
        "本店由宁波清朗电子商务有限公司运营，收集您的姓名和地址用于发货。"
        if chinese
        else "Brightfield Lamps Ltd collects your name."
    )
    found = grades(read(read_policy(f"{who}\n{line}\n", is_html=None)), "PIPL" if chinese else "GDPR")
    assert found["contact"].state == "missing"


def test_a_recipient_behind_a_colon_is_no_controller() -> None:
    text = "会员信息须知\n会员系统由外部服务商托管，服务商能接触到会员的姓名和手机号。\n系统服务商：武汉云动科技有限公司。\n"
    found = grades(read(read_policy(text, is_html=None)), "PIPL")
    assert found["recipients_named"].state == "present"
    assert found["controller_identity"].state == "missing"
