"""`listing-audit price`: what may be printed on a day, why a promotion is judged as it is, and histories out of exports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listing_audit.cli.words import either, interface_language

if TYPE_CHECKING:
    from listing_audit.ingest.price_history import Histories
    from listing_audit.model.prices import PriceHistory, Promotion
    from listing_audit.verify.price.quote import Quote
    from listing_audit.verify.price.referee import Judged

CLEAN, FOUND, WRONG = 0, 1, 2


def _amount(value: str | Decimal) -> Decimal:
    """Return a price above zero."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        raise click.BadParameter(either(f"“{value}”不是价格", f'"{value}" is no price'))
    return amount


def _day(value: str | date) -> date:
    """Return an ISO day."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise click.BadParameter(
            either(f"“{value}”不是日期（2026-11-11）", f'"{value}" is no date (2026-11-11)')
        ) from None


def _common(command: Any) -> Any:
    """The options that say which history and whose law."""
    for option in (
        click.option("--lang", type=click.Choice(["zh", "en"]), help=either("输出语言", "language of the output")),
        click.option("--as-of", type=_day, help=either("按哪一天的法律（默认今天）", "the day whose law is asked for (default: today)")),
        click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True),
        click.option("--timezone", default="UTC", show_default=True, help=either("文件未写明时的时区", "zone of times that state none")),
        click.option("--currency", help=either("文件未写明时的币种", "currency where the files state none")),
        click.option("--jurisdiction", "-j", required=True, help="CN, DE, GB, US-CA …"),
        click.option("--sku", help=either("商品编码；文件只有一个商品时可省略", "the article; not needed when there is only one")),
        click.option("--history", "paths", multiple=True, required=True, type=click.Path(path_type=Path),
                     help=either("价格历史：文件或按日期命名的导出文件夹，可多次给出", "history: a file, or a folder of dated exports; may be repeated")),
    ):  # fmt: skip
        command = option(command)
    return command


def _planned(command: Any) -> Any:
    """The options that describe a promotion."""
    for option in (
        click.option(
            "--fact",
            "facts",
            multiple=True,
            metavar="NAME=VALUE",
            help=either("其他事实", "another fact, such as progressive=true"),
        ),
        click.option("--text", help=either("广告文字", "the words of the ad")),
        click.option("--label", help=either("被比较价的名称", "what the compared price is called")),
        click.option("--days", type=click.IntRange(1, 3650), help=either("促销天数", "how many days the offer runs")),
        click.option("--percent", type=_amount, help=either("宣称的降幅（%）", "the percentage claimed")),
        click.option("--reference", type=_amount, help=either("拟标示的被比较价", "the compared price planned")),
        click.option("--price", type=_amount, help=either("促销价", "the promotional price")),
        click.option("--on", type=_day, help=either("促销开始日", "the day the promotion begins")),
    ):
        command = option(command)
    return command


@click.group(
    "price",
    help=either(
        "价格：可标示的最高价、促销判断的依据、由导出文件整理价格历史",
        "Prices: what may be printed, why a promotion is judged so, histories out of exports",
    ),
)
def price() -> None:
    pass


@price.command("quote", help=either("某日可以标示的最高被比较价和折扣，以及拟定的宣称从哪天起合法", "The highest reference and percentage that may be printed on a day, and from when a planned claim would stand"))  # fmt: skip
@_common
@_planned
def quote(shape: str, as_of: date | None, jurisdiction: str, lang: str | None, **given: Any) -> int:
    from listing_audit.verify.price.quote import lawful_from
    from listing_audit.verify.price.quote import quote as made

    place, language = _place(jurisdiction), lang or interface_language()
    history, _ = _chosen(given, language)
    day, law_day = given["on"] or date.today(), as_of or date.today()
    plan = _plan(given, history, day)
    found = made(history, place=place, on=day, as_of=law_day, price=given["price"], plan=_trial(plan))
    begins = None
    if given["reference"] is not None and given["price"] is not None:
        begins = lawful_from(history, plan, place=place, on=day, as_of=law_day)
    if shape == "json":
        click.echo(json.dumps(_quote_record(found, begins, given), ensure_ascii=False))
    else:
        click.echo("\n".join(_quote_lines(found, begins, given, history, language)))
    return CLEAN if found.reference is not None else FOUND


@price.command("explain", help=either("画出价格历史、考察期、被比较价和合法价，并说明结论", "Draw the history with the window, the claimed and the lawful reference, and say what decides"))  # fmt: skip
@_common
@_planned
@click.option(
    "--svg", type=click.Path(path_type=Path), help=either("把图写成 SVG 文件", "also write the chart as an SVG file")
)
def explain(shape: str, as_of: date | None, jurisdiction: str, lang: str | None, svg: Path | None, **given: Any) -> int:
    from listing_audit.report.price_chart import svg_chart, text_chart
    from listing_audit.verify.price.referee import referee
    from listing_audit.verify.price.series import series_of
    from listing_audit.verify.price.telling import details_of

    place, language = _place(jurisdiction), lang or interface_language()
    history, promotions = _chosen(given, language)
    if given["price"] is not None:
        promotions = [_plan(given, history, given["on"] or date.today())]
    if not promotions:
        raise click.UsageError(
            either(
                "文件中没有促销；请给出 --on、--price、--reference",
                "no promotion in the files: give --on, --price and --reference",
            )
        )
    verdicts = set()
    for number, promotion in enumerate(promotions):
        judged = referee(promotion, history, place=place, as_of=as_of or date.today())
        verdicts.add(judged.verdict)
        series = series_of(judged)
        if shape == "json":
            codes = [code.topic for code in judged.ruling.codes]
            record = {"verdict": judged.verdict, "codes": codes, **details_of(judged, promotion), "series": series}
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            click.echo(text_chart(series, language=language))
            click.echo("\n".join(_verdict_lines(judged, language)) + "\n")
        if svg is not None:
            target = svg if len(promotions) == 1 else svg.with_stem(f"{svg.stem}-{number + 1}")
            target.write_text(svg_chart(series, language=language), encoding="utf-8")
    return FOUND if "violation" in verdicts else CLEAN


@price.command("collect", help=either("把按日期导出的文件、订单和采集记录整理为带价格历史的商品（JSON Lines）", "Turn dated exports, orders and tracker dumps into listings with price histories (JSON Lines)"))  # fmt: skip
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--currency")
@click.option("--timezone", default="UTC", show_default=True)
def collect(paths: Sequence[Path], currency: str | None, timezone: str) -> int:
    from listing_audit.ingest.price_history import canonical

    found = _read(paths, currency, timezone, interface_language())
    by_sku: dict[str, list[PriceHistory]] = {}
    for history in found.histories:
        by_sku.setdefault(history.sku or "", []).append(history)
    for sku, histories in by_sku.items():
        record = {"id": sku or "unnamed", "price_histories": [canonical(history) for history in histories]}
        click.echo(json.dumps(record, ensure_ascii=False))
    return WRONG if _tell(found) else CLEAN


# ------------------------------------------------------------------ reading


def _place(name: str) -> str:
    from listing_audit.cli.words import suggestion
    from listing_audit.model.scope import JURISDICTIONS
    from listing_audit.verify.price.referee import law_of

    place = {"UK": "GB"}.get(name.upper(), name.upper())
    if place not in JURISDICTIONS or law_of(place) is None:
        raise click.UsageError(
            either(f"不认识的地区“{name}”", f'unknown jurisdiction "{name}"') + suggestion(name, JURISDICTIONS)
        )
    return place


def _read(paths: Sequence[Path], currency: str | None, timezone: str, language: str) -> Histories:
    from listing_audit.ingest.moments import zone
    from listing_audit.ingest.price_history import Assumed, read_price_history

    if zone(timezone) is None:
        raise click.UsageError(either(f"不认识的时区“{timezone}”", f'unknown time zone "{timezone}"'))
    return read_price_history(paths, Assumed(currency, timezone, language))


def _tell(found: Histories) -> bool:
    """Tell what could not be read; return whether anything was lost."""
    from listing_audit.model.listing import ReadError

    for problem in found.problems:
        text = problem.reason if isinstance(problem, ReadError) else problem.message
        click.echo(f"{problem.path}{f':{problem.line}' if problem.line else ''}: {text}", err=True)
    return any(isinstance(problem, ReadError) for problem in found.problems)


def _chosen(given: dict[str, Any], language: str) -> tuple[PriceHistory, list[Promotion]]:
    found = _read(given["paths"], given["currency"], given["timezone"], language)
    _tell(found)
    sku = given["sku"]
    fitting = [history for history in found.histories if sku is None or history.sku == sku]
    if not fitting:
        raise click.UsageError(either("没有找到价格历史", "no price history found") + (f": {sku}" if sku else ""))
    if len(fitting) > 1:
        names = ", ".join(sorted({f"{h.sku or '-'}" + (f" ({h.channel})" if h.channel else "") for h in fitting})[:12])
        raise click.UsageError(
            either(f"有多个价格历史，请用 --sku 指定：{names}", f"more than one history; choose with --sku: {names}")
        )
    return fitting[0], [p for p in found.promotions if p.sku in (None, fitting[0].sku)]


def _plan(given: dict[str, Any], history: PriceHistory, day: date) -> Promotion:
    from datetime import UTC, time, timedelta

    from listing_audit.ingest.moments import zone
    from listing_audit.model.prices import Promotion

    facts = []
    for fact in given["facts"]:
        name, sign, value = fact.partition("=")
        if not sign:
            raise click.UsageError(either(f"--fact 要写成 名称=值：{fact}", f"--fact needs NAME=VALUE: {fact}"))
        facts.append((name.strip(), value.strip()))
    start = datetime.combine(day, time(), zone(history.timezone) or UTC)
    ends = start + timedelta(days=given["days"]) if given["days"] else None
    return Promotion(
        announced_at=start, starts_at=start, ends_at=ends, price=given["price"], reference_price=given["reference"],
        reference_label=given["label"], claimed_percent=given["percent"],
        claim_text=given["text"], sku=history.sku, channel=history.channel, market=history.market, currency=history.currency,
        facts=tuple(facts),
    )  # fmt: skip


def _trial(plan: Promotion) -> Promotion:
    """The plan without its own figures: they are what is asked for."""
    from dataclasses import replace

    return replace(plan, reference_price=None, claimed_percent=None, claim_text=None)


# ------------------------------------------------------------------ telling


def _quote_record(found: Quote, begins: date | None, given: dict[str, Any]) -> dict[str, Any]:
    from listing_audit.verify.price.money import plain

    ruling = found.tried.ruling if found.tried is not None else None
    return {
        "on": found.on.isoformat(),
        "highest_reference": None if found.reference is None else plain(found.reference),
        "price": None if found.price is None else plain(found.price),
        "highest_percent": None if found.percent is None else plain(found.percent),
        "missing_facts": [] if ruling is None or found.reference is not None else [m.fact for m in ruling.missing],
        "codes": [] if ruling is None or found.reference is not None else [code.topic for code in ruling.codes],
        "planned_reference": None if given["reference"] is None else plain(given["reference"]),
        "lawful_from": None if begins is None else begins.isoformat(),
    }


def _quote_lines(
    found: Quote, begins: date | None, given: dict[str, Any], history: PriceHistory, language: str
) -> list[str]:
    from listing_audit.verify.price.telling import told

    zh = language == "zh"
    if found.reference is not None:
        lines = [f"{found.on} 可标示的最高被比较价：{found.reference} {history.currency}" if zh
                 else f"Highest reference on {found.on}: {found.reference} {history.currency}"]  # fmt: skip
        if found.percent is not None:
            lines.append(
                f"按售价 {found.price} 可宣称的最高降幅：{found.percent}%"
                if zh
                else f"Highest percentage at {found.price}: {found.percent} %"
            )
    else:
        lines = ["没有可标示的被比较价。" if zh else "No reference may be printed on that day."]
    if found.tried is not None and found.reference is None:
        lines += _verdict_lines(found.tried, language)
    elif found.tried is not None:
        lines.append(told(found.tried, language, limit=False))
    if given["reference"] is not None and given["price"] is not None:
        if begins is None:
            lines.append(
                "拟定的宣称在 400 天内都不合法。"
                if zh
                else "The planned claim would not stand on any of the next 400 days."
            )
        else:
            lines.append(
                f"拟定的宣称自 {begins} 起合法（假定现价维持不变）。"
                if zh
                else f"The planned claim would stand from {begins} (if the price of now stays)."
            )
    return lines


def _verdict_lines(judged: Judged, language: str) -> list[str]:
    from listing_audit.judge.words import fact_word
    from listing_audit.model.topics import TOPICS
    from listing_audit.report.wording import EXEMPT_WORDS
    from listing_audit.verify.price.telling import told

    zh = language == "zh"
    ruling = judged.ruling
    words = {
        "violation": ("违规", "violation"),
        "indeterminate": ("不能判定", "undecided"),
        "compliant": ("合规", "compliant"),
    }
    lines = [("结论：" if zh else "Verdict: ") + words[judged.verdict][0 if zh else 1]]
    lines += [f"  - {TOPICS[code.topic][1 if zh else 2]} ({code.topic})" for code in ruling.codes]
    if not ruling.codes:
        lines += [
            ("  缺少：" if zh else "  missing: ") + fact_word(missing.fact, language) for missing in ruling.missing
        ]
    if ruling.exempt is not None:
        lines.append(
            ("  不适用价格比较规则：" if zh else "  not asked of history: ")
            + EXEMPT_WORDS[ruling.exempt][0 if zh else 1]
        )
    return [*lines, told(judged, language)]
