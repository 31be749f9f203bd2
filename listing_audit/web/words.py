"""What the pages say, in Chinese and English."""

from __future__ import annotations

from typing import Final

from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES

_PAGES: Final[dict[str, tuple[str, str]]] = {
    "product": ("商品合规预检", "Listing pre-check"),
    "skip": ("跳到正文", "Skip to content"),
    "nav": ("页面", "Pages"),
    "nav_check": ("商品", "Listing"),
    "nav_policy": ("隐私政策", "Privacy policy"),
    "nav_price": ("价格", "Prices"),
    "nav_desk": ("审核台", "Desk"),
    "switch": ("English", "中文"),
    "caution": (
        "程序按条文和文字判断，不核实事实，也不是法律意见。所填内容只在本机处理，不保存、不外传。",
        "A program judges words against articles of law. It does not check facts and gives no legal advice. What you enter is handled on this machine only; nothing is kept or sent elsewhere.",
    ),
    "law_of": ("法律日期 {day} · 规则 {rules} 条 · 规则集 {digest}", "Law of {day} · {rules} rules · rule set {digest}"),
    "api": ("HTTP 接口说明", "HTTP API"),
    "refused": ("请求未被接受", "The request was refused"),
    "back": ("返回", "Back"),
    # the listing
    "check_title": ("上架前检查商品", "Check a listing before it goes live"),
    "check_lead": (
        "粘贴标题和描述，立即看到哪些字句有问题、违反哪一条、改成什么。",
        "Paste the title and description: see at once which words are a problem, under which article, and what to write instead.",
    ),
    "form_title": ("商品内容", "The listing"),
    "title": ("标题", "Title"),
    "subtitle": ("副标题", "Subtitle"),
    "bullets": ("卖点（每行一条）", "Bullet points (one a line)"),
    "description": ("描述（可为 HTML）", "Description (may be HTML)"),
    "attributes": ("属性（每行“名称：内容”）", "Attributes (“name: text” on each line)"),
    "brand": ("自有品牌", "Own brand"),
    "category": ("类目", "Category"),
    "category_none": ("自动判断", "work it out"),
    "marketplace": ("平台", "Marketplace"),
    "marketplace_none": ("不限", "none in particular"),
    "places": ("销售地（法域）", "Where it is sold (jurisdictions)"),
    "places_hint": ("不选则中文按中国法、英文按美国法。", "Without a choice: Chinese law for Chinese texts, US law for English ones."),
    "places_more": ("其他法域", "Other jurisdictions"),
    "prices": ("价格", "Price"),
    "price": ("售价", "Price"),
    "reference_price": ("划线价 / 原价", "Compared price"),
    "reference_label": ("划线价的名称", "What it is called"),
    "currency": ("币种", "Currency"),
    "policy": ("隐私政策（全文或网址）", "Privacy policy (text or address)"),
    "more": ("其他字段（JSON：offers、price_histories、evidence …）", "Other keys (JSON: offers, price_histories, evidence …)"),
    "further": ("属性、价格、隐私政策及其他", "Attributes, price, policy and more"),
    "complete": ("以上是商品的全部文字（检查是否缺少法定信息）", "These are all texts of the listing (also check what is missing)"),
    "upload": ("或上传一个商品文件", "Or upload a file with one listing"),
    "upload_hint": ("CSV、Excel、JSON、保存的网页等；取其中第一个商品。", "CSV, Excel, JSON, a saved page …; the first listing in it is taken."),
    "upload_do": ("读取文件", "Read the file"),
    "submit": ("检查", "Check"),
    "uploaded": ("已读入文件中的商品，可以修改后再检查。", "The listing of the file is in the form now; change it and check again."),
    "upload_more": ("文件中还有其他商品，这里只取第一个；整个目录请用 listing-audit scan。", "The file holds more listings; only the first is taken. A catalogue is for `listing-audit scan`."),
    "upload_none": ("文件中没有可读的商品。", "There is no listing in this file that could be read."),
    "upload_missing": ("请先选择一个文件。", "Choose a file first."),
    "bad_more": ("“其他字段”不是 JSON 对象：{reason}", "“Other keys” is not a JSON object: {reason}"),
    # results
    "results": ("检查结果", "What was found"),
    "results_blank": ("输入内容后，这里显示检查结果。", "Results appear here once there is something to check."),
    "checking": ("检查中…", "Checking…"),
    "no_answer": ("没有得到回答，请稍后再试。", "No answer came; try again in a moment."),
    "clean": ("未发现问题", "No findings"),
    "clean_hint": ("在所选法域的规则下没有发现问题。这不保证内容属实。", "Nothing was found under the rules of the places chosen. This does not say that what it claims is true."),
    "found": ("发现 {count} 项", "{count} to look at"),
    "one_found": ("发现 1 项", "1 to look at"),
    "marked": ("标出的文字", "Your text, marked"),
    "text_cut": ("（其后 {count} 个字符未显示，但已检查）", "({count} more characters were checked and are not shown)"),
    "why": ("原因", "Why"),
    "law": ("依据", "Law"),
    "remedy": ("怎么改", "What to do"),
    "instead": ("可改为", "Write instead"),
    "delete": ("删去这些字", "leave these words out"),
    "penalty": ("处罚", "Penalty"),
    "related": ("相关", "Related"),
    "missing_fact": ("缺少事实", "Missing fact"),
    "card_more": ("处罚与相关内容", "Penalty and related"),
    "accept": ("采纳", "Accept"),
    "accept_label": ("采纳对“{quote}”的修改", "Accept the change of “{quote}”"),
    "rule": ("规则", "Rule"),
    "more_findings": ("另有 {count} 项未显示；HTTP 接口给出全部。", "{count} more are not shown; the HTTP API gives all."),
    "understood": ("按此判断", "Judged as"),
    "inferred": ("（自动判断）", "(worked out)"),
    "cleared": ("考虑过但放行的字句（{count}）", "Looked at and cleared ({count})"),
    "cleared_hint": ("这些字句命中了规则，但例外或条件使其合法。", "These words met a rule, but an exemption or condition makes them lawful."),
    "accepted": ("已采纳修改，并重新检查。", "The change was made and the listing checked again."),
    "not_accepted": ("内容已变化，没有修改；请看新的结果。", "The text has changed, so nothing was replaced; see the new result."),
    "not_audited": ("未能检查：{reason}", "Not audited: {reason}"),
    "remarks": ("关于读入内容", "How it was read"),
    # the policy
    "policy_title": ("核对隐私政策", "Check a privacy policy"),
    "policy_lead": ("逐项核对法律要求写明的事项：已写明、含糊、缺少或自相矛盾，附条文和原文。", "Every disclosure that the law asks for: present, vague, missing or contradictory, with the article and the sentence."),
    "policy_form": ("隐私政策", "The policy"),
    "policy_text": ("全文（文本、Markdown 或 HTML）", "Its text (plain, Markdown or HTML)"),
    "policy_upload": ("或上传文件", "Or upload a file"),
    "policy_places_hint": ("不选则中文按中国法、其他按欧盟法。", "Without a choice: Chinese law for Chinese texts, EU law for others."),
    "policy_do": ("核对", "Check"),
    "policy_long": ("超过 {most} 个字符，不像一份隐私政策。", "Longer than {most} characters, which is no privacy policy."),
    "policy_places": ("一次最多选 {most} 个法域。", "Choose {most} jurisdictions at most."),
    "policy_empty": ("没有文字可核对。", "There is no text to check."),
    "table": ("核对表", "Checklist"),
    # prices
    "price_title": ("核对促销价格", "Check a promotion"),
    "price_lead": ("由价格历史得出可标示的最高划线价、拟定宣称是否成立、从哪天起成立。", "From the price history: the highest reference you may print, whether a planned claim stands, and from which day."),
    "price_form": ("价格历史与促销计划", "History and plan"),
    "history": ("价格历史（每行：日期 价格，可加 sale 或 transaction）", "Price history (a line: date price, then sale or transaction if it is one)"),
    "history_hint": ("价格持续到下一行为止；transaction 是一笔成交。", "A price holds until the next line; a transaction is one deal."),
    "place": ("法域", "Jurisdiction"),
    "timezone": ("时区", "Time zone"),
    "on": ("促销开始日", "First day of the promotion"),
    "promo_price": ("促销价", "Promotional price"),
    "planned_reference": ("拟标示的划线价", "Compared price planned"),
    "percent": ("宣称的降幅 %", "Percentage claimed"),
    "days": ("天数", "Days it runs"),
    "claim_text": ("广告文字", "Words of the ad"),
    "facts": ("其他事实（每行 名称=值，如 transactions_complete=true）", "Other facts (NAME=VALUE on each line, such as transactions_complete=true)"),
    "price_do": ("核对", "Check"),
    "highest": ("可标示的最高划线价", "Highest reference you may print"),
    "highest_none": ("该日没有可标示的划线价", "No reference may be printed on that day"),
    "highest_percent": ("可宣称的最高降幅", "Highest percentage you may claim"),
    "lawful_from": ("拟定宣称自此日起成立（假定现价不变）", "The planned claim stands from (if the price of now stays)"),
    "lawful_never": ("拟定宣称在 400 天内都不成立", "The planned claim stands on none of the next 400 days"),
    "verdict": ("结论", "Verdict"),
    "violation": ("违规", "Violation"),
    "indeterminate": ("不能判定", "Undecided"),
    "compliant": ("合规", "Compliant"),
    "chart": ("价格历史图", "The price history"),
    "missing": ("缺少", "Missing"),
    "bad_lines": ("这些行读不懂，没有采用：{lines}。应为“2026-05-01 199”。", "These lines could not be read and were not used: {lines}. Expected “2026-05-01 199”."),
    "bad_amount": ("“{name}”不是大于零的数：{value}", "“{name}” is no number above zero: {value}"),
    "bad_day": ("日期应写作 2026-11-11，在 2000 至 2100 年之间", "a date is written 2026-11-11, between 2000 and 2100"),
    "bad_days": ("天数应为 1 至 3650 的整数", "days: a whole number from 1 to 3650"),
    "bad_place": ("请选择有价格规则的法域", "choose a jurisdiction with price law"),
    "bad_fact": ("其他事实要写成 名称=值：{line}", "a fact is written NAME=VALUE: {line}"),
    "no_history": ("请填写价格历史。", "Enter a price history."),
}  # fmt: skip

