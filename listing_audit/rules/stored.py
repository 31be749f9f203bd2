"""A library as one block of bytes that is read piece by piece: heads at once, a rule when it is first asked for.

Thawing hundreds of rules takes longer than auditing a listing by them, and a listing meets few. So each rule stands
alone, and the values that rules share (terms, materials, sources) stand beside them under numbers.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from listing_audit.private_files import Parts
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.library import Library
from listing_audit.rules.rule_set import Head, Pack, Places, RulesOnDemand, Validity
from listing_audit.text.fold import FoldTables

if TYPE_CHECKING:
    from listing_audit.describe.category_words import CategoryTerms
    from listing_audit.lexicon.lexicon import Lexicons
    from listing_audit.rules.load import ReadRule
    from listing_audit.rules.rule import Exemption, Rule, Term

_DICTS: Final = (
    "traditional", "lookalikes", "sounded", "emoji_words", "mixed_words", "mixed_codes", "splits", "syllables",
    "spoken", "heard_words", "respellings", "guarded_sounds", "emoji_aloud",
)  # fmt: skip
_SETS: Final = ("joiners", "guarded", "guarded_words", "guarded_ordinary", "heard_ordinary")
_TEXTS: Final = ("vocabulary", "digest")
_TABLE: Final = "table "
_CATEGORY_PARTS: Final = ("categories_zh", "categories_zh_automaton", "categories_en")


class Records:
    """Texts one after the other, each read when it is asked for."""

    __slots__ = ("_blob", "_starts")

    def __init__(self, starts: memoryview, blob: memoryview) -> None:
        self._starts = starts.cast("I")
        self._blob = blob

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        if number < 0:
            raise IndexError(number)
        return bytes(self._blob[self._starts[number] : self._starts[number + 1]])


def _written_records(texts: Iterable[str]) -> tuple[bytes, bytes]:
    blobs = [text.encode("utf-8", "surrogatepass") for text in texts]
    return array("I", accumulate(map(len, blobs), initial=0)).tobytes(), b"".join(blobs)


# ------------------------------------------------------------------ writing


def library_parts(library: Library, read: Sequence[ReadRule]) -> dict[str, bytes]:
    """Return the parts of a file that hold the library, and each rule file's rule for the next time it is read.

    The library is as it runs (`rules.compiled.as_it_runs`), and so are the rules read.
    """
    from listing_audit.describe.category_words import write_index
    from listing_audit.rules.frozen import Shared, encode, encoded_others, freeze

    numbers = {id(rule): number for number, rule in enumerate(library.rules)}
    rules = list(library.rules)
    sources: dict[str, list[object]] = {}
    for one in read:
        if one.rule is None:
            continue
        if id(one.rule) not in numbers:
            numbers[id(one.rule)] = len(rules)
            rules.append(one.rule)
        sources[one.key] = [one.tree_digest, one.digest, numbers[id(one.rule)]]
    shared = Shared()
    bodies = [_json(encode(rule, shared)) for rule in rules]
    others = [_json(tree) for tree in encoded_others(shared)]
    terms = [_written_term(term) for term in shared.terms]
    parts = {
        "heads": _json(_written_heads(library)).encode(),
        "packs": _json([[p.name, p.version, p.title.zh, p.title.en, p.path] for p in library.packs]).encode(),
        "exemptions": freeze(library.exemptions).encode("utf-8", "surrogatepass"),
        "lexicons": freeze(library.lexicons).encode("utf-8", "surrogatepass"),
        "sources": _json(sources).encode(),
        **_written_tables(library.tables),
        **dict(zip(_CATEGORY_PARTS, write_index(library.category_terms), strict=True)),
    }
    for name, texts in (("rules", bodies), ("terms", terms), ("others", others)):
        parts[f"{name}_starts"], parts[name] = _written_records(texts)
    return parts


def _json(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":"))


def _written_term(term: Term) -> str:
    # Most terms are plain and written as they stand.
    return (
        term.text
        if term.written == term.text and term.kind == "plain"
        else "\0".join((term.text, term.written, term.kind))
    )


def _written_heads(library: Library) -> list[object]:
    """The places and sources that many heads share, then a row for each head."""
    digests = dict(library.rule_digests)
    shared: dict[tuple[object, ...], int] = {}
    rows = []
    for head in library.heads:
        sources = tuple((_day(one.valid_from), _day(one.valid_until)) for one in head.sources)
        numbers = [
            shared.setdefault(value, len(shared)) for value in (("sources", *sources), ("places", *head.applies))
        ]
        rows.append(
            [
                *head[:8],
                *map(_day, (head.in_force_from, head.in_force_until)),
                *numbers,
                int(head.only_disguised),
                digests.get(head.id, ""),
            ]
        )
    return [list(shared), rows]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _written_tables(tables: FoldTables) -> dict[str, bytes]:
    said: dict[str, object] = {name: getattr(tables, name) for name in (*_DICTS, *_TEXTS)}
    said |= {name: sorted(getattr(tables, name)) for name in _SETS}
    return {_TABLE + name: _json(one).encode("utf-8", "surrogatepass") for name, one in said.items()}


# ------------------------------------------------------------------ reading


class StoredLibrary(Library):
    """A library that reads its parts when they are asked for. Damage was ruled out when the parts were opened."""

    _parts: Parts
    _made: dict[int, Rule]

    def __init__(self, parts: Parts) -> None:
        self.__dict__.update(_parts=parts, _made={})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Library):
            return NotImplemented
        mine = (self.digest, self.rule_digests, self.packs, self.tables, self.lexicons, tuple(self.rules))
        return mine == (
            other.digest, other.rule_digests, other.packs, other.tables, other.lexicons, tuple(other.rules),
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.digest)

    @cached_property
    def digest(self) -> str:
        return str(self._parts.facts["digest"])

    @cached_property
    def rules(self) -> RulesOnDemand:
        return RulesOnDemand(_read_heads(self._parts["heads"]), self._rule)

    @cached_property
    def rule_digests(self) -> tuple[tuple[str, str], ...]:
        return tuple((head.id, head.digest) for head in self.rules.heads)

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        rows = json.loads(self._parts["packs"])
        return tuple(Pack(name, version, Bilingual(zh, en), path) for name, version, zh, en, path in rows)

    @cached_property
    def tables(self) -> FoldTables:
        return _stored_tables(self._parts)

    @cached_property
    def lexicons(self) -> Lexicons:
        from listing_audit.rules.frozen import thaw

        found: Lexicons = thaw(self._parts["lexicons"].decode("utf-8", "surrogatepass"))
        return found

    @cached_property
    def exemptions(self) -> tuple[Exemption, ...]:
        from listing_audit.rules.frozen import thaw

        found: tuple[Exemption, ...] = thaw(self._parts["exemptions"].decode("utf-8", "surrogatepass"))
        return found

    @cached_property
    def category_terms(self) -> CategoryTerms:
        from listing_audit.describe.category_words import CategoryTerms

        said, automaton, english = (self._parts[name] for name in _CATEGORY_PARTS)
        return CategoryTerms((), (), self.tables, (said, automaton, english))

    def known_rules(self) -> Mapping[str, tuple[str, str, Rule]]:
        """Return by the key of each rule file the digest of its tree, the digest of its rule, and the rule."""
        sources = json.loads(self._parts["sources"])
        return {key: (tree, digest, self._rule(number)) for key, (tree, digest, number) in sources.items()}

    @cached_property
    def _pool(self) -> _StoredPool:
        return _StoredPool(self._parts)

    def _rule(self, number: int) -> Rule:
        rule = self._made.get(number)
        if rule is None:
            rule = self._made[number] = self._pool.rule(number)
        return rule


class _StoredTables(FoldTables):
    """Fold tables each of which is read when it is first asked for: an English title asks for a third of them."""

    __slots__ = ("_parts",)

    _parts: Parts

    def __getattr__(self, name: str) -> Any:
        # Called for a field that nothing was put into yet.
        if name not in self.__dataclass_fields__:
            raise AttributeError(name)
        read = json.loads(self._parts[_TABLE + name].decode("utf-8", "surrogatepass"))
        found = frozenset(read) if name in _SETS else read
        object.__setattr__(self, name, found)
        return found

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return (FoldTables, tuple(getattr(self, name) for name in self.__dataclass_fields__))


def _stored_tables(parts: Parts) -> FoldTables:
    # Made without a value for any field; `dataclasses.replace` makes one with all of them.
    tables = _StoredTables.__new__(_StoredTables)
    object.__setattr__(tables, "_parts", parts)
    return tables


class _StoredPool:
    """Rules, and the values they share, each made once."""

    def __init__(self, parts: Parts) -> None:
        self._records = {
            name: Records(parts.view(f"{name}_starts"), parts.view(name)) for name in ("rules", "terms", "others")
        }
        self._terms: dict[int, Term] = {}
        self._others: dict[int, Any] = {}

    def rule(self, number: int) -> Rule:
        rule: Rule = self._made(self._records["rules"][number])
        return rule

    def terms(self, numbers: list[int]) -> Sequence[Term]:
        from listing_audit.rules.frozen import TermsOnDemand

        return TermsOnDemand(numbers, self._term)

    def _term(self, number: int) -> Term:
        term = self._terms.get(number)
        if term is None:
            from listing_audit.rules.rule import Term

            text, *rest = self._records["terms"][number].decode("utf-8", "surrogatepass").split("\0")
            term = self._terms[number] = Term(text, *rest) if rest else Term(text, text)  # type: ignore[arg-type]
        return term

    def other(self, number: int) -> Any:
        if number not in self._others:
            self._others[number] = self._made(self._records["others"][number])
        return self._others[number]

    def _made(self, record: bytes) -> Any:
        from listing_audit.rules.frozen import decode

        return decode(json.loads(record.decode("utf-8", "surrogatepass")), self)


def _read_heads(raw: bytes) -> list[Head]:
    shared, rows = json.loads(raw)
    values = [_read_sources(value[1:]) if value[0] == "sources" else Places(*map(tuple, value[1:])) for value in shared]
    return [
        Head._make(
            [*row[:8], _read_day(row[8]), _read_day(row[9]), values[row[10]], values[row[11]], row[12] == 1, row[13]]
        )
        for row in rows
    ]


def _read_sources(pairs: Sequence[Sequence[str | None]]) -> tuple[Validity, ...]:
    return tuple(Validity(_read_day(first), _read_day(last)) for first, last in pairs)


def _read_day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
