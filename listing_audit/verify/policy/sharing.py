"""How sharing with others is worded: a transfer, and a party told by its function or by name, or a denial.

The party has to be the one who gets the data. What is sent to the customer by e-mail, what comes from a social network,
and an advertisement that is shown are no transfers.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Signals, signals

_PARTY_ZH: Final = (
    "(?:快递|速递|速运|快运|货运|邮局|物流|承运|配送|仓储|仓库|仓配|支付(?!凭证|密码|记录|方式|宝账)|付款(?!凭证|截图|记录|方式)|银行|(?<!破产)清算|清结算|地图|短信|通信(?!/|记录|内容|秘密|方式)|通讯(?!录|方式|地址|日志)|云服务|云计算|云存储|云(?=厂商|平台|端服务)|托管|广告|统计|数据分析|分析服务|分析类|客服系统|推送(?!通知|消息)|技术服务|技术支持|"
    "维修|安装(?!、|及|包|的?应用|的?软件|列表|情况|过程|时|后|本|在)|跑腿|收银|师傅|小哥|厂家|厂商|生产商|保险|会计|税务|审计(?!、|日志|要求|等)|律师|印刷|打印|征信|鉴定|检测|认证(?!需)|登录服务|sdk|报关|清关|海关|司机|骑手|医院|实验室|医生|药师|学校|供货|代工|代发|品牌方|配镜|加工|"
    "电信运营商|运营商|外包|分包|印制|金融机构|平台卖家|入驻商家|搜索引擎|社交平台|评测(?!程序|系统|功能)|抽奖|票务|酒店|航空|旅行社|验光|洗护|回收|外包|烘焙[坊店]|工坊|花店|裁缝|绣坊|冲印|影楼|报关行|营运商|电子签|存证|建站|应用商店|质检|搬运|物业|家政|事务所|(?:银联|清算)机构)"
)
_NAMED_ZH: Final = "(?:(?<![a-z])(?:dhl|ups|fedex|tnt|usps|sendgrid|mailchimp|zendesk|meta|tiktok|pingxx|klaviyo)(?![a-z])|京东快递|京东云|天翼云|金山云|花呗|e签宝|法大大|云闪付|滴滴|货拉拉|闪送|达达|美团|饿了么|抖音|快手|拼多多|淘宝|天猫|有赞|微盟|七牛|又拍|拉卡拉|连连|汇付|易宝|通联|丰巢|安能|跨越速运|百世|(?<![a-z])ems(?![a-z])|(?:招商|工商|建设|农业|中国|交通|平安)银行|顺丰|中通|圆通|申通|韵达|京东物流|菜鸟|邮政|德邦|极兔|支付宝|微信支付|财付通|银联|友盟|极光|个推|高德|百度|阿里云|腾讯云|华为云|科大讯飞|腾讯|bugly|google|firebase|facebook|穿山甲|优量汇|神策|声网|agora|qq音乐|shopify|stripe|paypal|aws)"
_DATA_ZH: Final = "(?:门牌|抬头|税号|邮箱|手机|卡号|订单(?!由)|流水|积分|聊天|令牌|包名|经纬度|参数|尺寸|设备|身份|账单|楼层|生日|名单|编号|信息|姓名|电话|号码|地址|数据|资料|面单|单号|金额|照片|标识|记录|清单|内容|日志|语音|位置|画像)"

# A firm by its full name. Whoever writes the policy has one too, so data must be said to go to it.
_FIRM_ZH: Final = (
    "(?:(?<!本)(?<!我)(?<!子)(?<!关联)有限公司|股份公司|株式会社|gmbh|(?<![a-z])(?:ltd|inc|llc|pte|corp)(?![a-z]))"
)
# Verbs by which data come to be with somebody else.
_REACH_ZH: Final = (
    "(?:告诉|转告|念给|说给|抄给|传到|传至|传给|传往|传过去|传输(?:予|给|至|到)|传送(?:给|至|到)|发往|发至|发到|发给|发送(?:给|至|到)|送往|送交|送给|递交|推送(?:至|到|给)|上传(?:至|到|给)|推给|转给|转至|转交|转送|移交|提供给|同步(?:至|到|给)|录入其|录入他们|导入其|抄送|交由|交给|交予|"
    "报给|报送|共享给|分享给|透露给|披露给|托管(?:于|在|给)|存放于)"
)

SHARING_ZH: Final[Signals] = signals(
    "卖 借给 面单 告诉 除 托管 发往 存放 录入 存取 接触 拿到 取得 前者 转告 推送 同步 上传 递交 快递 物流 经手 谁也 送 寄 提供 共享 披露 委托 交 发送 传 给 分享 转让 第三方 sdk 获得 收到 得到 接收 合作 出售 透露 接入 公开 他人 知道 获取 收集 由",
    [
        f"(?:向|与|给|和|同)[^。；]{{0,50}}{_PARTY_ZH}[^。；]{{0,60}}(?:提供|共享|披露|分享|传输|传送|发送|推送|同步|交换|转交|交给|出示|告知|传递|转给|给到|交付)",
        f"(?:提供给|共享给|分享给|披露给|交给|交由|交与|委托|传给|传送给|传输给|发给|发送给|推送至|上传至|抄给|说给|报给|递给|转告|告知|同步给|同步至|移交|打印在|转交|透露给|给到|寄给|转给|聘请|雇佣|授权给|披露|提供(?:有|与)?(?=给|{_PARTY_ZH}))[^。；]{{0,60}}(?:{_PARTY_ZH}|{_NAMED_ZH})",
        f"(?:把|将)[^。；]{{0,60}}{_DATA_ZH}[^。；]{{0,30}}(?:给|交|至|到|向|与|同步|发|传)[^。；]{{0,40}}{_PARTY_ZH}",
        f"{_PARTY_ZH}[^，。；]{{0,24}}[^。；]{{0,40}}(?:会|将|可|能|只|需|仅|要|则)?[^。；]{{0,10}}(?:获得|收到|得到|接收|拿到|处理|获取|看到|知道|收集|采集|接触到|获知)[^。；]{{0,30}}{_DATA_ZH}",
        f"(?:接入|集成|嵌入|使用了?|引入|借助|采用|调用)[^。；]{{0,40}}(?:sdk|{_NAMED_ZH}|第三方[^，。；]{{0,10}}(?:统计|支付|地图|推送|分析|登录))",
        f"{_PARTY_ZH}[^，。；]{{0,12}}(?:服务|功能|环节|事宜)?(?:均|都|将)?(?:由|通过|委托|交由)[^。；]{{0,40}}(?:提供|完成|承担|负责|处理)",
        f"(?:由|向|与|和|给|通过|委托|合作的|接收方[^，。；]{{0,6}})[^，。；]{{0,16}}{_NAMED_ZH}[^。；]{{0,40}}(?:提供|承运|配送|派送|完成|收集|处理|共享|分享|统计|分析|负责|发货|传|送|寄|揽收|代收)",
        f"{_DATA_ZH}[^。；]{{0,20}}{_PARTY_ZH}[^，。；]{{0,10}}(?:看得到|看得见|能看|会看|知道|拿到|拿得到)",
        f"{_DATA_ZH}[^。；]{{0,20}}(?:送货的|承运的|寄件的|负责[^，。；]{{0,6}}的)?{_NAMED_ZH}[^，。；]{{0,6}}(?:看得到|看得见|能看|会看|知道|拿到|收到)|{_NAMED_ZH}(?:代发|代收|代管|代为|代存)[^。；]{{0,24}}{_DATA_ZH}[^，。；]{{0,8}}(?:给到?|传|交)",
        # Data reach the party: it is told after them, before them, or by what it can see.
        f"{_DATA_ZH}[^。；]{{0,30}}{_REACH_ZH}[^。；]{{0,30}}(?:{_PARTY_ZH}|{_NAMED_ZH}|{_FIRM_ZH})",
        f"{_REACH_ZH}(?!我们|本店|我司|您)[^。；]{{0,24}}(?:{_PARTY_ZH}|{_NAMED_ZH}|{_FIRM_ZH})[^。；]{{0,30}}{_DATA_ZH}",
        f"(?:{_PARTY_ZH}|{_NAMED_ZH}|{_FIRM_ZH})[^。；]{{0,50}}{_DATA_ZH}[^。；]{{0,24}}(?:{_REACH_ZH}(?!我们|本店|我司|您)|一并(?:提供|发送|交|给)|提供(?:。|，|；|$))",
        f"(?:{_PARTY_ZH}|{_NAMED_ZH}|{_FIRM_ZH})[^。；]{{0,60}}(?:向其|向它|给它|给其|向对方|给对方|同步至该|推给它|录入其)[^。；]{{0,40}}{_DATA_ZH}",
        f"(?:{_PARTY_ZH}|{_NAMED_ZH})(?!需|须)[^。；]{{0,40}}(?:接触|存取|拿到|取得|接收|收取|读取|存放|托管|存证|保管|掌握|登记)(?!我们|您(?!的))[^。；]{{0,24}}{_DATA_ZH}",
        f"(?:(?:前者|后者|各自|对方|他们)[^，。；]{{0,8}}(?:取得|拿到|收到|获得|看到|知道)|(?:托管|存放|保存)在(?:其|它的))[^。；]{{0,20}}(?:{_DATA_ZH}|机房|服务器)",
        f"(?:由|租用|届时由|跳转至)[^，。；]{{0,30}}{_FIRM_ZH}[^。；]{{0,16}}(?:取得|收取|接收|存证|代开|代收|提供)[^。；]{{0,30}}{_DATA_ZH}|{_FIRM_ZH}[^，。；]{{0,10}}(?:能够|可以|可|能)(?:存取|看到|接触|读取)[^。；]{{0,16}}{_DATA_ZH}|租用[^，。；]{{0,24}}{_FIRM_ZH}",
        f"{_DATA_ZH}[^。；]{{0,20}}(?:出现在|印在|写在|打在|贴在)[^，。；]{{0,8}}(?:快递|物流|面单|运单)",
        "(?:不|不会|绝不|从不|决不|没有)[^，。；]{0,14}(?:卖|借|租|换|倒卖|转手)(?:给|与|予)?[^，。；]{0,8}(?:任何人|别人|他人|外人|第三方|其他人|谁)(?![^。；]{0,60}(?:除外|以外|之外|除非|但))",
        # The law and the consent of the person are no exceptions to a denial.
        "除(?:非)?(?:法律|法规|依法|司法|国家机关|监管|征得|经您|取得您|获得您|您)(?:(?!合作|伙伴|关联|服务商|必要|需要|所需)[^，。；]){0,24}[，,]?(?:我们|本店)?(?:绝)?不(?:会)?[^，。；]{0,16}(?:给|提供|共享|披露|交|透露|转让|出售)[^。；]{0,16}(?:第三方|他人|任何|别人|外人|其他)",
        "谁[^，。；]{0,4}(?:都|也)不给|(?:资料|信息|数据|单子)[^，。；]{0,6}只(?:留|放|存)?在(?:店里|本店|我们这)",
        f"{_PARTY_ZH}[^。；]{{0,16}}(?:手里|手上|那头|那边|单子上|面单上)[^。；]{{0,20}}(?:有|写着|印着|看得到|看得见)",
        "除了?[^。；]{0,20}(?:送货|送餐|配送|收款|安装|维修)[^，。；]{0,6}[，,]?[^。；]{0,10}(?:谁也|谁都|没有?人|无人|别人|其他人都?不)[^，。；]{0,6}(?:拿|看|知道|给|碰)|除了?[^。；]{0,30}(?:师傅|快递员|快递|骑手|司机|银行|支付|物流)[^。；]{0,24}(?:谁也|谁都|没有人|无人|其他人都?不)|(?:包裹|货)由[^，。；]{0,12}(?:送|寄|发|承运|配送)",
        f"{_NAMED_ZH}[^，。；]{{0,12}}(?:会|将|可能|需要)?(?:收集|获取|接收|处理|获得|收到|得到|拿到|看到|知道)[^。；]{{0,40}}{_DATA_ZH}",
        f"(?:接收方|共享对象|合作方|第三方)(?:名称|类型|类别|主体)?[^。；]{{0,6}}[:：|][^。；]{{0,40}}(?:{_PARTY_ZH}|{_NAMED_ZH})",
        "(?<!除)(?:不会?|绝不|从不|不得|未|没有|不曾|从未)(?!经)[^。；]{0,24}(?:向|将|把|与|和|给|对)?[^。；]{0,40}(?:第三方|他人|任何(?!国家|地区|费用|条件)|其他(?!用途|目的|功能)|别人|外部|外界|公司)(?:(?!但|除非|除了)[^。；]){0,40}(?:提供|共享|出售|披露|分享|转让|出租|透露|泄露|公开|交换)(?![^。；]{0,60}(?:除外|以外|之外|情形外|除非|但|例外))",
        "(?:不会?|绝不|从不|不得|未|没有|从未)(?!经)[^。；]{0,16}(?:提供|共享|出售|披露|分享|转让|出租|透露|交换)(?:(?!但|除非|除了)[^。；]){0,24}(?:第三方|他人|任何|其他|别人|外部|无关)(?![^。；]{0,60}(?:除外|以外|之外|情形外|除非|但|例外))",
        "(?:不|不会|绝不|从不|决不)(?:给|交给|告诉|透露给|外传|外泄|传给)[^，。；]{0,8}(?:任何|别人|他人|外人|第三方|其他)|谁(?:也|都)不给|(?:不|不会|绝不)(?:对外|向外)(?:提供|透露|共享|公开)|没有(?:别人|其他人|第三方)[^，。；]{0,8}(?:看到|拿到|接触)",
    ],
    under=["谁(?:能|会|可以|来)?(?:经手|看|拿|知道|碰)|给谁|经手|第三方(?!账|网站|登录|链接)|共享|对外提供|合作"],
    body=[f"{_PARTY_ZH}|{_NAMED_ZH}"],
    weak=[
        "(?:提供|共享|披露|分享|转让|交|给|委托|公开)[^。；]{0,50}(?:第三方|合作伙伴|合作方|关联公司|关联方|附属|子公司|供应商|代理商|承包商|服务商|服务提供者|服务提供商|商业伙伴|有关方|相关方|有关单位|其他公司|其他主体|合作商|合作机构|合作单位|合作商户)|"
        "(?:向|与|给)[^。；]{0,20}(?:第三方|合作伙伴|合作方|关联公司|关联方|服务商|合作机构)[^。；]{0,40}(?:提供|共享|披露|分享|使用)|"
        "(?:第三方|合作伙伴|合作方|关联公司|关联方|服务商)[^。；]{0,40}(?:提供|共享|披露|分享|获取|使用|接收)"
    ],
    guarded=["(?:不会?|绝不|从不|不得|没有|从未)(?:主动|随意|擅自|以任何方式)?(?:向|将|把|与|和|给|对|共享|提供|出售|披露|分享|转让|公开)[^。；]{0,100}(?:除外|以外|之外|情形外|除非|例外)|(?:除[^。；]{0,40}(?:外|非)|除非|未经)[^。；]{0,60}不(?:会|得|将)?(?:主动|随意|擅自)?(?:向|将|把|与|和|给|对|共享|提供|出售|披露|分享|转让|公开)[^。；]{0,60}"],
    erase=[
        "(?:把|将)?(?:包裹|快件|商品|货物|钥匙|衣物|样品|整机|旧机|零件|机器|配件|鞋子?|表|琴|电池)(?:[^，。；]{0,4})(?:转交|交给|交由|送到|寄给|送给)[^。；]{0,30}",
        "(?:需|需要|须)(?:要)?(?:收集|采集)(?:您|你)[^。；]{0,60}",
        # What is written to and fro with the shop itself, and whom a word of the text stands for.
        "(?:与|和)我们的?(?:通信|通话|聊天|沟通)[^。；]{0,80}|^[^，。；]{0,6}(?:第三方|合作方|合作伙伴)[:：](?:指|与我们合作)[^。]*",
        "建议(?:您|你)[^。；]{0,80}|(?:用户|会员|您|你)(?:均)?不(?:得|应|可|能)[^。；]{0,60}|(?:您|你)在使用[^，。；]{0,20}时[^。；]{0,30}",
        "不(?:能|作)?保证[^。；]{0,60}|(?:投放|接受|接收|推送|展示)[^。；]{0,30}(?:广告|商业信息|促销)[^。；]{0,60}|学术研究[^。；]{0,90}|账号、密码转让|转让[^，。；]{0,10}出借",
        "(?:请|建议)(?:您|你)[^，。；]{0,8}(?:不要|勿|妥善)[^。；]{0,40}", "第三方(?:网站|链接)[^。；]{0,40}",
        "(?:您|你|用户)(?:理解并)?(?:同意|需要|须|应|可)[^，。；]{0,6}向(?!第三方|任何|其他|合作)[^，。；]{0,20}提供[^。；]{0,160}|为(?:您|你)(?:提供|推荐)[^，。；]{0,20}|向(?:您|你)(?:提供|推荐|推送|展示|发送|告知|说明)[^，。；]{0,40}|(?:您|你)(?:需要|应|须|可|可以|可能需要)?(?:主动|自愿)?(?:向我们)?(?:提供|选择使用)[^，。；]{0,30}|提供[^，。；]{0,8}服务(?!商|提供)",
        "(?:使用|通过|选择|绑定)[^，。；]{0,20}(?:第三方账|微信|支付宝|qq|apple)[^，。；]{0,16}(?:登录|登陆|注册|绑定|账号)[^。；]{0,60}|(?:从|自)[^，。；]{0,30}(?:处)?(?:获得|获取|收集|接收)[^，。；]{0,20}|(?:发送给我们|提供给我们|告知我们|向我们提供|向我们发送)",
        "(?:我们|平台|本店|店铺|系统)(?:会|将|可能|可能会|需要|要)?(?:收集|采集|记录|获取)(?:(?!并将|并且|并把|再把|随后)[^。；]){0,60}|会收集您[^。；]{0,60}",
        "(?:不会|除了)[^。；]{0,14}要求[^。；]{0,20}提供[^，。；]{0,20}|第三方(?:向您|主体向您)[^。；]{0,40}|(?:用于|用以)(?:提供)?广告|我们(?:的)?广告[^，。；]{0,10}",
    ],
    void=["【[^】]{0,10}(?:名称|公司)】|接收方[^。；]{0,6}[:：]\\s?[【\\[]?□|(?:[:：]指|是指|指的是|指一方|^[^。；]{0,12}：是一种|又称)|不适用于|(?:通过|从)[^，。；]{0,12}(?:第三方|合法途径)[^，。；]{0,10}(?:获得|获取|收集)"],
)  # fmt: skip

_PARTY_EN: Final = (
    r"(?:whoever (?:delivers|carries|brings|ships|handles|prints|hosts)\b[^.;,]{0,30}|(?:lad|man|woman|person|people|firm|company|shop|bureau) (?:who|that|which) (?:drives?|delivers?|carr(?:y|ies)|takes? (?:the )?(?:money|cards?|payments?)|handles? (?:the )?(?:cards?|payments?|money)|looks? after (?:our|the) (?:web|site|server|computer)|prints?|does (?:our|the) books)\b[^.;]{0,20}|couriers?\b|carriers?\b|haulier|shippers?\b|(?:deliver(?:y|ies)|shipping|transport|postal|logistics?|freight|parcel) ?(?:\w+ )?(?:compan|partner|service|provider|firm|agent|operator|contractor|vendor)|post office|royal mail|forwarding agen|\bforwarder|organi[sz]ers?\b|federation\b|warehouse|fulfil+ment|"
    r"(?:payment|card|credit card|billing)s? ?(?:and \w+ )?(?:\w+ )?(?:process|provider|service|gateway|institution|compan|partner|vendor|platform|network|acquirer|handler)|(?:our|the|your|your card's|issuing) banks?\b(?! (?:details|account|data|statement|card|transfer|number))|\bbanks?\b(?= (?:that|who|for|to|and|,))|"
    r"host(?:s\b|ing\b|ed by)|(?:web ?)?host(?:ing)? (?:provider|compan|service|partner)|our host\b|cloud|server (?:provider|operator)|data cent(?:er|re)|data (?:storage|analysis|backup|hosting) (?:provider|compan|service|vendor)|"
    r"analytics? (?:provider|compan|service|partner|vendor|firm|tool|software|platform)|(?:web |traffic |data |usage |business )?analytics\b(?! cookies)|(?:advertis\w*|ad|marketing|remarketing) (?:\w+ )?(?:network|partner|compan|platform|provider|agenc|service|vendor|exchange|technolog)|advertisers?\b|ad networks?|"
    r"(?:e-?mail|newsletter|mailing|messaging|sms|communication)s? (?:\w+ )?(?:provider|deliver|platform|house|tool|compan|vendor|partner|distribution|sending|service)|accountants?\b|accounting (?:firm|provider|office|service)|auditors?\b|lawyers?\b|attorneys?\b|legal (?:and \w+ )?advis|law firm|"
    r"(?:customer|client|help ?desk|technical) ?(?:service|support|care|relations?\w*)? (?:\w+ )?(?:provider|agenc|platform|agents|software|vendor|compan|tool)|(?<!our )(?<!call )(?<!contact )(?<!the )(?<!global )customer (?:service|support)(?! teams?)|it (?:provider|service|support|firm|company|contractor)|(?:software|technology|platform) (?:provider|supplier|vendor)|"
    r"fraud (?:\w+ ){0,3}(?:provider|service|agenc|compan|vendor|partner|tool|bureau)|credit (?:bureau|reference|agenc|check)|debt collect|collection agenc|insurers?\b|insurance (?:compan|provider)|repair (?:shop|compan|partner|centre|center|workshop)|workshop|installers?\b|fitters?\b|manufacturers?\b|printers?\b|print(?:ing)? (?:compan|house|partner|shop)|engraver|"
    r"social (?:media|network)|call cent|market research|survey (?:provider|compan|tool|platform)|web developer|identity verification|laborator|pharmac(?:y|ist)|doctors?\b|optician|(?:the|our|a) tailor\b|seamstress|factory|drop-?ship|supplier who|payroll|search engine|professional advis|(?:tax|financial) (?:advis|office)|consultants?\b|review platform|retailers?\b|dealers?\b|sponsors?\b|hotels?\b|airlines?\b|loyalty (?:program|partner)|hallmarking|warranty administrator)"
)
_NAMED_EN: Final = r"\b(?:google|facebook|meta\b|stripe|paypal|klarna|dhl|ups\b|fedex|usps|royal mail|shopify|mailchimp|aws|amazon web services|microsoft|adyen|mollie|hubspot|salesforce|zendesk|cloudflare|doubleclick|adsense|admob|hotjar|mixpanel|criteo|twilio|sendgrid|klaviyo|worldpay|postnl|dpd|gls|hermes|evri|ovh|hetzner|worldline|sage pay|twitter|linkedin|square|braintree|authorize\.net|intercom|segment|amplitude|posthog|tiktok|pinterest|bing|yandex|trustpilot|woocommerce|wordpress|wix|squarespace|postnord|an post|deutsche post|la poste|correos|bpost|poczta polska|inpost|omniva|swiss post|canada post|australia post|yodel|sendcloud|brevo|mailerlite|sumup|zettle|bookeasy|calendly|acuity|xero|quickbooks|dropbox|zoom|notion|airtable|sentry|datadog|matomo|plausible|akamai|digitalocean|azure|heroku|strato|ionos|one\.com|loopia|bambora|nexi|payplug|gocardless|ideal|bancontact|swish|vipps|mobilepay)\b"
_GIVES: Final = r"(?:shar|disclos|pass(?:es|ed|ing)?\b|giv(?:e|es|en|ing)\b|transfer|transmit|send(?:s|ing)?\b|sent\b|forward|entrust|releas|mak(?:e|es|ing)\b[^.]{0,30}available|hand(?:s|ed)?\b|sell(?:s|ing)?\b|sold\b|\brent|report|submit|communicat|provid(?:e|es|ed|ing) (?:[^.]{0,50}\b(?:to|with)\b)|suppl(?:y|ies|ied)\b|go(?:es)? to|available to|visible to|accessible to)"
_DOES: Final = r"(?:process\w* (?:\w+ ){0,4}(?:payments?|orders?|transactions?|cards?)|payment process|card process|deliver(?:y|ing)?\b|ship(?:ping|ment)?\b|host(?:ing)?\b|analytics|analy[sz](?:e|ing)\b|advertis\w+|marketing|e-?mail|mailing|fulfil\w*|customer (?:service|support)|fraud|data storage|stor(?:e|ing|age)\b|billing|invoic\w+|print\w*|repair|survey|accounting|technical support|cloud|security|measurement\b|newsletter|messag\w+|credit (?:card|risk|check)|content delivery|installation)"

SHARING_EN: Final[Signals] = signals(
    "bookkeeper accountant adviser bank driver card_scheme mailing_house printer auditor outsider our_host web_host go_to through via_ brings carries carry takes_the takes_our handles process prints hosts delivers sdk hosted outsourc seen_by handled_by read_by held_by share sharing disclos provid pass give gives gave transfer transmit sell send third part recipient receiv courier carrier processor host nobody no_one anyone anybody get gets see who_ partners handed hand made_available visible sold rent analytics vendors use_ uses rel engage employ hire contract work_with outsourc access goes",
    [
        rf"{_GIVES}\w*[^.]{{0,160}}{_PARTY_EN}",
        r"\b(?:who|which|that) (?:then )?(?:hosts?|runs?|stores?|keeps?|handles?|holds?|process(?:es)?) (?:them|it|that|these|those|everything|your \w+|our \w+) (?:for (?:us|me)|on (?:our|my) behalf)\b",
        r"\b(?:our|the|an?|outside|external|their|these|and) (?:\w+ )?(?:web ?host|host|bookkeeper|accountant|(?:tax )?advis[eo]r|courier|carrier|driver|banks?|card schemes?|payment (?:provider|processor|service)s?|printer|mailing house|call cent(?:er|re)|auditor|insurer|debt collector)\b[^.;]{0,30}\b(?:stor|learn|look|see|get|receiv|keep|handl|print|read|know|hold|process)\w*\b[^.;]{0,40}\b(?:data|details|names?|address(?:es)?|invoices?|orders?|database|list|e-?mails?|phone|what you (?:pay|paid|order|bought))\b|\bbanks?\b[^.;]{0,20}\b(?:learn|see|receive|get)\b[^.;]{0,40}\bwhat you",
        r"\bno (?:outsiders?|third part\w+|other (?:compan\w+|firms?))\b[^.;]{0,20}\b(?:gets?|sees?|receives?|is given|learns?|has access)\b",
        rf"(?:\bus(?:e|es|ing)\b|rel(?:y|ies) on|work(?:s|ing)? with|engag|employ|hir(?:e|es|ing)\b|contract with|outsourc|partner(?:s|ing)? with|appoint|carried out by|done by|provided by|handled by|processed by|collected by|managed by|through|via) (?:[^.]{{0,60}})?(?:{_PARTY_EN}|{_NAMED_EN})",
        r"^(?!.{0,30}\b(?:we|i|you|our staff)\b)[^.;]{3,40}\b(?:carr(?:y|ies)|takes?|handles?|process(?:es)?|hosts?|prints?|does|keeps?) (?:the |our |all |your )?(?:parcels?|payments?|card payments?|deliver(?:y|ies)|newsletters?|web ?site|web ?shop|bookkeeping|books|accounts|labels)\b",
        r"\bsdks?\b[^.]{0,80}(?:receiv|collect|process|record|sees?\b|gets?\b)",
        r"\bhosted (?:by|with|at|on)\b[^.]{0,60}(?:provider|compan|host|partner|servers?)",
        rf"(?:seen|read|visible|held|given|known|used|handled|stored|processed|collected|delivered) (?:by|to) [^.]{{0,40}}(?:{_PARTY_EN}|{_NAMED_EN})",
        rf"{_PARTY_EN}\w*[^.]{{0,60}}(?:receiv|get[s]?\b|gets|obtain|see[s]?\b|given|access|told|knows?\b|process(?:es)?\b|handles\b|handle (?:your|our|the|these|all)\b|collects?\b|stores?\b|acts? (?:on|as)|learn)[^.]{{0,60}}",
        rf"(?:third[- ]part\w+|other compan\w+|companies|(?:service )?providers?|vendors?|partners?|contractors?|processors?|suppliers?|agents?)[^.]{{0,90}}(?:to|for|who|that|which|such as|including|e\.g\.|like|perform|help|assist|provid)[^.]{{0,90}}{_DOES}",
        rf"(?:recipients?|who (?:sees|gets|receives|else|we share)|data processors?)[^.]{{0,120}}(?:{_PARTY_EN}|{_NAMED_EN})",
        rf"(?:shar|disclos|send|sent|pass|transfer|provid|process|stor|receiv|collect|with|by|use|to)\w*[^.]{{0,60}}{_NAMED_EN}|{_NAMED_EN}[^.]{{0,60}}(?:receiv|process|stor|collect|handl|host|automatically|analytics|uses?\b|get[s]?\b|carr(?:y|ies)\b|delivers?\b|brings?\b|ships?\b|takes? (?:the |your |our |card )?(?:payments?|money|cards?)|looks after|runs our|sends our)",
        r"(?:do not|don't|does not|will not|won't|never|not|nobody|no one|nobody else)[^.]{0,30}(?:shar|disclos|sell|sold|rent|pass|giv|transfer|trad|provid|releas)\w*[^.]{0,80}(?:third part|anyone|anybody|any other|others|any third|outside|third-part|other (?:compan|organi|part)|nobody|no one)(?![^.]{0,120}(?:except|unless|other than|apart from|without|save (?:for|as)|outside of|only))|(?:to|with) (?:nobody|no one|no third part|no outside)|(?:nobody|no one)(?: else| outside[^.]{0,20})? (?:sees|gets|receives|has access|learns)",
    ],
    under=[r"\bwho\b(?! (?:we are|are we|is (?:responsible|in charge)|runs|this))|third part|recipients?\b|\bshar|people who|\bhelp(?:s|ers)\b|where it goes|disclos"],
    body=[f"{_PARTY_EN}|{_NAMED_EN}|\\bdrivers?\\b"],
    weak=[
        r"(?:shar|disclos|provid|pass|giv|transfer|transmit|send|sell|sold|make|receiv|rent|exchang)\w*[^.]{0,120}(?:third[- ]part|partners?|affiliat|subsidiar|contractors?|agents?|suppliers?|vendors?|service provider|group compan|other compan|processors?|others|outside|sister compan|companies)|(?:third[- ]part|partners?|affiliat|subsidiar|vendors?|service provider)[^.]{0,80}(?:receiv|access|process|shar|disclos|provid)"
    ],
    guarded=[r"(?:do not|don't|does not|will not|won't|never|not)[^.]{0,60}(?:shar|disclos|sell|rent|pass|giv|transfer|trad|provid|releas)\w*[^.]{0,140}(?:except|unless|other than|apart from|without|save (?:for|as))"],
    erase=[
        # Whom the person has them sent to is no recipient of the shop's.
        r"\bto (?:you or )?(?:to )?(?:a|another|any) third party of your choice\b",
        # Prices and stock are no data of persons.
        r"\b(?:prices?|price lists?|stock levels?|catalogues?|patterns)\b (?:are|is|may be) (?:\w+ )?(?:shared|passed on|given|sent)\b[^.;]*",
        # What the reader uses, visits or is served with, what others' texts cover, and what a firm is in business for.
        r"\b(?:you|users?|visitors?|customers?) (?:may |can |also |choose to |decide to |are )*(?:use|using|visit|visiting|engage with|interact with)\b[^.;,]{0,60}|\b(?:by|for example,) (?:visiting|using) (?:the |our )?[^.;,]{0,40}|\b(?:does|do|will|shall) not (?:apply|extend|cover)\b[^.;]*|"
        r"\b(?:via|in|through|under) (?:the |your )?(?:google|apple|facebook|browser|device)\b[^.;]{0,20}\b(?:settings|account)\b|\b(?:provid|offer|giv)\w* (?:you |users? |customers? )?(?:with )?customer (?:service|support)\b|\bprovides? (?:\w+ ){0,5}(?:software|platforms?|tools?|solutions?) (?:to|for) [^.;]*",
        r"\b(?:sell|selling|sold|sale of) (?:\w+ ){0,2}(?:alcohol|wines?|tobacco|knives|fireworks|goods|products|items|solvents)\b[^.;]*|\b(?:disclos|sen[dt]|giv|provid|submit|suppl)\w* to (?:us|me)\b[^.;]{0,80}|\bthird[- ]party (?:content|links?|products?|offers|features)\b[^.;]{0,80}|^(?:please )?(?:do not|don't|never) (?:send|share|give|pass|e-?mail|disclose)\b(?! (?:or |my ))[^.;]*|^(?:share|tag|follow|like|post) (?!of)[^.;]*|\bsend(?:ing)? us\b[^.;]{0,60}|third[- ]party (?:web)?sites?[^.;]{0,80}|(?:you|users?) (?:may |can |choose to |will |are asked to |might |voluntarily |directly |also |are required to )*(?:provide|share|submit|give|disclose|send|supply)[^.;]{0,60}|provid\w* (?:you|the service|our service|services|us)\b|(?:information|data) (?:that )?you (?:provide|share|give|submit)",
        r"(?:send|sending|provide|providing|show|showing|communicate with|notify|contact|deliver\w*) (?:to )?you\b[^.;]{0,60}|(?:receiv|obtain|collect|gather)\w*[^.;]{0,160} from (?:third|other|our|these|social|advertis|public|partners?|carriers?|dealers?)[^.;]{0,100}|(?:from|by) (?:our )?(?:carriers|dealers|licensors|credit bureaus)[^.;]{0,60}",
        r"(?:sign|log|register|link|connect|authenticat)\w*[^.;]{0,40}(?:facebook|google|twitter|linkedin|third[- ]part|social (?:media|network))[^.;]{0,80}|(?:facebook|google|twitter|paypal) (?:account|like|login|button|password)|https?://\S+|carry case|free carriage|compan(?:y|ies) law|not in the business of selling|(?:please|you (?:may|must|should|shall|can)|kindly) (?:do )?not (?:sell|share|resell|pass|give)[^.;]{0,80}|(?:sell|share|resell)\w* (?:of )?(?:discount|coupon|voucher|gift) ?(?:codes?|cards?)?[^.;]{0,40}",
    ],
)  # fmt: skip
