"""What licence, certificate, patent and standard numbers look like. Patterns over folded text, all of bounded length.

Folded: lower case, simplified Chinese, half-width signs, one space for any run of white space.
"""

from __future__ import annotations

from typing import Final

# Something that looks like a number: letters and digits with signs between them, at least three digits in it.
CODE: Final = r"(?:[a-z-]{2,10}(?:\d{1,3})? )?(?=(?:[a-z()/._-]{0,12}\d){3})[a-z0-9(][a-z0-9()/._-]{3,30}"
_BEFORE: Final = r"(?<![a-z0-9])"
_AFTER: Final = r"(?![a-z0-9])"
_PLACE: Final = r"[\u4e00-\u9fff]"
_NUMBER_WORD: Final = r"(?:编号|证号|号码|号)?\s?[:：]?\s?"
_NO: Final = r"(?:no\.?|nos\.?|nr\.?|number|num\.?|id|ref\.?|#)\s?:?\s?#?\s?"

# ZC 0006-2003: since 2003-10-01 year (4), kind, serial (7), check digit; before that year (2), kind, serial (5), check
# digit. Kind 1 and 8 invention, 2 and 9 utility model, 3 design (8 and 9 came in through the PCT).
PATENT_NEW: Final = r"(?:19|20)\d{2}\s?([12389])\s?\d{7}(?:\s?\.\s?[\dx])?(?![\dx])"
PATENT_OLD: Final = r"\d{2}\s?([12389])\s?\d{5}(?:\s?\.?\s?[\dx])?(?![\dx])"
PATENT_CN: Final = (
    rf"{_BEFORE}zl\s?[:：]?\s?(?:no\.?\s?)?(?:{PATENT_NEW}|{PATENT_OLD})"
    rf"|专利(?:号码|编号|号)\s?(?:为|是)?\s?[:：]?\s?(?:zl|cn)?\s?(?:{PATENT_NEW}|{PATENT_OLD})"
)
PATENT_ABROAD: Final = (
    rf"{_BEFORE}(?:u\.?s\.?a?\.? )?pat(?:ents?|s)?\.?\s?(?:{_NO})?(?:us|ep|gb|wo)?\s?"
    r"(?:d\s?\d{3},?\d{3}|re\s?\d{2},?\d{3}|\d{1,2},\d{3},\d{3}|\d{7,8})(?:\s?[bs][12]?)?(?![\d])"
    rf"|{_BEFORE}us\s?(?:d\d{{6,7}}|\d{{7,8}})\s?[bs][12]?{_AFTER}"
    rf"|{_BEFORE}(?:ep|gb|de)\s?\d ?\d{{3}} ?\d{{3}}\s?[bu]?\d?{_AFTER}"
)
KINDS: Final = {"1": "发明", "8": "发明", "2": "实用新型", "9": "实用新型", "3": "外观"}

