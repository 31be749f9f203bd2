"""What a compared price says of itself: the trader's own price, a maker's, others', or nothing at all."""

from __future__ import annotations

import re
from typing import Final, Literal

# none: no label. unexplained: a word that says nothing. own: the trader's own earlier price. maker: recommended price.
# sold: "formerly sold at". market: what others charge. named: a price of another place or of the tag (CN).
LabelKind = Literal["none", "unexplained", "own", "maker", "list", "sold", "market", "named", "future"]

_W: Final = r"(?<![^\W\d_])"  # no letter before
_E: Final = r"(?![^\W\d_])"

_MAKER: Final = re.compile(
    rf"{_W}(?:r\.?r\.?p|m\.?s\.?r\.?p|s\.?r\.?p|uvp|uvpe|evp|pvpr|p\.?v\.?p\.? ?r(?:ec)?|dmoc|moc|d\.?p\.?c|sdp|ovh){_E}\.?"
    r"|recommended (?:retail|selling|price)|suggested (?:retail|selling|price)|(?:manufacturer|maker|brand)[’']?s?[’']? "
    r"(?:recommended|suggested|list|retail)|unverb\w*\.? ?preisempf\w*|preisempfehlung|empf\w*\.? (?:verkaufs|laden)?preis"
    r"|hersteller-?(?:preis|empf)|advies\w*prijs|aanbevolen (?:verkoop)?prijs|prix (?:de vente |public )?(?:conseill|recommand|indicatif)"
    r"|prezzo (?:di vendita )?(?:consigliato|suggerito|raccomandato)|precio (?:de venta )?(?:recomendado|sugerido)"
    r"|pvp (?:recomendado|sugerido)|preço (?:de venda )?(?:recomendado|sugerido)|doporučen\w* (?:\w+ )?(?:cena|ceny)|odporúčan\w* "
    r"(?:\w+ )?cena|(?:sugerowan|zalecan|rekomendowan)\w* cen|cen\w* (?:\w+ )?(?:sugerowan|zalecan|rekomendowan|producenta)"
    r"|(?:ohje|suositus)(?:vähittäis)?hinta|vejledende|veiledende|rekommenderat|rek\.? ?pris|vejl\.? ?pris|veil\.? ?pris|cirkapris|ajánlott|preporučen|priporočen"
    r"|препоръч|recomandat|προτεινόμεν|soovituslik"
    r"|(?:厂[商家]|品牌方?|官方|生产商|制造商)?(?:建议|指导)(?:零售|销售|市场)?(?:指导)?价|厂[商家](?:建议|指导|定)价|希望小売",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    rf"{_W}list(?: price)?{_E}|{_W}listing price|listenpreis|katalogpreis|cena katalogowa|prix catalogue|prezzo di listino|catalogusprijs",
    re.IGNORECASE,
)
_SOLD: Final = re.compile(
    r"(?:formerly|previously|originally|last|regularly|was) sold (?:at|for)|sold (?:at|for) .{0,12}(?:before|last)",
    re.IGNORECASE,
)
_MARKET: Final = re.compile(
    rf"compar(?:e|able)|elsewhere|{_W}value{_E}|{_W}worth{_E}|competitor|other (?:stores|shops|sellers|retailers)|in[- ]store elsewhere"
    r"|market price|street price|wettbewerb|marktpreis|fachhandel|concurren|ailleurs|altrove|en otras tiendas|konkurenc|u jinde"
    r"|typical(?:ly)? price|(?:其他|别的|他)(?:平台|店|家|网)|竞品|同行|全网(?:均价|价)|外面卖|实体店",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"专柜(?:同款)?(?:零售)?价?|吊牌价?|标签价|门店价|线下价|免税店?价|海外\w{0,3}价|国外\w{0,3}价|官网价|商场价|柜台价|出厂价|批发价"
)
_FUTURE: Final = re.compile(
    r"after[- ](?:promo\w*|sale|offer|launch|intro\w*)|future price|later price|price (?:from|after)|will be|后恢复|恢复价|活动后|上市价|之后",
    re.IGNORECASE,
)
_UNEXPLAINED: Final = re.compile(r"划线|参考|市场|对比|比较|指示价|标价|面价|挂牌价|^[\W_]*价格?[\W_]*$|^价[:：]?$")
_OWN_ZH: Final = re.compile(
    r"原价|原售|日常|平时|平日|正常|店铺|本店|活动前|促销前|往日|日均|售价|零售价|昨日|之前|曾售|七日|30天|30日|最低"
)
# Fields of exports that hold a compared price without saying what it is.
_COLUMN_NAMES: Final = re.compile(
    r"^(?:(?:variant )?compare[- _]?at[- _]?price.*|price_before_discount|regular[_ ]price|price|was[_ ]?price|reference_price|"
    r"original[_ ]?price|market[_ ]?price|list[_ ]price|old[_ ]?price|highprice|strikethrough.*)$",
    re.IGNORECASE,
)


