"""What is excepted from a denial, and what only looks like an exception: "to nobody but us" excepts nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from listing_audit.verify.policy.document import Sentence

EXCEPT: Final = re.compile(
    "(?<!删)(?<!清)除(?!了您(?:本人|自己)?(?:以外|之外|外)?[，,])|但(?!我们|是我们)|例外|未经|非经|不经|没有您|没有得到|事先|若无|无关|以外|之外|另有|仅|只(?:有|会|在)|必要|如果|同意|授权|except|unless|without|other than|besides|apart from|not for|only|save for|but |however|if you|where you|consent|permission|outside of|beyond|for their"
)

# The shop itself, by whatever it calls itself; couriers and partners are firms too, and no part of it.
_OURS_ZH: Final = "(?:(?:本|我们|咱们?|我|自己|自家)(?:的)?(?:合作社|公司|店铺?|平台|社|铺子?|厂|馆|工作室|家|门店)?|合作社|小店|店里|公司|店铺|铺子|店|社里|家里)"
_PEOPLE_ZH: Final = "(?:的|里|内部)?(?:员工|店员|工作人员|同事|自己人|自家人|老板|店主|掌柜|本人|一个人|自己)?"
# An exception denied is none.
WITHOUT_EXCEPTION: Final = re.compile(
    # Besides ourselves, our own people, or you.
    "(?<=[给向对])(?!快递|物流|配送|承运|支付|收款|银行|合作|第三|服务|供应|邮政|法律|上述|前述|以下|下列|平台|委托|必要)[\u4e00-\u9fff]{1,6}(?:以|之)外的?(?=任何|其他|别|人)|"
    f"(?<=[给向对除由供有让了，]){_OURS_ZH}{_PEOPLE_ZH}(?:以|之)外的?|除了?{_OURS_ZH}{_PEOPLE_ZH}(?:以外|之外|外)?[，,]?(?=无人|没有人|没人|谁|任何人|别人|其他|不|绝)|"
    f"(?:只|仅)(?:由|供|有|限)?(?:{_OURS_ZH}{_PEOPLE_ZH}|店主|老板|掌柜|员工)[^，。；]{{0,4}}(?:使用|知道|晓得|看|掌握|保管|保存)|"
    r"\b(?:but|except|other than|besides|apart from) (?:yours?|you|us|me|ourselves|myself|our (?:own )?(?:staff|team)|the (?:two|three|four) of us)\b|\bonly (?:we|i|us|me|ourselves|the (?:two|three|four) of us|our own staff|the owner)\b|\boutside (?:of )?(?:our|the|this) (?:own )?(?:compan\w+|shop|team|firm|family|business|walls)\b|\bour own use only\b|"
    "(?:国门|国境|境|中国|大陆)(?:以|之)外|(?:我们|本公司|本店|我司|公司|本平台|本人|您本人|您|店里|自己)(?:以外|之外)|除了?(?:您|你)?(?:本人|自己)?(?:以外|之外|外)?[，,]|仅供内部(?:使用)?|internally only|only internally|for internal (?:use|purposes) only|[\u4e00-\u9fff]{2,8}(?:以外|之外)的?(?:任何)?(?:地区|国家|地方|第三国)|\\bonly (?:work with|use|choose|employ|rely on)\\b|\\bbeyond (?:the |our |its )?(?:borders?|european|eu|eea|uk)\\b|\\bwithout human\\b|\\bwithout (?:any )?(?:cookies?|analytics|track\\w+|exceptions?|techniques?|recogni[sz]ing|counting|following|means of|technolog\\w+|scripts?)\\b|(?:均|都|概|绝|也)?(?:不|无)(?:一|得|能|可)?例外|without (?:any )?exceptions?|no exceptions?|except for nobody|not for (?:sale|children|minors|kids)|(?:beyond|outside(?: of)?) (?:the )?(?:uk|eu|eea|country|united kingdom|european \\w+)"
)
# "Only to deliver, and for nothing else" excepts nothing.
_FOR_ONE_END: Final = re.compile(
    "(?:仅|只)(?:会|供|面向|对)?(?:用于|用来|为了)?|\\b(?:used |kept |stored |held |processed )?(?:only|just) (?:for|to|in|inside|within)\\b|(?:data|information) only (?:in|inside|within)|\\b(?:in|within|inside) (?:the )?\\w+(?: \\w+)? only\\b"
)


# "…，我们也没有接入第三方插件": what is denied besides has none of the exceptions before it.
# "Apart from these, nobody": those that were named before are no exception that could grow.
_BESIDES: Final = re.compile(
    "^.*[，,](?=(?:我们|我|本店|小店|本公司)(?:也|还)(?:不|没|从不|绝不))|^除(?:此|上述|以上|前述)[^，。；]{0,10}[，,]|"
    r"^(?:apart from|except for|besides|other than|beyond) (?:these|those|them|that|this|the above)\b"
)


def has_exception(sentence: Sentence) -> bool:
    """Return whether a denial excepts something, in its own words or in the list below it."""
    said = _FOR_ONE_END.sub(" ", WITHOUT_EXCEPTION.sub(" ", _BESIDES.sub("", sentence.low)))
    return EXCEPT.search(said) is not None or sentence.low.rstrip().endswith((":", "："))


# What stands behind a promise and takes some of it back.
_EXCEPTED_BEHIND: Final = re.compile(
    r"^(?:但|不过|除|仅|只有|唯一|例外|以下情[形况]|下列情[形况]|然而|有[一二两三]个例外)|"
    r"^(?:but|however|except|exceptions?|(?:the )?only(?! (?:\w+ )?(?:colleagues?|employees|staff|people|persons|we|i|our)\b)|with (?:one|two|the) exceptions?|there (?:is|are) (?:only )?(?:one|two|three|a few|some|these|the following)|the (?:exceptions?|following)|apart from|unless|this (?:does not|excludes)|we (?:only|just)\b|that said|in (?:some|certain|particular|limited|exceptional) cases|these are)\b"
)


def is_excepted_behind(sentences: Sequence[Sentence], number: int) -> bool:
    """Return whether the sentence behind a promise, in the same section, takes some of it back."""
    if number + 1 >= len(sentences):
        return False
    here, behind = sentences[number], sentences[number + 1]
    return behind.section == here.section and _EXCEPTED_BEHIND.search(behind.low.lstrip("-*• ")) is not None
