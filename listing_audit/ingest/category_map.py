"""Maps a shop's own category text to one of the project's categories, where that is clear; otherwise to none.

`Apparel & Accessories > Clothing` is clothing. `Health & Beauty` alone is not clear and stays open.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from listing_audit.model.scope import CATEGORIES

# What a segment of a path names at its end counts: coffee mugs are mugs, 茶具 is no tea. A trailing s is forgiven.
_CHINESE: Final[dict[str, str]] = {
    "supplement": "保健食品|保健品|营养保健|膳食补充|营养补充|维生素|蛋白粉|健康食品|营养健康|滋补营养",
    "drug": "药品|中西药|处方药|非处方|otc|感冒用药|成药|医药",
    "medical_device": "医疗器械|医用|血压计|血糖仪|隐形眼镜|助听器|计生用品|避孕套|家用器械|理疗",
    "infant": "母婴|婴儿|婴幼儿|孕婴|孕产|奶粉|辅食|尿不湿|纸尿裤|童车|奶瓶",
    "alcohol": "酒类|白酒|葡萄酒|啤酒|黄酒|洋酒|红酒|烈酒|米酒",
    "food": "食品|零食|坚果|茶叶|茶|茶饮|粮油|调味|生鲜|水果|蔬菜|饮料|冲饮|咖啡|糖果|巧克力|糕点|肉类|海鲜|水产|蜂蜜|方便面|米面|乳品",
    "cosmetics": "美妆|化妆品|护肤|彩妆|香水|面膜|面霜|洗护|个护|个人护理|洗发|护发|染发|防晒|美容|口腔护理|牙膏|沐浴",
    "electronics": "数码|手机|电脑|笔记本电脑|平板|相机|摄影摄像|耳机|音箱|智能设备|充电|路由器|存储|键盘|鼠标|游戏设备|3c|手环|网络设备",
    "appliance": "家电|电器|冰箱|洗衣机|空调|电视|电饭|热水器|油烟机|净水|吸尘|空气净化|微波炉|厨房电器|生活电器",
    "clothing": "服饰|服装|女装|男装|童装|内衣|鞋|箱包|帽|围巾|羽绒|牛仔|裙|裤|t恤|衬衫|家居服|袜|包袋|女包|男包",
    "home": "家居|家具|家纺|家装|厨具|餐具|灯具|灯饰|收纳|床上用品|居家|日用百货|日用品|装饰|建材|五金|水杯|杯壶|茶具|茶杯|酒具|保温杯|杯子|窗帘|地毯|办公用品|文具|卫浴",
    "jewelry": "珠宝|首饰|饰品|黄金|钻石|翡翠|银饰|腕表|钟表|手表|玉石|珍珠",
    "pet": "宠物|猫粮|狗粮|猫咪|狗狗|水族|猫砂",
    "toy": "玩具|积木|模型|手办|益智|毛绒|桌游|乐器玩具",
    "auto": "汽车|车品|汽配|车载|摩托|机油|轮胎|行车记录",
    "sports": "运动|户外|健身|瑜伽|骑行|自行车|登山|露营|游泳|球类|垂钓|体育",
    "education": "图书|教育|培训|课程|教材|教辅|网课|学习用书|童书",
    "service": "服务|旅游|机票|酒店|维修|家政|摄影服务|保险|票务|充值|代办",
    "agri": "农药|化肥|肥料|种子|农资|农机|农用|饲料|兽药|种苗",
    "cleaning": "清洁|洗涤|洗衣液|洗洁精|消毒|纸品|卫生纸|洁厕|家庭清洁|清洗剂|杀虫|驱蚊",
    "garden": "园艺|花卉|绿植|盆栽|花盆|庭院|鲜花|园林",
}  # fmt: skip
_ENGLISH: Final[dict[str, str]] = {
    "supplement": "supplement|vitamin|fitness & nutrition|vitamins & supplements|dietary supplement|sports nutrition|protein powder|nutrition & wellness|"
    "health food|health_food|nutritional supplement|herbal supplement|probiotic|nutraceutical",
    "drug": "medicine|medication|otc medication|pharmacy|drug|over the counter|pain relief|medicine & drug|otc",
    "medical_device": "medical device|medical supply|medical supplies|medical equipment|first aid|blood pressure monitor|glucose meter|"
    "thermometer|contact lens|contact lense|hearing aid|mobility & disability|biometric monitor|medical",
    "infant": "baby|baby & toddler|infant|nursery|diaper|baby formula|baby food|stroller|maternity|baby care|toddler|nursing",
    "alcohol": "alcohol|alcoholic beverage|wine|beer|spirit|whisky|whiskey|liquor|vodka|beer, wine & spirit|gin|rum",
    "food": "food|food item|grocery|groceries|beverage|snack|coffee|tea|candy|chocolate|bakery|food, beverages & tobacco|pantry|"
    "gourmet|spice|condiment|dairy|meat|seafood|fruit|cereal|confectionery|drink|food & drink",
    "cosmetics": "beauty|cosmetic|makeup|make-up|skin care|skincare|hair care|fragrance|perfume|personal care|beauty & personal care|"
    "bath & body|shampoo|nail|sunscreen|oral care|hair|face cream|serum|beauty and personal care|toiletries",
    "electronics": "electronic|computer|laptop|mobile|cell phone|phone|mobiles & accessory|mobiles & accessories|camera|audio|"
    "headphone|tablet|video game|gaming|gps|networking|computer accessory|computers|smartwatch|wearable|television|tv",
    "appliance": "appliance|home appliance|kitchen appliance|vacuum|refrigerator|washing machine|air conditioner|air purifier|"
    "small appliance|major appliance|blender|coffee maker|dishwasher|heater|microwave",
    "clothing": "clothing|apparel|apparel & accessory|apparel & accessories|fashion|shoe|footwear|dress|shirt|t-shirt|jacket|coat|"
    "outerwear|lingerie|underwear|sock|jeans|handbag|bag|luggage|hat|scarf|women's clothing|men's clothing|sweater|wallet|"
    "sunglasses|menswear|womenswear|backpack|duffle|western wear|ethnic wear|wear|tees|tee|pants|trouser|skirt|boot|sneaker|sandal|swimwear|activewear",
    "home": "home|home & kitchen|home & garden|furniture|home decor|home décor|kitchen|bedding|kitchen & dining|lighting|home furnishing|decor|"
    "storage|tool|hardware|home improvement|bath|rug|cookware|tableware|curtain|office product|stationery|pens & stationery|"
    "home decor & festive needs|office supply|office supplies|mug|candle|pillow|lamp|arts & crafts|textile|home textile|cushion|towel|bottle|tumbler|flask|tools & hardware|drinkware",
    "jewelry": "jewelry|jewellery|watch|watches|necklace|earring|ring|bracelet|gold|diamond|fine jewelry",
    "pet": "pet|pet supply|pet supplies|dog|cat|aquarium|pet food|animals & pet supplies|bird|pet care",
    "toy": "toy|toys & games|game|puzzle|doll|action figure|building toy|board game|toys & school supplies|playset",
    "auto": "automotive|auto|car|vehicle|motorcycle|vehicles & parts|auto part|tire|tyre|motor oil|car care|truck",
    "sports": "sport|sporting good|outdoor|fitness|exercise|camping|cycling|yoga|sports & fitness|hiking|fishing|golf|"
    "sports & outdoors|gym|athletic",
    "education": "book|course|education|textbook|e-learning|ebook|learning|school supply|tutorial|training course|stationery & book",
    "service": "service|travel service|ticket|insurance|gift card|subscription|consulting|booking|repair",
    "agri": "pesticide|fertilizer|fertiliser|seed|agriculture|farm|livestock|agricultural|feed",
    "cleaning": "cleaning|cleaning supply|cleaning supplies|laundry|detergent|disinfectant|household cleaning|dish soap|pest control|"
    "household supply|household supplies|paper product|insecticide",
    "garden": "garden|gardening|lawn & garden|plant|patio|flower|planter|patio, lawn & garden|lawn|landscaping",
}
# What stands nearer to the leaf may be another category than its parent. These pairs are clear: (parent, leaf) -> answer.
_REFINES: Final = frozenset(
    {("food", "alcohol"), ("food", "supplement"), ("food", "infant"), ("home", "appliance"), ("home", "cleaning"),
     ("home", "garden"), ("electronics", "appliance"), ("drug", "supplement"), ("drug", "medical_device"),
     ("cosmetics", "supplement"), ("cosmetics", "drug"), ("clothing", "jewelry"), ("infant", "toy"), ("home", "food"),
     ("cosmetics", "medical_device"), ("infant", "food"), ("garden", "agri"), ("sports", "supplement"),
     ("supplement", "drug"), ("medical_device", "drug"), ("clothing", "infant"), ("education", "toy"),
     ("home", "electronics"), ("toy", "infant"), ("garden", "home")}
)  # fmt: skip
# These say for whom the goods are: whatever stands below them stays there (shampoo for dogs is no cosmetic).
_KEEPS: Final = frozenset({"pet", "auto", "toy", "agri", "sports"})
_FOR_WHOM: Final = frozenset({"pet", "auto", "infant"})
_SEGMENTS: Final = re.compile(r"\s*(?:>{1,2}|»|›|/|\||;|→|::|\\)\s*")
_NOT_WORD: Final = re.compile(r"[^\w&',\- ]+")


def category_of(text: str | None) -> str | None:
    """Return the category that a shop's own category text clearly means, or None."""
    return _category_of(text.strip()) if text else None


