"""Pairs of statements: half cannot both be true, half only look so."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.reading import Grade
from tests.verify.policy.invented import WITH_RIGHTS, graded


def contradictory(regime: Regime, text: str) -> dict[str, Grade]:
    found = graded(regime, text, after=WITH_RIGHTS)
    return {code: grade for code, grade in found.items() if grade.state == "contradiction"}


COLLIDING: list[tuple[Regime, str, str]] = [
    # Whoever the outsider is, and whatever it is called.
    (
        "PIPL",
        "third_party_sharing",
        "顾客的资料，我们不会给作坊以外的任何人，哪个来要都不给。\n每天傍晚，当天的名单发给镇上代打包的站点，上面有姓名和住址。",
    ),
    (
        "PIPL",
        "third_party_sharing",
        "任何机构来索要客户名单，我们一律拒绝。\n电话回访请邻县一个外呼团队做，号码由我们给他们。",
    ),
    ("PIPL", "third_party_sharing", "您填的电话，外人一个也看不见。\n团购名单同步给团长，由团长通知取货。"),
    (
        "UK",
        "third_party_sharing",
        "Customer data does not leave our hands.\nMeasurements and photos go to a tailoring house in Leicester, which contacts you directly.",
    ),
    (
        "UK",
        "third_party_sharing",
        "Nobody but us ever sees your data.\nThe booking form is run by Quickslot, which keeps your name and phone number.",
    ),
    (
        "PIPL",
        "retention",
        "寄完货满七天，姓名、电话、地址一起抹掉，一条都不留。\n凡是买过的，电话和地址都在电脑里长期存着，一个都没有删过。",
    ),
    ("PIPL", "retention", "本店不设客户档案，一单一清。\n十年前做过衣服的，尺寸和电话现在还翻得出来。"),
    (
        "UK",
        "retention",
        "Personal data is purged in full within two weeks of delivery.\nThe card index goes back to 1998 and not one card has ever been taken out.",
    ),
    (
        "UK",
        "retention",
        "We keep customer information for three months at most.\nClient data is retained for twenty-five years.",
    ),
    ("PIPL", "cross_border", "您的数据百分之百留在国内。\n客服系统部署在东京的机房，聊天记录存在那里。"),
    (
        "UK",
        "cross_border",
        "We never let your data out of the country.\nThe accounts package we use lives on servers in Oregon.",
    ),
    ("PIPL", "purposes", "绝不会有推销信息打扰您。\n换季的时候，客服会加您微信推荐新款。"),
    ("UK", "purposes", "We don't send marketing emails.\nEvery Friday we text all our customers the weekend specials."),
    ("PIPL", "children", "我们从不收集小朋友的信息。\n暑期班学员（7至12岁）需提交本人照片和学校名称。"),
    ("UK", "cookies_tracking", "No tracking tools are used on these pages.\nWe count visitors with Google Analytics."),
    (
        "PIPL",
        "automated_decision",
        "价格对每位顾客都一样，我们不做个性化。\n您看到的折扣是系统按您过去的消费算出来的。",
    ),
    (
        "UK",
        "automated_decision",
        "We make no automated decisions about anybody.\nYour discount is worked out by software from what you bought before.",
    ),
    (
        "UK",
        "rights_delete",
        "You can have your details removed whenever you wish.\nRequests for deletion are not accepted.",
    ),
    ("PIPL", "security_measures", "您提供的一切资料均加密保管。\n顾客的密码在后台以明文显示。"),
    ("PIPL", "sensitive_data", "车载终端不记录行车轨迹。\n客服可以调出完整的行车轨迹，用来核对里程。"),
    ("PIPL", "security_measures", "我们绝不留存您的银行卡号。\n银行卡号在系统中保存至您连续两年没有任务为止。"),
    (
        "UK",
        "rights_withdraw",
        "You can call your permission back every time.\nThe permission is given once and for always.",
    ),
    (
        "UK",
        "third_party_sharing",
        "I never let anybody else have your details.\nIn July I hand my customers' emails to the town festival.",
    ),
    (
        "CCPA",
        "retention",
        "If you close your account, everything about you is gone the same day.\nClosed accounts are kept on file for eighteen months.",
    ),
    # Plain words, in any order and far apart.
    (
        "PIPL",
        "third_party_sharing",
        "客人的事，我们从来没跟任何一个外人提起、透露过半句资料。\n货走中通，小哥手里会有您的名字和电话。",
    ),
    ("PIPL", "third_party_sharing", "客人的名单半个字也不往外说。\n每季度我们抄一份会员名单给茶叶协会。"),
    ("PIPL", "cross_border", "数据一条也不会流出国门。\n首尔的研发中心每周读取全部心率数据，用来改进算法。"),
    ("PIPL", "purposes", "我们不发广告，也不打推销电话。\n每逢上新，我们会给会员手机群发优惠短信。"),
    ("PIPL", "sensitive_data", "我们不使用生物识别，不采集任何生物特征。\n选择刷脸取餐的，请在屏幕前录入面部图像。"),
    ("PIPL", "automated_decision", "我们不给客人画像，也不杀熟。\n报价由系统结合您的浏览和消费水平给出。"),
    ("PIPL", "retention", "退会当天，您的一切资料清空，不留任何痕迹。\n退会客人的资料我们另存三年，方便回归。"),
    ("PIPL", "retention", "您要求删除的，我们立即彻底清除全部资料，不留副本。\n购买记录永久保存，供分析之用。"),
    ("PIPL", "retention", "录音转写后即时删除，不再留存。\n学员录音在教研库保存两年。"),
    (
        "UK",
        "third_party_sharing",
        "I don't pass your particulars to a living soul.\nParcels go with Parcelforce, and the driver is given your name and address.",
    ),
    (
        "UK",
        "third_party_sharing",
        "Your details are disclosed to no third party whatsoever.\nTelephone numbers are released to affiliated studios.",
    ),
    ("UK", "purposes", "We will never send you marketing.\nEvery month we e-mail our customers a discount code."),
    (
        "UK",
        "cross_border",
        "None of your information ever travels beyond the UK.\nEvening messages are answered by a team in South Africa who can open your account.",
    ),
    (
        "UK",
        "automated_decision",
        "No decision about you is ever left to a machine.\nWhether you may pay later is decided by a scoring model.",
    ),
    (
        "UK",
        "retention",
        "Call recordings are wiped after 30 days.\nFor training, the audio is filed for eighteen months.",
    ),
    (
        "UK",
        "retention",
        "If you ask us to delete your data we erase it from every system, with nothing kept behind.\nEven after a deletion request we hold your profile for five years.",
    ),
    (
        "CCPA",
        "children",
        "Nobody under 16 is in our records.\nThe puppy club signs up 8- to 12-year-olds and notes each member's first name and age.",
    ),
    (
        "CCPA",
        "do_not_sell",
        "Your information is not for sale.\nWe hand our shopper file to an agency, which credits our account for every household.",
    ),
    ("PIPL", "cross_border", "您的个人信息存储于中华人民共和国境内。\n设备日志会传输至我们在新加坡租用的服务器。"),
    (
        "PIPL",
        "third_party_sharing",
        "信息绝不会提供给本公司以外的任何主体。\n应用内嵌了穿山甲广告组件，由其收集设备信息。",
    ),
    ("PIPL", "third_party_sharing", "没有任何人能拿到这些信息。\n我们把手机号上传到巨量引擎，匹配相似人群。"),
    ("PIPL", "retention", "我们不保存浏览记录。\n浏览记录保留12个月。"),
    ("PIPL", "retention", "通话录音保存30天。\n客服通话录音会保留180天。"),
    (
        "PIPL",
        "children",
        "仅供成年人使用，任何情况下均不收集未成年人的信息。\n未成年人应在监护人指导下填写个人信息后提交。",
    ),
    ("PIPL", "sensitive_data", "我们不收集任何敏感信息。\n门店通过人脸识别登记会员，人脸照片保存在系统中。"),
    (
        "UK",
        "third_party_sharing",
        "No outside company receives any of your data.\nThe chat on this page is run by Intercom, which stores your messages.",
    ),
    (
        "UK",
        "third_party_sharing",
        "We keep your details strictly to ourselves.\nEach week we send the list of customers to a direct mail house in Bradford.",
    ),
    ("UK", "cookies_tracking", "We use no tracking whatsoever.\nA Meta pixel on every page reports what you look at."),
    (
        "CCPA",
        "do_not_sell",
        "We do not and will not sell your personal information.\nWe compile lists of leads, which we sell to marketing companies.",
    ),
    (
        "UK",
        "purposes",
        "Your number is used only for delivery and for nothing else.\nWe text you about sales and new products.",
    ),
    ("PIPL", "third_party_sharing", "我们不与任何人共享您的信息。\n配送时，收货人姓名、电话、地址会提供给顺丰。"),
    ("PIPL", "automated_decision", "本商城不使用您的信息做个性化推荐。\n首页根据您的浏览和购买记录为您展示商品。"),
    ("PIPL", "retention", "所有档案五年后一律清除，不留备份。\n为了研究，儿童配镜档案永久保存。"),
    (
        "UK",
        "retention",
        "We keep treatment records for ten years after treatment ends.\nTreatment records are deleted twelve months after treatment ends.",
    ),
    (
        "PIPL",
        "third_party_sharing",
        "我们绝不会向任何第三方提供您的个人信息。\n为展示优惠，我们把手机号同步给合作的某运动品牌商。",
    ),
    ("PIPL", "children", "我们不收集未满十四周岁儿童的任何信息。\n六岁以上的孩子可以建立档案，填写姓名、生日、身高。"),
    ("PIPL", "purposes", "您的手机号绝不用于营销。\n每逢换季，我们会向老顾客发送新品促销短信。"),
    ("PIPL", "security_measures", "所有资料全部加密存储。\n客服表格里的手机号以明文保存。"),
    (
        "UK",
        "third_party_sharing",
        "We never pass your details to anyone outside our own staff.\nThe calendar is run for us by BookEasy Inc. in Leeds, which stores names and phone numbers.",
    ),
    (
        "UK",
        "cross_border",
        "All personal data stay in the United Kingdom, always and without exception.\nThe calendar is run by BookEasy Inc. in Austin, Texas, which stores names on its servers there.",
    ),
    (
        "UK",
        "retention",
        "Booking records are deleted two years after the last visit.\nBooking records are kept for six years in case of claims.",
    ),
    (
        "PIPL",
        "third_party_sharing",
        "我们承诺绝不向任何第三方提供您的个人信息。\n我们每月把会员名单交给合作的保险公司做推广。",
    ),
    (
        "PIPL",
        "third_party_sharing",
        "您的信息不会给任何人。\n包裹由中通承运，我们会把您的姓名、电话和地址提供给中通快递。",
    ),
    ("PIPL", "third_party_sharing", "本小程序没有集成任何第三方SDK。\n为了统计启动次数，本小程序接入了友盟SDK。"),
    ("PIPL", "cross_border", "数据全部存储在国内，绝不出境。\n夜间客服由马来西亚的团队提供，可以看到您的订单资料。"),
    ("PIPL", "retention", "订单完成后七天内删除全部个人信息。\n收货信息会保存三年，便于复购。"),
    ("PIPL", "retention", "人脸照片验证后立即删除，不作保存。\n人脸照片保存一年，用于比对。"),
    ("PIPL", "rights_withdraw", "您可以随时撤回授权。\n授权书一经签署不可撤回。"),
    ("PIPL", "rights_account_cancel", "用户可随时注销账号。\n会员账号不支持注销。"),
    ("PIPL", "children", "我们不收集儿童的个人信息。\n报名亲子营时请填写孩子的姓名、年龄和学校。"),
    ("PIPL", "sensitive_data", "我们不收集您的生物识别信息。\n开门前请录入指纹，指纹保存在云端。"),
    ("PIPL", "automated_decision", "我们不做用户画像。\n系统根据您的消费记录自动生成信用评分，决定可以赊账的额度。"),
    ("PIPL", "cookies_tracking", "本网站不使用任何Cookie。\n我们通过Cookie记住您的购物车。"),
    (
        "GDPR",
        "third_party_sharing",
        "Your details are never given to any third party.\nEvery Friday we upload the customer list to Facebook to build audiences.",
    ),
    (
        "UK",
        "third_party_sharing",
        "We never pass your information to anyone.\nOur carrier DPD receives your name, address and phone number.",
    ),
    (
        "GDPR",
        "third_party_sharing",
        "Our app contains no third-party analytics.\nThe app sends usage events to Mixpanel.",
    ),
    (
        "GDPR",
        "cross_border",
        "All data stay within the EU at all times.\nOur support desk in Mumbai answers tickets and sees your order.",
    ),
    (
        "UK",
        "retention",
        "We delete all customer data within 30 days of delivery.\nCustomer profiles are kept for five years so that we can send offers.",
    ),
    ("GDPR", "retention", "Chat logs are deleted after 14 days.\nWe keep chat logs for two years."),
    (
        "GDPR",
        "rights_withdraw",
        "You can withdraw your consent whenever you want.\nConsent to the photo programme is irrevocable.",
    ),
    (
        "GDPR",
        "children",
        "We do not collect data from children under 16.\nKids club: enter your child's name and birthday to get a surprise.",
    ),
    (
        "UK",
        "cookies_tracking",
        "This site does not use cookies.\nWe place a marketing cookie to recognise you on other sites.",
    ),
    (
        "UK",
        "automated_decision",
        "No decision about you is made automatically; we do not use automated decision-making.\nOur system calculates a credit score and refuses applications below 500.",
    ),
    (
        "CCPA",
        "do_not_sell",
        "We do not sell your personal information.\nWe license our customer list to list brokers in exchange for a fee.",
    ),
    (
        "GDPR",
        "controller_identity",
        "Baltic Amber OÜ is the data controller for this shop.\nNordic Gems Ltd is the data controller for this shop.",
    ),
    (
        "GDPR",
        "sensitive_data",
        "We do not collect any health data.\nBefore the first class we ask about medical conditions and record your blood pressure.",
    ),
    ("PIPL", "rights_delete", "您可以要求删除您的信息。\n用户资料一经提交，任何情况下均不予删除。"),
    ("PIPL", "retention", "运动轨迹保存至您注销账号之日起三十日，届时删除或匿名化。\n用户的运动轨迹将由我们永久保存。"),
    (
        "GDPR",
        "retention",
        "Account data are erased ninety days after the contract ends.\nAccount data may also be kept indefinitely.",
    ),
    (
        "GDPR",
        "automated_decision",
        "We make no automated decisions.\nA computer score decides automatically whether you may pay by invoice.",
    ),
    (
        "GDPR",
        "children",
        "We do not knowingly collect any information about children under 13.\nWe ask for a child's nickname and the child's year of birth.",
    ),
    (
        "CCPA",
        "do_not_sell",
        "We do not sell or share your personal information.\nWe pass your email to Meta so that it can show you our ads on other sites.",
    ),
]

LAWFUL: list[tuple[Regime, str]] = [
    # One kind of recipient, a sale, a wish of the person, one kind of records, a machine that is not alone.
    ("PIPL", "我们不向广告商提供您的个人信息。\n邮政会收到您的姓名、地址，以便投递。"),
    ("PIPL", "我们从不向任何人泄露您的电话。\n您可以要求我们把信息转给您指定的其他店。"),
    ("PIPL", "聊天记录保存一年后全部删除。\n售后登记保存三年。"),
    ("PIPL", "我们不会仅依靠自动化决策作出对您有重大影响的决定。\n首页根据浏览记录推荐商品，可以关闭。"),
    ("PIPL", "您可以关闭个性化推荐，我们就不再为您做画像。\n首页根据您的浏览记录推荐商品。"),
    ("PIPL", "付款信息全部加密传输。\n请不要用明文发送密码给客服。"),
    ("PIPL", "我们的信息都存在境内机房，不会向境外传输或提供。\n快递公司会收到您的姓名和地址。"),
    ("UK", "We do not sell your data to third parties.\nRoyal Mail is given your name and address."),
    ("UK", "All data is deleted at the end of its retention period.\nOrders are kept for seven years."),
    ("UK", "We keep chat messages for three months at most.\nInvoices stay for ten years."),
    ("UK", "We do not take decisions based solely on automated processing.\nSoftware sets prices by cost and season."),
    ("PIPL", "优惠券不能转让给他人。\n我们会将您的姓名和电话提供给快递公司。"),
    ("CCPA", "The courier gets your name and address.\nNo one else is given any of your details."),
    ("PIPL", "我们从不向任何人透露您的电话。\n第三方网站可能收集您的信息，请您留意。"),
    ("PIPL", "我们不会向任何未成年人提供服务。\n我们向快递公司提供您的姓名和地址。"),
    ("PIPL", "除承运的快递外，我们不把您的资料告诉任何外人。\n快递员会拿到您的姓名和电话。"),
    ("PIPL", "您有权要求我们删除全部信息。\n订单依法保存三年。"),
    ("UK", "You can request us to delete all the information we hold.\nInvoices are kept for six years."),
    ("UK", "We do not pass your data to anyone except our courier.\nDHL gets your address."),
    ("UK", "Our couriers never pass your data to anyone.\nOur accountant receives the invoices."),
    ("UK", "Parts are never sent outside the UK.\nOur stand at the fair in New York was popular."),
    ("PIPL", "我们不向第三方共享您的精准定位。\n我们接入高德地图SDK用于显示门店位置。"),
    ("PIPL", "个人信息存储于境内。\n如需向境外传输，我们会单独征得您的同意。"),
    ("PIPL", "我们的服务主要面向成年人。\n童装尺码请参考孩子的身高选择。"),
    ("UK", "We use no cookies for advertising.\nA cookie remembers your basket."),
    (
        "UK",
        "This policy does not cover the use of cookies by advertisers.\nThese cookies count the visits to our pages.",
    ),
    (
        "UK",
        "Members can at any time look into their file, have it corrected or erased.\nYour file is kept for ten years.",
    ),
    ("UK", "All payment data is encrypted.\nDo not send us card numbers in plain text."),
    ("PIPL", "我们也提供不基于个性化推荐算法的展示内容。\n我们会根据您的浏览记录为您展示商品推荐。"),
    ("PIPL", "所有订单信息三年后一律删除。\n发票信息按税法要求保存十年。"),
    ("PIPL", "除下列情形外，我们不会向第三方提供您的信息：\n（1）向快递公司提供姓名、电话和地址，用于送货。"),
    ("PIPL", "我们不会出售您的个人信息。\n我们委托快递公司配送，向其提供姓名和地址。"),
    ("PIPL", "快递员不会把您的电话告诉任何人。\n我们把电话提供给顺丰。"),
    (
        "PIPL",
        "未经您的单独同意，我们不会将信息提供给境外。\n您购买海外直邮商品并单独同意后，我们向东京仓库提供收货信息。",
    ),
    ("PIPL", "浏览日志保存三十天。\n订单信息保存三年。"),
    ("PIPL", "注销账号后我们立即删除您的全部信息。\n订单信息保存三年。"),
    ("PIPL", "您可以随时撤回同意，撤回不影响此前的处理。\n支付完成的订单不可撤销。"),
    ("PIPL", "我们不收集未满十四周岁儿童的信息，除非监护人同意。\n监护人可以为孩子登记姓名和生日。"),
    ("PIPL", "我们不会收集您的通讯录。\n我们收集您的手机型号。"),
    ("PIPL", "本店销售童装，不面向儿童提供服务。\n下单时请填写收货人姓名和电话。"),
    ("PIPL", "本网站不使用Cookie进行广告追踪。\n我们使用Cookie记住购物车。"),
    ("GDPR", "We never share your data with advertisers.\nOur courier gets your address."),
    ("GDPR", "We do not sell your data.\nWe share order data with our payment processor."),
    (
        "GDPR",
        "We never share your data with third parties for their own marketing.\nWe use Mailchimp to send our newsletter.",
    ),
    (
        "GDPR",
        "Card numbers never reach our servers.\nYour order is stored on servers in the United States under standard contractual clauses.",
    ),
    (
        "UK",
        "We will not transfer your data outside the UK unless adequate safeguards are in place.\nOur email provider is based in the United States and has signed the IDTA.",
    ),
    ("UK", "CCTV recordings are deleted after 30 days.\nInvoices are kept for six years."),
    (
        "GDPR",
        "When you close your account we delete all your data.\nInvoices are kept for ten years as tax law requires.",
    ),
    ("GDPR", "You can withdraw your consent at any time.\nOrders cannot be cancelled once they have been engraved."),
    (
        "GDPR",
        "We do not knowingly collect data from children under 13.\nWe sell toys; please enter the name of the person who receives the parcel.",
    ),
    ("UK", "We use no advertising cookies.\nA session cookie keeps your basket."),
    (
        "CCPA",
        "We do not sell or share personal information.\nWe disclose personal information to service providers such as carriers.",
    ),
    (
        "GDPR",
        "Cloud Home Ltd is the controller.\nOur hosting provider Hetzner Online GmbH processes data on our behalf.",
    ),
    ("GDPR", "Third parties may use cookies on their own websites.\nWe do not use cookies."),
    ("UK", "We never ask for your bank details by email.\nWe pass card details to our payment provider."),
    ("GDPR", "Once the retention period expires, Personal Data shall be deleted.\nOrder data are kept for six years."),
    ("GDPR", "All data are erased at the end of that period.\nOrder data are kept for six years."),
    ("PIPL", "保存期限届满后，我们将删除您的全部个人信息。\n订单信息自交易完成之日起保存三年。"),
    (
        "CCPA",
        "We do not sell or share personal information for cross-context behavioral advertising.\nWe use analytics to count visits.",
    ),
]


@pytest.mark.parametrize(("regime", "code", "text"), COLLIDING)
def test_statements_that_cannot_both_be_true_are_shown_together(regime: Regime, code: str, text: str) -> None:
    """The code of the statement that cannot hold is contradictory, no other, and both sentences are named."""
    found = contradictory(regime, text)
    assert sorted(found) == [code]
    assert found[code].sentence is not None and found[code].other is not None


@pytest.mark.parametrize(("regime", "text"), LAWFUL)
def test_an_exception_another_actor_or_other_data_collide_with_nothing(regime: Regime, text: str) -> None:
    assert contradictory(regime, text) == {}
