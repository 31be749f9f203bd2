"""What the HTTP API takes, as types: the OpenAPI description is made from them, and requests are read by them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

import msgspec

from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES
from listing_audit.verify.price.referee import law_of
from listing_audit.web.policies import MAX_PLACES, MAX_POLICY_CHARS
from listing_audit.web.pricing import FIRST_DAY, LAST_DAY, Plan
from listing_audit.web.problems import RequestRefused

_T = TypeVar("_T")
_OBJECT = msgspec.json.Decoder(Any, float_hook=Decimal)

Place = Annotated[str, msgspec.Meta(pattern="^(" + "|".join(JURISDICTIONS) + ")$", description="A jurisdiction.")]
PricedPlace = Annotated[
    str,
    msgspec.Meta(
        pattern="^(" + "|".join(place for place in JURISDICTIONS if law_of(place)) + ")$",
        description="A jurisdiction with price law.",
    ),
]
Amount = Annotated[
    str,
    msgspec.Meta(pattern=r"^(?=[0-9.]*[1-9])[0-9]{1,12}(\.[0-9]{1,6})?$", description="A decimal text above zero."),
]
Percent = Annotated[
    str, msgspec.Meta(pattern=r"^(?=[0-9.]*[1-9])[0-9]{1,2}(\.[0-9]{1,4})?$", description="A decimal text, 0 to 100.")
]


class PolicyTexts(msgspec.Struct, kw_only=True):
    """A privacy policy as text, as HTML, or only its address, which is never opened."""

    text: str | None = None
    html: str | None = None
    url: str | None = None


class ListingRequest(msgspec.Struct, kw_only=True):
    """One listing in the canonical form. Other keys are read as attributes and named in `notes`.

    `complete` says that these are all texts of the listing; `description` may be HTML.
    """

    id: str | int | None = None
    title: str | None = None
    subtitle: str | None = None
    description: str | None = None
    bullets: list[str] = []
    attributes: dict[str, str | list[str]] = {}
    complete: bool = False
    language: str | None = None
    jurisdictions: Annotated[list[Place], msgspec.Meta(max_length=40)] = []
    marketplace: Annotated[str, msgspec.Meta(description="One of: " + ", ".join(MARKETPLACES))] | None = None
    category: Annotated[str, msgspec.Meta(description="Best one of: " + ", ".join(CATEGORIES))] | None = None
    brand: str | None = None
    seller: str | None = None
    url: str | None = None
    offers: list[dict[str, Any]] = []
    price_histories: list[dict[str, Any]] = []
    promotions: list[dict[str, Any]] = []
    privacy_policy: PolicyTexts | str | None = None
    evidence: list[dict[str, Any]] = []


class PolicyRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A privacy policy, and the places whose law is asked for: without any CN for Chinese, EU for other texts."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_POLICY_CHARS, pattern=r"\S")]
    jurisdictions: Annotated[list[Place], msgspec.Meta(max_length=MAX_PLACES)] = []
    html: bool | None = None


class PriceRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A price history in the canonical form, and a promotion as planned.

    Without `price` only the highest lawful reference is told. `facts` are what no record can show.
    """

    jurisdiction: PricedPlace
    history: dict[str, Any]
    on: date | None = None
    as_of: date | None = None
    price: Amount | None = None
    reference_price: Amount | None = None
    claimed_percent: Percent | None = None
    reference_label: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    claim_text: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    days: Annotated[int, msgspec.Meta(ge=1, le=3650)] | None = None
    facts: Annotated[dict[str, Annotated[str, msgspec.Meta(max_length=2000)]], msgspec.Meta(max_length=60)] = {}
    chart: bool = False


def read_request(body: bytes, kind: type[_T]) -> _T:
    """Return the request. Raises RequestRefused: 400 when it is no JSON, 422 when it is not of the form."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise RequestRefused(
            422, "the request is not of the form that /api/v1/openapi.json describes", [str(error)]
        ) from error
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise RequestRefused(400, f"the body is not JSON: {str(error)[:200]}") from error


def read_object(body: bytes) -> dict[str, Any]:
    """Return a JSON object whose numbers keep every digit."""
    try:
        value = _OBJECT.decode(body)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise RequestRefused(400, f"the body is not JSON: {str(error)[:200]}") from error
    if not isinstance(value, dict):
        raise RequestRefused(422, "expected one listing: a JSON object; many listings are for `listing-audit scan`")
    # The types are the description's; the values are read by the importer, which keeps unknown keys and every digit.
    read_request(body, ListingRequest)
    return value


def plan_of(asked: PriceRequest, today: date) -> tuple[Plan, date]:
    """Return the plan and the law date. Raises RequestRefused for days that no law here knows."""
    on, as_of = asked.on or today, asked.as_of or today
    for name, day in (("on", on), ("as_of", as_of)):
        if not FIRST_DAY <= day <= LAST_DAY:
            raise RequestRefused(422, f"`{name}` lies outside {FIRST_DAY} to {LAST_DAY}")
    plan = Plan(
        place=asked.jurisdiction,
        on=on,
        price=_decimal(asked.price),
        reference=_decimal(asked.reference_price),
        percent=_decimal(asked.claimed_percent),
        label=asked.reference_label,
        text=asked.claim_text,
        days=asked.days,
        facts=tuple(asked.facts.items()),
    )
    return plan, as_of


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
