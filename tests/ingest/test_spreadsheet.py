"""Spreadsheets: every sheet with a known header, long ids never rounded in silence."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal as D

import pytest

from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts

xlsxwriter = pytest.importorskip("xlsxwriter")


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def test_a_shops_export_with_a_merged_title_row():
    result = read("generic.xlsx")
    bottle, glass, brush, cloth = result.listings
    assert texts(bottle) == {"title": "保温杯 316不锈钢", "description": "最大容量500ml\n第二行"}
    assert place(bottle, "description") == (3, 5, "商品")
    assert bottle.id == "3520000000000000019"
    assert bottle.offers == (
        Offer(price=D("59.9"), currency="CNY", reference_price=D("129"), reference_label="划线价", line=3),
    )
    assert glass.inferred == ("id",)
    assert [note.line for note in result.notes if "3.52e+18" in note.message] == [4]
    assert (brush.id, brush.offers) == ("10086", (Offer(price=D("5"), line=5),))
    assert (cloth.id, place(cloth, "title")) == ("Z-1", (4, 3, "赠品"))
    assert [note.message for note in result.notes if "说明" in note.message] == [
        'the sheet "说明" has no known column and was not read'
    ]


def test_a_column_without_a_name_is_an_attribute_and_not_lost():
    [cup] = read(workbook({"a": [["标题", "价格"], ["水杯", 9, "全网最低"]]})).listings
    assert texts(cup) == {"title": "水杯", "attributes.column_3": "全网最低"}
    assert place(cup, "attributes.column_3") == (2, 3, None)


def test_shop_formats_are_known_in_spreadsheets_too():
    rows = [["Handle", "Title", "Body (HTML)", "Variant Price"], ["cup", "Cup", "<p>x</p>", 9], ["cup", "", "", 8]]
    [cup] = read(workbook({"Products": rows})).listings
    assert (cup.marketplace, [offer.price for offer in cup.offers]) == ("shopify", [D("9"), D("8")])


def test_a_workbook_that_would_explode_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "x")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 100_000_000)
    result = read(packed.getvalue())
    assert result.listings == []
    assert result.errors[0].reason.startswith("unpacks to more than 64 MiB and 200 times its size")


@pytest.mark.parametrize("data", [b"PK\x03\x04xl/ broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600])
def test_a_broken_workbook_is_an_error(data):
    result = read(data)
    assert (result.listings, len(result.errors)) == ([], 1)


def test_another_archive_is_named_as_such():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("goods.csv", "id,title\n")
    assert read(packed.getvalue()).reasons == [(None, "is an archive; unpack it and give the files inside")]
