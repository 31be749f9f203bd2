"""A text in both languages of the interface."""

from __future__ import annotations

from listing_audit.values import frozen


@frozen
class Bilingual:
    """A text in both languages of the interface."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """Return the Chinese text for `zh`, the English one for anything else."""
        return self.zh if language == "zh" else self.en
