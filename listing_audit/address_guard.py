"""Which network addresses the program may connect to: one guard for every door that opens a connection.

A product page, a redirect or a webhook names a host; what the host's name resolves to is decided by a stranger. So the
name is resolved once, every address is checked, and the caller connects to the address that was checked and to no other.
A name that changes its mind between check and connection (DNS rebinding) therefore gains nothing, and spellings such as
`0x7f.1`, `2130706433` or `[::ffff:127.0.0.1]` need no list: it is the resolved address that is looked at.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final, Literal

from listing_audit.errors import ListingAuditError

# private, loopback: fit for tests and shops in one's own network, on request. The others are never connected to.
Kind = Literal["private", "loopback", "link_local", "metadata", "unspecified", "multicast", "reserved", "unresolved"]
Resolver = Callable[[str, int], Sequence[str]]

ON_REQUEST: Final[frozenset[str]] = frozenset({"private", "loopback"})
# Addresses at which cloud providers hand credentials to whoever asks. Azure's is a public one, Alibaba's stands in the
# shared range of carriers; the rest are link-local or private. Providers' documentation, 2026-11.
_METADATA: Final = frozenset(
    ip_address(text)
    for text in ("169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")
)
_THIS_NETWORK: Final = ip_network("0.0.0.0/8")
_SHARED: Final = ip_network("100.64.0.0/10")
# Prefixes whose last 32 bits are an IPv4 address: NAT64 (RFC 6052, RFC 8215) and the old compatible form (RFC 4291).
_WITH_IPV4_TAIL: Final = tuple(ip_network(text) for text in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


class AddressRefused(ListingAuditError):
    """A host that may not be connected to: which address of it, and what kind of address that is.

    `address` is blank when the name has none (`unresolved`).
    """

    def __init__(self, host: str, address: str, kind: Kind) -> None:
        what = "has no address" if kind == "unresolved" else f"is {address}, {_WORDS[kind]}; not connected"
        super().__init__(f"{host} {what}")
        self.host = host
        self.address = address
        self.kind = kind

    def __reduce__(self) -> tuple[type[AddressRefused], tuple[str, str, Kind]]:
        return (AddressRefused, (self.host, self.address, self.kind))


_WORDS: Final[dict[str, str]] = {
    "private": "an address of a private network",
    "loopback": "this machine itself",
    "link_local": "an address of the local link",
    "metadata": "a metadata service of a cloud provider",
    "unspecified": "no address of a host",
    "multicast": "an address of a group of hosts",
    "reserved": "a reserved address",
}


def kind_of_address(text: str) -> Kind | None:
    """Return what keeps an IP address from being a public one, or None when it is public.

    An IPv6 address that carries an IPv4 one (mapped, 6to4, NAT64) is what the IPv4 address is.
    """
    address = ip_address(text.partition("%")[0])
    if isinstance(address, IPv6Address):
        carried = _carried(address)
        if carried is not None and not (address.is_loopback or address.is_unspecified):
            return _kind(carried)
    return _kind(address)


def checked_addresses(
    host: str, port: int, *, allow_private: bool = False, resolve: Resolver | None = None
) -> tuple[str, ...]:
    """Return the addresses of a host, all checked, in the order of preference. Connect to one of these, not to the name.

    With `allow_private`, private and loopback addresses pass; link-local, metadata and reserved ones never do. One bad
    address among good ones is enough to refuse the host. Raises AddressRefused.
    """
    try:
        found = tuple(dict.fromkeys((resolve or system_resolver)(host, port)))
    except (OSError, UnicodeError) as error:
        raise AddressRefused(host, "", "unresolved") from error
    if not found:
        raise AddressRefused(host, "", "unresolved")
    for address in found:
        kind = kind_of_address(address)
        if kind is not None and not (allow_private and kind in ON_REQUEST):
            raise AddressRefused(host, address, kind)
    return found


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Return what this machine resolves a name to. OSError or UnicodeError when it resolves to nothing."""
    return tuple(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def _kind(address: IPv4Address | IPv6Address) -> Kind | None:
    if address in _METADATA:
        return "metadata"
    if address.is_unspecified or address in _THIS_NETWORK:
        return "unspecified"
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link_local"
    if address.is_multicast or str(address) == "255.255.255.255":
        return "multicast"
    if address.is_reserved:
        return "reserved"
    if address.is_private or address in _SHARED or (isinstance(address, IPv6Address) and address.is_site_local):
        return "private"
    return None if address.is_global else "reserved"


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if any(address in network for network in _WITH_IPV4_TAIL):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
