"""Whom a policy says it does not serve for his age, and whom it takes data of: "nobody under 13" beside "pupils of 7 to 11"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from listing_audit.verify.policy.document import PolicyDocument, Sentence, is_row, under_one_head
from listing_audit.verify.policy.lengths_of_time import number_of
from listing_audit.verify.policy.provisos import is_excepted_behind
from listing_audit.verify.policy.signals import holds_any

Pair = tuple[Sentence, Sentence]

# One of these stands in every sentence that is asked here, and is looked for faster.
_HINTS: Final = (
    "岁", "儿童", "孩子", "小朋友", "未成年", "少儿", "小学", "年级", "幼儿", "宝宝", "初中", "child", "kid", "minor", "pupil", "under", "below", "younger", "year",
    "age", "grade", "school", "toddler", "teen", "of 1", "over", "older",
)  # fmt: skip

_NUMBER_EN: Final = r"(\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|twenty-one)"
_NUMBER_ZH: Final = "(\\d{1,2}|[一二三四五六七八九十]{1,3})"

# Nobody below an age is served, or nothing of him is taken.
_DENIED: Final = {
    True: re.compile("不(?!满|少|论|管|足|仅|同)|从不|绝不|没有|未(?!满|成年|经)|禁止|拒绝"),
    False: re.compile(r"\b(?:not|never|no|nor|neither|nobody|none|nothing)\b|n't\b"),
}
_BELOW: Final = {
    True: re.compile(f"(?:未满|不满|低于|小于|不足){_NUMBER_ZH}(?:周)?岁|{_NUMBER_ZH}(?:周)?岁(?:（[^）]*）)?以下"),
    False: re.compile(rf"\b(?:under|below|younger than|less than)\b(?: the age of)? (?:\w+ \()?{_NUMBER_EN}\b"),
}
_SERVED_FROM: Final = {
    True: re.compile(
        f"(?:仅|只)(?:面向|向|供|对|限|为|服务)[^，。；]{{0,10}}?(?:年满|已满|满)?{_NUMBER_ZH}(?:周)?岁|(?:须|需|必须|应当?)(?:已经?)?年?满{_NUMBER_ZH}(?:周)?岁"
    ),
    False: re.compile(
        rf"\bmust (?:be|have reached)\b[^.;]{{0,24}}?\b{_NUMBER_EN}\b(?: years| or|\+)|\b(?:only|solely|exclusively)\b[^.;]{{0,50}}?\b(?:aged?|of|over|at least|age of) {_NUMBER_EN}\b|\b(?:sold|offered|open|available|addressed|directed) (?:only )?to (?:\w+ ){{0,3}}(?:of|aged|over) {_NUMBER_EN}\b"
    ),
}
# Without a number "children" are as old as the law has them.
_CHILDREN: Final = {
    True: (
        (re.compile("未成年"), 18),
        (re.compile("儿童|孩子|小朋友"), 14),
    ),
    False: (
        (re.compile(r"\bminors?\b"), 18),
        (re.compile(r"\b(?:children|kids|a child)\b"), 13),
    ),
}
_TAKES: Final = {
    True: re.compile("收集|处理|面向|开放|针对|接受|存储|保存|持有|注册|使用|提供服务|服务"),
    False: re.compile(
        r"\b(?:collect|process|solicit|target|gather|hold|keep|store|accept|allow|admit|directed|aimed|intended|designed|meant|serve|request|use)\w*\b"
    ),
}
# Whoever asks the parents has excepted what they allow; who may be found among the rest was not asked for.
_GUARDED: Final = {
    True: re.compile("监护人|家长|父母|同意|如果|如您|若|除非|例外|一旦|发现|误|请勿|法律|陪同"),
    False: re.compile(
        r"\b(?:parents?|parental|guardian\w*|consent\w*|permission|unless|except|if|supervis\w*|school's|teachers?|adult|become aware|learn that|discover\w*|believe)\b"
    ),
}
_MAX: Final = {True: 140, False: 340}

# "Whoever is under 18 shall first obtain the consent of a guardian."
_PARENTS_ASKED: Final = {
    True: re.compile(
        "(?:须|需|应|必须|应当)[^。；]{0,14}(?:监护人|家长|父母)[^。；]{0,12}(?:同意|许可|授权|确认)|(?:经|征得|取得|获得)[^，。；]{0,8}(?:监护人|家长|父母)[^，。；]{0,10}(?:同意|许可|授权)"
    ),
    False: re.compile(
        r"\b(?:must|only|need|shall|required?|obtain|with|prior)\b[^.;]{0,50}\b(?:parents?|parental|guardian\w*)\b[^.;]{0,30}\b(?:consent|permission|agree\w*|approv\w*)|\b(?:consent|permission|approval) of (?:\w+ ){0,3}(?:parents?|guardian\w*)"
    ),
}

# Whom data are taken of: an age, or a class that has one.
_AGED: Final = {
    True: re.compile(
        f"{_NUMBER_ZH}(?:周)?岁?(?:至|到|-|—|~|～){_NUMBER_ZH}(?:周)?岁|{_NUMBER_ZH}(?:周)?岁(?:以下|以上|及以上|起)|(?:年满|满){_NUMBER_ZH}(?:周)?岁"
    ),
    False: re.compile(
        rf"\b(?:ages?|aged)(?: from| between)? {_NUMBER_EN}\b|\bfrom (?:the age of )?{_NUMBER_EN} to {_NUMBER_EN}\b(?! (?:days?|weeks?|months?|hours?|minutes?|per|years? (?:after|from))\b)|\b{_NUMBER_EN}(?:[- ](?:to|and)[- ]\w+)?[- ]years?[- ]olds?\b|\b(?:of|from) {_NUMBER_EN} (?:and|or|years and) (?:older|over|up|above)\b|\bfrom the age of {_NUMBER_EN}\b|\b(?:pupils?|trainees?|interns?|students?|members?|players?|girls?|boys?|children|kids|users|readers) of {_NUMBER_EN}\b|\bwho are {_NUMBER_EN}\b(?= (?:or|and|to))"
    ),
}
_CLASSES: Final = {
    True: (
        ("幼儿园|学龄前|小班|中班|大班|托班|宝宝", 4),
        ("小学|[一二三四五六]年级|小学生", 7),
        ("初中|初一|初二|初三|中学生", 12),
        ("小朋友|儿童|孩子|学童|萌娃", 13),
        ("未成年(?:人)?(?:用户|玩家|会员)?", 17),
    ),
    False: (
        (r"\b(?:toddlers?|kindergart\w+|pre-?school\w*|nursery)\b", 4),
        (
            r"\b(?:primary|elementary)[- ](?:school|pupils?|class\w*)|\b(?:first|second|third|fourth|fifth|sixth)[- ]grade(?:rs?|s)?\b|\bgrades? (?:one|two|three|four|five|six|[1-6])\b",
            7,
        ),
        (r"\bmiddle[- ]school\w*|\bgrades? (?:seven|eight|[78])\b", 12),
        (r"\b(?:children|kids|boys and girls|little ones|youngsters)\b", 12),
    ),
}
# What they do, and what is taken of them by that.
_THEY_DO: Final = {
    True: re.compile("填写|填报|注册|登录|上传|报名|收集|登记|提交|开通|创建|参加|录入|输入|建档|采集|记录|留下"),
    False: re.compile(
        r"\b(?:register|sign(?:s|ed)? up|signs? in|enter|enters|fill(?:s|ed)? (?:in|out)|uploads?|open(?:s|ed)? an account|take part|takes? part|enrol(?:s|l|ls)?|apply|applies|join|joins|create|creates|type|submit|submits|ask(?:s|ed)? (?:them |each )?for|we (?:\w+ )?(?:take|collect|record|keep|store|need|want|note|publish|show|print)|give us|leave|sends? us|compete|competes)\b"
    ),
}
_OF_THEM: Final = {
    True: re.compile(
        "姓名|名字|昵称|生日|出生|年龄|性别|学校|班级|照片|头像|住址|电话|手机号|邮箱|成绩|声音|录音|视频|作品|身高|体重|账号|注册"
    ),
    False: re.compile(
        r"\b(?:names?|nicknames?|birthdays?|birth|age|school|class|photos?|photographs?|pictures?|address|e-?mail|mail address|voice|video|account|register|mother tongue|size|grade|year group|drawings?|telephone|phone number|profile)\b"
    ),
}
# What the young must not do, what they are told, and what is made of goods.
_NO_DEED: Final = {
    True: re.compile("不得|不应|不能|不可|请勿|应当|建议|如果|若|除非|法律|法规|指南|删除|不(?:会|收集|接受|允许|面向)|无法|未经|提醒"),
    False: re.compile(
        r"\b(?:not|never|no|nor|must|should|unless|if|delet\w*|eras\w*|knowingly|law|please|books?|toys?|clothes|suitable|gift|recommended|protect\w*)\b|n't\b"
    ),
}  # fmt: skip
_LEAVES_OUT_PARENTS: Final = {
    True: re.compile("(?:无须|无需|不需要?|不必|不用|毋须|不经)[^，。；]{0,6}(?:家长|父母|监护人|爸爸|爸妈|妈妈|大人)[^，。；]{0,8}"),
    False: re.compile(
        r"\b(?:without|no need (?:of|for|to ask)|not (?:need|ask)\w*)\b[^.;,]{0,30}\b(?:parents?|parental|guardians?|mother|father|grown-?ups?)\b(?:'s)?(?: \w+)?"
    ),
}  # fmt: skip


class _Limit(NamedTuple):
    sentence: Sentence
    age: float
    is_guarded: bool


def age_clashes(document: PolicyDocument) -> Iterator[tuple[str, Pair]]:
    """Yield the sentence that shuts the young out, and the one that takes data of somebody younger."""
    zh = document.is_chinese
    limits: list[_Limit] = []
    taken: list[tuple[Sentence, float, bool]] = []
    for number, one in enumerate(document.sentences):
        if one.is_contents or is_row(one) or len(one.low) > _MAX[zh] or not holds_any(one.low, _HINTS):
            continue
        drawn = _limit(one.low, is_chinese=zh)
        if drawn is not None:
            if not is_excepted_behind(document.sentences, number):
                limits.append(_Limit(one, *drawn))
            continue
        youngest = _taken_of(one.low, is_chinese=zh)
        if youngest is not None:
            taken.append((one, *youngest))
    if not limits or not taken:
        return
    # Where one country has another age, the youngest of them decides.
    lowest = {
        guarded: min((limit.age for limit in limits if limit.is_guarded == guarded), default=0)
        for guarded in (False, True)
    }
    for limit in limits:
        for sentence, age, without_parents in taken:
            if (
                age < lowest[limit.is_guarded]
                and (without_parents or not limit.is_guarded)
                and not under_one_head(limit.sentence, sentence)
            ):
                yield "children", (limit.sentence, sentence)
                return


def _limit(low: str, *, is_chinese: bool) -> tuple[float, bool] | None:
    """The age below which nobody is served, and whether parents may allow it; None if a sentence draws no such line."""
    zh = is_chinese
    guarded = _GUARDED[zh].search(low) is not None
    from_age = _SERVED_FROM[zh].search(low)
    if from_age is not None and not guarded:
        return _age(from_age), False
    below = _BELOW[zh].search(low)
    if _PARENTS_ASKED[zh].search(low) and _LEAVES_OUT_PARENTS[zh].search(low) is None:
        children = next((age for words, age in reversed(_CHILDREN[zh]) if words.search(low)), None)
        return (_age(below), True) if below is not None else (children, True) if children is not None else None
    denied = _DENIED[zh].search(low)
    if denied is None or _TAKES[zh].search(low) is None:
        return None
    if below is not None:
        return _age(below), guarded
    for words, age in _CHILDREN[zh]:
        named = words.search(low, denied.end())
        if named is not None and not guarded and _TAKES[zh].search(low, denied.end()):
            return age, False
    return None


def _age(match: re.Match[str]) -> float:
    return min(number_of(group) for group in match.groups() if group)


def _taken_of(low: str, *, is_chinese: bool) -> tuple[float, bool] | None:
    """The age of the youngest that data are taken of, and whether no parent is asked; None if a sentence tells of none."""
    zh = is_chinese
    without_parents = _LEAVES_OUT_PARENTS[zh].search(low) is not None
    rest = _LEAVES_OUT_PARENTS[zh].sub(" ", low)
    if _THEY_DO[zh].search(rest) is None or _OF_THEM[zh].search(rest) is None:
        return None
    if _NO_DEED[zh].search(rest) or _GUARDED[zh].search(rest):
        return None
    ages = [_age(match) for match in _AGED[zh].finditer(rest)]
    if zh and ages and re.search("岁以下", rest):
        ages = [age - 1 for age in ages]
    ages += [age for words, age in _CLASSES[zh] if re.search(words, rest)]
    ages = [age for age in ages if age >= 3]
    return (min(ages), without_parents) if ages else None
