"""What becomes of a listing once everything found in it is weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.findings import Consideration, Finding


@frozen
class Judgement:
    """What one listing comes to. `waivers_used` are the ids of waivers that hid something here."""

    findings: tuple[Finding, ...] = ()
    considerations: tuple[Consideration, ...] = ()
    waivers_used: tuple[str, ...] = ()
