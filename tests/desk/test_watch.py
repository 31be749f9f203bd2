"""Schedules scan what is due and tell once what changed: over both databases, to real receivers, through lost workers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from email.message import EmailMessage

import pytest

from listing_audit.desk import accounts, catalogues, findings, outbox, schedules
from listing_audit.desk.changes import event_near, law_changes
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.notify import MailServer
from listing_audit.desk.schedules import Plan
from listing_audit.desk.watch import WatchSettings, do_next
from listing_audit.store import outbox as outbox_rows
from listing_audit.store import watch as rows
from tests.desk.conftest import NOW, _library, quick_scanner
from tests.desk.receivers import hook, mailbox

HERE = frozenset({"127.0.0.1"})
ONE = "id,title\n1,全网最佳面霜\n"
TWO = "id,title\n1,全网最佳面霜\n2,国家级毛巾\n"
CN = catalogues.Settings(jurisdictions=("CN",), language="zh")


@pytest.fixture
def admin(store):
    return accounts.create_account(store, name="boss", password="p" * 12, role="admin", actor="", now=NOW)


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "feeds"
    place.mkdir()
    return place


def receiver(store, admin, address, kind="webhook", language="zh", name="ops"):
    return outbox.add_receiver(
        store, name=name, kind=kind, address=address, language=language, user=admin, now=NOW, private_receivers=HERE
    )


def work(store, now, settings, rules=lambda: ()):
    """All that is due, as a worker does it; returns how many steps that was."""
    steps = 0
    while True:
        busy = do_next(store, now, settings, rules)
        busy |= catalogues_run(store, now)
        if not busy:
            return steps
        steps += 1
        assert steps < 50


def catalogues_run(store, now):
    from listing_audit.desk.scan_jobs import run_next

    return run_next(store, worker="w", clock=lambda: now, scanner=quick_scanner) is not None


def test_what_is_new_in_a_file_is_told_once_and_what_is_known_is_not(store, admin, folder):
    feed = folder / "shop.csv"
    feed.write_text(ONE)
    with hook() as there:
        settings = WatchSettings((folder,), None, HERE, "https://desk.example")
        to = receiver(store, admin, there.address)
        plan = Plan("店铺", "file", "shop", "shop.csv", 60, CN, (to.id,))
        schedules.add(store, plan, user=admin, now=NOW, folders=(folder,))
        work(store, NOW, settings)
        work(store, NOW + timedelta(minutes=59), settings)
        assert len(there.came) == 1
        work(store, NOW + timedelta(minutes=60), settings)
        assert len(there.came) == 1
        feed.write_text(TWO)
        work(store, NOW + timedelta(minutes=120), settings)
    first, second = (json.loads(body) for _, _, body in there.came)
    assert (first["schedule"], first["first_scan"], first["counts"]) == (
        "店铺",
        True,
        {"new": 1, "gone": 0, "reopened": 0},
    )
    assert (second["first_scan"], second["counts"]) == (False, {"new": 1, "gone": 0, "reopened": 0})
    assert [(one["listing_id"], one["quote"]) for one in second["findings"]] == [("2", "国家级")]
    assert second["link"] == "https://desk.example/desk/findings?source=shop&presence=new"
    [runs] = [schedules.runs(store, one.id) for one in schedules.schedules(store)]
    assert [run.status for run in runs] == ["told", "unchanged", "told"]


def test_what_went_away_and_came_back_is_told(store, admin, folder):
    feed = folder / "shop.csv"
    with hook() as there:
        settings = WatchSettings((folder,), None, HERE)
        plan = Plan("s", "file", "shop", str(feed), 60, CN, (receiver(store, admin, there.address).id,))
        feed.write_text(TWO)
        schedules.add(store, plan, user=admin, now=NOW, folders=(folder,))
        for hours, content in enumerate((TWO, ONE, TWO)):
            feed.write_text(content)
            work(store, NOW + timedelta(hours=hours), settings)
    told = [json.loads(body)["counts"] for _, _, body in there.came]
    assert told[1:] == [{"new": 0, "gone": 1, "reopened": 0}, {"new": 0, "gone": 0, "reopened": 1}]


def test_a_letter_tells_the_same_in_the_language_of_its_reader(store, admin, folder):
    (folder / "shop.csv").write_text('id,title\n1,"全网最佳\x1b[31m面霜"\n')
    with mailbox() as there:
        mail = MailServer("127.0.0.1", there.port, "none", "audit@shop.example")
        settings = WatchSettings((folder,), mail)
        numbers = tuple(
            receiver(store, admin, f"{language}@shop.example", "email", language, language).id
            for language in ("zh", "en")
        )
        schedules.add(
            store, Plan("店", "file", "shop", "shop.csv", 60, CN, numbers), user=admin, now=NOW, folders=(folder,)
        )
        work(store, NOW, settings)
    letters: dict[str, EmailMessage] = {letter["to"]: letter for letter in there.letters}
    assert {to: letter["subject"] for to, letter in letters.items()} == {
        "zh@shop.example": "店：新增 1 项", "en@shop.example": "店: 1 new"
    }  # fmt: skip
    text = letters["zh@shop.example"].get_content()
    assert "shop（首次扫描）：新增 1，重现 0，消失 0" in text
    assert "全网最佳\\x1b[31m面霜: “最佳”" in text and "\x1b" not in text


def test_a_source_that_is_broken_is_told_of_once_until_it_works_again(store, admin, folder):
    feed = folder / "shop.csv"
    feed.write_text(ONE)
    with hook() as there:
        settings = WatchSettings((folder,), None, HERE)
        plan = Plan("s", "file", "shop", "shop.csv", 60, CN, (receiver(store, admin, there.address).id,))
        schedules.add(store, plan, user=admin, now=NOW, folders=(folder,))
        for hours, content in enumerate((None, None, ONE, None)):
            feed.unlink(missing_ok=True)
            if content is not None:
                feed.write_text(content)
            work(store, NOW + timedelta(hours=hours), settings)
    told = [(one["type"], one["failure"]) for one in (json.loads(body) for _, _, body in there.came)]
    assert [kind for kind, _ in told] == ["failed", "changed", "failed"]
    assert "nothing that may be read lies there" in told[0][1]


def test_a_worker_that_is_lost_after_any_step_leaves_nothing_undone_and_nothing_twice(
    store, admin, folder, monkeypatch
):
    (folder / "shop.csv").write_text(ONE)
    settings = WatchSettings((folder,), None, HERE)
    with hook() as there:
        plan = Plan("s", "file", "shop", "shop.csv", 60, CN, (receiver(store, admin, there.address).id,))
        schedules.add(store, plan, user=admin, now=NOW, folders=(folder,))

        def lost(*_, **__):
            raise KeyboardInterrupt

        # Between the run and its job; between the job and the note of it; before the message is in.
        for place in ("listing_audit.desk.watch.content_of", "listing_audit.store.watch.run_scans"):
            with monkeypatch.context() as patch:
                patch.setattr(place, lost)
                with pytest.raises(KeyboardInterrupt):
                    do_next(store, NOW + timedelta(minutes=11), settings, lambda: ())
            assert not do_next(store, NOW + timedelta(minutes=11), settings, lambda: ())
            with store.transaction() as transaction:
                transaction.change("UPDATE schedule_runs SET leased_until = ''")
        do_next(store, NOW + timedelta(minutes=11), settings, lambda: ())
        catalogues_run(store, NOW + timedelta(minutes=12))
        with monkeypatch.context() as patch:
            patch.setattr("listing_audit.desk.outbox.put_in", lost)
            with pytest.raises(KeyboardInterrupt):
                do_next(store, NOW + timedelta(minutes=12), settings, lambda: ())
        work(store, NOW + timedelta(minutes=13), settings)
    assert len(catalogues.jobs(store)) == 1
    assert [json.loads(body)["counts"]["new"] for _, _, body in there.came] == [1]


def test_times_that_were_missed_are_made_up_for_once(store, admin, folder):
    (folder / "shop.csv").write_text(ONE)
    settings = WatchSettings((folder,))
    made = schedules.add(store, Plan("s", "file", "shop", "shop.csv", 60, CN), user=admin, now=NOW, folders=(folder,))
    work(store, NOW, settings)
    late = NOW + timedelta(days=3, minutes=30)
    work(store, late, settings)
    assert len(schedules.runs(store, made.id)) == 2
    assert schedules.schedule(store, made.id).next_at == "2026-11-25T10:00:00.000Z"


def test_a_scan_that_takes_longer_than_the_pace_is_not_begun_twice(store, admin, folder):
    (folder / "shop.csv").write_text(ONE)
    settings = WatchSettings((folder,))
    made = schedules.add(store, Plan("s", "file", "shop", "shop.csv", 5, CN), user=admin, now=NOW, folders=(folder,))
    for minutes in range(0, 30, 5):
        while do_next(store, NOW + timedelta(minutes=minutes), settings, lambda: ()):
            pass
    assert len(schedules.runs(store, made.id)) == len(catalogues.jobs(store)) == 1


def test_an_earlier_upload_is_scanned_again_under_the_law_of_the_day(store, admin, scanned):
    scanned(ONE)
    made = schedules.add(store, Plan("s", "upload", "shop", "", 60, CN), user=admin, now=NOW)
    work(store, NOW + timedelta(days=1), WatchSettings())
    first, second = reversed(catalogues.jobs(store))
    assert (first.sha256, first.source) == (second.sha256, second.source)
    assert [run.status for run in schedules.runs(store, made.id)] == ["unchanged"]
    with pytest.raises(Invalid, match="nothing was uploaded"):
        schedules.add(store, Plan("t", "upload", "nowhere"), user=admin, now=NOW)


def test_a_folder_means_its_newest_file(store, admin, folder):
    import os

    for day, text in ((1, ONE), (2, TWO)):
        (folder / f"export-{day}.csv").write_text(text)
        os.utime(folder / f"export-{day}.csv", (day, day))
    (folder / ".upload-in-progress").write_text("x")
    schedules.add(store, Plan("s", "file", "shop", str(folder), 60, CN), user=admin, now=NOW, folders=(folder,))
    work(store, NOW, WatchSettings((folder,)))
    [job] = catalogues.jobs(store)
    assert (job.file_name, job.findings) == ("export-2.csv", 2)


@pytest.mark.parametrize(
    "path", ["../secret.csv", "/etc/passwd", "link.csv", "linked/secret.csv", "none.csv", "\0", ""]
)
def test_nothing_outside_the_allowed_folders_is_read_or_found_out(store, admin, folder, path):
    secret = folder.parent / "secret.csv"
    secret.write_text(ONE)
    (folder / "link.csv").symlink_to(secret)
    (folder / "linked").symlink_to(folder.parent)
    with pytest.raises((NotAllowed, Invalid)):
        schedules.add(store, Plan("s", "file", "shop", path), user=admin, now=NOW, folders=(folder,))


def test_a_file_that_became_a_link_to_elsewhere_is_not_read(store, admin, folder):
    feed, secret = folder / "shop.csv", folder.parent / "secret.csv"
    feed.write_text(ONE)
    secret.write_text(TWO)
    made = schedules.add(store, Plan("s", "file", "shop", "shop.csv", 60, CN), user=admin, now=NOW, folders=(folder,))
    feed.unlink()
    feed.symlink_to(secret)
    work(store, NOW, WatchSettings((folder,)))
    assert ([run.status for run in schedules.runs(store, made.id)], catalogues.jobs(store)) == (["failed"], ())


def test_a_waiver_near_its_end_is_told_once(store, admin, officer, scanned):
    scanned(ONE)
    [row] = findings.page(store, findings.View({})).findings
    decision = findings.Decision(state="false_positive", comment="品牌名", until="2026-12-10")
    findings.decide(store, number=row.id, version=row.version, decision=decision, user=officer, now=NOW)
    with hook() as there:
        settings = WatchSettings((), None, HERE)
        to = receiver(store, admin, there.address)
        schedules.add(store, Plan("calendar", "calendar", every_minutes=1440, receivers=(to.id,)), user=admin, now=NOW)
        for day in (0, 3, 4, 5, 20):
            work(store, NOW + timedelta(days=day), settings)
    [body] = [json.loads(body) for _, _, body in there.came]
    assert [(one["until"], one["reason"], one["owner"]) for one in body["waivers"]] == [("2026-12-10", "品牌名", "li")]
    assert body["at"].startswith("2026-11-26")


def rule_with(rule_id, start=None, end=None):
    rule = _library().rules[0]
    return replace(rule, id=rule_id, in_force_from=start, in_force_until=end, sources=rule.sources[:1])


def test_what_the_law_changed_between_two_days_is_found_by_the_days_of_its_rules():
    rules = [
        rule_with("a-old", date(2020, 1, 1)), rule_with("a-new", date(2026, 12, 1)), rule_with("a-gone", None, date(2026, 12, 2)),
        rule_with("a-soon", date(2026, 12, 20)), rule_with("a-far", date(2027, 6, 1)),
    ]  # fmt: skip
    found = law_changes(rules, date(2026, 11, 22), date(2026, 12, 5))
    assert [(one.rule_id, one.what, one.on) for one in found] == [
        ("a-new", "came", "2026-12-01"), ("a-gone", "ended", "2026-12-02"), ("a-soon", "coming", "2026-12-20")
    ]  # fmt: skip


def test_a_rule_that_comes_into_force_is_told_before_and_on_its_day_and_no_more(store, admin):
    rules = (rule_with("a-new", date(2026, 12, 20)),)
    with hook() as there:
        to = receiver(store, admin, there.address, language="en")
        schedules.add(store, Plan("law", "calendar", every_minutes=1440, receivers=(to.id,)), user=admin, now=NOW)
        for day in range(0, 40, 4):
            work(store, NOW + timedelta(days=day), WatchSettings((), None, HERE), lambda: rules)
    told = [[(one["what"], one["on"]) for one in json.loads(body)["law"]] for _, _, body in there.came]
    assert told == [[("coming", "2026-12-20")], [("came", "2026-12-20")]]


def offers(price, first=1, last=3):
    lines = "".join(f"{number},面霜{number},{price},CNY\n" for number in range(first, last))
    return f"id,title,price,currency\n{lines}"


def test_prices_raised_before_a_shopping_event_are_told_and_ends_of_sales_are_not(store, admin, folder):
    feed = folder / "shop.csv"
    with hook() as there:
        settings = WatchSettings((folder,), None, HERE)
        to = receiver(store, admin, there.address)
        begin = datetime.fromisoformat("2026-10-01T00:00:00+00:00")
        feed.write_text(offers(100))
        schedules.add(
            store, Plan("s", "file", "shop", "shop.csv", 1440, CN, (to.id,)), user=admin, now=begin, folders=(folder,)
        )
        # 1 is raised to a new height in October; 2 returns from a sale to what it was.
        for day, one, two in ((0, 100, 100), (10, 100, 80), (20, 119, 100), (25, 119, 100)):
            feed.write_text("id,title,price,currency\n" + f"1,面霜,{one},CNY\n2,毛巾,{two},CNY\n")
            work(store, begin + timedelta(days=day), settings)
    told = [json.loads(body)["prices"] for _, _, body in there.came]
    [[rise]] = [prices for prices in told if prices]
    assert rise == {
        "listing_id": "1", "sku": "", "currency": "CNY", "before": "100", "after": "119", "raised_on": "2026-10-21",
        "event": "11.11", "event_on": "2026-11-11",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "event"),
    [("2026-10-11", None), ("2026-10-12", "11.11"), ("2026-11-22", "Black Friday"), ("2026-12-16", "12.12"),
     ("2026-12-17", None), ("2026-05-20", "6.18"), ("2025-06-22", "6.18"), ("2025-06-23", None)],
)  # fmt: skip
def test_events_are_near_from_a_month_before_until_four_days_after(day, event):
    found = event_near(date.fromisoformat(day))
    assert (found[0] if found else None) == event


def test_a_message_is_tried_with_growing_pauses_and_then_given_up(store, admin):
    with hook() as there:
        there.answers = [(500, {}, b"")]
        to = receiver(store, admin, there.address)
        outbox.send_test(store, number=to.id, user=admin, now=NOW)
        now, tries = NOW, []
        for minute in range(60 * 24 * 4):
            now = NOW + timedelta(minutes=minute)
            if outbox.deliver_next(store, now, mail=None, private_receivers=HERE):
                tries.append(minute)
        numbers = {headers["webhook-id"] for _, headers, _ in there.came}
        assert (tries, len(numbers)) == ([0, 1, 6, 36, 156, 516, 1236, 2676], 1)
        [delivery] = outbox.deliveries(store)
        assert (delivery.message.status, delivery.message.last_error) == ("failed", "HTTP 500")
        there.answers = [(204, {}, b"")]
        outbox.send_again(store, number=delivery.message.id, user=admin, now=now)
        assert outbox.deliver_next(store, now, mail=None, private_receivers=HERE)
        assert outbox.deliveries(store)[0].message.status == "sent"
        with pytest.raises(Conflict):
            outbox.send_again(store, number=delivery.message.id, user=admin, now=now)


def test_a_receiver_that_asks_for_patience_gets_it(store, admin):
    with hook() as there:
        there.answers = [(429, {"retry-after": "3600"}, b""), (200, {}, b"")]
        outbox.send_test(store, number=receiver(store, admin, there.address).id, user=admin, now=NOW)
        tries = [
            minute for minute in range(70)
            if outbox.deliver_next(store, NOW + timedelta(minutes=minute), mail=None, private_receivers=HERE)
        ]  # fmt: skip
    assert tries == [0, 60]


def test_a_message_on_which_the_worker_dies_is_not_tried_for_ever(store, admin, monkeypatch):
    outbox.send_test(store, number=receiver(store, admin, "https://hooks.example/").id, user=admin, now=NOW)

    def dies(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("listing_audit.desk.notify.send", dies)
    with pytest.raises(KeyboardInterrupt):
        outbox.deliver_next(store, NOW, mail=None, private_receivers=HERE)
    assert not outbox.deliver_next(store, NOW, mail=None, private_receivers=HERE)
    assert outbox.deliveries(store)[0].message.attempts == 1


def test_what_is_for_a_receiver_that_is_switched_off_is_dropped_and_says_so(store, admin):
    to = receiver(store, admin, "https://hooks.example/")
    outbox.send_test(store, number=to.id, user=admin, now=NOW)
    outbox.switch_receiver(store, number=to.id, version=1, active=False, user=admin, now=NOW)
    assert outbox.deliver_next(store, NOW, mail=None, private_receivers=HERE)
    message = outbox.deliveries(store)[0].message
    assert (message.status, message.last_error) == ("dropped", "the receiver is switched off")


def test_the_same_message_is_put_in_once(store, admin):
    to = receiver(store, admin, "https://hooks.example/")
    with store.transaction() as transaction:
        made = [outbox.put_in(transaction, "run:1", to, None, "s", "t", {}, NOW) for _ in range(2)]
    assert made == [True, False]
    with store.transaction(write=False) as transaction:
        assert len(outbox_rows.messages(transaction, 10)) == 1


def test_only_admins_name_receivers_and_their_secret_part_is_not_shown(store, officer, admin):
    with pytest.raises(NotAllowed):
        receiver(store, officer, "https://hooks.example/")
    assert outbox.shown_address("slack", "https://hooks.slack.com/services/T0/B0/xyz") == "https://hooks.slack.com/…"
    assert receiver(store, admin, "https://hooks.example/").secret.startswith("whsec_")
    with pytest.raises(Conflict):
        receiver(store, admin, "https://hooks.example/")


def test_two_officers_that_change_one_schedule_do_not_overwrite_each_other(store, officer, admin):
    made = schedules.add(store, Plan("law", "calendar"), user=officer, now=NOW)
    plan = replace(schedules.plan_of(made), every_minutes=60)
    changed = schedules.change(store, made.id, plan, version=made.version, active=True, user=officer, now=NOW)
    assert (changed.every_minutes, changed.version, changed.next_at) == (60, 2, made.next_at)
    with pytest.raises(Conflict):
        schedules.change(store, made.id, plan, version=made.version, active=False, user=admin, now=NOW)
    with pytest.raises(Conflict):
        schedules.remove(store, made.id, version=1, user=admin, now=NOW)
    schedules.remove(store, made.id, version=2, user=admin, now=NOW)
    assert schedules.schedules(store) == ()


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"name": "x" * 65}, {"kind": "page"}, {"every_minutes": 4}, {"every_minutes": 50_000}, {"source": "a/b"},
     {"receivers": (99,)}, {"kind": "calendar"}, {"place": "../x"}],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused(store, officer, folder, wrong):
    (folder / "shop.csv").write_text(ONE)
    plan = replace(Plan("s", "file", "shop", "shop.csv", 60), **wrong)
    with pytest.raises((Invalid, NotAllowed)):
        schedules.add(store, plan, user=officer, now=NOW, folders=(folder,))
    with store.transaction(write=False) as transaction:
        assert rows.schedules(transaction) == ()
