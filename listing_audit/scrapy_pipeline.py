"""Audits the items of a Scrapy crawl as they pass.

    ITEM_PIPELINES = {"listing_audit.scrapy_pipeline.AuditPipeline": 300}
    LISTING_AUDIT_JURISDICTIONS = ["CN"]

Every item that can hold it gets a field `audit` with what was found; with `LISTING_AUDIT_DROP = "critical"` items that
bad are dropped; with `LISTING_AUDIT_RESULTS = "findings.jsonl"` the findings are also written to a file that `convert`
and `diff` read. docs/fetching.md lists the settings. Needs the extra `scrapy`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from listing_audit.api import Audit, Scanner
from listing_audit.errors import UsageError
from listing_audit.ingest.canonical import listing_of
from listing_audit.ingest.log import Log
from listing_audit.judge.summary import added, summarise
from listing_audit.model.findings import Finding, Summary
from listing_audit.model.listing import Listing, ReadError
from listing_audit.model.topics import SEVERITIES, Severity, severity_rank
from listing_audit.report.display import visible
from listing_audit.report.jsonl import JsonLines
from listing_audit.report.records import finding_record

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.settings import BaseSettings

_PREFIX: Final = "LISTING_AUDIT_"
_FAILING: Final = frozenset({"violation", "needs_evidence"})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the settings ask of the pipeline itself.

    result_field: of an item, takes the result; blank for none. fields: which of the item's fields is what, as `{"title":
    "name"}`. drop: items with a finding at or above this severity are dropped. results: the file of findings.
    complete: an item holds all texts of its listing, so that what is missing is missing.
    """

    result_field: str = "audit"
    fields: Mapping[str, str] = field(default_factory=dict)
    drop: Severity | None = None
    results: Path | None = None
    complete: bool = False


class AuditPipeline:
    """A Scrapy item pipeline. Rules are loaded before the first request, so that a bad setting stops the crawl there."""

    def __init__(self, crawler: Crawler, scanner: Scanner, wishes: Wishes) -> None:
        self._crawler = crawler
        self._scanner = scanner
        self._wishes = wishes
        self._file: BinaryIO | None = None
        self._results: JsonLines | None = None
        self._summary = Summary()
        self._number = 0
        self._unfit: set[type] = set()
        self._source = "scrapy"

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AuditPipeline:
        """Make the pipeline that the settings of a crawl describe.

        UsageError when they make no sense: a crawl that goes on without its audit would look like a clean one.
        """
        return cls(crawler, scanner_of(crawler.settings), wishes_of(crawler.settings))

    def open_spider(self, spider: object = None) -> None:
        """Load the rules and open the file of findings. An error here ends the crawl before it begins."""
        _ = self._scanner.engine
        self._source = getattr(spider or self._crawler.spider, "name", None) or "scrapy"
        if self._wishes.results is not None:
            self._wishes.results.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._wishes.results.open("wb")
            self._results = JsonLines(self._file)
            self._results.begin(self._scanner.run_facts(sources=[self._source]))

    def process_item(self, item: Any, spider: object = None) -> Any:
        """Audit an item and hand it on with its result. DropItem when the settings ask for it."""
        self._number += 1
        log = Log(self._source, self._scanner.language)
        listing = listing_of(item_record(item, self._wishes), self._source, self._number, "", log)
        unread = [told for told in log.drain() if isinstance(told, ReadError)]
        findings: tuple[Finding, ...] = ()
        if listing is not None:
            for part in self._scanner.scan_listings([_with_identity(listing)]):
                if isinstance(part, Audit):
                    findings = part.findings
                else:
                    unread.append(part)
        self._count(findings, unread, audited=listing is not None)
        if self._results is not None and self._file is not None:
            if listing is not None:
                self._results.audited(listing, findings)
            for error in unread:
                self._results.unread(error)
            self._file.flush()
        self._attach(item, findings, unread)
        self._drop_if_bad(findings)
        return item

    def close_spider(self, spider: object = None) -> None:
        """Write the counts and close the file."""
        if self._results is not None and self._file is not None:
            self._results.finish(self._summary, ())
            self._file.close()

    # ------------------------------------------------------------------ inner

    def _count(self, findings: tuple[Finding, ...], unread: list[ReadError], *, audited: bool) -> None:
        before = self._summary
        counts = added(before, summarise(findings))
        self._summary = replace(counts, listings=before.listings + audited, errors=before.errors + len(unread))
        stats = self._crawler.stats
        stats.inc_value("listing_audit/items")
        for finding in findings:
            if finding.suppressed is None:
                counted = finding.severity if finding.verdict in _FAILING else finding.verdict
                stats.inc_value(f"listing_audit/findings/{counted}")
        if unread:
            stats.inc_value("listing_audit/not_read", len(unread))

    def _attach(self, item: Any, findings: tuple[Finding, ...], unread: list[ReadError]) -> None:
        if not self._wishes.result_field:
            return
        facts = self._scanner.run_facts()
        result = {
            "worst": worst_of(findings),
            "findings": [finding_record(finding) for finding in findings],
            "not_read": [error.reason for error in unread],
            "as_of": facts.as_of,
            "rule_set": facts.rule_set,
        }
        try:
            ItemAdapter(item)[self._wishes.result_field] = result
        except (KeyError, AttributeError, TypeError):
            if type(item) not in self._unfit:
                self._unfit.add(type(item))
                logging.getLogger(__name__).warning(
                    f'{type(item).__name__} has no field "{self._wishes.result_field}" for the result; add one, or set '
                    f'{_PREFIX}FIELD = "" and use {_PREFIX}RESULTS'
                )

    def _drop_if_bad(self, findings: tuple[Finding, ...]) -> None:
        limit = self._wishes.drop
        if limit is None:
            return
        bad = [one for one in findings if _fails(one) and severity_rank(one.severity) <= severity_rank(limit)]
        if bad:
            worst = min(bad, key=lambda one: severity_rank(one.severity))
            raise DropItem(visible(f"{worst.severity}: {worst.rule_id}: {worst.message} ({len(bad)})"))


