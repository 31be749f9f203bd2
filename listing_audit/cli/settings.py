"""Settings of a run: what they are called, where a value came from, and how a text becomes a value.

One table makes the flags of `scan` and `check`, the keys of `listing-audit.toml`, their help, and `--show-settings`,
so that a setting has one name everywhere. A flag wins over the file, the file over the default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, cast

from listing_audit.cli.words import either, suggestion
from listing_audit.errors import UsageError
from listing_audit.model.scope import CATEGORIES, JURISDICTIONS, MARKETPLACES
from listing_audit.model.topics import CONFIDENCES, SEVERITIES, Confidence, Severity, Verdict
from listing_audit.report.formats import FORMATS
from listing_audit.values import frozen

Kind = Literal["text", "list", "path", "paths", "date", "flag", "number", "pairs"]
Origin = str  # `default`, `command line`, or the path of the file

FAIL_ON = ("never", *SEVERITIES)
# Advice never fails a run; undecided findings have a switch of their own.
FAILING_VERDICTS: tuple[Verdict, ...] = ("violation", "needs_evidence")


@frozen
class Setting:
    """One setting. `choices` are all the words it takes; `in_file` False: only on the command line."""

    key: str
    kind: Kind
    help: tuple[str, str]
    choices: tuple[str, ...] = ()
    metavar: str | None = None
    in_file: bool = True
    verbs: tuple[str, ...] = ("scan", "check")


SETTINGS: tuple[Setting, ...] = (
    Setting("as", "text", ("按此格式读取，不自动识别", "Read sources as this format instead of looking"), metavar="FORMAT", verbs=("scan",)),
    Setting("map", "pairs", ("列名对应，例如 title=品名", "Which column is what, for example title=品名"), metavar="FIELD=COLUMN", verbs=("scan",)),
    Setting("format", "text", ("标准输出的格式", "Format of standard output"), tuple(FORMATS), verbs=("scan", "check", "convert", "diff")),
    Setting("output", "pairs", ("另写一份报告，可重复", "Write one more report to a file"), metavar="FORMAT=FILE", in_file=False, verbs=("scan", "check", "convert")),
    Setting("lang", "text", ("报告语言（默认随系统）", "Language of the report (default: the system's)"), ("zh", "en"), verbs=("scan", "check", "convert", "diff", "triage")),
    Setting("as-of", "date", ("适用哪一天的法律（默认今天）", "The day whose law is applied (default: today)"), metavar="DATE"),
    Setting("jurisdiction", "list", ("商品未写明时适用的法域", "Law of listings that do not say"), tuple(JURISDICTIONS), metavar="CODE"),
    Setting("marketplace", "text", ("商品未写明时的平台", "Marketplace of listings that do not say"), MARKETPLACES, metavar="NAME"),
    Setting("category", "text", ("商品未写明时的类目", "Category of listings that do not say"), CATEGORIES, metavar="NAME"),
    Setting("rules", "paths", ("自有规则文件夹", "A folder of your own rules"), metavar="DIR"),
    Setting("lexicons", "paths", ("自有词库文件夹", "A folder of your own lexicons"), metavar="DIR"),
    Setting("select", "list", ("只用这些类别、主题、严重程度或规则", "Only these families, topics, severities or rules"), metavar="NAME"),
    Setting("ignore", "list", ("不用这些类别、主题、严重程度或规则", "Without these families, topics, severities or rules"), metavar="NAME"),
    Setting("source", "text", ("店铺或数据源的名称，计入问题的身份", "Name of the shop or feed; part of a finding's identity"), metavar="NAME"),
    Setting("drafts", "flag", ("也用草稿规则", "Also run rules that are drafts")),
    Setting("waivers", "path", ("豁免单文件", "File of waivers"), metavar="FILE", verbs=("scan", "check", "triage")),
    Setting("fail-on", "text", ("达到此严重程度时退出码为 1", "Exit with 1 at or above this severity"), FAIL_ON, verbs=("scan", "check", "convert", "diff")),
    Setting("fail-on-verdict", "list", ("只有这些结论才算（默认两种都算）", "Only these verdicts fail a run (default: both)"), FAILING_VERDICTS, verbs=("scan", "check", "convert", "diff")),
    Setting("fail-on-confidence", "text", ("把握达到此程度才算", "Only findings at least this sure fail a run"), CONFIDENCES, verbs=("scan", "check", "convert", "diff")),
    Setting("fail-on-undecided", "flag", ("有待定项时退出码为 1", "Exit with 1 when anything is undecided"), verbs=("scan", "check", "convert", "diff")),
    Setting("baseline", "path", ("以前的报告：其中已有的问题不再导致失败", "An earlier report: what it has does not fail the run"), metavar="FILE", verbs=("scan",)),
    Setting("changed-since", "text", ("只审核自此 Git 版本以来内容有变化的商品", "Only listings whose content changed since this git revision"), metavar="GIT_REF", in_file=False, verbs=("scan",)),
    Setting("content-cache", "flag", ("内容和规则都未变的商品不再重审", "Do not audit again what did not change, nor its rules"), verbs=("scan",)),
    Setting("resume", "flag", ("中断后从断处继续（从第一次起就加上）", "Go on where an ended run stopped; give it from the first run on"), in_file=False, verbs=("scan",)),
    Setting("workers", "number", ("几个进程同时审核（默认按处理器数）", "Processes that audit at once (default: as many as processors)"), metavar="N", verbs=("scan",)),
    Setting("watch", "flag", ("文件变化后重新审核，Ctrl-C 结束", "Audit again whenever a file changes; Ctrl-C ends"), in_file=False, verbs=("scan",)),
    Setting("fix", "flag", ("改写能安全改写的文字：只删不添、还原伪装、规范标题", "Rewrite what can be rewritten safely: leave out, undisguise, calm titles"), in_file=False, verbs=("scan",)),
    Setting("diff", "flag", ("只显示 --fix 会改什么，不写文件", "Show what --fix would change, and write nothing"), in_file=False, verbs=("scan",)),
    Setting("statistics", "flag", ("按规则计数，不逐项列出", "Count by rule instead of listing findings"), in_file=False, verbs=("scan", "convert")),
    Setting("with-listings", "flag", ("输出中带上被审文本", "Also put out the audited texts and offers"), verbs=("scan", "check", "convert")),
    Setting("with-series", "flag", ("输出中带上价格序列", "Also put out price points to draw"), verbs=("scan", "check", "convert")),
    Setting("explain", "flag", ("列出考虑过的词语和豁免原因", "Show what was considered, and what cleared it"), in_file=False),
    Setting("limit", "number", ("最多显示多少项；0 为全部（默认 100）", "Findings shown on the terminal; 0: all (default 100)"), metavar="N", verbs=("scan", "check", "convert", "diff")),
    Setting("quiet", "flag", ("不显示进度和说明", "No progress and no notes")),
)  # fmt: skip
BY_KEY: dict[str, Setting] = {setting.key: setting for setting in SETTINGS}


@frozen
class Settings:
    """The settings of one run, typed. `limit` None: all. `as_format` None: look at the source.

    `workers` None: as many as processors. What `--resume` goes on from is what the content cache keeps.
    """

    as_of: date
    lang: str
    as_format: str | None = None
    column_map: tuple[tuple[str, str], ...] = ()
    format: str = "text"
    outputs: tuple[tuple[str, str], ...] = ()
    jurisdictions: tuple[str, ...] = ()
    marketplace: str | None = None
    category: str | None = None
    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    source: str = ""
    drafts: bool = False
    waivers: Path | None = None
    fail_on: Severity | None = None
    fail_on_verdicts: tuple[Verdict, ...] = FAILING_VERDICTS
    fail_on_confidence: Confidence = "low"
    fail_on_undecided: bool = False
    baseline: Path | None = None
    changed_since: str | None = None
    content_cache: bool = False
    workers: int | None = None
    watch: bool = False
    fix: bool = False
    diff: bool = False
    statistics: bool = False
    with_listings: bool = False
    with_series: bool = False
    explain: bool = False
    limit: int | None = 100
    quiet: bool = False


Value = str | int | bool | date | Path | None | tuple[str, ...] | tuple[Path, ...] | tuple[tuple[str, str], ...]


def parsed(setting: Setting, raw: object, *, folder: Path | None = None) -> Value:
    """Return the value of what was typed or stood in a file. ValueError, with the reason, when it makes no sense.

    Lists take one text with commas or several texts. Paths in a file are relative to the file's folder.
    """
    return _PARSERS[setting.kind](setting, raw, folder)


def settings_of(values: Mapping[str, Value], *, today: date, locale_language: str) -> Settings:
    """Return the typed settings: the values given, and for the others the defaults."""
    verdicts = cast("tuple[Verdict, ...]", values.get("fail-on-verdict") or ())
    confidence = cast("Confidence | None", values.get("fail-on-confidence"))
    # Whoever only says which verdicts or how sure means findings of any severity.
    fail_on = cast(str, values.get("fail-on") or ("info" if verdicts or confidence else "never"))
    limit = values.get("limit")
    return Settings(
        as_of=cast("date | None", values.get("as-of")) or today,
        lang=cast("str | None", values.get("lang")) or locale_language,
        as_format=cast("str | None", values.get("as")),
        column_map=cast("tuple[tuple[str, str], ...]", values.get("map") or ()),
        format=cast("str | None", values.get("format")) or "text",
        outputs=cast("tuple[tuple[str, str], ...]", values.get("output") or ()),
        jurisdictions=cast("tuple[str, ...]", values.get("jurisdiction") or ()),
        marketplace=cast("str | None", values.get("marketplace")),
        category=cast("str | None", values.get("category")),
        rules=paths_of(values.get("rules")),
        lexicons=paths_of(values.get("lexicons")),
        select=cast("tuple[str, ...]", values.get("select") or ()),
        ignore=cast("tuple[str, ...]", values.get("ignore") or ()),
        source=cast("str | None", values.get("source")) or "",
        drafts=bool(values.get("drafts")),
        waivers=cast("Path | None", values.get("waivers")),
        fail_on=None if fail_on == "never" else cast(Severity, fail_on),
        fail_on_verdicts=verdicts or FAILING_VERDICTS,
        fail_on_confidence=confidence or "low",
        fail_on_undecided=bool(values.get("fail-on-undecided")),
        baseline=cast("Path | None", values.get("baseline")),
        changed_since=cast("str | None", values.get("changed-since")),
        content_cache=bool(values.get("content-cache") or values.get("resume")),
        workers=cast("int | None", values.get("workers")) or None,
        watch=bool(values.get("watch")),
        fix=bool(values.get("fix")),
        diff=bool(values.get("diff")),
        statistics=bool(values.get("statistics")),
        with_listings=bool(values.get("with-listings")),
        with_series=bool(values.get("with-series")),
        explain=bool(values.get("explain")),
        limit=100 if limit is None else (cast(int, limit) or None),
        quiet=bool(values.get("quiet")),
    )


def from_flags(flags: Mapping[str, object]) -> dict[str, Value]:
    """Return the values of the flags that were typed. UsageError, naming the flag, when one makes no sense."""
    values: dict[str, Value] = {}
    for key, raw in flags.items():
        if raw is None or raw == ():
            continue
        try:
            values[key] = parsed(BY_KEY[key], raw)
        except ValueError as error:
            raise UsageError(f"--{key}: {error}") from error
    return values


def paths_of(value: Value) -> tuple[Path, ...]:
    """Return the folders of a setting that holds folders; none when it was not given."""
    return tuple(item for item in value if isinstance(item, Path)) if isinstance(value, tuple) else ()


# ------------------------------------------------------------------ from texts to values


def _word(setting: Setting, text: str) -> str:
    """One of the setting's words, in the spelling of the table; any text when the table names none."""
    text = text.strip()
    if not setting.choices:
        return text
    spelling = {choice.lower(): choice for choice in setting.choices}
    found = spelling.get(text.lower().replace("-", "_"), spelling.get(text.lower()))
    if found is None:
        hint = either("；英国的代码是 GB", "; the code of the United Kingdom is GB") if text.upper() == "UK" else ""
        unknown = either(f"不认识“{text}”", f'unknown value "{text}"')
        expected = either("；可用：", "; expected ") + ", ".join(setting.choices)
        near = hint or suggestion(text, setting.choices)
        raise ValueError(unknown + (near or expected))
    return found


