"""The numbers of the laws and the options of the member states, by the day whose law is asked for (`law.toml`)."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Any, Final, Literal

from listing_audit.values import frozen

Progressive = Literal["yes", "no", "unknown"]
Perishable = Literal[
    "exempt",
    "exempt_if_marked",
    "exempt_if_spoiling",
    "price_directly_before",
    "price_before_first_reduction",
    "unknown",
]
NewGoods = Literal["low_since_first_offer", "excepted", "low_since_first_offer_if_period_stated", "unknown"]

_FILE: Final = "law.toml"


@frozen
class StateOption:
    """How a member state used its options, and the text that says so."""

    state: str
    source: str
    progressive: Progressive = "unknown"
    perishable: Perishable = "unknown"
    new_goods: NewGoods = "unknown"
    progressive_months: int | None = None
    progressive_days: int | None = None
    rrp_percent_contested: bool = False
    others_prices_outside: bool = False
    launch_prices_outside: bool = False


@lru_cache(maxsize=1)
def _tables() -> dict[str, list[dict[str, Any]]]:
    text = resources.files(__package__ or "listing_audit.verify.price").joinpath(_FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=64)
def number(law: str, name: str, as_of: date) -> int:
    """Return a number of a law (`CN`, `EU`, `GB`, `US`) on a day; before the first entry the oldest one serves."""
    entries = _tables()[law]
    chosen = next((entry for entry in reversed(entries) if _holds(entry, as_of)), entries[0])
    return int(chosen[name])


@lru_cache(maxsize=128)
def state_option(state: str, as_of: date) -> StateOption:
    """Return a state's options on a day. A state that nobody has checked (and `EU` itself) has every option unknown."""
    for entry in reversed(_tables()["states"]):
        if entry["state"] == state and _holds(entry, as_of):
            given = {name: content for name, content in entry.items() if name not in ("from", "until")}
            return StateOption(**given)
    return StateOption(state, "Directive 98/6/EC Art. 6a")


def _holds(entry: dict[str, Any], as_of: date) -> bool:
    until = entry.get("until")
    return bool(entry["from"] <= as_of and (until is None or as_of < until))
