"""Catalogues: uploaded or read by an allowed path, scanned, stopped, scanned again; their progress and errors shown."""

from __future__ import annotations

import re

import pytest

from listing_audit.desk import catalogues
from tests.desk.conftest import quick_scanner
from tests.web.desk.conftest import NOW, running, send, token_in

GOODS = "id,title,seller\n1,全网最佳面霜,甲店\n2,纯棉毛巾,乙店\n3,顶级茶叶,甲店\n"


def scan(site):
    """What the worker does, by rules of one family."""
    return catalogues.run_next(site.store, worker="w", clock=lambda: site.desk.clock(), scanner=quick_scanner)


def upload(client, body=GOODS, name="goods.csv", **values):
    form = {"source": "shop", "jurisdictions": "CN", "messages": "zh", "key": "k1", **values}
    return send(client, "/desk/catalogues", files={"file": (name, body.encode())}, **form)


def test_an_uploaded_catalogue_is_queued_scanned_and_shown(site):
    one = site.client(language="zh")
    page = upload(one)
    assert (page.url.path, "排队中" in page.text, "已收下" in page.text) == ("/desk/jobs/1", True, True)
    scan(site)
    page = one.get("/desk/jobs/1").text
    assert "完成" in page and re.search(r"<dt>商品</dt><dd>3</dd>", page) and "中国" in page
    assert "已收下" not in page
    assert re.search(r'presence=new">2</a>', page)


def test_a_second_click_on_the_same_form_is_the_same_job(site):
    one = site.client()
    assert [upload(one).url.path, upload(one).url.path, upload(one, key="k2").url.path] == [
        "/desk/jobs/1",
        "/desk/jobs/1",
        "/desk/jobs/2",
    ]
    refused = upload(one, GOODS + "4,x,y\n")
    assert (refused.status_code, "idempotency key" in refused.text) == (409, True)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": ""}, "name the shop or feed"),
        ({"source": "../x"}, "name the shop or feed"),
        ({"body": ""}, "the file is empty"),
        ({"marketplace": "moon"}, "moon"),
    ],
)
def test_what_cannot_be_scanned_is_refused_with_the_form_kept(site, changes, told):
    page = upload(site.client(), **changes)
    assert page.status_code == 422 and told in page.text
    assert 'value="CN" checked' in page.text


def test_without_a_file_it_is_said_that_one_is_needed(site):
    page = send(site.client(), "/desk/catalogues", source="shop", files={"file": ("", b"")})
    assert (page.status_code, "Choose a file." in page.text) == (422, True)


def test_hostile_names_of_files_and_listings_do_no_harm(site):
    one = site.client()
    body = '{"id": "<script>1</script>", "title": "全网最佳"}\n{broken <img src=x onerror=alert(1)>\n'
    upload(one, body, name="../../etc/<b>passwd\x00.jsonl", source="shop")
    scan(site)
    page = one.get("/desk/jobs/1").text
    assert "<script>1" not in page and "<img src=x" not in page and "<b>passwd" not in page
    assert catalogues.job(site.store, 1).file_name == "_b_passwd_00.jsonl"
    assert catalogues.job(site.store, 1).status == "done"


def test_what_could_not_be_read_is_listed_with_its_line(site):
    one = site.client()
    upload(one, '{"id": "1", "title": "全网最佳"}\n{broken\n', name="goods.jsonl")
    scan(site)
    page = one.get("/desk/jobs/1").text
    row = re.search(r"<tr><td>2</td><td>–</td><td>([^<]+)</td></tr>", page)
    assert row and "JSON" in row[1]


def test_a_file_of_an_allowed_folder_is_scanned_by_its_path(site, tmp_path):
    (tmp_path / "sources" / "goods.csv").write_text(GOODS)
    one = site.client()
    assert "goods.csv" in one.get("/desk/catalogues").text
    for number, path in enumerate((str(tmp_path / "sources" / "goods.csv"), "goods.csv", str(tmp_path / "sources")), 1):
        page = send(one, "/desk/catalogues/path", page="/desk/catalogues", source="shop", path=path, key=f"k{number}")
        assert page.url.path == f"/desk/jobs/{number}", page.text
    assert {job.file_name for job in catalogues.jobs(site.store)} == {"goods.csv"}


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.csv", "link.csv", "sources/../../secret.csv", "", "\x00"])
def test_no_path_leads_out_of_the_allowed_folders(site, tmp_path, path):
    (tmp_path / "secret.csv").write_text(GOODS)
    (tmp_path / "sources" / "link.csv").symlink_to(tmp_path / "secret.csv")
    page = send(site.client(), "/desk/catalogues/path", page="/desk/catalogues", source="shop", path=path)
    assert page.status_code in (403, 422)
    assert catalogues.jobs(site.store) == ()


