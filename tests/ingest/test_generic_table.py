"""Tables of any shop are read by their column names."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal as D

from listing_audit.model.listing import Location, ReadError, ReadNote, TextField
from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts


def test_a_chinese_export_in_gb18030():
    result = read("generic-zh.csv")
    path = str(result.listings[0].location.path)
    wine = result.listings[0]
    assert wine.id == "3520000000000000017"
    assert wine.fields == (
        TextField("title", "桂花酒酿 350ml*2", Location(path, 2, 2), label="商品标题"),
        TextField("subtitle", "国宴级滋味", Location(path, 2, 3), label="副标题"),
        TextField("description", "<p>最佳食用期30天，冷藏。</p>", Location(path, 2, 12), label="商品描述"),
        TextField("attributes.配料", "糯米、水、桂花", Location(path, 2, 11), label="配料"),
    )
    shown = {"currency": "CNY", "reference_price": D("59"), "reference_label": "划线价", "line": 2}
    assert wine.offers == (
        Offer(price=D("29.90"), price_text="￥29.90", **shown),
        Offer(price=D("25.8"), channel="活动价", **shown),
    )
    assert (wine.category, wine.category_text, wine.brand) == ("food", "食品>酒酿", "栖山")
    assert (wine.url, wine.complete, wine.inferred) == ("https://shop.example/17", True, ())


def test_a_range_is_noted_and_a_text_without_amount_is_an_error():
    result = read("generic-zh.csv")
    towel, soap = result.listings[1:]
    assert towel.offers == (Offer(currency="CNY", price_text="39-59元", line=3),)
    assert soap.offers == (Offer(price_text="价格见详情", line=4),)
    assert result.reasons == [(4, '售价: "价格见详情" cannot be read as one price (no amount in it)')]
    assert result.errors[0].listing_id == "0042"
    assert [note.message for note in result.notes if note.line == 3] == [
        '售价: "39-59元" cannot be read as one price (a range)'
    ]
    assert not soap.complete, "a listing whose description is blank is not all of what its page says"


def test_european_prices_and_columns():
    [shelf] = read("generic-eu.csv").listings
    assert texts(shelf)["title"] == "Bücherregal „Nord“"
    assert shelf.offers == (
        Offer(
            price=D("1299.00"),
            currency="EUR",
            reference_price=D("1499.00"),
            reference_label="UVP",
            price_text="1.299,00 €",
            line=2,
        ),
    )


def test_a_flat_file_with_three_header_rows():
    [press] = read("amazon-flat-file.txt").listings
    assert texts(press) == {
        "title": "Café Press",
        "description": "<p>Quiet</p>",
        "bullets[0]": "Removes 99.9% of grounds",
        "bullets[1]": "FDA approved",
    }
    assert place(press, "bullets[1]") == (4, 6, None)
    assert press.offers == (
        Offer(
            sku="CP-001",
            price=D("19.99"),
            reference_price=D("39.99"),
            reference_label="standard_price",
            sale_starts_at=datetime(2026, 11, 1, tzinfo=UTC),
            sale_ends_at=datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC),
            line=4,
        ),
    )


def test_a_report_in_cp1252_without_descriptions():
    [press] = read("amazon-report.txt").listings
    assert texts(press) == {"title": "Café Press – #1 Best Seller, 100% Guaranteed"}
    assert (press.id, press.complete) == ("B0FIXTURE1", False)


def test_a_variation_row_without_id_and_text_belongs_to_the_product_above():
    [shoes] = read("ebay.csv").listings
    assert shoes.id == "0077"
    assert shoes.offers == (
        Offer(sku="0077", price=D("49.00"), currency="GBP", line=3),
        Offer(price=D("52.00"), currency="GBP", line=4),
    )
    assert shoes.brand == "Stride"


def test_rows_of_one_product_are_one_listing_with_an_offer_each():
    data = "商品编号,SKU编号,商品名称,京东价,市场价\n100,1,电饭煲,299,599\n100,2,电饭煲,399,599\n100,3,电饭煲 新款,499,\n".encode()
    one, other = read(data).listings
    assert [offer.sku for offer in one.offers] == ["1", "2"]
    assert (one.id, other.id) == ("100", "100")
    assert texts(other) == {"title": "电饭煲 新款"}, "another text is another listing, not a variant"


def test_the_callers_map_wins_over_names():
    data = "款,标题,成分,费\nA1,旧标题,棉,9\n".encode()
    columns = {"title": "款", "attributes.ingredients": "成分", "price": "费"}
    result = read(data, column_map=columns)
    [listing] = result.listings
    assert texts(listing) == {"title": "A1", "attributes.ingredients": "棉", "attributes.标题": "旧标题"}
    assert [offer.price for offer in listing.offers] == [D("9")]
    assert "id" in listing.inferred


def test_a_mapped_column_that_is_not_there_is_named():
    result = read(b"id,title,price\n1,a,2\n", column_map={"description": "details"})
    assert ReadNote("stdin", 'the column "details", mapped to description, is not in the header') in result.notes


def test_two_reference_prices_are_two_comparisons():
    [listing] = read("标题,售价,原价,吊牌价\n茶壶,99,199,299\n".encode()).listings
    assert [(offer.price, offer.reference_label, offer.reference_price) for offer in listing.offers] == [
        (D("99"), "原价", D("199")),
        (D("99"), "吊牌价", D("299")),
    ]


def test_a_reference_of_nothing_is_no_reference():
    [listing] = read("标题,售价,划线价\n茶壶,99,0\n".encode()).listings
    assert listing.offers == (Offer(price=D("99"), line=2),)


def test_a_header_nobody_knows_is_an_error_that_says_what_to_do():
    result = read(b"alpha,beta\n1,2\n")
    assert result.listings == []
    assert result.errors == [
        ReadError(
            "stdin",
            "no known column name in the first 12 rows (the first holds: alpha,beta); name the columns with --map, "
            "for example --map title=COLUMN",
            1,
        )
    ]


def test_a_damaged_id_is_replaced_and_named():
    result = read("商品ID,商品标题\n3.52E+18,水杯\n3.52E+18,茶杯\n".encode())
    ids = [listing.id for listing in result.listings]
    assert all(name.startswith("content-") for name in ids)
    assert len(set(ids)) == 2
    assert [(note.line, "3.52E+18" in note.message) for note in result.notes if note.line] == [(2, True), (3, True)]


def test_a_derived_id_does_not_depend_on_the_row():
    one = read("标题,价格\n水杯,9\n茶杯,8\n".encode()).listings
    two = read("标题,价格\n茶杯,8\n水杯,9\n".encode()).listings
    assert {listing.id for listing in one} == {listing.id for listing in two}


def test_messages_come_in_chinese():
    result = read(b"alpha,beta\n1,2\n", language="zh")
    assert result.errors[0].reason.startswith("前 12 行里没有认识的列名")
