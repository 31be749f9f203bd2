"""The formats a report can have, by name."""

from __future__ import annotations

from typing import BinaryIO

from listing_audit.report.report import Report

# name: (Chinese, English)
FORMATS: dict[str, tuple[str, str]] = {
    "text": ("供人阅读", "for people"),
    "json": ("单个 JSON 文档", "one JSON document"),
    "jsonl": ("JSON Lines，边审边写", "JSON Lines, written as they come"),
}


def machine_report(name: str, out: BinaryIO, *, with_listings: bool, with_series: bool) -> Report:
    """Return the report of a machine format that writes to a binary stream. KeyError for any other name."""
    # Imported here: a clean check of one listing on the terminal needs none of them.
    if name == "jsonl":
        from listing_audit.report.jsonl import JsonLines

        return JsonLines(out, with_listings=with_listings, with_series=with_series)
    if name == "json":
        from listing_audit.report.json_document import JsonDocument

        return JsonDocument(out, with_listings=with_listings, with_series=with_series)
    raise KeyError(name)
