"""One privacy policy held against the law of every place asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from listing_audit.api import Scanner
from listing_audit.model.checklist import Checklist

# The longest policies of large companies; every place is read for itself.
MAX_POLICY_CHARS: Final = 150_000
MAX_PLACES: Final = 6


def policy_checked(
    scanner: Scanner, text: str, places: Sequence[str], *, name: str = "policy", is_html: bool | None = None
) -> Checklist:
    """Return the checklist of a policy. Without places Chinese law is asked of a Chinese text, EU law of another."""
    from listing_audit.rules.select import select
    from listing_audit.verify.policy.checklist import checklist

    where = tuple(dict.fromkeys(places)) or (_usual(text),)
    chosen = select(scanner.library, as_of=scanner.as_of, jurisdictions=where)
    return checklist(
        text,
        chosen.rules,
        jurisdictions=where,
        document=name,
        is_html=is_html,
        language=scanner.language,
        simplify=dict(scanner.library.tables.traditional),
        as_of=scanner.as_of.isoformat(),
        rule_set=chosen.digest,
    )


def policy_text(data: bytes) -> str:
    """Return the text of a file, in whatever of the usual encodings it is."""
    from listing_audit.ingest.decode import sniff_encoding

    encoding = sniff_encoding(data, True)
    return data[encoding.bom :].decode(encoding.codec, errors="replace")


def _usual(text: str) -> str:
    head = text[:20_000]
    han = sum(1 for char in head if "\u4e00" <= char <= "\u9fff")
    return "CN" if han > 200 or han * 4 > len(head) else "EU"
