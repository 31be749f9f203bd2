"""Sends one message to one receiver: a signed webhook, a chat group's robot, or e-mail. The door through which alerts leave.

Webhooks are signed as the Standard Webhooks specification says (version 1.0.0, 2026-11: HMAC-SHA256 over
`id.timestamp.body`), so that a receiver can tell them from forgeries and drop what comes twice. Every host is checked by
the address guard; a private one has to be allowed by the operator by its name.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
import secrets
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final, Literal, get_args
from urllib.parse import quote_plus, urlsplit

from listing_audit import __version__
from listing_audit.address_guard import AddressRefused, checked_addresses
from listing_audit.errors import UsageError

Kind = Literal["webhook", "slack", "dingtalk", "wecom", "feishu", "email"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
Security = Literal["starttls", "tls", "none"]
_SCHEMES: Final[Mapping[str, tuple[Security, int]]] = {
    "smtp": ("starttls", 587), "smtps": ("tls", 465), "smtp+plain": ("none", 25),
}  # fmt: skip
_MAILBOX: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?", re.ASCII)
_LONGEST_ADDRESS: Final = 1000
_TIMEOUT_S: Final = 20.0
_ANSWER_BYTES: Final = 16 * 1024
_LONGEST_WAIT_S: Final = 86_400
# Robots of chat groups refuse longer texts: WeCom at 2048 bytes, the others at about 20 KB (their documentation, 2026-11).
_LONGEST_TEXT: Final[Mapping[str, int]] = {"wecom": 2000, "dingtalk": 18_000, "feishu": 18_000, "slack": 30_000}


@dataclass(frozen=True, slots=True)
class MailServer:
    """The mail server that the operator named, and whom messages are from."""

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message for one receiver. `number` is the same at every attempt, so that a receiver can drop repeats."""

    number: str
    kind: Kind
    address: str
    secret: str
    subject: str
    text: str
    record: Mapping[str, object]


class NotSent(Exception):
    """A message that did not get through. `passing`: later it may; `after_s`: the receiver said when to come again."""

    def __init__(self, reason: str, *, passing: bool, after_s: int | None = None) -> None:
        super().__init__(reason)
        self.passing = passing
        self.after_s = after_s


def mail_server(address: str, *, password: str, sender: str) -> MailServer:
    """Return the mail server of an address such as `smtp://user@mail.example:587`.

    `smtp` begins with STARTTLS, `smtps` is TLS from the start, `smtp+plain` is neither. Raises UsageError.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise UsageError(f"--smtp {address}: {error}") from error
    if parts.scheme not in _SCHEMES or not parts.hostname or parts.path.strip("/") or parts.password:
        raise UsageError(
            "--smtp: write smtp://user@host:587 (STARTTLS), smtps://host:465 (TLS) or smtp+plain://localhost:25; the"
            " password stands in LISTING_AUDIT_SMTP_PASSWORD"
        )
    if not _MAILBOX.fullmatch(sender):
        raise UsageError(f'--mail-from: "{sender}" is not a mailbox like audit@shop.example')
    security, usual = _SCHEMES[parts.scheme]
    from urllib.parse import unquote

    return MailServer(parts.hostname, port or usual, security, sender, unquote(parts.username or ""), password)


def address_problem(kind: str, address: str, private_receivers: frozenset[str]) -> str | None:
    """Return why messages of this kind cannot go to an address, or None. Nothing is looked up or connected to."""
    if kind not in KINDS:
        return f"kind: one of {', '.join(KINDS)}"
    if len(address) > _LONGEST_ADDRESS or not address.isprintable():
        return f"address: up to {_LONGEST_ADDRESS} printable characters"
    if kind == "email":
        return None if _MAILBOX.fullmatch(address) else "address: a mailbox like alerts@shop.example"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"address: {error}"
    if parts.scheme not in ("https", "http") or not host or parts.username or " " in address:
        return "address: an address like https://hooks.example/audit, without user and password"
    if parts.scheme == "http" and host not in private_receivers:
        return "address: https only; findings must not be read on the way"
    return None


def new_secret() -> str:
    """Return a fresh secret for signing, in the form that libraries for Standard Webhooks take."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, number: str, at: int, body: bytes) -> str:
    """Return the value of the header `webhook-signature` for a body sent at a moment (Unix seconds)."""
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        key = secret.encode()
    signed = hmac.new(key, f"{number}.{at}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode()


def send(parcel: Parcel, *, mail: MailServer | None, private_receivers: frozenset[str], now: datetime) -> None:
    """Send a message once. When it returns, the receiver has taken it. Raises NotSent."""
    if parcel.kind != "email":
        _post(parcel, private_receivers, now)
    elif mail is None:
        raise NotSent("no mail server: start with --smtp and --mail-from", passing=True)
    else:
        _mail(parcel, mail, now)


# ------------------------------------------------------------------ webhooks


def _post(parcel: Parcel, private_receivers: frozenset[str], now: datetime) -> None:
    try:
        from listing_audit.ingest.fetch.client import Client, FetchFailed
    except ImportError as error:
        raise NotSent(f'{error.name} is missing; run: pip install "listing-audit[desk]"', passing=True) from error
    problem = address_problem(parcel.kind, parcel.address, private_receivers)
    if problem is not None:
        raise NotSent(problem, passing=False)
    allowed = (urlsplit(parcel.address).hostname or "") in private_receivers
    address, headers, body = _request(parcel, int(now.timestamp()))
    agent = f"listing-audit/{__version__}"
    try:
        with Client(agent, allow_private=allowed, timeout_s=_TIMEOUT_S) as client:
            answer = client.post(address, content=body, max_bytes=_ANSWER_BYTES, headers=headers)
    except FetchFailed as failed:
        refused = isinstance(failed.__cause__, AddressRefused) and not failed.passing
        detail = str(failed.__cause__ or "") or " ".join(str(value) for value in failed.values.values())
        hint = "; the operator can allow it with --private-receiver" if refused else ""
        raise NotSent(f"{failed.kind}: {detail}{hint}", passing=not refused) from failed
    _check_answer(parcel.kind, answer.status, answer.headers, answer.body)


def _request(parcel: Parcel, at: int) -> tuple[str, dict[str, str], bytes]:
    headers = {"Content-Type": "application/json"}
    if parcel.kind == "webhook":
        body = json.dumps(parcel.record, ensure_ascii=False).encode("utf-8", "replace")
        signed = signature(parcel.secret, parcel.number, at, body)
        return parcel.address, {
            **headers, "webhook-id": parcel.number, "webhook-timestamp": str(at), "webhook-signature": signed,
        }, body  # fmt: skip
    text = _shortened(f"{parcel.subject}\n\n{parcel.text}", _LONGEST_TEXT[parcel.kind])
    address, record = parcel.address, _group_message(parcel.kind, text)
    if parcel.kind == "dingtalk" and parcel.secret:
        stamp = str(at * 1000)
        signed = base64.b64encode(_hmac(parcel.secret, f"{stamp}\n{parcel.secret}")).decode()
        joint = "&" if urlsplit(address).query else "?"
        address += f"{joint}timestamp={stamp}&sign={quote_plus(signed)}"
    if parcel.kind == "feishu" and parcel.secret:
        signed = base64.b64encode(_hmac(f"{at}\n{parcel.secret}", "")).decode()
        record |= {"timestamp": str(at), "sign": signed}
    return address, headers, json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")


def _hmac(key: str, text: str) -> bytes:
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).digest()


