"""Who is responsible, and how to reach them: legal names in their roles, mailboxes, telephones, addresses, forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from listing_audit.verify.policy.document import PolicyDocument, Sentence
from listing_audit.verify.policy.lines import PLACEHOLDER

_ZH_FORM: Final = (
    "有限责任公司|股份有限公司|有限公司|股份公司|集团公司|合伙企业|个体工商户|工作室|经营部|商行|事务所|合作社|贸易行|营业部|服务部|经销部|"
    "[厂坊铺馆社行部屋园轩阁堂店](?=[（(]个体)|百货店|书店|药房|大药房|研究院|出版社|农场|工厂|制品厂|加工厂|电器厂|食品厂"
)
_ZH_NAME = re.compile(
    rf"(?:(?<=[由于与向和及为系是指：:，,。、；（(【\s“”|>/])|^)((?:[\u4e00-\u9fff]|[（(][\u4e00-\u9fff]{{2,6}}[)）]|[a-z0-9]){{2,26}}?(?:{_ZH_FORM}))(?![\u4e00-\u9fff]{{0,2}}公司法)"
)
_EN_NAME = re.compile(
    r"((?:[A-Z0-9À-Ž][\w&'’.\-À-ž]*|(?<=\w )(?:and|of|the|de|di|du|della|for|und|et|y|&|\+))(?:[ ,]{1,2}(?:[A-Z0-9À-Ž(][\w&'’.\-À-ž)]*|and|of|de|di|du|della|for|und|et|y|&|\+)){0,7}?,? "
    r"(?:Ltd\b\.?|Limited\b|LLC\b|L\.L\.C\.?|Inc\b\.?|Incorporated\b|Corp\b\.?|Corporation\b|Company\b(?! [A-Z])|Co\.,? ?Ltd\b\.?|PLC\b|plc\b|LLP\b|LP\b|GmbH\b|UG\b|AG\b|KG\b|OHG\b|e\.K\.|S\.?A\.?S\.?\b|S\.A\.(?:R\.L\.)?|S\.? ?à ?r\. ?l\.?|Sàrl\b|EURL\b|SASU\b|SNC\b|SA\b|SARL\b|SAS\b|"
    r"S\.r\.l\.?|Srl\b|S\.p\.A\.?|SpA\b|B\.V\.?|BV\b|N\.V\.?|NV\b|AB\b|A/S|ApS\b|K/S|IVS\b|AS\b|ASA\b|SE\b|Oyj?\b|OÜ|Kft\b\.?|Zrt\b\.?|Nyrt\b\.?|Ges\.?m\.?b\.?H\.?|eG\b|e\.V\.|BVBA\b|C\.V\.|V\.O\.F\.|e\.U\.|I/S|VOF\b|v\.o\.s\.|k\.s\.|d\.d\.|Sdn\.? Bhd\b\.?|Pvt\b\.?|K\.K\.|[Ss]p\. ?z ?o\.? ?o\.?|s\.r\.o\.?|a\.s\.|d\.o\.o\.?|Lda\b\.?|S\.L\.?U?\.?|SL\b|SRL\b|Pty\b|Pte\b|DAC\b|CIC\b|UAB\b|SIA\b|EOOD\b|Ltda\b|P\.C\.|Foundation\b|Association\b|University\b))"
)
# A cheap look before the long one.
_EN_FORM_HINT = re.compile(
    r"Ltd|Limited|LLC|L\.L\.C|Inc|Corp|Company|PLC|plc|LLP|LP\b|GmbH|UG\b|AG\b|KG\b|e\.K|S\.|SA\b|SARL|SAS|Sr?p?[lA]\b|B\.?V|N\.?V|AB\b|A/S|K/S|IVS|ApS|ASA?\b|SE\b|Oyj?\b|OÜ|Sàrl|EURL|SASU|SNC|Nyrt|Ges|eG\b|e\.V|VOF|v\.o\.s|k\.s|d\.d\.|Bhd|Pvt|C\.V|V\.O\.F|e\.U|I/S|K\.K|Kft|Zrt|[Ss]p\. ?z|s\.r\.o|a\.s\.|d\.o\.o|Lda|SL\b|SRL|OHG|Pty|Pte|DAC|CIC|UAB|SIA|EOOD|P\.C|Foundation|Association|University"
)
_ZH_RECIPIENT_BEFORE = re.compile(
    '(?:跳转(?:至|到)|租用(?:的是)?|注册人为|(?:代发仓|仓库|厂家|通道|接收方名称)[:：]?由?|届时由|搭在[^，。；]{0,8}[，,])$|(?:给到|给|交给|发给|由|用的是|用|走的是)[\u4e00-\u9fff]{2,6}[（(]|(?:(?:寄|送|发|快递|物流|配送|付款|支付|印|加工|托管|短信|地图)[^，。；]{0,6}(?:用|走|找|选)(?:的)?(?:是)?|向|交给|交由|委托|接入|授权|提供给|发送给|传给|合作|给|通过|使用|共享给|聘请|供应商|如|例如|第三方|承运|服务商[:：]?|接收方[:：]?|与|和|及|、)\\s?[“"【]?$'
)
_ZH_RECIPIENT_AFTER = re.compile(
    '^[，,]?(?:电话|热线|联系方式)?[:：]?[\\d-]{0,14}[，,]?(?:会|将|可)?(?:拿到|收到|得到|获得|看到|接收|知道)(?:您|收|姓名|名字|电话|地址|订单)|^[”"】)）]?(?:\\(?[^，。；]{0,20}\\)?)?(?:授权[，。]|承担|运送|取送|揽收|生产|加工|制作|印刷|印制|缝制|冲印|刻字|安装|清洗|供应|直发|存证|接单|因此能|取得您|获得您|审核|提供(?:地图|支付|配送|云|短信|统计|推送|技术支持|语音|托管|存储|sdk)|承运|配送|派送|代(?:为|发|收|送|打|开|处理)|(?:送|寄)(?:货|出|送)|发(?:货|送)|负责(?:配送|派送|运输|仓储|打印|短信|安装)|代工|生产|的(?:骑手|师傅|司机|快递员|配送员|sdk|友盟|地图|云)|sdk|接收|获得|收到|处理上述)'
)
# "The services above are provided by X": X serves the controller.
_SERVED_BY: Final = re.compile(
    "(?:付款|款项|支付|收款|相册|照片|印制|安装|清算|结算|制作|骑手|配送员|司机|师傅|包裹|运送|快递|上述|前述|该等?|这些|云|短信|支付|物流|配送|托管|存储|统计|推送|地图|仓储|印刷|客服)(?:类|等)?(?:技术|功能)?(?:服务|环节|功能|工作)?(?:均|都|全部)?由[^，。；]{0,6}$"
)
_ZH_ROLE = re.compile(
    "(?:：指|:指|运营主体|公司主体|运营方|运营者|经营者|经营主体|处理者|主办单位|主办方|店铺主体|开发者|控制者|公司名称|企业名称|负责人|我们是|本店由|由|系|归|隶属)[^，。；：:]{0,12}[:：]?[^，。；]{0,10}$"
)
_ZH_ROLE_AFTER = re.compile(
    '^[”"】)）]?(?:及其(?:关联|附属)[^，。；]{0,8})?(?:[（(][^（()）]{0,60}[)）])?[，,]?(?:\\(?(?:以下|下列|下称|下文|简称|统称)|运营|经营|开发|出品|提供(?:的|服务|产品|全部|各项|所有)|拥有|旗下|制定|制订|拟订|开办|发布本|所有|管理|负责|依法|作为|深知|尊重|重视|非常|高度|十分|是|为|处理|收集|将|会|地址|统一|联系|电话|隐私|个人信息|用户隐私|保护|制定|拟定|[（(]地址|，?地址)'
)
_ZH_PERSON = re.compile(
    "(?:经营者|店主|负责人|处理者|业主|经营人|主理人|本人|个体户|个人(?!信息|资料|数据|隐私|中心|主体|权益|权利))(?:姓名)?(?:为|是|：|:)?\\s?[\u4e00-\u9fff]{2,4}(?=[，,。；、（()）\\s]|开办|经营|开设|创办|运营|独资|$)|"
    "(?:掌柜|老板|东家)(?!的|是|叫)[\u4e00-\u9fff]{2,4}(?=[，,。、])|(?:我|店主|掌柜|老板)(?:是|叫)[^，。；]{0,10}[\u4e00-\u9fff]{2,4}(?=[，,。])|"
    "(?:执照|字号|登记)[^。；]{0,16}(?:名字|名称|字号|叫|是|为)[^。；]{0,12}[:：]?[\u4e00-\u9fff]{4,}(?:坊|店|铺|馆|行|社|部|屋|号|厂|园|堂|轩)"
)
# "The Company" is a word for a role, and no name.
_EN_ROLE_WORD: Final = re.compile(
    r"(?:^|[ ,])(?:[Tt]he|[Tt]his|[Oo]ur|[Aa]n?|[Aa]ny|[Ee]ach|[Ss]uch|[Tt]hat|[Aa]nother|[Oo]ther|[Nn]on-\S+),? (?:Company|Corporation|Association|Foundation|University|Limited|Inc)\.?$|"
    r"^(?:(?:[Tt]he|[Oo]ur|[Aa]n?|[Aa]ny|[Ee]ach|[Ii]ts) )?(?:[Pp]arent|[Gg]roup|[Ii]nsurance|[Cc]redit|[Dd]ata),? (?:Company|Corporation|Association|Foundation|University|Limited|Inc)\.?$"
)
# Firms that are given data, or take them, are not the one that is responsible, however early they are named.
_EN_GIVEN_BEFORE: Final = re.compile(
    r"\b(?:forwarded|sent|passed?|handed|transmit(?:ted)?|uploaded|given|transferred|disclosed|handled|hosted|carried|shipped|entrusts?|entrusted|runs on|representative|payments? by|transfer:|shared|goes|submit)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_EN_TAKES_AFTER: Final = re.compile(
    r"\W*(?:\([^()]{0,30}\),? )?(?:gets|receives|takes your|sees|obtains|(?:is|are) (?:sent|given|told|shown)|therefore stores|stores (?:all )?your|delivers|which (?:brings|delivers|carries|hosts)|our (?:\w+ ){0,2}(?:agency|provider|carrier|courier|host|processor|bookkeeper|accountant)|the provider of|in \w+ (?:keeps|holds|stores) our)",
    re.IGNORECASE,
)
# Whoever runs a part of the site, or another one that is linked, runs that and no more: "advertising is managed by …".
_EN_OF_A_PART: Final = re.compile(
    r"\b(?:advertis\w+|ads?|inventory|payments?|checkout|hosting|newsletters?|chats?|forums?|video|players?|analytics|reviews?|ratings?|surveys?|maps?|comments|deliver\w+|shipping|helpdesk|support|arbitration|mediation|dispute resolution)\b[^.]{0,60}\b(?:managed|operated|provided|run|handled|served|powered|supplied|offered|administered) (?:for us )?by (?:the )?$|"
    r"\(which (?:is|are) (?:owned|operated|run|managed)[^.()]{0,30} by (?:the )?$",
    re.IGNORECASE,
)
_EN_PERSON = re.compile(
    r"\b(?:[Rr]esponsible[^.]{0,60} is|I am|I['’]m|[Mm]y name is|I,|owned by|run by|trading name of|proprietor(?::| is)?|sole trader(?:,|:)?|trading as|t/a|owner:|controller(?::| is)|sole proprietor(?:,|:)?)[^.]{0,12}?[A-Z][a-zà-ž'’-]+ (?:[A-Z]\. )?[A-Z][a-zà-ž'’-]+|[A-Z][a-zà-ž'’-]+ [A-Z][a-zà-ž'’-]+,? (?:trading as|t/a|sole trader|is (?:the|your) (?:data )?controller)|[A-Z][a-zà-ž]+ [A-Z][a-zà-ž]+ e\.K\.|"
    # Charities and clubs by guarantee have a legal form, and none behind their name.
    r"\b(?:[A-Z][\w'’&-]+ ){1,6}(?:Trust|Society|Charity|Co-operative|Cooperative|Partnership|Council|Club|Fund)\b[^.]{0,40}\b(?:company limited by guarantee|(?:registered )?charity(?: \(?(?:no|number|reg))|charitable incorporated|community interest company)"
)
_EN_ROLE = re.compile(
    r"\b(?:controller|responsible for|operate[sd]?|run by|provided by|owned by|trading|collects?|process(?:es)?|respects?|is committed|\(\s?[\"“'‘(]?(?:\w+|the company)[\"”’]?|we\b|us\b|our\b|you|privacy (?:policy|notice|statement)|explains|describes|known as|hereinafter|uses?|takes|maintains|gathers?|may|provides?|own|values|located|registered|with (?:its )?(?:registered|principal)|identity)",
    re.IGNORECASE,
)
_EN_RECIPIENT_BEFORE = re.compile(
    r"\b(?:by|to|with|via|through|from|use|uses|including|such as|e\.g\.,?|like|provider,?|partners?:?|of|and|or|using|recipient:?|processor,?) (?:the )?$",
    re.IGNORECASE,
)
_EN_OPERATOR_BEFORE = re.compile(
    r"\b(?:operated|provided|owned|published|run|offered|managed|controlled|collected|recorded|maintained|made available|policy|notice|statement|services?|website|site|app|employees|behalf|owner|property|rights?|part|members?|subsidiar\w+|division|trademark\w*)(?: (?:and|or) \w+)? (?:by|of|from) (?:the )?$|\bwe (?:mean|refer to|are referring to) (?:the )?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved|版权所有", re.IGNORECASE)
_GENERIC_ZH: Final = "用户|本店|店铺|我店|平台|网站|商城|小程序|app|应用|软件|客户|会员|买家|商家|隐私|个人信息|保护|关于|在线|服务|我们|公司|本公司|政策|您|儿童|最新|以下"
_BRAND_ZH = re.compile(
    "^[#\\s《]*(.{2,24}?)(?:的)?(?:app|应用|平台|软件)?(?:用户)?(?:隐私|个人信息)(?:权)?(?:保护)?(?:政策|条款|声明|指引|说明|协议|通知)"
)
# A shop that calls itself by its address on line: "在 abc.shop，您的隐私…".
_DOMAIN_ZH: Final = re.compile(
    r"(?:在|欢迎来到|访问|关于|^)\s?[a-z0-9-]+\.(?:com|cn|net|shop|store|io|com\.cn|example)(?![\w@/])|(?:网站|站点|网店|商城|店铺)(?:的)?(?:地址|网址|域名)(?:是|为|：|:)\s?(?:https?://)?[a-z0-9-]+\.[a-z]{2,}"
)
_BRAND_EN = re.compile(
    r"(?:(?i:privacy (?:policy|notice|statement))(?: of|:| -| –| —| \||,| for| at)? |data protection(?: at|:| -) |(?i:welcome to )|(?i:^at )|(?:^|\. )How )([A-Z][\w.&'’-]+)|^([A-Z][\w.&'’-]+(?: [A-Z][\w.&'’-]+){0,4})(?:['’]s)? (?:[-–—|:] )?(?:Online |Website |Site |U\.S\. |Consumer |Customer |Global )*(?:privacy|data protection)|\b([A-Z][\w.&-]+) \([\"“'‘](?:we|us|our|the company|company)|([A-Z][\w.&-]+) (?:respects|is committed|values|collects|takes|operates|may collect|has created|we )|\b([A-Z][\w&'’.-]+(?: & [A-Z]\w+)?),? (?:is the (?:data )?controller|takes responsibility|determines how|decides (?:how|what)|here,? and\b|\(the [\"“]App[\"”]\))|\b([A-Z][\w&'’.-]+(?: (?:& |and )?[A-Z][\w&'’.-]+){0,3}) \([\"“][^\"”()]{2,40}[\"”], [\"“](?:we|us|our)\b|\b(?:[Tt]eam|[Pp]eople|[Cc]ompany) behind ([A-Z][\w&'’.-]+)",
)
_BRAND_STOP: Final = frozenset(
    "Company Seller Controller Firm Retailer Operator Provider Administrator Vendor Merchant Purchaser Buyer Client User Users Nobody Everyone Parents Schools Children Children's Children’s Kids Minors California European International Security Online Mobile Internet Legal Terms Contact Email Adults Third Why Whether Where Which Who Whose Whom If As When While The This Our Your We Privacy Policy Notice Statement Website Site You Data Information In For By It Please Last Updated General Customer Customers Personal Effective What How Who When Welcome Introduction Section Article These Shop Store Cookie Cookies US EU UK".split()
)

_MAIL = re.compile(
    r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+){1,4}|\b[\w.-]{2,40} ?(?:\(at\)|\[at\]| at |（at）|#) ?[\w-]+ ?(?:\(dot\)|\[dot\]| dot |\.) ?[a-z]{2,}\b|[\w.-]{2,40}\s?(?:艾特|小老鼠)\s?[\w.-]+|[\w.+-]+＠[\w.-]+",
    re.IGNORECASE,
)
# The mailbox of a template that nobody made their own.
_DUMMY_MAIL: Final = re.compile(
    r"@(?:your|my)-?(?:store|shop|company|domain|site|business|website|brand|e-?mail)\b|@(?:domain|company|website)\.",
    re.IGNORECASE,
)
_OWN_MAIL: Final = re.compile(r"\b(?:us|me|our \w+) (?:at|on|via|by|under|through)\W*$", re.IGNORECASE)
_AT_SAFE = re.compile(r"\(at\)|\[at\]|（at）|@|＠|艾特|小老鼠| at [\w-]+ (?:dot|\.)", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\d.])(?:\+\d{1,3}[ .()-]{0,2}(?:\(?\d{1,5}\)?[ .-]?){2,5}|(?:\(?0\d{2,4}\)?)[ -]?\d{3,4}[ -]?\d{3,4}|400[ -]?\d{3}[ -]?\d{4}|400[ -]?\d{4}[ -]?\d{3}|1[3-9]\d[ -]?\d{4}[ -]?\d{4}|95\d{3,4}|(?:1[ -]?)?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}|1010\d{4})(?!\.?\d)|(?<!\d)95\d{6}(?!\d)"
)
_PHONE_WORD = re.compile(
    r"(?<!\d)0\d{2,3}-\d{3,4}[ -]?\d{4}(?!\d)|座机|分机|电话|手机|热线|致电|拨|打|找|呼|tel|phone|call|telephone|toll|hotline|\+|专线|联系|fax|ring|dial|contact",
    re.IGNORECASE,
)
_DUMMY = re.compile(r"(\d)\1{6,}|1234567|12345678|000-?0000|x{3,}", re.IGNORECASE)
_ADDRESS_ZH = re.compile(
    "[\u4e00-\u9fff]{2,4}村\\d{1,4}号|[\u4e00-\u9fff]{2,}(?:市|区|县|镇|街道)[^，。；\\s]{1,24}(?:路|街|道|巷|弄|村|园|大厦|广场|大街|胡同|中心)[^，。；]{0,12}(?:\\d|[一二三四五六七八九十百]+)\\s?(?:号|栋|幢|座|楼|层|室|单元|弄)|(?:地址|邮寄|致函|寄至|寄到|信函|住所)[^。；]{0,10}[\u4e00-\u9fff]{2,}(?:市|区|县|省)[^。；]{2,40}(?:号|楼|室|大厦|栋|座|层|园)|(?:香港|澳门|九龙|新界|港岛|湾仔|旺角|台北|台中|高雄|新北)[^，。；\\s\\d]{1,16}(?:路|街|道|巷|里|段|围)[^，。；\\d]{0,6}\\d+\\s?号"
)
_ADDRESS_EN = re.compile(
    r"\b\d{1,6}[a-zA-Z]?,? (?:[NSEW]\.? )?(?:[A-Z0-9][\w.'’-]* ){1,4}(?:Street|St\b|Road|Rd\b|Avenue|Ave\b|Lane|Ln\b|Drive|Dr\b|Boulevard|Blvd|Way|Court|Ct\b|Place|Pl\b|Square|Row|Parkway|Pkwy|Highway|Hwy|Terrace|Close|Yard|Quay|Wharf|Suite|Hill|Park|Mews|Crescent|Broadway|Circle|Plaza|Floor)\b|\bP\.? ?O\.? Box \d+|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b(?:Via|Rue|Calle|Piazza|Avenida|Rua|Viale|Corso|Plaza|ul\.|Aleja|Place|Boulevard|Largo|Passeig) (?:[a-zà-ž]+ )?[A-Z][\wà-žÀ-Ž'’. -]{1,40}\d{1,4}|[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|weg|platz|gasse|allee|straat|gracht|laan|gatan|vägen|utca|út|katu|vej|gade|kade|plein|damm|ring|ufer)\b[ ,.]{1,2}\d{1,4}|\b\d{4,5} [A-ZÄÖÜ][a-zäöüß]+(?:,|\b)[^.]{0,20}(?:Germany|Austria|France|Italy|Spain|Netherlands|Hungary|Belgium|Sweden|Denmark|Finland|Poland|Portugal)|\b\d{2}-\d{3} [A-ZŁŚŻ]|\b[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y0-9]{4}\b|\b[A-ZÀ-Ž][\wà-ž'’.-]{2,30} \d{1,4}[a-zA-Z]?,? (?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d\b)\d{3,5}(?: \d{2,3})? [A-ZÀ-Ž][a-zà-ž]+|\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|allée|quai|impasse|route|cours) [^.;]{2,40}\d{4,5}|\b(?:Box|Postbus|Postfach|Postboks|PB|Apartado|BP) \d{1,6},? (?:\d{3,5}|[A-Z])"
)
_FORM = re.compile(
    r"(?:contact|\bform\b|write to us|reach us|webform|email us|get in touch|privacy (?:portal|cent(?:er|re)))[^().]{0,60}\((?:https?://|mailto:|/)[^)]{3,}\)|\b(?:form|contact us|contact)\b[^.]{0,30}(?:at|:|via|on) (?:https?://|www\.)\S+|(?:https?://|www\.)\S*(?:contact|privacy-?request|dsar|feedback|request-data|consumer-?privacy)\S*|\b(?:contact|reach|write|ask us|questions?|submit|requests?|e-?mail us|get in touch)\b[^.]{0,80}(?:https?://|www\.)\S*(?:support|help)\S*|(?:联系|反馈|客服|表单|帮助|申请)[^。；]{0,16}(?:https?://|www\.)\S+|(?:https?://|www\.)\S+[^。；]{0,24}(?:表单|联系|反馈|留言|客服)|微信(?:公众号|号)?[:：“]\s?[\w-]{5,}|微信(?:公众号|号|留言|客服)?[（(「](?!open|union|sdk|pay|app|web)[a-z][a-z0-9_-]{5,19}[）)」]|加(?:我|我们|店主|掌柜|客服|小二|老板)?的?微信(?:号)?[ :：]?(?!open|union|sdk|pay)[a-z][a-z0-9_-]{5,19}|qq(?:群|号)?[:：]?\s?\d{5,}|\b(?:form|request|portal|page)\b[^.]{0,30}\b(?:at|on|under|via) (?:[\w-]+\.(?:com|org|net|co\.uk|eu|io|shop|store|de|fr|nl|dk|se|no|fi|ie|it|es|pl|at|be|cz|pt|example)/[\w/-]+|/[\w-]{3,})",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
# Every form has an address of its own, or a name in a messenger.
_FORM_HINT: Final = re.compile(r"https?://|www\.|\(mailto:|\(/|\.[a-z]{2,7}/| /[a-z]|微信|qq", re.IGNORECASE)
# A cheap look before the long ones: every channel has a digit, an @ or one of these words.
_CHANNEL_HINT: Final = re.compile(
    r"\d|@|＠|#|http|www\.|\(at\)|\[at\]|（at）| at |艾特|小老鼠|contact|reach|touch|channel|form|渠道|途径|方式|联系|反馈|客服|帮助|申请|地址|邮寄|致函|寄|信函|住所|微信|qq|路|街|号",
    re.IGNORECASE,
)
# The channels of authorities, arbitrators, carriers and networks of advertisers are not those of the controller.
_OF_OTHERS: Final = re.compile(
    r"(?:information commissioner|\bico\b|\bcnil\b|supervisory authorit|data protection (?:authorit|commission\b)|arbitrat|dispute resolution|\bjams\b|truste|networkadvertising|aboutads|youronlinechoices|allaboutcookies)(?![^.]{0,80}\b(?:contact us|our (?:e-?mail|address|office)|write to us|e-?mail us))|"
    "网信办|互联网信息办公室|(?<!\\d)(?:12377|12315|12345)(?!\\d)|消费者协会|消协|(?:顺丰|中通|圆通|申通|韵达|邮政|德邦|极兔|京东物流|支付宝|财付通|微信支付|承运|快递公司)[^。；]{0,40}(?:电话|热线|客服|联系方式)[^。；]{0,6}(?:95\\d{3}|1\\d{4}|400)"
)
# A firm to which data go is followed by its own channel, and nobody reaches the shop by that.
_OF_RECIPIENTS: Final = re.compile(
    "(?:传给|发给|交给|给到|提供给|发往|送往|推给|传至|传到|传送|同步给|同步至|转给|共享给|委托|接收方|受托方|供应商|服务商|代发仓|由|向)(?!本公司|本店|我们|我司)[^。；]{0,30}"
    "(?:公司|企业(?!客户|用户|版)|中心|株式会社|gmbh|ltd\\b|inc\\b|llc\\b|co\\.|resort)(?![^。；]{0,10}(?:经营|运营|开设|开办|主办|制定|发布|所有|负责本))[^。；@]{0,24}(?:电话|热线|客服|联系方式|联络|隐私咨询|[（(][^）)]{0,10}(?:@|[\\w.+-]+@|[+\\d]))(?![^。；]{0,60}(?:联系我们|本店(?:电话|邮箱)|我们的(?:电话|邮箱|地址)))|"
    "接收方[^。]{0,60}联系方式"
)
# So many channels are enough to answer any question about them.
_ENOUGH: Final = 25
_ANNOUNCED = re.compile(
    r"usual channels|\bby (?:the |any |such )?means\b[^.]{0,40}\b(?:available|provided|offered)\b|(?:经由|经|通过)[^，。；]{0,10}(?:渠道|途径|方式)[^，。；]{0,8}(?:联络|联系|取得联系)|通过(?:本)?平台(?:提供|公布|公示)?的?(?:方式|渠道|途径)|(?:contact|reach|get in touch)[^.]{0,60}(?:details|information|channels?|address|means|options?) (?:provided|given|listed|published|available|found|shown|set out|on (?:the|our))|(?:页面|网站|店铺|首页|平台|官网|app内?)(?:上|内|中)?(?:公布|提供|公示|列明|展示)的?[^，。；]{0,6}(?:联系方式|渠道|方式)|through the (?:usual|appropriate|customary) |(?:公布|公示|提供)的(?:联系方式|渠道|途径)|via (?:the )?contact (?:page|section|form|details)|contact details (?:on|at) (?:our|the)|contact (?:page|form)|\b(?:reach(?:ed)?|get (?:hold of|in touch)|in touch|contact(?:ed)?|speak (?:to|with)|write to|turn to)\b[^.]{0,60}\b(?:by|via|through|per) (?:tele)?(?:phone|e-?mail|post|letter|mail|chat)\b|\b(?:see|in) (?:the|our) imprint\b|\ban? e-?mail away\b|\bthrough the marketplace\b|contact details[^.]{0,24}elsewhere"
)


@dataclass(frozen=True, slots=True)
class Identity:
    """Legal names as actors (in order), the sentence of the first, and a brand that is no legal name."""

    controllers: tuple[str, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    brand: Sentence | None = None


@dataclass(slots=True)
class Channels:
    """Working ways to reach somebody, and sentences that only announce one."""

    working: list[Sentence] = field(default_factory=list)
    announced: list[Sentence] = field(default_factory=list)
    mailboxes: list[str] = field(default_factory=list)


def identity_of(document: PolicyDocument) -> Identity:
    """Return who the policy says is responsible."""
    names: dict[str, Sentence] = {}
    others: set[str] = set()
    headings = _headings(document)
    lines = [*headings, *document.sentences]
    for number, sentence in enumerate(lines):
        if _COPYRIGHT.search(sentence.text):
            continue
        # The first sentences introduce whoever writes, however many headings follow them.
        early = number < 12 or len(headings) <= number < len(headings) + 8
        last = number >= len(lines) - 4
        if document.is_chinese:
            found = _zh_names(sentence, early=early, last=last)
        else:
            found = _en_names(sentence, others, early=early, last=last)
        for name in found:
            names.setdefault(name, sentence)
        if not names and (early or number >= len(lines) - 6) and _person(sentence, document):
            names.setdefault(sentence.low[:40], sentence)
    # A long row of headings stands before the first sentence, which says who "we" are.
    brand = _brand([*headings[:14], *document.sentences[: max(6, 14 - len(headings))]], document) or next(
        (one for one in lines if _COPYRIGHT.search(one.text) and _EN_NAME.search(one.text)), None
    )
    return Identity(tuple(names), tuple(names.values()), brand)


def _headings(document: PolicyDocument) -> list[Sentence]:
    raw = document.raw
    return [
        Sentence(raw[h.start : h.end], h.low, h.low, "", h.start, h.end, -1, 0)
        for h in document.headings[:400]
        if "公司" in h.low or h.start < 400 or not document.is_chinese
    ]


_SENT_BY: Final = re.compile("(?:发|走|寄)$")
_CARRIER: Final = re.compile("快递|速运|速递|物流|邮政")


def _zh_names(sentence: Sentence, *, early: bool, last: bool) -> list[str]:
    found: list[str] = []
    if "公司" not in sentence.low and not re.search(_ZH_FORM, sentence.low):
        return found
    for match in _ZH_NAME.finditer(sentence.low):
        name = re.sub(
            "^.*?(?:默认|一般|通常|都|统一|常)?(?:发|走|寄)(?=[^，。；]{2,12}(?:快递|速运|速递|物流|邮政))|^.*(?:由|与|系(?!统|列)|属于|适用于|包括但不限于|(?:感谢|欢迎)(?:您|你)?(?:对|使用|选择|访问)|(?:小程序|网站|本店|店铺|平台|软件|商城)归|隶属|为|是|向)(?=.{4})",
            "",
            match[1],
        )
        defined = name.startswith("指")  # in a definition: "the shop" means the firm
        name = re.sub("^(?:指|例如|如|即)", "", name)
        if (
            PLACEHOLDER in match[1]
            or len(name) < 5
            or re.match("本(?!溪)|我|该|贵(?![阳州港溪池])|任何|其他|关联|第三方|各|以下|子|母|分|哪家", name)
        ):
            continue
        lead = match[1].rfind(name)
        if _SENT_BY.search(match[1][: max(0, lead)]) and _CARRIER.search(name):
            continue  # "we send by Zhongtong": the carrier decides nothing
        before, after = (
            sentence.low[max(0, match.start(1) - 24) : match.start(1) + max(0, lead)],
            sentence.low[match.end(1) : match.end(1) + 60],
        )
        role = _ZH_ROLE.search(before) or _ZH_ROLE_AFTER.search(after)
        recipient = (
            _SERVED_BY.search(before)
            or _ZH_RECIPIENT_AFTER.search(after)
            or (
                _ZH_RECIPIENT_BEFORE.search(before)
                and not re.search("由[^，。]{0,4}$", before)
                and not re.match("[（(]?(?:以下|下列|下文|下称|简称|统称)", after.lstrip("”】"))
            )
        )
        alone = len(sentence.low) - len(name) <= 16
        if "sdk" in sentence.low and (not role or re.search("提供[者方商](?:为|是|[:：])?$", before)):
            continue  # a list of components names who made them
        if (
            defined
            or (role and not recipient)
            or (early and not recipient)
            or (alone and not recipient and (early or last))
        ):
            found.append(re.sub(r"[（()）\s]", "", name))
    return found


def _en_names(sentence: Sentence, others: set[str], *, early: bool, last: bool) -> list[str]:
    """Return the firms that a sentence names as responsible. Who runs only a part of the site is noted in `others`."""
    found: list[str] = []
    if not _EN_FORM_HINT.search(sentence.text):
        return found
    for match in _EN_NAME.finditer(sentence.text):
        name = match[1]
        if PLACEHOLDER in name or _EN_ROLE_WORD.search(name):
            continue
        before, after = (
            sentence.text[max(0, match.start() - 60) : match.start()],
            sentence.text[match.end() : match.end() + 80],
        )
        if (
            re.search(
                r"(?:subsidiar|affiliat|vendor|provider|processor|partner|courier|carrier|hosted)\w*[^.]{0,30}$",
                before,
                re.IGNORECASE,
            )
            and not early
        ):
            continue
        if _EN_OF_A_PART.search(before):
            others.add(name)
        if name in others:
            continue
        if _EN_TAKES_AFTER.match(after) or (_EN_GIVEN_BEFORE.search(before) and not _EN_OPERATOR_BEFORE.search(before)):
            continue
        recipient = _EN_RECIPIENT_BEFORE.search(before) and not _EN_OPERATOR_BEFORE.search(before)
        role = (
            _EN_ROLE.search(after[:60])
            or _EN_OPERATOR_BEFORE.search(before)
            or re.search(
                r"(?:controller|responsible|identity|company|seller|operator|imprint|contact)[^.]{0,30}$",
                before,
                re.IGNORECASE,
            )
            or re.match(r", ?\d|,? [A-Z0-9]", after)
        )
        alone = len(sentence.text) - len(name) <= 24
        if (not recipient and (role or early or alone or last)) or (
            early
            and not re.search(r"(?:use|using|through|via|such as|processor|provider)[^.]{0,20}$", before, re.IGNORECASE)
        ):
            found.append(name.lower().strip(" .,"))
    return found


def _person(sentence: Sentence, document: PolicyDocument) -> bool:
    if document.is_chinese:
        return bool(_ZH_PERSON.search(sentence.low)) and bool(_ADDRESS_ZH.search(document.raw))
    return (
        not (_EN_FORM_HINT.search(sentence.text) and _EN_NAME.search(sentence.text))
        and bool(_EN_PERSON.search(sentence.text))
        and bool(_ADDRESS_EN.search(document.raw))
    )


def _brand(lines: list[Sentence], document: PolicyDocument) -> Sentence | None:
    for sentence in lines:
        if document.is_chinese:
            match = _BRAND_ZH.search(sentence.low)
            if (
                match
                and PLACEHOLDER not in match[1]
                and not re.fullmatch(f"(?:{_GENERIC_ZH}|\\s|[的《、，,。])+", match[1])
            ):
                return sentence
            if PLACEHOLDER not in sentence.low and re.search(
                "^(?:嗨|你好|您好|大家好)?[，,！!]?\\s?(?:我是|我叫)(?!店主|老板|掌柜|本店|这)\\w{1,6}[。，,！]|[“《【「][^”》】」]{2,16}[”》】」][^，。；]{0,6}(?:如何|怎样)|(?:叫|称|是)(?:我们|我|本店|小店|做)?[“《【「](?!我们|本|您|你|平台|□)[^”》】」]{2,16}[”》】」]|(?:声明|政策|须知|说明|条款)\\s*[—–·|-]{1,4}\\s*[^，。]{2,20}(?:商店|店|商城|铺)|^[^，。]{2,12}\\s*[·|]\\s*(?:顾客|客户|隐私|个人信息)|欢迎(?:您|你)?(?:使用|光临|来到|访问)[“《【]?[^，。我本]{2,20}|[“《【]?[\\w]{2,16}[”》】]?[（(](?:以下|下称|简称)",
                sentence.low,
            ):
                return sentence
            if _DOMAIN_ZH.search(sentence.low):
                return sentence
            continue
        for match in _BRAND_EN.finditer(sentence.text):
            name = next((group for group in match.groups() if group), "")
            if name and name.split()[0].strip(".,") not in _BRAND_STOP and PLACEHOLDER not in name:
                return sentence
        if re.search(
            r"\b[a-z0-9-]+\.(?:com|net|org|co\.uk|eu|io|shop|store|gg|example)\b", sentence.low
        ) and not _DUMMY_MAIL.search(sentence.low):
            return sentence
    return None


def channels_of(document: PolicyDocument) -> Channels:
    """Return the ways to reach the controller that the text gives."""
    found = Channels()
    for sentence in document.sentences:
        text = sentence.text
        if len(found.working) >= _ENOUGH:
            break
        if not _CHANNEL_HINT.search(text):
            continue
        mail = _MAIL.search(text) if _AT_SAFE.search(text) else None
        if mail is not None and not _DUMMY.search(mail[0]) and _AT_SAFE.search(mail[0]):
            if _DUMMY_MAIL.search(mail[0]):
                continue
            if not _is_of_others(sentence) or _OWN_MAIL.search(text[: mail.start()]):
                found.working.append(sentence)
                found.mailboxes.append(mail[0].lower())
        elif _is_phone(text) or _is_address(sentence, document) or (_FORM_HINT.search(text) and _FORM.search(text)):
            if not _is_of_others(sentence):
                found.working.append(sentence)
        elif _ANNOUNCED.search(sentence.low) and not _is_of_others(sentence) and PLACEHOLDER not in text:
            found.announced.append(sentence)
    return found


def _is_of_others(sentence: Sentence) -> bool:
    return bool(_OF_OTHERS.search(sentence.low) or _OF_RECIPIENTS.search(sentence.low))


def _is_phone(text: str) -> bool:
    return _PHONE_WORD.search(text) is not None and any(
        not _DUMMY.search(match[0].replace(" ", "").replace("-", "")) for match in _PHONE.finditer(text)
    )


def _is_address(sentence: Sentence, document: PolicyDocument) -> bool:
    if document.is_chinese:
        return bool(_ADDRESS_ZH.search(sentence.text))
    return _DIGIT.search(sentence.text) is not None and bool(_ADDRESS_EN.search(sentence.text))
