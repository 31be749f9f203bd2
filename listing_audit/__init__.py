"""Compliance scanner for product listings. The Python face is `listing_audit.api.Scanner`."""

__version__ = "0.1.0"
