"""A pack is a folder of rules with a `pack.yaml` that says its name, its version and what its rules may be about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from listing_audit import strict_yaml
from listing_audit.errors import Problem
from listing_audit.model.scope import JURISDICTIONS, MARKETPLACES, lineage
from listing_audit.model.topics import TOPICS
from listing_audit.rules import schema_values as v
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Rule
from listing_audit.rules.rule_set import Pack
from listing_audit.values import frozen

PACK_FILE = "pack.yaml"

_KEYS = ("name", "version", "title", "prefix", "jurisdictions", "marketplaces")
_PREFIX = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@frozen
class PackTerms:
    """A pack and what its rules must keep to. Empty tuples and a None prefix ask nothing."""

    pack: Pack
    prefix: str | None = None
    jurisdictions: tuple[str, ...] = ()
    marketplaces: tuple[str, ...] = ()
    named: bool = True  # False: there is no `pack.yaml`, and folders may be arranged as one likes


def read_pack(file: Path, relative_folder: str, shown_as: str) -> tuple[PackTerms, tuple[Problem, ...]]:
    """Return the pack described by a `pack.yaml`, and every problem of that file."""
    node, problems = strict_yaml.read(file, shown_as)
    found = v.Found(shown_as, list(problems))
    if node is None:
        return nameless_pack(file.parent.name, relative_folder), tuple(found.problems)
    top = v.block(node, "", _KEYS, found)
    prefix = v.text(top, "prefix")
    if prefix is not None and not _PREFIX.fullmatch(prefix):
        top.add("prefix", f'"{prefix}": write small letters, digits and hyphens, without a hyphen at the end')
    terms = PackTerms(
        Pack(
            name=v.required_text(top, "name"),
            version=v.required_text(top, "version"),
            title=v.required_bilingual(top, "title"),
            path=relative_folder,
        ),
        prefix,
        v.any_or_choices(top, "jurisdictions", JURISDICTIONS, "jurisdiction"),
        v.any_or_choices(top, "marketplaces", MARKETPLACES, "marketplace"),
    )
    return terms, tuple(found.problems)


def nameless_pack(folder_name: str, relative_folder: str = "") -> PackTerms:
    """Return the pack of a folder that has no `pack.yaml`: it is called after the folder and asks nothing."""
    return PackTerms(Pack(folder_name, "0", Bilingual(folder_name, folder_name), relative_folder), named=False)


def pack_problems(rule: Rule, terms: PackTerms, folders: Sequence[str]) -> tuple[str, ...]:
    """Return what in a rule disagrees with its pack and its folders (those between the pack and the file)."""
    problems: list[str] = []
    if terms.prefix and not rule.id.replace("_", "-").startswith(f"{terms.prefix}-"):
        problems.append(f'id "{rule.id}" must begin with "{terms.prefix}-", the prefix of pack {terms.pack.name}')
    if folders and folders[0] in TOPICS and folders[0] != rule.topic:
        problems.append(f'topic is {rule.topic}, but the file lies in the folder "{folders[0]}"')
    elif terms.named and folders and folders[0] not in TOPICS:
        problems.append(f'the folder "{folders[0]}" is no topic{v.did_you_mean(folders[0], TOPICS)}')
    if terms.jurisdictions:
        if not rule.applies.jurisdictions:
            problems.append(f"pack {terms.pack.name} is for {', '.join(terms.jurisdictions)}; name the jurisdictions")
        for place in rule.applies.jurisdictions:
            if not set(lineage(place)) & set(terms.jurisdictions):
                problems.append(f"pack {terms.pack.name} is for {', '.join(terms.jurisdictions)}, not for {place}")
    if terms.marketplaces and not set(rule.applies.marketplaces) & set(terms.marketplaces):
        problems.append(f"pack {terms.pack.name} is for {', '.join(terms.marketplaces)}; name the marketplaces")
    return tuple(problems)


def folder_of(relative: str) -> str:
    """Return the folder part of a path written with slashes; the empty text at the top."""
    parent = str(PurePosixPath(relative).parent)
    return "" if parent == "." else parent