_PLACES: Final[dict[str, tuple[str, str]]] = {
    "CN": ("中国", "China"), "US": ("美国", "United States"), "US-CA": ("加州", "California"), "US-NJ": ("新泽西州", "New Jersey"),
    "EU": ("欧盟", "European Union"), "GB": ("英国", "United Kingdom"), "AT": ("奥地利", "Austria"), "BE": ("比利时", "Belgium"),
    "BG": ("保加利亚", "Bulgaria"), "CY": ("塞浦路斯", "Cyprus"), "CZ": ("捷克", "Czechia"), "DE": ("德国", "Germany"),
    "DK": ("丹麦", "Denmark"), "EE": ("爱沙尼亚", "Estonia"), "ES": ("西班牙", "Spain"), "FI": ("芬兰", "Finland"),
    "FR": ("法国", "France"), "GR": ("希腊", "Greece"), "HR": ("克罗地亚", "Croatia"), "HU": ("匈牙利", "Hungary"),
    "IE": ("爱尔兰", "Ireland"), "IT": ("意大利", "Italy"), "LT": ("立陶宛", "Lithuania"), "LU": ("卢森堡", "Luxembourg"),
    "LV": ("拉脱维亚", "Latvia"), "MT": ("马耳他", "Malta"), "NL": ("荷兰", "Netherlands"), "PL": ("波兰", "Poland"),
    "PT": ("葡萄牙", "Portugal"), "RO": ("罗马尼亚", "Romania"), "SE": ("瑞典", "Sweden"), "SI": ("斯洛文尼亚", "Slovenia"),
    "SK": ("斯洛伐克", "Slovakia"),
}  # fmt: skip
_MARKETPLACES: Final[dict[str, tuple[str, str]]] = {
    "taobao": ("淘宝", "Taobao"), "tmall": ("天猫", "Tmall"), "jd": ("京东", "JD"), "pinduoduo": ("拼多多", "Pinduoduo"),
    "douyin": ("抖音", "Douyin"), "xiaohongshu": ("小红书", "Xiaohongshu"), "amazon": ("亚马逊", "Amazon"), "ebay": ("eBay", "eBay"),
    "etsy": ("Etsy", "Etsy"), "walmart": ("沃尔玛", "Walmart"), "google_merchant": ("Google Merchant", "Google Merchant"),
    "meta": ("Meta", "Meta"), "shopify": ("Shopify", "Shopify"), "woocommerce": ("WooCommerce", "WooCommerce"),
    "tiktok_shop": ("TikTok Shop", "TikTok Shop"), "temu": ("Temu", "Temu"), "own_site": ("自营网站", "own site"),
}  # fmt: skip
MAIN_PLACES: Final = ("CN", "US", "US-CA", "EU", "GB")


def say(key: str, language: str, **values: object) -> str:
    """Return one phrase of the pages; KeyError when there is none of this name."""
    return _PAGES[key][0 if language == "zh" else 1].format(**values)


def place_name(code: str, language: str) -> str:
    """Return what people call a jurisdiction."""
    return _PLACES.get(code, (code, code))[0 if language == "zh" else 1]


def marketplace_name(code: str, language: str) -> str:
    """Return what people call a marketplace."""
    return _MARKETPLACES.get(code, (code, code))[0 if language == "zh" else 1]


def other_places() -> tuple[str, ...]:
    """Return the jurisdictions that are not shown first."""
    return tuple(code for code in JURISDICTIONS if code not in MAIN_PLACES)


def categories() -> tuple[str, ...]:
    """Return the categories in the order of the form."""
    return CATEGORIES


def marketplaces() -> tuple[str, ...]:
    """Return the marketplaces in the order of the form."""
    return MARKETPLACES
