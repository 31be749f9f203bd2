"""`listing-audit rules`: look at the rules. The verbs that write and run them are in `rule_work`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listing_audit.cli.rule_folders import checked_rules, folder_options, folders_of, lang_option, the_rule
from listing_audit.cli.rule_work import docs, new, test, try_rule
from listing_audit.cli.words import either
from listing_audit.errors import Problem
from listing_audit.model.topics import FAMILY_TITLES, TOPICS

if TYPE_CHECKING:
    from listing_audit.rules.bilingual import Bilingual
    from listing_audit.rules.rule import Exemption, Rule, Source

PROBLEMS = 2

_HELP_ZH = """查看、编写、检查和测试规则。规则是 YAML 文件，无需编程；写法见 docs/writing-rules.md。

\b
示例：
  listing-audit rules list --topic superlative
  listing-audit rules show cn-superlative-quality
  listing-audit rules new shop-superlative-miracle --topic superlative --folder my-rules
  listing-audit rules lint my-rules
  listing-audit rules test my-rules
  listing-audit rules try shop-superlative-miracle --on 商品.csv --rules my-rules
"""

_HELP_EN = """Look at rules, write them, check them and test them. A rule is one YAML file and needs no programming; how to
write one is in docs/writing-rules.md.

\b
Examples:
  listing-audit rules list --topic superlative
  listing-audit rules show us-medical_claim-disease
  listing-audit rules new shop-superlative-miracle --topic superlative --folder my-rules
  listing-audit rules lint my-rules
  listing-audit rules test my-rules
  listing-audit rules try shop-superlative-miracle --on catalog.csv --rules my-rules
