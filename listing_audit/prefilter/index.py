"""The automaton over every term and every pattern's literal, and what each of its words stands for."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import accumulate, chain
from pathlib import Path
from typing import Any, NamedTuple

from listing_audit.errors import ListingAuditError
from listing_audit.prefilter.cache import Words, load_index, save_index
from listing_audit.prefilter.gate import Gate, core_of, is_companion, read_gate, write_gate
from listing_audit.prefilter.literals import CORE_SYMBOLS, EDGE, required_literals
from listing_audit.rules.rule import Rule, RuleSet
from listing_audit.text.fold import FOLD_VERSION, FoldTables
from listing_audit.text.views import fold_term, is_han, is_word_char

# A spaced English term is also written with hyphens; with many gaps only "all the same" is worth a word.
_MAX_FREE_GAPS = 3
# Bump when the words made from a rule set change; cached indexes are keyed by it.
_INDEX_VERSION = 7


class Entry(NamedTuple):
    """What a word of the automaton stands for: a rule's own term (the hit is the candidate), or a literal of one of
    its patterns (the pattern is tried round the hit). `number` counts within the rule.

    `is_pattern` is 0 for a term; for a literal it is odd, 2 more when it must begin a word and 4 more when it must end one.
    """

    rule: int
    is_pattern: int
    number: int


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """What a run scans with. `always` are patterns without a literal: they run on every text.

    `word_edges[i]` is 1 when all that word number `i` stands for wants a word boundary at both edges, so that hits
    inside longer words can be dropped before anything else looks at them.
    """

    words: Sequence[str]
    word_edges: bytes
    always: tuple[Entry, ...]
    automaton: Any
    meanings: array[int]  # rule, is_pattern, number of each meaning of each word
    meaning_starts: array[int]  # of each word, counted in meanings; one more at the end
    _gate_lines: dict[tuple[int, int], str]
    _gates: dict[tuple[int, int], Gate] = field(default_factory=dict)

    def entries(self, word: int) -> Iterator[Entry]:
        """Yield what the automaton's word with that number stands for."""
        for at in range(3 * self.meaning_starts[word], 3 * self.meaning_starts[word + 1], 3):
            rule, is_pattern, number = self.meanings[at : at + 3]
            yield Entry(rule, is_pattern, number)

    @property
    def patterns(self) -> tuple[tuple[int, int], ...]:
        """The patterns that words stand for, as (rule, number within the rule), sorted."""
        return tuple(self._gate_lines)

    def gate(self, rule: int, number: int) -> Gate:
        """Return what else a match of a rule's pattern needs than the literal that the automaton found."""
        key = (rule, number)
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = read_gate(self._gate_lines[key])
        return gate

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """Return every occurrence of every word, overlapping ones too, as (start, end, word number)."""
        found: list[tuple[int, int, int]] = self.automaton.find_overlapping(text) if self.words else []
        return found


def term_variants(folded: str) -> tuple[str, ...]:
    """Return the folded term and its hyphenated spellings: `best seller` is also `best-seller`."""
    gaps = [i for i in range(1, len(folded) - 1) if folded[i] == " "]
    if not gaps or not folded.isascii():
        return (folded,)
    if len(gaps) > _MAX_FREE_GAPS:
        return (folded, folded.replace(" ", "-"))
    out = [folded]
    for mask in range(1, 1 << len(gaps)):
        chars = list(folded)
        for bit, place in enumerate(gaps):
            if mask >> bit & 1:
                chars[place] = "-"
        out.append("".join(chars))
    return tuple(out)


def build_index(rule_set: RuleSet, tables: FoldTables, *, cache_dir: Path | None = None) -> Index:
    """Return the index of a rule set. It comes from the cache when one for exactly these rules and tables is there."""
    key = f"{_INDEX_VERSION} {FOLD_VERSION} {rule_set.digest} {tables.digest}"
    cached = load_index(key, cache_dir)
    if cached is not None:
        return _index(*cached)
    words = _collect(rule_set, tables)
    automaton = _automaton(words.texts)
    save_index(key, words, automaton, cache_dir)
    return _index(words, automaton)


def extended_index(known: Index, known_rules: Sequence[Rule], rule_set: RuleSet, tables: FoldTables) -> Index:
    """Return the index of a rule set that holds most of the rules of another one, whose index is known.

    Only the words of rules that are not in it are made; the others take a thousand times as long. Equal to
    `build_index` of the rule set.
    """
    old_numbers = {id(rule): number for number, rule in enumerate(known_rules)}
    moved = {old_numbers[id(rule)]: n for n, rule in enumerate(rule_set.rules) if id(rule) in old_numbers}
    by_word: dict[str, set[Entry]] = defaultdict(set)
    for word, text in enumerate(known.words):
        kept = {Entry(moved[e.rule], e.is_pattern, e.number) for e in known.entries(word) if e.rule in moved}
        if kept:
            by_word[text] = kept
    always = [Entry(moved[e.rule], e.is_pattern, e.number) for e in known.always if e.rule in moved]
    gates = {(moved[rule], number): line for (rule, number), line in known._gate_lines.items() if rule in moved}
    added = {number: rule for number, rule in enumerate(rule_set.rules) if id(rule) not in old_numbers}
    words = _words(rule_set, added, by_word, always, gates, tables)
    return _index(words, _automaton(words.texts))


