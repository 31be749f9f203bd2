"""One request has an end, whatever the server does, and goes nowhere but to the address that was checked."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from contextlib import contextmanager

import pytest

from listing_audit.ingest.fetch.client import Client, FetchFailed
from tests.ingest.fetch.site import drip, redirect, response, serving

MIB = 1024 * 1024


@contextmanager
def client(**settings):
    with Client("listing-audit/test", **{"allow_private": True, "timeout_s": 5.0, **settings}) as made:
        yield made


def answer_of(reply, *, max_bytes=MIB, timeout_s=5.0, **given):
    with serving({"/": reply}) as site, client(timeout_s=timeout_s) as asking:
        return asking.get(f"{site.url}/", max_bytes=max_bytes, **given)


def failure_of(reply, **given):
    started = time.monotonic()
    with pytest.raises(FetchFailed) as failed:
        answer_of(reply, **given)
    return failed.value.kind, failed.value.passing, time.monotonic() - started


def test_an_answer_comes_with_its_headers_and_body():
    answer = answer_of(response("茶".encode(), kind="text/html; charset=utf-8", ETag='"a1"'))
    assert (answer.status, answer.body.decode(), answer.headers["etag"]) == (200, "茶", '"a1"')


def test_the_program_names_itself_and_sends_what_is_asked_for():
    with serving({"/": response(b"x")}) as site, client() as asking:
        asking.get(f"{site.url}/", max_bytes=10, headers={"If-None-Match": '"a1"'})
        [request] = site.asked
    assert request.headers["user-agent"] == "listing-audit/test"
    assert request.headers["if-none-match"] == '"a1"'
    assert "cookie" not in request.headers


def test_a_redirect_is_handed_back_and_not_followed():
    with serving({"/": redirect("http://169.254.169.254/latest/")}) as site, client() as asking:
        answer = asking.get(f"{site.url}/", max_bytes=10)
        assert (answer.status, answer.headers["location"]) == (302, "http://169.254.169.254/latest/")
        assert site.paths == ["/"]


# ------------------------------------------------------------------ size


@pytest.mark.parametrize("packed", [gzip.compress, zlib.compress, lambda data: zlib.compress(data)[2:-4]])
def test_gzip_and_both_kinds_of_deflate_are_undone(packed):
    name = "gzip" if packed is gzip.compress else "deflate"
    assert answer_of(response(packed(b"chair " * 1000), Content_Encoding=name)).body == b"chair " * 1000


def test_a_gzip_bomb_ends_at_the_limit():
    bomb = gzip.compress(b"\0" * (200 * MIB), 9)
    kind, passing, seconds = failure_of(response(bomb, Content_Encoding="gzip"))
    assert (kind, passing) == ("too_big", False) and seconds < 4


def test_a_stream_of_empty_blocks_ends_at_the_limit_too():
    """Flushes unpack to nothing, so that only the number of packed bytes can end it."""
    engine = zlib.compressobj(wbits=31)
    head = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + engine.compress(b"x") + engine.flush(zlib.Z_SYNC_FLUSH)
    )
    block = b"\0\0\0\xff\xff" * 10_000
    kind, _, seconds = failure_of(drip(head, block, 0), max_bytes=100_000)
    assert kind == "too_big" and seconds < 4


def test_an_endless_body_ends_at_the_limit():
    kind, _, seconds = failure_of(drip(b"HTTP/1.1 200 OK\r\n\r\n", b"<p>more</p>" * 5000, 0))
    assert kind == "too_big" and seconds < 4


def test_endless_headers_are_no_answer():
    kind, _, seconds = failure_of(drip(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"y" * 8000 + b"\r\n", 0))
    assert kind == "protocol" and seconds < 4


def test_a_body_can_be_cut_instead():
    assert answer_of(response(b"a" * 5000), max_bytes=1000, truncate=True).body == b"a" * 1000


@pytest.mark.parametrize(("coding", "kind"), [("br", "coding"), ("gzip, gzip", "coding"), ("gzip", "coding_broken")])
def test_a_coding_that_is_not_understood_or_broken_is_told(coding, kind):
    assert failure_of(response(b"\x1f\x8b\x08 not really", Content_Encoding=coding))[0] == kind


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf a page",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhalf ",
        response(gzip.compress(b"whole page" * 100)[:-12], Content_Encoding="gzip"),
    ],
)
def test_half_a_page_is_no_page(reply):
    kind, passing, _ = failure_of(reply)
    assert (kind, passing) == ("incomplete", True)


@pytest.mark.parametrize("reply", [b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n", b""])
def test_what_is_no_http_is_told(reply):
    assert failure_of(reply)[0] in ("protocol", "incomplete")


# ------------------------------------------------------------------ time


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX-A: b\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"],
    ids=["nothing yet", "headers", "body"],
)
def test_dripping_bytes_do_not_put_the_deadline_off(head):
    kind, passing, seconds = failure_of(drip(head, b"x", 0.05), timeout_s=1.0)
    assert (kind, passing) == ("timeout", True) and 0.9 < seconds < 3


def test_a_server_that_never_answers_is_left_after_the_timeout():
    kind, _, seconds = failure_of(lambda request, connection: time.sleep(5), timeout_s=0.6)
    assert kind == "timeout" and seconds < 2


def test_a_name_server_that_does_not_answer_is_not_waited_for():
    with client(timeout_s=0.4, resolve=lambda host, port: time.sleep(5) or []) as asking:
        started = time.monotonic()
        with pytest.raises(FetchFailed) as failed:
            asking.get("http://slow.example:8080/", max_bytes=10)
    assert (failed.value.kind, failed.value.passing) == ("timeout", True) and time.monotonic() - started < 2


def test_a_closed_port_is_told():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    with client() as asking, pytest.raises(FetchFailed) as failed:
        asking.get(f"http://127.0.0.1:{port}/", max_bytes=10)
    assert (failed.value.kind, failed.value.passing) == ("connect", True)


# ------------------------------------------------------------------ where to


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"])
def test_this_machine_is_not_connected_to_unless_allowed(host):
    with serving({"/": response(b"secret")}) as site, client(allow_private=False) as asking:
        with pytest.raises(FetchFailed) as failed:
            asking.get(f"http://{host}:{site.port}/", max_bytes=10)
        assert failed.value.kind in ("loopback", "unspecified") and site.asked == []


def test_a_name_that_changes_its_mind_is_asked_once_and_connected_to_where_it_was_checked():
    """DNS rebinding: public when checked, private when connected. There is no second look-up to be fooled by."""
    answers = iter([["127.0.0.1"], ["169.254.169.254"], ["10.0.0.1"]])
    with serving({"/": response(b"page")}) as site, client(resolve=lambda host, port: next(answers)) as asking:
        url = f"http://rebind.example:{site.port}/"
        assert asking.get(url, max_bytes=10).body == b"page"
        assert next(answers) == ["169.254.169.254"]
        [request] = site.asked
    assert request.headers["host"] == f"rebind.example:{site.port}"


def test_each_new_connection_is_checked_again():
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    with serving({"/": response(b"page")}) as site, client(resolve=lambda host, port: next(answers)) as asking:
        url = f"http://rebind.example:{site.port}/"
        asking.get(url, max_bytes=10)
        with pytest.raises(FetchFailed) as failed:
            asking.get(url, max_bytes=10)
    assert failed.value.kind == "metadata"


def test_the_next_address_is_tried_when_one_does_not_answer():
    with serving({"/": response(b"page")}) as site:
        addresses = ["127.0.0.2", "127.0.0.1"]
        with client(resolve=lambda host, port: addresses) as asking:
            assert asking.get(f"http://two.example:{site.port}/", max_bytes=10).body == b"page"


def test_proxies_of_the_environment_are_not_used(monkeypatch):
    """A proxy resolves names by itself, out of the guard's sight."""
    with serving({"/": response(b"page")}) as site, serving() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        with client() as asking:
            assert asking.get(f"{site.url}/", max_bytes=10).body == b"page"
        assert proxy.asked == []


