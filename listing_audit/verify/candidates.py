"""From the automaton's hits in one field to the candidates of each rule: boundaries, disguises, patterns."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache

from listing_audit.prefilter.index import Entry, Index
from listing_audit.prefilter.literals import longest_match
from listing_audit.rules.rule import Find, Rule
from listing_audit.text.fold import FoldTables
from listing_audit.text.nlp import is_zh_word_boundary, word_is_ordinary, zh_words
from listing_audit.text.views import Disguise, FieldViews, View, fold_plain, is_han, is_hidden, is_word_char
from listing_audit.verify.material import PatternTimeout, find_in, has_word_edges
from listing_audit.verify.outcome import View as ViewName

# A text that says the same word a thousand times is one problem; the rest is counted, not listed.
MAX_CANDIDATES_PER_RULE = 50
# Room round a pattern's window for what it looks ahead or behind at.
_LOOK_ROUND = 40
# Context that segmentation needs to be sure of a word's edges (measured: 4 code points suffice).
_WORD_CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in a field's folded view where a rule may apply. `timed_out`: a pattern could not be run to its end."""

    rule: int
    start: int
    end: int
    view: ViewName
    term: str
    timed_out: bool = False


@dataclass(frozen=True, slots=True)
class FieldHits:
    """The automaton's hits in one field: (start, end, word) in its sounded view, and in its letters view."""

    sounded: tuple[tuple[int, int, int], ...]
    letters: tuple[tuple[int, int, int], ...] = ()


def find_candidates(
    views: FieldViews, hits: FieldHits, index: Index, rules: tuple[Rule, ...], active: Set[int], tables: FoldTables
) -> list[Candidate]:
    """Return the candidates of the active rules, sorted by rule and place; of nested ones of a rule only the longest."""
    found: dict[int, set[Candidate]] = {}
    tried: set[tuple[int, int, int, int]] = set()
    for view, view_hits in ((views.sounded, hits.sounded), (views.letters, hits.letters)):
        if view is None:
            continue
        for start, end, word in view_hits:
            for entry in index.entries(word):
                if entry.rule not in active:
                    continue
                find = rules[entry.rule].find
                if find is None or len(found.get(entry.rule, ())) > 4 * MAX_CANDIDATES_PER_RULE:
                    continue
                if entry.is_pattern:
                    new = _pattern_candidates(views, view, start, end, entry, find, tried, tables)
                else:
                    new = _term_candidates(views, view, start, end, entry, find, tables)
                found.setdefault(entry.rule, set()).update(new)
    for entry in index.always:
        if entry.rule in active and (find := rules[entry.rule].find) is not None:
            found.setdefault(entry.rule, set()).update(_whole_text(views, entry, find))
    return [c for number in sorted(found) for c in _longest(found[number])]


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
    start: int,
    end: int,
    entry: Entry,
    find: Find,
    tried: set[tuple[int, int, int, int]],
    tables: FoldTables,
) -> Iterable[Candidate]:
    low, high = views.folded_bounds(view, start, end)
    key = (entry.rule, entry.number, low, high)
    if key in tried:
        return
    tried.add(key)
    pattern = find.patterns[entry.number]
    reach = longest_match(pattern) + _LOOK_ROUND
    try:
        plain = [
            Candidate(entry.rule, a, b, _written(views, a, b, tables) if find.disguise else "folded", views.folded.text[a:b])
            for a, b in _round(pattern, views.folded.text, low, high, reach)
            if find.boundary != "word" or has_word_edges(views.folded.text, a, b)
        ]
        if plain or not find.disguise:
            yield from plain
            return
        for a, b in _round(pattern, view.text, start, end, reach):
            shown = _shown_as(views, view, a, b, tables, disguise=True)
            if shown is not None and (find.boundary != "word" or has_word_edges(view.text, a, b)):
                yield Candidate(entry.rule, *views.folded_bounds(view, a, b), shown, view.text[a:b])
    except PatternTimeout:
        yield Candidate(entry.rule, low, high, "folded", views.folded.text[low:high], timed_out=True)


def _written(views: FieldViews, low: int, high: int, tables: FoldTables) -> ViewName:
    first, last = views.folded.parent_span(low, high)
    return "joined" if is_hidden(views.blanked[first:last], tables) else "folded"


def _round(pattern: str, text: str, low: int, high: int, reach: int) -> Iterable[tuple[int, int]]:
    """Matches that cover `[low, high)`, searched no further than `reach` from it."""
    window = max(0, low - reach), min(len(text), high + reach)
    return [(a, b) for a, b in find_in(pattern, text, *window) if a <= low and high <= b]


def _whole_text(views: FieldViews, entry: Entry, find: Find) -> Iterable[Candidate]:
    text = views.folded.text
    try:
        for count, (a, b) in enumerate(find_in(find.patterns[entry.number], text, 0, len(text))):
            if count > 4 * MAX_CANDIDATES_PER_RULE:
                return
            if find.boundary != "word" or has_word_edges(text, a, b):
                yield Candidate(entry.rule, a, b, "folded", text[a:b])
    except PatternTimeout:
        yield Candidate(entry.rule, 0, min(len(text), 1), "folded", text[:1], timed_out=True)


def _longest(candidates: set[Candidate]) -> list[Candidate]:
    """Without those that lie within another one; of equal spans the least disguised stays."""
    rank = {"folded": 0, "joined": 1, "sounded": 2}
    ordered = sorted(candidates, key=lambda c: (c.start, -c.end, rank[c.view], c.term))
    kept: list[Candidate] = []
    reach = -1
    for candidate in ordered:
        if candidate.end > reach:
            kept.append(candidate)
            reach = candidate.end
    return kept


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
        return "folded"
    if not disguise or not _stands(views, view, start, end, kind):
        return None
    return "joined" if kind in ("joined", "letters") else "sounded"


def _is_spacing(text: str, low: int, high: int) -> bool:
    """Whether separators only set whole words apart (全网 最低价): then nothing is hidden, and the words count as written.

    Each piece must be a word that stands there on its own.
    """
    pieces = _pieces(text, low, high)
    return len(pieces) > 1 and all(b - a >= 2 for a, b in pieces) and _edges_are_words(text, pieces)


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


_BRACKETS = {")": "(", "】": "【", "]": "[", "」": "「", "』": "『", "》": "《", "}": "{", "〗": "〖", "〕": "〔", "›": "‹"}


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
    if len(pieces) > 1 and (not _edges_are_words(text, pieces) or _closes_a_bracket(text[low:high])):
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
