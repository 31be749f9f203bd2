"""What stands together, for whole batches."""

from __future__ import annotations

from listing_audit.prefilter.companions import PLANES_OF_DIGITS


def test_no_digits_stand_beyond_the_planes_that_are_looked_at() -> None:
    """Digits of a script that a later Unicode puts elsewhere would be missed, and with them matches of `\\d`."""
    assert not any(chr(code).isdecimal() for code in range(PLANES_OF_DIGITS.stop, 0x110000))
