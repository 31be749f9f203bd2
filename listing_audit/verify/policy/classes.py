"""Word classes of policies, in Chinese and English: who may act, what is done, to what, for how long, before whom.

A class gathers the ways of saying one thing, of lawyers and of shopkeepers alike, so that evidence can be stated as
"the person may · erase · data" and not as a list of phrases. Classes are broad by intent; what keeps them honest is that
several must meet in one statement, and that the statement must be about personal data (`frames`).
"""

from __future__ import annotations

import re
from typing import Final

_NUMBER_ZH: Final = "[\\d一二两三四五六七八九十百半]{1,5}"
_NUMBER_EN: Final = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|eighteen|twenty|twenty-four|thirty|thirteen|eleven|fourteen|sixty|ninety|half a|a)"

ZH: Final[dict[str, str]] = {
    # Nouns for what is known of a person. `RECORD` is what it is written on.
    "DATA": "人脸|指纹|声纹|特征值|影像|量体|(?:自己|您|你)(?:填|写|留|传)(?:过|下)?的|化名|昵称|联系方式|登记|(?<!收货)(?<!退货)(?<!店铺)地址|信息|资料|数据|隐私|个资|名字|姓名|全名|称呼|电话|手机|号码|住址|门牌|照片|录音|录像|轨迹|账号|账户|会员号|档案|邮箱|身份证|生日|记(?:了|着|下)?(?:您|你)|"
    "留的东西|(?:您|你)(?:的东西|留(?:下)?的|填(?:过|写)?的|写的|交给|告诉我们的|写的)|留底",
    "RECORD": "(?:验光|报名|体检|登记|预约|量体|会员|试听|问诊|调查|签到|定制|寄存|维修|体测|测量|入会|试穿|客户|顾客)(?:单|卡|表|册|簿)|监控录像|录像|问卷|名册|回执|名片|单据|快递单|底档|底片|底稿|硬盘|胶片|听力图|档口本|工单|卡片|病历|听力|尺寸单|单子|本子|账本|登记本|台账|名单|表格|底单|面单|纸条|记录|存根|备注|订单|发票|通讯录|那份|这些东西|电脑里",
    "GOODS": "包裹|单号|存货|货架|详情页|储值卡|礼品卡|代金券|竞拍|拍卖|出价|固件|说明书|勘误|版次|品相|书目|续航|镜头|特此更正|商品|货物|产品|茶|衣|鞋|菜|肉|鱼|蛋糕|尺码|颜色|退货|退款|退换|换货|维修|保修|质保|运费|优惠券|积分|发货|物流|库存|价格|质量|品质|瑕疵|破损|包装|开封|冷藏|冷冻|保质|评价|差评|赠品|定金|预订|整单|拆封|食用|门票|课时|颜料|画框|纸张|布料|木料|油漆|材料|配件|零件|储值|挂失|工本费|明火|灭火|避光|干透|开盖|用完|赔付|掉色|褪色|缩水|开裂|玩具|食品|水果|酒水|饮料|帐篷|装备|租赁|押金|座椅|货不|安装不|购物车|临摹|刻章|运输|保质期",
    # Nouns that can only mean what is known of a person.
    "PERSONAL": "信息|资料|数据|隐私|档案|记录|账号|账户|会员号|(?:记|存|留|写|填)(?:了|着|下|过)?(?:您|你|的)|(?:您|你)的东西|本子上|单子上|称呼",
    # What the person does.
    "MAY": "不想让|(?:让|叫|要)我[删改抹划]|随便(?=[改看删查])|进[“「]|打开[“「]|(?:都|均|也|全)(?:能|可)(?=看|改|删|查|抹|清)|告诉(?:我们|我|客服|店)|点(?:击|一下|按)?[^，。；“「]{0,10}[“「]|(?:^|[，；：])(?:要|若要|如要)(?=[^，。；求]{0,3}(?:抹|删|清|看|查|销|撤))|(?:在|去|到)[“「][^”」]{1,12}[”」](?:里|中|内|页)?可|一句话|阁下|(?:您|你|用户|顾客|客人|客户|会员|消费者|大家|家长|本人)[^。；]{0,16}(?:(?<!不)可(?!能|抗|靠)|(?<!可)能(?!力)|想|(?<!只)(?<!需)(?<!必)(?<!主)要(?!求)|说|有权|随时|吩咐|觉)|想|可以|随时|有权|请(?:打|联系|写|告|找|发|来|到)|"
    "打(?:上|这|那|个|我|店)?[^，。；]{0,8}电话|来个?(?:电话|电)|来店|来一趟|(?:发|回|来|捎)(?:一|这|那)?(?:个|句|条)(?:话|信息|短信|微信|消息)?|微信(?:里|上)?(?:说|回|发)|喊一声|知会|言语一声|说一声|说一下|讲一声|讲一下|提一下|吱一声|招呼|留言|写信|发邮件|(?:找|联系)(?:我们|我|客服|店)|申请(?!表|单|书|人)|(?<!法律)(?<!法规)(?<!规定)要求|请求|路径|点击|进入|要是|不愿|不要了|打电话",
    "SHOW": "(?:随便|想)看[^，。；]{0,8}(?:聊天|对话|录音)|随便看|(?:能|可以?)(?:看|查)(?=[、，。；]|[^，。；]{0,4}改)|列在里面|都在里面|一览|(?:想|要|可以|能)看(?:看|一看|一眼)?[^，。；]{0,10}(?:单子|资料|记录|信息|本子|档案|那份|那几张|底单|照片|表格|卡片)|看(?:看|一看|到|一眼)?[^，。；]{0,10}(?:记|存|留|写|填|有)(?:了|着|过)?(?:您|你|我|些|哪|什么)|翻(?:看|阅|一翻|出来|给|$|，)|摘录|说给(?:您|你)|列给(?:您|你)|(?<![稽核检调备抽审普侦])查(?!验|明|获|封|处|收|重|实|清没)|看看|看一|去看|过目|抄|复制|副本|复印|(?:知道|晓得|了解|弄清|问)[^，。；]{0,16}(?:哪些|什么|多少|内容)|列出|列一|截图|调出|念给|拿一份|导出|下载|要一份|打印一份|一份[^，。；]{0,10}(?:发给|寄给|给)(?:您|你)",
    "CORRECT": "(?:号码?|电话|地址|名字|手机)[^，。；]{0,4}换了|想换|改动|变更登记|修正|重录|有出入|更正|换成新|更过来|换过来|改(?!用|为|期|善|进|版|由|走|签|寄|送|投|发|道)|补正|修订(?!版|本|政策|后|内容|的|条款|稿|于|日|案|生效)|覆盖|补全|改写|增补|补充|补全|补上|纠(?!缠|纷)|订正|岔|写错|记错|填错|弄错|登错|(?<!但)不对(?!因|任|其)|变了|换号|搬家|更新|编辑",
    "ERASE": "剔除|除名|撤下|消失|抠掉|涂掉|注掉|清走|清出去|抹掉|就没了|销档|销掉|盖掉|勾销|扔掉|丢掉|烧掉|删|抹|清掉|清空|清除|清干净|划掉|划去|撕|碎|烧|销毁|擦|去掉|不留|作废|忘掉|移除|粉碎|覆盖|扔|勾掉|不再留|不想(?:让|给)?我们[^，。；]{0,6}(?:留|存|记)",
    "KEEP": "用到|保存|保留|留|存|储|放|保管|收着|收在|归档|持有|保持",
    # Kept for as long as it takes, whatever it takes.
    "OPEN_END": "(?:保存|保留|留|存|维护)[^。；]{0,30}只要(?:我们|我|本店)[^。；]{0,8}(?:认为|觉得)|用得(?:着|到|上)(?:的时候|时|的话)?[^。；]{0,6}(?:就)?(?:留|存)|用完(?:了|之后|以后)?[^，。；]{0,2}(?:就|即|便)(?:处理|删|清|扔|丢)|(?:存放|保存|保留|留存|存储)[^。；]{0,12}(?:视|看|依)[^。；]{0,12}(?:情况|需要|而定)|(?:留|存|保存|保留)[^。；]{0,6}到[^。；]{0,16}(?:没用|不需要|不用|无用|用不着)|不会一直(?:留|存|保存)|(?:保存|保留|留|存|储|保持|保管)[^。；]{0,24}(?:用得(?:着|到|上)|需要|必要|必需|所需|合适|有用|适当|合理|相应|一定|方便|规定|允许|要求|目的|情况)[^。；]{0,10}(?:期限|时间|时期|时候|时长|为止|长|期)|(?:只要|直到|直至|按|根据|视)[^。；]{0,20}(?:用得(?:着|到|上)|需要|必要|必需|合适|有用|适当|情况)[^。；]{0,24}(?:保存|保留|留着|存着|继续)|(?:保存|保留|保持|留着)[^。；]{0,20}只要[^。；]{0,12}(?:必要|需要|有用)",
    "WITHDRAW": "勾[^，。；]{0,6}(?:去掉|取消|撤|抹)|回复?[^，。；]{0,3}[“「][^”」]{1,6}[”」][^。；]{0,16}(?:不发|不再|就停)|叫停|喊停|打住|不再用|取消(?:打)?勾|(?:同意|授权|许可|答应)[^，。；]{0,6}(?:作废|失效|不算|没了)|变卦|变主意|撤|收回|反悔|后悔|改主意|改变主意|不作数|不算数|取消(?:同意|授权|许可)|不同意了|不答应了|关掉|关闭|停掉|去掉(?:勾|打勾)",
    "CONSENT": "同意|授权(?!经销|店|书|代理|商|体验|专卖)|许可(?!证)|点(?:过|了)?头(?!像)|答应|勾选|打勾|允许|点(?:过|了)[“「]|打过的勾|点头|应允|首肯|(?<!人员的)(?<!员工的)(?<!员工)权限",
    "CLOSE": "注销|销户|退会|退出会员|账[号户][^，。；]{0,6}失效|(?:账号|账户|会员号|(?<![电机编])号)[^，。；]{0,10}(?:不要|没了|关掉|关闭|停用|退|销|不用)|会员[^，。；]{0,4}(?:不要|不用|退)",
    "ELSEWHERE": "其他[^，。；]{0,6}(?:app|软件|应用|商城)|另一家[^，。；]{0,6}|别处|他处|新选的?|(?:您|你)(?:选定|指明|选中)|对方平台|另外一家|下一家|下家|别家|别的(?:店|平台|地方|商家|公司)|另一家|那一?家|其他(?:平台|商家|服务|机构|店)|指定的?(?:第三方|接收方|机构|平台|商家|公司|人|处理者|店)|新的?(?:平台|商家|店|医院|学校)",
    "MOVE": "带往|带到|直送|搬家|转|搬|带走|迁|交给|移交|传给|发给|送到|拿去|导入",
    "COMPLAIN": "投诉|举报|反映|申诉|控告|告状|告(?:我们|发)|去告|检举|不服|讨个?说法|说理|评理|理论|维权|告到",
    "AUTHORITY": "网信|监管|主管|有关部门|工信|公安|市场监督|市监|12377|12315|12345|消协|消费者协会|职责的部门",
    # What the firm promises, and what it leaves open.
    "PROTECT": "保护|保管|看管|看护|爱护|守护|保障|防止|防范|保密|管好|看好|尽心|安全|小心对待|用心",
    "FORMULA": "像[^，。；]{0,12}一样|如同[^，。；]{0,10}一样|妥善|合理|适当|必要|严格|尽力|尽到|一定|放心|用心|小心|认真|高度|努力|尽可能|行业|惯例|各种|多种|相应|有效|充分|最大|一切|周全|稳妥|重视|会(?:好好)?",
    "OPEN": "用得(?:着|到|上)|需要|必要|必需|所需|合适|有用|适当|合理|相应|一定(?:的)?(?:期限|时间|时期)|认为|方便|规定|允许|目的|看情况|视情况|业务上",
    # A change of the text itself, told some days ahead.
    "NEWS": "(?:修改|变更|改变|更新|修订|改动)[^。；]{0,40}(?:通知|公告|横幅|邮件|弹窗|公示|短信)",
    # Locks and keys, and what lies behind them.
    "LOCK": "(?<!解)(?<!门)(?<!车)(?<!开)(?<!能)锁(?!定|屏|骨|扣|芯|记录|孔|具)|钥匙|抽屉|铁皮柜|保险柜|门禁|(?:设|上|加|开机|登录)(?:了|着|有)?[^，。；填注]{0,4}(?:密码|口令)",
    "HELD": "单子|票据|底单|卡片|表格|本子|登记本|单据|资料|信息|电脑|档案|记录|数据|名单|订单",
    "OFF": "关(?:上|掉|闭|了)|不喜欢|拒绝|退出|停(?:掉|用)|关它",
    # This text itself, its changing, and how one hears of it.
    "THIS": "(?:这份|这张|本)(?:说明|纸|页|声明|政策|规则)|这里写的|上面(?:说|写)的",
    "CHANGES": "改|变|更新|修订|调整",
    "NOTICE": "贴(?:在|出)|挂(?:在|出|一)|发(?:条|个)?(?:消息|短信|通知|邮件)|告诉|通知|弹",
    "DEEMED": "就当|就算|视为|视同|等于|默认|当作|即表示|即代表",
    "BY_USE": "消费|进店|下单|购买|注册|使用|浏览|关注|付款|拍下|来店",
    "ACCEPTS": "认可|同意|接受|答应|许可",
    "UNASKED": "(?:没|未|不)(?:有)?(?:按|点|勾|同意|答应|允许)[^。；]{0,14}(?:之前|前|以前|的话|，)",
    "TAKES_NOT": "(?:都|就|什么)?(?:不|不会|绝不)(?:记|收|留|存|采集|收集|拿)",
    "GIVE": "给|交|提供|共享|分享|披露|告诉|透露|传|送|发|同步|转",
    "RELATION": "合作(?:单位|伙伴|方|商|机构|企业|公司|商家|店)|伙伴|供应商|关联(?:公司|方|企业)|兄弟公司|集团|有关方|相关(?:单位|方|公司|企业|机构)|第三方|友商|代理|加盟",
    "RANKS": "排(?:列|序|出|在|名|布|的)|安排|呈现|推(?:荐|送|给)|展示|显示|挑选|筛|定价|报价|打分|评(?:分|级|定)|匹配|调整(?:价格|顺序|内容)|给出|决定",
    "BY_PROFILE": "(?:看|照|按|凭)[^。；]{0,6}(?:您|你)[^。；]{0,6}(?:平时|过去|以前|逛|买|看过|搜|点)|(?:按|依据|根据|依照|基于|结合|参考|参照|视|看)[^。；]{0,24}(?:您|你|用户|会员|顾客|个人)[^。；]{0,24}(?:浏览|购买|运动|习惯|偏好|情况|记录|历史|行为|消费|喜好|兴趣|看过|买过|点过|搜过|走势|体重|体脂|心率|肤质|测量|成绩|得分|评分|年龄|性别|位置|穿搭|尺码|频次|画像|标签|信用|特征|搜索|点击|订单)|千人千面|每个人看到的不一样",
    "PERIOD": f"当月|当季|次月|(?:注销|退会|销户)[^，。；]{{0,6}}(?:那天|之日|当天|当日|起)|(?:用|留|存)到[^，。；]{{0,10}}(?:退会|注销|销户|结课|毕业|退租)[^，。；]{{0,4}}为止|{_NUMBER_ZH}\\s?个?(?:年|月|日|天|周|星期|礼拜|季|小时|学期)|半年|(?:毕业|离校|退租|退房|退课|结课|离店|出院|取件|交车|签收)[^，。；]{0, 6}(?:那天|当天|当日|后|时|即)|当天|当日|第二天|次日|年底|月底",
    # What the firm does for itself, and definitions: no right of anybody.
    "TAKES": "收集|采集|获取|是指|指在|的行为|以便|目的(?:是|为)|需(?:要)?授权|我们(?:会|将|可能?)(?!给|帮|替|把|当|马上|立|尽快|为您|在|安排|打印|抄|核|依|受理|协助|按)|同步您",
    "REFUSED": "(?:不|无法|不能|没法|不予|不可|恕不|概不)(?:支持|接受|受理|提供|开放|能|可以)?[^，。；]{0,6}(?:查|改|删|撤|注销|转|投诉)",
}

