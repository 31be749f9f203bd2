"""JSON as bytes that every reader takes, whatever a listing holds."""

from __future__ import annotations

import json
import re

from listing_audit.model.findings import Detail

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode
# Line separators that some readers split lines at, controls that a terminal would obey, and marks that turn the
# reading direction or that nobody sees. They can only stand inside JSON texts, where an escape means the same.
_UNSAFE = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def json_bytes(value: Detail) -> bytes:
    """Return the value as one line of JSON in UTF-8, without the line's end.

    A lone surrogate, which UTF-8 cannot hold, becomes the JSON escape of the same name, so that a reader gets back
    exactly the text that was audited.
    """
    text = _encode(value)
    if _UNSAFE.search(text):
        text = _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
    # `backslashreplace` writes a lone surrogate as \udXXX, which is what JSON calls it.
    return text.encode("utf-8", "backslashreplace")