def _index(words: Words, automaton: Any) -> Index:
    always = tuple(Entry(rule, is_pattern, number) for rule, is_pattern, number in words.always)
    gates = {(rule, number): line for rule, number, line in words.gates}
    return Index(words.texts, words.edges, always, automaton, words.entries, words.starts, gates)


def _collect(rule_set: RuleSet, tables: FoldTables) -> Words:
    return _words(rule_set, dict(enumerate(rule_set.rules)), defaultdict(set), [], {}, tables)


def _words(
    rule_set: RuleSet,
    added: Mapping[int, Rule],
    by_word: dict[str, set[Entry]],
    always: list[Entry],
    gates: dict[tuple[int, int], str],
    tables: FoldTables,
) -> Words:
    """The words of a rule set: those that are known already, and those of the rules `added`, by their numbers."""
    # Most terms come from lexicons that many rules share.
    fold = cache(partial(fold_term, tables=tables))
    for number, rule in added.items():
        for word, entry in _words_of(number, rule, fold):
            if word is None:
                always.append(entry)
            else:
                by_word[word].add(entry)
    patterns = sorted({(e.rule, e.number) for g in by_word.values() for e in g if e.is_pattern and e.rule in added})
    gates.update({(rule, number): _gate_line(rule_set.rules[rule], number, fold) for rule, number in patterns})
    for word in _companion_words(gates.values()):
        by_word.setdefault(word, set())
    texts = sorted(by_word)
    entries = [sorted(by_word[word]) for word in texts]
    edges = bytes(bool(group) and all(_wants_word_edges(e, rule_set.rules) for e in group) for group in entries)
    starts = array("I", accumulate(map(len, entries), initial=0))
    flat = array("I", chain.from_iterable(chain.from_iterable(entries)))
    return Words(texts, starts, flat, edges, sorted(always), [(*key, line) for key, line in sorted(gates.items())])


def _gate_line(rule: Rule, number: int, fold: Callable[[str], str]) -> str:
    patterns = rule.find.patterns if rule.find is not None else ()
    return write_gate(patterns[number], lambda literal: _literal_core(literal, fold))


def _companion_words(gates: Iterable[str]) -> set[str]:
    """The literals that say of a whole batch at once where a pattern may match."""
    return {
        literal.replace(EDGE, "")
        for line in gates
        for alternative in read_gate(line).marked
        for literals in alternative
        if is_companion(literals)
        for literal in literals
        if len(literal.replace(EDGE, "")) > 1
    }


def _wants_word_edges(entry: Entry, rules: tuple[Rule, ...]) -> bool:
    find = rules[entry.rule].find
    return not entry.is_pattern and find is not None and find.boundary == "word"


def _words_of(number: int, rule: Rule, fold: Callable[[str], str]) -> Iterator[tuple[str | None, Entry]]:
    if rule.find is None:
        return
    for index, term in enumerate(rule.find.terms):
        folded = fold(term.text)
        if not folded:
            raise ListingAuditError(f"{rule.path}: the term “{term.text}” folds to nothing and can never be found")
        for variant in term_variants(folded):
            yield variant, Entry(number, 0, index)
    for index, pattern in enumerate(rule.find.patterns):
        cores = [_literal_core(literal, fold) for literal in required_literals(pattern) or ()]
        words = {core.replace(EDGE, "") for core in cores}
        if not words or "" in words:
            yield None, Entry(number, 1, index)
            continue
        for word in words:
            spellings = [core for core in cores if core.replace(EDGE, "") == word]
            left, right = (all(f(core) for core in spellings) for f in (_opens_a_word, _ends_a_word))
            yield word, Entry(number, 1 + 2 * left + 4 * right, index)


def _opens_a_word(core: str) -> bool:
    return core.startswith(EDGE)


def _ends_a_word(core: str) -> bool:
    return core.endswith(EDGE)


def _literal_core(literal: str, fold: Callable[[str], str]) -> str:
    return core_of(literal, fold, _stays)


def _stays(char: str) -> bool:
    return is_han(char) or is_word_char(char) or char in CORE_SYMBOLS


def _automaton(words: Sequence[str]) -> Any:
    if not words:
        return None
    import daachorse

    return daachorse.CharwiseDoubleArrayAhoCorasick(list(words))
