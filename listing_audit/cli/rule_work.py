"""`listing-audit rules new | test | try | docs`: the verbs that write rules and run them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listing_audit.cli.rule_folders import checked_rules, folder_options, folders_of, lang_option, the_rule
from listing_audit.cli.words import either, suggestion
from listing_audit.datafiles import shipped
from listing_audit.errors import UsageError
from listing_audit.model.topics import TOPICS

if TYPE_CHECKING:
    from listing_audit.api import Audit
    from listing_audit.model.findings import Consideration
    from listing_audit.model.listing import Listing
    from listing_audit.rules.rule import Rule

FAILED = 1
UNREADABLE = 2

_DIRECTORY = click.Path(file_okay=False, path_type=Path)


# ------------------------------------------------------------------ new


@click.command(
    "new",
    help=either("写出一个带注释、可直接测试的规则文件。", "Write a commented rule file that can be tested at once."),
)
@click.argument("rule_id", metavar="ID")
@click.option("--topic", required=True, help=either("主题，见 rules topics", "Its topic; see `rules topics`"))
@click.option("--folder", required=True, type=_DIRECTORY, help=either("规则文件夹", "The folder of rules it goes into"))
def new(rule_id: str, topic: str, folder: Path) -> int:
    """Write `<folder>/<topic>/<id>.yaml`, and a `pack.yaml` where the folder has none."""
    from listing_audit.rules.pack import PACK_FILE
    from listing_audit.rules.schema import ID_FORM
    from listing_audit.rules.template import pack_template, rule_template

    if topic not in TOPICS:
        hint = suggestion(topic, TOPICS)
        raise UsageError(either(f"不认识的主题“{topic}”{hint}", f'unknown topic "{topic}"{hint}'))
    if not ID_FORM.fullmatch(rule_id):
        raise UsageError(
            either(
                f"“{rule_id}”应写成 <范围>-<主题>-<内容>，只用小写字母、数字、连字符和下划线",
                f'"{rule_id}": write <where>-<topic>-<what> in small letters, digits, hyphens and underscores',
            )
        )
    file = folder / topic / f"{rule_id}.yaml"
    if file.exists():
        raise UsageError(either(f"{file} 已存在", f"{file} is already there"))
    file.parent.mkdir(parents=True, exist_ok=True)
    if not any((place / PACK_FILE).is_file() for place in (folder.resolve(), *folder.resolve().parents)):
        pack_file = folder / PACK_FILE
        pack_file.write_text(pack_template(folder.resolve().name, rule_id.partition("-")[0]), encoding="utf-8")
        click.echo(str(pack_file))
    file.write_text(rule_template(rule_id, topic, today=date.today()), encoding="utf-8")
    click.echo(str(file))
    click.echo(
        either(f"下一步：listing-audit rules test {folder}", f"Next: listing-audit rules test {folder}"), err=True
    )
    return 0


# ------------------------------------------------------------------ test


@click.command("test", help=either("运行规则文件中的示例。", "Run the examples inside rule files."))
@click.argument("names", nargs=-1, metavar="[PATH|ID]...")
@folder_options
def test(names: tuple[str, ...], rule_folders: tuple[Path, ...], lexicon_folders: tuple[Path, ...]) -> int:
    """Run every example of the rules named, or of all rules.

    Exit code 1 when an example does not hold, 2 when a file named has problems.
    """
    from listing_audit.rules.lint import check_folders, only_of
    from listing_audit.testing.examples import library_of, run_rule

    paths = tuple(Path(name) for name in names if Path(name).exists())
    folders = folders_of(rule_folders, lexicon_folders, paths)
    checked = check_folders(folders.rules, folders.lexicons)
    files = {one.rule.id: one.file for one in checked.read if one.rule is not None}
    chosen = [rule for rule in checked.rules if not names or _is_named(rule, files[rule.id].path, names, paths)]
    wrong = only_of(checked.problems, paths if len(paths) == len(names) else ())
    if not chosen and not wrong:
        raise UsageError(either("没有这样的规则", f"no rule is called or lies in {', '.join(names)}"))
    for problem in wrong:
        click.echo(str(problem))
    library = library_of(checked)
    count = failed = 0
    for rule in chosen:
        for result in run_rule(rule, library, today=date.today()):
            count += 1
            if result.failures:
                failed += 1
                click.echo(f"{files[rule.id].shown_as}:{result.example.line}: {result.name}: {result.example.text}")
                for failure in result.failures:
                    click.echo(f"    {failure}")
    said = f"{len(chosen)} rules, {count} examples, {failed} wrong"
    click.echo(either(f"{len(chosen)} 条规则，{count} 个示例，{failed} 个不符", said), err=True)
    return UNREADABLE if wrong else FAILED if failed else 0


def _is_named(rule: Rule, file: Path, names: tuple[str, ...], paths: tuple[Path, ...]) -> bool:
    from listing_audit.rules.select import is_named

    place = file.resolve()
    if any(place == path.resolve() or path.resolve() in place.parents for path in paths):
        return True
    return any(is_named(rule, name) for name in names)


# ------------------------------------------------------------------ try


@click.command(
    "try", help=either("在数据上试一条规则，显示命中处的上下文。", "Try one rule on data and see its hits in context.")
)
@click.argument("rule_id", metavar="ID")
@click.option(
    "--on", "source", required=True, metavar="PATH", help=either("文件、文件夹或 -", "A file, a folder, or -")
)
@click.option(
    "--limit", default=20, show_default=True, help=either("最多显示几处，0 为全部", "Hits to show; 0 shows all")
)
@click.option("--all", "with_cleared", is_flag=True, help=either("也显示被豁免的", "Also show what was cleared"))
@folder_options
@lang_option
def try_rule(
    rule_id: str,
    source: str,
    limit: int,
    with_cleared: bool,
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
    lang: str,
) -> int:
    """Run one rule over a source. Exit code 2 when part of the source cannot be read."""
    from listing_audit.api import Audit, Scanner
    from listing_audit.model.listing import ReadError
    from listing_audit.testing.examples import proof_day

    folders = folders_of(rule_folders, lexicon_folders)
    rule = the_rule(checked_rules(folders).rules, rule_id)
    scanner = Scanner(
        as_of=proof_day(rule, date.today()),
        language=lang,
        rules=folders.rules[1:],
        lexicons=folders.lexicons[1:],
        select=[rule_id],
        drafts=True,
    )
    tally: Counter[str] = Counter()
    shown = listings = errors = 0
    for part in scanner.scan([source], explain=True):
        if isinstance(part, ReadError):
            errors += 1
            click.echo(f"{part.path}:{part.line or ''}: {part.reason}", err=True)
        elif isinstance(part, Audit):
            listings += 1
            for line, kind in _hits(part, rule_id, with_cleared):
                tally[kind] += 1
                if line and (limit == 0 or shown < limit):
                    shown += 1
                    click.echo(line)
    click.echo(either(f"{listings} 个商品", f"{listings} listings"))
    for kind, count in sorted(tally.items()):
        click.echo(f"{count:>7}  {kind}")
    return 2 if errors else 0


def _hits(audit: Audit, rule_id: str, with_cleared: bool) -> list[tuple[str, str]]:
    """A line and a kind for every finding of the rule and for every candidate that came to nothing."""
    from listing_audit.report.display import visible

    found: list[tuple[str, str]] = []
    for one in audit.findings:
        if one.rule_id == rule_id:
            context = _in_context(audit.listing, one.field, (one.span.start, one.span.end)) if one.span else one.message
            found.append(
                (f"{visible(audit.listing.id)} {one.field}: {visible(context)}", f"{one.verdict} {one.severity}")
            )
    for other in audit.considerations:
        if other.rule_id == rule_id and other.outcome in ("cleared", "not_met"):
            line = (
                f"{visible(audit.listing.id)} {other.field}: {visible(_around(audit.listing, other))}  ({other.reason})"
            )
            found.append((line if with_cleared else "", f"{other.outcome}: {other.reason}"))
    return found


def _around(listing: Listing, one: Consideration) -> str:
    return _in_context(listing, one.field, (one.span.start, one.span.end)) if one.span is not None else ""


def _in_context(listing: Listing, field: str, span: tuple[int, int]) -> str:
    from listing_audit.model.spans import RawSpan
    from listing_audit.text.excerpts import excerpt

    text = next((one.text for one in listing.fields if one.name == field), "")
    around, begins = excerpt(text, RawSpan(*span))
    low, high = span[0] - begins, span[1] - begins
    return " ".join(f"{around[:low]}[[{around[low:high]}]]{around[high:]}".split())


# ------------------------------------------------------------------ docs


@click.group("docs", help=either("由规则生成的页面。", "Pages made from the rules."))
def docs() -> None:
    """The group of verbs about pages."""


@docs.command("build", help=either("写出 docs/rules 和各 INDEX.md。", "Write docs/rules and every INDEX.md."))
@click.option("--out", type=_DIRECTORY, default=Path("docs/rules"), show_default=True, help=either("目标", "Where to"))
@click.option("--check", is_flag=True, help=either("只检查是否最新", "Only say whether the indexes are fresh"))
@folder_options
def build(out: Path, check: bool, rule_folders: tuple[Path, ...], lexicon_folders: tuple[Path, ...]) -> int:
    """Write the pages that changed; with --check write nothing and return 1 when an INDEX.md is stale."""
    from listing_audit.rules.load import packs_of
    from listing_audit.rules.pages import index_pages, rule_pages, stale_pages, write_pages

    folders = folders_of(rule_folders, lexicon_folders)
    checked = checked_rules(folders)
    for folder in rule_folders or (shipped("rules"),):
        files = tuple(one.file for one in checked.read if one.file.root == folder)
        ids = {one.rule.id for one in checked.read if one.rule is not None and one.file.root == folder}
        rules = tuple(rule for rule in checked.rules if rule.id in ids)
        packs = packs_of(files)
        if check:
            stale = stale_pages(folder, index_pages(rules, packs))
            for name in stale:
                click.echo(f"{folder / name}: {either('不是最新的', 'stale')}")
            if stale:
                return FAILED
            continue
        pages = index_pages(rules, packs)
        written = (*write_pages(folder, pages), *write_pages(out, rule_pages(rules, packs)))
        click.echo(either(f"更新 {len(written)} 页", f"{len(written)} pages written"), err=True)
    return 0
