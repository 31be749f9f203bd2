"""One promotion made ready for judgement, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

from listing_audit.values import frozen
from listing_audit.verify.price.claims import Claim
from listing_audit.verify.price.facts import Facts
from listing_audit.verify.price.labels import LabelKind
from listing_audit.verify.price.money import TOLERANCE_POINTS, cut_percent, overstates_amount, overstates_percent
from listing_audit.verify.price.record import Point, Record, Step
from listing_audit.verify.price.times import Span

REFERENCE: Final = "reference_above_lawful_baseline"
PERCENT: Final = "percent_not_on_lawful_baseline"
ARITHMETIC: Final = "percent_arithmetic_mismatch"
UNLABELLED: Final = "unlabelled_reference"
NO_SALE: Final = "no_prior_sale_at_reference"
RAISED: Final = "raised_before_promotion"
PERPETUAL: Final = "perpetual_sale"
INSUFFICIENT: Final = "history_insufficient"
NOT_LOWER: Final = "promo_price_not_lower"
COUNTDOWN: Final = "expired_or_resetting_countdown"
MISMATCH: Final = "currency_or_unit_mismatch"


@frozen
class Case:
    """A promotion with everything that the law of a place asks about it. Instants are in UTC."""

    place: str  # CN, GB, EU, DE, US, US-CA …
    as_of: date
    currency: str
    zone: tzinfo
    start: datetime
    announced: datetime
    end: datetime | None
    price: Decimal | None
    reference: Decimal | None
    label: LabelKind
    label_text: str | None
    claims: tuple[Claim, ...]  # of fields and words alike
    advantage: bool  # words that stress an advantage without a figure
    multi_buy: bool
    words: str  # the ad's words, folded
    facts: Facts
    record: Record
    category: str | None = None
    start_known: bool = True

    @property
    def conditional(self) -> bool:
        """Whether the facts say that the price holds only under a condition (several bought, a basket)."""
        stated = self.facts.text("conditional")
        return stated is not None and stated.lower() not in ("false", "no", "0")

    @property
    def reduction_claimed(self) -> bool:
        """Whether a compared price, a percentage or an amount is claimed."""
        return self.reference is not None or bool(self.claims)


@frozen
class Code:
    """A test that is broken. `steps`: how many steps less sure than the rule says."""

    topic: str
    steps: int = 0


@frozen
class Missing:
    """A fact that a test lacks: its name, the stretch of time it is about, and the topic it is reported as."""

    fact: str
    gap: Span | None = None
    topic: str = INSUFFICIENT


@frozen
class Ruling:
    """What the law says of one promotion: broken tests, lacking facts, and what decided.

    `baseline` is what claims are measured from, `lawful` the highest price that may be printed, `bound` what is known
    of it where it is not. `exempt` names why history was not asked.
    """

    codes: tuple[Code, ...] = ()
    missing: tuple[Missing, ...] = ()
    baseline: Decimal | None = None
    lawful: Decimal | None = None
    bound: Decimal | None = None
    window: Span | None = None
    points: tuple[Point, ...] = ()
    exempt: str | None = None
    by_hours: Decimal | None = None  # the baseline by days of 24 hours, where these reach further back than local days
    notice: tuple[Code, ...] = ()  # lawful, but an officer may want to know

    @property
    def verdict(self) -> str:
        """`violation`, `indeterminate` or `compliant`."""
        return "violation" if self.codes else "indeterminate" if self.missing else "compliant"


@dataclass(slots=True)
class Findings:
    """Codes and lacking facts of one law, gathered in the order found, each once."""

    codes: dict[str, Code] = field(default_factory=dict)
    missing: dict[str, Missing] = field(default_factory=dict)

    def broken(self, *topics: str, steps: int = 0) -> None:
        """Note broken tests."""
        for topic in topics:
            self.codes.setdefault(topic, Code(topic, steps))

    def lacks(self, fact: str, gap: Span | None = None, topic: str = INSUFFICIENT) -> None:
        """Note a lacking fact."""
        self.missing.setdefault(fact, Missing(fact, gap, topic))

    def ruling(self) -> Ruling:
        """Return them as a ruling."""
        return Ruling(tuple(self.codes.values()), tuple(self.missing.values()))


def own_claims(case: Case) -> tuple[Claim, ...]:
    """Return the claims that are this offer's own.

    "Up to 50 %" speaks of a range and leaves a smaller cut alone, unless the printed prices yield just that maximum or
    the facts say that there is no range.
    """
    stated = case.facts.flag("up_to")
    found = []
    for claim in case.claims:
        ranged = (claim.is_range or stated is True) and stated is not False
        if not ranged or _yields_maximum(case, claim):
            found.append(claim)
    return tuple(found)


def _yields_maximum(case: Case, claim: Claim) -> bool:
    if case.reference is None or case.price is None or case.reference <= 0:
        return False
    if claim.unit == "amount":
        return abs(case.reference - case.price - claim.value) <= case.reference * TOLERANCE_POINTS / 100
    return abs(cut_percent(case.reference, case.price) - claim.value) <= TOLERANCE_POINTS


def overstated(case: Case, base: Decimal, claims: tuple[Claim, ...] | None = None) -> tuple[Claim, ...]:
    """Return the claims that say more than the cut measured from that base."""
    if case.price is None:
        return ()
    return tuple(
        claim
        for claim in (own_claims(case) if claims is None else claims)
        if (overstates_percent if claim.unit == "percent" else overstates_amount)(claim.value, base, case.price)
    )


def compare(
    case: Case, baseline: Decimal, found: Findings, *, reference: bool = True, percent: bool = True, price: bool = True
) -> None:
    """Note what is broken when the reference, the claims and the price are measured from the baseline."""
    above = case.reference is not None and case.reference > baseline
    if reference and above:
        found.broken(REFERENCE)
    if percent and (above or case.reference is None) and overstated(case, baseline):
        found.broken(PERCENT)
    if price and case.price is not None and case.price >= baseline:
        found.broken(NOT_LOWER)


def point_of(step: Step | None) -> tuple[Point, ...]:
    """Return the event behind a step, as deciding points."""
    return () if step is None or step.price is None else (Point(step.set_at, step.price, step.kind),)


def with_codes(ruling: Ruling, found: Findings) -> Ruling:
    """Return the ruling with what was gathered."""
    return replace(ruling, codes=tuple(found.codes.values()), missing=tuple(found.missing.values()))
