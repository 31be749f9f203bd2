"""What reports say, in Chinese and English."""

from __future__ import annotations

from listing_audit.model.topics import FAMILY_TITLES, TOPICS, Confidence, Severity, Verdict

SEVERITY_WORDS: dict[Severity, tuple[str, str]] = {
    "critical": ("严重", "critical"),
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
    "info": ("提示", "info"),
}
VERDICT_WORDS: dict[Verdict, tuple[str, str]] = {
    "violation": ("违规", "violation"),
    "needs_evidence": ("需举证", "needs evidence"),
    "advice": ("建议", "advice"),
    "undecided": ("待定", "undecided"),
}
CONFIDENCE_WORDS: dict[Confidence, tuple[str, str]] = {
    "high": ("高", "high"),
    "medium": ("中", "medium"),
    "low": ("低", "low"),
}
OUTCOME_WORDS: dict[str, tuple[str, str]] = {
    "reported": ("已报告", "reported"),
    "cleared": ("已豁免", "cleared"),
    "not_met": ("条件不成立", "condition not met"),
    "undecided": ("待定", "undecided"),
    "merged": ("并入另一条", "merged into another"),
    "out_of_scope": ("不适用", "out of scope"),
}
FIELD_WORDS: dict[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "subtitle": ("副标题", "subtitle"),
    "description": ("描述", "description"),
    "bullets": ("卖点", "bullet"),
    "attributes": ("属性", "attribute"),
    "privacy_policy": ("隐私政策", "privacy policy"),
    "price": ("价格", "price"),
}
# Why the history of a promotion is not asked.
EXEMPT_WORDS: dict[str, tuple[str, str]] = {
    "no_reduction_announced": ("没有宣称降价", "no reduction is announced"),
    "conditional": (
        "附条件的优惠（多件、满额），不是单件降价",
        "the offer is conditional: several bought, or a basket",
    ),
    "personalised": ("只给个人的优惠", "a truly personal offer"),
    "general_claim": ("只是一般的价格口号", "a slogan about prices, no reduction"),
    "perishable": ("易腐商品，当地规定除外", "perishable goods, which the state excepts"),
    "new_goods": ("新上市商品，当地规定除外", "new goods, which the state excepts"),
    "launch_price": ("首发价，当地规定除外", "a launch price, which the state leaves out"),
    "price_of_others": ("与其他经营者的价格比较，不适用本规则", "a comparison with other traders' prices"),
}

_PHRASES: dict[str, tuple[str, str]] = {
    # labels in front of a text
    "why": ("原因", "Why"),
    "law": ("依据", "Law"),
    "remedy": ("怎么改", "Remedy"),
    "instead": ("改为", "Write"),
    "penalty": ("处罚", "Penalty"),
    "related": ("相关", "Related"),
    "fact": ("缺少事实", "Missing"),
    "price": ("价格", "Price"),
    "rule": ("规则", "Rule"),
    # parts of a finding
    "delete": ("删去这些字", "delete these words"),
    "more_related": ("另有 {count} 处，见机器可读格式", "{count} more; machine formats list them"),
    "lawful_reference": ("合法基准价 {value}", "lawful reference price {value}"),
    "window": ("期间 {start} 至 {end}", "window {start} to {end}"),
    "confidence": ("把握{value}", "confidence {value}"),
    "first_seen": ("首次发现 {value}", "first seen {value}"),
    "no_id": ("（无编号）", "(no id)"),
    "unread": ("无法读取", "not read"),
    "considered": ("考虑过的词语", "What was considered"),
    "nothing_marked": ("（没有可标出的文字）", "(no words to mark)"),
    "open_on_rest": ("若商品其余部分也没有，则缺少：", "Missing too, unless the rest of the listing shows it:"),
    "open_on_history": ("没有价格历史，以下价格比较无法判断真伪：", "Cannot be told without a price history:"),
    "hidden": ("另有 {count} 项未显示；--limit 0 显示全部", "not shown: {count}; --limit 0 shows all"),
    "gone": ("基线中的 {count} 项已不再出现", "Of the baseline, no longer found: {count}"),
    # statistics and comparisons
    "statistics": ("按规则统计", "By rule"),
    "in_listings": ("商品 {count} 个", "listings {count}"),
    "diff_new": ("新增", "New"),
    "diff_gone": ("已消失", "Gone"),
    "diff_persisting": ("仍在", "Persisting"),
    "diff_changed": ("其中已变化", "of these, changed"),
    # the summary
    "summary": ("汇总", "Summary"),
    "listing": ("商品 1 个", "1 listing"),
    "listings": ("商品 {count} 个", "{count} listings"),
    "rule_count": ("规则 {count} 条", "rules {count}"),
    "as_of": ("法律日期 {value}", "law of {value}"),
    "finding": ("问题 1 项", "1 finding"),
    "findings": ("问题 {count} 项", "{count} findings"),
    "no_findings": ("未发现问题", "No findings"),
    "no_listings": ("没有读到任何商品，什么也没有审核", "No listing was read: nothing was audited"),
    "by_family": ("按类别", "by family"),
    "undecided": (
        "待定 {count} 项：规则适用但缺少事实，不等于合规",
        "undecided {count}: a rule applies but lacks a fact; this is not a pass",
    ),
    "advice": ("建议 {count} 项", "advice {count}"),
    "suppressed": ("已忽略 {count} 项（豁免单或基线）", "suppressed {count}, by waivers or a baseline"),
    "errors": ("未能读取 {count} 处：这些内容未经审核", "not read {count}: these parts were not audited"),
    "unchanged": ("未变化、未审核的商品 {count} 个", "unchanged listings, not audited: {count}"),
    "nothing_changed": ("没有商品有变化", "No listing has changed"),
    "rule_set": ("规则集 {value}", "rule set {value}"),
}


def phrase(key: str, language: str, **values: object) -> str:
    """Return one phrase of the reports, Chinese for `zh`, English for anything else, with its values filled in."""
    return word(_PHRASES[key], language).format(**values)


def word(pair: tuple[str, str], language: str) -> str:
    """Return the Chinese of a pair for `zh`, the English for anything else."""
    return pair[0 if language == "zh" else 1]


def topic_title(topic: str, language: str) -> str:
    """Return what a topic is called; a topic that is not known is its own name."""
    entry = TOPICS.get(topic)
    return word((entry[1], entry[2]), language) if entry else topic


def family_title(family: str, language: str) -> str:
    """Return what a family of topics is called; a family that is not known is its own name."""
    return word(FAMILY_TITLES.get(family, (family, family)), language)


def field_title(name: str, language: str) -> str:
    """Return what a field is called: `bullets[0]` is bullet 1, `attributes.ingredients` is attribute ingredients."""
    family, dot, key = name.partition(".")
    if dot:
        return f"{word(FIELD_WORDS.get(family, (family, family)), language)} {key}"
    family, bracket, number = name.partition("[")
    title = word(FIELD_WORDS.get(family, (family, family)), language)
    digits = number.removesuffix("]")
    if not bracket:
        return title
    # A name of another shape came with the source and is shown as it is.
    return f"{title} {int(digits) + 1}" if digits.isdecimal() and len(digits) < 10 else name