def test_a_scan_can_be_stopped_and_made_again(site):
    one = site.client()
    upload(one)
    assert "Stopped" in send(one, "/desk/jobs/1/stop", page="/desk/jobs/1").text
    job = catalogues.job(site.store, 1)
    assert (job.status, job.failure) == ("failed", "stopped by li")
    assert scan(site) is None
    assert send(one, "/desk/jobs/1/stop", page="/desk/jobs/1").status_code == 409
    assert send(one, "/desk/jobs/1/again", page="/desk/jobs/1").url.path == "/desk/jobs/2"
    assert scan(site).findings == 2


def test_a_scan_that_is_stopped_half_way_keeps_what_it_found_and_writes_no_more(site):
    one = site.client()
    body = "id,title\n" + "".join(f"{number},全网最佳面霜 {number}\n" for number in range(600))
    upload(one, body)

    def stopping(**settings):
        made = quick_scanner(**settings)
        parts = made.scan_parts

        def scan_parts(given):
            for number, part in enumerate(parts(given)):
                if number == 300:
                    send(one, "/desk/jobs/1/stop", page="/desk/jobs/1")
                yield part

        object.__setattr__(made, "scan_parts", scan_parts)
        return made

    catalogues.run_next(site.store, worker="w", clock=lambda: site.desk.clock(), scanner=stopping)
    job = catalogues.job(site.store, 1)
    # One part more than listings: the reader tells what it took the file for.
    assert (job.status, job.parts, job.total) == ("failed", 256, 601)


def test_progress_alone_can_be_asked_for(site):
    one = site.client()
    upload(one)
    part = one.get("/desk/jobs/1", headers={"x-part": "job"}).text
    assert "data-under-way" in part and "<html" not in part
    scan(site)
    assert "data-under-way" not in one.get("/desk/jobs/1", headers={"x-part": "job"}).text
    assert "<html" not in one.get("/desk/catalogues", headers={"x-part": "jobs"}).text


def test_a_seller_uploads_no_catalogue(site):
    one = site.client("seller")
    token = token_in(one.get("/desk/me").text)
    answer = one.post("/desk/catalogues", data={"csrf": token, "source": "shop"}, files={"file": ("a.csv", b"x")})
    assert answer.status_code == 403
    assert catalogues.jobs(site.store) == ()


def test_a_file_that_is_too_large_is_refused_while_it_comes(store):
    from listing_audit.web.settings import Settings

    settings = Settings(per_minute=1_000_000, max_upload_bytes=200_000)
    for site in running(store, settings=settings):
        one = site.client()
        token = token_in(one.get("/desk/catalogues").text)
        form = {"csrf": token, "source": "shop"}
        answer = one.post("/desk/catalogues", data=form, files={"file": ("a.csv", b"x" * 200_001)})
        assert answer.status_code == 413

        def endless(site=site, one=one):
            yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
            for _ in range(30):
                yield b"x" * 10_000

        answer = one.post(
            "/desk/catalogues", content=endless(), headers={"content-type": "multipart/form-data; boundary=b"}
        )
        assert answer.status_code == 413
        assert catalogues.jobs(site.store) == ()


def test_nobody_who_is_not_signed_in_makes_the_server_read_an_upload(site):
    answer = site.client(signed_in=False).post(
        "/desk/catalogues", files={"file": ("a.csv", b"x" * 1_000_000)}, follow_redirects=False
    )
    assert answer.status_code == 401


def test_unknown_jobs_are_not_found(site):
    assert site.client().get("/desk/jobs/999").status_code == 404
    assert NOW.tzinfo is not None
