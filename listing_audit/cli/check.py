"""`listing-audit check`: audits one listing, typed or piped in, before it goes live."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from listing_audit.cli.gate import CLEAN
from listing_audit.cli.options import chosen, scanner_of, setting_options
from listing_audit.cli.words import either
from listing_audit.errors import InputError, UsageError

# Far longer than any listing; a catalogue belongs to `scan`.
_MAX_INPUT_BYTES = 8 * 1024 * 1024

_HELP_ZH = """上架前检查一个商品的文字。

未给出文字时，从标准输入读入，作为描述检查。缺少法定信息的规则只回答“待定”，因为这可能不是商品的全部文字。

\b
示例：
  listing-audit check --title 全网最佳面霜 --category cosmetics
  listing-audit check --title "Cures eczema in 3 days" --jurisdiction US
  listing-audit check --title 最佳食用期12个月 --explain
  pbpaste | listing-audit check --jurisdiction CN --marketplace tmall
"""

_HELP_EN = """Check the texts of one listing before it goes live.

Without a text, standard input is read and checked as a description. Rules about information that must be shown only
answer "undecided" here, because these may not be all of the listing's texts.

\b
Examples:
  listing-audit check --title "Cures eczema in 3 days" --category cosmetics
  listing-audit check --title 全网最佳面霜 --jurisdiction CN
  listing-audit check --title "Best before: see lid" --explain
  pbpaste | listing-audit check --jurisdiction US --marketplace amazon
"""


@click.command(
    "check",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("上架前检查一个商品", "Check one listing before it goes live"),
)
@click.option("--title", metavar="TEXT", help=either("标题", "Its title"))
@click.option("--subtitle", metavar="TEXT", help=either("副标题", "Its subtitle"))
@click.option("--description", metavar="TEXT", help=either("描述，可为 HTML", "Its description, may be HTML"))
@click.option("--bullet", "bullets", multiple=True, metavar="TEXT", help=either("卖点，可重复", "A bullet; repeatable"))
@click.option(
    "--attribute",
    "attributes",
    multiple=True,
    metavar="NAME=TEXT",
    help=either("属性，可重复", "An attribute; repeatable"),
)
@click.option("--brand", metavar="NAME", help=either("品牌", "Its own brand"))
@setting_options("check")
def check(
    title: str | None,
    subtitle: str | None,
    description: str | None,
    bullets: tuple[str, ...],
    attributes: tuple[str, ...],
    brand: str | None,
    config: Path | None,
    show_settings: bool,
    **parameters: Any,
) -> int:
    from listing_audit.cli.run import audit_and_report  # whoever asks for help needs nothing that audits

    choice = chosen(parameters, config)
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    named = dict(_name_and_text(pair) for pair in attributes)
    if not (title or subtitle or description or any(bullets) or named):
        description = _standard_input()
    scanner = scanner_of(choice.settings)
    audit = scanner.check(
        title=title,
        subtitle=subtitle,
        description=description,
        bullets=bullets,
        attributes=named,
        brand=brand,
        explain=choice.settings.explain,
    )
    return audit_and_report(scanner, choice.settings, [audit])


def _name_and_text(pair: str) -> tuple[str, str]:
    name, equals, text = pair.partition("=")
    if not equals or not name.strip() or not text.strip():
        raise UsageError(f"--attribute: {either('应为 名称=文字', 'expected NAME=TEXT')}: {pair}")
    return name.strip(), text


def _standard_input() -> str:
    if sys.stdin.isatty():
        example = "listing-audit check --title …"
        raise UsageError(
            either(f"没有给出文字：{example}，或从标准输入传入", f"no text was given: {example}, or pipe one in")
        )
    data = sys.stdin.buffer.read(_MAX_INPUT_BYTES + 1)
    if len(data) > _MAX_INPUT_BYTES:
        raise InputError("-", either("超过 8 MB；整个目录请用 scan", "more than 8 MB; a catalogue is for `scan`"))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.strip():
            return text
        raise InputError("-", either("标准输入为空", "standard input is empty"))
    raise InputError("-", either("既不是 UTF-8 也不是 GB 18030", "neither UTF-8 nor GB 18030"))
