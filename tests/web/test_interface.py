"""The HTTP API answers as the command line does, and says what is wrong with what it cannot answer."""

from __future__ import annotations

import json

import jsonschema
import pytest

HISTORY = {
    "currency": "EUR",
    "timezone": "Europe/Berlin",
    "events": [{"at": "2026-05-01", "price": "100"}, {"at": "2026-10-20", "price": "120"}],
}
PLAN = {"jurisdiction": "DE", "on": "2026-11-11", "price": "70", "as_of": "2026-11-22", "history": HISTORY}


def post(client, path: str, record: object, **query: str):
    return client.post(f"/api/v1/{path}", json=record, params=query)


def test_a_listing_is_checked_with_exact_spans_in_the_language_asked_for(client):
    answer = post(client, "check", {"title": "全网最佳面霜", "jurisdictions": ["CN"]}, lang="zh").json()
    [finding] = [one for one in answer["findings"] if one["topic"] == "superlative"]
    assert (finding["quote"], finding["span"], finding["field"]) == ("最佳", {"start": 2, "end": 4}, "title")
    assert "最佳" in finding["message"] and finding["citations"][0]["name"] == "中华人民共和国广告法"
    assert answer["summary"]["listings"] == 1 and answer["listing"]["complete"] is False
    assert answer["considerations"] == []


def test_what_was_cleared_is_told_when_asked(client):
    answer = post(client, "check", {"title": "最佳食用期12个月", "category": "food"}, explain="true").json()
    assert "cleared" in [one["outcome"] for one in answer["considerations"] if one["quote"] == "最佳"]
    assert "superlative" not in {one["topic"] for one in answer["findings"]}


def test_a_rewrite_put_where_it_belongs_settles_its_finding(client):
    title = "Face cream, cures eczema in 3 days"
    before = post(client, "check", {"title": title, "jurisdictions": ["US"]}).json()["findings"]
    finding = next(one for one in before if one["rewrite"])
    span = finding["rewrite"]["span"]
    after = title[: span["start"]] + finding["rewrite"]["replacement"] + title[span["end"] :]
    again = post(client, "check", {"title": after, "jurisdictions": ["US"]}).json()["findings"]
    assert finding["fingerprint"] not in {one["fingerprint"] for one in again}


@pytest.mark.parametrize(
    ("record", "part"),
    [
        ({}, "neither text nor price"),
        ({"title": "x", "jurisdictions": ["XX"]}, "$.jurisdictions[0]"),
        ({"title": "x", "marketplace": "nowhere"}, "unknown marketplace"),
        ({"title": {"a": 1}}, "title"),
        ({"title": "x" * 200_001}, "200000"),
    ],
)
def test_a_listing_that_cannot_be_judged_is_a_problem_that_says_why(client, record, part):
    answer = post(client, "check", record)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert part in json.dumps(answer.json())


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"title": NaN}'])
def test_a_body_that_is_no_json_is_400(client, body):
    answer = client.post("/api/v1/check", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["title"]) == (400, "Bad Request")


def test_json_that_is_not_announced_as_json_is_415(client):
    """A page of another site can send plain text without asking."""
    assert (
        client.post("/api/v1/check", content=b'{"title":"x"}', headers={"content-type": "text/plain"}).status_code
        == 415
    )


def test_unknown_and_repeated_query_parameters_are_named(client):
    assert "language" in post(client, "check", {"title": "x"}, language="zh").json()["detail"]
    assert client.get("/api/v1/rules?lang=zh&lang=en").status_code == 422


def test_a_promotion_is_judged_with_its_first_lawful_day_and_a_chart(client):
    answer = post(client, "price", {**PLAN, "reference_price": "120", "chart": True}).json()
    assert (answer["highest_reference"], answer["highest_percent"]) == ("100", "30.0")
    assert (answer["verdict"], answer["codes"][0]) == ("violation", "reference_above_lawful_baseline")
    assert answer["chart"].startswith("<svg ") and answer["currency"] == "EUR"
    assert "2026-11-11" < answer["lawful_from"] <= "2026-11-21"


@pytest.mark.parametrize(
    "change",
    [
        {"price": "0"}, {"price": "-1"}, {"price": 70}, {"on": "1800-01-01"}, {"on": "soon"}, {"jurisdiction": "XX"},
        {"history": {}}, {"history": {"currency": "EUR", "events": []}}, {"surprise": 1}, {"days": 0}, {"history": {**HISTORY, "events": [{"at": "9999-12-31", "price": "1"}, {"at": "0001-01-01", "price": "5"}]}},
        {"history": {**HISTORY, "events": [{"at": "2026-05-01", "price": "1"}] * 1001}},
    ],
)  # fmt: skip
def test_a_plan_that_makes_no_sense_is_422(client, change):
    answer = post(client, "price", PLAN | change)
    assert (answer.status_code, answer.json()["status"]) == (422, 422)


def test_a_policy_has_a_column_for_every_place(client):
    text = "隐私政策\n我们收集您的姓名和手机号，用于配送。我们可能与第三方共享您的信息。"
    answer = post(client, "policy", {"text": text, "jurisdictions": ["CN", "DE"]}, lang="zh").json()
    assert answer["jurisdictions"] == ["CN", "DE"]
    sharing = next(row for row in answer["disclosures"] if row["topic"] == "third_party_sharing")
    assert [check["jurisdiction"] for check in sharing["checks"]] == ["CN", "DE"]
    assert sharing["checks"][0]["state"] == "vague"


def test_rules_are_listed_a_page_at_a_time_and_shown_one_by_one(client):
    first = client.get("/api/v1/rules", params={"jurisdiction": "CN", "topic": "superlative", "limit": "2"}).json()
    assert first["total"] > 2 and len(first["rules"]) == 2
    one = client.get(f"/api/v1/rules/{first['rules'][0]['id']}", params={"lang": "zh"}).json()
    assert one["id"] == first["rules"][0]["id"] and "CN" in one["jurisdictions"] and one["remedy"]
    assert client.get("/api/v1/rules/none-such").status_code == 404


def test_the_description_is_valid_and_names_every_address(client):
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"] == "3.1.0" and "security" not in document
    places = {path.removeprefix("/api/v1/").partition("/")[0] for path in document["paths"]}
    seller, desk = {"check", "policy", "price", "rules"}, {"catalogues", "findings", "jobs", "schedules", "waivers"}
    assert places == seller | desk
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_lone_surrogate_and_marks_that_turn_text_come_back_as_escapes(client):
    answer = client.post(
        "/api/v1/check", content=rb'{"title": "\ud800 best cream \u202e"}', headers={"content-type": "application/json"}
    )
    assert answer.status_code in (200, 400)
    assert "\u202e" not in answer.text
