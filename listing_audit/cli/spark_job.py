"""A job for `spark-submit`: audits Parquet on a cluster and writes findings as Parquet. docs/scale.md shows how.

It is no verb of `listing-audit`: a cluster starts a file, with Spark's own settings before its name.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from listing_audit.api import Scanner
from listing_audit.errors import ListingAuditError


@click.command()
@click.argument("source")
@click.argument("target")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day whose law is applied (default: today)")
@click.option("--jurisdiction", "jurisdictions", multiple=True, help="Of listings that do not say themselves")
@click.option("--marketplace")
@click.option("--category")
@click.option("--lang", "language", type=click.Choice(["zh", "en"]), default="en", help="Of messages")
@click.option("--rules", multiple=True, help="Folders of your own, on the driver")
@click.option("--lexicons", multiple=True, help="Folders of your own, on the driver")
@click.option("--select", multiple=True)
@click.option("--ignore", multiple=True)
@click.option("--waivers", help="A file on the driver")
@click.option("--source-name", "shop", default="", help="Of the shop or feed; part of every finding's identity")
@click.option("--map", "pairs", multiple=True, metavar="ROLE=COLUMN")
@click.option("--cache-dir", help="A folder of every executor that keeps the automaton")
def job(
    source: str, target: str, as_of: Any, pairs: Sequence[str], shop: str, cache_dir: str | None, **chosen: Any
) -> None:
    """Audit the Parquet at SOURCE and write what is found to TARGET as Parquet, which must not exist yet."""
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import col

    from listing_audit.scan.spark import TALLY, audit_dataframe, whole_catalogue

    day = as_of.date() if as_of is not None else date.today()
    shipment = Scanner(as_of=day, source=shop, **chosen).shipped()
    columns = dict(pair.split("=", 1) for pair in pairs)
    spark = SparkSession.builder.appName("listing-audit").getOrCreate()
    found = audit_dataframe(
        spark.read.parquet(source), shipment, source=source, column_map=columns, cache_dir=cache_dir
    )
    found.write.parquet(target)
    written = spark.read.parquet(target)
    tallies = [(row.jurisdiction, row.details) for row in written.where(col("record") == TALLY).toLocalIterator()]
    summary = {
        "records": {row["record"]: row["count"] for row in written.groupBy("record").count().collect()},
        "by_severity": {
            row["severity"]: row["count"]
            for row in written.where("record = 'finding' and suppressed is null and verdict in ('violation', 'needs_evidence')")
            .groupBy("severity").count().collect()
        },
        "catalogue": [finding.message for finding in whole_catalogue(tallies, shipment)],
        "rule_set": shipment.rule_set,
        "as_of": day.isoformat(),
    }  # fmt: skip
    click.echo(json.dumps(summary, ensure_ascii=False))


def main() -> int:
    """Run the job; 2 for wrong usage, as the command line does."""
    try:
        job(standalone_mode=False)
    except (ListingAuditError, click.ClickException) as error:
        click.echo(f"listing-audit: {error}", err=True)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
