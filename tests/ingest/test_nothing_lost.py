"""Every cell of every sample table is in a listing: as a text, a fact, a price, or kept beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from listing_audit.ingest.decode import sniff_encoding
from listing_audit.ingest.moments import parse_interval, parse_moment
from listing_audit.ingest.price_text import parse_price
from listing_audit.ingest.tables import find_header
from listing_audit.ingest.woocommerce import _plain
from tests.ingest.reading import FORMATS_FOLDER, place, read, texts

TABLES = sorted(path.name for path in FORMATS_FOLDER.iterdir() if path.suffix in (".csv", ".tsv", ".txt"))


def leaves(value: Any) -> Iterator[Any]:
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from leaves(getattr(value, one.name))
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from leaves(one)
    elif value is not None:
        yield value


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """The cells of a table as the csv module alone sees them."""
    data = path.read_bytes()
    encoding = sniff_encoding(data, True)
    text = data[encoding.bom :].decode(encoding.codec)
    header = find_header(text, {})
    assert header is not None
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=header.delimiter)
    for number, row in enumerate(rows):
        if number >= header.records:
            yield from ((name, cell) for name, cell in zip(header.names, row, strict=False) if cell.strip())


def readings(cell: str) -> Iterator[Any]:
    """What a cell may have become: a text, an amount, a moment or two."""
    yield cell
    yield _plain(cell).strip()
    if cell.startswith('="'):
        yield cell[2:-1]
    try:
        yield Decimal(cell)
    except InvalidOperation:
        yield from (leaf for leaf in leaves(parse_price(cell)) if isinstance(leaf, Decimal))
    yield from (parse_moment(cell, zone) for zone in (UTC, ZoneInfo("Asia/Shanghai")))
    yield from (moment for moment in parse_interval(cell, UTC) or () if isinstance(moment, datetime))


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_is_lost(name):
    result = read(name)
    known = list(leaves(result.listings))
    said = "\n".join(leaf for leaf in known if isinstance(leaf, str))
    others = {leaf for leaf in known if isinstance(leaf, (Decimal, datetime))}
    # What could not be read is not lost either: an error names its row. A product without options has a dummy one.
    missed = [
        (column, cell)
        for column, cell in cells(FORMATS_FOLDER / name)
        if cell != "Default Title"
        and not any(
            (isinstance(one, str) and one in said) or (not isinstance(one, str) and one in others)
            for one in readings(cell.strip())
            if one is not None
        )
    ]
    lost = [one for one in missed if not any(one[1][:20] in error.reason for error in result.errors)]
    assert lost == []


def test_a_magento_export_with_a_store_view_and_a_configurable_product():
    white, lamp, chinese = read("magento.csv").listings
    assert [listing.id for listing in (white, lamp, chinese)] == ["LAMP-W", "LAMP", "LAMP"]
    assert texts(white)["attributes.meta_description"] == "The brightest lamp ever made"
    assert texts(white)["attributes.additional_attributes"] == "color=White,claim=Award winning, 2025"
    [offer] = white.offers[:1]
    assert (offer.price, offer.reference_price, offer.reference_label) == (
        Decimal("39.0000"),
        Decimal("49.0000"),
        "price",
    )
    assert texts(chinese) == {"title": "海港台灯", "description": "最亮的台灯"}
    assert ("qty", "12") in [(kept.label, kept.text) for kept in white.extra]


def test_a_seller_hub_draft_with_a_variation():
    [cape] = read("ebay-seller-hub.csv").listings
    assert cape.id == "0041"
    assert texts(cape)["description"] == "<p>Keeps everyone dry, guaranteed</p>"
    assert [(offer.price, offer.currency) for offer in cape.offers] == [
        (Decimal("29.90"), "GBP"),
        (Decimal("31.90"), "GBP"),
    ]
    assert {text.text for text in cape.fields if text.label == "C:Size"} == {"M", "L"}


def test_an_etsy_export_without_ids():
    bracelet, slippers = read("etsy.csv").listings
    assert bracelet.id == "AB-14,AB-16" and slippers.inferred == ("id",)
    assert texts(bracelet)["description"] == 'Relieves teething pain.\n\nOur customers say "magic".'
    assert place(bracelet, "description") == (2, 2, None) and place(slippers, "title") == (5, 1, None)


def test_a_walmart_item_report_names_the_comparison_price_by_its_column():
    kettle, stand = read("walmart.csv").listings
    assert (kettle.id, kettle.complete, stand.complete) == ("900000001", False, False)
    [offer] = kettle.offers
    assert (offer.price, offer.reference_price, offer.reference_label) == (
        Decimal("24.00"),
        Decimal("48.00"),
        "Comparison Price",
    )
    assert ("GTIN", "00077000000012") in [(kept.label, kept.text) for kept in kettle.extra]


def test_an_alimama_list_with_coupons():
    coat, boots = read("alimama.csv").listings
    assert coat.id == "700000000000000011"
    assert texts(coat) == {"title": "栖山 儿童雨衣 全国销量第一", "attributes.优惠券面额": "满99元减20元"}
    assert [offer.price for offer in (*coat.offers, *boots.offers)] == [Decimal("89.00"), Decimal("1059.00")]
    assert coat.seller == "栖山旗舰店"


def test_a_console_export_by_its_chinese_names():
    towel, socks = read("console-zh.csv").listings
    assert texts(towel) == {"title": "竹纤维毛巾", "subtitle": "全网最低价", "description": "吸水\n柔软"}
    assert towel.offers[0].reference_label == "市场价" and socks.location.line == 4
