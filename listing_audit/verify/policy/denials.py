"""The denials that policies make, what breaks each of them, and what makes the breaking sentence harmless."""

from __future__ import annotations

import re
from typing import Final

# Nothing goes out, nobody else gets it: a denial without a verb of its own for sharing.
_KEPT_IN_ZH: Final = (
    "(?:不|未|没有)(?:会)?(?:使用|接入|嵌入|内嵌|集成|引入|加载)[^，。；]{0,6}(?:任何)?第三方|"
    "(?:绝不|从不|从未|永不|决不|绝对不|一律不|一概不|概不|均不|不会|不)(?:会|得)?(?:提供|交|传|透露|披露|共享|分享|告知|转)(?:给|予|与)?[^，。；]{0,16}(?:任何|第三方|他人|别人|别家|外人|外部|其他)(?:的)?(?:主体|单位|机构|公司|人|方|组织|商家|个人)|"
    "(?:不|绝不|从不|不会)(?:会)?(?:向|与|和|同|跟)[^，。；]{0,10}(?:任何|第三方|他人|别人|别家|外人|外部|其他)[^，。；]{0,10}(?:共享|分享|提供(?!服务|商品|产品|便利|帮助|技术)|披露|透露|交换|出售、出租、共享)|"
    "(?:信息|资料|数据|隐私)[^，。；]{0,14}(?:绝不|从不|永不|不会|一律不|概不|均不|不)(?:会)?(?:对外|向外|外传|外流|外送|外泄|出店|流出|离开(?:我们|本|公司|店|这))|"
    "(?:没有|无)(?:任何)?(?:其他)?(?:人|第三方|外人|别人|公司|机构)[^，。；]{0,6}(?:能|可以|会)[^，。；]{0,6}(?:拿到|看到|接触|获得|知道|得到)|(?:没有|无)(?:任何)?(?:合作伙伴|合作方|合作商|第三方)"
)
_OUTSIDER_ZH: Final = (
    "(?:合作(?:伙伴|方|商|银行|机构|公司|品牌|单位|平台|的)|伙伴|品牌方|联名|联盟|广告(?:商|平台|公司|主|组件|联盟)|营销公司|数据公司|保险|经纪|贷款|金融|赞助|关联公司|集团|子公司|母公司|兄弟公司|姊妹|友盟|极光|穿山甲|优量汇|巨量|百度统计|神策|"
    "个推|sdk|外包|标注|代运营|外呼|催收|中介|维修商|印刷厂|供应商|加盟商|数据平台|征信|[\u4e00-\u9fff]{2,12}(?:有限公司|股份公司|工作室))"
)
_GIVEN_OUT_ZH: Final = (
    f"(?:把|将)[^，。；]{{0,30}}(?:交给|交由|提供给|传给|上传(?:到|至)|同步(?:到|至|给)|发给|打包发|转给|转交|共享给|卖给|抄送|导入)[^，。；]{{0,16}}{_OUTSIDER_ZH}|"
    f"(?:交给|交由|提供给|传给|上传(?:到|至)|同步(?:到|至|给)|发给|转给|转交|共享给|委托|内嵌|嵌入|接入|与|和|由)(?:了)?[^，。；]{{0,12}}{_OUTSIDER_ZH}[^，。；]{{0,16}}(?:共享|组件|处理|听写|收集|分析|标签|联系|维修|画像|互通|做|保存|管理|sdk|[，。；]|$)|"
    f"{_OUTSIDER_ZH}[^，。；]{{0,10}}(?:会|将|可以?|能|每月|定期)[^，。；]{{0,6}}(?:收到|拿到|获得|获取|看到|查看|读取|收集|接收|听写|分析|保存|联系)"
)

_KEPT_IN_EN: Final = (
    r"(?:data|information|details|addresses|names?|it|they|records?|photos?|nothing)\b[^.;]{0,40}(?:never|not|nothing)\b[^.;]{0,16}(?:shared|given|passed|disclosed|transferred|provided|released|handed|supplied|made available)[^.;]{0,24}(?:to|with) (?:any|third|anyone|anybody|other|outside|others)|"
    r"(?:have|use|employ|engage|work with|rely on) (?:no|not any|any) (?:external |outside |third[- ]party )?(?:partners|service providers|processors|agencies|vendors|contractors|providers|suppliers)|"
    r"\bshares? nothing\b|nothing (?:is|gets|will be|goes) (?:ever )?(?:shared|passed on|given away|disclosed|handed over|out)|(?:strictly|entirely|purely|all|always) (?:to|between) ourselves|keep (?:it|them|everything|all of it|your [^.;]{0,20}) (?:strictly )?to ourselves|"
    r"(?:is|are|will be) never (?:shared|passed on|given away|disclosed|handed on)\b(?! (?:for|unless|without|except|with))|\b(?:share|give|pass|disclose|show|reveal)\w* [^.;]{0,40}(?:to|with) (?:nobody|no one|none)\b|"
    r"no (?:outside|other|external|third|outsiders?)[- ]?(?:compan\w+|part\w+|firm|body|organi[sz]ation|business)?\b[^.;]{0,20}(?:receiv|get|see|obtain|hold|ha)\w*|(?:will|do|shall|would) (?:not|never) (?:give|show|pass|hand|tell|reveal)[^.;]{0,50}(?:to|with) (?:anyone|anybody|others|any|outsiders|other)"
)
_NO_CODE_EN: Final = r"(?:no|not (?:use|contain|include|have|load) any|never use any|contains? no|uses? no|free of) third[- ]party (?:software|components?|code|libraries|tools?|sdks?|services?|analytics|trackers?|plug-?ins?|cookies|scripts?)"
_NAMED_OUT_EN: Final = r"(?:google|facebook|meta\b|criteo|tiktok|doubleclick|hotjar|mailchimp|klaviyo|mixpanel|amplitude|segment\b|firebase|posthog|pinterest|microsoft|admob|intercom|experian|equifax|zendesk|hubspot|salesforce|shopify|stripe|amazon|braze|adjust|appsflyer|crashlytics|sentry|linkedin|snapchat|sendgrid|brevo|trustpilot|yotpo|hubspot|taboola|outbrain)"
_GIVEN_OUT_EN: Final = (
    rf"{_NAMED_OUT_EN}\b[^.;]{{0,50}}(?:receiv|gets?\b|collect|stor|sees?\b|is given|are given|is sent|holds?\b|process|analy[sz])\w*|(?:collected|run|served|hosted|stored|sent|handled|processed|provided|shared|measured|delivered|uploaded|passed|goes? out|go(?:es)?) (?:by|through|with|via|to|on) [^.;]{{0,20}}{_NAMED_OUT_EN}|checks? (?:is|are) (?:made|done|run) by {_NAMED_OUT_EN}|"
    r"(?:lists?|names?|details|data|information|records?|history|birthdays|addresses|profiles|photos?)\b[^.;]{0,60}(?:is|are|get|gets) (?:also |then |regularly |each \w+ |every \w+ )?(?:exchanged|swapped|passed|sent|given|handed|forwarded|shared|supplied|sold|rented|uploaded|transferred|shown) (?:to|with|on to|over to) (?!you\b|us\b|our (?:own )?(?:staff|team|server|system|database|office))|"
    r"(?:sponsors?|agenc(?:y|ies)|compan(?:y|ies)|publisher|partners?|insurers?|charit(?:y|ies)|bureau|freelancers?|contractors?)\b[^.;]{0,40}(?:is given|are given|gets?|receives?|is sent|are sent|sees?|obtains?)\b[^.;]{0,40}(?:list|names?|details|data|information|cop(?:y|ies)|records?|addresses|e-?mails?)|"
    r"\bwe\b[^.;]{0,20}(?:send|pass|give|hand|exchange|swap|supply|forward|share|upload)\b[^.;]{0,60}(?:list|names?|details|data|information|addresses|records?|customers)\b[^.;]{0,40} (?:to|with) (?:a |an |the |our |several |some |other )?(?:\w+ ){0,3}(?:house|agenc(?:y|ies)|compan(?:y|ies)|broker|partners?|publisher|bureau|firm|sponsor|network|platform|retailers?|brands?|shops?|exchange|co-?op)\b"
)