def worst_of(findings: Iterable[Finding]) -> Severity | None:
    """Return the highest severity among findings that stand; None when there is none. Advice and open ones do not count."""
    return min((finding.severity for finding in findings if _fails(finding)), key=severity_rank, default=None)


def item_record(item: Any, wishes: Wishes) -> dict[str, Any]:
    """Return an item as the canonical record that it stands for: fields renamed, values of Python made plain."""
    ours = {theirs: name for name, theirs in wishes.fields.items()}
    record: dict[str, Any] = {}
    attributes: dict[str, Any] = {}
    for key, value in ItemAdapter(item).asdict().items():
        name = ours.get(str(key), str(key))
        if name == wishes.result_field or value is None or name in record:
            continue
        family, dot, rest = name.partition(".")
        if dot and family == "attributes":
            attributes[rest] = _plain(value)
        else:
            record[name] = _plain(value)
    if attributes:
        given = record.get("attributes")
        record["attributes"] = {**(given if isinstance(given, dict) else {}), **attributes}
    record.setdefault("complete", wishes.complete)
    return record


def scanner_of(settings: BaseSettings) -> Scanner:
    """Return the scanner that a crawl's settings describe. UsageError for what makes no sense."""
    return Scanner(
        as_of=_law_date(settings.get(f"{_PREFIX}AS_OF")),
        jurisdictions=settings.getlist(f"{_PREFIX}JURISDICTIONS"),
        marketplace=settings.get(f"{_PREFIX}MARKETPLACE"),
        category=settings.get(f"{_PREFIX}CATEGORY"),
        language=settings.get(f"{_PREFIX}LANG", "en"),
        rules=settings.getlist(f"{_PREFIX}RULES"),
        lexicons=settings.getlist(f"{_PREFIX}LEXICONS"),
        select=settings.getlist(f"{_PREFIX}SELECT"),
        ignore=settings.getlist(f"{_PREFIX}IGNORE"),
        waivers=settings.get(f"{_PREFIX}WAIVERS"),
        source=settings.get(f"{_PREFIX}SOURCE", ""),
    )


def wishes_of(settings: BaseSettings) -> Wishes:
    """Return what a crawl's settings ask of the pipeline. UsageError, naming the setting, for what makes no sense."""
    drop = settings.get(f"{_PREFIX}DROP")
    if drop is not None and drop not in SEVERITIES:
        raise UsageError(f'{_PREFIX}DROP: "{drop}" is no severity; expected one of: {", ".join(SEVERITIES)}')
    results = settings.get(f"{_PREFIX}RESULTS")
    return Wishes(
        result_field=settings.get(f"{_PREFIX}FIELD", "audit") or "",
        fields=settings.getdict(f"{_PREFIX}FIELDS"),
        drop=drop,
        results=Path(results) if results else None,
        complete=settings.getbool(f"{_PREFIX}COMPLETE"),
    )


def _law_date(given: object) -> date:
    if given is None or type(given) is date:
        return given or date.today()
    try:
        return date.fromisoformat(str(given))
    except ValueError as error:
        raise UsageError(f"{_PREFIX}AS_OF: expected a date such as 2026-11-21, not {given}") from error


def _with_identity(listing: Listing) -> Listing:
    """An item without a number of its own is its page: the address stays when the words change."""
    if "id" not in listing.inferred or not listing.url:
        return listing
    return replace(listing, id=listing.url, inferred=tuple(name for name in listing.inferred if name != "id"))


def _fails(finding: Finding) -> bool:
    return finding.suppressed is None and finding.verdict in _FAILING


def _plain(value: Any) -> Any:
    """A value as JSON has it; what JSON does not have becomes its text."""
    if isinstance(value, (str, int, float, bool, Decimal)) or value is None:
        return value
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(inner) for inner in value]
    return str(value)
