"""Addresses of pages: which ones are fetched at all, and how they are written down."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin

LONGEST_URL: Final = 4096
# No web server that is meant for the public stands below 1024 elsewhere; mail, telnet and the like do.
_WEB_PORTS: Final = frozenset({80, 443})
_FORBIDDEN: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029]")


class UrlRefused(ValueError):
    """A text that is no address of a web page. `kind` says why: a key of the messages."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def checked_url(text: str, *, base: str | None = None) -> str:
    """Return the address in its normal form, without fragment; `base` completes a relative one.

    Only http and https, without user name and password, at most 4,096 characters. Raises UrlRefused. What the host
    resolves to is not looked at here but when it is connected to.
    """
    import httpx

    text = text.strip(" \t\r\n\f")
    if not text:
        raise UrlRefused("url_empty")
    if len(text) > LONGEST_URL:
        raise UrlRefused("url_long")
    # A backslash or a control character is where two parsers would disagree about which host is meant.
    if _FORBIDDEN.search(text):
        raise UrlRefused("url_characters")
    try:
        url = httpx.URL(urljoin(base, text) if base else text)
        port = url.port
    except (httpx.InvalidURL, ValueError) as error:
        raise UrlRefused("url_bad") from error
    if url.scheme not in ("http", "https"):
        raise UrlRefused("url_scheme")
    if url.userinfo:
        raise UrlRefused("url_user")
    if not url.raw_host.strip(b".") or b"%" in url.raw_host:
        raise UrlRefused("url_host")
    if port is not None and not (port in _WEB_PORTS or 1024 <= port <= 65535):
        raise UrlRefused("url_port")
    # `raw_path` is "/" where the address has no path; written out, so that an address has one form.
    path = url.raw_path if url.query else url.raw_path.removesuffix(b"?")
    return str(url.copy_with(raw_path=path, fragment=None))


def origin_of(url: str) -> str:
    """Return scheme, host and port: what a robots.txt speaks for."""
    import httpx

    parsed = httpx.URL(url)
    return f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"


def host_of(url: str) -> str:
    """Return the host in lower case without port: what is asked no faster than once in a while."""
    import httpx

    return httpx.URL(url).raw_host.decode("ascii").lower()


def same_site(url: str, other: str) -> bool:
    """Return whether a page stands on the site of the other, or below it: shop.example and www.shop.example do."""
    host, site = (host_of(one).removeprefix("www.") for one in (url, other))
    return host == site or host.endswith(f".{site}")
