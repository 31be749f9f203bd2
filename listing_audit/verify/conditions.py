"""Whether a rule's condition holds at a place: yes, no, or not known.

Unknown (None) spreads as in Kleene's logic: `all` with one no is no, `any` with one yes is yes, otherwise an unknown
part makes the whole unknown. What is not known is named in `Weighing.missing_facts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from typing import Any, cast

from listing_audit.model.scope import lineage
from listing_audit.rules.rule import (
    All,
    AnyOf,
    AtStart,
    Condition,
    Disguised,
    Grammar,
    HasAttribute,
    HasEvidence,
    HeldProof,
    InBrand,
    InCategory,
    InField,
    InJurisdiction,
    Inside,
    Material,
    Measure,
    Near,
    Negated,
    Not,
    OnMarketplace,
    Present,
    Quoted,
    ReadsLikeClaim,
    Token,
    Where,
)
from listing_audit.text.boundaries import clause_span, sentence_span
from listing_audit.text.fold import FoldTables
from listing_audit.text.views import fold_term
from listing_audit.values import holder
from listing_audit.verify.material import Matcher, Matchers, find_in
from listing_audit.verify.negation import is_negated
from listing_audit.verify.place import FieldText, Place

Answer = bool | None

MODEL_MISSING = "english_language_model"

# Brackets and quotation marks that set words off as somebody's words or a title, opening to closing.
_TITLE_MARKS = (("《", "》"), ("〈", "〉"))
_QUOTATION_MARKS = (("「", "」"), ("『", "』"), ('"', '"'), (" '", "'"), ("【", "】"))
_QUOTE_REACH = 60
# A number, a source with its date or a disclaimer may be this long itself.
_EVIDENCE_REACH = 300


@holder
class Weighing:
    """What is gathered while conditions are weighed: spans that join the quote, facts that are missing."""

    matchers: Matchers
    grown: list[tuple[int, int]] = field(default_factory=list)
    missing_facts: list[str] = field(default_factory=list)

    def matcher(self, material: Material) -> Matcher:
        """Return the material made ready, the same one each time."""
        return self.matchers.of(material)

    @property
    def tables(self) -> FoldTables:
        """What terms are folded with."""
        return self.matchers.tables


def holds(condition: Condition, place: Place, weighing: Weighing) -> Answer:
    """Return whether the condition holds at the place. Raises PatternTimeout."""
    return _CHECKS[type(condition)](condition, place, weighing)


# ------------------------------------------------------------------ combining


def _all(condition: All, place: Place, weighing: Weighing) -> Answer:
    answer: Answer = True
    for part in condition.parts:
        found = holds(part, place, weighing)
        if found is False:
            return False
        if found is None:
            answer = None
    return answer


def _any(condition: AnyOf, place: Place, weighing: Weighing) -> Answer:
    answer: Answer = False
    for part in condition.parts:
        found = holds(part, place, weighing)
        if found:
            return True
        if found is None:
            answer = None
    return answer


def _not(condition: Not, place: Place, weighing: Weighing) -> Answer:
    # What a denied condition matched is no part of the quote.
    inner = Weighing(weighing.matchers, missing_facts=weighing.missing_facts)
    found = holds(condition.part, place, inner)
    return None if found is None else not found


# ------------------------------------------------------------------ text round the candidate


def _stretch(place: Place, where: Where) -> tuple[int, int]:
    if where in ("field", "listing"):
        return 0, len(place.text)
    known = place.field.stretches
    key = (place.revealed is None, where, place.start, place.end)
    if key not in known:
        measure = clause_span if where == "clause" else sentence_span
        known[key] = measure(place.text, place.start, place.end)
    return known[key]


def _window(place: Place, where: Where, side: str, reach: int) -> tuple[int, int]:
    """The part of the stretch that can hold a match of interest: nothing is searched further than `reach`."""
    low, high = _stretch(place, where)
    before = max(low, place.start - reach) if side != "after" else place.end
    after = min(high, place.end + reach) if side != "before" else place.start
    return before, after


def _distance(text: str, place: Place, low: int, high: int) -> int | None:
    """Code points between the candidate and `[low, high)`, edge to edge, spaces not counted; None when they overlap."""
    if high <= place.start:
        between = text[high : place.start]
    elif low >= place.end:
        between = text[place.end : low]
    else:
        return None
    return len(between) - between.count(" ") - between.count("\n")


def _near(condition: Near, place: Place, weighing: Weighing) -> Answer:
    matcher = weighing.matcher(condition.what)
    if matcher.is_absent(place.text):
        return False
    # Twice the distance, because spaces are not counted.
    reach = matcher.reach + 2 * condition.within_chars + 2
    before, after = _window(place, condition.where, condition.side, reach)
    best: tuple[int, int, int] | None = None
    for low, high in matcher.matches(place.text, before, after):
        distance = _distance(place.text, place, low, high)
        if distance is None or distance > condition.within_chars:
            continue
        if not condition.quote:
            return True
        if best is None or (distance, -(high - low)) < (best[0], -(best[2] - best[1])):
            best = (distance, low, high)
    if best is None:
        return False
    weighing.grown.append((best[1], best[2]))
    return True


def _inside(condition: Inside, place: Place, weighing: Weighing) -> Answer:
    matcher = weighing.matcher(condition.what)
    if matcher.is_absent(place.text):
        return False
    low, high = max(0, place.start - matcher.reach), min(len(place.text), place.end + matcher.reach)
    return any(a <= place.start and place.end <= b for a, b in matcher.matches(place.text, low, high))


def _present(condition: Present, place: Place, weighing: Weighing) -> Answer:
    matcher = weighing.matcher(condition.what)
    if condition.where == "listing":
        return any(_has_match(matcher, other) for other in place.listing.fields)
    if condition.where == "field":
        return _has_match(matcher, place.field)
    if matcher.is_absent(place.text):
        return False
    low, high = _stretch(place, condition.where)
    return bool(matcher.matches(place.text, low, high))


def _has_match(matcher: Matcher, text: FieldText) -> bool:
    # By identity: the matchers keep the matcher, and the field is gone long before them.
    return text.answer(("present", id(matcher)), lambda folded: bool(matcher.matches(folded, 0, len(folded))))


def _measure(condition: Measure, place: Place, weighing: Weighing) -> Answer:
    from listing_audit.verify.measure import find_measures

    before, after = _window(place, condition.where, condition.side, 2 * condition.within_chars + 24)
    for low, high in find_measures(place.text[before:after]):
        distance = _distance(place.text, place, before + low, before + high)
        if distance is not None and distance <= condition.within_chars:
            return True
    return False


def _negated(condition: Negated, place: Place, weighing: Weighing) -> Answer:
    return is_negated(place.text, place.start, place.end)


def _quoted(condition: Quoted, place: Place, weighing: Weighing) -> Answer:
    marks = (_TITLE_MARKS if "title" in condition.kinds else ()) + (
        _QUOTATION_MARKS if "quotation" in condition.kinds else ()
    )
    before = place.text[max(0, place.start - _QUOTE_REACH) : place.start]
    after = place.text[place.end : place.end + _QUOTE_REACH]
    return any(_opened(before, a, b) and b in after for a, b in marks)


def _opened(before: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return before.count(opening) % 2 == 1
    return before.rfind(opening) > before.rfind(closing)


def _at_start(condition: AtStart, place: Place, weighing: Weighing) -> Answer:
    return (
        place.start <= condition.within_chars + 1 and len(place.text[: place.start].lstrip()) <= condition.within_chars
    )


def _disguised(condition: Disguised, place: Place, weighing: Weighing) -> Answer:
    return place.disguised


def _reads_like_claim(condition: ReadsLikeClaim, place: Place, weighing: Weighing) -> Answer:
    return any(start < place.end and place.start < end for start, end in place.field.reading.loud)


# ------------------------------------------------------------------ words and grammar


def _token(condition: Token, place: Place, weighing: Weighing) -> Answer:
    from listing_audit.text.nlp import is_zh_word_boundary, zh_word_at

    if condition.whole is not None:
        left, right = is_zh_word_boundary(place.text, place.start, place.end)
        if (left and right) != condition.whole:
            return False
    if condition.part_of:
        word = zh_word_at(place.text, place.start, place.end)
        return word is not None and word in {fold_term(w, weighing.tables) for w in condition.part_of}
    return True


def _grammar(condition: Grammar, place: Place, weighing: Weighing) -> Answer:
    from listing_audit.text.nlp import english_tokens

    low, high = sentence_span(place.text, place.start, place.end)
    tokens = english_tokens(place.text[low:high])
    if tokens is None:
        weighing.missing_facts.append(MODEL_MISSING)
        return None
    for token in tokens:
        if token.start + low >= place.end or token.end + low <= place.start:
            continue
        if (
            (not condition.pos or token.pos in condition.pos)
            and (not condition.lemmas or token.lemma in condition.lemmas)
            and (not condition.dependencies or token.dependency in condition.dependencies)
        ):
            return True
    return False


# ------------------------------------------------------------------ evidence and facts of the listing


def _evidence(condition: HasEvidence, place: Place, weighing: Weighing) -> Answer:
    from listing_audit.verify.evidence import recognise

    if condition.where == "listing":
        return any(_shows(name, f) for name in condition.recognisers for f in place.listing.fields)
    if condition.where == "field" and condition.within_chars is None:
        return any(_shows(name, place.field) for name in condition.recognisers)
    low, high = _stretch(place, condition.where)
    if condition.within_chars is None:
        return any(recognise(name, place.text[low:high]) for name in condition.recognisers)
    before = max(low, place.start - condition.within_chars - _EVIDENCE_REACH)
    after = min(high, place.end + condition.within_chars + _EVIDENCE_REACH)
    for name in condition.recognisers:
        for a, b in recognise(name, place.text[before:after]):
            distance = _distance(place.text, place, before + a, before + b)
            if distance is None or distance <= condition.within_chars:
                return True
    return False


def _shows(name: str, text: FieldText) -> bool:
    from listing_audit.verify.evidence import recognise

    return text.answer(("evidence", name), lambda folded: bool(recognise(name, folded)))


def _held_proof(condition: HeldProof, place: Place, weighing: Weighing) -> Answer:
    topics = condition.topics or (place.topic,)
    return any(
        proof.topic in topics and (proof.valid_until is None or proof.valid_until >= place.listing.as_of)
        for proof in place.listing.listing.evidence
    )


def _category(condition: InCategory, place: Place, weighing: Weighing) -> Answer:
    return place.listing.category.name in condition.categories


def _marketplace(condition: OnMarketplace, place: Place, weighing: Weighing) -> Answer:
    return place.listing.listing.marketplace in condition.marketplaces


def _jurisdiction(condition: InJurisdiction, place: Place, weighing: Weighing) -> Answer:
    return any(j in condition.jurisdictions for j in lineage(place.jurisdiction))


def _field(condition: InField, place: Place, weighing: Weighing) -> Answer:
    name = place.field.field.name
    return name.partition("[")[0].partition(".")[0] in condition.families


def _in_brand(condition: InBrand, place: Place, weighing: Weighing) -> Answer:
    brand = fold_term(place.listing.listing.brand or "", weighing.tables)
    if not brand:
        return False
    reach = len(brand)
    at = place.text.find(brand, max(0, place.start - reach), place.end + reach)
    while at != -1:
        if at <= place.start and place.end <= at + len(brand):
            return True
        at = place.text.find(brand, at + 1, place.end + reach)
    return False


def _attribute(condition: HasAttribute, place: Place, weighing: Weighing) -> Answer:
    if "privacy_policy" in condition.names and place.listing.listing.privacy_policy is not None:
        return True  # the listing's own policy, be it only an address
    if "brand" in condition.names and condition.pattern is None and place.listing.listing.brand:
        return True  # the listing's own field, so that a rule can ask whether a brand is named at all
    wanted = {f"attributes.{name}".casefold() for name in condition.names}
    for text in place.listing.fields:
        if text.field.name.partition("[")[0].casefold() not in wanted or not text.field.text.strip():
            continue
        if condition.pattern is None or _matches(condition.pattern, text):
            return True
    return False


def _matches(pattern: str, text: FieldText) -> bool:
    return text.answer(("pattern", pattern), lambda folded: any(True for _ in find_in(pattern, folded, 0, len(folded))))


_Check = Callable[[Any, Place, Weighing], Answer]

_CHECKS: dict[type, _Check] = cast(
    "dict[type, _Check]",
    {
        All: _all,
        AnyOf: _any,
        Not: _not,
        Near: _near,
        Inside: _inside,
        Present: _present,
        Measure: _measure,
        Negated: _negated,
        HasEvidence: _evidence,
        HeldProof: _held_proof,
        InCategory: _category,
        OnMarketplace: _marketplace,
        InJurisdiction: _jurisdiction,
        InField: _field,
        Token: _token,
        Grammar: _grammar,
        Quoted: _quoted,
        InBrand: _in_brand,
        HasAttribute: _attribute,
        AtStart: _at_start,
        Disguised: _disguised,
        ReadsLikeClaim: _reads_like_claim,
    },
)
