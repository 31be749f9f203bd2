"""Short policies as shops write them: some contradict themselves in one point, most only look so."""

from __future__ import annotations

COLLIDING: list[tuple[str, str]] = [
    (
        "third_party_sharing",
        "We are Mill Lane Books, 4 Mill Lane, Hexham. We collect your name, address and email when you order. We never give customer information to anyone outside our shop. Orders are kept for six years for tax. Every month we send a list of our customers and what they read to the publishers we work with. You can ask for a copy of your data.",
    ),
    (
        "third_party_sharing",
        "Privacy at Tilda's Tea. Your personal data is not passed on to third parties under any circumstances. We use cookies for the basket. Our newsletter is sent when you subscribe. For competitions, entrants' names and phone numbers are forwarded to the sponsoring brand, which contacts the winners and others with offers. Write to tilda@tea.example.",
    ),
    (
        "do_not_sell",
        "This policy describes what Redwood Outfitters, Inc. does with personal information. We do not sell your personal information. We collect identifiers and purchase history. A data company pays us a monthly fee for access to our customers' purchase records. You may request deletion at any time. Last updated May 2026.",
    ),
    (
        "cross_border",
        "Your data is stored exclusively in the European Union and never leaves it. Controller: Bergfink GmbH, Innsbruck. We process orders because the contract requires it. Questions in the chat are answered by our support team in Bangalore, which can see your order and address. You have the right to lodge a complaint.",
    ),
    (
        "cross_border",
        "We are a UK company. All customer information is kept in the United Kingdom. It is used to send your order. Backups of the customer database are copied every night to a server in Texas. You can complain to the ICO.",
    ),
    (
        "retention",
        "We delete all customer data three months after delivery. The shop is run by Ana Costa. We take name, address and e-mail. Customer names, addresses and purchases are kept in our system for ten years so that we can write to people again. Cookies are used for the basket.",
    ),
    (
        "retention",
        "Chat conversations are deleted after 30 days. Invoices are kept for seven years as required by law. We store chat conversations for two years to train new staff. You may ask for deletion.",
    ),
    (
        "children",
        "Our website is not directed at children and we do not collect personal information from children. Join the Tiny Explorers Club: enter your child's name, birthday and favourite dinosaur and get a card each year. Orders are shipped by post.",
    ),
    (
        "cookies_tracking",
        "We do not use any cookies or tracking technologies. Our hosting is in Germany. To see how visitors use our shop we have installed Google Analytics, which records the pages you visit and how long you stay. Contact: hello@shop.example.",
    ),
    (
        "automated_decision",
        "We do not make automated decisions about you. Name, address and payment details are needed for the order. When you choose to pay later our system calculates a credit score from your order history and rejects applications below a certain value without human review. You may ask for access.",
    ),
    (
        "rights_withdraw",
        "You can withdraw your consent at any time with effect for the future. By taking part in the photo contest you give irrevocable consent to the use of your picture; this consent cannot be withdrawn. Contact us at foto@example.com.",
    ),
    (
        "rights_access",
        "All requests about your personal data are handled free of charge. Send them to privacy@example.org. For a copy of your data we charge an administration fee of 20 dollars. We keep orders for five years.",
    ),
    (
        "purposes",
        "We will not use your email address for marketing. We need it for the order confirmation. Two days after your purchase we start sending you our weekly promotions by email. You can ask what we store.",
    ),
    (
        "legal_basis_or_consent",
        "We only process your data after you have given your explicit consent. All boxes are empty when you open the form. By continuing to browse this website you consent to our use of your data. We ship with DHL.",
    ),
    (
        "security_measures",
        "All personal data is stored in encrypted form. Only two colleagues have access. Customer passwords are kept in plain text in our database so that support can look them up. Questions? Write to us.",
    ),
    (
        "third_party_sharing",
        "本店由温岭市小满茶铺经营。我们收集您的姓名、电话和地址用于发货。我们不会将您的信息提供给任何第三方。为了做活动,我们把会员的手机号和消费记录共享给合作的银行。您可以来电查询、更正、删除。",
    ),
    (
        "third_party_sharing",
        "客户信息只有本店员工能看到,绝不外传。订单保存三年。每月底,我们会把顾客名单发给供货的品牌方,由他们做回访。联系电话 0571-1234567。",
    ),
    (
        "third_party_sharing",
        "本应用未接入任何第三方SDK。您注册时需要填写手机号。为了推送消息,应用集成了极光SDK,会收集您的设备标识和网络信息。您可在设置中注销账号。",
    ),
    (
        "do_not_sell",
        "我们绝不出售您的个人信息。收集的信息包括姓名、电话。我们按条收费,把客户名单提供给装修公司。信息保存两年。",
    ),
    (
        "cross_border",
        "您的个人信息全部存储在中国境内,不会传输到境外。我们收集订单信息用于发货。客服工单由设在马尼拉的团队处理,他们可以查看您的订单和电话。如有问题请联系我们。",
    ),
    (
        "retention",
        "订单完成后,我们会在7天内删除您的全部个人信息。我们使用Cookie保存购物车。顾客的姓名、电话和地址会长期保存在会员系统中,方便下次下单。您可以投诉。",
    ),
    (
        "retention",
        "通话录音保存一个月后自动删除。我们重视您的隐私。所有客服通话录音保存三年,用于培训。",
    ),
    (
        "children",
        "我们不收集未成年人的个人信息。会员可享受积分。宝宝生日俱乐部:请填写孩子的姓名、出生日期和所在幼儿园,即可领取礼物。本政策自2026年1月1日起生效。",
    ),
    (
        "cookies_tracking",
        "本网站不使用Cookie,也不追踪您的浏览行为。服务器在杭州。我们通过百度统计记录您访问的页面和停留时间,用于改进网站。",
    ),
    (
        "automated_decision",
        "所有顾客看到的价格都是一样的,我们不做用户画像。系统会根据您的浏览记录和消费水平调整展示的价格和优惠券。您可以查阅、复制个人信息。",
    ),
    (
        "rights_withdraw",
        "您可以随时撤回您的同意。我们收集手机号用于登录。授权书一经签署,在合同期内不得撤回。",
    ),
    (
        "rights_delete",
        "您可以随时要求我们删除您的个人信息。会员资料一旦录入,不支持删除。联系邮箱 a@b.example。",
    ),
    (
        "rights_account_cancel",
        "您可以随时注销账号。我们使用您的手机号登录。为保证交易安全,账号注册后无法注销。",
    ),
    (
        "purposes",
        "我们承诺不会向您发送任何营销短信。手机号用于接收验证码。每逢节日,我们会给所有会员群发优惠短信。",
    ),
    (
        "legal_basis_or_consent",
        "我们在取得您的明确同意后才会收集您的个人信息,不会默认勾选。您进入本小程序即视为同意我们收集您的信息。我们委托顺丰配送。",
    ),
    (
        "automated_decision",
        "您可以随时在设置中关闭个性化推荐,关闭后列表只按上架时间排列。我们收集手机号和收货地址。猜您喜欢栏目按您的浏览和购买记录排序,该栏目没有提供关闭的入口。订单保存三年。",
    ),
    (
        "retention",
        "本店取得的全部信息满三十天即从后台清除,不另作备份。您可以查阅您的信息。会员手机号和历次订单由门店系统连续保留三年,用于积分兑换。",
    ),
    (
        "rights_withdraw",
        "Your consent to marketing can be called back at any time. We ship in Poland. By joining the bonus you give consent to marketing for two years and within that time you cannot resign from this consent. Write to us by post.",
    ),
    (
        "automated_decision",
        "Nothing that has a legal or similarly significant effect on you is ever decided by a computer on its own. We ship with DPD. Applications for the store account are turned down by the system alone within seconds and no manual stage exists.",
    ),
    (
        "do_not_sell",
        "We do not sell or share your personal information. Every Monday we upload our customer list to Meta. In return they place our ads in your feed and find similar people. Refunds take five days.",
    ),
    (
        "children",
        "We do not collect any personal information from anyone under 13. Books ship in a day. Calling readers aged 5 to 12! Type in your first name, your birthday and your school and we post you a badge.",
    ),
    (
        "third_party_sharing",
        "Your details stay with us. They are never passed to another company, full stop. We bake on Fridays. Every month we send the names and addresses of our customers to a partner company, which writes to them.",
    ),
]


