"""The seller's pages: one listing, one privacy policy, one promotion. They work without script."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from markupsafe import Markup
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from listing_audit.fix.rewrites import Rewrite
from listing_audit.model.findings import Consideration, Finding
from listing_audit.model.scope import JURISDICTIONS
from listing_audit.report.checklist import facts_of, table_html
from listing_audit.report.display import visible
from listing_audit.report.marked import around_quote, middle_cut
from listing_audit.web.checking import Checked, checked, worst_first
from listing_audit.web.form import BadJson, CheckForm, form_of_fields, form_of_listing, place_in_form, record_of
from listing_audit.web.interface import shared_of
from listing_audit.web.look import language_of, page
from listing_audit.web.marked import MAX_SHOWN_CHARS, Piece, pieces
from listing_audit.web.policies import MAX_PLACES, MAX_POLICY_CHARS, policy_checked, policy_text
from listing_audit.web.problems import RequestRefused
from listing_audit.web.reading import OneListing, from_file, from_record
from listing_audit.web.shared import SharedScanner
from listing_audit.web.words import say

_MAX_FINDINGS: Final = 200
_MAX_CLEARED: Final = 100
_MAX_FORM_FIELDS: Final = 120
_REACH: Final = 60
_CLEARED: Final = ("cleared", "not_met")


@dataclass(frozen=True, slots=True)
class Card:
    """One finding as the page shows it. `box`, `start` and `end` say where a click puts the rewrite, in code points."""

    number: int
    finding: Finding
    before: str
    after: str
    quote: str
    rewrite: Rewrite | None
    box: str = ""
    start: int = 0
    end: int = 0
    old: str = ""
    chart: Markup | None = None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text of the listing with its marks; `hidden` characters at its end are not shown."""

    name: str
    pieces: tuple[Piece, ...]
    hidden: int


# ------------------------------------------------------------------ one listing


async def check_page(request: Request) -> Response:
    """`GET /`: the empty form."""
    language = language_of(request)
    values = {"form": CheckForm(), **_no_result()}
    return page(request, "check.html", language, values, keep="lang" in request.query_params)


async def check_listing(request: Request) -> Response:
    """`POST /`: check what was typed; take a file into the form; make one rewrite. `X-Part: result` asks for the result
    alone, which the script puts into the page while the seller types."""
    data = await _form(request)
    language = language_of(request, _one(data, "lang"))
    form = form_of_fields(_texts(data), _places(data))
    values: dict[str, Any] = _no_result()
    if "upload" in data and _one(data, "do") == "upload":
        form, values["notices"], values["errors"] = await _uploaded(request, data, form, language)
    accept = _one(data, "accept")
    if not form.is_blank and not values["errors"]:
        answer = await shared_of(request).run(_answer, shared_of(request), form, language, accept)
        form = answer.pop("form", form)
        values |= {**answer, "notices": [*values["notices"], *answer["notices"]]}
    part = request.headers.get("x-part") == "result"
    return page(
        request,
        "result.html" if part else "check.html",
        language,
        {"form": form, **values},
        keep=bool(_one(data, "lang")),
    )


def _no_result() -> dict[str, Any]:
    return {
        "found": None,
        "cards": (),
        "texts": (),
        "cleared": (),
        "cleared_count": 0,
        "remarks": (),
        "notices": [],
        "errors": [],
    }


async def _uploaded(
    request: Request, data: FormData, form: CheckForm, language: str
) -> tuple[CheckForm, list[str], list[str]]:
    upload = data.get("upload")
    content = await upload.read() if isinstance(upload, UploadFile) else b""
    if not content:
        return form, [], [say("upload_missing", language)]
    read: OneListing = await shared_of(request).run(from_file, content, language)
    if read.listing is None:
        return form, [], [say("upload_none", language), *read.errors[:20], *read.notes[:20]]
    notices = [say("uploaded", language), *([say("upload_more", language)] if read.more else [])]
    return form_of_listing(read.listing), [*notices, *read.errors[:20], *read.notes[:20]], []


def _answer(shared: SharedScanner, form: CheckForm, language: str, accept: str) -> dict[str, Any]:
    """Check the form; with `accept`, make that rewrite first and check again."""
    answer = _result(shared, form, language)
    if not accept or not answer["cards"]:
        return answer
    number, _, fingerprint = accept.partition("-")
    card = next(
        (card for card in answer["cards"] if str(card.number) == number and card.finding.fingerprint == fingerprint),
        None,
    )
    if card is None or card.rewrite is None or not card.box:
        return answer | {"notices": [say("not_accepted", language)]}
    text = getattr(form, card.box)
    changed = replace(form, **{card.box: text[: card.start] + card.rewrite.text + text[card.end :]})
    again = _result(shared, changed, language) if not changed.is_blank else _no_result()
    return again | {"form": changed, "notices": [say("accepted", language)]}


