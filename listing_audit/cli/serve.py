"""`listing-audit serve`: the sellers' pages, the officers' desk with its worker, and the HTTP API."""

from __future__ import annotations

import ipaddress
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listing_audit.cli import desk_options
from listing_audit.cli.rule_folders import Folders, folder_options, folders_of
from listing_audit.cli.watch_options import watch_options, watch_settings
from listing_audit.cli.words import either
from listing_audit.errors import UsageError

if TYPE_CHECKING:
    import socket

    from listing_audit.desk.watch import WatchSettings
    from listing_audit.desk.worker import WorkerProcess
    from listing_audit.web.desk.shell import Desk
    from listing_audit.web.settings import Settings

_HELP_ZH = """打开网页：卖家上架前检查商品、隐私政策和促销价格；合规员的审核台；并提供 HTTP 接口。

审核台的数据放在用户数据文件夹的一个 SQLite 文件里（启动时显示路径），也可用 --database 指定文件或 PostgreSQL。
不访问网络。接口说明：/api/v1/openapi.json。没有账号时只监听本机。

\b
示例：
  listing-audit serve
  listing-audit serve --create-admin boss --sources /data/feeds
  listing-audit serve --host 0.0.0.0 --public-url https://desk.example.com --database postgresql://desk@db/desk
"""

_HELP_EN = """Open web pages: sellers check a listing, a privacy policy, a promotion's price before it goes live; officers have
their desk; programs have an HTTP API.

The desk keeps its data in one SQLite file in the user's data folder (shown at the start); --database names another file
or PostgreSQL. Nothing is fetched. The API describes itself at /api/v1/openapi.json. Without accounts it listens on
this machine only.

\b
Examples:
  listing-audit serve
  listing-audit serve --create-admin boss --sources /data/feeds
  listing-audit serve --host 0.0.0.0 --public-url https://desk.example.com --database postgresql://desk@db/desk
"""