STANDARD: Final = (
    rf"{_BEFORE}(?:(?:gb|gjb|qb|fz|hg|jb|yy|ny|sb|hj|jg|jc|ly|bb|ys|sj|dl|jt|wm|gh|zb|sn|ls|sc|ga|cj|yd|ws|nb|qc|mt)"
    r"\s?[/-]?\s?[tz]?\s?[a-z]?\d{2,6}(?:\.\d{1,3}){0,2}(?:\s?-\s?(?:19|20)\d{2}|\s?-\s?\d{2}(?!\d))?"
    r"|db\s?\d{2}\s?/\s?t?\s?\d{2,5}(?:\.\d{1,2})?(?:-\d{4})?"
    r"|[tq]\s?/\s?[a-z]{2,10}\s?\d{1,5}(?:[-.]?[a-z0-9]{1,4})?(?:-\d{4})?"
    r"|(?:(?:bs|din|nf|une|uni) )?en\s?(?:iso(?:/iec)?\s?)?\d{2,6}(?:-\d{1,3}){0,2}(?:\s?:\s?\d{4})?"
    r"|iso(?:\s?/\s?(?:iec|ts|tr|astm))?\s?\d{2,6}(?:-\d{1,3}){0,2}(?:\s?[:-]\s?\d{4})?"
    r"|iec\s?(?:en\s?)?\d{4,6}(?:-\d{1,3}){0,3}(?:\s?:\s?\d{4})?"
    r"|astm\s?-?\s?[a-g]\s?-?\d{1,4}(?:[-/]\d{2,4})?"
    r"|(?:ansi|ansi/isea|ansi/bifma|isea|bifma|nfpa|ieee|sae|mil-std|mil-prf|mil-dtl|asme|aatcc|usp|ul|csa|fmvss|tappi)"
    r"\s?-?\s?(?:[a-z]{1,2})?\s?-?\d{2,6}(?:[.-]\d{1,4}){0,2}[a-z]?"
    r"|din\s?(?:spec\s?)?\d{3,6}(?:-\d{1,3})?|bs\s?\d{3,6}(?:-\d{1,3})?(?::\d{4})?"
    r"|jis\s?[a-z]\s?\d{4}(?:[:-]\d{1,4})?|as\s?/\s?nzs\s?\d{3,5}(?:\.\d{1,2})?(?::\d{4})?|oecd\s?\d{3}[a-f]?"
    r"|ral-?uz\s?\d{1,3}|16\s?cfr\s?(?:part\s?)?\d{3,4}|21\s?cfr\s?(?:part\s?)?\d{2,4}"
    rf"){_AFTER}"
)

CN_SPECIAL_COSMETIC: Final = (
    r"国妆特(?:进|制)?字\s?(?:\(\d{4}\)\s?第?\s?\d{3,6}\s?号?|[gj]?\s?\d{8,10})(?!\d)"
    r"|卫妆特(?:进)?字\s?\(\d{4}\)\s?第?\s?\d{3,6}\s?号?"
)
CN_ORDINARY_COSMETIC: Final = (
    # The year and six digits of the year's count, with the province before (made here) or behind in brackets (imported).
    rf"{_PLACE}\s?g?\s?妆网备字\s?\(?20\d{{2}}\)?\s?第?\s?\d{{6}}\s?号?(?!\d)"
    rf"|国妆网备进字\s?(?:\({_PLACE}\)\s?)?\(?20\d{{2}}\)?\s?第?\s?\d{{6}}\s?号?(?!\d)"
    rf"|国妆备进字\s?j?\s?\d{{8,10}}(?!\d)"
)
CN_HEALTH_FOOD: Final = (
    r"国食健注\s?[gj]\s?\d{8}(?!\d)|国?食健备\s?[gj]\s?\d{12}(?!\d)|国食健字\s?[gj]\s?\d{8}(?!\d)"
    r"|卫(?:进)?食健(?:进)?字\s?[\[(〔]\s?\d{4}\s?[\])〕]\s?第?\s?\d{3,5}\s?号?|国食注字\s?(?:ty|yp|ty?f)?\s?\d{8}(?!\d)"
)
CN_DRUG: Final = (
    # A letter for the kind (C: made by a classical prescription), C or J behind it for goods from elsewhere, eight digits.
    r"国药准字\s?(?:[hzsbtfj][cj]?|c)\s?\d{8}(?!\d)|国药试字\s?[hzsb]\s?\d{8}(?!\d)"
    rf"|(?:进口药品|医药产品|药品)注册证{_NUMBER_WORD}[hzs][cj]?\s?\d{{8}}(?!\d)"
)
CN_DEVICE: Final = (
    rf"{_PLACE}\s?械注\s?[准进许]\s?\d{{11}}(?!\d)|{_PLACE}{{1,2}}\s?械备\s?(?:20\d{{2}}\d{{4}}|20\d{{2}}\s?第?\s?\d{{4}})\s?号?(?!\d)"
    rf"|{_PLACE}食药监械\s?\([准进许]\)\s?字\s?\d{{4}}\s?第\s?\d{{7}}\s?号?"
)
# The names before the numbers above: what follows one of them in another form is no number of anything.
CN_APPROVAL_NAME: Final = r"国妆特[进制]?字|妆网备进?字|国药准字|食健[注备字]|国食注字|械(?:注[准进许]|备)"
CN_DISINFECTANT: Final = r"卫消(?:证|进|备|新准|准)?字\s?[\[(〔]?\s?\d{4}\s?[\])〕]?\s?[-—]?\s?第?\s?[\d-]{2,12}\s?号?"
CN_FOOD_LICENCE: Final = rf"{_BEFORE}sc\s?[:：]?\s?[1-3](?:\s?\d){{13}}(?!\d)"
CN_PESTICIDE: Final = rf"{_BEFORE}(?:pdn|pd|wpn|wp|lsn|ls)\s?\d{{5,8}}(?:-\d{{1,3}})?(?:f\d{{2,6}})?{_AFTER}"
CN_AD_REVIEW: Final = rf"{_PLACE}{{0,2}}(?:药|械|食健|特食|食|农药|兽药)广审\s?\(?[视声文]?\)?\s?(?:\(?[视声文]\)?)?\s?第?\s?\d{{6,12}}(?:-\d{{3,6}})?\s?号?"
CN_ORGANIC: Final = (
    rf"有机码{_NUMBER_WORD}(?:\d ?){{16}}\d(?!\d)|(?<![a-z0-9])\d{{3}}op\d{{7,13}}(?:-\d)?(?!\d)"
    rf"|有机(?:产品|食品)?(?:认证)?证书{_NUMBER_WORD}{CODE}"
)
CN_3C: Final = r"(?:3c|ccc|强制性产品|强制性认证)[^\n。]{0,16}?(?<!\d)20\d{14}(?!\d)"
CN_SEED_OR_FEED: Final = (
    r"[\u4e00-\u9fff]审[\u4e00-\u9fff]{1,3}\s?\d{6,10}(?!\d)|兽药[生添]?字\s?\(?\d{4}\)?\s?\d{5,10}"
    r"|饲(?:添|预)字\s?\(\d{4}\)\s?\d{4,8}|饲(?:预|添)?证\s?\(\d{4}\)\s?\d{4,6}(?!\d)"
    r"|(?:农肥|微生物肥)\s?\(\d{4}\)\s?[准临]字\s?\(?\d{2,6}\)?(?!\d)"
)

