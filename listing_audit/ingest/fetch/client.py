"""One request, with a limit on everything: the only module that talks HTTP.

Nothing connects except through the guard, redirects are handed back instead of followed, cookies are not kept, proxies
of the environment are not used (a proxy would resolve names out of the guard's sight).
"""

from __future__ import annotations

import queue
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import httpcore

from listing_audit.address_guard import AddressRefused, Resolver, checked_addresses

if TYPE_CHECKING:
    from types import TracebackType

MIB: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_CONNECT_S: Final = 10.0
_MOST_ADDRESSES: Final = 4
_ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,application/json;q=0.9,text/*;q=0.8,*/*;q=0.1"


class FetchFailed(Exception):
    """A request without a usable answer. `kind` is a key of the messages and `values` what it fills in.

    `passing` says that the same request may go better a little later.
    """

    def __init__(self, kind: str, *, passing: bool = False, **values: object) -> None:
        super().__init__(kind, values)
        self.kind = kind
        self.passing = passing
        self.values = values


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said to one request. `headers` have lower-case names; `body` is unpacked, and blank unless 200."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class _Deadline:
    """When the request at hand must be done. Reading a byte now and then does not put it off."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        self._end = self._clock() + seconds

    def within(self, timeout: float | None) -> float:
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("deadline")
        return left if timeout is None else min(left, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A connection that obeys the deadline of the whole request, also while headers drip in."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)


class _GuardedBackend(httpcore.NetworkBackend):
    """Connects to addresses that the guard has checked, never to a name."""

    def __init__(self, deadline: _Deadline, *, allow_private: bool, resolve: Resolver | None) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private
        self._resolve = resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._addresses(host, port, self._deadline.within(timeout))
        failure: Exception | None = None
        for address in addresses[:_MOST_ADDRESSES]:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _TimedStream(stream, self._deadline)
        assert failure is not None
        raise failure

    def _addresses(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        """The checked addresses of a host. The system's look-up knows no time limit, so it is waited for from outside."""
        done: queue.SimpleQueue[tuple[str, ...] | Exception] = queue.SimpleQueue()

        def look_up() -> None:
            try:
                done.put(checked_addresses(host, port, allow_private=self._allow_private, resolve=self._resolve))
            except Exception as error:  # handed to the thread that waits
                done.put(error)

        threading.Thread(target=look_up, daemon=True).start()
        try:
            found = done.get(timeout=timeout)
        except queue.Empty:
            raise httpcore.ConnectTimeout("look-up") from None
        if isinstance(found, Exception):
            raise found
        return found


