"""Which safe rewrites of listings are kept: those after which the finding is gone and no other has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from listing_audit.fix.file_text import Change
from listing_audit.fix.rewrites import Rewrite, safe_rewrite
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, TextField

# Audits listings again; None for one that could not be audited.
Auditor = Callable[[Sequence[Listing]], Sequence[tuple[Finding, ...] | None]]
# Whether a text may be rewritten, and so.
MayWrite = Callable[[Listing, TextField, str], bool]

_MOST_ROUNDS: Final = 60


@dataclass(slots=True)
class FixedListing:
    """A listing on its way: as it is after the rewrites kept so far, and what is still found in it."""

    given: Listing
    listing: Listing
    findings: tuple[Finding, ...]
    fixed: list[Finding] = field(default_factory=list)
    _origins: dict[int, list[int]] = field(default_factory=dict)  # field number: where each code point came from
    _refused: set[tuple[str, str, str]] = field(default_factory=set)
    _singly: bool = False

    def changes(self) -> dict[int, list[Change]]:
        """Return what changed, by number of the field, in code points of the text as it was given."""
        return {
            number: _changes(self.given.fields[number].text, self.listing.fields[number].text, origins)
            for number, origins in self._origins.items()
        }


@dataclass(frozen=True, slots=True)
class _Trial:
    """A listing as it would be after some rewrites."""

    listing: Listing
    origins: dict[int, list[int]]
    rewrites: tuple[tuple[int, Rewrite], ...]


def fix_listings(
    listings: Sequence[Listing],
    findings: Sequence[tuple[Finding, ...]],
    *,
    audit: Auditor,
    may_write: MayWrite,
    lookalikes: Mapping[str, str],
) -> list[FixedListing]:
    """Return the listings with every safe rewrite made that holds up: audited again, it settles its finding and adds none.

    `findings` are those of each listing. A second call with the result changes nothing more.
    """
    states = [FixedListing(one, one, found) for one, found in zip(listings, findings, strict=True)]
    waiting = list(states)
    for _ in range(_MOST_ROUNDS):
        trials = [(state, trial) for state in waiting if (trial := _trial(state, may_write, lookalikes)) is not None]
        if not trials:
            break
        again = audit([trial.listing for _, trial in trials])
        for (state, trial), found in zip(trials, again, strict=True):
            _weigh(state, trial, found)
        waiting = [state for state, _ in trials]
    return states


def _trial(state: FixedListing, may_write: MayWrite, lookalikes: Mapping[str, str]) -> _Trial | None:
    chosen: list[tuple[int, Rewrite]] = []
    numbers = {text.name: number for number, text in reversed(list(enumerate(state.listing.fields)))}
    for finding in state.findings:
        number = numbers.get(finding.field)
        if number is None or _key(finding) in state._refused:
            continue
        text = state.listing.fields[number].text
        rewrite = safe_rewrite(finding, text, brand=state.listing.brand or "", lookalikes=lookalikes)
        if rewrite is None:
            continue
        after = text[: rewrite.span.start] + rewrite.text + text[rewrite.span.end :]
        if may_write(state.given, state.given.fields[number], after):
            chosen.append((number, rewrite))
    # What leaves words out settles also what is said about how they are written.
    chosen.sort(key=lambda one: (one[0], bool(one[1].text), one[1].span.start))
    apart: list[tuple[int, Rewrite]] = []
    for number, rewrite in chosen:
        if not any(number == other and rewrite.span.overlaps(kept.span) for other, kept in apart):
            apart.append((number, rewrite))
    if state._singly:
        apart = apart[:1]
    return _tried(state, tuple(apart)) if apart else None


def _tried(state: FixedListing, rewrites: tuple[tuple[int, Rewrite], ...]) -> _Trial:
    fields = list(state.listing.fields)
    origins = {number: list(at) for number, at in state._origins.items()}
    for number, rewrite in sorted(rewrites, key=lambda one: one[1].span, reverse=True):
        text, span = fields[number].text, rewrite.span
        fields[number] = replace(fields[number], text=text[: span.start] + rewrite.text + text[span.end :])
        at = origins.setdefault(number, list(range(len(text))))
        at[span.start : span.end] = [-1] * len(rewrite.text)
    return _Trial(replace(state.listing, fields=tuple(fields)), origins, rewrites)


def _weigh(state: FixedListing, trial: _Trial, found: tuple[Finding, ...] | None) -> None:
    """Keep the trial if it holds up; else try its rewrites one by one, and give up the one that does not."""
    if found is not None and _holds_up(state.findings, found, trial):
        left = Counter(map(_kind, found))
        for finding in state.findings:
            left[_kind(finding)] -= 1
            if left[_kind(finding)] < 0:
                state.fixed.append(finding)
        state.listing, state.findings, state._origins = trial.listing, found, trial.origins
        state._refused.clear()
        state._singly = False
    elif len(trial.rewrites) > 1:
        state._singly = True
    else:
        [(number, rewrite)] = trial.rewrites
        state._refused.add((rewrite.rule_id, state.listing.fields[number].name, rewrite.fingerprint))


def _holds_up(before: Sequence[Finding], after: Sequence[Finding], trial: _Trial) -> bool:
    """Whether every rewritten finding is gone and there is no finding that was not there.

    A title may break its style in several ways of one kind, of which one at a time is reported: that one may stay.
    """
    had, has = Counter(map(_kind, before)), Counter(map(_kind, after))
    settled = {rewrite.fingerprint for _, rewrite in trial.rewrites}
    gone = Counter(_kind(one) for one in before if one.fingerprint in settled and "problem" not in one.details)
    return all(has[kind] <= had[kind] - gone[kind] for kind in has | gone)


def _kind(finding: Finding) -> tuple[str, str, str]:
    return finding.rule_id, finding.jurisdiction, finding.field


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule_id, finding.field, finding.fingerprint


def _changes(before: str, after: str, origins: Sequence[int]) -> list[Change]:
    """Return the changes from where each code point of the new text came from (-1: it is new)."""
    changes: list[Change] = []
    at, new = 0, ""
    for char, origin in zip(after, origins, strict=True):
        if origin < 0:
            new += char
            continue
        if origin > at or new:
            changes.append((at, origin, new))
        at, new = origin + 1, ""
    if at < len(before) or new:
        changes.append((at, len(before), new))
    return changes
