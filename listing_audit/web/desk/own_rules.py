"""Officers' own rules: a list, an editor that tells what is wrong at which line, and every version."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import own_rules
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.own_rules import NotInOrder
from listing_audit.desk.rule_trial import FIELDS, LONGEST_SAMPLE, Sample, SampleHit, Trial, tried
from listing_audit.model.scope import CATEGORIES, JURISDICTIONS
from listing_audit.model.topics import TOPICS
from listing_audit.rules.added import LONGEST_TEXT
from listing_audit.rules.schema import ID_FORM
from listing_audit.rules.template import rule_template
from listing_audit.store.own_rules import OwnRuleRow
from listing_audit.web.desk.shell import Visit, route
from listing_audit.web.shared import SharedScanner

# Comparing texts of many lines takes their number squared.
_MOST_COMPARED_LINES: Final = 1500


def routes() -> list[BaseRoute]:
    """Return the addresses of the own rules."""
    return [
        route("/desk/rules", rules_page),
        route("/desk/rules/new", new_page),
        route("/desk/rules/edit", save, method="POST"),
        route("/desk/rules/{rule_id}", edit_page),
        route("/desk/rules/{rule_id}/switch", switch, method="POST"),
        route("/desk/rules/{rule_id}/versions/{number:int}", version_page),
    ]


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the editor. `version` is the one that was opened, blank for a new rule."""

    text: str
    version: str = ""
    comment: str = ""
    sample: Sample = field(default_factory=Sample)


def rules_page(visit: Visit) -> Response:
    """`GET /desk/rules`: all own rules, and the form of a new one."""
    return _list(visit)


def new_page(visit: Visit) -> Response:
    """`GET /desk/rules/new?id=…&topic=…`: the editor with a small rule that works, to be changed."""
    rule_id, topic = visit.query("id").strip(), visit.query("topic")
    if not ID_FORM.fullmatch(rule_id) or len(rule_id) > 120:
        return _list(visit, error=visit.t("rule_bad_id"), rule_id=rule_id, topic=topic)
    if topic not in TOPICS:
        raise Invalid(f"topic: one of {', '.join(TOPICS)}")
    return _editor(visit, Draft(rule_template(rule_id, topic, today=visit.now.date())))


def edit_page(visit: Visit) -> Response:
    """`GET /desk/rules/ID`: the editor with the rule; `from` opens an earlier version in it."""
    found = own_rules.rule(visit.store, visit.request.path_params["rule_id"])
    text, chosen = found.body, visit.query("from")
    if chosen:
        text = next(
            (one.body for one in own_rules.versions(visit.store, found.rule_id) if str(one.version) == chosen), text
        )
    return _editor(visit, Draft(text, str(found.version)), found=found)


def save(visit: Visit) -> Response:
    """`POST /desk/rules/edit`: `do=try` checks and tries, `do=save` keeps the text as the next version."""
    draft = _draft(visit)
    if visit.text("do", most=10) != "save":
        trial = tried(
            draft.text, sample=draft.sample, language=visit.language, today=visit.now.date(),
            rules=visit.desk.folders.rules, lexicons=visit.desk.folders.lexicons,
        )  # fmt: skip
        return _editor(visit, draft, trial=trial)
    version = int(draft.version) if draft.version else None
    try:
        kept, _ = own_rules.save(
            visit.store, draft.text, version=version, comment=draft.comment, user=visit.user, now=visit.now,
            language=visit.language, folders=visit.desk.folders,
        )  # fmt: skip
    except NotInOrder as error:
        said = visit.t("rule_has_problems" if error.trial.problems else "rule_example_fails")
        return _editor(visit, draft, trial=error.trial, error=f"{visit.t('rule_not_saved')} {said}", status=422)
    except Conflict as error:
        return _stale(visit, draft, str(error))
    except Invalid as error:
        return _editor(visit, draft, error=f"{visit.t('rule_not_saved')} {error}", status=422)
    if kept.active:
        _warm(visit)
    return visit.redirect(f"/desk/rules/{kept.rule_id}", "rule_saved", name=kept.rule_id, version=kept.version)


def switch(visit: Visit) -> Response:
    """`POST /desk/rules/ID/switch`: on or off."""
    found = own_rules.rule(visit.store, visit.request.path_params["rule_id"])
    on = visit.text("to", most=3) == "on"
    try:
        own_rules.switch(
            visit.store, found.rule_id, version=visit.number("version"), active=on, user=visit.user, now=visit.now,
            language=visit.language, folders=visit.desk.folders,
        )  # fmt: skip
    except NotInOrder as error:
        said = visit.t("rule_has_problems" if error.trial.problems else "rule_example_fails")
        draft = Draft(found.body, str(found.version))
        return _editor(
            visit, draft, found=found, trial=error.trial, error=f"{visit.t('rule_not_switched')} {said}", status=422
        )
    _warm(visit)
    said = "rule_switched_on" if on else "rule_switched_off"
    return visit.redirect(f"/desk/rules/{found.rule_id}", said, name=found.rule_id)


