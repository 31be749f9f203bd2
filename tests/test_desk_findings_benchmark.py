"""The benchmark of the desk's pages holds pages together: it counts what an index reads, not seconds."""

from __future__ import annotations

import pytest

from benchmarks.desk_findings import fill, tried
from listing_audit.desk import views
from listing_audit.store.database import open_store
from listing_audit.store.finding_pages import page_query

pytestmark = pytest.mark.slow


def steps(store, view):
    """How many steps of its machine SQLite takes for the numbers of a page."""
    counted = 0

    def count():
        nonlocal counted
        counted += 1
        return 0

    sql, values = page_query(store.dialect, views.question_of(view), after=None, backwards=False, limit=51)
    with store.transaction(write=False) as transaction:
        transaction._connection.set_progress_handler(count, 100)
        transaction.rows(sql, values)
        transaction._connection.set_progress_handler(None, 0)
    return counted * 100


def test_ten_times_the_findings_cost_at_most_little_more_than_ten_times_the_steps(tmp_path):
    """No view is worse than one reading of an index: none sorts, and none looks up each finding for each other one."""
    taken = {}
    for count in (2_000, 20_000):
        store = open_store(str(tmp_path / f"{count}.sqlite"))
        fill(store, count)
        taken[count] = {name: steps(store, view) for name, view in tried()}
        store.close()
    worst = {name: few for name, few in taken[20_000].items() if few > 12 * max(taken[2_000][name], 2_000)}
    assert worst == {}
    # Reading an index whole takes some ten steps for each of its lines and each filter.
    assert max(taken[20_000].values()) < 20_000 * 60
    dense = [taken[20_000][f"{name} by severity"] for name in ("all", "usual")]
    assert max(dense) < 20_000