def label_kind(label: str | None, place: str) -> LabelKind:
    """Return what kind of price a label names, as the law of the place reads it (`CN`, `EU`, `GB`, `US`)."""
    text = (label or "").strip()
    if not text:
        return "none"
    if place == "CN":
        return _chinese(text)
    if place == "US" and _LIST.search(text.replace("_", " ")):
        return "list"
    if _COLUMN_NAMES.match(text):
        return "own"
    if _MAKER.search(text):
        return "maker"
    if _FUTURE.search(text):
        return "future"
    if place == "US" and _SOLD.search(text):
        return "sold"
    # "Value" and "worth" name no maker; in the EU they are judged as the trader's own price.
    if place in ("US", "GB") and _MARKET.search(text):
        return "market"
    if place == "EU" and _MARKET.search(text) and not re.search(r"value|worth", text, re.IGNORECASE):
        return "market"
    return "own"


def promises_sales(words: str) -> bool:
    """Return whether an ad's words say of the compared price that goods were sold at it, not only offered (US)."""
    return _SOLD.search(words) is not None


def _chinese(text: str) -> LabelKind:
    if _MAKER.search(text):
        return "maker"
    if _NAMED.search(text):
        return "named"
    if _UNEXPLAINED.search(text):
        return "unexplained"
    if _OWN_ZH.search(text):
        return "own"
    if _COLUMN_NAMES.match(text):
        return "unexplained"
    return "own"


# Words that stand before a printed price and say what it is: the label of an ad that has no label field.
_PRINTED: Final = re.compile(
    r"(?P<label>rrp|msrp|srp|uvp|was|were|reduced from|formerly|previously|originally|orig\.?|reg\.?(?:ular(?:ly)?)?|"
    r"compare(?:d)? (?:at|to)|list(?: price)?|statt|vorher|bisher|früher|au lieu de|invece di|anziché|antes|van|zamiast|było|byla|"
    r"původně|před|ennen|norm\.|划线价|原价|原售价|日常价|平日价|参考价|市场价|对比价|专柜价|吊牌价|标牌价|厂[商家](?:建议|指导)(?:零售)?价|"
    r"建议零售价|官方指导价|指导价|门市价|正价|标价)"
    r"(?: price)?[ :：=]{0,3}(?P<amount>(?:(?:[a-z]{0,3}[$€£¥￥]|rmb|chf|usd|eur|gbp|zł|kč) ?)?\d(?:[\d.,  ]{0,14}\d)?(?: ?[万千])?)(?![\d%％折])",
    re.IGNORECASE,
)


def printed_labels(text: str) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """Return the labels that stand before an amount in a text, each with the amount's text and the place of both."""
    found = []
    for match in _PRINTED.finditer(text[:2000]):
        before = text[match.start() - 1] if match.start() else " "
        if match["label"][0].isascii() and before.isalnum():
            continue
        found.append((match["label"], match["amount"].strip(" .,"), match.span()))
    return tuple(found)
