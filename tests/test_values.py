"""Frozen values behave as dataclasses do, whoever asks."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from dataclasses import FrozenInstanceError, dataclass, field
from typing import ClassVar

import pytest

from listing_audit.values import frozen, holder, late


@frozen
class Price:
    """A value with every kind of field that is supported."""

    amount: int
    currency: str = "CNY"
    notes: list[str] = field(default_factory=list)
    hidden: int = field(default=0, repr=False)

    @property
    def label(self) -> str:
        return f"{self.amount} {self.currency}"


@frozen
class Offer(Price):
    shop: str = "corner"


@frozen
class Nothing:
    """A value without fields."""


@dataclass(frozen=True, slots=True)
class Plain:
    amount: int
    currency: str = "CNY"
    notes: list[str] = field(default_factory=list)
    hidden: int = field(default=0, repr=False)


def test_it_looks_like_the_dataclass_it_stands_for() -> None:
    ours, theirs = Price(3, notes=["a"]), Plain(3, notes=["a"])
    assert repr(ours) == repr(theirs).replace("Plain", "Price")
    assert [f.name for f in dataclasses.fields(ours)] == [f.name for f in dataclasses.fields(theirs)]
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert dataclasses.is_dataclass(Price)
    assert Price.__match_args__ == Plain.__match_args__
    assert not hasattr(ours, "__dict__")
    assert ours.label == "3 CNY"


def test_equal_fields_make_equal_values_of_one_class() -> None:
    assert Price(3) == Price(3, "CNY")
    assert Price(3) != Price(4)
    assert Price(3) != Plain(3)
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert Price(1).notes is not Price(1).notes


def test_a_subclass_has_the_fields_of_both() -> None:
    offer = Offer(3, shop="market")
    assert (offer.amount, offer.currency, offer.shop) == (3, "CNY", "market")
    assert offer != Price(3)


def test_nothing_can_be_set_or_deleted() -> None:
    price = Price(3)
    with pytest.raises(FrozenInstanceError, match="amount"):
        price.amount = 4  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="amount"):
        del price.amount


def test_replacing_pickling_and_copying_keep_the_fields() -> None:
    price = Price(3, notes=["x"])
    assert dataclasses.replace(price, amount=5) == Price(5, notes=["x"])
    assert pickle.loads(pickle.dumps(price)) == price
    assert copy.deepcopy(price) == price


def test_wrong_arguments_are_refused_as_for_any_function() -> None:
    for wrong in (lambda: Price(), lambda: Price(1, nothing=2), lambda: Price(1, amount=2)):  # type: ignore[call-arg,misc]
        with pytest.raises(TypeError):
            wrong()


def test_what_is_no_plain_case_is_refused_when_the_class_is_made() -> None:
    with pytest.raises(TypeError, match="ClassVar"):

        @frozen
        class Counted:
            count: ClassVar[int] = 0

    with pytest.raises(ValueError, match="mutable"):

        @frozen
        class Shared:
            items: list[int] = []  # noqa: RUF012

    with pytest.raises(TypeError, match="__post_init__"):

        @frozen
        class Checked:
            a: int

            def __post_init__(self) -> None: ...


def test_the_first_values_are_made_as_the_later_ones() -> None:
    """Whether fields are set one by one or by a function that was written, values and complaints are the same."""

    @frozen
    class Line:
        text: str
        count: int = 1
        notes: list[str] = field(default_factory=list)

    lines = [Line("a", count=2) for _ in range(20)]
    assert len({repr(line) for line in lines}) == 1
    assert lines[0] == lines[-1] == Line(count=2, text="a", notes=[])
    assert lines[0].notes is not lines[1].notes
    for later in range(3):
        for wrong in (((), {}), (("a", 1, [], 4), {}), (("a",), {"text": "b"}), (("a",), {"size": 3})):
            with pytest.raises(TypeError):
                Line(*wrong[0], **wrong[1])  # type: ignore[arg-type]
        assert Line("a", later).count == later


@holder
class Basket:
    """What fills up."""

    owner: str
    goods: list[str] = field(default_factory=list)


def test_a_holder_equals_itself_alone_and_fills_up() -> None:
    """Two with the same content are two."""
    basket = Basket("a")
    basket.goods.append("tea")
    basket.owner = "b"
    assert (basket == Basket("b", ["tea"])) is False
    assert basket in {basket}
    assert repr(basket) == "Basket(owner='b', goods=['tea'])"
    assert pickle.loads(pickle.dumps(basket)).goods == ["tea"]
    with pytest.raises(AttributeError):
        basket.colour = "red"  # type: ignore[attr-defined]


def test_a_late_pattern_behaves_as_the_compiled_one() -> None:
    """It is compiled with the first question, and answers as `re` does."""
    pattern = late("[Ａ-Ｚ]+", re.IGNORECASE)
    assert "search" not in vars(pattern)
    found = pattern.search("xx ＡＢ")
    assert found is not None
    assert found.span() == (3, 5)
    assert pattern.sub("-", "ａ ＡＢ") == "- -"
    assert pattern.pattern == "[Ａ-Ｚ]+"
