"""What a policy gives away of the business itself: sensitive data, children, abroad, partners. These trigger duties."""

from __future__ import annotations

import re
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.kinds_zh import ITEMS_ZH
from listing_audit.verify.policy.sharing import SHARING_ZH
from listing_audit.verify.policy.signals import holds_any, is_empty

ITEMS_EN = re.compile(
    r"card (?:type|token)|door code|sizes? bought|clicks?\b|\biban\b|entry times|training plans?|\b(?:your|and) number\b(?! of)|\bnames?\b|surname|who you are|where (?:to send|you live|the parcel|it should go)|a number (?:to|in case)|e-?mail(?: address)?|phone|telephone|mobile number|(?:postal|delivery|shipping|billing|home|street|mailing|ip|mac|e-mail) address|\baddress(?:es)?\b|date of birth|birthday|\bage\b|gender|passwords?|username|log-?in|photo|location|gps|device (?:id|type|model|information|identifier)|"
    r"browser|operating system|cookies? id|payment (?:details|information|data|card|method)|credit card|card number|bank|order (?:details|history|data|number)|purchase|transaction|pages? (?:viewed|visited|you)|clickstream|search (?:queries|history|terms)|serial numbers?|height|weight|size|measurement|prescription|"
    r"allerg|medical|health|fingerprint|face|facial|voice|recording|video|ssn|social security|passport|driver|occupation|employer|income|nationality|usage data|log data|referr|identifiers|commercial information|internet activity|inferences|geolocation|number of clicks|time ?stamp|messages|reviews|invoice|vat number|navigation data|electronic post|(?:first|last) name|number of (?:the )?(?:tax|telephone)|what you (?:bought|ordered)|how much it came|gate code|breed|what you are called|where (?:the|your) (?:parcel|order|receipt|invoice|goods|box|letter)[^,.;]{0,12} (?:has to|have to|should|must)? ?(?:go|be sent)|which \w+ you (?:picked|chose|choose|bought|ordered)|how (?:to|we can) reach you|where the parcel|\blanguage\b|time ?zone|screen resolution|nickname|age group|\bhandle\b|profile picture|number ?plates?|contact person|company name|\beori\b|credit score|sizes? you|products? (?:bought|returned|viewed|considered)|what you (?:told|said)|which ip|\bip\b|number you (?:rang|called)|opened our|contact (?:details|data|information)"
)
_NOT_COLLECTED = re.compile(
    r"(?:不会?|绝不|从不|未|没有|无需|不必|不要求)(?:收集|采集|索取|记录|获取|要求|需要|存储|保存|提供)[^。；]{0,40}|(?:do not|don't|does not|never|not|no) (?:\w+ ){0,2}(?:collect|ask|request|store|process|gather|record|need|require)[^.;]{0,80}"
)

SENSITIVE_ZH: Final = (
    "面部照片|脸部|面部|素颜|面容|舌(?:头|象|苔)照|体质|提现卡|验光|听力图|残疾|婚育|种族|民族|政治观点|犯罪记录|人脸|面部(?:识别|特征)|指纹|声纹|虹膜|掌纹|掌静脉|基因|生物识别|病史|病历|疾病|过敏史|健康(?:问卷|告知|申报|史|数据|信息|状况|档案|记录)|医疗健康|心率|血压|血糖|血氧|体脂|睡眠(?:数据|质量)?|孕期|经期|孕周|处方|视力|"
    "宗教|信仰|银行(?:账户|账号|卡号|卡)|金融账户|行踪|轨迹|精准定位|精确位置|实时位置|征信|性取向"
)
SENSITIVE_EN: Final = (
    r"facial recognition|face (?:scan|recognition|geometry|template|image)|fingerprint|voice ?print|biometric|\biris\b|genetic|\bdna\b|health (?:data|information|condition|questionnaire|answers)|medical|allerg|prescription|audiogram|hearing test|disease|illness|diagnos(?:is|es|ed)\b|pregnan|heart rate|blood (?:pressure|sugar|type|glucose)|apnoea|back problems|"
    r"religio(?:us|n)\b|ethnic (?:origin|background)|ethnicity|racial origin|sexual orientation|political opinion|trade union|bank account (?:number|details)|account log-?in|financial account (?:number|log)|precise (?:geo)?location|exact location|gps (?:track|position|location)"
)
# An account number given for one payment, or a place shown on request, is no processing of its own in Europe.
_IN_PASSING: Final = re.compile(
    r"(?:if|when|should) you (?:choose|pay|prefer|make|want|opt|enable|allow|share)|bank transfer|direct debit|refund|(?:may|might) (?:also )?(?:ask|need|collect|receive)"
)
_NOT_SPECIAL: Final = re.compile(
    r"bank account (?:number|details)|account log-?in|financial account (?:number|log)|precise (?:geo)?location|exact location|gps (?:track|position|location)|银行(?:账户|账号|卡号|卡)|金融账户|行踪|轨迹|精准定位|精确位置|实时位置|征信"
)
_SENSITIVE = {True: re.compile(SENSITIVE_ZH), False: re.compile(SENSITIVE_EN)}
_COLLECTS = re.compile(
    "收集|采集|记录|填写|提供|上传|录入|获取|读取|上报|保存|使用|处理|测量|存储|需要|录制|识别|提取|拍摄|扫描|测算|上传|登记|collect|ask|record|process|provide|store|upload|gather|obtain|measure|use|receive|scan|answer|keep|hold|submit|enter|need|tells? us|pass(?:es|ed)? (?:it|them|this) on"
)
_JUSTIFIED = {
    "PIPL": re.compile(
        "单独(?:点头|授权|许可|签|勾|确认|弹|的授权)|另行(?:点击|征得|取得|授权|同意)|逐项(?:同意|授权)|(?:外泄|泄露|泄漏|外流)[^。；]{0,8}(?:会|可能|容易)(?:招来|引来|带来|造成|招致|被人)|一[经旦][^。；]{0,8}(?:外泄|泄露|泄漏|被盗)|(?:泄露|外泄|泄漏)[^。；]{0,10}(?:有何|直接影响|后果|危及)|(?:必须用到|所必需|属于?必[需要]|离不开|必不可少|不可缺|必要性|不提供[^，。；]{0,6}(?:无法|不能|就))|限制(?:我们)?(?:对|使用|处理)[^。；]{0,12}敏感|(?:不|从不|绝不|不会|并不|未)(?:收集|采集|处理|索要|索取|要求|存储|触碰|碰|保存)[^。；]{0,24}(?:敏感|人脸|指纹|病历|生物识别|健康|宗教|基因|银行卡|行踪)|单独同意|单独(?:征得|取得|授权)|书面同意|敏感的?(?:个人|用户)?信息[^。]{0,80}(?:同意|必要|影响|用于|仅)|必要性|(?:泄露|滥用|非法)[^。]{0,60}(?:可能|会|导致|风险|危害|损害|受到)|对(?:您|个人)(?:的)?权益[^。]{0,10}影响|不(?:录入|提供|同意|授权)[^。]{0,30}(?:可以|不影响|仍可|也可|可用|照常|依然)|明示同意|明确同意|主动(?:勾选|授权|开启)|我们(?:将|会)对[^。]{0,10}敏感"
    ),
    "GDPR": re.compile(
        r"explicit(?:ly)? (?:consent|agree)|express(?:ly)? (?:consent|agree|written)|(?:agree|said yes|yes) (?:expressly|explicitly)|explicitly (?:given|granted|allowed|permitted)\b|separate(?:ly)? (?:opt-?in|tick|consent|agree)|(?:tick|opt-?in)[^.]{0,40}separate|article 9|art\.? ?9|9\(2\)|explicit permission|substantial public interest|special categor[^.]{0,100}(?:consent|only|not|never|don't)|(?:do not|don't|never|not|neither|please)[^.]{0,80}(?:special categor|sensitive)"
    ),
    "CCPA": re.compile(
        r"(?:\b(?:not|never|nor)\b|n't\b)[^.;]{0,40}\bto (?:infer|deduce|derive|guess|draw (?:any )?(?:conclusions?|inferences?)|make inferences)\b|no need to limit|limit(?: the)? (?:use|our use|the use)|(?:do not|don't|never|not|only)[^.]{0,100}(?:sensitive|infer)|sensitive[^.]{0,120}(?:only|not|limit|right)|right to limit|limit use"
    ),
}

