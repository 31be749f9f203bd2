"""What a user of the desk can be told, as errors that a page or an API maps to its own answers."""

from __future__ import annotations

from listing_audit.errors import ListingAuditError


class NotFound(ListingAuditError):
    """There is no such thing, or not for this user."""


class NotAllowed(ListingAuditError):
    """The user's role, or the rule of two persons, forbids it."""


class Conflict(ListingAuditError):
    """Somebody else was faster; read again and decide again."""


class Invalid(ListingAuditError):
    """What was given cannot be; the message says which part and what would be right."""