US_EPA: Final = rf"{_BEFORE}epa\s?reg(?:istration|istered|\.)?\s?(?:{_NO})?\d{{1,6}}-\d{{1,6}}(?:-\d{{1,6}})?(?!\d)"
US_510K: Final = rf"{_BEFORE}(?:k\s?\d{{6}}|den\s?\d{{6}}|p\s?\d{{6}}(?:/s\d{{1,4}})?){_AFTER}"
US_510K_CONTEXT: Final = r"510 ?\(k\)|510k|premarket|de novo|pma|fda[- ](?:cleared|approved)|clearance"
US_DRUG_FACTS: Final = rf"{_BEFORE}(?:drug facts{_AFTER}|ndc\s?(?:{_NO})?:?\s?(?:\d{{4,5}}-\d{{3,4}}-\d{{1,2}}|\d{{4,5}}-\d{{3,4}}|\d{{10,11}})(?!\d))"
GB_PL: Final = rf"{_BEFORE}(?:plgb|plni|thrgb|thr|pl|nr|hr)\s?(?:{_NO})?:?\s?\d{{5}}\s?/\s?\d{{4}}(?!\d)"

TEXTILE_OR_WOOD: Final = (
    rf"{_BEFORE}fsc\W{{0,4}}\s?(?:licen[cs]e\s?(?:code|{_NO})\s?:?\s?)?[cn]\d{{6}}{_AFTER}"
    rf"|{_BEFORE}[a-z]{{2,6}}-(?:coc|cw|fm)-\d{{5,6}}(?!\d)|{_BEFORE}pefc\W{{0,4}}/?\s?\d{{2}}-\d{{1,3}}-\d{{1,5}}(?!\d)"
    r"|oeko-?\s?tex[^\n]{0,60}?(?<![\d.])(?:\d{2}\.[a-z0-9]{2,5}\.\d{4,6}|\d{4,7}-\d{3,4}|(?:sh0?|bee|hohenstein |ia |z)\d{3,8})(?!\d)"
    rf"|{_BEFORE}(?:gots|grs|rcs|ocs|rws|rds|rms|bluesign|bci){_AFTER}[^\n]{{0,60}}?"
    rf"(?:(?:cu|ceres|icea(?:-tx)?|gcl|idfl|etko|bsl|onecert|ecocert|sgs|tc|usb|control union)[ -]?\d{{3,9}}"
    rf"|(?:licen[cs]e|certificate|cert\.?|证书|认证|许可证?|编号)\s?(?:编号|号|{_NO})\s?[:：]?\s?{CODE}){_AFTER}"
)
ECOLABEL: Final = (
    rf"{_BEFORE}(?:eu\s?)?ecolabel[^\n]{{0,40}}?[a-z]{{2}}\s?/\s?\d{{3}}\s?/\s?\d{{2,5}}(?!\d)"
    rf"|{_BEFORE}[a-z]{{2}}/0\d{{2}}/\d{{3,5}}(?!\d)|{_BEFORE}(?:ral-uz|de-uz|dt-uz)\s?\d{{1,3}}[a-z]?(?!\d)"
    r"|nordic (?:swan(?: ecolabel)?|ecolabel)[^\n]{0,30}?\d{4} \d{4}(?!\d)"
    r"|(?:中国环境标志|十环认证|环境标志产品)[^\n。]{0,30}?(?:cec\s?-?[a-z0-9-]{6,24}|(?:证书|编号)[编号]{0,2}\s?[:：]?\s?[a-z0-9-]{6,24})"
    rf"|(?:ecolabel|blue angel|blauer engel|green seal)[^\n]{{0,30}}?(?:licen[cs]e|registration|certificate)\s?(?:{_NO}){CODE}"
)

