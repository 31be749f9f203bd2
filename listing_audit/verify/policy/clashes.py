"""Denials in plain words and what breaks them, stated over a few word classes instead of phrase by phrase.

A clash is a denial (no, never, nobody · an action · an object) and a sentence elsewhere that does the same thing. It
speaks after the tables of `denials`, which know the usual wording. A denial with an exception denies nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from listing_audit.verify.policy.facts import FOREIGN_ZH


@dataclass(frozen=True, slots=True)
class Clash:
    """What is denied, what breaks the denial, and the words that make the breaking sentence harmless.

    `plain_denial` holds more ways of denying: in a treatise their words meet by chance.
    """

    code: str
    denial: re.Pattern[str]
    plain_denial: re.Pattern[str]
    breach: re.Pattern[str]
    harmless: re.Pattern[str]


def _together(*classes: str, without: str = "") -> str:
    """A sentence in which all classes meet, in any order: speech puts the recipient first, last or in another clause."""
    return (
        r"\A(?=.{4,260}\Z)"
        + "".join(f"(?=.*(?:{one}))" for one in classes)
        + (f"(?!.*(?:{without}))" if without else "")
    )


_NO_ZH: Final = "(?:从来不|从来没有?|从没有?|从未|绝不|绝对不|永远不|永不|决不|坚决不|一概不|一律不|概不|压根不|根本不|都不|也不|不会|没有|不)"
DATA_ZH: Final = (
    "(?:信息|资料|数据|隐私|姓名|名字|称呼|电话|手机|号码|住址|地址|照片|订单|记录|名单|单子|面单|档案|轨迹|录音|聊天)"
)
_ANYBODY_ZH: Final = (
    "(?:任何(?:一个|一家)?(?:人|第三方|外人|别人|公司|机构|单位|商家|平台|一方)|外人|别人|旁人|他人|别家|第三方|第三人|第二个人|其他(?:任何)?(?:人|公司|机构|单位|商家|平台|主体)|外面的人|外部(?:人|机构|公司|单位|主体)|"
    "(?:合作)?(?:伙伴|商家|广告商))"
)
_GIVE_ZH: Final = "(?:给|交|传|透露|泄露|泄漏|提供(?!服务|便利|产品|商品|帮助)|共享|分享|告诉|说|卖|出售|转|外传|递|发)"
_GET_ZH: Final = (
    "(?:拿到|拿着|看到|看见|看得到|看得见|接触|碰到|碰得到|知道|得到|获得|获取|收到|读取|接收|留存|掌握|用到|摸到)"
)
_PARTY_ZH: Final = (
    "(?:快递|物流|承运|骑手|跑腿|揽件|小哥|司机|顺丰|中通|圆通|申通|韵达|邮政|京东|德邦|极兔|菜鸟|支付宝|微信支付|财付通|银行|友盟|极光|个推|高德|百度|阿里云|腾讯|华为云|穿山甲|优量汇|巨量|抖音|"
    "sdk|插件|组件|合作(?!是)|伙伴|品牌方|厂家|厂商|工厂|代工|供应商|广告|保险|贷款|金融|加盟|总部|母公司|子公司|关联公司|集团|兄弟公司|姐妹店|联名|主办方|赞助商|外包|客服公司|代运营|短信平台|短信公司|云服务|服务商|第三方|会计|印刷|[\u4e00-\u9fff]{2,14}(?:公司|事务所|工作室|机构|平台|商会|协会))"
)
# No exception is thinkable with these words.
_EVER_ZH: Final = "从不|从来|从未|绝不|绝无|永不|永远|一概|一律|(?:半|一)个(?:字|人|外人)|一(?:条|点|次|张|个字节)也?不|谁也|谁都|任何|压根|根本|规矩|保证|承诺|休想|别想|出(?:了|不了|不得)?(?:这|本|我们|咱|店|这个)?(?:个)?(?:店)?门"
_DENY_ZH: Final = "不|没|未|无|绝|别|休"
_TELL_ZH: Final = "给|讲|说|传|透|泄|漏|交|提供(?!服务|便利|产品)|共享|分享|卖|送|递|告诉|让|外流|外借|借"
_OUTSIDE_ZH: Final = "往外|对外|向外|外人|外头|外面|外传|外泄|外流|外借|别人|旁人|他人|别家|第三|其他(?:人|公司|商家|机构)|出(?:了)?(?:这|本|店)[^，。；]{0,3}门"
_FIRM_ZH: Final = "外部|外聘|外包|督导|医院|诊所|公司|俱乐部|协会|商会|机构|平台(?!规则)|事务所|工作室|团队|银行|物业|厂家|厂商|工厂|伙伴|同行|旅行社|保险|中介|经纪|传媒|媒体|广告|品牌方|供应商|快递|物流|邮政|顺丰|中通|圆通|申通|韵达|京东|德邦|极兔|支付宝|财付通|微信支付|sdk|友盟|加盟|集团|总部|分店|姐妹店|兄弟店|主办|赞助"
_NAMES_ZH: Final = (
    "语音|录音|视频|名册|名单|花名册|通讯录|姓名|名字|电话|手机|号码|住址|地址|信息|资料|数据|档案|照片|记录|生日|聊天"
)
_HANDED_ZH: Final = "抽听|抽看|审听|查阅|标注|手(?:里|上|头)[^，。；]{0,4}有|抄(?:送|给|一份)|互通|共享|共用|交换|互换|交给|提供|同步|传给|发给|转给|报给|推送给|卖给|借给|拿到|拿走|看到|看得|收到|获得|获取|导入|上有|写着|印着|调取|拉取|导出|知道"
_NOT_DONE_ZH: Final = "不(?:会|得|能|再|要|需|向|给|与|把|将|做|发|收|用|看)|未(?:经|曾|能)|没有|从不|从未|绝不|无法|如果|若您|若需|同意|授权|法律|法院|公安|监管部门|除非|取消|退订|勾选|订阅|禁止|防止|避免"

_ZH: Final = (
    (
        "third_party_sharing",
        f"{_NO_ZH}[^。；]{{0,16}}{_GIVE_ZH}(?:过|了)?[^。；，]{{0,10}}{_ANYBODY_ZH}|{_NO_ZH}[^。；，]{{0,8}}(?:向|与|和|跟|同|对|给|让|告诉){_ANYBODY_ZH}[^。；，]{{0,14}}(?:{_GIVE_ZH}|{_GET_ZH}|$|[，。；])|"
        f"(?:没有|不让|绝无|不会有){_ANYBODY_ZH}[^。；，]{{0,10}}(?:能|可以|会)?{_GET_ZH}|谁(?:也|都)(?:不给|不说|拿不到|看不到|看不见|不知道|碰不到|别想)|"
        f"{DATA_ZH}[^。；，]{{0,10}}(?:只|仅)(?:留|存|放)?在(?:我们|咱们|我|本店|小店|店|铺子|公司|本公司|自己)[^。；，]{{0,8}}(?:里|内|这里|手里|手上|电脑|系统|[，。；]|$)|{DATA_ZH}[^。；，]{{0,8}}(?:不出|出不了|不离开|不会离开)(?:我们|咱们|本店|小店|店|铺子|公司|本公司|这|大)|不(?:外传|外泄|外流|对外(?!国|卖)[^，。；]{{0,6}}(?:提供|共享|透露|公开))",
        _together(_EVER_ZH, _DENY_ZH, _TELL_ZH, _OUTSIDE_ZH, without="除|如果|若|同意|法律")
        + "|"
        + _together("只有", "您|你", "(?:两|俩)个?人|我们|店主|老师|师傅|本人", "知道|看得到|能看|听得到|看得见"),
        f"{_PARTY_ZH}[^。；]{{0,18}}{_GET_ZH}[^。；]{{0,30}}{DATA_ZH}|(?:把|将)[^。；]{{0,30}}{DATA_ZH}[^。；]{{0,24}}(?:给|交|传|报|发|同步|导入|推送|抄送|上传)[^。；]{{0,12}}{_PARTY_ZH}|"
        f"{DATA_ZH}[^。；，]{{0,16}}(?:给|交给|传给|报给|发给|同步给|同步到|提供给|抄给|转给)[^。；，]{{0,10}}{_PARTY_ZH}|(?:向|给|与|跟|和){_PARTY_ZH}[^。；]{{0,20}}(?:提供|共享|分享|互换|交换|传|同步)[^。；]{{0,20}}{DATA_ZH}|{_PARTY_ZH}[^，。；]{{0,10}}(?:共享|共用|互通|打通)[^。；]{{0,16}}{DATA_ZH}"
        + "|"
        + _together(_FIRM_ZH, _NAMES_ZH, _HANDED_ZH),
    ),
    (
        "third_party_sharing",
        "(?:不|没|没有|未|从不|绝不|无)(?:有)?(?:会)?(?:接|接入|使用|用|嵌入|内嵌|集成|引入|装|安装|加载|含|包含|带)(?:入|了|有|过)?[^，。；]{0,6}(?:任何)?(?:第三方|别家|外部|别人|其他公司)[^，。；]{0,10}(?:代码|插件|组件|工具|sdk|程序|统计|服务|脚本|软件|东西)",
        "",
        "(?:接入?了?|嵌入了?|内嵌了?|集成了?|引入了?|使用了?|用的是|用了|装了|由|通过)[^，。；]{0,10}(?:友盟|极光|个推|高德|百度|穿山甲|优量汇|腾讯|阿里|bugly|firebase|google|神策|talkingdata|sdk|统计组件|广告组件|第三方)",
    ),
    (
        "cross_border",
        "(?:不会?|绝不|从不|永远?不会?|未|没有|不)[^，。；]{0,10}(?:出境|跨境|离开(?:中国|中华人民共和国|境内|国内|大陆)|(?:传|送|发|存|放|流)(?:到|往|至|向)?[^，。；]{0,6}(?:境外|国外|海外|外国)|出国|流出国门)|(?:全部|全都|都|均|只|仅|一律|始终)[^，。；]{0,14}(?:在|于)(?:中国|中华人民共和国|境内|国内|大陆)[^，。；]{0,10}",
        _together(_DENY_ZH, "国门|国境|出境|境外|国外|海外|外国|跨境|离开中国|离开境内", without="如果|若|同意|除|需要|可能"),
        f"{FOREIGN_ZH}[^。；]{{0,24}}(?:访问|查看|调取|读取|保管|保存|存放|存储|备份|处理|分析|接收|拿到|收到|标注|回复|托管|镜像)[^。；]{{0,24}}|(?:同步|上传|传|传送|发送|发|存|备份|托管|交)(?:到|至|往|在|给)[^。；]{{0,10}}{FOREIGN_ZH}|(?:服务器|机房|主机|数据库|节点|备份)[^，。；]{{0,8}}(?:在|位于|设在|放在|租在)[^，。；]{{0,6}}{FOREIGN_ZH}"
        + "|"
        + _together(FOREIGN_ZH, "信息|资料|数据|记录|照片|录音|订单|名单|图像|视频|文件", "访问|查看|调取|拉取|读取|下载|保管|保存|存放|存储|备份|处理|分析|接收|拿到|收到|标注|托管|镜像|传|发|迭代|训练|使用|听写|审核|客服|回复"),
    ),
    (
        "purposes",
        "(?:不|从不|绝不|不会|没有|永远不|拒绝)(?:会|再)?(?:发送?|打|做|搞|推送?|群发|用来|用于|拿来|拿去)[^，。；]{0,12}(?:广告|推销|营销|促销|推广|宣传|骚扰)|(?:不|绝不|不会)(?:用|拿)[^，。；]{0,14}(?:来|去)?(?:打|发|做|搞)[^，。；]{0,6}(?:广告|推销|营销|促销|推广|宣传)|(?:零|无)(?:营销|广告|推销|打扰|骚扰)",
        "",
        "(?:发|推|寄|打|群发|推送|发送|邮寄)[^，。；]{0,20}(?:优惠|新品|上新|促销|活动|折扣|福利|广告|营销|推广|特惠|大促|秒杀|满减)|(?:用于|用来|进行|开展|做)[^，。；]{0,10}(?:营销|广告|促销|推广)(?!，不)|(?:电话|短信|微信)(?:回访|联系|通知|告诉|邀请)[^，。；]{0,16}(?:优惠|新品|促销|折扣|活动|特惠)"
        + "|"
        + _together("发|推送|群发|打电话|短信|微信|消息|邮件", "(?:您|你|会员|老客|顾客|用户|客人|大家)", "优惠|新品|上新|促销|折扣|特惠|报(?:个|报)?价|上市|到货|活动|福利|抢购|大促|邀(?:请|您)", without="收货|快递|退款"),
    ),
    (
        "children",
        "(?:不|从不|绝不|不会|没有|未)(?:会)?(?:问|要|收集|收|记|记录|采集|获取|索取|保存|留|存|知道)[^。；]{0,10}(?:孩子|儿童|宝宝|宝贝|娃|小朋友|未成年|未满|学生)|(?:孩子|儿童|宝宝|宝贝|娃|小朋友|未成年人?|学生)[^，。；]{0,10}(?:信息|资料|数据|名字|生日)[^，。；]{0,10}(?:不|从不|绝不|一概不|一律不|都不)(?:会)?(?:问|要|收|记|采|留|存|碰)",
        "",
        "(?:填|写|登记|录入|上传|拍|建|输入|选择|留下|报)[^。；]{0,30}(?:孩子|儿童|宝宝|宝贝|娃|小朋友|学生|小名|幼儿园|班级|年级|学校)[^。；]{0,40}(?:名|生日|出生|性别|照片|头像|班级|年级|学校|幼儿园|身高|声音|档案|年龄)"
        + "|"
        + _together("孩子|儿童|宝宝|宝贝|娃|小朋友|学生|学员|小小|少年|少儿|[三四五六七八九十\\d]+(?:周)?岁", "填|写|登记|录入|上传|记(?:下|录)|收集|要|报|留|拍|建档|提供", "姓名|名字|小名|昵称|生日|出生|学校|幼儿园|班级|年级|照片|头像|身高|声音|录音|视频|位置"),
    ),
    (
        "sensitive_data",
        "(?:不|从不|绝不|不会|没有|未)(?:会)?(?:采用|使用|采集|收集|碰|要|记录|获取|收|问|存|录)[^。；]{0,12}(?:轨迹|行踪|生物(?:识别|特征|信息)|敏感(?:个人)?(?:信息|数据|资料)|人脸|指纹|健康|身份证|病史|隐私部位)",
        "",
        "(?:录入|刷|拍摄|扫描|采集|提取|上传|填写|登记|记录|读取|测量|留|提供|收集)[^。；]{0,24}(?:面部|人脸|脸|正脸|指纹|声纹|掌纹|虹膜|身份证|病史|过敏史|血压|血糖|心率|孕|经期|体检|病历|行踪|轨迹|银行卡号|宗教)"
        + "|"
        + _together("轨迹|行踪|人脸|面部|面容|刷脸|指纹|声纹|掌纹|虹膜|身份证|病史|病历|过敏|血压|血糖|心率|孕|经期|体检|行踪|轨迹|宗教", "录入|拍|扫描|采集|提取|上传|填写|登记|记录|读取|测|留存|提供|收集|保存|识别|调出|回放"),
    ),
    (
        "automated_decision",
        "(?:不|从不|绝不|不会|没有)(?:会)?(?!基于|针对|依赖|以|通过|仅|提供)(?:做|搞|用|使用|进行|采用|给)?[^，。；]{0,8}(?:画像|杀熟|算法|个性化|自动化决策|差别定价|区别对待|打标签|看人下菜)",
        "",
        "(?:根据|按照?|依据|结合|凭)[^。；]{0,24}(?:浏览|购买|消费|搜索|历史|习惯|偏好|记录|等级|频次|手机型号)[^。；]{0,24}(?:推荐|推送|定价|价格|报价|排序|额度|分组|标签|展示|折扣)"
        + "|"
        + _together("根据|按照?|依照|依据|结合|凭|参照|看(?:您|你)", "浏览|购买|消费|搜索|历史|习惯|偏好|频次|手机型号|信用|等级", "推荐|推送|次序|顺序|排序|排列|定价|报价|价格|额度|优惠|标签|分组|折扣|展示什么"),
    ),
    (
        "rights_account_cancel",
        "(?:随时|可以|可|自助|一键|立即|马上|当天)[^。；]{0,24}(?:注销|销户|关闭账)",
        "",
        "(?:账号|账户|会员)[^，。；]{0,14}(?:终身有效|永久有效|不能(?:注销|关闭|退)|无法(?:注销|关闭|退)|不(?:可|予|支持|办理|接受|提供)(?:注销|销户|关闭|退会))|(?:不|无法|不能|暂不)(?:支持|提供|办理|受理)?(?:注销|销户)",
    ),
    (
        "rights_delete",
        "(?:随时|可以|可|有权|说一声|要求)[^。；]{0,24}(?:删|抹|清除|清掉)",
        "",
        "(?:资料|信息|数据|记录|档案|评价)[^，。；]{0,20}(?:删不了|不能删|无法删|不(?:予|可|会|支持|接受|办理)删|一经[^，。；]{0,10}不(?:删|再删|得删))|(?:不|概不|恕不|暂不|不予)(?:受理|接受|支持|提供|办理)[^，。；]{0,10}删除",
    ),
    (
        "rights_withdraw",
        "(?:随时|可以|可|有权)[^。；]{0,24}(?:撤回|收回|反悔|撤销|取消)[^。；]{0,12}(?:同意|授权|许可)?",
        "",
        "(?:同意|授权|许可)[^。；]{0,20}(?:不能反悔|不可反悔|不得反悔|收不回|撤不回|永久|不可逆|无法撤|不能撤|不可撤|不得撤)",
    ),
)  # fmt: skip

_NO_EN: Final = r"(?:never|not|n't|no longer|nobody|no one|none|nothing|neither|under no circumstances|at no time)"
_DATA_EN: Final = r"(?:data|information|details|particulars|names?|addresses|address|e-?mails?|phone|numbers?|list|records?|orders?|photos?|pictures?|history|profiles?|recordings?|messages?|clips?|footage|videos?|birthdays?|measurements?)"
_ANYBODY_EN: Final = r"(?:any ?one(?: else)?|anybody(?: else)?|any(?: other)? (?:person|compan\w+|business\w*|third[- ]part\w+|organi[sz]ations?|firms?|outsiders?)|a soul|others\b|other (?:people|compan\w+|business\w*|part\w+|firms?)|third[- ]part\w+|outsiders?|outside (?:compan\w+|part\w+|firms?)|another (?:compan\w+|business|party|firm|shop))"
_GIVE_EN: Final = r"(?:\blet(?:s|ting)?\b|shar|disclos|pass|giv|gave|provid|transfer|releas|hand|tell|told|show|send|sent|sell|sold|rent|lend|reveal|forward|leak|suppl)\w*"
_PARTY_EN: Final = (
    r"(?:courier|carrier|postnord|dhl|dpd|ups|fedex|usps|royal mail|evri|hermes|gls|inpost|postnl|an post|post office|driver|haulier|delivery (?:firm|compan\w+|service|partner)|stripe|paypal|klarna|square|worldpay|adyen|sumup|bank|payment (?:provider|processor|firm|compan\w+)|card processor|"
    r"mailchimp|klaviyo|google|meta|facebook|instagram|tiktok|pinterest|microsoft|amazon|shopify|firebase|hotjar|mixpanel|zendesk|intercom|trustpilot|analytics|ad(?:vertising)? (?:network|partner|platform|agenc)\w*|advertisers?|partners?|sponsors?|affiliates?|sister (?:compan|shop|brand)\w*|parent company|group compan\w+|brands?|agenc(?:y|ies)|bureau|brokers?|insurers?|"
    r"accountant|bookkeeper|printers?|mailing house|host|host(?:ing)? (?:provider|compan\w+)|contractors?|freelancers?|call cent(?:er|re)|market research\w*|suppliers?|manufacturers?|compan(?:y|ies) (?:that|which|who)|firms? (?:that|which|who))"
)
_LANDS_EN: Final = r"(?:united states|u\.s\.|usa\b|the us\b|america|georgia|texas|virginia|oregon|california|ohio|iowa|nevada|india|bangalore|mumbai|china|shenzhen|philippines|manila|singapore|hong kong|israel|turkey|russia|brazil|vietnam|ukraine|serbia|mexico|australia|japan|canada|south africa|pakistan|bangladesh|sri lanka|malaysia|thailand|indonesia|egypt|tunisia|morocco|atlanta|seattle|new york|san francisco|chicago|dallas)"
_UNIVERSAL_EN: Final = r"\b(?:nobody|no ?one|no third|no other (?:compan|part|person|firm|business)\w*|no outsid\w+|no compan\w+)\b|(?:n't|not|never)\b.*\b(?:any ?one|any ?body|a (?:living |single )?soul|any (?:other|third|outside)|outsiders?|others\b|third part\w+|strangers|whatsoever)"
_HANDED_EN: Final = r"\b(?:is|are|get|gets|was|were|being) (?:also |then |regularly )?(?:released|given|passed|handed|sent|shared|supplied|communicated|disclosed|forwarded|sold|rented|lent|told|shown|uploaded)\b|\b(?:receives?|gets?|sees?|learns?|obtains?|is told|are told|has access|have access|picks? up|looks? at)\b"
_FIRM_EN: Final = (
    _PARTY_EN[:-1]
    + r"|parcelforce|yodel|studios?|clubs?|societ(?:y|ies)|associations?|magazines?|publishers?|charit(?:y|ies)|institutes?|retailers?|dealers?|wholesalers?|landlord|neighbou?rs?|galler(?:y|ies)|museums?|schools?|\binc\b|\bltd\b|\bllc\b|\bgmbh\b|\bmedia\b)"
)
_NOT_DONE_EN: Final = r"\bnot\b|\bnever\b|n't\b|without|unless|\bif you (?:agree|consent|ask|want|wish|tick)|consent|\blaw\b|court|\b(?:we|they|it|this|which|who|partners?|providers?|information|data) may\b|\bmight\b|except|\bif we\b|knowledge|opt(?:ed|ing)?[ -]?(?:in|out)|subscrib|\btick(?:ed|s|ing)?\b|sign(?:ed)? up|permission|prevent|protect"

_EN: Final = (
    (
        "third_party_sharing",
        rf"{_NO_EN}\b(?! in the business)[^.;]{{0,24}}{_GIVE_EN}[^.;]{{0,40}}\b(?:to|with)? ?{_ANYBODY_EN}(?! for\b)(?! (?:who|that|which))|(?:nobody|no one|no outsiders?|no third part\w+|no other \w+)\b[^.;]{{0,24}}(?:gets?|sees?|receives?|learns?|is given|is told|has access|looks? at|touch\w*)|"
        rf"(?:stays?|remains?|kept|keep|keeps)\b[^.;]{{0,24}}(?:between (?:you and (?:me|us)|us|ourselves)|within (?:these|our|the) (?:\w+ )?(?:walls|four walls|shop|company|team|family)|with us and (?:only|nobody)|in[- ]house|to (?:my|our)sel(?:f|ves))|never leaves? (?:us\b|(?:our|my|this|the) (?:hands|shop|workshop|company|office|building|studio|family))|\bfor our eyes only\b",
        _together(_UNIVERSAL_EN, _GIVE_EN, _DATA_EN + r"|particulars|client|customer|anything", without=r"\b(?:except|unless|without|other than|apart from|if you|consent|for their)|\b(?:not|never|n't) (?:ever )?(?:sell|rent)\b"),
        rf"{_PARTY_EN}\b[^.;]{{0,30}}\b(?:gets?|sees?|receives?|learns?|holds?|stores?|keeps?|is given|are given|is told|collects?|obtains?|reads?)\b[^.;]{{0,50}}{_DATA_EN}|\b(?:share|pass|give|send|hand|upload|sell|rent|lend|swap|exchange|forward|provide|supply|disclose|export)(?:s|ed|es|d)?\b[^.;]{{0,60}}{_DATA_EN}\b[^.;]{{0,40}}\b(?:to|with|on to|into|by)\b[^.;]{{0,24}}{_PARTY_EN}|"
        rf"\b(?:share|give|send|pass|provide|disclose|supply|hand)s?\b (?:on )?(?:to |with )?(?:\w+ ){{0,3}}{_PARTY_EN}\b[^.;]{{0,40}}{_DATA_EN}|{_DATA_EN}\b[^.;]{{0,40}}\b(?:is|are|goes|go|gets?) (?:also |then )?(?:shared|passed|given|sent|handed|uploaded|sold|rented|forwarded|supplied)?\b[^.;]{{0,12}}\b(?:to|with|on to)\b[^.;]{{0,24}}{_PARTY_EN}"
        + "|"
        + rf"\b(?:hand|pass|give|send|share|forward|supply|email)s?\b[^.;]{{0,30}}\b{_DATA_EN}\b[^.;]{{0,12}} to (?!you\b|us\b|me\b|our\b|my\b|the (?:police|courts?|tax|authorit|customer|right)|him\b|her\b|them\b)[^.;]{{4,}}|"
        + _together(_FIRM_EN, _DATA_EN, _HANDED_EN),
    ),
    (
        "third_party_sharing",
        r"\b(?:no|not|never|without|n't)\b[^.;]{0,24}(?:third[- ]party|outside|external|other people's) (?:code|software|sdks?|tools?|services?|analytics|trackers?|plug-?ins?|scripts?|components?|libraries)|\bno (?:analytics|trackers?|ads?|advertising)\b[^.;]{0,20}\b(?:and|or|,) no\b",
        "",
        r"\b(?:google analytics|firebase|crashlytics|facebook sdk|meta (?:sdk|pixel)|admob|mixpanel|amplitude|appsflyer|adjust|hotjar|sentry|unity ads|applovin|onesignal|branch\.io|segment)\b",
    ),
    (
        "cross_border",
        r"\b(?:never|not|n't|nothing|none|no)\b[^.;]{0,40}(?:transfer|leav|sent|send|mov|travel|stor|process|go(?:es)?)\w*[^.;]{0,40}(?:outside|abroad|overseas|beyond|out of|the (?:eea|eu|uk|european|united kingdom|country))|\b(?:everything|all|only|always|solely|exclusively)\b[^.;]{0,40}(?:stays?|stored?|kept|held|remains?|hosted|processed)?[^.;]{0,20}\b(?:in|within|inside) (?:the )?(?:eea|eu\b|european|europe|uk\b|united kingdom|britain|england|scotland|wales|ireland|germany|france|netherlands|sweden|denmark|finland|austria|spain|italy)",
        "",
        rf"\b(?:hosted|host|servers?|stored?|kept|sent|send|transferred|processed?|handled|answered|backed up|back-?ups?|team|agents|support|located|looked at|read|transcribed|access\w*|archived|mirrored|run|sits|based)\b[^.;]{{0,60}}\b{_LANDS_EN}|\b{_LANDS_EN}\b[^.;]{{0,40}}(?:servers?|data ?cent(?:er|re)|team|agents|office|stor|host|process|access|read|handle|answer)"
        + "|"
        + _together(_LANDS_EN, _DATA_EN + r"|calls?|accounts?|tickets?|backups?|files?|audio|footage|forms?", r"host|server|stor|kept|keep|sent|send|transfer|process|handl|answer|backed up|team|agents|support|read|transcri|access|archiv|mirror|look|watch|view|tag|label|open|picked up|types?|partner|studio|office|firm|colleague"),
    ),
    (
        "purposes",
        r"\b(?:never|not|n't)\b[^.;]{0,24}\b(?:send|sent|e-?mail|text|call|ring|use|used|do|contact|bother|pester|spam)\b[^.;]{0,40}\b(?:marketing|adverts?|advertis\w+|promotion\w*|offers|newsletters?|sales (?:calls?|messages?|pitch))|\bno (?:marketing|newsletters?|promotion\w*|advertising|sales (?:calls?|messages?))\b|\b(?:do not|don't|never|won't) (?:do )?(?:spam|market to|advertise to) (?:you|people|customers|anyone)|\b(?:solely|only|purely|exclusively|just)\b[^.;]{0,60}(?:nothing (?:else|more)|no other (?:purpose|reason)|that is (?:all|it))",
        "",
        r"\b(?:we|i|our \w+)\b[^.;]{0,30}\b(?:e-?mail|send|text|message|post|call|ring|contact|write to|mail|tell|notify|invite)\b[^.;]{0,60}\b(?:offers?\b|discounts?|deals?\b|promotion\w*|marketing|newsletters?|new (?:arrivals|products|collections?|lines|stock|range)|sales?\b|vouchers?|coupons?|catalogues?|special\w*)|\b(?:used?|using|uses) (?:\w+ ){0,6}(?:for|to) (?:\w+ ){0,3}(?:marketing|advertis\w+|promot\w+|target\w*)"
        + "|"
        + _together(r"\b(?:we|i|our|you(?:'ll| will))\b", r"e-?mail|text|message|post|call|ring|write|mail|letter|flyer|catalogue|push", r"offers?\b|discounts?|deals?\b|promotion|new (?:arrivals|products|collection|lines|stock|range|season)|sale\b|vouchers?|coupons?|bargains?|what's new|latest"),
    ),
    (
        "children",
        r"\b(?:never|not|n't|no)\b[^.;]{0,30}(?:collect|ask|keep|hold|store|record|process|take|want|know|gather)\w*[^.;]{0,60}(?:child(?:ren)?|kids?|minors?|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|little ones|pupils)|\bno (?:data|information|details|accounts?)\b[^.;]{0,30}(?:child|kids|minors|under)",
        _together(r"\b(?:no ?body|no ?one|never|not|no|n\'t)\b", r"under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|child|kids?\b|minors?\b|little ones", r"record|data|information|collect|hold|keep|know|accounts?|ask|file|take"),
        r"\b(?:sign|enter|fill|give|tell|register|add|type|upload|send|provide|let us know|join)\b[^.;]{0,50}\b(?:child|kid|little|baby|son|daughter|toddler|pupil|junior|young)\w*[^.;]{0,60}\b(?:name|birth\w*|age\b|school|photo|class|picture|nickname|grade)|\b(?:child|kid|little \w+|baby|son|daughter|toddler|pupil|junior)(?:'s|s')? (?:first |full |last )?(?:name|birthday|date of birth|age|school|photo|class|nickname)"
        + "|"
        + _together(r"\b\d{1,2}(?:-| to | and )(?: ?to ?)?\d{0,2}-?year-?olds?|child|kids?\b|junior|pupil|toddler|baby|babies|youngster|little \w+|son\b|daughter", r"\bnames?\b|\bage\b|birth|photo|school|class\b|nickname|drawing", r"\b(?:note|sign|make|create|build|collect|ask|keep|record|take|write|register|enter|tell|give|fill|send|need|hold|store|post|publish)"),
    ),
    (
        "sensitive_data",
        r"\b(?:never|not|n't|no|neither)\b[^.;]{0,30}(?:collect|ask|keep|hold|store|record|process|take|gather|scan|use)\w*[^.;]{0,40}(?:biometric|sensitive|special categor|health|medical|face|facial|fingerprint|religio)|\bno (?:biometric|sensitive|special categor\w*|health|medical)\b[^.;]{0,24}(?:data|information)?",
        "",
        r"\b(?:scans?|captures?|records?|collects?|measures?|reads?|stores?|keeps?|asks?|uploads?|enter|fill in|tell us|upload|takes?)\b[^.;]{0,50}(?:geometry of your face|face(?: template| print| scan| geometry)|\bfaces?\b|facial|fingerprint|voice ?print|\biris|heart rate|blood (?:pressure|type|sugar)|medical|medication|pregnan|allerg|surgery|diagnos|religio|ethnic|health (?:condition|question|form|data))|face (?:template|print|scan|geometry)\b[^.;]{0,30}(?:is|are)? ?(?:kept|stored|saved|held)",
    ),
    (
        "automated_decision",
        r"\b(?:never|not|n't|no)\b[^.;]{0,40}(?:profil\w+|automated (?:decision|processing)|algorithm|scor(?:e|ing)|personali[sz]ed pric\w+|machines? decid\w+|comput\w+ decid\w+)",
        _together(r"\b(?:no|never|not|n\'t)\b", r"decision|decid|judg", r"machine|computer|algorithm|software|automat|robot"),
        r"\b(?:decid|determin|refus|approv|accept|declin|reject|grant|set|calculat)\w* by (?:\w+ ){0,3}(?:model|algorithm|software|system|computer|score|machine|robot)\b|\b(?:software|algorithm|system|model|computer|score|engine)\b[^.;]{0,50}\b(?:decid|determin|reject|refus|approv|declin|sets?\b|rank|calculat)\w*|\b(?:price|limit|discount|credit|offer)s?\b[^.;]{0,30}\b(?:depends? on|is set|are set|is calculated|are calculated|based on)\b[^.;]{0,40}\b(?:your (?:history|browsing|purchases|profile|behaviou?r)|score|algorithm|model)",
    ),
    (
        "do_not_sell",
        _together(r"\b(?:not|never|n't|no|neither)\b", r"\bsell|\bsold|for sale|\btrade|\brent", r"data|information|details|list|records|names|\bit\b|you\b", without=r"\bif you|opt[- ]?out|unless|except|do not sell or share my"),
        "",
        _together(r"\b(?:hand|give|send|share|upload|supply|pass|provide|license|lend|export|deliver|release|sell|rent)(?:s|es|d|ed)?\b", r"\b(?:list|files?|data|information|customers?|shopper|subscribers?|e-?mails|details|names|addresses|profiles?|histor(?:y|ies))\b", r"in (?:return|exchange)|\bcredits?\b|\bpays?\b|\bpaid\b|commission|\bfees?\b|rebate|for every|per (?:name|household|lead|record|thousand)|free (?:ads?|advertising|placement)|revenue|discount(?:ed)? (?:ads?|advertising|placement|rate)"),
    ),
    (
        "rights_withdraw",
        r"(?:withdraw|revoke|take back|change your mind|cancel|call(?= \w+ \w+ back))\w*[^.;]{0,50}(?:consent|permission|\bit\b|at any time|whenever)",
        "",
        r"(?:consent|permission|agreement)[^.;]{0,50}(?:once and for (?:all|always)|(?:calling|taking) back is not|for good|cannot be (?:undone|taken back|withdrawn|revoked)|can't be (?:undone|withdrawn|revoked|taken back)|is (?:final|binding|permanent|irrevocable)|once given[^.;]{0,30}(?:stands|stays|final|remains))",
    ),
    (
        "rights_delete",
        r"(?:\byou (?:can|may)|right to|ask us|tell us|at any time|just ask)[^.;]{0,60}(?:delet|eras|remov|wip|get rid)",
        "",
        r"(?:we (?:do not|don't|never|cannot|can't|will not|won't) (?:\w+ )?(?:delete|erase|remove|wipe))\b[^.;]{0,40}(?:data|information|record|account|profile|detail|anything|order|histor)|(?:records?|accounts?|profiles?|data|details|entries)[^.;]{0,20}(?:cannot|can't|can never|will never|may not) be (?:deleted|erased|removed|wiped)",
    ),
)  # fmt: skip

# A promise and its refusal: what only limits the one or the other.
_LIMITED: Final = {
    True: re.compile("如果|若|除非|法律|法规|期间|前|备份|交易记录|订单|(?:不)?影响|作品|版权"),
    False: re.compile(
        r"\bif\b|where|unless|\blaw|legal|affect|until|while|back-?up|third|licen[cs]e|content|essential|strictly"
    ),
}
_PROMISED: Final = frozenset({"rights_withdraw", "rights_account_cancel", "rights_delete"})


def _clashes(rows: Sequence[tuple[str, str, str, str]], harmless: str, *, is_chinese: bool) -> tuple[Clash, ...]:
    usual = re.compile(harmless)
    return tuple(
        Clash(
            code,
            re.compile(denial),
            re.compile(f"{denial}|{plain}" if plain else denial),
            re.compile(breach),
            _LIMITED[is_chinese] if code in _PROMISED else usual,
        )
        for code, denial, plain, breach in rows
    )


CLASHES: Final[dict[bool, tuple[Clash, ...]]] = {
    True: _clashes(_ZH, _NOT_DONE_ZH, is_chinese=True),
    False: _clashes(_EN, _NOT_DONE_EN, is_chinese=False),
}
