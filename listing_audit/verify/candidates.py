"""From the automaton's hits in one field to the candidates of each rule: boundaries, disguises, patterns."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from time import thread_time
from typing import TYPE_CHECKING

from listing_audit.prefilter.gate import Gate
from listing_audit.prefilter.index import Entry
from listing_audit.prefilter.literals import longest_look, longest_match
from listing_audit.text.field_views import FieldViews
from listing_audit.text.fold import FoldTables
from listing_audit.text.nlp import is_zh_word_boundary
from listing_audit.text.views import View, fold_plain, is_word_char
from listing_audit.values import frozen
from listing_audit.verify.material import PatternTimeout, compiled, has_word_edges, may_match_in
from listing_audit.verify.outcome import View as ViewName
from listing_audit.verify.pattern_search import matches_round, matches_throughout
from listing_audit.verify.shown import shown_as, written_as
from listing_audit.verify.wanted import FieldHits, Wanted

if TYPE_CHECKING:
    from listing_audit.rules.rule import Find

PATTERN_TIMED_OUT = "pattern_timed_out"
TOO_MANY = "too_many_occurrences"
TOO_LONG = "text_too_long"
# Nobody writes more of one kind into one text, except to hide something: what follows is an open question, not a pass.
MAX_MATCHES = 1_000
# The same in a long text, where each place costs more to look at and still no more than some dozens are listed.
MAX_MATCHES_LONG = 200
# All rules together share so many in one field.
MAX_IN_FIELD = 3_000
# Seconds of processor time for running the patterns of one long field: a benign one takes less. Shorter texts have no
# such limit, so that what is found in them never depends on the machine.
_FIELD_TIMEOUT_S = 0.5
_LONG_CHARS = 20_000
# What is quoted of the end of the part that is audited.
_SHOWN_OF_LAST = 20
# Room behind a pattern's window for what it looks ahead at, at least.
_LOOK_ROUND = 40


@frozen
class Candidate:
    """A place in a field's folded view where a rule may apply.

    `unanswered` says why the text from here on was not searched to its end: `PATTERN_TIMED_OUT`, `TOO_MANY` or `TOO_LONG`.
    """

    rule: int
    start: int
    end: int
    view: ViewName
    term: str
    unanswered: str | None = None


def find_candidates(views: FieldViews, hits: FieldHits, wanted: Wanted, tables: FoldTables) -> list[Candidate]:
    """Return the candidates of the rules, sorted by rule and place; of nested ones of a rule only the longest."""
    found: dict[int, set[Candidate]] = defaultdict(set)
    is_long, spent = len(views.folded.text) > _LONG_CHARS, 0.0
    most = MAX_MATCHES_LONG if is_long else MAX_MATCHES
    for view, view_hits in ((views.sounded, hits.sounded), (views.letters, hits.letters)):
        if view is None:
            continue
        literals: dict[tuple[int, int], list[tuple[int, int]]] = {}
        known = hits.literals if view is views.sounded else None
        for (rule, number), places in (known or {}).items():
            if rule in wanted.active:
                literals[rule, number] = list(places)
        in_the_open = view is views.sounded and _nothing_hidden(views)
        entries = wanted.entries_in_the_open if in_the_open else wanted.entries
        for start, end, word in view_hits:
            inside = -1
            for entry in entries(word):
                if entry.is_pattern:
                    if known is not None:
                        continue
                    if inside < 0:
                        inside = _inside_words(view.text, start, end)
                    if not entry.is_pattern & inside:
                        literals.setdefault((entry.rule, entry.number), []).append((start, end))
                elif (room := most - len(found[entry.rule])) >= 0:
                    find = wanted.find(entry.rule)
                    new = _term_candidates(views, view, start, end, entry, find, tables)
                    found[entry.rule].update(_capped(new, room))
        for (rule, number), places in literals.items():
            # Of a rule that a run has made before, the pattern is taken apart: then that is the quicker question.
            is_made = wanted.is_made(rule)
            if is_made and not is_long and not _may_begin(views, view, wanted.find(rule), number):
                continue
            gate = wanted.index.gate(rule, number)
            if is_long:
                began = thread_time()
                near = _places_near(views, view, places, gate) if spent <= _FIELD_TIMEOUT_S else places
                spent += thread_time() - began
            else:
                near = places if _may_match(views, view, places, gate) else []
            if near and (is_long or is_made or _may_begin(views, view, wanted.find(rule), number)):
                places, find = near, wanted.find(rule)
                if is_long and spent > _FIELD_TIMEOUT_S:
                    low, high = views.folded_bounds(view, *places[0])
                    found[rule].add(
                        Candidate(rule, low, high, "folded", views.folded.text[low:high], PATTERN_TIMED_OUT)
                    )
                    continue
                compiled(find.patterns[number])  # once a run, and no part of this text's time
                began = thread_time()
                found[rule].update(
                    _capped(_pattern_candidates(views, view, places, rule, number, gate, find, tables), most)
                )
                spent += thread_time() - began
    for entry in wanted.always:
        found[entry.rule].update(_capped(_whole_text(views, entry, wanted.find(entry.rule)), most))
    for told in hits.reading.told:
        for rule in wanted.wording.get(told.topic, ()):
            quote = views.folded.text[told.start : told.end]
            open_ = TOO_MANY if told.is_last else None
            found[rule].add(Candidate(rule, told.start, told.end, "folded", quote, open_))
    for start, end, word in hits.cut:
        low, high = views.folded_bounds(views.sounded, start, end)
        for entry in wanted.entries(word):
            found[entry.rule].add(Candidate(entry.rule, low, high, "folded", views.folded.text[low:high], TOO_MANY))
    for rule in hits.unread:
        found[rule].add(_from_the_end_on(views, rule))
    return _shared_out([_longest(found[number]) for number in sorted(found)])


def _from_the_end_on(views: FieldViews, rule: int) -> Candidate:
    """The open question of a rule that would have to look at what lies behind the audited part of a text."""
    text = views.folded.text.rstrip()
    start = max(0, len(text) - _SHOWN_OF_LAST)
    return Candidate(rule, start, len(text), "folded", text[start:], TOO_LONG)


def _nothing_hidden(views: FieldViews) -> bool:
    """Whether words of the sounded view stand as they are: plain ASCII without markup hides nothing in that view."""
    return views.raw.isascii() and "<" not in views.raw and "&" not in views.raw


def _shared_out(by_rule: list[list[Candidate]]) -> list[Candidate]:
    """The candidates of all rules; where they are too many together, each rule keeps as many as its share."""
    if sum(map(len, by_rule)) > MAX_IN_FIELD:
        share = MAX_IN_FIELD // len(by_rule)
        by_rule = [
            group if len(group) <= share else [*group[:share], replace(group[share], unanswered=TOO_MANY)]
            for group in by_rule
        ]
    return [candidate for group in by_rule for candidate in group]


def _inside_words(text: str, start: int, end: int) -> int:
    """Whether a Latin word goes on beside a literal, as `Entry.is_pattern` counts: 2 before it, 4 behind it."""
    before = start > 0 and is_word_char(text[start - 1])
    behind = end < len(text) and is_word_char(text[end])
    return 2 * before + 4 * behind


def _may_begin(views: FieldViews, view: View, find: Find, number: int) -> bool:
    """Whether a match of the pattern may begin anywhere in the field, as written or with disguises undone."""
    pattern, written, whole = find.patterns[number], views.folded.text, find.boundary == "word"
    return may_match_in(pattern, written, whole_words=whole) or (
        find.disguise and view.text != written and may_match_in(pattern, view.text, whole_words=whole)
    )


def _may_match(views: FieldViews, view: View, places: list[tuple[int, int]], gate: Gate) -> bool:
    """Whether what a pattern needs stands round the places of its literals, in the view that they were found in.

    The letters view reads digits as letters: there, what stands in the text as written counts as well.
    """
    low, high = views.folded_bounds(view, min(places)[0], max(end for _, end in places))
    low, high = low - gate.reach, high + gate.reach
    text = view.text
    if low > 0 or high < len(views.folded.text):
        text = text[bisect_left(view.origin, low) : bisect_left(view.origin, high)]
    if gate.may_match(text):
        return True
    if view is not views.letters:
        return False
    origin = views.sounded.origin
    return gate.may_match(views.sounded.text[bisect_left(origin, low) : bisect_left(origin, high)])


def _places_near(views: FieldViews, view: View, places: list[tuple[int, int]], gate: Gate) -> list[tuple[int, int]]:
    """Those of the places in a long text round which what the pattern needs stands.

    Places that are out of reach of each other are asked apart: what one lacks may stand a megabyte further.
    """
    found: list[tuple[int, int]] = []
    group: list[tuple[int, int]] = []
    reach = -1
    for place in sorted(places):
        low, high = views.folded_bounds(view, *place)
        if group and low - gate.reach > reach:
            found += group if _may_match(views, view, group, gate) else []
            group = []
        group.append(place)
        reach = max(reach, high + gate.reach)
    return found + (group if group and _may_match(views, view, group, gate) else [])


def _capped(candidates: Iterable[Candidate], room: int) -> Iterator[Candidate]:
    """As many as there is room for, and one more that says so."""
    for count, candidate in enumerate(candidates):
        if count >= room:
            yield replace(candidate, unanswered=TOO_MANY)
            return
        yield candidate


def _term_candidates(
    views: FieldViews, view: View, start: int, end: int, entry: Entry, find: Find, tables: FoldTables
) -> Iterable[Candidate]:
    term = find.terms[entry.number]
    needs_edges = find.boundary == "word" or term.kind == "pinyin"
    if needs_edges and not has_word_edges(view.text, start, end):
        return
    low, high = views.folded_bounds(view, start, end)
    shown: ViewName | None
    if views.folded.text[low:high].replace("-", " ") == _plain(term.text, tables):
        # The term itself may hold characters that stand for others elsewhere (漫威 is no disguised 漫微).
        shown = written_as(views, low, high, tables) if find.disguise else "folded"
    else:
        shown = shown_as(views, view, start, end, tables, disguise=find.disguise)
    if shown is None:
        return
    if find.boundary == "token" and shown == "folded" and not all(is_zh_word_boundary(views.folded.text, low, high)):
        return
    yield Candidate(entry.rule, low, high, "sounded" if term.kind == "pinyin" else shown, term.written)


@lru_cache(maxsize=65536)
def _plain(term: str, tables: FoldTables) -> str:
    return fold_plain(term, tables).replace("-", " ")


def _pattern_candidates(
    views: FieldViews,
    view: View,
    places: list[tuple[int, int]],
    rule: int,
    number: int,
    gate: Gate,
    find: Find,
    tables: FoldTables,
) -> Iterator[Candidate]:
    """Matches of a pattern round the places of its literals; where there is none as written, one behind a disguise.

    A pattern that takes too long is given up for the whole field, at the cost of one open question.
    """
    pattern = find.patterns[number]
    text = views.folded.text
    whole = find.boundary == "word"
    bounds = {views.folded_bounds(view, *place): place for place in places}
    hidden = dict(bounds)
    room = gate.reach, max(gate.look, _LOOK_ROUND)
    try:
        for a, b, covered in matches_round(pattern, text, sorted(bounds), *room, whole_words=whole):
            if not whole or has_word_edges(text, a, b):
                for place in covered:
                    hidden.pop(place, None)
                yield Candidate(rule, a, b, written_as(views, a, b, tables) if find.disguise else "folded", text[a:b])
        if not find.disguise or view.text == text:
            return
        for a, b, _ in matches_round(pattern, view.text, sorted(hidden.values()), *room, whole_words=whole):
            shown = shown_as(views, view, a, b, tables, disguise=True)
            if shown is not None and (not whole or has_word_edges(view.text, a, b)):
                yield Candidate(rule, *views.folded_bounds(view, a, b), shown, view.text[a:b])
    except PatternTimeout as stopped:
        stop = stopped.place
        low, high = min(bounds, key=lambda place: abs(place[0] - stop))
        yield Candidate(rule, low, high, "folded", text[low:high], PATTERN_TIMED_OUT)


def _whole_text(views: FieldViews, entry: Entry, find: Find) -> Iterator[Candidate]:
    text = views.folded.text
    whole = find.boundary == "word"
    pattern = find.patterns[entry.number]
    room = longest_match(pattern), max(longest_look(pattern), _LOOK_ROUND)
    try:
        for a, b in matches_throughout(pattern, text, 0, len(text), *room, whole_words=whole):
            if not whole or has_word_edges(text, a, b):
                yield Candidate(entry.rule, a, b, "folded", text[a:b])
    except PatternTimeout as stopped:
        yield Candidate(entry.rule, stopped.place, stopped.place + 1, "folded", text[stopped.place], PATTERN_TIMED_OUT)


def _longest(candidates: set[Candidate]) -> list[Candidate]:
    """Without those that lie within another one; of equal spans the least disguised stays, of open questions the first."""
    rank = {"folded": 0, "joined": 1, "sounded": 2}
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end, rank[c.view], c.term))
    kept: list[Candidate] = []
    reach = -1
    for candidate in ordered:
        if candidate.unanswered is None and candidate.end > reach:
            kept.append(candidate)
            reach = candidate.end
    unanswered = [candidate for candidate in ordered if candidate.unanswered is not None]
    return kept + unanswered[:1]
