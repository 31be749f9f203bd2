"""Price rules: one judgement for each promotion of a listing in one jurisdiction, told by the rules whose test it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from listing_audit.model.findings import Detail, Evidence
from listing_audit.model.listing import TextField
from listing_audit.model.prices import Promotion
from listing_audit.model.spans import RawSpan
from listing_audit.rules.rule import Rule
from listing_audit.values import frozen
from listing_audit.verify.material import Matchers
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.place import ListingText
from listing_audit.verify.price.case import ARITHMETIC, COUNTDOWN, Case, overstated
from listing_audit.verify.price.join import promotions_of
from listing_audit.verify.price.leads import Figures, leads_of, moved_deadlines
from listing_audit.verify.price.referee import Judged, law_of, referee
from listing_audit.verify.price.series import series_of
from listing_audit.verify.price.telling import details_of
from listing_audit.verify.price.text_claims import TextFinding, text_findings

# Price findings that live in a record stand in no text.
PRICE_FIELD: Final = TextField("price", "")


@frozen
class PriceAnswer:
    """A promotion of a listing and its judgement."""

    promotion: Promotion
    judged: Judged


def verify_price(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    """Yield an outcome for each promotion that breaks the rule's test, or for which its answer is open.

    `parameters` of the rule: `test` names the test (by default the rule's own topic), `report` says what is told of it:
    `broken` (default), `lead`, figures that are worth a look, or `catalogue`, figures of all listings together.
    """
    if law_of(jurisdiction) is None:
        return
    given = dict(rule.parameters)
    test = given.get("test") or rule.topic
    if given.get("report") == "catalogue":
        return  # what only a whole catalogue shows is told at its end
    for answer in price_answers(listing, jurisdiction):
        if given.get("report") == "lead":
            yield from _lead(rule, answer, test, listing, jurisdiction)
        else:
            yield from _broken(rule, answer, test, listing, jurisdiction)
    if given.get("report") != "lead":
        for found in _in_texts(listing):
            if found.topic == test:
                yield _of_text(rule, found, jurisdiction)


def price_answers(listing: ListingText, jurisdiction: str) -> tuple[PriceAnswer, ...]:
    """Return the judgements of a listing's promotions; made once, however many rules ask."""
    key = ("price", jurisdiction)
    if key not in listing.cache:
        listing.cache[key] = tuple(_answers(listing, jurisdiction))
    found = listing.cache[key]
    assert isinstance(found, tuple)
    return found


def _answers(listing: ListingText, jurisdiction: str) -> Iterator[PriceAnswer]:
    as_of = date.fromisoformat(listing.as_of)
    for promotion, history in promotions_of(listing.listing):
        judged = referee(promotion, history, place=jurisdiction, as_of=as_of, category=listing.listing.category)
        yield PriceAnswer(promotion, judged)


def _in_texts(listing: ListingText) -> tuple[TextFinding, ...]:
    if "price texts" not in listing.cache:
        listing.cache["price texts"] = tuple(text_findings(listing.listing))
    found = listing.cache["price texts"]
    assert isinstance(found, tuple)
    return found


def _broken(rule: Rule, answer: PriceAnswer, test: str, listing: ListingText, jurisdiction: str) -> Iterator[Outcome]:
    ruling = answer.judged.ruling
    for code in ruling.codes:
        if code.topic == test:
            field, span = _place(answer, listing, test)
            yield _outcome(rule, jurisdiction, answer, field=field, span=span, steps=code.steps)
    if ruling.codes:
        return
    lacking = [missing for missing in ruling.missing if missing.topic == test]
    if lacking:
        yield _outcome(rule, jurisdiction, answer, missing_fact=lacking[0].fact)


def _place(answer: PriceAnswer, listing: ListingText, test: str) -> tuple[TextField, RawSpan | None]:
    """Return where the claim stands, for a test that the ad's words alone break."""
    case = answer.judged.case
    text = answer.promotion.claim_text
    if test != ARITHMETIC or not text or case.reference is None:
        return PRICE_FIELD, None
    claim = next((c for c in overstated(case, case.reference) if c.end > c.start), None)
    for field in listing.listing.fields if claim is not None else ():
        at = field.text.find(text)
        if at >= 0 and claim is not None:
            return field, RawSpan(at + claim.start, at + claim.end)
    return PRICE_FIELD, None


def _lead(rule: Rule, answer: PriceAnswer, test: str, listing: ListingText, jurisdiction: str) -> Iterator[Outcome]:
    case, ruling = answer.judged.case, answer.judged.ruling
    if any(code.topic == test for code in ruling.notice):
        yield _outcome(rule, jurisdiction, answer)
    figures = leads_of(case, ruling).get(test)
    if test == COUNTDOWN and all(code.topic != COUNTDOWN for code in ruling.codes):
        figures = moved_deadlines(answer.promotion, listing.listing.promotions)
    if figures is not None:
        more: dict[str, Detail] = {"figures": dict(figures.items())}
        if test == COUNTDOWN:
            more["told"] = _put_off(figures)
        yield _outcome(rule, jurisdiction, answer, more=more)


def _put_off(figures: Figures) -> Detail:
    first, last, times = figures["first_end"], figures["last_end"], figures["times"]
    return {
        "zh": f"截止时间由 {first} 顺延至 {last}，共 {times} 次。",
        "en": f"Its end moved from {first} to {last}, times {times}.",
    }


def _outcome(
    rule: Rule,
    jurisdiction: str,
    answer: PriceAnswer,
    *,
    field: TextField = PRICE_FIELD,
    span: RawSpan | None = None,
    steps: int = 0,
    missing_fact: str | None = None,
    more: dict[str, Detail] | None = None,
) -> Outcome:
    quote = field.text[span.start : span.end] if span is not None else None
    return Outcome(
        rule=rule,
        jurisdiction=jurisdiction,
        field=field,
        span=span,
        quote=quote,
        folded_quote=quote or "",
        state="stands" if missing_fact is None else "undecided",
        missing_fact=missing_fact,
        confidence_steps=steps,
        related=tuple(_evidence(answer.judged.case, answer)),
        details={**details_of(answer.judged, answer.promotion), "series": series_of(answer.judged), **(more or {})},
    )


def _evidence(case: Case, answer: PriceAnswer) -> Iterator[Evidence]:
    for point in answer.judged.ruling.points:
        at = point.at.astimezone(case.zone).isoformat()
        yield Evidence("related", "price", note=f"{at} {point.price} {case.currency} ({point.kind})")


def _of_text(rule: Rule, found: TextFinding, jurisdiction: str) -> Outcome:
    quote = found.field.text[found.span.start : found.span.end]
    return Outcome(
        rule=rule, jurisdiction=jurisdiction, field=found.field, span=found.span, quote=quote, folded_quote=quote.casefold(),
        state="stands", confidence_steps=found.steps, details=dict(found.details),
    )  # fmt: skip
