"""The HTTP API: check a listing, a policy, a price; look up rules. Every answer is JSON, every error a problem."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from listing_audit.api import Scanner
from listing_audit.model.findings import Detail
from listing_audit.report.checklist import as_json
from listing_audit.report.records import RuleFacts, rule_record
from listing_audit.web.checking import Checked, check_record, checked
from listing_audit.web.openapi import openapi_document
from listing_audit.web.policies import policy_checked
from listing_audit.web.pricing import history_of, price_record, priced
from listing_audit.web.problems import RequestRefused, json_response
from listing_audit.web.reading import OneListing, from_record
from listing_audit.web.requests import PolicyRequest, PriceRequest, plan_of, read_object, read_request
from listing_audit.web.shared import SharedScanner

MAX_PAGE: Final = 500


def shared_of(request: Request) -> SharedScanner:
    """Return the scanner of the application."""
    shared: SharedScanner = request.app.state.shared
    return shared


async def check(request: Request) -> Response:
    """`POST /api/v1/check`: what the rules say of one listing."""
    language, explain = _language(request), _flag(request, "explain")
    _only(request, "lang", "explain")
    record = read_object(await _json_body(request))
    read, found = await shared_of(request).run(_check, shared_of(request), record, language, explain)
    if read.listing is None or read.errors:
        raise RequestRefused(422, "the listing cannot be read as it was sent", read.errors or read.notes)
    if found is None or found.audit is None:
        raise RequestRefused(500, "the listing was not audited", [found.failure or ""] if found else ())
    return json_response(check_record(found, read.notes))


def _check(
    shared: SharedScanner, record: Mapping[str, Any], language: str, explain: bool
) -> tuple[OneListing, Checked | None]:
    read = from_record(record, language)
    if read.listing is None or read.errors:
        return read, None
    return read, checked(shared.of(language), read.listing, explain=explain)


async def policy(request: Request) -> Response:
    """`POST /api/v1/policy`: the checklist of one privacy policy."""
    language = _language(request)
    _only(request, "lang")
    asked = read_request(await _json_body(request), PolicyRequest)

    def answer() -> dict[str, Any]:
        scanner = shared_of(request).of(language)
        return as_json(policy_checked(scanner, asked.text, asked.jurisdictions, is_html=asked.html), language)

    return json_response(await shared_of(request).run_document(answer))


async def price(request: Request) -> Response:
    """`POST /api/v1/price`: a planned promotion against a price history."""
    language = _language(request)
    _only(request, "lang")
    asked = read_request(await _json_body(request), PriceRequest)

    def answer() -> dict[str, Detail]:
        plan, as_of = plan_of(asked, shared_of(request).of(language).as_of)
        history, wrong = history_of(asked.history, language)
        if history is None:
            raise RequestRefused(422, "the price history cannot be read", wrong)
        return price_record(priced(history, plan, as_of), language, chart=asked.chart)

    return json_response(await shared_of(request).run_document(answer))


async def rules(request: Request) -> Response:
    """`GET /api/v1/rules`: the rules in force today, a page at a time."""
    language = _language(request)
    wanted = {name: request.query_params.get(name) for name in ("jurisdiction", "topic", "family", "q")}
    _only(request, "lang", "limit", "offset", *wanted)
    limit, offset = _number(request, "limit", 100, 1, MAX_PAGE), _number(request, "offset", 0, 0, 1_000_000)

    def answer() -> dict[str, Detail]:
        facts = _fitting(shared_of(request).of(language), wanted)
        shown: list[Detail] = [rule_record(rule) for rule in facts[offset : offset + limit]]
        return {"total": len(facts), "limit": limit, "offset": offset, "rules": shown}

    return json_response(await shared_of(request).run_document(answer))


async def rule(request: Request) -> Response:
    """`GET /api/v1/rules/{id}`: one rule with its law, why and what to do."""
    language = _language(request)
    _only(request, "lang")
    rule_id = request.path_params["rule_id"]

    def answer() -> dict[str, Detail] | None:
        scanner = shared_of(request).of(language)
        facts = scanner.rule_facts([rule_id])
        if not facts:
            return None
        [found] = [one for one in scanner.rule_set.rules if one.id == rule_id]
        return {
            **rule_record(facts[0]),
            "jurisdictions": list[Detail](sorted(found.applies.jurisdictions)),
            "why": found.why.get(language),
            "remedy": found.remedy.get(language),
        }

    record = await shared_of(request).run_document(answer)
    if record is None:
        raise RequestRefused(404, "no rule in force has this id; GET /api/v1/rules lists them")
    return json_response(record)


async def openapi(request: Request) -> Response:
    """`GET /api/v1/openapi.json`: this API in OpenAPI 3.1."""
    with_desk = request.app.state.desk is not None
    return json_response(openapi_document(with_tokens=request.app.state.with_tokens, with_desk=with_desk))


def _fitting(scanner: Scanner, wanted: Mapping[str, str | None]) -> list[RuleFacts]:
    place, topic, family, text = (wanted[name] for name in ("jurisdiction", "topic", "family", "q"))
    ids = [
        one.id
        for one in scanner.rule_set.rules
        if place in (None, *one.applies.jurisdictions) and topic in (None, one.topic) and family in (None, one.family)
    ]
    facts = scanner.rule_facts(ids)
    if text:
        facts = tuple(fact for fact in facts if text.casefold() in f"{fact.id} {fact.title}".casefold())
    return list(facts)


# ------------------------------------------------------------------ what a request says


async def _json_body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        # A page of another site can send other kinds without being asked for leave.
        raise RequestRefused(415, "send JSON with the header `Content-Type: application/json`")
    return await request.body()


def _only(request: Request, *names: str) -> None:
    for name in request.query_params:
        if name not in names:
            raise RequestRefused(422, f"unknown query parameter “{name[:40]}”; known: {', '.join(names)}")
        if len(request.query_params.getlist(name)) > 1:
            raise RequestRefused(422, f"the query parameter `{name}` is given more than once")


def _language(request: Request) -> str:
    language = request.query_params.get("lang", "en")
    if language not in ("zh", "en"):
        raise RequestRefused(422, "`lang` is zh or en")
    return language


def _flag(request: Request, name: str) -> bool:
    value = request.query_params.get(name, "false")
    if value not in ("true", "false"):
        raise RequestRefused(422, f"`{name}` is true or false")
    return value == "true"


def _number(request: Request, name: str, default: int, least: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most):
        raise RequestRefused(422, f"`{name}` is a whole number from {least} to {most}")
    return int(text)


ROUTES: Final = [
    Route("/check", check, methods=["POST"]),
    Route("/policy", policy, methods=["POST"]),
    Route("/price", price, methods=["POST"]),
    Route("/rules", rules, methods=["GET"]),
    Route("/rules/{rule_id}", rule, methods=["GET"]),
    Route("/openapi.json", openapi, methods=["GET"]),
]
