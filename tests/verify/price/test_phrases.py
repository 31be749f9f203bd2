"""Phrases as sellers write them: what each claims, what it does not, and what the prices beside it say of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from listing_audit.model.listing import Listing, TextField
from listing_audit.model.prices import Offer
from listing_audit.verify.price.claims import Claim, read_claims
from listing_audit.verify.price.text_claims import text_findings

# p: percent, a: amount; ~ marks a range.
CLAIMS = {
    "全场8折": "p20", "8.5折": "p15", "85折": "p15", "八五折": "p15", "八折封顶": "p20~", "五折": "p50", "5折起": "p50~",
    "低至3.9折": "p61~", "对折": "p50", "半价": "p50", "半价抢购": "p50", "限时半價": "p50", "折上折：8折后再9折": "p28", "8折上再打9.5折": "p24",
    "立减30": "a30", "立减30元": "a30", "直降500": "a500", "下单立减¥20": "a20", "券后立减15元": "a15", "狂降1000元": "a1000",
    "降价20%": "p20", "优惠50元": "a50", "省80元": "a80", "最高立减200元": "a200~", "最高省50%": "p50~", "立省1.2万": "a12000",
    "直降1千元": "a1000", "减20%": "p20", "20%优惠": "p20", "让利30%": "p30", "打六折": "p40", "打7.5折": "p25", "六點五折": "p35",
    "一折起": "p90~", "全场1折": "p90", "九九折": "p1", "三折": "p70", "2.5折秒杀": "p75", "超值0.5折": "p95", "50% off": "p50",
    "50% OFF everything": "p50", "Up to 70% off": "p70~", "Save 20%": "p20", "save up to 35%": "p35~",
    "Save £30": "a30", "£30 off": "a30", "Save $1,299": "a1299", "$5 off": "a5", "20 percent off": "p20",
    "half price": "p50", "Half off": "p50", "1/3 off": "p33.3", "one third off": "p33.3", "25-50% off": "p50~",
    "an extra 10% off": "p10", "extra 20% off at checkout": "p20", "10% off orders over £50": "p10",
    "£10 cheaper": "a10", "-25%": "p25", "−25 %": "p25", "–30%": "p30", "sale: 15%": "p15", "now 40% less": "p40",
    "reduced by 15%": "p15", "20 % Rabatt": "p20", "Sie sparen 15 €": "a15", "bis zu 40 % reduziert": "p40~",
    "30 € gespart": "a30", "zum halben Preis": "p50", "-20 % auf alles": "p20", "20% de réduction": "p20",
    "jusqu'à -50%": "p50~", "Économisez 12 €": "a12", "à moitié prix": "p50", "sconto del 30%": "p30",
    "fino al 50% di sconto": "p50~", "risparmi 20€": "a20", "20% de descuento": "p20",
    "hasta un 40% de descuento": "p40~", "ahorra 10 €": "a10", "50 zł taniej": "a50", "taniej o 30%": "p30",
    "rabat 15%": "p15", "sleva 20 %": "p20", "ušetříte 200 Kč": "a200", "25% korting": "p25",
    "tot 60% korting": "p60~", "Alennus 30 %": "p30", "-30 % hinnasta": "p30", "30% rea": "p30",
    "spara 100 kr": "a100", "20% off? No thanks": "p20",
}  # fmt: skip
SEVERAL = (
    "满3件8折", "任选2件9折", "第二件半价", "第2件0元", "第二件5折", "买一送一", "买二赠一", "买1送1", "买三免一", "Buy one get one free", "BOGO",
    "buy 2 get 1 free", "3 for 2", "2 for £10", "Buy 2, save 10%", "second item half price", "1+1 gratis",
    "2 halen 1 betalen", "3x2", "Kauf 3 zahl 2", "2e à -50%", "druga sztuka -50%",
)  # fmt: skip
NO_CLAIM_OF_AN_AD = (
    "满300减50", "每满200减30", "折叠椅", "八折叠伞", "三折雨伞", "打折", "不打折", "100%棉", "含棉95%", "Spend £50, save £10",
    "was £40 now £30", "10% VAT included", "100% cotton", "70% alcohol", "50% recycled plastic", "SPF 50",
    "75% rabbit fur", "off-white", "save time", "30-day returns", "SAVE20", "立减券", "减脂30天", "减肥茶", "节省50%时间",
    "减少30%油脂", "低至0.1mm", "满分100", "减震器", "降温10度", "降噪50dB",
)  # fmt: skip
# In a description percentages, amounts and folds also say what goods are like.
OF_THE_GOODS = (
    "save 20 minutes a day", "saves up to 3 hours", "Save 50% time", "saves 30% energy", "Save 40% of space",
    "reduces wrinkles by 30%", "cut your heating cost by 20%", "20% less sugar", "30% less fat", "40% less noise",
    "25% cheaper to run", "50% less plastic", "uses 60% less water", "reduced sodium 25%", "cut 2 kg",
    "off 45 degrees", "discount code SAVE20", "节省50%时间", "省电50%", "省水30%", "节能30%", "立省空间50%", "减少30%油脂", "减糖30%",
    "降糖50%", "降噪90%", "降低能耗30%", "省空间50%", "减脂20%", "少油50%", "降价处理", "省力50%", "省时80%", "省墨30%", "三折叠", "对折存放", "五折页",
    "可对折", "半价值", "spar 30 Minuten", "spart 50 % Energie", "30 % weniger Zucker", "30% mniej cukru",
    "20% moins de sucre", "le 30 % de réduction de bruit", "um 30 cm", "um 50 mm höhenverstellbar", "-20 °C",
    "- 5 mm", "Größe -30 cm", "économisez 30 minutes", "save 10 sheets", "Off 5", "优惠装30片", "省30斤", "减30斤", "瘦30斤立减",
    "降30度", "便宜10斤", "减20cm", "降10cm", "减5岁", "省10分钟", "立省2小时", "优惠券满100", "3 for 2 years", "2 for 1 person use",
    "5% off-white", "100% off-grid", "kick off 2024", "take off 5 lbs", "lose 10 lb off", "15 off road", "save 5 g",
    "优惠套餐3件", "直降10℃", "每天省2度电", "1升=2斤", "30%off-axis rejection", "spare 2 blades", "spare 4 pcs", "um 12 Uhr",
    "um 2000 Lumen", "korting 2", "省 3 步", "rabat 3 cm", "now 2 pack", "now 100% cotton", "extra 20% thick",
    "extra 15% more", "cut 100% by hand", "sale 100% brand new", "off 10% alcohol", "2折刀", "do 100%",
    "do 30% szybciej", "up to 50% faster", "um 50 % schneller", "um 30 % leichter", "jetzt 20% mehr Inhalt",
    "nu 100% biologisch", "ale 3 kpl", "alea 10%", "薄：棉含量：50%(含)-69%(含)", "软壳三折笔槽", "三折 保护壳", "2折装240抽", "【20折40页】",
    "Boxer Briefs - 100% Combed Cotton", "Coffee - 20% Chicory", "2件减5", "对折是45CM",
)  # fmt: skip

Priced = tuple[str, str | None, str | None, str, str | None, str | None]
ARITHMETIC, MISMATCH, COUNTDOWN = (
    "percent_arithmetic_mismatch",
    "currency_or_unit_mismatch",
    "expired_or_resetting_countdown",
)
# text, price, compared price, currency, net quantity, unit: what contradicts itself or the fields
CONTRADICTED: dict[Priced, tuple[str, str]] = {
    ("划线价200元，到手价99元，立减120元", None, None, "CNY", None, None): (ARITHMETIC, "立减120元"),
    ("原价199，现价129，5折", None, None, "CNY", None, None): (ARITHMETIC, "5折"),
    ("吊牌价：￥899，到手￥599，五折抢购", None, None, "CNY", None, None): (ARITHMETIC, "五折"),
    ("参考价1.2万，现价9000元，立减5000元", None, None, "CNY", None, None): (ARITHMETIC, "立减5000元"),
    ("限时7折", "80", "100", "CNY", None, None): (ARITHMETIC, "7折"),
    ("券后立减50元", "80", "100", "CNY", None, None): (ARITHMETIC, "立减50元"),
    ("8.9元/斤，5斤装", "49.5", None, "CNY", "5", "斤"): (MISMATCH, "8.9元/斤"),
    ("单价：每100g 3.50元", "19.8", None, "CNY", "500", "g"): (MISMATCH, "每100g 3.50元"),
    ("£2.00 per 100 ml", "6.00", None, "GBP", "250", "ml"): (MISMATCH, "£2.00 per 100 ml"),
    ("(12,00 €/kg)", "7.00", None, "EUR", "500", "g"): (MISMATCH, "12,00 €/kg"),
    ("Was £40, now £30 - 35% off", None, None, "GBP", None, None): (ARITHMETIC, "35% off"),
    ("Was £40 now only £30. Save £15!", None, None, "GBP", None, None): (ARITHMETIC, "Save £15"),
    ("RRP £100. Save 50%", "60", "100", "GBP", None, None): (ARITHMETIC, "50%"),
    ("half price", "60", "100", "USD", None, None): (ARITHMETIC, "half price"),
    ("Save $30 today", "75", "100", "USD", None, None): (ARITHMETIC, "Save $30"),
    ("statt 99,90 € nur 79,90 € - 30% Rabatt", None, None, "EUR", None, None): (ARITHMETIC, "30% Rabatt"),
    ("Zamiast 200 zł teraz 150 zł, 35% taniej", None, None, "PLN", None, None): (ARITHMETIC, "35% taniej"),
    ("原价$99，现价¥399", None, None, "CNY", None, None): (MISMATCH, "原价$99，现价¥399"),
    ("截止到2026年11月12日", "80", "100", "CNY", None, None): (COUNTDOWN, "截止到2026年11月12日"),
    ("Offer ends 12 November 2026", "80", "100", "USD", None, None): (COUNTDOWN, "ends 12 November 2026"),
}  # fmt: skip
CONSISTENT: tuple[Priced, ...] = (
    ("原价199，现价99，5折", None, None, "CNY", None, None),
    ("专柜价899元 活动价450元 半价", None, None, "CNY", None, None),
    ("参考价1.2万，现价9000元，立减3000元", None, None, "CNY", None, None),
    ("限时8折", "80", "100", "CNY", None, None),
    ("全场低至3折", "80", "100", "CNY", None, None),
    ("第二件半价", "80", "100", "CNY", None, None),
    ("满200减100", "80", "100", "CNY", None, None),
    ("9.9元/斤，5斤装", "49.5", None, "CNY", "5", "斤"),
    ("每斤9.9元", "49.5", None, "CNY", "5", "斤"),
    ("约19.8元/公斤", "49.5", None, "CNY", "2.5", "kg"),
    ("单价：每100g 3.96元", "19.8", None, "CNY", "500", "g"),
    ("£2.40 per 100 ml", "6.00", None, "GBP", "250", "ml"),
    ("(€14.00/kg)", "7.00", None, "EUR", "500", "g"),
    ("14,00 € pro kg", "7.00", None, "EUR", "500", "g"),
    ("Was £40, now £30 - 25% off", None, None, "GBP", None, None),
    ("Up to 70% off", "60", "100", "GBP", None, None),
    ("half price", "50", "100", "USD", None, None),
    ("Buy 2 get 1 free", "75", "100", "USD", None, None),
    ("statt 99,90 € nur 79,90 € - 20% Rabatt", None, None, "EUR", None, None),
    ("Zamiast 200 zł teraz 150 zł, 25% taniej", None, None, "PLN", None, None),
    ("活动至2026-12-31", "80", "100", "CNY", None, None),
    ("套装原价298，到手199，立省99", None, None, "CNY", None, None),
    ("价格99-199元，5折起", "99", "199", "CNY", None, None),
    ("30% less sugar, was 5.00 now 4.50", None, None, "GBP", None, None),
    ("节省50%时间", "80", "100", "CNY", None, None),
)  # fmt: skip


def shown(claim: Claim) -> str:
    value = claim.value.quantize(Decimal("0.1")).normalize()
    return f"{claim.unit[0]}{value:f}" + ("~" if claim.is_range else "")


@pytest.mark.parametrize("text", CLAIMS)
def test_what_an_ad_claims(text: str) -> None:
    read = read_claims(text)
    assert ([shown(claim) for claim in read.claims], read.multi_buy) == ([CLAIMS[text]], False)


@pytest.mark.parametrize("text", SEVERAL)
def test_several_bought_together_are_no_cut_of_one(text: str) -> None:
    read = read_claims(text)
    assert (read.claims, read.multi_buy) == ((), True)


@pytest.mark.parametrize("text", NO_CLAIM_OF_AN_AD)
def test_what_an_ad_does_not_claim(text: str) -> None:
    read = read_claims(text)
    assert (read.claims, read.multi_buy) == ((), False)


@pytest.mark.parametrize("text", OF_THE_GOODS)
def test_what_a_description_says_of_the_goods_is_no_claim(text: str) -> None:
    read = read_claims(text, is_ad=False)
    assert (read.claims, read.multi_buy) == ((), False)


def found_in(case: Priced) -> list[tuple[str, str]]:
    text, price, reference, currency, quantity, unit = case
    offers: tuple[Offer, ...] = ()
    if price is not None:
        offers = (
            Offer(
                price=Decimal(price), reference_price=Decimal(reference) if reference else None, currency=currency,
                net_quantity=Decimal(quantity) if quantity else None, unit=unit,
            ),
        )  # fmt: skip
    listing = Listing("x", (TextField("description", text),), offers=offers, observed_at="2026-11-20T12:00:00+08:00")
    return [(found.topic, text[found.span.start : found.span.end]) for found in text_findings(listing)]


@pytest.mark.parametrize("case", CONTRADICTED, ids=lambda case: case[0])
def test_a_claim_that_the_prices_beside_it_contradict_is_quoted(case: Priced) -> None:
    assert found_in(case) == [CONTRADICTED[case]]


@pytest.mark.parametrize("case", CONSISTENT, ids=lambda case: f"{case[0]} {case[1]}")
def test_a_claim_that_the_prices_bear_out_is_left_alone(case: Priced) -> None:
    assert found_in(case) == []
