"""Connections go to public addresses only, whatever a host is spelled like and whatever its name resolves to."""

from __future__ import annotations

import pickle
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.address_guard import AddressRefused, checked_addresses, kind_of_address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("93.184.216.34", None),
        ("2606:2800:220:1::1", None),
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("::1", "loopback"),
        ("0.0.0.0", "unspecified"),
        ("0.1.2.3", "unspecified"),
        ("::", "unspecified"),
        ("10.0.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("100.64.0.1", "private"),
        ("fd12::1", "private"),
        ("fec0::1", "private"),
        ("169.254.1.1", "link_local"),
        ("fe80::1", "link_local"),
        ("fe80::1%eth0", "link_local"),
        ("169.254.169.254", "metadata"),
        ("169.254.170.2", "metadata"),
        ("168.63.129.16", "metadata"),
        ("100.100.100.200", "metadata"),
        ("192.0.0.192", "metadata"),
        ("fd00:ec2::254", "metadata"),
        ("224.0.0.1", "multicast"),
        ("255.255.255.255", "multicast"),
        ("ff02::1", "multicast"),
        ("240.0.0.1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:169.254.169.254", "metadata"),
        ("::ffff:93.184.216.34", None),
        ("::127.0.0.1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("2002:a00:1::1", "private"),
        ("64:ff9b::7f00:1", "loopback"),
        ("64:ff9b::a9fe:a9fe", "metadata"),
        ("64:ff9b::5db8:d822", None),
        ("64:ff9b:1::c0a8:101", "private"),
    ],
)
def test_each_kind_of_address_is_told(address, kind):
    assert kind_of_address(address) == kind


@pytest.mark.parametrize(
    "spelling",
    ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "localhost", "::1", "0", "::ffff:7f00:1"],
)  # fmt: skip
def test_no_spelling_of_this_machine_gets_past_the_guard(spelling):
    """Real resolution: what the system would connect to is what is looked at."""
    with pytest.raises(AddressRefused) as refused:
        checked_addresses(spelling, 80)
    assert refused.value.kind in ("loopback", "unspecified")


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    with pytest.raises(AddressRefused) as refused:
        checked_addresses("shop.example", 443, resolve=lambda host, port: ["93.184.216.34", "10.0.0.8"])
    assert (refused.value.host, refused.value.address, refused.value.kind) == ("shop.example", "10.0.0.8", "private")


@pytest.mark.parametrize(("address", "passes"), [
    ("127.0.0.1", True), ("192.168.0.2", True), ("fd12::1", True), ("::1", True), ("169.254.169.254", False), ("fe80::1", False),
    ("0.0.0.0", False), ("224.0.0.1", False), ("240.0.0.1", False), ("100.100.100.200", False),
])  # fmt: skip
def test_private_addresses_pass_on_request_and_metadata_services_never(address, passes):
    try:
        found = checked_addresses("host", 80, allow_private=True, resolve=lambda host, port: [address])
    except AddressRefused:
        found = ()
    assert found == ((address,) if passes else ())


@pytest.mark.parametrize("failure", [OSError("no such host"), UnicodeError("label too long"), None])
def test_a_name_without_an_address_is_refused(failure):
    def resolve(host, port):
        if failure:
            raise failure
        return []

    with pytest.raises(AddressRefused) as refused:
        checked_addresses("nowhere.example", 80, resolve=resolve)
    assert (refused.value.kind, str(refused.value)) == ("unresolved", "nowhere.example has no address")


def test_a_refusal_crosses_processes():
    refused = pickle.loads(pickle.dumps(AddressRefused("h", "10.0.0.1", "private")))
    assert (refused.host, refused.address, refused.kind) == ("h", "10.0.0.1", "private")
    assert str(refused) == "h is 10.0.0.1, an address of a private network; not connected"


@given(st.ip_addresses(v=4))
def test_an_address_inside_an_ipv6_address_is_judged_as_itself(inner: IPv4Address):
    kind = kind_of_address(str(inner))
    for prefix in (0xFFFF << 32, 0x0064_FF9B << 96):
        assert kind_of_address(str(IPv6Address(prefix | int(inner)))) == kind
    assert kind_of_address(str(IPv6Address((0x2002 << 112) | (int(inner) << 80)))) == kind


@given(st.ip_addresses())
def test_what_python_calls_private_never_counts_as_public(address):
    if kind_of_address(str(address)) is None:
        carried = getattr(address, "ipv4_mapped", None) or address
        assert not (carried.is_loopback or carried.is_link_local or carried.is_multicast)
        assert not ip_address(str(carried)).is_private or isinstance(carried, IPv6Address)