# (code, denial, what breaks it, what makes the breaking sentence harmless)
_ZH: Final = (
    (
        "purposes",
        "(?:绝不|从不|不会|永不|决不|绝对不|一律不)[^，。；]{0,20}(?:用于|用作|发送|推送|拿来|用来|做|进行|向您发|给您发|打)[^，。；]{0,10}(?:营销|广告|推广|推销|促销|宣传)|(?:只|仅)(?:会)?(?:用于|用来|为了)[^，。；]{0,24}[，,](?:绝不|从不|不会|不|别无|没有)[^。；]{0,6}(?:用于|作|做|有|它用|他用|其他|任何其他|用途)",
        "(?:发送|推送|用于|用来|进行|开展|做|群发|打电话|发|推)[^，。；]{0,20}(?:营销|促销|优惠|广告|推广|新品|活动|画像)(?:短信|信息|邮件|推荐|电话|通知|目的|画像|投放)?",
        "不(?:会|用|再|发|向)|未经|同意|勾选|订阅|退订|如(?:果|您)|可以?(?:关闭|拒绝)|参加活动|售后",
    ),
    (
        "security_measures",
        "(?:全部|所有|一律|均|都|始终|全程)[^，。；]{0,16}(?:加密|脱敏)|(?:加密|脱敏)(?:存储|保存|传输)[^，。；]{0,8}(?:全部|所有|一律)",
        "明文(?:存|保存|存储|传输|记录|发|放|写)|(?:未|没有|不)(?:作|做|进行|经过|经)?(?:任何)?加密|(?:不加密|未加密)",
        "不(?:会|得|以|存在)[^，。；]{0,8}明文|绝不|从不|请勿|如(?:果|您)|旧版|此前|请|不要",
    ),
    (
        "third_party_sharing",
        "(?:绝不|从不|不会|永不|决不|绝对不|一律不|任何情况下(?:都|均|也)?不)[^，。；]{0,12}(?:向|与|将|和|给|把)[^，。；]{0,30}(?:任何|第三方|他人|别人|外部)[^，。；]{0,30}(?:共享|提供|披露|分享|出售|透露|转让|泄露)[^，。；]{0,14}(?:信息|资料|数据|隐私|电话|地址)|(?:绝不|从不|不会|永不|决不|绝对不|一律不)[^，。；]{0,6}(?:将|把)[^，。；]{0,20}(?:信息|资料|数据|隐私|电话|地址)[^，。；]{0,24}(?:任何|第三方|他人|别人|外部)|(?:绝不|从不|不会|永不|决不)(?:共享|提供|披露|分享|出售|透露|转让|泄露)[^，。；]{0,20}(?:给|予|与)[^，。；]{0,6}(?:任何|第三方|他人|别人)|(?:不|未|没有)(?:使用|接入|嵌入|集成|引入)[^，。；]{0,10}(?:任何)?第三方[^，。；]{0,10}(?:sdk|工具|插件|代码|统计|服务)|(?:信息|数据|资料)[^，。；]{0,16}(?:绝不|从不|不会|永不)[^，。；]{0,10}(?:离开本|交给任何|外传|外泄给)|" + _KEPT_IN_ZH,
        _GIVEN_OUT_ZH + "|(?:向|与|将|把|由|给|委托|接入|使用|集成|同步(?:给|至)|共享给|推送给|卖给|交给|提供给)[^，。；]{0,50}(?:合作伙伴|合作的[^，。；]{0,8}(?:平台|公司|机构|商家|店|方)|信贷|合作方|联盟|品牌方|广告(?:商|平台|公司|联盟)|保险|贷款|金融|数据公司|友盟|极光|穿山甲|优量汇|百度|腾讯|阿里|sdk|机构|关联公司|推广|供应商|[\u4e00-\u9fff]{2,12}(?:有限公司|股份公司))[^，。；]{0,50}",
        "不(?:会|得|向|与)|未经|同意|授权|法律|法规|要求|禁止|不得|第三方(?:网站|链接|服务商?可能)|如(?:果|您)|合并|收购|保护|防止|避免|不对|可能|是指|指的是|定义|适用于|技能|您(?:使用|访问|选择|可以)|承运|快递|物流|配送|支付|运营|本政策",
    ),
    (
        "cross_border",
        "(?:不|绝不|从不|不会|未|没有)[^，。；]{0,14}(?:出境|跨境|传输至境外|境外|传到境外|海外|国外|离开(?:中国|境内))|(?:全部|均|都|一律|始终|只|仅)[^，。；]{0,20}(?:存|保存|放|处理|留)[^，。；]{0,16}(?:境内|中国大陆|国内|中国)|"
        "(?:信息|资料|数据)[^，。；]{0,12}(?:存储|保存|存放|储存|存|放)(?:于|在|至)[^，。；]{0,10}(?:境内|中国大陆|国内)[^，。；]{0,12}$|(?:信息|资料|数据)[^，。；]{0,6}(?:存储|保存|存放|储存)(?:于|在)[^，。；]{0,10}(?:境内|中国大陆|国内)[^，。；]{0,6}[。；]",
        "(?:美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|俄罗斯|越南|印度|英国|澳大利亚|加拿大|荷兰|法国|马来西亚|菲律宾|泰国|印尼|印度尼西亚|柬埔寨|台湾|澳门|迪拜|巴西|墨西哥|土耳其|首尔|大阪|伦敦|悉尼|吉隆坡|马尼拉|都柏林|班加罗尔|胡志明|曼谷|雅加达|墨尔本|多伦多|温哥华|纽约|西雅图|洛杉矶|旧金山|俄勒冈|阿姆斯特丹|巴黎|斯德哥尔摩|瑞典|荷兰|以色列|境外|海外|国外|法兰克福|东京|硅谷|弗吉尼亚)[）)]?(?:的)?[^，。；]{0,20}(?:服务器|机房|总部|母公司|数据中心|团队|公司|节点|服务商|实验室|客服|仓库|云主机|云端|主机|机构|中心|同事|工程师|人员|外包|数据库|存储)|总部[（(]?(?:位于|设在|在)?(?:美国|新加坡|日本|德国|香港|韩国|东京|首尔|伦敦)",
        "不|未|如(?:果|需)|此种情况|安全评估|出境申报|评估流程|单独同意|另行|品牌|进口|产地|海外购|第三方网站",
    ),
    (
        "rights_withdraw",
        "(?:随时|可以|可|有权|均可)[^。；]{0,30}(?:撤回|撤销|收回|取消)[^。；]{0,20}(?:同意|授权)?",
        "(?:同意|授权)[^，。；]{0,30}(?:不可撤|不得撤|不能撤|不可收回|不可取消|永久有效|不能取消|无法撤|不得收回|不能收回)|(?:不可撤销|不可撤回|不得撤回|不能撤回|无法撤回|不可撤回)[^，。；]{0,20}(?:同意|授权|许可|使用)|一经(?:授权|同意)[^，。；]{0,20}(?:不可|不得|不能|无法)|(?:同意|授权|许可)[^。；]{0,16}(?:一经|一旦)[^。；]{0,12}(?:不可|不得|不能|无法|概不)(?:再)?(?:撤|收回|取消|反悔)",
        "撤回(?:同意|授权)?不影响|之前|复制、|出版|作品|许可和|再许可|独家",
    ),
    (
        "rights_account_cancel",
        "(?:随时|可以|可|有权|自助|申请)[^。；]{0,30}注销",
        "(?:账号|账户|会员)[^，。；]{0,16}(?:无法(?:被)?注销|不予注销|不能销户|不可销户|不办理注销|不支持注销|无法注销|不能注销|不可注销|暂不支持注销|不提供注销)|(?:不支持|不提供|无法|不能|不可|暂不)[^，。；]{0,10}注销",
        "如(?:果|您|有)|若|当|未完成|前|期间|纠纷|条件|债务|恢复|自行",
    ),
    (
        "rights_delete",
        "(?:随时|可以|可|有权|自行|自助)[^。；]{0,30}(?:删除|清除)",
        "(?:信息|数据|资料|记录|轨迹)[^，。；]{0,24}(?:不能删除|不可删除|无法删除|不支持删除|不予删除|不提供删除|一律不删)|(?:一经|一旦|任何情况)[^。；]{0,24}不(?:予|得|能|可|会)(?:以)?(?:删除|清除)|(?:不支持|不提供|不受理|一律不)[^，。；]{0,16}(?:删除|清除)[^，。；]{0,10}(?:信息|数据|资料|请求|申请|记录)?",
        "法律|法规|如(?:果|您)|备份|缓存|订单|交易记录|除非|期限未|技术上|未届满|可能",
    ),
    (
        "automated_decision",
        "(?:不|绝不|从不|不会|未|没有)(?!基于|针对|依赖|以|通过)(?:进行|使用|采用|做|作|利用|存在|对您)?[^，。；]{0,14}(?:自动化决策|用户画像|画像|个性化(?:推荐|推送|展示)|大数据杀熟|差别定价|评分|算法推荐)",
        "(?:根据|基于|依据|按|结合|利用)[^。；]{0,50}(?:生成|形成|建立|自动|计算|推荐|推送|显示|展示|给出|决定|排列|排序)[^。；]{0,30}(?:商品|内容|广告|画像|标签|评分|信用分|价格|推荐|额度|等级|个性化|优惠)|(?:额度|价格|优惠|等级|录取|审批|排序)[^，。；]{0,10}由(?:系统|算法|模型|程序)[^。；]{0,24}(?:计算|决定|给出|生成|评定)|打上?标签",
        "不(?:会|使用|进行)|关闭|拒绝|如果",
    ),
    (
        "cookies_tracking",
        "没有(?:任何)?cookie[，。；]|(?:不|未|没有|从不|绝不)(?:使用|设置|采用|放置|会使用)[^，。；]{0,10}(?:任何)?(?:cookie|像素)(?!进行|用于|来|做|收集|追踪|和|对)|(?:不|未|没有|从不|绝不)(?:使用|设置|采用|放置|会使用)?(?:任何)?(?:追踪|跟踪)(?:技术|工具|代码|程序)",
        "(?:通过|使用|借助|利用|放置|写入|设置|植入|嵌入|放|写|存)(?:了)?[^，。；]{0,16}(?:cookie|像素标签|像素|追踪代码|跟踪代码|信标|埋点)",
        "不(?:会|使用|用)|如果|第三方网站|拒绝|禁用",
    ),
    (
        "sensitive_data",
        "(?:不|绝不|从不|不会|未|没有|无需|均不)(?:会|主动)?(?:收集|采集|存储|记录|获取|处理|涉及|保存|索取|要求)[^，。；]{0,16}(?:生物识别|人脸|指纹|声纹|敏感|健康|医疗|位置|行踪|身份证)",
        "(?:收集|采集|录入|刷|扫描|识别|记录|上传|读取|保存|填写|登记|提供|提交|通过|拍摄|留存|核验)[^，。；]{0,20}(?:人脸|面部|刷脸|指纹|声纹|虹膜|掌纹|健康数据|健康状况|心率|血糖|血压|血型|病史|病历|过敏|体检|用药|实时位置|行踪|轨迹|身份证|护照|银行卡号|宗教|基因)|(?:人脸|指纹|声纹|身份证|病历|心率|血糖|病史|体检报告)[^，。；]{0,14}(?:保存|存储|上传|录入|登记|记录|留存|用于)",
        "不(?:会|收集|采集|保存|上传|涉及|处理|获取)|如果|本地(?!服务器|机房)|未经|单独同意|未收集",
    ),
)  # fmt: skip

