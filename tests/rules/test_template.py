"""The file that a new rule begins with already works."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from listing_audit.model.topics import TOPICS
from listing_audit.rules.lint import check_folders
from listing_audit.rules.template import pack_template, rule_template

from .samples import write_rules


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_the_template_of_every_topic_loads(tmp_path: Path, topic: str) -> None:
    rule_id = f"shop-{topic}-miracle"
    folder = write_rules(
        tmp_path / "my-rules",
        {
            "pack.yaml": pack_template("my-rules", "shop"),
            f"{topic}/x.yaml": rule_template(rule_id, topic, today=date(2026, 11, 21)),
        },
    )
    checked = check_folders([folder], [])
    assert checked.problems == ()
    [rule] = checked.rules
    assert (rule.id, rule.topic, rule.status, rule.pack) == (rule_id, topic, "preview", "my-rules")
    assert rule.find is not None
    assert [term.text for term in rule.find.terms] == ["miracle"]
    assert rule.fires[0].spans == ((7, 14),)
