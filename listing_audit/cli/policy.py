"""`listing-audit policy`: the checklist of one privacy policy under the law of every place where the shop sells."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click

from listing_audit.cli.gate import CLEAN
from listing_audit.cli.rule_folders import folder_options, folders_of, lang_option
from listing_audit.cli.words import either, suggestion
from listing_audit.errors import InputError, UsageError
from listing_audit.model.checklist import Checklist

FOUND = 1
# The longest policies of large companies have some 200 kB; what is far longer is something else.
_MAX_BYTES = 4 * 1024 * 1024
_MARKUP = (".html", ".htm", ".xhtml")

_HELP_ZH = """核对一份隐私政策：法律要求写明的事项哪些缺少、含糊或前后矛盾，并给出法条、原文和应补充的内容。

FILE 是文本、Markdown 或 HTML 文件，“-”表示标准输入。可给出多个法域，每个法域一列。发现缺漏时退出码为 1。

\b
示例：
  listing-audit policy 隐私政策.txt -j CN
  listing-audit policy privacy.html -j DE -j GB -j US-CA --format html > 核对表.html
"""

_HELP_EN = """Check one privacy policy: which disclosures the law requires are missing, vague or contradictory, with the
article, the sentence and what to add.

FILE is text, Markdown or HTML; "-" is standard input. Give a jurisdiction more than once and each gets a column. The
exit code is 1 when there is a gap.

\b
Examples:
  listing-audit policy privacy.txt -j DE
  listing-audit policy privacy.html -j DE -j GB -j US-CA --format html > checklist.html
"""


def _day(_: click.Context, __: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            either(f"“{value}”不是日期（2026-11-22）", f'"{value}" is no date (2026-11-22)')
        ) from None


@click.command(
    "policy", help=either(_HELP_ZH, _HELP_EN), short_help=either("核对隐私政策", "The checklist of a privacy policy")
)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--jurisdiction", "-j", "places", multiple=True, help=either("法域，可多次给出（默认：中文 CN，英文 EU）", "a place of sale, may be repeated (default: CN for Chinese, EU for English)"))  # fmt: skip
@click.option("--format", "shape", type=click.Choice(["text", "markdown", "html", "json"]), default="text", show_default=True, help=either("输出格式", "format of the checklist"))  # fmt: skip
@click.option("--as-of", callback=_day, metavar="DATE", help=either("按哪一天的法律（默认今天）", "the day whose law is asked for (default: today)"))  # fmt: skip
@folder_options
@lang_option
def policy(
    path: Path,
    places: tuple[str, ...],
    shape: str,
    as_of: date,
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
    lang: str,
) -> int:
    from listing_audit.report.checklist import as_html, as_json, as_markdown, as_text

    found = _checked(path, places, as_of, rule_folders, lexicon_folders, lang)
    if shape == "json":
        click.echo(json.dumps(as_json(found, lang), ensure_ascii=False))
    else:
        click.echo({"text": as_text, "markdown": as_markdown, "html": as_html}[shape](found, lang), nl=False)
    if found.unread is not None:
        return 2
    return FOUND if found.count("missing", "vague", "contradiction") or not found.is_policy else CLEAN


def _checked(
    path: Path, places: tuple[str, ...], as_of: date, rules: tuple[Path, ...], lexicons: tuple[Path, ...], lang: str
) -> Checklist:
    from listing_audit.rules.compiled import default_cache_dir, load_cached
    from listing_audit.rules.select import select
    from listing_audit.verify.policy.checklist import checklist

    text = _text(path)
    where = tuple(dict.fromkeys(_place(name) for name in places)) or (_usual(text),)
    folders = folders_of(rules, lexicons)
    library = load_cached(folders.rules, folders.lexicons, cache_dir=default_cache_dir())
    chosen = select(library, as_of=as_of, jurisdictions=where)
    return checklist(
        text,
        chosen.rules,
        jurisdictions=where,
        document=str(path),
        is_html=True if path.suffix.lower() in _MARKUP else None,
        language=lang,
        simplify=dict(library.tables.traditional),
        as_of=as_of.isoformat(),
        rule_set=chosen.digest,
    )


def _text(path: Path) -> str:
    from listing_audit.ingest.decode import sniff_encoding

    try:
        data = sys.stdin.buffer.read(_MAX_BYTES + 1) if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise InputError(str(path), error.strerror or type(error).__name__) from error
    if len(data) > _MAX_BYTES:
        raise InputError(
            str(path), either("超过 4 MB，不像一份隐私政策", "longer than 4 MB, which is no privacy policy")
        )
    encoding = sniff_encoding(data, True)
    text = data[encoding.bom :].decode(encoding.codec, errors="replace")
    if not text.strip():
        raise InputError(str(path), either("没有文字", "there is no text in it"))
    return text


def _place(name: str) -> str:
    from listing_audit.model.scope import JURISDICTIONS

    if name in JURISDICTIONS:
        return name
    hint = suggestion(name, JURISDICTIONS)
    raise UsageError(either(f"不认识的法域“{name}”{hint}", f'unknown jurisdiction "{name}"{hint}'))


def _usual(text: str) -> str:
    han = sum(1 for char in text[:20_000] if "\u4e00" <= char <= "\u9fff")
    return "CN" if han > 200 or han * 4 > len(text[:20_000]) else "EU"
