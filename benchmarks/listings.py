"""Synthetic listings: seeded, ordinary words by frequency, with rule terms planted at a realistic density.

A share of the planted terms is disguised (separators, zero-width characters, full width). The text is random words,
not prose: hit and verification rates differ on real catalogues, so figures are ratios between contenders on the same
text, never promises.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from listing_audit.rules.rule import Rule

# Ordinary words of shop prose; no rule should care about any of them.
_ZH_WORDS = (
    "面料 柔软 透气 春季 新款 女士 男士 宽松 长袖 上衣 短裤 厨房 收纳 不锈钢 保温杯 容量 毫升 礼盒 包装 手工 竹编 书架 客厅 "
    "台灯 护眼 充电 接口 线材 长度 颜色 可选 尺码 建议 机洗 晾干 发货 快递 包邮 儿童 积木 拼图 早教 户外 帐篷 防水 折叠 便携 "
    "茶叶 绿茶 龙须 礼品 办公 文具 笔记本 横线 圆珠笔 猫粮 鸡肉 配方 幼猫 洗衣液 薰衣草 香味 持久 毛巾 纯棉 吸水 加厚 地毯 "
    "防滑 沙发 垫子 枕套 被套 四件套 耳机 蓝牙 降噪 续航 手机壳 透明 防摔 键盘 机械 静音 鼠标 无线 水果 苹果 产地 新鲜 采摘"
).split()
_EN_WORDS = (
    "soft cotton shirt for women with pockets and long sleeves kitchen storage stainless steel bottle gift box handmade "
    "bamboo shelf living room desk lamp charging cable length colour options size guide machine wash dry ships in two days "
    "kids blocks puzzle learning outdoor tent waterproof folding portable green tea loose leaf office notebook ruled pen "
    "cat food chicken recipe laundry liquid lavender scent towel thick rug non slip sofa cushion pillow cover set "
    "headphones bluetooth noise cancelling phone case clear keyboard mechanical quiet mouse wireless fruit apple fresh"
).split()


def plain_terms(rules: Sequence[Rule], language: str) -> list[str]:
    """Return the terms that the rules of a language look for, as written."""
    terms = {t.written for r in rules if r.find and language in r.applies.languages for t in r.find.terms}
    return sorted(term for term in terms if len(term) > 1)


def make_listings(
    count: int, terms: Sequence[str], *, language: str, seed: int, planted_share: float = 0.4
) -> list[dict[str, str]]:
    """Return canonical listings: a title of about 30 (zh) or 75 (en) characters, a description ten times as long."""
    rng = random.Random(seed)
    words = _ZH_WORDS if language == "zh" else _EN_WORDS
    glue = "" if language == "zh" else " "
    weights = [1 / (rank + 5) for rank in range(len(words))]
    listings = []
    for number in range(count):
        title = rng.choices(words, weights, k=14)
        body = rng.choices(words, weights, k=140)
        if terms and rng.random() < planted_share:
            for _ in range(rng.choice((2, 3, 4))):
                body.insert(rng.randrange(len(body)), _maybe_disguised(rng.choice(terms), language, rng))
        for place in range(12, len(body), 13):
            body[place] += "。" if language == "zh" else "."
        listings.append(
            {
                "id": f"{language}-{number}",
                "language": language,
                "title": glue.join(title),
                "description": glue.join(body),
            }
        )
    return listings


def _maybe_disguised(term: str, language: str, rng: random.Random) -> str:
    if rng.random() > 0.25 or len(term) < 2:
        return term
    middle = rng.randrange(1, len(term))
    choice = rng.randrange(3)
    if choice == 0:
        return term[:middle] + "\u200b" + term[middle:]
    if choice == 1:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in term)
    return term[:middle] + "/" + term[middle:] if language == "zh" else term.upper()
