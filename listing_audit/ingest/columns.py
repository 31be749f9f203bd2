"""What a column is called in shops' exports: Chinese and English names, and those of large marketplaces.

A name is looked up after `normal_name`: lower case, one space for `_`, `-` and runs of space, no `*`, no bracketed unit.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# role: names, best first where two columns of a table could both serve.
ROLE_NAMES: Final[dict[str, str]] = {
    "id": """商品id|商品 id|宝贝id|商品编号|货号|商品编码|数字id|产品id|产品编号|商品货号|款号|货品编号|spu|spuid|spu id|商品spu|编号|id|item id|
        product id|listing id|item number|handle|url handle|asin|asin1|offer id|item no|item no.|article number|product code|
        article no|goods id|uid|key|num iid|num id""",
    "sku": """sku编号|sku id|skuid|sku|sku编码|商家编码|规格编码|单品编码|custom label|custom label (sku)|customlabel|seller sku|item sku|
        variant sku|merchant sku|outer id|model number|model""",
    "group": "item group id|parent sku|parent id|父商品id|主商品id",
    "title": """商品标题|商品名称|宝贝名称|宝贝标题|产品名称|产品标题|标题|品名|名称|商品名|商品全名|货品名称|title|name|product name|product title|
        item name|item title|listing title|product|item|headline|post title|titel|produktname|bezeichnung|nombre|nom|titolo|
        display name|goods name|item""",
    "subtitle": """副标题|卖点|宝贝卖点|商品卖点|商品标语|标语|广告语|促销语|分享描述|短标题|推荐语|一句话卖点|subtitle|sub title|tagline|short description|
        short desc|item note|excerpt|summary|deck|slogan|promo text|promotional text|promotion message|claim""",
    "description": """商品描述|宝贝描述|商品详情|详情|图文描述|图文详情|描述|详细描述|产品描述|产品详情|商品介绍|产品介绍|简介|商品简介|文案|正文|内容|description|
        product description|item description|body|body html|body (html)|long description|full description|
        html description|details|product details|content|text|beschreibung|descripción|descripcion|descrizione|
        rich text description|desc|about this item|copy""",
    "bullets": """bullet point|bullet points|bullets|key product features|key features|features|highlights|product highlight|
        product highlights|five points|五点描述|五点|要点|特点|产品特点|商品特点|卖点描述|feature bullets""",
    "brand": "品牌|品牌名称|商品品牌|brand|brand name|manufacturer brand|vendor|marke|marque|fb brand",
    "seller": "店铺|店铺名称|卖家|商家|商家名称|店铺名|供应商|seller|seller name|shop|shop name|store|store name|merchant|卖家旺旺",
    "url": """商品链接|宝贝链接|链接|商品详情页链接地址|商品url|url|link|product url|product link|item page url|item url|page url|permalink|
        external url|listing url|canonical url""",
    "category": """类目|商品类目|宝贝类目|三级类目|分类|商品分类|商品分组|分组|品类|商品一级类目|类目名称|所属类目|产品分类|category|categories|product category|
        product type|google product category|primary cat path|item type keyword|department|type|custom product type|
        source category|category name|product categories|kategorie|shelf name|fb product category|collection""",
    "price": """售价|销售价|商品价格|价格|宝贝价格|现价|商品售价|单价|零售价|券后价|拼单价|单买价|团购价|京东价|活动价|到手价|促销价|秒杀价|会员价|折后价|一口价|
        price|current price|selling price|your price|our price|start price|startprice|variant price|item price|
        standard price|unit price|retail price|preis|precio|prix|prezzo|buy it now price|offer price|final price|amount""",
    "sale_price": "sale price|special price|promo price|promotional price|discount price|discounted price|deal price",
    "reference": """划线价|市场价|原价|吊牌价|专柜价|参考价|建议零售价|指导价|厂商指导价|官方价|门市价|日常价|正价|标价|建议售价|compare at price|compare at|
        compare price|variant compare at price|list price|msrp|rrp|srp|msrp price|was|was price|original price|old price|
        regular price|strike price|strikethrough price|comparison price|suggested retail price|recommended retail price|
        reference price|previous price|uvp|price before discount|typical price|map price""",
    "currency": "币种|货币|货币单位|币别|currency|currency code|price currency|waehrung|währung",
    "sale_starts": """促销开始时间|活动开始时间|优惠开始时间|date sale price starts|sale from date|sale start date|
        special price from date|promo start date|sale price start|sale starts at|discount start date""",
    "sale_ends": """促销结束时间|活动结束时间|优惠结束时间|date sale price ends|sale end date|special price to date|promo end date|
        sale price end|sale ends at|discount end date""",
    "sale_window": "sale price effective date|sale price dates",
    "language": "语言|语种|language|lang|locale|content language",
    "observed_at": "采集时间|抓取时间|观察时间|observed at|crawled at|scraped at|crawl time|crawl timestamp",
    "privacy_url": "隐私政策链接|隐私政策网址|privacy policy url|privacy url",
    "privacy_text": "隐私政策|隐私政策全文|privacy policy|privacy policy text",
}

# Columns that hold nothing a buyer reads. A table is not scanned for claims in its stock counts.
_UNUSED_NAMES: Final = """库存|总库存|商品库存|数量|宝贝数量|状态|商品状态|上下架状态|商品主图|主图|图片|商品图片|图片链接|图片地址|创建时间|修改时间|更新时间|上架时间|下架时间|
    发布时间|销量|月销量|商品月销量|累计销量|评论数|评价数|条形码|条码|商品条形码|重量|毛重|净重|体积|长|宽|高|运费|运费模板|序号|排序|淘宝客链接|收入比率|佣金|卖家id|
    平台类型|优惠券id|优惠券总量|优惠券剩余量|优惠券链接|商品优惠券推广链接|优惠券开始时间|优惠券结束时间|quantity|qty|stock|inventory|status|image|images|image link|
    additional image link|picurl|pic url|picture|main image|availability|condition|condition id|conditionid|gtin|upc|ean|isbn|
    mpn|barcode|asin2|asin3|weight|shipping|shipping weight|tax class|tax status|published|visibility|position|
    created at|updated at|open date|date|timestamp|row|index|no|no.|line|item is marketplace|product id type|zshop shipping fee|
    item condition|zshop category1|zshop browse path|zshop storefront feature|will ship internationally|
    expedited shipping|zshop boldface|bid for featured placement|add delete|pending quantity|fulfillment channel|
    merchant shipping group|fulfillment latency|format|duration|location|dispatchtimemax|dispatch time max|
    returnsacceptedoption|returns accepted option|relationship|relationshipdetails|relationship details|action|
    category id|lifecycle status|publish status|status change reason|buy box item price|buy box shipping price|
    product tax code|weight unit|shipping weight unit|fulfillment lag time|wpid|offer start date|offer end date|
    item creation date|item last updated|store view code|attribute set code|product websites|product online|
    tax class name|visibility in catalog|url key|base image|small image|thumbnail image|is in stock|out of stock qty|
    additional images|configurable variations|configurable variation labels|rating|ratings|review count|reviews count|
    rank|sales rank|seller id|shop id|store id|parent|type id|country|quantity to sell on facebook|update delete|parentage|
    parent child|relationship type|variation theme|feed product type|item package quantity|number of items|
    comparison price type|price type"""
# Columns and keys of what buyers wrote, which the seller does not say. Praise that a seller chose and posts (好评, testimonials)
# is the seller's own, and is checked.
_REVIEW_NAMES: Final = """评价|评论|追评|追加评价|买家评价|买家评论|用户评价|用户评论|客户评价|客户评论|顾客评价|顾客评论|商品评价|商品评论|宝贝评价|评价内容|评论内容|
    评价详情|评论详情|评价列表|评论列表|全部评价|全部评论|首评内容|追评内容|买家留言|review|reviews|customer review|customer reviews|buyer review|
    buyer reviews|user review|user reviews|product review|product reviews|top reviews|review list|review text|review body|review content|
    review title|review headline|customer comments|buyer comments|user comments|kundenbewertungen|bewertungen|avis clients|reseñas|recensioni"""
_UNUSED_PATTERN: Final = re.compile(
    r"(?:图片?|图|链接|网址|地址|库存|数量|时间|日期|编号|状态)\d{0,2}$"
    r"|\b(?:image|images|img|photo|picture|url|link|thumbnail|gtin|ean|upc|barcode|quantity|qty|count|date|"
    r"timestamp)\b ?(?:url|link|path)? ?\d{0,2}$"
    r"|^(?:image|img|photo|picture|shipping|inventory|tax|google shipping|cost per|cost price)(?:\b| ?\d)|^(?:p|product): ?(?:upc|ean|isbn)$"
)
_BRACKETED: Final = re.compile(r"\s*[(（\[【][^()（）\[\]【】]{0,40}[)）\]】]\s*$")
_NUMBERED: Final = re.compile(
    r"^(bullet point|bullet|key product features|feature|要点|卖点|product highlight|五点描述) ?\d{1,2}$"
)


def _by_name() -> dict[str, str]:
    roles: dict[str, str] = {}
    for role, names in ROLE_NAMES.items():
        for name in names.split("|"):
            roles.setdefault(normal_name(name), role)
    return roles


@lru_cache(maxsize=4096)
def normal_name(name: str) -> str:
    """Return the form in which column names are compared."""
    name = unicodedata.normalize("NFKC", name.strip().lstrip("\ufeff")).lower().replace("*", " ")
    return re.sub(r"[\s_\-‐-―]{1,50}", " ", name).strip(" :")


@lru_cache(maxsize=4096)
def role_of(name: str) -> str | None:
    """Return the role of a column of that name (`title`, `price`, `bullets`, `unused` …), or None when it is unknown."""
    plain = normal_name(name)
    if plain in ROLES:
        return ROLES[plain]
    if plain in UNUSED or plain.startswith("action(siteid="):
        return "unused"
    if plain.startswith("c:"):  # eBay's item specifics
        return ROLES.get(plain[2:].strip())
    if _NUMBERED.match(plain):
        return "bullets"
    bare = _BRACKETED.sub("", plain).strip()
    if bare and bare != plain:
        return role_of(bare)
    return "unused" if _UNUSED_PATTERN.search(plain) else None


def unit_of(name: str) -> str | None:
    """Return what stands in brackets at the end of a column name: `元` for `商品价格(单位：元)`."""
    found = re.search(r"[(（\[]([^()（）\[\]]{1,20})[)）\]]\s*$", name)
    return found[1].rpartition("：")[2].rpartition(":")[2].strip() if found else None


ROLES: Final = _by_name()
REVIEWS: Final = frozenset(normal_name(name) for name in _REVIEW_NAMES.split("|"))
UNUSED: Final = frozenset(normal_name(name) for name in _UNUSED_NAMES.split("|")) | REVIEWS
ROLE_KEYS: Final = frozenset(ROLE_NAMES)
