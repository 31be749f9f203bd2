"""From the automaton's hits in one field to the candidates of each rule: boundaries, disguises, patterns."""

from __future__ import annotations

import itertools
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
from listing_audit.text.fold import FoldTables
from listing_audit.text.hidden import is_hidden_in_source
from listing_audit.text.nlp import is_zh_word_boundary, word_is_ordinary, zh_joined_gain, zh_words
from listing_audit.text.views import (
    Disguise,
    FieldViews,
    View,
    fold_plain,
    is_droppable_emoji,
    is_han,
    is_hidden,
    is_word_char,
)
from listing_audit.values import frozen
from listing_audit.verify.material import PatternTimeout, compiled, has_word_edges, may_match_in
from listing_audit.verify.outcome import View as ViewName
from listing_audit.verify.pattern_search import matches_round, matches_throughout
from listing_audit.verify.wanted import FieldHits, Wanted

if TYPE_CHECKING:
    from listing_audit.rules.rule import Find

PATTERN_TIMED_OUT = "pattern_timed_out"
TOO_MANY = "too_many_occurrences"
# Nobody writes more of one kind into one text, except to hide something: what follows is an open question, not a pass.
MAX_MATCHES = 1_000
# The same in a long text, where each place costs more to look at and still no more than some dozens are listed.
MAX_MATCHES_LONG = 200
# All rules together share so many in one field.
MAX_IN_FIELD = 3_000
# Seconds of processor time for running the patterns of one field: a benign text of a megabyte takes less. Shorter
# texts have no such limit, so that what is found in them never depends on the machine.
_FIELD_TIMEOUT_S = 1.0
_LONG_CHARS = 20_000
# Room behind a pattern's window for what it looks ahead at, at least.
_LOOK_ROUND = 40
# Context that segmentation needs to be sure of a word's edges (measured: 4 code points suffice).
_WORD_CONTEXT = 8


@frozen
class Candidate:
    """A place in a field's folded view where a rule may apply.

    `unanswered` says why the text from here on was not searched to its end, `PATTERN_TIMED_OUT` or `TOO_MANY`.
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
            for entry in entries(word):
                if entry.is_pattern:
                    if known is None and _has_edges(view.text, start, end, entry):
                        literals.setdefault((entry.rule, entry.number), []).append((start, end))
                elif (room := most - len(found[entry.rule])) >= 0:
                    find = wanted.find(entry.rule)
                    new = _term_candidates(views, view, start, end, entry, find, tables)
                    found[entry.rule].update(_capped(new, room))
        for (rule, number), places in literals.items():
            find = wanted.find(rule)
            if not is_long and not _may_begin(views, view, find, number):
                continue
            gate = wanted.index.gate(rule, number)
            began = thread_time()
            near = _places_near(views, view, places, gate) if is_long and spent <= _FIELD_TIMEOUT_S else places
            spent += thread_time() - began
            if near and (is_long or _may_match(views, view, near, gate)):
                places = near
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
    return _shared_out([_longest(found[number]) for number in sorted(found)])


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


def _has_edges(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a literal begins and ends a word where its pattern asks for that."""
    if entry.is_pattern & 2 and start > 0 and is_word_char(text[start - 1]):
        return False
    return not (entry.is_pattern & 4 and end < len(text) and is_word_char(text[end]))


