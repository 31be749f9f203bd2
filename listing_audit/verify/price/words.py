"""Words of price claims in the languages of the markets. Patterns are over folded text and bounded in length."""

from __future__ import annotations

import re
from typing import Final

TRADITIONAL: Final = dict(
    zip(
        "價減滿買贈送雙劃線錢塊萬專櫃廠議導標稱兩萬無點條",
        "价减满买赠送双划线钱块万专柜厂议导标称两万无点条",
        strict=True,
    )
)

NUMBER: Final = r"\d{1,3}(?:[., '’]\d{3}){1,3}(?:[.,]\d{1,2})?(?!\d)|\d{1,9}(?:[.,]\d{1,2})?(?:万|千)?"
_DOLLARS: Final = frozenset(("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD"))
CURRENCIES: Final[dict[str, frozenset[str]]] = {
    "us$": frozenset(("USD",)), "hk$": frozenset(("HKD",)), "a$": frozenset(("AUD",)), "c$": frozenset(("CAD",)),
    "$": _DOLLARS, "€": frozenset(("EUR",)), "£": frozenset(("GBP",)), "¥": frozenset(("CNY", "JPY")), "￥": frozenset(("CNY", "JPY")),
    "元": frozenset(("CNY", "TWD", "HKD")), "块": frozenset(("CNY",)), "rmb": frozenset(("CNY",)), "cny": frozenset(("CNY",)),
    "usd": frozenset(("USD",)), "eur": frozenset(("EUR",)), "euros": frozenset(("EUR",)), "euro": frozenset(("EUR",)),
    "gbp": frozenset(("GBP",)), "chf": frozenset(("CHF",)), "pln": frozenset(("PLN",)), "czk": frozenset(("CZK",)),
    "zł": frozenset(("PLN",)), "zl": frozenset(("PLN",)), "kč": frozenset(("CZK",)), "kc": frozenset(("CZK",)),
    "sek": frozenset(("SEK",)), "dkk": frozenset(("DKK",)), "kr": frozenset(("SEK", "DKK", "NOK", "ISK")),
    "ft": frozenset(("HUF",)), "huf": frozenset(("HUF",)), "lei": frozenset(("RON",)), "zar": frozenset(("ZAR",)), "r": frozenset(("ZAR", "BRL")), "ron": frozenset(("RON",)),
    "лв": frozenset(("BGN",)), "bgn": frozenset(("BGN",)), "pounds": frozenset(("GBP",)), "dollars": _DOLLARS,
    "美元": frozenset(("USD",)), "欧元": frozenset(("EUR",)), "英镑": frozenset(("GBP",)), "日元": frozenset(("JPY",)),
}  # fmt: skip
# A word sign must not be the tail of another word: `ft` in "gift".
CURRENCY: Final = "(?:" + "|".join(
    (r"(?<![^\W\d_])" if sign[0].isalpha() and sign[0] < "\u2e80" else "") + re.escape(sign)
    for sign in sorted(CURRENCIES, key=lambda s: (-len(s), s))
) + ")"  # fmt: skip

_OFF: Final = (
    r"off(?![-\w])|discount|reduc\w+(?! (?:of|in) (?!price))|less\b|cheaper|saving|saved\b|price cut|rabatt|nachlass|reduziert|günstiger|billiger|gespart|ersparnis|"
    r"weniger|preisnachlass|taniej|rabatu?|zniżk\w*|obniżk\w*|mniej|oszczęd\w*|przecen\w*|sconto|di sconto|risparmi\w*|in meno|ribass\w*|"
    r"de (?:réduction(?! d[eu'’])|remise|rabais|réduc\b|descuento|dto)|réduction(?! d[eu'’])|remise|rabais|moins cher|descuento|dto\b|dcto|menos\b|rebaja\w*|desconto|"
    r"korting|goedkoper|voordeel|besparing|afgeprijsd|slev\w*|levněji|zlevn\w*|ušetř\w*|zľav\w*|lacnejš\w*|alennus\w*|alea?\b|ale\b|halvempi|"
    r"halvemmalla|säästä\w*|rea\b|billigare|rabat\b|spar\b|kedvezmény\w*|reducere\w*|popust\w*|отстъпк\w*|έκπτωση|"
    r"优惠|折扣|减免|直降|降价|立减|立省|的?让利|下殺|降幅"
)
_SAVE: Final = (
    r"save|saving|off|cut|discount of|reduced by|now|extra|minus|sale|rabatt(?: von)?|sparen(?: sie)?|spare|spar|um|reduziert um|"
    r"nachlass von|oszczęd\w*|taniej o|rabat|zniżka|obniżka|przecena|do|sconto(?: del)?|risparmi\w*|remise de|réduction de|économisez|"
    r"jusqu'à|descuento del?|ahorra|rebajas?|hasta(?: el)?|korting|bespaar|tot|sleva|slevy|ušetříte|zleva|až|až o|o|alennus|säästä|jopa|rea|"
    r"spara|dto\.?|jetzt|teraz|black friday|promo\w*|sale:|"
    r"立减|直降|立省|狂降|降价|降|减|省|优惠|让利|折扣|便宜"
)
PERCENT_AFTER: Final = re.compile(
    rf"^[ *]{{0,2}}(?:(?:auf|on|di|de|of|off|na|z|van|price|extra|mehr) ){{0,1}}(?:{_OFF})"
)
PERCENT_BEFORE: Final = re.compile(
    rf"(?:(?<![^\W\d_])|(?<=[\u4e00-\u9fff]))(?:{_SAVE})[ :：,!]{{0,3}}(?:(?:up to|bis zu|upto|about|over|即|达|了|高达|最高) ?)?-? ?$"
)