# "Never to anyone" is broken by every outsider who gets the data, also by one that the shop cannot do without.
_NEVER_ZH: Final = (
    "(?:绝不|从不|永不|决不|一律不|绝对不|任何情况下(?:都|均|也)?不)[^，。；]{0,16}(?:向|给|将|把|与|和)[^，。；]{0,20}(?:任何(?:第三方|人|单位|公司|机构)|别人|他人|外人)|不(?:会)?(?:与|和|同|向|对)任何(?:人|第三方|单位|公司|机构|他人|一方)[^，。；]{0,6}(?:共享|分享|交换|提供|披露|透露|公开)|不(?:会)?(?:给|交给|告诉|透露给|提供给|向)任何(?:第三方|人|单位|公司|机构)|谁(?:也|都)不给|"
    "(?:信息|资料|数据)[^，。；]{0,10}(?:绝不|从不|永不)(?:外传|外泄|交给任何)|(?:任何人|谁)(?:都|也)?(?:无法|不能|不可能|拿不到|得不到|看不到)|(?:绝不|从不|决不)(?:给|让)(?:外人|别人|他人)"
)
_NEVER_EN: Final = (
    r"(?:never|under no circumstances|at no time|do not|don't|will not|won't)[^.;]{0,40}(?:shar|disclos|pass(?:ed)?\b|giv|provid|transfer|releas|hand|told|sell)\w*[^.;]{0,40}(?:any third part|to third part\w+|third part\w+\.?$|anyone|anybody|any other (?:compan|organi|party)|any outside|outside the (?:compan|shop|firm))(?! for| who| that)|"
    r"(?:nobody|no one)(?: else| outside[^.;]{0,20})? (?:sees|gets|receives|has access|learns)|(?:shared|disclosed|given|passed) (?:to|with) (?:no one|nobody|no third part\w+)"
)
_NEVER_EN_TOO: Final = f"{_NEVER_EN}|{_KEPT_IN_EN}"
UNIVERSAL: Final = {
    True: (
        re.compile(_NEVER_ZH),
        re.compile(
            "(?:把|将)[^，。；]{0,40}(?:姓名|电话|手机号?|地址|信息|资料|号码|数据|照片|路线|轨迹|记录|名单|订单|习惯|偏好|清单|邮箱|微信|体检|成绩|画像|头像)[^，。；]{0,16}(?:提供给|交给|给到|发给|同步给|同步至|同步到|传给|推送给|卖给|出售给|出租给|共享给|分享给|转给|转交|移交|报给|导入|上传到|上传至|抄送)[^，。；]{0,6}(?!您|你|本人|我们|客服|监护|法院|公安|自己)[^，。；]{2,}|"
            "(?:姓名|电话|手机号?|地址|信息|资料|数据)[^，。；]{0,10}(?:会|将|需|要|一并|同时)[^，。；]{0,4}(?:提供给|交给|发给|传给|同步给|给到|推送给)(?!您|你|我们|本人|法院|公安)[^，。；]{2,}|(?:与|和|同)(?!任何)[^，。；]{2,24}(?:共享|交换|互换|共用|共同使用|打通)[^，。；]{0,20}(?:信息|资料|数据|名单|会员|画像|姓名|手机)|"
            "(?:由|委托|请|交由)(?!我们|本店|您|你|客服)[^，。；]{2,24}(?:公司|平台|机构|服务商|团队|工作室|中心|商)[^，。；]{0,10}(?:代为|负责|处理|保管|存储|托管|分析|录入|打印|管理|运营|外呼|回访|催收)|"
            "(?:物业|公司|单位|机构|平台|商家|门店|学校|合作|关联|第三方|赞助|品牌)[^，。；]{0,14}(?:可以?|会|能|将|可)(?:查看|看到|获取|获得|收到|拿到|调取|使用)[^，。；]{0,20}(?:信息|资料|数据|名单|姓名|电话|手机)|"
            "(?:把|将)[^，。；]{0,30}(?:姓名|电话|地址|信息|资料|号码)[^，。；]{0,16}(?:提供给|交给|给到|发给|同步给|传给)[^，。；]{0,16}(?:快递|物流|中通|顺丰|圆通|韵达|邮政|京东|公司|平台|银行|支付|商家|厂家|师傅)|"
            "向[^，。；]{0,16}(?:快递|物流|承运|公司|平台|银行|支付|商家|厂家|安装)[^，。；]{0,12}(?:提供|披露|传输)[^，。；]{0,20}(?:姓名|电话|地址|信息|资料)"
        ),
        re.compile("不(?:会|得|向|给)|未经|同意|授权|法律|法规|公安|如(?:果|您)|除|快递员不"),
    ),
    False: (
        re.compile(_NEVER_EN_TOO),
        re.compile(
            r"(?:run|hosted|managed|operated|handled|kept|stored|looked after|maintained|processed|outsourced|printed|sent out|analy[sz]ed|done|answered) (?:for us )?(?:by|with|at|to) (?!us\b|our (?:own|staff|team)|you\b|hand\b|the (?:owner|shop|team|staff))[^.;]{2,60}(?:\binc\b\.?|\bltd\b\.?|\bllc\b|\bgmbh\b|\bcorp\b\.?|limited|company|agency|provider|bureau|firm|partner|contractor|platform|freelancer)[^.;]{0,80}(?:name|address|phone|number|details|data|information|record|e-?mail|photo|age\b|order|history|\bstor|\bhold|\bkeep)|"
            r"(?:\binc\b|\bltd\b|\bllc\b|\bgmbh\b|agency|bureau|brands?|sponsors?|insurers?|magazines?|charit(?:y|ies)|sister (?:shop|compan)\w*|advertisers?|landlord|school|club)\b[^.;]{0,40}(?:stores?|receives?|gets?|holds?|keeps?|sees?|uses?|is given|are given|is sent|are sent)\b[^.;]{0,50}(?:name|address|phone|number|details|data|information|list|e-?mail|photo)|"
            r"\b(?:we|i)\b(?: also| then| regularly| weekly| monthly)?[^.;]{0,20}(?:pass|giv|send|sent|hand|transfer|shar|disclos|forward|upload|export|swap|exchang|sell|rent|lend|email)\w*[^.;]{0,60}(?:names?|address|phone|details|data|information|list|e-?mails?|photos?|records?|history)\b[^.;]{0,40} (?:to|with|into) (?!you\b|your\b|us\b|our (?:own )?(?:staff|team|server|system|database|records))[^.;]{3,}|"
            r"(?:couriers?|carriers?|haulier|delivery (?:company|service|partner|firm)|dpd|dhl|ups|fedex|royal mail|hermes|evri|gls|postnl|payment (?:provider|processor|service)|bank|host(?:ing (?:provider|company))?|accountant|mailing house|provider)\b[^.;]{0,30}(?:receiv|gets?\b|obtain|is given|are given|is told|sees|stores|handles)\w*[^.;]{0,60}(?:name|address|phone|telephone|number|details|data|information|order|list)|"
            r"(?:we|is|are)\b[^.;]{0,30}(?:pass|giv|send|sent|hand|transfer|shar|disclos|provid|forward)\w*[^.;]{0,60}(?:name|address|phone|telephone|details|data|information|order)\w*[^.;]{0,40} (?:to|with) (?:our |the |a )?(?:\w+ )?(?:courier|carrier|haulier|delivery|dpd|dhl|ups\b|fedex|payment|bank|host|provider|partner|processor|accountant)"
        ),
        re.compile(r"\bnot\b|never|don't|without|unless|if you|consent|law\b|court|\bmay\b|might|except"),
    ),
}

