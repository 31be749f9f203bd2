"""How `serve` and `watch` are told whom alerts may reach, and through which mail server."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listing_audit.cli.words import either
from listing_audit.errors import UsageError

if TYPE_CHECKING:
    from listing_audit.desk.watch import WatchSettings

Command = Callable[..., Any]
PASSWORD_VARIABLE = "LISTING_AUDIT_SMTP_PASSWORD"


def watch_options(command: Command) -> Command:
    """Give a command the flags --smtp, --mail-from and --private-receiver."""
    for option in (
        click.option("--private-receiver", "private_receivers", multiple=True, metavar="HOST", help=either("允许把提醒发到内网的这个主机", "Alerts may go to this host of the own network")),
        click.option("--mail-from", metavar="MAILBOX", help=either("提醒邮件的发件人", "Whom alerts by mail are from")),
        click.option("--smtp", metavar="URL", help=either(f"邮件服务器，如 smtp://用户@主机:587；密码放在环境变量 {PASSWORD_VARIABLE}", f"Mail server, such as smtp://user@host:587; its password stands in {PASSWORD_VARIABLE}")),
    ):  # fmt: skip
        command = option(command)
    return command


def watch_settings(
    folders: Sequence[Path], smtp: str | None, mail_from: str | None, private_receivers: Sequence[str], address: str
) -> WatchSettings:
    """Return what the flags say. Raises UsageError for a mail server without a sender, and for what is no host name."""
    from listing_audit.desk.notify import mail_server
    from listing_audit.desk.watch import WatchSettings

    if (smtp is None) != (mail_from is None):
        raise UsageError(either("--smtp 和 --mail-from 须一起给出", "give --smtp and --mail-from together"))
    for host in private_receivers:
        if "/" in host or "@" in host or not host.strip():
            raise UsageError(either(f"--private-receiver {host}：只写主机名或 IP 地址", f"--private-receiver {host}: write the host name or IP address alone"))  # fmt: skip
    mail = None
    if smtp is not None and mail_from is not None:
        mail = mail_server(smtp, password=os.environ.get(PASSWORD_VARIABLE, ""), sender=mail_from)
    return WatchSettings(
        tuple(folders), mail, frozenset(host.strip("[]").lower() for host in private_receivers), address
    )
