"""`listing-audit fetch`: fetches pages of shops, politely, for `scan` and `price` to read."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from listing_audit import __version__
from listing_audit.cli.fetch_console import Console
from listing_audit.cli.gate import CLEAN
from listing_audit.cli.words import either, interface_language
from listing_audit.errors import UsageError
from listing_audit.ingest.moments import zone

if TYPE_CHECKING:
    from listing_audit.ingest.fetch.client import Client
    from listing_audit.ingest.fetch.run import Plan
    from listing_audit.ingest.fetch.visit import Visitor

INCOMPLETE: Final = 2
MIB: Final = 1024 * 1024

_HELP_ZH = """抓取商品网页，存成可供 scan 和 price 读取的文件。

遵守 robots.txt 与 crawl-delay，按主机限速，失败时退避重试，只取有变化的页面，限制大小和时间；不连接内网地址。中断后再运行同一命令即可
继续。每次运行都给每个商品的价格记录加上一笔。标准输出是商品文件的路径。

\b
示例：
  listing-audit fetch https://shop.example/p/1 https://shop.example/p/2
  listing-audit fetch --sitemap https://shop.example/sitemap.xml --include "*/products/*"
  listing-audit fetch --sitemap https://shop.example --products-only --policies --to 店铺
  listing-audit scan 店铺/listings.jsonl
  listing-audit scan "$(listing-audit fetch --urls 网址.txt)"

退出码：0 全部读到；2 有网址未能读到，或用法有误；130 中断，再次运行即继续。
"""

_HELP_EN = """Fetch product pages into files that `scan` and `price` read.

Keeps to robots.txt and its crawl-delay, waits between two visits to a host, backs off and tries again, asks only for
what changed, bounds size and time, and never connects to private addresses. After an interruption the same command goes
on. Each run adds one look to the price record of every article. Standard output is the path of the listings.

\b
Examples:
  listing-audit fetch https://shop.example/p/1 https://shop.example/p/2
  listing-audit fetch --sitemap https://shop.example/sitemap.xml --include "*/products/*"
  listing-audit fetch --sitemap https://shop.example --products-only --policies --to shop
  listing-audit scan shop/listings.jsonl
  listing-audit scan "$(listing-audit fetch --urls urls.txt)"

Exit code: 0 everything was read; 2 an address could not be read, or wrong usage; 130 interrupted: run it again to go on.
"""


class _Seconds(click.FloatRange):
    """A number of seconds within bounds; `nan` fits every bound for click, and none for a clock."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds = float(super().convert(value, param, ctx))
        if not math.isfinite(seconds):
            self.fail(either(f"{value} 不是秒数", f"{value} is no number of seconds"), param, ctx)
        return seconds


# flags, what click needs to know, what it is for in Chinese and English
_OPTIONS: Final[tuple[tuple[tuple[str, ...], dict[str, Any], str, str], ...]] = (
    (("--sitemap", "sitemaps"), {"multiple": True, "metavar": "URL"}, "站点地图，或网站首页（由 robots.txt 得知站点地图），可重复", "A sitemap, or a site whose robots.txt names its sitemaps; repeatable"),
    (("--urls", "url_files"), {"multiple": True, "metavar": "FILE"}, "每行一个网址的文件，- 为标准输入", "A file with one address a line; - is standard input"),
    (("--to", "folder"), {"type": click.Path(path_type=Path), "default": Path("fetched"), "metavar": "FOLDER"}, "存放的文件夹", "Where everything is kept"),
    (("--include",), {"multiple": True, "metavar": "PATTERN"}, "站点地图中只抓取符合的网址，例如 */products/*，可重复", "Of a sitemap only addresses like this, for example */products/*; repeatable"),
    (("--products-only",), {"is_flag": True}, "不要没有商品数据的页面", "Leave out pages that state no product"),
    (("--policies",), {"is_flag": True}, "也抓取页面链接的隐私政策", "Also fetch the privacy policies that pages link to"),
    (("--policy", "policy_urls"), {"multiple": True, "metavar": "URL"}, "一份隐私政策的网址，可重复", "The address of a privacy policy; repeatable"),
    (("--max-pages",), {"type": click.IntRange(1, 10_000_000), "default": 10_000, "metavar": "N"}, "从站点地图最多抓取多少页", "Most pages to visit from sitemaps"),
    (("--max-size",), {"type": click.IntRange(1, 200), "default": 10, "metavar": "MIB"}, "一页最大多少 MiB", "Largest page, in MiB"),
    (("--timeout",), {"type": _Seconds(1, 600), "default": 30, "metavar": "S"}, "一次请求最长秒数", "Longest time for one request, in seconds"),
    (("--delay",), {"type": _Seconds(0, 3600), "default": 1, "metavar": "S"}, "两次访问同一主机的最短间隔秒数", "Least time between two visits to a host, in seconds"),
    (("--longest-delay",), {"type": _Seconds(0, 86_400), "default": 60, "metavar": "S"}, "robots.txt 要求的间隔更长时不访问", "Leave sites alone whose robots.txt asks for more time than this"),
    (("--tries",), {"type": click.IntRange(1, 10), "default": 3, "metavar": "N"}, "暂时失败时共试几次", "How often to try what fails in passing"),
    (("--contact",), {"metavar": "TEXT"}, "随请求发送的联系方式", "Address or page of whoever runs this, sent with each request"),
    (("--timezone",), {"default": "UTC", "metavar": "ZONE"}, "价格日期所属时区，例如 Asia/Shanghai", "Whose days the prices belong to, for example Asia/Shanghai"),
    (("--keep-versions",), {"is_flag": True}, "页面变化时保留旧版本", "Keep older versions of pages that change"),
    (("--allow-private",), {"is_flag": True}, "允许内网和本机地址", "Also connect to private and loopback addresses"),
    (("--lang",), {"type": click.Choice(["zh", "en"])}, "消息语言", "Language of messages"),
    (("--quiet",), {"is_flag": True}, "不显示进度和说明，错误仍显示", "No progress and no remarks; errors stay"),
)  # fmt: skip


