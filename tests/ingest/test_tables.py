"""Rows keep their physical line, the header is found below a preamble, and no row is swallowed."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.decode import text_lines
from listing_audit.ingest.log import Log
from listing_audit.ingest.tables import Header, Row, find_header, table_rows
from listing_audit.model.listing import ReadError, ReadNote


def rows(text: str, width: int, delimiter: str = ",", skip: int = 1) -> tuple[list[Row], list[ReadError | ReadNote]]:
    log = Log("f")
    found = list(table_rows(text_lines(iter([text]), log), delimiter, skip, width, log))
    log.close()
    return found, log.drain()


def test_a_record_stands_on_the_line_where_it_begins():
    text = 'id,text\n1,"a\nb\r\nc"\n\n2,d\r3,e'
    assert rows(text, 2) == ([Row(2, ["1", "a\nb\r\nc"], several=True), Row(6, ["2", "d"]), Row(7, ["3", "e"])], [])


def test_a_cell_knows_the_line_on_which_its_own_text_begins():
    [row], _ = rows('id,a,b\n1,"x\r\ny","z\n"\n', 3)
    assert row.at(1) == {"line": 2, "column": 2, "first_line": 2}
    assert row.at(2) == {"line": 2, "column": 3, "first_line": 3}
    [plain], _ = rows("id,a\n1,x\n", 2)
    assert plain.at(1) == {"line": 2, "column": 2, "first_line": None}


def test_an_unclosed_quotation_mark_swallows_nothing():
    found, told = rows('id,a,b\n1,"x,y\n2,p,q\n3,r,s\n', 3)
    assert found == [Row(2, ["1", '"x', "y"]), Row(3, ["2", "p", "q"]), Row(4, ["3", "r", "s"])]
    assert told == [ReadNote("f", "a cell holds an unescaped quotation mark; it was read as it stands", 2)]


def test_a_record_that_no_reading_makes_fit_is_an_error_and_the_next_line_is_read():
    found, told = rows('id,a,b\n1,"x\n2,p,q\n', 3)
    assert found == [Row(3, ["2", "p", "q"])]
    assert [(type(error), error.line) for error in told] == [(ReadError, 2)]


def test_a_stray_quotation_mark_keeps_its_row():
    found, told = rows('id,a\n1,"5" screen"\n2,5" pipe\n', 2)
    assert found == [Row(2, ["1", '"5" screen"']), Row(3, ["2", '5" pipe'])]
    assert [note.line for note in told] == [2]


def test_properly_quoted_cells_beside_a_stray_mark_lose_their_marks():
    found, _ = rows('id;a;b\n"1";"say ""hi""";"x" y;z"\n', 4, ";")
    assert found == [Row(2, ["1", 'say "hi"', '"x" y', 'z"'])]


def test_text_without_a_column_is_an_error_and_blank_cells_are_not():
    found, told = rows("id,a\n1,x,,\n2,y,lost words\n3,z\n", 2)
    assert found == [Row(2, ["1", "x"]), Row(4, ["3", "z"])]
    assert told == [
        ReadError("f", 'has 3 cells where the header has 2: "lost words" fits no column; the row was not read', 3)
    ]


def test_a_row_that_lacks_its_last_cells_is_filled_and_noted():
    found, told = rows("id,a,b,c\n1,x,y\n", 4)
    assert found == [Row(2, ["1", "x", "y", ""])]
    assert told == [ReadNote("f", "has 3 cells where the header has 4; the missing ones count as blank", 2)]


def test_a_fragment_of_a_row_is_an_error():
    found, told = rows("id,a,b,c,d\n1,x\n", 5)
    assert found == []
    reason = "has 2 cells where the header has 5; the row was not read (a line break outside quotes?)"
    assert told == [ReadError("f", reason, 2)]


def test_a_record_beyond_the_limit_is_given_up(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.tables.RECORD_LIMIT", 40)
    found, told = rows('id,a\n1,"' + "line\n" * 20 + "2,b\n", 2)
    assert Row(22, ["2", "b"]) in found
    assert isinstance(told[0], ReadError)
    assert told[0].line == 2


cells = st.text(alphabet='ab最",\n\r\t', max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6), st.sampled_from([",", ";", "\t"]))
def test_what_a_spreadsheet_writes_is_read_back(table, delimiter):
    table = [row for row in table if any(cell.strip() for cell in row)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([["id", "a", "b"], *table])
    found, told = rows(out.getvalue(), 3, delimiter)
    assert ([row.cells for row in found], told) == (table, [])


@given(st.text(alphabet='a",\n', max_size=60))
def test_no_text_loses_a_line_without_a_word(text):
    """Every line of a table is in a row, blank, or within three lines of a report."""
    found, told = rows("id,a\n" + text, 2)
    spoken = {told_.line for told_ in told}
    for number, line in enumerate(("id,a\n" + text).split("\n"), 1):
        if number > 1 and line.strip('", '):
            in_rows = any(line.strip('", ').split(",")[0].strip('"') in "".join(row.cells) for row in found)
            assert in_rows or any(line_ is not None for line_ in spoken), (number, line)


@pytest.mark.parametrize(
    ("sample", "header"),
    [
        ("商品ID,商品标题\n1,a\n", Header(",", 1, ("商品ID", "商品标题"), (("商品ID", "商品标题"),), 1)),
        ("id;title\n1;a,b\n", Header(";", 1, ("id", "title"), (("id", "title"),), 1)),
        ("id\ttitle\n", Header("\t", 1, ("id", "title"), (("id", "title"),), 1)),
        ("导出 2026\n\n标题,价格,\n", Header(",", 3, ("标题", "价格"), (("导出 2026",), (), ("标题", "价格", "")), 3)),
        ("title\nOak lamp, tall\n", Header("\t", 1, ("title",), (("title",),), 1)),
        ("alpha,beta\n1,2\n", None),
        ("", None),
    ],
)
def test_where_the_header_stands(sample, header):
    assert find_header(sample, {}) == header


def test_a_mapped_column_counts_as_known():
    found = find_header("款名,费用\n茶壶,9\n", {"title": "款名", "price": "费用"})
    assert found == Header(",", 1, ("款名", "费用"), (("款名", "费用"),), 1)


def test_header_rows_in_two_languages_belong_together():
    sample = "v 1.0\ntitle\tcid\tprice\tnum\n标题\t类目\t价格\t数量\nx\t1\t2\t3\n"
    header = find_header(sample, {})
    assert header is not None
    assert (header.records, header.line) == (3, 3)
