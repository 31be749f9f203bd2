"""Kinds of data: what is said of one kind holds of no other; what names none of them speaks of all."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

KINDS_EN: Final = {
    "place": r"\b(?:geo-?)?locations?\b|\bgps\b|whereabouts|geolocat|where you (?:are|go|walk|drive|have been)\b|(?:your|phone's|device's) position|your movements|routes? you|\bgeo-?tag|coordinates",
    "body": r"biometric|\bfaces?\b|facial|face-?prints?|fingerprints?|voice-?prints?|\biris(?:es)?\b|retina|palm (?:print|vein)|gait|likeness",
    "health": r"\bhealth\b|medical|allerg|medicat|medicine|pregnan|illness|ailment|diagnos|diseases?|prescription|blood (?:pressure|sugar|type|group|test)|disabilit|symptom|vaccinat|heart rate|pulse|sleep (?:data|pattern|quality)|menstru|\bcycle data|mental health|physical condition|injur",
    "belief": r"religio|ethnic|\brace\b|racial|political|sexual|trade union|philosophical|\bfaith\b",
    "papers": r"passport|identity (?:card|document|paper)|\bid (?:card|document|number)|national (?:id|insurance)|driv(?:ing|er'?s?) licen[cs]e|social security|\bssn\b|tax (?:number|id)|proof of identity|government[- ]issued",
    "card": r"(?:card|bank(?: account)?|iban)\b[^.;,]{0,12}\b(?:numbers?|details|data|information)|credit cards?|debit cards?|card-?holder|\bcvv\b|\bcvc\b|security code|\biban\b|expiry dates?|payment cards?|card (?:number|detail)s?|sort code",
    "contacts": r"address ?books?|contacts? lists?|phone ?books?|your (?:phone )?contacts\b|friends' (?:numbers|details|e-?mails?)|list of friends",
    "sound": r"microphone|ambient (?:sound|noise|audio)|background (?:sound|audio|noise)|eavesdrop|listens? (?:in|to)|snippets of (?:speech|audio)|voice (?:commands?|samples?|clips?)|spoken",
    "labels": r"\b(?:shipping|parcel|delivery|address) labels?\b|\bwaybills?\b|\bdelivery notes?\b",
    "calls": r"\bcalls\b|\b(?:phone|telephone|hotline) calls?\b|\b(?:call|telephone|phone) recordings?|telephone conversations|phone conversations|hotline|\baudio\b|\brecordings?\b|\bcall recordings",
    "chat": r"\bchats?\b|conversations?\b|\bmessages\b|transcripts?\b|correspondence|what you (?:write|say|tell) (?:to )?(?:our|us|the)|support tickets?|enquir(?:y|ies)|\bletters\b",
    "photo": r"photo(?:graph)?s?\b|pictures?\b|(?<!cctv )images?\b|selfies?|portraits?|snapshots?",
    "film": r"\bcctv\b|video|footage|\bcameras?\b|surveillance",
    "opening": r"\bopen(?:s|ed)? (?:it|them|our (?:news|e-?mail)|the (?:news|e-?mail|message))|\b(?:newsletter|e-?mails?|messages?)\b[^.;]{0,20}\b(?:was|were|is|are) opened",
    "name": r"\b(?:your|full|real|first and last) names?\b",
    "birth": r"date of birth|birth ?da(?:y|te)s?|\byour age\b|year of birth|\byear of birth|how old you",
    "email": r"newsletters?|mailings?\b|e-?mail address(?:es)?|\be-?mails?\b|inbox|mailbox",
    "phone": r"(?:phone|telephone|mobile|cell|contact) numbers?|\byour number\b|\bnumbers?\b(?= (?:is|are|will|to|only|for))|\btexts\b|text messages?|\bsms\b|whatsapp|\b(?:rings?|calls?|phones?|texts?) (?:you|customers|buyers|our|people|members)\b|\bwe (?:ring|call|phone|text)\b|sales calls?|\bby (?:tele)?phone\b|(?:tele)?phone marketing|\bcalls? (?:existing|former|all|our|past|regular|selected) \w+",
    "address": r"(?:postal|delivery|home|street|shipping|mailing|billing) address(?:es)?|\bwhere you live\b|\bnames? and address(?:es)?|\baddress(?:es)? of\b",
    "browse": r"brows(?:ing|er history)|\bclicks?\b|pages? (?:you|visited|viewed)|what you (?:look at|view|read|click)|surf(?:ing)?|online (?:behaviou?r|activit)|search (?:history|terms|quer)|navigation|your visits?",
    "orders": r"(?:order|purchase|shopping|buying) (?:history|histories|records?|data|details)|\bpurchases?\b|what you (?:buy|bought|order|ordered|purchase)|\bbaskets?\b|\borders\b|bookings?\b|reservations?\b|\border details|who (?:bought|ordered) (?:what|which)|what (?:they|was) (?:spent|bought)",
    "device": r"\bip[- ]address(?:es)?|device (?:id\w*|identifiers?|fingerprint\w*)|advertising id\w*|\bidfa\b|\bmac address|server logs?|log ?files?|access logs?",
    "cookies": r"cookies?\b|pixels?\b|beacons?\b",
    "answers": r"quiz|questionnaires?|surveys?|feedback forms?|\banswers\b",
    "payments": r"payment (?:data|information|records?|history)",
    "profile": r"\bprofiles?\b|\baccount data|account (?:details|information)|customer (?:card|record)s?|client (?:file|card|record)s?|member(?:ship)? (?:file|record|data)s?",
    "money": r"\bincome\b|salary|salaries|credit (?:score|rating|history)|earnings|wealth",
    "password": r"passwords?|passcodes?|\bpins?\b|log-?in (?:details|data|credentials)",
    "applicants": r"\bcvs?\b|r[ée]sum[ée]s|applicants?|applications? (?:documents|papers)",
    "sizes": r"measurements?|body size|\bheight\b|\bweight\b|sizes\b",
}  # fmt: skip

KINDS_ZH: Final = {
    "place": "定位|位置|行踪|轨迹|经纬度|gps|去过哪|人在哪|所在地点|活动路线|坐标|您在哪",
    "body": "生物(?:识别|特征|信息)|人脸|面部|面容|刷脸|正脸|指纹|声纹|掌纹|掌静脉|虹膜|步态",
    "health": "身体(?:状况|情况|条件)|腰椎|颈椎|健康|病史|病历|疾病|过敏|体检|血压|血糖|血型|心率|孕期|孕周|怀孕|经期|用药|处方|诊断|医疗|残疾|体重|睡眠|听力|视力|验光",
    "belief": "宗教|信仰|民族|种族|政治面貌|性取向|婚姻状况",
    "papers": "身份证|护照|驾驶证|驾照|户口|社保号|证件(?:号|照)|营业执照照片|居住证",
    "card": "银行卡|卡号|信用卡|有效期和安全码|安全码|cvv|银行账[号户]|支付密码",
    "contacts": "通讯录|联系人列表|手机联系人|好友(?:列表|关系)|亲友(?:的)?(?:电话|号码)",
    "sound": "麦克风|环境音|周围(?:的)?(?:声音|说话)|监听|偷听|语音指令|(?:声音|语音)(?:样本|数据|信息|片段|记录)|录音样本|说话内容|说的话",
    "labels": "面单|快递单|运单|底单|底联",
    "calls": "通话|电话录音|客服录音|来电|热线录音|录音",
    "chat": "聊天|对话|咨询(?:记录|内容)|留言|私信|客服消息|工单|谈话|交谈|会话",
    "photo": "照片|原图|缩略图|底片|试穿照|晒照|写真|相册|图片|头像|自拍|相片|买家秀",
    "film": "监控|录像|视频|摄像头|影像",
    "opening": "打开(?:了)?(?:简报|邮件|它|$|[，。；])|何时打开",
    "name": "姓名",
    "birth": "生日|出生(?:日期|年月)|年龄|出生年份?|多大年纪",
    "email": "邮箱|电子邮件|邮件地址|邮件",
    "phone": "号码|来电|打电话|致电|手机号码?|电话号码|联系电话|手机|电话|短信",
    "address": "收货地址|收件地址|住址|家庭地址|门牌|(?<!ip)(?<!ip )(?<!邮件)(?<!mac)(?<!网)地址|收件信息|收货信息",
    "browse": "浏览(?!器)|点击|搜索(?:记录|历史)|看过(?:的|什么)|访问(?:记录|历史)|足迹|上网(?:行为|记录)|停留时间",
    "orders": "买了什么|买过的|订单|购买(?:记录|历史)|消费(?:记录|历史)|交易(?:记录|信息)|买过什么|预订(?:记录|信息)|预约(?:记录|信息)|买了(?:哪|啥)|谁买",
    "device": "设备(?:号|标识|信息|识别码|指纹)|ip ?地址|imei|idfa|oaid|mac ?地址|日志",
    "cookies": "cookie|像素|信标|缓存",
    "answers": "问卷|调查表|测评(?:结果|答案)|答题",
    "profile": "会员(?:资料|档案|信息|数据)|客户(?:档案|资料|信息)|顾客(?:档案|资料|信息)|账[号户](?:资料|信息|数据)|用户档案",
    "payments": "付款(?:信息|记录|资料)|支付(?:信息|记录|资料)",
    "money": "收入|工资|征信|信用(?:记录|分|状况)|负债|资产状况",
    "password": "密码|口令|登录凭证",
    "applicants": "求职|简历|应聘|求职",
    "sizes": "身高|腰围|胸围|尺寸|三围|量体",
}  # fmt: skip

# Data of every kind, and a word that stands for several kinds.
_ALL_DATA: Final = {
    True: re.compile(
        "个人(?:信息|资料|数据)|(?:您|你|我|顾客|客户|用户|会员|买家|客人)的?(?:信息|资料|数据|隐私)|名单|名册|存档的习惯|(?:没有|无)(?:任何)?(?:存档|留底)|(?:客户|会员|顾客)(?:库|表|数据库)|(?:保存|保留|存储|留存|使用)(?:您的|个人)?(?:信息|资料|数据)的?(?:时间|期限|时长)|(?:任何|所有|全部|一切|收集的)(?:个人|与您有关的|关于您的)?(?:信息|资料|数据)"
    ),
    False: re.compile(
        r"\bpersonal (?:data|information|details)|\b(?:your|customers?'?|my|all|any|their|client|buyers') (?:data|information|details|particulars)\b|everything|anything|\bnothing (?:you|we|that)\b|\bwhat(?:ever)? you (?:tell|give|enter|write)\b|\b(?:customers?|client|buyers?|subscribers?|members?(?:hip)?|mailing|address|prospect)['s’]* (?:records|files?|lists?|database|register|data)\b|\bdata is\b|\bno (?:archive|records|files)\b"
    ),
}
_SENSITIVE_WORD: Final = re.compile(r"敏感|特殊类(?:别|型)|sensitive|special categor")
SENSITIVE: Final = frozenset({"body", "health", "belief", "papers", "place", "card"})
_SPECIAL: Final = frozenset({"body", "health", "belief"})


@cache
def _kind_words(is_chinese: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    kinds = KINDS_ZH if is_chinese else KINDS_EN
    return tuple((name, re.compile(words)) for name, words in kinds.items())


# Recordings of calls name the telephone, and footage its pictures.
_COMPANIONS: Final = {"film": {"photo"}, "calls": {"phone", "chat", "sound"}, "payments": {"card"}}


def narrowed(kinds: frozenset[str]) -> frozenset[str]:
    """Return kinds of data without those that are only named beside another."""
    for kind, others in _COMPANIONS.items():
        if kind in kinds:
            kinds -= others
    return kinds - {"name"} or kinds  # names stand beside whatever else is kept


def names_all_data(text: str, *, is_chinese: bool) -> bool:
    """Return whether a sentence speaks of the data of a person as such, and of no kind alone."""
    return _ALL_DATA[is_chinese].search(text) is not None


@lru_cache(maxsize=4096)  # a promise is held against every deed
def data_kinds(text: str, *, is_chinese: bool) -> frozenset[str]:
    """Return the kinds of data that a text names."""
    found = frozenset(name for name, words in _kind_words(is_chinese) if words.search(text))
    return found | _SPECIAL if _SENSITIVE_WORD.search(text) else found