@dataclass(eq=False)
class Client:
    """Asks web servers for single pages, or sends one a message. Use it as a context manager; connections are kept open.

    user_agent: how it names itself. allow_private: also connect to private and loopback addresses.
    timeout_s: for one request from its start to the last byte. resolve, clock, ssl_context: for tests.
    """

    user_agent: str
    allow_private: bool = False
    timeout_s: float = 30.0
    resolve: Resolver | None = None
    clock: Callable[[], float] = time.monotonic
    ssl_context: ssl.SSLContext | None = None
    _deadline: _Deadline = field(init=False)
    _pool: httpcore.ConnectionPool = field(init=False)

    def __post_init__(self) -> None:
        import httpx

        self._deadline = _Deadline(self.clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=self.ssl_context or httpx.create_ssl_context(),
            max_connections=16,
            max_keepalive_connections=8,
            keepalive_expiry=30,
            network_backend=_GuardedBackend(self._deadline, allow_private=self.allow_private, resolve=self.resolve),
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(
        self, url: str, *, max_bytes: int, headers: Mapping[str, str] | None = None, truncate: bool = False
    ) -> Answer:
        """Return the server's answer to one GET of a checked address; a redirect is an answer like any other.

        max_bytes: of the body, packed and unpacked. A larger one is an error, or with `truncate` cut there. Raises
        FetchFailed for everything that keeps an answer from being whole.
        """
        return self._asked("GET", url, headers or {}, None, max_bytes, truncate)

    def post(self, url: str, *, content: bytes, max_bytes: int, headers: Mapping[str, str] | None = None) -> Answer:
        """Return the server's answer to one POST of `content` to a checked address; as `get` otherwise.

        The answer's body is cut at `max_bytes`: what was sent has arrived, however much the server says to it.
        """
        return self._asked("POST", url, headers or {}, content, max_bytes, True)

    def _asked(
        self, method: str, url: str, headers: Mapping[str, str], content: bytes | None, max_bytes: int, truncate: bool
    ) -> Answer:
        self._deadline.start(self.timeout_s)
        try:
            with self._pool.stream(
                method,
                _as_parsed(url),
                headers=self._headers(url, headers),
                content=content,
                extensions=self._timeouts(),
            ) as reply:
                named = {name.decode("ascii", "replace").lower(): _text(value) for name, value in reply.headers}
                body = b""
                if reply.status == 200:
                    body = b"".join(_bounded(_unpacked(reply.iter_stream(), named, max_bytes), max_bytes, truncate))
                return Answer(url, reply.status, named, body)
        except AddressRefused as refused:
            raise FetchFailed(
                refused.kind, passing=refused.kind == "unresolved", host=refused.host, address=refused.address
            ) from refused
        except httpcore.TimeoutException as error:
            raise FetchFailed("timeout", passing=True, seconds=f"{self.timeout_s:g}") from error
        except (httpcore.ConnectError, httpcore.NetworkError) as error:
            secure = isinstance(error.__cause__, ssl.SSLError) or "SSL" in str(error) or "CERTIFICATE" in str(error)
            raise FetchFailed("tls" if secure else "connect", passing=not secure, detail=str(error)[:200]) from error
        except httpcore.RemoteProtocolError as error:
            early = "incomplete" in str(error) or "without sending complete" in str(error)
            raise FetchFailed("incomplete" if early else "protocol", passing=True, detail=str(error)[:200]) from error
        except httpcore.ProtocolError as error:
            raise FetchFailed("protocol", detail=str(error)[:200]) from error
        except zlib.error as error:
            raise FetchFailed("coding_broken") from error

    def _headers(self, url: str, more: Mapping[str, str]) -> list[tuple[str, str]]:
        import httpx

        # Written out, because the connection library leaves the brackets of an IPv6 address away.
        own = {"Host": httpx.URL(url).netloc.decode("ascii")}
        own |= {"User-Agent": self.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
        return [*own.items(), *more.items()]

    def _timeouts(self) -> dict[str, dict[str, float]]:
        connect = min(_CONNECT_S, self.timeout_s)
        return {"timeout": {"connect": connect, "read": self.timeout_s, "write": self.timeout_s, "pool": 1.0}}


def _as_parsed(url: str) -> httpcore.URL:
    """The address as the rest of the program reads it: a second parser could see another host in it."""
    import httpx

    one = httpx.URL(url)
    return httpcore.URL(scheme=one.raw_scheme, host=one.raw_host, port=one.port, target=one.raw_path)


def _text(value: bytes) -> str:
    """A header's value; UTF-8 where it is (addresses in Chinese shops' redirects), else byte by byte."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _bounded(pieces: Iterator[bytes], max_bytes: int, truncate: bool) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > max_bytes:
            if not truncate:
                raise FetchFailed("too_big", mib=max(1, max_bytes // MIB))
            yield piece[: len(piece) - (size - max_bytes)]
            return
        yield piece


def _unpacked(raw: Iterable[bytes], headers: Mapping[str, str], max_bytes: int) -> Iterator[bytes]:
    """Yield the content in pieces of bounded size, whatever a small packet claims to unpack to."""
    codings = [part.strip().lower() for part in headers.get("content-encoding", "").split(",") if part.strip()]
    codings = [coding for coding in codings if coding != "identity"]
    if len(codings) > 1 or any(coding not in ("gzip", "x-gzip", "deflate") for coding in codings):
        raise FetchFailed("coding", detail=headers["content-encoding"][:60])
    limited = _limited(raw, max_bytes)
    return _inflated(limited, deflate=codings[0] == "deflate") if codings else limited


def _limited(raw: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """The packed bytes. Their number is bounded too: a stream of empty blocks unpacks to nothing, without end."""
    size = 0
    for piece in raw:
        size += len(piece)
        yield piece
        if size > max_bytes + _CHUNK:
            raise FetchFailed("too_big", mib=max(1, max_bytes // MIB))


def _inflated(raw: Iterator[bytes], *, deflate: bool) -> Iterator[bytes]:
    engine = None
    for piece in raw:
        if engine is None:
            # "deflate" is sent with and without its header; the first byte of a header is always 0x?8.
            bare = deflate and (piece[:1] and piece[0] & 0x0F != 8)
            engine = zlib.decompressobj(wbits=-15 if bare else 47)
        data = piece
        while data and not engine.eof:
            yield engine.decompress(data, _CHUNK)
            data = engine.unconsumed_tail
    if engine is not None and not engine.eof:
        raise FetchFailed("incomplete", passing=True)