LAWFUL: list[str] = [
    "We are Hollow Oak Furniture Ltd, Leeds. We do not sell or rent your personal data to anyone. We use Royal Mail and DPD to deliver orders and Stripe to take payment. Our accountant has access to invoices. If we sell the business your data may pass to the buyer. We keep invoices for six years.",
    "Your information is never shared with third parties for marketing. We share it with couriers, our IT provider and, if the law requires it, with the authorities. Reviews that you write are public. You may withdraw consent at any time, but we will keep the records that tax law requires.",
    "All data is stored on servers in Ireland. We do not transfer personal data outside the EEA, except that Mailchimp in the United States sends our newsletter under standard contractual clauses. We deliver to Japan and Canada. Our wool comes from New Zealand.",
    "We don't use advertising cookies. A session cookie remembers your basket, and a second one your language. If you accept analytics, Matomo counts your visits. You can delete cookies in your browser.",
    "Our shop sells toys but is meant for adults who buy them. We do not knowingly collect data from children under 13. If a parent tells us that a child has registered, we delete the account. Birthday cards can be ordered with a name of your choice.",
    "We keep your account data until you close the account and then delete it within 30 days. Order data are kept for ten years under German law. Applications are deleted after six months. Chat logs are deleted after 90 days. Vouchers expire after three years.",
    "You can withdraw your consent at any time by clicking unsubscribe. Custom orders cannot be cancelled after production has started. The right of withdrawal for goods is 14 days. Withdrawal does not affect what was done before.",
    "We make no automated decisions that have legal effect. Our shop recommends products that others bought as well. Postage is calculated automatically. Suspicious payments are checked by a colleague before we cancel an order.",
    "Requests are free. If you ask for the same thing again and again we may charge a reasonable fee. Shipping costs 5 dollars. Gift boxes cost extra. A printed invoice is sent free on request.",
    "We do not collect sensitive information. Our shop sells blood pressure monitors and vitamins; what you order tells us nothing certain about your health. Payment details are handled by PayPal and we never see your card number. PayPal stores it.",
    "We will only email you offers if you have signed up for them. Order confirmations and delivery updates are sent to everyone who orders. Every newsletter has an unsubscribe link. Our catalogue lies in the shop.",
    "We collect only what we need for your order: name, address, email, phone. We do not buy data about you. The web server logs IP addresses for seven days for security. Phone calls are not recorded. A camera watches our car park.",
    '"Sharing" means passing personal information to third parties for cross-context behavioral advertising. We do not share personal information in that sense and have not sold any in the past twelve months. We disclose identifiers to our carriers and to our payment processor. You have the right to know, delete and correct. We will not discriminate against you.',
    "Nobody outside our team sees your data apart from the post office, our web host and the tax office. Each of them gets only what is needed. We have never had a data breach; should it happen we will tell you within 72 hours. No one else receives anything.",
    "Passwords are hashed and nobody can read them. If you forget yours you can set a new one by a link we email. Connections are encrypted. Please do not send card numbers by email, as emails are not encrypted. Staff sign a confidentiality agreement.",
    "我们不会向第三方出售您的个人信息。为了完成配送,我们会把收货信息提供给顺丰。使用微信支付时,微信会取得付款信息。法律法规要求时我们会配合有关机关。订单信息保存三年。",
    "未经您同意,我们不会与任何公司共享您的信息,但快递公司、支付机构除外。您晒单的内容其他用户可以看到。本店商品由厂家直接供货。",
    "您的信息存储在中国境内。如需向境外提供,我们将征得您的单独同意。本店销售日本、韩国进口商品,部分商品由香港仓库发货。境外网站不适用本政策。",
    "我们不使用广告Cookie,只使用必要的Cookie来保持登录。您可以在浏览器里关闭。快递轨迹由快递公司提供,您可在订单页追踪包裹。",
    "我们不主动收集不满十四周岁未成年人的信息。若您为孩子购买童装,请填写您本人的联系方式。监护人可联系我们删除孩子的信息。玩具请在家长陪同下使用。",
    "账号注销后,我们将删除您的个人信息,法律法规要求保留的除外。订单依法保存三年。聊天记录保存九十天。日志保存六个月。积分两年有效。",
    "您可以随时撤回同意,撤回后我们不再处理相应信息。定制商品不支持七天无理由退货。已发出的短信无法撤回。撤回不影响之前的处理。",
    "我们不会仅凭自动化决策作出对您有重大影响的决定。首页按销量推荐商品。运费自动计算。您可以关闭个性化推荐。可疑订单由人工审核。",
    "查询和删除个人信息不收取费用。短时间内多次重复请求的,可能收取成本费。退换货运费由买家承担。补打发票收费两元。",
    "我们不收集人脸、指纹等敏感信息。本店出售指纹锁,指纹数据只存在锁里。您用手机的面容功能付款时,由手机厂商处理,我们拿不到。收货时快递员可能核对身份证。",
    "只有在您订阅后我们才会发送优惠信息。下单后您会收到订单和物流短信。每条营销短信都可以回复T退订。店里的海报对所有人一样。",
    "我们只收集下单需要的姓名、电话、地址。我们不读取通讯录和相册。电话不录音。服务器日志会记录IP地址,保存六个月,用于安全。门店有监控。",
    "本店所有资料加密保存,密码我们也看不到。忘记密码可以通过短信重新设置。请不要用明文方式把银行卡号发给客服。员工入职签保密协议。",
    "除快递小哥和收款的银行外,没有人知道您买了什么。快递会看到您的电话。账本放在抽屉里,锁着。三年后销毁。隔壁店也卖茶,但和我们没有关系。",
    "价格对所有顾客一样,会员价写在标签上。运费按地区不同。优惠券每人一张。我们不给顾客打标签。系统按下单先后安排发货。",
    "We never sell your personal data and never will. Payments are handled by Stripe, to whom we pay a fee for each transaction. Our hosting provider stores the order database on our behalf and may not use it for anything else. If our business is sold, customer records may be part of what changes hands, and you will be told beforehand. Where a court orders it, we disclose what the order names. In exchange for a review you may receive a discount code; the review is published under the name that you choose.",
    "We do not share your information with third parties for their own purposes. Your name and address are passed to Evri or Royal Mail so that your parcel reaches you. Mailchimp sends our newsletter and receives your email address for that. Our accountant in Leeds sees the invoices. Nothing else leaves the shop. We have never received a request from the police, but if one came we would have to answer it. Third parties that we link to have their own privacy policies and may collect data about you.",
    'All our servers are in Germany and customer data never leave the European Union. The company is owned by Nakamura Holdings of Osaka, Japan, which has no access to customer data. We ship parcels to the United States, Canada and Australia. The European Commission has adopted adequacy decisions for Japan, Switzerland and the United Kingdom. "Third country" means any country outside the European Economic Area. Should we ever engage a provider in a third country, standard contractual clauses will be signed first. Our coffee is grown in Ethiopia and packed in Hamburg.',
    "We keep order data for six years because tax law requires it. Newsletter addresses are deleted as soon as you unsubscribe. Server logs are deleted after 14 days. Correspondence is kept for two years after the last letter. Account data are kept for as long as the account exists and erased within 30 days of closing it; invoices remain for the legal period. If a data breach is likely to put you at risk we will notify the authority within 72 hours and you without undue delay. Gift vouchers are valid for three years. Goods may be returned within 30 days.",
    "This shop is not intended for children and we do not knowingly collect personal data from anyone under 16. Our romper suits and school bags are bought by parents, whose data we process as described above. If you believe that a child has given us data, write to us and we will delete them. Please state the child's size when you order. You confirm that you are over 18 when you place an order. Toys are suitable for children from 3 years on. We donate part of our profits to a children's hospital.",
    "We use no advertising or analytics cookies. One strictly necessary cookie keeps your basket together and is gone when you close the browser. If you play an embedded video, YouTube may set its own cookies; the video is loaded only after your click. You can delete cookies in your browser at any time. Do Not Track signals make no difference because we do not track you. Parcel tracking is provided by the carrier: you will find the tracking number in the confirmation.",
    "We do not use automated decision-making within the meaning of Article 22 GDPR. Every credit application is checked by a member of staff. Delivery dates and postage are calculated automatically. The confirmation is sent automatically after your order. Our fraud filter marks suspicious orders, and a person decides what is done with them. Products are sorted by popularity, the same for everybody. You have the right not to be subject to a decision based solely on automated processing, including profiling.",
    "You may withdraw your consent at any time. The withdrawal does not affect the lawfulness of processing before it. You cannot withdraw from a purchase of custom-made goods once production has begun. Contracts once concluded are binding. Where we process data on the basis of a legal obligation, no consent is needed and withdrawal has no effect on it. You grant us a non-exclusive licence to show your product photographs, which ends when you remove them. Deposits cannot be refunded.",
    "You can ask us to delete your data. We cannot delete invoices before the statutory period has ended. Reviews are removed on request. Backups are overwritten within 35 days, so that deleted data may remain there for that time. If we cannot identify you we may refuse the request. Items can be removed from the basket with the cross beside them. Graffiti cannot be removed from this wall paint with water alone.",
    "Exercising your rights is free of charge. Where requests are manifestly unfounded or excessive we may charge a reasonable fee. Returns cost 4.90 euros and are deducted from the refund. Shipping is free from 50 euros. A duplicate of an invoice for the guarantee is free as well. Gift wrapping costs 3 euros. Calls to our hotline are charged at the local rate.",
    "We do not collect sensitive data such as health data or religious beliefs. Please do not send us such information. We sell massage oils, bandages and books about religion. If you tell us about an allergy of your own accord, we use it only to answer you and delete it afterwards. Payment data are entered on the page of our payment provider; we never see your card number. The provider stores the card number so that you need not type it again. Our watches show your heart rate, which never leaves the watch.",
    "No marketing without your consent: you receive our newsletter only if you subscribe to it. We use your email address to send order confirmations, invoices and dispatch notices. When you leave we keep your email on a list so that we do not write to you by mistake. To process and ship orders; to answer questions; to send you offers if you have agreed to them. Our catalogue is enclosed with every parcel and is not personalised. You can object to direct marketing at any time.",
    "We collect only the data that you give us when ordering: name, address, email. Our server writes your IP address to a log, as every server does; this is the only exception. We do not buy data from others. Suppliers send us samples and price lists. We record the batch numbers of the yarn that we dye. No recordings are made of telephone calls. The shop in Bath has a camera at the till, of which a sign at the door informs visitors.",
    'Brightwater Ltd ("we", "us") is responsible for your data. Brightwater Ltd is registered in England, number 0123456, with its office at 3 Quay Street, Bristol. We do not share your data with other companies. "Personal data" means any information relating to an identified or identifiable person. "Processor" means a person who processes data on behalf of the controller. Our representative in the EU is Datenhaus GmbH, Berlin. How do we share your information? We don\'t, with the exceptions listed below. Carriers receive your address. Our bank sees your payments.',
    "Card details are never stored by us. Adyen N.V. stores them under its own responsibility. All connections are encrypted with TLS. Passwords are stored as salted hashes. No method of transmission over the internet is completely secure. Emails are not encrypted unless you use PGP. Only staff who need the data have access to them. In the event of a breach you will be told within 72 hours. Our padlocks can be opened by anyone with the code.",
    'We process your data only with your consent, to perform a contract, or because the law requires it. By placing an order you accept our terms of sale. Use of the service after a change of the terms counts as acceptance of the terms. We will never tick a box for you. Analytics start only after you click "accept". Children\'s data: none. Sale of data: none. Transfers outside the UK: none, other than to Klaviyo in the United States, under the UK extension to the Data Privacy Framework.',
    'CATEGORIES OF PERSONAL INFORMATION WE COLLECT: identifiers; commercial information; internet activity. In the preceding twelve months we have not sold or shared personal information for cross-context behavioral advertising. We disclose identifiers and commercial information to the following categories of service providers for a business purpose: shipping companies, payment processors, cloud hosting. You have the right to know whether we sell or share your data and to whom. "Sell" means renting, releasing, disclosing or making available personal information to a third party for money or other valuable consideration. We do not offer financial incentives in return for personal information. We retain personal information for as long as you have an account and for seven years after the last order. Purchases over 100 dollars earn loyalty points.',
    "We don't share your mobile number or text message consent with third parties or affiliates for marketing purposes. Service providers such as our SMS platform help us deliver the messages. We use Google Analytics to understand how the site is used. We may share aggregated or de-identified statistics with partners. Your information may be transferred to and processed in the United States, where our servers are. California residents may opt out of sharing under the CCPA. We do not respond to Do Not Track signals. We do not sell the personal information of consumers we actually know are under 16.",
    "我们不会出售您的个人信息。为完成发货,我们将收货人姓名、电话和地址提供给顺丰速运。支付由支付宝完成,我们按笔向其支付手续费。如本公司发生合并、分立,我们会告知您接收方的名称和联系方式。依照法律规定,公安机关调取信息时我们会配合。您购买商品后可以获得积分,积分可以兑换礼品。本店以旧换新,旧机出售前由您自行清除数据。",
    "未经您的单独同意,我们不会向任何第三方共享您的个人信息。为了给您送货,快递员会看到您的手机尾号。客服系统由杭州某云科技有限公司受托运行,受托方只能按我们的要求处理信息。第三方网站有自己的隐私政策,不受本政策约束。如您使用微信登录,腾讯会向我们提供您的头像和昵称。",
    "我们在中国境内收集的个人信息存储在境内,不会向境外提供。本店商品产自新西兰和法国,经海关入境。境外用户访问本网站时请遵守当地法律。如确需向境外提供,我们会另行取得您的单独同意。我们的母公司为日本某株式会社,其无法访问境内用户数据。本店支持发往港澳台及海外地区的包裹,收件人信息由您填写后交给国际快递。",
    "订单信息自交易完成之日起保存三年。日志保存六个月。您注销账号后,我们将在十五个工作日内删除您的个人信息,法律法规另有规定的除外。客服录音保存九十天。发生个人信息泄露的,我们会立即通知您并在二十四小时内向主管部门报告。质保期为两年。鲜花保鲜七天。优惠券三十天内有效。",
    "本店商品面向成年人销售,我们不会主动收集不满十四周岁儿童的个人信息。如果您是监护人,发现孩子向我们提供了信息,请联系我们删除。童装尺码请参照孩子身高选择。儿童座椅由家长下单购买。本店的益智玩具适合三岁以上儿童。儿童个人信息:本店不收集。",
    "我们不使用广告类Cookie。为了保持您的登录状态和购物车内容,网站会使用必要的Cookie。您可以在浏览器中清除Cookie。我们不会跟踪您在其他网站的行为。物流跟踪信息由快递公司提供。百度地图页面由您点击后打开。",
    "我们不进行自动化决策,也不对您进行画像。运费由系统自动计算。商品按销量排序,所有人看到的顺序相同。风控系统标记的异常订单由人工复核后处理。发票自动开具并发送到您的邮箱。您有权要求我们对通过自动化决策方式作出的决定予以说明,并有权拒绝。",
    "您可以随时撤回同意,撤回不影响撤回前已进行的处理活动的效力。定制商品一经下单不可撤销。协议一经签署即具有法律约束力。您撤回同意后,我们将无法继续向您提供相应的服务。已完成的订单无法取消。评价发布后您可以自行删除。",
    "您可以要求我们删除您的个人信息。法律规定的保存期限未届满的,我们将停止除存储和采取必要安全保护措施之外的处理。订单记录依照电子商务法保存三年,在此期间不能删除。购物车内的商品可以随时移除。油漆一旦干透无法清除。注销后账号无法恢复,请谨慎操作。",
    "查阅、复制、更正和删除均不收取费用。对于明显重复、超出合理限度的请求,我们可能酌情收取一定成本费用。退货邮费十元由买家承担。满九十九元免运费。礼品包装收费五元。补开发票不收费。",
    "我们不收集您的指纹、人脸等敏感信息。您通过手机自带的指纹功能解锁支付时,指纹仅保存在您的设备上,我们无法获取。本店销售指纹锁和人脸识别门禁。银行卡号由支付机构处理,我们不保存。体脂秤的数据只存在秤里。血压计为医疗器械,请仔细阅读说明书。",
    "我们不会向您发送商业广告,除非您订阅了上新通知。我们通过短信告知您订单状态、发货和取件码。您可以随时退订。包裹里会放一张当季目录,人人一样。我们使用您的邮箱发送电子发票。会员日的活动海报会张贴在店门口。",
    "我们只收集下单所必需的收货人姓名、电话、地址。服务器会自动记录IP地址和访问时间,用于安全审计,这是唯一例外。我们不读取您的通讯录、短信和相册。电话不录音。店内设有监控摄像头,门口有提示。供应商向我们提供产品检验报告。",
    "本政策适用于青禾(杭州)商贸有限公司(以下简称“我们”)通过“青禾生活”网站提供的服务。我们不会把您的个人信息传输至境外,境外人员也无法访问。我们委托上海安信科技有限公司提供一键登录服务,其获取手机号码。第三方是指除您和我们以外的任何自然人或法人。共享是指向其他个人信息处理者提供个人信息。公司地址:杭州市滨江区江南大道100号。",
    "您的密码加密存储,我们的员工无法看到。客户资料仅限经授权的客服查看。照片如被他人获取可能影响您的人格尊严,评分后一小时内删除原图。合作方:中国邮政速递物流股份有限公司,拿到收货人、电话、地址,用于派送。真出了事,当天打电话通知您。后台两个人各管一摊,一个看得见地址看不见钱,一个看得见钱看不见地址。",
    "未经您同意,我们不会收集您的信息。使用本网站前请阅读用户协议,点击同意即表示接受用户协议。我们不会默认勾选任何选项。政策更新后我们会弹窗提示,您同意后方可继续使用。您可以选择不提供,不影响浏览。征得同意的例外:为订立合同所必需;为履行法定义务所必需。",
    "东西是极兔速递来拉的,他们要看收货人的手机和地址才能送。除了他们和税务局,谁也不给看。您的电话只用来联系送货。过了三年账本就烧掉。猫砂、猫粮不记名。小票上没有您的名字,丢了也不怕。邻居来取货请带取件码。",
    "我们不向第三方共享、转让您的个人信息,但以下情形除外:(一)事先取得您的同意;(二)与履行法定职责直接相关;(三)为实现本政策所述目的,与授权合作伙伴共享必要信息。我们接入的第三方SDK:微信支付SDK,用于支付,收集设备标识。友盟统计SDK,用于统计,收集设备信息。我们不会公开披露您的个人信息。中奖名单公布时会隐去手机号中间四位。",
    "We do not sell or share your health information. We never record calls with our shop.\n\n| Category | Examples | Purposes | Disclosed to | Sold or shared |\n|---|---|---|---|---|\n| Audio | Recorded customer service calls | Train agents | Call center | No |\n| Internet activity | Pages viewed, interaction with our ads | Show ads on other sites | Social media companies | Advertising networks |\n",
    "We do not use your data for advertising. A new customer receives a discount of 20 euros on the first box. Whoever returns the empty jars is given a voucher at the till.",
    "Everyone pays the same price at the same time. The list of suggestions on the home page is based on your purchases; you can switch it off.",
    "You can switch off personalised suggestions in the settings. Messages about the security of your account cannot be switched off.",
    "Nothing with a legal or similarly significant effect is decided by a computer alone. The order of the goods in the shop is sorted automatically by date.",
    "同一款茶同一时间对所有人一个价。首页的推荐是按您的购买记录排的,可以在设置里关掉。新客首单可享优惠二十元。我们不会用您的手机号做营销。",
    "您可以随时关闭个性化推荐。与账号安全、订单状态有关的通知无法关闭。取得的全部信息保存三十天,期满即删除。糕点冷藏保质期三天。",
    "本App仅供成年父母使用,我们不收集儿童的信息。奶瓶适合六个月以上的宝宝使用。订单资料保存三年。",
]
