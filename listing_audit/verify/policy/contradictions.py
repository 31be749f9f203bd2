"""Statements that cannot both be true: a universal denial or a short period, and a sentence that does the opposite.

Only denials without exception count, and only when actor and object agree; sister statements about others' sites,
"except…", "unless…" and "without your consent" cancel. A collision is booked on the statement that cannot be true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.identity import Identity
from listing_audit.verify.policy.signals import Found

Pair = tuple[Sentence, Sentence]

_EXCEPT: Final = re.compile(
    "(?<!删)(?<!清)除(?!了您)|但(?!我们|是我们)|例外|未经|非经|不经|没有您|没有得到|事先|若无|无关|以外|之外|另有|仅|只(?:有|会|在)|必要|如果|同意|授权|except|unless|without|other than|besides|apart from|not for|only|save for|but |however|if you|where you|consent|permission|outside of|beyond|for their"
)

# (code, denial, what breaks it, what makes the breaking sentence harmless)
_ZH: Final = (
    (
        "third_party_sharing",
        "(?:绝不|从不|不会|永不|决不|绝对不|一律不|任何情况下(?:都|均|也)?不)[^，。；]{0,12}(?:向|与|将|和|给|把)[^，。；]{0,30}(?:任何|第三方|他人|别人|外部)[^，。；]{0,30}(?:共享|提供|披露|分享|出售|透露|转让|泄露)[^，。；]{0,14}(?:信息|资料|数据|隐私|电话|地址)|(?:绝不|从不|不会|永不|决不|绝对不|一律不)[^，。；]{0,6}(?:将|把)[^，。；]{0,20}(?:信息|资料|数据|隐私|电话|地址)[^，。；]{0,24}(?:任何|第三方|他人|别人|外部)|(?:绝不|从不|不会|永不|决不)(?:共享|提供|披露|分享|出售|透露|转让|泄露)[^，。；]{0,20}(?:给|予|与)[^，。；]{0,6}(?:任何|第三方|他人|别人)|(?:不|未|没有)(?:使用|接入|嵌入|集成|引入)[^，。；]{0,10}(?:任何)?第三方[^，。；]{0,10}(?:sdk|工具|插件|代码|统计|服务)|(?:信息|数据|资料)[^，。；]{0,16}(?:绝不|从不|不会|永不)[^，。；]{0,10}(?:离开本|交给任何|外传|外泄给)",
        "(?:向|与|将|把|由|给|委托|接入|使用|集成|同步(?:给|至)|共享给|推送给|卖给|交给|提供给)[^，。；]{0,50}(?:合作伙伴|合作的[^，。；]{0,8}(?:平台|公司|机构|商家|店|方)|信贷|合作方|联盟|品牌方|广告(?:商|平台|公司|联盟)|保险|贷款|金融|数据公司|友盟|极光|穿山甲|优量汇|百度|腾讯|阿里|sdk|机构|关联公司|推广|供应商|[\u4e00-\u9fff]{2,12}(?:有限公司|股份公司))[^，。；]{0,50}",
        "不(?:会|得|向|与)|未经|同意|授权|法律|法规|要求|禁止|不得|第三方(?:网站|链接|服务商?可能)|如(?:果|您)|合并|收购|保护|防止|避免|不对|可能|是指|指的是|定义|适用于|技能|您(?:使用|访问|选择|可以)|承运|快递|物流|配送|支付|运营|本政策",
    ),
    (
        "cross_border",
        "(?:不|绝不|从不|不会|未|没有)[^，。；]{0,14}(?:出境|跨境|传输至境外|境外|传到境外|离开(?:中国|境内))|(?:全部|均|都|一律|始终|只|仅)[^，。；]{0,20}(?:存储|保存|存放|储存)[^，。；]{0,16}(?:境内|中国大陆|国内)",
        "(?:美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|俄罗斯|越南|印度|英国|澳大利亚|加拿大|荷兰|法国|马来西亚|菲律宾|泰国|印尼|印度尼西亚|柬埔寨|台湾|澳门|迪拜|巴西|墨西哥|土耳其|首尔|大阪|伦敦|悉尼|吉隆坡|马尼拉|境外|海外|国外|法兰克福|东京|硅谷|弗吉尼亚)(?:的)?[^，。；]{0,20}(?:服务器|机房|总部|母公司|数据中心|团队|公司|节点|服务商|实验室|客服|仓库)",
        "不|未|如(?:果|需)|单独同意|另行|品牌|进口|产地|海外购|第三方网站",
    ),
    (
        "rights_withdraw",
        "(?:随时|可以|可|有权|均可)[^。；]{0,30}(?:撤回|撤销|收回|取消)[^。；]{0,20}(?:同意|授权)?",
        "(?:同意|授权)[^，。；]{0,30}(?:不可撤|不得撤|不能撤|不可收回|不可取消|永久有效|不能取消|无法撤|不得收回|不能收回)|(?:不可撤销|不可撤回|不得撤回|不能撤回|无法撤回|不可撤回)[^，。；]{0,20}(?:同意|授权|许可|使用)|一经(?:授权|同意)[^，。；]{0,20}(?:不可|不得|不能|无法)",
        "撤回(?:同意|授权)?不影响|之前|复制、|出版|作品|许可和|再许可|独家",
    ),
    (
        "rights_account_cancel",
        "(?:随时|可以|可|有权|自助|申请)[^。；]{0,30}注销",
        "(?:账号|账户|会员)[^，。；]{0,16}(?:不支持注销|无法注销|不能注销|不可注销|暂不支持注销|不提供注销)|(?:不支持|不提供|无法|不能|不可|暂不)[^，。；]{0,10}注销",
        "如(?:果|您|有)|若|当|未完成|前|期间|纠纷|条件|债务|恢复|自行",
    ),
    (
        "rights_delete",
        "(?:随时|可以|可|有权|自行|自助)[^。；]{0,30}(?:删除|清除)",
        "(?:信息|数据|资料|记录|轨迹)[^，。；]{0,24}(?:不能删除|不可删除|无法删除|不支持删除|不予删除|不提供删除|一律不删)|(?:不支持|不提供|不受理|一律不)[^，。；]{0,16}(?:删除|清除)[^，。；]{0,10}(?:信息|数据|资料|请求|申请|记录)?",
        "法律|法规|如(?:果|您)|备份|缓存|订单|交易记录|除非|期限未|技术上|未届满|可能",
    ),
    (
        "automated_decision",
        "(?:不|绝不|从不|不会|未|没有)(?:进行|使用|采用|做|作|利用|存在|对您)?[^，。；]{0,14}(?:自动化决策|用户画像|画像|个性化推荐|大数据杀熟|差别定价|评分)",
        "(?:根据|基于|依据|按|结合|利用)[^。；]{0,50}(?:生成|形成|建立|自动|计算|推荐|推送|显示|展示|给出|决定)[^。；]{0,30}(?:画像|标签|评分|信用分|价格|推荐|额度|等级|个性化|优惠)",
        "不(?:会|使用|进行)|关闭|拒绝|如果",
    ),
    (
        "cookies_tracking",
        "(?:不|未|没有|从不|绝不)(?:使用|设置|采用|放置|会使用)[^，。；]{0,10}(?:任何)?(?:cookie|像素)(?!进行|用于|来|做|收集|追踪|和|对)|(?:不|未|没有|从不|绝不)(?:使用|设置|采用|放置|会使用)?(?:任何)?(?:追踪|跟踪)(?:技术|工具|代码|程序)",
        "(?:通过|使用|借助|利用|放置|写入|设置)[^，。；]{0,16}(?:cookie|像素标签|像素|追踪代码|信标)",
        "不(?:会|使用|用)|如果|第三方网站|拒绝|禁用",
    ),
    (
        "sensitive_data",
        "(?:不|绝不|从不|不会|未)(?:收集|采集|存储|记录|获取|处理)[^，。；]{0,16}(?:生物识别|人脸|指纹|声纹|敏感个人信息|敏感信息|健康信息|健康数据|位置|行踪)",
        "(?:收集|采集|录入|刷|扫描|识别|记录|上传|读取|保存)[^，。；]{0,16}(?:人脸|面部|指纹|声纹|虹膜|健康数据|心率|病史|实时位置|行踪|轨迹)",
        "不(?:会|收集|采集|保存|上传)|如果|本地|未经|单独同意",
    ),
)  # fmt: skip

# "Never to anyone" is broken by every outsider who gets the data, also by one that the shop cannot do without.
_NEVER_ZH: Final = (
    "(?:绝不|从不|永不|决不|一律不|绝对不|任何情况下(?:都|均|也)?不)[^，。；]{0,16}(?:向|给|将|把|与|和)[^，。；]{0,20}(?:任何(?:第三方|人|单位|公司|机构)|别人|他人|外人)|不(?:会)?(?:给|交给|告诉|透露给|提供给|向)任何(?:第三方|人|单位|公司|机构)|谁(?:也|都)不给|"
    "(?:信息|资料|数据)[^，。；]{0,10}(?:绝不|从不|永不)(?:外传|外泄|交给任何)"
)
_NEVER_EN: Final = (
    r"(?:never|under no circumstances|at no time)[^.;]{0,40}(?:shar|disclos|pass(?:ed)?\b|giv|provid|transfer|releas|hand|told)\w*[^.;]{0,40}(?:any third part|to third part\w+|third part\w+\.?$|anyone|anybody|any other (?:compan|organi|party)|any outside|outside the (?:compan|shop|firm))(?! for| who| that)|"
    r"(?:nobody|no one)(?: else| outside[^.;]{0,20})? (?:sees|gets|receives|has access|learns)|(?:shared|disclosed|given|passed) (?:to|with) (?:no one|nobody|no third part\w+)"
)
_UNIVERSAL: Final = {
    True: (
        re.compile(_NEVER_ZH),
        re.compile(
            "(?:把|将)[^，。；]{0,30}(?:姓名|电话|地址|信息|资料|号码)[^，。；]{0,16}(?:提供给|交给|给到|发给|同步给|传给)[^，。；]{0,16}(?:快递|物流|中通|顺丰|圆通|韵达|邮政|京东|公司|平台|银行|支付|商家|厂家|师傅)|"
            "向[^，。；]{0,16}(?:快递|物流|承运|公司|平台|银行|支付|商家|厂家|安装)[^，。；]{0,12}(?:提供|披露|传输)[^，。；]{0,20}(?:姓名|电话|地址|信息|资料)"
        ),
        re.compile("不(?:会|得|向|给)|未经|同意|授权|法律|法规|公安|如(?:果|您)|除|快递员不"),
    ),
    False: (
        re.compile(_NEVER_EN),
        re.compile(
            r"(?:couriers?|carriers?|haulier|delivery (?:company|service|partner|firm)|dpd|dhl|ups|fedex|royal mail|hermes|evri|gls|postnl|payment (?:provider|processor|service)|bank|host(?:ing (?:provider|company))?|accountant|mailing house|provider)\b[^.;]{0,30}(?:receiv|gets?\b|obtain|is given|are given|is told|sees|stores|handles)\w*[^.;]{0,60}(?:name|address|phone|telephone|number|details|data|information|order|list)|"
            r"(?:we|is|are)\b[^.;]{0,30}(?:pass|giv|send|sent|hand|transfer|shar|disclos|provid|forward)\w*[^.;]{0,60}(?:name|address|phone|telephone|details|data|information|order)\w*[^.;]{0,40} (?:to|with) (?:our |the |a )?(?:\w+ )?(?:courier|carrier|haulier|delivery|dpd|dhl|ups\b|fedex|payment|bank|host|provider|partner|processor|accountant)"
        ),
        re.compile(r"\bnot\b|never|don't|without|unless|if you|consent|law\b|court|\bmay\b|might|except"),
    ),
}

_EN: Final = (
    (
        "third_party_sharing",
        r"(?:never|under no circumstances|do not ever|will not ever|at no time)[^.;]{0,40}(?:shar|disclos|pass(?:ed)?\b|giv|provid|transfer|releas|hand)\w*[^.;]{0,60}(?:third part|anyone|anybody|any other (?:compan|organi|party)|outside|any part|other compan)|(?:do not|don't|will not|won't|does not)[^.;]{0,20}(?:shar|disclos|pass|giv|provid|transfer|releas|hand)\w*[^.;]{0,50}(?:anyone|anybody|any third|any other|any outside)|^[^.;]{0,20}(?:do not|don't|will not|won't) (?:share|disclose|pass|give|transfer)[^.;]{0,50}(?:third part\w+|other compan\w+)\.?$|(?:nobody|no one)(?: else| outside[^.;]{0,20})? (?:sees|gets|receives|has access)|(?:no|not use any|never use|don't use any|do not use any) third[- ]party (?:tools?|sdks?|services?|code|analytics|software|trackers?|plug-?ins?|cookies)|(?:shared|disclosed|given|passed) (?:to|with) (?:no one|nobody|no third part\w+)|never leaves? (?:our|this|the) (?:shop|company|workshop|building|office|hands|house)",
        r"(?:we|our|is|are|partner|to|with|by|using|uses?|the (?:app|site|shop|page|website|game))\b[^.;]{0,60}(?:shar|disclos|pass|provid|transfer|send|sent|forward|suppl|upload|integrat|use[sd]?|work|load|exchang|receiv|sell|list)\w*[^.;]{0,70}(?:partner brand|brand partner|advertising (?:partner|network|compan|platform)|ad network|data broker|sponsors?\b|admob|facebook|google|meta\b|criteo|tiktok|doubleclick|hotjar|mailchimp|klaviyo|mixpanel|amplitude|segment|firebase|posthog|pinterest|microsoft clarity|insurance|insurer|affiliate|marketing (?:partner|agenc|compan)|data (?:partner|co-?op|exchange)|list (?:broker|exchange)|selected compan|sister compan|third part|group compan|credit bureau|analytics provider|market research)",
        r"\bnot\b|never|don't|without|unless|if you|consent|law\b|legal|court|merger|acqui|third part(?:y|ies) (?:may|might|can|site|link|web|who)|\bmay\b|might|on our behalf|they may|courier|carrier|payment|link|prevent|protect|your (?:own )?google|sign in|log ?in|\bopt\b|you (?:can|share|visit|use)|aggregat|anonym",
    ),
    (
        "cross_border",
        r"(?:never|do not|don't|will not|not|no|none|nothing)[^.;]{0,50}(?:leave|transfer|sent|send|process|stor|go)\w*[^.;]{0,30}(?:outside|abroad|overseas|beyond|the (?:eea|eu|uk|european|united kingdom|country))|never leaves? (?:the )?(?:eea|eu\b|uk\b|european|united kingdom|europe|country|britain|germany)|(?:only|exclusively|solely|always)[^.;]{0,40}(?:within|inside|in) (?:the )?(?:eea|eu\b|european (?:union|economic)|uk\b|united kingdom)|\b(?:all|everything|every)\b[^.;]{0,40}(?:stay|remain|kept|held|stored|processed)s?[^.;]{0,20}(?:within|inside|in) (?:the )?(?:eea|eu\b|european (?:union|economic)|uk\b|united kingdom)|no (?:international |cross-border )?transfers?[^.;]{0,40}(?:outside|abroad|third countr|take|occur|made)",
        r"(?:stor|host|process|transfer|server|located|based|operat|kept|sent|send|data cent|back-?up|mirror|team|support|handled|answered|run|receiv)\w*[^.;]{0,70}\b(?:united states|u\.s\.|usa\b|the us\b|america|india|china|texas|virginia|oregon|california|ohio|israel|singapore|philippines|hong kong|shenzhen|manila|mumbai|bangalore|seattle|new york|chicago|dallas|russia|brazil|vietnam|ukraine|serbia|turkey|tunisia|morocco|mauritius|south africa|australia|iowa|nevada|utah|florida|phoenix|san francisco|colombo|sri lanka|pakistan|bangladesh|mexico)\b",
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
        r"\bwe\b[^.;]{0,20}(?:do not|don't|never|will not|won't|have not|neither)[^.;]{0,20}(?:sell|sold)[^.;]{0,50}(?:personal|your|customer|data|information|share)|no sale of (?:personal|your)|not (?:sold|for sale)",
        r"(?:we|our|list|is|are|which)\b[^.;]{0,60}(?:provid|suppl|send|upload|shar|transfer|disclos|giv|pass|make|hand|suppl|rent|sell|licen[cs])\w*[^.;]{0,120}(?:in (?:exchange|return) for|for (?:money|a fee|payment|a commission|credits?|a discount)|pays? us|receive[sd]? (?:advertising|ad|a) (?:credit|fee|commission|discount))|(?:in (?:exchange|return) (?:for|we)|pays? us|paid (?:us|to us))[^.;]{0,80}(?:data|information|list|names|addresses|audience|discount|credit)|we (?:also )?(?:sell|rent) (?:\w+ ){0,3}(?:data|information|list|addresses|profiles)",
        r"\bnot\b|never|merger|acqui|\bopt\b|right to|actual knowledge|business transaction|assets|definition|defined|considered|incentive|loyalty|you (?:may|can)|\bmay\b",
    ),
    (
        "automated_decision",
        r"(?:do not|don't|never|no|not)[^.;]{0,30}(?:use |make |carry out |engage in |take |any )?[^.;]{0,20}(?:automated (?:decision|individual)|automatic decision|profiling|scoring|algorithm)",
        r"(?:algorithm|software|system|model|computer|score|automat)\w*[^.;]{0,60}(?:decid|determin|refus|reject|set[s]? (?:the|your) price|calculat|approv|score|ranks?|declin)\w*|(?:profile|score)s? (?:is|are|of|each)[^.;]{0,40}(?:built|created|calculated|customer|decid|assign)",
        r"\bnot\b|never|human|\bif we\b|you have the right|right to|\bmay\b|automatically (?:collect|record|receiv|log|gather|assign|delet)|fraud",
    ),
    (
        "cookies_tracking",
        r"(?:do not|don't|never|does not|no) (?:use |set |place |employ |store )?(?:any )?(?:\w+ )?(?:cookies|tracking|trackers|pixels)",
        r"(?:we|site|shop|store|page|partners?|which)[^.;]{0,30}(?:use[sd]?|set[s]?|place[sd]?|load[s]?|contain[s]?|stor|embed)\w*[^.;]{0,40}(?:cookies?\b|pixels?\b|tracking (?:tag|code|pixel)|web beacon|analytics)",
        r"\bnot\b|never|don't|without|essential|strictly|if you|\bmay\b|third part(?:y|ies)['’]?s? (?:web)?sites?",
    ),
    (
        "sensitive_data",
        r"(?:do not|don't|never|not)[^.;]{0,16}(?:collect|process|store|record|ask for|hold|gather)[^.;]{0,40}(?:sensitive|special categor|health|biometric|medical|precise location)",
        r"(?:collect|ask|record|store|process|scan|upload|measure|keep|use)[^.;]{0,50}(?:facial|face (?:scan|geometry|image|template)|fingerprint|voice ?print|heart rate|medical (?:history|condition)|health (?:condition|data|question)|blood (?:pressure|type)|precise (?:geo)?location|allerg|religio|ethnic)",
        r"\bnot\b|never|don't|unless|if you|consent|\bmay\b|for example|define",
    ),
)  # fmt: skip

_TABLES = {
    True: tuple((code, re.compile(a), re.compile(b), re.compile(c)) for code, a, b, c in _ZH),
    False: tuple((code, re.compile(a), re.compile(b), re.compile(c)) for code, a, b, c in _EN),
}
_DENIES = re.compile("\\ball\\b|\\beverything\\b|不|绝|未|没|只|仅|全部|均|\\bnot\\b|n't\\b|\\bno\\b|\\bnever|nobody|neither|\\bonly\\b|exclusively|solely|always|irrevoc|cannot|\\bfinal\\b|\\bnone\\b|nothing")
# Denials that need no universal word: a right and its refusal collide as they stand.
_RIGHTS: Final = frozenset({"rights_withdraw", "rights_account_cancel", "rights_delete"})

_NO_CHILD = {
    True: re.compile("(?:不|不会|从不|绝不|未)(?:主动|故意)?(?:收集|处理|采集|存储|获取)[^。；]{0,30}(?:未成年|儿童|未满|孩子)|(?:仅|只)(?:面向|供|限|适用于)[^，。；]{0,10}(?:成年|年满)|面向成年人|不(?:面向|向|针对)[^，。；]{0,14}(?:未成年|儿童|未满)"),
    False: re.compile(r"(?:never|not|do not|don't|does not|no) (?:\w+ ){0,3}(?:collect|process|store|hold|keep|register)\w*[^.;]{0,60}(?:child|minor|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|kids)|\b(?:is|are) not (?:for|intended for|directed (?:to|at)|aimed at|meant for) (?:\w+ )?(?:children|minors|kids|anyone under|persons under)|(?:only|exclusively) (?:for|to) adults|adults only"),
}
_CHILD_USED = {
    True: re.compile("(?:填写|录入|登记|上传|提供|收集|记录|采集|报名|注册)[^。；]{0,24}(?:孩子|宝宝|儿童|学生|小朋友|幼儿|班级|学校)|(?:孩子|宝宝|小朋友|学生)(?:的)?[^。；]{0,6}(?:姓名|昵称|生日|照片|学校|班级|位置|声音|语音|年级|身高|出生)|(?:儿童|宝宝|小小|萌娃|少儿)(?:会员|俱乐部|生日|成长档案)"),
    False: re.compile(r"(?:birthday|kids|junior|children's|child|school|teen|little)[ '’](?:\w+ ){0,2}(?:club|programme|program|league|competition|account|profile|membership|contest)|(?:child|kid|baby|pupil|toddler)(?:ren)?['’]?s? (?:\w+ ){0,2}(?:name|birthday|date of birth|age|school|photo|location|voice|class|nickname)|(?:name|birthday|age|photo|date of birth|birth date)s? of (?:your |the |each |a )?(?:child|kid|baby|pupil|son|daughter)|(?:children|kids|pupils|teenagers) (?:\w+ ){0,4}(?:sign up|register|join|can (?:create|upload|enter)|send us|enter|type)"),
}
_CHILD_HARMLESS = re.compile("监护人.{0,20}(?:同意|陪同)|parent|guardian|consent|\\bnot\\b|never|directed|if we (?:learn|discover|become)|delete|不会|knowingly (?:\\w+ )?(?:collected|received)|购买童|为孩子(?:买|选购)")


def contradictions(document: PolicyDocument, found: dict[str, Found], identity: Identity) -> dict[str, Pair]:
    """Return for each code the statement that cannot be true, and the one that shows it."""
    out: dict[str, Pair] = {}
    denying = [one for one in document.sentences if _DENIES.search(one.low)]
    for code, denial, breach, harmless in _TABLES[document.is_chinese]:
        pair = _collision(document.sentences, denying, code, denial, breach, harmless)
        if pair is not None:
            out[code] = pair
    if "third_party_sharing" not in out:
        pair = _collision(document.sentences, denying, "third_party_sharing", *_UNIVERSAL[document.is_chinese])
        if pair is not None:
            out["third_party_sharing"] = pair
    for code, pair in (*_identities(identity, is_chinese=document.is_chinese), *_children(document), *_periods(document)):
        out.setdefault(code, pair)
    return out


def _collision(
    sentences: Sequence[Sentence], denying: Sequence[Sentence], code: str, denial: re.Pattern[str], breach: re.Pattern[str], harmless: re.Pattern[str]
) -> Pair | None:
    stated = sentences if code in _RIGHTS else denying
    denials = [one for one in stated if denial.search(one.low) and (code in _RIGHTS or not _EXCEPT.search(_clause(one, denial)))]
    if code in _RIGHTS:
        denials = [one for one in denials if not breach.search(one.low)]
    if not denials:
        return None
    # Of a right the refusal is the rarer sentence, and it always denies.
    for one in denying if code in _RIGHTS else sentences:
        match = breach.search(one.low)
        if match is None or (denial.search(one.low) and code not in _RIGHTS) or harmless.search(one.low):
            continue
        return next(((first, one) for first in denials if first is not one), None)
    return None


def _clause(sentence: Sentence, denial: re.Pattern[str]) -> str:
    """The denial with what follows it in the sentence: an exception may come last, or in the list below it."""
    return sentence.low + (" except" if sentence.low.rstrip().endswith((":", "：")) else "")


def _children(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    denials = [one for one in document.sentences if _NO_CHILD[document.is_chinese].search(one.low) and not re.search("未经|without|unless|except|监护人|parent|consent|knowingly|intentionally|故意|主动", one.low)]
    if not denials:
        return
    for one in document.sentences:
        if one in denials or not _CHILD_USED[document.is_chinese].search(one.low) or _CHILD_HARMLESS.search(one.low):
            continue
        yield "children", (denials[0], one)
        return


def _identities(identity: Identity, *, is_chinese: bool) -> Iterator[tuple[str, Pair]]:
    """Two firms, each of them the one that collects and decides."""
    roles: dict[str, Sentence] = {}
    for name, sentence in zip(identity.controllers, identity.sentences, strict=True):
        if _CONTROLS[is_chinese].search(_around(sentence, name)) and not re.search("关联|子公司|以及|共同|affiliat|subsidiar|parent|together|joint|group|formerly|reside|located in|eea\b|customers in|users in|representative|processor|third|和.{2,20}公司", sentence.low):
            roles.setdefault(_core(name), sentence)
    firms = list(roles.items())
    for (_first, one) in firms[:1]:
        for second, other in firms[1:]:
            if second not in _core("".join(identity.controllers[:1])) and other is not one:
                yield "controller_identity", (other, one)
                return


def _around(sentence: Sentence, name: str) -> str:
    at = sentence.low.find(name[-6:])
    return sentence.low[max(0, at - 60) : at + 90]


def _core(name: str) -> str:
    return re.sub(r"有限(?:责任)?公司|股份|集团|科技|[\s,.]+|\b(?:ltd|limited|llc|inc|gmbh|plc|corp|corporation|company|co)\b", "", name)


_CONTROLS = {
    True: re.compile("运营主体|运营|经营|处理者|以下简称|下称|提供的(?:在线)?(?:服务|平台)|负责处理|收集"),
    False: re.compile(r"(?:is|are|as) (?:the |your |sole )?(?:data )?controller|controller is |is responsible for (?:your|the|all|any|processing)|[\"“'](?:we|us|our|the company)[\"”']|hereinafter|\bcontroller:"),
}

_UNITS: Final = {"年": 360, "个月": 30, "月": 30, "天": 1, "日": 1, "周": 7, "小时": 0.04, "year": 360, "month": 30, "week": 7, "day": 1, "hour": 0.04}
_NUMBERS: Final = {
    "半": 0.5, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "one": 1, "two": 2, "three": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "thirty": 30, "ninety": 90, "sixty": 60,
}  # fmt: skip
_PERIOD = re.compile(r"(\d{1,3}|[一二两三四五六七八九十]{1,3}|半|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety)[ -]?(?:full |calendar )?(个月|年|月|天|日|周|小时|years?|months?|weeks?|days?|hours?)")
_FOREVER = re.compile("永久|永远|无限期|长期保存|一直保存|indefinitely|forever|permanently (?:stor|kept|keep|retain|archiv)|never delete|without (?:time )?limit")
_ALL_GONE = re.compile("(?:删除|销毁|清除)(?:您的?|你的?|用户)?(?:所有|全部|一切)|(?:delet|eras|destroy|remov)\\w* (?:all|every|any)\\b|(?:所有|全部|一切|任何|一律|全数|均|都)[^。；]{0,40}(?:删除|销毁|清除|不留|不保存|不保留|不存储)|(?:不|绝不|从不|不会)(?:保存|保留|存储|留存)[^。；]{0,8}(?:任何|客户|用户|您)|(?:all|every|any|everything)\\b[^.;]{0,60}(?:delet|eras|destroy|wip|remov|purg)|\\b(?:nothing|no (?:\\w+ ){0,3}(?:data|information|records?))\\b[^.;]{0,40}(?:stored|kept|retained)|(?:keep|store|retain)(?:ing|s)? (?:nothing|no )|立即(?:删除|销毁)|(?:delet|eras|destroy)\\w* (?:immediately|at once)|never (?:stor|keep|retain)")
_KEPT = re.compile("删除|销毁|清除|delet|eras|destroy|期限|时长|duration|period|\\buse of|保存|保留|存储|留存|存档|保管|archiv|kept|keep|retain|stor|stay|remain|hold|held")
_OBJECTS: Final = (
    "订单", "发票", "账号|账户", "日志", "录音|语音|通话", "照片|图片|图像", "轨迹|位置|定位", "聊天", "邮箱|邮件", "录像|视频|影像", "心率|健康", "人脸|指纹", "简历", "地址", "浏览",
    r"orders?\b", "invoice", "account", r"\blogs?\b", "recording|voice", "photo|image", "location", "chat|message", "e-?mail", "video|footage", "questionnaire|answers", "health", "repair", "profile", "address", "measurement", "brows",
)  # fmt: skip
_LAW = re.compile("法律|法规|税|会计|法定|要求|纠纷|投诉|law\\b|legal|tax\\b|account(?:ing|ancy)|statut|dispute|匿名|anonym|备份|backup|back-up|aggregate|cookie|答复|回复|respond")


def _days(match: re.Match[str]) -> float:
    word = match[1]
    if word.isdecimal():
        value = float(word)
    elif word in _NUMBERS:
        value = _NUMBERS[word]
    else:
        tens, _, ones = word.partition("十")
        value = _NUMBERS.get(tens, 1) * 10 + _NUMBERS.get(ones, 0) if "十" in word else _NUMBERS.get(word[:1], 1)
    unit = match[2]
    return value * _UNITS.get(unit.rstrip("s") if unit.isascii() else unit, 1)


def _periods(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """All is deleted at once or soon, and something is kept for long; or one kind of data is kept for two periods."""
    kept: list[tuple[Sentence, float]] = []
    for one in document.sentences:
        if not _KEPT.search(one.low) or _NOT_A_PERIOD.search(one.low):
            continue
        periods = [_days(match) for match in _PERIOD.finditer(one.low)]
        length = 1e9 if _FOREVER.search(one.low) else max(periods, default=0)
        if length:
            kept.append((one, length))
    for one in document.sentences:
        if not _ALL_GONE.search(one.low) or _EXCEPT_KEPT.search(one.low):
            continue
        limit = min((_days(match) for match in _PERIOD.finditer(one.low)), default=0)
        if limit > 400:
            continue
        other = next((kept_one for kept_one, length in kept if length > max(2 * limit, 1) and kept_one is not one and not _ALL_GONE.search(kept_one.low)), None)
        if other is not None:
            yield "retention", (one, other)
            return
    yield from _same_object(kept)


_NOT_A_PERIOD = re.compile("请求|申请|request|ask us|工作日|质保|保修|退换|有效期|保质|warranty|guarantee|cookie|we (?:will )?(?:answer|reply|respond)|答复|回复|周岁|years? (?:old|of age)")
_EXCEPT_KEPT = re.compile("需要|拨打|要求|想|(?<!删)(?<!清)除(?!了您)|但|另有|例外|except|unless|other than|apart from|but |不再需要|no longer|法律|law\\b|cookie|缓存|请求|申请|request|注销|close|delete your account|卸载|如果|if you|when you|(?:权限|third|第三方)|right|合同终止|停止运营|停止服务|we learn|child|under 1|未成年|监护")


def _same_object(kept: list[tuple[Sentence, float]]) -> Iterator[tuple[str, Pair]]:
    """One kind of data, alone in both sentences, with two fixed periods that differ by half or more."""
    by_object: dict[tuple[str, ...], tuple[Sentence, float]] = {}
    for one, _ in kept:
        if _LAW.search(one.low):
            continue
        for clause in _CLAUSES.split(one.low):
            periods = [_days(match) for match in _PERIOD.finditer(clause)]
            objects = [words for words in _OBJECTS if re.search(words, clause)]
            if len(periods) != 1 or not 1 <= len(objects) <= 2:
                continue
            earlier = by_object.get(tuple(objects))
            if earlier is not None and earlier[0].line != one.line and max(earlier[1], periods[0]) >= 1.5 * min(earlier[1], periods[0]):
                yield "retention", (earlier[0], one)
                return
            by_object.setdefault(tuple(objects), (one, periods[0]))


_CLAUSES = re.compile(r"[,，;；]| and (?=\w+ )")


