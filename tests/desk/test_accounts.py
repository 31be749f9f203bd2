from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from listing_audit.desk import accounts
from listing_audit.desk.errors import Invalid, NotAllowed, NotFound

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
PASSWORD = "correct horse battery"


@pytest.fixture
def officer(store):
    return accounts.create_account(store, name="li", password=PASSWORD, role="officer", actor="admin", now=NOW)


def test_a_session_lasts_twelve_hours(store, officer):
    user, secret = accounts.sign_in(store, name="li", password=PASSWORD, now=NOW)
    assert user == officer
    assert accounts.user_of_session(store, secret, NOW + timedelta(hours=11, minutes=59)) == officer
    assert accounts.user_of_session(store, secret, NOW + timedelta(hours=12)) is None


def test_signing_out_and_closing_an_account_end_its_sessions(store, officer):
    _, first = accounts.sign_in(store, name="li", password=PASSWORD, now=NOW)
    _, second = accounts.sign_in(store, name="li", password=PASSWORD, now=NOW)
    accounts.sign_out(store, first)
    assert accounts.user_of_session(store, first, NOW) is None
    assert accounts.user_of_session(store, second, NOW) == officer
    accounts.close_account(store, name="li", actor="admin", now=NOW)
    assert accounts.user_of_session(store, second, NOW) is None
    assert accounts.sign_in(store, name="li", password=PASSWORD, now=NOW) is None


def test_a_wrong_password_and_an_unknown_name_are_refused_alike_and_logged(store, officer):
    assert accounts.sign_in(store, name="li", password="wrong", now=NOW) is None
    assert accounts.sign_in(store, name="nobody", password=PASSWORD, now=NOW) is None
    admin = accounts.create_account(store, name="boss", password=PASSWORD, role="admin", actor="", now=NOW)
    actions = [(entry.actor, entry.action) for entry in accounts.audit_log(store, user=admin)]
    assert actions[1:3] == [("nobody", "session.refused"), ("li", "session.refused")]


def test_secrets_are_not_in_the_store(store, officer):
    _, session = accounts.sign_in(store, name="li", password=PASSWORD, now=NOW)
    _, token = accounts.create_token(store, user=officer, label="ci", role="seller", now=NOW)
    with store.transaction(write=False) as transaction:
        kept = str([transaction.rows(f"SELECT * FROM {table}") for table in ("accounts", "sessions", "tokens")])
    assert all(secret not in kept for secret in (session, token, PASSWORD))
    assert "$argon2id$" in kept


def test_a_token_has_the_lower_of_two_roles_until_it_is_revoked(store, officer):
    number, secret = accounts.create_token(store, user=officer, label="ci", role="seller", now=NOW)
    assert accounts.user_of_token(store, secret) == accounts.User(officer.id, "li", "seller")
    admin = accounts.create_account(store, name="boss", password=PASSWORD, role="admin", actor="", now=NOW)
    accounts.revoke_token(store, token=number, user=admin, now=NOW)
    assert accounts.user_of_token(store, secret) is None
    with pytest.raises(NotFound):
        accounts.revoke_token(store, token=number, user=admin, now=NOW)


def test_nobody_makes_a_token_above_his_own_role(store, officer):
    with pytest.raises(NotAllowed):
        accounts.create_token(store, user=officer, label="x", role="admin", now=NOW)


@pytest.mark.parametrize(
    "changes", [{"name": "a b"}, {"name": ""}, {"password": "short"}, {"role": "king"}, {"name": "li"}]
)
def test_accounts_that_cannot_be_are_refused(store, officer, changes):
    with pytest.raises(Invalid):
        accounts.create_account(
            store, **({"name": "wu", "password": PASSWORD, "role": "seller", "actor": "", "now": NOW} | changes)
        )


def test_a_new_password_ends_sessions_and_the_old_password(store, officer):
    _, secret = accounts.sign_in(store, name="li", password=PASSWORD, now=NOW)
    accounts.change_password(store, name="li", password="another long one", actor="li", now=NOW)
    assert accounts.user_of_session(store, secret, NOW) is None
    assert accounts.sign_in(store, name="li", password=PASSWORD, now=NOW) is None
    assert accounts.sign_in(store, name="li", password="another long one", now=NOW) is not None
