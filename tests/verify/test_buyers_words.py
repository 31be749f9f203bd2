"""Reviews in a Chinese text: a platform's lines of masked buyers are theirs; what the seller posts is his own."""

from __future__ import annotations

import pytest

from listing_audit.api import Scanner
from listing_audit.verify.buyers_words import buyers_words, marked_as_reviews

REVIEWS = [
    "<h3>买家评价</h3><p>用户t***8：质量最好的抱枕，全网最低价！</p><p>李**：颈椎病都好了</p>",
    "商品评价（128）\n匿名买家：全网最低价！\n2026-10-03 颜色分类：米白",
    "真丝枕套，面料柔软。\n【累计评价】\nm**n ★★★★★ 第一次买到质量最好的枕头\n2026-09-01\n匿名用户：治好了失眠",
    "以下内容为平台买家评价，非商家宣传：“最好的枕头”",
    "用户评论（系统自动展示）：匿名用户：“最好的饭盒，没有之一”",
    "【用户评价】★★★★★ 全网最低价，颈椎病都好了",
    "【买家秀】“全网最低价，睡得香”——匿名买家",
    "问大家：这是全网最低价吗？ 答：是最低价，治好了失眠",
    "问大家\n问：是全网最低价吗\n答：质量最好的抱枕",
    '<div class="reviews"><div><p>全网最低价！</p></div><p>治好了失眠</p></div><p>尺寸40×40cm</p>',
    "<ul id='comments'><li>全网最低价</li></ul>",
]
OWN_WORDS = [
    "<h3>买家评价</h3><p>质量最好的抱枕，全网最低价！</p>",
    "精选好评\n李女士：颈椎病都好了，全网最低价！",
    "买家反馈：颈椎病都好了，全网最低价！",
    "商品评价（128）\n匿名买家：收到了，不错。\n\n这款抱枕全网最低价！",
    "品牌全网最低价，欢迎查看商品评价。",
    '<div class="reviews"><p>不错</p></div><p>全网最低价</p>',
    '<div class="reviews"><p>全网最低价</p>',
    '<div class="preview-reviews-none"><p>全网最低价</p></div>',
    "问大家\n问：能机洗吗\n答：能\n这款全网最低价",
    "【买家秀】全网最低价，睡得香",
    "用户评价：匿名用户：收到了，不错。" + "面料柔软，尺寸标准。" * 30 + "这款抱枕全网最低价！",
]


@pytest.fixture(scope="module")
def told():
    """The quotes that are told of a description."""
    scanner = Scanner()

    def quotes(text: str) -> list[str]:
        audit = scanner.check(title="抱枕", description=text, jurisdictions=["CN"], category="home")
        return [finding.quote for finding in audit.findings if finding.field == "description" and finding.quote]

    return quotes


@pytest.mark.parametrize("text", REVIEWS)
def test_what_a_masked_buyer_wrote_under_a_heading_of_reviews_is_not_told(told, text):
    assert told(text) == []


@pytest.mark.parametrize("text", OWN_WORDS)
def test_what_the_seller_picks_or_says_beside_the_reviews_is_told(told, text):
    assert any("最低价" in quote for quote in told(text))


def test_a_reward_for_praise_is_told_wherever_it_stands(told):
    assert any("返" in quote for quote in told("买家评价\n匿名用户：五星好评返现5元，联系客服"))


def test_the_stretches_are_places_in_the_folded_text():
    text = "说明\n买家评价\n李**:很好\n颜色:红\n匿名用户:第一\n\n保修一年"
    assert [text[a:b] for a, b in buyers_words(text)] == ["买家评价", "李**:很好", "匿名用户:第一"]


def test_an_element_called_reviews_ends_with_its_own_closing_tag():
    raw = '<p>一</p><div class="shop-box reviews"><div>二</div>三</div>四<div id="comments">五'
    assert [raw[a:b] for a, b in marked_as_reviews(raw)] == ['<div class="shop-box reviews"><div>二</div>三</div>']
    assert marked_as_reviews("<div " * 50_000) == ()