@lru_cache(maxsize=4096)
def _category_of(text: str) -> str | None:
    plain = unicodedata.normalize("NFKC", text[:500]).lower()
    if plain in CATEGORIES:
        return plain
    answer: str | None = None
    for segment in _SEGMENTS.split(plain):
        found = _segment_categories(segment)
        if len(found) != 1:
            continue  # nothing known in it, or it names several: the other segments decide
        category = found.pop()
        if answer is None or (answer, category) in _REFINES:
            answer = category
        elif category != answer and answer not in _KEEPS:
            return None if (category, answer) not in _REFINES else answer
    return answer


def _segment_categories(segment: str) -> set[str]:
    words = _NOT_WORD.sub(" ", segment).strip()
    if whole := _english(words):
        return {whole}
    found = {category for part in re.split(r"\s*(?:&|,| and )\s*", words) if (category := _english_part(part))}
    if chinese := _chinese(segment):
        found.add(chinese)
    for keeper in _FOR_WHOM & found:
        return {keeper}
    # A finer word beats the coarser one in the same segment: "food, beverages & alcohol".
    return {one for one in found if not any((one, other) in _REFINES for other in found)}


def _english(phrase: str) -> str | None:
    for form in (phrase, phrase.removesuffix("s"), phrase.removesuffix("es")):
        if form in _ENGLISH_WORDS:
            return _ENGLISH_WORDS[form]
    return None


def _english_part(part: str) -> str | None:
    tokens = [token.removesuffix("'s").removesuffix("'") for token in part.split()]
    if not tokens:
        return None
    first = _english(tokens[0])
    if first in _FOR_WHOM:
        return first
    return _english(" ".join(tokens[-2:])) or _english(tokens[-1])


def _chinese(segment: str) -> str | None:
    best: tuple[int, int, str] | None = None
    for category, words in _CHINESE_WORDS:
        for word in words:
            end = segment.rfind(word) + len(word)
            if end < len(word) or (len(word) == 1 and end != len(segment)):
                continue
            if category in _FOR_WHOM:
                return category
            if best is None or (end, len(word)) > best[:2]:
                best = end, len(word), category
    return best[2] if best else None


_CHINESE_WORDS: Final = tuple((category, tuple(words.split("|"))) for category, words in _CHINESE.items())
_ENGLISH_WORDS: Final = {word: category for category, words in _ENGLISH.items() for word in words.split("|")}