FOREIGN_ZH: Final = (
    "(?:美国|加拿大|墨西哥|巴西|阿根廷|智利|英国|爱尔兰|法国|德国|荷兰|比利时|瑞士|瑞典|挪威|丹麦|芬兰|冰岛|波兰|捷克|奥地利|匈牙利|意大利|西班牙|葡萄牙|希腊|土耳其|俄罗斯|乌克兰|日本|韩国|新加坡|马来西亚|泰国|越南|印度(?!尼)|印度尼西亚|印尼|菲律宾|柬埔寨|缅甸|以色列|阿联酋|迪拜|沙特|埃及|南非|澳大利亚|新西兰|香港|澳门|台湾|欧洲|欧盟|北美|"
    "硅谷|纽约|洛杉矶|旧金山|西雅图|弗吉尼亚|俄勒冈|伦敦|都柏林|巴黎|柏林|法兰克福|阿姆斯特丹|斯德哥尔摩|东京|大阪|首尔|釜山|曼谷|吉隆坡|雅加达|马尼拉|孟买|班加罗尔|悉尼|墨尔本|多伦多|温哥华|境外|海外|国外)"
)
_HOST_ZH: Final = "(?:电脑|集群|听写|整理|服务器|云主机|主机|机房|数据中心|数据库|总部|母公司|子公司|分公司|团队|公司|节点|服务商|实验室|客服|仓库|工作室|同事|机构|网盘|云盘|云端|备份|存储)"
_FIRM_ABROAD_ZH: Final = "(?:gmbh|\\b(?:ltd|inc|llc|pte|corp|s\\.a\\.|b\\.v\\.|plc)\\b|株式会社)"
_ABROAD_ZH = re.compile(
    rf"{_FIRM_ABROAD_ZH}|{FOREIGN_ZH}(?:本地|当地|用户|顾客|客人|买家|居民|母公司|境内)|(?:大陆|内地|中国|本国|国家|地区)以外|离开过?中国|(?:北京|上海|广州|深圳|杭州|贵阳|贵安|成都|重庆|南京|武汉|西安|合肥|苏州)[^，。；]{0, 10}(?:机房|机柜|服务器|数据中心)|不出国|出国门|国际传输|国内|香港以外|转往|转移至|国门|国境|(?:传|送|发|存|放|同步|备份|提供|共享|租用)[^。；]{{0,16}}{FOREIGN_ZH}|{FOREIGN_ZH}[^，。；]{{0,16}}{_HOST_ZH}|"
    "(?:服务器|机房|数据库|数据)(?:在|位于|设在|放在|存在|部署在)[^，。；]{0,6}(?:美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|法兰克福|东京|海外|境外|国外)|境外|国外|海外|出境|跨境|境内|国内服务器|中华人民共和国(?:境内|大陆)|中国(?:境内|大陆)|(?:美国|新加坡|日本|德国|欧洲|欧盟|香港|爱尔兰|韩国|俄罗斯|越南|印度|加拿大|澳大利亚|英国|法国|荷兰|台湾|澳门|马来西亚)(?:的)?[^，。；]{0,10}(?:服务器|机房|公司|数据中心|总部|仓|存储|保存|团队|服务商|处理)"
)
_STAYS_ZH = re.compile(
    "(?:不|未|没有|不会|从未|从不|绝不|不曾|无须|不作|不做)[^，。；]{0,16}(?:传|送|转|发|带|流|跨越?|离开|出|提供|转移|存)[^，。；]{0,12}(?:(?:大陆|内地|中国|本国|香港|台湾|澳门|欧盟|欧洲|国家|地区)(?:以外|之外|境外)|国境|国门|关外|出国)|不(?:作|做|进行|涉及)?(?:国际|跨国|跨境|出境)(?:传输|传送|转移|流动)|不出国(?!门)|(?:境外|海外|国外)[^，。；]{0,4}(?:无|没有|未设)(?:镜像|备份|服务器|副本|机房|节点|存储)|(?:服务器|机房|数据|资料|信息|人员|主机)[^，。；]{0,10}(?:都|均|全|全部|仅|只)(?:部)?(?:在|放在|存在|留在|位于|设在|保存在|存放在|落在)(?:国内|境内|大陆|内地|本地)|(?:都|均|全部|仅|只)[^，。；]{0,6}(?:在|于)[^，。；]{0,8}(?:北京|上海|广州|深圳|杭州|贵州|贵安|成都|重庆|南京|武汉|西安|天津|苏州|青岛|沈阳|大连|哈尔滨|长春|石家庄|太原|昆明|南昌|南宁|兰州|海口|内蒙古|张家口|乌兰察布|中卫|福州|厦门|合肥|郑州|长沙|济南|宁波|无锡|佛山|东莞)[^，。；]{0,10}(?:机房|服务器|数据中心|主机|云|机柜|机器|硬盘|电脑)|(?:没有|从未|未曾|不曾|没)[^，。；]{0,14}(?:离开过?|出过|传出过?|流出过?)(?:中国|国|境|大陆|内地)|(?:留在|存于|储存于|保存在)(?:台湾|香港|澳门)(?:本地|境内|数据中心)[^。；]{0,12}不|不(?:会)?(?:出|离开)(?:国门|国境|中国)|不出国门|(?:不|未|不会|没有|无|无需|绝不|从不)(?:进行|涉及|存在|会|将|向)?[^，。；]{0,14}(?:出境|跨境|境外|传输至境外|海外|国外)|(?:存储|保存|存放|储存|留存|处理|服务器|仅|均|都|位于|在)[^。；]{0,30}(?:境内|中国大陆|国内|中华人民共和国)|(?:境内|中国大陆|国内)[^。；]{0,30}(?:存储|保存|存放|储存|服务器|机房)"
)
_SENT_ZH = re.compile(
    rf"(?:传|送|发|交|存|放|转移|提供|处理|同步|上传|转往|接收方|披露|访问)[^。；]{{0,30}}(?:{FOREIGN_ZH}|{_FIRM_ABROAD_ZH})|{FOREIGN_ZH}[^，。；]{{0,12}}(?:客|买家|顾客|用户|母公司)[^。；]{{0,20}}(?:数据|信息|资料)|(?:传|送|发|存|放|同步|备份|提供|共享|租用)[^。；]{{0,16}}{FOREIGN_ZH}[^，。；]{{0,16}}{_HOST_ZH}|{FOREIGN_ZH}(?:的)?[^，。；]{{0,8}}{_HOST_ZH}|"
    "(?:服务器|机房|数据库|数据)(?:在|位于|设在|放在|存在|部署在)[^，。；]{0,6}(?:美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|法兰克福|东京|海外|境外|国外)|(?:传输|提供|存储|保存|发送|转移|传送|位于|同步|访问|处理|交)[^。；]{0,40}(?:境外|海外|国外|美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|越南|印度|英国|澳大利亚|加拿大|荷兰|法国)|(?:境外|海外|国外|美国|新加坡|日本|德国|欧洲|香港|爱尔兰|韩国|越南|印度|英国|荷兰|法国)[^。；]{0,40}(?:服务器|公司|传输|存储|保存|机房|接收|总部|处理)"
)
_ASKS_ZH = re.compile("如(?:果|需|有|涉及|因)?[^。；]{0,30}(?:跨境|出境|境外)")
_SAFE_ZH = re.compile("单独同意|授权同意|标准合同|安全评估|认证|同意")
_LANDS_EN: Final = r"\b(?:united states|u\.s\.(?:a\.)?|\busa\b|america|india|china|canada|australia|israel|singapore|japan|switzerland|philippines|manila|texas|virginia|oregon|california|hong kong|turkey|serbia|ukraine|brazil|mexico|pakistan|vietnam|thailand|indonesia|malaysia|south africa|russia|dubai|uae|mumbai|bangalore|sydney|toronto|tokyo|seattle|new york|third countries|ohio|iowa|nevada|utah|florida|illinois|washington|chicago|boston|denver|dallas|austin|phoenix|columbus|los angeles|san francisco|silicon valley|foshan|shenzhen|guangzhou|dongguan|shanghai|beijing|taiwan|korea|seoul|egypt|tunisia|morocco|kenya|nigeria|bangladesh|sri lanka|nepal|armenia|belarus|kazakhstan|argentina|colombia|chile|peru|new zealand|saudi arabia|qatar|hanoi|ho chi minh|pune|delhi|chennai|hyderabad|noida|karachi|lahore|dhaka|colombo|cairo|tunis|casablanca|istanbul|ankara|kyiv|kiev|lviv|belgrade|novi sad|tbilisi|yerevan|nairobi|lagos|atlanta|cebu|quezon|jakarta|bangkok|kuala lumpur|penang|cape town|johannesburg|tel aviv|tirana|sarajevo|skopje|podgorica|bogota|lima|buenos aires|s[ãa]o paulo|mexico city|montreal|vancouver|melbourne|auckland|osaka|ningbo|yiwu|hangzhou|chengdu|mauritius|albania|bosnia|north macedonia|moldova|montenegro)\b"
_EEA_EN: Final = r"\b(?:ireland|germany|netherlands|frankfurt|france|sweden|finland|spain|italy|dublin|amsterdam|paris|united kingdom|london)\b"
_ABROAD_EN = re.compile(
    r"outside (?:of )?(?:the |your )?(?:eea|eu\b|european|uk\b|united kingdom|country|jurisdiction|state|province|home)|third countr|other countr|another country|countries other|international(?:ly)? (?:data )?transfer|countr(?:y|ies) whose|across borders|leaves? (?:the )?(?:eea|eu\b|uk\b|country)|(?:affiliates|companies|offices|teams) (?:around the world|worldwide)|transferred (?:to|outside|internationally)[^.;]{0,40}(?:countr|jurisdiction|states|eea|eu\b|uk\b)|abroad|overseas|adequacy|standard contractual|\bsccs?\b|privacy shield|data privacy framework|binding corporate|"
    rf"(?:\b(?:stays?|remains?|lives?)\b|stor(?:e|ed|ing|age)|host|process|transfer|server|kept|sent|data cent|travel|transmit|access|maintain|back-?up|provider|processor|team|subcontractor|support (?:desk|staff)|answered|parent company|affiliate)\w*[^.;]{{0,70}}(?:{_LANDS_EN}|{_EEA_EN})"
)
_MOVED_EN = re.compile(
    rf"{_LANDS_EN}[^.;]{{0,60}}(?:server|computer|data cent|stor(?:e|es|ed|ing)\b|keeps?\b|holds?\b|hosts?\b|kept|sent|transmitted|receive|sees?\b|reads?\b|process|answer|back-?up|team|there\b)|(?:partner|computers?|machines?|workshop|factory|studio|bureau|colleagues?|branch|sister|help ?desk|agenc|compan|office)\w*[^.;]{{0,60}} (?:in|from|to) [^.;]{{0,20}}{_LANDS_EN}"
)
_GOES_EN: Final = re.compile(
    r"\bdata\b|\bdatums?\b|details|information|records?|address|names?\b|e-?mails?|photos?|files?|messages?|\blist\b|recordings?|answers?|tickets?|invoices?|orders?|books?\b|calls?\b"
)
_OUT_EN = re.compile(
    rf"{_LANDS_EN}|outside|countr(?:y|ies) whose|across borders|leaves? the|around the world|worldwide|third countr|other countr|another country|abroad|overseas|international"
)
_SAFE_EN = re.compile(
    r"standard contractual|\bscc|adequacy|adequate|binding corporate|privacy shield|data privacy framework|\bdpf\b|express(?:ly)? (?:consent|agree)|model (?:contract|clauses)|data transfer (?:agreement|addendum)|article 4[6-9]|art\. ?4[6-9]|explicit consent|\bidta\b|safeguard|appropriate (?:level|protection)|derogation|contractual clauses"
)
_STAYS_EN = re.compile(
    r"(?:only|exclusively|solely|always)[^.;]{0,40}\b(?:inside|within) (?:the )?(?:eea|eu\b|european|uk\b|united kingdom|union)|(?:never|not|no|none|nothing)[^.;]{0,60}(?:leave|transfer|sent|outside|abroad|overseas|third countr)|(?:only|exclusively|solely|always|stay|remain|within)[^.;]{0,60}(?:in |within |inside )(?:the )?(?:eea|eu\b|european|uk\b|united kingdom|germany|ireland|france|finland|sweden|netherlands|frankfurt|spain|italy)|(?:stor|host|kept|server)\w*[^.;]{0,50}(?:in|within) (?:the )?(?:eea|eu\b|european (?:union|economic)|uk\b|united kingdom|germany|ireland|france|frankfurt|netherlands|sweden|finland|hungary|italy|spain|austria|debrecen)"
)
_KEPT_HERE_EN = re.compile(
    r"\b(?:process|stor|host|kept|held|keep|stay|remain|handl|server)\w*\b[^.;]{0,50}\b(?:only|exclusively|solely|always|never)\b|\b(?:only|exclusively|solely|always|never)\b[^.;]{0,50}\b(?:process|stor|host|kept|held|keep|stay|remain|handl|server|leave)\w*\b"
)
_MAYBE_EN = re.compile(r"\b(?:may|might|could|can|if|where|should)\b")

