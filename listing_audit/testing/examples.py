"""Runs the proof inside rule files: where a rule must fire, where it must be silent, and what it still gets wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from listing_audit.describe.describe import NO_DEFAULTS
from listing_audit.errors import DataFileError
from listing_audit.model.findings import Consideration, Finding
from listing_audit.model.listing import HeldEvidence, Listing, TextField
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.prices import PriceHistory, Promotion
from listing_audit.model.scope import CATEGORIES
from listing_audit.rules.library import Library
from listing_audit.rules.lint import Checked
from listing_audit.rules.rule import FiringExample, KnownGap, Rule, SilentExample
from listing_audit.rules.rule_set import RuleSet
from listing_audit.rules.select import is_in_force, select
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from listing_audit.verify.price.referee import market_of

Example = FiringExample | SilentExample | KnownGap

# A consideration's reason begins with the exemption's name, which is the same in every language.
_OPTIONS = ScanOptions(language="en", defaults=NO_DEFAULTS, explain=True)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example and what is wrong with it; no failures means that it holds."""

    rule: Rule
    example: Example
    failures: tuple[str, ...]

    @property
    def name(self) -> str:
        """How messages and test ids call it: the rule, the kind of example and its line."""
        return example_name(self.rule, self.example)


def example_name(rule: Rule, example: Example) -> str:
    """Return `cn-superlative-quality:fires:41`."""
    kind = {FiringExample: "fires", SilentExample: "silent", KnownGap: "gap"}[type(example)]
    return f"{rule.id}:{kind}:{example.line}"


def examples_of(rule: Rule) -> tuple[Example, ...]:
    """Return all examples of a rule: firing, silent, then known gaps."""
    return (*rule.fires, *rule.silent, *rule.known_gaps)


def library_of(checked: Checked) -> Library:
    """Return the rules that could be read, drafts and examples included, as a library to test with.

    Other than `load_library` this goes on when some files have problems, so that one writer does not stop another.
    Raises DataFileError when the lexicons cannot be read.
    """
    from listing_audit.lexicon.tables import fold_tables

    if checked.lexicons is None:
        raise DataFileError(checked.problems)
    running = tuple(rule for rule in checked.rules if rule.status != "retired")
    return Library(running, (), checked.lexicons, fold_tables(checked.lexicons), digest="")


def run_rule(rule: Rule, library: Library, *, today: date) -> Iterator[ExampleResult]:
    """Yield the result of every example of a rule, judged by the rule alone on a day on which it is in force."""
    engine = engine_for(rule, library, today=today)
    for example in examples_of(rule):
        yield ExampleResult(rule, example, run_example(rule, example, engine))


def engine_for(rule: Rule, library: Library, *, today: date) -> Engine:
    """Return an engine that holds the rule alone, so that no other rule's finding takes the place of its own.

    A `disguise` rule reports what other rules find, so it gets all that apply where it does.
    """
    day = proof_day(rule, today)
    if rule.kind == "disguise":
        chosen = select(library, as_of=day, jurisdictions=rule.applies.jurisdictions)
        # Half of all terms are of the other language, and an engine of them takes seconds to build.
        near = [other for other in chosen.rules if other.id != rule.id and _share_a_language(other, rule)]
        return build_engine(replace(chosen, rules=(*near, rule)), library.tables)
    return build_engine(RuleSet((rule,), (), rule.id, day), library.tables)


def _share_a_language(one: Rule, other: Rule) -> bool:
    languages = one.applies.languages, other.applies.languages
    return not all(languages) or bool(set(languages[0]) & set(languages[1]))


def proof_day(rule: Rule, today: date) -> date:
    """Return today if the rule is in force, else its first day, else its last."""
    if is_in_force(rule, today):
        return today
    starts = [rule.in_force_from, *(source.valid_from for source in rule.sources)]
    ends = [rule.in_force_until, *(source.valid_until for source in rule.sources)]
    days = sorted({day for day in starts if day} | {day - timedelta(days=1) for day in ends if day})
    return next((day for day in days if is_in_force(rule, day)), today)


def run_example(rule: Rule, example: Example, engine: Engine) -> tuple[str, ...]:
    """Return what is wrong with one example; nothing when it holds.

    fires: exactly the marked places are reported by this rule, all of them and no other; without marks, anything.
    silent: nothing is, and the exemption that `because` names has decided a candidate.
    known gap: still wrong; once it holds, the failure asks to move it to where it belongs.
    """
    if isinstance(example, KnownGap):
        return _gap(rule, example, engine)
    if isinstance(example, FiringExample):
        return _fires(rule, example, engine)
    return _silent(rule, example, engine)


def _fires(rule: Rule, example: FiringExample, engine: Engine) -> tuple[str, ...]:
    findings, considerations = _judged(rule, example, engine)
    wanted = set(example.spans)
    failures: list[str] = []
    fired = [one for one in findings if _answers(one, example.verdict)]
    field = _field_of(rule, example)
    places = {(one.span.start, one.span.end) for one in fired if one.span is not None and one.field == field}
    if wanted:
        failures += [f"not reported: {_marked(example.text, span)}" for span in sorted(wanted - places)]
        failures += [f"reported, but not marked: {_marked(example.text, span)}" for span in sorted(places - wanted)]
        failures += [f"reported in {one.field}: “{one.quote}”" for one in fired if one.field != field]
    elif not fired:
        failures.append("nothing reported")
    for one in findings:
        if one not in fired:
            failures.append(
                f"“{one.quote or ''}” is {one.verdict}{_fact(one)}, expected {example.verdict or 'a finding'}"
            )
        elif example.severity is not None and one.severity != example.severity:
            failures.append(f"“{one.quote or ''}” has severity {one.severity}, expected {example.severity}")
        elif example.state is not None and one.details.get("state") != example.state:
            failures.append(f"“{one.quote or ''}” is {one.details.get('state')}, expected {example.state}")
    return tuple(failures) + (_why(considerations) if failures else ())


