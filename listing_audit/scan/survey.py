"""What only a whole catalogue shows: leads for officers that no single listing holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from listing_audit.judge.decide import decide
from listing_audit.judge.judgement import Judgement
from listing_audit.model.findings import Detail
from listing_audit.model.listing import Listing
from listing_audit.model.scope import lineage
from listing_audit.scan.engine import Engine
from listing_audit.scan.pipeline import ScannedListing, ScanOptions
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.price.join import promotions_of
from listing_audit.verify.price.leads import PercentTally
from listing_audit.verify.price.referee import law_of
from listing_audit.verify.price.verify import PRICE_FIELD

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule

# The id under which findings about the catalogue itself stand. No shop calls an article so.
CATALOGUE: Final = "(catalogue)"
REPORT: Final = "catalogue"


@dataclass(slots=True)
class CatalogueSurvey:
    """Counts over all listings of a run, by jurisdiction. Memory grows with the percentages claimed, not with listings."""

    tallies: dict[str, PercentTally] = field(default_factory=dict)

    def add(self, listing: Listing) -> None:
        """Count the promotions of one listing as described."""
        if not (listing.promotions or listing.offers):
            return
        pairs = [(promotion.reference_price, promotion.price) for promotion, _ in promotions_of(listing)]
        for jurisdiction in listing.jurisdictions if pairs else ():
            if law_of(jurisdiction) is not None:
                tally = self.tallies.setdefault(jurisdiction, PercentTally())
                for reference, price in pairs:
                    tally.add(reference, price)

    def merge(self, other: CatalogueSurvey) -> None:
        """Take in what was counted over another part of the catalogue."""
        for jurisdiction, tally in other.tallies.items():
            self.tallies.setdefault(jurisdiction, PercentTally()).merge(tally)

    def judged(self, engine: Engine, options: ScanOptions) -> ScannedListing | None:
        """Return what is worth a look, as findings of a listing that stands for the catalogue; None when nothing is."""
        rules = [
            rule for rule in engine.rules if rule.kind == "price" and dict(rule.parameters).get("report") == REPORT
        ]
        outcomes = [
            outcome
            for jurisdiction, tally in sorted(self.tallies.items())
            for rule in rules
            if not rule.applies.jurisdictions or set(lineage(jurisdiction)) & set(rule.applies.jurisdictions)
            for outcome in _identical(rule, jurisdiction, tally)
        ]
        if not outcomes:
            return None
        listing = Listing(CATALOGUE, (), complete=False, jurisdictions=tuple(sorted(self.tallies)))
        judgement: Judgement = decide(
            listing, outcomes, language=options.language, source=options.source, waivers=options.waivers,
            as_of=engine.rule_set.as_of, explain=False, lineages=engine.lineages,
        )  # fmt: skip
        return ScannedListing(listing, judgement)


def _identical(rule: Rule, jurisdiction: str, tally: PercentTally) -> Iterator[Outcome]:
    for percent, count in tally.identical():
        share = Decimal(count * 100) / tally.promotions
        shown = f"{percent.normalize():f}"
        details: dict[str, Detail] = {
            # Part of what makes the finding the same one in the next run.
            "channel": f"percent {shown}",
            "percent": shown,
            "figures": {"promotions": tally.promotions, "with_this_percent": count, "share_percent": f"{share:.1f}"},
            "told": {
                "zh": f"{tally.promotions} 个促销中有 {count} 个（{share:.1f}%）的降幅都恰为 {shown}%。",
                "en": f"Of {tally.promotions} promotions, {count} ({share:.1f} %) show a cut of exactly {shown} %.",
            },
        }
        yield Outcome(
            rule=rule, jurisdiction=jurisdiction, field=PRICE_FIELD, span=None, quote=None, folded_quote="",
            state="stands", details=details,
        )  # fmt: skip