_CHILD_ZH: Final = "法定代理人|(?:不满|不足|未及|未到|小于)\\s?(?:1[0-8]|十[一二三四五六七八])|(?:1[0-8]|十[一二三四五六七八]?)\\s?周?岁(?:以下|以内|或以下|之下)|小(?:学员|顾客|用户|客人|读者|选手|球员|会员|主人|宝宝|学生|孩)|少年|青少年|孩童|中小学生|儿童|未成年|未满(?:十四|14|十八|18|16)|(?:十四|14|18|十八)周?岁|孩子|宝宝|幼儿|婴儿|学生|少儿|小朋友|监护人|宝贝|小孩"
_CHILD_EN: Final = r"\bchild(?:ren)?\b|\bminors?\b|under (?:the age of )?(?:13|14|15|16|18|thirteen|sixteen|eighteen)|\b(?:13|16|18) years|age of (?:13|14|16|18|majority|thirteen|sixteen|eighteen)|\bkids?\b|\bparents?\b|guardian|pupils?\b|\bbab(?:y|ies)\b|teen|under-?age|young(?:er)? (?:persons?|people|users?)|(?:people|persons|users|customers) (?:of|aged) 1[3-8]|younger than|toddler|coppa"
# One of these stands in whatever `_CHILD_EN` finds, and is looked for faster.
_CHILD_HINTS: Final = (
    "child", "minor", "under ", "under-", "underage", "young", " of 1", "aged 1", "years", "age of", "kid", "parent", "guardian", "pupil", "baby", "babies", "teen", "younger", "toddler", "coppa",
)  # fmt: skip
CHILD = {True: re.compile(_CHILD_ZH), False: re.compile(_CHILD_EN)}
_CHILD_DONE_ZH = re.compile(
    "(?:爸爸|妈妈|父亲|母亲|监护人|家长|父母)[^，。；]{0,10}(?:另外|另行|单独|到场|在[^，。；]{0,6}签)[^，。；]{0,6}(?:点|勾选|签字|准许|确认)|(?:爸爸|妈妈|父亲|母亲|监护人|家长|父母)[^。；]{0,10}到场[^。；]{0,10}签字|(?:监护人|家长|父母)[^，。；]{0,24}(?:要求|有权|可以?)[^，。；]{0,6}(?:查阅|更正|删除|抹|撤)|(?:监护人|家长|父母|爸妈|法定代理人|大人)[^。]{0,24}(?:代(?:下|为|办|填|其|订|孩子)|书面授权|签署|代注册|拒绝|撤回)|(?:不|不会|绝不|从不|不得|不刻意|无意|未|没有)[^。；]{0,12}(?:收集|取得|索取|记|留|存|采集|处理|登记|接收|要)[^。；出售]{0,20}(?:未成年|儿童|孩子|未满|小孩|小朋友|(?:1[0-8]|十[一二三四五六七八])\\s?周?岁)|(?:只认|只收|仅限|限|须由|应由|必须由)[^，。；]{0,8}(?:家长|监护人|父母|成年人)|(?:监护人|家长|父母|爸妈|爸爸|妈妈|大人)(?!的(?:授权)?同意(?:[:：]|的情况下|，|。|；|即可|后))[^。]{0,40}(?:签字|签名|点头|答应|在场|带着|应允|同意|授权|许可|确认|联系|签)|(?:同意|征得|取得)[^。；]{0,24}(?:监护人|家长|父母)|(?:不|不会|不得|不主动|无意|未)[^。；]{0,16}(?:收集|向|面向|提供|处理)[^。；]{0,40}(?:未成年|儿童|未满|孩子|(?:1[0-8]|十[一二三四五六七八])\\s?周?岁)|(?:儿童|未成年|未满)[^。；]{0,50}(?:不得|不能|不要|请勿|应(?!在家长|在父母|在监护人)|[须需](?![^，。；]{0,3}(?:出示|持|购|凭|自备))|删除|专门|保护规则|同意|拒绝)|儿童个人信息(?:保护|处理)?规则"
)
_CHILD_DONE_EN = re.compile(
    r"(?:not|never|don't|no)[^.]{0,120}(?:child|minor|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|younger|kids|pupils|teen)|(?:child|minor|under|age of|younger|kids|teen|pupil|1[3-8]|persons|anyone)[^.]{0,120}(?:not|switched off|struck|eras|remov|consent|permission|parent|guardian|must|delete|only|supervis|prohibit)|(?:parent|guardian)\w*[^.]{0,80}(?:consent|permission|approv|agree|must|sign|create|contact|review|ask|tell|let us know|inform|account)|at least (?:1[3-8]|thirteen|sixteen|eighteen)|consent of (?:the |their |a )?parents?|(?:1[3-8]|sixteen|eighteen) (?:years )?(?:of age )?(?:or|and) (?:older|over|above)|over (?:the age of )?1[3-8]"
)
_CHILD_DATA_ZH = re.compile(
    "(?:学生|家长|学员)[^。；]{0,40}(?:注册|登录|登记)[^。；]{0,60}(?:年级|学校|班级)|(?:孩子|宝宝|儿童|学生|幼儿|小朋友|宝贝|小孩)(?:的)?[^。；]{0,10}(?:姓名|昵称|生日|出生|年龄|性别|照片|学校|班级|年级|位置|轨迹|语音|身高|体重|成绩|录音|头像|画面)|(?:填写|录入|上传|记录|收集)[^。；]{0,16}(?:孩子|宝宝|儿童|小朋友)"
)
_CHILD_DATA_EN = re.compile(
    r"(?:child|kid|baby|pupil|toddler|son|daughter)(?:ren)?(?:['’]s)? (?:\w+ ){0,2}(?:name|birthday|date of birth|age|school|photo|location|voice|height|class|picture|recording|nickname|first name)|(?:name|birthday|age|photo|date of birth)s? of (?:your |the |each |a )?(?:child|kid|baby|pupil)"
)
# No consent is asked, or it is asked for passing on: nothing is said of children.
_UNASKED_ZH: Final = re.compile(
    "(?:无需|不需|不必|毋需)[^。；]{0,12}(?:征得|取得|经|获得)[^。；]{0,40}同意[^。]*|(?:获得|取得|征得|获取)(?:您|你)(?:或|或者|和)(?:您|你)?的?(?:监护人|家长)[^。；]{0,10}同意[^。；]{0,60}"
)
_ADULT_TOPIC: Final = re.compile(
    "儿童接触|儿童座椅|童装(?!试穿)|打赏|不(?:得|会)?向未成年人(?:出售|销售|售)|酒(?:类|精)[^，。；]{0,10}未成年|suitable for ages|ages \\d+\\+|keep (?:out of|away)|out of reach"
)

