"""Measures the gaps told in whole privacy policies that were written, with their gaps, for this project.

    python -m benchmarks.written_policies [--language zh] [--wrong]

The policies are `fixtures/written_policies/<language>.jsonl`: an invented shop's text, the regime it is held to, and what it
discloses clearly, vaguely, not at all, or against itself. A code that is in none of these lists is one on which careful readers
may differ, and is not counted. All of them have been read while the reading of policies was mended, so that the figures say
whether something was lost, and nothing of policies that nobody has read. `--wrong` prints what is told wrongly.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read

POLICIES: Final = Path(__file__).parent.parent / "fixtures" / "written_policies"
LANGUAGES: Final = ("zh", "en")
STATES: Final = ("missing", "vague", "contradiction")


@dataclass(slots=True)
class Tally:
    """What is told and right, told and wrong (`extra`), and not told (`lost`), each as "id code"."""

    right: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right ones of those told; 1 if nothing is told."""
        told = len(self.right) + len(self.extra)
        return len(self.right) / told if told else 1.0

    @property
    def recall(self) -> float:
        """Right ones of those there are; 1 if there are none."""
        there = len(self.right) + len(self.lost)
        return len(self.right) / there if there else 1.0


def written(language: str) -> Iterator[dict[str, Any]]:
    """Yield the policies of a language with `id`, `regime`, `text`, `expect` (lists of codes by state) and `why`."""
    for line in (POLICIES / f"{language}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def tally(language: str) -> dict[str, Tally]:
    """Return what is told of the policies of a language, by state."""
    out = {state: Tally() for state in STATES}
    for policy in written(language):
        told = grades(read(read_policy(policy["text"], is_html=None)), policy["regime"])
        labelled = {code for codes in policy["expect"].values() for code in codes}
        for state, one in out.items():
            there = set(policy["expect"][state])
            found = {code for code, grade in told.items() if grade.state == state}
            if state != "contradiction":
                found &= labelled
            one.right += [f"{policy['id']} {code}" for code in sorted(found & there)]
            one.extra += [f"{policy['id']} {code}" for code in sorted(found - there)]
            one.lost += [f"{policy['id']} {code}" for code in sorted(there - found)]
    return out


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", choices=LANGUAGES, action="append", help="only this one")
    parser.add_argument("--wrong", action="store_true", help="print what is told wrongly, and what is not told")
    chosen = parser.parse_args()
    for name in chosen.language or LANGUAGES:
        print(f"## {name}")
        for state, one in tally(name).items():
            there = len(one.right) + len(one.lost)
            print(f"  {state:14} precision {one.precision:.3f}  recall {one.recall:.3f}  of {there}")
            if chosen.wrong:
                print("".join(f"    told: {each}\n" for each in one.extra), end="")
                print("".join(f"    not told: {each}\n" for each in one.lost), end="")
