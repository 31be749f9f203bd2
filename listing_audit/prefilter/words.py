"""The words of the automaton: every spelling of every term, and the literals by which patterns announce themselves."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import accumulate, chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from listing_audit.errors import ListingAuditError
from listing_audit.prefilter.cache import Words, load_rule_words, save_rule_words
from listing_audit.prefilter.gate import core_of, is_companion, read_gate, write_gate
from listing_audit.prefilter.index import Index, term_variants
from listing_audit.prefilter.literals import CORE_SYMBOLS, EDGE, required_literals
from listing_audit.text.fold import FoldTables
from listing_audit.text.views import fold_term, is_han, is_word_char

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import RuleSet


class RuleWords(NamedTuple):
    """What the automaton must know of one rule: flat lists, because it is kept as JSON.

    `words[i]` stands for the rule's term `numbers[i]`. By pattern: `literals`, each with the kind that `Entry.is_pattern`
    says, and the line of its `gates`; None where a pattern has no literal. `companions` say where gates are open.
    `patterns` are digests of the patterns themselves, where these are known: a rule of which something else changes, such
    as a lexicon that it names, has the same.
    """

    word_edges: bool
    words: list[str]
    numbers: list[int]
    literals: list[list[tuple[str, int]] | None]
    gates: list[str | None]
    companions: list[str]
    patterns: list[str]


def words_of_rules(rule_set: RuleSet, tables: FoldTables, version: str, cache_dir: Path | None) -> list[RuleWords]:
    """Return the words of each rule. `version` names everything but rules, tables and code that they depend on.

    Those of rules that an earlier run has met come from the cache. Raises ListingAuditError for a term that folds to
    nothing.
    """
    key = f"{version} {_spelling(tables)} {_code()}"
    known = load_rule_words(key, cache_dir)
    spelled = _Spelled(tables)
    of_known = {digest: RuleWords(*one) for digest, one in known.items()}
    read = {
        pattern: (literals, gate)
        for one in of_known.values()
        for pattern, literals, gate in zip(one.patterns, one.literals, one.gates, strict=True)
    }
    found: dict[str, RuleWords] = {}
    words_of_all = []
    for number, head in enumerate(rule_set.heads):
        words = of_known.get(head.digest) or _words_of(rule_set.rules[number], spelled, read)
        words_of_all.append(words)
        if head.digest:
            found[head.digest] = words
    if not found.keys() <= known.keys():
        save_rule_words(key, found, cache_dir)
    return words_of_all


def words_of_rule(rule: Rule, tables: FoldTables) -> RuleWords:
    """Return the words of one rule."""
    return _words_of(rule, _Spelled(tables), {})


def words_in_index(index: Index, rules: Sequence[Rule]) -> list[RuleWords]:
    """Return the words of the rules that an index was made of."""
    found = [_no_words(rule) for rule in rules]
    for words, rule in zip(found, rules, strict=True):
        count = len(rule.find.patterns) if rule.find is not None else 0
        words.literals.extend([None] * count)
        words.gates.extend([None] * count)
    for rule_number, number in index.patterns:
        line = index.gate_lines[rule_number, number]
        found[rule_number].literals[number] = []
        found[rule_number].gates[number] = line
        found[rule_number].companions.extend(_companions_of(line))
    for word, text in enumerate(index.words):
        for entry in index.entries(word):
            literals = found[entry.rule].literals[entry.number] if entry.is_pattern else None
            if literals is not None:
                literals.append((text, entry.is_pattern))
            else:
                found[entry.rule].words.append(text)
                found[entry.rule].numbers.append(entry.number)
    return found


def merged(rules: Sequence[RuleWords]) -> Words:
    """Return the words of all rules, each with everything that it stands for, in the order of rules and of terms."""
    meanings: dict[str, list[int]] = {}
    loose: set[str] = set()  # words of which something wants no word edges
    always: list[tuple[int, int, int]] = []
    gated: list[int] = []
    gates: list[str] = []
    for rule, one in enumerate(rules):
        for word, number in zip(one.words, one.numbers, strict=True):
            meanings.setdefault(word, []).extend((rule, 0, number))
        if not one.word_edges:
            loose.update(one.words)
        for word, kind, number in sorted(_literals_of(one), key=lambda literal: literal[1:]):
            meanings.setdefault(word, []).extend((rule, kind, number))
            loose.add(word)
        for number, line in enumerate(one.gates):
            if line is None:
                always.append((rule, 1, number))
            else:
                gated.extend((rule, number))
                gates.append(line)
    for one in rules:
        for word in one.companions:
            if word not in meanings:
                meanings[word] = []
                loose.add(word)
    texts = sorted(meanings)
    lists = [meanings[word] for word in texts]
    starts = array("I", accumulate((len(found) // 3 for found in lists), initial=0))
    edges = bytes(word not in loose for word in texts)
    return Words(texts, starts, array("I", chain.from_iterable(lists)), edges, always, array("I", gated), gates)


def _literals_of(one: RuleWords) -> Iterable[tuple[str, int, int]]:
    for number, literals in enumerate(one.literals):
        for word, kind in literals or ():
            yield word, kind, number


def automaton_of(words: Sequence[str]) -> Any:
    """Return the automaton over the words, None where there are none."""
    if not words:
        return None
    import daachorse

    return daachorse.CharwiseDoubleArrayAhoCorasick(list(words))


def _spelling(tables: FoldTables) -> str:
    """A digest of those tables by which single terms are spelled; the words that are heard in texts are not among them."""
    said = [sorted(one.items()) for one in (tables.traditional, tables.lookalikes, tables.sounded, tables.emoji_words)]
    return hashlib.sha256(repr((said, sorted(tables.joiners))).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _code() -> str:
    """Sizes and times of the modules that make words, so that a changed checkout never reads old ones."""
    from listing_audit.prefilter import gate, index, literals
    from listing_audit.rules import pattern_tree
    from listing_audit.text import views

    files = (__file__, index.__file__, literals.__file__, gate.__file__, pattern_tree.__file__, views.__file__)
    return " ".join(f"{fact.st_size} {fact.st_mtime_ns}" for fact in (Path(file).stat() for file in files))


class _Spelled:
    """How the sounded view shows terms and literals, each worked out once: rules share most of them."""

    def __init__(self, tables: FoldTables) -> None:
        self.fold = cache(partial(fold_term, tables=tables))
        self.core = cache(partial(core_of, fold=self.fold, stays=_stays))


def _no_words(rule: Rule) -> RuleWords:
    return RuleWords(rule.find is not None and rule.find.boundary == "word", [], [], [], [], [], [])


_Read = Mapping[str, tuple[list[tuple[str, int]] | None, str | None]]


def _words_of(rule: Rule, spelled: _Spelled, read: _Read) -> RuleWords:
    found = _no_words(rule)
    if rule.find is None:
        return found
    for index, term in enumerate(rule.find.terms):
        folded = spelled.fold(term.text)
        if not folded:
            raise ListingAuditError(f"{rule.path}: the term “{term.text}” folds to nothing and can never be found")
        for variant in dict.fromkeys(term_variants(folded)):
            found.words.append(variant)
            found.numbers.append(index)
    for pattern in rule.find.patterns:
        digest = hashlib.sha256(pattern.encode("utf-8", "surrogatepass")).hexdigest()[:20]
        if digest in read:
            literals, line = read[digest]
        else:
            literals = _pattern_words(pattern, spelled.core)
            line = write_gate(pattern, spelled.core) if literals is not None else None
        found.patterns.append(digest)
        found.literals.append(literals)
        found.gates.append(line)
        found.companions.extend(_companions_of(line) if line is not None else ())
    return found


def _pattern_words(pattern: str, core: Callable[[str], str]) -> list[tuple[str, int]] | None:
    """The words that announce a pattern, each with its kind: odd, 2 more when it must begin a word, 4 to end one."""
    kinds: dict[str, int] = {}
    for spelling in map(core, required_literals(pattern) or ()):
        word = spelling.replace(EDGE, "")
        kind = 1 + 2 * spelling.startswith(EDGE) + 4 * spelling.endswith(EDGE)
        kinds[word] = kinds.get(word, kind) & kind
    return sorted(kinds.items()) if kinds and "" not in kinds else None


def _companions_of(line: str) -> list[str]:
    """The literals that say of a whole batch at once where a pattern may match."""
    found = (
        literal.replace(EDGE, "")
        for alternative in read_gate(line).marked
        for literals in alternative
        if is_companion(literals)
        for literal in literals
    )
    return [word for word in dict.fromkeys(found) if len(word) > 1]


def _stays(char: str) -> bool:
    return is_han(char) or is_word_char(char) or char in CORE_SYMBOLS
