"""Reads the blocks of a rule: where it applies, what it cites, how bad it is, what it looks for, what exempts."""

from __future__ import annotations

import re
from collections.abc import Mapping as NameTable
from collections.abc import Sequence
from typing import Literal, TypeVar

from listing_audit.model.recognisers import RECOGNISERS
from listing_audit.model.scope import CATEGORIES, FIELD_FAMILIES, JURISDICTIONS, MARKETPLACES, RULE_LANGUAGES
from listing_audit.model.topics import SEVERITIES, VERDICTS, Severity, Verdict
from listing_audit.rules import rule as r
from listing_audit.rules import schema_values as v
from listing_audit.rules.schema_conditions import LEXICON_PREFIX, Lexicons, condition, material, patterns, resolve
from listing_audit.strict_yaml import Mapping, Scalar
from listing_audit.strict_yaml import Sequence as NodeList

_BOUNDARIES: tuple[r.Boundary, ...] = ("none", "word", "token")
_EFFECTS: tuple[r.Effect, ...] = ("clear", "lower", "needs_evidence")
_UNITS: tuple[Literal["chars", "bytes", "width"], ...] = ("chars", "bytes", "width")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EXEMPTION_KEYS = ("effect", "source", "note", "when")
_SOURCE_KEYS = ("name", "article", "url", "retrieved", "from", "until", "jurisdictions", "marketplaces", "verified")
_CASE_KEYS = ("categories", "jurisdictions", "marketplaces", "is")
# `undecided` is for the engine to say; only a rule about what cannot be judged at all says so itself.
RULE_VERDICTS: tuple[Verdict, ...] = tuple(verdict for verdict in VERDICTS if verdict != "undecided")

