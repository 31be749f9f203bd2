"""Tries the text of a rule before anybody relies on it: its problems, its examples, its pace, and what it says of a text.

The text may be hostile. So it is tried in a process of its own that may use only so much time and memory, and that is
killed when it does not end; the desk goes on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from listing_audit.desk.errors import Invalid
from listing_audit.rules.added import LONGEST_TEXT

LONGEST_SAMPLE: Final = 20_000
# Most of it is for reading all rules anew, the first time after they changed; a trial by itself takes seconds.
_WALL_S: Final = 90.0
_CPU_S: Final = 60
_MEMORY_BYTES: Final = 3 * 1024**3
_LONGEST_ANSWER: Final = 2_000_000
_MOST_SHOWN: Final = 200
# Texts of this length are what a pattern is timed on; descriptions of shops are rarely longer.
_TIMED_CHARS: Final = 3_000
_SLOW_S: Final = 0.1
_MOST_PATTERNS: Final = 100
# Trials need a processor and some hundred MiB each.
_AT_ONCE: Final = threading.BoundedSemaphore(2)
FIELDS: Final = ("title", "subtitle", "description", "bullets[0]")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said about a rule's text, at a line of it where one is known. `kind`: `problem` or `advice`."""

    kind: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """One example of the rule, and what is wrong with it; nothing when it holds. `kind`: fires, silent or gap."""

    kind: str
    line: int
    text: str
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleHit:
    """What the rule says of the text it is tried on: `start` and `end` count code points; `cleared` names an exemption."""

    start: int
    end: int
    verdict: str
    severity: str
    message: str
    cleared: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a rule. `rule_id` is blank while the text cannot be read as a rule."""

    rule_id: str = ""
    title_zh: str = ""
    title_en: str = ""
    topic: str = ""
    status: str = ""
    remarks: tuple[Remark, ...] = ()
    examples: tuple[ExampleOutcome, ...] = ()
    hits: tuple[SampleHit, ...] = ()

    @property
    def problems(self) -> tuple[Remark, ...]:
        """What keeps the rule from being kept."""
        return tuple(one for one in self.remarks if one.kind == "problem")

    @property
    def failing(self) -> tuple[ExampleOutcome, ...]:
        """The examples that do not hold, which keep the rule from being switched on."""
        return tuple(one for one in self.examples if one.failures)


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to try a rule on: where it stands, and what is known of its listing. Blank: the rule's own first choice."""

    text: str = ""
    field: str = "title"
    jurisdiction: str = ""
    category: str = ""


def tried(
    text: str, *, sample: Sample | None = None, language: str, today: date, rules: Sequence[Path] = (),
    lexicons: Sequence[Path] = (), wall_s: float = _WALL_S,
) -> Trial:  # fmt: skip
    """Try a rule's text and return what came of it, in bounded time. `rules` and `lexicons` are folders of the server.

    Raises Invalid for a sample that is too long or of an unknown field.
    """
    sample = sample or Sample()
    if len(sample.text) > LONGEST_SAMPLE or sample.field not in FIELDS:
        raise Invalid(f"sample: up to {LONGEST_SAMPLE} characters, in one of {', '.join(FIELDS)}")
    if len(text) > LONGEST_TEXT:
        return _refused(_said(language, "too_long", most=LONGEST_TEXT))
    asked = json.dumps({
        "text": text, "sample": asdict(sample), "language": language, "today": today.isoformat(),
        "rules": [str(one) for one in rules], "lexicons": [str(one) for one in lexicons],
    })  # fmt: skip
    with _AT_ONCE:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", "listing_audit.desk.rule_trial"], input=asked.encode("utf-8", "replace"),
                capture_output=True, timeout=wall_s, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return _refused(_said(language, "too_slow", seconds=int(wall_s)))
    if done.returncode != 0 or len(done.stdout) > _LONGEST_ANSWER:
        return _refused(_said(language, "ended"))
    return _read(json.loads(done.stdout))


_WORDS: Final = {
    "too_long": ("规则超过 {most} 个字符，请拆成几条", "the rule is longer than {most} characters; split it into several"),
    "too_slow": ("试用在 {seconds} 秒内没有结束：规则太复杂，或服务器太忙，请简化后再试", "trying it did not end within {seconds} s: the rule is too complex or the server too busy; make it simpler and try again"),
    "ended": ("试用所用的时间或内存超过限制：请减少词条、缩短模式", "trying it took more time or memory than it may: use fewer terms and shorter patterns"),
    "slow_pattern": ("模式 {pattern} 太慢：{chars} 个字符的文本用了 {ms} 毫秒；去掉嵌套的重复", "pattern {pattern} is too slow: {ms} ms on a text of {chars} characters; take nested repeats out"),
    "many_patterns": ("模式超过 {most} 个，请拆成几条规则", "more than {most} patterns; split it into several rules"),
}  # fmt: skip


def _said(language: str, key: str, **values: object) -> str:
    return _WORDS[key][0 if language == "zh" else 1].format(**values)


def _refused(message: str) -> Trial:
    return Trial(remarks=(Remark("problem", None, message),))


