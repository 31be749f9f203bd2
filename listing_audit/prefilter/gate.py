"""What else must stand round a literal for its pattern to match: asked before the pattern runs.

The automaton finds one literal of a pattern; most of the time the rest of the pattern is nowhere near. Looking for the
other literals costs a hundredth of running the pattern, and the pattern need not even be compiled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from listing_audit.prefilter.literals import DIGIT, EDGE, longest_look, longest_match, required_sets
from listing_audit.values import frozen

# Looking for more literals than this costs as much as running the pattern.
_MAX_LOOKED_FOR = 400


@frozen
class Gate:
    """What a match of one pattern needs: one literal of each set of at least one alternative.

    `reach` is the longest match in code points of the folded view, `look` how far behind one the pattern looks. The
    literals are spelled as the sounded view has them. `marked` are the same with `EDGE` where the edge of a word is asked
    for, and with sets that hold any `DIGIT` or are too large to be looked for one by one.
    """

    reach: int
    look: int
    alternatives: tuple[tuple[tuple[str, ...], ...], ...]
    marked: tuple[tuple[tuple[str, ...], ...], ...]

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


def is_companion(literals: Sequence[str]) -> bool:
    """Return whether a set of literals is worth finding in whole batches, for `prefilter.companions`.

    Latin text holds one or two letters everywhere, if they need not be a word.
    """
    return all(not text.isascii() or len(text) > 2 or not text.isalpha() for text in literals)


def core_of(literal: str, fold: Callable[[str], str], stays: Callable[[str], bool]) -> str:
    """Return a literal as the sounded view shows it, `EDGE` kept where it is asked for.

    Without characters at its ends that the view may drop between Han characters; where one stood the word ends too.
    """
    if literal == DIGIT:
        return literal
    left, right = literal.startswith(EDGE), literal.endswith(EDGE)
    folded = fold(literal.replace(EDGE, ""))
    start, end = 0, len(folded)
    while start < end and not stays(folded[start]):
        start += 1
    while end > start and not stays(folded[end - 1]):
        end -= 1
    core = folded[start:end]
    if not core.isascii():
        return core
    left = (left or start > 0) and core[:1].isalnum()
    right = (right or end < len(folded)) and core[-1:].isalnum()
    return EDGE * left + core + EDGE * right


def write_gate(pattern: str, core: Callable[[str], str]) -> str:
    """Return the gate of a pattern as one line of text. `core` spells a literal as `core_of` does."""
    alternatives = []
    for sets in required_sets(pattern):
        cores = [set(map(core, literals)) for literals in sets]
        useful = sorted((c for c in cores if "" not in c), key=len)
        alternatives.append("\t".join("\v".join(sorted(c)) for c in useful))
    return f"{longest_match(pattern)} {longest_look(pattern)}\f" + "\f".join(alternatives)


def read_gate(line: str) -> Gate:
    """Return the gate that `write_gate` wrote."""
    widths, *alternatives = line.split("\f")
    reach, look = widths.split()
    marked = _sets(alternatives)
    plain = _sets([text.replace(EDGE, "") for text in alternatives])
    return Gate(int(reach), int(look), tuple(tuple(filter(_is_looked_for, sets)) for sets in plain), marked)


def _is_looked_for(literals: Sequence[str]) -> bool:
    return DIGIT not in literals and len(literals) <= _MAX_LOOKED_FOR


def _sets(alternatives: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
    return tuple(tuple(tuple(s.split("\v")) for s in sets.split("\t")) if sets else () for sets in alternatives)
