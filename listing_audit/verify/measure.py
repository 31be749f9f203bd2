"""Numbers with units, in Chinese and English: 100kg, 10~15厘米, 十二个月, 2.5 fl oz, 99.9%.

They tell a parameter (最大承重100kg) from praise (最大品牌). Text is folded: lower case, ℃ is °c, ㎡ is m2. A year
(2025年), a date, a price and an ordinal (第一次) are no measures; neither is 一 with a counter (最好的一支).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_ZH_PHYSICAL: Final = (
    "千克 公斤 毫克 微克 纳克 克拉 吨 克 斤 盎司 磅 毫升 公升 升 立方米 立方厘米 立方 加仑 公里 千米 厘米 毫米 微米 纳米 分米 "
    "英寸 英尺 米 寸 尺 平方米 平方厘米 平方 平米 平 公顷 亩 千瓦时 千瓦 兆瓦 瓦时 瓦 毫安时 毫安 安时 安培 安 伏特 伏 欧姆 "
    "赫兹 千赫 兆赫 赫 摄氏度 华氏度 分贝 千帕 兆帕 毫米汞柱 帕 巴 流明 勒克斯 尼特 开尔文 字节 比特 兆 万像素 像素 帧 毫秒 秒钟 秒 "
    "分钟 个小时 小时 刻钟 马力 牛米 牛顿 大卡 千卡 卡路里 千焦 倍"
)
_ZH_COUNTED: Final = (
    "个月 个星期 个工作日 工作日 个疗程 星期 周岁 月龄 天 周 年 岁 季 昼夜 度 码 次 遍 圈 转 层 片装 粒装 支装 件套 片 粒 支 只 条 双 "
    "套 瓶 盒 包 袋 罐 桶 箱 枚 颗 根 块 张 本 卷 册 页 件 台 辆 把 杯 滴 丸 贴 组 对 副 人份 人 个 档 挡 级 阶 排 格 孔 针 股 芯 核 线程 "
    "线 位数 公分 目 支纱 支 丝 键 门 开 抽 提 两 折页 寸 段 轮 道 步 期 国 张床"
)
# Units that may stand after a space; shorter ones only touch their number ("5 in stock", "3 a day" are no measures).
_EN_UNITS: Final = (
    "mg mcg ug ng kg kgs g grams gram oz fl.oz ounces ounce lbs lb pounds pound ml l liters liter litres litre cl dl gal "
    "gallons gallon qt quarts quart pints pint cups cup tbsp tsp cc mm cm dm m meters meter metres metre km um μm μg nm inches "
    "inch feet foot ft yards yard yd miles mile mils mil sq.ft sq.in sq.m sqft m2 cm2 mm2 km2 m3 cm3 ft2 ft3 cu.ft acres "
    "acre w kw mw kwh wh mah ah ma amps amp v volts volt watts watt kv hz khz mhz ghz rpm °c °f degrees degree deg db dba "
    "lux lumens lumen lm nits cd psi bar kpa mpa pa hpa mbar kb mb gb tb mbps gbps kbps mp megapixels megapixel px pixels "
    "pixel dpi ppi fps ms sec secs seconds second min mins minutes minute hr hrs hours hour days day nights weeks week "
    "months month years year yrs yr people pcs pc pieces piece packs pack pk count ct tablets tablet capsules capsule "
    "softgels gummies servings serving sheets sheet tiers tier layers layer ply times percent iu cfu denier gsm tc carats "
    "carat mph kph km/h m/s l/min cfm gpm lpm n.m hp ohms ohm ω kcal cal kj doses dose rolls sets pairs slots bits bit "
    "cores ppm % ‰"
)
_EN_TOUCHING: Final = "in a s h d k f c t n x y u j p °"

_HAN_NUMBER: Final = "[零〇一二两三四五六七八九十百千万亿半]"
# Possessive throughout: a number is never read a second time in another way, which keeps hostile rows of digits cheap.
_DIGITS: Final = r"\d{1,12}+(?:,\d{3}){0,4}+(?:[.⁄/]\d{1,6}+)?+"
_TIMES: Final = r"(?:[十百千万亿]{1,2}|(?:hundred|thousand|million|billion)(?=\s))"
_RANGE: Final = rf"{_DIGITS}(?:\s?(?:mm|cm|kg|ml|°c|°|g|l|m|w|v|\"|%)?+\s?(?:[x×*~-]|to|至|到|±)\s?{_DIGITS}){{0,3}}+(?:\s?{_TIMES})?+[余多+]?+"
# "30 x 40 in." but not "5 in stock"
_INCHES: Final = r"\sin(?=[.,;:)]|$|\s(?:x|wide|long|tall|deep|high|thick|diameter)(?![a-z]))"


def _alternatives(words: str) -> str:
    """Longest first, so that 毫升 is not read as 毫; a point in an English unit stands for an optional point or space."""
    ordered = sorted(dict.fromkeys(words.split()), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\.", r"\.?\s?") for word in ordered)


@lru_cache(maxsize=1)
def _measure() -> re.Pattern[str]:
    zh = _alternatives(f"{_ZH_PHYSICAL} {_ZH_COUNTED}")
    en = _alternatives(_EN_UNITS)
    arabic = (
        rf"(?<!\d[.,])(?<!no\.)(?<!no\. )(?<![a-z0-9第])(?!(?:19|20)\d{{2}}\s?年)[≥≤<>±约]?{_RANGE}"
        rf"(?:\s?(?:{zh})|\s?-?(?:{en})(?![a-z0-9])(?:/[a-z]{{1,5}}\d?)?"
        rf"|(?:{_alternatives(_EN_TOUCHING)})(?![a-z0-9])|{_INCHES}|(?<!\d{{4}})[\"'](?![a-z0-9]))"
    )
    han = (
        rf"(?<![第{_HAN_NUMBER[1:-1]}]){_HAN_NUMBER}{{1,8}}[余多]?(?:{_alternatives(_ZH_PHYSICAL)})"
        rf"|(?<![第{_HAN_NUMBER[1:-1]}])(?!一(?!百|千|万|亿|十)|半){_HAN_NUMBER}{{1,8}}[余多]?(?:{_alternatives(_ZH_COUNTED)})"
    )
    share = rf"百分之(?:{_HAN_NUMBER}{{1,6}}(?:点{_HAN_NUMBER}{{1,4}})?|{_DIGITS})"
    months = r"(?:保质|质保|保修|有效|质保期|保质期)[期为:]{0,2}\s?\d{1,3}月"
    named = r"(?<![a-z0-9])(?:spf|upf|ph|ip|pa)\s?\d{1,3}(?:\.\d)?\+{0,4}(?![a-z0-9])"
    return re.compile("|".join((share, months, named, arabic, han)))


@lru_cache(maxsize=1)
def _percentage() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\d[.,])(?<![a-z0-9]){_DIGITS}(?:\s?[~-]\s?{_DIGITS})?\s?(?:%|‰|percent(?![a-z])|per cent(?![a-z]))"
        rf"|百分之(?:{_HAN_NUMBER}{{1,6}}(?:点{_HAN_NUMBER}{{1,4}})?|{_DIGITS})|百分百"
    )


def find_measures(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of all numbers with units in a folded text, in order, without overlaps."""
    return tuple(match.span() for match in _measure().finditer(text))


def find_percentages(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of all percentages in a folded text, in order: 99.9%, 百分之五十, 30 percent."""
    return tuple(match.span() for match in _percentage().finditer(text))
