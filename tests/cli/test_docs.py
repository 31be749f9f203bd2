"""The guide to the command line names everything that there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from listing_audit.cli.main import VERBS
from listing_audit.cli.settings import SETTINGS
from listing_audit.model.topics import SEVERITIES, VERDICTS
from listing_audit.report.formats import FORMATS

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = (DOCS / "command-line.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_table_and_no_other():
    table = GUIDE.split("## Settings")[1].split("`NO_COLOR`")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`([^`]+)`", " ".join(first_cells))) == sorted(setting.key for setting in SETTINGS)


def test_every_verb_format_verdict_and_severity_is_named():
    missing = [verb for verb in VERBS if f"listing-audit {verb}" not in GUIDE]
    missing += [word for word in (*FORMATS, *SEVERITIES, *VERDICTS) if f"`{word}`" not in GUIDE]
    assert missing == []


def test_every_kind_of_record_of_the_schema_is_named():
    schema = json.loads((DOCS / "finding.schema.json").read_text(encoding="utf-8"))
    kinds = [part["$ref"].rsplit("/", 1)[1] for part in schema["oneOf"]]
    table = GUIDE.split("| `record` | what |")[1]
    assert sorted(re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)) == sorted(kinds)
