"""A privacy policy as given: plain text, HTML, or only an address."""

from __future__ import annotations

from listing_audit.values import frozen


@frozen
class PrivacyPolicy:
    """At least one of the three is set. An address alone is never opened by a scan."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