def _silent(rule: Rule, example: SilentExample, engine: Engine) -> tuple[str, ...]:
    findings, considerations = _judged(rule, example, engine)
    loud = [one for one in findings if one.verdict != "advice" or rule.verdict == "advice"]
    failures = [f"reported “{one.quote or ''}” as {one.verdict}{_fact(one)}" for one in loud]
    if example.because is not None and not any(_names(one.reason, example.because) for one in considerations):
        failures.append(f'the exemption "{example.because}" decided nothing here')
    return tuple(failures) + (_why(considerations) if failures else ())


def _gap(rule: Rule, example: KnownGap, engine: Engine) -> tuple[str, ...]:
    place = {
        one.name: getattr(example, one.name) for one in fields(example) if one.name not in ("text", "spans", "reason")
    }
    if example.spans:
        wrong = _fires(rule, FiringExample(example.text, example.spans, **place), engine)
        where = "examples.fires"
    else:
        wrong = _silent(rule, SilentExample(example.text, **place), engine)
        where = "examples.silent"
    return () if wrong else (f"this known gap is closed: move it to {where}",)


def _judged(
    rule: Rule, example: FiringExample | SilentExample, engine: Engine
) -> tuple[list[Finding], list[Consideration]]:
    scanned = scan_batch([listing_of(rule, example)], engine, _OPTIONS).scanned[0].judgement
    return (
        [one for one in scanned.findings if one.rule_id == rule.id],
        [one for one in scanned.considerations if one.rule_id == rule.id],
    )


def listing_of(rule: Rule, example: FiringExample | SilentExample) -> Listing:
    """Return the listing that an example stands for, in the rule's first place unless the example says otherwise."""
    applies = rule.applies
    only_language = applies.languages[0] if len(applies.languages) == 1 else None
    jurisdiction = example.jurisdiction or next(iter(applies.jurisdictions), None)
    history, promotion = _prices(example, jurisdiction or "EU")
    attributes = tuple(TextField(f"attributes.{name}", text) for name, text in example.attributes)
    is_policy = rule.kind == "policy"
    return Listing(
        id="example",
        fields=attributes if is_policy else (TextField(example.field, example.text), *attributes),
        privacy_policy=PrivacyPolicy(text=example.text) if is_policy else None,
        complete=example.complete,
        language=only_language,
        jurisdictions=(jurisdiction,) if jurisdiction else (),
        marketplace=example.marketplace or next(iter(applies.marketplaces), None),
        category=example.category or _first_category(rule),
        brand=example.brand,
        evidence=tuple(HeldEvidence(topic, ref="example") for topic in example.evidence),
        price_histories=history,
        promotions=promotion,
    )


def _prices(
    example: FiringExample | SilentExample, place: str
) -> tuple[tuple[PriceHistory, ...], tuple[Promotion, ...]]:
    """Return the example's prices in the money and by the clock of the market; none, where it gives none."""
    if example.prices is None:
        return (), ()
    currency, zone = market_of(place)
    history = PriceHistory(currency, zone, example.prices.events)
    return ((history,) if history.events else ()), tuple(
        replace(promotion, currency=currency) for promotion in (*example.prices.earlier, example.prices.promotion)
    )


def _field_of(rule: Rule, example: Example) -> str:
    """Where an example's text stands: the text of a policy rule's example is the policy."""
    return "privacy_policy" if rule.kind == "policy" else example.field


def _first_category(rule: Rule) -> str | None:
    """A rule for all but some categories is tried in `other`, because an unknown category would leave doubt."""
    if rule.applies.not_categories:
        fitting = [name for name in ("other", *CATEGORIES) if name not in rule.applies.not_categories]
        return next(iter(fitting), None)
    return next(iter(rule.applies.categories), None)


def _answers(finding: Finding, verdict: str | None) -> bool:
    return finding.verdict == verdict if verdict is not None else finding.verdict != "undecided"


def _names(reason: str, exemption: str) -> bool:
    """Whether the reason of a consideration begins with the exemption's name: `name`, `name: note`, `name; effect`."""
    return reason == exemption or reason.startswith((f"{exemption}:", f"{exemption};"))


def _fact(finding: Finding) -> str:
    fact = finding.details.get("missing_fact")
    return f" (missing: {fact})" if fact else ""


def _marked(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return f"{text[max(0, start - 8) : start]}[[{text[start:end]}]]{text[end : end + 8]}"


def _why(considerations: list[Consideration]) -> tuple[str, ...]:
    seen = dict.fromkeys(
        f"considered “{one.quote}”: {one.outcome}" + (f", {one.reason}" if one.reason else "") for one in considerations
    )
    return tuple(seen)[:6] or ("considered nothing: no term or pattern stands here, or the rule does not apply to it",)