REPORT_NO: Final = (
    rf"报告(?:书)?\s?(?:的)?\s?(?:编号|号码|单号|号)\s?(?:为|是)?\s?[:：]?\s?(?:{_NO})?{CODE}"
    rf"|报告\s?[:：]?\s?\(?\s?(?:{_NO})?(?=[a-z0-9()/._-]{{0,20}}[a-z])(?=(?:[a-z()/._-]{{0,12}}\d){{4}})[a-z0-9][a-z0-9()/._-]{{5,30}}"
    rf"|(?<![a-z])(?:reports?|test|study|file|protocol|trial)\s?(?:{_NO}){CODE}|{_BEFORE}nct\d{{8}}(?!\d)|chictr[a-z0-9-]{{6,16}}"
)
CERTIFICATE_NO: Final = (
    r"(?:证书|认证|许可证?|注册证|注册|备案|登记证|登记|批准文|批文|资质|获奖|生产许可|授权书|合格证|检疫证|鉴定证书)"
    rf"\s?(?:书)?(?:编号|证号|号码|号|编码)\s?(?:为|是)?\s?[:：]?\s?(?:{_NO})?[\u4e00-\u9fff]{{0,6}}\s?{CODE}"
    # A number of a certificate named before; of a person or a vehicle it is none.
    rf"|(?<![\u4e00-\u9fff])证(?:书)?号码?\s?(?:为|是)?\s?[:：]?\s?{CODE}"
    r"|(?<![a-z])(?:certificate|certification|cert\.?|licen[cs]e|registration|reg\.?|permit|accreditation|approval|file|listing)"
    rf"\s?(?:{_NO}){CODE}|{_BEFORE}(?:gia|igi|hrd|ngtc|ngdtc|gtc)\s?(?:证书|certificate|report)?\s?[\u4e00-\u9fff]{{0,4}}\s?(?:{_NO})?[:：]?\s?"
    rf"[a-z]{{0,4}}\d{{7,13}}(?!\d)|{_BEFORE}(?:e\d{{5,6}}|ul file e\d{{5,6}}){_AFTER}"
)
