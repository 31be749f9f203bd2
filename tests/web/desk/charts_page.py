"""Reads the numbers of the dashboard out of its page."""

from __future__ import annotations

import re


def figures(page: str) -> dict[str, str]:
    """The tiles of the dashboard: label to figure."""
    return dict(re.findall(r'class="label">([^<]+)</span><span class="figure">([^<]+)</span>', page))
