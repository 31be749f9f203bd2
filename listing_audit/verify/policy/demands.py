"""What a sentence must name beside the words that disclose something: an act has an object, and a measure protects data.

"Our shop is locked at night" holds a word for a measure, "change your delivery date" one for a right. A sentence that names
nothing of what a disclosure is about, and stands under no heading that does, is no evidence of it. The lists of objects
are wide on purpose: what they turn away speaks of something else altogether.
"""

from __future__ import annotations

import re
from typing import Final

from listing_audit.verify.policy.document import Sentence

_DATA_EN: Final = r"data|information|details|particulars|records?\b|histor(?:y|ies)|profiles?|about you|everything|what (?:you|we|i)\b|\bit\b|\bthem\b|\bthey\b|personal|privacy|\bfiles? (?:on|about)"
# One of these must stand in the sentence, its list head or its heading.
_OBJECTS: Final = {
    True: {
        "purposes": "知道什么|要(?:我|您|你)?(?:的)?什么|填(?!充|饱|肚)|出生|体验|品质|提升|改善|优化|记录|用(?:您|你)的|信息|资料|数据|姓名|名字|称呼|电话|手机号|号码|地址|邮箱|位置|定位|照片|图像|图片|人脸|指纹|录音|身份证|证件|生日|昵称|头像|抬头|税号|设备|标识|日志|身高|体重|尺寸|度数|cookie|sdk|收集|采集|登记|填写|录入|获得|获取|它|其(?=用|[，。])|将其|这些|这几样|留(?:了|下|着|您|你|的|电话|个)|记(?:了|下|着|您|你|收|电话)|写(?:了|下|的)|视频|语音|令牌|敏感|订阅|目的|据此|邮件|短信|权限|卡号|收件|联系方式|内容|什么用|用途|用处|干什么|做什么|月龄|抄",
        "security_measures": "机房|后台|运维|内网|措施|手段|防护|保护|技术|信息|数据|资料|系统|服务器|账[号户]|密码|口令|网站|网络|传输|数据库|档案|面单|本子|登记|电脑|手机号|号码|订单|文件|访问|加密(?!锁|狗|u盘|硬盘|货币)|ssl|tls|https|iso|等保|等级保护|隐私|内容|名单|单据|单子|照片|记录|底单|存储|看到|看不到|纸|表|册|匿名|脱敏|安全",
        "automated_decision": "算法|自动化|自动决策|打分|个性化(?!刻|定制|印|绣|包装|礼|订制|雕|图案)|画像|浏览|记录|偏好|推送|信息|定向|猜你喜欢|程序化|千人千面|评分|信用|系统|数据|首页|内容|收集|按[^，。；]{0,8}推荐|根据|为您|给您|定价|杀熟|标签|审核|额度|广告|习惯",
        "legal_basis_or_consent": "相册|相机|麦克风|通讯录|表单|存储|验光|指纹|人脸|信息|资料|数据|收集|处理|权限|采集|位置|照片|营销|推送|cookie|同意书|授权书|订立|隐私|政策|声明|条款|登记|记录|获取|姓名|电话|个人|手机|号码|邮箱|开启|勾选同意|同意按钮|使用本|本店|注册|登录|浏览|访问|下单|依据|才(?:会)?(?:收|存|记|用|拍|要)|默认",
    },
    False: {
        "rights_portability": rf"{_DATA_EN}|account|\brights?\b|machine-readable|structured|(?:another|other|new|next|different|your) (?:\w+ )?(?:service|provider|shop|club|company|supplier|studio|practice|controller|platform)|elsewhere|competitor|rival",
        "security_measures": r"measures|safeguards?|precautions|steps|secur|data|information|details|records?\b|accounts?|passwords?|customers?|servers?|systems?|databases?|computers?|laptops?|networks?|websites?|\bsite\b|connections?|transmi|traffic|payment|\bcard (?:number|data|detail)s?|\bfiles?\b|papers?\b|documents?|cabinets?|cupboard|drawer|\bdis[ck]s?\b|\bssl\b|\btls\b|https|\biso\b|\bsoc\b|\bpci\b|firewall|factor|encryption|\bencrypt(?:s|ing)?\b|\bit\b|\bthem\b|\bthey\b|everything|personal|privacy|secur(?:e|ity)|\bforms?\b|slips?|ledger|lists?\b|backups? (?:are|is|of (?:our|the|all))|order book|storage|messages|photos? (?:are|is)|confidential|unauthori|names?\b|address",
        "rights_complaint": r"complain|lodge|privacy|data|personal|\brights?\b|supervis|\bico\b|\bcnil\b|\baepd\b|\bdpc\b|process|concern|unhappy|protection|handl|object|\blaw\b|information|details|satisf|treat|regulator|matter|case\b",
        "rights_delete": rf"{_DATA_EN}|account|\bnames?\b|trace|entr(?:y|ies)|\bask\b|request|right|eras|forgotten|photos?|recording|your (?:file|slip)|shred|comments?|reviews?|cards?|address|number",
        "automated_decision": r"decision|decid|profil|scor|algorithm|automated|legal effect|recommend|personali[sz]|accept|refus|approv|price|credit|judge|reject|turned? (?:me|you|down)|ranks? |ranking|pre-?sort|\bai\b|artificial intelligence|robot|not programs|flagged",
        "do_not_sell": r"data|information|details|personal|\bit\b|\bthem\b|lists?\b|e-?mail|address|\bnames?\b|choices|\bopt|privacy|\bgpc\b|\bshar|advertis",
        "cookies_tracking": r"site|website|browser|device|page|basket|cart|session|visit|analytic|track|advert|log[- ]?in|logged|prefer|setting|collect|\bset\b|\buse[sd]?\b|using|stor|consent|beacon|pixel|sdk|third|\bplac|accept|refus|disable|delete|web|polic|notice|separate",
    },
}  # fmt: skip
# What a sentence speaks of instead, unless one of the words after it stands there too.
_ELSEWHERE: Final = {
    True: {
        "rights_portability": (
            "(?:转移|移转|转|移|导出)到[^，。；]{0,8}(?:地址|门店|收藏|购物车|相册|座位|时段|日期)",
            "信息|资料|数据|档案|其他(?:平台|商家|处理者)",
        ),
        "rights_access": (
            "(?:门店|商品|产品|物流|活动|天气|品牌|课程|航班|价格|库存|附近|菜品|店铺|行情|赛事|政策)[^，。；]{0,4}(?:信息|资讯|详情|数据)",
            "个人|您的|自己|本人|账[号户]",
        ),
        "rights_complaint": (
            "等级|净含量|香气|品质|质量|批次|封签|口感|运费|退款|破损|色差|骑手|师傅|店员|服务(?:不好|态度|不周)|快递|司机|配送员|口味|质量|假货|包装|排队|噪音|活动规则",
            "信息|隐私|资料|数据|泄露|权利|权益",
        ),
        "purposes": (
            "收集(?:旧|废|电池|包装|邮票|瓶|纸箱|衣物|善款|意见|签名)|(?:用|使用|采用)[^，。；]{0,8}(?:纸|箱|袋|面粉|牛奶|布料|木材|材料|泡沫|冰袋|机器|烤箱|车辆)",
            "信息|资料|数据|姓名|电话|地址|手机|号码|邮箱|定位|照片",
        ),
        "automated_decision": ("洗衣机|烤箱|店长|厨师|茶|菜|刻字|镌刻|刺绣", "自动化|打分|算法|信息|浏览|数据|画像"),
        "policy_changes": (
            "(?:退换货?|退货|价格|活动|会员|积分|配送|订单|运费|库存|优惠|营业时间|课程|排班|航班)[^，。；]{0,6}(?:规则|政策|调整|变更|变动|变化|状态|修改)",
            "隐私|个人信息|本政策|本声明|本页|本规则|本说明|本条款",
        ),
        "effective_date": (
            "《[^》]{2,20}(?:法|条例|办法|规定|标准)》|优惠券|会员日|运费|现货|补货|包装|喷码|(?:本品|产品|商品|新品|本款|机型|软件|应用|系统|目录|价目表|菜单|课程|专辑|版型)[^。；]{0,14}(?:上市|发布|更新|发售|升级|生产)",
            "政策|声明|隐私|本页|(?<!了)规则(?!$)|条款|本说明",
        ),
    },
    False: {
        "rights_portability": (
            r"\b(?:exported|read out|downloaded) from the \w+|\bmanual\b|\bupload|wish ?list|receipts?\b|manuals?\b|vouchers?|designs?\b|patterns?\b|e-?books?",
            r"data|information|details|records?\b|portab|profile",
        ),
        "rights_correct": (
            r"\b(?:delivery|collection|booking|appointment|pick-?up|arrival) (?:date|time|slot|day|window)s?\b|\b(?:size|colou?r|quantity|flavou?r) of\b",
            r"data|information|details|personal|record|profile|inaccura|mistake|error|\bname\b",
        ),
        "rights_delete": (r"\bin (?:the|your) browser\b|basket|shopping cart|\bthe app\b|stains?\b|old (?:sofa|mattress|fridge)|\bthe confirmation\b|wish ?list", r"data|information|account|details"),
        "purposes": (
            r"\b(?:paper|packag\w+|vans?|trucks?|vehicles?|keys?|tools?|wool|wood|materials?|machines?|ovens?|ink|tape|boxes|bags?|flour|milk|yarn|glue|robots?)\b",
            r"data|information|details|\bnames?\b|address|e-?mail|numbers?\b|phone|collect|personal",
        ),
        "cookies_tracking": (r"\bbak(?:e|es|ed|ing|ery)\b|butter|chocolate|oven|taste|crumb|flour|dough|recipe|\beat|\btins?\b", r"website|browser|device|analytic|advert|track"),
        "policy_changes": (
            r"\b(?:your (?:order|booking|parcel|delivery|subscription|slot)|delivery (?:date|time)|(?:returns?|refunds?|shipping|cancellation|delivery|exchange|pricing) policy|terms of (?:delivery|sale|payment)|prices?|appointment|availability|stock|opening hours|timetable|menu)\b",
            r"privacy|\bthis (?:policy|notice|statement|page|text|document|information)|personal (?:data|information)|data protection|our policy|the policy|these (?:terms|practices)",
        ),
        "effective_date": (
            r"\b(?:offers?|sales?|opening hours|price list|prices?|tariffs?|firmware|catalogue|menu|timetable|warranty|guarantee|batch|recall|best before|gdpr)\b|\b(?:this|the|our) (?!privacy|policy|notice|statement|page|text|version|document|terms|declaration|information|present|last|latest|current|following|data|cookie|above|foregoing)\w+ (?:\w+ )?(?:was|were|has been|is) (?:last )?(?:updated|revised|modified|changed|published|posted|launched)|\bfounded\b|\bestablished\b|\bsince (?:19|20)",
            r"policy|notice|statement|\bpage\b|privacy|declaration|terms",
        ),
        "legal_basis_or_consent": (
            r"\b(?:merger|bankruptcy|acquisition|subpoenas?|court orders?|law enforcement|enforce any applicable terms|how long we (?:retain|keep|store))\b",
            r"\b(?:legal|lawful) (?:bas[ie]s|grounds?)|legitimate interest|\bcontract\b|\bart(?:icle|\.) ?6|consent",
        ),
        "retention": (
            r"\b(?:hold|holds|holding|held) (?:a|an|our|the|regular|weekly|monthly|two|several) (?:\w+ )?(?:sale|event|course|meeting|workshop|market|fair|auction|lesson|class|party|open day|tasting)s?\b|\bkept (?:its|our|the) (?:name|promise|word|prices?)|\b(?:unsold|uncollected|unclaimed|leftover|surplus|spare|finished) (?!data|records)\w+",
            r"data|information|details|records?|names?|address",
        ),
    },
}  # fmt: skip
_OBJECT: Final = {zh: {code: re.compile(words) for code, words in table.items()} for zh, table in _OBJECTS.items()}
_OTHER: Final = {
    zh: {code: (re.compile(one), re.compile(unless)) for code, (one, unless) in table.items()}
    for zh, table in _ELSEWHERE.items()
}
# The title of the whole text says nothing of the sentence under it.
_TITLE: Final = re.compile(
    r"(?:privacy|data protection|privacy and cookies?) (?:policy|notice|statement|declaration)|隐私(?:权)?(?:保护)?(?:政策|声明|说明|条款|规则|指引)|个人信息(?:保护|处理)?(?:政策|规则|说明)"
)
# Somebody who takes part in the business, and a verb by which data reach them: a name alone tells of no transfer.
_TRANSFER: Final = {
    True: re.compile(
        "提供|共享|分享|披露|透露|交|传|发(?!货|票)|送(?!货|达|到|上门)|寄给|给|转|委托|同步|推送|接入|集成|嵌入|sdk|收到|获|得到|拿|看|知道|处理|收集|采集|接收|接触|使用|调用|抄|导|打印|写着|印着|手里|手上|信息|资料|数据|姓名|电话|地址|号码|面单|名单|不|没|未|谁|无|代(?:为|发|管|收)|授权|公开|报|雇|聘|承担|负责|完成|由|经手"
    ),
    False: re.compile(
        r"shar|disclos|pass|giv|provid(?:e|es|ed|ing)\b|transfer|\bsen[dt]|receiv|\bgets?\b|access|hand|forward|suppl|upload|stor|host|process|collect|operat|\bsees?\b|sell|sold|rent|transmit|\btell|\btold|reveal|\bus(?:e|es|ed|ing)\b|perform|analy|manag|data|information|details|\bnames?\b|address|\bby\b|through|via|rel(?:y|ies)|for us|on our behalf|appoint|engag|outsourc|\bsight of|travels?\b|phone|numbers?\b|recipient|processor|learn|know|show|need|\bnot\b|never|n't\b|\bno\b|nobody|none|\bhelp|\blook|carr(?:y|ied|ies) out|submit|obtain|\bkeeps?\b|\bholds?\b|reach|handl|complet|take(?:s|n)?\b|print|read|with (?:your|the|our)"
    ),
}