"""


@click.group(
    help=either(_HELP_ZH, _HELP_EN), short_help=either("查看、编写和测试规则", "Look at rules, write and test them")
)
def rules() -> None:
    """The group that the command line attaches."""


rules.add_command(new, "new")
rules.add_command(test, "test")
rules.add_command(try_rule, "try")
rules.add_command(docs, "docs")


# ------------------------------------------------------------------ list


@rules.command("list", help=either("列出规则。", "List the rules."))
@click.argument("words", nargs=-1)
@click.option("--topic", help=either("只列此主题", "Only this topic"))
@click.option("--family", help=either("只列此类别", "Only this family"))
@click.option("--jurisdiction", help=either("只列此法域适用的", "Only what applies there"))
@click.option("--marketplace", help=either("只列此平台适用的", "Only what applies on this marketplace"))
@click.option("--status", help=either("只列此状态", "Only of this status"))
@click.option("--json", "as_json", is_flag=True, help=either("每条规则一行 JSON", "One JSON object a line"))
@folder_options
@lang_option
def list_rules(
    words: tuple[str, ...],
    topic: str | None,
    family: str | None,
    jurisdiction: str | None,
    marketplace: str | None,
    status: str | None,
    as_json: bool,
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
    lang: str,
) -> int:
    """Print one line a rule; WORDS must all stand in its id, topic or title."""
    from listing_audit.cli.rule_choice import Wanted, chosen_rules

    wanted = Wanted(words, topic, family, jurisdiction, marketplace, status)
    rules = chosen_rules(checked_rules(folders_of(rule_folders, lexicon_folders)).rules, wanted)
    for rule in rules:
        if as_json:
            click.echo(json.dumps(_facts(rule, lang), ensure_ascii=False))
        else:
            click.echo(f"{rule.id:<56} {rule.severity:<9} {rule.verdict:<15} {rule.status:<8} {rule.title.get(lang)}")
    click.echo(either(f"{len(rules)} 条规则", f"{len(rules)} rules"), err=True)
    return 0


def _facts(rule: Rule, lang: str) -> dict[str, object]:
    return {
        "id": rule.id,
        "version": rule.version,
        "status": rule.status,
        "family": rule.family,
        "topic": rule.topic,
        "title": rule.title.get(lang),
        "severity": rule.severity,
        "verdict": rule.verdict,
        "jurisdictions": list(rule.applies.jurisdictions),
        "marketplaces": list(rule.applies.marketplaces),
        "pack": rule.pack,
        "path": rule.path,
    }


# ------------------------------------------------------------------ show


@rules.command("show", help=either("显示一条规则及其法律依据。", "Show one rule with the law it cites."))
@click.argument("rule_id", metavar="ID")
@folder_options
@lang_option
def show(rule_id: str, rule_folders: tuple[Path, ...], lexicon_folders: tuple[Path, ...], lang: str) -> int:
    """Print what a rule says, in one language."""
    rule = the_rule(checked_rules(folders_of(rule_folders, lexicon_folders)).rules, rule_id)
    for line in _shown(rule, lang):
        click.echo(line)
    return 0


def _shown(rule: Rule, lang: str) -> list[str]:
    from listing_audit.rules.pages import applies_text, penalty_text

    zh = lang == "zh"
    topic = TOPICS[rule.topic][1 if zh else 2]
    lines = [
        f"{rule.id}  v{rule.version}  {rule.status}",
        rule.title.get(lang),
        "",
        f"{'主题' if zh else 'Topic'}: {rule.topic} ({topic})",
        f"{'适用' if zh else 'Applies'}: {applies_text(rule.applies)}",
        f"{'严重程度' if zh else 'Severity'}: {rule.severity}"
        + "".join(f"; {case.severity}: {_case_text(case)}" for case in rule.severity_cases),
        f"{'结论' if zh else 'Verdict'}: {rule.verdict}"
        + "".join(f"; {case.verdict}: {_case_text(case)}" for case in rule.verdict_cases),
    ]
    if rule.in_force_from or rule.in_force_until:
        lines.append(f"{'有效期' if zh else 'In force'}: {rule.in_force_from or '…'} – {rule.in_force_until or '…'}")
    texts: list[tuple[str, Bilingual]] = [
        ("提示" if zh else "Message", rule.message),
        ("依据" if zh else "Why", rule.why),
        ("整改" if zh else "What to do", rule.remedy),
        *(("罚则" if zh else "Penalty", penalty_text(penalty)) for penalty in rule.penalties),
    ]
    lines += [f"{name}: {text.get(lang)}" for name, text in texts]
    lines += ["", "出处:" if zh else "Sources:", *(f"  - {_citation(source)}" for source in rule.sources)]
    if rule.unless:
        lines += ["", "豁免:" if zh else "Lawful when:", *(f"  - {_exemption(one, lang)}" for one in rule.unless)]
    lines += ["", "命中:" if zh else "Fires on:", *(f"  - {_example(one, one.spans)}" for one in rule.fires)]
    lines += ["不命中:" if zh else "Silent on:"]
    lines += [f"  - {_example(one, ())}" + (f"  ({one.because})" if one.because else "") for one in rule.silent]
    if rule.known_gaps:
        lines += ["已知不足:" if zh else "Known gaps:"]
        lines += [f"  - {_marked(one.text, one.spans)}: {one.reason}" for one in rule.known_gaps]
    return [*lines, "", f"{'文件' if zh else 'File'}: {rule.path} ({rule.pack})"]


def _case_text(case: object) -> str:
    names = ("categories", "jurisdictions", "marketplaces")
    return ", ".join(word for name in names for word in getattr(case, name, ()))


def _citation(source: Source) -> str:
    from listing_audit.rules.pages import validity_text

    parts = [source.name, source.article or "", source.url or ""]
    parts.append(validity_text(source))
    if not source.verified:
        parts.append("(not verified)")
    return " ".join(part for part in parts if part)


def _exemption(one: Exemption, lang: str) -> str:
    effect = "" if one.effect == "clear" else f" [{one.effect}]"
    note = f": {one.note.get(lang)}" if one.note else ""
    return f"{one.name}{effect}{note}" + "".join(f" ({_citation(source)})" for source in one.sources)


def _example(example: Any, spans: tuple[tuple[int, int], ...]) -> str:
    from listing_audit.rules.pages import prices_text

    return "; ".join(part for part in (_marked(example.text, spans), prices_text(example)) if part)


def _marked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


# ------------------------------------------------------------------ what there is to choose from


@rules.command("topics", help=either("列出主题。", "List the topics a rule can be about."))
@lang_option
def topics(lang: str) -> int:
    """Print families and their topics."""
    for family, titles in FAMILY_TITLES.items():
        click.echo(f"{family}: {titles[0 if lang == 'zh' else 1]}")
        for name, (of_family, zh, en) in TOPICS.items():
            if of_family == family:
                click.echo(f"  {name:<34} {zh if lang == 'zh' else en}")
    return 0


@rules.command("recognisers", help=either("列出证据识别器。", "List the evidence recognisers a rule can ask for."))
@lang_option
def recognisers(lang: str) -> int:
    """Print the recognisers and what a text must show."""
    from listing_audit.model.recognisers import RECOGNISERS

    for name, (zh, en) in RECOGNISERS.items():
        click.echo(f"{name:<26} {zh if lang == 'zh' else en}")
    return 0


# ------------------------------------------------------------------ lint


@rules.command("lint")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--advice/--no-advice", "with_advice", default=True, help="Also say what is doubtful but not wrong.")
@folder_options
def lint(
    paths: tuple[Path, ...], with_advice: bool, rule_folders: tuple[Path, ...], lexicon_folders: tuple[Path, ...]
) -> int:
    """Check rule and lexicon files without running them: every problem, with its line.

    PATHS are files or folders; without any, everything is checked. Exit code 2 when there are problems.
    """
    from listing_audit.rules.lint import check_folders, only_of
    from listing_audit.testing.lint import look_closer, sorted_by_place

    folders = folders_of(rule_folders, lexicon_folders, paths)
    checked = check_folders(folders.rules, folders.lexicons)
    remarks = look_closer(checked)
    problems = sorted_by_place(only_of((*checked.problems, *remarks.problems), paths))
    advice: tuple[Problem, ...] = sorted_by_place(only_of(remarks.advice, paths)) if with_advice else ()
    for problem in problems:
        click.echo(str(problem))
    for hint in advice:
        click.echo(f"{hint} ({either('建议', 'advice')})")
    read, wrong, more = len(checked.rules), len(problems), len(advice)
    click.echo(
        either(
            f"读取 {read} 条规则，{wrong} 个问题，{more} 条建议", f"{read} rules read, {wrong} problems, {more} advice"
        ),
        err=True,
    )
    return PROBLEMS if problems else 0
