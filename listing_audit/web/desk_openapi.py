"""The desk's part of the API's description, made from its table of operations and their types."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from listing_audit.desk.exports import MEDIA_TYPES
from listing_audit.web.desk_api import OPERATIONS, Operation

_PROBLEMS: Final = {
    403: "The role does not suffice.",
    409: "Somebody was faster, or a key was used for something else.",
}


def desk_paths(problems: dict[str, Any]) -> dict[str, Any]:
    """Return the operations by path and method. `problems` are the answers that every operation can give."""
    paths: dict[str, Any] = {}
    for one in OPERATIONS:
        paths.setdefault(f"/api/v1{one.path}", {})[one.method.lower()] = _described(one, problems)
    return paths


def desk_schemas() -> dict[str, Any]:
    """Return the schemas of what the operations take and give."""
    kinds = [kind for one in OPERATIONS for kind in (one.takes, one.gives) if isinstance(kind, type)]
    _, schemas = msgspec.json.schema_components(dict.fromkeys(kinds), ref_template="#/components/schemas/{name}")
    return schemas


def _described(one: Operation, problems: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "operationId": f"desk_{one.name}",
        "summary": one.summary,
        "tags": ["desk"],
        "security": [{"token": []}],
        "parameters": _parameters(one),
        "responses": {str(one.status): _answer(one), **_with_own(problems)},
    }
    if one.takes == "file":
        schema = {"type": "string", "format": "binary", "minLength": 1}
        made["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": schema}}}
    elif one.takes is not None:
        schema = {"$ref": f"#/components/schemas/{one.takes.__name__}"}
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    return made


def _parameters(one: Operation) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    if "{id}" in one.path:
        shape = {"type": "integer", "minimum": 1, "maximum": 2**53}
        made.append({"name": "id", "in": "path", "required": True, "schema": shape})
    for name, shape in one.query.items():
        plain = {key: value for key, value in shape.items() if key != "x-required"}
        made.append({"name": name, "in": "query", "required": name in one.needed, "schema": plain})
    if one.takes == "file":
        told = "The same key gives the same scan again, so that an upload may be repeated."
        shape = {"type": "string", "maxLength": 200, "pattern": "^[!-~]+$"}
        made.append({"name": "Idempotency-Key", "in": "header", "description": told, "schema": shape})
    return made


def _answer(one: Operation) -> dict[str, Any]:
    if one.gives is None:
        kinds = {kind.partition(";")[0]: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}
        return {"description": "The file.", "content": kinds}
    schema = {"$ref": f"#/components/schemas/{one.gives.__name__}"}
    return {"description": "The answer.", "content": {"application/json": {"schema": schema}}}


def _with_own(problems: dict[str, Any]) -> dict[str, Any]:
    content = next(iter(problems.values()))["content"]
    return {**problems, **{str(code): {"description": told, "content": content} for code, told in _PROBLEMS.items()}}