def version_page(visit: Visit) -> Response:
    """`GET /desk/rules/ID/versions/N`: one version, and what it changed."""
    found = own_rules.rule(visit.store, visit.request.path_params["rule_id"])
    known = {one.version: one for one in own_rules.versions(visit.store, found.rule_id)}
    number = visit.request.path_params["number"]
    if number not in known:
        raise NotFound(f"there is no version {number} of this rule")
    one, before = known[number], known.get(number - 1)
    changes = _difference(before.body if before else "", one.body) if before else None
    return visit.page("desk/rule_version.html", found=found, one=one, changes=changes)


# ------------------------------------------------------------------ inner


def _draft(visit: Visit) -> Draft:
    version = visit.text("version", most=18)
    if version and not (version.isascii() and version.isdecimal()):
        raise Invalid(visit.t("no_number", name="version"))
    text = visit.form.get("text", "")
    if not isinstance(text, str) or len(text) > 2 * LONGEST_TEXT:
        raise Invalid(visit.t("too_long", name=visit.t("rule_text"), most=LONGEST_TEXT))
    place, category, where = (visit.text(name, most=64) for name in ("jurisdiction", "category", "field"))
    sample = Sample(
        visit.text("sample", most=LONGEST_SAMPLE), where if where in FIELDS else FIELDS[0],
        place if place in JURISDICTIONS else "", category if category in CATEGORIES else "",
    )  # fmt: skip
    return Draft(text.replace("\r\n", "\n"), version, visit.text("comment", most=1000), sample)


def _list(visit: Visit, *, error: str = "", rule_id: str = "", topic: str = "superlative") -> Response:
    topics = [(code, f"{titles[1 if visit.language == 'zh' else 2]} ({code})") for code, titles in TOPICS.items()]
    return visit.page(
        "desk/rules.html", status=422 if error else 200, rules=own_rules.rules(visit.store), topics=topics, error=error,
        rule_id=rule_id, topic=topic,
    )  # fmt: skip


def _stale(visit: Visit, draft: Draft, said: str) -> Response:
    """Both versions: whoever saves again has seen what stands there now."""
    rule_id = visit.text("rule_id", most=200)
    try:
        theirs = own_rules.rule(visit.store, rule_id) if rule_id else None
    except NotFound:
        theirs = None
    if theirs is None or not draft.version:
        return _editor(visit, draft, error=said, status=409)
    again = Draft(draft.text, str(theirs.version), draft.comment, draft.sample)
    return _editor(visit, again, found=theirs, theirs=theirs, error=visit.t("rule_stale"), status=409)


def _editor(
    visit: Visit, draft: Draft, *, found: OwnRuleRow | None = None, theirs: OwnRuleRow | None = None,
    trial: Trial | None = None, error: str = "", status: int = 200,
) -> Response:  # fmt: skip
    if found is None and draft.version:
        try:
            found = own_rules.rule(visit.store, visit.text("rule_id", most=200))
        except NotFound:
            found = None
    fields = {"title": "field_title", "subtitle": "field_subtitle", "description": "field_description"}
    values: dict[str, Any] = {
        "draft": draft, "found": found, "theirs": theirs, "trial": trial, "error": error,
        "versions": own_rules.versions(visit.store, found.rule_id) if found is not None else (),
        "pieces": _pieces(draft.sample.text, trial.hits) if trial is not None else (),
        "lines": draft.text.count("\n") + 1,
        "marked": " ".join(str(one.line) for one in trial.problems if one.line) if trial is not None else "",
        "fields": [(name, visit.t(fields.get(name, "field_bullets"))) for name in FIELDS],
        "categories": CATEGORIES,
    }  # fmt: skip
    return visit.page("desk/rule_editor.html", status=status, **values)


def _pieces(text: str, hits: tuple[SampleHit, ...]) -> list[tuple[str, SampleHit | None]]:
    """The text cut at the hits, so that a template can mark them; of hits that overlap the first one is marked."""
    pieces: list[tuple[str, SampleHit | None]] = []
    at = 0
    for hit in sorted(hits, key=lambda one: (one.start, bool(one.cleared), -one.end)):
        if hit.start < at or hit.end <= hit.start:
            continue
        pieces += [(text[at : hit.start], None), (text[hit.start : hit.end], hit)]
        at = hit.end
    return [*pieces, (text[at:], None)]


def _difference(before: str, after: str) -> list[tuple[str, str]] | None:
    """Lines with a sign: ` ` as before, `-` gone, `+` new, `@` a jump. None when the texts are too long to compare."""
    old, new = before.splitlines(), after.splitlines()
    if max(len(old), len(new)) > _MOST_COMPARED_LINES:
        return None
    lines = list(difflib.unified_diff(old, new, lineterm="", n=2))[2:]
    return [(line[:1], line[1:] if line[:1] != "@" else "…") for line in lines]


def _warm(visit: Visit) -> None:
    """Make the changed rules ready now, so that the next seller does not wait for them."""
    shared: SharedScanner = visit.request.app.state.shared
    if shared.loaded(visit.language) is not None:
        shared.of(visit.language)