_EN: Final = (
    (
        "purposes",
        r"(?:\bwe\b|data|details|address(?:es)?|numbers?|information|is|are|be|it)[^.;]{0,24}(?:never|do not|don't|will not|won't|not)[^.;]{0,16}\b(?:use|used|send|sent|contact|call|e-?mail)\b[^.;]{0,30}\b(?:for |you |any )(?:\w+ ){0,2}(?:marketing|advertis(?:ing|ement\w*)|promotion\w*|newsletters?|adverts?)\b|(?:only|solely|exclusively|just)[^.;]{0,60}(?:and|for)[^.;]{0,12}(?:nothing else|no other (?:purpose|reason))",
        r"(?:\bwe\b|\bis\b|\bare\b|\bto\b)[^.;]{0,30}(?:us(?:e|ed)|send|sent|build|target|run|show|contact|call)\w*[^.;]{0,60}(?:marketing|advertis\w*|promotion\w*|special offers|newsletters?|profiles? for|audiences?|our (?:latest |weekly |monthly |new )?offers)\b|\b(?:we|i) (?:also )?(?:text|e-?mail|call|phone|ring|write to|message) (?:you|customers|people) (?:about|with|when)[^.;]{0,30}(?:sales?\b|offers?|new (?:products|arrivals|stock|lines)|promotion|discount|deals)",
        r"\bnot\b|never|don't|won't|consent|\bopt|subscrib|tick|sign(?:ed)? up|if you|\bask(?:ed)? for|permission|unless|\bmay\b|agreed|choose",
    ),
    (
        "security_measures",
        r"(?:all|every|everything|always|fully)\b[^.;]{0,60}encrypt\w*",
        r"plain[- ]?text|unencrypted|not (?:\w+ )?encrypted|without encryption",
        r"\bno\b[^.;]{0,20}plain|never|do not|don't|please|\bif you\b|e-?mail (?:is|itself)|internet (?:is|e-?mail)|not (?:store|keep|held|kept|stored)[^.;]{0,30}plain",
    ),
    (
        "third_party_sharing",
        r"(?:never|under no circumstances|do not ever|will not ever|at no time)[^.;]{0,40}(?:shar|disclos|pass(?:ed)?\b|giv|provid|transfer|releas|hand)\w*[^.;]{0,60}(?:third part|anyone|anybody|any other (?:compan|organi|party)|outside|any part|other compan)|(?:do not|don't|will not|won't|does not)[^.;]{0,20}(?:shar|disclos|pass|giv|provid|transfer|releas|hand)\w*[^.;]{0,50}(?:anyone|anybody|any third|any other|any outside)(?![^.;]{0,12} for\b)|^[^.;]{0,20}(?:do not|don't|will not|won't) (?:share|disclose|pass|give|transfer)[^.;]{0,50}(?:third part\w+|other compan\w+)\.?$|(?:nobody|no one)(?: else| outside[^.;]{0,20})? (?:sees|gets|receives|has access)|no (?:outside|other|external) (?:compan\w+|part\w+|firm|body)\b[^.;]{0,20}(?:receiv|get|see|obtain)\w*|(?:no|not use any|never use|don't use any|do not use any) third[- ]party (?:software development kits?|components?|libraries|tools?|sdks?|services?|code|analytics|software|trackers?|plug-?ins?|cookies)|(?:shared|disclosed|given|passed) (?:to|with) (?:no one|nobody|no third part\w+)|never leaves? (?:our|this|the) (?:shop|company|workshop|building|office|hands|house)|" + _KEPT_IN_EN + "|" + _NO_CODE_EN,
        _GIVEN_OUT_EN + r"|\bsdks?\b[^.;]{0,60}(?:receiv|collect|sends?\b|transmit)|(?:we|our|is|are|partner|to|with|by|using|uses?|the (?:app|site|shop|page|website|game))\b[^.;]{0,60}(?:shar|disclos|pass|provid|transfer|send|sent|forward|suppl|upload|integrat|use[sd]?|work|load|exchang|receiv|sell|list)\w*[^.;]{0,70}(?:\bsdks?\b|partner brand|brand partner|advertising (?:partner|network|compan|platform)|ad network|data broker|sponsors?\b|admob|facebook|google|meta\b|criteo|tiktok|doubleclick|hotjar|mailchimp|klaviyo|mixpanel|amplitude|segment|firebase|posthog|pinterest|microsoft clarity|insurance|insurer|affiliate|marketing (?:partner|agenc|compan)|data (?:partner|co-?op|exchange)|list (?:broker|exchange)|selected compan|sister compan|third part|group compan|credit bureau|analytics provider|market research)",
        r"\bnot\b|never|don't|without|unless|if you|consent|law\b|legal|court|merger|acqui|third part(?:y|ies) (?:may|might|can|site|link|web|who)|\bmay\b|might|on our behalf|they may|courier|carrier|payment|link|prevent|protect|your (?:own )?google|sign in|log ?in|\bopt\b|you (?:can|share|visit|use)|aggregat|anonym",
    ),
    (
        "cross_border",
        r"(?:never|do not|don't|will not|not|no|none|nothing)[^.;]{0,50}(?:leave|transfer|sent|send|process|stor|go)\w*[^.;]{0,30}(?:outside|abroad|overseas|beyond|the (?:eea|eu|uk|european|united kingdom|country))|never leaves? (?:the )?(?:eea|eu\b|uk\b|european|united kingdom|europe|country|britain|germany)|(?:only|exclusively|solely|always)[^.;]{0,40}(?:within|inside|in) (?:the )?(?:eea|eu\b|european (?:union|economic)|uk\b|united kingdom)|\b(?:all|everything|every)\b[^.;]{0,40}(?:stay|remain|kept|held|stored|processed)s?[^.;]{0,20}(?:within|inside|in) (?:the )?(?:eea|eu\b|european (?:union|economic)|uk\b|united kingdom)|no (?:international |cross-border )?transfers?[^.;]{0,40}(?:outside|abroad|third countr|take|occur|made)|(?:keep|kept|stor\w+|hold|held|process\w*|stays?|remains?)\b[^.;]{0,40}\b(?:only|exclusively|solely|nowhere but|always)\b[^.;]{0,12}(?:in|inside|within) (?:the )?(?:europe|germany|ireland|france|austria|netherlands|finland|sweden|denmark|spain|italy|belgium|britain|england|scotland|switzerland|eea|eu\b|uk\b|united kingdom)|\b(?:all|everything|every|nothing)\b[^.;]{0,40}(?:stays?|remains?|kept|held|stored|processed)[^.;]{0,20}(?:in|inside|within) (?:the )?(?:europe|germany|ireland|france|austria|netherlands|finland|sweden|denmark|spain|italy|belgium|britain|england|scotland)|nothing (?:is|gets) (?:sent|moved|transferred|stored) abroad",
        r"(?:stor|host|process|transfer|server|located|based|operat|kept|sent|send|data cent|back-?up|mirror|team|support|handled|answered|run|receiv|transcribed|colleagues|developers?|engineers?|access|provider|bureau|agency|reviewed|read|typed|edited|archived)\w*[^.;]{0,70}\b(?:united states|u\.s\.|usa\b|the us\b|america|india|china|texas|virginia|oregon|california|ohio|israel|singapore|philippines|hong kong|shenzhen|manila|mumbai|bangalore|seattle|new york|chicago|dallas|russia|brazil|vietnam|ukraine|serbia|turkey|tunisia|morocco|mauritius|south africa|australia|iowa|nevada|utah|florida|phoenix|san francisco|colombo|sri lanka|pakistan|bangladesh|mexico)\b",
        r"\bnot\b|never|adequacy|if you|residents|consumers|customers in|visitors from|born|ship|deliver",
    ),
    (
        "rights_withdraw",
        r"(?:withdraw|revoke|take back)\w*[^.;]{0,60}(?:consent|permission|it)\b|consent[^.;]{0,60}(?:withdraw|revok)",
        r"irrevocabl[ey][^.;]{0,80}(?:consent|agree|grant|permission|licen[cs]e|authori)|(?:consent|permission|authori[sz]ation)[^.;]{0,60}(?:irrevocabl|cannot be (?:withdrawn|revoked|taken back)|may not be (?:withdrawn|revoked)|can't be withdrawn|is final|is permanent|not be withdrawn)|(?:cannot|may not|can't|not possible to) (?:withdraw|revoke|take back)[^.;]{0,30}(?:consent|permission)?",
        r"(?:lawful|affect|before|prior)|user content|post|licen[cs]e",
    ),
    (
        "rights_delete",
        r"(?:you (?:can|may)|right to|ask us to|request|at any time|whenever)[^.;]{0,80}(?:delet|eras|remov)",
        r"(?:data|information|records?|accounts?|profiles?|history|recordings?|entries)[^.;]{0,30}(?:cannot|can not|can never|will never) (?:\w+ )?be (?:deleted|erased|removed)|we (?:never|do not ever) (?:delete|erase|remove)\b[^.;]{0,40}(?:data|information|records?|accounts?|profiles?|anything|customer)|(?:requests? (?:for|to) (?:deletion|erasure|delete|erase)[^.;]{0,40}(?:refused|not (?:accepted|answered|processed|honou?red)|ignored|rejected))",
        r"\bif\b|where|unless|back-?ups?|law|legal|immediately|some|certain|may not|cannot identify|verify|public|archived copies|necessary|until|while|except",
    ),
    (
        "do_not_sell",
        r"\bwe\b[^.;]{0,20}(?:do not|don't|never|will not|won't|have not|neither)[^.;]{0,20}(?:sell|sold)[^.;]{0,50}(?:personal|your|customer|data|information|share)|no sale of (?:personal|your)|(?:never|not) (?:sold|for sale)|(?:do not|don't|never|will not|won't|have never|have not)[^.;]{0,20}(?:sell|sold|rent)[^.;]{0,20}\b(?:info|data|details|list|it)\b",
        r"(?:we|our|list|is|are|which)\b[^.;]{0,60}(?:provid|suppl|send|upload|shar|transfer|disclos|giv|pass|make|hand|suppl|rent|sell|licen[cs])\w*[^.;]{0,120}(?:in (?:exchange|return) for|for (?:money|a fee|a payment|a commission|credits?|a discount)|pays? us|receive[sd]? (?:advertising|ad|a) (?:credit|fee|commission|discount))|(?:in (?:exchange|return) (?:for|we)|pays? us|paid (?:us|to us))[^.;]{0,80}(?:data|information|list|names|addresses|audience|discount|credit)|we (?:also )?(?:sell|rent) (?:\w+ ){0,3}(?:data|information|list|addresses|profiles)|(?:leads?|lists?|data|information|addresses|profiles?|names|histor(?:y|ies)|contacts?|records?)\b[^.;]{0,60}\b(?:which|that|and)? ?(?:we (?:then )?(?:sell|rent|trade|auction)|(?:is|are) (?:then )?(?:sold|rented|licen[cs]ed|auctioned|traded))\b[^.;]{0,60}|we (?:also )?(?:sell|rent|trade|licen[cs]e) [^.;]{0,40}\b(?:data|information|lists?|leads?|profiles?|addresses|names|histor\w+|records?|details|contacts?|it|them|this)\b[^.;]{0,20} (?:to|with) [^.;]{0,40}(?:compan|partner|broker|advertis|brand|agenc|third|business|retailer|insurer)",
        r"\bnot\b|never|n't\b|categories of|whether we|if we|merger|acqui|\bopt\b|right to|actual knowledge|business transaction|assets|definition|defined|considered|incentive|loyalty|you (?:may|can)|\bmay\b",
    ),
    (
        "do_not_sell",
        r"(?:do not|does not|don't|never|will not|won't|have not|neither)[^.;]{0,24}(?:sell|sold)\b[^.;]{0,60}\b(?:nor|or|and)\b[^.;]{0,30}\bshare?d?\b|(?:do not|don't|never|will not)[^.;]{0,12} share[^.;]{0,50}(?:cross-context|targeted|behaviou?ral)",
        r"(?:they|who|which|it|networks?|partners?|meta|google|facebook|tiktok) (?:also )?(?:give|gives|pay|pays|grant|grants|offer|offers|credit|credits) us\b[^.;]{0,60}|(?:pass|send|upload|giv|provid|transmit|suppl|match|feed|hand)\w*[^.;]{0,80}(?:to|with) (?:\w+ ){0,3}(?:meta|facebook|google|tiktok|instagram|pinterest|snap(?:chat)?|ad(?:vertising)? (?:networks?|partners?|platforms?|exchanges?)|advertisers?|data brokers?)\b[^.;]{0,160}(?:similar people|lookalike|\bads?\b|advert|audience|retarget|across (?:other )?(?:web)?sites|other (?:web)?sites)",
        r"\bnot\b|never|n't\b|\bopt|right to|if you|where you|\bmay\b|consent|categories of|whether we|defined|considered",
    ),
    (
        "automated_decision",
        r"(?:do not|don't|never|no|not)[^.;]{0,30}(?:use |make |carry out |engage in |take |any )?[^.;]{0,20}(?:automated (?:decision|individual)|automatic decision|profiling|scoring|algorithm)|(?:never|do not|don't) (?:profile|score|rank) (?:you|our|customers|anyone|visitors|people)",
        r"(?:algorithm|software|system|model|computer|score|automat)\w*[^.;]{0,60}(?:decid|determin|refus|reject|set[s]? (?:the|your) price|calculat|approv|score|ranks?|declin)\w*|(?:refused|declined|rejected|approved|decided|granted|set|calculated) (?:automatically|by (?:a |an |the )?(?:computer|algorithm|software|system|model|score))|(?:profile|score)s? (?:is|are|of|each)[^.;]{0,40}(?:built|created|calculated|customer|decid|assign)",
        r"\bnot\b|never|human|\bif we\b|you have the right|right to|(?<!you )(?<!they )\bmay\b|automatically (?:collect|record|receiv|log|gather|assign|delet)|fraud",
    ),
    (
        "cookies_tracking",
        r"(?:do not|don't|never|does not|doesn't) (?:use|set|place|employ|store) (?:any )?(?:(?!of|the)\w+ )?(?:cookies|tracking|trackers|pixels)(?! (?:for|to|that|which))|(?:^|[,;:] |\bthere are |\bwith )no (?:\w+ )?(?:cookies|tracking|trackers|pixels)\b(?! (?:for|to|that|which))|\b(?:uses?|sets?|places?|stores?|employs?|leaves?|needs?|runs? on) no (?:\w+ )?(?:cookies|tracking|trackers|pixels)\b(?! (?:for|to|that|which))|(?:do not|don't|never) track (?:you|anyone|anybody|our \w+|visitors|readers|users|customers|people)|free of (?:cookies|tracking|trackers)|(?:cookie|tracker)-free",
        r"(?:we|site|shop|store|page|partners?|which)[^.;]{0,30}(?:use[sd]?|set[s]?|place[sd]?|load[s]?|contain[s]?|stor|embed)\w*[^.;]{0,40}(?:cookies?\b|pixels?\b|tracking (?:tag|code|pixel)|web beacon|analytics)|(?:cookies?|pixels?|beacons?|tags?)\b[^.;]{0,40}(?:count|report|tell|measure|remember|record|follow|recogni[sz]e|track|identif)\w*",
        r"\bnot\b|never|don't|without|essential|strictly|if you|\bmay\b|third part(?:y|ies)['’]?s? (?:web)?sites?",
    ),
    (
        "sensitive_data",
        r"(?:do not|don't|never|not)[^.;]{0,16}(?:collect|process|store|record|ask for|hold|gather)[^.;]{0,40}(?:sensitive|special categor|health|biometric|medical|precise location)|no (?:\w+ )?(?:sensitive|special categor|health|biometric|medical)[^.;]{0,40}(?:collect|process|stor|record|held|ask|kept|gather|taken)\w*|(?:collect|process|store|hold|ask for|gather|record)s? no (?:\w+ )?(?:sensitive|special categor|health|biometric|medical)",
        r"(?:collect|ask|record|store|process|scan|upload|measure|keep|use)[^.;]{0,50}(?:facial|face (?:scan|geometry|image|template)|fingerprint|voice ?print|heart rate|medical (?:history|condition)|health (?:condition|data|question)|blood (?:pressure|type)|precise (?:geo)?location|allerg|religio|ethnic|diagnos|medication|pregnan|glucose|genetic|dna\b)|(?:face|fingerprint|blood type|heart rate|medical history|allerg\w+|diagnos\w+|medication)s?\b[^.;]{0,50}(?:is|are) (?:\w+ )?(?:recorded|stored|kept|collected|scanned|saved|uploaded|measured)|scans? your face|(?:fingerprint|face|iris|palm)s?\b[^.;]{0,20}(?:scanned|stored|recorded|registered|captured)|(?:passport|identity card|id card|driving licence|driver's license)\b[^.;]{0,40}(?:copied|scanned|stored|kept|uploaded|photographed)",
        r"\bnot\b|never|don't|unless|if you|consent|\bmay\b|for example|define",
    ),
)  # fmt: skip

