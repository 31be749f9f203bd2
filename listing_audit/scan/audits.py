"""From what is read to what is found: listings in groups, each audited, none lost when one of them makes us fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from listing_audit.model.listing import Listing, Location, ReadError
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.findings import Consideration, Finding
    from listing_audit.scan.engine import Engine
    from listing_audit.scan.pipeline import ScanOptions

_Other = TypeVar("_Other")  # what is read beside listings, and only passed on

# One automaton pass over a group is several times faster than one over each listing.
GROUP_SIZE = 256
# A group of very long listings is closed earlier, so that memory stays bounded; so is one of nothing but errors.
GROUP_CHARS = 1_000_000
_GROUP_REMARKS = 1_000


@frozen
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


class KnownAudits(Protocol):
    """What was audited before."""

    def get(self, listings: Sequence[Listing]) -> dict[int, Audit]:
        """Return what is known, by the listing's place in the sequence."""

    def put(self, audits: Iterable[tuple[Listing, Sequence[Finding], Sequence[str]]]) -> None:
        """Keep what was found in these listings, as they were given."""


def groups(parts: Iterable[_Other | Listing]) -> Iterator[list[_Other | Listing]]:
    """Yield what is read in groups of bounded size, in its order; all that is no listing stays where it stood."""
    group: list[_Other | Listing] = []
    listings = chars = 0
    for part in parts:
        group.append(part)
        if isinstance(part, Listing):
            listings += 1
            chars += _size(part)
        if listings >= GROUP_SIZE or chars >= GROUP_CHARS or len(group) >= GROUP_SIZE + _GROUP_REMARKS:
            yield group
            group, listings, chars = [], 0, 0
    if group:
        yield group


def audit_parts(
    parts: Iterable[_Other | Listing],
    ready: Callable[[], tuple[Engine, ScanOptions]],
    cache: KnownAudits | None = None,
) -> list[_Other | Audit | ReadError]:
    """Return the parts of a group with an Audit, or the error that stands for it, in the place of every listing."""
    given = list(parts)
    audited = iter(audit_group([part for part in given if isinstance(part, Listing)], ready, cache))
    return [next(audited) if isinstance(part, Listing) else part for part in given]


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


@frozen
class CleanRun:
    """Audits in a row that found nothing, in as few bytes as tell them: where one source's listings stand, id by id."""

    path: str
    told: tuple[tuple[str, int | None, str | None, str | None], ...]  # id, line, pointer, seller

    def audits(self) -> Iterator[Audit]:
        """Yield them, with empty listings."""
        for listing_id, line, pointer, seller in self.told:
            yield Audit(Listing(listing_id, seller=seller, location=Location(self.path, line, None, pointer)), ())


def slim(parts: Iterable[_Other | Audit]) -> Iterator[_Other | Audit | CleanRun]:
    """Yield the parts with audits as small as most reports need them: a clean listing is its id and place, and of one
    with findings the price records are left out.
    """
    path, run = "", list[tuple[str, int | None, str | None, str | None]]()
    for part in parts:
        here = part.listing.location if isinstance(part, Audit) else None
        is_clean = isinstance(part, Audit) and not (part.findings or part.considerations or part.waivers_used)
        if isinstance(part, Audit) and is_clean and here is not None and (here.path == path or not run):
            path = here.path
            run.append((part.listing.id, here.line, here.pointer, part.listing.seller))
            continue
        if run:
            yield CleanRun(path, tuple(run))
            run = []
        if isinstance(part, Audit) and is_clean and here is not None:
            path = here.path
            run.append((part.listing.id, here.line, here.pointer, part.listing.seller))
        else:
            yield replace(part, listing=_without_records(part.listing)) if isinstance(part, Audit) else part
    if run:
        yield CleanRun(path, tuple(run))


def _without_records(listing: Listing) -> Listing:
    return replace(listing, privacy_policy=None, offers=(), price_histories=(), promotions=(), evidence=(), extra=())


def _size(listing: Listing) -> int:
    """About how much there is to hold and to look at, in characters."""
    policy = listing.privacy_policy
    policy_chars = len(policy.text or "") + len(policy.html or "") if policy else 0
    events = sum(len(history.events) for history in listing.price_histories)
    return sum(len(text.text) for text in listing.fields) + policy_chars + 50 * events
