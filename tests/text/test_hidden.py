"""Markup inside a word and full width in an English text hide; ordinary ways to write do not."""

from __future__ import annotations

import pytest

from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.hidden import is_hidden_in_source


@pytest.mark.parametrize(
    ("raw", "hidden"),
    [
        ("cu<b></b>res it", True),
        ("cu<!-- x -->res it", True),
        ("c<i>u</i>res it", True),
        ("rheu&#109;atism", True),
        ("rheu&#x6D;atism", True),
        ("ｃｕｒｅｓ it", True),
        ("<b>C</b>ures it", False),
        ("cures<b> it</b>", False),
        ("caf&eacute; &amp; bar &#8211; 5&#176;", False),
        ("治疗ｃｕｒｅ", False),
        ("cures it", False),
        ("１２３ it", False),
    ],
)
def test_what_hides_in_the_source_of_a_text(raw: str, hidden: bool) -> None:
    """A drop cap, an entity for a sign and full width beside East Asian characters are ordinary."""
    views = build_views(raw, FoldTables(), is_html="<" in raw or "&" in raw)
    assert is_hidden_in_source(views, 0, len(raw)) is hidden