# Who may buy, and what is safe to play with, says nothing of the data of children.
_SOLD_EN: Final = re.compile(
    r"\b(?:alcohol|wines?|spirits|tobacco|kni(?:fe|ves)|fireworks|solvents|choking|small parts|helmets?|bikes?|not for children|toys?)\b"
)
_DATA_EN: Final = re.compile(r"\bdata\b|information|personal|account|newsletter|collect|regist|privacy|address|e-?mail")

_GOODS_ZH = re.compile("发货|配送|收货|快递|物流|送货|下单|订单|支付|付款|购买|退款|包邮")
_OUTFLOW_ZH = re.compile(
    "(?:骑手|跑腿|快递员|师傅|司机|收银)[^，。；]{0,16}(?:看|拿|知道|单子|手里|收到)[^。；]{0,30}|(?:向|与|和|给|将|把|由|叫|委托|接入|通过)[^。；]{0,60}(?:快递|物流|承运|配送|支付|短信|地图|云|统计|广告|sdk|骑手|跑腿|送货|师傅|收银|代驾|第三方|合作伙伴|合作方|服务商|供应商|关联公司|银行)[^。；]{0,60}"
)
_ON_OCCASION_ZH = re.compile(
    "(?:经|征得|取得|获得|事先)[^，。；]{0,16}(?:同意|授权)|法律|法规|司法|政府|机关|合并|收购|紧急|诉讼|破产|监管|不(?:会|得)?(?:向|与|将)|另有规定"
)
_PROPER_ZH = re.compile(
    "[a-z0-9.&-]{2,20}(?: [a-z0-9.&-]{2,16}){0,4},? ?(?:gmbh|ltd|inc|llc|株式会社)(?![a-z])|[\u4e00-\u9fff]{2,12}株式会社|(?<![a-z])(?:dhl|ups|fedex|paypal|stripe|klarna|mailchimp|zendesk|sendgrid|meta)(?![a-z])|有赞|微盟|e签宝|花呗|货拉拉|闪送|丰巢|[\u4e00-\u9fff（）()]{2,24}(?:有限公司|股份公司|有限责任公司)|顺丰|中通|圆通|申通|韵达|京东|菜鸟|邮政|ems|德邦|极兔|百世|支付宝|微信|财付通|银联|友盟|极光|个推|高德|百度|腾讯|阿里|华为|小米|oppo|vivo|魅族|科大讯飞|bugly|"
    "talkingdata|神策|穿山甲|优量汇|微博|qq|新浪|网易|七牛|声网|融云|环信|容联|mob(?:tech)?|sharesdk|appsflyer|facebook|google|firebase|adjust|达达|美团|饿了么|滴滴|拉卡拉|连连|易宝|芝麻|蚂蚁|中国移动|中国联通|中国电信|抖音|快手|字节|巨量|同盾|数美|个信|旷视|商汤|云片|又拍|apple|苹果|三星|招商银行|工商银行|建设银行"
)
_NO_PARTY_ZH: Final = re.compile("(?:设备|手机|账[号户]|浏览器)|[a-z0-9_-]*[@.][a-z0-9]")
_EXAMPLE_ZH = re.compile("(?:如|例如|比如|像|诸如|包括但不限于)[^，。；]{0,4}$")
_PRODUCT_ABROAD_ZH = re.compile("海外直邮|境外直邮|境外发货|海外发货|保税仓|跨境电商|日本直邮|美国直邮|海外仓")


