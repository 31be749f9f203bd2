"""`listing-audit watch`: does what the schedules of a desk ask for, without its pages."""

from __future__ import annotations

import os
import platform
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listing_audit.cli.desk_options import database_address
from listing_audit.cli.rule_folders import folder_options, folders_of
from listing_audit.cli.watch_options import watch_options, watch_settings
from listing_audit.cli.words import either

if TYPE_CHECKING:
    from listing_audit.desk.watch import WatchSettings
    from listing_audit.desk.worker import LoadedRules
    from listing_audit.store.database import Store

FAILED = 2

_HELP_ZH = """按审核台里的定时任务重新扫描，并把变化（新增发现、大促前涨价、规则生效、豁免到期）发给收件人。

`serve` 运行时已经包含这项工作；不开网页时（例如由系统定时器调用）用本命令。

\b
示例：
  listing-audit watch --once --sources /data/feeds
  listing-audit watch --database postgresql://desk@db/desk --smtp smtp://audit@mail.example:587 --mail-from audit@example.com

退出码：0 正常，2 有来源未能扫描（--once）。
"""

_HELP_EN = """Scan again what the schedules of the desk name, and tell their receivers what changed: new findings, prices raised
before sale events, rules that came into force, waivers near their end.

`serve` does this work too while it runs; this command is for where no pages are open, such as a timer of the system.

\b
Examples:
  listing-audit watch --once --sources /data/feeds
  listing-audit watch --database postgresql://desk@db/desk --smtp smtp://audit@mail.example:587 --mail-from audit@example.com

Exit code: 0 as usual, 2 when a source could not be scanned (--once).
"""


@click.command(
    "watch", help=either(_HELP_ZH, _HELP_EN), short_help=either("按定时任务扫描并发出提醒", "Scan by schedule and send alerts")
)  # fmt: skip
@click.option("--database", metavar="FILE|URL", help=either("审核台的数据：SQLite 文件，或 postgresql://…", "The desk's data: an SQLite file, or postgresql://…"))  # fmt: skip
@click.option("--sources", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER", help=either("定时任务可以读取其中的文件", "Schedules may read files in this folder"))  # fmt: skip
@click.option("--once", is_flag=True, help=either("做完到期的工作就结束", "End when what is due is done"))
@click.option("--public-url", default="", metavar="URL", help=either("审核台的地址，写进提醒中的链接", "Address of the desk, for links in alerts"))  # fmt: skip
@watch_options
@folder_options
def watch(
    database: str | None,
    sources: tuple[Path, ...],
    once: bool,
    public_url: str,
    smtp: str | None,
    mail_from: str | None,
    private_receivers: tuple[str, ...],
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
) -> int:
    from listing_audit.desk.worker import LoadedRules
    from listing_audit.store.database import open_store

    settings = watch_settings([one.resolve() for one in sources], smtp, mail_from, private_receivers, public_url)
    folders = folders_of(rule_folders, lexicon_folders)
    store = open_store(database_address(database))
    loaded = LoadedRules(folders.rules[1:], folders.lexicons[1:])
    if once:
        return _once(store, loaded, settings)
    return _always(store, loaded, settings)


def _always(store: Store, loaded: LoadedRules, settings: WatchSettings) -> int:
    from listing_audit.desk.own_rules import WithOwnRules
    from listing_audit.desk.watch import WatchDuty
    from listing_audit.desk.worker import work

    sys.stderr.write(either("按 Ctrl-C 结束\n", "Ctrl-C ends it\n"))
    with_own = WithOwnRules(store)
    work(
        store, lambda **named: with_own(loaded(**named)), worker=_worker_name(), ended=threading.Event(),
        duties=(WatchDuty(settings),),
    )  # fmt: skip
    return 0


def _once(store: Store, loaded: LoadedRules, settings: WatchSettings) -> int:
    from listing_audit.desk.catalogues import run_next
    from listing_audit.desk.own_rules import WithOwnRules
    from listing_audit.desk.schedules import run_count, runs_since
    from listing_audit.desk.watch import do_next

    with_own = WithOwnRules(store)
    worker, before = _worker_name(), run_count(store)
    while True:
        now = datetime.now(UTC)
        busy = do_next(store, now, settings, lambda: loaded(as_of=datetime.now(UTC).date()).library.rules)
        busy |= (
            run_next(
                store, worker=worker, clock=lambda: datetime.now(UTC), scanner=lambda **named: with_own(loaded(**named))
            )
            is not None
        )
        if not busy:
            break
    failed = False
    words = {"told": ("有变化", "changed"), "unchanged": ("无变化", "unchanged"), "failed": ("失败", "failed")}
    for name, status, failure in runs_since(store, before):
        failed |= status == "failed"
        said = either(*words.get(status, (status, status)))
        click.echo(f"{name}: {said}{f': {failure}' if failure else ''}")
    return FAILED if failed else 0


def _worker_name() -> str:
    return f"{platform.node()} {os.getpid()} {time.time_ns()}"
