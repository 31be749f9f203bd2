"""The Python face: check one listing, scan files, or scan listings that are already in memory.

    from listing_audit.api import Scanner

    scanner = Scanner(jurisdictions=["CN"], language="zh")
    for finding in scanner.check(title="全网最佳面霜").findings:
        print(finding.quote, finding.message, finding.suggestion)

The command line and every other front end call this and nothing else. Nothing here prints or ends the program.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from listing_audit import __version__
from listing_audit.datafiles import shipped
from listing_audit.errors import UsageError
from listing_audit.model.findings import Citation, RunFacts
from listing_audit.model.listing import Listing, ReadError, ReadNote, TextField
from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES
from listing_audit.scan.audits import Audit, audit_parts, audits_of, groups

__all__ = ["Audit", "Scanner"]

if TYPE_CHECKING:
    from listing_audit.describe.describe import Defaults
    from listing_audit.judge.waivers import Waiver
    from listing_audit.report.records import RuleFacts
    from listing_audit.rules.library import Library
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import RuleSet
    from listing_audit.scan.content_cache import ContentCache
    from listing_audit.scan.engine import Engine
    from listing_audit.scan.pipeline import ScanOptions
    from listing_audit.scan.shipment import Shipment
    from listing_audit.scan.survey import CatalogueSurvey

_T = TypeVar("_T")
# Which settings decide what is loaded.
_FOLDERS = ("rules", "lexicons", "drafts", "cache_dir")
_DECIDED_BY = dict.fromkeys(("rule_set", "engine"), (*_FOLDERS, "as_of", "select", "ignore")) | {"library": _FOLDERS}


@dataclass(frozen=True, kw_only=True, eq=False)
class Scanner:
    """A scanner for one set of rules on one law date. Rules are loaded on first use and kept; it pickles without them.

    as_of: the day whose law is applied, whatever the dates inside listings; default today.
    jurisdictions, marketplace, category: of listings that do not say themselves. What a listing says wins. Without
        any, Chinese texts are judged by Chinese law and English ones by that of the United States.
    language: of messages, `zh` or `en`.
    rules, lexicons: folders of your own, beside those that ship with the package.
    select, ignore: families, topics or rule ids (or beginnings of ids) to run alone, or to leave out.
    waivers: a file of waivers; findings that match one are kept, marked as suppressed.
    source: the name of the shop or feed. It is part of every finding's identity, so that two shops may both have a
        listing "1001".
    drafts: also run rules that are still drafts.
    cache_dir: where compiled rules are kept between runs; default the user's cache folder, None keeps nothing.
    content_cache: keep findings there too, so that a listing that did not change is not audited again under the same
        rules and settings.

    Raises UsageError for unknown codes, and DataFileError, on first use, for rule or waiver files with problems.
    """

    as_of: date = field(default_factory=date.today)
    jurisdictions: Sequence[str] = ()
    marketplace: str | None = None
    category: str | None = None
    language: str = "en"
    rules: Sequence[str | os.PathLike[str]] = ()
    lexicons: Sequence[str | os.PathLike[str]] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    waivers: str | os.PathLike[str] | None = None
    source: str = ""
    drafts: bool = False
    cache_dir: str | os.PathLike[str] | None = ""  # empty: the user's own
    content_cache: bool = False

    def __post_init__(self) -> None:
        _one_of("language", [self.language], ("zh", "en"))
        _one_of("jurisdiction", _several("jurisdictions", self.jurisdictions), JURISDICTIONS)
        _one_of("marketplace", [self.marketplace] if self.marketplace else [], MARKETPLACES)
        _one_of("category", [self.category] if self.category else [], CATEGORIES)
        for name in ("rules", "lexicons", "select", "ignore"):
            _several(name, getattr(self, name))

    def __getstate__(self) -> dict[str, object]:
        # The automaton does not travel between processes; each builds or loads its own.
        return {one.name: getattr(self, one.name) for one in fields(self)}

    # ------------------------------------------------------------------ the three doors

    def check(
        self,
        *,
        title: str | None = None,
        subtitle: str | None = None,
        description: str | None = None,
        bullets: Sequence[str] = (),
        attributes: Mapping[str, str] | None = None,
        brand: str | None = None,
        category: str | None = None,
        marketplace: str | None = None,
        jurisdictions: Sequence[str] = (),
        listing_id: str = "",
        complete: bool = False,
        explain: bool = False,
    ) -> Audit:
        """Return what is wrong with single texts of one listing.

        Unless `complete` says that these are all of its texts, information that a listing must show is `undecided`
        when it is not among them. Raises UsageError when there is no text.
        """
        _one_of("jurisdiction", _several("jurisdictions", jurisdictions), JURISDICTIONS)
        _one_of("marketplace", [marketplace] if marketplace else [], MARKETPLACES)
        _one_of("category", [category] if category else [], CATEGORIES)
        given = [("title", title), ("subtitle", subtitle), ("description", description)]
        given += [(f"bullets[{number}]", text) for number, text in enumerate(_several("bullets", bullets))]
        given += [(f"attributes.{name}", text) for name, text in (attributes or {}).items()]
        texts = tuple(TextField(name, text) for name, text in given if text)
        if not texts:
            raise UsageError("there is no text to check: give a title, a description, a bullet or an attribute")
        listing = Listing(
            id=listing_id,
            fields=texts,
            complete=complete,
            jurisdictions=tuple(jurisdictions),
            marketplace=marketplace,
            category=category,
            brand=brand,
        )
        [audit] = audits_of([listing], self.engine, self._options_for(explain))
        return audit

    def scan(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        as_format: str | None = None,
        column_map: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
        explain: bool = False,
        only: Callable[[Listing], bool] | None = None,
        workers: int = 1,
        texts_of_clean: bool = True,
    ) -> Iterator[Audit | ReadError | ReadNote]:
        """Yield an Audit for every listing in files, folders and `-` (standard input), as they are read.

        What cannot be read is yielded as a ReadError in its place, and the scan goes on. `column_map` says which column
        is what, for example `{"title": "品名"}`. Memory does not grow with the number of listings. With `only`, listings
        of which it says no are passed over, by one worker. `workers` are processes; their number changes nothing in
        what is found or its order. Without `texts_of_clean`, listings may come without what most reports do not show:
        of clean ones all but their id and place, of others the price records. Raises UsageError for an unknown
        format or column role.
        """
        named = [os.fspath(path) for path in _several("paths", paths)]
        # Made at once, so that an unknown format is an error of this call and not of the first listing.
        parts = chain.from_iterable([self._source(path, as_format, column_map, stdin) for path in named])
        if only is not None:
            # Of a part of a catalogue nobody can say what all of it claims.
            wanted = (part for part in parts if not isinstance(part, Listing) or only(part))
            return self._audited(wanted, explain)
        if workers > 1:
            return self._by_workers(named, as_format, dict(column_map or {}), stdin, explain, workers, texts_of_clean)
        return self._surveyed(self._audited(parts, explain))

    def scan_listings(self, listings: Iterable[Listing], *, explain: bool = False) -> Iterator[Audit | ReadError]:
        """Yield an Audit for every listing, in the order given; a ReadError for one that made the engine fail."""
        return cast("Iterator[Audit | ReadError]", self._audited(listings, explain))

    def scan_parts(self, parts: Iterable[Listing | ReadError | ReadNote]) -> Iterator[Audit | ReadError | ReadNote]:
        """Yield an Audit for every listing of one whole catalogue that the caller reads, and all else that it gives.

        The last audit may be of the catalogue itself, as in `scan`.
        """
        return self._surveyed(self._audited(parts, False))

    # ------------------------------------------------------------------ what is being run

    @cached_property
    def library(self) -> Library:
        """All rules and lexicons of the folders, before any choice."""
        from listing_audit.rules.compiled import load_cached

        return load_cached(
            [shipped("rules"), *map(Path, self.rules)],
            [shipped("lexicons"), *map(Path, self.lexicons)],
            cache_dir=self._cache_dir,
            drafts=self.drafts,
        )

    @cached_property
    def rule_set(self) -> RuleSet:
        """The rules that are run: in force on the law date, selected and not ignored.

        Rules of every jurisdiction and marketplace stay in, because each listing names its own.
        """
        from listing_audit.rules.select import select

        chosen = select(self.library, as_of=self.as_of, select=tuple(self.select), ignore=tuple(self.ignore))
        if not chosen.rules:
            # Without rules every listing would look clean.
            raise UsageError(f"no rule is left to run: nothing selected is in force on {self.as_of.isoformat()}")
        return chosen

    @cached_property
    def engine(self) -> Engine:
        """The engine for the rules, built once."""
        from listing_audit.scan.engine import build_engine

        return build_engine(self.rule_set, self.library.tables, cache_dir=self._cache_dir)

    def shipped(self) -> Shipment:
        """Return the rules and settings of this scanner, packed for other machines (`listing_audit.scan.spark`)."""
        from listing_audit.scan.shipment import packed

        return packed(self.rule_set, self.library.tables, self._options)

    def run_facts(self, *, sources: Sequence[str] = (), started_at: str | None = None) -> RunFacts:
        """Return what a reader must know to trust or repeat a run of this scanner."""
        rule_set = self.rule_set
        return RunFacts(
            tool_version=__version__,
            as_of=self.as_of.isoformat(),
            rule_set=rule_set.digest,
            rules=len(rule_set.heads),
            language=self.language,
            packs=tuple(f"{pack.name} {pack.version}" for pack in rule_set.packs),
            sources=tuple(sources),
            started_at=started_at,
        )

    def rule_facts(self, rule_ids: Iterable[str]) -> tuple[RuleFacts, ...]:
        """Return what a report says about these rules, sorted by id. Ids that are not being run are left out."""
        wanted = set(rule_ids)
        named = [place for place, head in enumerate(self.rule_set.heads) if head.id in wanted]
        rules = sorted((self.rule_set.rules[place] for place in named), key=lambda rule: rule.id)
        return tuple(_facts_of(rule, self.as_of, self.language) for rule in rules)

    def waiver_notes(self, used: Iterable[str]) -> tuple[str, ...]:
        """Return one line for each waiver that is past its end or, given all places used in a run, fitted nothing."""
        if not self._waivers:
            return ()
        from listing_audit.judge.waivers import waiver_notes, waiver_report

        return waiver_notes(waiver_report(self._waivers, set(used), self.as_of), self.language)

    def in_language(self, language: str) -> Scanner:
        """Return this scanner with messages in another language; rules that are loaded already are shared."""
        return self.like(language=language)

    def like(self, **settings: Any) -> Scanner:
        """Return this scanner with other settings; what is loaded already is shared where they let it stand."""
        other = replace(self, **settings)
        for name, deciding in _DECIDED_BY.items():
            same = all(getattr(self, setting) == getattr(other, setting) for setting in deciding)
            if same and name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    # ------------------------------------------------------------------ inner

    def _source(
        self, path: str, as_format: str | None, column_map: Mapping[str, str] | None, stdin: BinaryIO | None
    ) -> Iterator[Listing | ReadError | ReadNote]:
        from listing_audit.ingest.read import read_source
        from listing_audit.scan.by_portions import source_or_error

        return source_or_error(
            read_source(path, as_format=as_format, column_map=column_map, stdin=stdin, language=self.language)
        )

    @property
    def _cache_dir(self) -> Path | None:
        if self.cache_dir is None:
            return None
        if self.cache_dir == "":
            from listing_audit.rules.compiled import default_cache_dir

            return default_cache_dir()
        return Path(self.cache_dir)

    @cached_property
    def _waivers(self) -> tuple[Waiver, ...]:
        if self.waivers is None:
            return ()
        from listing_audit.judge.waivers import load_waivers

        return load_waivers(Path(self.waivers), known_rules=[head.id for head in self.library.heads])

    @cached_property
    def _defaults(self) -> Defaults:
        from listing_audit.describe.describe import Defaults

        return Defaults(jurisdictions=tuple(self.jurisdictions), marketplace=self.marketplace, category=self.category)

    @cached_property
    def _content_cache(self) -> ContentCache | None:
        folder = self._cache_dir
        if not self.content_cache or folder is None:
            return None
        from listing_audit.scan.content_cache import ContentCache, run_key

        deciding = (self.library.digest, self.rule_set.digest, self.as_of, self.language, self._defaults, self.source)
        key = run_key((*deciding, self._waivers))
        return ContentCache(folder, key, day=date.today().toordinal(), describe=self._described)

    def _described(self, listing: Listing) -> Listing:
        from listing_audit.describe.describe import describe

        return describe(listing, defaults=self._defaults)

    @cached_property
    def _options(self) -> ScanOptions:
        from listing_audit.scan.pipeline import ScanOptions

        return ScanOptions(
            language=self.language,
            defaults=self._defaults,
            source=self.source,
            waivers=self._waivers,
            category_terms=self.library.category_terms,
        )

    def _surveyed(self, parts: Iterable[Audit | ReadError | ReadNote]) -> Iterator[Audit | ReadError | ReadNote]:
        """The parts, and after the last what only all of them together show."""
        from listing_audit.scan.survey import CatalogueSurvey

        survey = CatalogueSurvey()
        for part in parts:
            if isinstance(part, Audit):
                survey.add(part.listing)
            yield part
        yield from self._of_catalogue(survey)

    def _of_catalogue(self, survey: CatalogueSurvey) -> Iterator[Audit]:
        judged = survey.judged(self.engine, self._options)
        if judged is not None:
            judgement = judged.judgement
            yield Audit(judged.listing, judgement.findings, (), judgement.waivers_used, of_catalogue=True)

    def _by_workers(
        self,
        paths: Sequence[str],
        as_format: str | None,
        column_map: dict[str, str],
        stdin: BinaryIO | None,
        explain: bool,
        workers: int,
        texts_of_clean: bool,
    ) -> Iterator[Audit | ReadError | ReadNote]:
        from listing_audit.scan.by_portions import ScanJob, audited_by_portions
        from listing_audit.scan.survey import CatalogueSurvey

        audit_group = partial(self._audited_group, explain=explain)
        prepare = partial(self._ready, explain)
        job = ScanJob(audit_group, prepare, as_format, column_map, self.language, texts_of_clean)
        survey = CatalogueSurvey()
        yield from audited_by_portions(job, paths, stdin, workers, survey)
        yield from self._of_catalogue(survey)

    def _audited(
        self, parts: Iterable[Listing | ReadError | ReadNote], explain: bool
    ) -> Iterator[Audit | ReadError | ReadNote]:
        for group in groups(parts):
            yield from cast("list[Audit | ReadError | ReadNote]", self._audited_group(group, explain))

    def _audited_group(self, group: Iterable[_T | Listing], explain: bool) -> list[_T | Audit | ReadError]:
        cache = None if explain else self._content_cache
        return audit_parts(group, partial(self._ready, explain), cache)

    def _ready(self, explain: bool) -> tuple[Engine, ScanOptions]:
        return self.engine, self._options_for(explain)

    def _options_for(self, explain: bool) -> ScanOptions:
        return replace(self._options, explain=True) if explain else self._options


def _facts_of(rule: Rule, as_of: date, language: str) -> RuleFacts:
    from listing_audit.report.records import RuleFacts

    return RuleFacts(
        id=rule.id,
        version=rule.version,
        topic=rule.topic,
        family=rule.family,
        status=rule.status,
        title=rule.title.get(language),
        citations=tuple(
            Citation(source.name, source.article, source.url)
            for source in rule.sources
            if (source.valid_from is None or source.valid_from <= as_of)
            and (source.valid_until is None or as_of < source.valid_until)
        ),
    )


def _one_of(name: str, words: Iterable[str], known: Iterable[str]) -> None:
    names = list(known)
    for word in words:
        if word not in names:
            raise UsageError(f'unknown {name} "{word}"; expected one of: {", ".join(names)}')


def _several(name: str, values: Iterable[_T]) -> Iterable[_T]:
    """The values; a single text is an iterable of its letters, which nobody ever means."""
    if isinstance(values, str):
        raise UsageError(f'{name}: expected a list, as in {name}=["{values}"], not a text')
    return values
