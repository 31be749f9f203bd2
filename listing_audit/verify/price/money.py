"""Amounts: what a cut is, when a claim overstates it, and what the smallest unit of a currency is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

HUNDRED: Final = Decimal(100)
# How far a claim may exceed the real cut: half a percentage point, for amounts half a percent of the base.
TOLERANCE_POINTS: Final = Decimal("0.5")

_MINOR_DIGITS: Final = {
    **dict.fromkeys(("JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"), 0),
    **dict.fromkeys(("KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"), 3),
}
# Stored in place of a price when there is none; see also `is_sentinel`.
_SENTINELS: Final = frozenset(Decimal(text) for text in ("0.01", "99999", "99999.99", "999999", "999999.99"))


def smallest_unit(currency: str) -> Decimal:
    """Return 0.01 for most currencies, 1 for yen and won, 0.001 for dinars."""
    return Decimal(1).scaleb(-_MINOR_DIGITS.get(currency, 2))


def rounded(amount: Decimal, currency: str) -> Decimal:
    """Return the amount in whole smallest units, halves up."""
    return amount.quantize(smallest_unit(currency), ROUND_HALF_UP)


def is_sentinel(price: Decimal) -> bool:
    """Return whether a stored number stands for "not offered": nothing, minus one, a cent, all nines."""
    return price <= 0 or price in _SENTINELS


def cut_percent(base: Decimal, price: Decimal) -> Decimal:
    """Return by how many percent the price lies below the base, unrounded. The base must be above zero."""
    return (base - price) / base * HUNDRED


def overstates_percent(claimed: Decimal, base: Decimal, price: Decimal) -> bool:
    """Return whether the claimed percentage exceeds the real cut by more than the tolerance; exactly it is not."""
    return base > 0 and claimed > cut_percent(base, price) + TOLERANCE_POINTS


def overstates_amount(claimed: Decimal, base: Decimal, price: Decimal) -> bool:
    """Return whether the claimed amount exceeds the real cut by more than half a percent of the base."""
    return base > 0 and claimed > base - price + base * TOLERANCE_POINTS / HUNDRED


def common_price(prices: tuple[Decimal, ...]) -> Decimal | None:
    """Return the highest price that at least half of the sellers charge or exceed; None for fewer than two."""
    if len(prices) < 2:
        return None
    return sorted(prices, reverse=True)[(len(prices) + 1) // 2 - 1]


def plain(amount: Decimal) -> str:
    """Return the amount as digits, never with an exponent."""
    return f"{amount:f}"
