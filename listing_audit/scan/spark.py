"""Audits a Spark DataFrame: the same batch function on every executor, with the rules sent once under their digest.

    from listing_audit.api import Scanner
    from listing_audit.scan.spark import audit_dataframe

    found = audit_dataframe(spark.read.parquet("s3://shop/listings"), Scanner(jurisdictions=["CN"]).shipped())
    found.where("record = 'finding'").write.parquet("s3://shop/findings")

Every machine needs listing-audit of the same version. Nothing is collected to the driver but counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from listing_audit.model.findings import SCHEMA_VERSION, Finding
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report.arrow_rows import DDL, Row, batch_of, finding_row, remark_row
from listing_audit.scan.audits import Audit, audit_parts, groups
from listing_audit.scan.shipment import Shipment, unpacked
from listing_audit.scan.survey import CatalogueSurvey
from listing_audit.verify.price.leads import PercentTally

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of this kind carry what is counted over the whole catalogue; `whole_catalogue` adds them up.
TALLY: Final = "tally"
_ROWS_OUT: Final = 1024


def audit_dataframe(
    frame: Any,
    shipment: Shipment,
    *,
    source: str = "",
    column_map: Mapping[str, str] | None = None,
    cache_dir: str | None = None,
) -> Any:
    """Return a DataFrame of what is found in a DataFrame of listings, one row each (columns: `report.arrow_rows.COLUMNS`).

    A row is a listing in the canonical form, or a row of any table with known column names; `column_map` says which
    column is what. `record` is `finding`, `error` (a listing that could not be read or audited), `note`, or `tally`
    (counts for `whole_catalogue`). `source` names the data in `path`; rows of Spark have no numbers, so `line` is null.
    Variants of one product are told by rows that follow each other in a partition: keep a product's rows together.
    `cache_dir`, a folder of every executor, keeps the automaton between Python workers.
    """
    context = getattr(frame.sparkSession, "sparkContext", None)
    # Sent to each machine once; a session over Spark Connect has no broadcast, there it travels with the function.
    sent = context.broadcast(shipment) if context is not None else None
    mapping = dict(column_map or {})

    def audit(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        received = sent.value if sent is not None else shipment
        return audited_batches(batches, received, source=source, column_map=mapping, cache_dir=cache_dir)

    return frame.mapInArrow(audit, DDL)


def audited_batches(
    batches: Iterator[pa.RecordBatch],
    shipment: Shipment,
    *,
    source: str = "",
    column_map: Mapping[str, str] | None = None,
    cache_dir: str | None = None,
) -> Iterator[pa.RecordBatch]:
    """Yield what is found in Arrow batches of listings, as Arrow batches. No Spark is needed to call it."""
    engine, options = unpacked(shipment, cache_dir=Path(cache_dir) if cache_dir else None)
    survey = CatalogueSurvey()
    rows: list[Row] = []
    for group in groups(_listings(batches, source, column_map or {})):
        for part in audit_parts(group, lambda: (engine, options)):
            if isinstance(part, Audit):
                survey.add(part.listing)
                rows.extend(finding_row(_without_line(finding), with_series=False) for finding in part.findings)
            elif isinstance(part, (ReadError, ReadNote)):
                rows.append(remark_row(replace(part, line=None)))
        if len(rows) >= _ROWS_OUT:
            yield batch_of(rows)
            rows = []
    rows.extend(_tally_rows(survey))
    if rows:
        yield batch_of(rows)


def _listings(
    batches: Iterator[pa.RecordBatch], source: str, column_map: Mapping[str, str]
) -> Iterator[Listing | ReadError | ReadNote]:
    from listing_audit.ingest.columnar import listings_of

    return listings_of(batches, source, column_map)


def _without_line(finding: Finding) -> Finding:
    return finding if finding.location is None else replace(finding, location=replace(finding.location, line=None))


def _tally_rows(survey: CatalogueSurvey) -> Iterator[Row]:
    for jurisdiction, tally in survey.tallies.items():
        counts = {str(percent): count for percent, count in tally.by_percent.items()}
        told = {"promotions": tally.promotions, "by_percent": counts}
        yield {
            "record": TALLY,
            "schema_version": SCHEMA_VERSION,
            "jurisdiction": jurisdiction,
            "details": json.dumps(told),
        }


def whole_catalogue(tallies: Iterable[tuple[str, str]], shipment: Shipment) -> tuple[Finding, ...]:
    """Return what only the whole catalogue shows, from the (jurisdiction, details) of all `tally` rows.

    The same findings that end a scan on one machine: `for row in found.where("record = 'tally'").toLocalIterator()`.
    """
    engine, options = unpacked(shipment)
    survey = CatalogueSurvey()
    for jurisdiction, details in tallies:
        told = json.loads(details)
        tally = PercentTally(told["promotions"])
        tally.by_percent.update({Decimal(percent): count for percent, count in told["by_percent"].items()})
        survey.merge(CatalogueSurvey({jurisdiction: tally}))
    judged = survey.judged(engine, options)
    return () if judged is None else judged.judgement.findings
