"""From what is read to what is found: listings in groups, each audited, none lost when one of them makes us fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from listing_audit.model.findings import Consideration, Finding
from listing_audit.model.listing import Listing, ReadError, ReadNote

if TYPE_CHECKING:
    from listing_audit.scan.engine import Engine
    from listing_audit.scan.pipeline import ScanOptions

# One automaton pass over a group is several times faster than one over each listing.
GROUP_SIZE = 256
# A group of very long listings is closed earlier, so that memory stays bounded; so is one of nothing but errors.
GROUP_CHARS = 1_000_000
_GROUP_REMARKS = 1_000


@dataclass(frozen=True, slots=True)
class Audit:
    """One listing and what was found in it.

    `listing` has its language, jurisdictions and category filled in, with `inferred` naming what was worked out.
    Findings stand in the order of the listing's texts; suppressed ones are among them, marked. `considerations` are
    there only when asked for. `waivers_used` are the places of waivers that suppressed something here. `of_catalogue`:
    the last audit of a scan may be of the catalogue itself, whose listing has no texts.
    """

    listing: Listing
    findings: tuple[Finding, ...]
    considerations: tuple[Consideration, ...] = ()
    waivers_used: tuple[str, ...] = ()
    of_catalogue: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Listings that are audited together, and what else was told while they were read."""

    remarks: tuple[ReadError | ReadNote, ...]
    listings: tuple[Listing, ...]


class KnownAudits(Protocol):
    """What was audited before."""

    def get(self, listings: Sequence[Listing]) -> dict[int, Audit]:
        """Return what is known, by the listing's place in the sequence."""

    def put(self, audits: Iterable[tuple[Listing, Sequence[Finding], Sequence[str]]]) -> None:
        """Keep what was found in these listings, as they were given."""


def groups(parts: Iterable[Listing | ReadError | ReadNote]) -> Iterator[Group]:
    """Yield what is read in groups of bounded size. The same parts always give the same groups."""
    remarks: list[ReadError | ReadNote] = []
    listings: list[Listing] = []
    chars = 0
    for part in parts:
        if isinstance(part, Listing):
            listings.append(part)
            chars += _size(part)
        else:
            remarks.append(part)
        if len(listings) >= GROUP_SIZE or chars >= GROUP_CHARS or len(remarks) >= _GROUP_REMARKS:
            yield Group(tuple(remarks), tuple(listings))
            remarks, listings, chars = [], [], 0
    if remarks or listings:
        yield Group(tuple(remarks), tuple(listings))


def audit_group(
    listings: Sequence[Listing], ready: Callable[[], tuple[Engine, ScanOptions]], cache: KnownAudits | None = None
) -> list[Audit | ReadError]:
    """Return an Audit for every listing, in order; a ReadError for one that made the engine fail, never a pass.

    What the cache knows is not audited again, and what is new goes there. `ready` makes the engine when there is
    something to audit; what it raises is an error of the run, and no listing is blamed for it.
    """
    known = cache.get(listings) if cache is not None else {}
    rest = [listing for number, listing in enumerate(listings) if number not in known]
    fresh = _fresh(rest, *ready()) if rest else []
    if cache is not None:
        cache.put(
            (listing, audit.findings, audit.waivers_used)
            for listing, audit in zip(rest, fresh, strict=True)
            if isinstance(audit, Audit)
        )
    audited = iter(fresh)
    return [known[number] if number in known else next(audited) for number in range(len(listings))]


def _fresh(listings: Sequence[Listing], engine: Engine, options: ScanOptions) -> list[Audit | ReadError]:
    try:
        return list(audits_of(listings, engine, options))
    except Exception as error:  # a fault of ours, whose kind nobody can foresee
        if len(listings) == 1:
            return [not_audited(listings[0], f"a fault of this program: {type(error).__name__}: {error}")]
        return [one for listing in listings for one in _fresh([listing], engine, options)]


def audits_of(listings: Sequence[Listing], engine: Engine, options: ScanOptions) -> Iterator[Audit]:
    """Yield the Audit of every listing, in order. What makes the engine fail is raised."""
    from listing_audit.scan.pipeline import scan_batch

    for scanned in scan_batch(listings, engine, options).scanned:
        judgement = scanned.judgement
        yield Audit(scanned.listing, judgement.findings, judgement.considerations, judgement.waivers_used)


def not_audited(listing: Listing, reason: str) -> ReadError:
    """Return the error that stands for a listing nobody could audit."""
    path, line = (listing.location.path, listing.location.line) if listing.location else ("", None)
    return ReadError(path, f"not audited, {reason}", line, listing.id)


def without_texts(audit: Audit) -> Audit:
    """Return the audit without the listing's texts, for where only the counts of a clean listing are wanted."""
    return replace(audit, listing=replace(audit.listing, fields=(), privacy_policy=None))


def _size(listing: Listing) -> int:
    """About how much there is to hold and to look at, in characters."""
    policy = listing.privacy_policy
    policy_chars = len(policy.text or "") + len(policy.html or "") if policy else 0
    events = sum(len(history.events) for history in listing.price_histories)
    return sum(len(text.text) for text in listing.fields) + policy_chars + 50 * events
