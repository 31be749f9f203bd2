"""Known words are read through imitated letters and told apart where they run together; what is no known word stays."""

from __future__ import annotations

import time

import pytest

from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.run_together import divides, hashtags, words_in
from listing_audit.text.spelling import respelled

TABLES = FoldTables(
    guarded=frozenset({"diabetes", "candida", "ozempic"}),
    vocabulary="kill kills friendly knuckles vapor eraser cures fast pens table gear return sport weight tables loss tumor bugs",
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("fr1endly kn*ckles v4p0r", [("fr1endly", "friendly"), ("kn*ckles", "knuckles"), ("v4p0r", "vapor")]),
        ("dep®ession, fri€ndly, ©ures", [("fri€ndly", "friendly"), ("©ures", "cures")]),
        ("5table return5 gear5 5bugs", []),
        ("0eraser friendl7 w3i6ht", [("w3i6ht", "weight")]),
        ("k***s f**** v*p*r", []),
        ("ki*lls kil•ls", [("ki*lls", "kills"), ("kil•ls", "kills")]),
        ("vap|or red|blue", []),
        ("friend|y", [("friend|y", "friendly")]),
    ],
)
def test_known_words_show_through_digits_signs_and_masks(written: str, found: list[tuple[str, str]]) -> None:
    """Less than half of a word may be hidden; a digit at its edge counts it, or is a model."""
    assert [(written[a:b], name) for a, b, name in respelled(written, TABLES)] == found


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("k i l l s c a n d i d a", "kills candida"),
        ("k.i.l.l.s.b.e.d.b.u.g.s", "kills bed bugs"),
        ("kills_bed_bugs and tu_mor", "kills bed bugs and tumor"),
        ("#CuresDiabetes #CuresWarts", "#cures diabetes #cureswarts"),
        ("ozempicpens for all", "ozempic pens for all"),
        ("weightloss", None),
        ("#cure5bugs #kills9bugs #3tables", "#cures bugs #kills 9 bugs #3 tables"),
        ("#abc123 #mp3", None),
        ("c u r 3 $ t @ b l 3", "cures table"),
        ("c:u:r:e:s c'u'r'e's", "cures cures"),
        ("i'm a, b:c o:n", None),
        ("0 z 3 m p i c pens, b.u.g.s +1 555", "ozempic pens, bugs +1 555"),
        ("x 1 y 3 z 5 a", None),
        ("c u r e s 2 0 b u g s i n 7 t a b l e s", "cures 20 bugs in 7 tables"),
        ("lOO% pen, lOO % pen", "100% pen, 100 % pen"),
        ("the #l pen, #large", "the #1 pen, #large"),
        ("x y z q", "xyzq"),
    ],
)
def test_words_that_run_together_are_told_apart(written: str, shown: str | None) -> None:
    """Every piece must be a known word, and without a sign of it one must be a name; otherwise letters stay as they are."""
    letters = build_views(written, TABLES).letters
    assert (letters.text if letters else None) == shown
    together = build_batch([written, "x"], [written, "x"], TABLES).views(0).letters
    assert (together.text if together else None) == shown


def test_words_run_together_lead_back_to_where_they_stand() -> None:
    views = build_views("Try #CuresDiabetes now", TABLES)
    assert views.letters is not None
    for word, place in (("cures", (5, 10)), ("diabetes", (10, 18))):
        start = views.letters.text.index(word)
        assert views.folded_bounds(views.letters, start, start + len(word)) == place


def test_the_fewest_words_are_taken_and_nothing_is_left_over() -> None:
    assert words_in("curesdiabetesfast", TABLES) == ("cures", "diabetes", "fast")
    assert words_in("curesdiabetesx", TABLES) == ()
    assert words_in("", TABLES) == ()
    assert divides(["kills", "bugs"], TABLES) and not divides(["tu", "mor"], TABLES)
    assert list(hashtags("#fast #killsfast", TABLES)) == [(7, 16, "kills fast")]


def test_a_hostile_run_takes_linear_time() -> None:
    """A megabyte of letters apart, of hashtags and of half words is read once."""
    text = "k i l l s " * 20_000 + "#" + "kills" * 40_000 + " #killskills" * 20_000 + "_kill" * 40_000
    begin = time.process_time()
    build_views(text, TABLES, is_html=False)
    assert time.process_time() - begin < 15


def test_a_number_with_letters_for_noughts_is_read_as_a_number() -> None:
    """Shed 2O lbs in 1O days: the letter o stands for a nought where all else is digits, and nowhere else."""
    views = build_views("2O lbs in 1O days, l00%", TABLES)
    assert views.letters is not None
    assert views.letters.text == "20 lbs in 10 days, 100%"
    assert build_views("h2o, o2, 5l, 10l, 100 ol", TABLES).letters is None