TABLES = {
    True: tuple((code, re.compile(a), re.compile(b), re.compile(c)) for code, a, b, c in _ZH),
    False: tuple((code, re.compile(a), re.compile(b), re.compile(c)) for code, a, b, c in _EN),
}
NO_CHILD = {
    True: re.compile(
        "(?:不|不会|从不|绝不|未)(?:主动|故意)?(?:收集|处理|采集|存储|获取)[^。；]{0,30}(?:未成年|儿童|未满|孩子)|(?:仅|只)(?:面向|供|限|适用于|对)[^，。；]{0,10}(?:成年|成人|年满)|(?<!主要)面向成年人|不(?:接受|面向|向|针对)[^，。；]{0,14}(?:未成年|儿童|未满)"
    ),
    False: re.compile(
        r"(?:never|not|do not|don't|does not|no) (?:\w+ ){0,3}(?:collect|process|store|hold|keep|register)\w*[^.;]{0,60}(?:child|minor|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|kids)|no (?:data|information|details) (?:of|about|on|from) (?:children|minors|kids)|\b(?:is|are) not (?:for|intended for|directed (?:to|at)|aimed at|meant for) (?:\w+ )?(?:children|minors|kids|anyone under|persons under)|(?:only|exclusively) (?:for|to) adults|adults only"
    ),
}
CHILD_USED = {
    True: re.compile(
        "(?:填写|录入|登记|上传|提供|收集|记录|采集|报名|注册)[^。；]{0,24}(?:孩子|宝宝|儿童|学生|小朋友|幼儿|班级|学校)|(?:孩子|宝宝|小朋友|学生)(?:的)?[^。；]{0,6}(?:姓名|昵称|生日|照片|学校|班级|位置|声音|语音|年级|身高|出生)|(?:儿童|宝宝|小小|萌娃|少儿)(?:会员|俱乐部|生日|成长档案)|(?:孩子|宝宝|儿童|小朋友|学生|娃|(?:[三四五六七八九十]|\\d{1,2})(?:周)?岁(?:以上|以下|起|到|至)?(?:的)?)[^。；]{0,40}(?:建立|建|填写|填|登记|上传|录入|注册|参加|报名|收集|记录)[^。；]{0,24}(?:档案|姓名|名字|生日|照片|年龄|学校|班级|身高|视频|声音|作品)"
    ),
    False: re.compile(
        r"junior members?\b[^.;]{0,40}(?:give|tell|enter|send|fill)|(?:list|file|record|register)s?\b[^.;]{0,30}\b(?:names?|birthdays|sizes|photos)\b[^.;]{0,30}of (?:the |our |all )?(?:pupils|children|kids)|(?:birthday|kids|junior|children's|child|school|teen|little)[ '’](?:\w+ ){0,2}(?:club|programme|program|league|competition|account|profile|membership|contest)|(?:child|kid|baby|pupil|toddler)(?:ren)?['’]?s? (?:\w+ ){0,2}(?:name|birthday|date of birth|age|school|photo|location|voice|class|nickname)|(?:name|birthday|age|photo|date of birth|birth date)s? of (?:your |the |each |a )?(?:child|kid|baby|pupil|son|daughter)|(?:children|kids|pupils|teenagers|youngsters|juniors) (?:\w+ ){0,6}(?:sign up|register|join|can (?:create|upload|enter)|send us|enter|type|create|give|tell|fill)|(?:ages?|aged) (?:[5-9]|1[0-5])(?: ?(?:to|-|–) ?\d{1,2})?[^.;]{0,80}(?:name|photo|birthday|school|profile|register|sign up)|(?:pictures|photos|videos|recordings) of (?:the |your |our )?(?:children|kids|pupils|little ones)"
    ),
}
CHILD_HARMLESS = re.compile(
    "监护人.{0,20}(?:同意|陪同)|parent|guardian|consent|\\bnot\\b|never|directed|if we (?:learn|discover|become)|delete|不会|knowingly (?:\\w+ )?(?:collected|received)|购买童|为孩子(?:买|选购)|尺码|选购|参考|\\bsizes?\\b|available for|suitable for|\\b(?:uniforms?|cloth(?:es|ing)|toys?|shoes|books|games|bikes?)\\b[^.;]{0,30}\\bfor (?:children|kids|boys|girls)"
)