RANGE_BEFORE: Final = re.compile(
    r"(?:up to|upto|as much as|bis zu|bis|jusqu'à|jusqu’à|hasta(?: un| el)?|fino al?|fino a|do|až o|až|tot(?: wel)?|jopa|upp till|op til|"
    r"opp til|até|akár|până la|do čak|до|from|starting at|min(?:dest)?\.?|低至|最低|最高|高达|至高|最多|起步|至多|可达|封顶)"
    r"[ :：]{0,2}(?:save |立减|立省|直降|省|减|优惠|-)? ?$"
)
RANGE_AFTER: Final = re.compile(r"^\s?(?:起|封顶|以上|以内|\+|or more|and more|oder mehr|upwards)")

FRACTIONS: Final = tuple(
    (re.compile(pattern), parts)
    for pattern, parts in (
        (r"\bhalf[- ]price\b|\bhalf off\b|\b1/2 (?:price|off)\b|\bone half off\b|½ (?:price|off)|zum halben preis|halber preis|"
         r"halve prijs|(?:à )?moitié prix|(?:a )?metà prezzo|(?:a )?mitad de precio|mitad precio|za pół ceny|połowę ceny|za polovin\w*|"
         r"za půlku|puoleen hintaan|halva priset|halv pris|metade do preço|半价(?![值位元])", (1, 2)),
        (r"(?:\b1/3|\b(?:a|one)[- ]third|⅓) off\b|ein drittel (?:günstiger|billiger|reduziert)|un tiers de (?:réduction|remise)", (1, 3)),
        (r"(?:\b2/3|\btwo[- ]thirds|⅔) off\b", (2, 3)),
        (r"(?:\b1/4|\b(?:a|one)[- ]quarter|¼) off\b", (1, 4)),
        (r"(?:\b3/4|\bthree[- ]quarters|¾) off\b", (3, 4)),
    )
)  # fmt: skip
ZHE: Final = re.compile(
    r"(?<![\d.一二三四五六七八九第])(?P<n>\d{1,2}(?:\.\d{1,2})?|[一二两三四五六七八九](?:点?[一二三四五六七八九])?|对)\s?折"
    r"(?![叠页扇弯痕射纸皱算磨腾返断线门床梯刀寿凳椅桌式]|起来)(?!(?:晴雨|自动|遮阳|防晒|太阳|雨)?伞)"
)
MULTI_BUY: Final = re.compile(
    r"(?:buy|any|take|choose|mix(?: and match)?) (?:any )?(?:one|two|three|four|\d{1,2})(?: or more)?,? ?(?:and |for |to |items |= ?)?(?:save |get |pay |for )?"
    r"(?:\d{1,2} ?%|[a-z]{0,3}[$€£]? ?\d{1,6}(?:[.,]\d{1,2})?(?![\d%]))(?: off| less)?|"
    r"buy (?:one|two|three|\d{1,2}),? ?(?:and )?get (?:one|two|three|\d{1,2}|another)(?: (?:free|half[- ]price|half off|\d{1,2} ?% off|for \S{1,8}))?|"
    r"\bbogo\w{0,3}\b|(?<![\d.,])\d{1,2} ?(?:for|for the price of|für|voor|pour|per|za|x|al precio de) ?(?:\d{1,2}(?![\d.,%])|(?:(?<=for )|(?<=für )|(?<=voor )|(?<=pour ))(?:[$€£]|r(?=\d)) ?\d{1,5}(?:[.,]\d{2})?)(?! ?(?:cm|mm|kg|g|ml|l|in|years?|months?|weeks?|days?|hours?|persons?|people|players?|use)\b)|"
    r"\b(?:two|three) for (?:one|two)\b|\d halen,? \d betalen|\d\+\d ?(?:gratis|free|grátis|zdarma|ingyen)?|kauf \d,? zahl \d|nimm \d,? zahl \d|"
    r"\d kaufen,? \d (?:zahlen|bezahlen)|prendi \d,? paghi \d|lleva \d,? paga \d|maksa \d,? (?:saat|ota) \d|"
    r"(?:the |your |on )?(?:second|2nd|another)(?: item| one| product| unit)?,? ?(?:at |is |for )?(?:half[- ]price|half off|free|\d{1,2} ?% off)|"
    r"(?:zweite\w*|2\.) (?:artikel|stück|teil)? ?(?:zum halben preis|gratis|-? ?\d{1,2} ?%)|(?:le |la )?(?:deuxième|2e|2ème)(?: article| produit)? (?:à|au|-) ?(?:moitié prix|-?\d{1,2} ?%)|"
    r"druga? (?:sztuka|produkt) ?(?:za|-) ?(?:pół ceny|połowę ceny|\d{1,2} ?%|1 ?zł|1 ?gr)|tweede (?:artikel |product )?(?:voor )?(?:halve prijs|gratis)|"
    r"第[二三四2-9]件 ?(?:立享|只要|仅需|打)?(?:半价|免费|0元|1元|\d(?:\.\d)?折|[一二三四五六七八九]折|\d{1,3}%)|"
    r"[满任选买]?(?:[2-9两二三四五])件 ?(?:立享|享|打)?(?:\d(?:\.\d)?|[一二三四五六七八九])折|"
    r"买[一二两三四五\d]{1,2}(?:件|盒|瓶|袋|箱)?[送赠得免][一二两三四五\d]{1,2}"
)
# Off the whole order, not off one unit; it stacks as its own rules say.
THRESHOLD: Final = re.compile(
    r"每?满 ?\d{1,6}(?:元)? ?(?:立?减|省|减免|-|优惠|返) ?\d{1,5}(?:元)?|[2-9两二三四五](?:件|瓶|盒|袋|箱) ?(?:立?减|立?省) ?\d{1,5}(?:元)?|(?:spend|orders? (?:over|above)|ab|over|dès|da|desde) [$€£]? ?\d{1,5}[^.;\n]{0,24}"
    r"(?:save|off|get|rabatt|sparen|sconto)\b"
)