# What others' notices say of rights is no right that this one gives.
_THEIR_POLICY: Final = re.compile(
    r"\b(?:review|read|consult|see|check|refer to) their\b|\btheir (?:own )?(?:privacy|data protection|security)\b[^.;]{0,30}\b(?:polic(?:y|ies)|notices?|statements?|practices)\b|其(?:自身|自己)?(?:的)?隐私(?:政策|声明|条款)|(?:查阅|阅读|参见)(?:其|该第三方|他们)的?(?:隐私|政策)"
)


def names_its_object(code: str, sentence: Sentence, *, is_chinese: bool) -> bool:
    """Return whether a sentence names what the disclosure is about, and not only an act that goods know as well."""
    heading = _TITLE.sub(" ", sentence.heading)
    said = f"{sentence.full} | {heading}"
    objects = _OBJECT[is_chinese].get(code)
    if objects is not None and not objects.search(said):
        return False
    return not speaks_of_another(code, sentence, is_chinese=is_chinese)


def speaks_of_another(code: str, sentence: Sentence, *, is_chinese: bool) -> bool:
    """Return whether a sentence names goods, bookings or staff where a disclosure would name data."""
    if code.startswith("rights_") and _THEIR_POLICY.search(sentence.full):
        return True
    other = _OTHER[is_chinese].get(code)
    if other is None or other[0].search(sentence.full) is None:
        return False
    return other[1].search(f"{sentence.full} | {_TITLE.sub(' ', sentence.heading)}") is None


def tells_of_a_transfer(sentence: Sentence, *, is_chinese: bool) -> bool:
    """Return whether data reach the party that a sentence names; "we work with carriers" does not say so."""
    return _TRANSFER[is_chinese].search(f"{sentence.full} | {_TITLE.sub(' ', sentence.heading)}") is not None
