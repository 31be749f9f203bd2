"""What dates, sources, disclaimers, guarantees and contact details look like. Bounded patterns over folded text."""

from __future__ import annotations

from typing import Final

_MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept\.?|sep\.?|oct\.?|nov\.?|dec\.?)"
)
_YEAR: Final = r"(?:19[5-9]\d|20[0-4]\d)"
_HAN_NUMBER: Final = "[零〇一二两三四五六七八九十百]{1,4}"
_QUARTER: Final = r"(?:第?[一二三四1-4]季度|[上下]半年|q[1-4](?!\d)|全年|年度|财年|一季报|半年报|年报)"
_B: Final = r"(?<![a-z0-9])"
_E: Final = r"(?![a-z0-9])"

_DAY: Final = (
    rf"{_YEAR}\s?年\s?(?:\d{{1,2}}\s?月(?:份)?(?:\s?\d{{1,2}}\s?[日号])?|{_QUARTER}|度)?"
    rf"|(?<![\d.]){_YEAR}(?P<sep>[-/.])(?:1[0-2]|0?[1-9])(?:(?P=sep)(?:3[01]|[12]\d|0?[1-9]))?(?![\d./-])"
)


def _day(tag: str) -> str:
    """A Chinese or numeric date; each use in one pattern needs its own group name."""
    return _DAY.replace("sep", f"sep{tag}")


_MONTH_DAY_ZH: Final = r"(?<!\d)(?:1[0-2]|0?[1-9])\s?月\s?(?:3[01]|[12]\d|0?[1-9])\s?[日号]"
_DAY_EN: Final = (
    rf"{_B}(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?(?:,? {_YEAR})?|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?"
    rf"|{_MONTH},? {_YEAR}|q[1-4] ?{_YEAR}|{_YEAR} ?q[1-4]|h[12] {_YEAR}|fy ?{_YEAR}"
    rf"|(?:3[01]|[12]\d|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:{_YEAR}|\d{{2}})){_E}"
)
DATE: Final = rf"{_day('a')}|{_MONTH_DAY_ZH}|{_DAY_EN}|{_B}(?:in|since|during|of|dated|year) {_YEAR}(?![\d\w])"
BARE_YEAR: Final = rf"(?<![a-z\d.,:/-]){_YEAR}(?!\s?(?:(?:mah|wh|ml|mg|kg|g|w|v|k|mm|cm|m|l|pcs?|packs?|x|hz|rpm|lm|in|ft|oz|lbs?|s|a|pa|iu)(?![a-z])|年|\d|[.,:/-]\d|[件个元次人片粒款支条只双套瓶盒包%]))"

_TO: Final = r"\s?(?:-|~|至|到|–|to|through|thru|until|and)\s?"
PERIOD: Final = (
    rf"(?:{_day('b')}|{_MONTH_DAY_ZH}|\d{{1,2}}月){_TO}(?:次年|今年|当年)?(?:{_day('c')}|{_MONTH_DAY_ZH}|\d{{1,2}}\s?[日号]|\d{{1,2}}\s?月(?:\d{{1,2}}[日号])?)"
    rf"|{_YEAR}\s?年?\s?{_TO}\s?{_YEAR}\s?年?(?!\d)|{_YEAR}\s?年?\s?{_QUARTER}"
    r"|(?:近|过去|连续)\s?(?:\d{1,3}|[零〇一二两三四五六七八九十百]{1,4})\s?(?:个)?(?:月|年|天|周|季度)"
    rf"|(?<![\d.]){_YEAR}[./](?:1[0-2]|0?[1-9])\s?[-~至到–]\s?(?:{_YEAR}[./])?(?:1[0-2]|0?[1-9])(?![\d./])"
    rf"|{_DAY_EN}{_TO}{_DAY_EN}|{_B}{_MONTH}(?: \d{{1,2}})?(?: {_YEAR})?\s?(?:-|~|to|through|until|and)\s?(?:{_MONTH} )?\d{{1,2}}(?:,? {_YEAR})?{_E}"
    rf"|{_B}{_MONTH}(?: {_YEAR})?\s?(?:-|~|to|through|until)\s?{_MONTH},? {_YEAR}{_E}"
    rf"|{_B}(?:q[1-4]|h[12]) ?{_YEAR}{_E}|{_B}{_YEAR} ?(?:q[1-4]|h[12]){_E}"
    rf"|{_B}(?:\d{{1,3}}|twelve|six|three) (?:months|weeks|years) (?:to|ending|ended|through) (?:\d{{1,2}} )?{_MONTH}(?: \d{{1,2}},?)? ?{_YEAR}"
)

