"""On every day the rules that apply in China tell the law of that day, and no norm before or after its time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

import pytest

from listing_audit.datafiles import shipped
from listing_audit.judge.decide import citations_of, penalty_of
from listing_audit.rules.compiled import default_cache_dir, load_cached
from listing_audit.rules.rule import Exemption, Rule, Source
from listing_audit.rules.select import is_in_force, is_valid

LIBRARY = load_cached([shipped("rules")], [shipped("lexicons")], cache_dir=default_cache_dir())
RULES = tuple(rule for rule in LIBRARY.rules if not rule.applies.jurisdictions or "CN" in rule.applies.jurisdictions)

# Around each change of a much cited law, and days long before.
DAYS = [
    date.fromisoformat(day)
    for day in (
        "2020-01-01", "2020-03-01", "2021-01-01", "2021-05-31", "2021-06-01", "2024-01-01", "2024-06-30", "2024-07-01",
        "2025-10-14", "2025-10-15", "2026-11-23", "2026-12-31", "2027-01-01", "2027-03-15", "2027-03-16",
    )
]  # fmt: skip

_HAN = re.compile(r"[\u4e00-\u9fff]")
_VERSION = re.compile(r"（(\d{4})年(?:修订|修正)）$")
_NUMBER = re.compile(r"（[^）]*(?:令|公告|办秘字|国务院)[^）]*）$")
_DATED = re.compile(r"\d{4}年(?:\d+月)?(?:\d+日)?起")


def _cited() -> Iterator[tuple[str, Source]]:
    shared: dict[str, Exemption] = {one.name: one for rule in RULES for one in rule.unless}
    for rule in RULES:
        for source in rule.sources:
            if _HAN.search(source.name):
                yield rule.id, source
    for exemption in shared.values():
        for source in exemption.sources:
            if _HAN.search(source.name):
                yield exemption.name, source


CITED = tuple(_cited())


def _in_force(day: date) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.status != "retired" and is_in_force(rule, day))


def _periods() -> dict[str, list[tuple[date | None, date | None]]]:
    """When the norms that rules cite are in force, by the names that texts call them by."""
    found: dict[str, list[tuple[date | None, date | None]]] = defaultdict(list)
    for _, source in CITED:
        name = source.name.removeprefix("中华人民共和国")
        for called in {name, _VERSION.sub("", name), _NUMBER.sub("", name)}:
            found[called].append((source.valid_from, source.valid_until))
    return found


PERIODS = _periods()
# What texts call norms whose names are too long for a sentence.
for _short, _long in {
    "三品一械广告审查管理暂行办法": "药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法",
    "消法实施条例": "消费者权益保护法实施条例",
}.items():
    PERIODS[_short] = PERIODS[_long]
_NAMED = re.compile("|".join(re.escape(name) for name in sorted(PERIODS, key=len, reverse=True)))


def _holds(name: str, day: date) -> bool:
    return any(is_valid(*period, day) for period in PERIODS[name])


def test_every_norm_that_somebody_has_read_says_from_when_it_is_in_force() -> None:
    silent = {(where, source.name) for where, source in CITED if source.verified and source.valid_from is None}
    assert silent == set()


def test_an_article_is_in_force_at_the_same_time_wherever_it_is_cited() -> None:
    times: dict[tuple[str, str | None], set[tuple[date | None, date | None]]] = defaultdict(set)
    for _, source in CITED:
        times[source.name, source.article].add((source.valid_from, source.valid_until))
    assert {article: held for article, held in times.items() if len(held) > 1} == {}


def test_two_versions_of_a_law_are_never_in_force_together_and_none_before_its_year() -> None:
    versions: dict[str, set[tuple[str, date, date | None]]] = defaultdict(set)
    for _, source in CITED:
        if year := _VERSION.search(source.name):
            assert source.valid_from is not None and source.valid_from.year >= int(year[1]), source
            versions[_VERSION.sub("", source.name)].add((source.name, source.valid_from, source.valid_until))
    for held in versions.values():
        for (one, start, end), (other, begin, until) in combinations(held, 2):
            apart = (end is not None and end <= begin) or (until is not None and until <= start)
            assert apart or one == other, (one, other)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_rule_in_force_cites_a_norm_of_the_day_and_only_such(day: date) -> None:
    for rule in _in_force(day):
        for marketplace in rule.applies.marketplaces or (None,):
            told = citations_of(rule, "CN", marketplace, day)
            assert told, f"{rule.id} cites nothing on {day} on {marketplace}"
            for citation in told:
                holds = [
                    is_valid(source.valid_from, source.valid_until, day)
                    for source in rule.sources
                    if (source.name, source.article) == (citation.name, citation.article)
                ]
                assert any(holds), (rule.id, citation)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_what_is_told_names_no_norm_outside_its_time(day: date) -> None:
    """A sentence that says from when a norm holds may name it on any day."""
    wrong = []
    for rule in _in_force(day):
        penalty = penalty_of(rule, day)
        for text in (rule.message.zh, rule.why.zh, rule.remedy.zh, *((penalty.zh,) if penalty else ())):
            for sentence in re.split("[。；]", text):
                for named in _NAMED.finditer(sentence):
                    if not _holds(named[0], day) and not _DATED.search(sentence, 0, named.start()):
                        wrong.append(f"{rule.id} on {day}: {named[0]} in “{sentence}”")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_fine_follows_each_renumbering(day: date) -> None:
    """Where a rule cites one of two versions of a law, its penalty never names the other one."""
    for rule in _in_force(day):
        penalty = penalty_of(rule, day)
        if penalty is None:
            continue
        for name in _NAMED.findall(penalty.zh):
            assert _holds(name, day), (rule.id, day, name)


def test_every_rule_about_words_says_what_a_breach_costs() -> None:
    without = [rule.id for rule in RULES if rule.kind not in ("price", "policy") and not rule.penalties]
    assert not without
