"""What else must stand round a literal for its pattern to match: asked before the pattern runs.

The automaton finds one literal of a pattern; most of the time the rest of the pattern is nowhere near. Looking for the
other literals costs a hundredth of running the pattern, and the pattern need not even be compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from listing_audit.prefilter.literals import longest_match, required_sets

# Looking for more literals than this costs as much as running the pattern.
_MAX_LOOKED_FOR = 120


@dataclass(frozen=True, slots=True)
class Gate:
    """What a match of one pattern needs: one literal of each set of at least one alternative.

    `reach` is the longest match in code points of the folded view. The literals are spelled as the sounded view has
    them.
    """

    reach: int
    alternatives: tuple[tuple[tuple[str, ...], ...], ...]

    def may_match(self, text: str) -> bool:
        """Return False when no match of the pattern lies within the text, a stretch of the sounded or letters view."""
        for sets in self.alternatives:
            for literals in sets:
                for literal in literals:
                    if literal in text:
                        break
                else:
                    break
            else:
                return True
        return False


def write_gate(pattern: str, core: Callable[[str], str]) -> str:
    """Return the gate of a pattern as one line of text. `core` spells a literal as the sounded view shows it."""
    alternatives = []
    for sets in required_sets(pattern):
        cores = [{core(literal) for literal in literals} for literals in sets]
        useful = sorted((c for c in cores if "" not in c and len(c) <= _MAX_LOOKED_FOR), key=len)
        alternatives.append("\t".join("\v".join(sorted(c)) for c in useful))
    return f"{longest_match(pattern)}\f" + "\f".join(alternatives)


def read_gate(line: str) -> Gate:
    """Return the gate that `write_gate` wrote."""
    reach, *alternatives = line.split("\f")
    return Gate(
        int(reach),
        tuple(tuple(tuple(s.split("\v")) for s in sets.split("\t")) if sets else () for sets in alternatives),
    )
