"""Where a Chinese text shows what buyers wrote: lines of masked or starred reviewers under a heading of reviews, questions
that buyers answer one another (问大家), and the part of a page that its markup calls reviews.

Chinese law asks what the seller says; a platform's review under the text is not that. What the seller himself picks and
posts (好评, 反馈, 见证, a name that is written out) is his own word, and is none of these lines.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# As the folded view has them: plain brackets and colons.
_HEADING: Final = re.compile(
    r"[\s【\[「·•◆■▌-]{0,8}(?:以下\S{0,4}?(?:为|是|来自))?(?:(?:平台|系统|本店|买家|用户|顾客|客户|商品|宝贝|累计|全部|最新|真实)的?){1,3}"
    r"(?:评价|评论|晒单)(?:区|列表|内容|展示)?[】\]」]?\s{0,3}(?:[(（][^()（）\n]{0,20}[)）])?"
    r"|[\s【\[「·•◆■▌-]{0,8}买家秀[】\]」]?"
)
# Buyers ask and buyers answer; each line says which it is.
_ASKED_OF_BUYERS: Final = re.compile(
    r"[\s【\[「·•◆■▌-]{0,8}问大家[】\]」]?\s{0,3}(?:[(（][^()（）\n]{0,20}[)）])?[\s:：]{0,3}"
)
_ASKED_OR_ANSWERED: Final = re.compile(
    r"\s{0,4}(?:问|答|q|a|提问|追问|回答|(?:已购)?(?:买家|网友|用户)(?:提问|回答|答))\s{0,2}[:：]"
)
# Said of the reviews beside the heading: then they need no masked name.
_NOT_OURS: Final = re.compile(
    r"(?:非|不是|并非|不代表)(?:商家|卖家|本店|本公司|我们|我司|品牌|店铺)(?:的)?(?:宣传|广告|观点|立场|自述|承诺)|(?:系统|平台)自动(?:展示|显示|抓取|同步|生成)"
)
_REVIEWER: Final = re.compile(
    r"[\s:：]{0,3}[★☆⭐]{3,5}|[\s\"“'·•★☆⭐-]{0,12}(?:(?:用户|买家|会员|顾客)?[^\s*:：,，。;；]{0,4}\*{1,6}[^\s*:：,，。;；]{0,4}|匿名(?:用户|买家|会员|顾客)?)[\s:：(（★☆⭐|,，]"
)
# The masked name may stand behind the words.
_SIGNED: Final = re.compile(r"[—–-]{1,2}\s?(?:[^\s*—–-]{0,4}\*{1,6}[^\s*—–-]{0,4}|匿名(?:用户|买家|会员|顾客)?)\s?$")
# What stands beside a review and says nothing: its date, its stars, the variant that was bought.
_BESIDE: Final = re.compile(
    r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\s\d:]*|[★☆⭐\s]+|(?:颜色分类|颜色|规格|尺码|款式|已购).{0,40}"
)
# A line that goes on for longer is a page run together, and not one review: the rest of it may be the seller's.
_LONGEST: Final = 200
_HEADINGS: Final = ("评价", "评论", "买家秀", "晒单", "问大家")
# What shops and their review plugins call the part with reviews, as for whole pages (`ingest.html_page`).
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?:\s[^<>]{0,400})?)>")
_OF_BUYERS: Final = re.compile(
    r"""\s(?:class|id)\s{0,2}=\s{0,2}["']?(?:[^"'>]{0,80}\s)?(?:(?:customer-|product-|buyer-|user-)?reviews|review-list|reviews-list"""
    r"""|comments?-list|comments|commentlist|rate-list)(?=["'\s>]|$)|\sitemprop\s{0,2}=\s{0,2}["']?review(?=["'\s>]|$)""",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def buyers_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a folded text that buyers wrote, in order, as `[start, end)`. Linear in the text."""
    if not any(word in text for word in _HEADINGS):
        return ()
    found: list[tuple[int, int]] = []
    start, is_under, one_of_them = 0, False, _REVIEWER
    for line in text.split("\n"):
        heading, asked = _HEADING.match(line), _ASKED_OF_BUYERS.match(line)
        if asked is not None:
            rest = line[asked.end() : asked.end() + _LONGEST]
            is_under, one_of_them = (
                not rest or "答" in rest or _ASKED_OR_ANSWERED.match(rest) is not None,
                _ASKED_OR_ANSWERED,
            )
        elif heading is not None:
            rest = line[heading.end() : heading.end() + _LONGEST].lstrip(" :：,，")
            is_masked = _REVIEWER.match(rest) or _SIGNED.search(rest) or _NOT_OURS.search(line[: heading.end() + 40])
            is_under, one_of_them = not rest or is_masked is not None, _REVIEWER
        is_told = is_under and (heading is not None or asked is not None or one_of_them.match(line) is not None)
        if is_told:
            found.append((start, start + min(len(line), _LONGEST)))
        elif is_under:
            plain = line.strip()
            is_under = not plain or _BESIDE.fullmatch(plain) is not None
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=64)
def marked_as_reviews(raw: str) -> tuple[tuple[int, int], ...]:
    """Return the elements of a text in HTML that its markup calls reviews, in order, as `[start, end)` in the raw text.

    One that is never closed is left where it is: it would swallow what the seller says behind it. Linear in the text.
    """
    if "<" not in raw or _OF_BUYERS.search(raw) is None:
        return ()
    found: list[tuple[int, int]] = []
    start, name, depth = 0, "", 0
    for tag in _TAG.finditer(raw):
        if not name:
            if not tag[1] and _OF_BUYERS.search(tag[3]) is not None:
                start, name, depth = tag.start(), tag[2].lower(), 1
        elif tag[2].lower() == name:
            depth += -1 if tag[1] else not tag[3].endswith("/")
            if depth == 0:
                found.append((start, tag.end()))
                name = ""
    return tuple(found)