def sensitive(document: PolicyDocument, regime: str) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences that collect sensitive data, and those that justify it under the regime."""
    items = _SENSITIVE[document.is_chinese]
    just = _JUSTIFIED["GDPR" if regime == "UK" else regime]
    taken, justified = [], []
    for number, sentence in enumerate(document.sentences):
        if just.search(sentence.low) and not _DEFINES.search(sentence.low) and _is_about(document, number, items):
            justified.append(sentence)
        if not items.search(sentence.low):
            continue
        low = _NOT_COLLECTED.sub(" ", sentence.low)
        if regime in ("GDPR", "UK") and _IN_PASSING.search(low):
            low = _NOT_SPECIAL.sub(" ", low)
        if items.search(low) and _taken(sentence, low, items):
            taken.append(sentence)
    return taken, justified


def _is_about(document: PolicyDocument, number: int, items: re.Pattern[str]) -> bool:
    """Whether the sentence, or one of the two before it in its section, speaks of sensitive data."""
    here = document.sentences[number]
    near = [one for one in document.sentences[max(0, number - 4) : number + 1] if one.section == here.section]
    return any(
        items.search(one.full)
        or "敏感" in one.full
        or "sensitive" in one.full
        or "special categor" in one.full
        or _LOG_IN.search(one.low)
        for one in near
    )


# In California what opens an account is sensitive.
_LOG_IN: Final = re.compile(r"\blog-?in (?:data|details)|\bpasswords?\b|\bsecurity code")


def _taken(sentence: Sentence, low: str, items: re.Pattern[str]) -> bool:
    """Whether the sentence says that the data are collected, and does not only define, warn or name another text."""
    if _DEFINES.search(low) or _ASKED_NOT.search(low):
        return False
    return any(
        _COLLECTS.search(low, max(0, match.start() - 140), match.end() + 60) for match in items.finditer(low)
    ) or bool(_COLLECTS.search(f"{sentence.heading} {sentence.full[: len(sentence.full) - len(sentence.low)]}"))


_DEFINES: Final = re.compile(
    '是指|：指|^个人(?:敏感)?信息[:：]?(?:包括|指)|敏感(?:个人|的?个人)?信息[”"」】]?(?:包括|是指|指的是)|means (?:any|information)|refers? to|is defined|such as .{0,40} is sensitive'
)
_ASKED_NOT: Final = re.compile(
    "avoid|请勿|不要|please do not|in no event|do not (?:send|provide|submit)|disclosure\\b|notice\\b|policy\\b|"
    # What the law calls a breach lists what may be lost, and not what is taken.
    r"\bused to authenticate a specific individual\b|\bin combination with any\b|\b(?:when|where) [^.;]{0,60} (?:is|are) not encrypted\b"
)


def concrete_items(sentence: Sentence, *, is_chinese: bool) -> int:
    """Return how many different concrete kinds of data the sentence says are handled."""
    low = _NOT_COLLECTED.sub(" ", sentence.full)
    return len({match[0] for match in (ITEMS_ZH if is_chinese else ITEMS_EN).finditer(low)})


def transfers(document: PolicyDocument) -> dict[str, list[Sentence]]:
    """Return the sentences about transfers abroad: `stays`, `safe` (fact and safeguard), `sent` (bare fact), `maybe`."""
    found: dict[str, list[Sentence]] = {"stays": [], "safe": [], "sent": [], "maybe": []}
    for number, sentence in enumerate(document.sentences):
        low = sentence.low
        if is_empty(sentence):
            continue
        if document.is_chinese:
            _transfer_zh(sentence, low, found)
            continue
        moved = _GOES_EN.search(low) is not None and _MOVED_EN.search(low) is not None
        stays = _KEPT_HERE_EN.search(low) is not None and _GOES_EN.search(low) is not None
        if not (moved or stays or _ABROAD_EN.search(low)) or _PEOPLE_EN.search(low):
            continue
        near = " ".join(
            one.low for one in document.sentences[max(0, number - 2) : number + 3] if one.section == sentence.section
        )
        if _STAYS_EN.search(low) and not _MAYBE_EN.search(low.split(" in ")[0][-20:]):
            found["stays"].append(sentence)
        elif _SAFE_EN.search(near):
            found["safe"].append(sentence)
        elif _OUT_EN.search(low):
            found["sent" if not _MAYBE_EN.search(low) else "maybe"].append(sentence)
    return found


# Where the visitors live, or what the law of a place says, moves no data.
_PEOPLE_EN: Final = re.compile(
    r"(?:residents?|consumers|visitors|users|citizens|customers|individuals|located|residing) (?:of|in|from|within) [^.;]{0,40}(?:may|have|are|can|should|please|who)|^(?:if you (?:are|live|reside|move)|residents of)|\bcustoms dut|\bbank transfers? from|^\W*(?:international|cross-border) (?:data )?transfers?\W*$|(?:(?<!in )orders?|deliver\\w*|ship\\w*|parcels?|goods) (?:to|outside|from|abroad)"
)


_GOODS_ABROAD_ZH: Final = re.compile("直邮|发货|保税|进口|寄出|产地|原装")
_DATA_ZH: Final = re.compile("信息|资料|数据|姓名|电话|地址|订单|照片|录音|记录")


# Cards, plugs and tariffs of abroad say nothing of data.
_OF_DATA_ZH: Final = re.compile(
    "名单|号码|文件|机柜|信息|资料|数据|姓名|电话|地址|订单|照片|录音|记录|服务器|机房|主机|存储|云|出境|跨境|传输|国门|国境|出国|备份|总部|团队|系统|平台|邮箱"
)


def _transfer_zh(sentence: Sentence, low: str, found: dict[str, list[Sentence]]) -> None:
    if not _ABROAD_ZH.search(low):
        return
    if not _OF_DATA_ZH.search(f"{sentence.full} {sentence.heading}"):
        return
    if _STAYS_ZH.search(low) and not _ASKS_ZH.search(low):
        found["stays"].append(sentence)
    elif _ASKS_ZH.search(low):
        found["maybe"].append(sentence)
    elif _GOODS_ABROAD_ZH.search(low) and not _DATA_ZH.search(low):
        return  # goods come from there, which says nothing of data
    elif _SENT_ZH.search(low):
        found["safe" if _is_safe_zh(low) else "sent"].append(sentence)


# The law of 2021 asks for the recipient's name and channel and for consent of its own; other laws for a safeguard by name.
_APART_ZH: Final = re.compile("(?:单独|另行|逐一|逐项|专门|弹窗中?)[^，。；]{0,10}(?:同意|授权|勾选|许可|点头)")
_REACHED_ZH: Final = re.compile(r"电话|邮箱|联系|联络|[\w.-]@|\+\d")
_SAFEGUARD_ZH: Final = re.compile(
    r"标准合同(?!条款的规定)|标准条款|\bscc|\bidta\b|充分性(?:认定|决定)|约束性公司规则|(?:通过|完成|取得)[^，。；]{0,10}(?:安全评估|保护认证)"
)


def _is_safe_zh(low: str) -> bool:
    """Whether a transfer is told with what makes it lawful, and not as something that will be lawful when it comes."""
    if _APART_ZH.search(low) and _REACHED_ZH.search(low):
        return True
    return bool(_SAFEGUARD_ZH.search(low)) and not _ASKS_ZH.search(low) and "可能" not in low


def children(document: PolicyDocument) -> dict[str, list[Sentence]]:
    """Return the sentences about children: `done` (age or child with consent or refusal), `data` (a child's data), `named`."""
    found: dict[str, list[Sentence]] = {"done": [], "data": [], "named": []}
    for sentence in document.sentences:
        if not document.is_chinese and not holds_any(sentence.full, _CHILD_HINTS):
            continue
        if (
            is_empty(sentence)
            or not CHILD[document.is_chinese].search(sentence.full)
            or _ADULT_TOPIC.search(sentence.low)
            or (_SOLD_EN.search(sentence.low) and not _DATA_EN.search(sentence.low))
        ):
            continue
        done = _CHILD_DONE_ZH if document.is_chinese else _CHILD_DONE_EN
        data = _CHILD_DATA_ZH if document.is_chinese else _CHILD_DATA_EN
        if data.search(sentence.low) and not _NOT_COLLECTED.search(sentence.low):
            found["data"].append(sentence)
        settled = done.search(_UNASKED_ZH.sub(" ", sentence.full))
        found["done" if settled else "named"].append(sentence)
    return found


def outflow_zh(document: PolicyDocument, controllers: tuple[str, ...] = ()) -> tuple[list[Sentence], bool, bool]:
    """Return the sentences by which data routinely go out (PIPL 23), whether a recipient is named, and whether as an example."""
    out: list[Sentence] = []
    named = example = False
    for sentence in document.sentences:
        if is_empty(sentence) or _DEFINES.search(sentence.low):
            continue
        # What comes in from a named platform, or is paid or logged in with, names no recipient.
        low = SHARING_ZH.erase.sub(" ", sentence.low)
        goes = _OUTFLOW_ZH.search(low) or "sdk" in low
        told = _REACHES_ZH.search(f"{sentence.full} {sentence.heading}") is not None
        for match in _PROPER_ZH.finditer(low) if told else ():
            if _NO_PARTY_ZH.match(low, match.end()) or (match.start() and low[match.start() - 1] in "@./"):
                continue  # a phone of that make, a mailbox or an address on line
            if any(match[0].strip("（()） ") in name or name in match[0] for name in controllers):
                continue
            near = low[max(0, match.start() - 50) : match.end() + 50]
            if (
                _GIVEN_ZH.search(near)
                or _TAKES_ZH.match(low, match.end())
                or _GIVEN_ZH.search(sentence.full[: len(sentence.full) - len(sentence.low)])
            ):
                if _EXAMPLE_ZH.search(low[: match.start()]):
                    example = True
                else:
                    named = True
        if goes and told and not _ON_OCCASION_ZH.search(low) and not _NOT_OURS_ZH.search(low):
            out.append(sentence)
    return out, named, example


def goes_out_zh(sentence: Sentence) -> bool:
    """Return whether a sentence about sharing tells of data that go out as a rule, and denies or reserves nothing."""
    return _REACHES_ZH.search(sentence.full) is not None and not (
        _ON_OCCASION_ZH.search(sentence.full) or _NOT_OURS_ZH.search(sentence.low) or _KEPT_ZH.search(sentence.low)
    )


_KEPT_ZH: Final = re.compile(
    "(?:不|未|没有?|谁[也都]不|绝不|从不)[^，。；]{0,10}(?:给|共享|提供|透露|出售|外传|分享|公开)"
)
# A carrier that is thanked, or named as a choice, gets no data by that; the customer's own payments are no transfer of ours.
_REACHES_ZH: Final = re.compile(
    "信息|资料|数据|订单|面单|单号|单子|地址|姓名|名字|号码|(?<!申诉)(?<!客服)(?<!服务)(?<!咨询)(?<!投诉)电话|手机号|收款|付款|支付|清单|接收方|服务商|供应商|承运方|委托|交由|由[^，。；]{1,16}(?:送|寄|发|配送|承运|代|提供)|日志|令牌|积分|参数|邮箱|卡号|门牌|照片|地图|sdk|包裹|金额|语音|设备|谁(?:会|能)"
)
_NOT_OURS_ZH: Final = re.compile("由(?:您|你)(?:自行|直接|自己)?(?:交|提供|填|发)|拒收|退回|返还|自提|到付")
_TAKES_ZH: Final = re.compile(
    "[^，。；]{0,14}(?:会|将|可能|需要|统计)[^，。；]{0,8}(?:收集|获取|接收|处理|读取)|[^，。；]{0,8}(?:sdk|平台)"
)
_GIVEN_ZH: Final = re.compile(
    "递交|承接|投递|扣收|代管|经办|打印|看到|直接处理|核验|保管|录进|录入|接收方名称|送往|发往|传过去|推给|推送|托管|存取|取得您的(?:地址|电话|姓名|卡号)|转给|传给|给它|存证|接单|群发|直发|搭在|租用|跳转|收取|同步|上传|(?:他们|对方|会)知道|收[，,]|共同处理者|清单|接收|承保|理赔|制作|清算|结算|印制|收款|(?:付款|支付|款项)由|提供(?!服务的产品)|传给|发给|传送|报送|推送给|同步给|抄送|共享|委托|接入|sdk|承运|配送|快递|披露|交给|交由|发送|上传至|传输|物流|派送|发货|寄|代发|代为|代收|代工|转交|安装|维修|清关|派出|骑手|跑腿|给到|送货|(?:服务商|供应商|接收方|承运方|合作方)[^。；]{0,6}[:：]"
)


def delivers_or_takes_payment(document: PolicyDocument) -> bool:
    """Return whether the business delivers goods or takes payment on line, by its own words."""
    return len(_GOODS_ZH.findall(document.raw)) >= 2


def ships_from_abroad(document: PolicyDocument) -> bool:
    """Return whether goods are sent from abroad, so that somebody there must know the address."""
    return bool(_PRODUCT_ABROAD_ZH.search(document.raw))
