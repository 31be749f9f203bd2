"""Recognises, in a text, what the law asks a claim to show: a number, a source and its date, a mandatory sentence.

A recogniser says where its evidence stands; whether that clears a claim is for the rule to say. Whether a number is
genuine or still alive is for a registry, which this never asks. `model.recognisers` names them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from listing_audit.model.recognisers import RECOGNISERS
from listing_audit.verify import licence_numbers as numbers
from listing_audit.verify import statements
from listing_audit.verify.measure import find_measures, find_percentages

Spans = tuple[tuple[int, int], ...]

# A source and its date belong together when they stand this near, edge to edge.
_PAIR_REACH: Final = 80
# The words for a patent's kind stand in the same sentence as its number.
_KIND_REACH: Final = 40
_CONTEXT_REACH: Final = 80
_NAME_REACH: Final = 24
_SHORTEST_NAME: Final = 2
_REMEMBERED_LENGTH: Final = 5000


def recognise(name: str, text: str) -> Spans:
    """Return the half-open spans of a folded text at which the recogniser's evidence stands, in order; none: ().

    Linear in the length of the text. A name that is not in `RECOGNISERS` raises LookupError.
    """
    if name not in _FINDERS:
        raise LookupError(f'unknown recogniser "{name}"')
    # One text is asked by many rules, and mostly by the same few recognisers.
    if name in _WITH_DIGITS and not _compiled(r"\d").search(text):
        return ()
    return _remembered(name, text) if len(text) <= _REMEMBERED_LENGTH else _FINDERS[name](text)


@lru_cache(maxsize=2048)
def _remembered(name: str, text: str) -> Spans:
    return _FINDERS[name](text)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _spans(pattern: str, text: str) -> Spans:
    return tuple(match.span() for match in _compiled(pattern).finditer(text))


def _by(*patterns: str) -> Callable[[str], Spans]:
    """A recogniser that is nothing but patterns."""
    whole = "|".join(patterns)
    return lambda text: _spans(whole, text)


def _merged(*found: Spans) -> Spans:
    """Return the spans of several recognisers in order, without those that lie within another one."""
    ordered = sorted({span for spans in found for span in spans}, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in ordered:
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return tuple(kept)


# ------------------------------------------------------------------ patents


def _patent_numbers(text: str) -> list[tuple[int, int, str | None]]:
    """Granted numbers with the kind that a Chinese number says it is. A number called an application is none."""
    found: list[tuple[int, int, str | None]] = []
    for match in _compiled(numbers.PATENT_CN).finditer(text):
        digit = next((group for group in match.groups() if group), None)
        before = text[max(0, match.start() - 4) : match.start()]
        if not before.endswith("申请"):
            found.append((match.start(), match.end(), numbers.KINDS.get(digit or "")))
    for match in _compiled(numbers.PATENT_ABROAD).finditer(text):
        found.append((match.start(), match.end(), None))
    return sorted(found)


def _patents(text: str) -> Spans:
    return _merged(tuple((start, end) for start, end, _ in _patent_numbers(text)))


def _patents_with_kind(text: str) -> Spans:
    """The number with the word for its kind near by, and the two in agreement (fifth digit 2 is no 发明专利)."""
    found: list[tuple[int, int]] = []
    kinds = [(m.start(), m.end(), m.group()) for m in _compiled(statements.PATENT_KIND).finditer(text)]
    at = 0
    for start, end, kind in _patent_numbers(text):
        while at < len(kinds) and kinds[at][1] < start - _KIND_REACH:
            at += 1
        near = [k for k in kinds[at : at + 8] if k[0] <= end + _KIND_REACH]
        if kind is not None:
            near = [k for k in near if k[2].startswith(kind)]
        else:
            near = [k for k in near if k[2].isascii() or k[2].startswith("外观")]
        if near:
            nearest = min(near, key=lambda k: max(k[0] - end, start - k[1]))
            found.append((min(start, nearest[0]), max(end, nearest[1])))
    return _merged(tuple(found))


# ------------------------------------------------------------------ sources and dates


def _dates(text: str) -> Spans:
    return _spans(statements.DATE, text)


def _periods(text: str) -> Spans:
    return _spans(statements.PERIOD, text)


def _sources(text: str) -> Spans:
    return _merged(_spans(statements.SOURCE_NAMED, text), _institutions(text))


def _institutions(text: str) -> Spans:
    """Bodies with a name of their own; "an authoritative institution" and "a national test centre" have none."""
    found: list[tuple[int, int]] = []
    for match in _compiled(statements.INSTITUTION_END).finditer(text):
        begin = match.start()
        while begin > 0 and match.start() - begin < _NAME_REACH and "\u4e00" <= text[begin - 1] <= "\u9fff":
            begin -= 1
        name = _own_name(text[begin : match.start()])
        if name is not None:
            found.append((match.start() - len(name), match.end()))
    for match in _compiled(statements.CITED).finditer(text):
        name = _own_name(match.group("name"))
        if name is not None:
            found.append((match.end("name") - len(name), match.end()))
    return tuple(found)


def _own_name(before: str) -> str | None:
    """Return the end of the text that can be a body's own name, or None when it is made of general words alone."""
    name = _compiled(statements.BEFORE_NAME).split(before)[-1]
    return name if len(_compiled(statements.GENERIC).sub("", name).strip()) >= _SHORTEST_NAME else None