AMOUNT_BEFORE: Final = re.compile(
    r"(?:(?<![^\W\d_])(?:you )?(?:save|saving|saves|off|reduced by|discount of|price cut of|sie sparen|spare|sparen|ersparnis(?: von)?|"
    r"um|oszczęd\w{2,8}|taniej o|rabat|zniżka|obniżka o|risparmi\w{0,4}|sconto di|économisez|remise de|réduction de|ahorra\w{0,2}|"
    r"bespaar|korting(?: van)?|ušetříte|sleva|säästä|spara)|立减|直降|立省|狂降|劲降|降价|省|优惠|便宜|让利|(?<![满\d])降|(?<![满\d元减])减)"
    rf"[ :：了]{{0,2}}(?:up to |bis zu |do |até |hasta |jusqu'à |fino a |高达|最高)?(?P<a>{CURRENCY} ?)?(?P<n>{NUMBER}) ?(?P<b>{CURRENCY})?"
)
AMOUNT_AFTER: Final = re.compile(
    rf"(?<![\d.,/])(?P<a>{CURRENCY} ?)?(?P<n>(?<![\d.,/]){NUMBER}) ?(?P<b>{CURRENCY} ?)?"
    r"(?:off\b|discount|less\b|cheaper|saving|rabatt|gespart|günstiger|billiger|weniger|nachlass|taniej|rabatu|"
    r"zniżki|mniej|sconto|di sconto|in meno|de (?:réduction|remise|rabais|descuento)|moins cher|menos|korting|goedkoper|voordeel|levněji|"
    r"sleva|slevy|alennus|halvempi|billigare|优惠券?立减|的?优惠)"
)
AMOUNT_MINUS: Final = re.compile(
    rf"(?<![\w.,%] )(?<![\w.,%])- ?(?:(?P<a>{CURRENCY}) ?(?P<n>{NUMBER})|(?P<m>{NUMBER}) ?(?P<b>{CURRENCY}))(?![\w%])"
)

