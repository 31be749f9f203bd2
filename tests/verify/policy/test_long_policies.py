"""What the long policies of firms say in passing: whose acts, whose data, and which of their words disclose something."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read
from tests.verify.policy.invented import SHIPPING, graded, state_of

# Regime, code, what is said, and how the disclosure stands.
SAID: list[tuple[Regime, str, str, str]] = [
    # Use is no consent, and to go on using something tells nobody of a change.
    ("PIPL", "legal_basis_or_consent", "若您主动提供您的敏感信息，即表示您同意我们按本政策处理。", "vague"),
    ("PIPL", "legal_basis_or_consent", "您使用本应用，即表示您认同本政策的全部内容。", "vague"),
    ("PIPL", "legal_basis_or_consent", "您勾选“同意”后，我们才开始收集上述信息。", "present"),
    ("PIPL", "legal_basis_or_consent", "获得您的明确同意后，我们会与其他公司共享您的个人信息。", "missing"),
    ("GDPR", "policy_changes", "Your continued use of the site after changes to this privacy notice means that you accept them.", "vague"),
    ("GDPR", "policy_changes", "The current version of this notice is always available here. Please check it from time to time.", "vague"),
    ("CCPA", "policy_changes", "Date of last revision: March 4, 2026", "missing"),
    ("CCPA", "policy_changes", "We will email you before a material change to this policy takes effect.", "present"),
    ("PIPL", "policy_changes", "本政策一旦被张贴即生效，您可随时查阅。", "missing"),
    ("PIPL", "policy_changes", "您的联系方式变更后，请及时通知我们。", "missing"),
    ("PIPL", "policy_changes", "本政策修订后，我们会通过弹窗通知您。", "present"),
    # Recommending by what one did, with and without a way out.
    ("PIPL", "automated_decision", "我们向您推荐您可能感兴趣的资讯和广告。", "vague"),
    ("PIPL", "automated_decision", "我们为您提供个性化的学习推荐。", "vague"),
    ("PIPL", "automated_decision", "我们向您展示与您更加相关的广告。如您不希望，可以要求我们停止为此使用您的信息。", "present"),
    ("PIPL", "automated_decision", "店长为您推荐当季新茶。", "missing"),
    # What a word stands for, and what a law calls a breach, takes nothing.
    ("PIPL", "sensitive_data", "“敏感个人信息”包括人脸、医疗健康、行踪轨迹等信息。", "missing"),
    ("CCPA", "sensitive_data", "Biometric data generated from measurements, such as a fingerprint, used to authenticate a specific individual.", "missing"),
    ("GDPR", "sensitive_data", "We collect your precise location only if you have explicitly granted the permission to do so.", "present"),
    ("GDPR", "sensitive_data", "If you tell us about allergies, we pass them on to the kitchen.", "vague"),
    ("PIPL", "recipients_named", "我们将设备标识（如苹果设备的IDFA）提供给广告合作伙伴。", "missing"),
    ("PIPL", "recipients_named", "我们将您的订单号提供给支付宝，用于收款。", "present"),
    # A side class does not mend what is vague of the rest.
    ("GDPR", "retention", "We keep personal data as long as necessary for our purposes. Server logs are deleted after 30 days.", "vague"),
    ("GDPR", "retention", "We keep personal data as long as necessary. Orders are kept for ten years, server logs for 30 days.", "present"),
    ("GDPR", "retention", "We store your data as long as it is necessary for the performance of our contractual obligations.", "vague"),
    ("CCPA", "retention", "In determining retention periods we consider: the length of time you maintain an account.", "present"),
    ("PIPL", "retention", "4.1 存储期限：365天", "present"),
    ("GDPR", "retention", "How long. Until the licence of the school ends and for 90 days after that.", "present"),
    ("GDPR", "retention", "How long. Ear pads should be replaced after eighteen months.", "missing"),
    ("PIPL", "retention", "我们在必要期限内保存您的信息。用户行为日志留存一年。", "vague"),
    # Rights of the person, whoever is asked, and what the shop itself brings up to date.
    ("GDPR", "rights_access", "You are entitled to request from the controller access to your data.", "present"),
    ("GDPR", "rights_access", "In principle you have the rights to information, rectification, erasure and restriction.", "present"),
    ("GDPR", "rights_access", "You have a right to information about our products.", "missing"),
    ("CCPA", "rights_correct", "You may ask for your personal information, request that we correct it, and request that we delete it.", "present"),
    ("CCPA", "rights_correct", "We shall describe your rights in this policy and update that information at least once every 12 months.", "missing"),
    ("PIPL", "rights_correct", "我们会收集您主动编辑上传的资料。", "missing"),
    ("CCPA", "do_not_sell", "We do not knowingly sell or share the personal information of consumers under 16.", "missing"),
    ("CCPA", "do_not_sell", "We do not sell or share your personal information.", "present"),
    # Who uses what: the reader, or the shop.
    ("GDPR", "third_party_sharing", "You can use our services on social media platforms.", "missing"),
    ("GDPR", "third_party_sharing", "This notice does not apply to other advertisers or analytics providers.", "missing"),
    ("GDPR", "third_party_sharing", "We provide accounting software to businesses and their accountants.", "missing"),
    ("GDPR", "third_party_sharing", "We share your address with our shipping partner.", "present"),
    ("PIPL", "third_party_sharing", "我们会保存您与我们的通信记录，包括订单信息。", "missing"),
    ("PIPL", "third_party_sharing", "我们将您的订单号和金额发送给支付机构。", "present"),
    ("PIPL", "security_measures", "您使用会议、审批、考勤功能时，我们处理您提交的内容。", "missing"),
    ("PIPL", "security_measures", "查看完整号码须经主管审批。", "present"),
    # What is done because a merger or a judge demands it is no ground of all processing.
    ("GDPR", "legal_basis_or_consent", "In connection with a merger or bankruptcy, or to comply with legal obligations, we disclose data.", "missing"),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "code", "said", "state"), SAID)
def test_a_sentence_discloses_what_it_says_and_no_more(regime: Regime, code: str, said: str, state: str) -> None:
    assert state_of(code, regime, said, after=SHIPPING) == state


# How a policy says who is responsible, and what the identity is then.
NAMED: list[tuple[str, str]] = [
    ("The Moor Gazette is published by Moor News Group Limited, 3 Exchange Square, Leeds LS1 4HT. We are the data controller.", "present"),
    ('When we say Alder, we mean Alder Motors Holdings LLC and its affiliates based in the United States.', "present"),
    ("Page Turners is the trading arm of the Wharfe Literacy Trust, a company limited by guarantee, The Bank, Otley LS21 3AA.", "present"),
    ("Ledgerly is the data controller. Advertising on our website is managed by Playfair LLC.", "vague"),
    ("Our parent company decides what happens. The Group Company is responsible.", "missing"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "state"), NAMED)
def test_whoever_runs_a_part_of_the_site_is_not_responsible_for_it(said: str, state: str) -> None:
    text = f"# Privacy notice\n\n{said}\n\nWe collect your name and address to ship your order.\n"
    assert grades(read(read_policy(text, is_html=None)), "GDPR")["controller_identity"].state == state


def test_a_brand_behind_many_headings_is_still_seen() -> None:
    contents = "".join(f"## {number}. Part {number}\n\nMore is said below.\n\n" for number in range(1, 20))
    text = f'# Privacy statement\n\nLedgerly ("Ledgerly", "we", "our") is the data controller.\n\n{contents}'
    assert grades(read(read_policy(text, is_html=None)), "GDPR")["controller_identity"].state == "vague"


def test_a_text_that_breaks_off_before_its_channel_gives_none() -> None:
    policy = "# 隐私政策\n\n我们收集您的姓名和地址，用于发货。\n\n如有疑问，您可以通过以下方式与我们联系：\n"
    assert grades(read(read_policy(policy, is_html=None)), "PIPL")["contact"].state == "missing"


# Two statements that are both true.
BOTH_TRUE: list[tuple[Regime, str]] = [
    ("CCPA", "We do not knowingly collect any personal information from anyone under 13.\nWe obtain personal information from data brokers and social networks."),
    ("CCPA", "We do not sell or share the information of members under 16.\nWe let ad networks receive hashed emails of our members for advertising."),
    ("PIPL", "您的个人信息保存在中国境内。\n办理跨境汇款时，汇款人的姓名、账号须传输至境外收款行，并取得您的单独同意。"),
    ("PIPL", "不提供行程轨迹将无法叫车。\n我们收集行程轨迹，用于计价。"),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "said"), BOTH_TRUE)
def test_what_is_asked_of_some_or_ordered_by_the_person_breaks_no_promise(regime: Regime, said: str) -> None:
    told = graded(regime, said, after=SHIPPING)
    assert [code for code, grade in told.items() if grade.state == "contradiction"] == []


def test_consent_that_cannot_be_taken_back_breaks_the_promise_that_it_can() -> None:
    said = "You cannot take this consent back once it has been given.\nYou may withdraw your consent at any time."
    assert graded("CCPA", said, after=SHIPPING)["rights_withdraw"].state == "contradiction"