def _texts(setting: Setting, raw: object) -> list[str]:
    if isinstance(raw, str):
        return [raw]
    if isinstance(raw, (list, tuple)) and all(isinstance(item, str) for item in raw):
        return list(raw)
    raise ValueError(either("应为文本或文本列表", "expected a text or a list of texts"))


def _parse_text(setting: Setting, raw: object, folder: Path | None) -> Value:
    if not isinstance(raw, str):
        raise ValueError(either("应为文本", "expected a text"))
    return _word(setting, raw)


def _parse_list(setting: Setting, raw: object, folder: Path | None) -> Value:
    words = [_word(setting, part) for text in _texts(setting, raw) for part in text.split(",") if part.strip()]
    return tuple(dict.fromkeys(words))


def _path(text: str, folder: Path | None) -> Path:
    if not text.strip():
        raise ValueError(either("路径为空", "the path is empty"))
    path = Path(text).expanduser()
    return folder / path if folder is not None else path


def _parse_path(setting: Setting, raw: object, folder: Path | None) -> Value:
    if not isinstance(raw, str):
        raise ValueError(either("应为文本", "expected a text"))
    return _path(raw, folder)


def _parse_paths(setting: Setting, raw: object, folder: Path | None) -> Value:
    return tuple(_path(text, folder) for text in _texts(setting, raw))