def _group_message(kind: Kind, text: str) -> dict[str, object]:
    if kind == "slack":
        return {"text": text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")}
    if kind == "feishu":
        return {"msg_type": "text", "content": {"text": text}}
    return {"msgtype": "text", "text": {"content": text}}


def _shortened(text: str, most_bytes: int) -> str:
    data = text.encode("utf-8", "replace")
    return text if len(data) <= most_bytes else data[: most_bytes - 4].decode("utf-8", "ignore") + "…"


def _check_answer(kind: Kind, status: int, headers: Mapping[str, str], body: bytes) -> None:
    if 300 <= status < 400:
        raise NotSent(f"HTTP {status}: redirects are not followed; give the address it leads to", passing=False)
    if not 200 <= status < 300:
        # 410: the receiver is gone for good. Other refusals may be a mistake that somebody mends today.
        raise NotSent(f"HTTP {status}", passing=status != 410, after_s=_after(headers.get("retry-after", "")))
    if kind in ("dingtalk", "wecom", "feishu"):
        # They answer 200 to everything and say in the body whether they took it.
        try:
            said = json.loads(body)
            code = said.get("errcode", said.get("code", 0))
        except (ValueError, AttributeError, RecursionError):
            code, said = "no JSON", body[:100]
        if code != 0:
            raise NotSent(f"{kind} refused: {str(said)[:200]}", passing=True)


def _after(text: str) -> int | None:
    return min(int(text), _LONGEST_WAIT_S) if text.isascii() and text.isdecimal() and len(text) < 9 else None


# ------------------------------------------------------------------ e-mail


def _mail(parcel: Parcel, mail: MailServer, now: datetime) -> None:
    letter = EmailMessage()
    letter["From"] = mail.sender
    letter["To"] = parcel.address
    letter["Subject"] = " ".join(parcel.subject.split())
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = f"<{parcel.number}@{mail.sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(parcel.text.encode("utf-8", "replace").decode())
    try:
        # The operator names the server, so that a private one is fine; metadata services never are.
        address = checked_addresses(mail.host, mail.port, allow_private=True)[0]
        context = ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(timeout=_TIMEOUT_S, context=context)
            if mail.security == "tls"
            else smtplib.SMTP(timeout=_TIMEOUT_S)
        )
        # The certificate is checked against the name, while the connection goes to the address that was checked.
        server._host = mail.host  # type: ignore[union-attr,attr-defined,unused-ignore]
        server.connect(address, mail.port)
        with server:
            if mail.security == "starttls":
                server.starttls(context=context)
            if mail.user:
                server.login(mail.user, mail.password)
            server.send_message(letter)
    except AddressRefused as error:
        raise NotSent(str(error), passing=error.kind == "unresolved") from error
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        raise NotSent(f"{error.smtp_code} {said[:200]}", passing=True) from error
    except smtplib.SMTPRecipientsRefused as error:
        [(code, why)] = error.recipients.values()
        raise NotSent(f"{code} {why.decode('utf-8', 'replace')[:200]}", passing=code < 500) from error
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise NotSent(f"{type(error).__name__}: {str(error)[:200]}", passing=True) from error
