"""The page of a promotion: the history as lines or a file, the plan, and what the law makes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from listing_audit.ingest.moments import zone
from listing_audit.model.scope import JURISDICTIONS
from listing_audit.verify.price.referee import law_of
from listing_audit.web.interface import shared_of
from listing_audit.web.look import language_of, page
from listing_audit.web.pages import _form, _texts
from listing_audit.web.pricing import FIRST_DAY, LAST_DAY, Plan, PriceAnswer, events_of_lines, history_of, priced
from listing_audit.web.shared import SharedScanner
from listing_audit.web.words import say

PRICED_PLACES: Final = tuple(code for code in JURISDICTIONS if law_of(code) is not None)
_AMOUNT: Final = re.compile(r"\d{1,12}(?:\.\d{1,6})?", re.ASCII)
_SHOWN_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class PriceForm:
    """The boxes as typed."""

    history: str = ""
    place: str = ""
    currency: str = ""
    timezone: str = ""
    on: str = ""
    price: str = ""
    reference: str = ""
    percent: str = ""
    days: str = ""
    label: str = ""
    text: str = ""
    facts: str = ""


_USUAL: Final = {"zh": ("CN", "CNY", "Asia/Shanghai"), "en": ("US", "USD", "America/New_York")}


def _empty(language: str) -> PriceForm:
    place, currency, timezone = _USUAL[language]
    return PriceForm(place=place, currency=currency, timezone=timezone)


async def price_page(request: Request) -> Response:
    """`GET /price`: the empty form, with what is usual for the language."""
    language = language_of(request)
    return page(request, "price.html", language, _values(_empty(language)), keep="lang" in request.query_params)


async def check_price(request: Request) -> Response:
    """`POST /price`: the highest lawful reference, the verdict, the first lawful day, and the chart."""
    data = await _form(request)
    chosen = str(data.get("lang", ""))
    language = language_of(request, chosen)
    given = _texts(data)
    form = PriceForm(**{name: given.get(name, "").replace("\r\n", "\n") for name in PriceForm.__dataclass_fields__})
    values = _values(form)
    if form.history.strip() or not chosen:
        values |= await shared_of(request).run_document(_answer, shared_of(request), form, language)
    return page(request, "price.html", language, values, keep=bool(chosen))


def _values(form: PriceForm) -> dict[str, Any]:
    return {"form": form, "places": PRICED_PLACES, "answer": None, "chart": None, "notices": [], "errors": []}


def _answer(shared: SharedScanner, form: PriceForm, language: str) -> dict[str, Any]:
    scanner = shared.of(language)
    errors: list[str] = []
    plan = _plan(form, scanner.as_of, language, errors)
    events, wrong = events_of_lines(form.history)
    lines = ", ".join(map(str, wrong[:_SHOWN_LINES])) + (" …" if len(wrong) > _SHOWN_LINES else "")
    notices = [say("bad_lines", language, lines=lines)] if wrong else []
    if not events:
        return {"errors": [*errors, say("no_history", language)], "notices": notices}
    if form.timezone.strip() and zone(form.timezone.strip()) is None:
        errors.append(f"{say('timezone', language)}: {form.timezone[:60]}")
    if plan is None or errors:
        return {"errors": errors, "notices": notices}
    record = {"events": events, "currency": form.currency.strip() or "XXX", "timezone": form.timezone.strip() or "UTC"}
    history, remarks = history_of(record, language)
    if history is None:
        return {"errors": list(remarks), "notices": notices}
    answer: PriceAnswer = priced(history, plan, scanner.as_of)
    # Drawn by the report from numbers and dates; what is text in it is escaped there.
    chart = Markup(answer.chart(language))
    return {
        "answer": answer,
        "sentence": answer.sentence(language),
        "chart": chart,
        "notices": [*notices, *remarks],
        "law": scanner.run_facts(),
    }


def _plan(form: PriceForm, today: date, language: str, errors: list[str]) -> Plan | None:
    if form.place not in PRICED_PLACES:
        errors.append(say("bad_place", language))
        return None
    on = today
    if form.on.strip():
        try:
            on = date.fromisoformat(form.on.strip())
        except ValueError:
            on = date.min
    if not FIRST_DAY <= on <= LAST_DAY:
        errors.append(say("bad_day", language))
        return None
    days = form.days.strip()
    if days and not (days.isascii() and days.isdecimal() and len(days) < 6 and 1 <= int(days) <= 3650):
        errors.append(say("bad_days", language))
        return None
    facts = []
    for line in form.facts.splitlines():
        name, sign, value = line.partition("=")
        if line.strip() and not (sign and name.strip()):
            errors.append(say("bad_fact", language, line=line[:80]))
        elif line.strip():
            facts.append((name.strip(), value.strip()))
    return Plan(
        place=form.place,
        on=on,
        price=_amount(form.price, "promo_price", language, errors),
        reference=_amount(form.reference, "planned_reference", language, errors),
        percent=_amount(form.percent, "percent", language, errors),
        label=form.label.strip() or None,
        text=form.text.strip() or None,
        days=int(days) if days else None,
        facts=tuple(facts),
    )


def _amount(text: str, name: str, language: str, errors: list[str]) -> Decimal | None:
    if not text.strip():
        return None
    if not _AMOUNT.fullmatch(text.strip()) or not Decimal(text.strip()):
        errors.append(say("bad_amount", language, name=say(name, language), value=text[:40]))
        return None
    return Decimal(text.strip())
