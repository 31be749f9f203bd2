"""The formats a report can have, by name."""

from __future__ import annotations

from importlib import import_module
from typing import BinaryIO, Final, cast

from listing_audit.report.report import Report

# name: (Chinese, English)
FORMATS: Final[dict[str, tuple[str, str]]] = {
    "text": ("供人阅读", "for people"),
    "json": ("单个 JSON 文档", "one JSON document"),
    "jsonl": ("JSON Lines，边审边写", "JSON Lines, written as they come"),
    "sarif": ("SARIF 2.1.0，代码扫描平台", "SARIF 2.1.0, for code scanning"),
    "junit": ("JUnit XML，测试报告", "JUnit XML, for test reports"),
    "github": ("GitHub 注解", "GitHub annotations"),
    "gitlab": ("GitLab 代码质量", "GitLab Code Quality"),
    "markdown": ("合并请求摘要", "summary for a pull request"),
    "csv": ("表格，一行一项", "table, one row a finding"),
    "xlsx": ("Excel 工作簿，可填处理意见", "Excel workbook to decide in"),
    "parquet": ("Parquet 表格，供数据仓库", "Parquet table, for data warehouses"),
    "html": ("单个网页，可筛选、打印", "one web page to filter and print"),
}
# Imported by name: a clean check of one listing on the terminal needs none of them.
_MODULES: Final[dict[str, tuple[str, str]]] = {
    "json": ("listing_audit.report.json_document", "JsonDocument"),
    "jsonl": ("listing_audit.report.jsonl", "JsonLines"),
    "sarif": ("listing_audit.report.sarif", "Sarif"),
    "junit": ("listing_audit.report.junit", "JUnit"),
    "github": ("listing_audit.report.github", "GitHubAnnotations"),
    "gitlab": ("listing_audit.report.gitlab", "GitLabCodeQuality"),
    "markdown": ("listing_audit.report.markdown", "Markdown"),
    "csv": ("listing_audit.report.csv_table", "CsvTable"),
    "xlsx": ("listing_audit.report.xlsx", "Xlsx"),
    "parquet": ("listing_audit.report.parquet", "Parquet"),
    "html": ("listing_audit.report.html", "Html"),
}
_WITH_RECORDS: Final = ("json", "jsonl")


def machine_report(name: str, out: BinaryIO, *, with_listings: bool, with_series: bool) -> Report:
    """Return the report of a format other than text, writing to a binary stream. KeyError for any other name.

    `with_listings` and `with_series` are for the formats that other programs read whole; the others show of the texts
    and price points what they have room for.
    """
    module, report = _MODULES[name]
    make = getattr(import_module(module), report)
    if name in _WITH_RECORDS:
        made = make(out, with_listings=with_listings, with_series=with_series)
    else:
        made = make(out, with_series=with_series) if name == "parquet" else make(out)
    return cast(Report, made)