def _with_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for flags, known, chinese, english in reversed(_OPTIONS):
        command = click.option(*flags, help=either(chinese, english), show_default="default" in known, **known)(command)
    return command


@click.command(
    "fetch",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("抓取商品网页", "Fetch product pages"),
)
@click.argument("urls", nargs=-1, metavar="[URL]...")
@_with_options
def fetch(**given: Any) -> int:
    language = given["lang"] or interface_language()
    _need_the_extra()
    from listing_audit.ingest.fetch.archive import LISTINGS, open_archive
    from listing_audit.ingest.fetch.record import Recorder
    from listing_audit.ingest.fetch.run import Run

    zone_name = given["timezone"]
    if zone(zone_name) is None:
        raise UsageError(
            either(f"--timezone：没有时区“{zone_name}”", f'--timezone: there is no time zone "{zone_name}"')
        )
    plan = _plan(given, language)
    console = Console(sys.stderr, quiet=given["quiet"])
    with _client(given) as client, open_archive(given["folder"], language=language) as archive:
        recorder = Recorder(archive, zone_name, language, given["keep_versions"], given["products_only"])
        run = Run(plan, archive, _visitor(client, given), recorder, console.tell, console.progress, random.random)
        try:
            tally = run.go()
        finally:
            console.end(run.tally, plan.max_pages)
    click.echo((given["folder"] / LISTINGS).as_posix())
    asked_for_so_many = click.get_current_context().get_parameter_source("max_pages") is not ParameterSource.DEFAULT
    whole = not (tally.failed or tally.gone or tally.left or tally.unread or (tally.cut and not asked_for_so_many))
    return CLEAN if whole else INCOMPLETE


# ------------------------------------------------------------------ what was asked for


def _need_the_extra() -> None:
    from importlib.util import find_spec

    missing = [name for name in ("httpcore", "httpx", "protego") if find_spec(name) is None]
    if missing:
        names, install = ", ".join(missing), 'pip install "listing-audit[fetch]"'
        raise UsageError(either(f"抓取网页需要 {names}：{install}", f"fetching needs {names}: {install}"))


def _plan(given: dict[str, Any], language: str) -> Plan:
    from listing_audit.ingest.fetch.run import Plan

    plan = Plan(
        urls=_checked([*given["urls"], *_listed(given["url_files"])], language),
        sitemaps=_checked(given["sitemaps"], language),
        policy_urls=_checked(given["policy_urls"], language),
        include=given["include"],
        policies=given["policies"],
        max_pages=given["max_pages"],
        max_bytes=given["max_size"] * MIB,
        tries=given["tries"],
        language=language,
    )
    if not (plan.urls or plan.sitemaps or plan.policy_urls):
        raise UsageError(
            either(
                "没有给出网址；用 URL、--sitemap、--urls 或 --policy",
                "no address was given: name URLs, --sitemap, --urls or --policy",
            )
        )
    return plan


def _client(given: dict[str, Any]) -> Client:
    from listing_audit.ingest.fetch.client import Client
    from listing_audit.ingest.fetch.run import user_agent

    contact = given["contact"]
    if contact and not (contact.isascii() and contact.isprintable() and len(contact) <= 200):
        raise UsageError(
            either("--contact：只能是可打印的 ASCII 字符，最多 200 个", "--contact: printable ASCII only, at most 200")
        )
    agent = user_agent(__version__, contact)
    return Client(agent, allow_private=given["allow_private"], timeout_s=given["timeout"])


def _visitor(client: Client, given: dict[str, Any]) -> Visitor:
    from listing_audit.ingest.fetch.pace import Paces
    from listing_audit.ingest.fetch.visit import Visitor

    return Visitor(
        client,
        Paces(given["delay"]),
        longest_delay_s=given["longest_delay"],
        robots_tries=given["tries"],
        clock=time.monotonic,
        sleep=time.sleep,
        now=lambda: datetime.now(UTC),
    )


def _checked(texts: Sequence[str], language: str) -> tuple[str, ...]:
    """The addresses in their normal form, each once. UsageError, naming every bad one, when there is any."""
    from listing_audit.ingest.fetch.messages import say
    from listing_audit.ingest.fetch.urls import UrlRefused, checked_url

    checked: dict[str, None] = {}
    wrong = []
    for text in texts:
        try:
            checked[checked_url(text)] = None
        except UrlRefused as refused:
            wrong.append(f"{text[:200]}: {say(language, refused.kind)}")
    if wrong:
        raise UsageError("\n".join(wrong[:20] + (["…"] if len(wrong) > 20 else [])))
    return tuple(checked)


def _listed(files: Sequence[str]) -> list[str]:
    """The addresses in files, one a line; blank lines and those that begin with # say nothing."""
    found = []
    for name in files:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        lines = data.decode("utf-8-sig", "replace").splitlines()
        found += [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return found
