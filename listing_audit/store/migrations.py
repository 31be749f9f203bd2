"""The tables, and how a store of an older version becomes one of this version: in one transaction, or not at all."""

from __future__ import annotations

from typing import Final

from listing_audit.errors import UsageError
from listing_audit.store.transaction import Transaction

_LOCK: Final = 1
# {id} and {blob} are spelt as each database wants them; lines that begin with a database's name are for that one alone.
_FIRST: Final = (
    "CREATE TABLE accounts (id {id}, name TEXT NOT NULL UNIQUE, password TEXT NOT NULL, role TEXT NOT NULL,"
    " active INTEGER NOT NULL, created_at TEXT NOT NULL)",
    "CREATE TABLE sessions (digest TEXT PRIMARY KEY, account BIGINT NOT NULL REFERENCES accounts(id),"
    " expires_at TEXT NOT NULL)",
    "CREATE TABLE tokens (id {id}, digest TEXT NOT NULL UNIQUE, account BIGINT NOT NULL REFERENCES accounts(id),"
    " label TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL, revoked_at TEXT)",
    "CREATE TABLE audit_log (id {id}, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,"
    " subject TEXT NOT NULL, detail TEXT NOT NULL)",
    "CREATE TABLE uploads (sha256 TEXT PRIMARY KEY, body {blob} NOT NULL)",
    "CREATE TABLE jobs (id {id}, source TEXT NOT NULL, file_name TEXT NOT NULL,"
    " sha256 TEXT NOT NULL REFERENCES uploads(sha256), settings TEXT NOT NULL, idempotency_key TEXT UNIQUE,"
    " created_by TEXT NOT NULL, created_at TEXT NOT NULL, status TEXT NOT NULL, worker TEXT, leased_until TEXT,"
    " attempts INTEGER NOT NULL DEFAULT 0, parts INTEGER NOT NULL DEFAULT 0, listings INTEGER NOT NULL DEFAULT 0,"
    " findings INTEGER NOT NULL DEFAULT 0, finished_at TEXT, failure TEXT, run_facts TEXT)",
    "CREATE INDEX jobs_by_status ON jobs(status, id)",
    "CREATE INDEX jobs_by_source ON jobs(source, id)",
    "CREATE TABLE job_errors (id {id}, job BIGINT NOT NULL REFERENCES jobs(id), listing_id TEXT, line INTEGER,"
    " reason TEXT NOT NULL)",
    "CREATE INDEX job_errors_by_job ON job_errors(job, id)",
    "CREATE TABLE listings (source TEXT NOT NULL, listing_id TEXT NOT NULL, job BIGINT NOT NULL, body TEXT NOT NULL,"
    " PRIMARY KEY (source, listing_id))",
    "CREATE TABLE findings (id {id}, source TEXT NOT NULL, fingerprint TEXT NOT NULL, listing_id TEXT NOT NULL,"
    " rule_id TEXT NOT NULL, family TEXT NOT NULL, topic TEXT NOT NULL, verdict TEXT NOT NULL,"
    " severity INTEGER NOT NULL, jurisdiction TEXT NOT NULL, seller TEXT NOT NULL, category TEXT NOT NULL,"
    " quote TEXT NOT NULL, message TEXT NOT NULL, suppressed INTEGER NOT NULL, body TEXT NOT NULL,"
    " first_job BIGINT NOT NULL, last_job BIGINT NOT NULL, presence TEXT NOT NULL, state TEXT NOT NULL,"
    " assignee TEXT NOT NULL, due TEXT, proposed_by TEXT, version INTEGER NOT NULL, UNIQUE (source, fingerprint))",
    *(
        f"CREATE INDEX findings_by_{name} ON findings({columns})"
        for name, columns in (
            ("severity", "severity, id"),
            ("listing", "listing_id, id"),
            ("source", "source, severity, id"),
            ("state", "state, severity, id"),
            ("family", "family, severity, id"),
            ("rule", "rule_id, severity, id"),
            ("assignee", "assignee, severity, id"),
            ("presence", "presence, severity, id"),
            ("job", "source, last_job"),
        )
    ),
    "sqlite CREATE VIRTUAL TABLE finding_grams USING fts5(grams, content='', tokenize='ascii')",
    "postgresql CREATE TABLE finding_grams (rowid BIGINT PRIMARY KEY, grams TSVECTOR NOT NULL)",
    "postgresql CREATE INDEX finding_grams_index ON finding_grams USING gin(grams)",
    "CREATE TABLE history (id {id}, finding BIGINT NOT NULL REFERENCES findings(id), at TEXT NOT NULL,"
    " actor TEXT NOT NULL, action TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, comment TEXT NOT NULL)",
    "CREATE INDEX history_by_finding ON history(finding, id)",
    "CREATE TABLE waivers (id {id}, finding BIGINT NOT NULL REFERENCES findings(id), source TEXT NOT NULL,"
    " fingerprint TEXT NOT NULL, reason TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL,"
    " created_at TEXT NOT NULL, ended_at TEXT)",
    "CREATE INDEX waivers_by_source ON waivers(source, until)",
    "CREATE INDEX waivers_by_finding ON waivers(finding)",
    "CREATE TABLE job_counts (job BIGINT NOT NULL REFERENCES jobs(id), dimension TEXT NOT NULL, value TEXT NOT NULL,"
    " count BIGINT NOT NULL, PRIMARY KEY (job, dimension, value))",
    "CREATE TABLE prices (source TEXT NOT NULL, listing_id TEXT NOT NULL, sku TEXT NOT NULL, channel TEXT NOT NULL,"
    " market TEXT NOT NULL, currency TEXT NOT NULL, at TEXT NOT NULL, price TEXT NOT NULL,"
    " PRIMARY KEY (source, listing_id, sku, channel, market, currency, at))",
    "CREATE INDEX prices_by_age ON prices(at)",
)
# What filters look at stands in three indexes, one for each order of a page: a page that few findings match is then
# found by reading one index and none of the findings, whatever the filters.
_FILTERED: Final = "source, family, topic, rule_id, verdict, jurisdiction, seller, category, state, assignee, presence, suppressed, due"
_FINDINGS_READ_IN_ORDER: Final = (
    # Records are ten times as long as all else that is known of a finding.
    "sqlite CREATE TABLE finding_bodies (finding INTEGER PRIMARY KEY REFERENCES findings(id), body TEXT NOT NULL)",
    "postgresql CREATE TABLE finding_bodies (finding BIGINT PRIMARY KEY REFERENCES findings(id), body TEXT NOT NULL)",
    "INSERT INTO finding_bodies SELECT id, body FROM findings",
    "ALTER TABLE findings DROP COLUMN body",
    "ALTER TABLE findings ADD COLUMN title TEXT NOT NULL DEFAULT ''",
    *(
        f"DROP INDEX findings_by_{name}"
        for name in ("severity", "listing", "source", "state", "family", "rule", "assignee", "presence")
    ),
    f"CREATE INDEX findings_by_severity ON findings(severity, id, {_FILTERED})",
    f"CREATE INDEX findings_by_number ON findings(id, severity, {_FILTERED})",
    f"CREATE INDEX findings_by_listing ON findings(listing_id, id, severity, {_FILTERED})",
    "CREATE INDEX findings_by_due ON findings(due, id) WHERE due IS NOT NULL",
    # What a finding was in which scan: a line only where it changed, so that any two scans can be compared.
    "CREATE TABLE finding_changes (job BIGINT NOT NULL, finding BIGINT NOT NULL REFERENCES findings(id),"
    " presence TEXT NOT NULL, PRIMARY KEY (job, finding))",
    "INSERT INTO finding_changes SELECT first_job, id, 'new' FROM findings",
    "INSERT INTO finding_changes SELECT last_job, id, 'reopened' FROM findings"
    " WHERE presence = 'reopened' AND last_job > first_job",
    # Which scan missed a finding was not kept before; the next one of its source did.
    "INSERT INTO finding_changes SELECT n.job, n.id, 'gone' FROM (SELECT f.id, (SELECT MIN(j.id) FROM jobs j WHERE"
    " j.source = f.source AND j.id > f.last_job AND j.status = 'done') AS job FROM findings f"
    " WHERE f.presence = 'gone') n WHERE n.job IS NOT NULL",
    # The values that a filter can have, for the lists to choose from.
    "CREATE TABLE finding_values (name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name, value))",
    *(
        f"INSERT INTO finding_values SELECT DISTINCT '{name}', {name} FROM findings"
        for name in ("source", "family", "topic", "rule_id", "jurisdiction", "seller", "category")
    ),
    "INSERT INTO finding_values SELECT DISTINCT 'assignee', assignee FROM findings WHERE assignee <> ''",
)
_PROGRESS_AND_SETTINGS: Final = (
    # How much there is to read, so that progress can be told as a share; NULL until the worker has counted.
    "ALTER TABLE jobs ADD COLUMN total BIGINT",
    "CREATE TABLE desk_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE INDEX audit_log_by_actor ON audit_log(actor, id)",
    "CREATE INDEX audit_log_by_action ON audit_log(action, id)",
    "CREATE INDEX prices_by_source ON prices(source, at)",
)
# What the warning system keeps, and the rules that officers write.
_WATCH: Final = (
    "CREATE TABLE receivers (id {id}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, address TEXT NOT NULL,"
    " secret TEXT NOT NULL, language TEXT NOT NULL, active INTEGER NOT NULL, version INTEGER NOT NULL,"
    " created_by TEXT NOT NULL, created_at TEXT NOT NULL)",
    # `message_key` is made of what happened and to whom it is told: the same is never put in twice.
    "CREATE TABLE outbox (id {id}, message_key TEXT NOT NULL UNIQUE, receiver BIGINT NOT NULL REFERENCES receivers(id),"
    " schedule BIGINT, subject TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL, status TEXT NOT NULL,"
    " attempts INTEGER NOT NULL, next_at TEXT, sent_at TEXT, last_error TEXT)",
    "CREATE INDEX outbox_due ON outbox(status, next_at)",
    "CREATE TABLE schedules (id {id}, name TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, source TEXT NOT NULL,"
    " place TEXT NOT NULL, every_minutes INTEGER NOT NULL, settings TEXT NOT NULL, receivers TEXT NOT NULL,"
    " active INTEGER NOT NULL, next_at TEXT NOT NULL, version INTEGER NOT NULL, owner BIGINT NOT NULL,"
    " created_by TEXT NOT NULL, created_at TEXT NOT NULL, reported_until TEXT NOT NULL)",
    "CREATE INDEX schedules_due ON schedules(active, next_at)",
    "CREATE TABLE schedule_runs (id {id}, schedule BIGINT NOT NULL REFERENCES schedules(id), due_at TEXT NOT NULL,"
    " status TEXT NOT NULL, job BIGINT, leased_until TEXT, finished_at TEXT, report TEXT, UNIQUE (schedule, due_at))",
    "CREATE INDEX schedule_runs_open ON schedule_runs(status, id)",
    # What a schedule has told once and does not tell again: a waiver near its end, a rule that came into force.
    "CREATE TABLE told (schedule BIGINT NOT NULL REFERENCES schedules(id), what TEXT NOT NULL, at TEXT NOT NULL,"
    " PRIMARY KEY (schedule, what))",
    "CREATE TABLE own_rules (id {id}, rule_id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, active INTEGER NOT NULL,"
    " version INTEGER NOT NULL, changed_by TEXT NOT NULL, changed_at TEXT NOT NULL)",
    "CREATE TABLE own_rule_versions (own_rule BIGINT NOT NULL REFERENCES own_rules(id), version INTEGER NOT NULL,"
    " at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, body TEXT NOT NULL, active INTEGER NOT NULL,"
    " comment TEXT NOT NULL, PRIMARY KEY (own_rule, version))",
)
_DECIDED: Final = (
    # Most findings are open: how many are not is counted by an index that holds those alone.
    "CREATE INDEX findings_decided ON findings(source, presence, suppressed, state) WHERE state <> 'open'",
)
MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    _FIRST,
    _FINDINGS_READ_IN_ORDER,
    _PROGRESS_AND_SETTINGS,
    _WATCH,
    _DECIDED,
)
_SPELLING: Final = {
    "sqlite": {"id": "INTEGER PRIMARY KEY AUTOINCREMENT", "blob": "BLOB"},
    "postgresql": {"id": "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "blob": "BYTEA"},
}


def migrate(transaction: Transaction, name: str) -> None:
    """Bring the tables up to this version. Raises UsageError for a newer store, and for one that is not ours."""
    transaction.lock(_LOCK)
    tables = _tables(transaction)
    if "listing_audit_schema" not in tables:
        if tables:
            raise UsageError(f"{name}: holds tables of something else; give an empty database or a new file")
        transaction.change("CREATE TABLE listing_audit_schema (version INTEGER NOT NULL)")
        transaction.change("INSERT INTO listing_audit_schema VALUES (0)")
    found = transaction.row("SELECT version FROM listing_audit_schema")
    version = int(found[0]) if found else 0
    if version > len(MIGRATIONS):
        raise UsageError(
            f"{name}: was written by a newer listing-audit (tables of version {version}, this program knows"
            f" {len(MIGRATIONS)}); update the program, or give another database"
        )
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            _apply(transaction, statement)
    if version < len(MIGRATIONS):
        transaction.change("UPDATE listing_audit_schema SET version = ?", (len(MIGRATIONS),))


def _apply(transaction: Transaction, statement: str) -> None:
    first, _, rest = statement.partition(" ")
    if first in _SPELLING:
        if first == transaction.dialect:
            transaction.change(rest)
        return
    if transaction.dialect == "postgresql" and first == "CREATE":
        # Without it the order of a page would hang on the locale of the server.
        statement = statement.replace(" TEXT", ' TEXT COLLATE "C"')
    transaction.change(statement.format(**_SPELLING[transaction.dialect]))


def _tables(transaction: Transaction) -> set[str]:
    if transaction.dialect == "postgresql":
        sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
    else:
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return {str(row[0]) for row in transaction.rows(sql)}