# ------------------------------------------------------------------ sources

_BODIES: Final = (
    "尼尔森 凯度 欧睿 弗若斯特沙利文 沙利文 奥维云网 奥维睿沃 中怡康 洛图科技 艾瑞 易观 艾媒 魔镜市场情报 魔镜 蝉妈妈 蝉魔方 飞瓜 情报通 "
    "生意参谋 京东商智 英敏特 捷孚凯 赛迪 前瞻产业研究院 智研咨询 中商产业研究院 头豹 中国指数研究院 益普索 盖洛普 天祥 必维 莱茵 华测 谱尼 "
    "中检集团 中国检科院 中国质量认证中心 方圆标志 赛宝 威凯 国家统计局 中国标准化研究院 中消协 "
    "中国消费者协会 中国家用电器研究院 中国科学院 中国农科院 人民日报 新华社 央视财经"
)
_BODIES_EN: Final = (
    "idc gfk avc nielsen nielseniq niq circana npd kantar mintel euromonitor statista gallup ipsos counterpoint canalys "
    "omdia trendforce gartner forrester techinsights sgs intertek tuv tüv dekra ul cnas cma cqc cti ccic eurofins "
    "bureau.veritas frost.&.sullivan frost.and.sullivan j.d..power jd.power consumer.reports which? good.housekeeping "
    "stiftung.warentest warentest dermatest hohenstein yougov cnpp sensor.tower comscore similarweb ookla dxomark rtings "
    "nsf iqvia dermscan dnv bsi dvsa ofgem ofsted ofcom defra eurostat"
)
# "a leading institute" names nobody.
_VAGUE: Final = (
    "the|our|your|their|any|many|some|several|from|with|and|for|leading|top|major|best|research|medical|independent|certified"
    "|professional|accredited|renowned|famous|national|international|local|private|party|approved|recognized|recognised"
    "|authoritative|testing|clinical|dental|chemical|science|scientific|prestigious|european|american|british|global|world"
)
_ZH_BODY: Final = "|".join(_BODIES.split())
_EN_BODY: Final = "|".join(
    word.replace("..", "\\.? ").replace(".", "[ .]").replace("?", "\\?") for word in _BODIES_EN.split()
)
_ASKED: Final = (
    "(?:purchasers|votes|voters|respondents|responses|participants|volunteers|women|men|adults|readers|members|completers|tests"
    "|students|pupils|households|owners|patients|subjects|panellists|panelists|testers)"
)
_LINE: Final = r"[^\s。;\n][^。;\n]{2,40}"
SOURCE_LINE: Final = (
    rf"(?:(?:数据|资料|信息|图表|统计|调研|排名)\s?(?:来源|出处|来自)|(?:引自|摘自|摘录自))\s?(?:于|为)?+\s?[:：]?+\s?(?!网络|互联网|网上){_LINE}"
    rf"|{_B}(?:data )?sources?\s?:\s?{_LINE}"
)
# Bodies that anybody can look up; 权威机构, "experts" and "studies" are none.
SOURCE_NAMED: Final = (
    rf"{SOURCE_LINE}|(?:数据|统计|数字)(?:由|从|取自|出自|自)[^。;,，\n]{{2,20}}?(?:后台|系统|平台|报表)[^。;,，\n]{{0,6}}?(?:导出|提取|统计|记录|下载)"
    r"|(?:数据|统计|数字)(?:取自|出自|来自|源自|摘自)[^。;,，\n]{2,20}?(?:后台|系统|报表)|按[^。;,，\n]{2,14}?(?:后台|系统)(?=[^。;,，\n]{0,14}统计)"
    rf"|(?:{_ZH_BODY})|{_B}(?:{_EN_BODY}){_E}"
    r"|(?:本公司|我司|本品牌|企业|公司|品牌|工厂|内部|自有)(?:研发)?(?:实验室|检测中心|研发中心)|实验室(?:自测|实测|测得|检测)|(?<![0-9])[1-9][0-9]{1,4}\s?(?:名|位|例)(?:[^，。；,;]{0,12})?(?:受试者|志愿者|被试者|女性|男性|受访者|测试者|参与者)"
    rf"|{_B}(?:in-house|internal|our own) (?:lab(?:oratory)?|clinical|user|consumer) (?:test(?:s|ing)?|stud(?:y|ies)|trial|survey)(?: data| results)?{_E}"
    rf"|{_B}(?:university|institute|college|school|academy|ministry|department|bureau|laboratory) of [a-z]{{3,20}}(?: [a-z&]{{2,20}}){{0,3}}"
    rf"|{_B}(?!(?:{_VAGUE}) )[a-z]{{3,20}} (?:university|institute|laboratories|labs|association|research group|hospital){_E}"
    rf"|{_B}(?:report|list|figures|results|data|accounts|emissions) (?:[a-z]{{2,10}} )?(?:assured|audited|verified|reviewed) by (?!(?:{_VAGUE}|us|experts?|customers|users) )[a-z]{{2,20}}"
    # How many were asked, where it is told as the base of a figure and not as a boast of its own.
    rf"|{_B}n ?= ?\d[\d,]{{1,8}}{_E}|(?:\((?:[^()\n]{{0,40}}[,;] ?)?|{_B}(?:from|among|based on|survey of|sample of|poll of) )\d[\d,]{{1,8}} (?:[a-z-]{{3,12}} ){{0,2}}{_ASKED}{_E}"
    rf"|{_B}(?:readers|viewers|listeners|visitors) of (?:the )?[a-z]{{3,20}}(?: [a-z]{{3,20}}){{0,3}},? [^.!?\n]{{0,24}}\d[\d,]{{1,8}} votes{_E}"
    rf"|{_B}(?:journal of [a-z]{{3,20}}|published in [a-z]{{3,20}}|the lancet|nature medicine|pubmed|doi:? ?10\.\d{{4,6}})"
)
# How the name of a body ends; what stands before it is looked at only then.
INSTITUTION_END: Final = (
    r"大学(?![生习城])|学院(?![派风])|研究院|研究所|研究中心|科学院|检验检测中心|检测检验中心|检验中心|检测中心|监督检验院|检验研究院|检测院|检验院|质检院|质检所"
    r"|检测技术(?:服务)?(?:股份)?(?:有限)?公司|检测(?:服务|认证)?(?:股份)?有限公司|认证中心|认证(?:股份)?有限公司|协会|学会|商会|联合会|统计局|监督管理局"
    r"|咨询(?:股份)?(?:有限)?公司|实验室(?![级用同专])|医院(?![级用同专])"
)
CITED: Final = r"据(?P<name>[\u4e00-\u9fffa-z& ]{2,20}?)(?:统计|监测|调查|调研|发布|数据|报告|榜单)"
# What comes before the name of a body, and words that are no part of a name.
BEFORE_NAME: Final = r"[由在被与及的送到从向给让于]|(?<!协)和|经(?![济贸典纬])|(?<!数)据|(?<!华)为|对(?!外)|委托|通过|经过|获得|来自|源自|联合(?!国|会)|合作"
GENERIC: Final = (
    r"权威|国际|国家级|国家|省级|国内|国外|第三方|独立|专业|知名|著名|顶级|顶尖|高级|多家|多所|各大|[某本该此这那一]|相关|有关|我们|你们|他们|很多|许多|我国|当地|任何|所有"
    r"|全球|世界|行业|官方|医学|皮肤|医疗|美国|德国|日本|瑞士|法国|英国|正规|认可|认定|认证|检测|检验|质量|监督|产品|推荐|研发|科研|科学|技术|生产|临床|三甲|用于|适用|可用|例如|包括"
    r"|学校|商场|办公室|适合|家庭|中心|标准|专家|医生|教授|重点|公立|机构|不完全|最新|市场|用户|内部|平台|后台|销售|研究|调查|统计|数据|公司|企业|实验|消费者|网络|多项|大量|近期|店铺"
)

