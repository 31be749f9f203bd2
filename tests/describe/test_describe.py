"""What a listing does not say about itself is filled in and marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listing_audit.describe.category import CategoryTerms, category_terms
from listing_audit.describe.describe import Defaults, describe, with_category
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.text.fold import FoldTables


def terms() -> CategoryTerms:
    groups = {"zh/categories#cosmetics": ("面霜",), "zh/categories#food_hint": ("美味",)}
    return category_terms(lambda ref: groups[ref], FoldTables())


def fields(*texts: str) -> tuple[TextField, ...]:
    return tuple(
        TextField(name, text) for name, text in zip(("title", "description", "bullets[0]"), texts, strict=False)
    )


def languages(listing: Listing) -> list[str | None]:
    return [field.language for field in listing.fields]


def test_language_and_jurisdiction_are_worked_out_and_marked():
    listing = Listing("1", fields("玻尿酸面霜", "SK-II"))
    assert describe(listing) == replace(
        listing,
        fields=(TextField("title", "玻尿酸面霜", language="zh"), TextField("description", "SK-II", language="zh")),
        language="zh",
        jurisdictions=("CN",),
        inferred=("language", "jurisdictions"),
    )


def test_what_is_given_is_kept_and_nothing_is_marked():
    listing = Listing("1", fields("玻尿酸面霜"), language="zh-CN", jurisdictions=("CN", "EU"))
    described = describe(listing, defaults=Defaults("en", ("US",), "jd", "food"))
    assert (described.language, described.jurisdictions, described.inferred) == ("zh-CN", ("CN", "EU"), ())
    assert languages(described) == ["zh-CN"]
    assert (described.marketplace, described.category) == ("jd", "food")


def test_defaults_are_not_marked_as_inferred():
    described = describe(Listing("1", fields("SK-II")), defaults=Defaults("zh", ("CN",)))
    assert (described.language, described.jurisdictions, described.inferred) == ("zh", ("CN",), ())


def test_bilingual_listings_are_described_field_by_field():
    described = describe(Listing("1", fields("玻尿酸面霜", "The best cream for your skin", "Set")))
    assert languages(described) == ["zh", "en", "en"]
    assert described.language == "en"


def test_the_language_of_a_field_that_has_one_is_kept():
    listing = Listing("1", (TextField("title", "The cream for you", language="nl"),))
    assert languages(describe(listing)) == ["nl"]


def test_bare_nouns_are_english_where_nothing_else_is_known():
    described = describe(Listing("1", fields("Steel Bottle")))
    assert (described.language, described.jurisdictions, languages(described)) == ("en", ("US",), ["en"])


def test_a_listing_without_words_has_no_language():
    described = describe(Listing("1", fields("123")))
    assert (described.language, languages(described), described.inferred) == (None, [None], ("jurisdictions",))


def test_marks_that_are_there_are_kept():
    assert describe(Listing("1", fields("玻尿酸面霜"), inferred=("id",))).inferred == (
        "id",
        "language",
        "jurisdictions",
    )


def test_the_category_is_worked_out_only_when_asked():
    listing = Listing("1", fields("玻尿酸面霜"))
    assert describe(listing).category is None
    described = describe(listing, category_terms=terms())
    assert (described.category, described.inferred) == ("cosmetics", ("language", "jurisdictions", "category"))


def test_a_given_category_is_never_overruled():
    assert describe(Listing("1", fields("玻尿酸面霜"), category="toy"), category_terms=terms()).category == "toy"


def test_a_doubtful_category_is_left_out():
    assert with_category(Listing("1", fields("美味")), terms()).category is None


def test_a_stated_language_is_believed_about_latin_letters() -> None:
    """A listing that says it is English stays English where a product name is German or letters are spelled out."""
    texts = ("Die Creme von der Frau und mit dem Mann", "Сurеs hераtitis")
    listing = Listing("1", tuple(TextField(f"bullets[{n}]", t) for n, t in enumerate(texts)), language="en")
    assert [field.language for field in describe(listing).fields] == ["en", "en"]
    assert [field.language for field in describe(replace(listing, language=None)).fields] == ["de", "ru"]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (PrivacyPolicy(text="隐私政策：我们收集您的姓名和电话。"), ("zh", ("CN",))),
        (PrivacyPolicy(html="<style>p{color:red}</style><h1>隐私政策</h1><p>我们收集您的姓名</p>"), ("zh", ("CN",))),
        (PrivacyPolicy(text="Privacy policy: we collect your name and the address of your device."), ("en", ("US",))),
        (PrivacyPolicy(url="https://shop.example/privacy"), (None, ("US",))),
    ],
)
def test_a_policy_that_stands_alone_speaks_for_itself(policy, expected):
    described = describe(Listing("1", privacy_policy=policy))
    assert (described.language, described.jurisdictions) == expected
