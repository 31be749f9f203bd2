"""Quantities and unit prices: 500 g, 6 x 330 ml, 14.00 per kg, 9.9元/斤."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from listing_audit.values import frozen
from listing_audit.verify.price.claims import fold, number_of
from listing_audit.verify.price.money import rounded
from listing_audit.verify.price.words import CURRENCY, NUMBER

# unit: (dimension, how many of the dimension's base)
_UNITS: Final[dict[str, tuple[str, Decimal]]] = {
    name: (dimension, Decimal(size))
    for dimension, sizes in {
        "g": {"mg": "0.001", "g": "1", "gr": "1", "gram": "1", "grams": "1", "克": "1", "kg": "1000", "kilo": "1000", "kilogram": "1000",
              "公斤": "1000", "千克": "1000", "斤": "500", "市斤": "500", "两": "50", "dag": "10", "dkg": "10", "oz": "28.349523125",
              "lb": "453.59237", "lbs": "453.59237", "pound": "453.59237", "t": "1000000", "吨": "1000000"},
        "ml": {"ml": "1", "毫升": "1", "cl": "10", "dl": "100", "l": "1000", "ltr": "1000", "litre": "1000", "liter": "1000", "litres": "1000",
               "升": "1000", "fl oz": "29.5735295625"},
        "m": {"mm": "0.001", "cm": "0.01", "m": "1", "米": "1", "厘米": "0.01", "metre": "1", "meter": "1"},
        "m2": {"m2": "1", "m²": "1", "sqm": "1", "平方米": "1", "平米": "1"},
        "piece": dict.fromkeys(("piece", "pieces", "pc", "pcs", "stück", "stk", "st", "ks", "szt", "pz", "item", "unit", "each", "pack", "ea", "件", "个", "只", "包", "袋", "瓶", "盒", "片", "支", "条", "枚", "张", "pièce", "pieza", "ud", "stuk", "kpl", "wash", "tablet", "capsule", "sheet", "粒"), "1"),
    }.items()
    for name, size in sizes.items()
}  # fmt: skip
_UNIT: Final = "|".join(re.escape(name) for name in sorted(_UNITS, key=lambda name: -len(name)))
_QUANTITY: Final = re.compile(
    rf"(?:(?P<times>\d{{1,4}}) ?[x×*] ?)?(?P<n>\d{{1,6}}(?:[.,]\d{{1,3}})?)? ?(?P<unit>{_UNIT})(?![^\W\d_])(?: ?[x×*] ?(?P<more>\d{{1,4}})(?!\d))?"
)
_PRICE: Final = rf"(?:{CURRENCY} ?)?(?P<price>{NUMBER}) ?(?:{CURRENCY})?"
_PER: Final = re.compile(
    rf"{_PRICE} ?(?:/|per |pro |je |par |al |za |每|a )\s?(?P<n>\d{{1,4}}(?:[.,]\d{{1,3}})?)? ?(?P<unit>{_UNIT})(?![^\W\d_])"
)
# 每100g 3.50元: the quantity first. Only with a currency, or "pro 2 Stück 10 cm" would be one.
_EACH: Final = re.compile(
    rf"(?:每|(?<![^\W\d_])(?:per|pro|je) )(?P<n>\d{{1,4}}(?:[.,]\d{{1,3}})?)? ?(?P<unit>{_UNIT})(?![^\W\d_\u4e00-\u9fff])[ :：]{{0,2}}"
    rf"(?:(?P<price>{NUMBER}) ?{CURRENCY}|{CURRENCY} ?(?P<after>{NUMBER}))"
)
_EQUALS: Final = re.compile(rf"(?P<n>\d{{1,4}}(?:[.,]\d{{1,3}})?) ?(?P<unit>{_UNIT}) ?= ?{_PRICE}(?P<after>)")


@frozen
class Quantity:
    """An amount of goods in the base of its dimension: grams, millilitres, metres, pieces."""

    dimension: str
    size: Decimal


@frozen
class UnitPrice:
    """A price for a quantity, and where it stands in the text."""

    price: Decimal
    per: Quantity
    start: int = 0
    end: int = 0


def quantity_of(text: str | None) -> Quantity | None:
    """Return the quantity that a text such as `500 g`, `6 x 330 ml` or `kg` names."""
    match = _QUANTITY.fullmatch(fold(text).strip(" .")) if text else None
    if match is None:
        return None
    found = _quantity(match["n"], match["unit"])
    times = Decimal(match["times"] or 1) * Decimal(match["more"] or 1)
    return None if found is None else Quantity(found.dimension, found.size * times)


def _quantity(number: str | None, unit: str) -> Quantity | None:
    amount = Decimal((number or "1").replace(",", "."))
    dimension, size = _UNITS[unit]
    return Quantity(dimension, amount * size) if amount > 0 else None


def unit_prices(text: str) -> tuple[UnitPrice, ...]:
    """Return the unit prices that a folded text states."""
    found = []
    for pattern in (_PER, _EACH, _EQUALS):
        for match in pattern.finditer(text):
            written = match["price"] or match["after"]
            price, per = number_of(written), _quantity(match["n"], match["unit"])
            if price is not None and per is not None:
                found.append(UnitPrice(price, per, match.start(), match.end()))
    return tuple(found)


def follows(unit_price: UnitPrice, price: Decimal, bought: Quantity, currency: str) -> bool | None:
    """Return whether the unit price is the price divided by the quantity, in whole smallest units; None: not comparable."""
    if unit_price.per.dimension != bought.dimension or bought.size <= 0:
        return None
    return rounded(price * unit_price.per.size / bought.size, currency) == rounded(unit_price.price, currency)
