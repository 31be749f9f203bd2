from __future__ import annotations

import csv
import hashlib
import io
import re
import tracemalloc
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook

from listing_audit.desk import exports
from listing_audit.desk.accounts import User, audit_log
from listing_audit.desk.errors import Invalid, NotAllowed
from listing_audit.desk.findings import Decision, decide, page
from listing_audit.desk.views import View
from tests.desk.conftest import NOW

HOSTILE = '=cmd|calc!A1 全网最佳<img src=x onerror=alert(1)>"\u202e'
GOODS = (
    "id,title,seller\n1,全网最佳毛巾,甲店\n2,国家级毛巾,乙店\n"
    + f'"+3","{HOSTILE.replace(chr(34), chr(34) * 2)}",@店\n'
)


@pytest.fixture
def taken(store, scanned, officer):
    job = scanned(GOODS)

    def made(kind, view=None, language="zh"):
        view = view or View({}, order="listing")
        return b"".join(exports.export(store, view, kind=kind, user=officer, language=language, now=NOW))

    made.job = job
    return made


def test_a_table_holds_every_finding_of_the_view_and_only_those(store, taken):
    found = page(store, View({"seller": "甲店"}), limit=500).findings
    table = list(csv.DictReader(io.StringIO(taken("csv", View({"seller": "甲店"})).decode("utf-8-sig"))))
    assert [row["number"] for row in table] == [str(row.id) for row in found] and found
    assert {(row["seller"], row["listing_title"], row["state"]) for row in table} == {
        ("甲店", "全网最佳毛巾", "待处理")
    }


def test_nothing_in_a_table_is_a_formula(taken):
    cells = [cell for row in csv.reader(io.StringIO(taken("csv").decode("utf-8-sig"))) for cell in row]
    assert any(cell.startswith("'=cmd") for cell in cells) and any(cell == "'+3" for cell in cells)
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")] == []


def test_a_workbook_holds_the_same_as_text_and_says_where_it_is_from(taken, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(taken("xlsx"))
    book = CalamineWorkbook.from_path(str(path))
    assert book.sheet_names == ["问题 1", "说明"]
    rows = book.get_sheet_by_name("问题 1").to_python()
    table = list(csv.reader(io.StringIO(taken("csv").decode("utf-8-sig"))))
    assert [[str(cell) for cell in row] for row in rows[1:]] == [
        [cell.removeprefix("'") for cell in row] for row in table[1:]
    ]
    assert ["导出人", "li"] in book.get_sheet_by_name("说明").to_python()
    import zipfile

    with zipfile.ZipFile(path) as packed:
        assert not any(b"<f>" in packed.read(name) for name in packed.namelist())


def test_a_dossier_has_the_law_the_history_and_the_hash_of_the_source(store, taken, officer):
    row = page(store, View({"listing_id": "1"}, search="最佳")).findings[0]
    decision = Decision(state="confirmed", comment="<b>真的</b>")
    decide(store, number=row.id, version=1, decision=decision, user=officer, now=NOW)
    text = taken("html").decode()
    assert hashlib.sha256(GOODS.encode()).hexdigest() in text and taken.job.sha256 in text
    assert "广告法" in text and "&lt;b&gt;真的&lt;/b&gt;" in text and "待处理 → 已确认" in text
    assert row.fingerprint in text


def test_a_dossier_loads_and_runs_nothing(taken):
    text = taken("html").decode()

    class Tags(HTMLParser):
        def __init__(self):
            super().__init__()
            self.seen = []

        def handle_starttag(self, tag, attrs):
            self.seen.append((tag, dict(attrs)))

    tags = Tags()
    tags.feed(text)
    assert not {tag for tag, _ in tags.seen} & {"script", "img", "link", "iframe", "object", "form"}
    assert not [name for _, attributes in tags.seen for name in attributes if name.startswith("on") or name == "src"]
    assert "\u202e" not in text
    policy = next(attributes["content"] for tag, attributes in tags.seen if attributes.get("http-equiv"))
    assert policy.startswith("default-src 'none'")


def test_a_dossier_says_how_many_it_leaves_out(taken, monkeypatch):
    from listing_audit.desk import dossier

    monkeypatch.setattr(dossier, "MOST_FINDINGS", 1)
    text = taken("html", language="en").decode()
    assert len(re.findall("<article", text)) == 1 and re.search(r"\d+ more are not in this dossier", text)


def test_an_empty_view_is_a_file_that_says_so(taken):
    nothing = View({"seller": "nobody"})
    assert len(taken("csv", nothing).splitlines()) == 1
    assert "No finding fits this view" in taken("html", nothing, "en").decode()
    assert taken("xlsx", nothing)[:2] == b"PK"


def test_an_export_goes_on_page_by_page_in_order(store, taken, monkeypatch):
    monkeypatch.setattr(exports, "_BATCH", 1)
    one_by_one = taken("csv")
    monkeypatch.setattr(exports, "_BATCH", 500)
    assert one_by_one == taken("csv")


def test_officers_export_and_the_log_says_what(store, taken):
    taken("csv", View({"family": "superlatives"}, search="最佳"))
    [entry, *_] = audit_log(store, user=User(1, "root", "admin"))
    assert (entry.actor, entry.action, entry.subject) == ("li", "findings.export", "csv")
    assert '"family": "superlatives"' in entry.detail and "最佳" in entry.detail
    with pytest.raises(NotAllowed):
        exports.export(store, View({}), kind="csv", user=User(9, "s", "seller"), language="zh", now=NOW)
    with pytest.raises(Invalid):
        exports.export(store, View({"x": "y"}), kind="csv", user=User(1, "li", "officer"), language="zh", now=NOW)


@pytest.mark.parametrize("kind", exports.KINDS)
def test_memory_does_not_grow_with_the_number_of_findings(tmp_path, kind, officer_of):
    peaks = []
    for count in (600, 3000):
        store, officer = officer_of(tmp_path / f"{count}.sqlite", count)
        for _ in exports.export(store, View({}), kind=kind, user=officer, language="en", now=NOW):
            pass  # what is loaded once is loaded now
        tracemalloc.start()
        for _ in exports.export(store, View({}), kind=kind, user=officer, language="en", now=NOW):
            pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        store.close()
    assert peaks[1] < 2 * peaks[0] and peaks[1] < 16 * 1024 * 1024, peaks


@pytest.fixture
def officer_of():
    from benchmarks.desk_findings import fill
    from listing_audit.store.database import open_store

    def made(path, count):
        store = open_store(str(path))
        fill(store, count, sources=1)
        return store, User(1, "li", "officer")

    return made
