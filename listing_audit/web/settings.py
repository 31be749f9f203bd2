"""What a server is told when it starts: whose rules, which names it answers to, who may use the API, how much."""

from __future__ import annotations

import hashlib
import hmac
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from listing_audit.errors import DataFileError, Problem

# Longer than any listing or policy; a catalogue belongs to `scan`.
MAX_BODY_BYTES: Final = 2 * 1024 * 1024
MAX_UPLOAD_BYTES: Final = 256 * 1024 * 1024
MIN_TOKEN_CHARS: Final = 24
LOOPBACK_NAMES: Final = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Token:
    """Whose token it is, and its SHA-256: the token itself is not kept."""

    name: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server behaves. `rules` and `lexicons` are folders beside those that ship.

    `names` are the host names that a request may give: another name is how a strange page reaches a local server.
    Without `tokens` the API needs none. `per_minute` is the number of requests of one client, `max_body_bytes` the
    size of one, `max_upload_bytes` that of one with a catalogue. With `open_precheck` the seller's pages and the API
    need no account; it is for servers that only this machine reaches.
    """

    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    names: tuple[str, ...] = LOOPBACK_NAMES
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    per_minute: int = 600
    max_body_bytes: int = MAX_BODY_BYTES
    max_upload_bytes: int = MAX_UPLOAD_BYTES
    open_precheck: bool = True


def known_token(tokens: tuple[Token, ...], given: str) -> Token | None:
    """Return the token that was given, or None. All are compared, so that the time tells nothing."""
    digest = hashlib.sha256(given.encode("utf-8", "surrogateescape")).digest()
    found = [token for token in tokens if hmac.compare_digest(token.digest, digest)]
    return found[0] if found else None


def read_tokens(path: Path) -> tuple[Token, ...]:
    """Return the tokens of a file with lines `name token`; blank lines and lines that begin with # are passed over.

    Raises DataFileError when the file can be read by others, a line is not of this form, or a token is short.
    """
    problems: list[Problem] = []
    tokens: list[Token] = []
    mode = path.stat().st_mode
    if mode & (stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH):
        problems.append(Problem(str(path), None, f"others may read this file of tokens; run: chmod 600 {path}"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        words = line.split()
        if not words or line.lstrip().startswith("#"):
            continue
        if len(words) != 2:
            problems.append(Problem(str(path), number, "expected: NAME TOKEN"))
        elif len(words[1]) < MIN_TOKEN_CHARS:
            advice = 'python3 -c "import secrets; print(secrets.token_urlsafe(32))"'
            problems.append(
                Problem(
                    str(path), number, f"a token needs {MIN_TOKEN_CHARS} characters or more; make one with: {advice}"
                )
            )
        else:
            tokens.append(Token(words[0], hashlib.sha256(words[1].encode()).digest()))
    if not tokens and not problems:
        problems.append(Problem(str(path), None, "no token in this file; expected lines: NAME TOKEN"))
    if problems:
        raise DataFileError(tuple(problems))
    return tuple(tokens)
