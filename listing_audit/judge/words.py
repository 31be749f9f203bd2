"""Messages filled in for one finding, and the words for what they name. No format language: names in braces only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from listing_audit.model.findings import Citation, Detail
from listing_audit.model.scope import field_family
from listing_audit.model.topics import TOPICS
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Source
from listing_audit.verify.outcome import Outcome

_NAME = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_QUOTE_CHARS: Final = 80

UNDECIDED: Final = Bilingual("{message}（未能判定，缺少：{fact}）", "{message} (undecided; missing: {fact})")
CATEGORY_UNKNOWN: Final = Bilingual(
    "商品类目未知，结论取决于类目；请在数据中填写类目后重新检查。",
    "The product category is not known and decides this; declare the category and check again.",
)
BUYERS_WORDS: Final = Bilingual(
    "买家在评价里写的，不是卖家的话", "a buyer wrote it in a review; the seller does not say it"
)
READS_PLAIN: Final = Bilingual(
    "所在语句读起来像平铺直叙的事实，不像宣传用语，因此只作提示；请人工确认。",
    "The clause reads like a plain fact rather than a claim, so this is mere advice; look at it yourself.",
)

_FIELDS: Final = {
    "title": Bilingual("标题", "title"),
    "subtitle": Bilingual("副标题", "subtitle"),
    "description": Bilingual("描述", "description"),
    "bullets": Bilingual("卖点", "bullet point"),
    "attributes": Bilingual("属性", "attribute"),
    "privacy_policy": Bilingual("隐私政策", "privacy policy"),
    "price": Bilingual("价格", "price"),
}
_CATEGORIES: Final = {
    "food": "食品", "supplement": "保健食品", "cosmetics": "化妆品", "medical_device": "医疗器械", "drug": "药品",
    "infant": "母婴用品", "electronics": "电子产品", "appliance": "家用电器", "clothing": "服装鞋包", "home": "家居用品",
    "jewelry": "珠宝首饰", "pet": "宠物用品", "toy": "玩具", "auto": "汽车用品", "sports": "运动户外", "education": "教育培训",
    "service": "服务", "alcohol": "酒类", "agri": "农资", "cleaning": "清洁用品", "garden": "园艺", "other": "其他",
}  # fmt: skip
_FACTS: Final = {
    "text_too_long": Bilingual(
        "其后的内容（文本过长，未逐字审查）", "what follows (the text is too long to be audited to its end)"
    ),
    "pattern_timed_out": Bilingual("匹配超时，未得出结果", "a pattern ran out of time"),
    "too_many_occurrences": Bilingual(
        "其后内容（同类词语太多，未逐一检查）", "what follows (too many of these words to look at each)"
    ),
    "english_language_model": Bilingual("英语语言模型", "an English language model"),
    "rest_of_listing": Bilingual("商品的其余信息", "the rest of the listing"),
    "product_category": Bilingual("商品类目", "the product category"),
    "a_privacy_policy": Bilingual("隐私政策本身（这份文档不是）", "the privacy policy itself (this document is none)"),
    "unknown": Bilingual("一项未知事实", "a fact that is not known"),
    "price_history": Bilingual("价格历史记录", "a price history"),
    "price_history_of_this_channel": Bilingual("同一渠道的价格历史", "a price history of the same channel"),
    "price_history_in_this_currency": Bilingual("同一币种的价格历史", "a price history in the same currency"),
    "history_complete": Bilingual("完整的价格记录", "a price record without gaps"),
    "price_observations": Bilingual("期间内足够密的价格观测", "price observations close enough together"),
    "price_in_window": Bilingual("期间内的任何价格", "any price within the window"),
    "price_outlier": Bilingual(
        "疑似小数点错误的价格是否真实", "whether a price that looks like a slipped decimal point was real"
    ),
    "transactions_complete": Bilingual("完整的成交记录", "a complete record of deals"),
    "starts_at": Bilingual("促销开始时间", "when the promotion began"),
    "price": Bilingual("促销价", "the promotional price"),
    "progressive_started_at": Bilingual("逐步降价的开始时间", "when the progressive reduction began"),
    "reference_period_days": Bilingual("被比较价所指的期间", "the period that the compared price refers to"),
    "still_advertised": Bilingual("到期后是否仍在宣传", "whether it was still advertised after its end"),
    "price_at_observation": Bilingual("到期后观测到的售价", "the price seen after its end"),
    "ends_at": Bilingual("促销结束时间", "when the promotion ends"),
    "price_after_reduction": Bilingual("减价后的实际售价", "the price after the reduction"),
    "vat_rate": Bilingual("增值税率", "the VAT rate"),
    "rrp_current": Bilingual("现行厂商建议价的证明", "proof of the maker's current recommended price"),
    "market_prices": Bilingual("其他卖家的售价", "what other sellers charge"),
    "national_rule": Bilingual("该成员国对此情形的规定", "the member state's rule for this case"),
    "later_price_charged": Bilingual("优惠结束后是否真按该价销售", "whether the later price was really charged"),
    "sales_at_reference": Bilingual("以被比较价售出的数量", "how many were sold at the compared price"),
    "sales_total_60d": Bilingual("近60天的总销量", "sales of the last 60 days"),
    "regularly_offered": Bilingual("该价格是否通常的售价", "whether that price was regularly offered"),
    "price_law_of_this_place": Bilingual("该地区的价格规则", "price rules of this place"),
}
_RULES_FOR: Final = "rules_for_language_"
_UNREAD: Final = "fact:"
_PROBLEMS: Final = {
    "too_long": Bilingual("过长", "too long"),
    "too_short": Bilingual("过短", "too short"),
    "forbidden_character": Bilingual("含有不允许的字符", "a character that is not allowed"),
    "repeated_word": Bilingual("词语重复过多", "a word repeated too often"),
    "capitals": Bilingual("大写字母过多", "too many capitals"),
}
_STATES: Final = {
    "missing": Bilingual("缺失", "missing"),
    "vague": Bilingual("含糊", "vague"),
    "contradiction": Bilingual("自相矛盾", "contradictory"),
}


def filled(text: Bilingual, values: Mapping[str, str], language: str) -> str:
    """Return the text in the language with `{name}` replaced. A name that is not known stays as it is written.

    Values go in as they are and are not looked into again, so a quote that holds braces is harmless.
    """
    return _NAME.sub(lambda match: values.get(match[1], match[0]), text.get(language))


def values_of(outcome: Outcome, *, category: str | None, marketplace: str | None, language: str) -> dict[str, str]:
    """Return what the texts of a rule may name: the quote, the place, the scope, and every plain detail."""
    found = {name: _detail_word(name, value, language) for name, value in outcome.details.items() if _is_plain(value)}
    # A detail in both languages is a text for people: `{zh: …, en: …}`.
    for name, value in outcome.details.items():
        if isinstance(value, dict) and value.keys() == {"zh", "en"}:
            found[name] = str(value["zh" if language == "zh" else "en"])
    found.update(
        quote=shortened(outcome.quote if outcome.quote is not None else outcome.folded_quote),
        field=field_word(outcome.field.name, language),
        category=category_word(category, language),
        jurisdiction=outcome.jurisdiction,
        marketplace=marketplace or "",
    )
    return found


def shortened(quote: str) -> str:
    """Return the quote on one line and no longer than a message can bear."""
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_CHARS else line[: _QUOTE_CHARS - 1] + "…"


def field_word(name: str, language: str) -> str:
    """Return what people call the field: `bullets[1]` is 卖点 2, "bullet point 2"."""
    family = field_family(name)
    word = _FIELDS[family].get(language) if family in _FIELDS else name
    number = re.fullmatch(r"[a-z_]+\[(\d+)\]", name)
    if number:
        return f"{word} {int(number[1]) + 1}"
    rest = name.partition(".")[2]
    return f"{word} {rest}" if rest else word


def category_word(category: str | None, language: str) -> str:
    """Return what people call the category; an unknown one is named as unknown."""
    if category is None:
        return "类目未知" if language == "zh" else "unknown category"
    return _CATEGORIES.get(category, category) if language == "zh" else category.replace("_", " ")


def fact_word(fact: str, language: str) -> str:
    """Return what people call a missing fact; an unlisted one reads as its name does."""
    if fact in _FACTS:
        return _FACTS[fact].get(language)
    if fact.startswith(_RULES_FOR):
        tag = fact.removeprefix(_RULES_FOR)
        return f"语言 {tag} 的规则" if language == "zh" else f"rules for the language {tag}"
    if fact.startswith(_UNREAD):
        name = fact.removeprefix(_UNREAD)
        return f"事实 {name} 写得无法读取" if language == "zh" else f"the fact {name}, which cannot be read"
    return fact.replace("_", " ")


def citation_of(source: Source) -> Citation:
    """Return the source as it is to be printed."""
    return Citation(source.name, source.article, source.url)


def source_words(source: Source | None) -> str | None:
    """Return the source on one line, or None when there is none."""
    if source is None:
        return None
    return f"{source.name} {source.article}" if source.article else source.name


def _is_plain(value: Detail) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _detail_word(name: str, value: Detail, language: str) -> str:
    text = str(value)
    if name == "problem" and text in _PROBLEMS:
        return _PROBLEMS[text].get(language)
    if name == "state" and text in _STATES:
        return _STATES[text].get(language)
    if name == "underlying_topic" and text in TOPICS:
        return TOPICS[text][1 if language == "zh" else 2]
    return text
