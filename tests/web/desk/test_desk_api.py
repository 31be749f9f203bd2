"""The desk for programs: with a token, in small pages, the same answers twice, and every error a problem."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from listing_audit.desk import accounts
from listing_audit.desk.scan_jobs import run_next
from tests.desk.conftest import quick_scanner
from tests.web.desk.conftest import NOW

CATALOGUE = "id,title,seller\n1,全网最佳面霜,甲\n2,国家级毛巾,乙\n3,=cmd|最佳,丙\n".encode()
OCTETS = {"content-type": "application/octet-stream"}


def token(site, who="officer"):
    roles = {
        "officer": ("li", "officer"),
        "second": ("wu", "officer"),
        "seller": ("chen", "seller"),
        "admin": ("boss", "admin"),
    }
    name, role = roles[who]
    with site.store.transaction(write=False) as transaction:
        [number] = transaction.row("SELECT id FROM accounts WHERE name = ?", (name,))
    return accounts.create_token(site.store, user=accounts.User(number, name, role), label="test", role=role, now=NOW)[
        1
    ]


@pytest.fixture
def program(site):
    made = []

    def client(who="officer"):
        one = httpx.Client(
            base_url=f"{site.address}/api/v1", headers={"authorization": f"Bearer {token(site, who)}"}, timeout=60
        )
        made.append(one)
        return one

    yield client
    for one in made:
        one.close()


def upload(one, body=CATALOGUE, key="k1", **query):
    headers = {**OCTETS, "idempotency-key": key} if key else OCTETS
    return one.post(
        "/catalogues",
        params={"source": "shop", "file_name": "a.csv", "jurisdictions": "CN", **query},
        content=body,
        headers=headers,
    )


def scan(site):
    return run_next(site.store, worker="w", clock=lambda: datetime.now(UTC), scanner=quick_scanner)


def test_a_catalogue_is_taken_in_once_however_often_it_is_sent(site, program):
    one = program()
    first, second = upload(one), upload(one)
    assert (first.status_code, first.json()) == (202, second.json())
    assert len(one.get("/jobs").json()["jobs"]) == 1
    other = upload(one, body=b"id,title\n9,x\n")
    assert (other.status_code, other.headers["content-type"]) == (409, "application/problem+json")
    assert upload(program("second")).json()["id"] != first.json()["id"]


def test_a_scan_its_findings_and_a_decision(site, program):
    one = program()
    job = upload(one).json()["id"]
    scan(site)
    told = one.get(f"/jobs/{job}").json()
    assert (told["status"], told["listings"], told["counts"]["family"]) == ("done", 3, {"superlatives": 3})
    pages, cursor = [], None
    while True:
        page = one.get(
            "/findings", params={"limit": 2, "source": "shop", **({"cursor": cursor} if cursor else {})}
        ).json()
        pages.append([found["listing_id"] for found in page["findings"]])
        cursor = page["next"]
        if cursor is None:
            break
    assert ([len(page) for page in pages], page["total"]) == ([2, 1], 3)
    found = one.get("/findings", params={"q": "毛巾"}).json()["findings"][0]
    details = one.get(f"/findings/{found['id']}").json()
    assert ("国家级毛巾" in str(details["listing"]), details["record"]["quote"]) == (True, "国家级")
    decided = one.post(
        f"/findings/{found['id']}/decisions", json={"version": 1, "state": "confirmed", "assignee": "wu"}
    )
    assert (decided.status_code, decided.json()["state"], decided.json()["version"]) == (200, "confirmed", 2)
    late = program("second").post(f"/findings/{found['id']}/decisions", json={"version": 1, "state": "fixed"})
    assert (late.status_code, "changed since you read it" in late.json()["detail"]) == (409, True)
    assert [one["actor"] for one in one.get(f"/findings/{found['id']}").json()["history"]] == ["li", "li"]


def test_many_findings_are_decided_each_by_itself(site, program):
    one = program()
    upload(one)
    scan(site)
    numbers = [(found["id"], found["version"]) for found in one.get("/findings").json()["findings"]]
    body = {
        "findings": [{"id": number, "version": version} for number, version in numbers[:2]]
        + [{"id": numbers[2][0], "version": 7}],
        "state": "confirmed",
    }
    answer = one.post("/findings/decisions", json=body).json()
    assert (sorted(answer["changed"]), [one["id"] for one in answer["refused"]]) == (
        sorted(n for n, _ in numbers[:2]),
        [numbers[2][0]],
    )


def test_a_false_positive_becomes_a_waiver(site, program):
    one = program()
    upload(one)
    scan(site)
    found = one.get("/findings").json()["findings"][0]
    body = {"version": found["version"], "state": "false_positive", "comment": "brand name", "until": "2099-01-31"}
    assert one.post(f"/findings/{found['id']}/decisions", json=body).status_code == 200
    [waiver] = one.get("/waivers").json()["waivers"]
    assert (waiver["finding"], waiver["reason"], waiver["owner"], waiver["until"]) == (
        found["id"],
        "brand name",
        "li",
        "2099-01-31",
    )
    assert one.get("/waivers", params={"ending_before": "2098-01-01"}).json() == {"waivers": []}


def test_any_view_goes_out_as_a_file_that_no_spreadsheet_obeys(site, program):
    one = program()
    upload(one)
    scan(site)
    answer = one.get("/findings/export", params={"format": "csv", "source": "shop"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (answer.headers["content-type"], "attachment" in answer.headers["content-disposition"]) == (
        "text/csv; charset=utf-8",
        True,
    )
    assert len(rows) >= 4
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_schedules_are_kept_by_version(site, program):
    one = program()
    upload(one)
    plan = {"name": "nightly", "kind": "upload", "source": "shop", "jurisdictions": ["CN"], "language": "zh"}
    made = one.post("/schedules", json=plan)
    assert (made.status_code, made.json()["version"], made.json()["every_minutes"]) == (201, 1, 1440)
    number = made.json()["id"]
    changed = one.put(f"/schedules/{number}", json={**plan, "every_minutes": 60, "version": 1})
    assert (changed.json()["every_minutes"], changed.json()["version"]) == (60, 2)
    assert one.put(f"/schedules/{number}", json={**plan, "version": 1}).status_code == 409
    assert one.post(f"/schedules/{number}/run").json()["id"] == number
    assert one.get(f"/schedules/{number}/runs").json() == {"runs": []}
    assert one.delete(f"/schedules/{number}", params={"version": 2}).json() == {"removed": number}
    assert one.get(f"/schedules/{number}").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("seller", 403), (None, 401)],
)  # fmt: skip
def test_who_may_not_is_told_before_a_catalogue_is_read(site, program, who, status):
    one = program(who) if who else httpx.Client(base_url=f"{site.address}/api/v1")
    for answer in (upload(one), one.get("/findings"), one.post("/schedules", json={})):
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    one.close()


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/findings?colour=red", None, 422),
        ("GET", "/findings?limit=0", None, 422),
        ("GET", "/findings?limit=1&limit=2", None, 422),
        ("GET", "/findings?cursor=xyz", None, 422),
        ("GET", "/findings?severity=huge", None, 422),
        ("GET", "/findings/99", None, 404),
        ("GET", "/findings/99999999999999999999", None, 404),
        ("GET", "/jobs/99", None, 404),
        ("POST", "/findings/99/decisions", {"version": 1}, 404),
        ("POST", "/findings/99/decisions", {"version": 1, "colour": "red"}, 422),
        ("POST", "/schedules", {"name": "x", "kind": "file", "source": "s", "place": "/etc/passwd"}, 403),
        ("DELETE", "/schedules/1", None, 422),
    ],
)
def test_what_cannot_be_answered_is_a_problem(site, program, method, path, sent, status):
    answer = program().request(method, path, json=sent)
    assert (answer.status_code, answer.headers["content-type"], answer.json()["status"]) == (
        status,
        "application/problem+json",
        status,
    )


def test_the_description_names_every_operation_and_that_it_needs_a_token(site):
    document = httpx.get(f"{site.address}/api/v1/openapi.json").json()
    assert {"/api/v1/catalogues", "/api/v1/findings/{id}/decisions", "/api/v1/schedules/{id}", "/api/v1/check"} <= set(
        document["paths"]
    )
    assert document["paths"]["/api/v1/findings"]["get"]["security"] == [{"token": []}]
    assert "security" not in document


@pytest.mark.slow
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_desk_keeps_its_own_description(site, program, tmp_path):
    one = program()
    upload(one)
    scan(site)
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"{site.address}/api/v1/openapi.json", "--max-examples", "4", "--seed", "1",
        "--include-path-regex", "^/api/v1/(catalogues|jobs|findings|waivers|schedules)",
        "-H", f"Authorization: {one.headers['authorization']}",
        # A view, a day or a state can have the form that is described and still make no sense: 422, 404 or 409, as described.
        "--exclude-checks", "positive_data_acceptance", "--phases", "examples,coverage,fuzzing", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=500, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
