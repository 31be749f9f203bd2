"""淘宝数据包: matched by name, in both encodings and both widths."""

from __future__ import annotations

from decimal import Decimal as D

from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts


def test_the_newer_package_in_utf16():
    result = read("taobao-utf16.csv")
    [lamp] = result.listings
    assert texts(lamp) == {
        "title": "手工竹编灯罩 北欧风",
        "subtitle": "一盏灯，顶级工艺",
        "description": '<p style="margin:0">全手工编织，<b>最好</b>的竹材。</p>',
        "attributes.wireless_desc": "<wapDesc><txt>纯手工</txt></wapDesc>",
    }
    assert {field.name: (field.is_html, field.label) for field in lamp.fields}["description"] == (True, "宝贝描述")
    assert place(lamp, "subtitle") == (4, 51, None)
    assert lamp.offers == (
        Offer(
            sku="ZB-S", price=D("129.00"), currency="CNY", options=(("1627207", "28341"), ("20509", "28314")), line=4
        ),
        Offer(price=D("149.00"), currency="CNY", options=(("1627207", "28342"),), line=4),
    )
    assert (lamp.id, lamp.marketplace, lamp.seller) == ("612345678901", "taobao", "竹里人家")
    assert (lamp.category, lamp.category_text) == (None, "50020808")
    assert result.errors == []


def test_the_older_package_in_gbk():
    [lamp] = read("taobao-gbk.csv").listings
    assert (lamp.id, lamp.seller) == ("ZB", "竹里人家"), "a number of 0 is no id, and 账户名称 is 用户名称"
    assert lamp.offers == (Offer(sku="ZB", price=D("129.00"), currency="CNY", line=4),)


def test_chinese_names_alone_are_enough():
    data = "宝贝名称\t宝贝类目\t新旧程度\t宝贝价格\t商家编码\n竹篮\t1\t1\t20\tL-1\n".encode("utf-16")
    result = read(data)
    assert [(listing.id, texts(listing)) for listing in result.listings] == [("L-1", {"title": "竹篮"})]
    assert "read as taobao" in result.notes[0].message