# ------------------------------------------------------------------ TLS


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A certificate for shop.example, signed by itself."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "shop.example")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("shop.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("tls")
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return folder


@pytest.fixture
def secure_port(certificates):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                plain, _ = listener.accept()
                with context.wrap_socket(plain, server_side=True) as connection:
                    connection.recv(65536)
                    connection.sendall(response(b"secure page"))
            except ssl.SSLError:
                continue
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def test_the_certificate_is_checked_against_the_name_though_the_address_is_pinned(certificates, secure_port):
    trusting = ssl.create_default_context(cafile=str(certificates / "cert.pem"))
    with client(ssl_context=trusting, resolve=lambda host, port: ["127.0.0.1"]) as asking:
        assert asking.get(f"https://shop.example:{secure_port}/", max_bytes=100).body == b"secure page"
        with pytest.raises(FetchFailed) as failed:
            asking.get(f"https://other.example:{secure_port}/", max_bytes=100)
    assert (failed.value.kind, failed.value.passing) == ("tls", False)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure_port):
    with client(resolve=lambda host, port: ["127.0.0.1"]) as asking, pytest.raises(FetchFailed) as failed:
        asking.get(f"https://shop.example:{secure_port}/", max_bytes=100)
    assert failed.value.kind == "tls"


def test_an_address_goes_out_as_it_was_checked():
    """The connection library's own parser would drop what stands after a semicolon."""
    with serving({"/a;b=1?c=%E8%8C%B6": response(b"page")}) as site, client() as asking:
        assert asking.get(f"{site.url}/a;b=1?c=%E8%8C%B6", max_bytes=10).body == b"page"
        assert site.paths == ["/a;b=1?c=%E8%8C%B6"]


def test_the_host_of_an_ipv6_address_is_named_with_its_brackets():
    """The connection library leaves them away, and servers answer 400. (Not every machine has IPv6, so IPv4 answers.)"""
    with serving({"/": response(b"six")}) as site, client(resolve=lambda host, port: ["127.0.0.1"]) as asking:
        assert asking.get(f"http://[2001:db8::1]:{site.port}/", max_bytes=10).body == b"six"
        [request] = site.asked
    assert request.headers["host"] == f"[2001:db8::1]:{site.port}"