def _may_begin(views: FieldViews, view: View, find: Find, number: int) -> bool:
    """Whether a match of the pattern may begin anywhere in the field, as written or with disguises undone."""
    pattern, written = find.patterns[number], views.folded.text
    return may_match_in(pattern, written) or (
        find.disguise and view.text != written and may_match_in(pattern, view.text)
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
    if gate.may_match(text) or view is not views.letters:
        return gate.may_match(text)
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
        shown = _written(views, low, high, tables) if find.disguise else "folded"
    else:
        shown = _shown_as(views, view, start, end, tables, disguise=find.disguise)
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
                yield Candidate(rule, a, b, _written(views, a, b, tables) if find.disguise else "folded", text[a:b])
        if not find.disguise or view.text == text:
            return
        for a, b, _ in matches_round(pattern, view.text, sorted(hidden.values()), *room, whole_words=whole):
            shown = _shown_as(views, view, a, b, tables, disguise=True)
            if shown is not None and (not whole or has_word_edges(view.text, a, b)):
                yield Candidate(rule, *views.folded_bounds(view, a, b), shown, view.text[a:b])
    except PatternTimeout as stopped:
        stop = stopped.place
        low, high = min(bounds, key=lambda place: abs(place[0] - stop))
        yield Candidate(rule, low, high, "folded", text[low:high], PATTERN_TIMED_OUT)


def _written(views: FieldViews, low: int, high: int, tables: FoldTables) -> ViewName:
    first, last = views.folded.parent_span(low, high)
    hidden = is_hidden(views.blanked[first:last], tables) or is_hidden_in_source(views, first, last)
    return "joined" if hidden else "folded"


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


# ------------------------------------------------------------------ disguises


def _shown_as(
    views: FieldViews, view: View, start: int, end: int, tables: FoldTables, *, disguise: bool
) -> ViewName | None:
    """Return in which view the words are really there, or None when the disguise is only an accident of the text."""
    kind = views.disguise_of(view, start, end)
    low, high = views.folded_bounds(view, start, end)
    if kind == "none":
        return _written(views, low, high, tables) if disguise else "folded"
    if kind == "joined" and _is_spacing(views.folded.text, low, high):
        return "joined" if disguise and _is_pierced(views.folded.text, low, high) else "folded"
    if kind == "letters" and view.text[start:end].replace(" ", "") == views.folded.text[low:high]:
        return _written(views, low, high, tables) if disguise else "folded"  # run together, and nothing hidden
    if not disguise or not _stands(views, view, start, end, kind):
        return None
    return "joined" if kind in ("joined", "letters") else "sounded"


def _is_spacing(text: str, low: int, high: int) -> bool:
    """Whether separators only set whole words apart (全网 最低价): then nothing is hidden, and the words count as written.

    Each piece must be a word that stands there on its own.
    """
    pieces = _pieces(text, low, high)
    return len(pieces) > 1 and all(b - a >= 2 for a, b in pieces) and _edges_are_words(text, pieces)


def _is_pierced(text: str, low: int, high: int) -> bool:
    """Whether an emoji without spaces parts a word of one character from the one that it belongs to (全网最♨便宜)."""
    pieces = _pieces(text, low, high)
    for (_, end), (start, _) in itertools.pairwise(pieces):
        if all(map(is_droppable_emoji, text[end:start])):
            window = text[max(low, end - _WORD_CONTEXT) : end], text[start : min(high, start + _WORD_CONTEXT)]
            last, first = zh_words(window[0])[-1], zh_words(window[1])[0]
            if last[1] - last[0] == 1 or first[1] - first[0] == 1:
                return True
    return False


def _pieces(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """The runs of word characters within `[low, high)`."""
    pieces: list[tuple[int, int]] = []
    begin: int | None = None
    for index in range(low, high + 1):
        inside = index < high and (is_han(text[index]) or is_word_char(text[index]))
        if inside and begin is None:
            begin = index
        elif not inside and begin is not None:
            pieces.append((begin, index))
            begin = None
    return pieces


def _edges_are_words(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the first piece begins and the last one ends at a word boundary, each judged on its own side."""
    first, last = pieces[0], pieces[-1]
    left = text[max(0, first[0] - _WORD_CONTEXT) : first[1]]
    right = text[last[0] : last[1] + _WORD_CONTEXT]
    begins = is_zh_word_boundary(left, first[0] - max(0, first[0] - _WORD_CONTEXT), len(left))[0]
    ends = is_zh_word_boundary(right, 0, last[1] - last[0])[1]
    return begins and ends


# How much likelier one word must be than its pieces, in natural logarithms: less where a piece stands quite alone.
_MIN_GAIN_ALONE, _MIN_GAIN_CUT = 2.0, 9.0
_BESIDE_A_CUT = 5


def _is_cut_up(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the pieces are one word that was cut (华 强 北顶配, 精 仿带卡), and not the edges of two (山顶 级联)."""
    if not all(is_han(char) for a, b in pieces for char in text[a:b]):
        return False
    low, high = pieces[0][0], pieces[-1][1]
    before = _han_run(text[max(0, low - _BESIDE_A_CUT) : low][::-1])[::-1]
    after = _han_run(text[high : high + _BESIDE_A_CUT])
    alone = not before or not after or len(pieces) > 2
    gain = zh_joined_gain(before, [text[a:b] for a, b in pieces], after)
    return gain > (_MIN_GAIN_ALONE if alone else _MIN_GAIN_CUT)


def _han_run(text: str) -> str:
    return text[: next((at for at, char in enumerate(text) if not is_han(char)), len(text))]


# Marks that also set words of a title apart. Dots, stars and emoji inside a word have no such everyday use.
_DIVIDERS = " /+|&-,、"
_BRACKETS = {
    ")": "(",
    "】": "【",
    "]": "[",
    "」": "「",
    "』": "『",
    "》": "《",
    "}": "{",
    "〗": "〖",
    "〕": "〔",
    "›": "‹",
}


def _closes_a_bracket(text: str) -> bool:
    """Whether a bracket ends here that began before: two phrases stand side by side (黑】车), no word is split."""
    return any(char in _BRACKETS and _BRACKETS[char] not in text[:place] for place, char in enumerate(text))


def _stands(views: FieldViews, view: View, start: int, end: int, kind: Disguise) -> bool:
    """The ordinary word wins: 山顶 级联 is no 顶级, 醉美 in a wine's name is no 最美 unless nothing else explains it."""
    text = views.folded.text
    low, high = views.folded_bounds(view, start, end)
    if kind == "letters":
        return True
    pieces = _pieces(text, low, high)
    if len(pieces) > 1 and _closes_a_bracket(text[low:high]):
        return False
    divided = len(pieces) > 1 and any(mark in text[low:high] for mark in _DIVIDERS)
    if divided and not (_edges_are_words(text, pieces) or _is_cut_up(text, pieces)):
        return False
    if kind == "joined":
        return True
    changed = {
        int(view.origin[i])
        for i in range(start, end)
        if text[int(view.origin[i])] != view.text[i] and is_han(text[int(view.origin[i])])
    }
    window_low = max(0, low - _WORD_CONTEXT)
    window = text[window_low : high + _WORD_CONTEXT]
    # The segmenter also guesses new words; only those of its dictionary explain the characters away.
    return not any(
        b - a >= 2
        and any(window_low + a <= place < window_low + b for place in changed)
        and word_is_ordinary(window[a:b])
        for a, b in zh_words(window)
    )