def _parse_date(setting: Setting, raw: object, folder: Path | None) -> Value:
    if type(raw) is date:  # TOML has dates of its own; a date with a time is not a day
        return raw
    try:
        return date.fromisoformat(raw.strip() if isinstance(raw, str) else "")
    except ValueError:
        message = either(f"应为日期，例如 2026-11-21，而不是 {raw}", f"expected a date such as 2026-11-21, not {raw}")
        raise ValueError(message) from None


def _parse_flag(setting: Setting, raw: object, folder: Path | None) -> Value:
    if not isinstance(raw, bool):
        raise ValueError(either("应为 true 或 false", "expected true or false"))
    return raw


def _parse_number(setting: Setting, raw: object, folder: Path | None) -> Value:
    if isinstance(raw, str) and raw.strip().isascii() and raw.strip().isdecimal() and len(raw) < 10:
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        return raw
    raise ValueError(either(f"应为 0 或正整数，而不是 {raw}", f"expected 0 or a positive number, not {raw}"))


def _parse_pairs(setting: Setting, raw: object, folder: Path | None) -> Value:
    if isinstance(raw, Mapping):
        items = [f"{key}={value}" if isinstance(value, str) else str(key) for key, value in raw.items()]
    else:
        items = _texts(setting, raw)
    pairs = []
    for item in items:
        name, equals, value = item.partition("=")
        if not equals or not name.strip() or not value.strip():
            shape = setting.metavar or "NAME=VALUE"
            raise ValueError(either(f"应为 {shape}，而不是 {item}", f"expected {shape}, not {item}"))
        pairs.append((name.strip(), value.strip()))
    return tuple(pairs)


_PARSERS: dict[Kind, Callable[[Setting, object, Path | None], Value]] = {
    "text": _parse_text,
    "list": _parse_list,
    "path": _parse_path,
    "paths": _parse_paths,
    "date": _parse_date,
    "flag": _parse_flag,
    "number": _parse_number,
    "pairs": _parse_pairs,
}
