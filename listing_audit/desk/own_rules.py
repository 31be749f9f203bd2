"""Rules that officers write in the browser: kept with every version, switched on and off, and run with those that ship."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.rule_trial import Trial, tried
from listing_audit.store import accounts as account_rows
from listing_audit.store import own_rules as rows
from listing_audit.store.database import Store
from listing_audit.store.own_rules import OwnRuleRow, OwnRuleVersion

if TYPE_CHECKING:
    from listing_audit.api import Scanner

_LONGEST_COMMENT: Final = 1000
MOST_RULES: Final = 500
_SCANNERS_KEPT: Final = 4


class NotInOrder(Invalid):
    """A rule that cannot be kept or switched on as it is; `trial` says where and why."""

    def __init__(self, message: str, trial: Trial) -> None:
        super().__init__(message)
        self.trial = trial

    def __reduce__(self) -> tuple[type[NotInOrder], tuple[str, Trial]]:
        return (NotInOrder, (str(self), self.trial))


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of rules and lexicons that the operator put beside those that ship."""

    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()


def save(
    store: Store, text: str, *, version: int | None, comment: str, user: User, now: datetime, language: str = "en",
    folders: Folders | None = None,
) -> tuple[OwnRuleRow, Trial]:  # fmt: skip
    """Keep a rule as its author wrote it, as the next version; a new one (`version` None) is switched off at first.

    Returns the rule and what came of trying it. Raises NotInOrder for a text with problems, and for examples that do
    not hold when the rule is switched on; Conflict when somebody else changed it since `version`, or the id is taken.
    """
    require(user, "officer")
    if len(comment) > _LONGEST_COMMENT:
        raise Invalid(f"comment: up to {_LONGEST_COMMENT} characters")
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip() + "\n"
    trial = _tried(text, folders, now, language)
    if trial.problems:
        raise NotInOrder("the rule has problems", trial)
    with store.transaction() as transaction:
        found = rows.named(transaction, trial.rule_id)
        if found is None:
            if version is not None:
                raise Invalid("the id of a rule stays as it is; keep it, or begin a new rule")
            if len(rows.all_rules(transaction)) >= MOST_RULES:
                raise Invalid(f"there are {MOST_RULES} own rules already")
            kept = rows.add(transaction, trial.rule_id, text, user.name, comment, now)
        elif version is None:
            raise Conflict(f'there is an own rule "{trial.rule_id}" already; open it, or choose another id')
        else:
            if found.active and trial.failing:
                raise NotInOrder("an example does not hold; mend it, or switch the rule off first", trial)
            kept = rows.change(
                transaction, found.id, version, body=text, active=found.active, action="write", actor=user.name,
                comment=comment, now=now,
            )  # fmt: skip
        if kept is None:
            raise Conflict(
                f'the rule "{trial.rule_id}" was changed since you read it; your text is not lost, compare both'
            )
        account_rows.log(transaction, user.name, "rule.write", kept.rule_id, f"version {kept.version}", now)
    return kept, trial


def switch(
    store: Store, rule_id: str, *, version: int, active: bool, user: User, now: datetime, language: str = "en",
    folders: Folders | None = None,
) -> OwnRuleRow:  # fmt: skip
    """Switch a rule on or off; the next check and the next scan go by it.

    Raises NotFound, Conflict, and NotInOrder when it is to run and its text has problems or an example does not hold.
    """
    require(user, "officer")
    found = rule(store, rule_id)
    if active:
        trial = _tried(found.body, folders, now, language)
        if trial.problems or trial.failing:
            raise NotInOrder("the rule has problems, or an example does not hold", trial)
        if trial.status in ("draft", "retired"):
            raise Invalid(f"a rule whose status is {trial.status} never runs; write preview or stable first")
    with store.transaction() as transaction:
        kept = rows.change(
            transaction, found.id, version, body=found.body, active=active, action="on" if active else "off",
            actor=user.name, comment="", now=now,
        )  # fmt: skip
        if kept is None:
            raise Conflict(f'the rule "{rule_id}" was changed since you read it; read it again')
        account_rows.log(
            transaction, user.name, "rule.on" if active else "rule.off", rule_id, f"version {kept.version}", now
        )
    return kept


def rule(store: Store, rule_id: str) -> OwnRuleRow:
    """Return an own rule. Raises NotFound."""
    with store.transaction(write=False) as transaction:
        found = rows.named(transaction, rule_id)
    if found is None:
        raise NotFound(f'there is no own rule "{rule_id}"')
    return found


def rules(store: Store) -> tuple[OwnRuleRow, ...]:
    """Return all own rules by id."""
    with store.transaction(write=False) as transaction:
        return rows.all_rules(transaction)


def versions(store: Store, rule_id: str) -> tuple[OwnRuleVersion, ...]:
    """Return the versions of a rule, newest first. Raises NotFound."""
    number = rule(store, rule_id).id
    with store.transaction(write=False) as transaction:
        return rows.versions(transaction, number)


def _tried(text: str, folders: Folders | None, now: datetime, language: str) -> Trial:
    folders = folders or Folders()
    return tried(text, language=language, today=now.date(), rules=folders.rules, lexicons=folders.lexicons)


# ------------------------------------------------------------------ running them


@dataclass(slots=True)
class WithOwnRules:
    """Puts the rules that are switched on into scanners; what was made for the same rules is kept."""

    store: Store
    _made: OrderedDict[tuple[object, ...], Scanner] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> tuple[tuple[str, int], ...]:
        """Return id and version of the rules that are switched on: what scanners depend on beside the rules that ship."""
        with self.store.transaction(write=False) as transaction:
            return rows.active_versions(transaction)

    def __call__(self, scanner: Scanner) -> Scanner:
        """Return the scanner with the rules that are switched on now, with its other settings.

        Raises DataFileError when one of them can no longer be read (as after an update of the program): a rule that an
        officer relies on must not be left out in silence.
        """
        active = self.current()
        if not active:
            return scanner
        key = (active, scanner.as_of, tuple(scanner.select), tuple(scanner.ignore), scanner.library.digest)
        with self._lock:
            made = self._made.get(key)
            if made is None:
                made = _with(scanner, [(one.rule_id, one.body) for one in rules(self.store) if one.active])
                self._made[key] = made
                while len(self._made) > _SCANNERS_KEPT:
                    self._made.popitem(last=False)
        return _sharing(scanner, made)


def _with(scanner: Scanner, texts: Sequence[tuple[str, str]]) -> Scanner:
    from listing_audit.rules.added import library_with
    from listing_audit.rules.select import select
    from listing_audit.scan.engine import extended_engine

    library = library_with(scanner.library, [(f"own rule {rule_id}", text) for rule_id, text in texts])
    chosen = select(library, as_of=scanner.as_of, select=tuple(scanner.select), ignore=tuple(scanner.ignore))
    made = scanner.like()
    made.__dict__.update(library=library, rule_set=chosen, engine=extended_engine(scanner.engine, chosen))
    return made


def _sharing(scanner: Scanner, made: Scanner) -> Scanner:
    other = scanner.like()
    other.__dict__.update({name: made.__dict__[name] for name in ("library", "rule_set", "engine")})
    return other