def _result(shared: SharedScanner, form: CheckForm, language: str) -> dict[str, Any]:
    values = _no_result()
    try:
        record = record_of(form)
    except BadJson as error:
        return values | {"errors": [say("bad_more", language, reason=error.reason[:200])]}
    read = from_record(record, language)
    if read.listing is None or read.errors:
        return values | {"errors": [*read.errors, *(read.notes if read.listing is None else ())]}
    found = worst_first(checked(shared.of(language), read.listing, explain=True))
    if found.audit is None:
        return values | {"errors": [say("not_audited", language, reason=found.failure)]}
    audit = found.audit
    cleared = _cleared(audit.considerations)
    values |= {
        "found": found,
        "cards": tuple(_cards(found, form, language)),
        "texts": tuple(
            MarkedText(
                text.name,
                pieces(text.text, text.name, audit.findings[:_MAX_FINDINGS]),
                max(0, len(text.text) - MAX_SHOWN_CHARS),
            )
            for text in audit.listing.fields
        ),
        "cleared": cleared[:_MAX_CLEARED],
        "cleared_count": len(cleared),
        "remarks": read.notes,
        "law": found.run,
        "hidden_count": max(0, len(audit.findings) - _MAX_FINDINGS),
    }
    return values


def _cards(found: Checked, form: CheckForm, language: str) -> list[Card]:
    audit = found.audit
    if audit is None:
        return []
    texts = {text.name: text.text for text in reversed(audit.listing.fields)}
    cards = []
    for number, (finding, rewrite) in enumerate(zip(audit.findings, found.rewrites, strict=True), 1):
        if number > _MAX_FINDINGS:
            break
        before, after = around_quote(finding, audit.listing, reach=_REACH)
        card = Card(
            number, finding, visible(before), visible(after), visible(middle_cut(finding.quote or "")), rewrite,
            chart=_chart(finding, language),
        )  # fmt: skip
        text = texts.get(finding.field, "")
        where = place_in_form(form, finding.field, text) if rewrite is not None else None
        if rewrite is not None and where is not None:
            box, at = where
            old = text[rewrite.span.start : rewrite.span.end]
            card = replace(card, box=box, start=at + rewrite.span.start, end=at + rewrite.span.end, old=old)
        cards.append(card)
    return cards


def _chart(finding: Finding, language: str) -> Markup | None:
    series = finding.details.get("series")
    if not isinstance(series, dict) or not (series.get("steps") or series.get("deals")):
        return None
    from listing_audit.report.price_chart import svg_chart

    return Markup(svg_chart(series, language=language))


def _cleared(considerations: tuple[Consideration, ...]) -> list[Consideration]:
    """What was looked at and let go because of its words; rules that only lacked an occasion say nothing to a seller."""
    return [one for one in considerations if one.outcome in _CLEARED and one.quote and one.reason]


# ------------------------------------------------------------------ one policy


async def policy_page(request: Request) -> Response:
    """`GET /policy`: the empty form."""
    language = language_of(request)
    values: dict[str, Any] = {"text": "", "places": (), "table": None, "facts": (), "errors": []}
    return page(request, "policy.html", language, values, keep="lang" in request.query_params)


async def check_policy(request: Request) -> Response:
    """`POST /policy`: the checklist of the text or the file."""
    data = await _form(request)
    language = language_of(request, _one(data, "lang"))
    text, places = _one(data, "text").replace("\r\n", "\n"), _places(data)
    upload = data.get("upload")
    if isinstance(upload, UploadFile) and (content := await upload.read()):
        text = policy_text(content)
    values: dict[str, Any] = {"text": text, "places": places, "table": None, "facts": (), "errors": []}
    if len(places) > MAX_PLACES:
        values["errors"] = [say("policy_places", language, most=MAX_PLACES)]
    elif len(text) > MAX_POLICY_CHARS:
        values["errors"] = [say("policy_long", language, most=MAX_POLICY_CHARS)]
    elif text.strip():
        values |= await shared_of(request).run_document(_policy_answer, shared_of(request), text, places, language)
    elif not _one(data, "lang"):
        values["errors"] = [say("policy_empty", language)]
    return page(request, "policy.html", language, values, keep=bool(_one(data, "lang")))


def _policy_answer(shared: SharedScanner, text: str, places: tuple[str, ...], language: str) -> dict[str, Any]:
    scanner = shared.of(language)
    found = policy_checked(scanner, text, places)
    # Made by the report, which escapes all that a policy says.
    table = Markup(table_html(found, language))
    return {"table": table, "facts": facts_of(found, language)[1:], "law": scanner.run_facts()}


# ------------------------------------------------------------------ what a form says


async def _form(request: Request) -> FormData:
    """The form as sent. No more files and fields than the pages have: each would cost memory."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise RequestRefused(415, "this page takes the form that it shows; programs use /api/v1/")
    most = request.app.state.max_body_bytes
    return await request.form(max_files=1, max_fields=_MAX_FORM_FIELDS, max_part_size=most)


def _one(data: FormData, name: str) -> str:
    value = data.get(name, "")
    return value if isinstance(value, str) else ""


def _texts(data: FormData) -> dict[str, str]:
    return {name: value for name, value in data.items() if isinstance(value, str)}


def _places(data: FormData) -> tuple[str, ...]:
    return tuple(value for value in data.getlist("jurisdictions") if isinstance(value, str) and value in JURISDICTIONS)
