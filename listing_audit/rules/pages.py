"""Pages made from the rules themselves: one a rule, one a pack, and the index beside the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, TOPICS
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Applies, Exemption, FiringExample, Penalty, Rule, SilentExample, Source
from listing_audit.rules.rule_set import Pack

INDEX_FILE = "INDEX.md"

_NOTE = "<!-- Written by `listing-audit rules docs build` from the rule files. Change those instead. -->\n"
_ANYWHERE = "any"


def index_pages(rules: Sequence[Rule], packs: Sequence[Pack]) -> dict[str, str]:
    """Return the text of every INDEX.md by its path relative to the folder of rules: the whole, and each pack."""
    by_pack: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_pack[rule.pack].append(rule)
    pages = {INDEX_FILE: _overview(packs, by_pack)}
    for pack in packs:
        path = str(PurePosixPath(pack.path) / INDEX_FILE)
        pages[path] = _pack_page(pack, by_pack.get(pack.name, []))
    return pages


def rule_pages(rules: Sequence[Rule], packs: Sequence[Pack]) -> dict[str, str]:
    """Return the text of every page of docs/rules by file name: an overview and one page a rule."""
    pages = {"README.md": _reference(rules, packs)}
    for rule in rules:
        pages[f"{rule.id}.md"] = rule_page(rule)
    return pages


def write_pages(folder: Path, pages: dict[str, str]) -> tuple[Path, ...]:
    """Write the pages that differ from what is there; return these."""
    changed: list[Path] = []
    for name, text in sorted(pages.items()):
        file = folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            changed.append(file)
    return tuple(changed)


def stale_pages(folder: Path, pages: dict[str, str]) -> tuple[str, ...]:
    """Return the names of pages that are missing or say something else than the rules do now."""
    return tuple(
        name
        for name, text in sorted(pages.items())
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    )


# ------------------------------------------------------------------ indexes


def _overview(packs: Sequence[Pack], by_pack: dict[str, list[Rule]]) -> str:
    lines = [_NOTE, "# Rules", "", "| pack | what | rules | examples |", "|---|---|---:|---:|"]
    for pack in packs:
        rules = by_pack.get(pack.name, [])
        link = str(PurePosixPath(pack.path) / INDEX_FILE)
        lines.append(f"| [{pack.name}]({link}) | {_both(pack.title)} | {len(rules)} | {_examples(rules)} |")
    total = [rule for rules in by_pack.values() for rule in rules]
    lines += [f"| **all** | | **{len(total)}** | **{_examples(total)}** |", ""]
    return "\n".join(lines)


def _examples(rules: Iterable[Rule]) -> int:
    return sum(len(rule.fires) + len(rule.silent) for rule in rules)


def _pack_page(pack: Pack, rules: Sequence[Rule]) -> str:
    lines = [_NOTE, f"# {pack.name} {pack.version}: {_both(pack.title)}", ""]
    for topic, group in _by_topic(rules):
        lines += [f"## {topic}: {TOPICS[topic][1]} · {TOPICS[topic][2]}", ""]
        lines += ["| rule | title | severity | verdict | status | fires / silent |", "|---|---|---|---|---|---|"]
        for rule in group:
            link = str(PurePosixPath(rule.path).relative_to(pack.path or "."))
            lines.append(
                f"| [{rule.id}]({link}) | {_cell(_both(rule.title))} | {_graded(rule.severity, rule.severity_cases)} "
                f"| {rule.verdict} | {rule.status} | {len(rule.fires)} / {len(rule.silent)} |"
            )
        lines.append("")
    return "\n".join(lines)


def _by_topic(rules: Iterable[Rule]) -> list[tuple[str, list[Rule]]]:
    groups: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rules, key=lambda one: one.id):
        groups[rule.topic].append(rule)
    order = list(TOPICS)
    return sorted(groups.items(), key=lambda pair: order.index(pair[0]))


def _reference(rules: Sequence[Rule], packs: Sequence[Pack]) -> str:
    lines = [_NOTE, "# Rule reference", "", f"{len(rules)} rules in {len(packs)} packs. How to write one: "
             "[writing-rules.md](../writing-rules.md).", ""]  # fmt: skip
    for family, (zh, en) in FAMILY_TITLES.items():
        topics = [(topic, group) for topic, group in _by_topic(rules) if TOPICS[topic][0] == family]
        if not topics:
            continue
        lines += [f"## {en} · {zh}", ""]
        for topic, group in topics:
            lines += [f"### {topic}: {TOPICS[topic][2]} · {TOPICS[topic][1]}", ""]
            lines += [f"- [{rule.id}]({rule.id}.md) {_both(rule.title)}{_status(rule)}" for rule in group]
            lines.append("")
    return "\n".join(lines)


# ------------------------------------------------------------------ one rule


def rule_page(rule: Rule) -> str:
    """Return the page of one rule, in both languages."""
    severity = "; ".join([rule.severity, *(f"{case.severity}: {_case(case)}" for case in rule.severity_cases)])
    facts = [
        ("status", rule.status),
        ("version", str(rule.version)),
        ("topic", f"{rule.topic} ({TOPICS[rule.topic][1]} · {TOPICS[rule.topic][2]})"),
        ("applies", applies_text(rule.applies)),
        ("in force", _period(rule)),
        ("severity", severity),
        ("verdict", "; ".join([rule.verdict, *(f"{c.verdict}: {_case(c)}" for c in rule.verdict_cases)])),
        ("confidence", rule.confidence),
        ("file", f"rules/{rule.path}"),
    ]
    if rule.replaces:
        facts.append(("continues", f"[{rule.replaces}]({rule.replaces}.md)"))
    lines = [_NOTE, f"# {rule.id}", "", f"**{rule.title.zh}** · {rule.title.en}", ""]
    lines += ["| | |", "|---|---|", *(f"| {name} | {_cell(value)} |" for name, value in facts), ""]
    lines += _section("What is said · 提示", (rule.message,))
    lines += _section("Why · 依据", (rule.why,))
    lines += _section("What to do · 整改", (rule.remedy,))
    lines += _section("Penalty · 罚则", tuple(penalty_text(penalty) for penalty in rule.penalties))
    lines += ["## Sources · 出处", "", *(f"- {source_text(source)}" for source in rule.sources), ""]
    if rule.unless:
        lines += ["## Lawful when · 豁免", "", *(_exemption(one) for one in rule.unless), ""]
    return "\n".join(lines + _proof(rule))


def _section(title: str, texts: Sequence[Bilingual]) -> list[str]:
    return (
        [f"## {title}", "", *(f"- {_line(text)}" for both in texts for text in (both.zh, both.en)), ""] if texts else []
    )


def penalty_text(penalty: Penalty) -> Bilingual:
    """Return a penalty in both languages, with its days in front where it has any."""
    days = validity_text(penalty)
    return Bilingual(f"[{days}] {penalty.text.zh}", f"[{days}] {penalty.text.en}") if days else penalty.text


def _proof(rule: Rule) -> list[str]:
    lines: list[str] = []
    if rule.fires:
        lines += [
            "## Fires on · 命中",
            "",
            *(f"- {_shown(one, one.spans)}{_place(one.category)}" for one in rule.fires),
            "",
        ]
    if rule.silent:
        lines += ["## Silent on · 不命中", ""]
        for silent in rule.silent:
            because = f" ({silent.because})" if silent.because else ""
            lines.append(f"- {_shown(silent, ())}{_place(silent.category)}{because}")
        lines.append("")
    if rule.known_gaps:
        lines += ["## Known gaps · 已知不足", ""]
        lines += [f"- {_quoted(gap.text, gap.spans)}: {_line(gap.reason)}" for gap in rule.known_gaps]
        lines.append("")
    return lines


def _shown(example: FiringExample | SilentExample, spans: Sequence[tuple[int, int]]) -> str:
    return "; ".join(part for part in (_quoted(example.text, spans), prices_text(example)) if part)


def prices_text(example: FiringExample | SilentExample) -> str:
    """Return the prices of an example in one line: `2026-01-01 100, 2026-05-05 80 sale → 2026-05-28 85 (Vorher 100)`."""
    if example.prices is None:
        return ""
    kinds = {"listed": "", "sale": " sale", "transaction": " deal"}
    events = (f"{_moment(event.at)} {event.price:f}{kinds[event.kind]}" for event in example.prices.events)
    asked = example.prices.promotion
    compared = "" if asked.reference_price is None else f" ({asked.reference_label or '—'} {asked.reference_price:f})"
    price = "" if asked.price is None else f"{asked.price:f}"
    return f"{', '.join(events)} → {_moment(asked.starts_at)} {price}{compared}".strip()


def _moment(at: datetime | None) -> str:
    return "" if at is None else at.strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")


def _exemption(one: Exemption) -> str:
    parts = [f"- **{one.name}**" + ("" if one.effect == "clear" else f" ({one.effect})")]
    if one.note:
        parts.append(f"{_line(one.note.zh)} · {_line(one.note.en)}")
    parts += [source_text(source) for source in one.sources]
    return ": ".join(parts)


def source_text(source: Source) -> str:
    """Return a citation as one line of Markdown, with its dates and whether somebody has read it."""
    name = f"[{_line(source.name)}]({source.url})" if source.url else _line(source.name)
    parts = [f"{name} {source.article}" if source.article else name]
    if source.jurisdictions:
        parts.append(", ".join(source.jurisdictions))
    if source.marketplaces:
        parts.append(", ".join(source.marketplaces))
    if days := validity_text(source):
        parts.append(days)
    if source.retrieved:
        parts.append(f"read {source.retrieved}")
    if not source.verified:
        parts.append("not verified")
    return "; ".join(parts)


def validity_text(what: Source | Penalty) -> str:
    """Return from when and until when a source or a penalty holds; nothing where it does not say."""
    parts = [f"from {what.valid_from}"] if what.valid_from else []
    parts += [f"until {what.valid_until}"] if what.valid_until else []
    return ", ".join(parts)


def applies_text(applies: Applies) -> str:
    """Return where a rule applies, in one line."""
    categories = ", ".join(applies.categories) or _ANYWHERE
    if applies.not_categories:
        categories = f"all but {', '.join(applies.not_categories)}"
    parts = [
        f"jurisdictions {', '.join(applies.jurisdictions) or _ANYWHERE}",
        f"marketplaces {', '.join(applies.marketplaces) or _ANYWHERE}",
        f"categories {categories}",
        f"languages {', '.join(applies.languages) or _ANYWHERE}",
        f"fields {', '.join(applies.fields) or _ANYWHERE}",
    ]
    return "; ".join(parts)


def _graded(default: str, cases: Sequence[object]) -> str:
    given = {getattr(case, "severity", default) for case in cases}
    others = [name for name in SEVERITIES if name in given and name != default]
    return f"{default} ({', '.join(others)} in cases)" if others else default


def _case(case: object) -> str:
    names = [*getattr(case, "categories", ()), *getattr(case, "jurisdictions", ()), *getattr(case, "marketplaces", ())]
    return ", ".join(names)


def _period(rule: Rule) -> str:
    if rule.in_force_from is None and rule.in_force_until is None:
        return "always"
    return f"from {rule.in_force_from or '…'} until {rule.in_force_until or 'further notice'}"


def _status(rule: Rule) -> str:
    return "" if rule.status == "stable" else f" ({rule.status})"


def _place(category: str | None) -> str:
    return f" [{category}]" if category else ""


def _quoted(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with what is reported in bold. Examples are written by people, but Markdown has its own ideas."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += [_escaped(text[at:start]), f"**{_escaped(text[start:end])}**"]
        at = end
    return "".join([*parts, _escaped(text[at:])])


def _escaped(text: str) -> str:
    for char in "\\`*_[]<>|":
        text = text.replace(char, f"\\{char}")
    return _line(text)


def _both(text: Bilingual) -> str:
    return _line(f"{text.zh} · {text.en}")


def _cell(text: str) -> str:
    return _line(text).replace("|", "\\|")


def _line(text: str) -> str:
    return " ".join(text.split())