Word = TypeVar("Word", bound=str)
# By name; None: they could not be read, which has been reported, or nobody asks.
SharedExemptions = NameTable[str, r.Exemption] | None
Case = tuple[Word, tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def applies(top: v.Block) -> r.Applies:
    """Return where the rule applies; what is left out applies anywhere."""
    keys = ("jurisdictions", "marketplaces", "categories", "languages", "fields")
    part = v.block(top.get("applies"), "applies", keys, top.found, line=top.line)
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    node = part.get("categories")
    if isinstance(node, Mapping):
        negated = v.block(node, "applies.categories", ("not",), top.found)
        v.require(negated, "not")
        unwanted = v.choices(negated, "not", CATEGORIES, "category")
    else:
        wanted = v.any_or_choices(part, "categories", CATEGORIES, "category")
    return r.Applies(
        jurisdictions=v.any_or_choices(part, "jurisdictions", JURISDICTIONS, "jurisdiction"),
        marketplaces=v.any_or_choices(part, "marketplaces", MARKETPLACES, "marketplace"),
        categories=wanted,
        not_categories=unwanted,
        languages=v.any_or_choices(part, "languages", RULE_LANGUAGES, "language"),
        fields=v.any_or_choices(part, "fields", FIELD_FAMILIES, "field"),
    )


def source(part: v.Block) -> r.Source:
    """Return one citation."""
    url = v.text(part, "url")
    if url is not None and not re.match(r"https?://[^\s/]", url):
        part.add("url", f'"{url}" is not a web address')
    start, end = v.period(part, "from", "until")
    return r.Source(
        name=v.required_text(part, "name"),
        article=v.text(part, "article"),
        url=url,
        retrieved=v.day(part, "retrieved"),
        jurisdictions=v.choices(part, "jurisdictions", JURISDICTIONS, "jurisdiction"),
        marketplaces=v.choices(part, "marketplaces", MARKETPLACES, "marketplace"),
        valid_from=start,
        valid_until=end,
        verified=v.flag(part, "verified", True),
    )


def sources(top: v.Block) -> tuple[r.Source, ...]:
    """Return the citations of the rule, one at least."""
    nodes = v.items(top, "sources")
    if not nodes and (top.get("sources") is None or isinstance(top.get("sources"), NodeList)):
        top.add("sources", "name at least one law or policy")
    return _sources(top, "sources")


def _one_or_more_sources(part: v.Block, key: str) -> tuple[r.Source, ...]:
    """Return what is cited: nothing, one norm, or a list of the norms that follow each other in time."""
    node = part.get(key)
    if node is None or isinstance(node, NodeList):
        return _sources(part, key)
    return (source(v.block(node, part.called(key), _SOURCE_KEYS, part.found)),)


def _sources(top: v.Block, key: str) -> tuple[r.Source, ...]:
    return tuple(
        source(v.block(node, f"{top.called(key)}[{i}]", _SOURCE_KEYS, top.found, line=top.line))
        for i, node in enumerate(v.items(top, key))
    )


def penalties(top: v.Block) -> tuple[r.Penalty, ...]:
    """Return what a breach costs: one text, or a list of texts each with the days between which it is the law."""
    node = top.get("penalty")
    if not isinstance(node, NodeList):
        text = v.bilingual(top, "penalty")
        return () if text is None else (r.Penalty(text),)
    found: list[r.Penalty] = []
    for i, item in enumerate(v.items(top, "penalty")):
        part = v.block(item, f"penalty[{i}]", ("zh", "en", "from", "until"), top.found, line=top.line)
        start, end = v.period(part, "from", "until")
        # What holds for ever tells nobody which of two texts is meant.
        if found and (found[-1].valid_until is None or start is None or start < found[-1].valid_until):
            part.add("from", "the days of this penalty begin before those of the one above it end")
        found.append(r.Penalty(v.bilingual_of(part), start, end))
    return tuple(found)


def graded(top: v.Block, key: str, words: Sequence[Word], fallback: Word) -> tuple[Word, tuple[Case[Word], ...]]:
    """Return the default and the cases of `severity` or `verdict`: a bare word, or {default, when: [...]}."""
    v.require(top, key)
    node = top.get(key)
    if node is None or isinstance(node, Scalar):
        return v.choice(top, key, words, fallback), ()
    part = v.block(node, key, ("default", "when"), top.found)
    v.require(part, "default")
    cases: list[Case[Word]] = []
    for i, item in enumerate(v.items(part, "when")):
        case = v.block(item, f"{key}.when[{i}]", _CASE_KEYS, top.found)
        v.require(case, "is")
        where = (
            v.choices(case, "categories", CATEGORIES, "category"),
            v.choices(case, "jurisdictions", JURISDICTIONS, "jurisdiction"),
            v.choices(case, "marketplaces", MARKETPLACES, "marketplace"),
        )
        if not any(case.get(name) for name in _CASE_KEYS[:3]):
            case.found.add(case.line, f"{case.name}: say when: categories, jurisdictions or marketplaces")
        cases.append((v.choice(case, "is", words, fallback), *where))
    return v.choice(part, "default", words, fallback), tuple(cases)


def severity(top: v.Block) -> tuple[Severity, tuple[r.SeverityCase, ...]]:
    """Return the severity and its cases, first fitting first."""
    default, cases = graded(top, "severity", SEVERITIES, "medium")
    return default, tuple(r.SeverityCase(*case) for case in cases)


def verdict(top: v.Block, kind: r.Kind) -> tuple[Verdict, tuple[r.VerdictCase, ...]]:
    """Return the verdict and its cases, first fitting first."""
    default, cases = graded(top, "verdict", VERDICTS if kind == "language" else RULE_VERDICTS, "violation")
    return default, tuple(r.VerdictCase(*case) for case in cases)


def find(top: v.Block, lexicons: Lexicons) -> r.Find | None:
    """Return what makes a candidate; lexicon terms bring their pinyin disguises along unless the rule declines."""
    if top.get("find") is None:
        return None
    part = v.block(top.get("find"), "find", ("terms", "patterns", "boundary", "disguise"), top.found)
    if not v.items(part, "terms") and not v.items(part, "patterns") and not top.found.problems:
        top.add("find", "give terms or patterns to look for")
    disguise = v.flag(part, "disguise", True)
    terms: dict[str, r.Term] = {}
    names: list[str] = []
    for item in v.scalars(part, "terms"):
        for text in resolve(item, "find.terms", top.found, lexicons):
            terms[text] = r.Term(text, text)
        if item.text.startswith(LEXICON_PREFIX):
            names.append(item.text.removeprefix(LEXICON_PREFIX))
    if disguise:
        for name in names:
            for text, written in _disguises(name, lexicons):
                terms.setdefault(text, r.Term(text, written, "pinyin"))
    boundary = v.choice(part, "boundary", _BOUNDARIES, "none")
    return r.Find(tuple(terms.values()), patterns(part, "patterns"), boundary, disguise, tuple(names))


def _disguises(name: str, lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    try:
        return lexicons.disguises(name) if lexicons is not None else ()
    except LookupError:
        return ()  # `terms` of the same reference has reported it


def exemptions(top: v.Block, lexicons: Lexicons, shared: SharedExemptions) -> tuple[r.Exemption, ...]:
    """Return the exemptions in the order in which they are tried; their names are unique.

    A bare name calls a shared exemption; None leaves such names unchecked (when the shared ones are not at hand).
    """
    found: dict[str, r.Exemption] = {}
    for i, node in enumerate(v.items(top, "unless")):
        if isinstance(node, Scalar):
            one = _shared_exemption(node, top, shared)
            part = None
        else:
            part = v.block(node, f"unless[{i}]", ("name", *EXEMPTION_KEYS), top.found, line=top.line)
            one = exemption(v.required_text(part, "name"), part.line, part, lexicons)
        if one.name in found:
            top.found.add(
                node.line, f'{part.called("name") if part else "unless"}: two exemptions are called "{one.name}"'
            )
        found[one.name] = one
    return tuple(found.values())


def _shared_exemption(node: Scalar, top: v.Block, shared: SharedExemptions) -> r.Exemption:
    if shared is not None and node.text not in shared:
        hint = v.did_you_mean(node.text, shared) or "; a rule writes its own as {name: ..., when: ...}"
        top.found.add(node.line, f'unless: no shared exemption is called "{node.text}"{hint}')
    return (shared or {}).get(node.text) or r.Exemption(node.text, r.All(()))


def exemption(name: str, line: int, part: v.Block, lexicons: Lexicons) -> r.Exemption:
    """Return one exemption, written in a rule or shared by many."""
    if name and not _SLUG.fullmatch(name):
        part.found.add(
            line, f'{part.called("name")}: "{name}": write small letters, digits and hyphens, such as consumption-tip'
        )
    v.require(part, "when")
    when = part.get("when")
    return r.Exemption(
        name=name,
        when=r.All(()) if when is None else condition(when, part.called("when"), part.found, lexicons),
        effect=v.choice(part, "effect", _EFFECTS, "clear"),
        sources=_one_or_more_sources(part, "source"),
        note=v.bilingual(part, "note"),
    )


def suggestions(top: v.Block) -> tuple[r.Suggestion, ...]:
    """Return the rewrites: `to` "" deletes, `from` null fits every quote."""
    found: list[r.Suggestion] = []
    for i, node in enumerate(v.items(top, "suggest")):
        part = v.block(node, f"suggest[{i}]", ("from", "to"), top.found, line=top.line)
        if part.get("to") is None:
            part.found.add(part.line, f'{part.called("to")} is missing; write "" to delete the words')
        found.append(r.Suggestion(v.text(part, "to", "") or "", v.text(part, "from")))
    return tuple(found)


def required(top: v.Block, lexicons: Lexicons) -> r.RequiredInformation | None:
    """Return what a complete listing must show, or None when the rule has no such block."""
    if top.get("required") is None:
        return None
    keys = ("recognisers", "attributes", "terms", "patterns", "only_if")
    part = v.block(top.get("required"), "required", keys, top.found)
    if all(part.get(key) is None for key in keys[:4]):
        top.add("required", "give recognisers, attributes, terms or patterns, one of which must be there")
    what = material(part, lexicons)
    only_if = part.get("only_if")
    return r.RequiredInformation(
        recognisers=v.choices(part, "recognisers", RECOGNISERS, "recogniser"),
        attributes=v.texts(part, "attributes"),
        what=what if what.terms or what.patterns else None,
        only_if=None if only_if is None else condition(only_if, "required.only_if", top.found, lexicons),
    )


def title_style(top: v.Block) -> r.TitleStyle | None:
    """Return a marketplace's rules for a title, or None when the rule has no such block."""
    if top.get("title_style") is None:
        return None
    limits = ("max_length", "min_length", "forbidden_chars", "no_emoji", "max_word_repeats", "max_caps_ratio_percent")
    part = v.block(top.get("title_style"), "title_style", ("field", "unit", *limits), top.found)
    if all(part.get(key) is None for key in limits):
        top.add("title_style", f"give at least one of {', '.join(limits)}")
    family = v.choice(part, "field", FIELD_FAMILIES, "title")
    return r.TitleStyle(
        field=family,
        max_length=v.number(part, "max_length", least=1),
        min_length=v.number(part, "min_length", least=1),
        unit=v.choice(part, "unit", _UNITS, "chars"),
        forbidden_chars=v.text(part, "forbidden_chars") or "",
        no_emoji=v.flag(part, "no_emoji", False),
        max_word_repeats=v.number(part, "max_word_repeats", least=1, most=100),
        max_caps_ratio_percent=v.number(part, "max_caps_ratio_percent", most=100),
    )


def parameters(top: v.Block, kind: str) -> r.Parameters:
    """Return the parameters of a price or policy rule; a list becomes its members, one a line."""
    node = top.get(kind)
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        top.add(kind, "expected a mapping of parameter names to texts")
        return ()
    part = v.Block(kind, node.entries, node.line, top.found)
    found: list[tuple[str, str]] = []
    for key in node.entries:
        many = isinstance(part.get(key), NodeList)
        found.append((key, "\n".join(v.texts(part, key)) if many else v.text(part, key, "") or ""))
    return tuple(found)
