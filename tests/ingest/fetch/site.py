"""A web server on loopback that says exactly what a test wants, byte for byte, also what no honest server says."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

Reply = bytes | Callable[["Request", socket.socket], None]


@dataclass(frozen=True)
class Request:
    """One request as it came in. Header names are in lower case."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Site:
    """Answers by path; `asked` is what was asked for, in order."""

    port: int
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked]

    def reply(self, path: str) -> Reply:
        """What a path gets; of a list of replies the next one, the last for ever."""
        found = self.replies.get(path, response(b"not here", status="404 Not Found"))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found


def response(body: bytes = b"", *, status: str = "200 OK", kind: str = "text/html", **headers: str) -> bytes:
    """A whole answer. Keywords are headers, with _ for -."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return response(status=status, Location=to)


def drip(head: bytes, piece: bytes, every_s: float) -> Reply:
    """Send the head, and then a piece every so often, without end."""

    def send(request: Request, connection: socket.socket) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)
            time.sleep(every_s)

    return send


@contextmanager
def serving(replies: dict[str, Reply | list[Reply]] | None = None) -> Iterator[Site]:
    """Serve on a free port of loopback until the end."""
    listener = socket.create_server(("127.0.0.1", 0))
    site = Site(listener.getsockname()[1], replies or {})
    threading.Thread(target=_accept, args=(listener, site), daemon=True).start()
    try:
        yield site
    finally:
        # A thread that waits in accept() does not notice that its socket is closed.
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def _accept(listener: socket.socket, site: Site) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, site), daemon=True).start()


def _answer(connection: socket.socket, site: Site) -> None:
    with suppress(OSError), connection:
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return
            data += more
        first, *rest = data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in rest)}
        request = Request(first.split(" ")[1], headers, time.monotonic())
        site.asked.append(request)
        reply = site.reply(request.path)
        if isinstance(reply, bytes):
            connection.sendall(reply)
        else:
            reply(request, connection)


ROBOTS_OPEN = response(b"User-agent: *\nAllow: /\n", kind="text/plain")


def product(
    name: str = "Oak chair",
    *,
    price: str = "49.00",
    was: str = "",
    sku: str = "c-1",
    currency: str = "EUR",
    more: str = "",
) -> bytes:
    """A small product page with JSON-LD."""
    struck = (
        f', "priceSpecification": {{"@type": "UnitPriceSpecification", "priceType": "https://schema.org/ListPrice", "price": "{was}"}}'
        if was
        else ""
    )
    return (
        f'<!doctype html><html><head><title>{name}</title><script type="application/ld+json">'
        f'{{"@context": "https://schema.org", "@type": "Product", "name": "{name}", "sku": "{sku}", "description": "A plain chair.",'
        f'"offers": {{"@type": "Offer", "price": "{price}", "priceCurrency": "{currency}"{struck}}}}}'
        f"</script></head><body><h1>{name}</h1>{more}</body></html>"
    ).encode()
