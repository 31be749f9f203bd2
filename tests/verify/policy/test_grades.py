"""Grades of whole invented policies, and of single sentences that decide one disclosure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import Grade, is_policy, read

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "policies"
EXPECTED = json.loads((FIXTURES / "expected.json").read_text(encoding="utf-8"))

ZH = (
    "杭州云朵家居有限公司运营本店。地址：杭州市西湖区文三路1号，邮箱 a@b.example。我们收集您的姓名、手机号和地址，用于发货。"
    "您可以联系我们查阅、更正、删除您的信息。我们采用加密措施。\n"
)
EN = (
    "Cloud Home Ltd, 1 High Street, Leeds LS1 1AA, is the controller; hello@cloud.example. We collect your name, email and "
    "address to ship orders. You may ask us for a copy, to correct or delete your data.\n"
)


def graded(text: str, regime: Regime) -> dict[str, Grade]:
    return grades(read(read_policy(text, is_html=None)), regime)


def in_state(found: dict[str, Grade], state: str) -> list[str]:
    return sorted(code for code, grade in found.items() if grade.state == state)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_an_invented_policy_has_exactly_its_gaps(name: str) -> None:
    """Missing, vague and contradictory disclosures are those that a careful reader of the text names."""
    wanted = EXPECTED[name]
    reading = read(read_policy((FIXTURES / name).read_text(encoding="utf-8"), is_html=None))
    assert is_policy(reading) is wanted["is_policy"]
    if wanted["is_policy"]:
        found = grades(reading, wanted["regime"])
        states = {state: in_state(found, state) for state in ("missing", "vague", "contradiction")}
        assert states == {state: wanted[state] for state in states}


CONTRADICTIONS = [
    ("PIPL", "third_party_sharing", "我们从不把您的资料告诉任何人。\n每周我们将买家手机号交给合作的信贷平台做营销。"),
    ("PIPL", "third_party_sharing", "本应用不接入任何第三方SDK。\n我们使用友盟统计SDK收集设备标识，用于分析。"),
    ("PIPL", "cross_border", "所有数据均保存在中国境内，绝不出境。\n客服系统的数据存放在新加坡的机房。"),
    ("PIPL", "retention", "交易完成后，我们会立即删除全部个人信息，不做任何留存。\n您的订单与聊天记录将永久保存。"),
    ("PIPL", "retention", "通话录音保存三个月。\n为提升服务，通话录音将保存五年。"),
    ("PIPL", "rights_withdraw", "您可以随时撤回同意。\n您一经同意，授权即不可撤销。"),
    ("PIPL", "rights_account_cancel", "您可以在设置里自助注销账号。\n本平台账号一经注册不支持注销。"),
    ("PIPL", "children", "我们不收集未成年人的任何信息。\n宝宝生日俱乐部：登记宝宝的姓名和出生日期即可入会。"),
    ("PIPL", "controller_identity", "本政策由北京青松电子商务有限公司（以下简称“我们”）制定，我们负责处理您的信息。"),
    (
        "GDPR",
        "third_party_sharing",
        "We never share your data with anyone.\nOur site sends your email to Criteo for advertising.",
    ),
    (
        "GDPR",
        "cross_border",
        "Your data never leave the European Economic Area.\nTickets are answered by our team in Manila.",
    ),
    (
        "GDPR",
        "retention",
        "All personal data are deleted as soon as the parcel has arrived.\nProfiles are kept indefinitely.",
    ),
    (
        "UK",
        "automated_decision",
        "We make no automated decisions.\nOur software calculates a score and refuses low ones.",
    ),
    ("UK", "cookies_tracking", "We do not use cookies.\nOur pages set analytics cookies to measure visits."),
    (
        "CCPA",
        "do_not_sell",
        "We do not sell or share your personal information.\nWe provide customer lists in exchange for leads.",
    ),
]


@pytest.mark.parametrize(("regime", "code", "text"), CONTRADICTIONS)
def test_two_statements_that_cannot_both_be_true_are_booked_on_the_false_one(
    regime: Regime, code: str, text: str
) -> None:
    """Exactly one disclosure is contradictory, and both sentences are shown."""
    found = graded((ZH if regime == "PIPL" else EN) + text, regime)
    assert in_state(found, "contradiction") == [code]
    assert found[code].sentence is not None and found[code].other is not None


@pytest.mark.parametrize(
    ("regime", "text"),
    [
        ("PIPL", "我们不会与任何公司分享您的个人信息，但以下情况除外：\n1、我们把地址交给合作的快递平台派送。"),
        ("PIPL", "未经您同意，我们不会向任何第三方提供您的信息。\n经您同意，我们把手机号提供给合作的保险机构。"),
        ("GDPR", "We do not sell your personal data.\nOur hosting company stores the shop for us."),
        ("GDPR", "We never share your data with anyone except our courier.\nThe courier gets your address."),
        ("CCPA", "Third parties may collect data on their own sites.\nWe do not collect data about children."),
    ],
)
def test_an_exception_or_another_actor_is_no_contradiction(regime: Regime, text: str) -> None:
    assert in_state(graded((ZH if regime == "PIPL" else EN) + text, regime), "contradiction") == []


@pytest.mark.parametrize(
    ("regime", "code", "text", "state"),
    [
        ("PIPL", "retention", "商品一年质保，三十天内可换。", "missing"),
        ("PIPL", "retention", "我们在必要的期限内保存您的信息。", "vague"),
        ("PIPL", "retention", "订单信息保存三年。", "present"),
        ("PIPL", "rights_portability", "个人信息转移的申请我们暂不受理。", "missing"),
        ("PIPL", "rights_complaint", "您可以向网信部门举报。", "present"),
        ("PIPL", "rights_complaint", "商品投诉请联系在线客服。", "missing"),
        ("PIPL", "rights_account_cancel", "您注销账号后，我们保留三十六个月。", "missing"),
        ("GDPR", "retention", "Tools carry a warranty of two years.", "missing"),
        ("GDPR", "retention", "We keep data for as long as necessary.", "vague"),
        ("GDPR", "retention", "Invoices are kept for six years.", "present"),
        ("GDPR", "rights_complaint", "Complaints about missing parts must be made within fourteen days.", "missing"),
        ("GDPR", "rights_complaint", "You may complain to the ICO.", "present"),
        ("GDPR", "rights_portability", "Our portable range comes with a carry case.", "missing"),
        ("GDPR", "rights_portability", "You may ask us to send it to another provider.", "present"),
        ("GDPR", "legal_basis_or_consent", "By using this site you consent to this policy.", "vague"),
        ("CCPA", "effective_date", "Effective [Date]", "missing"),
        ("CCPA", "effective_date", "Last updated: January 9, 2026", "present"),
        ("CCPA", "do_not_sell", "We do not sell your data.", "vague"),
        ("CCPA", "do_not_sell", "Use the Your Privacy Choices link.", "present"),
    ],
)
def test_evidence_is_the_statement_and_not_its_keyword(regime: Regime, code: str, text: str, state: str) -> None:
    assert graded((ZH if regime == "PIPL" else EN) + text, regime)[code].state == state


def test_a_regime_never_misses_what_it_does_not_require() -> None:
    """Account closing is a Chinese duty, an opt-out of sale a Californian one, a complaint notice none there."""
    assert "rights_account_cancel" not in in_state(graded(EN, "GDPR"), "missing")
    assert "do_not_sell" not in in_state(graded(EN, "GDPR"), "missing")
    assert "rights_complaint" not in in_state(graded(EN, "CCPA"), "missing")
    assert in_state(graded(EN, "UK"), "missing") == in_state(graded(EN, "GDPR"), "missing")


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("You may have certain rights under applicable law.", "missing"),
        ("You may have certain rights under applicable law. Contact us about them.", "vague"),
        ("If you have an account here, you can request a copy of the personal data we hold.", "missing"),
    ],
)
def test_rights_that_nobody_says_how_to_use_have_no_method(told: str, state: str) -> None:
    text = f"Privacy policy\nWe collect your name and address to ship orders. {told}\n"
    found = grades(read(read_policy(text, is_html=None)), "CCPA")
    assert found["method_of_exercise"].state == state


@pytest.mark.parametrize(
    ("code", "text"),
    [
        # A company's number holds the digits of a hotline for complaints, which made its address somebody else's.
        (
            "contact",
            "Thistle Ltd (company no. 09812345), Unit 6, Old Mill Yard, Hebden Bridge HX7 8AD, is responsible.",
        ),
        ("contact", "Thistle Ltd is responsible. Telephone 01422 555 018."),
        ("controller_identity", "Tradeline S.à r.l., 5 rue Plaetis, L-2338 Luxembourg, acts as controller."),
        ("data_categories", "WHAT WE COLLECT. Identifiers like your name, email, phone and shipping address."),
    ],
)
def test_what_stands_in_an_unusual_form_is_still_there(code: str, text: str) -> None:
    """A telephone before a full stop, a legal form with an accent, and a label at the head of a line."""
    policy = f"Privacy notice\n{text}\nWe use your data to ship candles.\n"
    assert grades(read(read_policy(policy, is_html=None)), "GDPR")[code].state == "present"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("rights_delete", "## Your rights\nAccess and a copy. Rectification. Erasure. Portability.\n"),
        (
            "rights_portability",
            "Your rights if you live here. Know what we hold and get a copy in a portable format. Delete.\n",
        ),
        ("rights_delete", "Can I have my data deleted? Yes, by the end of the week.\n"),
        (
            "retention",
            "What we took, why, and for how long:\n- Names: to ship parcels. Four years after the last order.\n",
        ),
    ],
)
def test_bare_words_under_a_heading_of_rights_give_them(code: str, text: str) -> None:
    """So do answers that only say yes, and periods in a list whose head asks for how long."""
    found = grades(read(read_policy(f"Privacy notice\n\n{text}", is_html=None)), "GDPR")
    assert found[code].state == "present"


def test_the_written_language_of_firms_is_read_like_any_other() -> None:
    """之 stands for 的 there, and in words of time and share for itself."""
    text = "隐私声明\n\n信息之存续期间，以法律法规之规定及业务所需为准。\n"
    assert grades(read(read_policy(text, is_html=None)), "PIPL")["retention"].state == "vague"
    kept = read_policy("收货之后百分之百删除。\n", is_html=None)
    assert kept.sentences[0].low == "收货之后百分之百删除。"


def test_a_title_that_speaks_of_personal_information_names_no_person() -> None:
    text = "我们如何收集个人信息\n\n地址：合肥市高新区创新路8号。我们收集姓名。\n"
    assert grades(read(read_policy(text, is_html=None)), "PIPL")["controller_identity"].state == "missing"


def test_bare_words_under_another_heading_give_nothing() -> None:
    text = "Privacy notice\n\n## What the camera can do\nZoom. Delete. Correction. Portability.\n"
    found = grades(read(read_policy(text, is_html=None)), "GDPR")
    assert all(found[code].state == "missing" for code in ("rights_delete", "rights_portability"))


def test_a_request_for_a_wrong_order_is_no_request_about_data() -> None:
    text = "Privacy notice\n\nI got the wrong size, can you correct that? Yes, send a photo.\n"
    assert grades(read(read_policy(text, is_html=None)), "GDPR")["rights_correct"].state == "missing"


def test_who_runs_the_shop_can_be_reached_by_the_number_behind_its_name() -> None:
    """A number that stands behind the name of a carrier is the carrier's."""
    own = "隐私说明\n\n本铺由青州南燕陶业有限公司经营，电话0536-3550127。\n"
    carrier = "隐私说明\n\n包裹由南燕速运有限公司承运，电话0536-3550127。\n"
    assert grades(read(read_policy(own, is_html=None)), "PIPL")["contact"].state == "present"
    assert grades(read(read_policy(carrier, is_html=None)), "PIPL")["contact"].state == "missing"