def _sources_with_dates(text: str) -> Spans:
    """A source, institution or standard, and a date or period outside it, near each other."""
    named = _merged(_sources(text), _spans(numbers.STANDARD, text))
    if not named:
        return ()
    dates = _merged(_dates(text), _periods(text), _spans(statements.BARE_YEAR, text))
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in named:
        while at < len(dates) and dates[at][1] < start - _PAIR_REACH:
            at += 1
        for first, last in dates[at:]:
            if first > end + _PAIR_REACH:
                break
            if start <= first and last <= end and not _says_source(text[start:end]):
                continue  # the year of a standard's edition is no date of the figure
            found.append((min(start, first), max(end, last)))
            break
    return _merged(tuple(found))


def _says_source(text: str) -> bool:
    return _compiled(statements.SOURCE_LINE).match(text) is not None


# ------------------------------------------------------------------ numbers that need a word near by


def _clearances(text: str) -> Spans:
    """510(k), De Novo and PMA numbers, where the text speaks of clearance: K123456 alone may be a model."""
    found: list[tuple[int, int]] = []
    for match in _compiled(numbers.US_510K).finditer(text):
        low = max(0, match.start() - _CONTEXT_REACH)
        if _compiled(numbers.US_510K_CONTEXT).search(text, low, min(len(text), match.end() + _CONTEXT_REACH)):
            found.append(match.span())
    return tuple(found)


_LICENCES: Final = (
    numbers.CN_SPECIAL_COSMETIC, numbers.CN_ORDINARY_COSMETIC, numbers.CN_HEALTH_FOOD, numbers.CN_DRUG,
    numbers.CN_DEVICE, numbers.CN_DISINFECTANT, numbers.CN_FOOD_LICENCE, numbers.CN_PESTICIDE, numbers.CN_ORGANIC,
    numbers.CN_3C, numbers.CN_SEED_OR_FEED, numbers.US_EPA, numbers.GB_PL, numbers.TEXTILE_OR_WOOD, numbers.ECOLABEL,
)  # fmt: skip


def _certificates(text: str) -> Spans:
    """Numbers of certificates and licences. One that names a Chinese approval counts only in that approval's own form."""
    licences = _merged(*(_spans(pattern, text) for pattern in _LICENCES))
    others = tuple(
        (start, end)
        for start, end in _spans(numbers.CERTIFICATE_NO, text)
        if not _spans(numbers.CN_APPROVAL_NAME, text[start:end])
    )
    return _merged(others, licences)


_FINDERS: Final[dict[str, Callable[[str], Spans]]] = {
    "measure": find_measures,
    "percentage": find_percentages,
    "date": _dates,
    "period": _periods,
    "source_and_date": _sources_with_dates,
    "source": _sources,
    "test_standard": _by(numbers.STANDARD),
    "report_no": _by(numbers.REPORT_NO),
    "certificate_no": _certificates,
    "patent_no": _patents,
    "patent_no_and_kind": _patents_with_kind,
    "patent_application": _by(statements.PATENT_APPLICATION),
    "cn_special_cosmetic_no": _by(numbers.CN_SPECIAL_COSMETIC),
    "cn_ordinary_cosmetic_no": _by(numbers.CN_ORDINARY_COSMETIC),
    "cn_health_food_no": _by(numbers.CN_HEALTH_FOOD),
    "cn_drug_no": _by(numbers.CN_DRUG),
    "cn_device_no": _by(numbers.CN_DEVICE),
    "cn_disinfectant_no": _by(numbers.CN_DISINFECTANT),
    "cn_food_licence_no": _by(numbers.CN_FOOD_LICENCE),
    "cn_pesticide_no": _by(numbers.CN_PESTICIDE),
    "cn_ad_review_no": _by(numbers.CN_AD_REVIEW),
    "cn_organic_code": _by(numbers.CN_ORGANIC),
    "cn_3c_no": _by(numbers.CN_3C),
    "us_fda_disclaimer": _by(statements.FDA_DISCLAIMER),
    "us_epa_reg_no": _by(numbers.US_EPA),
    "us_510k": _clearances,
    "us_drug_facts": _by(numbers.US_DRUG_FACTS),
    "gb_pl_number": _by(numbers.GB_PL),
    "textile_or_wood_licence": _by(numbers.TEXTILE_OR_WOOD),
    "ecolabel": _by(numbers.ECOLABEL),
    "disclaimer": _by(statements.DISCLAIMER),
    "citation_of_label": _by(statements.CITATION_OF_LABEL),
    "guarantee_terms": _by(statements.GUARANTEE_TERMS),
    "end_date": _by(statements.END_DATE),
    "authorisation": _by(statements.AUTHORISATION),
    "url": _by(statements.URL),
    "contact": _by(statements.CONTACT),
}

# Nothing of these can be said without a digit; most texts that are asked have none.
_WITH_DIGITS: Final = frozenset(
    {"date", "period", "source_and_date", "test_standard", "report_no", "certificate_no", "patent_no",
     "patent_no_and_kind", "us_epa_reg_no", "us_510k", "gb_pl_number", "textile_or_wood_licence", "end_date"}
    | {name for name in _FINDERS if name.startswith("cn_")}
)  # fmt: skip

# A name without a finder, or a finder without a name, is a mistake of ours that must not wait for a rule to meet it.
assert _FINDERS.keys() == RECOGNISERS.keys(), sorted(_FINDERS.keys() ^ RECOGNISERS.keys())
