"""Where a rule's material (terms and patterns) stands in a stretch of folded text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING, Any

from listing_audit.prefilter.beginnings import beginnings
from listing_audit.prefilter.index import term_variants
from listing_audit.prefilter.literals import longest_match
from listing_audit.text.fold import FoldTables
from listing_audit.text.views import fold_plain, fold_term, is_word_char
from listing_audit.values import holder

if TYPE_CHECKING:
    from listing_audit.rules.rule import Material

# Patterns are bounded and run on short stretches; the limit is for what the bound does not catch.
PATTERN_TIMEOUT_S = 0.5


class PatternTimeout(Exception):
    """A pattern took too long on this text, somewhere after `place`; the caller reports it as undecided."""

    def __init__(self, pattern: str, place: int = 0) -> None:
        super().__init__(pattern, place)
        self.place = place


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> Any:
    """Return the compiled pattern. Compiled on first use: a run needs few of them."""
    import regex

    return regex.compile(pattern)


# No letter or digit goes on behind the last one.
_RIGHT_EDGE = r"(?<![^\W_](?=[^\W_]))"


def find_in(pattern: str, text: str, start: int, end: int, *, whole_words: bool = False) -> Iterator[tuple[int, int]]:
    """Yield every match within `[start, end)`, overlapping ones too. Raises PatternTimeout.

    With `whole_words` a match that begins inside a word may be left out, and one that ends inside a word is cut back to
    the last place where the pattern can end with one: an optional word of at most twelve letters takes twelve of a
    longer one, and the match would be lost with it.
    """
    found, timed_out = _matches(pattern, text, start, end, whole_words=whole_words)
    for low, high in found:
        if whole_words and _inside_a_word(text, high) and not (low and _inside_a_word(text, low)):
            try:
                edged = compiled(f"(?:{pattern}){_RIGHT_EDGE}").match(text, low, end, timeout=PATTERN_TIMEOUT_S)
            except TimeoutError as error:
                raise PatternTimeout(pattern, low) from error
            if edged is not None and edged.end() > low:
                high = edged.end()
        yield low, high
    if timed_out is not None:
        raise PatternTimeout(pattern, start) from timed_out


def _matches(
    pattern: str, text: str, start: int, end: int, *, whole_words: bool
) -> tuple[list[tuple[int, int]], TimeoutError | None]:
    """The matches up to the time limit. All at once: the limit would count what the caller does between two of them."""
    begins = beginnings(pattern, whole_words=whole_words)
    if begins is not None:
        places = begins.within(text, start, end)
        # Where it may begin often, searching is faster than trying.
        if len(places) * _SELDOM <= end - start:
            return _matches_at(pattern, text, places, end)
    found: list[tuple[int, int]] = []
    try:
        for match in compiled(pattern).finditer(text, start, end, overlapped=True, timeout=PATTERN_TIMEOUT_S):
            low, high = match.span()
            if high > low:
                found.append((low, high))
    except TimeoutError as error:
        return found, error
    return found, None


def may_match_in(pattern: str, text: str, *, whole_words: bool = False) -> bool:
    """Return False when no match of the pattern, or none that begins where a word does, can begin anywhere in the text."""
    begins = beginnings(pattern, whole_words=whole_words)
    return begins is None or not begins.nowhere(text)


# Code points that searching passes over in the time that trying a pattern once takes.
_SELDOM = 24


def _matches_at(
    pattern: str, text: str, places: Sequence[int], end: int
) -> tuple[list[tuple[int, int]], TimeoutError | None]:
    """The matches that begin at the places. Most often there is none, and the pattern is not even compiled."""
    found: list[tuple[int, int]] = []
    until = monotonic() + PATTERN_TIMEOUT_S
    try:
        for place in places:
            match = compiled(pattern).match(text, place, end, timeout=max(0.001, until - monotonic()))
            if match is not None and match.end() > place:
                found.append((place, match.end()))
    except TimeoutError as error:
        return found, error
    return found, None


def _inside_a_word(text: str, end: int) -> bool:
    return end < len(text) and is_word_char(text[end - 1]) and is_word_char(text[end])


def has_word_edges(text: str, start: int, end: int) -> bool:
    """Return whether no letter or digit continues the Latin word at either edge. Han neighbours do not matter."""
    if start > 0 and is_word_char(text[start]) and is_word_char(text[start - 1]):
        return False
    return not _inside_a_word(text, end)


# The places of a material's terms in a text, sorted, and those of its patterns that may match there.
_Met = tuple[list[tuple[int, int]], list[str]]

# A field is asked about as written and with its disguises undone, then the next one.
_TEXTS_KEPT = 4


class Matcher:
    """A material made ready: its terms in one automaton, its patterns by name. `reach` is the longest match."""

    __slots__ = ("_automaton", "_known", "material", "reach")

    def __init__(self, material: Material, tables: FoldTables) -> None:
        self.material = material
        self._automaton: Any = None
        self._known: dict[str, _Met] = {}
        # Texts are searched as written, and once more with disguises undone: a term is known in both spellings.
        forms = {form(term, tables) for term in material.terms for form in (fold_plain, fold_term)}
        words = sorted({variant for folded in forms if folded for variant in term_variants(folded)})
        if words:
            import daachorse

            self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick(words)
        self.reach = max([len(word) for word in words] + [longest_match(p) for p in material.patterns], default=0)

    def matches(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of all matches that lie within `[start, end)` of the folded text, in order.

        A Latin term counts only as a whole word. Raises PatternTimeout.
        """
        terms, patterns = self._met(text)
        found: set[tuple[int, int]] = set()
        for number in range(bisect_left(terms, (start, 0)), len(terms)):
            low, high = terms[number]
            if low >= end:
                break
            if high <= end:
                found.add((low, high))
        for pattern in patterns:
            found.update(find_in(pattern, text, start, end))
        return sorted(found)

    def is_absent(self, text: str) -> bool:
        """Return whether nothing of the material stands anywhere in the text. It may say no of what is absent."""
        terms, patterns = self._met(text)
        return not terms and not patterns

    def _met(self, text: str) -> _Met:
        """What of the material stands in a text, found out once: many candidates in one text ask for its parts."""
        known = self._known.get(text)
        if known is None:
            hits = self._automaton.find_overlapping(text) if self._automaton is not None else ()
            terms = sorted((low, high) for low, high, _ in hits if has_word_edges(text, low, high))
            if len(self._known) >= _TEXTS_KEPT:
                self._known.clear()
            known = self._known[text] = terms, [p for p in self.material.patterns if may_match_in(p, text)]
        return known


@holder
class Matchers:
    """The materials of a rule set, each made ready once. By identity: hashing a lexicon of a thousand terms costs more."""

    tables: FoldTables
    _ready: dict[int, Matcher] = field(default_factory=dict, repr=False)

    def of(self, material: Material) -> Matcher:
        """Return the material made ready; the matcher keeps it alive, so that its identity is not used again."""
        matcher = self._ready.get(id(material))
        if matcher is None:
            matcher = self._ready[id(material)] = Matcher(material, self.tables)
        return matcher
