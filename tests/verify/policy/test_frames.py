"""Disclosures in the plainest talk, which frames of word classes read, and talk of goods in the same words."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.frames import about_data, is_about_goods
from listing_audit.verify.policy.reading import read
from tests.verify.policy.invented import BARE, state_of

SAID: list[tuple[Regime, str, str, str]] = [
    ("PIPL", "rights_access", "present", "好奇我们存了您什么，尽管来店里翻，或者打电话让我们念给您听。"),
    ("PIPL", "rights_access", "present", "您随时可以问我们手上有哪些跟您有关的东西，我们列张单子发过去。"),
    ("PIPL", "rights_access", "missing", "下单后可以在订单页查看物流进度和预计送达时间。"),
    ("PIPL", "rights_correct", "present", "搬了家、换了号，说一声，我们把老资料换成新的。"),
    ("PIPL", "rights_correct", "present", "名字登记错了请告诉店员，当场给您更过来。"),
    ("PIPL", "rights_correct", "missing", "尺码拍错的，发货前可以联系客服改成别的尺码。"),
    ("PIPL", "rights_delete", "present", "哪天不想留在我们名单上了，回个“退”字，三天之内一笔勾销。"),
    ("PIPL", "rights_delete", "present", "您要我们把留的东西都扔掉也行，写信来，一周办完。"),
    ("PIPL", "rights_delete", "missing", "购物车里不要的宝贝，向左滑动即可删除。"),
    ("PIPL", "rights_withdraw", "present", "当初点了“同意”，现在变卦了也没关系，告诉我们一声就停。"),
    ("PIPL", "rights_withdraw", "missing", "货发出以后不能反悔，请想好了再拍。"),
    ("PIPL", "rights_portability", "present", "想换到别家去，我们把您的资料打个包，您拿走或者直接传给新东家都行。"),
    ("PIPL", "rights_account_cancel", "present", "会员不想当了，跟收银台说，卡号当天作废，账户也一起关掉。"),
    ("PIPL", "rights_complaint", "present", "要是嫌我们乱动您的资料，去网信办说理，我们奉陪。"),
    ("PIPL", "rights_complaint", "missing", "快递员态度不好的，请拨打快递公司电话投诉。"),
    ("PIPL", "retention", "present", "单据攒满两年统一烧掉，电脑里的同时清。"),
    ("PIPL", "retention", "present", "微信里的聊天，交易完一个月我们就清空。"),
    ("PIPL", "retention", "vague", "资料留到我们觉得没用了为止。"),
    ("PIPL", "retention", "missing", "油漆开罐后请在两周内用完，剩余的密封保存。"),
    ("PIPL", "security_measures", "present", "登记本锁抽屉里，钥匙老板随身带。"),
    ("PIPL", "security_measures", "vague", "您的资料放在我们这里很安全，请放心。"),
    ("PIPL", "purposes", "present", "要您的电话，就为了送货的找得到门。"),
    ("PIPL", "purposes", "vague", "这些信息有助于我们更好地了解您、服务您。"),
    ("PIPL", "third_party_sharing", "present", "您的地址我们只抄给送货的师傅，别人不给。"),
    ("PIPL", "third_party_sharing", "vague", "在有需要的时候，我们会把您的信息交给有关单位。"),
    ("PIPL", "automated_decision", "vague", "系统会看您平时买什么，把价格和优惠给您安排好。"),
    ("PIPL", "automated_decision", "present", "“猜你想要”是照您逛过的店排的，不喜欢就在设置里把它关上。"),
    ("PIPL", "policy_changes", "present", "这份说明要是改了，新的会贴在店门口，也给每位老客发条消息。"),
    ("PIPL", "policy_changes", "vague", "本说明的内容我们可以随时调整，以最新页面为准。"),
    ("PIPL", "legal_basis_or_consent", "present", "您没按“可以”之前，我们什么都不记。"),
    ("PIPL", "legal_basis_or_consent", "vague", "只要您进店消费，就当您认可我们这样用您的资料。"),
    ("PIPL", "cookies_tracking", "vague", "本站用到 Cookie，怎么用请看另一份 Cookie 说明。"),
    ("PIPL", "cross_border", "vague", "客服录音由我们在马尼拉的同事听写整理。"),
    ("PIPL", "cross_border", "present", "所有资料都放在成都的机房，一步都不出国门。"),
    (
        "GDPR",
        "rights_access",
        "present",
        "Curious what is in your file? Knock on the door and we will go through it with you, page by page.",
    ),
    ("GDPR", "rights_access", "present", "On demand we hand you a transcript of whatever we have noted about you."),
    ("GDPR", "rights_access", "missing", "You can view the status of your parcel at any time on the tracking page."),
    (
        "GDPR",
        "rights_correct",
        "present",
        "Should we have jotted your details down wrongly, say so and they are set straight.",
    ),
    ("GDPR", "rights_correct", "missing", "If the wrong size arrives, we will put it right free of charge."),
    (
        "GDPR",
        "rights_delete",
        "present",
        "Had enough of us? We will strike your name and everything that goes with it from our books the day you ask.",
    ),
    ("GDPR", "rights_delete", "present", "You may insist that your information be purged."),
    (
        "GDPR",
        "rights_delete",
        "missing",
        "Remove the lid and delete the trial photos from the memory card before returning the camera.",
    ),
    (
        "GDPR",
        "rights_portability",
        "present",
        "Going elsewhere? We pack your details into a file your next supplier can open and mail it over to them.",
    ),
    ("GDPR", "rights_portability", "missing", "The speaker is portable and pairs with another device in seconds."),
    ("GDPR", "rights_withdraw", "present", "Said yes to our letters? You can take that yes back whenever you please."),
    (
        "GDPR",
        "rights_complaint",
        "present",
        "If our handling of your details upsets you, the data watchdog of your country will hear you out.",
    ),
    (
        "GDPR",
        "rights_complaint",
        "missing",
        "Complaints about late parcels go to the carrier, whose ombudsman decides.",
    ),
    ("GDPR", "retention", "present", "Enquiries that come to nothing are binned at the end of the month."),
    (
        "GDPR",
        "retention",
        "present",
        "We hang on to invoices for ten years because the revenue insists; the rest goes after two.",
    ),
    ("GDPR", "retention", "vague", "We hold on to your information for however long our business calls for it."),
    ("GDPR", "retention", "vague", "Records stay with us for the time that proves useful."),
    ("GDPR", "retention", "missing", "Keep the cream in the fridge and use it up within six weeks."),
    ("GDPR", "security_measures", "present", "Paper sits behind a steel door, and the laptop asks for a fingerprint."),
    ("GDPR", "security_measures", "vague", "We look after your details as carefully as anyone could."),
    ("GDPR", "purposes", "present", "The phone number is for the driver, in case the gate is shut."),
    ("GDPR", "purposes", "vague", "We use what we know to make things better for everyone."),
    (
        "GDPR",
        "third_party_sharing",
        "present",
        "Only the lad who drives the van and the firm that handles cards ever see any of it.",
    ),
    ("GDPR", "third_party_sharing", "vague", "Now and then we pass details along to friends of the house."),
    ("GDPR", "cross_border", "vague", "Our bookkeeping is done by a bureau in Manila, which sees the invoices."),
    (
        "GDPR",
        "legal_basis_or_consent",
        "present",
        "We may do this because you ordered something and we owe you the goods: the contract between us.",
    ),
    ("GDPR", "legal_basis_or_consent", "vague", "By placing an order you accept that we process your data."),
    ("GDPR", "policy_changes", "vague", "What is written here may read differently tomorrow; come back and look."),
    (
        "GDPR",
        "policy_changes",
        "present",
        "Should this page change, everyone on our list hears about it by letter first.",
    ),
    ("GDPR", "cookies_tracking", "vague", "There are cookies on this site; a separate page explains them."),
    (
        "CCPA",
        "do_not_sell",
        "present",
        "We neither sell nor share your personal information, not even for advertising across sites.",
    ),
    ("CCPA", "do_not_sell", "vague", "Your information is not for sale here."),
]


@pytest.mark.parametrize(("regime", "code", "state", "said"), SAID)
def test_plain_talk_is_read_by_what_it_does_to_which_data(regime: Regime, code: str, state: str, said: str) -> None:
    """A statement is graded by its word classes: who may do what to the data, and whether it is about data at all."""
    assert state_of(code, regime, said, after=BARE) == state


LABELLED: list[tuple[str, str, bool]] = [
    ("更正：我的—资料—编辑。", "rights_correct", True),
    ("查看与复制：我的—数据—导出副本。", "rights_access", True),
    ("注销：（待补充）", "rights_account_cancel", False),
    ("个人信息删除：指去除个人信息的行为。", "rights_delete", False),
    ("Erasure: open My account and press Erase.", "rights_delete", True),
    ("Portability: not offered.", "rights_portability", False),
]


@pytest.mark.parametrize(("line", "code", "given"), LABELLED)
def test_a_line_that_names_a_right_gives_it_only_if_it_says_where(line: str, code: str, given: bool) -> None:
    """The label is the right and what follows is the way; a hole, a definition or a refusal gives nothing."""
    reading = read(read_policy(line + "\n", is_html=None))
    assert bool(reading.found[code].strong) is given


def test_words_about_goods_are_not_about_data_unless_data_are_named() -> None:
    """Goods void a statement; the same statement with a word for personal data stands."""
    goods, data = read_policy(
        "You can withdraw from the purchase within 14 days.\nThe records about your purchase are deleted after 14 days.\n",
        is_html=None,
    ).sentences
    assert is_about_goods(goods, is_chinese=False)
    assert not is_about_goods(data, is_chinese=False)


def test_a_pronoun_is_about_data_when_the_sentence_before_it_is() -> None:
    """What a statement refers back to is looked up in its own paragraph only."""
    sentences = read_policy(
        "Ask which details we hold. If something is off, we put it right.\n\nIf something is off, we put it right.\n",
        is_html=None,
    ).sentences
    assert [about_data(sentences, number, is_chinese=False) for number in range(3)] == [True, True, False]
