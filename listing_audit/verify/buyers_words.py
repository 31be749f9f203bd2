"""Where a Chinese text shows what buyers wrote: lines of masked reviewers under a heading of reviews.

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
    r"(?:评价|评论)(?:区|列表|内容|展示)?[】\]」]?\s{0,3}(?:[(（][^()（）\n]{0,20}[)）])?"
)
# Said of the reviews beside the heading: then they need no masked name.
_NOT_OURS: Final = re.compile(
    r"(?:非|不是|并非|不代表)(?:商家|卖家|本店|本公司|我们|我司|品牌|店铺)(?:的)?(?:宣传|广告|观点|立场|自述|承诺)|(?:系统|平台)自动(?:展示|显示|抓取|同步|生成)"
)
_REVIEWER: Final = re.compile(
    r"[\s\"“'·•★☆⭐-]{0,12}(?:(?:用户|买家|会员|顾客)?[^\s*:：,，。;；]{0,4}\*{1,6}[^\s*:：,，。;；]{0,4}|匿名(?:用户|买家|会员|顾客)?)[\s:：(（★☆⭐|,，]"
)
# What stands beside a review and says nothing: its date, its stars, the variant that was bought.
_BESIDE: Final = re.compile(
    r"\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?[\s\d:]*|[★☆⭐\s]+|(?:颜色分类|颜色|规格|尺码|款式|已购).{0,40}"
)
# A line that goes on for longer is a page run together, and not one review: the rest of it may be the seller's.
_LONGEST: Final = 200


@lru_cache(maxsize=64)
def buyers_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a folded text that buyers wrote, in order, as `[start, end)`. Linear in the text."""
    if "评价" not in text and "评论" not in text:
        return ()
    found: list[tuple[int, int]] = []
    start, is_under = 0, False
    for line in text.split("\n"):
        heading = _HEADING.match(line)
        if heading is not None:
            rest = line[heading.end() : heading.end() + _LONGEST].lstrip(" :：,，")
            is_under = not rest or bool(_REVIEWER.match(rest) or _NOT_OURS.search(line[: heading.end() + 40]))
        is_told = is_under and (heading is not None or _REVIEWER.match(line) is not None)
        if is_told:
            found.append((start, start + min(len(line), _LONGEST)))
        elif is_under:
            plain = line.strip()
            is_under = not plain or _BESIDE.fullmatch(plain) is not None
        start += len(line) + 1
    return tuple(found)
