"""Notes are told once or counted, errors always."""

from __future__ import annotations

import re

from listing_audit.ingest.log import Log
from listing_audit.ingest.messages import MESSAGES, say
from listing_audit.model.listing import ReadError, ReadNote


def test_every_message_has_the_same_blanks_in_both_languages():
    blanks = {key: [sorted(re.findall(r"\{(\w+)\}", text)) for text in pair] for key, pair in MESSAGES.items()}
    assert {key for key, (zh, en) in blanks.items() if zh != en} == set()


def test_messages_are_in_one_language():
    assert say("zh", "missing") == "没有这个文件或文件夹"
    assert say("en", "missing") == say("fr", "missing") == "no such file or folder"


def test_the_same_note_is_told_once():
    log = Log("f")
    for line in (1, 2):
        log.note_once("unknown_keys", line, names="a")
    log.note_once("unknown_keys", 3, names="b")
    assert [note.line for note in log.drain()] == [1, 3]


def test_frequent_notes_are_counted():
    log = Log("f")
    for line in range(1, 9):
        log.note_some("no_price", line)
    assert [note.line for note in log.drain()] == [1, 2, 3]
    log.close()
    assert log.drain() == [ReadNote("f", "5 more places like that (a row without a price)")]


def test_a_hostile_source_cannot_fill_the_memory_with_notes():
    log = Log("f")
    for number in range(10_000):
        log.note_once("unknown_keys", names=str(number))
    assert len(log.drain()) < 300
    log.close()
    assert len(log.drain()) == 1


def test_errors_are_never_counted_away():
    log = Log("f", "zh")
    for line in (1, 2, 3, 4, 5):
        log.error("row_orphan", line, "id-1")
    assert log.drain() == [
        ReadError("f", "这一行是变体或续行，但前面没有它所属的商品", line, "id-1") for line in (1, 2, 3, 4, 5)
    ]