def _read(said: dict[str, Any]) -> Trial:
    return Trial(
        said["rule_id"], said["title_zh"], said["title_en"], said["topic"], said["status"],
        remarks=tuple(Remark(**one) for one in said["remarks"]),
        examples=tuple(ExampleOutcome(**one | {"failures": tuple(one["failures"])}) for one in said["examples"]),
        hits=tuple(SampleHit(**one) for one in said["hits"]),
    )  # fmt: skip


# ------------------------------------------------------------------ in the process of its own


def trial_of(
    text: str, *, sample: Sample, language: str, today: date, rules: Sequence[Path], lexicons: Sequence[Path]
) -> Trial:
    """Try a rule's text in this process, for as long as it takes."""
    from listing_audit.api import Scanner
    from listing_audit.rules.added import library_with, read_added
    from listing_audit.testing.examples import engine_for, example_name, examples_of, proof_day, run_example
    from listing_audit.testing.lint import remarks_on

    scanner = Scanner(as_of=today, language=language, rules=rules, lexicons=lexicons)
    library = scanner.library
    read = read_added(text, "own", library)
    remarks = [Remark("problem", problem.line, problem.message) for problem in read.problems]
    if read.rule is None:
        return Trial(remarks=tuple(remarks[:_MOST_SHOWN]))
    rule = read.rule
    problems, advice = remarks_on(rule, library)
    remarks += [Remark("problem", None, said) for said in (*problems, *_slow(rule, language))]
    remarks += [Remark("advice", line, said) for line, said in advice]
    about = Trial(rule.id, rule.title.zh, rule.title.en, rule.topic, rule.status, tuple(remarks[:_MOST_SHOWN]))
    if any(one.kind == "problem" for one in remarks):
        return about
    engine = engine_for(rule, library, today=today)
    outcomes = tuple(
        ExampleOutcome(example_name(rule, one).split(":")[1], one.line, one.text, run_example(rule, one, engine))
        for one in examples_of(rule)
    )
    hits: tuple[SampleHit, ...] = ()
    if sample.text.strip():
        made = scanner.like(as_of=proof_day(rule, today))
        made.__dict__.update(library=library_with(library, ()), rule_set=engine.rule_set, engine=engine)
        hits = tuple(_hits(made, rule, sample))[:_MOST_SHOWN]
    return replace(about, examples=outcomes, hits=hits)


def _hits(scanner: Any, rule: Any, sample: Sample) -> Iterator[SampleHit]:
    place = sample.jurisdiction or next(iter(rule.applies.jurisdictions), "")
    given: dict[str, Any] = (
        {"bullets": [sample.text]} if sample.field.startswith("bullets") else {sample.field: sample.text}
    )
    audit = scanner.check(
        **given,
        jurisdictions=[place] if place else [],
        category=sample.category or next(iter(rule.applies.categories), None),
        marketplace=next(iter(rule.applies.marketplaces), None),
        explain=True,
    )
    for one in audit.findings:
        start, end = (one.span.start, one.span.end) if one.span is not None else (0, 0)
        yield SampleHit(start, end, one.verdict, one.severity, one.message, "")
    for other in audit.considerations:
        if other.rule_id == rule.id and other.outcome in ("cleared", "not_met") and other.span is not None:
            yield SampleHit(other.span.start, other.span.end, "", "", "", other.reason or other.outcome)


def _slow(rule: Any, language: str) -> Iterator[str]:
    """Patterns that take long on texts made to keep them busy: their own letters, again and again."""
    import time

    from listing_audit.rules.schema_patterns import written_letters
    from listing_audit.testing.lint import materials_of
    from listing_audit.verify.material import PatternTimeout, find_in

    patterns = list(dict.fromkeys(pattern for _, material in materials_of(rule) for pattern in material.patterns))
    if len(patterns) > _MOST_PATTERNS:
        yield _said(language, "many_patterns", most=_MOST_PATTERNS)
        return
    for pattern in patterns:
        letters = written_letters(pattern) or "a"
        texts = {letters, *letters[:6], "0", "1 ", f"{letters[0]} ", letters[::-1]}
        worst = 0.0
        for text in sorted(texts):
            # What may follow stands far away: a pattern that needs it is not turned away at once, and tries everything.
            filled = (text * _TIMED_CHARS)[:_TIMED_CHARS] + f"\n{letters}"
            begun = time.perf_counter()
            try:
                for _ in find_in(pattern, filled, 0, len(filled)):
                    if time.perf_counter() - begun > _SLOW_S:
                        break
            except PatternTimeout:
                worst = max(worst, 0.5)
            worst = max(worst, time.perf_counter() - begun)
            if worst > _SLOW_S:
                yield _said(language, "slow_pattern", pattern=pattern, chars=_TIMED_CHARS, ms=int(worst * 1000))
                break


def _limit() -> None:
    """Give this process only so much time and memory, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, _CPU_S), (resource.RLIMIT_AS, _MEMORY_BYTES), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))


def main() -> None:
    """Read what is asked from standard input and write what came of it to standard output."""
    _limit()
    asked = json.loads(sys.stdin.buffer.read())
    trial = trial_of(
        asked["text"], sample=Sample(**asked["sample"]), language=asked["language"],
        today=date.fromisoformat(asked["today"]), rules=[Path(one) for one in asked["rules"]],
        lexicons=[Path(one) for one in asked["lexicons"]],
    )  # fmt: skip
    sys.stdout.write(json.dumps(asdict(trial)))


if __name__ == "__main__":
    main()