EN: Final[dict[str, str]] = {
    "DATA": r"\bdatas?\b|\bdatums?\b|\bdetails\b|particulars|information|\bpersonal\b|privacy|\bnames?\b|\baddress(?:es)?\b|e-?mails?\b|phone|(?:your|our|the|order) (?:file|entry|account|profile|history|card|record|photo)s?\b|about you|forg[eo]t you|on file|"
    r"what (?:we|i)(?:\'ve)? (?:hold|have|know|keep|got|wrote|store|collect)(?! (?:on the (?:shel|menu|rail|rack|list|table)|in (?:stock|the (?:shop|store|window|oven))|for sale|to (?:sell|offer)))|\bon you\b|specific pieces|everything we (?:hold|have|know|keep)|(?:anything|something|whatever) (?:we|i) (?:hold|know|keep|store)|mailing list|\bledger\b|order book|customer (?:book|list|card|file)s?|address book|(?:our|the) (?:books|register)\b",
    "RECORD": r"\byour page\b|\brecords?\b|\bfiles?\b|\bentr(?:y|ies)\b|invoices?|enquir|quer(?:y|ies)\b|correspondence|\bprofiles?\b|transcripts?\b|footage|\bcctv\b|\bpapers\b|\btokens?\b|\bletters\b|\bcalls\b|\bcvs?\b|\bchats?\b|\bvideos?\b|\bpictures?\b|\bimages?\b|applications?\b|card index|\borders?\b|\blogs?\b|receipts?|\bslips?\b|\blists?\b|\bpaper\b|\bnotes?\b|history|accounts?|messages?|photos?|recordings?|the whole thing|the lot\b",
    "GOODS": r"\bsend (?:\w+ ){0,2}back\b|\bgoods\b|\bproducts?\b|purchases?\b|\breturns?\b|refund|warrant(?:y|ies)|guarantee|\bprices?\b|deposit|\bstock\b|\bsizes?\b|colou?r|basket|\bfinish\b|workmanship|defect|fault|broken|damaged|\bsold\b|restock|candle|\bwick|\btins?\b|\bjars?\b|fridge|\btaste|freight|\bburn\b|collection for|made to measure|\bwork(?:shop|manship)\b|\bweld|\bgates?\b|\bfabric|\bparcels?\b|\blid\b|\byarn|batter(?:y|ies)|opened|tickets?\b|vouchers?|subscription box|gift|dye lot|skein",
    # Nouns that can only mean what is known of a person.
    "PERSONAL": r"\bdata\b|\bdatums?\b|\bdetails\b|information|\bpersonal\b|privacy|about you|on file|what we (?:hold|have|know|keep|wrote|store|collect)|(?:your|our|the) (?:file|entry|account|profile|record)s?\b|forg[eo]t you|spell you|on your (?:ticket|card|file|list|slip|sheet)|your (?:ticket|card|line|slip|docket)\b",
    "MAY": r"\b(?:gives|hands|lets) you\b|\blog in (?:and|to)\b|when asked|if asked|\bwrite in\b|\bfanc(?:y|ied)\b|\bshout\b|drop (?:us |me )?a (?:line|note)|\binstruct\b|\bdemand|if you (?:so )?(?:wish|desire|choose|like)|when you (?:point|tell|say|ask|let)|\bwant out\b|\b(?:i|we)(?:'ll| will) (?:gladly |happily |then )?(?:show|fix|strike|give|hand|read|print|cross|eras|correct|delet|put|chang|rub|take|tear)|\bcall in\b|\bcome in\b|\bany time\b|\bknock\b|on demand|send word|stop by|pop in|insist|\b(?:let|allow|enable)s? you\b|\bif (?:something|anything|any|there)\b|\byou (?:can|may|could|might|have the|have a|are free|are entitled|want|wish|would like|prefer|are welcome|need only|only have to)|\bask(?:s|ing)?\b|\btell (?:us|me)\b|\byou(?:'d| would) (?:rather|sooner|like|prefer)|\b(?:tap|click|press|hit)\b|let us know|request|demand|facult(?:y|ies) (?:to|of)|entitle|\bright (?:to|of)\b|(?:just|simply) (?:say|write|call|e-?mail|ring|drop|tell)|say (?:so|the word)|on request|free to|(?:want|wish|like) (?:to (?:see|know|have|look)|us to|your)|"
    r"(?:one|a|short) (?:call|e-?mail|line|word|message|note|letter|phone call)\b|(?:clients?|customers?|everyone|everybody|anyone|users?|(?<!tax )people|visitors?|persons?|buyers?|members?|guests?) (?:can|may|ha(?:s|ve)|could|(?:is|are) (?:\w+ )?(?:entitled|able|free|allowed|welcome))\b|drop us|\bring us|whenever you (?:like|want|wish)",
    "SHOW": r"\bread you (?:your|what|the)|open your (?:file|record)|\bpeek\b|have a look|\bglance|disclose to you|(?:summary|overview|download) of|(?:their|your) own (?:entry|record|file|data)|what(?: is|\'s) in our (?:files?|books|records?)|(?:mail|send|post) it over|(?:send|give|mail|post) you (?:everything|all we|whatever)|tell you whether|what (?:we|i)(?:\'ve| have)? \w+(?: down)? (?:about|on|of) you\b|what (?:we|i)(?:\'ve| have)? got|what(?: is|'s)? (?:\w+ ){0,3}on (?:your|the) (?:ticket|card|list|file|sheet|slip|form|record|docket)|\bextract\b|photocop|go through it with you|transcript|whatever we have|\bdownload|\bsee (?:and \w+ )?(?:everything|what|all|which|your|the (?:data|details|information|record|file)|it\b)|\bcop(?:y|ies)\b|which (?:details|data|datums|information)|what (?:we|is|details|data|information|the shop|our)\b[^.;]{0,40}(?:hold|have|keep|know|store|collect|gather|wrote|written|record|got|about you|of him|with us|on file)|consult|inspect|look (?:at|into|through|over)|read (?:out|back|it to)|print-?out|list of (?:what|everything|the)|everything we (?:have|hold|know|keep)|show(?:n|s)? (?:you|me)|\baccess(?!ib|or)",
    "CORRECT": r"\bedit (?:them|it|your)\b|\bmend\b|straighten|up to date|adjust|inexact|put(?:ting)? (?:\w+ ){0,5}(?:right|straight)|set (?:\w+ ){0,3}(?:right|straight)|correct|rectif|\bamend|mistakes?|erroneous|inaccura|incorrect|out of date|misspel|\bwrong\b|\bfix|updat|chang(?:e|ed) (?:your|the|it|them)|spelt|complete",
    "ERASE": r"\bvanish|\brul(?:e|ed) (?:\w+ ){1,3}out\b|\bdisappear|\bdrop (?:you|your name|it|them) from|\b(?:names?|details|data|addresses|files?|records?) go(?:es)? (?!to|into|out|through|with|on)|trace of you|go(?:es)? (?:straight )?(?:in|into|on|through) the (?:stove|fire|bin|shredder|recycling)|annul|delet|eras|eliminat|suppress|rub(?:bed)? (?:\w+ ){0,4}out|wip(?:e|ed|es)\b|scrub|\bbin(?:ned)?\b|shred|\btear|\btorn|cross(?:ed)? (?:\w+ ){0,4}(?:out|off)|strike|struck|forg[eo]t|get rid|tak(?:e|en) (?:\w+ ){1,4}(?:off|out)|remov|\bburn|clear(?:ed)? (?:you\b|your|the|it|out)|\bgone\b|scrap|destroy|cancell?ation of",
    "KEEP": r"hang on|\bkeep|\bkept|conserv|preserv|\bstor(?:ed|ing|age)\b|\bstores? (?:your|the|it|them|data|this|that|all|any|what|names?|details)\b|\bretain|retention|\bhold|\bheld|\bsav(?:e|ed)\b|\bstay|remain|archiv|maintain",
    "WITHDRAW": r"\bcall(?:ed|ing)? (?:\w+ ){0,3}back\b|take (?:it |that |this )?away|(?:consent|permission|agreement)[^.;]{0,20}(?:can|may) be (?:cancel|end|stop|switch)|tak(?:e|en) (?:\w+ ){0,4}back|undo|change your mind|withdraw|revo[kc]|untick|no longer agree|say no (?:later|again)|chang(?:e|ed) (?:their|your) mind",
    "CONSENT": r"consent|\bagree|permission|said yes|\byes\b|\bokay\b|tick|approval|authori[sz]",
    "ELSEWHERE": r"\brival|other (?:service|platform|provider)|another (?:shop|provider|company|store|supplier|trader|seller|service|controller|club|gym|practice|firm|business|vendor|place|person)|someone else|elsewhere|wherever you|whoever you|your (?:next|new) (?:shop|supplier|provider|company|club|gym)|(?:shop|provider|company|firm) (?:of your choice|you prefer|you choose|(?:that )?you name)|a competitor",
    "MACHINE": r"(?:in|as) (?:a |an )?(?:spreadsheet|csv|json|xml|table)\b|file (?:that |which )?[^.;]{0,30}(?:can|could) (?:open|read|import|load)|(?:computer|machine|software|program)s? can (?:read|open)|machine-?readable|portab|(?:csv|json|xml|spreadsheet|common|usual|open|electronic|structured|standard) (?:file|format)",
    "MOVE": r"\bhand\b|hand(?:ed)? (?:\w+ ){0,3}over|\bpass|\bsend|\bsent\b|transfer|\btake|carry|forward|deliver|\bmail|\bmove|transmit|\bgive",
    "COMPLAIN": r"\bhears?\b|listen|is there for you|steps? in|put (?:your|the) (?:case|matter)|complain|report|escalat|\btake (?:it|this|the matter)|turn to|write to|go to|contact|unhappy|raise|lodge|appeal|grievance|looks into|hear you out|upset|take your side",
    "AUTHORITY": r"supervisory|data protection (?:authorit|commission|office\b|agency|regulator|board|inspector)(?! team)|information commissioner|\bico\b|regulator|ombudsman|watchdog|privacy (?:authorit|commissioner)|authority (?:for|of|that|which|in charge)[^.;]{0,30}(?:data|privacy|protection)|\bcnil\b|\baepd\b|\bgarante\b|\buodo\b|\bimy\b|datatilsynet|\bdpc\b|autoriteit persoonsgegevens|gegevensbeschermingsautoriteit|datenschutzbeh|landesbeauftragte|protecci.n de datos|commission nationale|integritetsskydd|tietosuoja|urz.d ochrony",
    "PROTECT": r"precaution|wrong hands|protect|(?<!dishwasher )(?<!microwave )(?<!oven )(?<!food )(?<!freezer )(?<!child )\bsafe|secur|guard|look after|take care|careful",
    "FORMULA": r"suitable|appropriate|adequate|reasonable|usual|necessary|best|proper|due|good|sensible|state of the art|industr|standard|technic|organi[sz]at|care(?:ful)?|serious|great|all possible|every effort|important",
    "OPEN": r"suitable|calls for|proves|however long|suits|see fit|necessary|need|useful|requir|appropriate|reasonabl|purpose|finality|permitted|allow|sensible|makes sense|relevant|worth|convenient|want|legitimate|business reason|\blaw(?:ful)?\b",
    "LOCK": r"steel door|\block(?:ed|s)?\b|padlock|(?:asks? for|wants?|needs?|behind|under|protected by) (?:a |its |their )?(?:\w+ )?(?:fingerprint|pass(?:word|code|phrase)|code|key)\b|in a safe\b",
    "HELD": r"\bpapers?\b|laptop|computer|records?\b|\bfiles?\b|cupboard|cabinet|drawer|\bslips?\b|ledger|order book|\bdata\b|details|information",
    "GIVE": r"shar|disclos|\bpass|\bgiv|provid|transfer|transmit|\bsend|\bsent\b|communicat|forward|made available|hand",
    "RELATION": r"friends\b|allies|acquaintances|partners?\b|affiliat|subsidiar|collaborat|compan(?:y|ies) of (?:the|our) group|group compan|sister compan|contractors?|suppliers?|agents?\b|third[- ]part|trusted|selected|other (?:businesses|companies|firms|parties)|associates|service providers",
    "PERIOD": rf"\bonce (?:the|your) (?:parcel|job|order|return window|repair|delivery|guarantee)[^.;]{{0,30}}|\b{_NUMBER_EN}(?: (?:and a half|or \w+))?[ -](?:full |calendar |business |tax |financial )?(?:years?|months?|weeks?|days?|hours?|seasons?|terms?)\b|(?:end of the|same) (?:year|day|month|season)|\b(?:when|once) the (?:week|month|year|season|day|term|job|course) is (?:out|over|up|done|finished)|end of (?:each|every|the|that) (?:week|month|day|season|term)|(?:after|in|of) the (?:first|second|third|fourth|fifth|sixth|seventh|eighth|tenth|twelfth) (?:year|month|week|day)",
    "UNTIL": r"\buntil you\b|\b(?:until|till|as long as|so long as|while|when|once|after|as soon as)\b[^.;]{0,50}(?:account|unsubscri|withdraw|contract|customer|member|clos|delet|object|leave|cancel|deliver|collect|end|paid|settled|ask)",
    "TAKES": r"(?<!what )(?<!that )(?<!data )(?<!information )\b(?:we|they|partners?|providers?) (?:may |might |also |will )?(?:collect|gather|obtain|receive|share|disclose|combine)|means\b|in order to|dispute resolution|watchdog\b",
    "END": r"\b(?:until|till|as long as|so long as)\b[^.;]{0,60}(?:account|unsubscri|withdraw|contract|customer|member|clos|delet|object|leave|cancel|\bmove|tell us|say so|ask)",
    "REFUSED": r"(?:cannot|can't|do not|don't|will not|won't|unable to|never|no longer|not possible)[^.;,]{0,24}(?:show|cop(?:y|ies)|correct|delet|eras|hand|transfer|access|amend|withdraw)",
}  # fmt: skip

CLASSES: Final[dict[bool, dict[str, re.Pattern[str]]]] = {
    True: {name: re.compile(words) for name, words in ZH.items()},
    False: {name: re.compile(words) for name, words in EN.items()},
}