def test_a_formula_that_lists_rights_gives_each_of_them() -> None:
    text = "隐私政策\n\n您有权查阅您的信息，有权要求更正信息，有权要求删除您的信息，有权注销您的账户。\n"
    found = grades(read(read_policy(text, is_html=None)), "PIPL")
    assert {found[code].state for code in ("rights_access", "rights_correct", "rights_delete")} == {"present"}


def test_who_serves_the_shop_is_not_the_controller() -> None:
    """ "The services above are provided by X" names a recipient, not a second controller."""
    policy = (
        "《云账本》服务隐私政策\n《云账本》由厦门云账本网络科技有限公司向您提供。\n我们委托云服务商托管您的数据。\n"
        "上述服务由阿里云计算有限公司提供。\n我们收集您的姓名、电话。\n"
    )
    found = read(read_policy(policy, is_html=None))
    assert found.identity.controllers == ("厦门云账本网络科技有限公司",)
    assert grades(found, "PIPL")["recipients_named"].state == "present"


def test_a_note_about_what_customers_sign_up_with_is_a_policy() -> None:
    """A shop that calls its notice "what regulars should know when they sign up" is read like any other."""
    text = "老客登记须知\n登记写名字和手机号，好通知您哪天开锅。册子在账房上锁。不想登了，说一声，名字划掉。\n"
    assert is_policy(read(read_policy(text, is_html=None)))
