"""`listing-audit serve`: the seller's pages and the HTTP API on this machine."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from listing_audit.cli.rule_folders import folder_options, folders_of
from listing_audit.cli.words import either
from listing_audit.errors import UsageError

if TYPE_CHECKING:
    import socket

_HELP_ZH = """在本机打开网页：上架前检查商品、核对隐私政策和促销价格；并提供 HTTP 接口。

不需要数据库，不保存任何内容，也不访问网络。接口说明：/api/v1/openapi.json。

\b
示例：
  listing-audit serve
  listing-audit serve --port 9000 --token-file tokens.txt
"""

_HELP_EN = """Open web pages on this machine: check a listing before it goes live, a privacy policy, a promotion's price;
and an HTTP API for programs.

No database is needed, nothing is kept, and nothing is fetched. The API describes itself at /api/v1/openapi.json.

\b
Examples:
  listing-audit serve
  listing-audit serve --port 9000 --token-file tokens.txt
"""


@click.command(
    "serve", help=either(_HELP_ZH, _HELP_EN), short_help=either("在本机打开网页和 HTTP 接口", "Web pages and an HTTP API on this machine")
)  # fmt: skip
@click.option(
    "--host", default="127.0.0.1", show_default=True, help=either("监听的本机地址", "Loopback address to listen on")
)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help=either("端口，0 表示任选", "Port; 0 takes a free one"))  # fmt: skip
@click.option("--token-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE", help=either("接口的令牌，每行“名称 令牌”；给出后接口必须带令牌", "Tokens of the API, NAME TOKEN on each line; with it the API asks for one"))  # fmt: skip
@click.option("--rate", type=click.IntRange(1, 1_000_000), default=600, show_default=True, help=either("每个客户端每分钟的请求数", "Requests a minute of one client"))  # fmt: skip
@folder_options
def serve(
    host: str,
    port: int,
    token_file: Path | None,
    rate: int,
    rule_folders: tuple[Path, ...],
    lexicon_folders: tuple[Path, ...],
) -> int:
    address = _loopback(host)
    try:
        import uvicorn

        from listing_audit.web.app import create_app
        from listing_audit.web.settings import Settings, read_tokens
        from listing_audit.web.shared import SharedScanner
    except ImportError as error:
        install = 'pip install "listing-audit[web]"'
        raise UsageError(
            either(f"缺少 {error.name}；请运行：{install}", f"{error.name} is missing; run: {install}")
        ) from error
    folders = folders_of(rule_folders, lexicon_folders)
    # The shipped folders come first there, and the scanner adds them by itself.
    settings = Settings(
        rules=folders.rules[1:],
        lexicons=folders.lexicons[1:],
        tokens=read_tokens(token_file) if token_file else (),
        per_minute=rate,
    )
    with _listening(address, port) as listener:
        sys.stderr.write(either("正在装入规则…\n", "Loading the rules…\n"))
        sys.stderr.flush()
        shared = SharedScanner(settings)
        shared.warm()
        shown = f"[{address}]" if ":" in address else address
        click.echo(f"http://{shown}:{listener.getsockname()[1]}/")
        sys.stdout.flush()
        sys.stderr.write(either("按 Ctrl-C 结束\n", "Ctrl-C ends it\n"))
        config = uvicorn.Config(
            create_app(settings, shared), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
            timeout_keep_alive=15, timeout_graceful_shutdown=5, limit_concurrency=200, h11_max_incomplete_event_size=32_768,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listener])
    return 0


def _loopback(host: str) -> str:
    """Return the address to listen on. Pages without accounts are for the person at this machine alone."""
    name = {"localhost": "127.0.0.1"}.get(host, host.strip("[]"))
    try:
        if ipaddress.ip_address(name).is_loopback:
            return name
    except ValueError:
        pass
    raise UsageError(
        either(
            f"--host {host}：还没有账号，只能监听本机地址（127.0.0.1、::1）。要从别的机器访问，请用 ssh -L 8765:127.0.0.1:8765 转发端口",
            f"--host {host}: there are no accounts yet, so this listens on loopback only (127.0.0.1, ::1). To reach it from "
            "another machine, forward the port: ssh -L 8765:127.0.0.1:8765",
        )
    )


def _listening(address: str, port: int) -> socket.socket:
    import socket

    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family, backlog=128)
    except OSError as error:
        raise UsageError(
            either(f"无法监听 {address} 端口 {port}：{error.strerror}；换一个 --port", f"cannot listen on {address} port {port}: {error.strerror}; try another --port")
        ) from error  # fmt: skip
