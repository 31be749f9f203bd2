"""The pre-check form: what stands in it, the listing it makes, and where a field's text stands in its boxes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from listing_audit.ingest.canonical_record import canonical_record
from listing_audit.ingest.draft import attribute_name
from listing_audit.model.listing import Listing
from listing_audit.model.scope import field_family

TEXT_BOXES: Final = ("title", "subtitle", "bullets", "description", "attributes", "policy")
_PLAIN: Final = ("title", "subtitle", "description", "brand", "category", "marketplace")
_PRICES: Final = ("price", "reference_price", "reference_label", "currency")
_ATTRIBUTE: Final = re.compile(r"[ \t]*([^:：\n]{1,80})[:：][ \t]*(?=\S)")


@dataclass(frozen=True, slots=True)
class CheckForm:
    """The boxes as typed. Bullets are one a line, attributes `name: text` a line; `more` is JSON with further keys."""

    title: str = ""
    subtitle: str = ""
    bullets: str = ""
    description: str = ""
    attributes: str = ""
    brand: str = ""
    category: str = ""
    marketplace: str = ""
    jurisdictions: tuple[str, ...] = ()
    price: str = ""
    reference_price: str = ""
    reference_label: str = ""
    currency: str = ""
    policy: str = ""
    more: str = ""
    complete: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to check."""
        return not any(getattr(self, box).strip() for box in (*TEXT_BOXES, "price", "reference_price", "more"))


@dataclass(frozen=True, slots=True)
class BadJson(Exception):
    """The box for further keys does not hold a JSON object."""

    reason: str = field(default="")


def form_of_fields(values: Mapping[str, str], places: tuple[str, ...]) -> CheckForm:
    """Return the form as it was sent. Browsers send line ends as CR LF; the boxes count them as one character."""
    texts = {
        name: values.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
        for name in CheckForm.__dataclass_fields__
        if name not in ("jurisdictions", "complete")
    }
    return CheckForm(**texts, jurisdictions=places, complete=values.get("complete") == "on")


def record_of(form: CheckForm) -> dict[str, Any]:
    """Return the canonical record of what was typed. Raises BadJson for the box of further keys."""
    record: dict[str, Any] = _further(form.more)
    for name in (*_PLAIN, *_PRICES):
        if getattr(form, name).strip():
            record[name] = getattr(form, name)
    if form.bullets.strip():
        # Blank lines keep their place, so that a finding's bullet is the line's number.
        record["bullets"] = form.bullets.split("\n")
    named: dict[str, Any] = {}
    for name, text, _ in _attribute_lines(form.attributes):
        earlier = named.get(name)
        named[name] = text if earlier is None else [*(earlier if isinstance(earlier, list) else [earlier]), text]
    if named:
        own = record.get("attributes")
        record["attributes"] = {**own, **named} if isinstance(own, dict) else named
    if form.jurisdictions:
        record["jurisdictions"] = list(form.jurisdictions)
    if form.policy.strip():
        record["privacy_policy"] = form.policy.strip() if _is_address(form.policy) else {"text": form.policy}
    record["complete"] = form.complete
    return record


def _is_address(text: str) -> bool:
    return re.fullmatch(r"\s*https?://\S+\s*", text) is not None


def _further(text: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadJson(str(error)) from error
    if not isinstance(value, dict):
        raise BadJson("{…}")
    return value


def _attribute_lines(text: str) -> list[tuple[str, str, int]]:
    """The name and text of each line, and where the text begins. A line without a name is an attribute `other`."""
    found = []
    at = 0
    for line in text.split("\n"):
        name = _ATTRIBUTE.match(line)
        if name:
            found.append((name[1].strip(), line[name.end() :], at + name.end()))
        elif line.strip():
            found.append(("other", line, at))
        at += len(line) + 1
    return found


def form_of_listing(listing: Listing) -> CheckForm:
    """Return the form that describes a listing that was read; what has no box of its own stands in `more`, as JSON."""
    record: dict[str, Any] = dict(canonical_record(listing))
    form = CheckForm(
        **{name: str(record.pop(name, "")) for name in _PLAIN},
        bullets="\n".join(str(line).replace("\n", " ") for line in record.pop("bullets", [])),
        jurisdictions=tuple(record.pop("jurisdictions", [])),
        complete=record.pop("complete", True) is not False,
    )
    attributes = record.pop("attributes", {})
    lines = [
        f"{name}: {text}"
        for name, text in attributes.items()
        if "\n" not in text and _ATTRIBUTE.match(f"{name}: {text}")
    ]
    kept = {name: text for name, text in attributes.items() if f"{name}: {text}" not in lines}
    policy = record.get("privacy_policy")
    if isinstance(policy, dict) and set(policy) == {"text"}:
        form = replace(form, policy=str(record.pop("privacy_policy")["text"]))
    if kept:
        record["attributes"] = kept
    if "id" in listing.inferred:
        record.pop("id", None)
    more = json.dumps(record, ensure_ascii=False, indent=1) if record else ""
    return replace(form, attributes="\n".join(lines), more=more)


def place_in_form(form: CheckForm, name: str, text: str) -> tuple[str, int] | None:
    """Return the box that holds a field's text and where in it the text begins, in code points; None for none."""
    family = field_family(name)
    if family in ("title", "subtitle", "description") and getattr(form, family) == text:
        return family, 0
    if family == "privacy_policy" and form.policy == text:
        return "policy", 0
    if family == "bullets":
        lines = form.bullets.split("\n")
        number = int(name[8:-1]) if name[8:-1].isdecimal() else len(lines)
        if number < len(lines) and lines[number] == text:
            return "bullets", sum(len(line) + 1 for line in lines[:number])
    if family == "attributes":
        for label, written, at in _attribute_lines(form.attributes):
            if written == text and name.partition("[")[0] == attribute_name(label):
                return "attributes", at
    return None
