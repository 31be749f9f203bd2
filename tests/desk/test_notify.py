"""Messages leave signed, to checked addresses alone, and every refusal says whether it is worth another try."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime

import pytest

from listing_audit.desk import notify
from listing_audit.desk.notify import MailServer, NotSent, Parcel
from listing_audit.errors import UsageError
from tests.desk.receivers import hook, mailbox

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
HERE = frozenset({"127.0.0.1"})


def parcel(kind="webhook", address="https://hooks.example/x", secret="", **changed):
    said = {
        "number": "la-1",
        "subject": "商店：新增 2 项",
        "text": "第一行\n<b>second</b>",
        "record": {"type": "changed", "n": 2},
    }
    return Parcel(kind=kind, address=address, secret=secret, **said | changed)


def send(one, allowed=HERE, mail=None):
    notify.send(one, mail=mail, private_receivers=allowed, now=NOW)


def test_a_webhook_is_signed_so_that_its_receiver_can_check_it():
    secret = notify.new_secret()
    with hook() as there:
        send(parcel(address=there.address, secret=secret))
    [(path, headers, body)] = there.came
    assert (path, headers["content-type"], json.loads(body)) == (
        "/audit",
        "application/json",
        {"type": "changed", "n": 2},
    )
    # As the specification of Standard Webhooks has its receivers do it.
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"la-1.{int(NOW.timestamp())}.".encode() + body
    expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("la-1", str(int(NOW.timestamp())))
    assert headers["webhook-signature"] == expected


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        ("slack", b"ok", {"text": "商店：新增 2 项\n\n第一行\n&lt;b&gt;second&lt;/b&gt;"}),
        (
            "wecom",
            b'{"errcode":0}',
            {"msgtype": "text", "text": {"content": "商店：新增 2 项\n\n第一行\n<b>second</b>"}},
        ),
        (
            "dingtalk",
            b'{"errcode":0}',
            {"msgtype": "text", "text": {"content": "商店：新增 2 项\n\n第一行\n<b>second</b>"}},
        ),
        (
            "feishu",
            b'{"code":0}',
            {"msg_type": "text", "content": {"text": "商店：新增 2 项\n\n第一行\n<b>second</b>"}},
        ),
    ],
)
def test_robots_of_chat_groups_get_the_form_they_know(kind, answer, expected):
    with hook() as there:
        there.answers = [(200, {}, answer)]
        send(parcel(kind, there.address))
    assert json.loads(there.came[0][2]) == expected


def test_robots_that_ask_for_a_signature_get_theirs():
    with hook() as there:
        there.answers = [(200, {}, b'{"errcode":0,"code":0}')]
        send(parcel("dingtalk", f"{there.address}?access_token=t", "SEC1"))
        send(parcel("feishu", there.address, "S2"))
    at = str(int(NOW.timestamp()))
    assert there.came[0][0].startswith(f"/audit?access_token=t&timestamp={at}000&sign=")
    body = json.loads(there.came[1][2])
    expected = hmac.new(f"{at}\nS2".encode(), b"", hashlib.sha256).digest()
    assert (body["timestamp"], body["sign"]) == (at, base64.b64encode(expected).decode())


def test_a_robot_that_says_no_in_its_body_has_not_taken_it():
    with hook() as there:
        there.answers = [(200, {}, b'{"errcode":310000,"errmsg":"keywords not in content"}')]
        with pytest.raises(NotSent, match="keywords not in content"):
            send(parcel("dingtalk", there.address))


def test_a_text_too_long_for_a_group_is_cut_between_characters():
    with hook() as there:
        there.answers = [(200, {}, b'{"errcode":0}')]
        send(parcel("wecom", there.address, text="字" * 5000))
    content = json.loads(there.came[0][2])["text"]["content"]
    assert (len(content.encode()) <= 2048, content[-2:]) == (True, "字…")


@pytest.mark.parametrize(
    ("status", "headers", "passing", "after"),
    [(500, {}, True, None), (404, {}, True, None), (410, {}, False, None), (302, {"location": "/x"}, False, None),
     (429, {"retry-after": "90"}, True, 90), (503, {"retry-after": "99999999999"}, True, None)],
)  # fmt: skip
def test_a_refusal_says_whether_another_try_is_worth_it(status, headers, passing, after):
    with hook() as there:
        there.answers = [(status, headers, b"")]
        with pytest.raises(NotSent, match=str(status)) as told:
            send(parcel(address=there.address))
    assert (told.value.passing, told.value.after_s, len(there.came)) == (passing, after, 1)


def test_a_receiver_in_the_own_network_is_told_only_when_the_operator_named_it():
    with hook() as there:
        with pytest.raises(NotSent, match="https only"):
            send(parcel(address=there.address), allowed=frozenset())
        secure = there.address.replace("http:", "https:")
        with pytest.raises(NotSent, match="--private-receiver") as told:
            send(parcel(address=secure), allowed=frozenset())
    assert (told.value.passing, there.came) == (False, [])


@pytest.mark.parametrize("address", ["https://169.254.169.254/latest", "https://[fd00:ec2::254]/", "https://0.0.0.0/"])
def test_metadata_services_are_never_told_even_when_named(address):
    with pytest.raises(NotSent):
        send(parcel(address=address), allowed=frozenset({"169.254.169.254", "fd00:ec2::254", "0.0.0.0"}))


@pytest.mark.parametrize(
    ("kind", "address", "right"),
    [
        ("webhook", "https://hooks.example/a?b=c", True),
        ("webhook", "ftp://hooks.example/", False),
        ("webhook", "https://user:pass@hooks.example/", False),
        ("webhook", "https://[::1", False),
        ("webhook", "https://a.example:99999/", False),
        ("webhook", "https://a.example/\r\nx: y", False),
        ("pager", "https://a.example/", False),
        ("email", "alerts@shop.example", True),
        ("email", "alerts@shop.example\nBcc: all@x.example", False),
        ("email", "Alerts <alerts@shop.example>", False),
        ("email", "a@b@c.example", False),
    ],
)
def test_addresses_are_checked_before_they_are_kept(kind, address, right):
    assert (notify.address_problem(kind, address, frozenset()) is None) is right


def test_a_letter_is_plain_text_with_one_subject_line():
    with mailbox() as there:
        mail = MailServer("127.0.0.1", there.port, "none", "audit@shop.example")
        send(parcel("email", "li@shop.example", subject="商店：\r\nBcc: x@y.example"), mail=mail)
    [letter] = there.letters
    assert (letter["subject"], letter["bcc"]) == ("商店： Bcc: x@y.example", None)
    assert (letter["from"], letter["to"], letter["message-id"]) == (
        "audit@shop.example",
        "li@shop.example",
        "<la-1@shop.example>",
    )
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content().replace("\r\n", "\n").strip() == "第一行\n<b>second</b>"


@pytest.mark.parametrize(("said", "passing"), [("450 come again", True), ("550 nobody here", False)])
def test_a_mailbox_that_is_refused_is_told_with_the_words_of_the_server(said, passing):
    with mailbox() as there:
        there.refuses = said
        mail = MailServer("127.0.0.1", there.port, "none", "audit@shop.example")
        with pytest.raises(NotSent, match=said) as told:
            send(parcel("email", "li@shop.example"), mail=mail)
    assert told.value.passing is passing


def test_a_server_without_the_encryption_that_was_asked_for_gets_nothing():
    with mailbox() as there:
        mail = MailServer("127.0.0.1", there.port, "starttls", "audit@shop.example")
        with pytest.raises(NotSent, match="STARTTLS"):
            send(parcel("email", "li@shop.example"), mail=mail)
    assert there.letters == []


def test_without_a_mail_server_a_letter_waits():
    with pytest.raises(NotSent, match="--smtp") as told:
        send(parcel("email", "li@shop.example"))
    assert told.value.passing


def test_the_address_of_a_mail_server_says_how_it_is_spoken_to():
    made = notify.mail_server("smtp://li%40shop.example@mail.example", password="geheim", sender="a@shop.example")
    assert made == MailServer("mail.example", 587, "starttls", "a@shop.example", "li@shop.example", "geheim")
    assert "geheim" not in repr(made)
    for wrong in ("mail.example", "http://mail.example", "smtp://u:p@mail.example", "smtp://mail.example:99999"):
        with pytest.raises(UsageError):
            notify.mail_server(wrong, password="", sender="a@shop.example")
