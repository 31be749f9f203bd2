"""Guarded names are read through changed spelling; what only comes near one is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.spelling import respelled

NAMES = frozenset(
    {"gucci", "chanel", "ozempic", "balenciaga", "rolex", "nike", "dior", "botox", "cure", "cartier", "diabetes"}
)
TABLES = FoldTables(
    guarded=NAMES,
    guarded_words=frozenset({"word", "discount", "cashback"}),
    respellings={"w8 loss": "weight loss", "gr8": "great"},
    guarded_ordinary=frozenset({"channel", "carter", "carrier", "ro lex", "cash back"}),
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("gucc1 belt", [("gucc1", "gucci")]),
        ("0zempic and ozemp1c", [("0zempic", "ozempic"), ("ozemp1c", "ozempic")]),
        ("ro1ex", [("ro1ex", "rolex")]),
        ("gu**i d10r", [("gu**i", "gucci"), ("d10r", "dior")]),
        ("w0rd w*rd wrd wordd", [("w0rd", "word"), ("w*rd", "word"), ("wordd", "word")]),
        ("dyabeetes, part v14-gra-100", [("dyabeetes", "diabetes")]),
        ("g*cci, c*re", [("g*cci", "gucci"), ("c*re", "cure")]),
        ("guccii rollex guci", [("guccii", "gucci"), ("rollex", "rolex"), ("guci", "gucci")]),
        ("balanciaga balenciga balencaiga", [(w, "balenciaga") for w in ("balanciaga", "balenciga", "balencaiga")]),
        ("bo-tox, guc ci", [("bo-tox", "botox"), ("guc ci", "gucci")]),
        ("gucc! botox! $hoes", [("gucc!", "gucci")]),
        ("*gucc1*", [("gucc1", "gucci")]),
        ("oz-em-pic, bal en cia ga", [("oz-em-pic", "ozempic"), ("bal en cia ga", "balenciaga")]),
        ("bo t0x b0 tox ro 1ex bo 20x", [("bo t0x", "botox"), ("b0 tox", "botox"), ("ro 1ex", "rolex")]),
        ("baal3nciaga", [("baal3nciaga", "balenciaga")]),
        ("g×cci g%cci ozem?ic cure? 5×20", [("g×cci", "gucci"), ("g%cci", "gucci"), ("ozem?ic", "ozempic")]),
        ("dis count, dis. count, cash back", [("dis count", "discount")]),
        ("gucci chanel nike", []),
        ("a channel by carter, the carrier", []),
        ("ro lex", []),
        ("nikes bikes core care", []),
        ("role* g***i rol. ex", []),
        ("diabetic", []),
        ("n1k3x9 10mg 4pcs b12", []),
        ("diabetez dyabetez wurd", [("diabetez", "diabetes"), ("dyabetez", "diabetes")]),
        ("diskount diskownt", [("diskount", "discount")]),
        ("cliabetes", [("cliabetes", "diabetes")]),
        (
            "dlabetes diabetls dlscount",
            [(w, "discount" if "sc" in w else "diabetes") for w in ("dlabetes", "diabetls", "dlscount")],
        ),
        ("tnuocsid xelor", [("tnuocsid", "discount")]),
        ("d|scount ozemp|c | gucc", [("d|scount", "discount"), ("ozemp|c", "ozempic")]),
        ("o-zem-pic d.i.s.c.o.u.n.t e-mail-list", [("o-zem-pic", "ozempic"), ("d.i.s.c.o.u.n.t", "discount")]),
        ("d1skount diskount2", [("d1skount", "discount")]),
        ("gucc¥ d¥or ©hanel nike®", [("©hanel", "chanel")]),
        ("d14b3t35 d14b3t35x", [("d14b3t35", "diabetes")]),
        ("part v1a-6r4 and n1k-3r4", []),
        (
            "di(a)betes, bot()x, wo(men)s (d)iabetes (s)he",
            [("di(a)betes", "diabetes"), ("bot()x", "botox"), ("(d)iabetes", "diabetes")],
        ),
        ("die-a-beet-us or state-of-the-art", [("die-a-beet-us", "diabetes")]),
        ("gvcci", [("gvcci", "gucci")]),
        ("ro🔥lex 🔥 dia 🔥 betes", [("ro🔥lex", "rolex"), ("dia 🔥 betes", "diabetes")]),
        ("w8 loss, size w8, gr8 nike", [("w8 loss", "weight loss"), ("gr8", "great")]),
    ],
)
def test_what_is_read_as_a_name(written: str, found: list[tuple[str, str]]) -> None:
    """One change is seen through; an ordinary word, a footnote mark or a part number is not."""
    assert [(written[a:b], name) for a, b, name in respelled(written, TABLES)] == found


def test_the_letters_view_shows_the_name_and_leads_back_to_what_was_written() -> None:
    """The name's first letter stands for the first character written, its last for the last."""
    views = build_views("A Balanciagaa and GUC-CI bag", TABLES)
    assert views.letters is not None
    assert views.letters.text == "a balanciagaa and gucci bag"
    start = views.letters.text.index("gucci")
    assert views.folded_bounds(views.letters, start, start + 5) == (18, 24)


@given(st.sampled_from(sorted(name for name in NAMES if len(name) >= 7)), st.data())
def test_any_one_edit_of_a_long_name_keeps_its_place(name: str, data: st.DataObject) -> None:
    """However a long name is changed by one letter after the first, it is found where it stands, or it is a form of it."""
    at = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    kind = data.draw(st.sampled_from(["drop", "add", "change"]))
    written = name[:at] + ("" if kind == "drop" else letter) + name[at + (kind != "add") :]
    text = f"buy {written} now"
    found = list(respelled(text, TABLES))
    ordinary = (
        written in NAMES | TABLES.guarded_ordinary
        or written == name + "s"
        or written[:-1] == name[:-1]
        or len(written) < 6
    )
    assert found == [(4, 4 + len(written), name)] or ordinary or written + "s" == name


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(["gucc1", "g*cci", "guc", "ci", "-", " ", "*", "0zempic", "x", "\n", "国", "nike"]), max_size=12
    )
)
def test_places_are_ordered_and_lie_within_the_text(parts: list[str]) -> None:
    """Whatever stands side by side, places come in order, do not overlap, and map back."""
    text = "".join(parts)
    reach = 0
    for start, end, name in respelled(text, TABLES):
        assert reach <= start < end <= len(text)
        assert name in NAMES
        reach = end
    views = build_views(text, TABLES)
    if views.letters is not None:
        origin = views.letters.origin
        places = [int(origin[i]) for i in range(len(origin))]
        assert places == sorted(places)
        assert all(0 <= place < len(views.folded.text) for place in places)


def test_a_hostile_text_takes_linear_time() -> None:
    """A megabyte of near misses is read once."""
    text = "g*c*c! " * 20_000 + "*" * 200_000 + "gucc" * 50_000
    begin = time.perf_counter()
    list(respelled(text, TABLES))
    assert time.perf_counter() - begin < 5
