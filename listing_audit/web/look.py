"""Templates and the files beside them: how a page is put together, in which language."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

import jinja2
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from listing_audit.judge.words import category_word, fact_word
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.places import web_address
from listing_audit.web import words

_HERE: Final = Path(__file__).resolve().parent
_KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
LANGUAGE_COOKIE: Final = "listing_audit_lang"


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> tuple[bytes, str]:
    data = (_HERE / "assets" / name).read_bytes()
    return data, hashlib.sha256(data).hexdigest()[:12]


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in (_HERE / "assets").iterdir() if path.suffix in _KINDS)


def asset_address(name: str) -> str:
    """Return the address of a style or script; it changes with the content, so that browsers may keep it."""
    return f"/assets/{_asset(name)[1]}/{name}"


async def asset(request: Request) -> Response:
    """`GET /assets/DIGEST/NAME`: only the files that there are, by name."""
    name = request.path_params["name"]
    if name not in _names() or _asset(name)[1] != request.path_params["digest"]:
        return Response(status_code=404)
    headers = {"cache-control": "public, max-age=31536000, immutable", "content-type": _KINDS[Path(name).suffix]}
    return Response(_asset(name)[0], headers=headers)


def language_of(request: Request, chosen: str = "") -> str:
    """Return `zh` or `en`: what was just chosen, else chosen before, else what the browser likes better."""
    for value in (chosen, request.query_params.get("lang", ""), request.cookies.get(LANGUAGE_COOKIE, "")):
        if value in ("zh", "en"):
            return value
    best = ("en", 0.0)
    for part in request.headers.get("accept-language", "")[:400].split(","):
        tag, _, quality = part.strip().partition(";q=")
        language = tag.partition("-")[0].lower()
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        if language in ("zh", "en") and weight > best[1]:
            best = (language, weight)
    return best[0]


def page(
    request: Request, template: str, language: str, values: Mapping[str, Any], *, status: int = 200, keep: bool = False
) -> Response:
    """Return a page in a language. `keep`: the language was chosen, and is kept in a cookie."""
    text = _templates().get_template(template).render(_common(request, language) | dict(values))
    response = HTMLResponse(text, status)
    if keep:
        response.set_cookie(LANGUAGE_COOKIE, language, max_age=31_536_000, httponly=True, samesite="lax")
    response.headers["vary"] = "accept-language, cookie, x-part"
    return response


def _common(request: Request, language: str) -> dict[str, Any]:
    return {
        "lang": language,
        "t": partial(_said, language),
        "path": request.url.path,
        "css": asset_address("site.css"),
        "js": asset_address("site.js"),
        "icon": asset_address("icon.svg"),
        "asset": asset_address,
        "with_desk": getattr(request.app.state, "desk", None) is not None,
        "visible": visible,
        "address": web_address,
        "w": wording,
        "place_name": lambda code: words.place_name(code, language),
        "marketplace_name": lambda code: words.marketplace_name(code, language),
        "category_name": lambda code: category_word(code, language),
        "fact_name": lambda code: fact_word(code, language),
        "main_places": words.MAIN_PLACES,
        "other_places": words.other_places(),
        "categories": words.categories(),
        "marketplaces": words.marketplaces(),
        "law": None,
    }


def _said(language: str, key: str, **values: object) -> str:
    return words.say(key, language, **values)