# ------------------------------------------------------------------ sentences

PATENT_KIND: Final = r"发明|实用新型|外观(?:设计)?|design patent|utility patent|utility model|invention patent"
PATENT_APPLICATION: Final = (
    r"专利\s?(?:正在)?\s?(?:申请(?:号|中|受理|阶段|公布号|公开号)?|受理|审查中|待审|公开号|公布号|公示中)|(?:已|正在|正|现已)?\s?(?:提交|递交)?\s?申请(?:了|过)?[^\n。，,;]{0,12}专利"
    r"|(?:尚未|暂未|未)(?:获得?)?(?:专利)?授权|等待授权|(?<![a-z0-9])cn\s?\d{9}\s?a(?![a-z0-9])|pct/cn\d{4}/\d{5,6}"
    r"|(?<![a-z0-9])pat(?:ents?|s)?\.?\s?(?:is |are )?(?:pending|pend\.?|applied for|applications? (?:filed|pending|no))|(?<![a-z])patent-pending|(?<![a-z])applied for (?:a )?patent"
)
_AND: Final = r"[\s\"'*†‡.;]{0,6}"
FDA_DISCLAIMER: Final = (
    r"th(?:is statement has|ese statements have) not been evaluated by the food and drug administration"
    + _AND
    + r"this product is not intended to diagnose, ?treat, ?cure,? ?or prevent any disease(?![a-z])"
)
DISCLAIMER: Final = (
    r"(?:不能|不可|不得|无法|不)(?:代替|替代|取代)[^\n。;]{0,8}(?:药|治疗|就医|医嘱|正餐|母乳)|(?:不具有?|不具备|没有|无|不含|非)[^\n。;,]{0,8}(?:治疗|医疗|预防|保健|疗效)(?:疾病)?[^\n。;,]{0,6}(?:功能|作用|功效|用途|效果|目的)?"
    r"|(?:不是|并非|非|不属于)(?:药品|药物|医疗器械|保健食品|处方药)|不(?:用于|适用于|得用于|可用于)[^\n。;]{0,12}(?:治疗|诊断|预防|医疗)"
    r"|因人而异|因个体差异|个体(?:情况|体质)?(?:存在)?(?:差异|不同)|仅供参考|不构成[^\n。;]{0,12}(?:建议|承诺|保证|依据)|不(?:作|做)(?:任何)?(?:效果|功效|疗效)?(?:承诺|保证)|免责声明"
    r"|(?:与|和)[^\n。;]{1,20}(?:无关|无关联|没有关联|无任何关系)|非(?:官方|原厂|原装)(?:产品|配件|授权|出品)?"
    r"|(?<![a-z])not (?:intended|meant|designed) (?:to|for|as)|(?<![a-z])(?:individual |your )?results (?:may|can|will|do) (?:vary|differ)|(?<![a-z])results not typical|(?<![a-z])(?:is|are) not an? (?:medicine|drug|medication|medical device|substitute|replacement|treatment)"
    r"|(?<![a-z])not (?:a|an) (?:substitute|replacement|alternative) for|(?<![a-z])(?:not|neither) (?:affiliated|associated|endorsed|sponsored|connected|authorized|approved|licensed)(?: with| by|,| or| in)|(?<![a-z])does not (?:cure|treat|prevent|diagnose|heal|replace|protect)"
    r"|(?<![a-z])consult (?:a|an|your|with your|with a) (?:doctor|physician|vet|veterinarian|healthcare|health care|pharmacist|medical)|(?<![a-z])for (?:reference|informational purposes|educational purposes|cosmetic use) only|(?<![a-z])disclaimers?(?![a-z])|(?<![a-z])no (?:medical )?claims? (?:is|are) made"
)
CITATION_OF_LABEL: Final = (
    r"(?:详见|请见|参见|见|按照?|依照|根据|遵照|阅读|请仔细阅读)[^\n。;]{0,8}(?:说明书|标签|外包装)|说明书(?:载明|标明|标示|摘录|节选|原文|内容|所述|规定|中|:)|标签(?:标示|载明|所示|内容)"
    r"|(?:功能主治|适应症|适应证|适用范围|预期用途|适用人群|禁忌|不良反应)\s?[】\])]?\s?[:：]|[【\[](?:功能主治|适应症|适应证|适用范围|预期用途|禁忌|不良反应|注意事项)[】\]]|(?:保健功能)\s?[】\]]?\s?[:：]"
    r"|(?<![a-z])(?:as (?:stated|directed|shown|printed) on|per|according to|see|read|refer to|consult) (?:the |our |all )?(?:product |package |enclosed |patient )?(?:label|leaflet|insert|package insert|packaging|directions|instructions)|(?<![a-z])(?:indications?|intended use|uses|directions|warnings|purpose)(?: for use)?\s?:|(?<![a-z])use as directed(?![a-z])"
)
_COUNT: Final = rf"(?:\d{{1,4}}|{_HAN_NUMBER}|半)"
_PERIOD_ZH: Final = rf"{_COUNT}\s?(?:个)?(?:工作日|小时|天|日|周|月|年)"
_PROMISE_ZH: Final = r"(?:质保|保修|联保|包换|包退|换新|退换|三包|保价|延保|无理由|质量问题|坏了|保障|只换不修|退货)"
_COUNT_EN: Final = r"(?:\d{1,4}|one|two|three|four|five|six|seven|ten|twelve|fifteen|thirty|sixty|ninety)"
_PROMISE_EN: Final = r"(?:warrant(?:y|ies)|guarantee[ds]?|money[- ]back|returns?|refunds?|replacements?|exchange)"
GUARANTEE_TERMS: Final = (
    rf"{_PROMISE_ZH}[^\n。;]{{0,10}}?{_PERIOD_ZH}|{_PERIOD_ZH}(?:内|之内|以内)?[^\n。;]{{0,10}}?{_PROMISE_ZH}"
    rf"|(?<![a-z0-9]){_COUNT_EN}[ -](?:business |calendar )?(?:hour|day|week|month|year|yr)s?(?:'s?)?[ -](?:[a-z'/-]{{2,14}} ){{0,3}}?{_PROMISE_EN}"
    rf"|(?<![a-z]){_PROMISE_EN}[^\n.;]{{0,40}}?(?<![a-z0-9]){_COUNT_EN}[ -](?:business |calendar )?(?:day|week|month|year|yr)s?(?![a-z])"
)
_ANY_DAY: Final = rf"(?:{_day('d')}|{_MONTH_DAY_ZH}|{_DAY_EN})"
_ANY_DAY_2: Final = rf"(?:{_day('e')}|{_MONTH_DAY_ZH}|{_DAY_EN})"
_CLOCK: Final = r"(?:\s?\(?[0-2]?\d[:：点][0-5]?\d?(?::[0-5]\d)?)?"
END_DATE: Final = (
    rf"(?:截止|截至|有效期|活动(?:时间|日期|期限)|优惠(?:时间|期限)|结束|持续|延续|到期|使用期限|限时)[^\n。;\d]{{0,14}}+{_ANY_DAY}{_CLOCK}"
    rf"|{_ANY_DAY_2}{_CLOCK}\s?(?:\d{{1,2}}\s?[点时])?\s?(?:前|之前|止|截止|结束|为止|到期|恢复)"
    rf"|(?:{_MONTH_DAY_ZH}|\d{{1,2}}月\d{{1,2}})\s?(?:-|~|至|到)\s?(?:{_MONTH_DAY_ZH}|\d{{1,2}}\s?[日号]|\d{{1,2}}月\d{{1,2}})"
    rf"|(?<![a-z])(?:ends?|ending|until|till|through|thru|valid (?:to|until|through|thru)|expires?(?: on)?|by|before|closes?|deadline|offer ends|sale ends)\s?:?\s?(?:on |at |midnight |11:59 ?pm |[a-z]{{3,9}}day,? ){{0,3}}{_DAY_EN}"
)
AUTHORISATION: Final = (
    r"授权书?\s?(?:编号|号码|号)|(?:经|由|获|获得|取得|持有|已获)[^\n。;,]{2,24}?(?:正式|官方|独家|品牌|正版|合法)?(?:授权|许可)|(?:官方|品牌方?|正版|版权方|厂家|厂商|ip|商标)\s?授权|授权(?:经销|代理|专卖|店|销售|方|生产|单位|制造|商品|产品|出品|证书|证明|链)|被许可(?:方|人)|许可使用"
    r"|(?<![a-z])(?:officially |fully )?licen[cs]ed (?:by|from|product|merchandise|under|through)|(?<![a-z])officially licen[cs]ed|(?<![a-z])under licen[cs]e|(?<![a-z])authori[sz]ed (?:by|dealer|reseller|retailer|distributor|seller|partner|licensee)|(?<![a-z])(?:used )?with (?:the )?(?:written )?(?:permission|consent) (?:of|from)|(?<![a-z])licensee of"
)
_DOMAIN_ENDS: Final = "com|cn|net|org|shop|store|top|vip|io|co|uk|de|eu|us|cc|xyz|info|biz|me|app|site|online|club|ltd|tv|fr|it|es|jp|ru|link|live"
URL: Final = rf"(?:https?|ftp)\s?://[^\s\u4e00-\u9fff]{{3,200}}|(?<![a-z0-9])www\s?\.\s?[a-z0-9-]{{1,60}}|(?<![a-z0-9@._-])[a-z0-9][a-z0-9-]{{1,40}}(?:\.[a-z0-9-]{{1,30}}){{0,3}}\.(?:{_DOMAIN_ENDS})(?![a-z0-9@])(?:/[^\s\u4e00-\u9fff]{{0,100}})?"
_ACCOUNT: Final = r"\s?(?:号码|账号|帐号|号|群号|群|id|number|no\.?)?\s?(?:是|为)?\s?[:：=]?\s?\+?"
CONTACT: Final = (
    r"(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)|(?<!\d)[48]00[ -]\d{3,4}[ -]\d{3,4}(?!\d)|(?<!\d)400\d{7}(?!\d)|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)|(?<!\d)\(0\d{2,3}\) ?\d{7,8}(?!\d)"
    r"|(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![\d-])|(?<!\d)\+\d{1,3}[ -]?(?:\(0\) ?)?\d{1,4}(?:[ -]\d{2,4}){2,4}(?!\d)"
    r"|(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}\s?@\s?[a-z0-9][a-z0-9-]{0,60}(?:\.[a-z0-9-]{1,30}){0,3}\.[a-z]{2,10}(?![a-z])"
    rf"|(?:qq|q群|企鹅|扣扣){_ACCOUNT}\d{{5,12}}(?!\d)|(?:微信|薇信|威信|vx|v信|wx|weixin|wechat|whats ?app|telegram|skype|line id|kakao|signal|viber){_ACCOUNT}(?=[a-z0-9_-]{{0,20}}\d)[a-z0-9][a-z0-9_-]{{4,20}}"
    r"|(?:微信|vx|v信|wx|weixin|wechat)\s?(?:号|id)?\s?[:：=]\s?[a-z][a-z0-9_-]{4,20}|(?:电话|手机|热线|致电|tel|phone|call|fax|传真)\s?(?:号码|号|us|no\.?)?\s?(?:是|at|on)?\s?[:：.]?\s?\+?\(?\d[\d ()-]{6,18}\d"
)