# What a percentage is of when it is none of a price: 20% less sugar, 节省50%时间, um 50 % schneller. A word that only
# opens a new phrase ("20% off today", "save 30% on all shoes") is no such thing.
_OPENERS: Final = (
    r"on|off|today|now|when|with|at|your|this|these|all|every\w*|over|for|if|and|until|till|only|from|instantly|plus|price\w*|rrp|msrp|"
    r"auf|und|mit|bei|nur|jetzt|bis|ab|sur|avec|et|dès|jusqu|su|con|sui|sugli|sulle|en|sobre|con|y|op|bij|met|na|przy|z|od|do|med|på|til|"
    r"with|code|was|sale|deal\w*|discount\w*|black|cyber|coupon|limited"
)
OF_GOODS: Final = re.compile(
    rf"^ ?(?:of (?!price|rrp|the price)|(?!(?:{_OPENERS})\b)[^\W\d_\u4e00-\u9fff]{{2,}})|^(?:的)?(?:时间|空间|电|水|能|油|体力|力气|力|成本|人工|"
    r"墨|脂|糖|噪|耗|材料|布|重量|体积|盐|脂肪|糖分|油脂|阻力|摩擦|压力|辐射|紫外|细菌|水分)"
)
# After an amount without currency: it counts something else.
UNIT_AFTER: Final = re.compile(
    r"^ ?(?:[^\W\d_\u4e00-\u9fff]|[斤克度℃°岁分秒时天周个片步道层米寸升瓦次倍码磅平%％毫厘公千瓶支条枚张粒年月日]|小时|(?:件|包|袋|盒)(?!立|再|优))"
)

# Advantage without a figure. Slogans about being cheap announce no reduction and are taken out first.
SLOGAN: Final = re.compile(
    r"(?:lowest|best|everyday low|always low|low|our|great|fair|top|bottom)[ -]prices?|price match|bestpreis|tiefstpreis|dauertiefpreis|tiefpreis|"
    r"günstigster preis|niedrigster preis|nejnižší cen\w*|nejlepší cen\w*|najniższ\w* cen\w*|najlepsz\w* cen\w*|laagste prijs|beste prijs|"
    r"prix (?:le plus )?bas|meilleur prix|prezzo (?:più )?basso|miglior prezzo|precio más bajo|mejor precio|halvin hinta|最低价|全网最低|天天低价"
)
ADVANTAGE: Final = re.compile(
    r"\b(?:sale|clearance|deal|deals|offers?|special(?: offer)?|bargain|reduced|discount\w*|save|saving\w*|promo\w*|price drop|now only|"
    r"was|cut|black (?:friday|week\w*)|cyber \w+|prime day|flash|coupon|voucher|code)\b|price[- ]?highlight|preis-?(?:highlight|knüller|hammer|sturz|kracher)|"
    r"angebot|aktion\w*|rabatt\w*|reduziert|sonderpreis|schnäppchen|ausverkauf|gutschein|räumung|ohne mehrwertsteuer|ohne mwst|mwst\.? geschenkt|"
    r"without vat|vat[- ]free|sin iva|senza iva|bez vat|solde\w*|promotion|réduction|remise|bon plan|saldi|offert\w+|sconto|occasione|rebaja\w*|oferta\w*|"
    r"descuento|promocj\w*|wyprzeda\w*|okazj\w*|obniżk\w*|zniżk\w*|przecen\w*|taniej|akce\b|akční|slev\w*|výprodej|zlevněno|aanbieding\w*|actie\w*|"
    r"korting\w*|uitverkoop|tarjou\w*|alennus\w*|\bale\b|\brea\b|\btilbud\w*|erbjudande\w*|kampanj\w*|akció\w*|ofert[ăe]\w*|reducer\w*|akcij\w*|popust\w*|"
    r"промоц\w*|намал\w*|προσφορ\w*|特价|促销|优惠|秒杀|折扣|大促|清仓|甩卖|直降|狂降|降价|立减|活动价|双11|双十一|618|到手"
)