@click.command(
    "serve", help=either(_HELP_ZH, _HELP_EN), short_help=either("打开网页、审核台和 HTTP 接口", "Web pages, the desk and an HTTP API")
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help=either("监听地址；本机以外须先有账号和 --public-url", "Address to listen on; beyond this machine there must be an account and --public-url"))  # fmt: skip
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help=either("端口，0 表示任选", "Port; 0 takes a free one"))  # fmt: skip
@click.option("--database", metavar="FILE|URL", help=either("审核台的数据：SQLite 文件，或 postgresql://…", "The desk's data: an SQLite file, or postgresql://…"))  # fmt: skip
@click.option("--no-desk", is_flag=True, help=either("只有卖家页面和接口，不要数据库", "Only the sellers' pages and the API; no database"))  # fmt: skip
@click.option("--create-admin", metavar="NAME", help=either("先建立管理员账号；密码在终端询问，或取自标准输入的第一行", "First make an admin's account; its password is asked, or is the first line of standard input"))  # fmt: skip
@click.option("--sources", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER", help=either("合规员可按路径扫描其中的文件", "Officers may scan files in this folder by their path"))  # fmt: skip
@click.option("--public-url", multiple=True, metavar="URL", help=either("浏览器访问本服务所用的地址，如 https://desk.example.com", "Address under which browsers reach this server, such as https://desk.example.com"))  # fmt: skip
@click.option("--trusted-proxy", metavar="ADDRESS", help=either("反向代理的地址；采用它给出的客户端地址", "Address of a reverse proxy, whose word for the client's address is taken"))  # fmt: skip
@click.option("--token-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help=either("接口的令牌，每行“名称 令牌”；给出后接口必须带令牌", "Tokens of the API, NAME TOKEN on each line; with it the API asks for one"))  # fmt: skip
@click.option("--rate", type=click.IntRange(1, 1_000_000), default=600, show_default=True, help=either("每个客户端每分钟的请求数", "Requests a minute of one client"))  # fmt: skip
@watch_options
@folder_options
def serve(
    host: str,
    port: int,
    database: str | None,
    no_desk: bool,
    create_admin: str | None,
    sources: tuple[Path, ...],
    public_url: tuple[str, ...],
    trusted_proxy: str | None,
    token_file: Path | None,
    rate: int,
    smtp: str | None,
    mail_from: str | None,
    private_receivers: tuple[str, ...],
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
) -> int:
    address, beyond = _address(host)
    try:
        import uvicorn  # noqa: F401

        from listing_audit.web.settings import LOOPBACK_NAMES, Settings, read_tokens
    except ImportError as error:
        install = 'pip install "listing-audit[web]"'
        raise UsageError(
            either(f"缺少 {error.name}；请运行：{install}", f"{error.name} is missing; run: {install}")
        ) from error
    names, secure = desk_options.public_names(public_url)
    folders = folders_of(rule_folders, lexicon_folders)
    opened = _Opened()
    if not no_desk:
        places = [folder.resolve() for folder in sources]
        home = public_url[0] if public_url else ""
        watching = watch_settings(places, smtp, mail_from, private_receivers, home)
        opened = _open_desk(database, create_admin, watching, secure, folders)
    if beyond:
        _check_beyond(host, opened, names, secure)
    # The shipped folders come first there, and the scanner adds them by itself.
    settings = Settings(
        rules=folders.rules[1:],
        lexicons=folders.lexicons[1:],
        names=(*LOOPBACK_NAMES, *names),
        tokens=read_tokens(token_file) if token_file else (),
        per_minute=rate,
        # Who reaches this server by a public name has to say who he is, wherever it listens.
        open_precheck=not beyond and not names,
    )
    with _listening(address, port) as listener:
        _run(settings, opened, listener, address, trusted_proxy)
    return 0


@dataclass(frozen=True, slots=True)
class _Opened:
    """The desk and the address of its database; None without a desk."""

    desk: Desk | None = None
    database: str = ""
    watching: WatchSettings | None = None


def _open_desk(
    database: str | None, create_admin: str | None, watching: WatchSettings, secure: bool, folders: Folders
) -> _Opened:
    import secrets

    from listing_audit.desk import accounts, own_rules
    from listing_audit.store.database import open_store
    from listing_audit.web.desk.shell import Desk

    where = desk_options.database_address(database)
    store = open_store(where)
    # The password of a PostgreSQL address stays off the screen and out of logs.
    shown = where.rpartition("@")[2] if "://" in where else where
    sys.stderr.write(either(f"审核台的数据：{shown}\n", f"the desk keeps its data in {shown}\n"))
    if create_admin is not None:
        desk_options.create_admin(store, create_admin)
    key = "" if accounts.any_account(store) else secrets.token_urlsafe(24)
    desk = Desk(
        store, sources=watching.folders, secure=secure, first_key=key, private_receivers=watching.private_receivers,
        with_mail=watching.mail is not None, folders=own_rules.Folders(folders.rules[1:], folders.lexicons[1:]),
    )  # fmt: skip
    return _Opened(desk, where, watching)


def _check_beyond(host: str, opened: _Opened, names: tuple[str, ...], secure: bool) -> None:
    """Raise UsageError unless strangers are asked who they are."""
    if opened.desk is None or opened.desk.first_key:
        raise UsageError(
            either(
                f"--host {host}：还没有账号，只能监听本机地址（127.0.0.1、::1）。先建立账号：listing-audit serve --create-admin 账号名；"
                "或用 ssh -L 8765:127.0.0.1:8765 转发端口",
                f"--host {host}: there is no account yet, so this listens on loopback only (127.0.0.1, ::1). Make one first: "
                "listing-audit serve --create-admin NAME; or forward the port: ssh -L 8765:127.0.0.1:8765",
            )
        )
    if not names:
        raise UsageError(
            either(
                f"--host {host}：请说明浏览器用什么地址访问，例如 --public-url https://desk.example.com（其他主机名一律拒绝）",
                f"--host {host}: say under which address browsers come, such as --public-url https://desk.example.com; "
                "other host names are refused",
            )
        )
    if not secure:
        sys.stderr.write(
            either(
                "注意：--public-url 是 http，密码会在网络上明文传输；请在前面放一个 https 反向代理\n",
                "caution: --public-url is http, so passwords travel in clear; put a reverse proxy with https before it\n",
            )
        )


def _run(settings: Settings, opened: _Opened, listener: socket.socket, address: str, proxy: str | None) -> None:
    import uvicorn

    from listing_audit.web.app import create_app
    from listing_audit.web.shared import SharedScanner

    sys.stderr.write(either("正在装入规则…\n", "Loading the rules…\n"))
    sys.stderr.flush()
    shared = SharedScanner(settings)
    shared.warm()
    app = create_app(settings, shared, opened.desk)
    shown = f"[{address}]" if ":" in address else address
    home = f"http://{shown}:{listener.getsockname()[1]}/"
    click.echo(home)
    sys.stdout.flush()
    if opened.desk is not None and opened.desk.first_key:
        link = f"{home}first-account?key={opened.desk.first_key}"
        sys.stderr.write(either(f"还没有账号。建立第一个管理员（链接只能用一次）：{link}\n", f"There is no account yet. Make the first admin's (the link can be used once): {link}\n"))  # fmt: skip
    sys.stderr.write(either("按 Ctrl-C 结束\n", "Ctrl-C ends it\n"))
    sys.stderr.flush()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False,
        proxy_headers=proxy is not None, forwarded_allow_ips=proxy,
        timeout_keep_alive=15, timeout_graceful_shutdown=5, limit_concurrency=200, h11_max_incomplete_event_size=32_768,
    )  # fmt: skip
    worker = _worker(opened, settings)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        if worker is not None:
            worker.close()


def _worker(opened: _Opened, settings: Settings) -> WorkerProcess | None:
    """Start the process that scans catalogues; None without a desk."""
    if opened.desk is None:
        return None
    from listing_audit.desk.watch import WatchDuty
    from listing_audit.desk.worker import WorkerProcess

    duties = (WatchDuty(opened.watching),) if opened.watching is not None else ()
    worker = WorkerProcess(opened.database, settings.rules, settings.lexicons, duties)
    worker.start()
    return worker


def _address(host: str) -> tuple[str, bool]:
    """Return the address to listen on, and whether others than this machine reach it."""
    name = {"localhost": "127.0.0.1"}.get(host, host.strip("[]"))
    try:
        return name, not ipaddress.ip_address(name).is_loopback
    except ValueError:
        raise UsageError(
            either(f"--host {host}：应为一个 IP 地址，例如 127.0.0.1 或 0.0.0.0", f"--host {host}: expected an IP address, such as 127.0.0.1 or 0.0.0.0")
        ) from None  # fmt: skip


def _listening(address: str, port: int) -> socket.socket:
    import socket

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=128)
    except OSError as error:
        raise UsageError(
            either(f"无法监听 {address} 端口 {port}：{error.strerror}；换一个 --port", f"cannot listen on {address} port {port}: {error.strerror}; try another --port")
        ) from error  # fmt: skip
