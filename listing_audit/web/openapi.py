"""The description of the HTTP API in OpenAPI 3.1: request bodies from the types that read them, the rest said here."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from listing_audit import __version__
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, VERDICTS
from listing_audit.web.requests import ListingRequest, PolicyRequest, PriceRequest

_TEXT: Final = {"type": "string"}
_LANG: Final = {
    "name": "lang",
    "in": "query",
    "description": "Language of messages.",
    "schema": {"type": "string", "enum": ["zh", "en"], "default": "en"},
}
_SPAN: Final = {
    "type": ["object", "null"],
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
    "description": "Half-open, in code points of the text as it was given.",
}
_FINDING: Final = {
    "type": "object",
    "required": ["rule_id", "topic", "family", "verdict", "severity", "field", "span", "quote", "message", "citations"],
    "properties": {
        "verdict": {"type": "string", "enum": list(VERDICTS)},
        "severity": {"type": "string", "enum": list(SEVERITIES)},
        "family": {"type": "string", "enum": list(FAMILY_TITLES)},
        "span": _SPAN,
        "rewrite": {
            "type": ["object", "null"],
            "description": "Put `replacement` where `span` stands; the listing should then be checked again.",
            "properties": {"span": _SPAN, "replacement": _TEXT},
        },
    },
}
_RULE: Final = {
    "type": "object",
    "required": ["id", "version", "topic", "family", "title", "citations"],
    "properties": {"id": _TEXT, "version": {"type": "integer"}, "title": _TEXT, "citations": {"type": "array"}},
}
_PROBLEM: Final = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": _TEXT,
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": _TEXT,
        "errors": {"type": "array", "items": _TEXT},
    },
}
_PROBLEMS: Final = {
    400: "The body is not JSON.",
    401: "A token is needed.",
    403: "From a page of another site.",
    404: "There is no such thing.",
    405: "Not by this method.",
    408: "The body did not come in time.",
    413: "The request is too long.",
    415: "The body is not announced as JSON.",
    421: "Not the name of this server.",
    422: "Not of the form described here.",
    429: "Too many requests; `Retry-After` says when.",
    500: "A fault of this program.",
}


def openapi_document(*, with_tokens: bool, with_desk: bool = False) -> dict[str, Any]:
    """Return the description. `with_tokens` says whether this server asks for one, `with_desk` whether it has a desk."""
    _, schemas = msgspec.json.schema_components(
        (ListingRequest, PolicyRequest, PriceRequest), ref_template="#/components/schemas/{name}"
    )
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "listing-audit",
            "version": __version__,
            "description": "Checks product listings, privacy policies and prices against the law.",
        },
        "paths": {
            "/api/v1/check": {"post": _check_operation()},
            "/api/v1/policy": {"post": _policy_operation()},
            "/api/v1/price": {"post": _price_operation()},
            "/api/v1/rules": {"get": _rules_operation()},
            "/api/v1/rules/{rule_id}": {"get": _rule_operation()},
        },
        "components": {"schemas": {**schemas, "Finding": _FINDING, "Rule": _RULE, "Problem": _PROBLEM}},
    }
    if with_desk:
        from listing_audit.web.desk_openapi import desk_paths, desk_schemas

        document["paths"] |= desk_paths(_problems())
        document["components"]["schemas"] |= desk_schemas()
    if with_tokens or with_desk:
        document["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    if with_tokens:
        document["security"] = [{"token": []}]
    return document


def _problems() -> dict[str, Any]:
    return {
        str(code): {
            "description": meaning,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for code, meaning in _PROBLEMS.items()
    }


def _operation(
    name: str, summary: str, answer: dict[str, Any], parameters: list[Any], body: str | None
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "The answer.", "content": {"application/json": {"schema": answer}}},
            **_problems(),
        },
    }
    if body is not None:
        schema = {"$ref": f"#/components/schemas/{body}"}
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return operation


def _check_operation() -> dict[str, Any]:
    explain = {
        "name": "explain",
        "in": "query",
        "description": "Also what was considered, and which exemption cleared it.",
        "schema": {"type": "boolean", "default": False},
    }
    answer = {
        "type": "object",
        "required": ["listing", "findings", "considerations", "notes", "summary"],
        "properties": {
            "listing": {"type": "object"},
            "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
            "considerations": {"type": "array", "items": {"type": "object"}},
            "notes": {"type": "array", "items": _TEXT},
            "summary": {"type": "object"},
        },
    }
    return _operation("check", "Check one listing", answer, [_LANG, explain], "ListingRequest")


def _policy_operation() -> dict[str, Any]:
    answer = {
        "type": "object",
        "required": ["is_policy", "jurisdictions", "disclosures"],
        "properties": {
            "is_policy": {"type": "boolean"},
            "disclosures": {"type": "array"},
            "jurisdictions": {"type": "array"},
        },
    }
    return _operation("policy", "The checklist of one privacy policy", answer, [_LANG], "PolicyRequest")


def _price_operation() -> dict[str, Any]:
    answer = {
        "type": "object",
        "required": [
            "on",
            "currency",
            "highest_reference",
            "verdict",
            "codes",
            "missing_facts",
            "lawful_from",
            "message",
        ],
        "properties": {
            "verdict": {"enum": ["violation", "indeterminate", "compliant", None]},
            "highest_reference": {"type": ["string", "null"]},
            "chart": {"type": ["string", "null"], "description": "SVG, when asked for."},
        },
    }
    return _operation("price", "A planned promotion against a price history", answer, [_LANG], "PriceRequest")


def _rules_operation() -> dict[str, Any]:
    names = ("jurisdiction", "topic", "family", "q")
    parameters = [{"name": name, "in": "query", "schema": _TEXT} for name in names]
    parameters += [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 500, "default": 100}},
        {
            "name": "offset",
            "in": "query",
            "schema": {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0},
        },
    ]
    answer = {
        "type": "object",
        "required": ["total", "limit", "offset", "rules"],
        "properties": {
            "total": {"type": "integer"},
            "rules": {"type": "array", "items": {"$ref": "#/components/schemas/Rule"}},
        },
    }
    return _operation("rules", "The rules in force today", answer, [_LANG, *parameters], None)


def _rule_operation() -> dict[str, Any]:
    rule_id = {"name": "rule_id", "in": "path", "required": True, "schema": _TEXT}
    return _operation("rule", "One rule with its law", {"$ref": "#/components/schemas/Rule"}, [rule_id, _LANG], None)
