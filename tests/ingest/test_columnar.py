"""Parquet and Arrow are read a batch at a time, as tables or in the canonical form."""

from __future__ import annotations

import io
import sys
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listing_audit.model.listing import Location
from tests.ingest.reading import FORMATS_FOLDER, read, texts


def parquet(table: pa.Table, **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def test_a_table_keeps_long_ids_and_exact_prices():
    wine, towel = read("table.parquet").listings
    assert wine.id == "3520000000000000017" and wine.brand == "栖山"
    assert texts(wine) == {"title": "全网最佳酒酿"}
    assert wine.location == Location(wine.location.path, 1)
    assert (wine.offers[0].price, wine.offers[0].reference_price) == (Decimal("29.90"), Decimal("59"))
    assert wine.offers[0].reference_label == "划线价" and towel.offers[0].price is None
    assert [(kept.label, kept.text) for kept in wine.extra] == [
        ("库存", "3"),
        ("更新时间", "2026-11-01T08:00:00+00:00"),
    ]


@pytest.mark.parametrize("name", ["nested.arrow", "nested.arrows"])
def test_the_nested_form_has_lists_maps_and_offers(name):
    tea, mug = read(name).listings
    assert texts(tea) == {
        "title": "Tea that cures colds",
        "bullets[0]": "One",
        "bullets[1]": "Cures flu",
        "attributes.ingredients": "mint",
        "attributes.net": "20 g",
    }
    assert (tea.category, tea.complete, tea.jurisdictions) == ("food", False, ("US",))
    assert (tea.offers[0].price, tea.offers[0].reference_price) == (Decimal("3.50"), Decimal("7.00"))
    assert (mug.id, mug.complete, mug.offers) == ("n-2", True, ())


def test_standard_input_and_a_packed_file_are_read_as_well(tmp_path):
    import gzip

    data = (FORMATS_FOLDER / "table.parquet").read_bytes()
    assert [listing.id for listing in read(data).listings] == ["3520000000000000017", "3520000000000000018"]
    path = tmp_path / "t.parquet.gz"
    path.write_bytes(gzip.compress(data))
    assert len(read(path).listings) == 2


def test_columns_may_be_mapped():
    data = parquet(pa.table({"k": ["1"], "words": ["最佳面霜"]}))
    assert read(data).reasons[0][1].startswith("no known column name in the first 1 rows")
    [listing] = read(data, column_map={"title": "words"}).listings
    assert texts(listing)["title"] == "最佳面霜"


def test_a_batch_of_rows_is_held_and_not_the_file(tmp_path):
    import tracemalloc

    path = tmp_path / "big.parquet"
    pq.write_table(
        pa.table({"id": range(40_000), "title": ["棉巾 " + "字" * 200] * 40_000}), path, row_group_size=5_000
    )
    tracemalloc.start()
    count = sum(1 for _ in read_lazily(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 40_001 and peak < 8_000_000


def read_lazily(path: Path):
    from listing_audit.ingest.read import read_source

    return read_source(path)


def test_damage_is_an_error_and_what_came_before_is_read():
    data = (FORMATS_FOLDER / "table.parquet").read_bytes()
    assert "not" in read(data[: len(data) // 2]).reasons[0][1]
    arrows = (FORMATS_FOLDER / "nested.arrows").read_bytes()
    assert len(read(arrows[:-200]).errors) == 1
    assert len(read(b"PAR1" + bytes(40)).errors) == 1


def test_a_group_that_unfolds_without_measure_is_refused():
    data = parquet(
        pa.table({"id": ["1"] * 3_000_000, "title": ["x" * 60] * 3_000_000}), use_dictionary=False, compression="zstd"
    )
    result = read(data)
    assert result.listings == [] and len(result.errors) == 1


def test_without_pyarrow_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [(_, reason)] = read("table.parquet").reasons
    assert "pip install 'listing-audit[parquet]'" in reason


def test_a_format_that_the_content_is_not_is_an_error():
    for name in ("parquet", "spreadsheet"):
        assert read(b"id,title\n1,x\n", as_format=name).reasons == [(None, f"the content is no {name}")]
