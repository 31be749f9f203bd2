"""Rules that ask for a disguise cost nothing where nothing can be hidden, and miss nothing where something is."""

from __future__ import annotations

import pytest

from listing_audit.lexicon.tables import fold_tables
from listing_audit.model.listing import Listing, TextField
from listing_audit.scan.engine import build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from tests.verify.rules import lexicons, rule, rule_set

BODY = """
find:
  terms: [candida, gucci]
  boundary: word
only_if:
  all:
    - disguised: {}
"""


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("candida and gucci", []),
        ("cand1da", ["cand1da"]),
        ("candida, c@ndida", ["c@ndida"]),
        ("cand\u0456da", ["cand\u0456da"]),
        ("can<i></i>dida", ["can<i></i>dida"]),
        ("\uff43andida", ["\uff43andida"]),
        ("<b>candida</b> &amp; caf\u00e9", []),
        ("#candida g.u.c.c.i", ["g.u.c.c.i"]),
    ],
)
def test_only_the_hidden_words_are_reported(text: str, quotes: list[str]) -> None:
    engine = build_engine(rule_set(rule(BODY)), fold_tables(lexicons()))
    listing = Listing(id="x", fields=(TextField("title", text),), language="en", jurisdictions=("CN",))
    judged = scan_batch([listing], engine, ScanOptions(language="en")).scanned[0].judgement
    assert [one.quote for one in judged.findings] == quotes
